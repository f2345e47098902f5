/* scene: a book of one page. Whoever wants more pages, or something beside the map, makes a book in room impose. */
#include <cjmap/scene.h>

const struct cj_book *cj_book_of(const struct cj_scene *scene, struct cj_arena *arena)
{
    struct cj_view *view = CJ_NEW(arena, struct cj_view, 1);
    struct cj_page *page = CJ_NEW(arena, struct cj_page, 1);
    struct cj_book *book = CJ_NEW(arena, struct cj_book, 1);
    *view = (struct cj_view){ .scene = scene, .part = { 0, 0, scene->width_pt, scene->height_pt }, .scale = 1 };
    *page = (struct cj_page){ .width_pt = scene->width_pt, .height_pt = scene->height_pt, .nviews = 1, .view = view };
    *book = (struct cj_book){ .title = scene->title, .author = scene->author, .language = scene->language, .npages = 1, .page = page };
    return book;
}
