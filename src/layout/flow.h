/* Inside layout: how panels flow. A panel is a function (work, what, x, y, w) that returns its height; with work NULL it only
 * measures. So measuring and placing are the same arithmetic, written once. Texts are step functions: a height is a lookup.
 *
 * All lengths in em. Heights fall or stay as widths rise, if the functions themselves only take least values of such. */
#ifndef CJ_LAYOUT_FLOW_H
#define CJ_LAYOUT_FLOW_H

#include "priv.h"

#define CJ_READABLE 40.0   /* the widest column of running text, times its size: about 75 characters */
#define CJ_WORD_MOST 22.5  /* only a word wider than this is broken at a character, as in a column */

/* A text measured once. One without words has measured NULL and takes no room. */
struct cj_flow_text {
    const struct cj_measured *measured;
    struct cj_steps steps;  /* height at a width */
    struct cj_type type;
    struct cj_colour tone;
    uint8_t role;
    double full;            /* width on one line */
};

struct cj_flow_text cj_flow_text(struct cj_work *work, struct cj_str s, enum cj_role role, struct cj_colour tone);
/* The same text in another size, its leading in proportion. */
struct cj_flow_text cj_flow_resized(struct cj_work *work, const struct cj_flow_text *text, double size);
static inline bool cj_flow_has(const struct cj_flow_text *text)
{
    return text->measured != NULL;
}
/* Height of the text at w; drawn at (x, y) unless work is NULL. INFINITY (and not to be drawn) if a word is wider than w. */
double cj_flow_put(struct cj_work *work, const struct cj_flow_text *text, double x, double y, double w);
/* As cj_flow_put on one line, right-aligned to `right`. */
double cj_flow_put_end(struct cj_work *work, const struct cj_flow_text *text, double right, double y);
/* As cj_flow_put on one line, centred on (cx, cy): a letter in a mark. */
void cj_flow_put_centred(struct cj_work *work, const struct cj_flow_text *text, double cx, double cy);
/* From the top of a line box to its baseline. */
double cj_flow_baseline(const struct cj_flow_text *text);
/* As cj_flow_put, for a heading: level as in struct cj_box. */
double cj_flow_heading(struct cj_work *work, const struct cj_flow_text *text, unsigned level, double x, double y, double w);

/* The rule on top of a panel, and a hairline: nothing if work is NULL. */
void cj_flow_rule(struct cj_work *work, struct cj_colour tone, double x, double y, double w);
void cj_flow_hairline(struct cj_work *work, enum cj_colour_role tone, double x, double y, double w);

/* Begins a cell that what follows must stay inside; ends it by restoring the parent that is returned. */
uint32_t cj_flow_cell(struct cj_work *work, double x, double y, double w, double h);

/* --- panels beside each other --------------------------------------------------------------------------------- */

/* Places in a row: `count` panels of one width, which need a height at a width. What the least height leaves over is given
 * away in turns: first everybody gets `fair`, then `good`, then `most`. */
struct cj_flow_slot {
    struct cj_steps need;
    uint32_t count;
    double fair, good, most;
};

/* The least height of a row of n slots in `width`, INFINITY if they do not fit. ret_w [n], if not NULL: the width of each, all
 * of `width` given away (what is beyond `most` goes to slot `rest`). */
double cj_flow_share(const struct cj_flow_slot *slot, uint32_t n, double width, double gutter, uint32_t rest, double *ret_w);

/* The step function of a panel whose height at a width is `height`, sampled every half em. */
struct cj_steps cj_flow_sample(double (*height)(void *self, double width), const void *self, double least, double most,
                               struct cj_arena *arena);

#endif
