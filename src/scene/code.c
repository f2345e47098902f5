/* scene: the QR code. One path of horizontal runs, black on white in every theme; the white reaches as far as its readers need it and
 * the safe area allows, but not up to the lanes above, whose ground is light enough. */
#include "scene_priv.h"

#define WHITE_ABOVE 1.4 /* [em] what is between the lanes and the panels beneath them */

static void add_run(struct cj_pen *pen, double x, double y, double w, double h)
{
    cj_pen_move(pen, x, y);
    cj_pen_line(pen, x + w, y);
    cj_pen_line(pen, x + w, y + h);
    cj_pen_line(pen, x, y + h);
    cj_pen_close(pen);
}

static void add_row(struct cj_pen *pen, const struct cj_qr *qr, const struct cj_box *box, uint32_t row)
{
    const uint8_t *dark = qr->dark + (size_t)row * qr->size;
    const double module = box->w / qr->size;
    for (uint32_t i = 0, end; i < qr->size; i = end) {
        for (end = i + 1; end < qr->size && dark[end] == dark[i];)
            end++;
        if (dark[i])
            add_run(pen, box->x + i * module, box->y + row * module, (end - i) * module, module);
    }
}

/* Mirrored, a code says nothing: it keeps its sides. */
void cj_qr_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const struct cj_qr *qr = pen->layout->qr;
    g_assert(qr != NULL);
    const double quiet = box->w / qr->size * CJ_QR_QUIET;
    double left = MAX(0, box->x - quiet), right = MIN(pen->layout->width, box->x + box->w + quiet), top = box->y - MIN(quiet, WHITE_ABOVE);
    double bottom = MIN(pen->layout->height, box->y + box->h + quiet);
    cj_pen_rect(pen, left, top, right - left, bottom - top, 0, cj_filled(CJ_LAYER_GROUND, cj_tone(CJ_COLOUR_WHITE)));
    pen->upright = true;
    pen->pivot_x = box->x + box->w / 2;
    for (uint32_t row = 0; row < qr->size; row++)
        add_row(pen, qr, box, row);
    struct cj_item *code = cj_pen_draw(pen, cj_filled(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_BLACK)));
    pen->upright = false;
    code->keep = cj_pen_map(pen, box->x - quiet, box->y - quiet, box->w + 2 * quiet, box->h + 2 * quiet);
}
