/* Fixed words, numbers, dates and quotation marks, per language: rows, never the machine's locale. */
#include "journey_priv.h"

#include <math.h>
#include <string.h>

/* An en dash: Noto Sans has no U+2212 in the release that is installed, and the two look alike. */
#define MINUS "\u2013"

struct cj_language {
    const char *tag;              /* primary subtag */
    const char *decimal, *thousands;
    const char *month[12];
    const char *quote_open, *quote_close;
    const char *percent;          /* what stands between a number and a % */
    const char *date;             /* day, month, year */
    const char *quarter;
    const char *label[CJ_LABEL_COUNT];
};

static const struct cj_language languages[] = {
    {"en", ".", ",",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
     "“", "”", "", "%d %s %d", "Q%d %d", {
#define CJ_LABEL(symbol, en, nl) [CJ_LABEL_##symbol] = en,
#include <cjmap/label_ids.h>
#undef CJ_LABEL
     }},
    {"nl", ",", ".",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
     "“", "”", "\u00A0", "%d %s %d", "Q%d %d", {
#define CJ_LABEL(symbol, en, nl) [CJ_LABEL_##symbol] = nl,
#include <cjmap/label_ids.h>
#undef CJ_LABEL
     }},
};

static const struct cj_language *find(const char *tag)
{
    size_t n = strcspn(tag, "-_");
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
        if (strlen(languages[i].tag) == n && g_ascii_strncasecmp(languages[i].tag, tag, n) == 0)
            return &languages[i];
    return NULL;
}

const struct cj_language *cj_language_find(const char *tag)
{
    const struct cj_language *found = find(tag);
    return found ? found : &languages[0];
}

bool cj_language_has_words(const char *tag)
{
    return find(tag) != NULL;
}

bool cj_language_is_dutch(const struct cj_language *language)
{
    return language && strcmp(language->tag, "nl") == 0;
}

const char *cj_label(const struct cj_language *language, enum cj_label label)
{
    g_assert((unsigned)label < CJ_LABEL_COUNT);
    return language->label[label];
}

const char *cj_format_number(const struct cj_language *language, double value, bool sign, struct cj_arena *arena)
{
    char digits[400];
    g_ascii_formatd(digits, sizeof digits, "%.3f", fabs(value));
    char *point = strchr(digits, '.');
    size_t whole = point ? (size_t)(point - digits) : strlen(digits);
    size_t len = strlen(digits);
    while (point && len > whole && (digits[len - 1] == '0' || digits[len - 1] == '.'))
        len--;
    bool zero = strspn(digits, "0.") >= len;
    g_autoptr(GString) text = g_string_new(zero ? "" : value < 0 ? MINUS : sign ? "+" : "");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append(text, language->thousands);
        g_string_append_c(text, digits[i]);
    }
    if (len > whole) {
        g_string_append(text, language->decimal);
        g_string_append_len(text, digits + whole + 1, (gssize)(len - whole - 1));
    }
    return cj_arena_strndup(arena, text->str, text->len);
}

struct cj_str cj_format_with_unit(const struct cj_language *language, const char *number, struct cj_str unit, struct cj_arena *arena)
{
    if (unit.len == 0)
        return cj_str_from(number);
    const char *gap = strcmp(unit.s, "%") == 0 ? language->percent : "\u00A0";
    return cj_str_from(cj_arena_printf(arena, "%s%s%s", number, gap, unit.s));
}

const char *cj_format_date(const struct cj_language *language, struct cj_date date, struct cj_arena *arena)
{
    if (date.year == 0)
        return "";
    if (date.quarter)
        return cj_arena_printf(arena, language->quarter, date.quarter, date.year);
    if (date.month && date.day)
        return cj_arena_printf(arena, language->date, date.day, language->month[date.month - 1], date.year);
    if (date.month)
        return cj_arena_printf(arena, "%s %d", language->month[date.month - 1], date.year);
    return cj_arena_printf(arena, "%d", date.year);
}

/* Marks with which a text may begin that is already quoted. */
static bool is_quoted(const char *s)
{
    static const char *const marks[] = {"\"", "“", "„", "«", "»", "‘", "‚", "「", "『"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(s, marks[i]))
            return true;
    return false;
}

struct cj_str cj_format_quote(const struct cj_language *language, struct cj_str text, struct cj_arena *arena)
{
    if (text.len == 0 || is_quoted(text.s))
        return text;
    const char *quoted = cj_arena_printf(arena, "%s%s%s", language->quote_open, text.s, language->quote_close);
    return (struct cj_str){quoted, (uint32_t)strlen(quoted), text.at};
}
