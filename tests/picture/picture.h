/* picture: maps as pixels, and whether two of them look the same. Used by the picture test (main.c) and by the tests of the
 * comparison itself (try.c). Pixels are 8-bit sRGB, row by row from the top left corner. */
#ifndef CJMAP_TESTS_PICTURE_H
#define CJMAP_TESTS_PICTURE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The program draws at 192 dpi; a third of that, averaged, is what is kept and compared: type of 9.3 px, that an eye can still read. */
#define PICTURE_REDUCED 3

struct picture {
    int w, h;     /* [px] */
    uint8_t *rgb; /* [h * w * 3] */
};

struct picture *picture_new(int w, int h); /* black */
void picture_free(struct picture *picture); /* NULL-safe */
typedef struct picture cj_picture; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cj_picture, picture_free)

/* From PNG, of any kind; transparency on white. NULL and `error` if it is none. */
struct picture *picture_read(const void *png, gsize len, GError **error);
struct picture *picture_load(const char *file, GError **error);
/* As an 8-bit RGB PNG. */
bool picture_save(const struct picture *picture, const char *file, GError **error);
/* Each `times` x `times` pixels averaged into one; what is left over at the right and the bottom goes. */
struct picture *picture_reduce(const struct picture *picture, int times);
/* SHA-256 of size and pixels, in hex. */
char *picture_hash(const struct picture *picture);

/* Where two pictures look different. */
struct comparison {
    uint32_t changed; /* pixels that look different, those of one picture outside the other included; 0: they look the same */
    int w, h;         /* [px] the larger of both, each way */
    uint8_t *mark;    /* [h * w] 1: looks different */
};

struct comparison *picture_compare(const struct picture *was, const struct picture *is);
void comparison_free(struct comparison *comparison); /* NULL-safe */
typedef struct comparison cj_comparison; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cj_comparison, comparison_free)

/* Old, new and difference side by side, whole and then the places that changed most in detail, as a PNG at `file`. `was` may be NULL. */
bool picture_sheet(const char *name, const struct picture *was, const struct picture *is, const char *file, GError **error);

#endif
