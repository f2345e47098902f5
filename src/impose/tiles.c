/* impose: a poster on the sheets of an office printer. Sheets lie in rows A, B, C .. and columns 1, 2, 3 ..; each prints a part of the
 * poster, and the end of it once more than its neighbour needs: there the neighbour on the right (or below) has a strip for glue. A
 * sheet is cut where its part ends and pasted over that strip, so what stands on the strip beside the map is hidden on the finished
 * poster, and a millimetre of error shows no white. */
#include <cjmap/impose.h>

#include <math.h>
#include <string.h>

#include "draft.h"
#include "tiles_priv.h"

#define MM CJ_PT_PER_MM
#define CLEAR_MOST (2 * MM)    /* of a strip, along the seam, left as it is: for error */
#define CUT_WIDTH .4
#define CUT_ON 4.0
#define CUT_OFF 2.5
#define HATCH_PITCH (2.2 * MM)
#define VEIL .8                /* how much paper lies over what is hidden anyway */
#define LABEL_PART .74         /* size of a coordinate, of the depth of its strip */
#define LABEL_MOST 24.0
#define ARROW 5.5
#define SMALL 7.0
#define CORNER 4.5             /* the first sheet has no strip: its coordinate stays on the poster, small */

void cj_tiles_printed(const struct cj_tiles *tiles, double *ret_width_mm, double *ret_height_mm)
{
    *ret_width_mm = tiles->width_mm - 2 * tiles->margin_mm;
    *ret_height_mm = tiles->height_mm - 2 * tiles->margin_mm;
}

void cj_tiles_poster(const struct cj_tiles *tiles, double *ret_width_mm, double *ret_height_mm)
{
    double w, h;
    cj_tiles_printed(tiles, &w, &h);
    *ret_width_mm = tiles->columns * w - (tiles->columns - 1) * tiles->overlap_mm;
    *ret_height_mm = tiles->rows * h - (tiles->rows - 1) * tiles->overlap_mm;
}

void cj_tiles_seams(const struct cj_tiles *tiles, double *ret_x_mm, double *ret_y_mm)
{
    double w, h;
    cj_tiles_printed(tiles, &w, &h);
    for (uint32_t i = 0; i + 1 < tiles->columns; i++)
        ret_x_mm[i] = i * (w - tiles->overlap_mm) + w;
    for (uint32_t i = 0; i + 1 < tiles->rows; i++)
        ret_y_mm[i] = i * (h - tiles->overlap_mm) + h;
}

const char *tiles_name(const struct tiling *tiling, uint32_t row, uint32_t column)
{
    return cj_arena_printf(tiling->arena, "%c%u", 'A' + (int)row, column + 1);
}

/* The part of the poster that a sheet prints [pt]. */
static struct cj_rect part_of(const struct tiling *tiling, uint32_t row, uint32_t column)
{
    const struct cj_tiles *tiles = tiling->tiles;
    double w, h;
    cj_tiles_printed(tiles, &w, &h);
    return (struct cj_rect){ column * (w - tiles->overlap_mm) * MM, row * (h - tiles->overlap_mm) * MM, w * MM, h * MM };
}

/* --- strips --------------------------------------------------------------------------------------------------------- */

/* A strip for glue: at the top of a sheet, or at its left, where it is read upwards. */
struct strip {
    struct cj_rect box;  /* of the page; without what is left clear along the seam */
    double length, depth;
    bool turned;
};

static struct strip strip_at(struct cj_rect box, bool turned)
{
    return (struct strip){ box, turned ? box.h : box.w, turned ? box.w : box.h, turned };
}

/* A point of the page: `along` from where reading begins, `across` from the outer edge inwards. */
static struct cj_rect at(const struct strip *strip, double along, double across)
{
    if (strip->turned)
        return (struct cj_rect){ strip->box.x + across, strip->box.y + strip->box.h - along, 0, 0 };
    return (struct cj_rect){ strip->box.x + along, strip->box.y + across, 0, 0 };
}

/* White paper beneath what is written on the hatching. */
static void put_plate(struct draft *draft, const struct strip *strip, double along, double length)
{
    struct cj_rect a = at(strip, along, 0);
    struct cj_rect box = strip->turned ? (struct cj_rect){ a.x, a.y - length, strip->depth, length }
                                       : (struct cj_rect){ a.x, a.y, length, strip->depth };
    draft_rect(draft, box, 0, CJ_COLOUR_PAPER, 1);
}

static double put_words(struct draft *draft, const struct strip *strip, const char *words, struct draft_type type, double along)
{
    struct cj_rect place = at(strip, along, strip->depth / 2 + CJ_CAP_HEIGHT / 2 * type.size);
    return draft_text(draft, words, type, place.x, place.y, strip->turned, CJ_IS_PARAGRAPH);
}

static void put_hatching(struct draft *draft, const struct strip *strip)
{
    draft_rect(draft, strip->box, 0, CJ_COLOUR_PAPER, VEIL);
    draft_hatch(draft, strip->box, HATCH_PITCH, CJ_COLOUR_OUTLINE, .3);
}

/* --- what is written on them ---------------------------------------------------------------------------------------------- */

enum { LEFT, UP, RIGHT, DOWN, SIDES };

/* The neighbour of a sheet on a side, or NULL. */
static const char *neighbour(const struct tiling *tiling, uint32_t row, uint32_t column, int side)
{
    static const struct { int down, right; } steps[SIDES] = { [LEFT] = { 0, -1 }, [UP] = { -1, 0 }, [RIGHT] = { 0, 1 }, [DOWN] = { 1, 0 } };
    int64_t r = (int64_t)row + steps[side].down, c = (int64_t)column + steps[side].right;
    if (r < 0 || c < 0 || r >= tiling->tiles->rows || c >= tiling->tiles->columns)
        return NULL;
    return tiles_name(tiling, (uint32_t)r, (uint32_t)c);
}

/* A triangle that points to a side of the page. */
static void put_arrow(struct draft *draft, struct cj_rect centre, int side)
{
    static const double shape[SIDES][3][2] = {
        [LEFT] = { { -.5, 0 }, { .5, -.5 }, { .5, .5 } }, [UP] = { { 0, -.5 }, { .5, .5 }, { -.5, .5 } },
        [RIGHT] = { { .5, 0 }, { -.5, .5 }, { -.5, -.5 } }, [DOWN] = { { 0, .5 }, { -.5, -.5 }, { .5, -.5 } },
    };
    double point[3][2];
    for (int i = 0; i < 3; i++) {
        point[i][0] = centre.x + shape[side][i][0] * ARROW;
        point[i][1] = centre.y + shape[side][i][1] * ARROW;
    }
    draft_polygon(draft, (const double (*)[2])point, 3, CJ_COLOUR_SECONDARY);
}

static const struct draft_type small = { CJ_FACE_REGULAR, SMALL, SMALL * 1.3, CJ_COLOUR_SECONDARY };
static const struct draft_type small_bold = { CJ_FACE_BOLD, SMALL, SMALL * 1.3, CJ_COLOUR_SECONDARY };

static const char *number(const struct tiling *tiling, uint32_t value)
{
    return cj_format_number(tiling->language, value, false, tiling->arena);
}

/* Arrow and coordinate of each neighbour, side by side. Returns the length. */
static double put_neighbours(struct draft *draft, const struct tiling *tiling, const struct strip *strip, uint32_t row, uint32_t column,
                             double along, bool draw)
{
    double used = 0;
    for (int side = 0; side < SIDES; side++) {
        const char *name = neighbour(tiling, row, column, side);
        if (name == NULL)
            continue;
        used += used > 0 ? SMALL : 0;
        if (draw) {
            put_arrow(draft, at(strip, along + used + ARROW / 2, strip->depth / 2), side);
            put_words(draft, strip, name, small_bold, along + used + ARROW + 2);
        }
        used += ARROW + 2 + draft_width(draft, name, small_bold);
    }
    return used;
}

/* "row 2 of 3 · column 3 of 3 · glue here: A3 comes over it · Title" */
static const char *label_words(const struct tiling *tiling, uint32_t row, uint32_t column, const char *over)
{
    struct cj_arena *arena = tiling->arena;
    const char *place = cj_arena_printf(arena, cj_label(tiling->language, CJ_LABEL_TILE_PLACE), number(tiling, row + 1),
                                        number(tiling, tiling->tiles->rows), number(tiling, column + 1),
                                        number(tiling, tiling->tiles->columns));
    const char *glue = cj_arena_printf(arena, cj_label(tiling->language, CJ_LABEL_TILE_GLUE), over);
    return cj_arena_printf(arena, "%s · %s · %s", place, glue, tiling->title);
}

/* Coordinate, where it is, title; at the end the neighbours. */
static void put_label(struct draft *draft, const struct tiling *tiling, const struct strip *strip, uint32_t row, uint32_t column)
{
    struct draft_type large = { CJ_FACE_BOLD, fmin(strip->depth * LABEL_PART, LABEL_MOST), 0, CJ_COLOUR_INK };
    const char *name = tiles_name(tiling, row, column);
    double pad = 2 * MM, words_at = pad + draft_width(draft, name, large) + SMALL;
    double around = put_neighbours(draft, tiling, strip, row, column, 0, false);
    const char *words = label_words(tiling, row, column, neighbour(tiling, row, column, strip->turned ? LEFT : UP));
    words = draft_shortened(draft, words, small, strip->length - words_at - around - 4 * pad - SMALL);
    put_plate(draft, strip, 0, words_at + draft_width(draft, words, small) + pad);
    put_words(draft, strip, name, large, pad);
    put_words(draft, strip, words, small, words_at);
    put_plate(draft, strip, strip->length - around - 2 * pad, around + 2 * pad);
    put_neighbours(draft, tiling, strip, row, column, strip->length - around - pad, true);
}

/* On a second strip: what is pasted on it. */
static void put_glue(struct draft *draft, const struct tiling *tiling, const struct strip *strip, const char *over)
{
    const char *words = cj_arena_printf(tiling->arena, cj_label(tiling->language, CJ_LABEL_TILE_GLUE), over);
    double w = draft_width(draft, words, small), from = (strip->length - w) / 2, pad = 2 * MM;
    put_plate(draft, strip, from - pad, w + 2 * pad);
    put_words(draft, strip, words, small, from);
}

static void put_cuts(struct draft *draft, const struct tiling *tiling, struct cj_rect on, uint32_t row, uint32_t column)
{
    double right = on.x + on.w - CUT_WIDTH / 2, bottom = on.y + on.h - CUT_WIDTH / 2; /* inside what can be printed */
    if (neighbour(tiling, row, column, RIGHT) != NULL)
        draft_line(draft, right, on.y, right, on.y + on.h, CJ_COLOUR_TERTIARY, CUT_WIDTH, CUT_ON, CUT_OFF);
    if (neighbour(tiling, row, column, DOWN) != NULL)
        draft_line(draft, on.x, bottom, on.x + on.w, bottom, CJ_COLOUR_TERTIARY, CUT_WIDTH, CUT_ON, CUT_OFF);
}

/* The first sheet has no strip: its coordinate stands in the margin of the poster, in the corner. */
static void put_first(struct draft *draft, const struct tiling *tiling, struct cj_rect on)
{
    struct draft_type type = { CJ_FACE_REGULAR, CORNER, 0, CJ_COLOUR_TERTIARY };
    draft_text(draft, tiles_name(tiling, 0, 0), type, on.x + MM, on.y + MM + CJ_CAP_HEIGHT * CORNER, false, CJ_IS_PARAGRAPH);
}

static const struct cj_scene *furnish(const struct tiling *tiling, struct cj_rect on, uint32_t row, uint32_t column)
{
    struct draft draft = draft_begin(tiling->scene, tiling->measurer, tiling->arena);
    double overlap = tiling->tiles->overlap_mm * MM, depth = overlap - fmin(CLEAR_MOST, overlap / 4);
    put_cuts(&draft, tiling, on, row, column);
    double below = row > 0 ? depth : 0;
    struct strip top = strip_at((struct cj_rect){ on.x, on.y, on.w, depth }, false);
    struct strip left = strip_at((struct cj_rect){ on.x, on.y + below, depth, on.h - below }, true);
    if (row > 0)
        put_hatching(&draft, &top);
    if (column > 0)
        put_hatching(&draft, &left);
    if (row > 0 || column > 0)
        put_label(&draft, tiling, row > 0 ? &top : &left, row, column);
    else
        put_first(&draft, tiling, on);
    if (row > 0 && column > 0)
        put_glue(&draft, tiling, &left, neighbour(tiling, row, column, LEFT));
    return draft_end(&draft, tiling->tiles->width_mm * MM, tiling->tiles->height_mm * MM);
}

/* --- the book --------------------------------------------------------------------------------------------------------------- */

static struct cj_page sheet(const struct tiling *tiling, uint32_t row, uint32_t column)
{
    const struct cj_tiles *tiles = tiling->tiles;
    double margin = tiles->margin_mm * MM;
    struct cj_rect part = part_of(tiling, row, column), on = { margin, margin, part.w, part.h };
    struct cj_page page = { .width_pt = tiles->width_mm * MM, .height_pt = tiles->height_mm * MM, .nviews = 2 };
    struct cj_view *view = CJ_NEW(tiling->arena, struct cj_view, page.nviews);
    view[0] = (struct cj_view){ .scene = tiling->scene, .part = part, .x = on.x, .y = on.y, .scale = 1 };
    view[1] = tiles_whole(furnish(tiling, on, row, column));
    page.view = view;
    page.label = page.outline = tiles_name(tiling, row, column);
    return page;
}

struct cj_view tiles_whole(const struct cj_scene *scene)
{
    return (struct cj_view){ .scene = scene, .part = { 0, 0, scene->width_pt, scene->height_pt }, .scale = 1 };
}

/* A title that was typed on several lines, on one. */
static const char *title_of(const struct cj_scene *scene, struct cj_arena *arena)
{
    g_autofree char *title = g_strdup(scene->title != NULL ? scene->title : "");
    g_strdelimit(title, "\n", ' ');
    return cj_arena_strndup(arena, title, strlen(title));
}

const struct cj_book *cj_impose_tiles(const struct cj_scene *scene, const struct cj_tiles *tiles, const struct cj_measurer *measurer,
                                    struct cj_arena *arena)
{
    const struct tiling tiling = {
        .scene = scene, .tiles = tiles, .measurer = measurer, .arena = arena, .language = cj_language_find(scene->language),
        .title = title_of(scene, arena),
    };
    struct cj_book *book = CJ_NEW(arena, struct cj_book, 1);
    *book = (struct cj_book){ .title = scene->title, .author = scene->author, .language = scene->language };
    struct cj_page *page = CJ_NEW(arena, struct cj_page, 1 + (size_t)tiles->rows * tiles->columns);
    page[book->npages++] = tiles_plan(&tiling);
    for (uint32_t row = 0; row < tiles->rows; row++)
        for (uint32_t column = 0; column < tiles->columns; column++)
            page[book->npages++] = sheet(&tiling, row, column);
    book->page = page;
    return book;
}
