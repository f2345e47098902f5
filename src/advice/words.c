/* Words: what stands between blanks; where a script writes none, a character. */
#include "advice_priv.h"

#include <string.h>

/* The end of the next word of *at, which moves on to behind it; NULL if there is none. */
static const char *next_word(const char **at)
{
    const char *s = *at;
    while (*s && g_unichar_isspace(g_utf8_get_char(s)))
        s = g_utf8_next_char(s);
    if (!*s)
        return NULL;
    bool wide = g_unichar_iswide(g_utf8_get_char(s));
    for (s = g_utf8_next_char(s); *s; s = g_utf8_next_char(s)) {
        gunichar c = g_utf8_get_char(s);
        if (g_unichar_isspace(c) || (g_unichar_iswide(c) && !g_unichar_ispunct(c)) || (wide && !g_unichar_ispunct(c)))
            break;
    }
    *at = s;
    return s;
}

uint32_t cj_advice_words(const char *text)
{
    uint32_t n = 0;
    while (next_word(&text))
        n++;
    return n;
}

const char *cj_advice_cut(const char *text, uint32_t keep, struct cj_arena *arena)
{
    const char *at = text, *end = text;
    for (uint32_t i = 0; i < keep; i++) {
        const char *word = next_word(&at);
        if (!word)
            break;
        end = word;
    }
    return cj_arena_strndup(arena, text, (size_t)(end - text));
}
