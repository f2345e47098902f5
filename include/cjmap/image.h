/* image: the pictures a journey names. Opens them safely beside the journey's file, says what is wrong with them, and hands out
 * what they are, how large they are, and bytes that are fit to be put into a map. Nothing is decoded here: what a picture is and how
 * large it is stands at its beginning, and is judged before anybody makes room for its pixels. */
#ifndef CJMAP_IMAGE_H
#define CJMAP_IMAGE_H

#include <cjmap/base.h>

struct cj_diags; /* of diag.h: only who reads pictures needs them */

enum cj_picture_kind { CJ_PICTURE_PNG, CJ_PICTURE_JPEG, CJ_PICTURE_SVG };

/* A picture, found by its content, whatever its name says. */
struct cj_picture {
    struct cj_str file;      /* as it was first named; its place is where that stands */
    enum cj_picture_kind kind;
    double width, height;    /* as it is to be seen: [px], of an SVG in units of its own */
    uint32_t columns, rows;  /* PNG, JPEG: as they are stored, before they are turned */
    uint8_t turn;            /* how they are turned to be seen: 1 (not at all) to 8, as EXIF counts */
    const uint8_t *bytes;    /* the file, less what is not needed to see it: no place, date or name of a camera */
    size_t len;
};

/* Each file once, in the order in which they are named. */
struct cj_pictures {
    const struct cj_picture *picture;
    uint32_t n;
};

enum {
    CJ_PICTURES_MOST = 64,                      /* files a journey may name */
    CJ_PICTURE_BYTES_MOST = 20 * 1024 * 1024,
    CJ_PICTURE_SIDE_MOST = 32767,               /* [px], and what cairo takes */
    CJ_PICTURE_PIXELS_MOST = 64 * 1024 * 1024,
    CJ_PICTURE_ELEMENTS_MOST = 20000,           /* of an SVG, each as often as it is drawn */
};

/* Reads the pictures that are named in `file`, in the order of the journey's file; the same one may be named many times. They lie
 * beside `journey_file` ("-": in the present folder) or in folders beneath: an absolute path, `..`, a link anywhere on the way, and
 * whatever is no regular file is refused. Each mistake is added to `diags` where the file is named first, and the work goes on.
 * All lies in `arena`. */
const struct cj_pictures *cj_pictures_read(const char *journey_file, const struct cj_str *file, uint32_t nfiles, struct cj_arena *arena,
                                           struct cj_diags *diags);

/* The index of a picture by a name of its file, UINT32_MAX if it is not there. NULL-safe. */
uint32_t cj_pictures_find(const struct cj_pictures *pictures, struct cj_str file);

/* Do two paths name the same file beneath a folder? `a/b.png` and `./a//b.png` do. */
bool cj_picture_same_file(const char *a, const char *b);

#endif
