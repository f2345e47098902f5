/* Syllables: the places inside a long word where the patterns of its language allow a break. */
#include <cjmap/hyphen.h>
#include <cjmap/text.h>

#include <string.h>

/* A narrower word is never in need of a break [em of its size]: nobody asks where it could have one. */
#define ASKED (6 * CJ_EM)

struct text {
    const char *bytes;
    const uint32_t *byte;
    const int32_t *end;
    const uint8_t *blank;
    uint8_t *brk;
    uint32_t n;
};

static gunichar letter_at(const struct text *text, uint32_t c)
{
    return g_utf8_get_char(text->bytes + text->byte[c]);
}

/* Addresses are typed over by hand: a hyphen in one would be taken for a part of it. Nor is a word broken whose author glued it or
 * said himself where it may break. `first` .. `end`: between blanks. */
static bool is_left_alone(const struct text *text, uint32_t first, uint32_t end)
{
    static const gunichar signs[] = { '@', '_', '\\', 0xAD, 0x200B, 0x2011, 0x2060 };
    for (uint32_t c = first; c < end; c++) {
        gunichar letter = letter_at(text, c);
        bool inside = c > first && c + 1 < end && g_unichar_isalnum(letter_at(text, c + 1));
        if ((letter == '.' && inside) || (letter == ':' && c + 1 < end && letter_at(text, c + 1) == '/'))
            return true;
        for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
            if (letter == signs[i])
                return true;
    }
    return false;
}

static bool has_digit(const struct text *text, uint32_t first, uint32_t end)
{
    while (first < end && !g_unichar_isdigit(letter_at(text, first)))
        first++;
    return first < end;
}

/* Letters first .. end). */
static void mark_letters(const struct text *text, const struct cj_hyphens *hyphens, uint32_t first, uint32_t end)
{
    gunichar letter[CJ_HYPHEN_WORD_MOST] = { 0 };
    bool before[CJ_HYPHEN_WORD_MOST];
    if (text->end[end] - text->end[first] < ASKED || end - first > CJ_HYPHEN_WORD_MOST)
        return;
    for (uint32_t c = first; c < end; c++)
        letter[c - first] = letter_at(text, c);
    cj_hyphens_find(hyphens, letter, end - first, before);
    for (uint32_t c = first; c < end; c++)
        if (before[c - first] && text->brk[c] == CJ_BREAK_FORCED)
            text->brk[c] = CJ_BREAK_SYLLABLE;
}

/* A word first .. end), between two places where a line may end anyway: its runs of letters. */
static void mark_word(const struct text *text, const struct cj_hyphens *hyphens, uint32_t first, uint32_t end)
{
    if (text->end[end] - text->end[first] < ASKED || has_digit(text, first, end))
        return;
    for (uint32_t c = first, after; c < end; c = after + 1) {
        for (after = c; after < end && g_unichar_isalpha(letter_at(text, after));)
            after++;
        mark_letters(text, hyphens, c, after);
    }
}

/* What stands between blanks, first .. end): its words. */
static void mark_between_blanks(const struct text *text, const struct cj_hyphens *hyphens, uint32_t first, uint32_t end)
{
    if (text->end[end] - text->end[first] < ASKED || is_left_alone(text, first, end))
        return;
    for (uint32_t c = first, after; c < end; c = after) {
        for (after = c + 1; after < end && (text->brk[after] == CJ_BREAK_NO || text->brk[after] == CJ_BREAK_FORCED);)
            after++;
        mark_word(text, hyphens, c, after);
    }
}

void cj_text_find_syllables(const struct cj_measured *text, uint8_t *brk, const char *language)
{
    const struct cj_hyphens *hyphens = text->end[text->n] < ASKED ? NULL : cj_hyphens_for(language);
    struct text t = { text->text, text->byte, text->end, text->blank, brk, text->n };
    if (hyphens == NULL)
        return;
    for (uint32_t c = 0, after; c < t.n; c = after + 1) {
        for (after = c; after < t.n && !t.blank[after];)
            after++;
        if (after > c)
            mark_between_blanks(&t, hyphens, c, after);
    }
}
