/* impose: from a scene to the pages that go through a printer. Makes books out of scenes and books, and small scenes of its own for what
 * stands on a page beside the map. Everything in pt; whatever is made lives in the arena that is given. */
#ifndef CJMAP_IMPOSE_H
#define CJMAP_IMPOSE_H

#include <cjmap/base.h>
#include <cjmap/scene.h>
#include <cjmap/text.h>

/* --- for the print shop (trim.c) ------------------------------------------------------------------------------- */

/* What a print shop needs around the sheet that it cuts to size. */
struct cj_trimming {
    double bleed_pt;    /* how far the paper's colour runs on beyond the cut; 0: not */
    bool marks;         /* crop marks at the corners: .25 pt, 5 mm long, from 3 mm outside the cut, or from the bleed if it is wider */
};

/* What a sheet becomes larger by on each side [pt]. */
double cj_trimming_around(struct cj_trimming trimming);

/* The book with each page on a larger sheet, which it is cut out of: views moved, trim and bleed filled in. The book itself if nothing
 * is asked for. */
const struct cj_book *cj_impose_trimming(const struct cj_book *book, struct cj_trimming trimming, struct cj_arena *arena);

/* --- a booklet (booklet.c) --------------------------------------------------------------------------------------------------- */

/* A sheet of it, with what a viewer calls it and the name of its entry in the outline. */
struct cj_leaf { const struct cj_scene *scene; const char *label, *outline; };

/* Each scene on a page of its own; the first one tells title, author and language. What the leaves name is borrowed. */
const struct cj_book *cj_impose_booklet(const struct cj_leaf *leaf, uint32_t n, struct cj_arena *arena);

/* --- tiles (tiles.c) ------------------------------------------------------------------------------------------------------ */

/* A poster put together from sheets that overlap. A sheet prints all but its margins. */
struct cj_tiles {
    const char *paper;                /* "A4" */
    double width_mm, height_mm;       /* of a sheet, as it lies */
    double margin_mm;                 /* where the printer does not print */
    double overlap_mm;                /* what two neighbours both print: the strip for glue */
    uint32_t columns, rows;           /* at most CJ_TILES_MOST each */
};
enum { CJ_TILES_MOST = 20 };

/* What a sheet prints, and how large the poster is. */
void cj_tiles_printed(const struct cj_tiles *tiles, double *ret_width_mm, double *ret_height_mm);
void cj_tiles_poster(const struct cj_tiles *tiles, double *ret_width_mm, double *ret_height_mm);
/* Where a sheet ends on the poster and its neighbour goes on [mm from the left, from the top]: columns - 1 and rows - 1 of them. */
void cj_tiles_seams(const struct cj_tiles *tiles, double *ret_x_mm, double *ret_y_mm);

/* A plan of the whole, then the sheets row by row. The scene is a poster of that size. Everything in `arena`. */
const struct cj_book *cj_impose_tiles(const struct cj_scene *scene, const struct cj_tiles *tiles, const struct cj_measurer *measurer,
                                    struct cj_arena *arena);

#endif
