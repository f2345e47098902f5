/* Places: libyaml's marks count lines and columns from 0, and all in characters; spans count from 1. */
#include "document_priv.h"

struct cj_span cj_reading_span(const struct cj_reading *reading, yaml_mark_t start, yaml_mark_t end)
{
    return (struct cj_span){
        .source = cj_source_index(reading->source),
        .line = (uint32_t)start.line + 1, .col = (uint32_t)start.column + 1,
        .end_line = (uint32_t)end.line + 1, .end_col = (uint32_t)end.column + 1,
    };
}

/* Steps from the place that was asked for last: looking each up from the beginning would be quadratic. */
size_t cj_reading_byte(struct cj_reading *reading, yaml_mark_t mark)
{
    const char *s = reading->bytes + reading->cursor_byte, *end = reading->bytes + reading->len;

    for (; reading->cursor_char < mark.index && s < end; reading->cursor_char++)
        s = g_utf8_next_char(s);
    for (; reading->cursor_char > mark.index; reading->cursor_char--)
        s = g_utf8_prev_char(s);
    reading->cursor_byte = (size_t)(s - reading->bytes);
    return reading->cursor_byte;
}

struct cj_span cj_reading_span_at(const struct cj_reading *reading, size_t byte, uint32_t count)
{
    struct cj_span span = { .source = cj_source_index(reading->source) };

    cj_source_locate(reading->source, byte, &span.line, &span.col);
    span.end_line = span.line;
    span.end_col = span.col + count;
    return span;
}
