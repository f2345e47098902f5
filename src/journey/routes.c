/* Ways through the journey: side routes (runs of neighbours), and an edge for every way on, said by `next` or, without it, by
 * the order of the file. Whether they lead anywhere is for check to say. */
#include "journey_priv.h"

#include <string.h>

/* Runs of neighbours of one name; touchpoint.route becomes 1 + index of its run. */
static void find_routes(struct reader *reader, struct cj_journey *journey, struct cj_touchpoint *touchpoint,
                        const struct draft_touchpoint *const *draft)
{
    g_autoptr(GArray) routes = g_array_new(FALSE, FALSE, sizeof(struct cj_route));
    const char *before = "";
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        struct cj_str name = draft[i]->route;
        const char *slug = cj_names_slug(name, reader->load.arena).s;
        if (name.len > 0 && strcmp(slug, before) == 0) {
            g_array_index(routes, struct cj_route, routes->len - 1).last = i;
        } else if (name.len > 0) {
            struct cj_route route = {name, i, i, CJ_NONE, CJ_NONE};
            g_array_append_val(routes, route);
        }
        touchpoint[i].route = name.len > 0 ? routes->len : 0;
        before = name.len > 0 ? slug : "";
    }
    journey->routes = cj_arena_seal(reader->load.arena, routes);
    journey->nroutes = routes->len;
}

/* For each touchpoint the next one of the main route after it, CJ_NONE if there is none. */
static uint32_t *next_main(const struct cj_journey *journey)
{
    uint32_t *next = g_new(uint32_t, journey->ntouchpoints + 1);
    uint32_t found = CJ_NONE;
    for (uint32_t i = journey->ntouchpoints; i-- > 0;) {
        next[i] = found;
        if (journey->touchpoints[i].route == 0)
            found = i;
    }
    return next;
}

static uint32_t implied(const struct cj_journey *journey, const uint32_t *next, uint32_t from)
{
    uint32_t route = journey->touchpoints[from].route;
    return route > 0 && from < journey->routes[route - 1].last ? from + 1 : next[from];
}

static bool is_end(struct reader *reader, struct cj_str to)
{
    return strcmp(cj_names_slug(to, reader->load.arena).s, "end") == 0;
}

static void add_edges(struct reader *reader, uint32_t from, const struct draft_touchpoint *draft, GArray *edges)
{
    for (uint32_t i = 0; i < draft->nnext; i++) {
        const struct draft_next *next = &draft->next[i];
        struct cj_edge edge = {.from = from, .to = CJ_NONE, .when = next->when, .said = true};
        if (next->to.len == 0 || (!is_end(reader, next->to) && !cj_names_find(reader, SORT_TOUCHPOINT, next->to, &edge.to)))
            continue;
        edge.back = edge.to != CJ_NONE && edge.to <= from;
        g_array_append_val(edges, edge);
        if (draft->nnext == 1 || next->when.len > 0)
            continue;
        struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_NEXT_ANSWER, next->to.at, "several ways lead on, and this one has no answer");
        cj_diags_hint(reader->load.diags, diag, "write next: {\"Yes\": %s, \"No\": ...}", next->to.s);
    }
}

/* Two ways with one answer: nobody knows which to take. */
static void check_answers(struct reader *reader, const struct draft_touchpoint *draft)
{
    g_autoptr(GTree) first = g_tree_new((GCompareFunc)strcmp);
    for (uint32_t i = 0; i < draft->nnext; i++) {
        const struct draft_next *next = &draft->next[i];
        const char *answer = cj_names_slug(next->when, reader->load.arena).s;
        const struct draft_next *before = g_tree_lookup(first, answer);
        if (next->when.len == 0 || *answer == '\0')
            continue;
        if (!before) {
            g_tree_insert(first, (char *)answer, (struct draft_next *)next);
            continue;
        }
        struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_NEXT_ANSWER, next->when.at, "two ways have the answer `%s`", next->when.s);
        cj_diags_also(reader->load.diags, diag, before->when.at, "first given here");
        cj_diags_hint(reader->load.diags, diag, "give each way an answer of its own");
    }
}

static void check_decision(struct reader *reader, const struct draft_touchpoint *draft)
{
    struct cj_str decision = draft->touchpoint.decision;
    if (decision.len == 0 || draft->nnext >= 2)
        return;
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_DECISION_ANSWERS, decision.at, "the decision `%s` has %s", decision.s,
                                        draft->nnext == 1 ? "only one answer" : "no answers");
    cj_diags_hint(reader->load.diags, diag, "say where each answer leads: next: {\"Yes\": ..., \"No\": ...}");
}

/* Where each route leaves and joins. Edges come in the order of their beginnings, so the last that leads into a route is the nearest,
 * but one from the main route comes before one from another side route. Of several ways on, the nearest is the join. */
static void find_ends(struct cj_route *route, const struct cj_touchpoint *touchpoint, const GArray *edges)
{
    for (guint i = 0; i < edges->len; i++) {
        const struct cj_edge *edge = &g_array_index(edges, struct cj_edge, i);
        if (edge->to == CJ_NONE || touchpoint[edge->from].route == touchpoint[edge->to].route)
            continue;
        if (touchpoint[edge->to].route > 0) {
            struct cj_route *in = &route[touchpoint[edge->to].route - 1];
            bool from_side = touchpoint[edge->from].route > 0 && in->leave != CJ_NONE && touchpoint[in->leave].route == 0;
            in->leave = edge->from < in->first && !from_side ? edge->from : in->leave;
        }
        if (touchpoint[edge->from].route > 0) {
            struct cj_route *out = &route[touchpoint[edge->from].route - 1];
            if (edge->from == out->last && edge->to > out->last)
                out->join = MIN(out->join, edge->to); /* CJ_NONE is larger than all */
        }
    }
}

void cj_journey_finish_routes(struct reader *reader, struct cj_journey *journey, struct cj_touchpoint *touchpoint, const struct draft_touchpoint *const *draft)
{
    find_routes(reader, journey, touchpoint, draft);
    g_autofree uint32_t *next = next_main(journey);
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(struct cj_edge));
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        check_decision(reader, draft[i]);
        check_answers(reader, draft[i]);
        add_edges(reader, i, draft[i], edges);
        if (draft[i]->nnext > 0)
            continue;
        struct cj_edge edge = {.from = i, .to = implied(journey, next, i), .when = cj_str_from("")};
        g_array_append_val(edges, edge);
    }
    find_ends((struct cj_route *)(uintptr_t)journey->routes, touchpoint, edges);
    journey->edges = cj_arena_seal(reader->load.arena, edges);
    journey->nedges = edges->len;
}
