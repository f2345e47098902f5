/* png: a picture and what it is drawn in, so that a test can cut it otherwise. */
#ifndef CJMAP_PNG_PRIV_H
#define CJMAP_PNG_PRIV_H

#include "paint_priv.h"

struct png_page {
    const struct cj_page *page;
    double dpi;
    int width, height;      /* [px] */
    bool grey;              /* one byte a pixel */
};

/* Rows of a stripe and columns of a surface, at most. The file is the same whatever they are. */
struct png_cut { int rows, columns; };

struct png_page png_page_of(const struct job *job);
GByteArray *png_paint(const struct job *job, const struct png_page *page, const struct png_cut *cut, GError **error);

#endif
