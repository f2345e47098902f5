/* YAML's silent traps: what it accepts, and nobody meant. Each looks only at the bytes around an event, so that the work
 * stays linear. */
#include <string.h>

#include "document_priv.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* A scalar in the bytes. Places in it are counted from its start, so that a line of millions of characters costs no more
 * than others. */
struct typed {
    struct cj_reading *reading;
    const char *start, *end; /* of the scalar */
    const char *file_end;
    struct cj_span at;
};

static struct typed typed_of(struct cj_reading *reading, const yaml_event_t *event)
{
    struct typed typed = { .reading = reading, .file_end = reading->bytes + reading->len };

    typed.start = reading->bytes + cj_reading_byte(reading, event->start_mark);
    typed.end = reading->bytes + cj_reading_byte(reading, event->end_mark);
    typed.at = cj_reading_span(reading, event->start_mark, event->end_mark);
    return typed;
}

static const char *line_end(const struct typed *typed, const char *s)
{
    while (s < typed->file_end && !is_break(*s))
        s++;
    return s;
}

/* From a byte at or after the scalar's start to one on the same line. */
static struct cj_span span_of(const struct typed *typed, const char *from, const char *to)
{
    struct cj_span span = { typed->at.source, typed->at.line, typed->at.col, 0, 0 };

    for (const char *s = typed->start; s < from; s = g_utf8_next_char(s)) {
        bool ends_line = *s == '\n' || (*s == '\r' && s[1] != '\n');

        span.line += ends_line;
        span.col = ends_line ? 1 : span.col + (*s != '\r');
    }
    span.end_line = span.line;
    span.end_col = span.col + (uint32_t)g_utf8_strlen(from, to - from);
    return span;
}

/* After the next line break at or after s, NULL if the scalar ends before. */
static const char *next_line(const struct typed *typed, const char *s)
{
    while (s < typed->end && !is_break(*s))
        s++;
    return s < typed->end ? s + 1 : NULL;
}

static const char *skip_blanks(const char *s, const char *end)
{
    while (s < end && is_blank(*s))
        s++;
    return s;
}

/* --- texts that go on, or don't ----------------------------------------------------------------------------------- */

/* `Zie punt #3`: the # and the rest are a comment. One that was meant as a comment has a space after it. */
static void trap_comment(const struct typed *typed)
{
    const char *hash = skip_blanks(typed->end, typed->file_end);

    if (hash == typed->end || typed->file_end - hash < 2 || *hash != '#' || is_blank(hash[1]) || is_break(hash[1])
        || strchr("#!-=*", hash[1]))
        return;

    const char *end = line_end(typed, hash);
    const char *text = typed->start < typed->end ? typed->start : hash;
    struct cj_diags *diags = typed->reading->diags;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_CUT_OFF, span_of(typed, hash, end),
                                        "`#` after a space begins a comment, so this is not part of the text");

    if (end - text < 100 && typed->at.line == typed->at.end_line) {
        g_autofree char *quoted = cj_quoted(text, end);

        cj_diags_hint(diags, diag, "if it belongs to the text, put all of it between quotes: `%s`; if it is a comment, "
                                   "type a space after the #", quoted);
    } else {
        cj_diags_hint(diags, diag, "if it belongs to the text, put the whole text between quotes; if it is a comment, type "
                                   "a space after the #");
    }
}

static void say_dash_space(const struct typed *typed)
{
    struct cj_diag *diag = cj_diags_add(typed->reading->diags, CJ_DIAG_SPACE_AFTER_DASH,
                                        span_of(typed, typed->start, typed->start + 1),
                                        "the space after the dash is missing");
    const char *end = MIN(line_end(typed, typed->start), typed->end);

    cj_diags_hint(typed->reading->diags, diag, "`- %.*s`", (int)MIN(end - typed->start - 1, 60), typed->start + 1);
}

void cj_say_bullet(struct cj_reading *reading, struct cj_span at, const char *text, const char *end)
{
    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_BULLET, at,
                                        "this sign does not begin an item of a list: to YAML it is a letter of the text");

    if (end - text < 100)
        cj_diags_hint(reading->diags, diag, "begin the item with a dash and a space, `- %.*s`; if this is one text, put it "
                                            "between quotes", (int)(end - text), text);
    else
        cj_diags_hint(reading->diags, diag, "begin the item with a dash and a space; if this is one text, put it between "
                                            "quotes");
}

static void say_swallowed(const struct typed *typed, const char *s)
{
    struct cj_diags *diags = typed->reading->diags;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_MISINDENTED,
                                        span_of(typed, s, MIN(line_end(typed, s), typed->end)),
                                        "this list item is read as the rest of the text that begins above it");

    cj_diags_also(diags, diag, span_of(typed, typed->start, line_end(typed, typed->start)), "the text");
    cj_diags_hint(diags, diag, "begin every dash of a list in the same column, and put nothing else behind the key of "
                               "the list");
}

static bool begins_line(const struct typed *typed)
{
    const char *before = typed->start;

    while (before > typed->reading->bytes && is_blank(before[-1]))
        before--;
    return before == typed->reading->bytes || is_break(before[-1]);
}

/* A list that became one text: its lines begin with a dash that lacks its space, with another sign, or further to the right
 * than the text above. What is wrong with the first is said. */
static void trap_list_as_text(const struct typed *typed)
{
    bool dash = cj_line_lacks_dash_space(typed->start, typed->end), certain = false;
    const char *first = cj_line_after_bullet(typed->start, typed->end, &certain);

    for (const char *s = typed->start; (s = next_line(typed, s));) {
        s = skip_blanks(s, typed->end);

        const char *end = MIN(line_end(typed, s), typed->end), *text = cj_line_after_bullet(s, end, &certain);

        if (typed->end - s >= 2 && *s == '-' && (dash || is_blank(s[1]))) {
            if (dash)
                say_dash_space(typed);
            else
                say_swallowed(typed, s);
            return;
        }
        if (text && first)
            cj_say_bullet(typed->reading, span_of(typed, typed->start, g_utf8_next_char(typed->start)), first,
                          MIN(line_end(typed, typed->start), typed->end));
        else if (text && certain)
            cj_say_bullet(typed->reading, span_of(typed, s, g_utf8_next_char(s)), text, end);
        if (text && (first || certain))
            return;
    }
    if (dash && begins_line(typed)) /* behind a key, it may be a text that begins with a dash */
        say_dash_space(typed);
}

/* `henk:-1` on a line of its own, where a mapping was meant. */
static void trap_missing_space(const struct typed *typed)
{
    const char *colon;

    if (!cj_line_lacks_space(typed->start, typed->end, &colon) || !strchr("+-0123456789", colon[1]) || !begins_line(typed))
        return;

    const char *end = MIN(line_end(typed, colon), typed->end);
    struct cj_diag *diag = cj_diags_add(typed->reading->diags, CJ_DIAG_SPACE_AFTER_COLON, span_of(typed, typed->start, end),
                                        "the space after the colon is missing");

    cj_diags_hint(typed->reading->diags, diag, "`%.*s: %.*s`", (int)(colon - typed->start), typed->start,
                  (int)(end - colon - 1), colon + 1);
}

/* A quoted text whose next line begins as far left as the key it belongs to: the quote was never meant to reach that far. */
static void trap_runaway_quote(const struct typed *typed, const struct cj_yaml *parent)
{
    struct cj_diags *diags = typed->reading->diags;
    struct cj_span at = typed->at;

    if (!parent || parent->flow)
        return;
    for (const char *line = typed->start; (line = next_line(typed, line));) {
        const char *s = skip_blanks(line, typed->end);

        if (s >= typed->end || is_break(*s) || s - line + 1 > parent->at.col)
            continue;

        struct cj_span opening = { at.source, at.line, at.col, at.line, at.col + 1 };
        struct cj_span closing = { at.source, at.end_line, at.end_col - 1, at.end_line, at.end_col };
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_UNCLOSED_QUOTE, opening,
                                            "the text that this quotation mark opens goes on over the lines below");

        cj_diags_also(diags, diag, closing, "it is only closed here");
        cj_diags_hint(diags, diag, *typed->start == '\'' ? "close it, or type ’ if it is an apostrophe"
                                                         : "close it where the text ends");
        return;
    }
}

/* A space that is none: it came along from a web page, and YAML takes it for a letter. */
static void trap_odd_space(const struct typed *typed)
{
    const char *s = typed->start;

    while (s < typed->end && (guchar)*s >= 0x80 && g_unichar_type(g_utf8_get_char(s)) == G_UNICODE_SPACE_SEPARATOR)
        s = g_utf8_next_char(s);
    if (s == typed->start)
        return;

    struct cj_diag *diag = cj_diags_add(typed->reading->diags, CJ_DIAG_ODD_SPACE, span_of(typed, typed->start, s),
                                        "this looks like a space but is another character (U+%04X)",
                                        (unsigned)g_utf8_get_char(typed->start));

    cj_diags_hint(typed->reading->diags, diag, "replace it by spaces; it often comes along when text is copied from a web "
                                               "page");
}

void cj_trap_scalar(struct cj_reading *reading, const yaml_event_t *event, const struct cj_yaml *parent)
{
    struct typed typed = typed_of(reading, event);

    switch (event->data.scalar.style) {
    case YAML_PLAIN_SCALAR_STYLE:
        trap_odd_space(&typed);
        if (parent && !parent->flow) {
            trap_list_as_text(&typed);
            trap_missing_space(&typed);
        }
        trap_comment(&typed);
        break;
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        trap_runaway_quote(&typed, parent);
        break;
    default:
        break;
    }
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

/* `? a`: legal, and never meant. */
static void trap_question(const struct typed *typed)
{
    const char *s = typed->start;

    while (s > typed->reading->bytes && is_blank(s[-1]))
        s--;
    if (s == typed->start || s == typed->reading->bytes || s[-1] != '?')
        return;

    struct cj_span at = typed->at;

    at.col -= (uint32_t)(typed->start - s) + 1;
    at.end_line = at.line;
    at.end_col = at.col + 1;

    struct cj_diag *diag = cj_diags_add(typed->reading->diags, CJ_DIAG_KEY_NOT_TEXT, at,
                                        "`? ` begins a key of several lines, which the language does not have");

    cj_diags_hint(typed->reading->diags, diag, "if this is a text, put it between quotes; else write `key: value` on one "
                                               "line");
}

void cj_trap_key(struct cj_reading *reading, const yaml_event_t *event, const struct cj_yaml *mapping)
{
    struct typed typed = typed_of(reading, event);

    trap_question(&typed);
    if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return;
    trap_odd_space(&typed);
    if (!mapping->flow && cj_line_lacks_dash_space(typed.start, typed.end))
        say_dash_space(&typed);
}

/* --- brackets and braces ------------------------------------------------------------------------------------------- */

static bool has_colon(struct cj_reading *reading, const yaml_event_t *value)
{
    const char *s = reading->bytes + cj_reading_byte(reading, value->start_mark);

    while (s > reading->bytes && (is_blank(s[-1]) || is_break(s[-1])))
        s--;
    return s > reading->bytes && s[-1] == ':';
}

static bool is_typed_text(const struct cj_yaml *item)
{
    return item->kind == CJ_YAML_SCALAR && !item->quoted && !item->null;
}

static bool is_digits(const char *s)
{
    return *s && s[strspn(s, "0123456789")] == '\0';
}

/* `{score: 1,5}`: a comma between digits. Before three digits it may also have been meant to mark thousands. */
static bool trap_decimal_comma(struct cj_reading *reading, const struct cj_str *key, const struct cj_yaml *before)
{
    if (!before || !is_typed_text(before) || !is_digits(key->s) || key->at.line != before->at.end_line
        || key->at.col != before->at.end_col + 1)
        return false;

    const char *whole = before->text.s;

    if (!is_digits(whole + (*whole == '-' || *whole == '+')) || before->text.len + key->len > 20)
        return false;

    struct cj_span at = { before->at.source, before->at.line, before->at.col, key->at.end_line, key->at.end_col };
    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_COMMA_IN_BRACES, at,
                                        "`%s,%s` is not one number: a comma inside { } ends it", whole, key->s);

    if (key->len == 3)
        cj_diags_hint(reading->diags, diag, "write `%s%s`, or `%s.%s` if these are decimals", whole, key->s, whole, key->s);
    else
        cj_diags_hint(reading->diags, diag, "decimals follow a point: `%s.%s`", whole, key->s);
    return true;
}

bool cj_trap_pair(struct cj_reading *reading, const yaml_event_t *value, const struct cj_str *key,
                  const struct cj_yaml *before, bool again)
{
    const char *colon;

    if (!key->s || has_colon(reading, value))
        return false;
    if (cj_line_lacks_space(key->s, key->s + key->len, &colon)) {
        struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_SPACE_AFTER_COLON, key->at,
                                            "the space after the colon is missing");

        cj_diags_hint(reading->diags, diag, "`%.*s: %s`", (int)(colon - key->s), key->s, colon + 1);
        return true;
    }
    if (trap_decimal_comma(reading, key, before))
        return true;
    if (again) /* the third part of a text with two commas: said once */
        return true;

    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_COMMA_IN_BRACES, key->at,
                                        "`%s` has no value: a comma inside { } ends a text", key->s);

    if (before && before->kind == CJ_YAML_SCALAR && !before->null && !before->quoted && before->text.len + key->len < 100)
        cj_diags_hint(reading->diags, diag, "if this is one text, put it between quotes: `\"%s, %s\"`", before->text.s,
                      key->s);
    else
        cj_diags_hint(reading->diags, diag, "if it belongs to a text, put the text between quotes; a list is written with "
                                            "brackets, `[%s]`", key->s);
    return true;
}

/* `[Weer wandelen, zonder pijn]`: a capital, a comma, a small letter, and words with spaces. Ids and names in one style
 * don't look like that. */
void cj_trap_list(struct cj_reading *reading, const struct cj_yaml *list)
{
    bool prose = false;

    for (uint32_t i = 0; i < list->n; i++)
        prose = prose || (is_typed_text(list->item[i]) && strchr(list->item[i]->text.s, ' '));
    for (uint32_t i = 1; prose && i < list->n; i++) {
        const struct cj_yaml *before = list->item[i - 1], *item = list->item[i];

        if (!is_typed_text(before) || !is_typed_text(item) || !g_unichar_isupper(g_utf8_get_char(before->text.s))
            || !g_unichar_islower(g_utf8_get_char(item->text.s)))
            continue;

        struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_COMMA_IN_LIST, item->at,
                                            "a comma inside [ ] begins a new item, and this looks like the rest of a sentence");

        if (before->text.len + item->text.len < 100)
            cj_diags_hint(reading->diags, diag, "if it is one text, put it between quotes: `\"%s, %s\"`; else begin it "
                                                "with a capital", before->text.s, item->text.s);
        return;
    }
}
