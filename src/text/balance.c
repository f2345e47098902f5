/* Even lines. Greedy breaking fills lines from the top and leaves what is left to the last one; a card then ends in
 * "the" or in a single short word. Here each paragraph keeps its number of lines, and among the breaks with that
 * number the one with the least penalty is taken: a small dynamic programme over lines and places to break, as
 * Knuth and Plass do, but with the number of lines given and nothing stretched.
 *
 * The target is the narrowest width that needs no more lines; a line may exceed it, up to the given width, where
 * that saves a worse end. Long paragraphs are set greedily at the narrowest width: their last line is one of many. */
#include <cjmap/text.h>

#include <float.h>
#include <string.h>

#include "text_priv.h"

enum { MOST_PIECES = 60 };

/* Penalties, in the unit of a line that is as short as nothing (1.0 = its whole width missing, squared). */
#define OVER 1.5            /* times the square of what exceeds the target */
#define LAST_RAGGED 0.25    /* a last line may be shorter than the others... */
#define LAST_SHORT 0.6      /* ...but not under 40 % of the target... */
#define LAST_STUB 2.0       /* ...let alone under a quarter */
#define HALF_EMPTY 0.10     /* any line under half of the target reads as a list */
#define FUNCTION_WORD 0.15  /* a line that ends in an article: worth about 40 % of a line's width, not a stub */
#define HYPHENATED 0.10     /* a line that ends in a hyphen that is added... */
#define HYPHENS 0.20        /* ...and one below another */
#define IN_PREFIX 0.30      /* a hyphen after a syllable that belongs to what follows */
#define IN_COMPOUND 0.35    /* a line that ends within "pick-up" */

struct words {
    const char *language, *words; /* words between blanks */
};

static const struct words function_words[] = {
#define FUNCTION_WORDS(language, words) { language, " " words " " },
#include "function_words.h"
#undef FUNCTION_WORDS
};

static const struct words prefixes[] = {
#define PREFIXES(language, syllables) { language, " " syllables " " },
#include "prefixes.h"
#undef PREFIXES
};

struct paragraph {
    const struct cj_measured *text;
    const struct pieces *pieces;
    const char *words, *prefixes; /* function words and prefixes of the language, or NULL */
    uint32_t first, end;
    int32_t width, target;
};

static const char *words_of(const struct words *row, size_t n, const char *language)
{
    for (size_t i = 0; language && i < n; i++) {
        size_t len = strlen(row[i].language);
        if (g_ascii_strncasecmp(language, row[i].language, len) == 0 && !g_ascii_isalpha(language[len]))
            return row[i].words;
    }
    return NULL;
}

/* Are clusters first .. end) of the text, in lower case, one of `words`? */
static bool is_one_of(const char *words, const struct cj_measured *text, uint32_t first, uint32_t end)
{
    char word[16] = " ";
    uint32_t len = text->byte[end] - text->byte[first];
    if (len == 0 || len + 3 > sizeof word)
        return false;
    for (uint32_t i = 0; i < len; i++)
        word[1 + i] = g_ascii_tolower(text->text[text->byte[first] + i]);
    word[1 + len] = ' ';
    word[2 + len] = '\0';
    return strstr(words, word) != NULL;
}

/* Is the word before the end of `last` one of the language's function words? */
static bool ends_in_function_word(const struct paragraph *p, uint32_t last)
{
    const struct cj_measured *text = p->text;
    if (!p->words || p->pieces->piece[last].brk != CJ_BREAK_SPACE)
        return false;
    uint32_t end = p->pieces->piece[last].at, first;
    while (end > 0 && text->blank[end - 1])
        end--;
    for (first = end; first > 0 && !text->blank[first - 1];)
        first--;
    return is_one_of(p->words, text, first, end);
}

/* Is the syllable before the end of `last` one that begins something, within a word that began before it? */
static bool ends_in_prefix(const struct paragraph *p, uint32_t last)
{
    const struct piece *piece = p->pieces->piece;
    return p->prefixes && piece[last].brk == CJ_BREAK_SYLLABLE && last > piece[last].word
        && is_one_of(p->prefixes, p->text, piece[last - 1].at, piece[last].at);
}

/* Does the line end at a hyphen that was typed? */
static bool ends_in_compound(const struct paragraph *p, uint32_t last)
{
    uint32_t end = p->pieces->piece[last].at;
    return p->pieces->piece[last].brk == CJ_BREAK_PLAIN && end > 0 && p->text->text[p->text->byte[end] - 1] == '-';
}

/* Does the line end at a hyphen that is added? */
static bool ends_in_hyphen(const struct paragraph *p, uint32_t last)
{
    uint8_t brk = p->pieces->piece[last].brk;
    return brk == CJ_BREAK_HYPHEN || brk == CJ_BREAK_SYLLABLE;
}

/* The penalty of a line of pieces first .. last]. */
static double penalty(const struct paragraph *p, uint32_t first, uint32_t last, int32_t width)
{
    double part = p->target > 0 ? (double)width / p->target : 1.0, off = 1.0 - part;
    bool is_last = last + 1 == p->end;
    double sum = off < 0 ? OVER * off * off : is_last ? LAST_RAGGED * off * off : off * off;
    if (is_last && first > p->first)
        sum += part < 0.25 ? LAST_STUB : part < 0.40 ? LAST_SHORT : 0.0;
    if (ends_in_hyphen(p, last))
        sum += HYPHENATED + (first > p->first && ends_in_hyphen(p, first - 1) ? HYPHENS : 0.0);
    if (ends_in_prefix(p, last))
        sum += IN_PREFIX;
    if (is_last)
        return sum;
    if (part < 0.5)
        sum += HALF_EMPTY;
    if (ends_in_function_word(p, last))
        sum += FUNCTION_WORD;
    if (ends_in_compound(p, last))
        sum += IN_COMPOUND;
    return sum;
}

/* best[j]: the least penalty of the pieces before j in so many lines; from[line][j]: where that line begins. */
struct programme {
    double best[2][MOST_PIECES + 1];
    uint8_t from[MOST_PIECES][MOST_PIECES + 1];
};

static void extend(struct programme *table, const struct paragraph *p, uint32_t line)
{
    const double *before = table->best[line % 2];
    double *after = table->best[(line + 1) % 2];
    uint32_t n = p->end - p->first;
    for (uint32_t j = 0; j <= n; j++)
        after[j] = DBL_MAX;
    for (uint32_t j = line + 1; j <= n; j++) {
        for (uint32_t i = j; i-- > line;) {
            int32_t width = pieces_width(p->pieces, p->first + i, p->first + j - 1);
            if (width > p->width)
                break;
            if (before[i] == DBL_MAX || !pieces_may_end(p->pieces, p->first + i, p->first + j - 1))
                continue;
            double sum = before[i] + penalty(p, p->first + i, p->first + j - 1, width);
            if (sum < after[j]) {
                after[j] = sum;
                table->from[line][j] = (uint8_t)i;
            }
        }
    }
}

/* Fills start[0 .. lines) with the first piece of each line. False if no such breaking keeps to the width. */
static bool even_breaks(const struct paragraph *p, uint32_t lines, uint32_t *start)
{
    struct programme table;
    uint32_t n = p->end - p->first;
    for (uint32_t j = 0; j <= n; j++)
        table.best[0][j] = j == 0 ? 0.0 : DBL_MAX;
    for (uint32_t line = 0; line < lines; line++)
        extend(&table, p, line);
    if (table.best[lines % 2][n] == DBL_MAX)
        return false;
    for (uint32_t line = lines, j = n; line-- > 0;) {
        j = table.from[line][j];
        start[line] = p->first + j;
    }
    return true;
}

struct out {
    struct cj_line *line;
    uint32_t room, n;
};

static void put(struct out *out, const struct pieces *pieces, uint32_t first, uint32_t last)
{
    if (out->line && out->n < out->room)
        out->line[out->n] = pieces_line(pieces, first, last);
    out->n++;
}

static void put_greedy(struct out *out, const struct paragraph *p, int32_t width)
{
    for (uint32_t first = p->first; first < p->end;) {
        uint32_t last = pieces_take(p->pieces, first, width, NULL);
        put(out, p->pieces, first, last);
        first = last + 1;
    }
}

static void put_paragraph(struct out *out, struct paragraph *p, int32_t least)
{
    int32_t wider;
    uint32_t lines = pieces_count(p->pieces, p->first, p->end, p->width, &wider);
    uint32_t start[MOST_PIECES + 1];
    if (lines == 1 || least > p->width) {
        put_greedy(out, p, p->width);
        return;
    }
    p->target = pieces_narrowest(p->pieces, p->first, p->end, least, lines);
    if (p->end - p->first > MOST_PIECES || !even_breaks(p, lines, start)) {
        put_greedy(out, p, p->target);
        return;
    }
    start[lines] = p->end;
    for (uint32_t line = 0; line < lines; line++)
        put(out, p->pieces, start[line], start[line + 1] - 1);
}

uint32_t cj_text_balance(const struct cj_measured *text, int32_t width, bool force, const char *language,
                         struct cj_line *line, uint32_t room)
{
    struct pieces pieces;
    struct out out = { .line = line, .room = room };
    pieces_init(&pieces, text, force ? CUT_AT_SYLLABLES : CUT_NOTHING, width);
    int32_t least = pieces_widest(&pieces);
    if (least > width) { /* a word stands out or is cut at a character: nothing to even out */
        pieces_finish(&pieces);
        return cj_text_break(text, width, force, line, room);
    }
    const char *words = words_of(function_words, G_N_ELEMENTS(function_words), language);
    const char *starts = words_of(prefixes, G_N_ELEMENTS(prefixes), language);
    for (uint32_t first = 0, end; first < pieces.n; first = end) {
        for (end = first + 1; end < pieces.n && pieces.piece[end - 1].brk != CJ_BREAK_MUST;)
            end++;
        struct paragraph p = { text, &pieces, words, starts, first, end, width, 0 };
        put_paragraph(&out, &p, least);
    }
    pieces_finish(&pieces);
    return out.n;
}
