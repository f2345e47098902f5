/* The title of the lens, with its subtitle, the pills of state and status, and the scenario. */
#include "lens.h"

#include <math.h>

/* Measures of the reference poster, in em. */
#define TITLE_MOST 4.4         /* where panels beside it are higher anyway */
#define TITLE_GOOD 3.4         /* what height is kept for */
#define TITLE_LEAST 3.0        /* on one line, or on two */
#define TITLE_LONG 2.4         /* on more */
#define TITLE_TIGHT 2.0        /* rather than cut a word */
#define TITLE_PART .95         /* of its column, on one line */
#define TITLE_LEADING 1.16     /* times the size */
#define TITLE_WORD 36.0        /* only a wider word is made smaller or cut [em] */
#define TITLE_BROKEN 2.0       /* what height is given for a title that is not broken into small lines beside panels */
#define TITLE_FOOT .25         /* below the last baseline, times the size */
#define PILL_HEIGHT 1.8
#define PILL_INSET .75
#define PILL_BEFORE 1.6
#define PILL_GAP .6
#define PILL_LINE .45          /* between lines of pills, and of subtitle and pills */
#define PILL_TOP .8            /* below the title, without a subtitle */
#define SCENARIO_BEFORE .95
#define SCENARIO_MOST 54.0     /* about 75 characters at 1.35 */
#define SCENARIO_TOP .46       /* in a panel of its own: below the rule's top */
#define TITLE_SIDE_LEAST 20.0  /* beside other panels */
#define TITLE_SIDE_MOST 70.0
#define TITLE_KEPT 48.0        /* a title that stands on one line in this width is never broken for panels beside it */

static double title_lines(const struct lens_title *title, double size, double w)
{
    uint32_t lines = cj_text_break(title->text.measured, cj_text_units(w, size), true, NULL, 0);
    return size * (CJ_CAP_HEIGHT + TITLE_FOOT + (lines - 1) * TITLE_LEADING);
}

/* A title that does not stand large on one line: its size and the height kept for it, INFINITY if a word does not fit that may not
 * be cut. A size that more width makes larger keeps the least height of the larger one, so that a wider page is never higher. */
static double title_broken(const struct lens_title *title, double w, double *ret_size)
{
    double large = title->word * TITLE_LEAST <= TITLE_SIDE_MOST ? TITLE_LEAST : TITLE_LONG, word_w = title->word * TITLE_LONG;
    double two = large * (CJ_CAP_HEIGHT + TITLE_FOOT + TITLE_LEADING), good = TITLE_GOOD * (CJ_CAP_HEIGHT + TITLE_FOOT);
    if (title->one_line && title->em * large <= w) {
        *ret_size = fmin(TITLE_LEAST, w / title->em);
        return good;
    }
    if (title->word * large <= w && title_lines(title, large, w) <= two + 1e-9) {
        *ret_size = large;
        return two;
    }
    *ret_size = fmax(TITLE_TIGHT, fmin(TITLE_LONG, w / title->word));
    if (w < fmin(word_w, TITLE_WORD))
        return INFINITY;
    bool one_word = title->word >= title->em; /* that no width breaks into two lines */
    double kept = fmax(one_word ? good : two, title_lines(title, *ret_size, w));
    return word_w <= w ? kept : fmax(kept, title_lines(title, TITLE_LONG, word_w));
}

/* The size, and the height kept for it. One line keeps the height of TITLE_GOOD, whatever it gets: a wider page is never higher.
 * `spare` is height that nobody else wants: one line grows into it. */
static double title_size(const struct lens_title *title, double w, double spare, double *ret_size)
{
    if (!title->one_line || title->em * TITLE_LEAST > TITLE_PART * w)
        return title_broken(title, w, ret_size);
    double most = fmin(TITLE_MOST, TITLE_GOOD + spare / (CJ_CAP_HEIGHT + TITLE_FOOT));
    *ret_size = fmin(most, TITLE_PART * w / title->em);
    return TITLE_GOOD * (CJ_CAP_HEIGHT + TITLE_FOOT);
}

/* The capitals of the first line stand on y; what follows stands under the line as it is drawn. Returns where that is. */
static double put_title(struct cj_work *work, const struct lens_title *title, double x, double y, double w, double spare)
{
    double size;
    title_size(title, w, spare, &size);
    struct cj_flow_text text = title->text;
    text.type.size = size;
    text.type.leading = size * TITLE_LEADING;
    double top = y + CJ_CAP_HEIGHT * size - cj_flow_baseline(&text);
    double height = cj_work_text_sized(work, text.measured, CJ_ROLE_TITLE, text.type, text.tone, CJ_ALIGN_START, x, top, w);
    g_array_index(work->box, struct cj_box, work->box->len - 1).heading = 1;
    return y + size * (CJ_CAP_HEIGHT + TITLE_FOOT) + height - text.type.leading;
}

static void put_pill(struct cj_work *work, const struct cj_flow_text *text, unsigned outlined, double x, double y, double w, double h)
{
    struct cj_box *box = cj_work_add(work, CJ_PART_PILL, x, y, w, h);
    box->variant = (uint8_t)outlined;
    box->tone = cj_tone(outlined ? CJ_COLOUR_SECONDARY : CJ_COLOUR_PRIMARY);
    double capitals = cj_flow_baseline(text) - CJ_CAP_HEIGHT / 2 * text->type.size; /* their middle in the first line */
    double lines = cj_flow_put(NULL, text, 0, 0, w - 2 * PILL_INSET) - text->type.leading;
    cj_flow_put(work, text, x + PILL_INSET, y + (h - lines) / 2 - capitals, w - 2 * PILL_INSET);
}

/* Pills in lines of w, the first one beginning at x + used. */
static double pills(struct cj_work *work, const struct lens_title *title, double x, double y, double w, double used)
{
    double bottom = y, left = used;
    for (unsigned i = 0; i < G_N_ELEMENTS(title->pill); i++) {
        const struct cj_flow_text *text = &title->pill[i];
        if (!cj_flow_has(text))
            continue;
        double pill_w = fmin(text->full + 2 * PILL_INSET, w);
        double pill_h = PILL_HEIGHT - text->type.leading + cj_flow_put(NULL, text, 0, 0, pill_w - 2 * PILL_INSET);
        if (left > used && left + pill_w > w) {
            left = used;
            y = bottom + PILL_LINE;
        }
        if (work != NULL)
            put_pill(work, text, i, x + left, y, pill_w, pill_h);
        left += pill_w + PILL_GAP;
        bottom = y + pill_h;
    }
    return bottom;
}

static double pills_width(const struct lens_title *title)
{
    double width = 0;
    for (unsigned i = 0; i < G_N_ELEMENTS(title->pill); i++)
        if (cj_flow_has(&title->pill[i]))
            width += title->pill[i].full + 2 * PILL_INSET + (width > 0 ? PILL_GAP : 0);
    return width;
}

/* Subtitle and pills: on one line if they fit. Returns the bottom. */
static double subtitle(struct cj_work *work, const struct lens_title *title, double x, double y, double w)
{
    const struct cj_flow_text *text = &title->subtitle;
    double pills_w = pills_width(title);
    if (!cj_flow_has(text))
        return pills_w > 0 ? pills(work, title, x, y + PILL_TOP, w, 0) : y;
    if (pills_w == 0)
        return y + cj_flow_put(work, text, x, y, w);
    if (text->full + PILL_BEFORE + pills_w > w)
        return pills(work, title, x, y + cj_flow_put(work, text, x, y, w) + PILL_LINE, w, 0);
    cj_flow_put(work, text, x, y, text->full);
    double middle = y + cj_flow_baseline(text) - CJ_CAP_HEIGHT / 2 * text->type.size;
    pills(work, title, x, middle - PILL_HEIGHT / 2, w, text->full + PILL_BEFORE);
    return y + text->type.leading;
}

static double heading(struct cj_work *work, const struct lens_title *title, double x, double y, double w, double spare)
{
    double size, kept = title_size(title, w, spare, &size);
    double below = work == NULL ? y + kept : put_title(work, title, x, y, w, spare);
    return subtitle(work, title, x, below, w) - y;
}

static double title_panel(struct cj_work *work, const struct lens_title *title, double x, double y, double w, double spare)
{
    double bottom = y + heading(work, title, x, y, w, spare);
    if (cj_flow_has(&title->scenario)) {
        bottom += cj_flow_has(&title->subtitle) || pills_width(title) > 0 ? SCENARIO_BEFORE : PILL_LINE;
        bottom += cj_flow_put(work, &title->scenario, x, bottom, fmin(w, SCENARIO_MOST));
    }
    return bottom - y;
}

double lens_title_height(const struct lens_title *title, double w)
{
    return title_panel(NULL, title, 0, 0, w, 0);
}

void lens_title_place(struct cj_work *work, const struct lens_title *title, double x, double y, double w, double spare)
{
    title_panel(work, title, x, y, w, spare);
}

double lens_heading_height(const struct lens_title *title, double w)
{
    return heading(NULL, title, 0, 0, w, 0);
}

void lens_heading_place(struct cj_work *work, const struct lens_title *title, double x, double y, double w)
{
    heading(work, title, x, y, w, 0);
}

double lens_scenario_height(const struct lens_title *title, double w)
{
    return SCENARIO_TOP + cj_flow_put(NULL, &title->scenario, 0, 0, w);
}

void lens_scenario_place(struct cj_work *work, const struct lens_title *title, double x, double y, double w)
{
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, w);
    cj_flow_put(work, &title->scenario, x, y + SCENARIO_TOP, w);
}

/* Beside other panels. */
static double title_beside_need(void *self, double w)
{
    const struct lens_title *title = &((const struct cj_lens *)self)->title;
    double size;
    title_size(title, w, 0, &size);
    return lens_title_height(title, w) + (size < TITLE_LEAST ? TITLE_BROKEN : 0);
}

/* --- preparing ---------------------------------------------------------------------------------------------------- */

/* The words of a status that the language knows, else as typed. */
static struct cj_str status_words(struct cj_work *work)
{
    static const struct { const char *status; enum cj_label label; } rows[] = {
        { "draft", CJ_LABEL_STATUS_DRAFT }, { "review", CJ_LABEL_STATUS_REVIEW }, { "approved", CJ_LABEL_STATUS_APPROVED },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (cj_str_equal(work->journey->status, cj_str_from(rows[i].status)))
            return cj_work_label(work, rows[i].label);
    return work->journey->status;
}

static struct cj_str state_words(struct cj_work *work)
{
    switch (work->journey->state) {
    case CJ_STATE_CURRENT:
        return cj_work_label(work, CJ_LABEL_STATE_CURRENT);
    case CJ_STATE_FUTURE:
        return cj_work_label(work, CJ_LABEL_STATE_FUTURE);
    default:
        return cj_str_from("");
    }
}

static void prepare_texts(struct cj_work *work, struct lens_title *title)
{
    const struct cj_journey *journey = work->journey;
    title->text = lens_text(work, journey->title, CJ_ROLE_TITLE, CJ_COLOUR_INK);
    g_assert(cj_flow_has(&title->text)); /* the one text every journey has */
    title->em = title->text.full / title->text.type.size;
    title->word = (double)cj_text_word_width(title->text.measured) / CJ_EM;
    title->one_line = cj_text_break(title->text.measured, INT32_MAX / 2, false, NULL, 0) == 1;
    title->subtitle = lens_text(work, journey->subtitle, CJ_ROLE_SUBTITLE, CJ_COLOUR_SECONDARY);
    title->scenario = lens_text(work, journey->scenario, CJ_ROLE_SCENARIO, CJ_COLOUR_INK);
    title->pill[0] = lens_text(work, state_words(work), CJ_ROLE_PILL_BOLD, CJ_COLOUR_PAPER);
    title->pill[1] = lens_text(work, status_words(work), CJ_ROLE_PILL, CJ_COLOUR_INK);
}

/* The title's column: subtitle and pills on one line come first, and a title of good size; then the largest title. */
static void prepare_slot(struct cj_work *work, struct cj_lens *lens)
{
    const struct lens_title *title = &lens->title;
    double line_w = title->em / TITLE_PART; /* on one line, times the size */
    double least = title->one_line && line_w * TITLE_LEAST <= TITLE_KEPT ? line_w * TITLE_LEAST
        : fmax(TITLE_SIDE_LEAST, fmin(title->word * TITLE_LONG, TITLE_SIDE_MOST));
    double inline_w = title->subtitle.full > 0 ? title->subtitle.full + PILL_BEFORE + pills_width(title) : pills_width(title);
    lens->title_slot = (struct cj_flow_slot){ .count = 1 };
    lens->title_slot.fair = fmin(fmax(inline_w, title->one_line ? line_w * TITLE_GOOD : 0) + .01, TITLE_SIDE_MOST);
    lens->title_slot.good = lens->title_slot.fair;
    lens->title_slot.most = fmin(fmax(lens->title_slot.fair, line_w * TITLE_MOST), TITLE_SIDE_MOST);
    lens->title_slot.need = cj_flow_sample(title_beside_need, lens, least, 110, work->arena);
}

void lens_title_prepare(struct cj_work *work, struct cj_lens *lens)
{
    prepare_texts(work, &lens->title);
    prepare_slot(work, lens);
}
