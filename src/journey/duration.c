/* Durations: drawn as typed, and to scale where they are a number and a unit, in the map's language or ISO 8601. */
#include "journey_priv.h"

#include <math.h>
#include <string.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY, MONTH = 30 * DAY, YEAR = 365 * DAY };

/* A day has 24 hours, a week 7 days. NULL: the language has no such word. */
static const struct unit { const char *en, *nl; double seconds; } units[] = {
    {"second", "seconde", 1}, {"seconds", "seconden", 1}, {"sec", "sec", 1}, {"s", "s", 1},
    {"minute", "minuut", MINUTE}, {"minutes", "minuten", MINUTE}, {"min", "min", MINUTE}, {"mins", NULL, MINUTE}, {"m", "m", MINUTE},
    {NULL, "kwartier", 15 * MINUTE}, /* a quarter of English is three months as often */
    {"hour", "uur", HOUR}, {"hours", "uren", HOUR}, {"hr", "uurtje", HOUR}, {"hrs", "u", HOUR}, {"h", "h", HOUR},
    {"day", "dag", DAY}, {"days", "dagen", DAY}, {"d", "d", DAY},
    {"week", "week", WEEK}, {"weeks", "weken", WEEK}, {"w", "w", WEEK}, {"wk", "wk", WEEK},
    {"month", "maand", MONTH}, {"months", "maanden", MONTH}, {"year", "jaar", YEAR}, {"years", "jaren", YEAR},
};

static void skip_blanks(const char **at)
{
    while (**at == ' ' || g_str_has_prefix(*at, "\u00A0"))
        *at = g_utf8_next_char(*at);
}

static bool three_digits(const char *s)
{
    return g_ascii_isdigit(s[0]) && g_ascii_isdigit(s[1]) && g_ascii_isdigit(s[2]) && !g_ascii_isdigit(s[3]);
}

/* Digits with a point or a comma: the decimal mark, unless it is the language's mark of `thousands` and parts them (0: it has none). */
static bool take_number(const char **at, char thousands, double *ret_value)
{
    char digits[32];
    size_t n = 0;
    const char *s = *at;
    while (g_ascii_isdigit(*s) || ((*s == '.' || *s == ',') && n > 0 && g_ascii_isdigit(s[1]) && !memchr(digits, '.', n))) {
        if (thousands && *s == thousands && digits[0] != '0' && three_digits(s + 1))
            s++;
        if (n + 1 == sizeof digits)
            return false;
        digits[n++] = *s == ',' ? '.' : *s;
        s++;
    }
    if (n == 0)
        return false;
    digits[n] = '\0';
    *ret_value = g_ascii_strtod(digits, NULL);
    *at = s;
    return true;
}

static bool take_unit(const char **at, bool dutch, double *ret_seconds)
{
    size_t n = 0;
    while (g_ascii_isalpha((*at)[n]))
        n++;
    for (size_t i = 0; n > 0 && i < G_N_ELEMENTS(units); i++) {
        const char *word = dutch ? units[i].nl : units[i].en;
        if (word && strlen(word) == n && g_ascii_strncasecmp(word, *at, n) == 0) {
            *at += n;
            *at += **at == '.'; /* `5 min.` */
            *ret_seconds = units[i].seconds;
            return true;
        }
    }
    return false;
}

static bool take_range(const char **at, bool dutch)
{
    static const char *const words[] = {"-", "–", "to ", "tot ", "t/m ", "à "};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        bool english = i == 2, only_dutch = i > 2;
        if ((english && dutch) || (only_dutch && !dutch) || !g_str_has_prefix(*at, words[i]))
            continue;
        *at += strlen(words[i]);
        return true;
    }
    return false;
}

/* P1Y2M3W4DT5H6M7S, any part. */
static bool parse_iso(const char *s, double *ret_seconds)
{
    static const struct { char letter; bool time; double seconds; } parts[] = {
        {'Y', false, YEAR}, {'M', false, MONTH}, {'W', false, WEEK}, {'D', false, DAY}, {'H', true, HOUR}, {'M', true, MINUTE}, {'S', true, 1},
    };
    double sum = 0, number;
    bool time = false, any = false;
    if (*s++ != 'P')
        return false;
    while (*s) {
        if (*s == 'T' && !time) {
            time = true;
            s++;
            continue;
        }
        size_t i = G_N_ELEMENTS(parts);
        if (take_number(&s, 0, &number))
            for (i = 0; i < G_N_ELEMENTS(parts) && (parts[i].letter != *s || parts[i].time != time);)
                i++;
        if (i == G_N_ELEMENTS(parts))
            return false;
        sum += number * parts[i].seconds;
        any = true;
        s++;
    }
    *ret_seconds = sum;
    return any;
}

enum parsed { WORDS, BARE_NUMBER, TO_SCALE };

static enum parsed parse(const char *s, bool dutch, double *ret_low, double *ret_high)
{
    double low, high, low_unit = 0, unit = 0;
    char thousands = dutch ? '.' : ',';
    if (parse_iso(s, ret_low)) {
        *ret_high = *ret_low;
        return TO_SCALE;
    }
    if (!take_number(&s, thousands, &low))
        return WORDS;
    high = low;
    skip_blanks(&s);
    bool has_low_unit = take_unit(&s, dutch, &low_unit);
    skip_blanks(&s);
    bool range = take_range(&s, dutch);
    if (range) {
        skip_blanks(&s);
        if (!take_number(&s, thousands, &high))
            return WORDS;
        skip_blanks(&s);
    }
    if (*s == '\0' && !has_low_unit)
        return BARE_NUMBER;
    if (range ? !take_unit(&s, dutch, &unit) : !has_low_unit)
        return WORDS;
    if (*s != '\0')
        return WORDS;
    *ret_low = low * (has_low_unit ? low_unit : unit);
    *ret_high = high * (range ? unit : low_unit);
    return isfinite(*ret_high) && *ret_low <= *ret_high ? TO_SCALE : WORDS;
}

static void blank_duration(struct cj_load *load, const struct cj_field *field, void *dest)
{
    (void)load, (void)field;
    *(struct cj_duration *)dest = (struct cj_duration){.text = cj_str_from("")};
}

static bool read_duration(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    const struct reader *reader = load->user;
    struct cj_duration duration = {0};
    if (!cj_type_text.read(load, field, value, &duration.text))
        return false;
    bool dutch = cj_language_is_dutch(reader->language);
    double low = 0, high = 0;
    switch (parse(duration.text.s, dutch, &low, &high)) {
    case BARE_NUMBER: {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_DURATION, value->at, "`%s` has no unit", duration.text.s);
        cj_diags_hint(load->diags, diag, "write, for example, %s %s or %s %s", duration.text.s, dutch ? "minuten" : "minutes", duration.text.s,
                      dutch ? "dagen" : "days");
        return false;
    }
    case TO_SCALE:
        duration.to_scale = true;
        duration.low_s = low;
        duration.high_s = high;
        break;
    case WORDS:
        break;
    }
    *(struct cj_duration *)dest = duration;
    return true;
}

const struct cj_value_type cj_type_duration = {.name = "a duration", .json = "\"type\": [\"string\", \"null\"]", .read = read_duration,
                                      .blank = blank_duration};
