/* Lanes: the program's own, a row each in the order of the map; the author's; which are drawn, and in what order. */
#include "journey_priv.h"

#include <math.h>
#include <string.h>

const struct cj_lane_row cj_lane_rows[] = {
    {"touchpoints", CJ_LANE_TOUCHPOINTS, CJ_LABEL_TOUCHPOINTS, "touchpoint steps moments contactmomenten contactmoment stappen"},
    {"images", CJ_LANE_IMAGES, CJ_LABEL_IMAGES, "image pictures storyboard beelden beeld"},
    {"actions", CJ_LANE_ACTIONS, CJ_LABEL_ACTIONS, "action doing description acties actie"},
    {"channels", CJ_LANE_CHANNELS, CJ_LABEL_CHANNELS, "channel kanalen kanaal"},
    {"thoughts", CJ_LANE_THOUGHTS, CJ_LABEL_THOUGHTS, "thought gedachten gedachte"},
    {"questions", CJ_LANE_QUESTIONS, CJ_LABEL_QUESTIONS, "question vragen vraag"},
    {"emotion", CJ_LANE_EMOTION, CJ_LABEL_EMOTION, "emotions mood sentiment feeling feelings emotie gevoel"},
    {"pains", CJ_LANE_PAINS, CJ_LABEL_PAINS, "pain painpoints pain-points pijnpunten pijnpunt"},
    {"gains", CJ_LANE_GAINS, CJ_LABEL_GAINS, "gain pluspunten pluspunt"},
    {"opportunities", CJ_LANE_OPPORTUNITIES, CJ_LABEL_OPPORTUNITIES, "opportunity ideas kansen kans"},
    {"frontstage", CJ_LANE_FRONTSTAGE, CJ_LABEL_FRONTSTAGE, "front front-stage"},
    {"backstage", CJ_LANE_BACKSTAGE, CJ_LABEL_BACKSTAGE, "back back-stage"},
    {"metrics", CJ_LANE_METRICS, CJ_LABEL_METRICS, "metric kpis metingen meting"},
    {"time", CJ_LANE_TIME, CJ_LABEL_TIME, "duration durations wait waits tijd"},
    {"notes", CJ_LANE_NOTES, CJ_LABEL_NOTES, "note remarks notities notitie"},
    {.id = NULL},
};

const struct cj_lane_row *cj_lane_row(const char *id)
{
    for (const struct cj_lane_row *row = cj_lane_rows; row->id; row++)
        if (strcmp(row->id, id) == 0)
            return row;
    return NULL;
}

/* --- reading one entry of `lanes` ---------------------------------------------------------------------------------- */

static const char *lane_meant(struct cj_load *load, const struct draft_lane *lane, const char *id)
{
    if (lane->has_kind)
        return NULL; /* a kind says that it is a new one */
    struct cj_guess guess = cj_guess_begin(load, id);
    for (const struct cj_lane_row *row = cj_lane_rows; row->id; row++) {
        cj_guess_offer(&guess, row->id);
        cj_guess_offer_synonyms(&guess, row->synonyms, row->id);
    }
    return cj_guess_words(&guess, load->arena);
}

static void say_unknown(struct cj_load *load, struct cj_str id, const char *meant)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_UNKNOWN_LANE, id.at, "there is no lane `%s`", id.s);
    if (strcmp(id.s, "phases") == 0 || strcmp(id.s, "phase") == 0)
        cj_diags_hint(load->diags, diag, "the phases are always on top; remove it");
    else if (meant)
        cj_diags_hint(load->diags, diag, "did you mean %s?", meant);
    else if (strchr(id.s, ','))
        cj_diags_hint(load->diags, diag, "for several write [%s]", id.s);
    else
        cj_diags_hint(load->diags, diag, "for a lane of your own write {id: %s, name: %s, kind: text}", id.s, id.s);
}

static void check_known(struct cj_load *load, const struct draft_lane *lane, struct cj_str id)
{
    if (!lane->has_kind && !lane->has_unit && !lane->has_min && !lane->has_max)
        return;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_LANE_SETTING, lane->at, "`%s` is a lane of the program: only its name can be set", id.s);
    cj_diags_hint(load->diags, diag, "remove kind, unit, min and max, or choose another id for a lane of your own");
}

static void add_own(struct cj_load *load, struct draft_lane *lane, struct cj_str id)
{
    struct reader *reader = load->user;
    if (!lane->has_min)
        lane->min = 1;
    if (!lane->has_max)
        lane->max = 5;
    if (lane->kind == CJ_OWN_RATING && lane->min >= lane->max) {
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_BAD_SCALE, lane->at, "the least rating of `%s` is not below the largest", id.s);
        cj_diags_hint(load->diags, diag, "for example {id: %s, kind: rating, min: 1, max: 5}", id.s);
    }
    struct cj_own_lane own = {.node = lane->node, .name = lane->name.len > 0 ? lane->name : id, .unit = lane->unit,
                              .kind = (enum cj_own_kind)lane->kind, .min = lane->min, .max = lane->max};
    lane->own = reader->own_lane->len;
    g_array_append_val(reader->own_lane, own);
    cj_reader_register(reader, CJ_NODE_LANE, SORT_LANE, &lane->node, own.name, lane->at);
}

void cj_end_lane(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, void *item)
{
    struct draft_lane *lane = item;
    cj_end_card(load, in, value, item);
    lane->at = value->at;
    lane->own = CJ_NONE;
    if (lane->node == 0)
        return;
    struct reader *reader = load->user;
    struct cj_str id = cj_reader_typed_id(reader, lane->node);
    const char *slug = g_array_index(reader->node, struct cj_node_row, lane->node).id.s;
    g_array_index(reader->node, struct cj_node_row, lane->node).kind = CJ_NODE_LANE;
    const char *meant = cj_lane_row(slug) ? NULL : lane_meant(load, lane, slug);
    if (cj_lane_row(slug))
        check_known(load, lane, id);
    else if (strcmp(slug, "phases") == 0 || meant || !lane->has_kind)
        say_unknown(load, id, meant);
    else
        add_own(load, lane, id);
}

/* --- remarks --------------------------------------------------------------------------------------------------------- */

#define LIST(name) offsetof(struct cj_touchpoint, name), offsetof(struct cj_touchpoint, n##name)
const struct cj_remark_list cj_remark_lists[CJ_REMARK_LISTS] = {
    {CJ_LANE_EMOTION, LIST(feelings)},
    {CJ_LANE_ACTIONS, LIST(actions)},
    {CJ_LANE_THOUGHTS, LIST(thoughts)},
    {CJ_LANE_QUESTIONS, LIST(questions)},
    {CJ_LANE_PAINS, LIST(pains)},
    {CJ_LANE_GAINS, LIST(gains)},
    {CJ_LANE_OPPORTUNITIES, LIST(opportunities)},
    {CJ_LANE_NOTES, LIST(notes)},
};
#undef LIST

const struct cj_remark *cj_touchpoint_remarks(const struct cj_touchpoint *touchpoint, const struct cj_remark_list *list, uint32_t *ret_count)
{
    const char *at = (const char *)touchpoint;
    *ret_count = *(const uint32_t *)(at + list->count);
    return *(const struct cj_remark *const *)(at + list->list);
}

const struct cj_remark *cj_touchpoint_lane(const struct cj_touchpoint *touchpoint, enum cj_lane_kind lane, uint32_t *ret_count)
{
    for (size_t i = 0; i < CJ_REMARK_LISTS; i++)
        if (cj_remark_lists[i].lane == lane)
            return cj_touchpoint_remarks(touchpoint, &cj_remark_lists[i], ret_count);
    *ret_count = 0;
    return NULL;
}

static bool has_remarks(const struct cj_touchpoint *touchpoint, enum cj_lane_kind lane)
{
    uint32_t n;
    cj_touchpoint_lane(touchpoint, lane, &n);
    return n > 0;
}

/* --- which are drawn ------------------------------------------------------------------------------------------------ */

static bool fills(const struct cj_touchpoint *t, enum cj_lane_kind kind)
{
    switch (kind) {
    case CJ_LANE_TOUCHPOINTS: return true;
    case CJ_LANE_IMAGES: return t->nimages > 0;
    case CJ_LANE_CHANNELS: return t->nchannels > 0;
    case CJ_LANE_EMOTION: return t->nscores > 0 || has_remarks(t, kind);
    case CJ_LANE_FRONTSTAGE: return t->nfrontstage > 0;
    case CJ_LANE_BACKSTAGE: return t->nbackstage > 0;
    case CJ_LANE_METRICS: return t->nmetrics > 0;
    case CJ_LANE_TIME: return t->duration.text.len > 0 || t->nwaits > 0;
    default: return has_remarks(t, kind);
    }
}

static bool filled(const struct cj_journey *journey, enum cj_lane_kind kind)
{
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        if (fills(&journey->touchpoints[i], kind))
            return true;
    return false;
}

static bool is_fine(const struct cj_lane_value *value)
{
    return value->has_number && value->number * 2 != floor(value->number * 2);
}

/* For each of the author's own lanes: does some touchpoint have something for it? Free with g_free. Notes how fine its values are. */
static bool *find_own_filled(const struct cj_journey *journey, const GArray *lanes)
{
    bool *found = g_new0(bool, lanes->len + 1);
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        for (uint32_t j = 0; j < journey->touchpoints[i].nlane_values; j++) {
            const struct cj_lane_value *value = &journey->touchpoints[i].lane_values[j];
            if (value->own_lane == CJ_NONE)
                continue;
            found[value->own_lane] = true;
            g_array_index(lanes, struct cj_own_lane, value->own_lane).fine |= is_fine(value);
        }
    return found;
}

static struct cj_lane known_lane(struct reader *reader, const struct cj_lane_row *row, const struct draft_lane *draft)
{
    struct cj_lane lane = {.kind = row->kind, .own_lane = CJ_NONE, .name = cj_str_from(cj_label(reader->language, row->label))};
    if (draft && draft->name.len > 0)
        lane.name = draft->name;
    lane.node = draft ? draft->node : 0;
    if (lane.node == 0)
        cj_reader_register(reader, CJ_NODE_LANE, SORT_NONE, &lane.node, cj_str_from(row->id), (struct cj_span){0});
    return lane;
}

static void say_twice(struct reader *reader, const struct draft_lane *first, const struct draft_lane *second, const char *id)
{
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_LANE_TWICE, second->at, "the lane `%s` is listed twice", id);
    cj_diags_also(reader->load.diags, diag, first->at, "first listed here");
    cj_diags_hint(reader->load.diags, diag, "remove one of the two");
}

/* The listed lanes, in the file's order. */
static void add_listed(struct reader *reader, struct cj_journey *journey, const struct draft_lane *listed[CJ_LANE_COUNT], GArray *lanes,
                       GArray *all)
{
    g_autofree bool *own_filled = find_own_filled(journey, reader->own_lane);
    for (uint32_t i = 0; i < reader->draft->nlanes; i++) {
        const struct draft_lane *draft = &reader->draft->lanes[i];
        const struct cj_lane_row *row = draft->node ? cj_lane_row(g_array_index(reader->node, struct cj_node_row, draft->node).id.s) : NULL;
        struct cj_lane lane;
        if (row && listed[row->kind]) {
            say_twice(reader, listed[row->kind], draft, row->id);
            continue;
        }
        if (row) {
            listed[row->kind] = draft;
            lane = known_lane(reader, row, draft);
            lane.filled = filled(journey, row->kind);
        } else if (draft->own != CJ_NONE) {
            lane = (struct cj_lane){draft->node, CJ_LANE_OWN, g_array_index(reader->own_lane, struct cj_own_lane, draft->own).name, draft->own,
                                    own_filled[draft->own]};
        } else {
            continue;
        }
        g_array_append_val(all, lane);
        if (lane.filled)
            g_array_append_val(lanes, lane);
    }
}

void cj_journey_finish_lanes(struct reader *reader, struct cj_journey *journey)
{
    const struct draft_lane *listed[CJ_LANE_COUNT] = {NULL};
    g_autoptr(GArray) lanes = g_array_new(FALSE, TRUE, sizeof(struct cj_lane));
    g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(struct cj_lane));
    g_autoptr(GArray) left_out = g_array_new(FALSE, TRUE, sizeof(struct cj_lane));
    add_listed(reader, journey, listed, lanes, all);
    for (const struct cj_lane_row *row = cj_lane_rows; row->id; row++) {
        if (listed[row->kind] || !filled(journey, row->kind))
            continue;
        struct cj_lane lane = known_lane(reader, row, NULL);
        lane.filled = true;
        g_array_append_val(reader->draft->has_lanes ? left_out : lanes, lane);
    }
    journey->lanes = cj_arena_seal(reader->load.arena, lanes);
    journey->nlanes = lanes->len;
    journey->lanes_listed = cj_arena_seal(reader->load.arena, all);
    journey->nlanes_listed = all->len;
    journey->lanes_left_out = cj_arena_seal(reader->load.arena, left_out);
    journey->nlanes_left_out = left_out->len;
    journey->own_lanes = cj_arena_seal(reader->load.arena, reader->own_lane);
    journey->nown_lanes = reader->own_lane->len;
}
