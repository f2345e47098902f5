/* base: what every room stands on. An arena for what outlives a stage, places in a source file, borrowed
 * strings that remember their place, and the distance between a word that was typed and one that was meant.
 *
 * base knows nothing of journeys, files or drawing. It brings GLib along: its containers are scratch inside a
 * function; what is kept is sealed into the arena. */
#ifndef CJMAP_BASE_H
#define CJMAP_BASE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- places ------------------------------------------------------------------------------------------------- */

/* A stretch of a source file. Lines and columns count from 1, columns in characters (code points, not bytes);
 * `end_col` is the first column after the stretch. `source` is an index given out by diag; line 0 means "no place". */
struct cj_span {
    uint32_t source;
    uint32_t line, col;
    uint32_t end_line, end_col;
};

/* A borrowed, NUL-terminated piece of UTF-8 text (NFC once the journey is loaded), and where it was typed. s is never NULL in sealed
 * structures; len is in bytes, without the NUL. */
struct cj_str {
    const char *s;
    uint32_t len;
    struct cj_span at;
};

/* The text `s` without a place. Borrows s. */
struct cj_str cj_str_from(const char *s);
bool cj_str_equal(struct cj_str a, struct cj_str b);

/* --- lengths ------------------------------------------------------------------------------------------------ */

#define CJ_MM_PER_INCH 25.4
#define CJ_PT_PER_MM (72 / CJ_MM_PER_INCH)
/* What a page of a PDF can be at most, each side. */
#define CJ_PAGE_SIDE_MOST_PT 14400

/* --- arena -------------------------------------------------------------------------------------------------- */

/* One arena per compile job holds document, journey, layout and scene, and is freed at once. Out of memory ends
 * the program, as in GLib. Memory comes zeroed and aligned for any type. */
struct cj_arena;

struct cj_arena *cj_arena_new(void);
void cj_arena_free(struct cj_arena *arena); /* NULL-safe */
void *cj_arena_alloc(struct cj_arena *arena, size_t count, size_t size);
char *cj_arena_strndup(struct cj_arena *arena, const char *s, size_t len);
char *cj_arena_printf(struct cj_arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The elements of `array`, copied. Returns NULL for an empty array. The array stays the caller's. */
void *cj_arena_seal(struct cj_arena *arena, const GArray *array);

#define CJ_NEW(arena, type, count) ((type *)cj_arena_alloc((arena), (count), sizeof(type)))


/* --- words -------------------------------------------------------------------------------------------------- */

/* Damerau-Levenshtein distance (optimal string alignment) in characters, case ignored. Stops early and returns
 * limit + 1 once the distance is certain to exceed `limit`. */
unsigned cj_distance(const char *typed, const char *meant, unsigned limit);

/* --- addresses ---------------------------------------------------------------------------------------------------- */

/* `uri` in ASCII, to be put into any file as it is: all but letters, digits and -._~:/?@!$&*+,;= is percent-encoded (UTF-8), except one #
 * before the fragment and the brackets of a numeric host; a host name beyond ASCII becomes punycode (IDNA 2003, as GLib has it). What is
 * encoded already stays. */
struct cj_str cj_uri_encode(struct cj_str uri, struct cj_arena *arena);

/* A QR code, without the white around it: room qr makes it, layout gives it a place, scene draws it. */
struct cj_qr {
    uint32_t size;       /* modules a side */
    const uint8_t *dark; /* [size * size] by rows from the top; 1: dark */
};
#define CJ_QR_QUIET 4    /* modules of white around a code that readers need, on all sides */

/* --- names that several rooms share --------------------------------------------------------------------------- */

enum cj_face { CJ_FACE_REGULAR, CJ_FACE_BOLD, CJ_FACE_ITALIC, CJ_FACE_BOLD_ITALIC, CJ_FACE_COUNT };

/* Icons the program has: well-known channels and kinds of actor, a row each in icon_ids.h. */
enum cj_icon {
#define CJ_ICON(symbol, id) CJ_ICON_##symbol,
#include <cjmap/icon_ids.h>
#undef CJ_ICON
    CJ_ICON_COUNT
};
const char *cj_icon_id(enum cj_icon icon);
/* The icon of a well-known id, CJ_ICON_NONE if it is not one. */
enum cj_icon cj_icon_find(const char *id);

#endif
