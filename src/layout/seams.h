/* Inside layout: seams, where a poster is put together from sheets. No text lies on one. Columns and the entries of the legend begin after
 * a seam or end before it; what still lies on one once the page is filled is taken apart there: a line between two words (seams_text.c),
 * a cell or a panel between two lines, a lane by moving down as a whole (seams.c).
 *
 * All lengths in em, as on the page. */
#ifndef CJ_LAYOUT_SEAMS_H
#define CJ_LAYOUT_SEAMS_H

#include "field.h"
#include "priv.h"

struct cj_seam_lines {
    uint32_t nx, ny;
    double x[CJ_SEAMS_MOST], y[CJ_SEAMS_MOST];
    double clear;             /* on both sides of a seam */
    bool failed;              /* some text still lies on one */
};

/* What keeps its shape when it gives way to a seam: `moves`: all of it; else each of its cells for itself. `top`: of what belongs to it. */
struct cj_seam_group { double top; bool moves; };

/* Columns first .. last, from left to right: those that would lie on a seam begin after it, and what is left over between two seams is
 * shared out. Returns by how much the last one is beyond `right`. */
double cj_seams_columns(const struct cj_seam_lines *seams, double *x, double *w, const double *gutter, uint32_t first, uint32_t last,
                        double right);

/* Takes all texts off the seams. Groups in order: the lens, the strips' parts from top to bottom, the takeaways if there are any, the
 * footer. Returns how far down the page goes then. */
double cj_seams_keep_off(struct cj_work *work, const struct cj_seam_group *group, uint32_t ngroups, bool takeaways);

/* --- between the two files ----------------------------------------------------------------------------------------------- */

/* A page whose texts are being taken off the seams. What is split off a text is added at the end, and put in its place in the end. */
struct cj_seam_page {
    struct cj_work *work;
    const struct cj_seam_group *group;
    uint32_t ngroups;
    bool takeaways;
    uint32_t n;                   /* boxes, without what is split off */
    GArray *of, *origin;          /* [boxes] uint32_t: which group; which box it was split off, or itself */
    GArray *holder;               /* [boxes] uint32_t: of a letter the mark, pill or portrait it stands in; CJ_NONE */
    const double *top, *bottom;   /* [boxes] before anything moved */
    double *grown, *shifted;      /* [boxes] of a cell: how much higher it has become; how far down for panels above it */
    double *by;                   /* [groups] how far down it goes, */
    double *more;                 /* and how much higher it gets */
};

/* Where the letters of a line are. */
struct cj_extent cj_seams_ink(const struct cj_box *box, uint32_t line);
static inline uint32_t cj_seams_holder(const struct cj_seam_page *page, uint32_t at)
{
    return g_array_index(page->holder, uint32_t, at);
}
/* A further part of the text `at`. */
void cj_seams_split_off(struct cj_seam_page *page, uint32_t at, struct cj_box rest);
/* A cell has become higher. */
void cj_seams_grow(struct cj_seam_page *page, uint32_t parent, uint32_t group, double by);
/* seams_text.c: the texts that lie on an upright seam, set anew. */
void cj_seams_part_texts(struct cj_seam_page *page);

static inline bool cj_seams_cut(double from, double to, double seam, double clear)
{
    return from < seam + clear - 1e-6 && to > seam - clear + 1e-6;
}

#endif
