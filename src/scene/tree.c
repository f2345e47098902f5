/* scene: the reading tree. Texts and things with words of their own (`alt`) are put in reading order by the places the layout
 * gave them, and grouped as somebody would read them aloud: the lens panel by panel, the names of the lanes, phase by
 * phase and in it touchpoint by touchpoint, lane by lane, then takeaways and footer. */
#include "scene_priv.h"

/* A box that is read, and where: places that are not given (CJ_NONE) come first, as 0. */
struct entry {
    uint32_t box, column, row;
    uint8_t zone;
};

struct growing {
    const struct cj_layout *layout;
    GArray *group;
    struct cj_tree tree;
    struct entry last;       /* the entry before, and where it went */
    uint32_t section;        /* of the zone; in the journey: of the phase */
    uint32_t panel;          /* inside it: a persona's panel, a touchpoint; or the section itself */
    uint32_t list, leaf;     /* list: the row's, or CJ_NONE if it needs none */
};

static uint32_t add(struct growing *g, enum cj_meaning is, uint32_t parent, cj_node node, const char *alt)
{
    struct cj_group group = { is, parent, node, alt };
    g_array_append_val(g->group, group);
    return g->group->len - 1;
}

/* --- order ---------------------------------------------------------------------------------------------------- */

static bool is_read(const struct cj_box *box)
{
    return (box->part == CJ_PART_TEXT && box->nlines > 0) || box->alt;
}

/* What the journey says about no column at all (names of channels and levels) is read with the lanes' names. */
static struct entry entry_of(const struct cj_box *box, uint32_t i)
{
    bool label = box->zone == CJ_ZONE_JOURNEY && box->column == CJ_NONE;
    return (struct entry){ i, box->column + 1, box->row + 1, label ? CJ_ZONE_LANES : box->zone };
}

static int by_place(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->zone != y->zone)
        return x->zone < y->zone ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->box < y->box ? -1 : x->box > y->box;
}

/* --- grouping --------------------------------------------------------------------------------------------------- */

static const struct cj_box *box_of(const struct growing *g, const struct entry *e)
{
    return &g->layout->box[e->box];
}

/* Does a row of a touchpoint tell of several things? Then it is a list. Asked once a row. */
static bool is_list(const struct growing *g, const GArray *entries, uint32_t i)
{
    const struct entry *e = &g_array_index(entries, struct entry, i);
    cj_node node = box_of(g, e)->node;
    for (uint32_t j = i + 1; j < entries->len; j++) {
        const struct entry *next = &g_array_index(entries, struct entry, j);
        if (next->zone != e->zone || next->column != e->column || next->row != e->row)
            return false;
        if (box_of(g, next)->node != node)
            return true;
    }
    return false;
}

/* Opens the sections an entry stands in, if it is the first in them. */
static void enter(struct growing *g, const GArray *entries, uint32_t i)
{
    const struct entry *e = &g_array_index(entries, struct entry, i);
    const struct cj_box *box = box_of(g, e);
    bool zone = i == 0 || e->zone != g->last.zone, journey = e->zone == CJ_ZONE_JOURNEY;
    bool place = zone || e->column != g->last.column || e->row != g->last.row;
    uint32_t before = g->panel;

    if (zone)
        g->section = g->panel = journey ? 0 : add(g, CJ_IS_SECTION, 0, 0, NULL);
    if (journey && box->heading == 2)
        g->section = g->panel = add(g, CJ_IS_SECTION, 0, box->node, NULL);
    else if (journey && (zone || e->column != g->last.column))
        g->panel = e->row == 0 ? g->section : add(g, CJ_IS_SECTION, g->section, 0, NULL);
    else if (journey && e->row != 0 && g->last.row == 0)
        g->panel = add(g, CJ_IS_SECTION, g->section, 0, NULL);
    else if (e->zone == CJ_ZONE_LENS && box->node != 0 && (zone || box->node != box_of(g, &g->last)->node))
        g->panel = add(g, CJ_IS_SECTION, g->section, box->node, NULL);
    else if (!journey && box->heading == 2 && !(e->zone == CJ_ZONE_LENS && box->node != 0))
        g->panel = add(g, CJ_IS_SECTION, g->section, box->node, NULL);

    if (place || g->panel != before) {
        g->leaf = g->list = CJ_NONE;
        if (journey && e->row != 0 && box->heading == 0 && box->role != CJ_ROLE_CARD_NUMBER && is_list(g, entries, i))
            g->list = add(g, CJ_IS_LIST, g->panel, 0, NULL);
    }
}

/* The group of a text: a heading, the item or paragraph of the thing it tells of, or a paragraph of its own. A touchpoint's
 * number belongs to its heading, the initial in a badge to what it stands beside. */
static uint32_t leaf_of(struct growing *g, const struct entry *e)
{
    const struct cj_box *box = box_of(g, e);
    static const uint8_t headings[] = { CJ_IS_PARAGRAPH, CJ_IS_HEADING_1, CJ_IS_HEADING_2, CJ_IS_HEADING_3 };
    const uint32_t leaf = g->leaf;
    const struct cj_group *now = leaf == CJ_NONE ? NULL : &g_array_index(g->group, struct cj_group, leaf);

    if (box->role == CJ_ROLE_BADGE && now)
        return leaf;
    if (box->role == CJ_ROLE_CARD_NUMBER)
        return add(g, CJ_IS_HEADING_3, g->panel, box->node, NULL);
    if (box->heading > 0)
        return now && now->is == CJ_IS_HEADING_3 && box->heading == 3 ? leaf : add(g, headings[box->heading], g->panel, box->node, NULL);
    if (now && box->node != 0 && now->node == box->node && now->is != CJ_IS_HEADING_3 && e->zone != CJ_ZONE_LENS &&
        (now->is == CJ_IS_ITEM || now->is == CJ_IS_PARAGRAPH))
        return leaf;
    return g->list != CJ_NONE ? add(g, CJ_IS_ITEM, g->list, box->node, NULL) : add(g, CJ_IS_PARAGRAPH, g->panel, box->node, NULL);
}

static void place(struct growing *g, const GArray *entries, uint32_t i)
{
    const struct entry *e = &g_array_index(entries, struct entry, i);
    const struct cj_box *box = box_of(g, e);
    enter(g, entries, i);
    if (box->part == CJ_PART_TEXT) {
        g->leaf = leaf_of(g, e);
        g->tree.of_box[e->box] = g->leaf;
    } else {
        bool loose = g->leaf == CJ_NONE || g->list == CJ_NONE;
        g->tree.of_box[e->box] = add(g, CJ_IS_FIGURE, loose ? g->panel : g->leaf, box->node, box->alt);
    }
    g->tree.rank[e->box] = i;
    g->last = *e;
}

struct cj_tree cj_tree_build(const struct cj_layout *layout, struct cj_arena *arena)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(struct cj_group));
    struct growing g = { .layout = layout, .group = groups, .list = CJ_NONE, .leaf = CJ_NONE };
    g.tree.of_box = CJ_NEW(arena, uint32_t, layout->nboxes);
    g.tree.rank = CJ_NEW(arena, uint32_t, layout->nboxes);

    for (uint32_t i = 0; i < layout->nboxes; i++) {
        struct entry e = entry_of(&layout->box[i], i);
        if (is_read(&layout->box[i]))
            g_array_append_val(entries, e);
    }
    g_array_sort(entries, by_place);
    add(&g, CJ_IS_DOCUMENT, 0, 0, NULL);
    for (uint32_t i = 0; i < entries->len; i++)
        place(&g, entries, i);
    g.tree.group = cj_arena_seal(arena, groups);
    g.tree.ngroups = groups->len;
    return g.tree;
}
