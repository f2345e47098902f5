/* Ids and references: what a thing may be called, and what a name means. Two tables per sort: given ids, which are
 * unique, and names, which need not be, as long as nothing refers to one that stands twice. The tables are trees: a hash is
 * slow for who chooses the names so. */
#include "journey_priv.h"

#include <string.h>

struct entry {
    uint32_t index;
    struct cj_span at, second; /* second: another of that name; line 0: none */
};

struct names {
    GTree *given, *called;      /* id -> struct entry; keys and entries lie in the arena */
    GPtrArray *candidate;       /* const char *, as typed, in file order */
};

struct names *cj_names_new(void)
{
    struct names *names = g_new(struct names, 1);
    *names = (struct names){g_tree_new((GCompareFunc)strcmp), g_tree_new((GCompareFunc)strcmp), g_ptr_array_new()};
    return names;
}

void cj_names_free(struct names *names)
{
    if (!names)
        return;
    g_tree_unref(names->given);
    g_tree_unref(names->called);
    g_ptr_array_unref(names->candidate);
    g_free(names);
}

const char *cj_names_of(enum sort sort)
{
    static const char *const words[SORT_COUNT] = {
        [SORT_NONE] = "thing", [SORT_PERSONA] = "persona", [SORT_CHANNEL] = "channel", [SORT_ACTOR] = "actor", [SORT_METRIC] = "metric",
        [SORT_LANE] = "lane of your own", [SORT_TOUCHPOINT] = "touchpoint", [SORT_REMARK] = "pain, gain, question or opportunity",
        [SORT_PHASE] = "phase", [SORT_IMPROVEMENT] = "improvement",
    };
    return words[sort];
}

/* The block that declares a sort. */
static const char *block_of(enum sort sort)
{
    static const char *const words[SORT_COUNT] = {
        [SORT_PERSONA] = "personas", [SORT_CHANNEL] = "channels", [SORT_ACTOR] = "actors", [SORT_METRIC] = "metrics", [SORT_LANE] = "lanes",
    };
    return words[sort];
}

static bool belongs(gunichar c)
{
    return c == '_' || c == '-' || g_unichar_isalnum(c) || g_unichar_ismark(c);
}

struct cj_str cj_names_slug(struct cj_str text, struct cj_arena *arena)
{
    struct cj_str nfc = cj_schema_nfc(text, arena);
    g_autoptr(GString) slug = g_string_sized_new(nfc.len);
    bool gap = false;
    for (const char *at = nfc.s; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!belongs(c)) {
            gap = true;
            continue;
        }
        if (gap && slug->len > 0)
            g_string_append_c(slug, '-');
        gap = false;
        g_string_append_unichar(slug, g_unichar_tolower(c));
    }
    return (struct cj_str){cj_arena_strndup(arena, slug->str, slug->len), (uint32_t)slug->len, text.at};
}

static struct entry *entry_new(struct reader *reader, uint32_t index, struct cj_span at)
{
    struct entry *entry = CJ_NEW(reader->load.arena, struct entry, 1);
    *entry = (struct entry){.index = index, .at = at};
    return entry;
}

static void add_given(struct reader *reader, enum sort sort, uint32_t index, struct cj_str given)
{
    struct names *names = reader->names[sort];
    const char *id = cj_names_slug(given, reader->load.arena).s;
    const struct entry *first = g_tree_lookup(names->given, id);
    if (!first) {
        g_tree_insert(names->given, (char *)id, entry_new(reader, index, given.at));
        return;
    }
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_ID_TWICE, given.at, "the id `%s` is given twice", given.s);
    cj_diags_also(reader->load.diags, diag, first->at, "first given here");
    cj_diags_hint(reader->load.diags, diag, "give one of them another id");
}

static void add_called(struct reader *reader, enum sort sort, uint32_t index, struct cj_str name)
{
    struct names *names = reader->names[sort];
    const char *id = cj_names_slug(name, reader->load.arena).s;
    struct entry *first = g_tree_lookup(names->called, id);
    if (!first)
        g_tree_insert(names->called, (char *)id, entry_new(reader, index, name.at));
    else if (first->index != index && first->second.line == 0)
        first->second = name.at;
}

void cj_names_add(struct reader *reader, enum sort sort, uint32_t index, struct cj_str given, struct cj_str name)
{
    if (given.len > 0) {
        add_given(reader, sort, index, given);
        g_ptr_array_add(reader->names[sort]->candidate, (char *)given.s);
    }
    if (name.len > 0) {
        add_called(reader, sort, index, name);
        if (given.len == 0 || strcmp(given.s, name.s) != 0)
            g_ptr_array_add(reader->names[sort]->candidate, (char *)name.s);
    }
}

/* The entry `typed` means, NULL if none. */
static const struct entry *look_up(const struct reader *reader, enum sort sort, struct cj_str typed)
{
    const char *id = cj_names_slug(typed, reader->load.arena).s;
    const struct entry *entry = g_tree_lookup(reader->names[sort]->given, id);
    return entry ? entry : g_tree_lookup(reader->names[sort]->called, id);
}

bool cj_names_lookup(const struct reader *reader, enum sort sort, struct cj_str typed, uint32_t *ret_index)
{
    const struct entry *entry = look_up(reader, sort, typed);
    if (!entry || entry->second.line != 0)
        return false;
    *ret_index = entry->index;
    return true;
}

void cj_names_offer(const struct reader *reader, enum sort sort, struct cj_guess *guess)
{
    const GPtrArray *candidate = reader->names[sort]->candidate;
    for (guint i = 0; i < candidate->len; i++)
        cj_guess_offer(guess, candidate->pdata[i]);
}

/* --- references that mean nothing, or two things --------------------------------------------------------------------- */

/* The length of what parts two names at `at`, 0: nothing does. */
static size_t parting(const char *at)
{
    static const char *const marks[] = {",", ";", "/", "|", "+", "&", " en ", " and ", " of ", " or "};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(at, marks[i]))
            return strlen(marks[i]);
    return 0;
}

static bool is_known(const struct reader *reader, enum sort sort, struct cj_str name)
{
    uint32_t index;
    return cj_names_lookup(reader, sort, name, &index) ||
           (sort == SORT_CHANNEL && cj_known_channel(cj_names_slug(name, reader->load.arena).s) != CJ_ICON_NONE);
}

/* Appends a part without its outer blanks to a list; whether it is a name that is known. */
static bool add_part(const struct reader *reader, enum sort sort, const char *from, size_t len, GString *list)
{
    g_autofree char *part = g_strstrip(g_strndup(from, len));
    if (*part == '\0')
        return true;
    g_string_append_printf(list, "%s%s", list->len ? ", " : "", part);
    return is_known(reader, sort, cj_str_from(cj_arena_strndup(reader->load.arena, part, strlen(part))));
}

const char *cj_names_list(const struct reader *reader, enum sort sort, const char *typed)
{
    size_t len = strlen(typed);
    bool around = len >= 2 && typed[0] == '(' && typed[len - 1] == ')', known = true;
    const char *from = typed + around, *end = typed + len - around, *at = from;
    g_autoptr(GString) list = g_string_new(NULL);
    while (at < end) {
        size_t n = parting(at);
        if (n == 0) {
            at++;
            continue;
        }
        known &= add_part(reader, sort, from, (size_t)(at - from), list);
        from = at += n;
    }
    bool parted = list->len > 0;
    known &= add_part(reader, sort, from, (size_t)(end - from), list);
    return (parted && known) || strchr(typed, ',') ? cj_arena_strndup(reader->load.arena, list->str, list->len) : NULL;
}

void cj_names_say_list(struct reader *reader, struct cj_str typed, const char *list)
{
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_LIST_AS_TEXT, typed.at, "`%s` is one text, not several names", typed.s);
    cj_diags_hint(reader->load.diags, diag, "write [%s]", list);
}

static const char *guess_name(struct reader *reader, enum sort sort, struct cj_str typed)
{
    struct cj_guess guess = cj_guess_begin(&reader->load, typed.s);
    cj_names_offer(reader, sort, &guess);
    if (sort == SORT_TOUCHPOINT)
        cj_guess_offer_synonyms(&guess, "end einde eind stop stopt klaar done finish finished ende", "end");
    const struct cj_field *key = reader->load.keys_of ? reader->load.keys_of->field : NULL;
    for (; key && key->key; key++) {
        cj_guess_offer(&guess, key->key);
        cj_guess_offer_synonyms(&guess, key->synonyms, key->key);
    }
    return cj_guess_words(&guess, reader->load.arena);
}

/* The first few names there are, for a reference that is like none of them; each once, whatever its capitals. */
static const char *some_names(const struct reader *reader, enum sort sort)
{
    enum { MOST = 5 };
    const GPtrArray *candidate = reader->names[sort]->candidate;
    const char *shown[MOST];
    guint n = 0, i = 0;
    g_autoptr(GString) words = g_string_new(NULL);
    for (; i < candidate->len && n < MOST; i++) {
        const char *slug = cj_names_slug(cj_str_from(candidate->pdata[i]), reader->load.arena).s;
        bool again = false;
        for (guint j = 0; j < n; j++)
            again |= strcmp(shown[j], slug) == 0;
        if (again)
            continue;
        g_string_append_printf(words, "%s`%s`", n ? ", " : "", (const char *)candidate->pdata[i]);
        shown[n++] = slug;
    }
    if (i < candidate->len)
        g_string_append(words, " and others");
    return words->len > 0 ? cj_arena_strndup(reader->load.arena, words->str, words->len) : NULL;
}

static void say_unknown(struct reader *reader, enum sort sort, struct cj_str typed)
{
    struct cj_diags *diags = reader->load.diags;
    uint32_t other;
    const char *list = sort != SORT_TOUCHPOINT ? cj_names_list(reader, sort, typed.s) : NULL;
    if (list) {
        cj_names_say_list(reader, typed, list);
        return;
    }
    const char *meant = guess_name(reader, sort, typed);
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_UNKNOWN_REFERENCE, typed.at, "there is no %s `%s`", cj_names_of(sort), typed.s);
    const char *some = some_names(reader, sort);
    if (meant)
        cj_diags_hint(diags, diag, "did you mean %s?", meant);
    else if (sort == SORT_PERSONA && reader->load.keys_of && cj_names_lookup(reader, SORT_ACTOR, typed, &other))
        cj_diags_hint(diags, diag, "the keys here are personas; for an actor write {actor: %s, text: ...}", typed.s);
    else if (block_of(sort) && some)
        cj_diags_hint(diags, diag, "`%s` lists %s; add it there, or use one of them", block_of(sort), some);
    else if (sort == SORT_TOUCHPOINT && some)
        cj_diags_hint(diags, diag, "there are %s, and `end` for the end of the journey", some);
    else if (some)
        cj_diags_hint(diags, diag, "there are %s", some);
    else if (block_of(sort))
        cj_diags_hint(diags, diag, "add it to `%s`", block_of(sort));
    else
        cj_diags_hint(diags, diag, "refer to it by its id, its name or its text");
}

bool cj_names_find(struct reader *reader, enum sort sort, struct cj_str typed, uint32_t *ret_index)
{
    const struct entry *entry = look_up(reader, sort, typed);
    if (entry && entry->second.line == 0) {
        *ret_index = entry->index;
        return true;
    }
    if (!entry) {
        say_unknown(reader, sort, typed);
        return false;
    }
    struct cj_diags *diags = reader->load.diags;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_AMBIGUOUS_REFERENCE, typed.at, "two things are called `%s`, in lines %u and %u", typed.s,
                                        entry->at.line, entry->second.line);
    cj_diags_also(diags, diag, entry->at, "this one, or the one in line %u", entry->second.line);
    cj_diags_hint(diags, diag, "give the one you mean an id, and refer to it by that");
    return false;
}

/* --- the reader's own view: nodes, and things that need no declaration -------------------------------------------------- */

struct cj_str cj_reader_typed_id(const struct reader *reader, cj_node node)
{
    return node == 0 ? cj_str_from("") : g_array_index(reader->typed, struct cj_str, node);
}

void cj_reader_register(struct reader *reader, enum cj_node_kind kind, enum sort sort, cj_node *node, struct cj_str name, struct cj_span at)
{
    struct cj_str given = cj_reader_typed_id(reader, *node);
    if (*node == 0) {
        struct cj_node_row row = {.id = cj_names_slug(name, reader->load.arena), .touchpoint = CJ_NONE};
        struct cj_str none = cj_str_from("");
        *node = reader->node->len;
        g_array_append_val(reader->node, row);
        g_array_append_val(reader->typed, none);
    }
    struct cj_node_row *row = &g_array_index(reader->node, struct cj_node_row, *node);
    row->kind = kind;
    if (sort >= SORT_PERSONA && sort <= SORT_METRIC)
        reader->declared[sort] = true; /* whatever its block was called */
    row->at = name.len > 0 && name.at.line ? name.at : at;
    uint32_t index = sort == SORT_REMARK || sort == SORT_NONE ? *node : reader->count[sort]++;
    if (sort == SORT_PERSONA)
        cj_reader_count_persona(reader, row->at);
    cj_names_add(reader, sort, index, given, sort == SORT_NONE ? cj_str_from("") : name);
}

bool cj_reader_refer(struct reader *reader, enum sort sort, struct cj_str typed, uint32_t *ret_index)
{
    if (reader->declared[sort] || !reader->undeclared[sort] || cj_names_lookup(reader, sort, typed, ret_index) ||
        cj_names_list(reader, sort, typed.s))
        return cj_names_find(reader, sort, typed, ret_index);
    if (cj_names_slug(typed, reader->load.arena).len == 0)
        return cj_names_find(reader, sort, typed, ret_index);
    *ret_index = reader->count[sort]++;
    if (sort == SORT_PERSONA)
        cj_reader_count_persona(reader, typed.at);
    cj_names_add(reader, sort, *ret_index, cj_str_from(""), typed);
    g_array_append_val(reader->undeclared[sort], typed);
    return true;
}
