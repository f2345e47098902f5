/* Blocks: from what they put to the steps of their height; and two parts that several kinds of block have. */
#include "block.h"

#include <math.h>

#include "cards.h"

#define UNIT_GAP .28
#define ONE_LINE_MOST 13.0   /* number and unit together up to this wide are not parted */

/* --- widths ------------------------------------------------------------------------------------------------------------ */

void cj_widths_init(struct cj_widths *widths)
{
    *widths = (struct cj_widths){.at = g_array_new(FALSE, FALSE, sizeof(double))};
}

void cj_widths_add(struct cj_widths *widths, double w)
{
    g_array_append_val(widths->at, w);
}

void cj_widths_add_text(struct cj_widths *widths, const struct cj_flow_text *text, double beside)
{
    for (uint32_t i = 0; i < text->steps.n; i++)
        cj_widths_add(widths, text->steps.w[i] + beside);
    if (text->steps.n > 0)
        widths->least = fmax(widths->least, text->steps.w[0] + beside);
}

static double block_height(void *self, double w)
{
    const struct cj_block *block = self;
    return block->put(NULL, block->self, 0, 0, w);
}

void cj_block_seal(struct cj_work *work, struct cj_block *block, struct cj_widths *widths)
{
    g_autoptr(GArray) enough = g_array_new(FALSE, FALSE, sizeof(double));
    g_array_append_val(enough, widths->least);
    for (uint32_t i = 0; i < widths->at->len; i++) {
        double w = g_array_index(widths->at, double, i);
        if (w > widths->least)
            g_array_append_val(enough, w);
    }
    block->steps = cj_steps_sample(&g_array_index(enough, double, 0), enough->len, block_height, block, work->arena);
    g_array_free(widths->at, TRUE);
    widths->at = NULL;
}

/* --- a number and its unit --------------------------------------------------------------------------------------------- */

struct cj_amount cj_amount_new(struct cj_work *work, double value, struct cj_str unit, enum cj_role role)
{
    struct cj_str number = cj_str_from(cj_format_number(work->language, value, false, work->arena));
    struct cj_amount amount = {.number = cj_flow_text(work, number, role, cj_tone(CJ_COLOUR_INK))};
    amount.unit = cj_flow_text(work, unit, CJ_ROLE_META, cj_tone(CJ_COLOUR_SECONDARY));
    double both = amount.number.full + (cj_flow_has(&amount.unit) ? UNIT_GAP + amount.unit.full : 0);
    amount.beside = both <= ONE_LINE_MOST;
    amount.w = amount.beside ? both : amount.number.full;
    return amount;
}

double cj_amount_put(struct cj_work *work, const struct cj_amount *amount, double x, double y, double w)
{
    double h = cj_flow_put(work, &amount->number, x, y, amount->beside ? amount->number.full : w);
    if (!amount->beside)
        return h + cj_flow_put(work, &amount->unit, x, y + h, w);
    if (cj_flow_has(&amount->unit)) /* on one baseline */
        cj_flow_put(work, &amount->unit, x + amount->number.full + UNIT_GAP,
                    y + cj_flow_baseline(&amount->number) - cj_flow_baseline(&amount->unit), amount->unit.full);
    return h;
}

void cj_amount_add_widths(struct cj_widths *widths, const struct cj_amount *amount, double beside)
{
    if (amount->beside) {
        widths->least = fmax(widths->least, amount->w + beside);
        return;
    }
    cj_widths_add_text(widths, &amount->number, beside);
    cj_widths_add_text(widths, &amount->unit, beside);
}

/* --- badges ------------------------------------------------------------------------------------------------------------ */

double cj_badges_width(const struct cj_work *work, struct cj_who who)
{
    return cj_who_is_some(work, who) ? CJ_BADGE_BEFORE + who.n * (CJ_BADGE + CJ_BADGE_GAP) - CJ_BADGE_GAP : 0;
}

void cj_badges_put(struct cj_work *work, struct cj_who who, double left, double cy)
{
    if (work == NULL || !cj_who_is_some(work, who))
        return;
    for (uint32_t i = 0; i < who.n; i++)
        left += cj_work_badge(work, who.persona[i], left, cy, CJ_BADGE) + CJ_BADGE_GAP;
}
