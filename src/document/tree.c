/* Events to a tree.
 *
 * Each open collection is a level; its items wait in scratch arrays that the next collection on that level uses again,
 * and are sealed into the arena when it closes. Work is bounded by counts: levels, nodes in the file, nodes that aliases
 * add. Nothing hashes what the file says, so no choice of keys makes this slow. */
#include <stdlib.h>
#include <string.h>

#include "document_priv.h"

/* What an alias refers to. */
struct anchor {
    const struct cj_yaml *node;
    struct cj_span at;
    bool open;           /* its collection is not closed yet */
    bool used;
    uint32_t size;       /* nodes in it, aliases expanded */
    uint32_t height;     /* levels in it */
};

struct level {
    struct cj_yaml *node;
    struct anchor *anchor;
    GArray *keys;        /* of cj_str: of a mapping; s is NULL if the pair is to be left out */
    GPtrArray *values;   /* one fewer than keys while a value is awaited */
    uint32_t size, height;
    bool no_colon;       /* the last pair of a { } had no colon */
};

struct builder {
    struct cj_reading *reading;
    struct level *level;     /* [limits->depth] */
    uint32_t nlevels;
    GTree *anchors;          /* name to struct anchor */
    const struct cj_yaml *root;
    uint32_t documents, written, added;
    bool done;
};

typedef bool (*taker)(struct builder *builder, const yaml_event_t *event);

static struct cj_span event_span(const struct builder *builder, const yaml_event_t *event)
{
    return cj_reading_span(builder->reading, event->start_mark, event->end_mark);
}

static struct level *top(struct builder *builder)
{
    return builder->nlevels ? &builder->level[builder->nlevels - 1] : NULL;
}

static bool awaits_key(const struct level *level)
{
    return level && level->node->kind == CJ_YAML_MAPPING && level->keys->len == level->values->len;
}

/* --- keys ------------------------------------------------------------------------------------------------------- */

static void leave_out_pair(struct level *level)
{
    struct cj_str none = { .s = NULL };

    g_array_append_val(level->keys, none);
}

static void refuse_key(struct builder *builder, struct level *level, struct cj_span at, const char *what)
{
    struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_KEY_NOT_TEXT, at, "%s can't be a key", what);

    cj_diags_hint(builder->reading->diags, diag, "a key is a word and a colon, as in `name: Buys a ticket`; if this is a "
                                                 "text, put it between quotes");
    leave_out_pair(level);
}

static void take_key(struct builder *builder, struct level *level, const yaml_event_t *event, struct cj_str key)
{
    if (!key.len && strspn((const char *)event->data.scalar.value, " \t\n") == event->data.scalar.length) {
        refuse_key(builder, level, key.at, "an empty text");
        return;
    }
    if (!key.len) { /* it was too long, and that was said */
        leave_out_pair(level);
        return;
    }
    if (strcmp(key.s, "<<") == 0 && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
        struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_MERGE_KEY, key.at,
                                            "merge keys (`<<`) are not part of the language");

        cj_diags_hint(builder->reading->diags, diag, "to share something between journeys, put it into a file of its own "
                                                     "and name that file with `include`");
        leave_out_pair(level);
        return;
    }
    cj_trap_key(builder->reading, event, level->node);
    g_array_append_val(level->keys, key);
}

/* --- adding nodes ----------------------------------------------------------------------------------------------- */

static void add_value(struct builder *builder, const struct cj_yaml *node, uint32_t size, uint32_t height)
{
    struct level *level = top(builder);

    if (!level) {
        builder->root = node;
        return;
    }
    if (awaits_key(level))
        refuse_key(builder, level, node->at, node->kind == CJ_YAML_LIST ? "a list" : "a mapping");
    else
        g_ptr_array_add(level->values, (void *)node);
    level->size += size;
    level->height = MAX(level->height, height + 1);
}

static struct cj_yaml *node_new(struct builder *builder, enum cj_yaml_kind kind, struct cj_span at)
{
    struct cj_yaml *node = CJ_NEW(builder->reading->arena, struct cj_yaml, 1);

    *node = (struct cj_yaml){ .kind = kind, .at = at, .text = { .s = "", .at = at } };
    return node;
}

static struct anchor *name_anchor(struct builder *builder, const yaml_char_t *name, const struct cj_yaml *node, bool open)
{
    if (!name)
        return NULL;

    struct anchor *anchor = CJ_NEW(builder->reading->arena, struct anchor, 1);

    *anchor = (struct anchor){ .node = node, .at = node->at, .open = open, .size = 1 };
    g_tree_replace(builder->anchors,
                   cj_arena_strndup(builder->reading->arena, (const char *)name, strlen((const char *)name)), anchor);
    return anchor;
}

/* False if the file has more nodes than a journey can have. */
static bool count_node(struct builder *builder, const yaml_event_t *event)
{
    if (++builder->written <= builder->reading->limits->written)
        return true;

    struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_TOO_MANY_ITEMS, event_span(builder, event),
                                        "this file has more than %u items, more than a journey can have",
                                        builder->reading->limits->written);

    cj_diags_hint(builder->reading->diags, diag, "split the journey into several files");
    return false;
}

static void check_tag(struct builder *builder, const yaml_event_t *event, const yaml_char_t *tag)
{
    if (!tag)
        return;

    struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_TAG, event_span(builder, event),
                                        "a word that begins with `!` is a tag in YAML, and tags are not part of the language");

    cj_diags_hint(builder->reading->diags, diag, "if this is a text, put all of it between quotes; else remove the tag "
                                                 "`%s`", (const char *)tag);
}

/* --- one function per kind of event ------------------------------------------------------------------------------- */

static bool take_document(struct builder *builder, const yaml_event_t *event)
{
    if (++builder->documents == 1)
        return true;

    struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_SECOND_DOCUMENT, event_span(builder, event),
                                        "a second document begins here, and a file describes one journey");

    cj_diags_hint(builder->reading->diags, diag, "remove this line, or put what follows into a file of its own");
    return false;
}

static bool is_null(const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;

    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE
        && (!*value || strcmp(value, "~") == 0 || strcmp(value, "null") == 0);
}

/* Leaves a pair of a { } out that has no colon: it was never meant as one. */
static void check_colon(struct builder *builder, struct level *level, const yaml_event_t *event,
                        const struct cj_yaml *value)
{
    struct cj_str *key = &g_array_index(level->keys, struct cj_str, level->keys->len - 1);
    const struct cj_yaml *before = level->values->len ? level->values->pdata[level->values->len - 1] : NULL;

    level->no_colon = value->null && !value->quoted && !event->data.scalar.length
        && cj_trap_pair(builder->reading, event, key, before, level->no_colon);
    if (level->no_colon)
        key->s = NULL;
}

static bool take_scalar(struct builder *builder, const yaml_event_t *event)
{
    struct level *level = top(builder);
    bool as_key = awaits_key(level);
    struct cj_str text = cj_reading_text(builder->reading, (const char *)event->data.scalar.value,
                                         event->data.scalar.length,
                                         event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE, event_span(builder, event));

    check_tag(builder, event, event->data.scalar.tag);
    if (as_key) {
        take_key(builder, level, event, text);
        return true;
    }

    struct cj_yaml *node = node_new(builder, CJ_YAML_SCALAR, text.at);

    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->null = is_null(event);
    if (!node->null)
        node->text = text.len || !event->data.scalar.length ? text : (struct cj_str){ "…", strlen("…"), text.at };
    name_anchor(builder, event->data.scalar.anchor, node, false);
    cj_trap_scalar(builder->reading, event, level ? level->node : NULL);
    if (level && level->node->kind == CJ_YAML_MAPPING && level->node->flow)
        check_colon(builder, level, event, node);
    add_value(builder, node, 1, 0);
    return count_node(builder, event);
}

static bool too_deep(struct builder *builder, struct cj_span at)
{
    struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_TOO_DEEP, at,
                                        "the file is nested deeper than %u levels here", builder->reading->limits->depth);

    cj_diags_hint(builder->reading->diags, diag, "look for a line that is indented too far, or for brackets that are never "
                                                 "closed");
    return false;
}

static bool open_level(struct builder *builder, const yaml_event_t *event, enum cj_yaml_kind kind, bool flow,
                       const yaml_char_t *anchor, const yaml_char_t *tag)
{
    struct cj_span at = cj_reading_span(builder->reading, event->start_mark, event->start_mark);

    at.end_col++;
    check_tag(builder, event, tag);
    if (builder->nlevels == builder->reading->limits->depth)
        return too_deep(builder, at);

    struct level *level = &builder->level[builder->nlevels++];

    level->node = node_new(builder, kind, at);
    level->node->flow = flow;
    level->anchor = name_anchor(builder, anchor, level->node, true);
    level->size = 1;
    level->height = 0;
    level->no_colon = false;
    if (!level->keys) {
        level->keys = g_array_new(FALSE, FALSE, sizeof(struct cj_str));
        level->values = g_ptr_array_new();
    }
    g_array_set_size(level->keys, 0);
    g_ptr_array_set_size(level->values, 0);
    return count_node(builder, event);
}

static bool take_list(struct builder *builder, const yaml_event_t *event)
{
    return open_level(builder, event, CJ_YAML_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                      event->data.sequence_start.anchor, event->data.sequence_start.tag);
}

static bool take_mapping(struct builder *builder, const yaml_event_t *event)
{
    return open_level(builder, event, CJ_YAML_MAPPING, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                      event->data.mapping_start.anchor, event->data.mapping_start.tag);
}

static int by_key(const void *left, const void *right, void *keys_of)
{
    const GArray *keys = keys_of;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    int order = strcmp(g_array_index(keys, struct cj_str, a).s, g_array_index(keys, struct cj_str, b).s);

    return order ? order : a < b ? -1 : a > b;
}

/* Finds keys that stand twice by sorting, and leaves all but the first out. */
static void drop_duplicates(struct builder *builder, const struct level *level)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(uint32_t));

    for (uint32_t i = 0; i < level->keys->len; i++)
        if (g_array_index(level->keys, struct cj_str, i).s)
            g_array_append_val(order, i);
    g_array_sort_with_data(order, by_key, level->keys);

    for (uint32_t i = 1, first = 0; i < order->len; i++) {
        struct cj_str *key = &g_array_index(level->keys, struct cj_str, g_array_index(order, uint32_t, i));
        const struct cj_str *of_first = &g_array_index(level->keys, struct cj_str, g_array_index(order, uint32_t, first));

        if (!cj_str_equal(*key, *of_first)) {
            first = i;
            continue;
        }

        struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_DUPLICATE_KEY, key->at,
                                            "`%s` stands twice in one item", key->s);

        cj_diags_also(builder->reading->diags, diag, of_first->at, "first given here");
        /* Where the first key comes again on a line of its own, it is most likely a list whose dashes were forgotten. */
        if (g_array_index(order, uint32_t, first) == 0 && key->at.line != of_first->at.line)
            cj_diags_hint(builder->reading->diags, diag, "if another item begins here, each of them begins with a dash and a space: `- %s: ...`; "
                                                         "else remove one of the two", key->s);
        else
            cj_diags_hint(builder->reading->diags, diag, "only one of the two can count: remove one, or make one list of both "
                                                         "values");
        key->s = NULL;
    }
}

static void seal_mapping(struct builder *builder, const struct level *level)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(struct cj_yaml_pair));

    drop_duplicates(builder, level);
    for (uint32_t i = 0; i < level->values->len; i++) {
        struct cj_yaml_pair pair = { g_array_index(level->keys, struct cj_str, i), level->values->pdata[i] };

        if (pair.key.s)
            g_array_append_val(pairs, pair);
    }
    level->node->n = pairs->len;
    level->node->pair = cj_arena_seal(builder->reading->arena, pairs);
}

static void seal_list(struct builder *builder, const struct level *level)
{
    const struct cj_yaml **item = CJ_NEW(builder->reading->arena, const struct cj_yaml *, level->values->len);

    for (uint32_t i = 0; i < level->values->len; i++)
        item[i] = level->values->pdata[i];
    level->node->n = level->values->len;
    level->node->item = item;
}

/* A collection's span is its first line, to the end of that line or to the closing bracket. */
static void close_span(const struct builder *builder, struct cj_yaml *node, const yaml_event_t *event)
{
    size_t len;
    const char *line = cj_source_line(builder->reading->source, node->at.line, &len);

    if (node->flow && event->end_mark.line + 1 == node->at.line)
        node->at.end_col = (uint32_t)event->end_mark.column + 1;
    else if (line)
        node->at.end_col = (uint32_t)g_utf8_strlen(line, (gssize)len) + 1;
}

static bool take_end(struct builder *builder, const yaml_event_t *event)
{
    struct level *level = top(builder);

    close_span(builder, level->node, event);
    if (level->node->kind == CJ_YAML_MAPPING)
        seal_mapping(builder, level);
    else
        seal_list(builder, level);
    if (level->node->kind == CJ_YAML_LIST && level->node->flow)
        cj_trap_list(builder->reading, level->node);
    if (level->anchor) {
        level->anchor->open = false;
        level->anchor->size = level->size;
        level->anchor->height = level->height;
    }
    builder->nlevels--;
    add_value(builder, level->node, level->size, level->height);
    return true;
}

/* In the place of a reference that can't be followed stands nothing. */
static bool leave_nothing(struct builder *builder, const yaml_event_t *event)
{
    struct cj_yaml *nothing = node_new(builder, CJ_YAML_SCALAR, event_span(builder, event));

    nothing->null = true;
    add_value(builder, nothing, 1, 0);
    return count_node(builder, event);
}

static bool refuse_unknown(struct builder *builder, const yaml_event_t *event)
{
    struct cj_reading *reading = builder->reading;
    struct cj_span at = event_span(builder, event);
    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_UNKNOWN_ALIAS, at,
                                        "`*%s` refers to something that was not named before",
                                        (const char *)event->data.alias.anchor);
    bool in_flow = builder->nlevels && top(builder)->node->flow;
    size_t len;

    reading->refused = at;
    /* The length comes first, so that a long line is never searched for each of its references. */
    if (!in_flow && cj_source_line(reading->source, at.line, &len) && len < 200) {
        struct cj_line line;

        cj_line_at(reading, at.line, &line);

        g_autofree char *quoted = cj_quoted(cj_line_char(&line, event->start_mark.column), line.end);

        cj_diags_hint(reading->diags, diag, "if this is a text, put it between quotes: `%s`; if it is a reference, name "
                                            "what it refers to with & before it", quoted);
    } else {
        cj_diags_hint(reading->diags, diag, "if this is a text, put it between quotes; if it is a reference, name what it "
                                            "refers to with & before it");
    }
    return leave_nothing(builder, event);
}

static bool refuse_own(struct builder *builder, const yaml_event_t *event)
{
    struct cj_span at = event_span(builder, event);
    struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_ALIAS_IN_ITSELF, at,
                                        "`*%s` stands inside what it refers to",
                                        (const char *)event->data.alias.anchor);

    cj_diags_hint(builder->reading->diags, diag, "remove the reference");
    return leave_nothing(builder, event);
}

static bool take_alias(struct builder *builder, const yaml_event_t *event)
{
    const struct cj_document_limits *limits = builder->reading->limits;
    struct anchor *anchor = g_tree_lookup(builder->anchors, event->data.alias.anchor);

    if (anchor)
        anchor->used = true;
    if (awaits_key(top(builder))) {
        refuse_key(builder, top(builder), event_span(builder, event), "a reference");
        return true;
    }
    if (!anchor)
        return refuse_unknown(builder, event);
    if (anchor->open)
        return refuse_own(builder, event);
    if (builder->nlevels + anchor->height > limits->depth)
        return too_deep(builder, event_span(builder, event));

    builder->added += anchor->size;
    if (builder->added > limits->nodes) {
        struct cj_diag *diag = cj_diags_add(builder->reading->diags, CJ_DIAG_ALIAS_EXPANDS, event_span(builder, event),
                                            "the references (*name) up to here copy more than %u items", limits->nodes);

        cj_diags_also(builder->reading->diags, diag, anchor->node->at, "this is copied");
        cj_diags_hint(builder->reading->diags, diag, "write out what you need, without references inside what is referred "
                                                     "to");
        return false;
    }
    add_value(builder, anchor->node, anchor->size, anchor->height);
    return count_node(builder, event);
}

static bool take_nothing(struct builder *builder, const yaml_event_t *event)
{
    builder->done = event->type == YAML_STREAM_END_EVENT;
    return true;
}

static const taker takers[] = {
    [YAML_NO_EVENT] = take_nothing,
    [YAML_STREAM_START_EVENT] = take_nothing,
    [YAML_STREAM_END_EVENT] = take_nothing,
    [YAML_DOCUMENT_START_EVENT] = take_document,
    [YAML_DOCUMENT_END_EVENT] = take_nothing,
    [YAML_ALIAS_EVENT] = take_alias,
    [YAML_SCALAR_EVENT] = take_scalar,
    [YAML_SEQUENCE_START_EVENT] = take_list,
    [YAML_SEQUENCE_END_EVENT] = take_end,
    [YAML_MAPPING_START_EVENT] = take_mapping,
    [YAML_MAPPING_END_EVENT] = take_end,
};

static void remember(struct cj_reading *reading, const yaml_event_t *event)
{
    if (event->type != YAML_SCALAR_EVENT)
        return;
    reading->last.quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE
        || event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    reading->last.start = event->start_mark;
    reading->last.end = event->end_mark;
}

static void remember_brackets(struct builder *builder)
{
    const struct level *level = top(builder);

    builder->reading->in_flow = level && level->node->flow;
    if (builder->reading->in_flow)
        builder->reading->opened = level->node->at;
}

/* All events, until the end or until one of them ends the reading. */
static bool take_events(struct builder *builder)
{
    bool good = true;

    while (good && !builder->done) {
        yaml_event_t event;

        if (!yaml_parser_parse(&builder->reading->parser, &event)) {
            cj_explain(builder->reading);
            return false;
        }
        remember(builder->reading, &event);
        good = takers[event.type](builder, &event);
        remember_brackets(builder);
        yaml_event_delete(&event);
    }
    return good;
}

/* `&co bla`: the first word names the rest, and is lost if it was meant as text. */
static gboolean check_used(void *name, void *value, void *data)
{
    const struct anchor *anchor = value;
    struct cj_diags *diags = data;

    if (!anchor->used) {
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_UNUSED_NAME, anchor->at,
                                            "`&%s` names this for references, and nothing refers to it", (const char *)name);

        cj_diags_hint(diags, diag, "if `&%s` belongs to the text, put all of it between quotes; else remove it",
                      (const char *)name);
    }
    return FALSE;
}

const struct cj_yaml *cj_reading_tree(struct cj_reading *reading)
{
    struct builder builder = { .reading = reading };

    builder.level = g_new0(struct level, reading->limits->depth);
    builder.anchors = g_tree_new((GCompareFunc)strcmp);

    bool good = take_events(&builder);

    if (good)
        g_tree_foreach(builder.anchors, check_used, reading->diags);
    for (uint32_t i = 0; i < reading->limits->depth && builder.level[i].keys; i++) {
        g_array_unref(builder.level[i].keys);
        g_ptr_array_unref(builder.level[i].values);
    }
    g_free(builder.level);
    g_tree_unref(builder.anchors);
    if (good && (!builder.root || (builder.root->null && builder.root->kind == CJ_YAML_SCALAR))) {
        struct cj_span whole = { .source = cj_source_index(reading->source) };

        struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_EMPTY_FILE, whole, "this file has no content");

        cj_diags_hint(reading->diags, diag, "a journey needs at least a `title` and `phases` with one touchpoint");
        return NULL;
    }
    return good ? builder.root : NULL;
}
