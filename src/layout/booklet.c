/* A booklet: what of the journey stands on its sheets, and which phases stand together. */
#include "bands.h"

#include <math.h>
#include <string.h>

#define PANELS_FROM 20.0   /* widths at which the panels of a sheet are asked [em] */
#define PANELS_TO 500.0

/* --- what is drawn ------------------------------------------------------------------------------------------------------ */

/* The overview says where the journey goes and how it feels; what is felt and all else is told on the sheets of the phases. */
static bool gives_overview(enum cj_lane_kind kind)
{
    return kind == CJ_LANE_TOUCHPOINTS || kind == CJ_LANE_EMOTION;
}

const struct cj_journey *cj_booklet_overview(const struct cj_journey *journey, struct cj_arena *arena)
{
    struct cj_journey *seen = CJ_NEW(arena, struct cj_journey, 1);
    struct cj_lane *lane = CJ_NEW(arena, struct cj_lane, journey->nlanes + 1);
    struct cj_touchpoint *touchpoint = CJ_NEW(arena, struct cj_touchpoint, journey->ntouchpoints + 1);
    *seen = *journey;
    seen->nlanes = 0;
    for (uint32_t i = 0; i < journey->nlanes; i++)
        if (gives_overview(journey->lanes[i].kind))
            lane[seen->nlanes++] = journey->lanes[i];
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        touchpoint[i] = journey->touchpoints[i];
        touchpoint[i].nfeelings = 0;
    }
    seen->lanes = lane;
    seen->touchpoints = touchpoint;
    return seen;
}

struct cj_str cj_booklet_words(struct cj_work *work, struct cj_part_of_journey part)
{
    g_autofree char *first = g_strdup_printf("%u", part.first_phase + 1), *last = g_strdup_printf("%u", part.first_phase + part.nphases),
                    *all = g_strdup_printf("%u", work->journey->nphases);
    if (part.nphases == 1)
        return cj_work_format(work, cj_label(work->language, CJ_LABEL_BOOKLET_PHASE), first, all);
    return cj_work_format(work, cj_label(work->language, CJ_LABEL_BOOKLET_PHASES), first, last, all);
}

/* --- which phases stand together ---------------------------------------------------------------------------------------- */

struct binding {
    struct plan *plan;
    const struct cj_steps *panel;
    double width_pt, height_pt, most_em_pt;
};

/* About the type if these phases have a sheet. */
static double guess(const struct binding *binding, struct cj_part_of_journey part)
{
    struct plan *plan = binding->plan;
    const uint32_t *phase = plan->columns.phase;
    struct strip strip;
    uint32_t first = 0, last = plan->columns.n - 1;
    while (phase[first] < part.first_phase)
        first++;
    while (phase[last] >= part.first_phase + part.nphases)
        last--;
    cj_strip_init(plan, &strip, first, last);
    cj_strip_pose(plan, &strip);
    strip.search = cj_fit_search_new(&strip.problem);
    const struct cj_fit_stack stack = {
        .nstrips = 1, .npanels = PANEL_COUNT, .strip = &strip.search, .panel = binding->panel, .fixed = cj_plan_fixed(plan),
    };
    double em_pt = cj_fit_stack_guess(&stack, binding->width_pt, binding->height_pt, binding->most_em_pt);
    cj_strip_finish(&strip);
    return em_pt;
}

/* May a sheet end before this phase? */
static bool may_end(const struct plan *plan, uint32_t phase)
{
    for (uint32_t c = 1; c < plan->columns.n; c++)
        if (plan->columns.phase[c] == phase && plan->columns.phase[c - 1] != phase)
            return cj_ways_break(plan->ways, c);
    return true;
}

/* The smallest parts that can stand on a sheet of their own, and the type of the fullest of them. */
static GArray *smallest_parts(const struct binding *binding, double *ret_least_pt)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct cj_part_of_journey));
    uint32_t nphases = binding->plan->work->journey->nphases;
    *ret_least_pt = INFINITY;
    for (uint32_t p = 0, end; p < nphases; p = end) {
        for (end = p + 1; end < nphases && !may_end(binding->plan, end);)
            end++;
        struct cj_part_of_journey part = {p, end - p};
        g_array_append_val(parts, part);
        *ret_least_pt = fmin(*ret_least_pt, guess(binding, part));
    }
    return parts;
}

/* From the left: parts stand together as long as their type is large enough. */
static void join(const struct binding *binding, GArray *parts, double enough_pt)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < parts->len; i++) {
        struct cj_part_of_journey *last = &g_array_index(parts, struct cj_part_of_journey, n), next = g_array_index(parts, struct cj_part_of_journey, i);
        struct cj_part_of_journey both = {last->first_phase, last->nphases + next.nphases};
        if (i > 0 && guess(binding, both) >= enough_pt)
            *last = both;
        else
            g_array_index(parts, struct cj_part_of_journey, i > 0 ? ++n : 0) = next;
    }
    g_array_set_size(parts, n + 1);
}

/* The sheet inside its margins. */
static struct binding bind(struct plan *plan, const struct cj_layout_options *options, const struct cj_paper *paper)
{
    double w = options->paper != NULL ? paper->width_mm : options->width_mm, h = options->paper != NULL ? paper->height_mm : options->height_mm;
    bool turn = (options->orientation == CJ_LANDSCAPE && w < h) || (options->orientation == CJ_PORTRAIT && w > h);
    double margin = 2 * cj_margin_on(plan, paper, fmin(w, h)), across = turn ? h : w, down = turn ? w : h;
    return (struct binding){
        .plan = plan, .panel = cj_plan_panels(plan, PANELS_FROM, PANELS_TO), .width_pt = (across - margin) * CJ_PT_PER_MM,
        .height_pt = (down - margin) * CJ_PT_PER_MM, .most_em_pt = fmax(2 * paper->good_pt, options->least_em_pt),
    };
}

const struct cj_part_of_journey *cj_layout_parts(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                                 const struct cj_layout_options *options, struct cj_arena *arena, uint32_t *ret_count)
{
    const struct task task = {journey, theme, measurer, arena};
    const struct cj_paper *paper = options->paper != NULL ? options->paper : cj_paper_like(options->width_mm, options->height_mm);
    struct cj_layout_options all = *options;
    struct cj_work work;
    struct plan plan;
    double least_pt;
    all.content = CJ_SHEET_PHASES;
    all.first_phase = 0;
    all.nphases = journey->nphases;
    cj_plan_begin(&work, &plan, &task, &all);
    struct binding binding = bind(&plan, options, paper);
    g_autoptr(GArray) parts = smallest_parts(&binding, &least_pt);
    if (least_pt > 0)
        join(&binding, parts, fmin(least_pt, fmax(paper->good_pt, options->least_em_pt)));
    cj_plan_end(&work, &plan);
    *ret_count = parts->len;
    return cj_arena_seal(arena, parts);
}
