/* hyphen, inside: the patterns of a language as a trie in static arrays, made when the program is built (compile/compile.c). */
#ifndef CJ_PATTERNS_H
#define CJ_PATTERNS_H

#include <glib.h>
#include <stdint.h>

/* Node 0 is the root. The children of node i are nodes child[i] .. child[i + 1), in the order of their letters. A letter is 1 + its
 * place in `alphabet`; the end of a word is '.', a letter like any other. */
struct patterns {
    const gunichar *alphabet; /* [nletters] rising */
    uint32_t nletters;
    const uint8_t *letter;    /* [n] on the way to this node */
    const uint32_t *child;    /* [n + 1] */
    const uint16_t *weights;  /* [n] where in `weight` this pattern's are; 0: no pattern ends here */
    const uint8_t *weight;    /* leading noughts left out, how many follow, and these */
};

#endif
