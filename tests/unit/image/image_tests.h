/* Unit tests of image: pictures made on the spot, in a folder of their own. */
#ifndef CJMAP_IMAGE_TESTS_H
#define CJMAP_IMAGE_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "image_priv.h"

/* A folder to be filled; unmake it. */
char *make_folder(void);
void unmake_folder(char *folder);
void put(const char *folder, const char *name, const void *bytes, size_t len);
void put_text(const char *folder, const char *name, const char *text);
void put_bytes(const char *folder, const char *name, GByteArray *bytes); /* takes them */

/* A PNG of grey, of a width and height, with a comment in it; `whole` false: of the header only. */
GByteArray *png_new(uint32_t width, uint32_t height, bool whole);
/* A JPEG of 8 x 4, blue at the left and grey at the right, that is turned so. */
GByteArray *jpeg_new(uint8_t turn);
extern const uint8_t jpeg[];
extern const size_t jpeg_len;
#define SVG_HEAD "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 30\">"

/* What cj_pictures_read says about files of a folder. */
struct answer {
    struct cj_arena *arena;
    struct cj_diags *diags;
    const struct cj_pictures *pictures;
    const struct cj_diag *diag;
    uint32_t n;
};
struct answer ask(const char *folder, const char *const *names, uint32_t n);
struct answer ask_one(const char *folder, const char *name);
void answered(struct answer *answer);

/* Refused with this message; the text has `has` in it, or any if it is NULL. */
void assert_refused(const char *folder, const char *name, enum cj_diag_id id, const char *has);
void assert_taken(const char *folder, const char *name, enum cj_picture_kind kind, double width, double height);

extern const struct CMUnitTest open_tests[], kind_tests[], message_tests[];
extern const size_t open_tests_count, kind_tests_count, message_tests_count;

#endif
