/* Panels: texts that know their heights, and widths shared out in a row of panels. */
#include "flow.h"

#include <math.h>
#include <string.h>

#define SLOTS 6

/* --- texts ---------------------------------------------------------------------------------------------------- */

/* `cut`, and from where `whole` is lower, that. */
static struct cj_steps join(const struct cj_steps *cut, const struct cj_steps *whole, struct cj_arena *arena)
{
    double *w = CJ_NEW(arena, double, cut->n + whole->n), *h = CJ_NEW(arena, double, cut->n + whole->n);
    uint32_t n = cut->n;
    memcpy(w, cut->w, n * sizeof *w);
    memcpy(h, cut->h, n * sizeof *h);
    for (uint32_t i = 0; i < whole->n; i++) {
        if (n == 0 || whole->h[i] < h[n - 1]) {
            w[n] = whole->w[i];
            h[n++] = whole->h[i];
        }
    }
    return (struct cj_steps){ .n = n, .w = w, .h = h };
}

/* A text with a word that may be cut is as high as at CJ_WORD_MOST until that word fits; then it is like any other. */
static struct cj_steps steps_of(struct cj_work *work, const struct cj_measured *measured, const struct cj_type *type)
{
    double least = (double)cj_text_least_width(measured) / CJ_EM * type->size;
    double full = (double)cj_text_full_width(measured) / CJ_EM * type->size, leading = type->leading / type->size;
    struct cj_steps whole = cj_steps_text(measured, type->size, leading, fmax(full, CJ_WORD_MOST), work->arena);
    if (least <= CJ_WORD_MOST)
        return whole;
    struct cj_steps cut = cj_steps_text(measured, type->size, leading, CJ_WORD_MOST, work->arena);
    return join(&cut, &whole, work->arena);
}

struct cj_flow_text cj_flow_text(struct cj_work *work, struct cj_str s, enum cj_role role, struct cj_colour tone)
{
    struct cj_flow_text text = { .measured = cj_work_measure(work, s, role), .role = (uint8_t)role, .tone = tone };
    text.type = cj_theme_type(work->theme, role);
    if (text.measured != NULL && text.measured->n == 0)
        text.measured = NULL;
    if (text.measured == NULL)
        return text;
    text.full = (double)cj_text_full_width(text.measured) / CJ_EM * text.type.size;
    text.steps = steps_of(work, text.measured, &text.type);
    return text;
}

struct cj_flow_text cj_flow_resized(struct cj_work *work, const struct cj_flow_text *text, double size)
{
    struct cj_flow_text resized = *text;
    double part = size / text->type.size;
    resized.type.size = size;
    resized.type.leading *= part;
    resized.full *= part;
    if (cj_flow_has(text))
        resized.steps = steps_of(work, text->measured, &resized.type);
    return resized;
}

double cj_flow_put(struct cj_work *work, const struct cj_flow_text *text, double x, double y, double w)
{
    if (!cj_flow_has(text))
        return 0;
    if (work == NULL)
        return cj_steps_height(&text->steps, w);
    return cj_work_text_sized(work, text->measured, text->role, text->type, text->tone, CJ_ALIGN_START, x, y, w);
}

double cj_flow_put_end(struct cj_work *work, const struct cj_flow_text *text, double right, double y)
{
    if (cj_flow_has(text) && work != NULL)
        cj_work_text(work, text->measured, text->role, text->tone, CJ_ALIGN_END, right - text->full, y, text->full);
    return cj_flow_has(text) ? text->type.leading : 0;
}

void cj_flow_put_centred(struct cj_work *work, const struct cj_flow_text *text, double cx, double cy)
{
    double w = text->full + .02, h = text->type.leading;
    if (cj_flow_has(text) && work != NULL)
        cj_work_text_sized(work, text->measured, text->role, text->type, text->tone, CJ_ALIGN_CENTRE, cx - w / 2, cy - h / 2, w);
}

double cj_flow_baseline(const struct cj_flow_text *text)
{
    const struct cj_measured *m = text->measured;
    return text->type.leading / 2 + (m->ascent - m->descent) / 2 * text->type.size;
}

double cj_flow_heading(struct cj_work *work, const struct cj_flow_text *text, unsigned level, double x, double y, double w)
{
    double height = cj_flow_put(work, text, x, y, w);
    if (work != NULL && height > 0)
        g_array_index(work->box, struct cj_box, work->box->len - 1).heading = (uint8_t)level;
    return height;
}

/* --- rules and cells -------------------------------------------------------------------------------------------- */

void cj_flow_rule(struct cj_work *work, struct cj_colour tone, double x, double y, double w)
{
    if (work != NULL)
        cj_work_add(work, CJ_PART_FILL, x, y, w, CJ_RULE)->tone = tone;
}

void cj_flow_hairline(struct cj_work *work, enum cj_colour_role tone, double x, double y, double w)
{
    if (work != NULL)
        cj_work_add(work, CJ_PART_FILL, x, y, w, CJ_HAIRLINE)->tone = cj_tone(tone);
}

uint32_t cj_flow_cell(struct cj_work *work, double x, double y, double w, double h)
{
    uint32_t outer = work->parent;
    cj_work_add(work, CJ_PART_CELL, x, y, w, h);
    work->parent = work->box->len - 1;
    return outer;
}

/* --- sharing a row ---------------------------------------------------------------------------------------------- */

/* The slot that makes the row as high as it is. */
static uint32_t highest(const struct cj_flow_slot *slot, uint32_t n, const uint32_t *step)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < n; i++)
        if (slot[i].need.h[step[i]] > slot[found].need.h[step[found]])
            found = i;
    return found;
}

/* Widens all slots towards target[], evenly, as far as `left` goes. */
static void widen(const struct cj_flow_slot *slot, uint32_t n, const double *target, double *w, double *left)
{
    double wanted = 0;
    for (uint32_t i = 0; i < n; i++)
        wanted += fmax(0, target[i] - w[i]) * slot[i].count;
    if (wanted <= 0)
        return;
    double part = fmin(1, *left / wanted);
    for (uint32_t i = 0; i < n; i++)
        w[i] += fmax(0, target[i] - w[i]) * part;
    *left -= wanted * part;
}

static void give_away(const struct cj_flow_slot *slot, uint32_t n, uint32_t rest, double left, double *w)
{
    enum { TURNS = 3 };
    double target[TURNS][SLOTS];
    for (uint32_t i = 0; i < n; i++) {
        target[0][i] = slot[i].fair;
        target[1][i] = slot[i].good;
        target[2][i] = slot[i].most;
    }
    for (uint32_t turn = 0; turn < TURNS; turn++)
        widen(slot, n, target[turn], w, &left);
    w[rest] += fmax(0, left) / slot[rest].count;
}

/* From the least widths the highest slot goes a step wider, as long as there is room. No other order is lower: only the highest
 * can lower the row. */
double cj_flow_share(const struct cj_flow_slot *slot, uint32_t n, double width, double gutter, uint32_t rest, double *ret_w)
{
    uint32_t step[SLOTS] = {0};
    double w[SLOTS], left = width + gutter;
    g_assert(n <= SLOTS);
    for (uint32_t i = 0; i < n; i++) {
        if (slot[i].need.n == 0)
            return INFINITY;
        w[i] = slot[i].need.w[0];
        left -= slot[i].count * (w[i] + gutter);
    }
    if (left < 0)
        return INFINITY;
    for (;;) {
        uint32_t i = highest(slot, n, step);
        const struct cj_steps *need = &slot[i].need;
        double more = step[i] + 1 < need->n ? (need->w[step[i] + 1] - w[i]) * slot[i].count : INFINITY;
        if (more > left) {
            if (ret_w != NULL) {
                give_away(slot, n, rest, left, w);
                memcpy(ret_w, w, n * sizeof *w);
            }
            return need->h[step[i]];
        }
        left -= more;
        w[i] = need->w[++step[i]];
    }
}

struct cj_steps cj_flow_sample(double (*height)(void *self, double width), const void *self, double least, double most,
                               struct cj_arena *arena)
{
    uint32_t n = (uint32_t)floor((most - least) * 2) + 1;
    g_autofree double *w = g_new(double, n);
    for (uint32_t i = 0; i < n; i++)
        w[i] = least + i * .5;
    return cj_steps_sample(w, n, height, (void *)self, arena);
}
