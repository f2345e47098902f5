/* What a file has and the map does not show yet: accepted, since the file is right, and said once by the build. */
#include "journey_priv.h"

#include <string.h>

static bool has_link(const struct cj_journey *journey) { return journey->link.len > 0; }

static const struct undrawn_row { const char *word; bool (*has)(const struct cj_journey *); } rows[] = {
    {"the QR code of link", has_link},
};

const char *const *cj_journey_undrawn(const struct cj_journey *journey, struct cj_arena *arena, uint32_t *ret_count)
{
    const char **words = CJ_NEW(arena, const char *, G_N_ELEMENTS(rows));
    uint32_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].has(journey))
            words[n++] = rows[i].word;
    *ret_count = n;
    return words;
}
