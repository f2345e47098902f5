/* views: what of a scene is seen on a page. A part of a poster needs a ninth of its items, and a reader must find on a sheet only what
 * is on it. */
#include "paint_priv.h"

#define OVERHANG .06 /* [em] letters reach over the start and the end of a line */

bool view_is_whole(const struct cj_view *view)
{
    const struct cj_scene *scene = view->scene;
    struct cj_rect part = view->part;
    return part.x <= 0 && part.y <= 0 && part.x + part.w >= scene->width_pt && part.y + part.h >= scene->height_pt;
}

static bool meets(struct cj_rect a, struct cj_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Bounds hold the ink, but for the ends of letters and sharp corners of lines. A line may have no width. */
static struct cj_rect reach(const struct cj_item *item)
{
    struct cj_rect r = item->bounds;
    double across = item->kind == CJ_ITEM_TEXT ? OVERHANG * item->u.text.size_pt : MAX(item->stroke_pt, .01);
    double down = item->kind == CJ_ITEM_TEXT ? 0 : across;
    return (struct cj_rect){ r.x - across, r.y - down, r.w + 2 * across, r.h + 2 * down };
}

bool view_shows(const struct cj_view *view, const struct cj_item *item)
{
    return view_is_whole(view) || meets(reach(item), view->part);
}

struct cj_rect view_place(const struct cj_view *view, struct cj_rect area)
{
    struct cj_rect part = view->part;
    double x0 = MAX(area.x, part.x), x1 = MIN(area.x + area.w, part.x + part.w);
    double y0 = MAX(area.y, part.y), y1 = MIN(area.y + area.h, part.y + part.h);
    return (struct cj_rect){ view->x + (x0 - part.x) * view->scale, view->y + (y0 - part.y) * view->scale, (x1 - x0) * view->scale,
                             (y1 - y0) * view->scale };
}

struct cj_view view_through(const struct cj_view *view, struct cj_rect window)
{
    struct cj_view seen = *view;
    double scale = view->scale, left = view->part.x - view->x / scale, top = view->part.y - view->y / scale; /* of the page in the scene */
    if (window.w > 0)
        seen.part = (struct cj_rect){ left + window.x / scale, top + window.y / scale, window.w / scale, window.h / scale };
    return seen;
}

bool *view_groups(const struct cj_view *view)
{
    const struct cj_scene *scene = view->scene;
    if (view_is_whole(view))
        return NULL;
    bool *seen = g_new0(bool, scene->ngroups + 1);
    for (uint32_t i = 0; i < scene->nitems; i++)
        if (scene->item[i].group < scene->ngroups && view_shows(view, &scene->item[i]))
            seen[scene->item[i].group] = true;
    return seen;
}

bool page_is_paper(const struct cj_page *page)
{
    struct cj_rect paper = page_paper(page);
    return paper.x <= 0 && paper.y <= 0 && paper.x + paper.w >= page->width_pt && paper.y + paper.h >= page->height_pt;
}

struct cj_rect page_paper(const struct cj_page *page)
{
    if (page->bleed.w > 0)
        return page->bleed;
    return page->trim.w > 0 ? page->trim : (struct cj_rect){ 0, 0, page->width_pt, page->height_pt };
}
