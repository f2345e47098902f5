/* scene: from boxes in em to items in pt. Draws every box with the pen, in the layout's order; then sorts by layer
 * (stable: within a layer the layout's order is paint order) and lists the texts in reading order. */
#include <cjmap/scene.h>

#include <string.h>

#include "scene_priv.h"

static struct cj_pen pen_for(const struct cj_layout *layout, const struct cj_theme *theme, struct cj_arena *arena)
{
    const struct cj_sheet *sheet = &layout->sheet;
    return (struct cj_pen){
        .layout = layout,
        .theme = theme,
        .arena = arena,
        .item = g_array_new(FALSE, FALSE, sizeof(struct cj_item)),
        .step = g_array_new(FALSE, FALSE, sizeof(struct cj_path_step)),
        .em_pt = sheet->em_pt,
        .left_pt = sheet->margin_pt,
        .top_pt = sheet->margin_pt,
        .width_pt = sheet->width_pt,
        .mirrored = layout->journey && cj_layout_is_mirrored(layout->journey),
    };
}

/* --- drawing all boxes ------------------------------------------------------------------------------------------ */

static struct cj_rect within(const struct cj_pen *pen, uint32_t parent)
{
    if (parent == CJ_NONE)
        return (struct cj_rect){ 0 };
    const struct cj_box *cell = &pen->layout->box[parent];
    return cj_pen_map(pen, cell->x, cell->y, cell->w, cell->h);
}

static bool holds_letters(const struct cj_box *box)
{
    return box->part == CJ_PART_MARK || box->part == CJ_PART_PORTRAIT;
}

static bool inside(const struct cj_box *text, const struct cj_box *mark)
{
    double cx = text->x + text->w / 2, cy = text->y + text->h / 2;
    return cx >= mark->x && cx <= mark->x + mark->w && cy >= mark->y && cy <= mark->y + mark->h;
}

/* The mark or portrait that a short text stands in, or NULL: the layout adds a letter right after what carries it. */
static const struct cj_box *resting_in(const struct cj_layout *layout, uint32_t text)
{
    enum { NEAR = 3 };
    for (uint32_t i = text; i-- > 0 && text - i <= NEAR;)
        if (holds_letters(&layout->box[i]) && inside(&layout->box[text], &layout->box[i]))
            return &layout->box[i];
    return NULL;
}

static void draw_box(struct cj_pen *pen, uint32_t i, const struct cj_tree *tree)
{
    const struct cj_box *box = &pen->layout->box[i];
    pen->place = (struct cj_item){ .group = tree->of_box[i], .node = box->node, .within = within(pen, box->parent) };
    if (box->part == CJ_PART_TEXT)
        cj_lines_draw(pen, box, resting_in(pen->layout, i));
    else
        cj_part_draw(pen, box);
}

/* --- layers and reading order ----------------------------------------------------------------------------------- */

/* A text item: where it is in the sorted array, and when it is read. */
struct read { uint32_t item, rank, line; };

static int by_rank(const void *a, const void *b)
{
    const struct read *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* A counting sort by layer: stable and linear. `rank` is that of the box each item came from. */
static void seal_items(struct cj_pen *pen, struct cj_scene *scene, const GArray *rank)
{
    uint32_t n = pen->item->len, next[CJ_LAYER_COUNT] = { 0 };
    struct cj_item *sorted = CJ_NEW(pen->arena, struct cj_item, n);
    g_autoptr(GArray) reads = g_array_new(FALSE, FALSE, sizeof(struct read));
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t l = g_array_index(pen->item, struct cj_item, i).layer + 1u; l < CJ_LAYER_COUNT; l++)
            next[l]++;
    for (uint32_t i = 0; i < n; i++) {
        const struct cj_item *item = &g_array_index(pen->item, struct cj_item, i);
        uint32_t to = next[item->layer]++;
        sorted[to] = *item;
        if (item->kind == CJ_ITEM_TEXT) {
            struct read r = { to, g_array_index(rank, uint32_t, i), item->u.text.line.first };
            g_array_append_val(reads, r);
        }
    }
    g_array_sort(reads, by_rank);
    uint32_t *reading = CJ_NEW(pen->arena, uint32_t, reads->len);
    for (uint32_t i = 0; i < reads->len; i++)
        reading[i] = g_array_index(reads, struct read, i).item;
    scene->item = sorted;
    scene->nitems = n;
    scene->reading = reading;
    scene->nreading = reads->len;
}

static const struct cj_scene_seams *seams_of(const struct cj_seams *seams, struct cj_arena *arena)
{
    struct cj_scene_seams *made = CJ_NEW(arena, struct cj_scene_seams, 1);
    double *x = CJ_NEW(arena, double, seams->nx), *y = CJ_NEW(arena, double, seams->ny);
    for (uint32_t i = 0; i < seams->nx; i++)
        x[i] = cj_pt(seams->x_mm[i] * CJ_PT_PER_MM);
    for (uint32_t i = 0; i < seams->ny; i++)
        y[i] = cj_pt(seams->y_mm[i] * CJ_PT_PER_MM);
    *made = (struct cj_scene_seams){ seams->nx, seams->ny, x, y };
    return made;
}

static void describe(struct cj_scene *scene, const struct cj_layout *layout, struct cj_arena *arena)
{
    const struct cj_sheet *sheet = &layout->sheet;
    const struct cj_journey *journey = layout->journey;
    double margin = sheet->margin_pt;
    scene->width_pt = cj_pt(sheet->width_pt);
    scene->height_pt = cj_pt(sheet->height_pt);
    scene->safe = (struct cj_rect){ cj_pt(margin), cj_pt(margin), cj_pt(sheet->width_pt - 2 * margin), cj_pt(sheet->height_pt - 2 * margin) };
    scene->ntexts = layout->ntexts;
    if (layout->seams != NULL)
        scene->seams = seams_of(layout->seams, arena);
    scene->pictures = layout->pictures;
    if (!journey)
        return;
    scene->title = journey->title.s;
    scene->author = journey->owner.len ? journey->owner.s : NULL;
    scene->language = journey->language.s;
    scene->personas = journey->npersonas;
}

const struct cj_scene *cj_scene_build(const struct cj_layout *layout, const struct cj_theme *theme, struct cj_arena *arena)
{
    struct cj_scene *scene = CJ_NEW(arena, struct cj_scene, 1);
    struct cj_pen pen = pen_for(layout, theme, arena);
    struct cj_tree tree = cj_tree_build(&pen);
    g_autoptr(GArray) rank = g_array_new(FALSE, FALSE, sizeof(uint32_t));

    describe(scene, layout, arena);
    scene->group = tree.group;
    scene->ngroups = tree.ngroups;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        draw_box(&pen, i, &tree);
        while (rank->len < pen.item->len)
            g_array_append_val(rank, tree.rank[i]);
    }
    seal_items(&pen, scene, rank);
    g_array_free(pen.item, TRUE);
    g_array_free(pen.step, TRUE);
    return scene;
}
