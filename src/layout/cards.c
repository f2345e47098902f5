/* Cards: the contents of a lane's cells. Which list of a touchpoint a lane shows, with which sign and in which type, is a
 * table; a new lane of remarks is a row. */
#include "cards.h"

#include "metric.h"
#include "own.h"

/* Measures of the reference poster, in em. */
#define CARD_INSET 1.15        /* from the card's edge to its text */
#define CARD_RIGHT .6
#define CARD_FIRST_ROW 1.22    /* centre of number, dot and badges */
#define CARD_TEXT_TOP 1.79
#define CARD_BOTTOM .66
#define FIRST_ROW_GAP .45
#define DOT_PITCH 1.04
#define MOMENT_PITCH 2.4
#define BUBBLE_INSET .75
#define BUBBLE_PAD .5
#define BUBBLE_TAIL .62        /* below the bubble, with nothing beneath it */
#define BUBBLE_BADGE 1.6       /* below the bubble, with a badge */
#define META_LEFT .9           /* from the text's edge, after the evidence dot */
#define META_BEFORE .075
#define DOT .71
#define BADGE 1.1
#define BADGE_ROW 1.2          /* badges beneath a text */
#define MARK 1.24
#define ACTOR_LEFT 1.5
#define ITEM_GAP .4
#define METRIC_GAP .7
#define ONE_LINE_MOST 13.0     /* names and sources up to this wide are not broken */

enum { AS_REMARK, AS_BUBBLE, AS_ACT, AS_CARD, AS_BLOCKS };

static const struct lane_row {
    enum cj_lane_kind lane;
    uint8_t as, role, mark;
    cj_blocks_maker *make;        /* AS_BLOCKS */
    double gap;                   /* likewise, between blocks */
} lane_rows[] = {
    {CJ_LANE_TOUCHPOINTS, AS_CARD, CJ_ROLE_CARD_HEAD, 0, NULL, 0},
    {CJ_LANE_ACTIONS, AS_REMARK, CJ_ROLE_BODY, CJ_MARK_ACTION, NULL, 0},
    {CJ_LANE_THOUGHTS, AS_BUBBLE, CJ_ROLE_THOUGHT, 0, NULL, 0},
    {CJ_LANE_QUESTIONS, AS_REMARK, CJ_ROLE_BODY, CJ_MARK_QUESTION, NULL, 0},
    {CJ_LANE_PAINS, AS_REMARK, CJ_ROLE_BODY, CJ_MARK_PAIN_MEDIUM, NULL, 0},
    {CJ_LANE_GAINS, AS_REMARK, CJ_ROLE_BODY, CJ_MARK_GAIN, NULL, 0},
    {CJ_LANE_OPPORTUNITIES, AS_REMARK, CJ_ROLE_BODY, CJ_MARK_OPPORTUNITY, NULL, 0},
    {CJ_LANE_FRONTSTAGE, AS_ACT, CJ_ROLE_BODY, 0, NULL, 0},
    {CJ_LANE_BACKSTAGE, AS_ACT, CJ_ROLE_BODY, 0, NULL, 0},
    {CJ_LANE_NOTES, AS_REMARK, CJ_ROLE_BODY, CJ_MARK_NOTE, NULL, 0},
    {CJ_LANE_METRICS, AS_BLOCKS, CJ_ROLE_BODY, 0, cj_metric_blocks, METRIC_GAP},
    {CJ_LANE_OWN, AS_BLOCKS, CJ_ROLE_BODY, 0, cj_own_blocks, ITEM_GAP},
};

static const struct lane_row *lane_row(enum cj_lane_kind lane)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lane_rows); i++)
        if (lane_rows[i].lane == lane)
            return &lane_rows[i];
    return NULL;
}

bool cj_cells_has_lane(enum cj_lane_kind lane)
{
    return lane_row(lane) != NULL;
}

bool cj_who_is_some(const struct cj_work *work, struct cj_who who)
{
    return who.n > 0 && who.n < work->journey->npersonas;
}

/* --- making ------------------------------------------------------------------------------------------------------ */

static struct cj_slot *add_slot(struct cj_work *work, struct cj_card *card, struct cj_str s, enum cj_role role, enum cj_colour_role colour)
{
    const struct cj_measured *text = cj_work_measure(work, s, role);
    if (text == NULL || text->n == 0 || card->nslots == CJ_CARD_SLOTS)
        return NULL;
    struct cj_slot *slot = &card->slot[card->nslots++];
    *slot = (struct cj_slot){.text = text, .type = cj_theme_type(work->theme, role), .role = (uint8_t)role, .tone = cj_tone(colour)};
    return slot;
}

static void set_badges(struct cj_work *work, struct cj_card *card, struct cj_who who)
{
    if (!cj_who_is_some(work, who))
        return;
    card->persona = who.persona;
    card->npersonas = who.n;
}

/* "Klachten · 412×", else the level in words: what stands beside the evidence dot of a pain. */
static struct cj_str evidence_words(struct cj_work *work, const struct cj_evidence *evidence)
{
    if (!evidence->own)
        return cj_str_from("");
    struct cj_str count = cj_str_from("");
    if (evidence->count >= 0)
        count = cj_work_format(work, cj_label(work->language, CJ_LABEL_TIMES),
                               cj_format_number(work->language, (double)evidence->count, false, work->arena));
    struct cj_str from = evidence->source;
    if (from.len == 0)
        from = cj_str_from(evidence->level ? cj_mark_label(work, cj_level_mark(evidence->level)) : "");
    return from.len > 0 && count.len > 0 ? cj_work_format(work, "%s · %s", from.s, count.s) : from.len > 0 ? from : count;
}

static uint8_t pain_mark(enum cj_pain_severity severity)
{
    static const uint8_t marks[] = {[CJ_PAIN_LOW] = CJ_MARK_PAIN_LOW, [CJ_PAIN_MEDIUM] = CJ_MARK_PAIN_MEDIUM, [CJ_PAIN_HIGH] = CJ_MARK_PAIN_HIGH};
    return marks[severity];
}

/* Names and sources read badly in two lines: the card is as wide as they are, unless that is very wide. */
static void keep_on_one_line(struct cj_work *work, struct cj_card *card, const struct cj_slot *slot)
{
    double w = slot->left + cj_work_text_width(work, slot->text, slot->role) + slot->right;
    if (w <= ONE_LINE_MOST)
        card->least = MAX(card->least, w);
}

/* The line under a remark's text: badges in the mark column, an evidence dot and words in the text column. */
static void add_meta(struct cj_work *work, struct cj_card *card, const struct cj_evidence *evidence)
{
    struct cj_slot *slot = add_slot(work, card, evidence_words(work, evidence), CJ_ROLE_META, CJ_COLOUR_SECONDARY);
    if (slot == NULL && card->npersonas == 0)
        return;
    card->meta = card->nslots - (slot != NULL);
    double wide = card->npersonas > 1 ? (card->npersonas - 1) * (BADGE + .1) : 0; /* the first stands in the mark column */
    if (slot != NULL) {
        card->level = evidence->level;
        slot->before = META_BEFORE;
        slot->left = CJ_MARK_COLUMN + wide + (card->level ? META_LEFT : 0);
        keep_on_one_line(work, card, slot);
    } else {
        card->bottom += BADGE_ROW;
        card->least = CJ_MARK_COLUMN + wide;
    }
}

static void make_remark(struct cj_work *work, const struct lane_row *row, const struct cj_remark *remark, struct cj_card *card)
{
    card->look = CJ_LOOK_REMARK;
    card->mark = row->lane == CJ_LANE_PAINS ? pain_mark(remark->severity) : row->mark;
    card->number = remark->number;
    bool severe = card->mark == CJ_MARK_PAIN_HIGH;
    struct cj_slot *slot = add_slot(work, card, remark->text, severe ? CJ_ROLE_BODY_BOLD : row->role, CJ_COLOUR_INK);
    if (slot != NULL)
        slot->left = CJ_MARK_COLUMN;
    set_badges(work, card, remark->who);
    add_meta(work, card, &remark->evidence);
}

static void make_bubble(struct cj_work *work, const struct lane_row *row, const struct cj_remark *remark, struct cj_card *card)
{
    card->look = CJ_LOOK_BUBBLE;
    struct cj_slot *slot = add_slot(work, card, cj_format_quote(work->language, remark->text, work->arena), row->role, CJ_COLOUR_INK);
    if (slot != NULL)
        slot->left = slot->right = BUBBLE_INSET;
    set_badges(work, card, remark->who);
    card->top = BUBBLE_PAD;
    card->bottom = BUBBLE_PAD + (card->npersonas > 0 ? BUBBLE_BADGE : BUBBLE_TAIL);
    card->least = card->npersonas * (BADGE + .2);
}

/* The names of the actors from `first` to before `end`, as one text. */
static struct cj_str actor_names(struct cj_work *work, const struct cj_stage_act *act, uint32_t first, uint32_t end)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (uint32_t i = first; i < end; i++)
        g_string_append_printf(names, "%s%s", i > first ? ", " : "", work->journey->actors[act->actor[i]].name.s);
    return cj_str_from(cj_arena_strndup(work->arena, names->str, names->len));
}

static void make_act(struct cj_work *work, const struct lane_row *row, const struct cj_stage_act *act, struct cj_card *card)
{
    card->look = CJ_LOOK_ACT;
    card->act = act;
    /* One slot is left for the text; who acts beyond that is joined into the last name. */
    uint32_t names = MIN(act->nactors, CJ_CARD_SLOTS - 1);
    for (uint32_t i = 0; i < names; i++) {
        struct cj_str name = actor_names(work, act, i, i + 1 < names ? i + 1 : act->nactors);
        struct cj_slot *slot = add_slot(work, card, name, CJ_ROLE_META_BOLD, CJ_COLOUR_SECONDARY);
        if (slot != NULL) {
            slot->left = ACTOR_LEFT;
            slot->type.leading = 1.3;
            keep_on_one_line(work, card, slot);
        }
    }
    add_slot(work, card, act->text, row->role, CJ_COLOUR_INK);
    set_badges(work, card, act->who);
    card->bottom = card->npersonas > 0 ? BADGE_ROW : 0;
    card->least = MAX(card->least, card->npersonas * (BADGE + .1));
}

/* The first row: number, evidence dot, badges, and at its other end the moments that stand out above the card. */
static double first_row_end(const struct cj_card *card)
{
    return CARD_INSET + card->number_w + FIRST_ROW_GAP + (card->level ? DOT_PITCH : 0) + card->npersonas * (BADGE + .1);
}

static const struct cj_measured *card_number(struct cj_work *work, const struct cj_card *card)
{
    return cj_work_measure(work, cj_work_format(work, "%u", card->number), CJ_ROLE_CARD_NUMBER);
}

static uint32_t count_moments(unsigned moments)
{
    return !!(moments & CJ_MOMENT_TRIGGER) + !!(moments & CJ_MOMENT_TRUTH) + !!(moments & CJ_MOMENT_EXIT);
}

/* A line under a touchpoint's name: a fixed label about `what`. */
static void add_line(struct cj_work *work, struct cj_card *card, enum cj_label label, const char *what)
{
    struct cj_slot *slot = add_slot(work, card, cj_work_format(work, cj_label(work->language, label), what), CJ_ROLE_META, CJ_COLOUR_SECONDARY);
    if (slot == NULL)
        return;
    slot->left = CARD_INSET;
    slot->right = CARD_RIGHT;
    slot->before = .15;
}

static void make_touchpoint(struct cj_work *work, const struct cj_touchpoint *touchpoint, struct cj_card *card)
{
    const struct cj_journey *journey = work->journey;
    card->look = CJ_LOOK_TOUCHPOINT;
    card->touchpoint = touchpoint;
    card->number = (uint32_t)(touchpoint - work->journey->touchpoints) + 1;
    card->level = touchpoint->evidence.level;
    set_badges(work, card, touchpoint->who);
    card->top = CARD_TEXT_TOP;
    card->bottom = CARD_BOTTOM;
    struct cj_slot *slot = add_slot(work, card, touchpoint->name, CJ_ROLE_CARD_HEAD, CJ_COLOUR_INK);
    if (slot != NULL) {
        slot->left = CARD_INSET;
        slot->right = CARD_RIGHT;
    }
    if (touchpoint->initiator == CJ_BY_ACTOR)
        add_line(work, card, CJ_LABEL_LEGEND_PERSONA_STARTS, journey->actors[touchpoint->initiating_actor].name.s);
    card->number_w = cj_work_text_width(work, card_number(work, card), CJ_ROLE_CARD_NUMBER) + .02;
    card->least = first_row_end(card) + count_moments(touchpoint->moments) * MOMENT_PITCH + CARD_RIGHT;
}

static const struct cj_stage_act *lane_acts(enum cj_lane_kind lane, const struct cj_touchpoint *touchpoint, uint32_t *ret_count)
{
    bool front = lane == CJ_LANE_FRONTSTAGE;
    *ret_count = front ? touchpoint->nfrontstage : touchpoint->nbackstage;
    return front ? touchpoint->frontstage : touchpoint->backstage;
}

static void add_card(GArray *cards, struct cj_card *card, cj_node node)
{
    card->node = node;
    g_array_append_val(cards, *card);
}

/* Appends the cards of a touchpoint in a lane. */
static void make_cards(struct cj_work *work, const struct lane_row *row, const struct cj_touchpoint *touchpoint, GArray *cards)
{
    const struct cj_card none = {.meta = CJ_NONE};
    uint32_t n;
    if (row->as == AS_CARD) {
        struct cj_card card = none;
        make_touchpoint(work, touchpoint, &card);
        add_card(cards, &card, touchpoint->node);
    } else if (row->as == AS_ACT) {
        const struct cj_stage_act *act = lane_acts(row->lane, touchpoint, &n);
        for (uint32_t i = 0; i < n; i++) {
            struct cj_card card = none;
            make_act(work, row, &act[i], &card);
            add_card(cards, &card, act[i].node);
        }
    } else {
        const struct cj_remark *remark = cj_touchpoint_lane(touchpoint, row->lane, &n);
        for (uint32_t i = 0; i < n; i++) {
            struct cj_card card = none;
            (row->as == AS_BUBBLE ? make_bubble : make_remark)(work, row, &remark[i], &card);
            add_card(cards, &card, remark[i].node);
        }
    }
}

/* --- height at a width --------------------------------------------------------------------------------------------- */

static double slot_width(const struct cj_slot *slot, double w)
{
    return MIN(w, CJ_COLUMN_MOST) - slot->left - slot->right;
}

static double slot_height(const struct cj_slot *slot, double w)
{
    int32_t width = cj_text_units(slot_width(slot, w), slot->type.size);
    return cj_text_break(slot->text, width, true, NULL, 0) * slot->type.leading;
}

/* A block is as wide as other cards may be, unless it needs more. */
static double block_width(const struct cj_block *block, double w)
{
    return MAX(block->steps.w[0], MIN(w, CJ_COLUMN_MOST));
}

static double card_height(const struct cj_card *card, double w)
{
    if (card->look == CJ_LOOK_BLOCK)
        return cj_steps_height(&card->block.steps, block_width(&card->block, w));
    double h = card->top + card->bottom;
    for (uint32_t i = 0; i < card->nslots; i++)
        h += card->slot[i].before + slot_height(&card->slot[i], w);
    return h;
}

struct cell { const struct cj_card *card; uint32_t n; double gap; };

static double cell_height(void *self, double w)
{
    const struct cell *cell = self;
    double h = 0;
    for (uint32_t i = 0; i < cell->n; i++)
        h += card_height(&cell->card[i], w) + (i > 0 ? cell->gap : 0);
    return h;
}

static int by_value(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A cell's height changes only where one of its texts breaks differently: those widths, at least the widest least. */
static struct cj_steps cell_steps(struct cj_work *work, const struct cj_card *card, uint32_t n, double gap, struct cj_arena *scratch)
{
    if (n == 0)
        return (struct cj_steps){0};
    double least = 0;
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
    for (uint32_t i = 0; i < n; i++) {
        least = MAX(least, card[i].least);
        if (card[i].look == CJ_LOOK_BLOCK) {
            g_array_append_vals(widths, card[i].block.steps.w, card[i].block.steps.n);
            least = MAX(least, card[i].block.steps.w[0]);
        }
        for (uint32_t k = 0; k < card[i].nslots; k++) {
            const struct cj_slot *slot = &card[i].slot[k];
            double beside = slot->left + slot->right;
            struct cj_steps steps = cj_steps_text(slot->text, slot->type.size, slot->type.leading, CJ_COLUMN_MOST - beside, scratch);
            for (uint32_t s = 0; s < steps.n; s++) {
                double w = steps.w[s] + beside;
                g_array_append_val(widths, w);
            }
            least = steps.n > 0 ? MAX(least, steps.w[0] + beside) : least;
        }
    }
    g_array_append_val(widths, least);
    g_array_sort(widths, by_value);
    uint32_t from = 0;
    while (from < widths->len && g_array_index(widths, double, from) < least)
        from++;
    struct cell cell = {card, n, gap};
    return cj_steps_sample(&g_array_index(widths, double, from), widths->len - from, cell_height, &cell, work->arena);
}

static struct cj_cells *seal_cells(struct cj_work *work, const GArray *cards, const GArray *first, uint32_t ncolumns, double gap, bool equal)
{
    struct cj_cells *cells = CJ_NEW(work->arena, struct cj_cells, 1);
    cells->card = cj_arena_seal(work->arena, cards);
    cells->first = cj_arena_seal(work->arena, first);
    cells->steps = CJ_NEW(work->arena, struct cj_steps, ncolumns);
    cells->gap = gap;
    cells->equal = equal;
    struct cj_arena *scratch = cj_arena_new();
    for (uint32_t c = 0; c < ncolumns; c++)
        cells->steps[c] = cell_steps(work, cells->card + cells->first[c], cells->first[c + 1] - cells->first[c], gap, scratch);
    cj_arena_free(scratch);
    return cells;
}

struct cj_cells *cj_cells_blocks(struct cj_work *work, cj_blocks_maker *make, const void *self, double gap, const uint32_t *touchpoint,
                                 uint32_t ncolumns)
{
    g_autoptr(GArray) cards = g_array_new(FALSE, TRUE, sizeof(struct cj_card));
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GArray) blocks = g_array_new(FALSE, TRUE, sizeof(struct cj_block));
    for (uint32_t c = 0; c < ncolumns; c++) {
        g_array_append_val(first, cards->len);
        g_array_set_size(blocks, 0);
        if (touchpoint[c] != CJ_NONE)
            make(work, self, &work->journey->touchpoints[touchpoint[c]], blocks);
        for (uint32_t i = 0; i < blocks->len; i++) {
            struct cj_card card = {.look = CJ_LOOK_BLOCK, .meta = CJ_NONE, .block = g_array_index(blocks, struct cj_block, i)};
            add_card(cards, &card, card.block.node);
        }
    }
    g_array_append_val(first, cards->len);
    return seal_cells(work, cards, first, ncolumns, gap, false);
}

struct cj_cells *cj_cells_new(struct cj_work *work, const struct cj_lane *lane, const uint32_t *touchpoint, uint32_t ncolumns)
{
    const struct lane_row *row = lane_row(lane->kind);
    if (row->as == AS_BLOCKS)
        return cj_cells_blocks(work, row->make, lane, row->gap, touchpoint, ncolumns);
    g_autoptr(GArray) cards = g_array_new(FALSE, TRUE, sizeof(struct cj_card));
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t c = 0; c < ncolumns; c++) {
        g_array_append_val(first, cards->len);
        const struct cj_touchpoint *at = touchpoint[c] == CJ_NONE ? NULL : &work->journey->touchpoints[touchpoint[c]];
        if (at != NULL)
            make_cards(work, row, at, cards);
    }
    g_array_append_val(first, cards->len);
    return seal_cells(work, cards, first, ncolumns, row->as == AS_BUBBLE ? .25 : ITEM_GAP, row->as == AS_CARD);
}

void cj_cells_hang(struct cj_work *work, struct cj_cells *cells, const uint8_t *level, uint32_t ncolumns, double drop, const double foot[2])
{
    for (uint32_t c = 0; c < ncolumns; c++) {
        struct cj_steps *steps = &cells->steps[c];
        double *h = CJ_NEW(work->arena, double, MAX(steps->n, 1));
        for (uint32_t i = 0; i < steps->n; i++)
            h[i] = steps->h[i] + level[c] * drop + foot[level[c]];
        steps->h = h;
    }
}

double cj_cells_height(const struct cj_cells *cells, uint32_t column, double w)
{
    uint32_t first = cells->first[column];
    struct cell cell = {cells->card + first, cells->first[column + 1] - first, cells->gap};
    return cell_height(&cell, w);
}

static void make_feeling(struct cj_work *work, const struct cj_unplaced *unplaced, struct cj_card *card)
{
    const struct cj_remark *feeling = unplaced->feeling;
    *card = (struct cj_card){.look = CJ_LOOK_FEELING, .node = feeling->node, .meta = CJ_NONE};
    struct cj_slot *slot = add_slot(work, card, feeling->text, CJ_ROLE_FEELING, CJ_COLOUR_INK);
    if (slot == NULL)
        return;
    const struct cj_who *come = &work->journey->touchpoints[unplaced->touchpoint].who;
    struct cj_who who = feeling->who.n > 0 ? feeling->who : *come; /* nobody named: all who come there */
    if (who.n == 1)
        slot->tone = cj_persona_tone(CJ_COLOUR_PERSONA, who.persona[0]);
    set_badges(work, card, who);
    slot->left = card->npersonas > 0 ? CJ_MARK_COLUMN + (card->npersonas - 1) * (BADGE + .1) : 0;
}

struct cj_cells *cj_cells_feelings(struct cj_work *work, const struct cj_unplaced *unplaced, uint32_t n, const uint32_t *touchpoint,
                                   uint32_t ncolumns)
{
    g_autoptr(GArray) cards = g_array_new(FALSE, TRUE, sizeof(struct cj_card));
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    uint32_t next = 0;
    for (uint32_t c = 0; c < ncolumns; c++) {
        g_array_append_val(first, cards->len);
        for (; next < n && touchpoint[c] != CJ_NONE && unplaced[next].touchpoint == touchpoint[c]; next++) {
            struct cj_card card;
            make_feeling(work, &unplaced[next], &card);
            g_array_append_val(cards, card);
        }
    }
    g_array_append_val(first, cards->len);
    return seal_cells(work, cards, first, ncolumns, ITEM_GAP, false);
}

/* --- placing ------------------------------------------------------------------------------------------------------- */

static double place_slot(struct cj_work *work, const struct cj_slot *slot, double x, double y, double w)
{
    return cj_work_text_sized(work, slot->text, slot->role, slot->type, slot->tone, CJ_ALIGN_START, x + slot->left, y, slot_width(slot, w));
}

static void place_badges(struct cj_work *work, const struct cj_card *card, double left, double cy, double size)
{
    for (uint32_t i = 0; i < card->npersonas; i++)
        left += cj_work_badge(work, card->persona[i], left, cy, size) + .1;
}

static void place_level(struct cj_work *work, enum cj_level level, double cx, double cy)
{
    if (level == CJ_LEVEL_NONE)
        return;
    cj_work_mark(work, cj_level_mark(level), cx, cy, DOT)->alt = cj_mark_label(work, cj_level_mark(level));
}

static void place_remark(struct cj_work *work, const struct cj_card *card, double x, double y, double w)
{
    double centre = x + CJ_MARK_CENTRE;
    cj_work_mark(work, card->mark, centre, y + .65, MARK)->alt = cj_mark_label(work, card->mark);
    if (card->mark == CJ_MARK_OPPORTUNITY && card->number > 0)
        cj_work_letter(work, cj_work_measure(work, cj_work_format(work, "%u", card->number), CJ_ROLE_MARK_NUMBER), CJ_ROLE_MARK_NUMBER,
                       cj_tone(CJ_COLOUR_PAPER), centre, y + .65);
    for (uint32_t i = 0; i < card->nslots; i++) {
        const struct cj_slot *slot = &card->slot[i];
        y += slot->before;
        if (i == card->meta)
            place_level(work, card->level, x + slot->left - META_LEFT + .31, y + slot->type.leading / 2 + .02);
        if (i == card->meta)
            place_badges(work, card, centre - 1.04 / 2, y + slot->type.leading / 2 + .02, 1.04);
        y += place_slot(work, slot, x, y, w);
    }
    if (card->meta == card->nslots)
        place_badges(work, card, centre - 1.04 / 2, y + .68, 1.04);
}

static void place_bubble(struct cj_work *work, const struct cj_card *card, double x, double y, double w)
{
    double below = card->npersonas > 0 ? BUBBLE_BADGE : BUBBLE_TAIL;
    double h = card_height(card, w) - below;
    struct cj_box *box = cj_work_add(work, CJ_PART_BUBBLE, x, y, MIN(w, CJ_COLUMN_MOST), h);
    box->variant = 1;
    box->tone = card->npersonas == 1 ? cj_persona_tone(CJ_COLOUR_PERSONA_TINT, card->persona[0]) : cj_tone(CJ_COLOUR_TINT);
    for (uint32_t i = 0; i < card->nslots; i++)
        place_slot(work, &card->slot[i], x, y + card->top, w);
    place_badges(work, card, x, y + h + .95, 1.2);
}

static void place_act(struct cj_work *work, const struct cj_card *card, double x, double y, double w)
{
    for (uint32_t i = 0; i < card->nslots; i++) {
        const struct cj_slot *slot = &card->slot[i];
        if (slot->role == CJ_ROLE_META_BOLD) {
            struct cj_box *box = cj_work_add(work, CJ_PART_ICON, x + .07, y + .1, 1.1, 1.1);
            box->variant = (uint8_t)work->journey->actors[card->act->actor[i]].icon;
            box->tone = cj_tone(CJ_COLOUR_SECONDARY);
        }
        y += place_slot(work, slot, x, y, w);
    }
    place_badges(work, card, x + .07, y + .68, BADGE);
}

static void place_moments(struct cj_work *work, unsigned moments, double right, double y)
{
    static const struct { unsigned moment; uint8_t mark; } rows[] = { /* from the right */
        {CJ_MOMENT_EXIT, CJ_MARK_EXIT}, {CJ_MOMENT_TRUTH, CJ_MARK_TRUTH}, {CJ_MOMENT_TRIGGER, CJ_MARK_TRIGGER},
    };
    double cx = right - 1.25;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (moments & rows[i].moment) {
            cj_work_mark(work, rows[i].mark, cx, y + .25, 2.04)->alt = cj_mark_label(work, rows[i].mark);
            cx -= MOMENT_PITCH;
        }
}

static void place_touchpoint(struct cj_work *work, const struct cj_card *card, double x, double y, double w, double h)
{
    const struct cj_touchpoint *touchpoint = card->touchpoint;
    struct cj_box *box = cj_work_add(work, CJ_PART_CARD, x, y, w, h);
    box->variant = (uint8_t)((touchpoint->initiator == CJ_BY_ORGANISATION ? CJ_CARD_ORGANISATION : touchpoint->initiator == CJ_BY_ACTOR ? CJ_CARD_ACTOR : 0) |
                             (touchpoint->optional ? CJ_CARD_OPTIONAL : 0));
    double cy = y + CARD_FIRST_ROW, left = x + CARD_INSET, leading = cj_theme_type(work->theme, CJ_ROLE_CARD_NUMBER).leading;
    cj_work_text(work, card_number(work, card), CJ_ROLE_CARD_NUMBER, cj_tone(CJ_COLOUR_TERTIARY), CJ_ALIGN_START, left, cy - leading / 2,
                 card->number_w);
    left += card->number_w + FIRST_ROW_GAP;
    place_level(work, card->level, left + .31, cy);
    place_badges(work, card, left + (card->level ? DOT_PITCH : 0), cy, BADGE);
    double text = y + card->top;
    for (uint32_t i = 0; i < card->nslots; i++) {
        text += card->slot[i].before;
        double placed = place_slot(work, &card->slot[i], x, text, w);
        if (i == 0)
            g_array_index(work->box, struct cj_box, work->box->len - 1).heading = 3;
        text += placed;
    }
    place_moments(work, touchpoint->moments, x + w, y);
}

static void place_feeling(struct cj_work *work, const struct cj_card *card, double x, double y, double w)
{
    if (card->nslots == 0)
        return;
    place_badges(work, card, x + CJ_MARK_CENTRE - BADGE / 2, y + card->slot[0].type.leading / 2, BADGE);
    place_slot(work, &card->slot[0], x, y, w);
}

void cj_cells_place(struct cj_work *work, const struct cj_cells *cells, uint32_t column, double x, double y, double w, double h)
{
    if (cells->storyboard != NULL) {
        cj_storyboard_place(work, cells, column, x, y, w);
        return;
    }
    for (uint32_t i = cells->first[column]; i < cells->first[column + 1]; i++) {
        const struct cj_card *card = &cells->card[i];
        work->node = card->node;
        switch (card->look) {
        case CJ_LOOK_TOUCHPOINT: place_touchpoint(work, card, x, y, w, h); break;
        case CJ_LOOK_REMARK: place_remark(work, card, x, y, w); break;
        case CJ_LOOK_BUBBLE: place_bubble(work, card, x, y, w); break;
        case CJ_LOOK_ACT: place_act(work, card, x, y, w); break;
        case CJ_LOOK_FEELING: place_feeling(work, card, x, y, w); break;
        case CJ_LOOK_BLOCK: card->block.put(work, card->block.self, x, y, block_width(&card->block, w)); break;
        }
        y += card_height(card, w) + cells->gap;
    }
    work->node = 0;
}
