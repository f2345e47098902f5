/* impose: from a scene to the pages that go through a printer. Makes books out of scenes and books, and small scenes of its own for what
 * stands on a page beside the map. Everything in pt; whatever is made lives in the arena that is given. */
#ifndef CJMAP_IMPOSE_H
#define CJMAP_IMPOSE_H

#include <cjmap/base.h>
#include <cjmap/scene.h>

/* --- for the print shop (trim.c) ------------------------------------------------------------------------------- */

/* What a print shop needs around the sheet that it cuts to size. */
struct cj_trimming {
    double bleed_pt;    /* how far the paper's colour runs on beyond the cut; 0: not */
    bool marks;         /* crop marks at the corners: .25 pt, 5 mm long, from 3 mm outside the cut, or from the bleed if it is wider */
};

/* The book with each page on a larger sheet, which it is cut out of: views moved, trim and bleed filled in. The book itself if nothing
 * is asked for. */
const struct cj_book *cj_impose_trimming(const struct cj_book *book, struct cj_trimming trimming, struct cj_arena *arena);

#endif
