/* A sheet for the workshop: in each cell the place of a sticky note, all of one size. */
#include "blank.h"

#include "block.h"

#include <math.h>

#define INSET .75             /* from the edge of a note's place, or a card, to its words */
#define CARD_LEFT 1.3

/* A card's name, or the word in the place of a note. */
struct place {
    struct cj_flow_text word;
    double side;
    bool card;
};

/* From the top of a text to its first baseline. */
static double baseline(const struct cj_work *work, const struct cj_measured *text, enum cj_role role)
{
    const struct cj_type type = cj_theme_type(work->theme, role);
    return type.leading / 2 + (text->ascent - text->descent) / 2 * type.size;
}

double cj_blank_label_down(const struct cj_work *work, const struct cj_measured *label, enum cj_role role, const struct cj_lane *lane)
{
    const enum cj_role words = lane->kind == CJ_LANE_TOUCHPOINTS ? CJ_ROLE_CARD_HEAD : CJ_ROLE_BODY;
    return INSET + baseline(work, label, words) - baseline(work, label, role);
}

double cj_blank_note(void)
{
    return CJ_NOTE_MM * CJ_PT_PER_MM / CJ_BLANK_EM_PT;
}

/* Wider than a note only for a long word, higher only for very many. */
static double card_width(const struct place *place)
{
    return fmax(place->side, CARD_LEFT + place->word.steps.w[0] + INSET);
}

static double put_card(struct cj_work *work, const struct place *place, double x, double y)
{
    const double w = card_width(place), room = w - CARD_LEFT - INSET;
    const double h = fmax(place->side, cj_flow_put(NULL, &place->word, 0, 0, room) + 2 * INSET);
    if (work == NULL)
        return h;
    cj_work_add(work, CJ_PART_CARD, x, y, w, h);
    cj_flow_heading(work, &place->word, 3, x + CARD_LEFT, y + INSET, room);
    return h;
}

static double put_place(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct place *place = self;
    (void)w;
    if (place->card)
        return put_card(work, place, x, y);
    if (work == NULL)
        return place->side;
    const double room = place->side - 2 * INSET;
    cj_work_add(work, CJ_PART_NOTE, x, y, place->side, place->side);
    if (cj_flow_put(NULL, &place->word, 0, 0, room) <= room) /* the lane's name stands at its left as well */
        cj_flow_put(work, &place->word, x + INSET, y + INSET, room);
    return place->side;
}

static const struct place *make_place(struct cj_work *work, const struct cj_lane *lane, const struct cj_touchpoint *touchpoint)
{
    const struct cj_journey *journey = work->journey;
    const bool begins = touchpoint->phase > 0 && touchpoint == &journey->touchpoints[journey->phases[touchpoint->phase].first];
    struct place *place = CJ_NEW(work->arena, struct place, 1);
    place->side = work->note;
    place->card = lane->kind == CJ_LANE_TOUCHPOINTS && touchpoint->name.len > 0;
    if (place->card)
        place->word = cj_flow_text(work, touchpoint->name, CJ_ROLE_CARD_HEAD, cj_tone(CJ_COLOUR_INK));
    else if (begins)
        place->word = cj_flow_text(work, lane->name, CJ_ROLE_BODY, cj_tone(CJ_COLOUR_TERTIARY));
    return place;
}

static void make_block(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks)
{
    const struct place *place = make_place(work, self, touchpoint);
    struct cj_block block = {.put = put_place, .self = place, .node = touchpoint->node};
    struct cj_widths widths;
    cj_widths_init(&widths);
    widths.least = place->card ? card_width(place) : place->side;
    cj_block_seal(work, &block, &widths);
    g_array_append_val(blocks, block);
}

struct cj_cells *cj_blank_cells(struct cj_work *work, const struct cj_lane *lane, const struct cj_columns *columns)
{
    return cj_cells_blocks(work, make_block, lane, 0, columns->touchpoint, columns->n);
}

bool cj_blank_has_lane(const struct cj_work *work, const struct cj_lane *lane)
{
    return lane->kind != CJ_LANE_EMOTION && (lane->kind != CJ_LANE_CHANNELS || work->journey->nchannels == 0);
}
