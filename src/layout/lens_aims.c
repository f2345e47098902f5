/* Goals and expectations of the journey: panels of the lens, beside each other or stacked. */
#include "lens.h"

#include <math.h>

/* Measures of the reference poster, in em. */
#define AIM_LEAST 14.0         /* beside each other */
#define AIM_TOP .46
#define AIM_FIRST .3
#define AIM_ITEM .25
#define AIM_TEXT .95           /* the dash stands before it */
#define DASH .48               /* before an item: as an en dash */
#define DASH_THICK .08
#define DASH_ABOVE .31         /* from its top to the baseline */
#define AIM_BETWEEN 1.15       /* goals above expectations */
#define AIMS_LEAST 16.0        /* beside other panels */

static double aim(struct cj_work *work, const struct lens_list *list, double x, double y, double w)
{
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, w);
    double bottom = y + AIM_TOP + cj_flow_heading(work, &list->head, 2, x, y + AIM_TOP, w) + AIM_FIRST;
    for (uint32_t i = 0; i < list->n; i++) {
        const struct cj_flow_text *item = &list->item[i];
        bottom += i > 0 ? AIM_ITEM : 0;
        double dash = bottom + cj_flow_baseline(item) - DASH_ABOVE;
        if (work != NULL)
            cj_work_add(work, CJ_PART_FILL, x, dash, DASH, DASH_THICK)->tone = cj_tone(CJ_COLOUR_TERTIARY);
        bottom += cj_flow_put(work, item, x + AIM_TEXT, bottom, fmin(w - AIM_TEXT, CJ_READABLE));
    }
    return bottom - y;
}

static double put_stacked(struct cj_work *work, const struct lens_aims *aims, double x, double y, double w)
{
    double height = 0;
    for (uint32_t i = 0; i < aims->nlists; i++)
        height += (i > 0 ? AIM_BETWEEN : 0) + aim(work, &aims->list[i], x, y + height + (i > 0 ? AIM_BETWEEN : 0), w);
    return height;
}

static double put_beside(struct cj_work *work, const struct lens_aims *aims, double x, double y, double w)
{
    double height = 0, each = (w + CJ_PANEL_GUTTER) / aims->nlists;
    if (each - CJ_PANEL_GUTTER < AIM_LEAST)
        return INFINITY;
    for (uint32_t i = 0; i < aims->nlists; i++)
        height = fmax(height, aim(work, &aims->list[i], x + i * each, y, each - CJ_PANEL_GUTTER));
    return height;
}

/* Beside each other only where that lowers the row: in a height `h` that others need they stand above each other if they can. */
void lens_aims_place(struct cj_work *work, const struct lens_aims *aims, double x, double y, double w, double h)
{
    double stacked = put_stacked(NULL, aims, x, y, w), beside = put_beside(NULL, aims, x, y, w);
    if (stacked <= fmax(h, beside) + 1e-9)
        put_stacked(work, aims, x, y, w);
    else
        put_beside(work, aims, x, y, w);
}

double lens_aims_height(const struct lens_aims *aims, double w)
{
    return fmin(put_stacked(NULL, aims, 0, 0, w), put_beside(NULL, aims, 0, 0, w));
}

static double aims_need(void *self, double w)
{
    return lens_aims_height(&((const struct cj_lens *)self)->aims, w);
}

/* --- preparing ---------------------------------------------------------------------------------------------------- */

static void prepare_texts(struct cj_work *work, struct lens_aims *aims)
{
    const struct cj_journey *j = work->journey;
    const struct { enum cj_label head; const struct cj_str *item; uint32_t n; } rows[] = {
        { CJ_LABEL_GOALS, j->goals, j->ngoals }, { CJ_LABEL_EXPECTATIONS, j->expectations, j->nexpectations },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].n > 0)
            aims->list[aims->nlists++] = lens_list_of(work, rows[i].head, CJ_ROLE_PANEL_HEAD, CJ_COLOUR_INK, rows[i].item, rows[i].n);
}

void lens_aims_prepare(struct cj_work *work, struct cj_lens *lens)
{
    prepare_texts(work, &lens->aims);
    lens->aims_slot = (struct cj_flow_slot){ .count = 1, .good = 28.5, .most = 40 };
    if (lens->aims.nlists > 0)
        lens->aims_slot.need = cj_flow_sample(aims_need, lens, AIMS_LEAST, 80, work->arena);
}
