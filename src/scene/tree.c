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
    const struct cj_pen *pen;
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
    struct cj_group group = { .is = is, .parent = parent, .node = node, .alt = alt };
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

/* Do the texts of a row of a touchpoint tell of several things? Then it is a list. Asked once a row. */
static bool is_list(const struct growing *g, const GArray *entries, uint32_t i)
{
    const struct entry *e = &g_array_index(entries, struct entry, i);
    const struct cj_box *first = NULL;
    for (; i < entries->len; i++) {
        const struct entry *next = &g_array_index(entries, struct entry, i);
        const struct cj_box *box = box_of(g, next);
        if (next->zone != e->zone || next->column != e->column || next->row != e->row)
            return false;
        if (box->part != CJ_PART_TEXT)
            continue;
        if (first && first->node != box->node)
            return true;
        first = box;
    }
    return false;
}

/* The section that begins with this entry inside the zone: a phase and its touchpoints in the journey, a persona's panel in the lens,
 * panels with a head elsewhere. */
static void enter_panel(struct growing *g, const struct entry *e, bool zone)
{
    const struct cj_box *box = box_of(g, e);
    bool column = zone || e->column != g->last.column, head = box->heading == 2;

    if (e->zone == CJ_ZONE_JOURNEY) {
        if (head)
            g->section = g->panel = add(g, CJ_IS_SECTION, 0, box->node, NULL);
        else if (e->row != 0 && (column || g->last.row == 0))
            g->panel = add(g, CJ_IS_SECTION, g->section, 0, NULL);
        else if (column)
            g->panel = g->section;
    } else if (e->zone == CJ_ZONE_LENS && box->node != 0) {
        if (zone || box->node != box_of(g, &g->last)->node)
            g->panel = add(g, CJ_IS_SECTION, g->section, box->node, NULL);
    } else if (head) {
        g->panel = add(g, CJ_IS_SECTION, g->section, box->node, NULL);
    }
}

/* Opens what an entry stands in, if it is the first there. */
static void enter(struct growing *g, const GArray *entries, uint32_t i)
{
    const struct entry *e = &g_array_index(entries, struct entry, i);
    const struct cj_box *box = box_of(g, e);
    bool zone = i == 0 || e->zone != g->last.zone, journey = e->zone == CJ_ZONE_JOURNEY;
    uint32_t before = g->panel;

    if (zone)
        g->section = g->panel = journey ? 0 : add(g, CJ_IS_SECTION, 0, 0, NULL);
    enter_panel(g, e, zone);
    if (!zone && g->panel == before && e->column == g->last.column && e->row == g->last.row)
        return;
    g->leaf = g->list = CJ_NONE;
    if (journey && e->row != 0 && box->heading == 0 && box->role != CJ_ROLE_CARD_NUMBER && is_list(g, entries, i))
        g->list = add(g, CJ_IS_LIST, g->panel, 0, NULL);
}

/* Does what is read now belong to the group that the box before went to? A touchpoint's number begins its heading, and the initial in a
 * badge goes with what it stands beside; else it must be the same thing. In the lens a thing's every text is a paragraph. */
static bool continues(const struct growing *g, const struct entry *e)
{
    const struct cj_box *box = box_of(g, e);
    if (g->leaf == CJ_NONE)
        return false;
    const struct cj_group *now = &g_array_index(g->group, struct cj_group, g->leaf);
    bool same = box->node != 0 && now->node == box->node;
    if (box->part != CJ_PART_TEXT)
        return same;
    if (box->role == CJ_ROLE_BADGE)
        return true;
    if (box->heading > 0)
        return box->heading == 3 && now->is == CJ_IS_HEADING_3;
    return same && e->zone != CJ_ZONE_LENS && (now->is == CJ_IS_ITEM || now->is == CJ_IS_PARAGRAPH);
}

static uint32_t new_leaf(struct growing *g, const struct cj_box *box)
{
    static const uint8_t headings[] = { CJ_IS_PARAGRAPH, CJ_IS_HEADING_1, CJ_IS_HEADING_2, CJ_IS_HEADING_3 };
    if (box->role == CJ_ROLE_CARD_NUMBER && box->part == CJ_PART_TEXT)
        return add(g, CJ_IS_HEADING_3, g->panel, box->node, NULL);
    if (box->heading > 0)
        return add(g, headings[box->heading], g->panel, box->node, NULL);
    return g->list != CJ_NONE ? add(g, CJ_IS_ITEM, g->list, box->node, NULL) : add(g, CJ_IS_PARAGRAPH, g->panel, box->node, NULL);
}

/* What leads somewhere stands in a link of its own; `area` only for what is drawn: texts know their places. */
static uint32_t add_link(struct growing *g, const struct cj_box *box, uint32_t parent)
{
    uint32_t link = add(g, CJ_IS_LINK, parent, box->node, NULL);
    struct cj_group *group = &g_array_index(g->group, struct cj_group, link);
    group->uri = box->uri;
    if (box->part != CJ_PART_TEXT)
        group->area = cj_pen_map(g->pen, box->x, box->y, box->w, box->h);
    return link;
}

static bool is_same_text(const struct cj_box *a, const struct cj_box *b)
{
    return a->part == CJ_PART_TEXT && b->part == CJ_PART_TEXT && a->text_id == b->text_id;
}

/* Groups are added as they are entered and never gone back to, so their array is the tree from top to bottom. A drawn thing with
 * words stands in the paragraph, item or heading it belongs to, or by itself. */
static void place(struct growing *g, const GArray *entries, uint32_t i)
{
    const struct entry *e = &g_array_index(entries, struct entry, i);
    const struct cj_box *box = box_of(g, e);
    if (i > 0 && is_same_text(box, box_of(g, &g->last))) { /* taken apart at a seam */
        g->tree.of_box[e->box] = g->tree.of_box[g->last.box];
        g->tree.rank[e->box] = i;
        g->last = *e;
        return;
    }
    enter(g, entries, i);
    if (!continues(g, e))
        g->leaf = box->part == CJ_PART_TEXT || g->list != CJ_NONE ? new_leaf(g, box) : CJ_NONE;
    uint32_t around = g->leaf == CJ_NONE ? g->panel : g->leaf;
    if (box->uri)
        around = add_link(g, box, around);
    g->tree.of_box[e->box] = box->part == CJ_PART_TEXT ? around : add(g, CJ_IS_FIGURE, around, box->node, box->alt);
    g->tree.rank[e->box] = i;
    g->last = *e;
}

struct cj_tree cj_tree_build(const struct cj_pen *pen)
{
    const struct cj_layout *layout = pen->layout;
    struct cj_arena *arena = pen->arena;
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(struct cj_group));
    struct growing g = { .pen = pen, .layout = layout, .group = groups, .list = CJ_NONE, .leaf = CJ_NONE };
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
