/* The lane of time. The words as they were typed are always there; a bar beneath them shows how long that is, waiting and doing on
 * one scale, for the finding is mostly that people wait for months to be served for minutes.
 *
 * The scale is linear from nothing: a logarithm would make ten minutes look like half of two weeks. The longest bar is as long as
 * the narrowest column can be, so that every bar fits and the scale is that of the whole lane. What then comes out shorter than
 * can be read has its words only; and if fewer than two lengths can be compared, no bar is drawn at all. */
#include "times.h"

#include <math.h>

#include "cards.h"

/* Measures of the reference poster, in em. */
#define PILL_LEFT 1.65       /* from the pill's edge, over its hatched tab, to the words */
#define PILL_RIGHT .5
#define BAR_LONGEST CJ_COLUMN_LEAST
#define BAR_SHORTEST (BAR_LONGEST / 24) /* an hour of a day */
#define BAR_GAP .2
#define BAR_H .24

struct time {
    struct cj_flow_text words;
    struct cj_who who;
    double bar;              /* length, 0: none */
    int16_t sure;            /* of a range, thousandths of the bar up to its low end */
    double badges;           /* width */
    const char *alt;
};

/* --- the scale ----------------------------------------------------------------------------------------------------------- */

static void visit(const struct cj_journey *journey, void (*see)(const struct cj_duration *duration, void *self), void *self)
{
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        const struct cj_touchpoint *touchpoint = &journey->touchpoints[i];
        see(&touchpoint->duration, self);
        for (uint32_t w = 0; w < touchpoint->nwaits; w++)
            see(&touchpoint->waits[w].duration, self);
    }
}

static void see_length(const struct cj_duration *duration, void *self)
{
    struct cj_time *time = self;
    if (duration->to_scale)
        time->longest_s = fmax(time->longest_s, duration->high_s);
}

static double bar_length(const struct cj_duration *duration, double longest_s)
{
    if (!duration->to_scale || !(longest_s > 0))
        return 0;
    double length = BAR_LONGEST * (duration->high_s / longest_s);
    return length >= BAR_SHORTEST ? length : 0;
}

/* Once some bar is shorter than the longest, there are two to compare. */
static void see_bar(const struct cj_duration *duration, void *self)
{
    struct cj_time *time = self;
    double length = bar_length(duration, time->longest_s);
    time->has_bars |= length > 0 && length < BAR_LONGEST;
}

struct cj_time cj_time_find(const struct cj_journey *journey)
{
    struct cj_time time = {0};
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        time.has_waits |= journey->touchpoints[i].nwaits > 0;
        time.has_durations |= journey->touchpoints[i].duration.text.len > 0;
    }
    visit(journey, see_length, &time);
    visit(journey, see_bar, &time);
    return time;
}

/* --- blocks -------------------------------------------------------------------------------------------------------------- */

static double bar_height(const struct time *time)
{
    return time->bar > 0 ? BAR_GAP + BAR_H : 0;
}

static void put_bar(struct cj_work *work, const struct time *time, double x, double y)
{
    if (work == NULL || !(time->bar > 0))
        return;
    cj_work_add(work, CJ_PART_BAR, x, y + BAR_GAP, time->bar, BAR_H)->at = time->sure;
}

static double widest_line(const struct cj_box *box)
{
    int32_t width = 0;
    for (uint32_t i = 0; i < box->nlines; i++)
        width = MAX(width, box->line[i].width);
    return (double)width / CJ_EM * box->size;
}

/* The pill is as wide as its words, which are only broken where the column asks for it. */
static double put_wait(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct time *wait = self;
    double room = w - PILL_LEFT - PILL_RIGHT - wait->badges, pill = 0;
    uint32_t at = work == NULL ? 0 : work->box->len;
    if (work != NULL)
        cj_work_add(work, CJ_PART_WAIT, x, y, 0, 0)->alt = wait->alt;
    double h = 2 * CJ_WAIT_PAD + cj_flow_put(work, &wait->words, x + PILL_LEFT, y + CJ_WAIT_PAD, room);
    if (work != NULL) {
        pill = PILL_LEFT + PILL_RIGHT + widest_line(&g_array_index(work->box, struct cj_box, work->box->len - 1));
        g_array_index(work->box, struct cj_box, at).w = pill;
        g_array_index(work->box, struct cj_box, at).h = h;
    }
    cj_badges_put(work, wait->who, x + pill + CJ_BADGE_BEFORE, y + CJ_WAIT_PAD + wait->words.type.leading / 2);
    put_bar(work, wait, x, y + h);
    return h + bar_height(wait);
}

static double put_duration(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct time *duration = self;
    double h = cj_flow_put(work, &duration->words, x, y, w);
    put_bar(work, duration, x, y + h);
    return h + bar_height(duration);
}

static void add_block(struct cj_work *work, const struct cj_time *all, const struct cj_duration *duration, struct cj_who who, bool waiting,
                      cj_node node, GArray *blocks)
{
    struct time *time = CJ_NEW(work->arena, struct time, 1);
    struct cj_block block = {.put = waiting ? put_wait : put_duration, .self = time, .node = node};
    struct cj_widths widths;
    time->words = cj_flow_text(work, duration->text, waiting ? CJ_ROLE_BODY_BOLD : CJ_ROLE_BODY, cj_tone(CJ_COLOUR_INK));
    if (!cj_flow_has(&time->words))
        return;
    time->who = who;
    time->badges = cj_badges_width(work, who);
    time->bar = all->has_bars ? bar_length(duration, all->longest_s) : 0;
    time->sure = (int16_t)(duration->to_scale && duration->high_s > 0 ? round(1000 * (duration->low_s / duration->high_s)) : 1000);
    time->alt = waiting ? cj_label(work->language, CJ_LABEL_WAITING) : NULL;
    cj_widths_init(&widths);
    widths.least = time->bar;
    cj_widths_add_text(&widths, &time->words, waiting ? PILL_LEFT + PILL_RIGHT + time->badges : 0);
    cj_block_seal(work, &block, &widths);
    g_array_append_val(blocks, block);
}

void cj_time_waits(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks)
{
    for (uint32_t i = 0; i < touchpoint->nwaits; i++)
        add_block(work, self, &touchpoint->waits[i].duration, touchpoint->waits[i].who, true, touchpoint->node, blocks);
}

void cj_time_durations(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks)
{
    if (touchpoint->duration.text.len > 0)
        add_block(work, self, &touchpoint->duration, (struct cj_who){0}, false, touchpoint->node, blocks);
}
