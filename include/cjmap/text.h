/* text: measured text and how it breaks. Arithmetic only: each text is shaped once by whoever owns the fonts
 * (paint; a fake in tests) and wrapped here as often as wanted over its advances and break flags. */
#ifndef CJMAP_TEXT_H
#define CJMAP_TEXT_H

#include <cjmap/base.h>

/* Advances are integers, this many to the em, so that sums are exact. */
#define CJ_EM 16384

/* May a line begin at this cluster, and how does the line before it end? */
enum cj_break {
    CJ_BREAK_NO,       /* no */
    CJ_BREAK_SPACE,    /* after white space, which hangs */
    CJ_BREAK_PLAIN,    /* nothing is added: after an existing hyphen, a slash, between ideographs */
    CJ_BREAK_HYPHEN,   /* a hyphen is drawn: soft hyphen before (its own advance is 0) */
    CJ_BREAK_SYLLABLE, /* a hyphen is drawn: patterns allow it; only if the word is wider than the line, and stands at its start */
    CJ_BREAK_FORCED,   /* only if a word has no syllable that fits the line */
    CJ_BREAK_MUST,     /* a line break that was typed; the newline cluster has advance 0 */
};

/* A text shaped in one face, once. Immutable, in the arena of the measurer's caller. */
struct cj_measured {
    uint32_t shape;         /* key to the glyphs, meaningful to paint only */
    uint32_t n;             /* clusters */
    const char *text;       /* the bytes measured */
    const uint32_t *byte;   /* [n+1] first byte of each cluster */
    const int32_t *end;     /* [n+1] sum of advances before it, 1/CJ_EM em */
    const uint8_t *brk;     /* [n+1] enum cj_break: may a line begin here; brk[0] = NO, brk[n] = MUST */
    const uint8_t *blank;   /* [n] white space: hangs at a line's end */
    int32_t hyphen;         /* advance of a hyphen in this face */
    double ascent, descent; /* [em] of the face used */
    bool rtl;               /* some run is right to left */
};

/* One line: clusters first .. last), its width [1/CJ_EM em] without hanging blanks but with a hyphen added. */
struct cj_line {
    uint32_t first, last;
    int32_t width;
    bool hyphen;
};

/* Measures `text` in `face`; language is BCP 47. Never NULL; an empty text has n == 0. */
struct cj_measurer {
    void *self;
    const struct cj_measured *(*measure)(void *self, struct cj_str text, enum cj_face face, const char *language,
                                         struct cj_arena *arena);
    bool (*covers)(void *self, uint32_t code_point);
};

/* For a measurer, when all but the syllables is known: marks those of `language` in `brk`, which is text->brk. */
void cj_text_find_syllables(const struct cj_measured *text, uint8_t *brk, const char *language);

/* A word up to this width [1/CJ_EM em, at its own size] asks a column as wide as itself. One that is wider is broken at its syllables
 * where its column is narrower, and asks only what it needs for as few lines as here: one long word does not make the whole map small. */
#define CJ_WORD_WHOLE (11 * CJ_EM)

/* Greedy breaking at `width` [1/CJ_EM em]: as Pango's WRAP_WORD would, over the same advances. A word wider than `width` stands out
 * unless `force` is set: then it begins a line and is broken at its syllables, or at a character where it has none that fits. Writes
 * at most `room` lines, returns how many there are (0 for an empty text). `line` may be NULL to count only. */
uint32_t cj_text_break(const struct cj_measured *text, int32_t width, bool force, struct cj_line *line, uint32_t room);

/* The same number of lines as greedy at `width`, but even: the narrowest width that needs no more lines, and among
 * those breaks one that leaves no short last line, nor an article or preposition of the language at a line's end
 * where that can be avoided. Never wider than `width`. */
uint32_t cj_text_balance(const struct cj_measured *text, int32_t width, bool force, const char *language,
                         struct cj_line *line, uint32_t room);

/* `width` em for a text set at `size` em, in the units of its advances. A hair is forgiven: a width that was computed
 * as a sum still holds the line it was computed for. */
int32_t cj_text_units(double width, double size);

/* Width that the widest word asks, and of the whole text on one line (the longest typed line) [1/CJ_EM em]. */
int32_t cj_text_least_width(const struct cj_measured *text);
int32_t cj_text_full_width(const struct cj_measured *text);
/* Width of the widest word, whatever its syllables [1/CJ_EM em]. */
int32_t cj_text_word_width(const struct cj_measured *text);

/* A text that is measured for tests: half an em a character, bold 0.55, breaks after blanks and hyphens. */
struct cj_measurer cj_text_fake_measurer(void);

/* --- step functions ------------------------------------------------------------------------------------------ */

/* Least height at a width: w rising, h falling strictly [em]; w[0] is the least width. Below w[0] nothing fits. */
struct cj_steps {
    uint32_t n;
    const double *w, *h;
};

/* The steps of a text set at `size` em with `leading` em a line, between its least width and `most` [em]. Above `most` long words are
 * broken by force, so w[0] <= most. */
struct cj_steps cj_steps_text(const struct cj_measured *text, double size, double leading, double most, struct cj_arena *arena);
/* Every width at which any of `w` says something changes: evaluates height(self, width) there and keeps the lower
 * envelope. Used for a card, whose height is a function of width made of several texts. */
struct cj_steps cj_steps_sample(const double *w, uint32_t n, double (*height)(void *self, double width), void *self,
                                struct cj_arena *arena);
/* Least height at `width`, INFINITY below w[0]; least width for at most `height`, INFINITY if it never fits. */
double cj_steps_height(const struct cj_steps *steps, double width);
double cj_steps_width(const struct cj_steps *steps, double height);

#endif
