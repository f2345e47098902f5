/* scene: the lines of a text. Where the baseline lies in a line box, and how a line stands in its width. */
#include <math.h>

#include "scene_priv.h"

#define BODY_BELOW .23 /* of the descenders of the faces we bring, as much as a leading of 1.25 has room for */

static double start_of(const struct cj_box *box, double width)
{
    switch (box->align) {
    case CJ_ALIGN_CENTRE:
        return box->x + (box->w - width) / 2;
    case CJ_ALIGN_END:
        return box->x + box->w - width;
    default:
        return box->x;
    }
}

static double chest_of(const struct cj_box *rest)
{
    return rest->part != CJ_PART_PORTRAIT ? 0 : rest->picture > 0 ? CJ_CHEST_OF_PICTURE : CJ_CHEST_OF_BUST;
}

/* The face's ascent and descent stand in the middle of the line box. A letter in a mark is centred by its capitals
 * instead, and a portrait's initial is worn on the chest. */
static double baseline_of(const struct cj_box *box, const struct cj_box *rest, uint32_t line)
{
    if (rest)
        return rest->y + rest->h / 2 * (1 + chest_of(rest)) + CJ_CAP_HEIGHT / 2 * box->size;
    return box->y + (line + .5) * box->leading + (box->text->ascent - box->text->descent) / 2 * box->size;
}

/* What lies so far above and below the baseline of a line, from its start to its end. */
static struct cj_rect around(const struct cj_item *item, double above, double below, double length)
{
    double x = item->u.text.x, y = item->u.text.baseline;
    return item->u.text.turned ? (struct cj_rect){ cj_pt(x - above), cj_pt(y - length), cj_pt(above + below), cj_pt(length) }
                               : (struct cj_rect){ x, cj_pt(y - above), length, cj_pt(above + below) };
}

struct cj_rect cj_text_body(const struct cj_item *item)
{
    double above = MIN(item->u.text.m->ascent, CJ_CAP_HEIGHT), below = MIN(item->u.text.m->descent, BODY_BELOW);
    double size = item->u.text.size_pt;
    if (item->u.text.turned)
        return around(item, above * size, below * size, item->bounds.h);
    return (struct cj_rect){ item->bounds.x, cj_pt(item->u.text.baseline - above * size), item->bounds.w, cj_pt((above + below) * size) };
}

/* The line stands on its box's lower end, the top of its letters at the left: also on mirrored maps. */
static void turn(const struct cj_pen *pen, const struct cj_box *box, struct cj_item *item)
{
    struct cj_rect place = cj_pen_map(pen, box->x, box->y, box->w, box->h);
    double ascent = box->text->ascent * box->size * pen->em_pt, descent = box->text->descent * box->size * pen->em_pt;
    item->u.text.turned = true;
    item->u.text.x = cj_pt(place.x + place.w / 2 + (ascent - descent) / 2);
    item->u.text.baseline = cj_pt(place.y + place.h);
    item->bounds = around(item, ascent, descent, item->bounds.w);
}

static void draw_line(struct cj_pen *pen, const struct cj_box *box, const struct cj_box *rest, uint32_t i)
{
    const struct cj_line *line = &box->line[i];
    double width = (double)line->width / CJ_EM * box->size;
    double x = rest ? rest->x + (rest->w - width) / 2 : start_of(box, width);
    double baseline = baseline_of(box, rest, i);
    struct cj_item item = pen->place;
    item.kind = CJ_ITEM_TEXT;
    item.layer = CJ_LAYER_TEXT;
    item.fill = box->tone;
    item.fill_alpha = item.stroke_alpha = 1;
    item.bounds = cj_pen_map(pen, x, baseline - box->text->ascent * box->size, width, (box->text->ascent + box->text->descent) * box->size);
    item.u.text.text = box->text_id;
    item.u.text.m = box->text;
    item.u.text.line = *line;
    item.u.text.x = item.bounds.x;
    item.u.text.baseline = cj_pen_map(pen, x, baseline, 0, 0).y;
    item.u.text.size_pt = cj_pt(box->size * pen->em_pt);
    if (box->variant)
        turn(pen, box, &item);
    item.u.text.face = cj_theme_type(pen->theme, box->role).face;
    if (!rest)
        item.keep = cj_text_body(&item);
    g_array_append_val(pen->item, item);
}

void cj_lines_draw(struct cj_pen *pen, const struct cj_box *box, const struct cj_box *rest)
{
    for (uint32_t i = 0; i < box->nlines; i++)
        draw_line(pen, box, rest, i);
}
