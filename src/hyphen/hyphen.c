/* Liang's algorithm: every pattern that occurs in ".word." gives its weights to the places between its letters, the highest weight at
 * a place counts, and an odd one allows a break there. */
#include <cjmap/hyphen.h>

#include <string.h>

#include "patterns.h"

struct cj_hyphens {
    const char *language;
    const struct patterns *patterns;
    uint32_t least_before, least_after;
    bool (*changes)(const gunichar *word, uint32_t n, uint32_t at); /* lower case; NULL: never */
};

/* --- languages ---------------------------------------------------------------------------------------------------- */

static bool is_tje(const gunichar *word, uint32_t n, uint32_t at)
{
    return at + 3 <= n && word[at] == 't' && word[at + 1] == 'j' && word[at + 2] == 'e';
}

/* A diaeresis says that a syllable begins here; where a line begins it is left out ("zeeën", "zee-en"). And a vowel doubled for the
 * diminutive is single again before the break ("cafeetje", "café-tje"). */
static bool changes_in_dutch(const gunichar *word, uint32_t n, uint32_t at)
{
    static const gunichar with_diaeresis[] = { 0xE4, 0xEB, 0xEF, 0xF6, 0xFC };
    for (size_t i = 0; i < G_N_ELEMENTS(with_diaeresis); i++)
        if (word[at] == with_diaeresis[i])
            return true;
    bool doubled = at >= 2 && word[at - 1] == word[at - 2] && word[at - 1] < 0x80 && strchr("aeou", (char)word[at - 1]) != NULL;
    return doubled && is_tje(word, n, at);
}

#define LANGUAGE(tag, least_before, least_after, changes) extern const struct patterns patterns_##tag;
#include "language_rows.h"
#undef LANGUAGE

static const struct cj_hyphens rows[] = {
#define LANGUAGE(tag, least_before, least_after, changes) { #tag, &patterns_##tag, least_before, least_after, changes },
#include "language_rows.h"
#undef LANGUAGE
};

const struct cj_hyphens *cj_hyphens_for(const char *language)
{
    for (size_t i = 0; language && i < G_N_ELEMENTS(rows); i++) {
        size_t len = strlen(rows[i].language);
        if (g_ascii_strncasecmp(language, rows[i].language, len) == 0 && !g_ascii_isalnum(language[len]))
            return &rows[i];
    }
    return NULL;
}

/* --- weights ------------------------------------------------------------------------------------------------------- */

/* 1 + the letter's place in the alphabet, 0 if no pattern has it. */
static uint8_t code_of(const struct patterns *patterns, gunichar letter)
{
    uint32_t low = 0, high = patterns->nletters;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (patterns->alphabet[middle] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low < patterns->nletters && patterns->alphabet[low] == letter ? (uint8_t)(low + 1) : 0;
}

/* The node that `letter` leads to, 0 if none. */
static uint32_t step(const struct patterns *patterns, uint32_t node, uint8_t letter)
{
    uint32_t low = patterns->child[node], end = patterns->child[node + 1], high = end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (patterns->letter[middle] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && patterns->letter[low] == letter ? low : 0;
}

/* weight[i]: of the place before code i. All patterns that begin with code 0 give theirs. */
static void weigh(const struct patterns *patterns, const uint8_t *code, uint8_t *weight)
{
    uint32_t node = 0;
    for (uint32_t i = 0; code[i] != 0 && (node = step(patterns, node, code[i])) != 0; i++) {
        const uint8_t *of = &patterns->weight[patterns->weights[node]];
        for (uint8_t k = 0; k < of[1]; k++)
            weight[of[0] + k] = MAX(weight[of[0] + k], of[2 + k]);
    }
}

static bool is_vowel(gunichar letter)
{
    return letter >= 0x80 || strchr("aeiouy", (char)letter) != NULL;
}

/* A part without a vowel is no syllable: the patterns know two readings of the word ("bestuur-staken", "bestuurs-taken"). The later
 * place is the better one, for such a consonant links what is before it to what follows. */
static void drop_consonants(const gunichar *word, uint32_t n, bool *before)
{
    uint32_t place = 0; /* the one before i; none is before the first letter */
    bool vowel = false;
    for (uint32_t i = 0; i < n; i++) {
        if (before[i]) {
            before[place] = before[place] && vowel;
            place = i;
            vowel = false;
        }
        vowel = vowel || is_vowel(word[i]);
    }
}

void cj_hyphens_find(const struct cj_hyphens *hyphens, const gunichar *word, uint32_t n, bool *before)
{
    gunichar lower[CJ_HYPHEN_WORD_MOST];
    uint8_t code[CJ_HYPHEN_WORD_MOST + 3] = { 0 }, weight[CJ_HYPHEN_WORD_MOST + 4] = { 0 }; /* with the two dots, and a 0 */
    memset(before, 0, n * sizeof *before);
    if (n > CJ_HYPHEN_WORD_MOST)
        return;
    code[0] = code[n + 1] = code_of(hyphens->patterns, '.');
    for (uint32_t i = 0; i < n; i++) {
        lower[i] = g_unichar_tolower(word[i]);
        code[i + 1] = code_of(hyphens->patterns, lower[i]);
    }
    for (uint32_t i = 0; i < n + 2; i++)
        weigh(hyphens->patterns, &code[i], &weight[i]);
    for (uint32_t i = hyphens->least_before; i + hyphens->least_after <= n; i++)
        before[i] = weight[i + 1] % 2 == 1 && (hyphens->changes == NULL || !hyphens->changes(lower, n, i));
    drop_consonants(lower, n, before);
}
