/* The door: a document to a journey. Rows are walked (rows.c), then what needs all ids is completed (finish.c). */
#include <cjmap/journey.h>

#include "journey_priv.h"

#include <string.h>

/* The blocks that declare: once there, everything of their sort has to be in it. */
static const struct block { enum sort sort; const char *key, *singular; } blocks[] = {
    {SORT_PERSONA, "personas", "persona"}, {SORT_CHANNEL, "channels", "channel"}, {SORT_ACTOR, "actors", "actor"}, {SORT_METRIC, "metrics", "metric"},
};

/* What stands under a key or its singular; NULL: nothing, or an empty value. */
static const struct cj_yaml *get_either(const struct cj_yaml *root, const char *key, const char *singular)
{
    const struct cj_yaml *value = cj_yaml_get(root, key);
    if (!value)
        value = cj_yaml_get(root, singular);
    return value && !(value->kind == CJ_YAML_SCALAR && value->null) ? value : NULL;
}

static void see_block(struct reader *reader, const struct cj_yaml *root, const struct block *block)
{
    const struct cj_yaml *value = get_either(root, block->key, block->singular);
    if (!value)
        return;
    reader->declared[block->sort] = true;
    const char *list = value->kind == CJ_YAML_SCALAR && !value->quoted ? cj_names_list(reader, block->sort, value->text.s) : NULL;
    if (list) {
        struct cj_str typed = value->text;
        typed.at = value->at;
        cj_names_say_list(reader, typed, list);
    }
}

static void reader_init(struct reader *reader, const struct cj_yaml *root, struct cj_arena *arena, struct cj_diags *diags)
{
    *reader = (struct reader){.load = {.arena = arena, .diags = diags}, .language = cj_language_find("en")};
    reader->load.user = reader;
    reader->draft = CJ_NEW(arena, struct draft_journey, 1);
    reader->draft->at = root->at;
    for (int sort = 0; sort < SORT_COUNT; sort++)
        reader->names[sort] = cj_names_new();
    for (int sort = SORT_PERSONA; sort <= SORT_METRIC; sort++)
        reader->undeclared[sort] = g_array_new(FALSE, FALSE, sizeof(struct cj_str));
    for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
        see_block(reader, root, &blocks[i]);
    const struct cj_yaml *phases = get_either(root, "phases", "phase");
    if (phases)
        reader->phases_at = phases->at;
    reader->node = g_array_new(FALSE, TRUE, sizeof(struct cj_node_row));
    reader->typed = g_array_new(FALSE, TRUE, sizeof(struct cj_str));
    reader->source = g_array_new(FALSE, TRUE, sizeof(struct cj_source_note));
    reader->source_by_name = g_tree_new((GCompareFunc)strcmp);
    reader->own_lane = g_array_new(FALSE, TRUE, sizeof(struct cj_own_lane));
    reader->paper = g_array_new(FALSE, TRUE, sizeof(struct cj_paper_wish));
    struct cj_node_row journey = {.kind = CJ_NODE_NONE, .id = cj_str_from(""), .touchpoint = CJ_NONE};
    struct cj_str none = cj_str_from("");
    g_array_append_val(reader->node, journey);
    g_array_append_val(reader->typed, none);
}

static void reader_finish(struct reader *reader)
{
    for (int sort = 0; sort < SORT_COUNT; sort++) {
        cj_names_free(reader->names[sort]);
        if (reader->undeclared[sort])
            g_array_unref(reader->undeclared[sort]);
    }
    g_array_unref(reader->node);
    g_array_unref(reader->typed);
    g_array_unref(reader->source);
    g_tree_unref(reader->source_by_name);
    g_array_unref(reader->own_lane);
    g_array_unref(reader->paper);
}

const struct cj_journey *cj_journey_load_what_can_be(const struct cj_yaml *root, bool phases_do, struct cj_arena *arena, struct cj_diags *diags)
{
    if (root->kind != CJ_YAML_MAPPING) {
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_EXPECTED_ITEM, root->at, "a journey begins with keys, such as `title: Picking up a parcel`");
        cj_diags_hint(diags, diag, "write at least a `title` and `phases` with one touchpoint");
        return NULL;
    }
    struct reader reader;
    reader_init(&reader, root, arena, diags);
    reader.phases_do = phases_do;
    cj_schema_load(&reader.load, &cj_shape_journey, root, reader.draft);
    const struct cj_journey *journey = cj_journey_finish(&reader);
    reader_finish(&reader);
    return journey;
}

const struct cj_journey *cj_journey_load(const struct cj_yaml *root, struct cj_arena *arena, struct cj_diags *diags)
{
    uint32_t before = cj_diags_count(diags, CJ_SEVERITY_ERROR);
    const struct cj_journey *journey = cj_journey_load_what_can_be(root, false, arena, diags);
    return cj_diags_count(diags, CJ_SEVERITY_ERROR) > before ? NULL : journey;
}

bool cj_touchpoint_visited(const struct cj_touchpoint *touchpoint, uint32_t persona)
{
    for (uint32_t i = 0; i < touchpoint->who.n; i++)
        if (touchpoint->who.persona[i] == persona)
            return true;
    return touchpoint->who.n == 0;
}

uint32_t cj_journey_touchpoint_of(const struct cj_journey *journey, cj_node node)
{
    return node < journey->nnode ? journey->node[node].touchpoint : CJ_NONE;
}

void cj_journey_schema(GString *out)
{
    cj_schema_json(&cj_shape_journey, "Customer journey map", out);
}

void cj_journey_manual(GString *out)
{
    cj_schema_manual(&cj_shape_journey, "The journey language", cj_manual_introduction, out);
}
