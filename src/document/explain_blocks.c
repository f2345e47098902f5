/* Indentation, colons and dashes: a colon in a text, a line that stands where nothing can. */
#include <string.h>

#include "explain_priv.h"

static struct cj_span whole_line(const struct cj_trouble *trouble, const struct cj_line *line)
{
    return cj_line_span(trouble->reading, line, line->begin, line->end);
}

static bool colon_without_space(const struct cj_trouble *trouble, const struct cj_line *line)
{
    const char *colon;

    if (line->colon || !cj_line_lacks_space(line->content, line->end, &colon))
        return false;

    struct cj_diag *diag = SAY(trouble, SPACE_AFTER_COLON, cj_at_content(trouble, line),
                               "the space after the colon is missing");

    if (short_enough(line->content, line->end))
        HINT(trouble, diag, "`%.*s: %.*s`", (int)(colon - line->content), line->content, (int)(line->end - colon - 1),
             colon + 1);
    else
        HINT(trouble, diag, "type a space after the colon");
    return true;
}

static bool dash_without_space(const struct cj_trouble *trouble, const struct cj_line *line)
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

static void say_colon_missing(const struct cj_trouble *trouble, const struct cj_line *line)
{
    struct cj_diag *diag = SAY(trouble, COLON_MISSING, cj_at_content(trouble, line),
                               "a key is expected here, and this has no colon");

    if (memchr(line->content, ' ', (size_t)(line->end - line->content)))
        HINT(trouble, diag, "if it is the rest of the text above, indent it further than the key of that text; if it is a "
                            "key, put a colon after it");
    else
        HINT(trouble, diag, "put a colon after it: `%.*s:`", key_len(line), line->content);
}

/* The same, for a key: libyaml did not tell of it yet. */
static bool after_quote_on_line(const struct cj_trouble *trouble)
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

static bool colon_in_text(const struct cj_trouble *trouble)
{
    const struct cj_line *line = &trouble->line;

    if (!line->colon || trouble->at <= line->colon)
        return false;
    if (line->value == trouble->at) {
        struct cj_diag *diag = SAY(trouble, NEEDS_QUOTES, cj_at_problem(trouble),
                                   "a text can't begin with a colon and a space");

        HINT(trouble, diag, "put the text between quotes");
        return true;
    }
    if (*line->value == '"' || *line->value == '\'')
        return false;

    struct cj_diag *diag = SAY(trouble, COLON_IN_TEXT, cj_at_problem(trouble),
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
static bool colon_after_quote(const struct cj_trouble *trouble)
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
static bool line_around(const struct cj_trouble *trouble, uint32_t col, struct cj_line *ret_line)
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
static bool key_below_text(const struct cj_trouble *trouble)
{
    const struct cj_line *above = &trouble->above;

    if (!trouble->has_above || above->colon || !is_item(above) || trouble->line.indent <= above->indent)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED,
                               cj_line_span(trouble->reading, &trouble->line, trouble->line.content, trouble->line.colon),
                               "`%.*s` can't belong to the item above it, which is a plain text",
                               key_len(&trouble->line), trouble->line.content);

    ALSO(trouble, diag, cj_at_content(trouble, above), "the item");
    HINT(trouble, diag, "give the text a key of its own: `- name: %.*s`", (int)MIN(above->end - above->content, 60),
         above->content);
    return true;
}

static bool has_blank_key(const struct cj_line *line)
{
    return line->colon && memchr(line->content, ' ', (size_t)(line->colon - line->content));
}

/* A text of several lines with a colon in one of the later ones. */
static bool colon_in_long_text(const struct cj_trouble *trouble)
{
    struct cj_line key;

    if (!trouble->has_above || !line_around(trouble, trouble->line.col, &key) || !key.colon || key.value == key.end)
        return false;
    if (trouble->above.colon ? !has_blank_key(&trouble->line) : trouble->above.col < trouble->line.col)
        return false;

    struct cj_diag *diag = SAY(trouble, COLON_IN_TEXT, cj_at_problem(trouble),
                               "a colon followed by a space stands inside this text");

    ALSO(trouble, diag, cj_line_span(trouble->reading, &key, key.value, key.end), "the text begins here");
    HINT(trouble, diag, "put a double quote before and after the text, or begin this line in the column of the other keys");
    return true;
}

static bool key_too_far_right(const struct cj_trouble *trouble)
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

static bool above_lacks_space(const struct cj_trouble *trouble)
{
    return trouble->has_above
        && (colon_without_space(trouble, &trouble->above) || dash_without_space(trouble, &trouble->above));
}

static bool above_lacks_colon(const struct cj_trouble *trouble)
{
    if (!trouble->has_above || trouble->above.colon)
        return false;
    say_colon_missing(trouble, &trouble->above);
    return true;
}

static bool line_lacks_space(const struct cj_trouble *trouble)
{
    return colon_without_space(trouble, &trouble->line) || dash_without_space(trouble, &trouble->line);
}

static bool context_lacks_space(const struct cj_trouble *trouble)
{
    return colon_without_space(trouble, &trouble->context) || dash_without_space(trouble, &trouble->context);
}

static bool key_too_long(const struct cj_trouble *trouble)
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
static bool item_lacks_dash(const struct cj_trouble *trouble)
{
    struct cj_line above;

    if (!cj_line_before(trouble->reading, &trouble->context, &above) || !is_item(&above) || is_item(&trouble->context)
        || above.indent != trouble->context.col)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, cj_at_content(trouble, &trouble->context),
                               "this line stands among the dashes of a list and has none");

    HINT(trouble, diag, "if it is an item, begin it with a dash and a space; if it is the rest of the text above, indent "
                        "it further");
    return true;
}

static bool context_lacks_colon(const struct cj_trouble *trouble)
{
    say_colon_missing(trouble, &trouble->context);
    return true;
}

/* --- blocks: a line that begins where nothing can ---------------------------------------------------------------------- */

static bool after_bracket(const struct cj_trouble *trouble)
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

static bool key_is_missing(const struct cj_trouble *trouble)
{
    if (trouble->at >= trouble->line.end || *trouble->at != ':')
        return false;

    struct cj_diag *diag = SAY(trouble, KEY_NOT_TEXT, cj_at_problem(trouble), "there is no key before this colon");

    HINT(trouble, diag, "type the key before it; if it is a text, put it between quotes");
    return true;
}

/* In a list, a line that is no item. */
static bool no_item(const struct cj_trouble *trouble)
{
    uint32_t dash = (uint32_t)trouble->yaml->context_mark.column + 1;
    struct cj_diag *diag = SAY(trouble, MISINDENTED, whole_line(trouble, &trouble->line),
                               "this line is no item of the list above it, and does not belong to an item either");

    ALSO(trouble, diag, cj_at_context(trouble), "the list begins here");
    if (trouble->line.colon)
        HINT(trouble, diag, "a key of the last item begins in column %u, a new item in column %u with a dash and a space",
             dash + 2, dash);
    else
        HINT(trouble, diag, "a new item begins in column %u with a dash and a space", dash);
    return true;
}

/* Among keys, a list item. */
static bool no_key_but_item(const struct cj_trouble *trouble)
{
    if (!is_item(&trouble->line) || trouble->at != trouble->line.begin)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, whole_line(trouble, &trouble->line),
                               "a key is expected here, and this is an item of a list");

    ALSO(trouble, diag, cj_at_context(trouble), "the keys begin here");
    HINT(trouble, diag, "line the dash up with the other dashes of its list; the list stands below its key, which has no "
                        "other value");
    return true;
}

static bool no_key(const struct cj_trouble *trouble)
{
    if (trouble->at != trouble->line.content)
        return false;

    struct cj_diag *diag = SAY(trouble, MISINDENTED, cj_at_content(trouble, &trouble->line),
                               "this line begins in column %u, and no line above it that it could belong to does",
                               trouble->line.indent);
    uint32_t keys = (uint32_t)trouble->yaml->context_mark.column + 1;

    ALSO(trouble, diag, cj_at_context(trouble), "the keys around it begin in column %u", keys);
    if (trouble->has_above && trouble->above.col > keys)
        HINT(trouble, diag, "begin it in column %u, or, to belong with the line above, in column %u", keys,
             trouble->above.col);
    else
        HINT(trouble, diag, "begin it in column %u", keys);
    return true;
}

/* A line further left than the first one. */
static bool left_of_all(const struct cj_trouble *trouble)
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

    struct cj_diag *diag = SAY(trouble, MISINDENTED, cj_at_content(trouble, &trouble->line),
                               "this line begins further left than the first one");

    ALSO(trouble, diag, cj_at_content(trouble, &first), "the first one begins in column %u", first.indent);
    HINT(trouble, diag, "begin both in the same column");
    return true;
}

static bool after_document(const struct cj_trouble *trouble)
{
    if (!trouble->has_above || !g_str_has_prefix(trouble->above.s, "..."))
        return false;

    struct cj_diag *diag = SAY(trouble, SECOND_DOCUMENT, cj_at_content(trouble, &trouble->line),
                               "`...` above ends the document, and more follows");

    HINT(trouble, diag, "remove the line of dots, or put what follows into a file of its own");
    return true;
}

/* The file is one text, and more follows. */
static bool begins_with_text(const struct cj_trouble *trouble)
{
    struct cj_line first;

    if (!cj_line_at(trouble->reading, (uint32_t)trouble->reading->last.start.line + 1, &first)
        || *trouble->reading->bytes == '%')
        return false;

    struct cj_diag *diag = SAY(trouble, COLON_MISSING, cj_at_content(trouble, &first),
                               "a key is expected here, and this has no colon");

    HINT(trouble, diag, "a journey begins with a key, a colon and a value, as in `title: Picking up a parcel`");
    return true;
}

static bool directive(const struct cj_trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, UNREADABLE, cj_at_problem(trouble), "this file does not begin as a journey can");

    HINT(trouble, diag, "remove the lines at the top that begin with %%");
    return true;
}

/* --- the rows -------------------------------------------------------------------------------------------------------- */

const struct cj_explain_row cj_explain_blocks[] = {
    { NULL, "mapping values are not allowed in this context",
      { key_too_long, colon_in_text, colon_after_quote, above_lacks_space, key_below_text, colon_in_long_text,
        above_lacks_colon, key_too_far_right } },
    { NULL, "did not find expected <document start>", { after_document, left_of_all, begins_with_text, directive } },
    { NULL, "found incompatible YAML document", { directive } },
    { NULL, "found duplicate %YAML directive", { directive } },
    { NULL, "did not find expected '-' indicator",
      { cj_say_after_quote, cj_say_after_reference, cj_say_stray_bracket, after_bracket, line_lacks_space, no_item } },
    { NULL, "did not find expected key",
      { cj_say_after_quote, after_quote_on_line, cj_say_after_reference, cj_say_stray_bracket, after_bracket,
        key_is_missing, line_lacks_space, no_key_but_item, no_key } },
    { "while scanning a simple key", "could not find expected ':'",
      { key_too_long, context_lacks_space, item_lacks_dash, context_lacks_colon } },
    { "while scanning a %YAML directive", NULL, { directive } },
    { "while scanning a %TAG directive", NULL, { directive } },
    { NULL, NULL, { NULL } },
};
