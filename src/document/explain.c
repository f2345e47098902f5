/* What libyaml could not read, in plain words.
 *
 * libyaml tells the grammar's side: "while parsing a block mapping, did not find expected key". The person needs to know what
 * they typed and what to type instead. Each problem of libyaml has a row with the functions that may know better, asked in
 * turn; the first that recognises the case speaks. The rows are in explain_blocks.c (indentation, colons, dashes),
 * explain_flow.c (quotes, brackets) and explain_characters.c; what nobody knows is told here. */
#include <string.h>

#include "explain_priv.h"

/* One character. libyaml ends a file without a last line break with one; that place is the end of the last line. */
struct cj_span cj_at_mark(const struct cj_trouble *trouble, yaml_mark_t mark)
{
    struct cj_span span = cj_reading_span(trouble->reading, mark, mark);
    size_t len;

    if (!cj_source_line(trouble->reading->source, span.line, &len))
        return cj_reading_span_at(trouble->reading, trouble->reading->len, 1);
    span.end_col++;
    return span;
}

struct cj_span cj_at_problem(const struct cj_trouble *trouble)
{
    return cj_at_mark(trouble, trouble->yaml->problem_mark);
}

struct cj_span cj_at_context(const struct cj_trouble *trouble)
{
    return cj_at_mark(trouble, trouble->yaml->context_mark);
}

struct cj_span cj_at_content(const struct cj_trouble *trouble, const struct cj_line *line)
{
    return cj_line_span(trouble->reading, line, line->content, line->end);
}

static bool odd_space_in(const struct cj_trouble *trouble, const struct cj_line *line)
{
    const char *s = line->content;

    while (s < line->end && (guchar)*s >= 0x80 && g_unichar_type(g_utf8_get_char(s)) == G_UNICODE_SPACE_SEPARATOR)
        s = g_utf8_next_char(s);
    if (s == line->content)
        return false;

    struct cj_diag *diag = SAY(trouble, ODD_SPACE, cj_line_span(trouble->reading, line, line->content, s),
                               "this looks like a space but is another character (U+%04X)",
                               (unsigned)g_utf8_get_char(line->content));

    HINT(trouble, diag, "replace it by spaces; it often comes along when text is copied from a web page");
    return true;
}

static bool odd_space(const struct cj_trouble *trouble)
{
    return odd_space_in(trouble, &trouble->line) || odd_space_in(trouble, &trouble->context);
}

static bool bullet_in(const struct cj_trouble *trouble, const struct cj_line *line)
{
    bool certain;
    const char *text = cj_line_after_bullet(line->content, line->end, &certain);

    if (text)
        cj_say_bullet(trouble->reading,
                      cj_line_span(trouble->reading, line, line->content, g_utf8_next_char(line->content)), text, line->end);
    return text;
}

/* The line that has no place, or the one before it that was to have a colon. */
static bool bullet(const struct cj_trouble *trouble)
{
    return bullet_in(trouble, &trouble->context) || bullet_in(trouble, &trouble->line);
}

static void unreadable(const struct cj_trouble *trouble)
{
    yaml_mark_t from = trouble->yaml->context_mark, to = trouble->yaml->problem_mark;
    struct cj_diag *diag = SAY(trouble, UNREADABLE, cj_at_problem(trouble), "this can't be read");

    if (trouble->yaml->context && (from.line != to.line || from.column != to.column))
        ALSO(trouble, diag, cj_at_context(trouble), "while reading what begins here");
    HINT(trouble, diag, "compare it with the lines above: is each key followed by a colon and a space, are quotes and "
                        "brackets closed? When in doubt, put the text between double quotes");
}

static bool is_row(const struct cj_explain_row *row, const yaml_parser_t *yaml)
{
    return (!row->context || (yaml->context && strcmp(row->context, yaml->context) == 0))
        && (!row->problem || strcmp(row->problem, yaml->problem) == 0);
}

/* True if somebody spoke. */
static bool ask_rows(const struct cj_explain_row *row, const struct cj_trouble *trouble)
{
    for (; row->ask[0]; row++) {
        if (!is_row(row, trouble->yaml))
            continue;
        for (size_t i = 0; i < G_N_ELEMENTS(row->ask) && row->ask[i]; i++)
            if (row->ask[i](trouble))
                return true;
    }
    return false;
}

void cj_explain(struct cj_reading *reading)
{
    const yaml_parser_t *yaml = &reading->parser;
    struct cj_trouble trouble = { .reading = reading, .yaml = yaml };

    if (yaml->error == YAML_MEMORY_ERROR || !yaml->problem)
        g_error("out of memory");
    cj_line_at(reading, (uint32_t)yaml->problem_mark.line + 1, &trouble.line);
    cj_line_at(reading, (uint32_t)yaml->context_mark.line + 1, &trouble.context);
    trouble.has_above = cj_line_before(reading, &trouble.line, &trouble.above);
    trouble.at = cj_line_char(&trouble.line, yaml->problem_mark.column);

    if (!odd_space(&trouble) && !bullet(&trouble) && !ask_rows(cj_explain_blocks, &trouble) && !ask_rows(cj_explain_flow, &trouble)
        && !ask_rows(cj_explain_characters, &trouble))
        unreadable(&trouble);
}
