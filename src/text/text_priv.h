/* text, inside: a text as pieces, the stretches between two places where a line may end. Breaking, balancing and
 * the search for critical widths all walk pieces, never clusters: a text of sixty characters has about ten. */
#ifndef CJ_TEXT_PRIV_H
#define CJ_TEXT_PRIV_H

#include <cjmap/text.h>

/* A place where a line may end. Advances are sums from the start of the text, in 1/CJ_EM em. */
struct piece {
    uint32_t at;  /* the cluster with which the next line begins */
    int32_t ink;  /* advance up to here without the blanks that hang */
    int32_t next; /* advance up to `at`, where the next line begins */
    uint8_t brk;  /* enum cj_break */
    uint32_t word; /* a line that ends here within a word begins at this piece, the word's first, or after it */
};

struct pieces {
    uint32_t n;
    int32_t hyphen;
    struct piece *piece; /* [n], owned */
};

/* Which places inside words are pieces too. */
enum cut {
    CUT_NOTHING,
    CUT_AT_SYLLABLES, /* of words wider than the width */
    CUT_ANYWHERE,     /* these, and between any two characters */
};

void pieces_init(struct pieces *pieces, const struct cj_measured *text, enum cut cut, int32_t width);
void pieces_finish(struct pieces *pieces);

/* The widest piece, with its hyphen. */
int32_t pieces_widest(const struct pieces *pieces);

/* The width of the narrowest word that is wider than `width` and has syllables, INT32_MAX if there is none: below it, pieces of words
 * cut at syllables at `width` stay what they are. */
int32_t pieces_next_word(const struct cj_measured *text, int32_t width);

/* May a line be made of pieces first .. last]? Not if it would break a word that begins within it. */
static inline bool pieces_may_end(const struct pieces *pieces, uint32_t first, uint32_t last)
{
    return pieces->piece[last].brk != CJ_BREAK_SYLLABLE || pieces->piece[last].word <= first;
}

/* Width of the line made of pieces first .. last], hyphen included. */
int32_t pieces_width(const struct pieces *pieces, uint32_t first, uint32_t last);

/* One greedy line from piece `first`: returns its last piece. *ret_wider is the least width above `width` at which
 * this line would be another one (INT32_MAX: none). */
uint32_t pieces_take(const struct pieces *pieces, uint32_t first, int32_t width, int32_t *ret_wider);

/* Lines of pieces first .. end) at `width`, and the least width at which their breaking changes. */
uint32_t pieces_count(const struct pieces *pieces, uint32_t first, uint32_t end, int32_t width, int32_t *ret_wider);

/* The least width from `from` on at which pieces first .. end) need at most `lines` lines. */
int32_t pieces_narrowest(const struct pieces *pieces, uint32_t first, uint32_t end, int32_t from, uint32_t lines);

struct cj_line pieces_line(const struct pieces *pieces, uint32_t first, uint32_t last);

#endif
