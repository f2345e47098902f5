/* The conclusions: sentences beneath a head, apart by hairlines, beside one another where there is width for it. */
#include "takeaways.h"

#include <math.h>

/* Measures of the reference poster, in em. */
#define FIRST_TOP 2.34
#define PAD .6                 /* above and below the hairline between two */
#define PAD_MOST 1.05
#define TEXT_MOST 48.0         /* about 70 characters at 1.35 */
#define ABREAST_MOST 3

struct conclusions {
    struct cj_flow_text head;
    struct cj_flow_text *text;
    const struct cj_remark *from;
    uint32_t n;
};

static double conclusion_row(struct cj_work *work, const struct conclusions *t, uint32_t first, uint32_t abreast,
                             double x, double y, double pitch)
{
    double height = 0;
    for (uint32_t i = first; i < MIN(first + abreast, t->n); i++) {
        if (work != NULL)
            work->node = t->from[i].node;
        double w = fmin(pitch - CJ_PANEL_GUTTER, TEXT_MOST);
        height = fmax(height, cj_flow_put(work, &t->text[i], x + (i - first) * pitch, y, w));
    }
    return height;
}

/* `pad`: above and below the hairlines. */
static double conclusions_as(struct cj_work *work, const struct conclusions *t, uint32_t abreast, double pad, double x, double y, double w)
{
    double top = y + FIRST_TOP, pitch = (w + CJ_PANEL_GUTTER) / abreast;
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, w);
    cj_flow_heading(work, &t->head, 2, x, y + CJ_PANEL_HEAD_TOP, w);
    for (uint32_t i = 0; i < t->n; i += abreast) {
        if (i > 0) {
            cj_flow_hairline(work, CJ_COLOUR_FAINT, x, top + pad, w);
            top += 2 * pad;
        }
        top += conclusion_row(work, t, i, abreast, x, top, pitch);
    }
    if (work != NULL)
        work->node = 0;
    return top - y;
}

static uint32_t conclusions_abreast(const struct conclusions *t, double w)
{
    uint32_t best = 1, most = MIN(ABREAST_MOST, t->n);
    for (uint32_t n = 2; n <= most && (w + CJ_PANEL_GUTTER) / n - CJ_PANEL_GUTTER >= CJ_CONCLUSION_LEAST; n++)
        if (conclusions_as(NULL, t, n, PAD, 0, 0, w) < conclusions_as(NULL, t, best, PAD, 0, 0, w) - 1e-9)
            best = n;
    return best;
}

double cj_conclusions_height(const void *self, double w)
{
    const struct conclusions *t = self;
    return conclusions_as(NULL, t, conclusions_abreast(t, w), PAD, 0, 0, w);
}

/* In a height that others need the hairlines move apart, so that both panels end together. */
void cj_conclusions_place(struct cj_work *work, const void *self, double x, double y, double w, double h)
{
    const struct conclusions *t = self;
    uint32_t abreast = conclusions_abreast(t, w), rows = (t->n + abreast - 1) / abreast;
    double spare = h - conclusions_as(NULL, t, abreast, 0, 0, 0, w);
    double pad = rows > 1 ? CLAMP(spare / (2 * (rows - 1)), PAD, PAD_MOST) : 0;
    conclusions_as(work, t, abreast, pad, x, y, w);
}

const void *cj_conclusions_new(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    if (journey->nconclusions == 0)
        return NULL;
    struct conclusions *t = CJ_NEW(work->arena, struct conclusions, 1);
    t->head = cj_takeaway_text(work, cj_work_label(work, CJ_LABEL_CONCLUSIONS), CJ_ROLE_PANEL_HEAD, CJ_COLOUR_INK);
    t->n = journey->nconclusions;
    t->from = journey->conclusions;
    t->text = CJ_NEW(work->arena, struct cj_flow_text, t->n);
    for (uint32_t i = 0; i < t->n; i++)
        t->text[i] = cj_takeaway_text(work, t->from[i].text, CJ_ROLE_CONCLUSION, CJ_COLOUR_INK);
    return t;
}
