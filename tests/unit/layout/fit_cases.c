#include "fit_cases.h"

#include <math.h>

static uint32_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 32);
}

int case_setup(void **state)
{
    *state = cj_arena_new();
    return 0;
}

int case_teardown(void **state)
{
    cj_arena_free(*state);
    return 0;
}

static const struct cj_measured *random_text(uint64_t *seed, uint32_t words, struct cj_arena *arena)
{
    static const char *const word[] = { "a", "of", "the", "map", "calls", "again", "letter", "waiting", "telephone", "touchpoint",
                                        "organisation" };
    struct cj_measurer fake = cj_text_fake_measurer();
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t i = 0; i < words; i++)
        g_string_append_printf(text, "%s%s", i ? " " : "", word[next_random(seed) % G_N_ELEMENTS(word)]);
    return fake.measure(fake.self, cj_str_from(text->str), CJ_FACE_REGULAR, "en", arena);
}

/* One or two cards under one another: their heights at every width where one changes, half an em apart. */
struct pile {
    struct cj_steps card[2];
    uint32_t n;
};

static double pile_height(void *self, double width)
{
    const struct pile *pile = self;
    double sum = (pile->n - 1) * 0.5;
    for (uint32_t i = 0; i < pile->n; i++)
        sum += cj_steps_height(&pile->card[i], width);
    return sum;
}

static struct cj_steps random_cell(uint64_t *seed, uint32_t words, struct cj_arena *arena)
{
    struct pile pile = { .n = 1 + next_random(seed) % 2 };
    double w[128];
    uint32_t n = 0;
    if (next_random(seed) % 6 == 0)
        return (struct cj_steps) { 0 };
    for (uint32_t i = 0; i < pile.n; i++) {
        pile.card[i] = cj_steps_text(random_text(seed, 1 + next_random(seed) % words, arena), 1.0, 1.3, 22.5, arena);
        for (uint32_t k = 0; k < pile.card[i].n && n < 128; k++)
            w[n++] = pile.card[i].w[k];
    }
    return cj_steps_sample(w, n, pile_height, &pile, arena);
}

static void add_phases(struct cj_fit_problem *p, uint32_t phases, uint64_t *seed, struct cj_arena *arena)
{
    struct cj_fit_across *across = CJ_NEW(arena, struct cj_fit_across, phases);
    for (uint32_t i = 0; i < phases; i++) {
        across[i].row = 0;
        across[i].first = i * p->ncolumns / phases;
        across[i].last = (i + 1) * p->ncolumns / phases - 1;
        across[i].extra = i % 2 ? -0.5 : 0.25;
        across[i].need = cj_steps_text(random_text(seed, 2 + next_random(seed) % 8, arena), 1.5, 1.25, 60, arena);
    }
    p->across = across;
    p->nacross = phases;
}

struct cj_fit_problem *fit_case_new(struct fit_case size, uint64_t seed, struct cj_arena *arena)
{
    struct cj_fit_problem *p = CJ_NEW(arena, struct cj_fit_problem, 1);
    struct cj_fit_column *column = CJ_NEW(arena, struct cj_fit_column, size.columns);
    uint32_t heads = size.phases > 0;
    struct cj_fit_row *row = CJ_NEW(arena, struct cj_fit_row, size.rows + heads + 1);
    struct cj_steps *panel = CJ_NEW(arena, struct cj_steps, size.panels + 1);
    seed = (seed + 1) * 0x9E3779B97F4A7C15u;
    p->left = 8;
    p->ncolumns = size.columns;
    p->nrows = size.rows + heads + 1; /* the last one is fixed, as the emotion lane is */
    for (uint32_t j = 0; j < size.columns; j++)
        column[j] = (struct cj_fit_column) { .gutter_before = j == 0 ? 0 : j % 4 ? 1.0 : 2.1, .least = 5, .most = 22.5 };
    for (uint32_t i = heads; i < size.rows + heads; i++) {
        struct cj_steps *cell = CJ_NEW(arena, struct cj_steps, size.columns);
        uint32_t words = 1 + size.words * (1 + i % 3) / 3;
        for (uint32_t j = 0; j < size.columns; j++)
            cell[j] = random_cell(&seed, words, arena);
        row[i] = (struct cj_fit_row) { .cell = cell, .least = 1.3, .fixed = 1.5 };
    }
    row[size.rows + heads] = (struct cj_fit_row) { .least = 15, .fixed = 1 };
    for (uint32_t i = 0; i < size.panels; i++)
        panel[i] = cj_steps_text(random_text(&seed, 40, arena), 1.35, 1.3, 100, arena);
    p->column = column;
    p->row = row;
    p->panel = panel;
    p->npanels = size.panels;
    p->fixed = 4;
    p->beside = size.beside;
    p->left += size.beside > 0 ? 20 : 0;
    if (heads)
        add_phases(p, size.phases, &seed, arena);
    return p;
}

static double head_width(const struct cj_fit_problem *p, const struct cj_fit_across *across, const double *col_w)
{
    double width = across->extra;
    for (uint32_t j = across->first; j <= across->last; j++)
        width += col_w[j] + (j > across->first ? p->column[j].gutter_before : 0);
    return width;
}

double case_height(const struct cj_fit_problem *p, const double *col_w, double width)
{
    double sum = p->fixed;
    for (uint32_t i = 0; i < p->nrows; i++) {
        double height = p->row[i].least;
        for (uint32_t j = 0; p->row[i].cell && j < p->ncolumns; j++)
            height = fmax(height, p->row[i].cell[j].n ? cj_steps_height(&p->row[i].cell[j], col_w[j]) : 0);
        for (uint32_t a = 0; a < p->nacross; a++)
            if (p->across[a].row == i)
                height = fmax(height, cj_steps_height(&p->across[a].need, head_width(p, &p->across[a], col_w)));
        sum += height + p->row[i].fixed;
    }
    sum = fmax(sum, p->fixed + p->beside);
    for (uint32_t i = 0; i < p->npanels; i++)
        sum += cj_steps_height(&p->panel[i], width);
    return sum;
}

void assert_page_holds(const struct cj_fit_problem *p, const struct cj_fit *fit)
{
    double width = p->left, height = p->fixed;
    bool all_full = true;
    for (uint32_t j = 0; j < p->ncolumns; j++) {
        width += fit->col_w[j] + p->column[j].gutter_before;
        assert_true(fit->col_w[j] >= p->column[j].least - 1e-6);
        all_full = all_full && fit->col_w[j] >= p->column[j].most - 1e-6;
        for (uint32_t i = 0; i < p->nrows; i++)
            if (p->row[i].cell && p->row[i].cell[j].n > 0)
                assert_true(cj_steps_height(&p->row[i].cell[j], fit->col_w[j]) <= fit->row_h[i] + 1e-6);
    }
    for (uint32_t a = 0; a < p->nacross; a++)
        assert_true(cj_steps_height(&p->across[a].need, head_width(p, &p->across[a], fit->col_w)) <= fit->row_h[p->across[a].row] + 1e-6);
    for (uint32_t i = 0; i < p->nrows; i++) {
        assert_true(fit->row_h[i] >= p->row[i].least - 1e-9);
        height += fit->row_h[i] + p->row[i].fixed;
    }
    height = fmax(height, p->fixed + p->beside);
    for (uint32_t i = 0; i < p->npanels; i++) {
        assert_float_equal(fit->panel_h[i], cj_steps_height(&p->panel[i], fit->width), 1e-9);
        height += fit->panel_h[i];
    }
    assert_float_equal(height, fit->height, 1e-6);
    assert_float_equal(case_height(p, fit->col_w, fit->width), fit->height, 1e-6); /* no row higher than it must be */
    if (all_full)
        assert_true(width <= fit->width + 1e-6);
    else
        assert_float_equal(width, fit->width, 1e-6);
}

/* By bisection: what the panels need falls and the sheet rises with the width. */
double case_page_width(const struct cj_fit_problem *p, double ratio, double width, double rows_height)
{
    double low = width, high = 1e5;
    rows_height = fmax(rows_height, p->fixed + p->beside);
    for (uint32_t i = 0; i < p->npanels; i++)
        low = fmax(low, p->panel[i].w[0]);
    for (int step = 0; step < 60; step++) {
        double middle = step == 0 ? low : (low + high) / 2, panels = 0;
        for (uint32_t i = 0; i < p->npanels; i++)
            panels += cj_steps_height(&p->panel[i], middle);
        if (rows_height + panels > middle * ratio)
            low = middle;
        else
            high = middle;
        if (high == low)
            break;
    }
    return high;
}
