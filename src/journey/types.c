/* The values that only a journey has: dates, durations, ids, references, links. Durations: duration.c. */
#include "journey_priv.h"

#include <string.h>

static struct reader *reader_of(struct cj_load *load)
{
    return load->user;
}

/* A plain value, or NULL after a message. */
static bool plain(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, struct cj_str *ret_text)
{
    return cj_type_text.read(load, field, value, ret_text);
}

/* --- dates -------------------------------------------------------------------------------------------------------- */

/* Exactly `n` digits at `*at`, which moves on. */
static bool digits(const char **at, int n, int *ret_value)
{
    int value = 0;
    for (int i = 0; i < n; i++, (*at)++) {
        if (!g_ascii_isdigit(**at))
            return false;
        value = value * 10 + (**at - '0');
    }
    *ret_value = value;
    return true;
}

static bool parse_date(const char *s, struct cj_date *ret_date)
{
    int year, quarter, month, day;
    if (!digits(&s, 4, &year) || year == 0)
        return false;
    struct cj_date date = {.year = (uint16_t)year};
    if (s[0] == '-' && s[1] == 'Q') {
        s += 2;
        if (!digits(&s, 1, &quarter) || quarter < 1 || quarter > 4)
            return false;
        date.quarter = (uint8_t)quarter;
    } else if (*s == '-') {
        s++;
        if (!digits(&s, 2, &month) || month < 1 || month > 12)
            return false;
        date.month = (uint8_t)month;
        if (*s == '-') {
            s++;
            if (!digits(&s, 2, &day) || day < 1 || day > g_date_get_days_in_month((GDateMonth)month, (GDateYear)year))
                return false;
            date.day = (uint8_t)day;
        }
    }
    if (*s != '\0')
        return false;
    *ret_date = date;
    return true;
}

/* The spelling of what was probably meant: 21-11-2026, 2026/11/21, 2026-3-1, 3-2026, q1 2026. NULL: no idea. */
static const char *respell_date(const char *typed, struct cj_arena *arena)
{
    int number[3] = {0}, n = 0, width[3] = {0};
    bool quarter = false;
    for (const char *s = typed; *s; s++) {
        if (g_ascii_isdigit(*s)) {
            if (n == 3)
                return NULL;
            for (; g_ascii_isdigit(*s) && width[n] < 5; s++, width[n]++)
                number[n] = number[n] * 10 + (*s - '0');
            n++;
            s--;
        } else if (g_ascii_tolower(*s) == 'q' || g_ascii_tolower(*s) == 'k') {
            quarter = true;
        } else if (!strchr("-./ ", *s)) {
            return NULL;
        }
    }
    bool year_first = n > 0 && width[0] == 4;
    if (n < 2 || width[year_first ? 0 : n - 1] != 4)
        return NULL;
    int year = number[year_first ? 0 : n - 1], second = n == 3 ? number[1] : number[year_first ? 1 : 0];
    const char *meant;
    if (quarter)
        meant = cj_arena_printf(arena, "%04d-Q%d", year, second);
    else if (n == 2)
        meant = cj_arena_printf(arena, "%04d-%02d", year, second);
    else
        meant = cj_arena_printf(arena, "%04d-%02d-%02d", year, second, number[year_first ? 2 : 0]);
    struct cj_date date;
    return parse_date(meant, &date) ? meant : NULL;
}

static bool read_date(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text;
    if (!plain(load, field, value, &text))
        return false;
    if (parse_date(text.s, dest))
        return true;
    const char *meant = respell_date(text.s, load->arena);
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_DATE, value->at, "`%s` is not a date", text.s);
    if (meant)
        cj_diags_hint(load->diags, diag, "write %s: the year comes first", meant);
    else
        cj_diags_hint(load->diags, diag, "dates are written 2026, 2026-Q1, 2026-03 or 2026-03-31");
    return false;
}

const struct cj_value_type cj_type_date = {.name = "a date", .json = "\"type\": [\"string\", \"number\", \"null\"]", .read = read_date};

/* --- ids and references --------------------------------------------------------------------------------------------- */

/* Has the id a letter or digit at all? */
static bool says_something(const char *slug)
{
    for (; *slug; slug = g_utf8_next_char(slug))
        if (g_unichar_isalnum(g_utf8_get_char(slug)))
            return true;
    return false;
}

static bool read_id(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct reader *reader = reader_of(load);
    struct cj_str text;
    if (!plain(load, field, value, &text))
        return false;
    struct cj_node_row row = {.id = cj_names_slug(text, load->arena), .at = value->at, .touchpoint = CJ_NONE};
    if (!says_something(row.id.s)) {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_BAD_ID, value->at, "`%s` can't be an id", text.s);
        cj_diags_hint(load->diags, diag, "an id has letters or digits, for example %s", field->example);
        return false;
    }
    *(cj_node *)dest = reader->node->len;
    g_array_append_val(reader->node, row);
    g_array_append_val(reader->typed, text);
    return true;
}

/* An id is a new word, but for those of the program's lanes. */
static bool knows_id(struct cj_load *load, const struct cj_field *in, const struct cj_field *field, struct cj_str name)
{
    (void)field;
    return in->tag == SORT_LANE && cj_lane_row(cj_names_slug(name, load->arena).s);
}

const struct cj_value_type cj_type_id = {.name = "an id", .json = "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]", .read = read_id,
                                .knows = knows_id};

static bool read_reference(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text;
    cj_reader_count_cards(reader_of(load), 1, value->at);
    return plain(load, field, value, &text) && cj_reader_refer(reader_of(load), (enum sort)field->tag, text, dest);
}

static bool knows_reference(struct cj_load *load, const struct cj_field *in, const struct cj_field *field, struct cj_str name)
{
    uint32_t index;
    (void)in;
    return cj_names_lookup(reader_of(load), (enum sort)field->tag, name, &index);
}

const struct cj_value_type cj_type_reference = {.name = "an id or name", .json = "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]",
                                       .read = read_reference, .knows = knows_reference, .once = true};

static const struct cj_word initiators[] = {
    {"persona", CJ_BY_PERSONA, "customer klant user"},
    {"organisation", CJ_BY_ORGANISATION, "organization company organisatie bedrijf we"},
    {NULL, 0, NULL},
};

/* Is it a slip of the pen for one of the words? Only asked where an actor need not be declared. */
static const char *initiator_meant(struct cj_load *load, const struct cj_str *text)
{
    struct cj_guess guess = cj_guess_begin(load, text->s);
    for (const struct cj_word *word = initiators; word->word; word++) {
        cj_guess_offer(&guess, word->word);
        cj_guess_offer_synonyms(&guess, word->synonyms, word->word);
    }
    return cj_guess_words(&guess, load->arena);
}

static bool read_initiator(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct reader *reader = reader_of(load);
    struct cj_touchpoint *touchpoint = (struct cj_touchpoint *)((char *)dest - offsetof(struct cj_touchpoint, initiator));
    struct cj_str text;
    uint32_t index;
    if (!plain(load, field, value, &text))
        return false;
    if (cj_names_lookup(reader, SORT_ACTOR, text, &index)) {
        touchpoint->initiator = CJ_BY_ACTOR;
        touchpoint->initiating_actor = index;
        return true;
    }
    const char *slug = cj_names_slug(text, load->arena).s;
    if (strcmp(slug, "persona") == 0 || cj_names_lookup(reader, SORT_PERSONA, text, &index)) {
        touchpoint->initiator = CJ_BY_PERSONA;
        return true;
    }
    if (strcmp(slug, "organisation") == 0 || strcmp(slug, "organization") == 0) {
        touchpoint->initiator = CJ_BY_ORGANISATION;
        return true;
    }
    const char *meant = initiator_meant(load, &text);
    if (meant) {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_UNKNOWN_REFERENCE, value->at, "nobody called `%s` starts anything here", text.s);
        cj_diags_hint(load->diags, diag, "did you mean %s?", meant);
        return false;
    }
    if (!cj_reader_refer(reader, SORT_ACTOR, text, &touchpoint->initiating_actor))
        return false;
    touchpoint->initiator = CJ_BY_ACTOR;
    return true;
}

const struct cj_value_type cj_type_initiator = {.name = "persona, organisation or an actor", .json = "\"type\": [\"string\", \"null\"]",
                                       .read = read_initiator};

/* --- links, languages, icons ------------------------------------------------------------------------------------------ */

/* Schemes that only lead somewhere, and run nothing; after the scheme comes a host, or who gets the mail. */
static bool leads_somewhere(const char *link)
{
    static const struct { const char *scheme; char needs; } rows[] = { {"https://", 0}, {"http://", 0}, {"mailto:", '@'} };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        size_t n = strlen(rows[i].scheme);
        if (g_ascii_strncasecmp(link, rows[i].scheme, n) == 0)
            return rows[i].needs ? strchr(link + n, rows[i].needs) != NULL : link[n] != '\0' && !strchr("/?#", link[n]);
    }
    return false;
}

static bool read_link(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text;
    if (!plain(load, field, value, &text))
        return false;
    if (strcmp(text.s, "…") == 0 && cj_diags_count(load->diags, CJ_SEVERITY_ERROR) > 0)
        return false; /* it stands for a text that was too long, which has been said */
    if (leads_somewhere(text.s)) {
        *(struct cj_str *)dest = text;
        return true;
    }
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_LINK, value->at, "`%s` is not a web address", text.s);
    bool word = !strchr(text.s, ':') && strchr(text.s, '.') && !strchr(text.s, ' ');
    if (word)
        cj_diags_hint(load->diags, diag, "write %s%s", strchr(text.s, '@') ? "mailto:" : "https://", text.s);
    else
        cj_diags_hint(load->diags, diag, "a link begins with https://, http:// or mailto:");
    return false;
}

static void blank_text(struct cj_load *load, const struct cj_field *field, void *dest)
{
    cj_type_text.blank(load, field, dest);
}

const struct cj_value_type cj_type_link = {.name = "a web address", .json = "\"type\": [\"string\", \"null\"]", .read = read_link, .blank = blank_text};

static const struct cj_word languages[] = {
    {"en", 0, "english engels"}, {"nl", 0, "dutch nederlands"},   {"de", 0, "german duits deutsch"}, {"fr", 0, "french frans français"},
    {"es", 0, "spanish spaans"}, {"it", 0, "italian italiaans"}, {"ar", 0, "arabic arabisch"},      {"he", 0, "hebrew hebreeuws"},
    {NULL, 0, NULL},
};

/* BCP 47 in outline: two or three letters, then parts of one to eight letters or digits. */
static bool is_tag(const char *s)
{
    int n = 0;
    while (g_ascii_isalpha(s[n]))
        n++;
    if (n < 2 || n > 3)
        return false;
    for (s += n; *s == '-'; s += n)
        for (s++, n = 0; g_ascii_isalnum(s[n]);)
            if (++n > 8)
                return false;
    return *s == '\0' && n > 0;
}

static void say_english_words(struct cj_load *load, const struct cj_str *tag, struct cj_span at)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_ENGLISH_WORDS, at, "the program has no words of its own in `%s`: those it adds are English",
                                        tag->s);
    cj_diags_hint(load->diags, diag, "give the lanes names of your own with `lanes`: {id: pains, name: ...}");
}

static bool read_language(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text;
    if (!plain(load, field, value, &text))
        return false;
    if (is_tag(text.s)) {
        *(struct cj_str *)dest = text;
        reader_of(load)->language = cj_language_find(text.s); /* what is read from here on is in this language */
        if (!cj_language_has_words(text.s))
            say_english_words(load, &text, value->at);
        return true;
    }
    struct cj_guess guess = cj_guess_begin(load, text.s);
    for (const struct cj_word *word = languages; word->word; word++)
        cj_guess_offer_synonyms(&guess, word->synonyms, word->word);
    const char *meant = cj_guess_words(&guess, load->arena);
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_LANGUAGE, value->at, "`%s` is not the code of a language", text.s);
    if (meant)
        cj_diags_hint(load->diags, diag, "did you mean %s?", meant);
    else
        cj_diags_hint(load->diags, diag, "codes have two or three letters: en, nl, pt-BR");
    return false;
}

const struct cj_value_type cj_type_language = {.name = "a language code", .json = "\"type\": [\"string\", \"null\"]", .read = read_language,
                                      .blank = blank_text};

/* A well-known id, or a file: then `icon_file` is drawn, and the icon that of the id where it can't be. */
static bool read_icon(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_channel *channel = (struct cj_channel *)((char *)dest - offsetof(struct cj_channel, icon_file));
    struct cj_str text;
    if (!plain(load, field, value, &text))
        return false;
    enum cj_icon icon = cj_known_channel(cj_names_slug(text, load->arena).s);
    if (icon != CJ_ICON_NONE) {
        channel->icon = icon;
        return true;
    }
    if (strchr(text.s, '.') || strchr(text.s, '/')) {
        channel->icon_file = text;
        return true;
    }
    struct cj_guess guess = cj_guess_begin(load, text.s);
    for (int i = CJ_ICON_NONE + 1; i <= CJ_ICON_OTHER; i++)
        cj_guess_offer(&guess, cj_icon_id((enum cj_icon)i));
    const char *meant = cj_guess_words(&guess, load->arena);
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_UNKNOWN_WORD, value->at, "there is no icon `%s`", text.s);
    if (meant)
        cj_diags_hint(load->diags, diag, "did you mean %s?", meant);
    else
        cj_diags_hint(load->diags, diag, "icons are web, app, email, phone, sms, chat, social, post, face-to-face, store, desk, kiosk, event, "
                                         "video, payment, document, delivery, search, place, ad and other");
    return false;
}

const struct cj_value_type cj_type_icon = {.name = "a well-known id or a file", .json = "\"type\": [\"string\", \"null\"]", .read = read_icon,
                                  .blank = blank_text};

/* --- small ones ------------------------------------------------------------------------------------------------------- */

static bool read_count(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    uint32_t count;
    if (!cj_type_whole.read(load, field, value, &count))
        return false;
    *(int64_t *)dest = count;
    return true;
}

static void blank_count(struct cj_load *load, const struct cj_field *field, void *dest)
{
    (void)load, (void)field;
    *(int64_t *)dest = -1;
}

const struct cj_value_type cj_type_count = {.name = "a whole number", .read = read_count, .blank = blank_count};

static bool read_better(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    int lower;
    if (!cj_type_choice.read(load, field, value, &lower))
        return false;
    *(bool *)dest = lower;
    return true;
}

const struct cj_value_type cj_type_better = {.name = "a word", .read = read_better};

/* --- evidence: of several, the strongest counts, of those the largest; all of them are sources --------------------------------------------------- */

static void blank_evidence(struct cj_load *load, const struct cj_field *field, void *dest)
{
    (void)load, (void)field;
    *(struct cj_evidence *)dest = (struct cj_evidence){.source = cj_str_from(""), .count = -1};
}

static bool read_evidence(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    uint32_t before = cj_diags_count(load->diags, CJ_SEVERITY_ERROR);
    struct cj_field each = *field;
    each.size = sizeof(struct cj_evidence);
    g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(struct cj_evidence));
    cj_schema_load_many(load, &each, value, all);
    if (all->len == 0 || cj_diags_count(load->diags, CJ_SEVERITY_ERROR) > before)
        return false;
    const struct cj_evidence *best = &g_array_index(all, struct cj_evidence, 0);
    for (guint i = 1; i < all->len; i++) {
        const struct cj_evidence *other = &g_array_index(all, struct cj_evidence, i);
        if (other->level > best->level || (other->level == best->level && other->count > best->count))
            best = other;
    }
    *(struct cj_evidence *)dest = *best;
    ((struct cj_evidence *)dest)->own = true;
    return true;
}

const struct cj_value_type cj_type_evidence = {.name = "evidence", .read = read_evidence, .blank = blank_evidence, .several = true};
