/* Who told what, as lines: decisions 14 and 17 of the language.
 *
 * A persona named on a side route takes it, and the main line goes through it. Everybody else's stays on the main route and passes by
 * the route's columns as if they were not there; what they told on it hangs beneath as a branch. Where a persona comes without telling,
 * a line is dashed: on the main line that counts where the persona is named, on the routes it takes, and where everybody comes, but
 * for what its routes lead around. */
#include "emotion.h"

/* A line while its touchpoints are walked. */
struct draft {
    struct cj_track track;
    GArray *told;
};

/* What is known of a persona while the touchpoints are walked. */
struct walker {
    GArray *told;           /* on the main line */
    uint32_t named;         /* the touchpoints so far up to the last that names the persona; 0: none does */
    uint32_t on;            /* the last route found to name the persona, as cj_touchpoint.route */
    GArray *taken;          /* routes that do, up to here; NULL: none */
    uint32_t branch;        /* 1 + index of the draft of the branch at hand, 0: none yet */
};

struct walk {
    const struct cj_journey *journey;
    struct walker *walker;  /* [npersonas] */
    GArray *branch;         /* struct draft */
    uint32_t *open;         /* [1 + nroutes] 1 + the last touchpoint of the route so far that names nobody */
    uint32_t *before;       /* [ntouchpoints] the same of the main route, as it was before the touchpoint */
};

static const struct cj_route *route_at(const struct walk *walk, uint32_t route)
{
    return &walk->journey->routes[route - 1];
}

/* Whoever is named anywhere on the route takes it. */
static void enter_route(struct walk *walk, uint32_t route)
{
    for (uint32_t t = route_at(walk, route)->first; t <= route_at(walk, route)->last; t++) {
        struct cj_who who = walk->journey->touchpoints[t].who;
        for (uint32_t i = 0; i < who.n; i++) {
            struct walker *walker = &walk->walker[who.persona[i]];
            if (walker->on == route)
                continue;
            walker->on = route;
            if (!walker->taken)
                walker->taken = g_array_new(FALSE, FALSE, sizeof(uint32_t));
            g_array_append_val(walker->taken, route);
        }
    }
}

/* Does a route that the persona takes lead around this touchpoint of the main one? Gives where it leaves. */
static bool led_around(const struct walk *walk, const struct walker *walker, uint32_t touchpoint, uint32_t *ret_leave)
{
    for (uint32_t i = 0; walker->taken && i < walker->taken->len; i++) {
        const struct cj_route *route = route_at(walk, g_array_index(walker->taken, uint32_t, i));
        *ret_leave = route->leave;
        if (route->join != CJ_NONE && touchpoint < route->join && route->leave != CJ_NONE && touchpoint > route->leave)
            return true;
    }
    return false;
}

/* Does the persona come to a touchpoint after `last` that was walked before this one, without telling? */
static bool came_silently(const struct walk *walk, const struct walker *walker, uint32_t last)
{
    if (walker->named > last + 1)
        return true;
    for (uint32_t i = 0; walker->taken && i < walker->taken->len; i++)
        if (walk->open[g_array_index(walker->taken, uint32_t, i)] > last + 1)
            return true;
    uint32_t open = walk->open[0], leave;
    while (open > last + 1) {
        if (!led_around(walk, walker, open - 1, &leave))
            return true;
        while (open > leave + 1)
            open = walk->before[open - 1];
    }
    return false;
}

static void tell_main(const struct walk *walk, struct walker *walker, const struct cj_score *score, uint32_t touchpoint)
{
    struct cj_told told = { .touchpoint = touchpoint, .score = score };
    if (!walker->told)
        walker->told = g_array_new(FALSE, FALSE, sizeof(struct cj_told));
    if (walker->told->len > 0) {
        struct cj_told *before = &g_array_index(walker->told, struct cj_told, walker->told->len - 1);
        before->dashed = came_silently(walk, walker, before->touchpoint);
    }
    g_array_append_val(walker->told, told);
}

/* Only whom the route does not name tells on a branch, so of its touchpoints only those that name nobody count as being there. */
static void tell_branch(struct walk *walk, struct walker *walker, const struct cj_score *score, uint32_t touchpoint)
{
    uint32_t route = walk->journey->touchpoints[touchpoint].route, open = walk->open[route];
    struct cj_told told = { .touchpoint = touchpoint, .score = score };
    if (walker->branch == 0 || g_array_index(walk->branch, struct draft, walker->branch - 1).track.route != route) {
        struct draft draft = { .track = { .persona = score->persona, .route = route } };
        draft.told = g_array_new(FALSE, FALSE, sizeof(struct cj_told));
        draft.track.leave.dashed = open > route_at(walk, route)->first;
        g_array_append_val(walk->branch, draft);
        walker->branch = walk->branch->len;
    }
    GArray *line = g_array_index(walk->branch, struct draft, walker->branch - 1).told;
    if (line->len > 0) {
        struct cj_told *before = &g_array_index(line, struct cj_told, line->len - 1);
        before->dashed = open > before->touchpoint + 1;
    }
    g_array_append_val(line, told);
}

/* Looks at those who told and those who are named only, so that a map costs what is written in it. */
static void walk_touchpoint(struct walk *walk, uint32_t t)
{
    const struct cj_touchpoint *touchpoint = &walk->journey->touchpoints[t];
    uint32_t route = touchpoint->route;
    walk->before[t] = walk->open[0];
    if (route > 0 && t == route_at(walk, route)->first)
        enter_route(walk, route);
    for (uint32_t i = 0; i < touchpoint->nscores; i++) {
        struct walker *walker = &walk->walker[touchpoint->scores[i].persona];
        if (route == 0 || walker->on == route)
            tell_main(walk, walker, &touchpoint->scores[i], t);
        else
            tell_branch(walk, walker, &touchpoint->scores[i], t);
    }
    for (uint32_t i = 0; i < touchpoint->who.n; i++)
        walk->walker[touchpoint->who.persona[i]].named = t + 1;
    if (touchpoint->who.n == 0)
        walk->open[route] = t + 1;
}

/* --- peaks, valleys, faces ------------------------------------------------------------------------------------------ */

static int sign(double value)
{
    return (value > 0) - (value < 0);
}

/* Peaks and valleys. Equal neighbours count as one: a plateau is a peak if the line comes up to it and goes down from it. A branch
 * comes from what was told where it leaves and goes to what was told where it joins. */
static void find_bends(struct cj_track *track)
{
    uint32_t n = track->ntold;
    struct cj_told *told = track->told;
    const struct cj_score *from = track->leave.score, *to = track->join.score;
    g_autofree int *before = g_new0(int, n), *after = g_new0(int, n);
    before[0] = from ? sign(told[0].score->value - from->value) : 0;
    after[n - 1] = to ? sign(told[n - 1].score->value - to->value) : 0;
    for (uint32_t i = 1; i < n; i++) {
        int s = sign(told[i].score->value - told[i - 1].score->value);
        before[i] = s != 0 ? s : before[i - 1];
    }
    for (uint32_t i = n - 1; i-- > 0;) {
        int s = sign(told[i].score->value - told[i + 1].score->value);
        after[i] = s != 0 ? s : after[i + 1];
    }
    for (uint32_t i = 0; i < n; i++)
        told[i].bend = (int8_t)(before[i] == 0 ? after[i] : after[i] == 0 || after[i] == before[i] ? before[i] : 0);
}

static bool flat_around(const struct cj_track *track, uint32_t i)
{
    if (i == 0 || i + 1 >= track->ntold)
        return false;
    double value = track->told[i].score->value;
    return track->told[i - 1].score->value == value && track->told[i + 1].score->value == value;
}

static void find_faces(struct cj_track *track)
{
    for (uint32_t i = 0; i < track->ntold; i++) {
        bool loose = (i == 0 && track->leave.touchpoint == CJ_NONE) || (i + 1 == track->ntold && track->join.touchpoint == CJ_NONE);
        track->told[i].face = loose || (track->told[i].bend != 0 && !flat_around(track, i));
    }
}

/* --- the lines ------------------------------------------------------------------------------------------------------ */

static const struct cj_score *score_of(const struct cj_touchpoint *touchpoint, uint32_t persona)
{
    uint32_t low = 0, high = touchpoint->nscores;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (touchpoint->scores[middle].persona < persona)
            low = middle + 1;
        else
            high = middle;
    }
    return low < touchpoint->nscores && touchpoint->scores[low].persona == persona ? &touchpoint->scores[low] : NULL;
}

/* Ties an end of a branch to what was told at the touchpoint, or to the main line that passes there. `main`: NULL if there is none. */
static void tie(const struct cj_journey *journey, const struct cj_track *main, uint32_t persona, uint32_t touchpoint, struct cj_tie *tie)
{
    tie->touchpoint = CJ_NONE;
    if (touchpoint == CJ_NONE)
        return;
    tie->score = score_of(&journey->touchpoints[touchpoint], persona);
    bool passes = main && main->told[0].touchpoint <= touchpoint && main->told[main->ntold - 1].touchpoint >= touchpoint;
    if (tie->score || passes)
        tie->touchpoint = touchpoint;
}

static struct cj_track *add_track(struct cj_work *work, struct cj_emotion *emotion, struct cj_track track, GArray *told)
{
    struct cj_track *added = &emotion->track[emotion->ntracks++];
    *added = track;
    added->ntold = told->len;
    added->told = cj_arena_seal(work->arena, told);
    added->first = emotion->ntold;
    emotion->ntold += added->ntold;
    g_array_unref(told);
    return added;
}

static int by_persona_and_route(gconstpointer a, gconstpointer b)
{
    const struct cj_track *x = &((const struct draft *)a)->track, *y = &((const struct draft *)b)->track;
    if (x->persona != y->persona)
        return x->persona < y->persona ? -1 : 1;
    return x->route < y->route ? -1 : x->route > y->route;
}

/* The main line of a persona; NULL: everything was told on side routes. */
static struct cj_track *main_of(const struct cj_emotion *emotion, uint32_t persona)
{
    uint32_t low = 0, high = emotion->nmains;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (emotion->track[middle].persona < persona)
            low = middle + 1;
        else
            high = middle;
    }
    return low < emotion->nmains && emotion->track[low].persona == persona ? &emotion->track[low] : NULL;
}

static void add_mains(struct cj_work *work, struct cj_emotion *emotion, const struct walk *walk)
{
    for (uint32_t p = 0; p < walk->journey->npersonas; p++)
        if (walk->walker[p].told) {
            struct cj_track main = { .persona = p, .begins = true, .ends = true };
            main.leave.touchpoint = main.join.touchpoint = CJ_NONE;
            add_track(work, emotion, main, walk->walker[p].told);
        }
    emotion->nmains = emotion->ntracks;
}

static void add_branches(struct cj_work *work, struct cj_emotion *emotion, const struct walk *walk)
{
    const struct cj_journey *journey = walk->journey;
    uint32_t before = CJ_NONE; /* the persona of the branch before */
    g_array_sort(walk->branch, by_persona_and_route);
    for (guint i = 0; i < walk->branch->len; i++) {
        const struct draft *draft = &g_array_index(walk->branch, struct draft, i);
        uint32_t persona = draft->track.persona;
        const struct cj_route *route = route_at(walk, draft->track.route);
        const struct cj_track *main = main_of(emotion, persona);
        struct cj_track *track = add_track(work, emotion, draft->track, draft->told);
        tie(journey, main, persona, route->leave, &track->leave);
        tie(journey, main, persona, route->join, &track->join);
        track->join.dashed = walk->open[track->route] > track->told[track->ntold - 1].touchpoint + 1;
        track->begins = !main && before != persona;
        track->ends = track->join.touchpoint == CJ_NONE;
        before = persona;
    }
}

/* Personas that told anything, counted in their order. */
static void find_slots(struct cj_work *work, struct cj_emotion *emotion)
{
    g_autofree uint32_t *slot = g_new0(uint32_t, work->journey->npersonas);
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        slot[emotion->track[i].persona] = 1;
    for (uint32_t p = 0; p < work->journey->npersonas; p++)
        if (slot[p] > 0)
            slot[p] = emotion->nslots++;
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        emotion->track[i].slot = slot[emotion->track[i].persona];
}

void cj_tracks_find(struct cj_work *work, struct cj_emotion *emotion)
{
    const struct cj_journey *journey = work->journey;
    g_autofree struct walker *walker = g_new0(struct walker, journey->npersonas);
    g_autofree uint32_t *open = g_new0(uint32_t, journey->nroutes + 1), *before = g_new0(uint32_t, journey->ntouchpoints);
    g_autoptr(GArray) branch = g_array_new(FALSE, FALSE, sizeof(struct draft));
    struct walk walk = { journey, walker, branch, open, before };
    for (uint32_t t = 0; t < journey->ntouchpoints; t++)
        walk_touchpoint(&walk, t);
    emotion->track = CJ_NEW(work->arena, struct cj_track, journey->npersonas + branch->len);
    add_mains(work, emotion, &walk);
    add_branches(work, emotion, &walk);
    for (uint32_t i = 0; i < emotion->ntracks; i++) {
        find_bends(&emotion->track[i]);
        find_faces(&emotion->track[i]);
    }
    find_slots(work, emotion);
    for (uint32_t p = 0; p < journey->npersonas; p++)
        if (walker[p].taken)
            g_array_unref(walker[p].taken);
}

/* --- finding again ---------------------------------------------------------------------------------------------------- */

static bool told_at(const struct cj_track *track, uint32_t touchpoint, uint32_t *ret_told)
{
    uint32_t low = 0, high = track->ntold;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (track->told[middle].touchpoint < touchpoint)
            low = middle + 1;
        else
            high = middle;
    }
    *ret_told = low;
    return low < track->ntold && track->told[low].touchpoint == touchpoint;
}

static uint32_t branch_of(const struct cj_emotion *emotion, uint32_t persona, uint32_t route)
{
    uint32_t low = emotion->nmains, high = emotion->ntracks;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const struct cj_track *track = &emotion->track[middle];
        if (track->persona < persona || (track->persona == persona && track->route < route))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void cj_tracks_told(const struct cj_emotion *emotion, const struct cj_journey *journey, uint32_t persona, uint32_t touchpoint,
                    uint32_t *ret_track, uint32_t *ret_told)
{
    const struct cj_track *main = main_of(emotion, persona);
    if (main && told_at(main, touchpoint, ret_told)) {
        *ret_track = (uint32_t)(main - emotion->track);
        return;
    }
    *ret_track = branch_of(emotion, persona, journey->touchpoints[touchpoint].route);
    told_at(&emotion->track[*ret_track], touchpoint, ret_told);
}
