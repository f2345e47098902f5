/* The values every language has: text, words, numbers, flags, items. Each says what it expected and found. */
#include "schema_priv.h"

#include <math.h>
#include <string.h>

const char *cj_schema_found(const struct cj_yaml *value)
{
    switch (value->kind) {
    case CJ_YAML_LIST: return "a list";
    case CJ_YAML_MAPPING: return "keys and values";
    case CJ_YAML_SCALAR: break;
    }
    return "a plain value";
}

const struct cj_str *cj_schema_scalar(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value)
{
    if (value->kind == CJ_YAML_SCALAR)
        return &value->text;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_TEXT, value->at, "`%s` takes %s, not %s", field->key, field->type->name,
                                        cj_schema_found(value));
    if (value->kind == CJ_YAML_LIST && !field->size)
        cj_diags_hint(load->diags, diag, "only one may stand here");
    else if (value->flow && value->kind == CJ_YAML_MAPPING)
        cj_diags_hint(load->diags, diag, "if this is text, put quotes around it: braces have a meaning of their own");
    else
        cj_diags_hint(load->diags, diag, "write the value on the line of its key, for example %s: %s", field->key, field->example);
    return NULL;
}

/* --- text ----------------------------------------------------------------------------------------------------- */

struct cj_str cj_schema_nfc(struct cj_str text, struct cj_arena *arena)
{
    bool ascii = true;
    for (uint32_t i = 0; i < text.len && ascii; i++)
        ascii = !(text.s[i] & 0x80);
    if (ascii)
        return text;
    g_autofree char *nfc = g_utf8_normalize(text.s, (gssize)text.len, G_NORMALIZE_NFC);
    if (!nfc || strcmp(nfc, text.s) == 0)
        return text;
    struct cj_str made = {.len = (uint32_t)strlen(nfc), .at = text.at};
    made.s = cj_arena_strndup(arena, nfc, made.len);
    return made;
}

/* Sealed text is never NULL. */
static void blank_text(struct cj_load *load, const struct cj_field *field, void *dest)
{
    (void)load, (void)field;
    *(struct cj_str *)dest = cj_str_from("");
}

static bool read_text(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    const struct cj_str *text = cj_schema_scalar(load, field, value);
    if (!text)
        return false;
    *(struct cj_str *)dest = cj_schema_nfc(*text, load->arena);
    ((struct cj_str *)dest)->at = value->at;
    return true;
}

const struct cj_value_type cj_type_text = {.name = "text", .json = "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]", .read = read_text, .blank = blank_text};

/* --- words ---------------------------------------------------------------------------------------------------- */

static bool in_list(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; at && *at;) {
        size_t n = strcspn(at, " ");
        if (n == len && g_ascii_strncasecmp(at, word, n) == 0)
            return true;
        at += n;
        at += strspn(at, " ");
    }
    return false;
}

static const struct cj_word *find_word(const struct cj_word *words, const char *typed)
{
    for (; words && words->word; words++)
        if (g_ascii_strcasecmp(words->word, typed) == 0)
            return words;
    return NULL;
}

static bool read_word(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text = {0};
    if (!read_text(load, field, value, &text))
        return false;
    const struct cj_word *word = find_word(field->words, text.s);
    for (const struct cj_word *other = field->words; !word && other->word; other++)
        if (in_list(other->synonyms, text.s))
            word = other;
    if (word) {
        text.s = word->word;
        text.len = (uint32_t)strlen(word->word);
    }
    *(struct cj_str *)dest = text;
    return true;
}

const struct cj_value_type cj_type_word = {.name = "a word", .read = read_word, .blank = blank_text};

static const char *all_words(const struct cj_word *words, struct cj_arena *arena)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (const struct cj_word *word = words; word->word; word++)
        g_string_append_printf(all, "%s%s", word == words ? "" : word[1].word ? ", " : " or ", word->word);
    return cj_arena_strndup(arena, all->str, all->len);
}

static bool read_choice(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    const struct cj_str *text = cj_schema_scalar(load, field, value);
    if (!text)
        return false;
    const struct cj_word *word = find_word(field->words, text->s);
    if (word) {
        memcpy(dest, &word->value, sizeof word->value);
        return true;
    }
    struct cj_guess guess = cj_guess_begin(load, text->s);
    for (word = field->words; word->word; word++) {
        cj_guess_offer(&guess, word->word);
        cj_guess_offer_synonyms(&guess, word->synonyms, word->word);
    }
    const char *meant = cj_guess_words(&guess, load->arena);
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_UNKNOWN_WORD, value->at, "`%s` is not a word `%s` knows", text->s, field->key);
    if (meant)
        cj_diags_hint(load->diags, diag, "did you mean %s?", meant);
    else if (field->size && strchr(text->s, ','))
        cj_diags_hint(load->diags, diag, "for several write [%s]", text->s);
    else
        cj_diags_hint(load->diags, diag, "it knows %s", all_words(field->words, load->arena));
    return false;
}

const struct cj_value_type cj_type_choice = {.name = "a word", .read = read_choice};

/* --- numbers -------------------------------------------------------------------------------------------------- */

/* [-+]?digits(.digits)? */
static bool is_number(const char *s)
{
    s += *s == '-' || *s == '+';
    if (!g_ascii_isdigit(*s))
        return false;
    while (g_ascii_isdigit(*s))
        s++;
    if (*s == '.' && g_ascii_isdigit(s[1]))
        for (s++; g_ascii_isdigit(*s);)
            s++;
    return *s == '\0';
}

/* What was typed, with keyboard minus and point, if that makes it a number. */
static const char *respell(const char *text, struct cj_arena *arena)
{
    g_autoptr(GString) meant = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == 0x2212 || c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2011)
            g_string_append_c(meant, '-');
        else if (c == ',')
            g_string_append_c(meant, '.');
        else if (c != ' ' && c != 0xA0 && c != '_')
            g_string_append_unichar(meant, c);
    }
    if (meant->str[0] == '.')
        g_string_prepend_c(meant, '0');
    if (meant->len && meant->str[meant->len - 1] == '.')
        g_string_truncate(meant, meant->len - 1);
    if (is_number(meant->str))
        return cj_arena_strndup(arena, meant->str, meant->len);
    char *end;
    double value = g_ascii_strtod(meant->str, &end); /* 1e3, 0x1F */
    if (end == meant->str || *end != '\0' || !isfinite(value) || fabs(value) > 1e15)
        return NULL;
    return cj_schema_number_text(value, arena);
}

const char *cj_schema_number_text(double value, struct cj_arena *arena)
{
    char digits[64];
    g_ascii_formatd(digits, sizeof digits, "%.6f", value);
    size_t len = strlen(digits);
    while (digits[len - 1] == '0')
        len--;
    return cj_arena_strndup(arena, digits, digits[len - 1] == '.' ? len - 1 : len);
}

bool cj_schema_number(const char *text, double *ret_value, struct cj_arena *arena, const char **ret_meant)
{
    if (is_number(text) && strlen(text) <= 32) {
        *ret_value = g_ascii_strtod(text, NULL);
        return true;
    }
    *ret_meant = respell(text, arena);
    return false;
}

static bool in_range(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, double number)
{
    if (field->min >= field->max || (number >= field->min && number <= field->max))
        return true;
    const char *min = cj_schema_number_text(field->min, load->arena), *max = cj_schema_number_text(field->max, load->arena);
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_OUT_OF_RANGE, value->at, "`%s` is %s, outside %s to %s", field->key,
                                        value->text.s, min, max);
    cj_diags_hint(load->diags, diag, "give a number from %s to %s", min, max);
    return false;
}

static bool read_number(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    const struct cj_str *text = cj_schema_scalar(load, field, value);
    if (!text)
        return false;
    double number;
    const char *meant = NULL;
    if (cj_schema_number(text->s, &number, load->arena, &meant)) {
        if (!in_range(load, field, value, number))
            return false;
        *(double *)dest = number;
        return true;
    }
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_NUMBER, value->at, "`%s` takes a number, not `%s`", field->key, text->s);
    if (meant)
        cj_diags_hint(load->diags, diag, "write %s: digits, a decimal point, and the minus of the keyboard", meant);
    else
        cj_diags_hint(load->diags, diag, "write digits, for example %s", field->example);
    return false;
}

const struct cj_value_type cj_type_number = {.name = "a number", .read = read_number};

/* `1.240` or `1,240` where only whole numbers stand: the number without the marks between its thousands, else NULL. */
static const char *without_thousands(const char *text, struct cj_arena *arena)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    size_t since = 0;
    bool marked = false;
    for (const char *at = text; *at; at++) {
        bool mark = *at == '.' || *at == ',' || *at == ' ';
        if (mark ? (marked && since != 3) || since == 0 || since > 3 : !g_ascii_isdigit(*at))
            return NULL;
        if (!mark)
            g_string_append_c(digits, *at);
        marked |= mark;
        since = mark ? 0 : since + 1;
    }
    return marked && since == 3 && digits->str[0] != '0' ? cj_arena_strndup(arena, digits->str, digits->len) : NULL;
}

static bool read_whole(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    double number;
    const char *meant = value->kind == CJ_YAML_SCALAR ? without_thousands(value->text.s, load->arena) : NULL;
    if (meant) {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_NUMBER, value->at, "`%s` takes a whole number, not `%s`", field->key,
                                            value->text.s);
        cj_diags_hint(load->diags, diag, "write %s: nothing stands between the thousands", meant);
        return false;
    }
    if (!read_number(load, field, value, &number))
        return false;
    if (number != floor(number)) {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_NUMBER, value->at, "`%s` takes a whole number, not %s", field->key,
                                            value->text.s);
        cj_diags_hint(load->diags, diag, "for example %s", field->example);
        return false;
    }
    *(uint32_t *)dest = (uint32_t)number;
    return true;
}

const struct cj_value_type cj_type_whole = {.name = "a whole number", .read = read_whole};

/* --- flags ---------------------------------------------------------------------------------------------------- */

static const struct cj_word flag_words[] = {{"yes", 1, "ja"}, {"no", 0, "nee"}, {"true", 1, "waar"}, {"false", 0, "onwaar"}, {NULL, 0, NULL}};

static bool read_flag(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_field row = *field;
    row.words = flag_words;
    int is = 0;
    if (!read_choice(load, &row, value, &is))
        return false;
    *(bool *)dest = is;
    return true;
}

const struct cj_value_type cj_type_flag = {.name = "yes or no", .json = "\"enum\": [true, false, \"yes\", \"no\", \"true\", \"false\", null]", .read = read_flag};

/* --- items ---------------------------------------------------------------------------------------------------- */

static void blank_item(struct cj_load *load, const struct cj_field *field, void *dest)
{
    cj_schema_begin(load, field->shape, dest);
}

static bool read_item(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    return cj_schema_load_item(load, field, value, dest);
}

const struct cj_value_type cj_type_item = {.name = "an item", .read = read_item, .blank = blank_item};
