/* What a file has and the map does not show yet: accepted, since the file is right, and said once by the build. */
#include "journey_priv.h"

#include <string.h>

static bool any_touchpoint(const struct cj_journey *journey, bool (*has)(const struct cj_touchpoint *))
{
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        if (has(&journey->touchpoints[i]))
            return true;
    return false;
}

static bool touchpoint_has_images(const struct cj_touchpoint *t) { return t->nimages > 0; }

static bool has_link(const struct cj_journey *journey) { return journey->link.len > 0; }

static bool has_images(const struct cj_journey *journey)
{
    for (uint32_t i = 0; i < journey->npersonas; i++)
        if (journey->personas[i].image.len > 0)
            return true;
    for (uint32_t i = 0; i < journey->nchannels; i++)
        if (journey->channels[i].icon_file.len > 0)
            return true;
    return any_touchpoint(journey, touchpoint_has_images);
}

static const struct undrawn_row { const char *word; bool (*has)(const struct cj_journey *); } rows[] = {
    {"the QR code of link", has_link}, {"images", has_images},
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
