/* Step functions: the least height at a width. */
#include <cjmap/text.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text_priv.h"

/* Widths that differ by less are one width: far below what can be seen, far above what sums of doubles lose, and
 * below what cj_text_units forgives, so that a text never needs more lines than its step function said. */
#define SAME_WIDTH 1e-7
#define SAME_HEIGHT 1e-9

struct step {
    double w, h;
};

static struct cj_steps seal(const GArray *step, struct cj_arena *arena)
{
    double *w = CJ_NEW(arena, double, MAX(step->len, 1)), *h = CJ_NEW(arena, double, MAX(step->len, 1));
    for (guint i = 0; i < step->len; i++) {
        w[i] = g_array_index(step, struct step, i).w;
        h[i] = g_array_index(step, struct step, i).h;
    }
    return (struct cj_steps) { .n = step->len, .w = w, .h = h };
}

static void add_step(GArray *step, double w, double h)
{
    struct step next = { w, h };
    g_array_append_val(step, next);
}

/* From `from` on, below `until`: one line less than `*lines` with each step, at the first width that allows it. */
static void add_steps_of(GArray *step, const struct pieces *pieces, int32_t from, int32_t until, uint32_t *lines, double size, double pitch)
{
    int32_t width = from, wider;
    uint32_t now = pieces_count(pieces, 0, pieces->n, width, &wider);
    for (;;) {
        if (now < *lines)
            add_step(step, (double)width * size / CJ_EM, now * pitch);
        *lines = MIN(*lines, now);
        if (*lines <= 1 || wider >= until)
            return;
        width = pieces_narrowest(pieces, 0, pieces->n, wider, *lines - 1);
        if (width >= until)
            return;
        now = pieces_count(pieces, 0, pieces->n, width, &wider);
        if (now >= *lines)
            return; /* only typed line breaks are left */
    }
}

struct cj_steps cj_steps_text(const struct cj_measured *text, double size, double leading, double most, struct cj_arena *arena)
{
    if (text->n == 0)
        return (struct cj_steps) { 0 };
    g_autoptr(GArray) step = g_array_new(FALSE, FALSE, sizeof(struct step));
    int32_t least = cj_text_least_width(text), room = cj_text_units(most, size);
    uint32_t lines = UINT32_MAX;
    if (least > room)
        add_step(step, most, cj_text_break(text, room, true, NULL, 0) * size * leading);
    /* Between the widths of two long words the same ones are broken. */
    for (int32_t from = least, until; from <= room && lines > 1; from = until) {
        struct pieces pieces;
        until = MIN(pieces_next_word(text, from), room < INT32_MAX ? room + 1 : room);
        pieces_init(&pieces, text, CUT_AT_SYLLABLES, from);
        add_steps_of(step, &pieces, from, until, &lines, size, size * leading);
        pieces_finish(&pieces);
    }
    return seal(step, arena);
}

static gint by_width(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct cj_steps cj_steps_sample(const double *w, uint32_t n, double (*height)(void *self, double width), void *self,
                                struct cj_arena *arena)
{
    g_autoptr(GArray) step = g_array_new(FALSE, FALSE, sizeof(struct step));
    g_autofree double *width = g_new(double, MAX(n, 1));
    if (n > 0)
        memcpy(width, w, n * sizeof *w);
    qsort(width, n, sizeof *width, by_width);
    double lowest = INFINITY, before = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        if (width[i] - before <= SAME_WIDTH)
            continue;
        before = width[i];
        double h = height(self, width[i]);
        if (h < lowest - SAME_HEIGHT) {
            add_step(step, width[i], h);
            lowest = h;
        }
    }
    return seal(step, arena);
}

double cj_steps_height(const struct cj_steps *steps, double width)
{
    uint32_t low = 0, high = steps->n; /* the first step that is too wide */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (steps->w[middle] <= width + SAME_WIDTH)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? INFINITY : steps->h[low - 1];
}

double cj_steps_width(const struct cj_steps *steps, double height)
{
    uint32_t low = 0, high = steps->n; /* the first step that is low enough */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (steps->h[middle] > height + SAME_HEIGHT)
            low = middle + 1;
        else
            high = middle;
    }
    return low == steps->n ? INFINITY : steps->w[low];
}
