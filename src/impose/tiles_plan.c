/* impose: the assembly plan: the poster in small with the sheets drawn over it, what is needed, and what to do in which order. A ruler
 * tells whether the printer has kept to the size. */
#include <math.h>

#include "draft.h"
#include "tiles_priv.h"

#define MM CJ_PT_PER_MM
#define MARGIN_LEAST (12 * MM)
#define GAP (8 * MM)
#define WIDE_PART .6          /* of the page's width, for the picture, with the words beside it */
#define HIGH_PART .45          /* of its height, with the words beneath it */
#define RULER_MM 100
#define RULER_ROOM (13 * MM)
#define GOOD_AREA (210.0 * 297.0)  /* [mm2] a sheet on which the words have their full size */
#define MOST 1.35              /* of it, where there is room */
#define LEAST .5
#define NUMBER_ROOM 1.6        /* left of a step's words, times their size */
#define COORDINATE_PART .24    /* of a sheet's shorter side on the picture */
#define COORDINATE_MOST 24.0

struct plan {
    const struct tiling *tiling;
    struct draft *draft;
    struct cj_rect inner;         /* the page without its margins */
    struct cj_rect words, picture;
    bool beside;                  /* words beside the picture, not beneath it */
    double size;                  /* times the usual size of the words */
};

static const char *say(const struct plan *plan, enum cj_label label)
{
    return cj_label(plan->tiling->language, label);
}

static const char *number(const struct plan *plan, double value)
{
    return cj_format_number(plan->tiling->language, round(value), false, plan->tiling->arena);
}

static struct draft_type type_of(const struct plan *plan, enum cj_face face, double size, enum cj_colour_role tone)
{
    return (struct draft_type){ face, size * plan->size, size * plan->size * 1.36, tone };
}

/* --- what it says ----------------------------------------------------------------------------------------------------------- */

static const char *sheets_words(const struct plan *plan)
{
    const struct cj_tiles *tiles = plan->tiling->tiles;
    return cj_arena_printf(plan->tiling->arena, say(plan, CJ_LABEL_TILES_SHEETS), number(plan, (double)tiles->rows * tiles->columns),
                           tiles->paper, number(plan, tiles->columns), number(plan, tiles->rows));
}

static const char *size_words(const struct plan *plan)
{
    double w, h;
    cj_tiles_poster(plan->tiling->tiles, &w, &h);
    return cj_arena_printf(plan->tiling->arena, say(plan, CJ_LABEL_TILES_POSTER), number(plan, w), number(plan, h));
}

/* "A1 to A3, B1 to B3, C1 to C3"; the rows in the middle of many are not named. */
static const char *order_words(const struct plan *plan)
{
    enum { NAMED = 6 };
    const struct tiling *tiling = plan->tiling;
    g_autoptr(GString) order = g_string_new(NULL);
    for (uint32_t r = 0; r < tiling->tiles->rows; r++) {
        if (tiling->tiles->rows > NAMED && r >= NAMED / 2 && r + 1 < tiling->tiles->rows) {
            if (r == NAMED / 2)
                g_string_append(order, ", …");
            continue;
        }
        const char *first = tiles_name(tiling, r, 0), *last = tiles_name(tiling, r, tiling->tiles->columns - 1);
        if (order->len > 0)
            g_string_append(order, ", ");
        if (tiling->tiles->columns > 1)
            g_string_append_printf(order, say(plan, CJ_LABEL_RANGE), first, last);
        else
            g_string_append(order, first);
    }
    return cj_arena_printf(tiling->arena, say(plan, CJ_LABEL_TILES_ORDER), order->str);
}

/* The steps that this grid needs. */
static uint32_t steps_words(const struct plan *plan, const char **ret_step)
{
    const struct tiling *tiling = plan->tiling;
    uint32_t n = 0;
    ret_step[n++] = say(plan, CJ_LABEL_TILES_STEP_PRINT);
    ret_step[n++] = say(plan, CJ_LABEL_TILES_STEP_MEASURE);
    if (tiling->tiles->columns * tiling->tiles->rows > 1)
        ret_step[n++] = say(plan, CJ_LABEL_TILES_STEP_CUT);
    if (tiling->tiles->columns > 1)
        ret_step[n++] = cj_arena_printf(tiling->arena, say(plan, CJ_LABEL_TILES_STEP_ROW), tiles_name(tiling, 0, 1),
                                        tiles_name(tiling, 0, 0));
    if (tiling->tiles->rows > 1)
        ret_step[n++] = say(plan, tiling->tiles->columns > 1 ? CJ_LABEL_TILES_STEP_ROWS : CJ_LABEL_TILES_STEP_COLUMN);
    ret_step[n++] = say(plan, CJ_LABEL_TILES_STEP_TRIM);
    return n;
}

/* All words beside or beneath the picture; returns their height. */
static double put_words(const struct plan *plan, bool draw)
{
    enum { STEPS_MOST = 6 };
    struct draft_type head = type_of(plan, CJ_FACE_BOLD, 12, CJ_COLOUR_INK), body = type_of(plan, CJ_FACE_REGULAR, 9.5, CJ_COLOUR_INK);
    struct draft_type bold = type_of(plan, CJ_FACE_BOLD, 9.5, CJ_COLOUR_PRIMARY);
    struct draft_type quiet = type_of(plan, CJ_FACE_REGULAR, 9.5, CJ_COLOUR_SECONDARY);
    double x = plan->words.x, y = plan->words.y, w = plan->words.w, indent = NUMBER_ROOM * body.size, at = y;
    at += draft_paragraph(plan->draft, draw, sheets_words(plan), head, x, at, w, CJ_IS_PARAGRAPH);
    at += draft_paragraph(plan->draft, draw, size_words(plan), quiet, x, at, w, CJ_IS_PARAGRAPH);
    at += draft_paragraph(plan->draft, draw, order_words(plan), quiet, x, at, w, CJ_IS_PARAGRAPH);
    at += draft_paragraph(plan->draft, draw, say(plan, CJ_LABEL_TILES_NEED), quiet, x, at, w, CJ_IS_PARAGRAPH);
    at += body.leading;
    const char *step[STEPS_MOST];
    uint32_t n = steps_words(plan, step);
    for (uint32_t i = 0; i < n; i++) {
        const char *count = cj_arena_printf(plan->tiling->arena, "%u", i + 1);
        draft_paragraph(plan->draft, draw, count, bold, x, at, indent, CJ_IS_PARAGRAPH);
        at += draft_paragraph(plan->draft, draw, step[i], body, x + indent, at, w - indent, CJ_IS_PARAGRAPH) + .4 * body.leading;
    }
    return at - y;
}

/* --- the ruler -------------------------------------------------------------------------------------------------------------- */

/* Exactly 100 mm, a tick each 5. */
static void put_ruler(const struct plan *plan, double x, double y)
{
    struct draft_type type = { CJ_FACE_REGULAR, 7, 9, CJ_COLOUR_SECONDARY };
    double base = y + 4 * MM;
    draft_line(plan->draft, x, base, x + RULER_MM * MM, base, CJ_COLOUR_INK, .5, 0, 0);
    for (int mm = 0; mm <= RULER_MM; mm += 5) {
        double tick = mm % 50 == 0 ? 4 * MM : mm % 10 == 0 ? 2.6 * MM : 1.5 * MM;
        draft_line(plan->draft, x + mm * MM, base - tick, x + mm * MM, base, CJ_COLOUR_INK, .5, 0, 0);
    }
    draft_text(plan->draft, say(plan, CJ_LABEL_TILES_RULER), type, x, base + 3.6 * MM, false, CJ_IS_PARAGRAPH);
}

/* --- the picture ------------------------------------------------------------------------------------------------------------- */

static struct cj_rect fit_picture(const struct plan *plan, struct cj_rect room)
{
    const struct cj_scene *scene = plan->tiling->scene;
    double scale = fmin(room.w / scene->width_pt, room.h / scene->height_pt);
    double w = scene->width_pt * scale, h = scene->height_pt * scale;
    return (struct cj_rect){ room.x, room.y, w, h };
}

/* The sheets over the picture: where they are cut, and their coordinates. */
static const struct cj_scene *put_sheets(const struct plan *plan, double width, double height)
{
    const struct tiling *tiling = plan->tiling;
    const struct cj_tiles *tiles = tiling->tiles;
    struct draft draft = draft_begin(tiling->scene, tiling->measurer, tiling->arena);
    double scale = plan->picture.w / tiling->scene->width_pt * MM, printed_w, printed_h;
    double x[CJ_TILES_MOST + 1] = { 0 }, y[CJ_TILES_MOST + 1] = { 0 };
    cj_tiles_printed(tiles, &printed_w, &printed_h);
    cj_tiles_seams(tiles, x + 1, y + 1);
    cj_tiles_poster(tiles, &x[tiles->columns], &y[tiles->rows]);
    double size = fmin(fmin(printed_w, printed_h) * scale * COORDINATE_PART, COORDINATE_MOST);
    struct draft_type type = { CJ_FACE_BOLD, size, 0, CJ_COLOUR_PRIMARY };
    for (uint32_t r = 0; r < tiles->rows; r++)
        for (uint32_t c = 0; c < tiles->columns; c++) {
            const char *name = tiles_name(tiling, r, c);
            double cx = plan->picture.x + (x[c] + x[c + 1]) / 2 * scale, cy = plan->picture.y + (y[r] + y[r + 1]) / 2 * scale;
            double w = draft_width(&draft, name, type), h = type.size;
            draft_rect(&draft, (struct cj_rect){ cx - w / 2 - .3 * h, cy - .62 * h, w + .6 * h, 1.24 * h }, .25 * h, CJ_COLOUR_PAPER, .86);
            draft_text(&draft, name, type, cx - w / 2, cy + CJ_CAP_HEIGHT / 2 * h, false, CJ_IS_PARAGRAPH);
        }
    const struct cj_rect p = plan->picture;
    for (uint32_t c = 1; c < tiles->columns; c++)
        draft_line(&draft, p.x + x[c] * scale, p.y, p.x + x[c] * scale, p.y + p.h, CJ_COLOUR_PRIMARY, .8, 4, 2);
    for (uint32_t r = 1; r < tiles->rows; r++)
        draft_line(&draft, p.x, p.y + y[r] * scale, p.x + p.w, p.y + y[r] * scale, CJ_COLOUR_PRIMARY, .8, 4, 2);
    draft_frame(&draft, p, CJ_COLOUR_SECONDARY, .6);
    return draft_end(&draft, width, height);
}

/* --- the page ---------------------------------------------------------------------------------------------------------------- */

/* Title above all; then picture and words beside each other, or on an upright sheet one above the other; the ruler at the foot. */
static void arrange(struct plan *plan, double top)
{
    struct cj_rect in = plan->inner;
    double bottom = in.y + in.h - RULER_ROOM, h = bottom - top;
    if (plan->beside) {
        plan->picture = fit_picture(plan, (struct cj_rect){ in.x, top, in.w * WIDE_PART - GAP, h - GAP / 2 });
        double right = in.x + in.w * WIDE_PART;
        plan->words = (struct cj_rect){ right, top, in.x + in.w - right, in.y + in.h - top };
    } else {
        plan->picture = fit_picture(plan, (struct cj_rect){ in.x, top, in.w, h * HIGH_PART });
        double below = plan->picture.y + plan->picture.h + GAP;
        plan->words = (struct cj_rect){ in.x, below, in.w, bottom - below - GAP / 2 };
    }
}

static double put_title(struct plan *plan)
{
    struct draft_type kind = { CJ_FACE_REGULAR, 10, 13, CJ_COLOUR_SECONDARY }, title = { CJ_FACE_BOLD, 18, 23, CJ_COLOUR_INK };
    double x = plan->inner.x, y = plan->inner.y, w = plan->inner.w;
    const char *words = draft_shortened(plan->draft, plan->tiling->title, title, 1.9 * w);
    y += draft_paragraph(plan->draft, true, say(plan, CJ_LABEL_TILES_PLAN), kind, x, y, w, CJ_IS_PARAGRAPH);
    y += draft_paragraph(plan->draft, true, words, title, x, y, w, CJ_IS_HEADING_1);
    return y + GAP / 2;
}

struct cj_page tiles_plan(const struct tiling *tiling)
{
    const struct cj_tiles *tiles = tiling->tiles;
    struct draft draft = draft_begin(tiling->scene, tiling->measurer, tiling->arena);
    struct plan plan = { .tiling = tiling, .draft = &draft, .beside = tiles->width_mm > tiles->height_mm };
    double width = tiles->width_mm * MM, height = tiles->height_mm * MM, margin = fmax(MARGIN_LEAST, tiles->margin_mm * MM);
    plan.inner = (struct cj_rect){ margin, margin, width - 2 * margin, height - 2 * margin };
    arrange(&plan, put_title(&plan));
    plan.size = fmax(LEAST, MOST * sqrt(tiles->width_mm * tiles->height_mm / GOOD_AREA));
    while (plan.size > LEAST && put_words(&plan, false) > plan.words.h)
        plan.size *= .97;
    put_words(&plan, true);
    put_ruler(&plan, plan.inner.x, plan.inner.y + plan.inner.h - RULER_ROOM + GAP / 2);

    struct cj_page page = { .width_pt = width, .height_pt = height, .nviews = 3 };
    struct cj_view *view = CJ_NEW(tiling->arena, struct cj_view, page.nviews);
    double scale = plan.picture.w / tiling->scene->width_pt;
    view[0] = tiles_whole(draft_end(&draft, width, height));
    view[1] = (struct cj_view){ .scene = tiling->scene, .part = { 0, 0, tiling->scene->width_pt, tiling->scene->height_pt },
                                .x = plan.picture.x, .y = plan.picture.y, .scale = scale, .decor = true };
    view[2] = tiles_whole(put_sheets(&plan, width, height));
    page.view = view;
    page.label = page.outline = say(&plan, CJ_LABEL_TILES_PLAN);
    return page;
}
