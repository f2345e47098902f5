/* paint's inside: the glyphs behind a measured text, the canvas all formats draw on, and a writer per format. */
#ifndef CJMAP_PAINT_PRIV_H
#define CJMAP_PAINT_PRIV_H

#include <cjmap/paint.h>

#include <cairo.h>

/* --- fonts (fonts.c, shape.c) -------------------------------------------------------------------------------- */

/* A glyph and where it stands, from the start of its cluster on the baseline, y downwards [1/CJ_EM em]. */
struct glyph {
    uint32_t index;
    int32_t x, y;
};

/* What a measured text looks like; found through cj_measured.shape. A cluster without glyphs is not drawn. */
struct shape {
    const uint32_t *first;      /* [clusters + 1] its glyphs are first[c] .. first[c + 1] */
    const struct glyph *glyph;
};

const struct shape *fonts_shape(const struct cj_fonts *fonts, uint32_t shape);
/* Made when first asked for. NULL if FreeType cannot read the file. Borrowed. */
cairo_font_face_t *fonts_cairo_face(struct cj_fonts *fonts, enum cj_face face);
uint32_t fonts_hyphen(const struct cj_fonts *fonts, enum cj_face face); /* the glyphs of a hyphen and a blank */
uint32_t fonts_space(const struct cj_fonts *fonts, enum cj_face face);
const char *fonts_family(const struct cj_fonts *fonts); /* as the regular face calls itself, fit for a file */
/* The face with only the characters of `texts` (UTF-8) in it, as a font file; g_byte_array_unref it. NULL if that fails. */
GByteArray *fonts_subset(const struct cj_fonts *fonts, enum cj_face face, const char *texts);

/* --- icons (icons.c) ----------------------------------------------------------------------------------------- */

/* Adds the icon's path to the current path, on its 24 x 24 grid. */
void icon_path(cairo_t *cr, enum cj_icon icon);

/* --- marks (marks.c) ------------------------------------------------------------------------------------------------- */

/* BRUSH_OWN: filled and stroked as the item says, by itself. BRUSH_DOT: a touch of the pen in the middle of the item's box. */
enum brush_how { BRUSH_OWN, BRUSH_FILL, BRUSH_PEN, BRUSH_DOT };
struct brush {
    enum brush_how how;
    struct cj_colour colour;
    double alpha, width, dash[2];
    bool round;
};

#define NO_MARK UINT32_MAX

/* One use of a brush on an item's path. */
struct mark {
    const struct cj_item *item;
    struct brush brush;
    struct cj_rect bounds;
    uint32_t level;             /* above those of all earlier marks that it meets */
    uint32_t next;              /* in its batch, or NO_MARK */
};

/* Marks of one level and one brush, drawn together. */
struct batch {
    uint32_t first, last;       /* marks */
    uint32_t level;
    uint32_t before;            /* the batch begun before it on the same level, or NO_MARK; for marks_join */
};

void marks_add(GArray *marks, const struct cj_item *item);               /* what `item` is made of, in the order of drawing */
GArray *marks_join(GArray *marks, double width_pt, double height_pt);    /* struct batch, in the order of drawing */

/* --- pictures (pictures.c, pixels.c, vector.c) ---------------------------------------------------------------------------- */

struct cj_picture;

/* A picture's pixels, made smaller by a whole number as long as `width` x `height` of them are left; to be destroyed. NULL and an error
 * if they cannot be read. */
cairo_surface_t *pixels_read(const struct cj_picture *picture, double width, double height, GError **error);

/* The library that draws SVG is opened when a map has one, and not before: opening it takes as long as a small map. NULL and an error
 * if it is not there, or does not take the picture. */
struct vector;
struct vector *vector_new(const struct cj_picture *picture, GError **error);
void vector_free(struct vector *vector); /* NULL-safe */
bool vector_draw(struct vector *vector, cairo_t *cr, struct cj_rect box, GError **error);

/* The pictures of a scene on one surface, each made ready when it is first drawn. */
struct pictures;
/* `scale`: pixels a pt that are worth having; `coded`: the surface takes JPEG as it is. */
struct pictures *pictures_new(const struct cj_scene *scene, double scale, bool coded);
void pictures_free(struct pictures *pictures);
const struct cj_scene *pictures_scene(const struct pictures *pictures);
/* Fills the current path with the picture of an item, and drops it. */
void pictures_draw(struct pictures *pictures, cairo_t *cr, const struct cj_item *item);
/* What went wrong with the first that could not be drawn. Fails with it once. */
bool pictures_check(struct pictures *pictures, GError **error);
/* Where the unit square goes that a stored picture fills, so that it is seen as `turn` says, in `box`. */
cairo_matrix_t pictures_place(const struct cj_picture *picture, struct cj_rect box);

/* --- views (views.c) ---------------------------------------------------------------------------------------------- */

bool view_is_whole(const struct cj_view *view);                               /* all of the scene is seen */
bool view_shows(const struct cj_view *view, const struct cj_item *item);      /* something of it may be seen */
/* `area` of the scene, as much of it as is seen, on the page. */
struct cj_rect view_place(const struct cj_view *view, struct cj_rect area);
/* The view cut down to what lies in `window` of the page; as it is if that is empty. */
struct cj_view view_through(const struct cj_view *view, struct cj_rect window);
/* By group: whether something drawn for it may be seen. [ngroups]; NULL if all of the scene is. Free with g_free. */
bool *view_groups(const struct cj_view *view);
/* Where a page has its paper: up to its bleed. Beyond is the white of the sheet it is cut out of. */
struct cj_rect page_paper(const struct cj_page *page);
bool page_is_paper(const struct cj_page *page); /* all of it */

/* --- canvas (canvas.c, letters.c) ---------------------------------------------------------------------------------------- */

struct canvas;

struct job;

/* `scale`: device units a pt. Borrows everything. */
struct canvas *canvas_new(double scale, const struct job *job);
/* From here on it draws on `surface`, whose corner lies at (left, top) of the page, in device units. */
void canvas_move(struct canvas *canvas, cairo_surface_t *surface, int left, int top);
void canvas_free(struct canvas *canvas);
cairo_t *canvas_cairo(struct canvas *canvas);
bool canvas_check(struct canvas *canvas, GError **error); /* whether all went well */
/* The paper, first: see canvas.c. */
void canvas_paper(struct canvas *canvas, const struct cj_page *page);
/* Between these two, what is drawn is what is seen of this view's scene, in the scene's own coordinates. */
void canvas_begin(struct canvas *canvas, const struct cj_view *view);
void canvas_end(struct canvas *canvas);
void canvas_shapes(struct canvas *canvas); /* everything but text, by layer */
void canvas_texts(struct canvas *canvas);  /* all texts, in reading order */
void canvas_page(struct canvas *canvas, const struct cj_page *page); /* all of a page, for who needs no tags */
/* `more`: a blank follows, which nobody sees, so that the text is not joined to the next when it is read. */
void canvas_text(struct canvas *canvas, const struct cj_item *item, bool more);
/* The path of an icon item in its box, and the item as the path to be stroked: whoever names one colour means the line. */
void canvas_icon_path(cairo_t *cr, const struct cj_item *item);
void canvas_icon_pen(const struct cj_item *item, struct cj_item *ret_item);

/* --- reading (reading.c) ---------------------------------------------------------------------------------------- */

/* Who is told what is read. `more`: another text follows in the same group. */
struct listener {
    void *self;
    void (*open)(void *self, const struct cj_group *group);
    void (*close)(void *self, const struct cj_group *group);
    void (*text)(void *self, const struct cj_item *item, bool more);
};
/* What is seen of the view's scene. */
void reading_walk(const struct cj_view *view, const struct listener *to);

/* --- writers (pdf.c, svg.c, png.c) ------------------------------------------------------------------------------ */

struct job {
    const struct cj_book *book;
    const struct cj_theme *theme;
    struct cj_fonts *fonts;
    const struct cj_paint_options *options;
};
typedef GByteArray *writer(const struct job *job, GError **error);

writer paint_pdf, paint_svg, paint_png;

/* Appends to the GByteArray `closure`, for cairo's streams. */
cairo_status_t paint_append(void *closure, const unsigned char *data, unsigned int length);
/* True if cairo is content; else sets `error`. */
bool paint_check(cairo_status_t status, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_pattern_t, cairo_pattern_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_font_options_t, cairo_font_options_destroy)

#endif
