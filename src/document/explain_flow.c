/* Quotes, brackets and braces: closed too early, too late, or never. */
#include <string.h>

#include "explain_priv.h"

/* --- quotes ------------------------------------------------------------------------------------------------------- */

static bool is_apostrophe(const char *s, const char *end)
{
    return *s == '\'' && end - s > 2 && g_unichar_isalpha(g_utf8_get_char(s + 1));
}

static bool quote_never_closed(const struct cj_trouble *trouble)
{
    const char *s = cj_line_char(&trouble->context, trouble->yaml->context_mark.column);
    struct cj_diag *diag = SAY(trouble, UNCLOSED_QUOTE, cj_at_context(trouble),
                               "the quotation mark that opens this text is never closed");

    if (is_apostrophe(s, trouble->context.end) && short_enough(s, trouble->context.end)) {
        const char *rest = s + 1;

        HINT(trouble, diag, "if it is an apostrophe, type the curly one, `’%.*s`, or use double quotes: `\"%.*s\"`",
             (int)(trouble->context.end - rest), rest, (int)(trouble->context.end - s), s);
    } else {
        HINT(trouble, diag, "close it where the text ends");
    }
    return true;
}

/* A quoted text of several lines was closed where the writer thought another one opens. */
static bool quote_closed_too_late(const struct cj_trouble *trouble, const struct cj_line *first, const char *s)
{
    yaml_mark_t end = trouble->reading->last.end;
    struct cj_diag *diag = SAY(trouble, UNCLOSED_QUOTE, cj_at_mark(trouble, trouble->reading->last.start),
                               "the text that this quotation mark opens goes on over the lines below");

    end.column--;
    ALSO(trouble, diag, cj_at_mark(trouble, end), "it is only closed here");
    HINT(trouble, diag, is_apostrophe(s, first->end)
        ? "if it is an apostrophe, type the curly one, ’, or put the whole text between double quotes; else close the quote"
        : "close it where the text ends");
    return true;
}

static bool quote_closed_too_early(const struct cj_trouble *trouble, const char *s)
{
    const char *end = trouble->line.end;
    char other = *s == '"' ? '\'' : '"';
    struct cj_diag *diag = SAY(trouble, TEXT_AFTER_QUOTE,
                               cj_reading_span(trouble->reading, trouble->reading->last.start, trouble->reading->last.end),
                               "the text ends at its closing quotation mark, and more follows");

    if (trouble->reading->in_flow && is_apostrophe(s, end)) {
        HINT(trouble, diag, "if it is an apostrophe, type the curly one, ’, or put the whole text between double quotes");
    } else if (short_enough(s, end) && end - s > 2 && end[-1] == *s && !memchr(s + 1, other, (size_t)(end - s - 2))) {
        HINT(trouble, diag, "use the other kind of quotes around all of it: `%c%.*s%c`", other, (int)(end - s - 2), s + 1,
             other);
    } else if (short_enough(s, end) && !trouble->reading->in_flow) {
        g_autofree char *quoted = cj_quoted(s, end);

        HINT(trouble, diag, "put quotes of the other kind around all of it: `%s`", quoted);
    } else {
        HINT(trouble, diag, "put quotes of the other kind around all of it");
    }
    return true;
}

/* What follows a quoted text. */
bool cj_say_after_quote(const struct cj_trouble *trouble)
{
    const struct cj_reading *reading = trouble->reading;
    yaml_mark_t here = trouble->yaml->problem_mark, start = reading->last.start, end = reading->last.end;
    struct cj_line first;

    if (!reading->last.quoted || end.line != here.line || end.column > here.column)
        return false;
    if (!cj_line_at(reading, (uint32_t)start.line + 1, &first))
        return false;

    const char *s = cj_line_char(&first, start.column);

    return start.line == here.line ? quote_closed_too_early(trouble, s) : quote_closed_too_late(trouble, &first, s);
}

static bool bad_escape(const struct cj_trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, BACKSLASH, cj_at_problem(trouble),
                               "a backslash inside double quotes has a meaning of its own, and this is none it knows");

    HINT(trouble, diag, "use single quotes, where a backslash is just a backslash: `'C:\\maps'`");
    return true;
}

/* --- brackets ------------------------------------------------------------------------------------------------------ */

static bool is_same_line(const struct cj_trouble *trouble)
{
    return trouble->yaml->problem_mark.line == trouble->yaml->context_mark.line;
}

bool cj_say_stray_bracket(const struct cj_trouble *trouble)
{
    if (trouble->at >= trouble->line.end || (*trouble->at != ']' && *trouble->at != '}'))
        return false;

    struct cj_diag *diag = SAY(trouble, STRAY_BRACKET, cj_at_problem(trouble), "this `%c` closes what was not opened",
                               *trouble->at);

    HINT(trouble, diag, "remove it, or open a `%c` where the list or the item begins; if it belongs to a text, put the "
                        "text between quotes",
         *trouble->at == ']' ? '[' : '{');
    return true;
}

static char closing(const struct cj_trouble *trouble)
{
    return strstr(trouble->yaml->context, "sequence") ? ']' : '}';
}

/* A comment that begins where something else was meant: `[#1B3A6B, ...]`. Up to the end of its word; NULL if there is none. */
static const char *swallowed(const struct cj_line *line, const char *from, const char **ret_end)
{
    bool quoted = false;

    for (const char *s = from; s < line->end; s++) {
        quoted ^= *s == '"';
        if (quoted || *s != '#' || s == line->s || !strchr(" \t[{,", s[-1]))
            continue;
        for (*ret_end = s + 1; *ret_end < line->end && g_ascii_isalnum(**ret_end);)
            ++*ret_end;
        return *ret_end > s + 1 ? s : NULL;
    }
    return NULL;
}

static void hint_unclosed(const struct cj_trouble *trouble, struct cj_diag *diag, const struct cj_line *line, const char *bracket, bool list)
{
    const char *end = NULL, *hash = bracket < line->end ? swallowed(line, bracket + 1, &end) : NULL;

    if (hash)
        HINT(trouble, diag, "the # begins a comment, and the rest of the line is not read: put quotes around what begins with it: \"%.*s\"",
             (int)(end - hash), hash);
    else
        HINT(trouble, diag, "put a `%c` where the %s ends; if it belongs to a text, put the text between quotes", list ? ']' : '}',
             list ? "list" : "item");
}

static void say_unclosed(const struct cj_trouble *trouble, bool at_end)
{
    bool at_key = trouble->at == trouble->line.colon; /* the key is what was not expected, rather than its colon */
    char close = closing(trouble);
    struct cj_diag *diag = SAY(trouble, UNCLOSED_BRACKET, cj_at_context(trouble), "this `%c` is never closed",
                               close == ']' ? '[' : '{');

    if (!at_end)
        ALSO(trouble, diag,
             at_key ? cj_line_span(trouble->reading, &trouble->line, trouble->line.content,
                                   trouble->at) : cj_at_problem(trouble),
             "a `%c` is expected before this", close);
    hint_unclosed(trouble, diag, &trouble->context, cj_line_char(&trouble->context, trouble->yaml->context_mark.column), close == ']');
}

/* The item or pair around the problem, as far as it stands on the same line. */
static const char *item_begin(const struct cj_trouble *trouble)
{
    const char *s = trouble->at;

    while (s > trouble->line.content && !strchr(",[{", s[-1]))
        s--;
    while (s < trouble->at && *s == ' ')
        s++;
    return s;
}

static const char *item_end(const struct cj_trouble *trouble)
{
    const char *s = trouble->at;

    while (s < trouble->line.end && !strchr(",]}", *s))
        s++;
    while (s > trouble->at && s[-1] == ' ')
        s--;
    return s;
}

/* What follows the key, if there is one. */
static const char *value_begin(const char *s, const char *end)
{
    for (const char *colon = s; colon + 1 < end; colon++)
        if (colon[0] == ':' && colon[1] == ' ')
            return colon + 2 + strspn(colon + 2, " ");
    return s;
}

static bool in_flow_colon(const struct cj_trouble *trouble)
{
    const struct cj_line *line = &trouble->line;

    if (trouble->at >= line->end || *trouble->at != ':')
        return false;
    if (!is_same_line(trouble) && line->colon == trouble->at) {
        if (line->col > trouble->context.col) {
            struct cj_diag *diag = SAY(trouble, COMMA_MISSING, cj_at_problem(trouble),
                                       "a comma or a `%c` is missing before `%.*s`",
                                       closing(trouble), key_len(line), line->content);

            ALSO(trouble, diag, cj_at_context(trouble), "opened here");
            HINT(trouble, diag, "put a comma at the end of the line above");
        } else {
            say_unclosed(trouble, false);
        }
        return true;
    }

    struct cj_diag *diag = SAY(trouble, COLON_IN_TEXT, cj_at_problem(trouble), "a colon stands inside this text");
    const char *begin = item_begin(trouble), *end = item_end(trouble);

    if (begin < trouble->at && short_enough(begin, end)) {
        const char *text = closing(trouble) == '}' ? value_begin(begin, trouble->at) : begin;
        g_autofree char *quoted = cj_quoted(text, end);

        HINT(trouble, diag, "put the text between quotes: `%.*s%s`", (int)(text - begin), begin, quoted);
    } else {
        HINT(trouble, diag, "put the text between quotes");
    }
    return true;
}

static bool in_flow_comma(const struct cj_trouble *trouble)
{
    bool opens = trouble->at < trouble->line.end && strchr("\"'[{*&!", *trouble->at);
    char before = char_before(trouble);

    if (trouble->at >= trouble->line.end || !is_same_line(trouble) || (!opens && before != ']' && before != '}'))
        return false;
    if (*trouble->at == ']' || *trouble->at == '}')
        return false;

    struct cj_diag *diag = SAY(trouble, COMMA_MISSING, cj_at_problem(trouble), "a comma or a `%c` is missing before this",
                               closing(trouble));

    ALSO(trouble, diag, cj_at_context(trouble), "opened here");
    HINT(trouble, diag, "separate the items with commas, as in `[web, app]` and `{name: Maya, age: 29}`");
    return true;
}

/* `{text: "b" c: d}`: what follows is a key, so it is a comma that is missing. */
static bool in_flow_after_quote(const struct cj_trouble *trouble)
{
    const char *s = trouble->at;

    if (s < trouble->line.end && strchr("\"'[{", *s))
        return false;
    while (s < trouble->line.end && (g_ascii_isalnum(*s) || *s == '_' || *s == '-'))
        s++;
    if (s > trouble->at && s < trouble->line.end && *s == ':' && trouble->reading->last.quoted && is_same_line(trouble)) {
        struct cj_diag *diag = SAY(trouble, COMMA_MISSING, cj_at_problem(trouble), "a comma is missing before `%.*s`",
                                   (int)(s - trouble->at), trouble->at);

        HINT(trouble, diag, "separate the pairs with commas, as in `{name: Maya, age: 29}`");
        return true;
    }
    return cj_say_after_quote(trouble);
}

static bool unclosed_bracket(const struct cj_trouble *trouble)
{
    say_unclosed(trouble, trouble->at >= trouble->line.end);
    return true;
}

/* The file ends, or the next document begins, within brackets. */
static bool ends_in_brackets(const struct cj_trouble *trouble)
{
    const struct cj_reading *reading = trouble->reading;
    struct cj_line opened;

    if (trouble->at < trouble->line.end || !reading->in_flow)
        return false;
    cj_line_at(reading, reading->opened.line, &opened);

    const char *bracket = cj_line_char(&opened, reading->opened.col - 1);
    bool list = *bracket == '[';
    struct cj_diag *diag = SAY(trouble, UNCLOSED_BRACKET, reading->opened, "this `%c` is never closed", list ? '[' : '{');

    hint_unclosed(trouble, diag, &opened, bracket, list);
    return true;
}

static bool comma_twice(const struct cj_trouble *trouble)
{
    if (trouble->at >= trouble->line.end || *trouble->at != ',')
        return false;

    struct cj_diag *diag = SAY(trouble, COMMA_MISSING, cj_at_problem(trouble), "there is nothing before this comma");

    HINT(trouble, diag, "remove the comma, or put the text between quotes if it belongs to one");
    return true;
}

/* --- the rows -------------------------------------------------------------------------------------------------------- */

const struct cj_explain_row cj_explain_flow[] = {
    { "while parsing a flow node", "did not find expected node content",
      { ends_in_brackets, comma_twice, cj_say_stray_bracket, cj_say_needs_quotes } },
    { NULL, "did not find expected ',' or '}'",
      { in_flow_after_quote, cj_say_after_reference, in_flow_colon, in_flow_comma, unclosed_bracket } },
    { NULL, "did not find expected ',' or ']'",
      { in_flow_after_quote, cj_say_after_reference, in_flow_colon, in_flow_comma, unclosed_bracket } },
    { "while scanning a quoted scalar", "found unexpected end of stream", { quote_never_closed } },
    { "while scanning a quoted scalar", "found unexpected document indicator", { quote_never_closed } },
    { "while parsing a quoted scalar", NULL, { bad_escape } },
    { NULL, NULL, { NULL } },
};
