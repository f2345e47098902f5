/* --tile: a poster put together from sheets. How its options are read, and which grid of sheets it is: the one that was asked for, the one
 * nearest to a paper that was asked for, or the smallest on which the type is large enough. */
#include "cli_priv.h"

#include <math.h>
#include <string.h>

#define STRIP_LEAST_MM 5.0     /* a narrower one holds no glue */
#define PRINTED_LEAST_MM 110.0 /* the ruler of the plan needs as much */
#define ACROSS_GAIN 1.02       /* upright sheets must give this much larger type */
#define ASPECT_LEAST 1.2       /* longer side by shorter side of a poster that the program chooses */
#define ASPECT_MOST 2.0
#define ASPECT_GOOD 1.5
#define GUESS_SLACK 1.2        /* type grows with the root of the area, but for this */
#define ATTEMPTS 12            /* to keep all texts off the seams */
#define SMALL_SLACK .95        /* of the paper's figure is not small yet */

/* --- reading -------------------------------------------------------------------------------------------------------- */

bool cj_tile_read(const char *text, void *member, GError **error)
{
    struct cj_tile_options *tile = member;
    struct cj_layout_options sheet = { 0 };
    if (!cj_paper_read(text, &sheet, error))
        return false;
    if (sheet.sheet != CJ_SHEET_FIXED)
        return cj_cli_refuse(error, "`%s` is no sheet that a printer holds; give one, such as A4 or Letter", text);
    tile->paper = sheet.paper ? sheet.paper->name : text;
    tile->width_mm = sheet.paper ? sheet.paper->width_mm : sheet.width_mm;
    tile->height_mm = sheet.paper ? sheet.paper->height_mm : sheet.height_mm;
    tile->way = sheet.orientation;
    if (MIN(tile->width_mm, tile->height_mm) < PRINTED_LEAST_MM)
        return cj_cli_refuse(error, "a sheet of %s is too small for a part of a poster: each side is at least 110 mm", text);
    return true;
}

/* "3x2": columns, rows. */
bool cj_tile_grid_read(const char *text, void *member, GError **error)
{
    struct cj_tile_options *tile = member;
    char *end = NULL;
    guint64 columns = g_ascii_strtoull(text, &end, 10);
    bool good = g_ascii_isdigit(text[0]) && (*end == 'x' || *end == 'X') && g_ascii_isdigit(end[1]);
    guint64 rows = good ? g_ascii_strtoull(end + 1, &end, 10) : 0;
    if (!good || *end)
        return cj_cli_refuse(error, "`%s` is no grid; sheets across, x, sheets down, such as 3x2", text);
    if (columns < 1 || rows < 1 || columns > CJ_TILES_MOST || rows > CJ_TILES_MOST)
        return cj_cli_refuse(error, "`%s` is out of range: 1 to %d sheets across and as many down", text, CJ_TILES_MOST);
    tile->columns = (uint32_t)columns;
    tile->rows = (uint32_t)rows;
    return true;
}

bool cj_tile_overlap_read(const char *text, void *member, GError **error)
{
    static const struct cj_length_kind overlap = { "an overlap", "mm", "10mm or 0.5in", "5mm to 100mm", STRIP_LEAST_MM, 100 };
    return cj_length_read(text, &overlap, member, error);
}

bool cj_tile_margin_read(const char *text, void *member, GError **error)
{
    static const struct cj_length_kind margin = { "what a printer leaves white", "mm", "5mm or 0.25in", "0mm to 30mm", 0, 30 };
    return cj_length_read(text, &margin, member, error);
}

/* The sheets as they lie, one of them. */
static struct cj_tiles tiles_of(const struct cj_tile_options *tile, bool upright, uint32_t columns, uint32_t rows)
{
    bool turned = upright != (tile->height_mm > tile->width_mm);
    return (struct cj_tiles){ .paper = tile->paper, .width_mm = turned ? tile->height_mm : tile->width_mm,
                              .height_mm = turned ? tile->width_mm : tile->height_mm, .margin_mm = tile->margin_mm,
                              .overlap_mm = tile->overlap_mm, .columns = columns, .rows = rows };
}

bool cj_tiles_agree(const struct cj_options *options, GError **error)
{
    const struct cj_tile_options *tile = &options->tile;
    if (tile->paper == NULL) {
        static const char *const beside[] = { "tile-grid", "overlap", "printer-margin", "tile-whole" };
        for (size_t i = 0; i < G_N_ELEMENTS(beside); i++)
            if (cj_options_given(options, beside[i]))
                return cj_cli_refuse(error, "--%s says how a poster is cut into sheets; say of which paper: --tile A4", beside[i]);
        return true;
    }
    struct cj_tiles tiles = tiles_of(tile, false, 1, 1);
    double w, h;
    cj_tiles_printed(&tiles, &w, &h);
    if (h < PRINTED_LEAST_MM - 2 * 5.0)
        return cj_cli_refuse(error, "--printer-margin leaves too little of a sheet of %s", tile->paper);
    if (tile->overlap_mm > MIN(w, h) / 2)
        return cj_cli_refuse(error, "--overlap: a strip of more than half a sheet of %s; the usual is 10mm", tile->paper);
    if (options->paper_given && options->sheet.sheet != CJ_SHEET_FIXED && options->sheet.sheet != CJ_SHEET_AUTO)
        return cj_cli_refuse(error, "--tile: a poster in sheets needs a size; give --tile-grid 3x3 or --paper A0, or leave both out");
    if ((options->bleed_mm > 0 || options->marks) && !tile->whole)
        return cj_cli_refuse(error, "--bleed and --marks are for the print shop, --tile is for an office printer; leave one of them out");
    return true;
}

/* --- grids ---------------------------------------------------------------------------------------------------------- */

/* May sheets lie so? */
static bool may_lie(const struct cj_options *options, bool upright)
{
    enum cj_orientation way = options->tile.way;
    if (way == CJ_ORIENTATION_AUTO && options->sheet.sheet != CJ_SHEET_FIXED)
        way = options->sheet.orientation; /* of a paper it says how the poster lies */
    return way == CJ_ORIENTATION_AUTO || (way == CJ_PORTRAIT) == upright;
}

/* How far a poster is from a size, in area and shape. */
static double distance(const struct cj_tiles *tiles, double width_mm, double height_mm)
{
    double w, h;
    cj_tiles_poster(tiles, &w, &h);
    return fabs(log(w * h / (width_mm * height_mm))) + fabs(log(w / h * height_mm / width_mm));
}

/* The grid nearest to the paper; of equals the one with fewer sheets. */
static struct cj_tiles nearest(const struct cj_options *options, bool portrait)
{
    const struct cj_layout_options *sheet = &options->sheet;
    double width = sheet->paper ? sheet->paper->width_mm : sheet->width_mm;
    double height = sheet->paper ? sheet->paper->height_mm : sheet->height_mm;
    bool turned = sheet->orientation == CJ_PORTRAIT ? width > height : sheet->orientation == CJ_LANDSCAPE && width < height;
    turned = sheet->paper ? portrait : turned;
    struct cj_tiles best = tiles_of(&options->tile, !may_lie(options, false), 1, 1);
    for (int upright = 0; upright < 2; upright++)
        for (uint32_t columns = 1; may_lie(options, upright) && columns <= CJ_TILES_MOST; columns++)
            for (uint32_t rows = 1; rows <= CJ_TILES_MOST; rows++) {
                struct cj_tiles now = tiles_of(&options->tile, upright, columns, rows);
                double by = distance(&now, turned ? height : width, turned ? width : height)
                          - distance(&best, turned ? height : width, turned ? width : height);
                if (by < -1e-9 || (by < 1e-9 && columns * rows < best.columns * best.rows))
                    best = now;
            }
    return best;
}

static gint by_sheets(gconstpointer a, gconstpointer b)
{
    const struct cj_tiles *x = a, *y = b;
    double w, h, v, g;
    if (x->columns * x->rows != y->columns * y->rows)
        return x->columns * x->rows < y->columns * y->rows ? -1 : 1;
    cj_tiles_poster(x, &w, &h);
    cj_tiles_poster(y, &v, &g);
    double p = fabs(log(fmax(w, h) / fmin(w, h) / ASPECT_GOOD)), q = fabs(log(fmax(v, g) / fmin(v, g) / ASPECT_GOOD));
    return (p > q) - (p < q);
}

/* Posters of a usual shape, those of fewer sheets first. */
static GArray *usual_grids(const struct cj_options *options)
{
    GArray *grids = g_array_new(FALSE, FALSE, sizeof(struct cj_tiles));
    for (int upright = 0; upright < 2; upright++)
        for (uint32_t columns = 1; may_lie(options, upright) && columns <= CJ_TILES_MOST; columns++)
            for (uint32_t rows = 1; rows <= CJ_TILES_MOST; rows++) {
                struct cj_tiles now = tiles_of(&options->tile, upright, columns, rows);
                double w, h;
                cj_tiles_poster(&now, &w, &h);
                if (w / h >= ASPECT_LEAST && w / h <= ASPECT_MOST)
                    g_array_append_val(grids, now);
            }
    g_array_sort(grids, by_sheets);
    return grids;
}

/* --- choosing -------------------------------------------------------------------------------------------------------- */

static struct cj_layout_options poster_options(const struct cj_layout_options *asked, const struct cj_tiles *tiles)
{
    struct cj_layout_options poster = *asked;
    poster.sheet = CJ_SHEET_FIXED;
    poster.paper = NULL;
    poster.orientation = CJ_ORIENTATION_AUTO; /* as given */
    cj_tiles_poster(tiles, &poster.width_mm, &poster.height_mm);
    return poster;
}

/* The seams live as long as the layout. */
static struct cj_seams *seams_of(const struct cj_tiles *tiles, struct cj_arena *arena)
{
    double *x = CJ_NEW(arena, double, tiles->columns), *y = CJ_NEW(arena, double, tiles->rows);
    struct cj_seams *seams = CJ_NEW(arena, struct cj_seams, 1);
    cj_tiles_seams(tiles, x, y);
    *seams = (struct cj_seams){ tiles->columns - 1, tiles->rows - 1, x, y, 0 };
    return seams;
}

static const struct cj_layout *try_grid(const struct cj_layer_out *lay, const struct cj_tiles *tiles, GError **error)
{
    struct cj_layout_options poster = poster_options(lay->asked, tiles);
    const struct cj_layout *layout = NULL;
    for (uint32_t attempt = 0; attempt < ATTEMPTS; attempt++) {
        struct cj_seams *seams = seams_of(tiles, lay->arena);
        seams->attempt = attempt;
        poster.seams = seams;
        g_clear_error(error);
        layout = lay->lay_out(lay->self, &poster, error);
        if (layout && lay->is_right(lay->self, layout))
            return layout;
    }
    if (layout)
        cj_cli_refuse(error, "the texts can't all be kept off the seams between %ux%u sheets; take larger sheets, or fewer or more of them",
                      tiles->columns, tiles->rows);
    return NULL;
}

/* Of two grids the one with the larger type; the first unless the second is clearly better. */
static const struct cj_layout *larger(const struct cj_layer_out *lay, const struct cj_tiles grid[2], uint32_t n, struct cj_tiles *ret_tiles,
                                      GError **error)
{
    const struct cj_layout *best = NULL;
    for (uint32_t i = 0; i < n; i++) {
        g_autoptr(GError) failed = NULL;
        const struct cj_layout *now = try_grid(lay, &grid[i], &failed);
        if (now && (!best || now->sheet.em_pt > best->sheet.em_pt * ACROSS_GAIN)) {
            best = now;
            *ret_tiles = grid[i];
        }
        if (!best && i + 1 == n)
            g_propagate_error(error, g_steal_pointer(&failed));
    }
    return best;
}

static const struct cj_layout *given_grid(const struct cj_options *options, const struct cj_layer_out *lay, struct cj_tiles *ret_tiles,
                                         GError **error)
{
    struct cj_tiles grid[2];
    uint32_t n = 0;
    for (int upright = 0; upright < 2; upright++)
        if (may_lie(options, upright))
            grid[n++] = tiles_of(&options->tile, upright, options->tile.columns, options->tile.rows);
    return larger(lay, grid, n, ret_tiles, error);
}

/* A paper with a name may lie either way. */
static const struct cj_layout *like_paper(const struct cj_options *options, const struct cj_layer_out *lay, struct cj_tiles *ret_tiles,
                                         GError **error)
{
    struct cj_tiles grid[2];
    uint32_t n = 0;
    enum cj_orientation way = options->sheet.orientation;
    for (int portrait = 0; portrait < 2; portrait++)
        if (way == CJ_ORIENTATION_AUTO ? options->sheet.paper != NULL || !portrait : (way == CJ_PORTRAIT) == portrait)
            grid[n++] = nearest(options, portrait);
    return larger(lay, grid, n, ret_tiles, error);
}

/* What type a grid may be hoped to have, from that of another. */
static double hoped_pt(const struct cj_layout *other, const struct cj_tiles *tiles)
{
    double w, h;
    cj_tiles_poster(tiles, &w, &h);
    return other->sheet.em_pt * sqrt(w * h * CJ_PT_PER_MM * CJ_PT_PER_MM / (other->sheet.width_pt * other->sheet.height_pt)) * GUESS_SLACK;
}

static double asked_pt(const struct cj_layer_out *lay, const struct cj_tiles *tiles)
{
    double w, h;
    cj_tiles_poster(tiles, &w, &h);
    return lay->asked->least_em_pt > 0 ? lay->asked->least_em_pt : cj_paper_like(w, h)->warn_pt * SMALL_SLACK;
}

/* The fewest sheets on which the type is large enough, or keeps the promise. Those on which there is no hope of it are not tried. */
static const struct cj_layout *fewest(const struct cj_options *options, const struct cj_layer_out *lay, struct cj_tiles *ret_tiles,
                                     GError **error)
{
    g_autoptr(GArray) grids = usual_grids(options);
    const struct cj_layout *best = NULL;
    for (guint i = 0; i < grids->len; i++) {
        const struct cj_tiles *tiles = &g_array_index(grids, struct cj_tiles, i);
        bool last = i + 1 == grids->len;
        if (best && !last && hoped_pt(best, tiles) < asked_pt(lay, tiles))
            continue;
        const struct cj_layout *now = try_grid(lay, tiles, last && !best ? error : NULL);
        if (!now)
            continue;
        best = now;
        *ret_tiles = *tiles;
        if (now->sheet.em_pt >= asked_pt(lay, tiles))
            break;
    }
    return best;
}

const struct cj_layout *cj_tiles_choose(const struct cj_options *options, const struct cj_layer_out *lay, struct cj_tiles *ret_tiles,
                                        GError **error)
{
    if (options->tile.columns > 0)
        return given_grid(options, lay, ret_tiles, error);
    if (options->paper_given && options->sheet.sheet == CJ_SHEET_FIXED)
        return like_paper(options, lay, ret_tiles, error);
    return fewest(options, lay, ret_tiles, error);
}
