/* The author's own lanes. A text is a text. A number stands with its unit. A rating is told in pips, as many as there are steps,
 * where a few whole or half ones can tell all of the lane; other scales have the number, and a marker on a line from least to largest. */
#include "own.h"

#include <math.h>

#include "cards.h"

#define PIP .62
#define PIP_PITCH .86
#define PIPS_MOST 10
#define LINE 1.3             /* of a row of pips */
#define TRACK_W 5.4          /* of the line of a scale */
#define TRACK_H .1
#define TRACK_GAP .1         /* above the room of its marker */

struct own {
    struct cj_flow_text text;
    struct cj_amount amount;
    struct cj_who who;
    double badges;           /* width */
    uint32_t pips;           /* of a rating in pips */
    double number;           /* pips that are full, or the marker's share of the track */
    const char *alt;
};

/* --- texts and numbers ------------------------------------------------------------------------------------------------- */

static double put_text(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct own *own = self;
    double h = cj_flow_put(work, &own->text, x, y, w);
    cj_badges_put(work, own->who, x + .07, y + h + CJ_BADGE_ROW - CJ_BADGE / 2);
    return h + (own->badges > 0 ? CJ_BADGE_ROW : 0);
}

static double put_number(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct own *own = self;
    double line = own->amount.number.type.leading, left = own->amount.beside ? own->amount.w : w - own->badges;
    cj_badges_put(work, own->who, x + left + CJ_BADGE_BEFORE, y + line / 2);
    return cj_amount_put(work, &own->amount, x, y, w - own->badges);
}

/* --- ratings ------------------------------------------------------------------------------------------------------------ */

static double put_pips(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct own *own = self;
    (void)w;
    for (uint32_t i = 0; work != NULL && i < own->pips; i++) {
        enum cj_mark mark = own->number >= i + 1 ? CJ_MARK_DOT : own->number > i ? CJ_MARK_HALF_DOT : CJ_MARK_CIRCLE;
        struct cj_box *pip = cj_work_mark(work, mark, x + PIP / 2 + i * PIP_PITCH, y + LINE / 2, PIP);
        pip->tone = cj_tone(CJ_COLOUR_PRIMARY);
        if (i == 0)
            pip->alt = own->alt;
    }
    cj_badges_put(work, own->who, x + own->pips * PIP_PITCH - (PIP_PITCH - PIP) + CJ_BADGE_BEFORE, y + LINE / 2);
    return LINE;
}

static double put_scale(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct own *own = self;
    double h = put_number(work, self, x, y, w), cy = y + h + TRACK_GAP + PIP / 2;
    if (work != NULL) {
        cj_work_add(work, CJ_PART_FILL, x, cy - TRACK_H / 2, TRACK_W, TRACK_H)->tone = cj_tone(CJ_COLOUR_OUTLINE);
        struct cj_box *marker = cj_work_mark(work, CJ_MARK_DOT, x + PIP / 2 + own->number * (TRACK_W - PIP), cy, PIP);
        marker->tone = cj_tone(CJ_COLOUR_PRIMARY);
        marker->alt = own->alt;
    }
    return h + TRACK_GAP + PIP;
}

/* Few steps from 0 or 1, and values that pips and halves can tell: all of the lane's, which has one look. */
static bool can_be_pips(const struct cj_own_lane *lane)
{
    return (lane->min == 0 || lane->min == 1) && lane->max == floor(lane->max) && lane->max <= PIPS_MOST && !lane->fine;
}

/* "4 (1 to 5)" */
static const char *rating_words(struct cj_work *work, const struct cj_own_lane *lane, double value)
{
    const char *number = cj_format_number(work->language, value, false, work->arena);
    const char *least = cj_format_number(work->language, lane->min, false, work->arena);
    const char *most = cj_format_number(work->language, lane->max, false, work->arena);
    const char *range = cj_arena_printf(work->arena, cj_label(work->language, CJ_LABEL_RANGE), least, most);
    return cj_arena_printf(work->arena, "%s (%s)", number, range);
}

static void make_rating(struct cj_work *work, const struct cj_own_lane *lane, double value, struct own *own, struct cj_block *block,
                        struct cj_widths *widths)
{
    own->alt = rating_words(work, lane, value);
    if (can_be_pips(lane)) {
        own->pips = (uint32_t)lane->max;
        own->number = value;
        block->put = put_pips;
        widths->least = own->pips * PIP_PITCH - (PIP_PITCH - PIP) + own->badges;
        return;
    }
    double range = lane->max / 2 - lane->min / 2; /* halved lest it overflow */
    own->number = range > 0 ? CLAMP((value / 2 - lane->min / 2) / range, 0, 1) : .5;
    own->amount = cj_amount_new(work, value, cj_str_from(""), CJ_ROLE_NUMBER);
    block->put = put_scale;
    widths->least = TRACK_W;
    cj_amount_add_widths(widths, &own->amount, own->badges);
}

/* --- the lane ------------------------------------------------------------------------------------------------------------- */

static struct cj_block make_block(struct cj_work *work, const struct cj_own_lane *lane, const struct cj_lane_value *value, cj_node node)
{
    struct own *own = CJ_NEW(work->arena, struct own, 1);
    struct cj_block block = {.self = own, .node = node};
    struct cj_widths widths;
    cj_widths_init(&widths);
    own->who = value->who;
    own->badges = cj_badges_width(work, value->who);
    if (lane->kind == CJ_OWN_RATING && value->has_number) {
        make_rating(work, lane, value->number, own, &block, &widths);
    } else if (lane->kind == CJ_OWN_NUMBER && value->has_number) {
        own->amount = cj_amount_new(work, value->number, lane->unit, CJ_ROLE_NUMBER);
        block.put = put_number;
        cj_amount_add_widths(&widths, &own->amount, own->badges);
    } else {
        own->text = cj_flow_text(work, value->text, CJ_ROLE_BODY, cj_tone(CJ_COLOUR_INK));
        block.put = put_text;
        widths.least = own->badges;
        cj_widths_add_text(&widths, &own->text, 0);
    }
    cj_block_seal(work, &block, &widths);
    return block;
}

void cj_own_blocks(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks)
{
    const struct cj_lane *lane = self;
    for (uint32_t i = 0; i < touchpoint->nlane_values; i++) {
        const struct cj_lane_value *value = &touchpoint->lane_values[i];
        if (value->own_lane != lane->own_lane)
            continue;
        struct cj_block block = make_block(work, &work->journey->own_lanes[lane->own_lane], value, touchpoint->node);
        g_array_append_val(blocks, block);
    }
}
