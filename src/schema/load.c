/* Walking rows over a mapping: short-hand, defaults, unknown and doubled keys. What a value means is its type's
 * business (types.c); what a whole item means is its owner's (the hooks of the shape). */
#include "schema_priv.h"

#include <string.h>

/* A field and the pair that gives it; assumed: under another key, but this one must have been meant. */
struct given {
    const struct cj_field *field;
    const struct cj_yaml_pair *pair;
    bool assumed;
};

static const struct cj_field *field_in(const struct cj_field *field, const char *key)
{
    for (; field && field->key; field++)
        if (strcmp(field->key, key) == 0 || (field->singular && strcmp(field->singular, key) == 0))
            return field;
    return NULL;
}

const struct cj_field *cj_schema_field(const struct cj_shape *shape, const char *key)
{
    return field_in(shape->field, key);
}

const struct cj_field *cj_schema_main(const struct cj_shape *shape)
{
    for (const struct cj_field *field = shape->field; field->key; field++)
        if (field->main)
            return field;
    return NULL;
}

static bool is_own(const char *key)
{
    return strncmp(key, "x-", 2) == 0;
}

bool cj_schema_present(const struct cj_yaml_pair *pair)
{
    return !is_own(pair->key.s) && !(pair->value->kind == CJ_YAML_SCALAR && pair->value->null);
}

static struct cj_guess guess_key(struct cj_load *load, const struct cj_shape *shape, const char *typed)
{
    struct cj_guess guess = cj_guess_begin(load, typed);
    for (const struct cj_field *field = shape->field; field->key; field++) {
        cj_guess_offer(&guess, field->key);
        if (field->singular)
            cj_guess_offer(&guess, field->singular);
        cj_guess_offer_synonyms(&guess, field->synonyms, field->key);
    }
    return guess;
}

static bool has_key_of(const struct cj_shape *shape, const struct cj_yaml *mapping)
{
    for (uint32_t i = 0; i < mapping->n; i++)
        if (field_in(shape->field, mapping->pair[i].key.s))
            return true;
    return false;
}

/* An item under a key that is like one of the item's with a plain value: `norm: {name: Norm, target: 3}` among metrics is called that, and no
 * slip for `target`. */
static bool holds_item(const struct cj_shape *shape, const struct cj_guess *guess, const struct cj_yaml *value)
{
    if (value->kind != CJ_YAML_MAPPING || guess->n == 0)
        return false;
    const struct cj_field *meant = field_in(shape->field, guess->meant[0]);
    return meant && !meant->shape && has_key_of(shape, value);
}

/* A mapping whose keys all look like slips of the pen for the item's, or two of whose keys are other words for them:
 * `{naam: Maya, rol: nurse}` are no ids, nor `{naam: Belt, kanaal: phone, datum: 3}`. Not counted as
 * guesses: a file without a mistake has many of these, and each that is true leads to one that is counted. */
static bool meant_as_item(struct cj_load *load, const struct cj_shape *shape, const struct cj_yaml *mapping)
{
    enum { KEYS_MOST = 50, LOOKS_MOST = 20000 }; /* more than any item has, and than any journey needs */
    if (mapping->n > KEYS_MOST || load->guesses >= CJ_GUESSES_MOST || load->looks++ >= LOOKS_MOST)
        return false;
    uint32_t strangers = 0, synonyms = 0;
    for (uint32_t i = 0; i < mapping->n; i++) {
        if (is_own(mapping->pair[i].key.s))
            continue;
        struct cj_guess guess = guess_key(NULL, shape, mapping->pair[i].key.s);
        if (holds_item(shape, &guess, mapping->pair[i].value))
            return false;
        strangers += guess.n == 0;
        synonyms += guess.n > 0 && guess.best == 0;
    }
    return mapping->n > 0 && (strangers == 0 || synonyms >= 2);
}

/* Keys that name things: does the mapping name any that there is? */
static bool names_known(struct cj_load *load, const struct cj_field *in, const struct cj_field *key_field, const struct cj_yaml *mapping)
{
    for (uint32_t i = 0; i < mapping->n; i++)
        if (key_field->type->knows(load, in, key_field, mapping->pair[i].key))
            return true;
    return false;
}

/* A short name is near many a word: Wim is no slip for `wie`, but txt is one for `text`. */
static bool is_name(struct cj_load *load, const struct cj_shape *shape, const struct cj_yaml *mapping)
{
    enum { SHORT = 3 };
    for (uint32_t i = 0; i < mapping->n; i++) {
        const char *key = mapping->pair[i].key.s;
        struct cj_guess guess = guess_key(load, shape, key);
        if (g_utf8_strlen(key, -1) > SHORT || guess.best == 0 || guess.n == 0)
            continue;
        const char *at = guess.meant[0];
        for (const char *letter = key; *letter && at; letter++)
            at = strchr(at, g_ascii_tolower(*letter)) ? strchr(at, g_ascii_tolower(*letter)) + 1 : NULL;
        if (!at)
            return true;
    }
    return false;
}

/* Nobody is called like that, and every key is like one of the item's: `{tekst: Te duur, ernst: high}` is no remark of two personas. */
static bool meant_for_names(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *mapping)
{
    const struct cj_field *key_field = in->keyed ? cj_schema_field(in->shape, in->keyed) : NULL;
    return key_field && key_field->tag && key_field->type->knows && meant_as_item(load, in->shape, mapping) &&
           !names_known(load, in, key_field, mapping) && !is_name(NULL, in->shape, mapping);
}

/* Rule: a mapping with any key of the item is one item. */
static bool is_item(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *mapping)
{
    for (uint32_t i = 0; i < mapping->n; i++) {
        const char *key = mapping->pair[i].key.s;
        if (field_in(in->shape->field, key) || field_in(in->shape->refused, key))
            return true;
    }
    return in->names_new ? meant_as_item(load, in->shape, mapping) : meant_for_names(load, in, mapping);
}

/* Has the mapping ids, personas, answers as keys? */
static bool is_keyed(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value)
{
    return value->kind == CJ_YAML_MAPPING && value->n > 0 && in->shape && in->keyed && !is_item(load, in, value);
}

/* --- one field ------------------------------------------------------------------------------------------------ */

static int by_bytes(gconstpointer a, gconstpointer b, gpointer size)
{
    return memcmp(a, b, *(const size_t *)size);
}

/* Keeps the first of equal elements. */
static void drop_doubles(GArray *items, size_t size)
{
    g_autoptr(GTree) seen = g_tree_new_full(by_bytes, &size, NULL, NULL);
    guint n = 0;
    for (guint i = 0; i < items->len; i++) {
        char *item = items->data + i * size, *kept = items->data + n * size;
        if (g_tree_lookup(seen, item))
            continue;
        memmove(kept, item, size);
        g_tree_insert(seen, kept, kept);
        n++;
    }
    g_array_set_size(items, n);
}

static bool read_many(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, char *owner)
{
    uint32_t before = cj_diags_count(load->diags, CJ_SEVERITY_ERROR);
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, (guint)field->size);
    cj_schema_load_many(load, field, value, items);
    if (field->type->once)
        drop_doubles(items, field->size);
    uint32_t n = items->len;
    void *sealed = cj_arena_seal(load->arena, items);
    memcpy(owner + field->offset, &sealed, sizeof sealed);
    memcpy(owner + field->count, &n, sizeof n);
    return cj_diags_count(load->diags, CJ_SEVERITY_ERROR) == before;
}

static bool read_field(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, char *owner)
{
    bool ok = field->size ? read_many(load, field, value, owner) : field->type->read(load, field, value, owner + field->offset);
    if (ok && field->has)
        *(bool *)(owner + field->has) = true;
    return ok;
}

/* A default is text that goes the way of all text. */
static void read_defaults(struct cj_load *load, const struct cj_shape *shape, void *item)
{
    for (const struct cj_field *field = shape->field; field->key; field++) {
        if (field->type->blank && !field->size)
            field->type->blank(load, field, (char *)item + field->offset);
        if (!field->standard || field->size)
            continue;
        struct cj_yaml value = {.kind = CJ_YAML_SCALAR, .text = cj_str_from(field->standard)};
        bool ok = field->type->read(load, field, &value, (char *)item + field->offset);
        g_assert(ok); /* a row with a default that it does not allow */
    }
}

static const char *a_shape(const struct cj_shape *shape, struct cj_arena *arena)
{
    return cj_arena_printf(arena, "%s %s", strchr("aeiou", shape->name[0]) ? "an" : "a", shape->name);
}

/* --- keys ----------------------------------------------------------------------------------------------------- */

static void say_refused(struct cj_load *load, const struct cj_field *refused, const struct cj_yaml_pair *pair)
{
    struct cj_diag *diag = cj_diags_add(load->diags, (enum cj_diag_id)refused->tag, pair->key.at, refused->doc, pair->key.s);
    if (refused->example)
        cj_diags_hint(load->diags, diag, "%s", refused->example);
}

/* Why is this an item and not a mapping of ids? Because of the key that is one of the item's. */
static const struct cj_yaml_pair *first_known(const struct cj_shape *shape, const struct cj_yaml *mapping)
{
    for (uint32_t i = 0; i < mapping->n; i++)
        if (field_in(shape->field, mapping->pair[i].key.s))
            return &mapping->pair[i];
    return NULL;
}

/* "a phase", "a journey or a persona": the shapes of the language that have this key; NULL if none has. In the arena. */
static const char *where_it_belongs(struct cj_load *load, const char *key)
{
    enum { MOST = 3 };
    g_autoptr(GPtrArray) shapes = cj_schema_shapes(load->root), having = g_ptr_array_new();
    for (guint i = 0; i < shapes->len; i++)
        if (cj_schema_field(shapes->pdata[i], key))
            g_ptr_array_add(having, shapes->pdata[i]);
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < having->len && i < MOST; i++)
        g_string_append_printf(words, "%s%s", i == 0 ? "" : i + 1 == having->len ? " or " : ", ", a_shape(having->pdata[i], load->arena));
    if (having->len > MOST)
        g_string_append(words, " and others");
    return words->len > 0 ? cj_arena_strndup(load->arena, words->str, words->len) : NULL;
}

/* `known`: a key of the item among what may have been meant as ids, or NULL. */
static void hint_unknown(struct cj_load *load, struct cj_diag *diag, const struct cj_shape *shape, const struct cj_guess *guess,
                         const struct cj_yaml_pair *pair, const struct cj_yaml_pair *known)
{
    const char *meant = cj_guess_words(guess, load->arena), *item = a_shape(shape, load->arena), *key = pair->key.s;
    const char *where = !meant && guess->typed ? where_it_belongs(load, key) : NULL;
    if (meant)
        cj_diags_hint(load->diags, diag, "did you mean %s?", meant);
    else if (known && pair->value->kind == CJ_YAML_MAPPING)
        cj_diags_hint(load->diags, diag, "`%s` is a key of %s, so all keys beside it are too; `%s` can't be an id here", known->key.s, item,
                      known->key.s);
    else if (where)
        cj_diags_hint(load->diags, diag, "`%s` is a key of %s: indent it so that it lines up with the other keys of one", key, where);
    else if (known)
        cj_diags_hint(load->diags, diag, "`%s` is a key of %s, so it can't be an id beside `%s`; if `%s` is a key, remove it, or write `x-%s`",
                      known->key.s, item, key, key, key);
    else
        cj_diags_hint(load->diags, diag, "remove it, or write `x-%s` to keep it for yourself", key);
}

/* Ids stand in a mapping of its own, not in an item of a list. */
static bool may_be_ids(const struct cj_load *load, const struct cj_field *in, const struct cj_yaml *mapping)
{
    return in && in->keyed && load->alone == mapping;
}

/* Is it one, as far as the values tell: keys with values of their own under a key that the item does not have? */
static bool are_ids(struct cj_load *load, const struct cj_shape *shape, const struct cj_field *in, const struct cj_yaml *mapping)
{
    if (!may_be_ids(load, in, mapping))
        return false;
    for (uint32_t i = 0; i < mapping->n; i++) {
        const char *key = mapping->pair[i].key.s;
        if (mapping->pair[i].value->kind == CJ_YAML_MAPPING && !is_own(key) && !field_in(shape->field, key) && !field_in(shape->refused, key) &&
            guess_key(NULL, shape, key).n == 0)
            return true;
    }
    return false;
}

/* Returns the field that must have been meant, or NULL. */
static const struct cj_field *say_unknown(struct cj_load *load, const struct cj_shape *shape, const struct cj_field *in,
                                          const struct cj_yaml *mapping, const struct cj_yaml_pair *pair)
{
    struct cj_guess guess = guess_key(load, shape, pair->key.s);
    load->unknown++;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_UNKNOWN_KEY, pair->key.at, "%s has no key `%s`", a_shape(shape, load->arena),
                                        pair->key.s);
    hint_unknown(load, diag, shape, &guess, pair, may_be_ids(load, in, mapping) ? first_known(shape, mapping) : NULL);
    return guess.n == 1 ? cj_schema_field(shape, guess.meant[0]) : NULL;
}

static void say_twice(struct cj_load *load, const struct cj_field *field, const struct cj_yaml_pair *first, const struct cj_yaml_pair *second)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_GIVEN_TWICE, second->key.at, "`%s` is given twice", field->key);
    cj_diags_also(load->diags, diag, first->key.at, "first given here, as `%s`", first->key.s);
    cj_diags_hint(load->diags, diag, "put everything under one `%s`", field->key);
}

/* Adds one, unless its field is given already: then twice is once too often, but what was typed wins over what was assumed. */
static void add_given(struct cj_load *load, GArray *given, struct given new)
{
    for (guint i = 0; i < given->len; i++) {
        struct given *first = &g_array_index(given, struct given, i);
        if (first->field != new.field)
            continue;
        if (first->assumed)
            *first = new;
        else if (!new.assumed)
            say_twice(load, new.field, first->pair, new.pair);
        return;
    }
    g_array_append_val(given, new);
}

/* The pairs of `mapping` that are fields, in file order; every other key gets its message. */
static GArray *gather(struct cj_load *load, const struct cj_shape *shape, const struct cj_field *in, const struct cj_yaml *mapping)
{
    GArray *given = g_array_new(FALSE, FALSE, sizeof(struct given));
    for (uint32_t i = 0; i < mapping->n; i++) {
        const struct cj_yaml_pair *pair = &mapping->pair[i];
        struct given new = {field_in(shape->field, pair->key.s), pair, false};
        const struct cj_field *refused = field_in(shape->refused, pair->key.s);
        if (is_own(pair->key.s))
            continue;
        if (!new.field && refused) {
            say_refused(load, refused, pair);
        } else if (!new.field) {
            new.field = say_unknown(load, shape, in, mapping, pair);
            new.assumed = true;
        }
        if (new.field && cj_schema_present(pair))
            add_given(load, given, new);
    }
    return given;
}

static int by_row(gconstpointer a, gconstpointer b)
{
    const struct cj_field *left = ((const struct given *)a)->field, *right = ((const struct given *)b)->field;
    return left < right ? -1 : left > right;
}

static bool has_field(const GArray *given, const struct cj_field *field)
{
    for (guint i = 0; i < given->len; i++)
        if (g_array_index(given, struct given, i).field == field)
            return true;
    return false;
}

/* `filled` and `plain` are given without a key. */
static void say_missing(struct cj_load *load, const struct cj_shape *shape, const GArray *given, const struct cj_field *filled,
                        const struct cj_field *plain, struct cj_span at)
{
    for (const struct cj_field *field = shape->field; field->key; field++) {
        if (!field->required || field == filled || field == plain || (given && has_field(given, field)))
            continue;
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_MISSING_KEY, at, "%s needs `%s`", a_shape(shape, load->arena),
                                            field->key);
        cj_diags_hint(load->diags, diag, "add, for example, %s: %s", field->key, field->example);
    }
}

/* --- items ---------------------------------------------------------------------------------------------------- */

void cj_schema_begin(struct cj_load *load, const struct cj_shape *shape, void *item)
{
    read_defaults(load, shape, item);
    if (shape->begin)
        shape->begin(load, item);
}

/* A mapping into an item that has begun. `filled` is a field that a key outside has given already. False if it was meant as a
 * mapping of ids: then nothing is read, since nothing it has is what the item would need. */
static bool load_mapping(struct cj_load *load, const struct cj_shape *shape, const struct cj_field *in, const struct cj_yaml *mapping,
                         const struct cj_yaml_pair *filled_by, const struct cj_field *filled, void *item)
{
    g_autoptr(GArray) given = gather(load, shape, in, mapping);
    if (are_ids(load, shape, in, mapping))
        return false;
    say_missing(load, shape, given, filled, NULL, mapping->at);
    if (shape->in_row_order)
        g_array_sort(given, by_row);
    for (guint i = 0; i < given->len; i++) {
        const struct given *one = &g_array_index(given, struct given, i);
        if (filled && one->field == filled)
            say_twice(load, filled, filled_by, one->pair);
        else
            read_field(load, one->field, one->pair->value, item);
    }
    return true;
}

bool cj_schema_load(struct cj_load *load, const struct cj_shape *shape, const struct cj_yaml *mapping, void *item)
{
    uint32_t before = cj_diags_count(load->diags, CJ_SEVERITY_ERROR);
    memset(item, 0, shape->size);
    load->root = shape;
    cj_schema_begin(load, shape, item);
    load_mapping(load, shape, NULL, mapping, NULL, NULL, item);
    if (shape->end)
        shape->end(load, NULL, mapping, item);
    return cj_diags_count(load->diags, CJ_SEVERITY_ERROR) == before;
}

/* A value that is one item, into an item that has begun: a mapping, or a plain value for `plain`. False if it is neither. */
static bool load_value(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, const struct cj_field *plain,
                       const struct cj_yaml_pair *filled_by, const struct cj_field *filled, void *item)
{
    const struct cj_shape *shape = in->shape;
    if (value->kind == CJ_YAML_MAPPING) {
        if (!load_mapping(load, shape, in, value, filled_by, filled, item))
            return false;
    } else if (plain && (value->kind == CJ_YAML_SCALAR || plain->size)) {
        struct cj_field named = *plain; /* messages name the key that was typed */
        named.key = in->key;
        say_missing(load, shape, NULL, filled, plain, value->at);
        read_field(load, &named, value, item);
    } else {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_ITEM, value->at, "`%s` takes %s, not %s", in->key,
                                            plain ? "a plain value, or keys with values" : "keys with values", cj_schema_found(value));
        cj_diags_hint(load->diags, diag, "for example %s: %s", in->key, in->example);
        return false;
    }
    if (shape->end)
        shape->end(load, in, value, item);
    return true;
}

bool cj_schema_load_item(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *item)
{
    cj_schema_begin(load, field->shape, item);
    return load_value(load, field, value, cj_schema_main(field->shape), NULL, NULL, item);
}

/* One element, its `keyed` field filled from the key it stands under. */
static void load_keyed(struct cj_load *load, const struct cj_field *in, const struct cj_yaml_pair *pair, const struct cj_yaml *value,
                       GArray *items)
{
    const struct cj_field *key_field = cj_schema_field(in->shape, in->keyed);
    const struct cj_field *plain = in->keyed_main ? cj_schema_field(in->shape, in->keyed_main) : cj_schema_main(in->shape);
    void *item = cj_arena_alloc(load->arena, 1, in->size);
    struct cj_yaml key = {.kind = CJ_YAML_SCALAR, .at = pair->key.at, .text = pair->key, .quoted = true};
    key.text.at = pair->key.at;
    cj_schema_begin(load, in->shape, item);
    load->keys_of = in->shape;
    read_field(load, key_field, &key, item);
    load->keys_of = NULL;
    if (load_value(load, in, value, plain, pair, key_field, item))
        g_array_append_vals(items, item, 1);
}

/* Allowed, since an empty value is a missing key; but whoever types a new id and nothing after it expects it to be there. */
static void say_empty(struct cj_load *load, const struct cj_field *field, const struct cj_yaml_pair *pair)
{
    if (!field->names_new || is_own(pair->key.s))
        return;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EMPTY_ITEM, pair->key.at, "`%s` has nothing after it, so it is not there", pair->key.s);
    const struct cj_field *main_field = cj_schema_main(field->shape);
    cj_diags_hint(load->diags, diag, "write, for example, %s: %s", pair->key.s, main_field ? main_field->example : "{}");
}

static void load_map(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *mapping, GArray *items)
{
    for (uint32_t i = 0; i < mapping->n; i++) {
        const struct cj_yaml_pair *pair = &mapping->pair[i];
        if (!cj_schema_present(pair)) {
            say_empty(load, field, pair);
            continue;
        }
        if (pair->value->kind != CJ_YAML_LIST) {
            load_keyed(load, field, pair, pair->value, items);
            continue;
        }
        for (uint32_t j = 0; j < pair->value->n; j++)
            if (!pair->value->item[j]->null)
                load_keyed(load, field, pair, pair->value->item[j], items);
    }
}

/* --- a text with a colon, which YAML takes for a key: `- Let op: duur` ------------------------------------------------- */

static bool like_prose(const char *key)
{
    return strchr(key, ' ') || g_unichar_isupper(g_utf8_get_char(key));
}

/* Is an item of a list, a key and its plain value, one text? Where texts stand always; elsewhere if its key is nobody's id and looks like
 * the beginning of a sentence, and what follows would be text as well. */
static bool has_colon(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value)
{
    if (value->kind != CJ_YAML_MAPPING || value->n != 1 || value->pair[0].value->kind != CJ_YAML_SCALAR)
        return false;
    struct cj_str key = value->pair[0].key;
    if (!field->shape)
        return field->type == &cj_type_text && !value->flow;
    if (!field->keyed || is_own(key.s) || !like_prose(key.s) || field_in(field->shape->field, key.s) || field_in(field->shape->refused, key.s))
        return false;
    const struct cj_field *key_field = cj_schema_field(field->shape, field->keyed);
    const struct cj_field *plain = field->keyed_main ? cj_schema_field(field->shape, field->keyed_main) : cj_schema_main(field->shape);
    if (!key_field->type->knows || !plain || plain->type != &cj_type_text || key_field->type->knows(load, field, key_field, key))
        return false;
    return strchr(key.s, ' ') || guess_key(NULL, field->shape, key.s).n == 0;
}

static void say_colon(struct cj_load *load, const struct cj_yaml *value)
{
    const struct cj_yaml_pair *pair = &value->pair[0];
    const char *text = cj_arena_printf(load->arena, "%s:%s%s", pair->key.s, pair->value->text.len ? " " : "", pair->value->text.s);
    const char *quote = !strchr(text, '"') ? "\"" : !strchr(text, '\'') ? "'" : NULL;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_COLON_IN_TEXT, pair->key.at, "the colon makes `%s` a key", pair->key.s);
    if (quote)
        cj_diags_hint(load->diags, diag, "if this is one text, put it between quotes: - %s%s%s", quote, text, quote);
    else
        cj_diags_hint(load->diags, diag, "if this is one text, put it between quotes");
}

static void load_one(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, GArray *items)
{
    void *item = cj_arena_alloc(load->arena, 1, field->size);
    if (field->shape ? cj_schema_load_item(load, field, value, item) : field->type->read(load, field, value, item))
        g_array_append_vals(items, item, 1);
}

/* One of a list, or all there is; here too a mapping may have ids as keys. */
static void load_element(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, GArray *items)
{
    if (value->kind == CJ_YAML_SCALAR ? value->null : value->n == 0)
        return;
    if (is_keyed(load, field, value))
        load_map(load, field, value, items);
    else
        load_one(load, field, value, items);
}

void cj_schema_load_many(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, GArray *items)
{
    if (value->kind != CJ_YAML_LIST) {
        load->alone = value;
        load_element(load, field, value, items);
        return;
    }
    for (uint32_t i = 0; i < value->n; i++)
        if (has_colon(load, field, value->item[i]))
            say_colon(load, value->item[i]);
        else
            load_element(load, field, value->item[i], items);
}
