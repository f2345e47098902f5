/* Greedy breaking and the two widths that follow from it. */
#include <cjmap/text.h>

#include "text_priv.h"

uint32_t cj_text_break(const struct cj_measured *text, int32_t width, bool force, struct cj_line *line, uint32_t room)
{
    struct pieces pieces;
    uint32_t lines = 0;
    pieces_init(&pieces, text, force ? CUT_ANYWHERE : CUT_NOTHING, width);
    for (uint32_t first = 0; first < pieces.n; lines++) {
        uint32_t last = pieces_take(&pieces, first, width, NULL);
        if (line && lines < room)
            line[lines] = pieces_line(&pieces, first, last);
        first = last + 1;
    }
    pieces_finish(&pieces);
    return lines;
}

/* What a word made of pieces first .. end) asks, where it may be cut: the narrowest width that needs no more lines than CJ_WORD_WHOLE. */
static int32_t least_of_word(const struct pieces *pieces, uint32_t first, uint32_t end)
{
    int32_t widest = 0, wider;
    for (uint32_t i = first; i < end; i++)
        widest = MAX(widest, pieces_width(pieces, i, i));
    if (end - first == 1 || widest >= CJ_WORD_WHOLE)
        return widest;
    return pieces_narrowest(pieces, first, end, widest, pieces_count(pieces, first, end, CJ_WORD_WHOLE, &wider));
}

int32_t cj_text_least_width(const struct cj_measured *text)
{
    struct pieces pieces;
    int32_t widest = 0;
    pieces_init(&pieces, text, CUT_AT_SYLLABLES, CJ_WORD_WHOLE);
    for (uint32_t first = 0, end; first < pieces.n; first = end) {
        for (end = first + 1; pieces.piece[end - 1].brk == CJ_BREAK_SYLLABLE;)
            end++;
        widest = MAX(widest, least_of_word(&pieces, first, end));
    }
    pieces_finish(&pieces);
    return widest;
}

int32_t cj_text_word_width(const struct cj_measured *text)
{
    struct pieces pieces;
    pieces_init(&pieces, text, CUT_NOTHING, 0);
    int32_t widest = pieces_widest(&pieces);
    pieces_finish(&pieces);
    return widest;
}

int32_t cj_text_full_width(const struct cj_measured *text)
{
    struct pieces pieces;
    int32_t widest = 0;
    pieces_init(&pieces, text, CUT_NOTHING, INT32_MAX);
    for (uint32_t first = 0; first < pieces.n;) {
        uint32_t last = pieces_take(&pieces, first, INT32_MAX, NULL);
        widest = MAX(widest, pieces_width(&pieces, first, last));
        first = last + 1;
    }
    pieces_finish(&pieces);
    return widest;
}

int32_t cj_text_units(double width, double size)
{
    double units = width * CJ_EM / size + 0.25; /* sums of doubles end a hair below the width they stand for */
    return units >= INT32_MAX ? INT32_MAX : units <= 0 ? 0 : (int32_t)units;
}
