/* Rules over a whole journey, one function each. They run only on a journey that loaded without a mistake, so every index is good. */
#include <cjmap/check.h>

#include <string.h>

static struct cj_span place_of(const struct cj_journey *journey, cj_node node)
{
    return journey->node[node].at;
}

/* --- ways: which touchpoints the beginning leads to, and which lead to the end ------------------------------------------- */

/* The edges of each touchpoint, by one of their ends: edge[first[i] .. first[i + 1]). */
struct ways {
    uint32_t *first, *edge;
};

static uint32_t end_of(const struct cj_edge *edge, bool backwards)
{
    return backwards ? edge->to : edge->from;
}

static struct ways ways_new(const struct cj_journey *journey, bool backwards)
{
    struct ways ways = {g_new0(uint32_t, journey->ntouchpoints + 2), g_new(uint32_t, journey->nedges + 1)};
    for (uint32_t i = 0; i < journey->nedges; i++)
        if (end_of(&journey->edges[i], backwards) != CJ_NONE)
            ways.first[end_of(&journey->edges[i], backwards) + 2]++;
    for (uint32_t i = 2; i < journey->ntouchpoints + 2; i++)
        ways.first[i] += ways.first[i - 1];
    for (uint32_t i = 0; i < journey->nedges; i++)
        if (end_of(&journey->edges[i], backwards) != CJ_NONE)
            ways.edge[ways.first[end_of(&journey->edges[i], backwards) + 1]++] = i;
    return ways;
}

static void ways_finish(struct ways *ways)
{
    g_free(ways->first);
    g_free(ways->edge);
}

/* Marks everything that can be reached from what is in `queue`, along the edges or against them. */
static void spread(const struct cj_journey *journey, bool backwards, GArray *queue, bool *reached)
{
    struct ways ways = ways_new(journey, backwards);
    for (guint i = 0; i < queue->len; i++)
        reached[g_array_index(queue, uint32_t, i)] = true;
    for (guint i = 0; i < queue->len; i++) {
        uint32_t at = g_array_index(queue, uint32_t, i);
        for (uint32_t j = ways.first[at]; j < ways.first[at + 1]; j++) {
            const struct cj_edge *edge = &journey->edges[ways.edge[j]];
            uint32_t other = end_of(edge, !backwards);
            if (other == CJ_NONE || reached[other])
                continue;
            reached[other] = true;
            g_array_append_val(queue, other);
        }
    }
    ways_finish(&ways);
}

/* A loop has a way out if the end can be reached from it. Every way that never ends goes back somewhere: that is where it is said. */
static void check_loops(const struct cj_journey *journey, struct cj_diags *diags)
{
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autofree bool *ends = g_new0(bool, journey->ntouchpoints + 1);
    for (uint32_t i = 0; i < journey->nedges; i++)
        if (journey->edges[i].to == CJ_NONE && !ends[journey->edges[i].from]) {
            ends[journey->edges[i].from] = true;
            g_array_append_val(queue, journey->edges[i].from);
        }
    spread(journey, true, queue, ends);
    for (uint32_t i = 0; i < journey->nedges; i++) {
        const struct cj_edge *edge = &journey->edges[i];
        if (!edge->back || ends[edge->from])
            continue;
        const struct cj_touchpoint *from = &journey->touchpoints[edge->from], *to = &journey->touchpoints[edge->to];
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_LOOP, place_of(journey, from->node), "from `%s` back to `%s` is a loop without a way out",
                                            from->name.s, to->name.s);
        cj_diags_also(diags, diag, place_of(journey, to->node), "back to here");
        cj_diags_hint(diags, diag, "let one of its touchpoints lead on as well, with an answer for each way: next: {\"Again\": ..., \"Done\": ...}");
    }
}

/* The journey begins at its first touchpoint, and at the first of the main route where a side route stands before it. */
static void check_reached(const struct cj_journey *journey, struct cj_diags *diags)
{
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autofree bool *reached = g_new0(bool, journey->ntouchpoints + 1);
    uint32_t main_route = 0;
    g_array_append_val(queue, main_route);
    while (main_route < journey->ntouchpoints && journey->touchpoints[main_route].route != 0)
        main_route++;
    if (main_route > 0 && main_route < journey->ntouchpoints)
        g_array_append_val(queue, main_route);
    spread(journey, false, queue, reached);
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        const struct cj_touchpoint *touchpoint = &journey->touchpoints[i];
        if (reached[i] || (i > 0 && touchpoint->route && touchpoint->route == touchpoint[-1].route))
            continue; /* said at the head of the route */
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_UNREACHABLE, place_of(journey, touchpoint->node), "nothing leads to `%s`",
                                            touchpoint->name.s);
        cj_diags_hint(diags, diag, "let an earlier touchpoint lead there with `next`");
    }
}

/* A side route leads on to the main one, and where nothing of that is left it would end in silence. */
static void check_joins(const struct cj_journey *journey, struct cj_diags *diags)
{
    for (uint32_t i = 0; i < journey->nedges; i++) {
        const struct cj_edge *edge = &journey->edges[i];
        const struct cj_touchpoint *from = &journey->touchpoints[edge->from];
        if (edge->to != CJ_NONE || edge->said || from->route == 0)
            continue;
        struct cj_str route = journey->routes[from->route - 1].name;
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_ROUTE_NEVER_JOINS, place_of(journey, from->node),
                                            "the side route `%s` never joins the main one: after `%s` nothing follows", route.s, from->name.s);
        cj_diags_hint(diags, diag, "say where it leads on, next: ..., or that the journey ends there: next: end");
    }
}

/* --- personas --------------------------------------------------------------------------------------------------------------- */

static void check_personas(const struct cj_journey *journey, struct cj_diags *diags)
{
    g_autofree bool *comes = g_new0(bool, journey->npersonas + 1);
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        if (journey->touchpoints[i].who.n == 0)
            return; /* everybody comes here */
        for (uint32_t j = 0; j < journey->touchpoints[i].who.n; j++)
            comes[journey->touchpoints[i].who.persona[j]] = true;
    }
    for (uint32_t i = 0; i < journey->npersonas; i++) {
        const struct cj_persona *persona = &journey->personas[i];
        if (comes[i])
            continue;
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_PERSONA_UNUSED, place_of(journey, persona->node), "%s comes to no touchpoint",
                                            persona->name.s);
        cj_diags_hint(diags, diag, "name them in the `personas` of the touchpoints where they come, or remove them");
    }
}

/* Who of `who` does not come to the touchpoint; CJ_NONE if all do. */
static uint32_t absent(const struct cj_touchpoint *touchpoint, struct cj_who who)
{
    for (uint32_t i = 0; i < who.n; i++)
        if (!cj_touchpoint_visited(touchpoint, who.persona[i]))
            return who.persona[i];
    return CJ_NONE;
}

static void say_absent(const struct cj_journey *journey, struct cj_diags *diags, uint32_t persona, struct cj_span at)
{
    const char *name = journey->personas[persona].name.s;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_PERSONA_NOT_HERE, at, "this is said of %s, who does not come here", name);
    cj_diags_hint(diags, diag, "add %s to the `personas` of the touchpoint, or name somebody else", name);
}

static void check_absent_remarks(const struct cj_journey *journey, const struct cj_touchpoint *touchpoint, struct cj_diags *diags)
{
    for (size_t list = 0; list < CJ_REMARK_LISTS; list++) {
        uint32_t n;
        const struct cj_remark *remark = cj_touchpoint_remarks(touchpoint, &cj_remark_lists[list], &n);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t persona = absent(touchpoint, remark[i].who);
            if (persona != CJ_NONE)
                say_absent(journey, diags, persona, remark[i].text.at);
        }
    }
}

static void check_absent(const struct cj_journey *journey, struct cj_diags *diags)
{
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        const struct cj_touchpoint *touchpoint = &journey->touchpoints[i];
        if (touchpoint->who.n == 0)
            continue; /* everybody comes here */
        check_absent_remarks(journey, touchpoint, diags);
        for (uint32_t j = 0; j < touchpoint->nchannels; j++) {
            uint32_t persona = absent(touchpoint, touchpoint->channels[j].who);
            if (persona != CJ_NONE)
                say_absent(journey, diags, persona, place_of(journey, touchpoint->node));
        }
    }
}

/* --- emotion ------------------------------------------------------------------------------------------------------------------- */

static void check_emotion(const struct cj_journey *journey, struct cj_diags *diags)
{
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        if (journey->touchpoints[i].nscores > 0)
            return;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_NO_EMOTION, place_of(journey, journey->touchpoints[0].node),
                                        "no touchpoint says how it feels, so there is no emotion line");
    cj_diags_hint(diags, diag, "give the touchpoints a score, for example emotion: -1");
}

/* --- pictures ------------------------------------------------------------------------------------------------------------------ */

static void check_pictures(const struct cj_journey *journey, struct cj_diags *diags)
{
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        for (uint32_t j = 0; j < journey->touchpoints[i].nimages; j++) {
            const struct cj_image *image = &journey->touchpoints[i].images[j];
            if (image->alt.len > 0)
                continue;
            struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_IMAGE_WITHOUT_ALT, image->file.at, "what `%s` shows is not said", image->file.s);
            cj_diags_hint(diags, diag, "say it in a few words, for those who hear the map: images: {file: %s, alt: ...}", image->file.s);
        }
}

static void (*const rules[])(const struct cj_journey *journey, struct cj_diags *diags) = {
    check_loops, check_reached, check_joins, check_personas, check_absent, check_emotion, check_pictures,
};

void cj_check(const struct cj_journey *journey, struct cj_diags *diags)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        rules[i](journey, diags);
}
