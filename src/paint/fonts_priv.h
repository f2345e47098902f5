/* fonts: what fonts.c opens and shape.c fills. */
#ifndef CJMAP_FONTS_PRIV_H
#define CJMAP_FONTS_PRIV_H

#include "paint_priv.h"

#include <hb.h>

struct face {
    char *path;               /* NULL: the file is `bytes` */
    GBytes *bytes;
    hb_font_t *hb;            /* at CJ_EM units to the em: advances are what cj_measured wants */
    cairo_font_face_t *cairo; /* NULL until something is drawn in it */
    uint32_t space, hyphen;   /* glyphs */
    int32_t hyphen_advance;   /* [1/CJ_EM em] */
    double ascent, descent;   /* [em] */
};

enum { COVERED_UNKNOWN, COVERED_YES, COVERED_NO };

struct cj_fonts {
    struct face face[CJ_FACE_COUNT];
    struct cj_arena *arena;   /* measured texts and their glyphs */
    hb_buffer_t *buffer;      /* used again for each run */
    GHashTable *shaped;       /* struct shape_key to const struct cj_measured, both in the arena; looked up, never walked */
    GArray *shapes;           /* struct shape, by cj_measured.shape */
    char *family;             /* of the author's own regular face, NULL: those we bring */
    uint8_t covered[0x500];   /* what covers() found for the code points that fill most texts */
};

GHashTable *shape_cache_new(void);
/* cj_measurer.measure; `self` is a cj_fonts. The result lives as long as the fonts: the same text may be asked for by several jobs. */
const struct cj_measured *shape_measure(void *self, struct cj_str text, enum cj_face face, const char *language,
                                        struct cj_arena *arena);

#endif
