/* The same search for the nearest word as in a journey, for commands, options, papers and suffixes. */
#include "words.h"

#include <cjmap/base.h>
#include <cjmap/schema.h>

char *cj_cli_did_you_mean(const char *typed, const char *const *words)
{
    struct cj_guess guess = cj_guess_begin(NULL, typed);
    for (; *words; words++)
        cj_guess_offer(&guess, *words);
    struct cj_arena *scratch = cj_arena_new();
    const char *meant = cj_guess_words(&guess, scratch);
    char *text = meant ? g_strdup_printf("; did you mean %s?", meant) : g_strdup("");
    cj_arena_free(scratch);
    return text;
}
