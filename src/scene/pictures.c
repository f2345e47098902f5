/* scene: pictures in their frames, and people and channels that have one. */
#include "scene_priv.h"

#include <cjmap/image.h>

/* Measures in em. */
#define FRAME .08
#define FRAME_RADIUS .3
#define RING .2
#define INITIAL_DISC .16       /* of the portrait's size */
#define INITIAL_LEAST .66      /* in a small portrait */

static double ratio_of(const struct cj_pen *pen, const struct cj_box *box)
{
    const struct cj_picture *picture = &pen->layout->pictures->picture[box->picture - 1];
    return picture->width / picture->height;
}

/* All of the picture, in a frame like that of a card; under what is transparent lies paper. */
void cj_picture_draw(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_outlined(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_PAPER), cj_tone(CJ_COLOUR_OUTLINE), FRAME);
    const double in = FRAME / 2;
    cj_pen_rect(pen, box->x + in, box->y + in, box->w - FRAME, box->h - FRAME, MIN(FRAME_RADIUS, box->h / 2) - in, ink)->keep =
        cj_pen_map(pen, box->x, box->y, box->w, box->h);
    const double clip[] = { box->x + FRAME, box->y + FRAME, box->w - 2 * FRAME, box->h - 2 * FRAME };
    cj_pen_picture(pen, CJ_LAYER_SHAPE, box->picture - 1, box->x, box->y, box->w, box->h, clip, MIN(FRAME_RADIUS, box->h / 2) - FRAME);
}

/* The picture fills the disc; of a high one more is left out below than above, where the face is. The ring and the disc beneath the
 * initial say whose line in the map it is. */
void cj_picture_portrait_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double size = MIN(box->w, box->h), cx = box->x + box->w / 2, cy = box->y + box->h / 2, seen = size - RING;
    const double ratio = ratio_of(pen, box), w = MAX(seen, seen * ratio), h = MAX(seen, seen / ratio);
    const double left = cx - seen / 2, top = cy - seen / 2, clip[] = { left, top, seen, seen };
    struct cj_colour tone = cj_persona_tone(CJ_COLOUR_PERSONA, box->index);
    cj_pen_picture(pen, CJ_LAYER_SHAPE, box->picture - 1, cx - w / 2, top - (h - seen) / 3, w, h, clip, seen / 2);
    cj_pen_circle(pen, cx, cy, (size - RING) / 2, cj_stroked(CJ_LAYER_SHAPE, tone, RING));
    struct cj_ink disc = cj_outlined(CJ_LAYER_SHAPE, tone, cj_tone(CJ_COLOUR_PAPER), .12);
    cj_pen_circle(pen, cx, cy + CJ_CHEST_OF_PICTURE * size / 2, MAX(INITIAL_DISC * size, INITIAL_LEAST), disc);
}

void cj_picture_icon_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double ratio = ratio_of(pen, box), w = MIN(box->w, box->h * ratio), h = w / ratio;
    const double x = box->x + (box->w - w) / 2, y = box->y + (box->h - h) / 2, clip[] = { x, y, w, h };
    struct cj_item *item = cj_pen_picture(pen, CJ_LAYER_MARK, box->picture - 1, x, y, w, h, clip, 0);
    item->keep = cj_pen_map(pen, box->x, box->y, box->w, box->h);
}
