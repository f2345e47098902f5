/* What libyaml could not read, in plain words.
 *
 * libyaml tells the grammar's side: "while parsing a block mapping, did not find expected key". The person needs to know what
 * they typed and what to type instead. Each problem of libyaml has a row with the functions that may know better, asked in
 * turn; the first that recognises the case speaks, and the last always does. */
#include <string.h>

#include "document_priv.h"

/* What is known about the problem. Lines that don't exist are empty. */
struct trouble {
    struct cj_reading *reading;
    const yaml_parser_t *yaml;
    struct cj_line line, context, above; /* of the problem, of its context, and above the problem */
    const char *at;                      /* the problem's character in its line */
    bool has_above;
};

/* True if it spoke. */
typedef bool (*speaker)(const struct trouble *trouble);

#define SAY(trouble, id, span, ...) cj_diags_add((trouble)->reading->diags, CJ_DIAG_##id, (span), __VA_ARGS__)
#define HINT(trouble, diag, ...) cj_diags_hint((trouble)->reading->diags, (diag), __VA_ARGS__)
#define ALSO(trouble, diag, span, ...) cj_diags_also((trouble)->reading->diags, (diag), (span), __VA_ARGS__)

/* --- places ------------------------------------------------------------------------------------------------------- */

/* One character. libyaml ends a file without a last line break with one; that place is the end of the last line. */
static struct cj_span mark_span(const struct trouble *trouble, yaml_mark_t mark)
{
    struct cj_span span = cj_reading_span(trouble->reading, mark, mark);
    size_t len;

    if (!cj_source_line(trouble->reading->source, span.line, &len))
        return cj_reading_span_at(trouble->reading, trouble->reading->len, 1);
    span.end_col++;
    return span;
}

static struct cj_span problem(const struct trouble *trouble)
{
    return mark_span(trouble, trouble->yaml->problem_mark);
}

static struct cj_span context(const struct trouble *trouble)
{
    return mark_span(trouble, trouble->yaml->context_mark);
}

static struct cj_span content_of(const struct trouble *trouble, const struct cj_line *line)
{
    return cj_line_span(trouble->reading, line, line->content, line->end);
}

static struct cj_span whole_line(const struct trouble *trouble, const struct cj_line *line)
{
    return cj_line_span(trouble->reading, line, line->begin, line->end);
}

/* The key of a line without blanks around it, to be printed with "%.*s". */
static int key_len(const struct cj_line *line)
{
    const char *end = line->colon ? line->colon : line->end;

    return (int)MIN(end - line->content, 60);
}

static bool is_item(const struct cj_line *line)
{
    return line->content > line->begin;
}

static bool is_same_line(const struct trouble *trouble)
{
    return trouble->yaml->problem_mark.line == trouble->yaml->context_mark.line;
}

static bool short_enough(const char *s, const char *end)
{
    return end - s < 100;
}

/* The last character before the problem that is not blank, on the same line; 0 if there is none. */
static char char_before(const struct trouble *trouble)
{
    const char *s = trouble->at;

    while (s > trouble->line.begin && (s[-1] == ' ' || s[-1] == '\t'))
        s--;
    return s > trouble->line.begin ? s[-1] : '\0';
}

/* --- things that may be wrong with any line ------------------------------------------------------------------------ */

static bool odd_space_in(const struct trouble *trouble, const struct cj_line *line)
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

static bool odd_space(const struct trouble *trouble)
{
    return odd_space_in(trouble, &trouble->line) || odd_space_in(trouble, &trouble->context);
}

static bool colon_without_space(const struct trouble *trouble, const struct cj_line *line)
{
    const char *colon;

    if (line->colon || !cj_line_lacks_space(line->content, line->end, &colon))
        return false;

    struct cj_diag *diag = SAY(trouble, SPACE_AFTER_COLON, content_of(trouble, line),
                               "the space after the colon is missing");

    if (short_enough(line->content, line->end))
        HINT(trouble, diag, "`%.*s: %.*s`", (int)(colon - line->content), line->content, (int)(line->end - colon - 1),
             colon + 1);
    else
        HINT(trouble, diag, "type a space after the colon");
    return true;
}

static bool dash_without_space(const struct trouble *trouble, const struct cj_line *line)
{
    if (!cj_line_lacks_dash_space(line->content, line->end))
        return false;

    struct cj_diag *diag = SAY(trouble, SPACE_AFTER_DASH,
                               cj_line_span(trouble->reading, line, line->content, line->content + 1),
                               "the space after the dash is missing");

    if (short_enough(line->content, line->end))
        HINT(trouble, diag, "`- %.*s`", (int)(line->end - line->content - 1), line->content + 1);
    else
        HINT(trouble, diag, "type a space after the dash");
    return true;
}

static void say_colon_missing(const struct trouble *trouble, const struct cj_line *line)
{
    struct cj_diag *diag = SAY(trouble, COLON_MISSING, content_of(trouble, line),
                               "a key is expected here, and this has no colon");

    if (memchr(line->content, ' ', (size_t)(line->end - line->content)))
        HINT(trouble, diag, "if it is the rest of the text above, indent it further than the key of that text; if it is a "
                            "key, put a colon after it");
    else
        HINT(trouble, diag, "put a colon after it: `%.*s:`", key_len(line), line->content);
}

/* --- quotes ------------------------------------------------------------------------------------------------------- */

static bool is_apostrophe(const char *s, const char *end)
{
    return *s == '\'' && end - s > 2 && g_unichar_isalpha(g_utf8_get_char(s + 1));
}

static bool quote_never_closed(const struct trouble *trouble)
{
    const char *s = cj_line_char(&trouble->context, trouble->yaml->context_mark.column);
    struct cj_diag *diag = SAY(trouble, UNCLOSED_QUOTE, context(trouble),
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

/* After a quoted text that was read: it was closed too early, or (over several lines) not where the writer thought. */
static bool after_quote(const struct trouble *trouble)
{
    const struct cj_reading *reading = trouble->reading;
    yaml_mark_t here = trouble->yaml->problem_mark;

    if (!reading->last.quoted || reading->last.end.line != here.line || reading->last.end.column > here.column)
        return false;

    struct cj_line first;
    struct cj_span opening = mark_span(trouble, reading->last.start);

    if (!cj_line_at(reading, opening.line, &first))
        return false;

    const char *s = cj_line_char(&first, reading->last.start.column);

    if (reading->last.start.line != here.line) {
        struct cj_diag *diag = SAY(trouble, UNCLOSED_QUOTE, opening,
                                   "the text that this quotation mark opens goes on over the lines below");

        yaml_mark_t end = reading->last.end;

        end.column--;
        ALSO(trouble, diag, mark_span(trouble, end), "it is only closed here");
        HINT(trouble, diag, is_apostrophe(s, first.end)
            ? "if it is an apostrophe, type the curly one, ’, or put the whole text between double quotes; else close the quote"
            : "close it where the text ends");
        return true;
    }

    const char *end = trouble->line.end;

    opening.end_col = (uint32_t)reading->last.end.column + 1;

    struct cj_diag *diag = SAY(trouble, TEXT_AFTER_QUOTE, opening,
                               "the text ends at its closing quotation mark, and more follows");

    char other = *s == '"' ? '\'' : '"';

    if (short_enough(s, end) && end - s > 2 && end[-1] == *s && !memchr(s + 1, other, (size_t)(end - s - 2))) {
        HINT(trouble, diag, "use the other kind of quotes around all of it: `%c%.*s%c`", other, (int)(end - s - 2), s + 1, other);
    } else if (short_enough(s, end) && !trouble->reading->in_flow) {
        g_autofree char *quoted = cj_quoted(s, end);

        HINT(trouble, diag, "put quotes of the other kind around all of it: `%s`", quoted);
    } else {
        HINT(trouble, diag, "put quotes of the other kind around all of it");
    }
    return true;
}

/* The same, for a key: libyaml did not tell of it yet. */
static bool after_quote_on_line(const struct trouble *trouble)
{
    char before = char_before(trouble);

    if (before != '"' && before != '\'')
        return false;

    struct cj_diag *diag = SAY(trouble, TEXT_AFTER_QUOTE,
                               cj_line_span(trouble->reading, &trouble->line, trouble->line.content, trouble->at),
                               "the text ends at its closing quotation mark, and more follows");

    HINT(trouble, diag, "put quotes of the other kind around all of it");
    return true;
}

/* --- a colon in a text, or a line that stands wrong ------------------------------------------------------------------ */

static bool colon_in_text(const struct trouble *trouble)
{
    const struct cj_line *line = &trouble->line;

    if (!line->colon || trouble->at <= line->colon)
        return false;
    if (line->value == trouble->at) {
        struct cj_diag *diag = SAY(trouble, NEEDS_QUOTES, problem(trouble), "a text can't begin with a colon and a space");

        HINT(trouble, diag, "put the text between quotes");
        return true;
    }
    if (*line->value == '"' || *line->value == '\'')
        return false;

    struct cj_diag *diag = SAY(trouble, COLON_IN_TEXT, problem(trouble),
                               "a colon followed by a space stands inside this text");
    g_autofree char *quoted = short_enough(line->value, line->end) ? cj_quoted(line->value, line->end) : NULL;

    if (g_str_has_prefix(line->value, "“") || g_str_has_prefix(line->value, "„") || g_str_has_prefix(line->value, "‘"))
        HINT(trouble, diag, "put the text between straight quotes, \"...\": to YAML, curly ones are letters");
    else if (quoted)
        HINT(trouble, diag, "put the text between quotes: `%.*s: %s`", key_len(line), line->content, quoted);
    else
        HINT(trouble, diag, "put the text between double quotes");
    return true;
}

/* `a: "b": c` */
static bool colon_after_quote(const struct trouble *trouble)
{
    const struct cj_line *line = &trouble->line;

    if (!line->colon || trouble->at <= line->colon)
        return false;

    struct cj_diag *diag = SAY(trouble, TEXT_AFTER_QUOTE, cj_line_span(trouble->reading, line, line->value, trouble->at),
                               "the text ends at its closing quotation mark, and more follows");

    HINT(trouble, diag, "put quotes of the other kind around all of it");
    return true;
}

/* The nearest line above that begins further left. */
static bool line_around(const struct trouble *trouble, uint32_t col, struct cj_line *ret_line)
{
    struct cj_line line = trouble->line;

    while (cj_line_before(trouble->reading, &line, &line))
        if (line.col < col) {
            *ret_line = line;
            return true;
        }
    return false;
}

/*     - Belt de winkel
 *       channels: phone                a text can't have keys */
static bool key_below_text(const struct trouble *trouble)
{
    const struct cj_line *above = &trouble->above;

    if (!trouble->has_above || above->colon || !is_item(above) || trouble->line.indent <= above->indent)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED,
                               cj_line_span(trouble->reading, &trouble->line, trouble->line.content, trouble->line.colon),
                               "`%.*s` can't belong to the item above it, which is a plain text",
                               key_len(&trouble->line), trouble->line.content);

    ALSO(trouble, diag, content_of(trouble, above), "the item");
    HINT(trouble, diag, "give the text a key of its own: `- name: %.*s`", (int)MIN(above->end - above->content, 60),
         above->content);
    return true;
}

static bool has_blank_key(const struct cj_line *line)
{
    return line->colon && memchr(line->content, ' ', (size_t)(line->colon - line->content));
}

/* A text of several lines with a colon in one of the later ones. */
static bool colon_in_long_text(const struct trouble *trouble)
{
    struct cj_line key;

    if (!trouble->has_above || !line_around(trouble, trouble->line.col, &key) || !key.colon || key.value == key.end)
        return false;
    if (trouble->above.colon ? !has_blank_key(&trouble->line) : trouble->above.col < trouble->line.col)
        return false;

    struct cj_diag *diag = SAY(trouble, COLON_IN_TEXT, problem(trouble),
                               "a colon followed by a space stands inside this text");

    ALSO(trouble, diag, cj_line_span(trouble->reading, &key, key.value, key.end), "the text begins here");
    HINT(trouble, diag, "put a double quote before and after the text, or begin this line in the column of the other keys");
    return true;
}

static bool key_too_far_right(const struct trouble *trouble)
{
    const struct cj_line *above = &trouble->above;

    if (!trouble->has_above || !above->colon)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED,
                               cj_line_span(trouble->reading, &trouble->line, trouble->line.content,
                                            trouble->line.colon ? trouble->line.colon : trouble->line.end),
                               "`%.*s` is indented further than `%.*s`, which already has a value",
                               key_len(&trouble->line), trouble->line.content, key_len(above), above->content);

    ALSO(trouble, diag, cj_line_span(trouble->reading, above, above->content, above->end), "this has a value");
    HINT(trouble, diag, "begin `%.*s` in column %u, right below `%.*s`", key_len(&trouble->line), trouble->line.content,
         above->col, key_len(above), above->content);
    return true;
}

static bool above_lacks_space(const struct trouble *trouble)
{
    return trouble->has_above
        && (colon_without_space(trouble, &trouble->above) || dash_without_space(trouble, &trouble->above));
}

static bool above_lacks_colon(const struct trouble *trouble)
{
    if (!trouble->has_above || trouble->above.colon)
        return false;
    say_colon_missing(trouble, &trouble->above);
    return true;
}

static bool line_lacks_space(const struct trouble *trouble)
{
    return colon_without_space(trouble, &trouble->line) || dash_without_space(trouble, &trouble->line);
}

static bool context_lacks_space(const struct trouble *trouble)
{
    return colon_without_space(trouble, &trouble->context) || dash_without_space(trouble, &trouble->context);
}

static bool key_too_long(const struct trouble *trouble)
{
    const struct cj_line *line = &trouble->line;

    if (trouble->at - line->content < 1000 || (line->colon && line->colon < trouble->at))
        return false;

    struct cj_diag *diag = SAY(trouble, KEY_NOT_TEXT, cj_line_span(trouble->reading, line, line->content, trouble->at),
                               "a key has at most 1,024 characters");

    HINT(trouble, diag, "if this is a text, put it between double quotes behind a key");
    return true;
}

/* A line among the dashes of a list that has no dash. */
static bool item_lacks_dash(const struct trouble *trouble)
{
    struct cj_line above;

    if (!cj_line_before(trouble->reading, &trouble->context, &above) || !is_item(&above) || is_item(&trouble->context)
        || above.indent != trouble->context.col)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, content_of(trouble, &trouble->context),
                               "this line stands among the dashes of a list and has none");

    HINT(trouble, diag, "if it is an item, begin it with a dash and a space; if it is the rest of the text above, indent "
                        "it further");
    return true;
}

static bool context_lacks_colon(const struct trouble *trouble)
{
    say_colon_missing(trouble, &trouble->context);
    return true;
}

static void say_needs_quotes(const struct trouble *trouble, const struct cj_line *line, const char *s, struct cj_span at)
{
    char shown[8] = { 0 };

    memcpy(shown, s, s < line->end ? (size_t)g_utf8_skip[(guchar)*s] : 0);

    struct cj_diag *diag = *shown == '`' ? SAY(trouble, NEEDS_QUOTES, at, "a text can't begin with a backquote")
                                         : SAY(trouble, NEEDS_QUOTES, at, "a text can't begin with `%s`", shown);

    if (!trouble->reading->in_flow && short_enough(s, line->end)) {
        g_autofree char *quoted = cj_quoted(s, line->end);

        HINT(trouble, diag, "put the text between quotes: `%s`", quoted);
    } else {
        HINT(trouble, diag, "put the text between double quotes");
    }
}

/* `*see below`, `&Co and more`: read as a reference or its name, and more follows. */
static bool after_reference(const struct trouble *trouble)
{
    const char *s = trouble->at;

    while (s > trouble->line.content && s[-1] == ' ')
        s--;
    while (s > trouble->line.content && !strchr(" [{,", s[-1]))
        s--;
    if (s == trouble->at || (*s != '*' && *s != '&'))
        return false;

    struct cj_span at = cj_line_span(trouble->reading, &trouble->line, s, s + 1);

    if (trouble->reading->refused.line != at.line || trouble->reading->refused.col != at.col) /* else that was said */
        say_needs_quotes(trouble, &trouble->line, s, at);
    return true;
}

/* --- blocks: a line that begins where nothing can ---------------------------------------------------------------------- */

static bool stray_bracket(const struct trouble *trouble)
{
    if (trouble->at >= trouble->line.end || (*trouble->at != ']' && *trouble->at != '}'))
        return false;

    struct cj_diag *diag = SAY(trouble, STRAY_BRACKET, problem(trouble), "this `%c` closes what was not opened",
                               *trouble->at);

    HINT(trouble, diag, "remove it, or open a `%c` where the list or the item begins; if it belongs to a text, put the "
                        "text between quotes",
         *trouble->at == ']' ? '[' : '{');
    return true;
}

static bool after_bracket(const struct trouble *trouble)
{
    char before = char_before(trouble);

    if (before != ']' && before != '}')
        return false;

    struct cj_diag *diag = SAY(trouble, TEXT_AFTER_BRACKET,
                               cj_line_span(trouble->reading, &trouble->line, trouble->at, trouble->line.end),
                               "the %s ends at its `%c`, and more follows", before == ']' ? "list" : "item", before);
    const char *s = trouble->line.value;

    if (trouble->line.colon && short_enough(s, trouble->line.end) && !strchr("\"'", *s)) {
        g_autofree char *quoted = cj_quoted(s, trouble->line.end);

        HINT(trouble, diag, "if all of it is a text, put it between quotes: `%s`", quoted);
    } else {
        HINT(trouble, diag, "if all of it is a text, put it between quotes");
    }
    return true;
}

static bool key_is_missing(const struct trouble *trouble)
{
    if (trouble->at >= trouble->line.end || *trouble->at != ':')
        return false;

    struct cj_diag *diag = SAY(trouble, KEY_NOT_TEXT, problem(trouble), "there is no key before this colon");

    HINT(trouble, diag, "type the key before it; if it is a text, put it between quotes");
    return true;
}

/* In a list, a line that is no item. */
static bool no_item(const struct trouble *trouble)
{
    uint32_t dash = (uint32_t)trouble->yaml->context_mark.column + 1;
    struct cj_diag *diag = SAY(trouble, MISINDENTED, whole_line(trouble, &trouble->line),
                               "this line is no item of the list above it, and does not belong to an item either");

    ALSO(trouble, diag, context(trouble), "the list begins here");
    if (trouble->line.colon)
        HINT(trouble, diag, "a key of the last item begins in column %u, a new item in column %u with a dash and a space",
             dash + 2, dash);
    else
        HINT(trouble, diag, "a new item begins in column %u with a dash and a space", dash);
    return true;
}

/* Among keys, a list item. */
static bool no_key_but_item(const struct trouble *trouble)
{
    if (!is_item(&trouble->line) || trouble->at != trouble->line.begin)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, whole_line(trouble, &trouble->line),
                               "a key is expected here, and this is an item of a list");

    ALSO(trouble, diag, context(trouble), "the keys begin here");
    HINT(trouble, diag, "line the dash up with the other dashes of its list; the list stands below its key, which has no "
                        "other value");
    return true;
}

static bool no_key(const struct trouble *trouble)
{
    if (trouble->at != trouble->line.content)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, content_of(trouble, &trouble->line),
                               "this line begins in column %u, and no line above it that it could belong to does",
                               trouble->line.indent);
    uint32_t keys = (uint32_t)trouble->yaml->context_mark.column + 1;

    ALSO(trouble, diag, context(trouble), "the keys around it begin in column %u", keys);
    if (trouble->has_above && trouble->above.col > keys)
        HINT(trouble, diag, "begin it in column %u, or, to belong with the line above, in column %u", keys,
             trouble->above.col);
    else
        HINT(trouble, diag, "begin it in column %u", keys);
    return true;
}

/* A line further left than the first one. */
static bool left_of_all(const struct trouble *trouble)
{
    struct cj_line first;
    struct cj_line line = trouble->line;
    bool any = false;

    while (cj_line_before(trouble->reading, &line, &line)) {
        first = line;
        any = true;
    }
    if (!any || first.indent <= trouble->line.indent)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, content_of(trouble, &trouble->line),
                               "this line begins further left than the first one");

    ALSO(trouble, diag, content_of(trouble, &first), "the first one begins in column %u", first.indent);
    HINT(trouble, diag, "begin both in the same column");
    return true;
}

static bool after_document(const struct trouble *trouble)
{
    if (!trouble->has_above || !g_str_has_prefix(trouble->above.s, "..."))
        return false;

    struct cj_diag *diag = SAY(trouble, SECOND_DOCUMENT, content_of(trouble, &trouble->line),
                               "`...` above ends the document, and more follows");

    HINT(trouble, diag, "remove the line of dots, or put what follows into a file of its own");
    return true;
}

/* The file is one text, and more follows. */
static bool begins_with_text(const struct trouble *trouble)
{
    struct cj_line first;

    if (!cj_line_at(trouble->reading, (uint32_t)trouble->reading->last.start.line + 1, &first)
        || *trouble->reading->bytes == '%')
        return false;

    struct cj_diag *diag = SAY(trouble, COLON_MISSING, content_of(trouble, &first),
                               "a key is expected here, and this has no colon");

    HINT(trouble, diag, "a journey begins with a key, a colon and a value, as in `title: Picking up a parcel`");
    return true;
}

static bool directive(const struct trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, UNREADABLE, problem(trouble), "this file does not begin as a journey can");

    HINT(trouble, diag, "remove the lines at the top that begin with %%");
    return true;
}

/* --- brackets ------------------------------------------------------------------------------------------------------ */

static char closing(const struct trouble *trouble)
{
    return strstr(trouble->yaml->context, "sequence") ? ']' : '}';
}

static void say_unclosed(const struct trouble *trouble, bool at_end)
{
    bool at_key = trouble->at == trouble->line.colon; /* the key is what was not expected, rather than its colon */
    char close = closing(trouble);
    struct cj_diag *diag = SAY(trouble, UNCLOSED_BRACKET, context(trouble), "this `%c` is never closed",
                               close == ']' ? '[' : '{');

    if (!at_end)
        ALSO(trouble, diag,
             at_key ? cj_line_span(trouble->reading, &trouble->line, trouble->line.content, trouble->at) : problem(trouble),
             "a `%c` is expected before this", close);
    HINT(trouble, diag, "put a `%c` where the %s ends; if it belongs to a text, put the text between quotes", close,
         close == ']' ? "list" : "item");
}

static bool in_flow_colon(const struct trouble *trouble)
{
    const struct cj_line *line = &trouble->line;

    if (trouble->at >= line->end || *trouble->at != ':')
        return false;
    if (!is_same_line(trouble) && line->colon == trouble->at) {
        if (line->col > trouble->context.col) {
            struct cj_diag *diag = SAY(trouble, COMMA_MISSING, problem(trouble),
                                       "a comma or a `%c` is missing before `%.*s`",
                                       closing(trouble), key_len(line), line->content);

            ALSO(trouble, diag, context(trouble), "opened here");
            HINT(trouble, diag, "put a comma at the end of the line above");
        } else {
            say_unclosed(trouble, false);
        }
        return true;
    }

    struct cj_diag *diag = SAY(trouble, COLON_IN_TEXT, problem(trouble), "a colon stands inside this text");

    HINT(trouble, diag, closing(trouble) == ']' ? "put the text between quotes: `[\"Step 2: call\"]`"
                                                : "put the text between quotes: `{text: \"Step 2: call\"}`");
    return true;
}

static bool in_flow_comma(const struct trouble *trouble)
{
    bool opens = trouble->at < trouble->line.end && strchr("\"'[{*&!", *trouble->at);
    char before = char_before(trouble);

    if (trouble->at >= trouble->line.end || !is_same_line(trouble) || (!opens && before != ']' && before != '}'))
        return false;
    if (*trouble->at == ']' || *trouble->at == '}')
        return false;

    struct cj_diag *diag = SAY(trouble, COMMA_MISSING, problem(trouble), "a comma or a `%c` is missing before this",
                               closing(trouble));

    ALSO(trouble, diag, context(trouble), "opened here");
    HINT(trouble, diag, "separate the items with commas, as in `[web, app]` and `{name: Maya, age: 29}`");
    return true;
}

/* `{text: "b" c: d}`: what follows is a key, so it is a comma that is missing. */
static bool in_flow_after_quote(const struct trouble *trouble)
{
    const char *s = trouble->at;

    if (s < trouble->line.end && strchr("\"'[{", *s))
        return false;
    while (s < trouble->line.end && (g_ascii_isalnum(*s) || *s == '_' || *s == '-'))
        s++;
    if (s > trouble->at && s < trouble->line.end && *s == ':' && trouble->reading->last.quoted && is_same_line(trouble)) {
        struct cj_diag *diag = SAY(trouble, COMMA_MISSING, problem(trouble), "a comma is missing before `%.*s`",
                                   (int)(s - trouble->at), trouble->at);

        HINT(trouble, diag, "separate the pairs with commas, as in `{name: Maya, age: 29}`");
        return true;
    }
    return after_quote(trouble);
}

static bool unclosed_bracket(const struct trouble *trouble)
{
    say_unclosed(trouble, trouble->at >= trouble->line.end);
    return true;
}

/* The file ends, or the next document begins, within brackets. */
static bool ends_in_brackets(const struct trouble *trouble)
{
    const struct cj_reading *reading = trouble->reading;
    struct cj_line opened;

    if (trouble->at < trouble->line.end || !reading->in_flow)
        return false;
    cj_line_at(reading, reading->opened.line, &opened);

    bool list = *cj_line_char(&opened, reading->opened.col - 1) == '[';
    struct cj_diag *diag = SAY(trouble, UNCLOSED_BRACKET, reading->opened, "this `%c` is never closed", list ? '[' : '{');

    HINT(trouble, diag, "put a `%c` where the %s ends; if it belongs to a text, put the text between quotes",
         list ? ']' : '}', list ? "list" : "item");
    return true;
}

static bool comma_twice(const struct trouble *trouble)
{
    if (trouble->at >= trouble->line.end || *trouble->at != ',')
        return false;

    struct cj_diag *diag = SAY(trouble, COMMA_MISSING, problem(trouble), "there is nothing before this comma");

    HINT(trouble, diag, "remove the comma, or put the text between quotes if it belongs to one");
    return true;
}

/* --- single characters ----------------------------------------------------------------------------------------------- */

static bool tab(const struct trouble *trouble)
{
    if (trouble->at >= trouble->line.raw_end || *trouble->at != '\t')
        return false;

    struct cj_diag *diag = SAY(trouble, TAB, problem(trouble), "a tab stands where YAML wants spaces");

    HINT(trouble, diag, "replace it by spaces; most editors can convert tabs to spaces for a whole file");
    return true;
}

static bool needs_quotes_here(const struct trouble *trouble)
{
    say_needs_quotes(trouble, &trouble->line, trouble->at, problem(trouble));
    return true;
}

static bool needs_quotes_at_context(const struct trouble *trouble)
{
    say_needs_quotes(trouble, &trouble->context, cj_line_char(&trouble->context, trouble->yaml->context_mark.column),
                     context(trouble));
    return true;
}

static bool bad_tag(const struct trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, TAG, context(trouble),
                               "a word that begins with `!` is a tag in YAML, and tags are not part of the language");

    HINT(trouble, diag, "if this is a text, put all of it between quotes; else remove the tag");
    return true;
}

static bool bad_escape(const struct trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, BACKSLASH, problem(trouble),
                               "a backslash inside double quotes has a meaning of its own, and this is none it knows");

    HINT(trouble, diag, "use single quotes, where a backslash is just a backslash: `'C:\\maps'`");
    return true;
}

static bool bad_block_indent(const struct trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, UNREADABLE, problem(trouble), "a number after `|` or `>` is from 1 to 9");

    HINT(trouble, diag, "leave the number out, and indent the lines of the text alike");
    return true;
}

static bool unreadable(const struct trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, UNREADABLE, problem(trouble), "this can't be read");

    if (trouble->yaml->context && context(trouble).col != problem(trouble).col)
        ALSO(trouble, diag, context(trouble), "while reading what begins here");
    HINT(trouble, diag, "compare it with the lines above: is each key followed by a colon and a space, are quotes and "
                        "brackets closed? When in doubt, put the text between double quotes");
    return true;
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

#define MOST_SPEAKERS 9

/* libyaml's words, and who may know better. `context` NULL: any. */
static const struct {
    const char *context, *problem;
    speaker ask[MOST_SPEAKERS];
} rows[] = {
    { NULL, "mapping values are not allowed in this context",
      { key_too_long, colon_in_text, colon_after_quote, above_lacks_space, key_below_text, colon_in_long_text,
        above_lacks_colon, key_too_far_right } },
    { NULL, "block sequence entries are not allowed in this context", { needs_quotes_here } },
    { NULL, "mapping keys are not allowed in this context", { needs_quotes_here } },
    { NULL, "did not find expected <document start>", { after_document, left_of_all, begins_with_text, directive } },
    { NULL, "found incompatible YAML document", { directive } },
    { NULL, "found duplicate %YAML directive", { directive } },
    { NULL, "did not find expected '-' indicator",
      { after_quote, after_reference, stray_bracket, after_bracket, line_lacks_space, no_item } },
    { NULL, "did not find expected key",
      { after_quote, after_quote_on_line, after_reference, stray_bracket, after_bracket, key_is_missing, line_lacks_space,
        no_key_but_item, no_key } },
    { "while parsing a block node", "did not find expected node content", { stray_bracket, needs_quotes_here } },
    { "while parsing a flow node", "did not find expected node content",
      { ends_in_brackets, comma_twice, stray_bracket, needs_quotes_here } },
    { NULL, "did not find expected ',' or '}'",
      { in_flow_after_quote, after_reference, in_flow_colon, in_flow_comma, unclosed_bracket } },
    { NULL, "did not find expected ',' or ']'",
      { in_flow_after_quote, after_reference, in_flow_colon, in_flow_comma, unclosed_bracket } },
    { "while scanning a quoted scalar", "found unexpected end of stream", { quote_never_closed } },
    { "while scanning a quoted scalar", "found unexpected document indicator", { quote_never_closed } },
    { "while parsing a quoted scalar", NULL, { bad_escape } },
    { "while scanning a simple key", "could not find expected ':'",
      { key_too_long, context_lacks_space, item_lacks_dash, context_lacks_colon } },
    { "while scanning for the next token", NULL, { tab, needs_quotes_here } },
    { "while scanning a plain scalar", "found a tab character that violates indentation", { tab } },
    { "while scanning a block scalar", "found a tab character where an indentation space is expected", { tab } },
    { "while scanning a block scalar", "did not find expected comment or line break", { needs_quotes_at_context } },
    { "while scanning a block scalar", "found an indentation indicator equal to 0", { bad_block_indent } },
    { "while scanning an alias", NULL, { needs_quotes_at_context } },
    { "while scanning an anchor", NULL, { needs_quotes_at_context } },
    { "while scanning a directive", NULL, { needs_quotes_at_context } },
    { "while scanning a %YAML directive", NULL, { directive } },
    { "while scanning a %TAG directive", NULL, { directive } },
    { "while scanning a tag", NULL, { bad_tag } },
    { "while parsing a tag", NULL, { bad_tag } },
    { "while parsing a node", "found undefined tag handle", { bad_tag } },
};

static bool is_row(size_t i, const yaml_parser_t *yaml)
{
    return (!rows[i].context || (yaml->context && strcmp(rows[i].context, yaml->context) == 0))
        && (!rows[i].problem || strcmp(rows[i].problem, yaml->problem) == 0);
}

void cj_explain(struct cj_reading *reading)
{
    const yaml_parser_t *yaml = &reading->parser;
    struct trouble trouble = { .reading = reading, .yaml = yaml };

    if (yaml->error == YAML_MEMORY_ERROR || !yaml->problem)
        g_error("out of memory");
    cj_line_at(reading, (uint32_t)yaml->problem_mark.line + 1, &trouble.line);
    cj_line_at(reading, (uint32_t)yaml->context_mark.line + 1, &trouble.context);
    trouble.has_above = cj_line_before(reading, &trouble.line, &trouble.above);
    trouble.at = cj_line_char(&trouble.line, yaml->problem_mark.column);

    if (odd_space(&trouble))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!is_row(i, yaml))
            continue;
        for (size_t k = 0; k < MOST_SPEAKERS && rows[i].ask[k]; k++)
            if (rows[i].ask[k](&trouble))
                return;
    }
    unreadable(&trouble);
}
