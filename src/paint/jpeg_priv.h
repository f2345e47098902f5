/* paint's inside: what goes wrong in libjpeg comes out as a jump and a sentence. */
#ifndef CJMAP_PAINT_JPEG_PRIV_H
#define CJMAP_PAINT_JPEG_PRIV_H

#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

enum { JPEG_WHY = 128 };

struct jpeg_trouble {
    struct jpeg_error_mgr base;
    jmp_buf out;
    char *why;                  /* [JPEG_WHY] */
};

/* What to give libjpeg as its error manager; `out` is to be set before it is used. `why` is the caller's. */
struct jpeg_error_mgr *jpeg_trouble_init(struct jpeg_trouble *trouble, char *why);

#endif
