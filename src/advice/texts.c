/* The texts of a journey and where they stand in its file: a row for each kind. Names of persons, channels and lanes are left alone,
 * and so are the title, dates and numbers. */
#include "advice_priv.h"

#include <string.h>

/* --- places in the tree --------------------------------------------------------------------------------------------- */

struct spot { const struct cj_yaml *node; const char *key; /* or NULL */ const struct spot *parent; bool shared; };

struct gathering {
    const struct cj_journey *journey;
    GHashTable *scalars;  /* of spots, by place */
    GHashTable *nodes;    /* of spots, by node: what an alias repeats is met twice */
    struct cj_arena *arena;
    GArray *texts;
};

static guint span_hash(gconstpointer key)
{
    const struct cj_span *at = key;
    return (at->source * 31 + at->line) * 1009 + at->col;
}

static gboolean span_equal(gconstpointer left, gconstpointer right)
{
    const struct cj_span *a = left, *b = right;
    return a->source == b->source && a->line == b->line && a->col == b->col;
}

static void visit(struct gathering *gathering, const struct cj_yaml *node, const char *key, const struct spot *parent)
{
    struct spot *spot = g_hash_table_lookup(gathering->nodes, node);
    if (spot) {
        spot->shared = true;
        return;
    }
    spot = CJ_NEW(gathering->arena, struct spot, 1);
    *spot = (struct spot){ node, key, parent, false };
    g_hash_table_insert(gathering->nodes, (gpointer)node, spot);
    if (node->kind == CJ_YAML_SCALAR && !node->null)
        g_hash_table_insert(gathering->scalars, (gpointer)&node->at, spot);
    for (uint32_t i = 0; i < node->n; i++)
        if (node->kind == CJ_YAML_LIST)
            visit(gathering, node->item[i], NULL, spot);
        else
            visit(gathering, node->pair[i].value, node->pair[i].key.s, spot);
}

/* Whatever an alias repeats would change in two places. */
static bool is_shared(const struct spot *spot)
{
    for (; spot; spot = spot->parent)
        if (spot->shared)
            return true;
    return false;
}

/* What is left out with a text: `{text: ..., who: ...}` is one thing. */
static const struct cj_yaml *item_of(const struct spot *scalar)
{
    return scalar->key && strcmp(scalar->key, "text") == 0 && scalar->parent ? scalar->parent->node : scalar->node;
}

/* --- a text ----------------------------------------------------------------------------------------------------------- */

enum goes { STAYS, GOES };

static struct text *add(struct gathering *gathering, const char *what, int place, struct cj_str str, enum goes goes)
{
    struct text text = { .what = what, .str = str, .place = place, .touchpoint = CJ_NONE, .phase = CJ_NONE, .own_lane = CJ_NONE,
                         .words = cj_advice_words(str.s) };
    if (str.len == 0)
        return NULL;
    const struct spot *spot = g_hash_table_lookup(gathering->scalars, &str.at);
    if (spot && !is_shared(spot)) {
        text.scalar = spot->node;
        text.item = goes == STAYS ? NULL : item_of(spot);
    }
    g_array_append_val(gathering->texts, text);
    return &g_array_index(gathering->texts, struct text, gathering->texts->len - 1);
}

static void add_list(struct gathering *gathering, const char *what, int place, const struct cj_str *str, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        add(gathering, what, place, str[i], GOES);
}

/* What an improvement solves has to stay. */
static bool is_solved(const struct cj_journey *journey, cj_node node)
{
    for (uint32_t i = 0; i < journey->nimprovements; i++)
        for (uint32_t k = 0; k < journey->improvements[i].nsolves; k++)
            if (journey->improvements[i].solves[k] == node)
                return true;
    return false;
}

static struct text *add_item(struct gathering *gathering, const char *what, int place, struct cj_str str, cj_node node)
{
    return add(gathering, what, place, str, is_solved(gathering->journey, node) ? STAYS : GOES);
}

/* --- what there is ------------------------------------------------------------------------------------------------------ */

static const char *const remark_words[CJ_LANE_COUNT] = {
    [CJ_LANE_ACTIONS] = "action", [CJ_LANE_THOUGHTS] = "thought", [CJ_LANE_QUESTIONS] = "question", [CJ_LANE_EMOTION] = "feeling",
    [CJ_LANE_PAINS] = "pain", [CJ_LANE_GAINS] = "gain", [CJ_LANE_OPPORTUNITIES] = "opportunity", [CJ_LANE_NOTES] = "note",
};

static void gather_lens(struct gathering *gathering)
{
    const struct cj_journey *journey = gathering->journey;
    add(gathering, "subtitle", CJ_ADVICE_LENS, journey->subtitle, GOES);
    add(gathering, "scenario", CJ_ADVICE_LENS, journey->scenario, GOES);
    add_list(gathering, "goal", CJ_ADVICE_LENS, journey->goals, journey->ngoals);
    add_list(gathering, "expectation", CJ_ADVICE_LENS, journey->expectations, journey->nexpectations);
    for (uint32_t i = 0; i < journey->npersonas; i++) {
        const struct cj_persona *persona = &journey->personas[i];
        add(gathering, "quote", CJ_ADVICE_LENS, persona->quote, GOES);
        add(gathering, "bio", CJ_ADVICE_LENS, persona->bio, GOES);
        add(gathering, "segment", CJ_ADVICE_LENS, persona->segment, GOES);
        add_list(gathering, "goal", CJ_ADVICE_LENS, persona->goals, persona->ngoals);
        add_list(gathering, "need", CJ_ADVICE_LENS, persona->needs, persona->nneeds);
        add_list(gathering, "frustration", CJ_ADVICE_LENS, persona->frustrations, persona->nfrustrations);
    }
}

static void gather_acts(struct gathering *gathering, const char *what, int lane, const struct cj_stage_act *act, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        add_item(gathering, what, lane, act[i].text, act[i].node);
}

static void gather_touchpoint(struct gathering *gathering, const struct cj_touchpoint *touchpoint)
{
    add(gathering, "name of the touchpoint", CJ_LANE_TOUCHPOINTS, touchpoint->name, STAYS);
    add(gathering, "decision", CJ_LANE_TOUCHPOINTS, touchpoint->decision, STAYS);
    for (int list = 0; list < CJ_REMARK_LISTS; list++) {
        uint32_t n;
        const struct cj_remark *remark = cj_touchpoint_remarks(touchpoint, &cj_remark_lists[list], &n);
        for (uint32_t i = 0; i < n; i++)
            add_item(gathering, remark_words[cj_remark_lists[list].lane], cj_remark_lists[list].lane, remark[i].text, remark[i].node);
    }
    gather_acts(gathering, "frontstage", CJ_LANE_FRONTSTAGE, touchpoint->frontstage, touchpoint->nfrontstage);
    gather_acts(gathering, "backstage", CJ_LANE_BACKSTAGE, touchpoint->backstage, touchpoint->nbackstage);
    for (uint32_t i = 0; i < touchpoint->nlane_values; i++) {
        const struct cj_lane_value *value = &touchpoint->lane_values[i];
        struct text *text = value->has_number ? NULL : add(gathering, "text in a lane of your own", CJ_LANE_OWN, value->text, STAYS);
        if (text)
            text->own_lane = value->own_lane;
    }
}

static void gather_journey(struct gathering *gathering)
{
    const struct cj_journey *journey = gathering->journey;
    for (uint32_t p = 0; p < journey->nphases; p++) {
        const struct cj_phase *phase = &journey->phases[p];
        guint from = gathering->texts->len;
        add(gathering, "name of the phase", CJ_ADVICE_HEADS, phase->name, STAYS);
        add(gathering, "goal of the phase", CJ_ADVICE_HEADS, phase->goal, GOES);
        for (uint32_t t = phase->first; t < phase->first + phase->ntouchpoints; t++) {
            guint first = gathering->texts->len;
            gather_touchpoint(gathering, &journey->touchpoints[t]);
            for (guint i = first; i < gathering->texts->len; i++)
                g_array_index(gathering->texts, struct text, i).touchpoint = t;
        }
        for (guint i = from; i < gathering->texts->len; i++)
            g_array_index(gathering->texts, struct text, i).phase = p;
    }
}

static void gather_takeaways(struct gathering *gathering)
{
    const struct cj_journey *journey = gathering->journey;
    for (uint32_t i = 0; i < journey->nconclusions; i++)
        add_item(gathering, "conclusion", CJ_ADVICE_TAKEAWAYS, journey->conclusions[i].text, journey->conclusions[i].node);
    for (uint32_t i = 0; i < journey->nimprovements; i++) {
        add(gathering, "name of the improvement", CJ_ADVICE_TAKEAWAYS, journey->improvements[i].name, STAYS);
        add(gathering, "story", CJ_ADVICE_TAKEAWAYS, journey->improvements[i].story, GOES);
    }
}

bool cj_advice_lane_drawn(const struct cj_journey *journey, const struct text *text)
{
    for (uint32_t i = 0; i < journey->nlanes; i++)
        if ((int)journey->lanes[i].kind == text->place && (text->place != CJ_LANE_OWN || journey->lanes[i].own_lane == text->own_lane))
            return true;
    return text->place >= CJ_LANE_COUNT;
}

/* Texts of lanes that the file leaves out are not on the map. */
static void drop_left_out(struct gathering *gathering)
{
    for (guint i = gathering->texts->len; i-- > 0;)
        if (!cj_advice_lane_drawn(gathering->journey, &g_array_index(gathering->texts, struct text, i)))
            g_array_remove_index(gathering->texts, i);
}

GArray *cj_advice_texts(const struct cj_yaml *root, const struct cj_journey *journey)
{
    struct gathering gathering = { .journey = journey, .scalars = g_hash_table_new(span_hash, span_equal), .nodes = g_hash_table_new(NULL, NULL),
                                   .arena = cj_arena_new(), .texts = g_array_new(FALSE, TRUE, sizeof(struct text)) };
    visit(&gathering, root, NULL, NULL);
    gather_lens(&gathering);
    gather_journey(&gathering);
    gather_takeaways(&gathering);
    drop_left_out(&gathering);
    g_hash_table_unref(gathering.scalars);
    g_hash_table_unref(gathering.nodes);
    cj_arena_free(gathering.arena);
    return gathering.texts;
}
