/* hyphen: where a word may be broken. Patterns of letters and digits say how willingly a word is broken between which
 * letters (Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er", 1983); they are compiled into the program when it is built, so
 * that nothing is loaded and no dictionary of the machine has a say. */
#ifndef CJMAP_HYPHEN_H
#define CJMAP_HYPHEN_H

#include <cjmap/base.h>

/* The longest word that is looked up, in characters. A longer one has no places. */
#define CJ_HYPHEN_WORD_MOST 120

struct cj_hyphens;

/* The patterns for a language (BCP 47; only its first part counts), NULL if there are none. Static. */
const struct cj_hyphens *cj_hyphens_for(const char *language);

/* Fills before[n]: may a line begin with letter i of this word, the line before it ending in a hyphen? `word` is letters only, in
 * either case, composed (NFC). Never true nearer to either end than the language's least part, nor where the spelling would have to
 * change with the break ("cafeetje", "café-tje"). */
void cj_hyphens_find(const struct cj_hyphens *hyphens, const gunichar *word, uint32_t n, bool *before);

#endif
