/* A journey as it is before anybody has told anything: what a workshop starts from. Its names stay, and the lanes that are to be filled;
 * what stands in their cells goes, and what was concluded from it. At the end of each phase there is room for touchpoints that nobody
 * has thought of yet: they are touchpoints without a name. */
#include "journey_priv.h"

#include <string.h>

enum {
    ROOM_AFTER = 1, ROOM_ALONE = 3, /* touchpoints without a name: after others, and in a phase that has none; */
    ALL_LEAST = 6,                  /* more of them where there are so few touchpoints that the sheet would be narrow */
};

/* Lanes that most workshops fill, for a file that names none. */
static bool is_offered(enum cj_lane_kind kind)
{
    static const enum cj_lane_kind offered[] = {
        CJ_LANE_TOUCHPOINTS, CJ_LANE_ACTIONS, CJ_LANE_CHANNELS, CJ_LANE_THOUGHTS, CJ_LANE_EMOTION, CJ_LANE_PAINS, CJ_LANE_GAINS,
        CJ_LANE_OPPORTUNITIES,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(offered); i++)
        if (offered[i] == kind)
            return true;
    return false;
}

static const struct cj_lane *find_lane(const struct cj_journey *journey, enum cj_lane_kind kind)
{
    for (uint32_t i = 0; i < journey->nlanes; i++)
        if (journey->lanes[i].kind == kind)
            return &journey->lanes[i];
    return NULL;
}

/* Those that the file lists; else those offered and those it has something for, in the program's order. */
static void make_lanes(const struct cj_journey *journey, struct cj_journey *blank, struct cj_arena *arena)
{
    const struct cj_language *language = cj_language_find(journey->language.s);
    g_autoptr(GArray) lanes = g_array_new(FALSE, TRUE, sizeof(struct cj_lane));
    g_array_append_vals(lanes, journey->lanes_listed, journey->nlanes_listed);
    for (const struct cj_lane_row *row = cj_lane_rows; row->id && journey->nlanes_listed == 0; row++) {
        const struct cj_lane *has = find_lane(journey, row->kind);
        struct cj_lane lane = {.kind = row->kind, .own_lane = CJ_NONE, .name = cj_str_from(cj_label(language, row->label))};
        if (has)
            lane = *has;
        if (has || is_offered(row->kind))
            g_array_append_val(lanes, lane);
    }
    for (uint32_t i = 0; i < lanes->len; i++)
        g_array_index(lanes, struct cj_lane, i).filled = true;
    blank->lanes = cj_arena_seal(arena, lanes);
    blank->nlanes = lanes->len;
    blank->lanes_left_out = NULL;
    blank->nlanes_left_out = 0;
}

/* How many touchpoints without a name a phase gets. */
static uint32_t room_in(const struct cj_journey *journey, const struct cj_phase *phase)
{
    const uint32_t room = phase->ntouchpoints > 0 ? ROOM_AFTER : ROOM_ALONE;
    const uint32_t lacking = ALL_LEAST - MIN(ALL_LEAST, journey->ntouchpoints);
    return MAX(room, (lacking + journey->nphases - 1) / journey->nphases);
}

static void make_touchpoints(const struct cj_journey *journey, struct cj_journey *blank, struct cj_arena *arena)
{
    struct cj_phase *phase = CJ_NEW(arena, struct cj_phase, journey->nphases);
    g_autoptr(GArray) touchpoints = g_array_new(FALSE, TRUE, sizeof(struct cj_touchpoint));
    for (uint32_t p = 0; p < journey->nphases; p++) {
        const struct cj_phase *is = &journey->phases[p];
        phase[p] = (struct cj_phase){.node = is->node, .name = is->name, .goal = is->goal, .first = touchpoints->len};
        for (uint32_t i = 0; i < is->ntouchpoints; i++) {
            const struct cj_touchpoint *at = &journey->touchpoints[is->first + i];
            g_array_append_val(touchpoints, ((struct cj_touchpoint){.node = at->node, .name = at->name, .phase = p}));
        }
        for (uint32_t i = room_in(journey, is); i > 0; i--)
            g_array_append_val(touchpoints, ((struct cj_touchpoint){.name = cj_str_from(""), .phase = p}));
        phase[p].ntouchpoints = touchpoints->len - phase[p].first;
    }
    blank->phases = phase;
    blank->touchpoints = cj_arena_seal(arena, touchpoints);
    blank->ntouchpoints = touchpoints->len;
}

const struct cj_journey *cj_journey_blank(const struct cj_journey *journey, struct cj_arena *arena)
{
    struct cj_journey *blank = CJ_NEW(arena, struct cj_journey, 1);
    *blank = *journey;
    make_lanes(journey, blank, arena);
    make_touchpoints(journey, blank, arena);
    blank->evidence = (struct cj_evidence){.count = -1};
    blank->link = blank->uri = blank->version = blank->status = cj_str_from(""); /* those of the map */
    blank->date = (struct cj_date){0};
    blank->nroutes = blank->nedges = 0;
    blank->nmetrics = blank->nimprovements = blank->nconclusions = blank->nsources = 0;
    return blank;
}
