/* Pieces and greedy lines. The rules are those of Pango's WRAP_WORD over the same advances: blanks at a line's end
 * hang, a line takes the last place that still fits, a word that fits nowhere stands out. A soft hyphen that does
 * not fit does not end the search, because the rest of its word may be narrower than the hyphen would be.
 *
 * A word that is broken at its syllables begins a line. So it is read more easily; and a wider line never takes more lines than a
 * narrower one, where the word suddenly fits and no longer fills the rest of the line before it. */
#include "text_priv.h"

/* Advance up to cluster `at`, without the blanks before it. */
static int32_t ink_before(const struct cj_measured *text, uint32_t at)
{
    while (at > 0 && text->blank[at - 1])
        at--;
    return text->end[at];
}

/* Is this a place where a line may end whatever its width? Then a word ends here. */
static bool ends_word(const struct cj_measured *text, uint32_t at)
{
    uint8_t brk = text->brk[at];
    return at == text->n || (brk != CJ_BREAK_NO && brk != CJ_BREAK_SYLLABLE && brk != CJ_BREAK_FORCED);
}

/* The end of the word that begins at `first`, its width without blanks, and whether it has syllables. */
static uint32_t word_end(const struct cj_measured *text, uint32_t first, int32_t *ret_width, bool *ret_syllables)
{
    uint32_t at = first + 1;
    *ret_syllables = false;
    for (; !ends_word(text, at); at++)
        *ret_syllables = *ret_syllables || text->brk[at] == CJ_BREAK_SYLLABLE;
    *ret_width = ink_before(text, at) - text->end[first];
    return at;
}

static void add_piece(struct pieces *pieces, const struct cj_measured *text, uint32_t at, uint8_t brk, uint32_t word)
{
    pieces->piece[pieces->n++] =
        (struct piece) { .at = at, .ink = ink_before(text, at), .next = text->end[at], .brk = brk, .word = word };
}

void pieces_init(struct pieces *pieces, const struct cj_measured *text, enum cut cut, int32_t width)
{
    pieces->n = 0;
    pieces->hyphen = text->hyphen;
    pieces->piece = g_new(struct piece, text->n + 1);
    for (uint32_t first = 0, end; first < text->n; first = end) {
        int32_t word_width;
        bool syllables;
        uint32_t word = pieces->n;
        end = word_end(text, first, &word_width, &syllables);
        bool split = cut != CUT_NOTHING && word_width > width;
        bool forced = cut == CUT_ANYWHERE && word_width + text->hyphen > width; /* it may end in a soft hyphen */
        for (uint32_t at = first + 1; (split || forced) && at < end; at++)
            if (text->brk[at] == CJ_BREAK_SYLLABLE ? split : text->brk[at] == CJ_BREAK_FORCED && forced)
                add_piece(pieces, text, at, text->brk[at], word);
        add_piece(pieces, text, end, end == text->n ? CJ_BREAK_MUST : text->brk[end], word);
    }
}

int32_t pieces_next_word(const struct cj_measured *text, int32_t width)
{
    int32_t next = INT32_MAX, word_width;
    bool syllables;
    for (uint32_t first = 0; first < text->n;) {
        first = word_end(text, first, &word_width, &syllables);
        if (syllables && word_width > width)
            next = MIN(next, word_width);
    }
    return next;
}

void pieces_finish(struct pieces *pieces)
{
    g_free(pieces->piece);
    *pieces = (struct pieces) { 0 };
}

static int32_t start_of(const struct pieces *pieces, uint32_t first)
{
    return first == 0 ? 0 : pieces->piece[first - 1].next;
}

/* Without the hyphen. A line of nothing but blanks is 0 wide, not less. */
static int32_t bare_width(const struct pieces *pieces, int32_t start, uint32_t last)
{
    return MAX(0, pieces->piece[last].ink - start);
}

static bool draws_hyphen(const struct piece *piece)
{
    return piece->brk == CJ_BREAK_HYPHEN || piece->brk == CJ_BREAK_SYLLABLE;
}

static int32_t full_width(const struct pieces *pieces, int32_t start, uint32_t last)
{
    int32_t hyphen = draws_hyphen(&pieces->piece[last]) ? pieces->hyphen : 0;
    return bare_width(pieces, start, last) + hyphen;
}

int32_t pieces_width(const struct pieces *pieces, uint32_t first, uint32_t last)
{
    return full_width(pieces, start_of(pieces, first), last);
}

int32_t pieces_widest(const struct pieces *pieces)
{
    int32_t widest = 0;
    for (uint32_t i = 0; i < pieces->n; i++)
        widest = MAX(widest, pieces_width(pieces, i, i));
    return widest;
}

/* A word that is wider than the line: as much of it as fits, at least one cluster. Without forced places among the
 * pieces this is the word itself, up to its narrowest end. */
static uint32_t take_part(const struct pieces *pieces, uint32_t first, int32_t width)
{
    int32_t start = start_of(pieces, first);
    uint32_t last = first;
    for (uint32_t i = first + 1; i < pieces->n && pieces->piece[i - 1].brk == CJ_BREAK_FORCED; i++)
        if (full_width(pieces, start, i) <= width)
            last = i;
    return last;
}

uint32_t pieces_take(const struct pieces *pieces, uint32_t first, int32_t width, int32_t *ret_wider)
{
    int32_t start = start_of(pieces, first), wider = INT32_MAX;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = first; i < pieces->n; i++) {
        const struct piece *piece = &pieces->piece[i];
        if (!pieces_may_end(pieces, first, i))
            continue;
        if (piece->brk != CJ_BREAK_FORCED) {
            int32_t full = full_width(pieces, start, i);
            if (full <= width)
                last = i;
            else
                wider = MIN(wider, full);
        }
        if (piece->brk == CJ_BREAK_MUST || bare_width(pieces, start, i) > width)
            break;
    }
    if (ret_wider)
        *ret_wider = wider;
    return last != UINT32_MAX ? last : take_part(pieces, first, width);
}

uint32_t pieces_count(const struct pieces *pieces, uint32_t first, uint32_t end, int32_t width, int32_t *ret_wider)
{
    uint32_t lines = 0;
    *ret_wider = INT32_MAX;
    while (first < end) {
        int32_t wider;
        first = pieces_take(pieces, first, width, &wider) + 1;
        *ret_wider = MIN(*ret_wider, wider);
        lines++;
    }
    return lines;
}

/* `lines` lines cannot hold more than `lines` times their width: the ink less what may hang between them. */
static int32_t least_by_area(const struct pieces *pieces, uint32_t first, uint32_t end, uint32_t lines)
{
    int32_t gap = 0;
    for (uint32_t i = first; i + 1 < end; i++)
        gap = MAX(gap, pieces->piece[i].next - pieces->piece[i].ink);
    int64_t ink = (int64_t)pieces->piece[end - 1].ink - start_of(pieces, first) - (int64_t)(lines - 1) * gap;
    return ink <= 0 ? 0 : (int32_t)((ink + lines - 1) / lines);
}

/* No bisection: a breaking stays what it is up to the next width at which one of its lines takes another piece. */
int32_t pieces_narrowest(const struct pieces *pieces, uint32_t first, uint32_t end, int32_t from, uint32_t lines)
{
    int32_t width = MAX(from, least_by_area(pieces, first, end, lines)), wider;
    while (pieces_count(pieces, first, end, width, &wider) > lines && wider != INT32_MAX)
        width = wider;
    return width;
}

struct cj_line pieces_line(const struct pieces *pieces, uint32_t first, uint32_t last)
{
    return (struct cj_line) {
        .first = first == 0 ? 0 : pieces->piece[first - 1].at,
        .last = pieces->piece[last].at,
        .width = pieces_width(pieces, first, last),
        .hyphen = draws_hyphen(&pieces->piece[last]),
    };
}
