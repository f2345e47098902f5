/* image's inside: open.c finds and reads a file, png.c, jpeg.c and svg.c know a kind each, read.c makes the table. */
#ifndef CJMAP_IMAGE_PRIV_H
#define CJMAP_IMAGE_PRIV_H

#include <cjmap/diag.h>
#include <cjmap/image.h>

/* What is wrong with a file. */
struct fault {
    enum cj_diag_id id;
    const char *text, *hint; /* in the job's arena, or literals */
};

/* Sets the fault and returns false. The text begins with the file's name, which is put before `format`. */
struct look {
    struct cj_arena *arena;
    struct cj_str file;
    struct fault fault;
};
bool image_refuse(struct look *look, enum cj_diag_id id, const char *hint, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* The bytes of a file beneath the folder `folder`, at most CJ_PICTURE_BYTES_MOST; NULL and the fault. g_bytes_unref it. */
GBytes *image_open(struct look *look, int folder);
/* A sound file name in `folder` that is much like `name`, or NULL; g_free it. */
char *image_neighbour(int folder, const char *name, bool is_folder);

/* A kind: whether the bytes begin as such a file does, and what is in it. `read` fills in all but file and kind; the bytes are
 * borrowed from `data` or lie in the arena. */
struct kind_row {
    enum cj_picture_kind kind;
    bool (*begins)(const uint8_t *data, size_t len);
    bool (*read)(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture);
};

bool image_png_begins(const uint8_t *data, size_t len);
bool image_png_read(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture);
bool image_jpeg_begins(const uint8_t *data, size_t len);
bool image_jpeg_read(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture);
bool image_svg_begins(const uint8_t *data, size_t len);
bool image_svg_read(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture);

/* --- how much work a drawing is (svg_work.c) --------------------------------------------------------------------------- */

/* ONCE: drawn with the element that refers to it. INHERITED: with all elements in it, as its paint. ANYWHERE: by a style sheet, with
 * any element of the drawing. */
enum reference_kind { REFERENCE_ONCE, REFERENCE_INHERITED, REFERENCE_ANYWHERE };
struct drawing;
struct drawing *image_drawing_new(void);
void image_drawing_free(struct drawing *drawing);
/* How a part is drawn: where it stands, only where it is referred to, or never, as a gradient is. */
enum part_kind { PART_DRAWN, PART_WAITS, PART_SHADE };
/* An element begins, with its id or NULL. References are those of the element that began last. */
void image_drawing_open(struct drawing *drawing, const char *id, enum part_kind kind);
void image_drawing_refer(struct drawing *drawing, const char *id, size_t len, enum reference_kind kind);
/* The element that began last has a line of so many numbers. */
void image_drawing_weigh(struct drawing *drawing, uint32_t numbers);
void image_drawing_close(struct drawing *drawing);
/* The elements that are drawn, at most CJ_PICTURE_ELEMENTS_MOST + 1. */
uint64_t image_drawing_count(struct drawing *drawing);

/* Are these many pixels too many? Sets size and fault. */
bool image_set_size(struct look *look, uint32_t columns, uint32_t rows, struct cj_picture *picture);
bool image_refuse_broken(struct look *look, const char *why);

static inline uint32_t image_be16(const uint8_t *p) { return (uint32_t)p[0] << 8 | p[1]; }
static inline uint32_t image_be32(const uint8_t *p) { return image_be16(p) << 16 | image_be16(p + 2); }

#endif
