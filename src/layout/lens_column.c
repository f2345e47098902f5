/* The lens at the left of the journey: the title stands above, over the whole width, the panels above each other in a column. Nobody's
 * baselines are shared there, and a panel is only as high as what it says. */
#include "lens.h"

#define PANEL_BETWEEN 1.7      /* between panels above each other */

bool cj_lens_has_column(const struct cj_lens *lens)
{
    return lens->npersonas > 0 || lens->aims.nlists > 0;
}

double cj_lens_title_height(const struct cj_lens *lens, double width)
{
    return lens_title_height(&lens->title, width);
}

void cj_lens_title_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double width)
{
    double height = lens_title_height(&lens->title, width);
    work->zone = CJ_ZONE_LENS;
    uint32_t outer = cj_flow_cell(work, x, y - LENS_ACCENTS, width, height + LENS_ACCENTS);
    lens_title_place(work, &lens->title, x, y, width, 0);
    work->parent = outer;
}

/* A panel, or with work NULL only its height; so below. */
static double persona(struct cj_work *work, const struct cj_lens *lens, uint32_t i, uint32_t abreast, double x, double y, double w)
{
    struct lens_shelf shelf = lens_shelf_in_column(lens, i, w, abreast);
    if (work == NULL)
        return shelf.height;
    uint32_t outer = cj_flow_cell(work, x, y, w, shelf.height);
    work->node = lens->persona[i].node;
    lens_persona_place(work, lens, i, &shelf, x, y, w);
    work->node = 0;
    work->parent = outer;
    return shelf.height;
}

static double aims(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    double height = lens_aims_height(&lens->aims, w);
    if (work == NULL)
        return height;
    uint32_t outer = cj_flow_cell(work, x, y, w, height);
    lens_aims_place(work, &lens->aims, x, y, w, height);
    work->parent = outer;
    return height;
}

static double column(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w)
{
    uint32_t abreast = lens_lists_in_column(lens, w);
    double height = 0;
    for (uint32_t i = 0; i < lens->npersonas; i++)
        height += persona(work, lens, i, abreast, x, y + height, w) + PANEL_BETWEEN;
    if (lens->aims.nlists > 0)
        height += aims(work, lens, x, y + height, w) + PANEL_BETWEEN;
    return height - PANEL_BETWEEN;
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
