/* scene: the promises about geometry, checked by arithmetic on what will be drawn. Nothing is shaped or painted. Near
 * linear in the number of items: overlaps are found by a sweep from left to right. */
#include <cjmap/scene.h>

#include "scene_priv.h"

#define TOLERANCE .01 /* [pt] */
#define SEAM_CLEAR (.5 * CJ_PT_PER_MM)

struct findings {
    GString *out;
    uint32_t n;
};

/* --- saying it -------------------------------------------------------------------------------------------------- */

static void say_number(GString *out, const char *before, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, "%s%s", before, g_ascii_formatd(text, sizeof text, "%.3f", value));
}

static void say_rect(GString *out, struct cj_rect r)
{
    say_number(out, " (", r.x);
    say_number(out, ", ", r.y);
    say_number(out, ", ", r.w);
    say_number(out, " x ", r.h);
    g_string_append_c(out, ')');
}

static void say_item(GString *out, const struct cj_item *item)
{
    static const char *const kind[] = { "rect", "path", "text", "icon", "image" };
    g_string_append(out, kind[item->kind]);
    if (item->kind == CJ_ITEM_TEXT) {
        const struct cj_measured *m = item->u.text.m;
        uint32_t from = m->byte[item->u.text.line.first], to = m->byte[item->u.text.line.last];
        g_string_append_printf(out, " #%u \"%.*s\"", item->u.text.text, (int)(to - from), m->text + from);
    }
    g_string_append_printf(out, " of node %u", item->node);
}

static void found(struct findings *f, const char *what, const struct cj_item *a, struct cj_rect ra, const struct cj_item *b, struct cj_rect rb)
{
    f->n++;
    if (!f->out)
        return;
    say_item(f->out, a);
    say_rect(f->out, ra);
    g_string_append_printf(f->out, " %s", what);
    if (b) {
        g_string_append_c(f->out, ' ');
        say_item(f->out, b);
    }
    say_rect(f->out, rb);
    g_string_append_c(f->out, '\n');
}

/* --- inside ------------------------------------------------------------------------------------------------------- */

static bool is_inside(struct cj_rect r, struct cj_rect box)
{
    return r.x >= box.x - TOLERANCE && r.y >= box.y - TOLERANCE && r.x + r.w <= box.x + box.w + TOLERANCE &&
           r.y + r.h <= box.y + box.h + TOLERANCE; /* false for what is no number */
}

/* What must stay inside: of a text its letters (ascent and descent of the face are roomier), of a mark its box, else the ink. A line that
 * is as thin as it may be was made wider than the layout knows: it counts as a thread, for what it has beyond the margin's edge is less
 * than can be seen. */
static struct cj_rect body(const struct cj_item *item)
{
    if (item->kind == CJ_ITEM_TEXT)
        return cj_text_body(item);
    double half = item->stroke.role != CJ_COLOUR_NONE && item->stroke_pt <= CJ_HAIRLINE_PT ? item->stroke_pt / 2 : 0;
    struct cj_rect r = item->bounds;
    return (struct cj_rect){ r.x + half, r.y + half, MAX(0, r.w - 2 * half), MAX(0, r.h - 2 * half) };
}

static void check_inside(struct findings *f, const struct cj_scene *scene)
{
    for (uint32_t i = 0; i < scene->nitems; i++) {
        const struct cj_item *item = &scene->item[i];
        if (!is_inside(body(item), scene->safe))
            found(f, "leaves the safe area", item, body(item), NULL, scene->safe);
        struct cj_rect held = item->kind == CJ_ITEM_TEXT ? body(item) : item->keep;
        if (item->within.w > 0 && held.w > 0 && !is_inside(held, item->within))
            found(f, "leaves its box", item, held, NULL, item->within);
    }
}

/* --- apart ---------------------------------------------------------------------------------------------------------- */

static int by_left(const void *a, const void *b)
{
    const struct cj_item *x = *(const struct cj_item *const *)a, *y = *(const struct cj_item *const *)b;
    if (x->keep.x != y->keep.x)
        return x->keep.x < y->keep.x ? -1 : 1;
    return x < y ? -1 : x > y; /* items of one array: its order */
}

static bool overlap(double a, double la, double b, double lb)
{
    return a + la > b + TOLERANCE && b + lb > a + TOLERANCE;
}

/* Those that began before and end after `x`; the others are let go. */
static void prune(GPtrArray *active, double x)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < active->len; i++) {
        const struct cj_item *item = active->pdata[i];
        if (item->keep.x + item->keep.w > x + TOLERANCE)
            active->pdata[kept++] = active->pdata[i];
    }
    g_ptr_array_set_size(active, (int)kept);
}

static void check_apart(struct findings *f, const struct cj_scene *scene)
{
    g_autoptr(GPtrArray) keeps = g_ptr_array_new(), active = g_ptr_array_new();
    for (uint32_t i = 0; i < scene->nitems; i++)
        if (scene->item[i].keep.w > 0 && scene->item[i].keep.h > 0)
            g_ptr_array_add(keeps, (void *)&scene->item[i]);
    g_ptr_array_sort(keeps, by_left);
    for (uint32_t i = 0; i < keeps->len; i++) {
        const struct cj_item *now = keeps->pdata[i];
        prune(active, now->keep.x);
        for (uint32_t j = 0; j < active->len; j++) {
            const struct cj_item *other = active->pdata[j];
            if (overlap(other->keep.y, other->keep.h, now->keep.y, now->keep.h) && overlap(other->keep.x, other->keep.w, now->keep.x, now->keep.w))
                found(f, "enters", now, now->keep, other, other->keep);
        }
        g_ptr_array_add(active, keeps->pdata[i]);
    }
}

/* --- every text whole, once -------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    const struct cj_item *x = *(const struct cj_item *const *)a, *y = *(const struct cj_item *const *)b;
    if (x->u.text.text != y->u.text.text)
        return x->u.text.text < y->u.text.text ? -1 : 1;
    if (x->u.text.line.first != y->u.text.line.first)
        return x->u.text.line.first < y->u.text.line.first ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Between two lines, and at the end, only blanks and typed line ends may be left out. */
static bool only_blanks(const struct cj_measured *m, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!m->blank[i] && !(m->brk[i + 1] == CJ_BREAK_MUST && m->end[i + 1] == m->end[i]))
            return false;
    return true;
}

static void lost(struct findings *f, uint32_t text, const char *how)
{
    f->n++;
    if (f->out)
        g_string_append_printf(f->out, "text #%u %s\n", text, how);
}

/* The lines of one text, sorted. */
static void check_text(struct findings *f, const struct cj_item *const *line, uint32_t n, uint32_t text)
{
    const struct cj_measured *m = line[0]->u.text.m;
    uint32_t next = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct cj_line *l = &line[i]->u.text.line;
        if (line[i]->u.text.m != m)
            lost(f, text, "is two texts");
        else if (l->last < l->first || l->last > m->n)
            lost(f, text, "has a line that is none");
        else if (l->first < next)
            lost(f, text, "is drawn twice in part");
        else if (!only_blanks(m, next, l->first))
            lost(f, text, "has lost letters");
        next = MAX(next, MIN(l->last, m->n));
    }
    if (!only_blanks(m, next, m->n))
        lost(f, text, "has lost its end");
}

/* Each text item is read once: the list of what is read is as long as the items are many, and names none twice. */
static void check_reading(struct findings *f, const struct cj_scene *scene, uint32_t ntexts)
{
    g_autofree bool *seen = g_new0(bool, scene->nitems + 1);
    bool whole = scene->nreading == ntexts;
    for (uint32_t i = 0; i < scene->nreading; i++) {
        uint32_t item = scene->reading[i];
        whole = whole && item < scene->nitems && scene->item[item].kind == CJ_ITEM_TEXT && !seen[item];
        if (item < scene->nitems)
            seen[item] = true;
    }
    if (whole)
        return;
    f->n++;
    if (f->out)
        g_string_append(f->out, "not every text drawn is read once\n");
}

static void check_texts(struct findings *f, const struct cj_scene *scene)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    for (uint32_t i = 0; i < scene->nitems; i++)
        if (scene->item[i].kind == CJ_ITEM_TEXT)
            g_ptr_array_add(lines, (void *)&scene->item[i]);
    g_ptr_array_sort(lines, by_text);
    uint32_t expected = 0;
    for (uint32_t i = 0, j; i < lines->len; i = j) {
        const struct cj_item *const *line = (const struct cj_item *const *)(void *)lines->pdata + i;
        uint32_t text = line[0]->u.text.text;
        for (j = i + 1; j < lines->len && line[j - i]->u.text.text == text;)
            j++;
        for (; expected < MIN(text, scene->ntexts); expected++)
            lost(f, expected, "is not drawn");
        if (text >= scene->ntexts)
            lost(f, text, "is none of the layout's");
        expected = MAX(expected, text + 1);
        check_text(f, line, j - i, text);
    }
    for (; expected < scene->ntexts; expected++)
        lost(f, expected, "is not drawn");
    check_reading(f, scene, lines->len);
}

/* --- off the seams --------------------------------------------------------------------------------------------------------- */

static void check_seams(struct findings *f, const struct cj_scene *scene)
{
    const struct cj_scene_seams *seams = scene->seams;
    for (uint32_t i = 0; seams && i < scene->nitems; i++) {
        const struct cj_item *item = &scene->item[i];
        if (item->kind != CJ_ITEM_TEXT)
            continue;
        struct cj_rect r = body(item);
        for (uint32_t s = 0; s < seams->nx; s++)
            if (overlap(r.x, r.w, seams->x[s] - SEAM_CLEAR, 2 * SEAM_CLEAR))
                found(f, "lies on a seam", item, r, NULL, (struct cj_rect){ seams->x[s], 0, 0, scene->height_pt });
        for (uint32_t s = 0; s < seams->ny; s++)
            if (overlap(r.y, r.h, seams->y[s] - SEAM_CLEAR, 2 * SEAM_CLEAR))
                found(f, "lies on a seam", item, r, NULL, (struct cj_rect){ 0, seams->y[s], scene->width_pt, 0 });
    }
}

uint32_t cj_scene_verify(const struct cj_scene *scene, GString *out)
{
    struct findings f = { out, 0 };
    check_inside(&f, scene);
    check_apart(&f, scene);
    check_texts(&f, scene);
    check_seams(&f, scene);
    return f.n;
}
