/* The heading of a sheet of a booklet: which map it is of, and which part. The overview has all that the lens says. */
#include "lens.h"

#include <math.h>

#define BESIDE 3.0     /* between title and words, at least */
#define BELOW .2

const struct cj_lens *cj_lens_new_quiet(struct cj_work *work, struct cj_str words)
{
    struct cj_lens *lens = CJ_NEW(work->arena, struct cj_lens, 1);
    lens->running = lens_text(work, work->journey->title, CJ_ROLE_PHASE, CJ_COLOUR_INK);
    lens->where = lens_text(work, words, CJ_ROLE_BODY, CJ_COLOUR_SECONDARY);
    return lens;
}

/* Both on one line, the words at its end. INFINITY if it is too short for both. */
static double beside(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    double room = w - lens->where.full - BESIDE;
    if (room <= 0)
        return INFINITY;
    double height = cj_flow_put(NULL, &lens->running, 0, 0, room);
    if (work != NULL && isfinite(height)) {
        cj_flow_put(work, &lens->running, x, y, room);
        cj_flow_put_end(work, &lens->where, x + w, y + cj_flow_baseline(&lens->running) - cj_flow_baseline(&lens->where));
    }
    return fmax(height, lens->where.type.leading);
}

static double below(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    double title = cj_flow_put(NULL, &lens->running, 0, 0, w), height = title + BELOW + cj_flow_put(NULL, &lens->where, 0, 0, w);
    if (work != NULL) {
        cj_flow_put(work, &lens->running, x, y, w);
        cj_flow_put(work, &lens->where, x, y + title + BELOW, w);
    }
    return height;
}

double lens_quiet(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    bool one_line = beside(NULL, lens, 0, 0, w) <= below(NULL, lens, 0, 0, w);
    if (work == NULL)
        return one_line ? beside(NULL, lens, 0, 0, w) : below(NULL, lens, 0, 0, w);
    work->zone = CJ_ZONE_LENS;
    double height = lens_quiet(NULL, lens, 0, 0, w);
    uint32_t outer = cj_flow_cell(work, x, y, w, height);
    if (one_line)
        beside(work, lens, x, y, w);
    else
        below(work, lens, x, y, w);
    work->parent = outer;
    return height;
}
