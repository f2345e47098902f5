/* reading: walks what is seen of a scene's texts in reading order and says which groups of the tree begin and end on the way. Tags in a PDF
 * and roles in an SVG are the same walk. Pictures that have words instead of text take their turn among the groups. */
#include "paint_priv.h"

struct reader {
    const struct listener *to;
    const struct cj_group *group;
    uint32_t at;      /* the innermost open group */
    uint32_t figures; /* groups below this one have had their turn as a picture */
    const bool *seen; /* by group; NULL: all of them */
};

static void open_group(struct reader *r, uint32_t g)
{
    r->to->open(r->to->self, &r->group[g]);
    r->at = g;
}

static void close_group(struct reader *r)
{
    r->to->close(r->to->self, &r->group[r->at]);
    r->at = r->group[r->at].parent;
}

static void open_down(struct reader *r, uint32_t from, uint32_t to)
{
    if (to == from)
        return;
    open_down(r, from, r->group[to].parent);
    open_group(r, to);
}

/* Closes up to what both have in common, and opens down to `g`. Parents have smaller numbers than children. */
static void move_to(struct reader *r, uint32_t g)
{
    uint32_t common = r->at;
    for (uint32_t other = g; common != other;) {
        if (common > other)
            common = r->group[common].parent;
        else
            other = r->group[other].parent;
    }
    while (r->at != common)
        close_group(r);
    open_down(r, common, g);
}

static void figures_until(struct reader *r, uint32_t end)
{
    for (; r->figures < end; r->figures++)
        if (r->group[r->figures].is == CJ_IS_FIGURE && r->group[r->figures].alt && (!r->seen || r->seen[r->figures]))
            move_to(r, r->figures);
}

/* The next text from `i` on that is seen, or the number of all. */
static uint32_t next_seen(const struct cj_view *view, uint32_t i)
{
    const struct cj_scene *scene = view->scene;
    while (i < scene->nreading && !view_shows(view, &scene->item[scene->reading[i]]))
        i++;
    return i;
}

void reading_walk(const struct cj_view *view, const struct listener *to)
{
    const struct cj_scene *scene = view->scene;
    g_autofree bool *seen = view_groups(view);
    struct reader r = { .to = to, .group = scene->group, .seen = seen };
    if (!scene->ngroups)
        return;
    open_group(&r, 0);
    for (uint32_t i = next_seen(view, 0), next; i < scene->nreading; i = next) {
        const struct cj_item *item = &scene->item[scene->reading[i]];
        next = next_seen(view, i + 1);
        bool more = next < scene->nreading && scene->item[scene->reading[next]].group == item->group;
        figures_until(&r, item->group + 1);
        move_to(&r, item->group);
        to->text(to->self, item, more);
    }
    figures_until(&r, scene->ngroups);
    move_to(&r, 0);
    close_group(&r);
}
