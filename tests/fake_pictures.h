/* Pictures for tests that lay out and do not paint: there are no files, and the name says how large one would be: `160x90.png`. */
#ifndef CJMAP_TESTS_FAKE_PICTURES_H
#define CJMAP_TESTS_FAKE_PICTURES_H

#include <cjmap/image.h>
#include <cjmap/journey.h>

static inline const struct cj_pictures *fake_pictures(const struct cj_journey *journey, struct cj_arena *arena)
{
    uint32_t n;
    const struct cj_str *file = cj_journey_files(journey, arena, &n);
    struct cj_pictures *pictures = CJ_NEW(arena, struct cj_pictures, 1);
    struct cj_picture *picture = CJ_NEW(arena, struct cj_picture, n);
    pictures->picture = picture;
    for (uint32_t i = 0; i < n; i++) {
        if (cj_pictures_find(pictures, file[i]) != UINT32_MAX)
            continue;
        char *end = NULL;
        double width = (double)g_ascii_strtoull(file[i].s, &end, 10), height = (double)g_ascii_strtoull(end + 1, NULL, 10);
        picture[pictures->n++] = (struct cj_picture){ .file = file[i], .turn = 1, .width = width, .height = height };
    }
    return pictures;
}

#endif
