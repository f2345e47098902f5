/* The QR code of the map's address. Its side is told in mm and so in em only once the size of the type is known: until then, and each
 * time the sheet is asked anew, it is told again. It stands at the end side of its place and flush with the rules of other panels; the
 * white that its readers need is partly there anyway, between panels and around all of them. */
#include "takeaways.h"

#include <math.h>

struct code {
    const struct cj_qr *qr;
    double side, below;  /* [em]; white beneath all panels */
    const char *alt, *uri;
};

double cj_code_white(const void *self)
{
    const struct code *code = self;
    return code->side * CJ_QR_QUIET / code->qr->size;
}

double cj_code_width(const void *self)
{
    const struct code *code = self;
    return code->side + fmax(0, cj_code_white(code) - CJ_PANEL_GUTTER);
}

double cj_code_height(const void *self, double w)
{
    const struct code *code = self;
    return w < cj_code_width(code) - 1e-9 ? INFINITY : code->side + fmax(0, cj_code_white(code) - code->below);
}

void cj_code_place(struct cj_work *work, const void *self, double x, double y, double w, double h)
{
    const struct code *code = self;
    (void)h;
    work->parent = CJ_NONE; /* the white around it goes beyond its place */
    struct cj_box *box = cj_work_add(work, CJ_PART_QR, x + w - code->side, y, code->side, code->side);
    box->alt = code->alt;
    box->uri = code->uri;
}

void cj_code_set(const void *self, double side, double below)
{
    struct code *code = (struct code *)self; /* made below */
    code->side = side;
    code->below = below;
}

const void *cj_code_new(struct cj_work *work)
{
    if (work->qr == NULL)
        return NULL;
    struct code *code = CJ_NEW(work->arena, struct code, 1);
    code->qr = work->qr;
    code->alt = cj_work_format(work, cj_label(work->language, CJ_LABEL_QR), cj_work_address(work).s).s;
    code->uri = work->journey->uri.s;
    return code;
}
