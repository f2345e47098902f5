/* "Did you mean", for what is typed in a shell. Apart from the rest, so that only words.c sees the rows of the language. */
#ifndef CJMAP_CLI_WORDS_H
#define CJMAP_CLI_WORDS_H

/* "; did you mean `x`?" for the nearest of `words` (NULL-ended), or an empty text. Free with g_free. */
char *cj_cli_did_you_mean(const char *typed, const char *const *words);

#endif
