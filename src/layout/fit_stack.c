/* Several strips on one page, one beneath the other: a journey that is wrapped. All have the page's width, each its own rows, so the page
 * is as high as the strips, at their least heights for that width, and the panels together. States of each strip that were met are kept as
 * pairs of width and height; from them the narrowest page that the sheet holds follows by arithmetic, and a real search of each strip a
 * little below that width adds better pairs, until that helps no more. */
#include "fit.h"

#include <math.h>

#include "fit_priv.h"

#define PROBE_FIRST .02  /* how much narrower a page is tried first, */
#define PROBE_LAST .002  /* and last */

enum { HALVINGS = 40 };

/* The page while it is searched. */
struct pile {
    const struct cj_fit_stack *stack;
    double ratio;            /* of the sheet: height over width; 0: none */
    GArray **found;          /* [strips] of struct fit_state, beside those of the frontier */
};

static double panels_height(const struct cj_fit_stack *stack, double width)
{
    double height = stack->fixed;
    for (uint32_t i = 0; i < stack->npanels; i++)
        height += stack->panel[i].n > 0 ? cj_steps_height(&stack->panel[i], width) : 0;
    return height;
}

/* Of `states`, the lowest that fits into `width`, if it is lower than `best`. */
static const struct fit_state *lower(const struct fit_state *best, const GArray *states, double width)
{
    for (guint i = 0; states && i < states->len; i++) {
        const struct fit_state *state = &g_array_index(states, struct fit_state, i);
        if (state->width <= width + FIT_SAME && (!best || state->height < best->height - FIT_SAME))
            best = state;
    }
    return best;
}

/* The lowest state of a strip that fits into `width`; NULL if none does. Its own width may lack the search's shift. */
static const struct fit_state *lowest(const struct pile *pile, uint32_t strip, double width)
{
    const struct cj_fit_search *search = pile->stack->strip[strip];
    return lower(lower(NULL, search->frontier, width - search->shift), pile->found ? pile->found[strip] : NULL, width);
}

/* Of the strips and what is between them, or what stands beside. */
static double strips_height(const struct pile *pile, double width)
{
    double height = pile->stack->between;
    for (uint32_t i = 0; i < pile->stack->nstrips; i++) {
        const struct fit_state *state = lowest(pile, i, width);
        if (!state)
            return INFINITY;
        height += state->height;
    }
    return fit_larger(height, pile->stack->beside);
}

static bool holds(const struct pile *pile, double width)
{
    return strips_height(pile, width) + panels_height(pile->stack, width) <= width * pile->ratio;
}

/* The narrowest page that holds all, at least `least` wide: higher strips and less of the sheet below it, so there is one place. INFINITY
 * if not even the widest known states make one. */
static double narrowest(const struct pile *pile, double least)
{
    double low = least, high = least;
    for (uint32_t i = 0; i < pile->stack->nstrips; i++)
        high = fit_larger(high, fit_on_frontier(pile->stack->strip[i], 0).width);
    double panels = panels_height(pile->stack, high);
    /* Panels are no higher there. A hair wider, for what is divided and multiplied again is not always what it was. */
    high = fit_larger(high, (strips_height(pile, high) + panels) / pile->ratio * (1 + 1e-9));
    if (holds(pile, low))
        return low;
    if (!(high < INFINITY) || !holds(pile, high))
        return INFINITY;
    for (int i = 0; i < HALVINGS && high - low > 1e-6 * high; i++) {
        double middle = low + (high - low) / 2;
        if (holds(pile, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

double cj_fit_stack_guess(const struct cj_fit_stack *stack, double width_pt, double height_pt, double most_em_pt)
{
    const struct pile pile = { .stack = stack, .ratio = height_pt / width_pt };
    double width = narrowest(&pile, width_pt / most_em_pt);
    return isinf(width) ? 0 : width_pt / width;
}

/* Searches every strip at `width` and keeps what is found. */
static void look_at(struct pile *pile, double width)
{
    const struct fit_goal goal = { .ratio = 0, .width = width };
    for (uint32_t i = 0; i < pile->stack->nstrips; i++) {
        struct fit_state state;
        if (fit_best(pile->stack->strip[i], &goal, &state))
            g_array_append_val(pile->found[i], state);
    }
}

/* The most even columns of each strip on a page of `width`; height that is left is shared among the strips. */
static double fill(struct pile *pile, double width, double left_over, bool even, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    double all = strips_height(pile, width), height = pile->stack->between;
    for (uint32_t i = 0; i < pile->stack->nstrips; i++) {
        struct cj_fit_search *search = pile->stack->strip[i];
        struct fit_state state = *lowest(pile, i, width);
        if (even)
            fit_even(search, width, state.height + fmax(0, left_over) * state.height / all, &state, fit_even_budget(search));
        fit_fill_page(search, &state, width, arena, &ret_fit[i]);
        height += ret_fit[i].height;
    }
    return fit_larger(height, pile->stack->beside) + panels_height(pile->stack, width);
}

static void begin(struct pile *pile)
{
    pile->found = g_new(GArray *, pile->stack->nstrips);
    for (uint32_t i = 0; i < pile->stack->nstrips; i++)
        pile->found[i] = g_array_new(FALSE, FALSE, sizeof(struct fit_state));
}

static void end(struct pile *pile)
{
    for (uint32_t i = 0; i < pile->stack->nstrips; i++)
        g_array_unref(pile->found[i]);
    g_free(pile->found);
}

bool cj_fit_stack_sheet(const struct cj_fit_stack *stack, double width_pt, double height_pt, double most_em_pt, struct cj_arena *arena,
                        double *ret_em_pt, struct cj_fit *ret_fit, double *ret_height)
{
    if (!(width_pt > 0) || !(height_pt > 0) || !(most_em_pt > 0))
        return false;
    struct pile pile = { .stack = stack, .ratio = height_pt / width_pt };
    double least = width_pt / most_em_pt, width;
    begin(&pile);
    width = narrowest(&pile, least);
    for (double probe = PROBE_FIRST; !isinf(width) && width > least && probe >= PROBE_LAST;) {
        look_at(&pile, fit_larger(least, width * (1 - probe)));
        double now = narrowest(&pile, least);
        probe = now < width * (1 - probe / 2) ? probe : probe / 2;
        width = now;
    }
    bool fits = width <= width_pt / FIT_LEAST_EM_PT;
    if (fits) {
        width = width > least + FIT_SAME ? width / FIT_AS_LARGE : width;
        double left_over = width * pile.ratio - strips_height(&pile, width) - panels_height(stack, width);
        *ret_height = fill(&pile, width, left_over, true, arena, ret_fit);
        *ret_em_pt = width_pt / width;
    }
    end(&pile);
    return fits;
}

bool cj_fit_stack_height(const struct cj_fit_stack *stack, double width, struct cj_arena *arena, struct cj_fit *ret_fit, double *ret_height)
{
    struct pile pile = { .stack = stack };
    begin(&pile);
    look_at(&pile, width);
    double height = strips_height(&pile, width) + panels_height(stack, width);
    bool fits = height < INFINITY;
    if (fits)
        *ret_height = fill(&pile, width, 0, false, arena, ret_fit);
    end(&pile);
    return fits;
}

/* As fit_page_width; on a page narrower than the panels were asked at they are thought as high as at the narrowest. */
static double page_width(const struct cj_fit_search *search, const struct fit_goal *goal, double width, double height)
{
    double least = fit_larger(fit_larger(width, goal->width), (height + search->panel_h[0]) / goal->ratio);
    return least < search->panel_w[0] ? least : fit_page_width(search, goal, width, height);
}

double cj_fit_search_guess_wrapped(const struct cj_fit_search *search, uint32_t n, double extra, double gap, double width_pt, double height_pt,
                                   double most_em_pt, double *ret_col_w)
{
    const struct fit_goal goal = { .ratio = height_pt / width_pt, .width = width_pt / most_em_pt };
    double left = search->problem->left, fixed = search->problem->fixed, best = INFINITY;
    const struct fit_state *chosen = NULL;
    for (guint i = 0; i < search->frontier->len; i++) {
        const struct fit_state *state = &g_array_index(search->frontier, struct fit_state, i);
        double width = left + (state->width - left + (n - 1) * extra) / n, height = n * (state->height - fixed) + fixed + (n - 1) * gap;
        double page = page_width(search, &goal, width, height);
        if (page < best) {
            best = page;
            chosen = state;
        }
    }
    if (ret_col_w && chosen)
        fit_needs(search, chosen->k, ret_col_w);
    return chosen ? width_pt / best : 0;
}
