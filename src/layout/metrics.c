/* Metrics that no touchpoint has, since they are about the journey as a whole: blocks as in their lane, beside one another and in
 * rows under a head. */
#include "metric.h"
#include "takeaways.h"

#include <math.h>

#define FIRST_TOP 2.34
#define BLOCK_MOST 13.0        /* wider they would stand apart for no reason */
#define BELOW .9               /* between rows */

struct metrics {
    struct cj_flow_text head;
    struct cj_block *block;
    uint32_t n;
    double least;              /* width of the widest block at its narrowest */
};

static double row_height(const struct metrics *t, uint32_t first, uint32_t abreast, double w)
{
    double height = 0;
    for (uint32_t i = first; i < MIN(first + abreast, t->n); i++)
        height = fmax(height, cj_steps_height(&t->block[i].steps, w));
    return height;
}

static double block_width(const struct metrics *t, uint32_t abreast, double w)
{
    return fmin((w + CJ_PANEL_GUTTER) / abreast - CJ_PANEL_GUTTER, fmax(BLOCK_MOST, t->least));
}

static double height_as(const struct metrics *t, uint32_t abreast, double w)
{
    double top = FIRST_TOP;
    for (uint32_t i = 0; i < t->n; i += abreast)
        top += (i > 0 ? BELOW : 0) + row_height(t, i, abreast, block_width(t, abreast, w));
    return top;
}

/* As many as make the panel lowest; of equals the fewest. */
static uint32_t find_abreast(const struct metrics *t, double w)
{
    uint32_t best = 1;
    for (uint32_t n = 2; n <= t->n && block_width(t, n, w) >= t->least; n++)
        if (height_as(t, n, w) < height_as(t, best, w) - 1e-9)
            best = n;
    return best;
}

double cj_metrics_height(const void *self, double w)
{
    const struct metrics *t = self;
    return w >= t->least && w >= t->head.full ? height_as(t, find_abreast(t, w), w) : INFINITY;
}

void cj_metrics_place(struct cj_work *work, const void *self, double x, double y, double w, double h)
{
    const struct metrics *t = self;
    uint32_t abreast = find_abreast(t, w);
    double block_w = block_width(t, abreast, w);
    (void)h;
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, w);
    cj_flow_heading(work, &t->head, 2, x, y + CJ_PANEL_HEAD_TOP, w);
    y += FIRST_TOP;
    for (uint32_t i = 0; i < t->n; i++) {
        const struct cj_block *block = &t->block[i];
        if (i > 0 && i % abreast == 0)
            y += row_height(t, i - abreast, abreast, block_w) + BELOW;
        work->node = block->node;
        block->put(work, block->self, x + i % abreast * (block_w + CJ_PANEL_GUTTER), y, block_w);
    }
    work->node = 0;
}

const void *cj_metrics_new(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    struct metrics *t = CJ_NEW(work->arena, struct metrics, 1);
    t->block = CJ_NEW(work->arena, struct cj_block, MAX(1, journey->nmetrics));
    for (uint32_t i = 0; i < journey->nmetrics; i++) {
        const struct cj_metric *metric = &journey->metrics[i];
        if (metric->used)
            continue;
        struct cj_block *block = &t->block[t->n++];
        *block = cj_metric_block(work, metric, metric->nvalues > 0, metric->nvalues > 0 ? metric->values[metric->nvalues - 1].value : 0);
        t->least = fmax(t->least, block->steps.n > 0 ? block->steps.w[0] : 0);
    }
    t->head = cj_takeaway_text(work, cj_work_label(work, CJ_LABEL_METRICS), CJ_ROLE_PANEL_HEAD, CJ_COLOUR_INK);
    return t->n > 0 ? t : NULL;
}
