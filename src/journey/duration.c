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

/* Nobody reads PT1H30M on a wall: each part as a number and a word. */
static void say_part(const struct cj_language *language, double number, const char *const word[2][2], struct cj_arena *arena, GString *words)
{
    const char *const *forms = word[cj_language_is_dutch(language)];
    g_string_append_printf(words, "%s%s %s", words->len ? " " : "", cj_format_number(language, number, false, arena), forms[number != 1]);
}

/* P1Y2M3W4DT5H6M7S, any part; and the same in words. */
static bool parse_iso(const char *s, const struct cj_language *language, struct cj_arena *arena, double *ret_seconds, GString *words)
{
    static const struct { char letter; bool time; double seconds; const char *word[2][2]; } parts[] = {
        {'Y', false, YEAR, {{"year", "years"}, {"jaar", "jaar"}}},       {'M', false, MONTH, {{"month", "months"}, {"maand", "maanden"}}},
        {'W', false, WEEK, {{"week", "weeks"}, {"week", "weken"}}},      {'D', false, DAY, {{"day", "days"}, {"dag", "dagen"}}},
        {'H', true, HOUR, {{"hour", "hours"}, {"uur", "uur"}}},          {'M', true, MINUTE, {{"minute", "minutes"}, {"minuut", "minuten"}}},
        {'S', true, 1, {{"second", "seconds"}, {"seconde", "seconden"}}},
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
        say_part(language, number, parts[i].word, arena, words);
        sum += number * parts[i].seconds;
        any = true;
        s++;
    }
    *ret_seconds = sum;
    return any;
}

enum parsed { WORDS, BARE_NUMBER, DOWNWARDS, TO_SCALE };

static enum parsed parse(const char *s, bool dutch, double *ret_low, double *ret_high)
{
    double low, high, low_unit = 0, unit = 0;
    char thousands = dutch ? '.' : ',';
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
    return !isfinite(*ret_high) ? WORDS : *ret_low <= *ret_high ? TO_SCALE : DOWNWARDS;
}

static void blank_duration(struct cj_load *load, const struct cj_field *field, void *dest)
{
    (void)load, (void)field;
    *(struct cj_duration *)dest = (struct cj_duration){.text = cj_str_from("")};
}

static void say_duration(struct cj_load *load, struct cj_str typed, enum parsed problem, bool dutch)
{
    const char *what = problem == BARE_NUMBER ? "has no unit" : "ends before it begins";
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_DURATION, typed.at, "`%s` %s", typed.s, what);
    if (problem == BARE_NUMBER)
        cj_diags_hint(load->diags, diag, "write, for example, %s %s or %s %s", typed.s, dutch ? "minuten" : "minutes", typed.s,
                      dutch ? "dagen" : "days");
    else
        cj_diags_hint(load->diags, diag, "write the shorter one first, for example %s", dutch ? "2 tot 3 weken" : "2 to 3 weeks");
}

/* `-3 days`: a minus of any kind before what would be a duration. NULL: there is none. */
static const char *below_zero(const char *s, bool dutch)
{
    static const char *const minus[] = {"-", "–", "−"};
    double low, high;
    for (size_t i = 0; i < G_N_ELEMENTS(minus); i++) {
        const char *rest = s + strlen(minus[i]);
        if (!g_str_has_prefix(s, minus[i]))
            continue;
        skip_blanks(&rest);
        return parse(rest, dutch, &low, &high) != WORDS ? rest : NULL;
    }
    return NULL;
}

static bool read_duration(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    const struct reader *reader = load->user;
    struct cj_duration duration = {0};
    if (!cj_type_text.read(load, field, value, &duration.text))
        return false;
    bool dutch = cj_language_is_dutch(reader->language);
    g_autoptr(GString) words = g_string_new(NULL);
    const char *without = below_zero(duration.text.s, dutch);
    if (without) {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_DURATION, value->at, "`%s` is below zero", duration.text.s);
        cj_diags_hint(load->diags, diag, "write %s", without);
        return false;
    }
    if (parse_iso(duration.text.s, reader->language, load->arena, &duration.low_s, words)) {
        duration.text.s = cj_arena_strndup(load->arena, words->str, words->len);
        duration.text.len = (uint32_t)words->len;
        duration.high_s = duration.low_s;
        duration.to_scale = true;
        *(struct cj_duration *)dest = duration;
        return true;
    }
    double low = 0, high = 0;
    enum parsed parsed = parse(duration.text.s, dutch, &low, &high);
    if (parsed == BARE_NUMBER || parsed == DOWNWARDS) {
        say_duration(load, duration.text, parsed, dutch);
        return false;
    }
    if (parsed == TO_SCALE) {
        duration.to_scale = true;
        duration.low_s = low;
        duration.high_s = high;
    }
    *(struct cj_duration *)dest = duration;
    return true;
}

const struct cj_value_type cj_type_duration = {.name = "a duration", .json = "\"type\": [\"string\", \"null\"]", .read = read_duration,
                                      .blank = blank_duration};
