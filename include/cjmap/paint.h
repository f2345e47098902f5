/* paint: the only room that knows cairo, Pango, HarfBuzz, FreeType, libpng, libjpeg and librsvg. It shapes texts for the layout, and
 * turns pages of scenes into the bytes of a file, in memory. It decides nothing. */
#ifndef CJMAP_PAINT_H
#define CJMAP_PAINT_H

#include <cjmap/base.h>
#include <cjmap/scene.h>
#include <cjmap/text.h>
#include <cjmap/theme.h>

/* --- fonts -------------------------------------------------------------------------------------------------- */

struct cj_fonts;

#define CJ_PAINT_ERROR (cj_paint_error_quark())
GQuark cj_paint_error_quark(void);
/* From CJ_PAINT_ERROR_PICTURE on: a picture is broken in a way that only shows when it is drawn; the code less CJ_PAINT_ERROR_PICTURE is
 * its index in the pictures of its scene. */
enum cj_paint_error { CJ_PAINT_ERROR_FONT, CJ_PAINT_ERROR_SIZE, CJ_PAINT_ERROR_PAGES, CJ_PAINT_ERROR_WRITE, CJ_PAINT_ERROR_PICTURE };

/* Opens the four faces (NotoSans-Regular.ttf, -Bold, -Italic, -BoldItalic) found in the first of `dirs` (NULL-ended) that has
 * them. Files are opened by name, no fontconfig is asked: nothing of the system's fonts or rules is read. NULL and
 * CJ_PAINT_ERROR_FONT when they are not there or cannot be read. */
struct cj_fonts *cj_fonts_new(const char *const *dirs, GError **error);
/* Takes the OpenType or TrueType file `bytes` for a face, in place of the one that was opened; before anything is measured. False if
 * it is no such file, or has no outlines. */
bool cj_fonts_use(struct cj_fonts *fonts, enum cj_face face, GBytes *bytes);
void cj_fonts_free(struct cj_fonts *fonts); /* NULL-safe */
/* Shapes with these fonts; a text measured twice in the same face and language is shaped once, and is the same cj_measured. It and the
 * measurer live as long as the fonts, whatever arena is given. A code point is covered if all four faces have it, or if it is never
 * drawn (soft hyphen, joiners, line ends). Without a language texts are taken for English. */
struct cj_measurer cj_fonts_measurer(struct cj_fonts *fonts);

/* --- formats ------------------------------------------------------------------------------------------------- */

enum cj_format { CJ_FORMAT_PDF, CJ_FORMAT_SVG, CJ_FORMAT_PNG, CJ_FORMAT_COUNT };
struct cj_format_row {
    const char *name, *suffix, *what;  /* "pdf", ".pdf", "Portable Document Format" */
    bool one_page;                     /* holds no more */
};
const struct cj_format_row *cj_format_row(enum cj_format format);

struct cj_paint_options {
    double dpi;              /* of a PNG */
    int64_t created;         /* seconds since 1970 from SOURCE_DATE_EPOCH, or -1: no date in the file */
    const char *producer;    /* "cjmap 0.1.0" */
    bool grey;               /* the theme and all pictures are grey: so are the pixels of a PNG */
};

/* The book as a file of `format`, complete, in memory; g_byte_array_unref it. NULL and an error when the format cannot hold it (a PNG
 * over 100,000 pixels a side, a page over 14,400 pt, several pages in an SVG or a PNG). */
GByteArray *cj_paint(enum cj_format format, const struct cj_book *book, const struct cj_theme *theme, struct cj_fonts *fonts,
                     const struct cj_paint_options *options, GError **error);

/* About how much ink the book's first page takes, as a part of the sheet: 1 is the whole sheet black, or in one pure ink; two inks in one
 * place count for both. False and an error as cj_paint. */
bool cj_paint_ink(const struct cj_book *book, const struct cj_theme *theme, struct cj_fonts *fonts, const struct cj_paint_options *options,
                  double *ret_part, GError **error);

struct cj_pictures; /* of image.h */
/* The same pictures without colour, in the same order and of the same sizes; drawings become pixels. In `arena`. NULL and an error if one
 * is broken. */
const struct cj_pictures *cj_paint_grey(const struct cj_pictures *pictures, struct cj_arena *arena, GError **error);

#endif
