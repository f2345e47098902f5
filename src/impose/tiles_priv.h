/* Inside impose: a poster on tiles: the sheets (tiles.c) and the plan that tells how to put them together (tiles_plan.c). */
#ifndef CJ_IMPOSE_TILES_PRIV_H
#define CJ_IMPOSE_TILES_PRIV_H

#include <cjmap/impose.h>
#include <cjmap/journey.h>

struct tiling {
    const struct cj_scene *scene;
    const struct cj_tiles *tiles;
    const struct cj_measurer *measurer;
    const struct cj_language *language;
    const char *title;            /* on one line */
    struct cj_arena *arena;
};

/* "B3": the third sheet of the second row. */
const char *tiles_name(const struct tiling *tiling, uint32_t row, uint32_t column);
/* A scene as large as its page, on it. */
struct cj_view tiles_whole(const struct cj_scene *scene);

/* The page that comes first. */
struct cj_page tiles_plan(const struct tiling *tiling);

#endif
