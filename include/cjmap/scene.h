/* scene: the truth about the picture. Items in pt, y downwards from the sheet's top left corner, rounded to 1/1000 pt; made
 * from the layout in the one place where em becomes pt. Golden dumps, geometry checks and all writers read it.
 *
 * Paint order is the layer's, text is the top one; reading order is that of the group tree. Text never lies under
 * anything, so a writer goes twice over a page: everything but text by layer, then the text in reading order
 * inside its groups. */
#ifndef CJMAP_SCENE_H
#define CJMAP_SCENE_H

#include <cjmap/base.h>
#include <cjmap/text.h>
#include <cjmap/theme.h>

struct cj_layout;
struct cj_pictures; /* of image.h: only who paints looks into them */

#define CJ_HAIRLINE_PT .25 /* no line and no rule of a map is thinner, where the type has a point or more: printers would lose it */

struct cj_rect { double x, y, w, h; }; /* [pt]; w <= 0: empty */

enum cj_layer { CJ_LAYER_GROUND, CJ_LAYER_WASH, CJ_LAYER_RULE, CJ_LAYER_SHAPE, CJ_LAYER_LINE, CJ_LAYER_MARK, CJ_LAYER_TEXT, CJ_LAYER_COUNT };

/* What a group of the reading tree is. */
enum cj_meaning {
    CJ_IS_DOCUMENT, CJ_IS_SECTION, CJ_IS_HEADING_1, CJ_IS_HEADING_2, CJ_IS_HEADING_3, CJ_IS_PARAGRAPH, CJ_IS_LIST, CJ_IS_ITEM,
    CJ_IS_FIGURE, CJ_IS_LINK, CJ_IS_COUNT
};

struct cj_group {
    enum cj_meaning is;
    uint32_t parent;        /* index of the group around it; the root is 0 and its own parent */
    uint32_t node;          /* cj_node it shows, or 0 */
    const char *alt;        /* text for what is drawn without words, or NULL; a figure has no texts of its own */
    const char *uri;        /* LINK: where it leads, encoded: written as it is */
    struct cj_rect area;    /* LINK: where it is clicked, if that is not where its texts are; empty: there */
};

enum cj_path_op { CJ_MOVE, CJ_LINE, CJ_CURVE, CJ_CLOSE };
struct cj_path_step { enum cj_path_op op; double x[6]; }; /* MOVE and LINE use x[0], x[1]; CURVE all six, as cairo */

struct cj_stop { double at; struct cj_colour colour; double alpha; };
/* A vertical gradient from y0 to y1 that fades to nothing over `fade` at the left and right ends x0 and x1. */
struct cj_gradient { double y0, y1, x0, x1, fade; uint32_t n; const struct cj_stop *stop; };

enum cj_item_kind { CJ_ITEM_RECT, CJ_ITEM_PATH, CJ_ITEM_TEXT, CJ_ITEM_ICON, CJ_ITEM_IMAGE };

struct cj_item {
    enum cj_item_kind kind;
    enum cj_layer layer;
    uint32_t group;                       /* TEXT: its group in the reading tree */
    uint32_t node;                        /* cj_node it stems from, or 0 */
    struct cj_rect bounds;                /* ink, stroke included; of text: advance width x (ascent + descent) */
    struct cj_rect keep;                  /* what no other `keep` may enter; empty: may be crossed */
    struct cj_rect within;                /* the box that its text or `keep` must stay in (its cell or panel); empty: the safe area */
    struct cj_colour fill, stroke;        /* role CJ_COLOUR_NONE: not filled, not stroked */
    double fill_alpha, stroke_alpha;      /* 0 .. 1 */
    double stroke_pt;
    double dash[2];                       /* [pt] on, off; 0, 0: solid */
    bool round;                           /* round caps and joins, else butt and mitre */
    const struct cj_gradient *gradient;   /* instead of fill, or NULL */
    union {
        struct { struct cj_rect box; double radius; } rect;
        struct { const struct cj_path_step *step; uint32_t n; } path;
        struct { uint32_t text;           /* which of layout's texts: lines of one text share it */
                 const struct cj_measured *m; struct cj_line line; double x, baseline, size_pt; enum cj_face face;
                 bool turned;             /* a quarter to the left about (x, baseline): read upwards */ } text;
        struct { enum cj_icon icon; struct cj_rect box; } icon; /* 24 x 24 grid scaled into box; stroke colour and stroke_pt */
        struct { uint32_t picture;        /* index into cj_scene.pictures */
                 struct cj_rect box;      /* where all of it would be */
                 struct cj_rect clip; double radius; } image; /* what of it is seen */
    } u;
};

/* Where a poster is put together from sheets: no text lies there. */
struct cj_scene_seams { uint32_t nx, ny; const double *x, *y; }; /* [pt] */

struct cj_scene {
    double width_pt, height_pt;
    struct cj_rect safe;                  /* the sheet less its margins */
    const char *title, *author, *language;
    uint32_t personas;                    /* for cj_theme_rgb */
    const struct cj_pictures *pictures;   /* or NULL */
    uint32_t nitems, ngroups, nreading;
    const struct cj_item *item;           /* sorted by layer, stable */
    const struct cj_group *group;         /* the tree from top to bottom: each group right after its parent's earlier children */
    const uint32_t *reading;              /* [nreading] indexes of the text items in reading order */
    const struct cj_scene_seams *seams;   /* or NULL */
    uint32_t ntexts;                      /* texts of the layout; each must be drawn whole, once */
};

const struct cj_scene *cj_scene_build(const struct cj_layout *layout, const struct cj_theme *theme, struct cj_arena *arena);

/* --- pages ----------------------------------------------------------------------------------------------------- */

/* A part of a scene on a page, `scale` times its size, its corner (part.x, part.y) at (x, y) of the page. Nothing outside the part is
 * seen. */
struct cj_view {
    const struct cj_scene *scene;
    struct cj_rect part;                  /* [pt of the scene] */
    double x, y;                          /* [pt of the page] */
    double scale;
    bool decor;                           /* a picture of what is read elsewhere (a thumbnail): its texts are no texts to a reader */
};

struct cj_page {
    double width_pt, height_pt;           /* of the sheet that goes through the printer */
    struct cj_rect trim, bleed;           /* where it is cut, and how far its paper runs; empty: it is not cut; the trim */
    uint32_t nviews;
    const struct cj_view *view;           /* in the order they are painted */
    const char *label, *outline;          /* what a viewer calls the page ("B3"); its entry in the outline; NULL: none */
};

/* What a file holds. Each page is painted afresh from its views. */
struct cj_book {
    const char *title, *author, *language;
    uint32_t npages;
    const struct cj_page *page;
};

/* The scene on one page of its own size. */
const struct cj_book *cj_book_of(const struct cj_scene *scene, struct cj_arena *arena);

/* --- for tests -------------------------------------------------------------------------------------------------- */

/* A stable text dump, one line an item, for golden tests. */
void cj_scene_dump(const struct cj_scene *scene, GString *out);

/* The promises about geometry, by arithmetic: nothing outside its box or the safe area, no `keep` rectangle entered
 * by another, every cluster of every text drawn exactly once, no text within half a millimetre of a seam. Returns how many are broken and describes them in
 * `out` (may be NULL). A broken one is a bug of ours, never the document's. */
uint32_t cj_scene_verify(const struct cj_scene *scene, GString *out);

#endif
