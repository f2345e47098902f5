/* canvas: draws the items of a scene on a cairo surface, whichever it is. One switch over what an item is.
 *
 * Only the operator OVER, and no blend modes: everything else cairo turns into pixels in a PDF. The paper is painted
 * first: cairo's page analysis then knows at once that a shape lies on something, which saves a tenth of the run. */
#include "canvas_priv.h"

#include <math.h>

#define BEYOND 36.0       /* [pt] around a stripe of a picture: accents on a large title reach far out of their line */
#define PICTURE_DPI 400.0 /* of pixels in a PDF: more than a press can print, and less than a camera makes */

static void sized_clear(gpointer data)
{
    cairo_scaled_font_destroy(((struct sized *)data)->font);
}

/* Nothing is fitted to pixels: the same text has the same shape in all formats and at all sizes. */
static void set_font_options(cairo_t *cr)
{
    g_autoptr(cairo_font_options_t) options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
}

static void free_album(gpointer pictures)
{
    pictures_free(pictures);
}

struct canvas *canvas_new(double scale, const struct job *job)
{
    struct canvas *canvas = g_new0(struct canvas, 1);
    canvas->scale = scale;
    canvas->job = job;
    canvas->albums = g_ptr_array_new_with_free_func(free_album);
    canvas->sized = g_array_new(FALSE, FALSE, sizeof(struct sized));
    g_array_set_clear_func(canvas->sized, sized_clear);
    canvas->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
    canvas->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
    canvas->bytes = g_string_new(NULL);
    return canvas;
}

/* Of a surface whose corner lies there. What lies at a whole pixel stays there: nothing is drawn otherwise on another surface. */
static void set_matrix(const struct canvas *canvas, cairo_t *cr, int left, int top)
{
    cairo_matrix_t matrix = canvas->whole;
    matrix.x0 -= left;
    matrix.y0 -= top;
    cairo_set_matrix(cr, &matrix);
}

void canvas_move(struct canvas *canvas, cairo_surface_t *surface, int left, int top)
{
    if (canvas->cr)
        cairo_destroy(canvas->cr);
    canvas->cr = cairo_create(surface);
    if (cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE) {
        double w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface), scale = canvas->scale;
        canvas->window = (struct cj_rect){ left / scale - BEYOND, top / scale - BEYOND, w / scale + 2 * BEYOND, h / scale + 2 * BEYOND };
    }
    canvas->left = left;
    canvas->top = top;
    cairo_matrix_init_scale(&canvas->whole, canvas->scale, canvas->scale);
    set_matrix(canvas, canvas->cr, left, top);
    set_font_options(canvas->cr);
}

/* Whether something of an item may be on the surface: of what the view shows, only a stripe may be drawn. */
bool canvas_shows(const struct canvas *canvas, const struct cj_item *item)
{
    return view_shows(canvas->view, item) && (canvas->window.w <= 0 || view_shows(&canvas->seen, item));
}

void canvas_free(struct canvas *canvas)
{
    if (!canvas)
        return;
    g_ptr_array_unref(canvas->albums);
    g_array_unref(canvas->sized);
    g_array_unref(canvas->glyphs);
    g_array_unref(canvas->clusters);
    g_string_free(canvas->bytes, TRUE);
    if (canvas->cr)
        cairo_destroy(canvas->cr);
    g_free(canvas);
}

bool canvas_check(struct canvas *canvas, GError **error)
{
    for (guint i = 0; i < canvas->albums->len; i++)
        if (!pictures_check(canvas->albums->pdata[i], error))
            return false;
    return paint_check(cairo_status(canvas->cr), error);
}

cairo_t *canvas_cairo(struct canvas *canvas)
{
    return canvas->cr;
}

void canvas_colour(struct canvas *canvas, struct cj_colour colour, double alpha)
{
    struct cj_rgb c = cj_theme_rgb(canvas->job->theme, colour, canvas->scene ? canvas->scene->personas : 1);
    if (alpha >= 1)
        cairo_set_source_rgb(canvas->cr, c.r, c.g, c.b);
    else
        cairo_set_source_rgba(canvas->cr, c.r, c.g, c.b, alpha);
}

void canvas_paper(struct canvas *canvas, const struct cj_page *page)
{
    struct cj_rect paper = page_paper(page);
    bool whole = page_is_paper(page);
    canvas_colour(canvas, cj_tone(whole ? CJ_COLOUR_PAPER : CJ_COLOUR_WHITE), 1);
    cairo_paint(canvas->cr);
    if (whole)
        return;
    canvas_colour(canvas, cj_tone(CJ_COLOUR_PAPER), 1);
    cairo_rectangle(canvas->cr, paper.x, paper.y, paper.w, paper.h);
    cairo_fill(canvas->cr);
}

/* --- views --------------------------------------------------------------------------------------------------------- */

/* How much a scene is enlarged where it is largest. */
static double most_scale(const struct cj_book *book, const struct cj_scene *scene)
{
    double most = 0;
    for (uint32_t p = 0; p < book->npages; p++)
        for (uint32_t v = 0; v < book->page[p].nviews; v++)
            if (book->page[p].view[v].scene == scene)
                most = MAX(most, book->page[p].view[v].scale);
    return most;
}

static struct pictures *album_of(struct canvas *canvas, const struct cj_scene *scene)
{
    bool pdf = cairo_surface_get_type(cairo_get_target(canvas->cr)) == CAIRO_SURFACE_TYPE_PDF;
    for (guint i = 0; i < canvas->albums->len; i++)
        if (pictures_scene(canvas->albums->pdata[i]) == scene)
            return canvas->albums->pdata[i];
    double scale = (pdf ? PICTURE_DPI / 72 : canvas->scale) * most_scale(canvas->job->book, scene);
    g_ptr_array_add(canvas->albums, pictures_new(scene, scale, pdf));
    return canvas->albums->pdata[canvas->albums->len - 1];
}

/* A map keeps inside its own sheet: all of it needs no clip. */
void canvas_begin(struct canvas *canvas, const struct cj_view *view)
{
    canvas->view = view;
    canvas->seen = view_through(view, canvas->window);
    canvas->scene = view->scene;
    canvas->pictures = album_of(canvas, view->scene);
    cairo_save(canvas->cr);
    if (!view_is_whole(view)) {
        cairo_rectangle(canvas->cr, view->x, view->y, view->part.w * view->scale, view->part.h * view->scale);
        cairo_clip(canvas->cr);
    }
    cairo_matrix_translate(&canvas->whole, view->x - view->part.x * view->scale, view->y - view->part.y * view->scale);
    cairo_matrix_scale(&canvas->whole, view->scale, view->scale);
    set_matrix(canvas, canvas->cr, canvas->left, canvas->top);
}

void canvas_end(struct canvas *canvas)
{
    cairo_restore(canvas->cr);
    cairo_matrix_init_scale(&canvas->whole, canvas->scale, canvas->scale);
    canvas->view = NULL;
    canvas->scene = NULL;
    canvas->pictures = NULL;
}

/* --- shapes ------------------------------------------------------------------------------------------------------- */

static void rect_path(cairo_t *cr, struct cj_rect box, double radius)
{
    double r = MIN(radius, MIN(box.w, box.h) / 2), right = box.x + box.w, bottom = box.y + box.h;
    if (r <= 0) {
        cairo_rectangle(cr, box.x, box.y, box.w, box.h);
        return;
    }
    cairo_new_sub_path(cr);
    cairo_arc(cr, right - r, box.y + r, r, -G_PI_2, 0);
    cairo_arc(cr, right - r, bottom - r, r, 0, G_PI_2);
    cairo_arc(cr, box.x + r, bottom - r, r, G_PI_2, G_PI);
    cairo_arc(cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
    cairo_close_path(cr);
}

static void step_path(cairo_t *cr, const struct cj_path_step *step, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const double *x = step[i].x;
        switch (step[i].op) {
        case CJ_MOVE:
            cairo_move_to(cr, x[0], x[1]);
            break;
        case CJ_LINE:
            cairo_line_to(cr, x[0], x[1]);
            break;
        case CJ_CURVE:
            cairo_curve_to(cr, x[0], x[1], x[2], x[3], x[4], x[5]);
            break;
        case CJ_CLOSE:
            cairo_close_path(cr);
            break;
        }
    }
}

static cairo_pattern_t *gradient_colours(const struct canvas *canvas, const struct cj_gradient *g)
{
    cairo_pattern_t *pattern = cairo_pattern_create_linear(0, g->y0, 0, g->y1);
    for (uint32_t i = 0; i < g->n; i++) {
        struct cj_rgb c = cj_theme_rgb(canvas->job->theme, g->stop[i].colour, canvas->scene->personas);
        cairo_pattern_add_color_stop_rgba(pattern, g->stop[i].at, c.r, c.g, c.b, g->stop[i].alpha);
    }
    return pattern;
}

static cairo_pattern_t *gradient_ends(const struct cj_gradient *g)
{
    cairo_pattern_t *pattern = cairo_pattern_create_linear(g->x0, 0, g->x1, 0);
    double fade = MIN(g->fade / (g->x1 - g->x0), 0.5);
    cairo_pattern_add_color_stop_rgba(pattern, 0, 0, 0, 0, 0);
    cairo_pattern_add_color_stop_rgba(pattern, fade, 0, 0, 0, 1);
    cairo_pattern_add_color_stop_rgba(pattern, 1 - fade, 0, 0, 0, 1);
    cairo_pattern_add_color_stop_rgba(pattern, 1, 0, 0, 0, 0);
    return pattern;
}

/* Fills the current path; it stays. */
static void fill_gradient(struct canvas *canvas, const struct cj_gradient *g)
{
    g_autoptr(cairo_pattern_t) colours = gradient_colours(canvas, g);
    cairo_set_source(canvas->cr, colours);
    if (g->fade <= 0 || g->x1 <= g->x0) {
        cairo_fill_preserve(canvas->cr);
        return;
    }
    g_autoptr(cairo_pattern_t) ends = gradient_ends(g);
    cairo_path_t *path = cairo_copy_path(canvas->cr); /* a clip is no part of the path: keep it for the stroke */
    cairo_save(canvas->cr);
    cairo_clip(canvas->cr);
    cairo_mask(canvas->cr, ends);
    cairo_restore(canvas->cr);
    cairo_append_path(canvas->cr, path);
    cairo_path_destroy(path);
}

static void set_pen(cairo_t *cr, double width, const double dash[2], bool round)
{
    cairo_set_line_width(cr, width);
    cairo_set_line_cap(cr, round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_dash(cr, dash, dash[0] > 0 ? 2 : 0, 0);
}

/* Icons are lines two units wide on a grid of 24, in the middle of whatever the box is. */
static double icon_scale(const struct cj_item *item)
{
    return MIN(item->u.icon.box.w, item->u.icon.box.h) / 24;
}

void canvas_icon_path(cairo_t *cr, const struct cj_item *item)
{
    struct cj_rect box = item->u.icon.box;
    double scale = icon_scale(item);
    if (scale <= 0)
        return;
    cairo_save(cr);
    cairo_translate(cr, box.x + (box.w - 24 * scale) / 2, box.y + (box.h - 24 * scale) / 2);
    cairo_scale(cr, scale, scale);
    icon_path(cr, item->u.icon.icon);
    cairo_restore(cr);
}

void canvas_icon_pen(const struct cj_item *item, struct cj_item *ret_item)
{
    *ret_item = *item;
    if (item->stroke.role == CJ_COLOUR_NONE) {
        ret_item->stroke = item->fill;
        ret_item->stroke_alpha = item->fill_alpha;
    }
    ret_item->fill = (struct cj_colour){ .role = CJ_COLOUR_NONE };
    ret_item->stroke_pt = item->stroke_pt > 0 ? item->stroke_pt : 2 * icon_scale(item);
    ret_item->round = true;
}

static void dot_path(cairo_t *cr, struct cj_rect box)
{
    double x = box.x + box.w / 2, y = box.y + box.h / 2;
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x, y);
}

static void mark_path(cairo_t *cr, const struct mark *mark)
{
    const struct cj_item *item = mark->item;
    if (mark->brush.how == BRUSH_DOT) {
        dot_path(cr, item->u.rect.box);
        return;
    }
    switch (item->kind) {
    case CJ_ITEM_RECT:
        rect_path(cr, item->u.rect.box, item->u.rect.radius);
        break;
    case CJ_ITEM_PATH:
        step_path(cr, item->u.path.step, item->u.path.n);
        break;
    case CJ_ITEM_ICON:
        canvas_icon_path(cr, item);
        break;
    case CJ_ITEM_IMAGE:
        rect_path(cr, item->u.image.clip, item->u.image.radius);
        break;
    case CJ_ITEM_TEXT:
        break; /* comes last, in reading order */
    }
}

/* Fills and strokes the current path as the item says. */
static void paint_item(struct canvas *canvas, const struct cj_item *item)
{
    if (item->kind == CJ_ITEM_IMAGE) {
        pictures_draw(canvas->pictures, canvas->cr, item);
        return;
    }
    if (item->gradient) {
        fill_gradient(canvas, item->gradient);
    } else if (item->fill.role != CJ_COLOUR_NONE) {
        canvas_colour(canvas, item->fill, item->fill_alpha);
        cairo_fill_preserve(canvas->cr);
    }
    if (item->stroke.role != CJ_COLOUR_NONE && item->stroke_pt > 0) {
        canvas_colour(canvas, item->stroke, item->stroke_alpha);
        set_pen(canvas->cr, item->stroke_pt, item->dash, item->round);
        cairo_stroke_preserve(canvas->cr);
    }
}

/* Draws the current path and drops it. */
static void use_brush(struct canvas *canvas, const struct mark *mark)
{
    const struct brush *brush = &mark->brush;
    switch (brush->how) {
    case BRUSH_OWN:
        paint_item(canvas, mark->item);
        break;
    case BRUSH_FILL:
        canvas_colour(canvas, brush->colour, brush->alpha);
        cairo_fill_preserve(canvas->cr);
        break;
    case BRUSH_PEN:
    case BRUSH_DOT:
        canvas_colour(canvas, brush->colour, brush->alpha);
        set_pen(canvas->cr, brush->width, brush->dash, brush->round);
        cairo_stroke_preserve(canvas->cr);
        break;
    }
    cairo_new_path(canvas->cr);
}

/* --- cells --------------------------------------------------------------------------------------------------------- */

/* Gradients and pictures are computed by cairo from where they begin on the surface, and rounded from there. In pixels they are drawn
 * cell by cell of a grid that lies on the page, and put in their places, so that they are the same on whatever stripe. */
#define CELL 1024

static bool is_computed(const struct canvas *canvas, const struct mark *mark)
{
    bool pixels = cairo_surface_get_type(cairo_get_target(canvas->cr)) == CAIRO_SURFACE_TYPE_IMAGE;
    return pixels && mark->brush.how == BRUSH_OWN && (mark->item->gradient || mark->item->kind == CJ_ITEM_IMAGE);
}

/* Pixels of the page. */
struct area { int left, top, right, bottom; };

/* What a mark covers, and a pixel around it; reckoned on the page, so that it does not hang on the stripe. */
static struct area covered(struct canvas *canvas, const struct mark *mark)
{
    double x0, y0, x1, y1, pen = mark->item->stroke_pt;
    cairo_save(canvas->cr);
    set_matrix(canvas, canvas->cr, 0, 0);
    mark_path(canvas->cr, mark);
    cairo_path_extents(canvas->cr, &x0, &y0, &x1, &y1);
    cairo_new_path(canvas->cr);
    cairo_restore(canvas->cr);
    x0 -= pen, y0 -= pen, x1 += pen, y1 += pen;
    cairo_matrix_transform_point(&canvas->whole, &x0, &y0);
    cairo_matrix_transform_point(&canvas->whole, &x1, &y1);
    return (struct area){ (int)floor(x0) - 1, (int)floor(y0) - 1, (int)ceil(x1) + 1, (int)ceil(y1) + 1 };
}

static struct area both(struct area a, struct area b)
{
    return (struct area){ MAX(a.left, b.left), MAX(a.top, b.top), MIN(a.right, b.right), MIN(a.bottom, b.bottom) };
}

static void draw_cell(struct canvas *canvas, const struct mark *mark, struct area area)
{
    int width = area.right - area.left, height = area.bottom - area.top, x = area.left - canvas->left, y = area.top - canvas->top;
    g_autoptr(cairo_surface_t) cell = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *page = canvas->cr;
    canvas->cr = cairo_create(cell);
    set_matrix(canvas, canvas->cr, area.left, area.top);
    mark_path(canvas->cr, mark);
    use_brush(canvas, mark);
    cairo_destroy(canvas->cr);
    canvas->cr = page;
    cairo_save(page);
    cairo_identity_matrix(page);
    cairo_set_source_surface(page, cell, x, y);
    cairo_pattern_set_filter(cairo_get_source(page), CAIRO_FILTER_NEAREST);
    cairo_rectangle(page, x, y, width, height);
    cairo_fill(page);
    cairo_restore(page);
}

/* The cells that have something on the surface, each whole, or as much of it as the mark covers. */
static void draw_in_cells(struct canvas *canvas, const struct mark *mark)
{
    cairo_surface_t *surface = cairo_get_target(canvas->cr);
    const struct area all = covered(canvas, mark), here = { canvas->left, canvas->top,
                                                            canvas->left + cairo_image_surface_get_width(surface),
                                                            canvas->top + cairo_image_surface_get_height(surface) };
    const struct area seen = both(all, here);
    for (int y = MAX(seen.top, 0) / CELL * CELL; y < seen.bottom; y += CELL)
        for (int x = MAX(seen.left, 0) / CELL * CELL; x < seen.right; x += CELL) {
            const struct area cell = both(all, (struct area){ x, y, x + CELL, y + CELL });
            if (cell.left < cell.right && cell.top < cell.bottom)
                draw_cell(canvas, mark, cell);
        }
}

/* --- all of them ---------------------------------------------------------------------------------------------------- */

static void draw_batch(struct canvas *canvas, const GArray *marks, const struct batch *batch)
{
    const struct mark *first = &g_array_index(marks, struct mark, batch->first);
    bool any = false;
    if (is_computed(canvas, first)) {
        if (canvas_shows(canvas, first->item))
            draw_in_cells(canvas, first);
        return;
    }
    for (uint32_t i = batch->first; i != NO_MARK; i = g_array_index(marks, struct mark, i).next) {
        const struct mark *mark = &g_array_index(marks, struct mark, i);
        if (!canvas_shows(canvas, mark->item))
            continue;
        mark_path(canvas->cr, mark);
        any = true;
    }
    if (any)
        use_brush(canvas, first);
}

void canvas_shapes(struct canvas *canvas)
{
    g_autoptr(GArray) marks = g_array_sized_new(FALSE, FALSE, sizeof(struct mark), canvas->scene->nitems);
    for (uint32_t i = 0; i < canvas->scene->nitems; i++)
        if (view_shows(canvas->view, &canvas->scene->item[i]))
            marks_add(marks, &canvas->scene->item[i]);
    g_autoptr(GArray) batches = marks_join(marks, canvas->scene->width_pt, canvas->scene->height_pt);
    for (guint b = 0; b < batches->len; b++)
        draw_batch(canvas, marks, &g_array_index(batches, struct batch, b));
}
