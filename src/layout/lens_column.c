/* The lens at the left of the journey: the title stands above, over the whole width; the scenario and the panels stand above each other
 * in a column. Nobody's baselines are shared there, and a panel is only as high as what it says. */
#include "lens.h"

#define PANEL_BETWEEN 1.7

bool cj_lens_has_column(const struct cj_lens *lens)
{
    return lens->npersonas > 0 || lens->aims.nlists > 0;
}

double cj_lens_heading_height(const struct cj_lens *lens, double width)
{
    return lens_heading_height(&lens->title, width);
}

void cj_lens_heading_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double width)
{
    work->zone = CJ_ZONE_LENS;
    uint32_t outer = cj_flow_cell(work, x, y - LENS_ACCENTS, width, lens_heading_height(&lens->title, width) + LENS_ACCENTS);
    lens_heading_place(work, &lens->title, x, y, width);
    work->parent = outer;
}

/* --- the column: each panel measures, and stands in a cell of that height if there is a work ----------------------------- */

static double scenario(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    double height = lens_scenario_height(&lens->title, w);
    if (work != NULL) {
        uint32_t outer = cj_flow_cell(work, x, y, w, height);
        lens_scenario_place(work, &lens->title, x, y, w);
        work->parent = outer;
    }
    return height;
}

static double persona(struct cj_work *work, const struct cj_lens *lens, uint32_t i, double x, double y, double w)
{
    struct lens_shelf shelf = lens_shelf_in_column(lens, i, w);
    if (work != NULL) {
        uint32_t outer = cj_flow_cell(work, x, y, w, shelf.height);
        work->node = lens->persona[i].node;
        lens_persona_place(work, lens, i, &shelf, x, y, w);
        work->node = 0;
        work->parent = outer;
    }
    return shelf.height;
}

static double aims(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    double height = lens_aims_height(&lens->aims, w);
    if (work != NULL) {
        uint32_t outer = cj_flow_cell(work, x, y, w, height);
        lens_aims_place(work, &lens->aims, x, y, w, height);
        work->parent = outer;
    }
    return height;
}

static double column(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    double at = y;
    if (cj_flow_has(&lens->title.scenario))
        at += scenario(work, lens, x, at, w) + PANEL_BETWEEN;
    for (uint32_t i = 0; i < lens->npersonas; i++)
        at += persona(work, lens, i, x, at, w) + PANEL_BETWEEN;
    if (lens->aims.nlists > 0)
        at += aims(work, lens, x, at, w) + PANEL_BETWEEN;
    return at - PANEL_BETWEEN - y;
}

double cj_lens_column_height(const struct cj_lens *lens, double w)
{
    return column(NULL, lens, 0, 0, w);
}

void cj_lens_column_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    work->zone = CJ_ZONE_LENS;
    column(work, lens, x, y, w);
}
