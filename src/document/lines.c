/* Lines of the file as a person sees them: indentation, dashes, a key, what follows. Only for explanations: libyaml does the
 * reading, this only guesses what was meant where libyaml gave up. */
#include <string.h>

#include "document_priv.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The colon that ends a key: one before a blank or the end of the line, outside quotes. */
static const char *find_colon(const char *s, const char *end)
{
    if (s < end && (*s == '"' || *s == '\'')) {
        const char *close = memchr(s + 1, *s, (size_t)(end - s - 1));

        if (!close)
            return NULL;
        s = close + 1;
    }
    for (const char *begin = s; s < end; s++) {
        if (*s == '#' && s > begin && is_blank(s[-1]))
            return NULL;
        if (*s == ':' && (s + 1 == end || is_blank(s[1])))
            return s;
    }
    return NULL;
}

/* After the dashes of list items. */
static const char *skip_dashes(const char *s, const char *end)
{
    while (s < end && *s == '-' && (s + 1 == end || s[1] == ' '))
        for (s++; s < end && *s == ' ';)
            s++;
    return s;
}

static uint32_t column_of(const char *line, const char *s)
{
    return (uint32_t)g_utf8_strlen(line, s - line) + 1;
}

bool cj_line_at(const struct cj_reading *reading, uint32_t number, struct cj_line *ret_line)
{
    size_t len = 0;
    const char *s = cj_source_line(reading->source, number, &len);
    bool there = s != NULL;

    if (!there)
        s = "";

    struct cj_line line = { .number = number, .s = s, .end = s + len, .raw_end = s + len, .begin = s };

    while (line.end > s && is_blank(line.end[-1]))
        line.end--;
    while (line.begin < line.end && is_blank(*line.begin))
        line.begin++;
    line.content = skip_dashes(line.begin, line.end);
    line.colon = find_colon(line.content, line.end);
    line.value = line.colon ? line.colon + 1 : line.end;
    while (line.value < line.end && is_blank(*line.value))
        line.value++;
    line.col = column_of(s, line.content);
    line.indent = column_of(s, line.begin);
    *ret_line = line;
    return there;
}

bool cj_line_before(const struct cj_reading *reading, const struct cj_line *line, struct cj_line *ret_line)
{
    for (uint32_t number = line->number; --number >= 1;) {
        cj_line_at(reading, number, ret_line);
        if (ret_line->begin < ret_line->end && *ret_line->begin != '#')
            return true;
    }
    return false;
}

struct cj_span cj_line_span(const struct cj_reading *reading, const struct cj_line *line, const char *from, const char *to)
{
    return (struct cj_span){
        .source = cj_source_index(reading->source), .line = line->number, .end_line = line->number,
        .col = column_of(line->s, from), .end_col = column_of(line->s, to),
    };
}

const char *cj_line_char(const struct cj_line *line, size_t column)
{
    const char *s = line->s;

    while (column-- > 0 && s < line->end)
        s = g_utf8_next_char(s);
    return s;
}

bool cj_line_lacks_space(const char *s, const char *end, const char **ret_colon)
{
    const char *colon = s;

    while (colon < end && (g_unichar_isalnum(g_utf8_get_char(colon)) || *colon == '-' || *colon == '_'))
        colon = g_utf8_next_char(colon);
    if (colon == s || g_ascii_isdigit(*s) || colon + 1 >= end || *colon != ':' || is_blank(colon[1]) || colon[1] == '/'
        || colon[1] == ':')
        return false;
    *ret_colon = colon;
    return true;
}

bool cj_line_lacks_dash_space(const char *s, const char *end)
{
    return end - s > 1 && *s == '-' && s[1] != '-' && !is_blank(s[1]) && !g_ascii_isdigit(s[1]) && s[1] != '.';
}

const char *cj_line_after_bullet(const char *s, const char *end, bool *ret_certain)
{
    static const struct { const char *sign; bool certain; } bullets[] = {
        { "•", true }, { "‣", true }, { "▪", true }, { "◦", true }, { "●", true }, { "·", true }, { "–", false }, { "—", false },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++) {
        size_t n = strlen(bullets[i].sign);

        if ((size_t)(end - s) <= n || strncmp(s, bullets[i].sign, n) != 0 || (!bullets[i].certain && !is_blank(s[n])))
            continue;
        for (s += n; s < end && is_blank(*s);)
            s++;
        *ret_certain = bullets[i].certain;
        return s;
    }
    return NULL;
}

char *cj_quoted(const char *s, const char *end)
{
    g_autofree char *text = g_strndup(s, (gsize)(end - s));

    if (!strpbrk(text, "\"\\"))
        return g_strdup_printf("\"%s\"", text);

    g_auto(GStrv) parts = g_strsplit(text, "'", -1);
    g_autofree char *doubled = g_strjoinv("''", parts);

    return g_strdup_printf("'%s'", doubled);
}
