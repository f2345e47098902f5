/* impose: texts, and what else a page beside a map wants drawn: rectangles, hatching, arrows. */
#include "draft.h"

#include <math.h>
#include <string.h>

static double round_pt(double value)
{
    double rounded = round(value * 1000.0) / 1000.0;
    return rounded == 0 ? 0 : rounded;
}

static struct cj_rect rounded(double x, double y, double w, double h)
{
    return (struct cj_rect){ round_pt(x), round_pt(y), round_pt(w), round_pt(h) };
}

struct draft draft_begin(const struct cj_scene *like, const struct cj_measurer *measurer, struct cj_arena *arena)
{
    struct draft draft = { .sketch = cj_sketch_begin(arena), .measurer = measurer, .like = like };
    struct cj_group root = { .is = CJ_IS_DOCUMENT };
    draft.group = g_array_new(FALSE, FALSE, sizeof(struct cj_group));
    g_array_append_val(draft.group, root);
    return draft;
}

/* --- shapes -------------------------------------------------------------------------------------------------------- */

static struct cj_item *add(struct draft *draft, enum cj_item_kind kind, enum cj_layer layer)
{
    struct cj_item item = { .kind = kind, .layer = layer, .fill_alpha = 1, .stroke_alpha = 1 };
    g_array_append_val(draft->sketch.item, item);
    return &g_array_index(draft->sketch.item, struct cj_item, draft->sketch.item->len - 1);
}

void draft_rect(struct draft *draft, struct cj_rect box, double radius, enum cj_colour_role fill, double alpha)
{
    struct cj_item *item = add(draft, CJ_ITEM_RECT, CJ_LAYER_SHAPE);
    item->u.rect.box = item->bounds = rounded(box.x, box.y, box.w, box.h);
    item->u.rect.radius = round_pt(radius);
    item->fill = cj_tone(fill);
    item->fill_alpha = alpha;
}

void draft_frame(struct draft *draft, struct cj_rect box, enum cj_colour_role tone, double width)
{
    struct cj_item *item = add(draft, CJ_ITEM_RECT, CJ_LAYER_LINE);
    item->u.rect.box = rounded(box.x, box.y, box.w, box.h);
    item->bounds = rounded(box.x - width / 2, box.y - width / 2, box.w + width, box.h + width);
    item->stroke = cj_tone(tone);
    item->stroke_pt = round_pt(width);
}

void draft_line(struct draft *draft, double x0, double y0, double x1, double y1, enum cj_colour_role tone, double width, double on,
                double off)
{
    struct cj_item *item = cj_sketch_line(&draft->sketch, x0, y0, x1, y1, width, cj_tone(tone));
    item->dash[0] = round_pt(on);
    item->dash[1] = round_pt(off);
}

void draft_hatch(struct draft *draft, struct cj_rect box, double pitch, enum cj_colour_role tone, double width)
{
    double across = pitch * sqrt(2); /* from line to line along an edge */
    uint32_t n = (uint32_t)ceil((box.w + box.h) / across);
    struct cj_path_step *step = CJ_NEW(draft->sketch.arena, struct cj_path_step, 2 * n);
    for (uint32_t i = 0; i < n; i++) {
        double from = (i + .5) * across; /* of a line from (from, 0) down to (0, from), where that is in the box */
        double right = fmin(from, box.w), low = fmin(from, box.h);
        step[2 * i] = (struct cj_path_step){ CJ_MOVE, { round_pt(box.x + right), round_pt(box.y + from - right) } };
        step[2 * i + 1] = (struct cj_path_step){ CJ_LINE, { round_pt(box.x + from - low), round_pt(box.y + low) } };
    }
    struct cj_item *item = add(draft, CJ_ITEM_PATH, CJ_LAYER_SHAPE);
    item->u.path.step = step;
    item->u.path.n = 2 * n;
    item->bounds = rounded(box.x, box.y, box.w, box.h);
    item->stroke = cj_tone(tone);
    item->stroke_pt = round_pt(width);
}

void draft_polygon(struct draft *draft, const double (*point)[2], uint32_t n, enum cj_colour_role tone)
{
    struct cj_path_step *step = CJ_NEW(draft->sketch.arena, struct cj_path_step, n + 1);
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        step[i] = (struct cj_path_step){ i == 0 ? CJ_MOVE : CJ_LINE, { round_pt(point[i][0]), round_pt(point[i][1]) } };
        x0 = fmin(x0, point[i][0]), x1 = fmax(x1, point[i][0]);
        y0 = fmin(y0, point[i][1]), y1 = fmax(y1, point[i][1]);
    }
    step[n].op = CJ_CLOSE;
    struct cj_item *item = add(draft, CJ_ITEM_PATH, CJ_LAYER_MARK);
    item->u.path.step = step;
    item->u.path.n = n + 1;
    item->bounds = rounded(x0, y0, x1 - x0, y1 - y0);
    item->fill = cj_tone(tone);
}

/* --- texts --------------------------------------------------------------------------------------------------------- */

static const struct cj_measured *measure(struct draft *draft, const char *text, enum cj_face face)
{
    return draft->measurer->measure(draft->measurer->self, cj_str_from(text), face, draft->like->language, draft->sketch.arena);
}

double draft_width(struct draft *draft, const char *text, struct draft_type type)
{
    return (double)cj_text_full_width(measure(draft, text, type.face)) / CJ_EM * type.size;
}

static uint32_t add_group(struct draft *draft, enum cj_meaning is)
{
    struct cj_group group = { .is = is };
    g_array_append_val(draft->group, group);
    return draft->group->len - 1;
}

static void add_line(struct draft *draft, const struct cj_measured *m, struct cj_line line, struct draft_type type, double x,
                     double baseline, bool turned, uint32_t group)
{
    double width = (double)line.width / CJ_EM * type.size, above = m->ascent * type.size, below = m->descent * type.size;
    struct cj_item *item = add(draft, CJ_ITEM_TEXT, CJ_LAYER_TEXT);
    item->group = group;
    item->fill = cj_tone(type.tone);
    item->bounds = turned ? rounded(x - above, baseline - width, above + below, width) : rounded(x, baseline - above, width, above + below);
    item->u.text.text = draft->ntexts;
    item->u.text.m = m;
    item->u.text.line = line;
    item->u.text.x = round_pt(x);
    item->u.text.baseline = round_pt(baseline);
    item->u.text.size_pt = round_pt(type.size);
    item->u.text.face = type.face;
    item->u.text.turned = turned;
}

double draft_text(struct draft *draft, const char *text, struct draft_type type, double x, double baseline, bool turned,
                  enum cj_meaning is)
{
    const struct cj_measured *m = measure(draft, text, type.face);
    struct cj_line line;
    if (cj_text_break(m, INT32_MAX / 2, false, &line, 1) == 0)
        return 0;
    add_line(draft, m, line, type, x, baseline, turned, add_group(draft, is));
    draft->ntexts++;
    return (double)line.width / CJ_EM * type.size;
}

double draft_paragraph(struct draft *draft, bool draw, const char *text, struct draft_type type, double x, double y, double w,
                       enum cj_meaning is)
{
    enum { LINES_MOST = 40 };
    struct cj_line line[LINES_MOST];
    const struct cj_measured *m = measure(draft, text, type.face);
    uint32_t n = MIN(cj_text_balance(m, cj_text_units(w, type.size), true, draft->like->language, line, LINES_MOST), LINES_MOST);
    uint32_t group = draw && n > 0 ? add_group(draft, is) : 0;
    for (uint32_t i = 0; draw && i < n; i++)
        add_line(draft, m, line[i], type, x, y + (i + .5) * type.leading + (m->ascent - m->descent) / 2 * type.size, false, group);
    draft->ntexts += draw && n > 0;
    return n * type.leading;
}

const char *draft_shortened(struct draft *draft, const char *text, struct draft_type type, double w)
{
    if (draft_width(draft, text, type) <= w)
        return text;
    for (size_t len = strlen(text); len > 0; len--) {
        if (text[len] != ' ')
            continue;
        const char *less = cj_arena_printf(draft->sketch.arena, "%.*s…", (int)len, text);
        if (draft_width(draft, less, type) <= w)
            return less;
    }
    return "";
}

/* --- the scene ------------------------------------------------------------------------------------------------------ */

const struct cj_scene *draft_end(struct draft *draft, double width, double height)
{
    struct cj_arena *arena = draft->sketch.arena;
    uint32_t *reading = CJ_NEW(arena, uint32_t, draft->sketch.item->len);
    struct cj_scene *scene = cj_sketch_end(&draft->sketch, width, height);
    scene->title = draft->like->title;
    scene->language = draft->like->language;
    scene->personas = draft->like->personas;
    scene->ntexts = draft->ntexts;
    scene->ngroups = draft->group->len;
    scene->group = cj_arena_seal(arena, draft->group);
    for (uint32_t i = 0; i < scene->nitems; i++)
        if (scene->item[i].kind == CJ_ITEM_TEXT)
            reading[scene->nreading++] = i;
    scene->reading = reading;
    g_array_unref(draft->group);
    return scene;
}
