/* "Did you mean": the nearest of the words that could stand there. Ties are all shown, in the order of the rows,
 * since guessing one of two would be wrong half the time. */
#include <cjmap/schema.h>

#include <string.h>

/* A third of a word may be wrong, and never more than three letters. */
static unsigned allowed(const char *typed)
{
    long letters = g_utf8_strlen(typed, -1);
    return letters < 3 ? 0 : letters < 6 ? 1 : letters < 9 ? 2 : 3;
}

struct cj_guess cj_guess_begin(struct cj_load *load, const char *typed)
{
    if (load && load->guesses++ >= CJ_GUESSES_MOST)
        return (struct cj_guess){.typed = NULL};
    return (struct cj_guess){.typed = typed, .best = allowed(typed)};
}

/* Nobody who reads "`henk` or `Henk`" knows what to choose. */
static bool same_word(const char *a, const char *b)
{
    g_autofree char *left = g_utf8_casefold(a, -1), *right = g_utf8_casefold(b, -1);
    return strcmp(left, right) == 0;
}

static void keep(struct cj_guess *guess, unsigned distance, const char *word)
{
    if (distance < guess->best) {
        guess->best = distance;
        guess->n = 0;
    }
    for (unsigned i = 0; i < guess->n; i++)
        if (same_word(guess->meant[i], word))
            return;
    if (guess->n < CJ_GUESS_MOST)
        guess->meant[guess->n++] = word;
}

void cj_guess_offer(struct cj_guess *guess, const char *word)
{
    if (!guess->typed)
        return;
    unsigned distance = cj_distance(guess->typed, word, guess->best);
    if (distance <= guess->best)
        keep(guess, distance, word);
}

void cj_guess_offer_synonyms(struct cj_guess *guess, const char *synonyms, const char *meant)
{
    if (!synonyms || !guess->typed)
        return;
    char word[64];
    for (const char *at = synonyms + strspn(synonyms, " "); *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        g_assert(len < sizeof word); /* a row */
        memcpy(word, at, len);
        word[len] = '\0';
        at += len;
        unsigned distance = cj_distance(guess->typed, word, guess->best);
        if (distance <= guess->best)
            keep(guess, distance, meant);
    }
}

const char *cj_guess_words(const struct cj_guess *guess, struct cj_arena *arena)
{
    if (guess->n == 0)
        return NULL;
    g_autoptr(GString) words = g_string_new(NULL);
    for (unsigned i = 0; i < guess->n; i++)
        g_string_append_printf(words, "%s`%s`", i == 0 ? "" : i + 1 == guess->n ? " or " : ", ", guess->meant[i]);
    return cj_arena_strndup(arena, words->str, words->len);
}
