/* impose: bleed and crop marks. A print shop prints on a larger sheet and cuts. The paper's colour runs on beyond the cut, so that a knife
 * that misses by a hair leaves no white edge; marks outside say where to cut, and never touch what is cut out. */
#include "impose_priv.h"

#define MARK_PT .25                         /* as thin as is printed for certain */
#define MARK_LENGTH_PT (5 * CJ_PT_PER_MM)
#define MARK_AWAY_PT (3 * CJ_PT_PER_MM)     /* outside the cut */

/* From the cut to the near end of a mark. */
static double away(struct cj_trimming trimming)
{
    return MAX(MARK_AWAY_PT, trimming.bleed_pt);
}

double cj_trimming_around(struct cj_trimming trimming)
{
    return trimming.marks ? away(trimming) + MARK_LENGTH_PT : trimming.bleed_pt;
}

/* --- marks ------------------------------------------------------------------------------------------------------ */

/* The two marks at the corner (x, y), on its outer sides: `right` and `down` are 1 or -1. */
static void corner(struct cj_sketch *sketch, double x, double y, int right, int down, double from)
{
    const struct cj_colour black = cj_tone(CJ_COLOUR_BLACK);
    double to = from + MARK_LENGTH_PT;
    cj_sketch_line(sketch, x + right * from, y, x + right * to, y, MARK_PT, black);
    cj_sketch_line(sketch, x, y + down * from, x, y + down * to, MARK_PT, black);
}

static const struct cj_scene *marks_at(struct cj_rect trim, const struct cj_page *page, double from, struct cj_arena *arena)
{
    struct cj_sketch sketch = cj_sketch_begin(arena);
    for (int c = 0; c < 4; c++) {
        int right = c & 1, down = c >> 1;
        corner(&sketch, trim.x + right * trim.w, trim.y + down * trim.h, right ? 1 : -1, down ? 1 : -1, from);
    }
    return cj_sketch_end(&sketch, page->width_pt, page->height_pt);
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

static struct cj_rect grown(struct cj_rect r, double by)
{
    return (struct cj_rect){ r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by };
}

static struct cj_page trim_page(const struct cj_page *page, struct cj_trimming trimming, struct cj_arena *arena)
{
    double by = cj_trimming_around(trimming);
    struct cj_page larger = *page;
    struct cj_view *view = CJ_NEW(arena, struct cj_view, page->nviews + 1);
    larger.width_pt += 2 * by;
    larger.height_pt += 2 * by;
    larger.trim = (struct cj_rect){ by, by, page->width_pt, page->height_pt };
    larger.bleed = grown(larger.trim, trimming.bleed_pt);
    larger.view = view;
    for (uint32_t v = 0; v < page->nviews; v++) {
        view[v] = page->view[v];
        view[v].x += by;
        view[v].y += by;
    }
    if (trimming.marks) {
        const struct cj_scene *marks = marks_at(larger.trim, &larger, away(trimming), arena);
        view[larger.nviews++] = (struct cj_view){ .scene = marks, .part = marks->safe, .scale = 1, .decor = true };
    }
    return larger;
}

const struct cj_book *cj_impose_trimming(const struct cj_book *book, struct cj_trimming trimming, struct cj_arena *arena)
{
    if (cj_trimming_around(trimming) <= 0)
        return book;
    struct cj_book *trimmed = CJ_NEW(arena, struct cj_book, 1);
    struct cj_page *page = CJ_NEW(arena, struct cj_page, book->npages);
    for (uint32_t p = 0; p < book->npages; p++)
        page[p] = trim_page(&book->page[p], trimming, arena);
    *trimmed = *book;
    trimmed->page = page;
    return trimmed;
}
