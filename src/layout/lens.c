/* The lens: through whose eyes the journey is seen. Title, scenario, personas, goals and expectations.
 *
 * Panels stand in one row if that is lowest; else the title (alone, or with goals and expectations beside it) stands above a
 * grid of the others. */
#include "lens.h"

#include <math.h>
#include <string.h>

#define ROW_GAP 1.7            /* between rows of panels */

enum { LONGEST_ROW = 6 };

/* --- arrangements -------------------------------------------------------------------------------------------------- */

enum { TITLE, PERSONAS, AIMS, PANELS }; /* panels that may stand in the first row */

struct arrangement {
    unsigned first_row;   /* bits of TITLE, PERSONAS, AIMS */
    uint32_t per_row;     /* in the grid beneath */
    double height;
};

static const unsigned first_rows[] = { 1 << TITLE | 1 << PERSONAS | 1 << AIMS, 1 << TITLE | 1 << AIMS, 1 << TITLE };

static unsigned present(const struct cj_lens *lens)
{
    return 1u << TITLE | (lens->npersonas > 0) << PERSONAS | (lens->aims.nlists > 0) << AIMS;
}

/* The slots of the first row, and which panel each is. */
static uint32_t slots_of(const struct cj_lens *lens, unsigned row, struct cj_flow_slot *ret_slot, uint8_t *ret_panel)
{
    const struct cj_flow_slot *all[PANELS] = { &lens->title_slot, &lens->persona_slot, &lens->aims_slot };
    uint32_t n = 0;
    for (uint8_t panel = 0; panel < PANELS; panel++) {
        if (row & 1u << panel) {
            ret_panel[n] = panel;
            ret_slot[n++] = *all[panel];
        }
    }
    return n;
}

/* One panel of the grid: a persona of the row first .. last, or after all personas the aims. */
static void put_cell(struct cj_work *work, const struct cj_lens *lens, uint32_t i, const struct lens_shelf *shelf,
                     double x, double y, double w, double h)
{
    uint32_t outer = cj_flow_cell(work, x, y, w, h);
    if (i < lens->npersonas) {
        work->node = lens->persona[i].node;
        lens_persona_place(work, lens, i, shelf, x, y, w);
    } else {
        lens_aims_place(work, &lens->aims, x, y, w, h);
    }
    work->node = 0;
    work->parent = outer;
}

/* A row of n panels of width w from panel `first` on, personas first, then the aims; `h`: how high the row is at least. Returns what
 * its panels need. */
static double grid_row(struct cj_work *work, const struct cj_lens *lens, uint32_t first, uint32_t n, double x, double y, double w, double h)
{
    uint32_t last = MIN(first + n, lens->npersonas);
    struct lens_shelf shelf = { 0 };
    double height = 0;
    if (first < last) {
        shelf = lens_shelf_of(lens, first, last, w);
        height = shelf.height;
    }
    if (first + n > lens->npersonas)
        height = fmax(height, lens_aims_height(&lens->aims, w));
    for (uint32_t i = 0; work != NULL && i < n; i++)
        put_cell(work, lens, first + i, &shelf, x + i * (w + CJ_PANEL_GUTTER), y, w, fmax(h, height));
    return height;
}

static uint32_t grid_cells(const struct cj_lens *lens, unsigned first_row)
{
    unsigned rest = present(lens) & ~first_row;
    return (rest & 1 << PERSONAS ? lens->npersonas : 0) + (rest & 1 << AIMS ? 1 : 0);
}

/* What does not stand in the first row: rows of equal panels, so that their edges line up. */
static double grid(struct cj_work *work, const struct cj_lens *lens, const struct arrangement *a, double x, double y, double w)
{
    uint32_t n = grid_cells(lens, a->first_row), from = present(lens) & ~a->first_row & 1 << PERSONAS ? 0 : lens->npersonas;
    double each = (w + CJ_PANEL_GUTTER) / a->per_row - CJ_PANEL_GUTTER, height = 0;
    if (a->per_row > 1 && each < lens_persona_least(lens))
        return INFINITY;
    for (uint32_t i = 0; i < n; i += a->per_row)
        height += ROW_GAP + grid_row(work, lens, from + i, MIN(a->per_row, n - i), x, y + height + ROW_GAP, each, 0);
    return height;
}

/* Above a grid the aims begin where one of its columns does. Returns the height of the row; ret_w: of title and aims. */
static double snapped_row(const struct cj_lens *lens, uint32_t columns, double width, double *ret_w)
{
    double pitch = (width + CJ_PANEL_GUTTER) / columns, lowest = INFINITY;
    for (uint32_t n = 1; n < columns; n++) {
        double w[] = { (columns - n) * pitch - CJ_PANEL_GUTTER, n * pitch - CJ_PANEL_GUTTER };
        double height = fmax(cj_steps_height(&lens->title_slot.need, w[0]), cj_steps_height(&lens->aims_slot.need, w[1]));
        if (height < lowest - 1e-9) {
            lowest = height;
            memcpy(ret_w, w, sizeof w);
        }
    }
    return lowest;
}

static double first_row(struct cj_work *work, const struct cj_lens *lens, const struct arrangement *a, double x, double y, double width)
{
    struct cj_flow_slot slot[PANELS];
    uint8_t panel[PANELS];
    double w[PANELS] = { width };
    uint32_t n = slots_of(lens, a->first_row, slot, panel);
    double height;
    if (n == 1) /* the title alone may be as narrow as it likes */
        height = lens_title_height(&lens->title, width);
    else if (a->per_row > 1)
        height = snapped_row(lens, a->per_row, width, w);
    else
        height = cj_flow_share(slot, n, width, CJ_PANEL_GUTTER, 0, work == NULL ? NULL : w);
    for (uint32_t i = 0; work != NULL && i < n; i++) {
        if (panel[i] == TITLE) {
            uint32_t outer = cj_flow_cell(work, x, y - LENS_ACCENTS, w[i], height + LENS_ACCENTS);
            lens_title_place(work, &lens->title, x, y, w[i], height - lens_title_height(&lens->title, w[i]));
            work->parent = outer;
        } else if (panel[i] == PERSONAS) {
            grid_row(work, lens, 0, lens->npersonas, x, y, w[i], height);
        } else {
            grid_row(work, lens, lens->npersonas, 1, x, y, w[i], height);
        }
        x += slot[i].count * (w[i] + CJ_PANEL_GUTTER);
    }
    return height;
}

static struct arrangement arrange(const struct cj_lens *lens, double width)
{
    struct arrangement best = { .height = INFINITY };
    for (size_t i = 0; i < G_N_ELEMENTS(first_rows); i++) {
        struct arrangement a = { .first_row = first_rows[i] & present(lens), .per_row = 1 };
        uint32_t cells = grid_cells(lens, a.first_row);
        do {
            a.height = first_row(NULL, lens, &a, 0, 0, width) + grid(NULL, lens, &a, 0, 0, width);
            if (a.height < best.height - 1e-9)
                best = a;
        } while (a.per_row++ < MIN(cells, LONGEST_ROW));
    }
    return best;
}

double cj_lens_height(const struct cj_lens *lens, double width)
{
    return cj_flow_has(&lens->running) ? lens_quiet(NULL, lens, 0, 0, width) : arrange(lens, width).height;
}

void cj_lens_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double width)
{
    if (cj_flow_has(&lens->running)) {
        lens_quiet(work, lens, x, y, width);
        return;
    }
    struct arrangement a = arrange(lens, width);
    g_assert(isfinite(a.height)); /* nobody places what does not fit */
    work->zone = CJ_ZONE_LENS;
    double top = first_row(work, lens, &a, x, y, width);
    grid(work, lens, &a, x, y + top, width);
}

/* --- preparing ------------------------------------------------------------------------------------------------------ */

struct lens_list lens_list_of(struct cj_work *work, enum cj_label head, enum cj_role role, enum cj_colour_role tone,
                              const struct cj_str *item, uint32_t n)
{
    struct lens_list list = { .n = n, .item = CJ_NEW(work->arena, struct cj_flow_text, n) };
    list.head = lens_text(work, cj_work_label(work, head), role, tone);
    for (uint32_t i = 0; i < n; i++)
        list.item[i] = lens_text(work, item[i], CJ_ROLE_BODY, CJ_COLOUR_INK);
    return list;
}

const struct cj_lens *cj_lens_new(struct cj_work *work)
{
    struct cj_lens *lens = CJ_NEW(work->arena, struct cj_lens, 1);
    lens_title_prepare(work, lens);
    lens_personas_prepare(work, lens);
    lens_aims_prepare(work, lens);
    return lens;
}
