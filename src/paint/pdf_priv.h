/* pdf: the objects of a file (pdf_file.c), what is drawn on its page (pdf_page.c), its faces (pdf_font.c), and what it is to
 * somebody who hears it (pdf_tags.c). pdf.c puts them together. */
#ifndef CJMAP_PDF_PRIV_H
#define CJMAP_PDF_PRIV_H

#include "paint_priv.h"

/* --- the file (pdf_file.c) ------------------------------------------------------------------------------------------ */

struct pdf {
    GString *out;
    GArray *at;     /* size_t: where each object begins, object 1 first; 0: not written yet */
};

void pdf_init(struct pdf *pdf);
void pdf_clear(struct pdf *pdf);
/* A number for an object that is written later. */
uint32_t pdf_reserve(struct pdf *pdf);
/* Between them the object's text is appended to pdf->out. */
void pdf_begin(struct pdf *pdf, uint32_t object);
void pdf_end(struct pdf *pdf);
/* A compressed stream; `entries` are those of its dictionary beside length and filter. */
void pdf_stream(struct pdf *pdf, uint32_t object, const char *entries, const void *data, size_t length);
/* A text string, whatever the characters. */
void pdf_text(GString *out, const char *text);
/* The table of objects and all that follows. Empties `pdf`. */
GByteArray *pdf_finish(struct pdf *pdf, uint32_t root, uint32_t info);

/* --- faces (pdf_font.c) ------------------------------------------------------------------------------------------------ */

/* Which glyphs of a face are shown, and the characters they stand for. */
struct pdf_face {
    uint32_t glyphs;      /* of the whole face */
    GPtrArray *text;      /* [glyphs] char *, NULL: not used; "" used, but in groups only */
    int32_t *width;       /* [glyphs] in 1/1000 em, of those used */
    bool used;
};

void pdf_face_init(struct pdf_face *face, const struct cj_fonts *fonts, enum cj_face which);
void pdf_face_clear(struct pdf_face *face);
/* Notes that `glyph` is shown for these characters. False if it already stands for others (or `length` is 0): then the
 * characters must be written beside it. */
bool pdf_face_use(struct pdf_face *face, const struct cj_fonts *fonts, enum cj_face which, uint32_t glyph, const char *text, size_t length);
/* Writes the face with the glyphs used as `object`. False if it could not be made smaller. */
bool pdf_face_write(struct pdf *pdf, uint32_t object, const struct pdf_face *face, const struct cj_fonts *fonts, enum cj_face which);

/* --- the page (pdf_page.c) ----------------------------------------------------------------------------------------------- */

struct pdf_page {
    const struct job *job;
    struct pdf *pdf;
    GString *out;                    /* operators */
    struct pdf_face face[CJ_FACE_COUNT];
    GArray *states;                  /* struct { char kind; int value; uint32_t object }, see pdf_page.c */
    GString *shadings;               /* entries of the resource dictionary */
    cairo_t *pen;                    /* to read icons from */
    struct pdf_pen {                 /* what was set last */
        struct cj_rgb fill, stroke;
        int fill_alpha, stroke_alpha; /* thousandths */
        double width, dash[2];
        bool round;
    } now;
    uint32_t gradients;
};

void pdf_page_init(struct pdf_page *page, const struct job *job, struct pdf *pdf);
void pdf_page_clear(struct pdf_page *page);
void pdf_page_shapes(struct pdf_page *page);
void pdf_page_text(struct pdf_page *page, const struct cj_item *item, bool more);
/* The page's contents and resources, written; the resource dictionary is appended to `resources`. */
bool pdf_page_write(struct pdf_page *page, uint32_t contents, GString *resources);

/* --- tags (pdf_tags.c) ----------------------------------------------------------------------------------------------------- */

/* All texts of the scene in reading order, drawn and tagged; writes the tree and returns its root's object. */
uint32_t pdf_tags_write(struct pdf_page *page, uint32_t page_object);

#endif
