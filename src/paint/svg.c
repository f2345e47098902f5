/* svg: written by ourselves. Texts stay texts, in reading order and with roles, in faces that the file carries along with the
 * characters it uses; cairo would draw each glyph as a shape, twelve times the bytes and not a word to be found.
 *
 * Numbers are hundredths of a pt, written as integers are: no locale, no rounding that differs. Ids count from 1. */
#include "paint_priv.h"

#include <cjmap/image.h>
#include <math.h>
#include <string.h>

/* The pictures of a scene. Scenes of one journey share them. */
struct album {
    const struct cj_pictures *pictures;
    uint32_t first;                /* the number of its first picture in the file */
    bool *shown;                   /* [pictures] those that have been put in */
};

struct svg {
    const struct job *job;
    const struct cj_view *view;    /* being drawn, and its scene */
    const struct cj_scene *scene;
    GString *out;
    GString *used[CJ_FACE_COUNT];  /* all characters set in a face */
    const struct cj_item *open;    /* the text whose element is open, or NULL */
    cairo_t *pen;                  /* to read icons from */
    uint32_t ids;
    GArray *albums;                /* struct album */
};

/* --- bits of XML --------------------------------------------------------------------------------------------------- */

/* Rounded to `decimals` digits after the point, without zeros at the end. By hand: no locale, the same digits everywhere, and
 * a tenth of what printf costs, which is most of what writing a map costs. */
static void put_decimal(GString *out, double value, int decimals)
{
    char digits[32];
    int64_t unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    int64_t number = llround(value * (double)unit);
    uint64_t size = (uint64_t)ABS(number);
    for (; decimals > 0 && size % 10 == 0; decimals--)
        size /= 10;
    char *at = digits + sizeof digits;
    for (int i = 0; i < decimals; i++, size /= 10)
        *--at = (char)('0' + size % 10);
    if (decimals > 0)
        *--at = '.';
    do
        *--at = (char)('0' + size % 10);
    while (size /= 10);
    if (number < 0)
        *--at = '-';
    g_string_append_len(out, at, digits + sizeof digits - at);
}

static void put_number(GString *out, double value)
{
    put_decimal(out, value, 2);
}

static void put_attribute(GString *out, const char *name, double value)
{
    g_string_append_printf(out, " %s=\"", name);
    put_number(out, value);
    g_string_append_c(out, '"');
}

/* Text as XML has it. Control characters have no place there, not even escaped. */
static void put_text(GString *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        switch (text[i]) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        default:
            g_string_append_c(out, (guchar)text[i] < ' ' ? ' ' : text[i]);
        }
    }
}

static void put_words(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, " %s=\"", name);
    put_text(out, value, strlen(value));
    g_string_append_c(out, '"');
}

static void put_rgb(struct svg *svg, const char *name, struct cj_colour colour)
{
    struct cj_rgb c = cj_theme_rgb(svg->job->theme, colour, svg->scene->personas);
    g_string_append_printf(svg->out, " %s=\"#%02lX%02lX%02lX\"", name, lround(c.r * 255), lround(c.g * 255), lround(c.b * 255));
}

/* `name` is fill, stroke or stop-color; alpha goes to `opacity`. */
static void put_colour(struct svg *svg, const char *name, const char *opacity, struct cj_colour colour, double alpha)
{
    put_rgb(svg, name, colour);
    if (alpha < 1)
        put_attribute(svg->out, opacity, alpha);
}

/* --- shapes ----------------------------------------------------------------------------------------------------------- */

static void put_step(GString *out, char letter, const double *x, int n)
{
    g_string_append_c(out, letter);
    for (int i = 0; i < n; i++) {
        if (i && x[i] >= 0)
            g_string_append_c(out, ' ');
        put_number(out, x[i]);
    }
}

static void put_path(GString *out, const struct cj_path_step *step, uint32_t n)
{
    static const struct { char letter; int n; } rows[] = {
        [CJ_MOVE] = { 'M', 2 }, [CJ_LINE] = { 'L', 2 }, [CJ_CURVE] = { 'C', 6 }, [CJ_CLOSE] = { 'Z', 0 },
    };
    g_string_append(out, " d=\"");
    for (uint32_t i = 0; i < n; i++)
        put_step(out, rows[step[i].op].letter, step[i].x, rows[step[i].op].n);
    g_string_append_c(out, '"');
}

static void put_stop(struct svg *svg, double at, struct cj_colour colour, double alpha)
{
    g_string_append(svg->out, "<stop offset=\"");
    put_decimal(svg->out, at, 4);
    g_string_append_c(svg->out, '"');
    put_colour(svg, "stop-color", "stop-opacity", colour, alpha);
    g_string_append(svg->out, "/>");
}

static void begin_gradient(struct svg *svg, char kind, uint32_t id, double x0, double y0, double x1, double y1)
{
    g_string_append_printf(svg->out, "<linearGradient id=\"%c%u\" gradientUnits=\"userSpaceOnUse\"", kind, id);
    put_attribute(svg->out, "x1", x0);
    put_attribute(svg->out, "y1", y0);
    put_attribute(svg->out, "x2", x1);
    put_attribute(svg->out, "y2", y1);
    g_string_append_c(svg->out, '>');
}

static void put_box(GString *out, struct cj_rect box)
{
    put_attribute(out, "x", box.x);
    put_attribute(out, "y", box.y);
    put_attribute(out, "width", box.w);
    put_attribute(out, "height", box.h);
}

/* Of a mask, whatever the paper is. */
static void put_white(GString *out, double at, double alpha)
{
    g_string_append(out, "<stop offset=\"");
    put_decimal(out, at, 4);
    g_string_append(out, "\" stop-color=\"#FFFFFF\"");
    if (alpha < 1)
        put_attribute(out, "stop-opacity", alpha);
    g_string_append(out, "/>");
}

/* The mask that lets a gradient fade at its ends. White is what a mask lets through. */
static void define_ends(struct svg *svg, const struct cj_gradient *g, uint32_t id)
{
    const struct cj_rect box = { g->x0, 0, g->x1 - g->x0, svg->scene->height_pt };
    double fade = MIN(g->fade / (g->x1 - g->x0), 0.5);
    begin_gradient(svg, 'e', id, g->x0, 0, g->x1, 0);
    put_white(svg->out, 0, 0);
    put_white(svg->out, fade, 1);
    put_white(svg->out, 1 - fade, 1);
    put_white(svg->out, 1, 0);
    g_string_append_printf(svg->out, "</linearGradient><mask id=\"m%u\" maskUnits=\"userSpaceOnUse\"", id);
    put_box(svg->out, box);
    g_string_append(svg->out, "><rect");
    put_box(svg->out, box);
    g_string_append_printf(svg->out, " fill=\"url(#e%u)\"/></mask>", id);
}

/* Its definition, before the element that uses it. Returns its number; a mask has the same. */
static uint32_t define_gradient(struct svg *svg, const struct cj_gradient *g)
{
    uint32_t id = ++svg->ids;
    g_string_append(svg->out, "<defs>");
    begin_gradient(svg, 'g', id, 0, g->y0, 0, g->y1);
    for (uint32_t i = 0; i < g->n; i++)
        put_stop(svg, g->stop[i].at, g->stop[i].colour, g->stop[i].alpha);
    g_string_append(svg->out, "</linearGradient>");
    if (g->fade > 0 && g->x1 > g->x0)
        define_ends(svg, g, id);
    g_string_append(svg->out, "</defs>\n");
    return id;
}

static void put_paint(struct svg *svg, const struct cj_item *item, uint32_t gradient)
{
    if (gradient) {
        g_string_append_printf(svg->out, " fill=\"url(#g%u)\"", gradient);
        if (item->gradient->fade > 0 && item->gradient->x1 > item->gradient->x0)
            g_string_append_printf(svg->out, " mask=\"url(#m%u)\"", gradient);
    } else if (item->fill.role != CJ_COLOUR_NONE) {
        put_colour(svg, "fill", "fill-opacity", item->fill, item->fill_alpha);
    } else {
        g_string_append(svg->out, " fill=\"none\"");
    }
    if (item->stroke.role == CJ_COLOUR_NONE || item->stroke_pt <= 0)
        return;
    put_colour(svg, "stroke", "stroke-opacity", item->stroke, item->stroke_alpha);
    put_attribute(svg->out, "stroke-width", item->stroke_pt);
    if (item->round)
        g_string_append(svg->out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    if (item->dash[0] > 0) {
        g_string_append(svg->out, " stroke-dasharray=\"");
        put_number(svg->out, item->dash[0]);
        g_string_append_c(svg->out, ' ');
        put_number(svg->out, item->dash[1]);
        g_string_append_c(svg->out, '"');
    }
}

static void put_rect(struct svg *svg, const struct cj_item *item)
{
    struct cj_rect box = item->u.rect.box;
    g_string_append(svg->out, "<rect");
    put_box(svg->out, box);
    double radius = MIN(item->u.rect.radius, MIN(box.w, box.h) / 2);
    if (radius > 0)
        put_attribute(svg->out, "rx", radius);
}

/* Icons are path data on a grid of their own; cairo reads it and puts it in its place. */
static void put_icon(struct svg *svg, const struct cj_item *item)
{
    static const struct { char letter; int n; } rows[] = {
        [CAIRO_PATH_MOVE_TO] = { 'M', 2 },
        [CAIRO_PATH_LINE_TO] = { 'L', 2 },
        [CAIRO_PATH_CURVE_TO] = { 'C', 6 },
        [CAIRO_PATH_CLOSE_PATH] = { 'Z', 0 },
    };
    canvas_icon_path(svg->pen, item);
    cairo_path_t *path = cairo_copy_path(svg->pen);
    g_string_append(svg->out, "<path d=\"");
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        double x[6] = { 0 };
        int n = rows[path->data[i].header.type].n;
        for (int p = 0; p < n; p++)
            x[p] = p % 2 ? path->data[i + 1 + p / 2].point.y : path->data[i + 1 + p / 2].point.x;
        put_step(svg->out, rows[path->data[i].header.type].letter, x, n);
    }
    cairo_path_destroy(path);
    cairo_new_path(svg->pen);
    g_string_append_c(svg->out, '"');
}

/* --- pictures --------------------------------------------------------------------------------------------------------- */

/* Of an SVG the size in its own units. */
static double stored_width(const struct cj_picture *picture)
{
    return picture->kind == CJ_PICTURE_SVG ? picture->width : picture->columns;
}

static double stored_height(const struct cj_picture *picture)
{
    return picture->kind == CJ_PICTURE_SVG ? picture->height : picture->rows;
}

static struct album *album_of(struct svg *svg)
{
    uint32_t next = 0;
    for (guint i = 0; i < svg->albums->len; i++) {
        struct album *album = &g_array_index(svg->albums, struct album, i);
        if (album->pictures == svg->scene->pictures)
            return album;
        next = album->first + album->pictures->n;
    }
    struct album album = { svg->scene->pictures, next, g_new0(bool, svg->scene->pictures->n) };
    g_array_append_val(svg->albums, album);
    return &g_array_index(svg->albums, struct album, svg->albums->len - 1);
}

static void album_clear(gpointer album)
{
    g_free(((struct album *)album)->shown);
}

/* A picture as it is stored, put in once. As an image a drawing can neither run nor load anything, whatever is in it. */
static void define_picture(struct svg *svg, uint32_t index)
{
    static const char *const type[] = { [CJ_PICTURE_PNG] = "png", [CJ_PICTURE_JPEG] = "jpeg", [CJ_PICTURE_SVG] = "svg+xml" };
    const struct cj_picture *picture = &svg->scene->pictures->picture[index];
    struct album *album = album_of(svg);
    if (album->shown[index])
        return;
    album->shown[index] = true;
    g_autofree char *base64 = g_base64_encode(picture->bytes, picture->len);
    g_string_append_printf(svg->out, "<defs><image id=\"p%u\"", album->first + index);
    put_attribute(svg->out, "width", stored_width(picture));
    put_attribute(svg->out, "height", stored_height(picture));
    g_string_append_printf(svg->out, " preserveAspectRatio=\"none\" xlink:href=\"data:image/%s;base64,%s\"/></defs>\n", type[picture->kind],
                           base64);
}

static void put_matrix(GString *out, const cairo_matrix_t *m)
{
    const double value[] = { m->xx, m->yx, m->xy, m->yy, m->x0, m->y0 };
    g_string_append(out, " transform=\"matrix(");
    for (int i = 0; i < 6; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        put_decimal(out, value[i], i < 4 ? 7 : 2);
    }
    g_string_append(out, ")\"");
}

static void put_picture(struct svg *svg, const struct cj_item *item)
{
    uint32_t id = ++svg->ids;
    struct cj_rect clip = item->u.image.clip;
    const struct cj_picture *picture = &svg->scene->pictures->picture[item->u.image.picture];
    cairo_matrix_t place = pictures_place(picture, item->u.image.box);
    cairo_matrix_scale(&place, 1 / stored_width(picture), 1 / stored_height(picture));
    define_picture(svg, item->u.image.picture);
    g_string_append_printf(svg->out, "<clipPath id=\"c%u\"><rect", id);
    put_box(svg->out, clip);
    double radius = MIN(item->u.image.radius, MIN(clip.w, clip.h) / 2);
    if (radius > 0)
        put_attribute(svg->out, "rx", radius);
    g_string_append_printf(svg->out, "/></clipPath><g clip-path=\"url(#c%u)\"><use xlink:href=\"#p%u\"", id,
                           album_of(svg)->first + item->u.image.picture);
    put_matrix(svg->out, &place);
    g_string_append(svg->out, "/></g>\n");
}

static void put_shape(struct svg *svg, const struct cj_item *item)
{
    struct cj_item painted = *item;
    uint32_t gradient = item->gradient ? define_gradient(svg, item->gradient) : 0;
    switch (item->kind) {
    case CJ_ITEM_RECT:
        put_rect(svg, item);
        break;
    case CJ_ITEM_PATH:
        g_string_append(svg->out, "<path");
        put_path(svg->out, item->u.path.step, item->u.path.n);
        break;
    case CJ_ITEM_ICON:
        put_icon(svg, item);
        canvas_icon_pen(item, &painted);
        break;
    case CJ_ITEM_IMAGE:
        put_picture(svg, item);
        return;
    case CJ_ITEM_TEXT:
        return; /* comes last, in reading order */
    }
    put_paint(svg, &painted, gradient);
    g_string_append(svg->out, "/>\n");
}

/* --- texts ------------------------------------------------------------------------------------------------------------- */

/* What a group is to somebody who hears it. */
static const char *const roles[CJ_IS_COUNT] = {
    [CJ_IS_DOCUMENT] = "",
    [CJ_IS_SECTION] = " role=\"group\"",
    [CJ_IS_HEADING_1] = " role=\"heading\" aria-level=\"1\"",
    [CJ_IS_HEADING_2] = " role=\"heading\" aria-level=\"2\"",
    [CJ_IS_HEADING_3] = " role=\"heading\" aria-level=\"3\"",
    [CJ_IS_PARAGRAPH] = " role=\"paragraph\"",
    [CJ_IS_LIST] = " role=\"list\"",
    [CJ_IS_ITEM] = " role=\"listitem\"",
    [CJ_IS_FIGURE] = " role=\"figure\"",
    [CJ_IS_LINK] = "",
};

static void end_text(struct svg *svg)
{
    if (svg->open)
        g_string_append(svg->out, "</text>\n");
    svg->open = NULL;
}

static const char *element(const struct cj_group *group)
{
    return group->is == CJ_IS_LINK ? "a" : "g";
}

/* A link over something drawn has a pane that is seen through and can be clicked. */
static void begin_group(void *self, const struct cj_group *group)
{
    struct svg *svg = self;
    end_text(svg);
    g_string_append_printf(svg->out, "<%s%s", element(group), roles[group->is]);
    if (group->alt)
        put_words(svg->out, "aria-label", group->alt);
    if (group->uri)
        put_words(svg->out, "href", group->uri);
    g_string_append(svg->out, ">\n");
    if (group->area.w <= 0)
        return;
    g_string_append(svg->out, "<rect");
    put_box(svg->out, group->area);
    g_string_append(svg->out, " fill=\"none\" pointer-events=\"all\"/>\n");
}

static void end_group(void *self, const struct cj_group *group)
{
    end_text(self);
    g_string_append_printf(((struct svg *)self)->out, "</%s>\n", element(group));
}

static bool same_colour(struct cj_colour a, struct cj_colour b)
{
    return a.role == b.role && a.index == b.index && a.at == b.at;
}

static bool same_text(const struct cj_item *a, const struct cj_item *b)
{
    return a && a->u.text.text == b->u.text.text && a->u.text.m == b->u.text.m && a->u.text.face == b->u.text.face
        && a->u.text.size_pt == b->u.text.size_pt && same_colour(a->fill, b->fill);
}

/* The characters of a line, as they are drawn. The blank at its end stays: who searches across lines finds it. */
static char *characters(const struct svg *svg, const struct cj_item *item)
{
    const struct cj_measured *m = item->u.text.m;
    const struct shape *shape = fonts_shape(svg->job->fonts, m->shape);
    GString *s = g_string_new(NULL);
    for (uint32_t c = item->u.text.line.first; c < item->u.text.line.last; c++) {
        if (m->blank[c])
            g_string_append_c(s, ' ');
        else if (shape->first[c] < shape->first[c + 1])
            g_string_append_len(s, m->text + m->byte[c], m->byte[c + 1] - m->byte[c]);
    }
    if (item->u.text.line.hyphen)
        g_string_append(s, "\u2010");
    return g_string_free(s, FALSE);
}

/* Lines of one text are one element, so that a search goes on from line to line. */
static void begin_text(struct svg *svg, const struct cj_item *item)
{
    static const char *const style[CJ_FACE_COUNT] = {
        "", " font-weight=\"700\"", " font-style=\"italic\"", " font-weight=\"700\" font-style=\"italic\"",
    };
    end_text(svg);
    svg->open = item;
    g_string_append(svg->out, "<text");
    put_attribute(svg->out, "font-size", item->u.text.size_pt);
    put_colour(svg, "fill", "fill-opacity", item->fill, item->fill_alpha);
    if (item->u.text.turned) {
        g_string_append(svg->out, " transform=\"rotate(-90 ");
        put_number(svg->out, item->u.text.x);
        g_string_append_c(svg->out, ' ');
        put_number(svg->out, item->u.text.baseline);
        g_string_append(svg->out, ")\"");
    }
    g_string_append_printf(svg->out, "%s>", style[item->u.text.face]);
}

static void put_line(void *self, const struct cj_item *item, bool more)
{
    (void)more;
    struct svg *svg = self;
    if (item->fill.role == CJ_COLOUR_NONE)
        return;
    if (!same_text(svg->open, item))
        begin_text(svg, item);
    g_autofree char *line = characters(svg, item);
    g_string_append(svg->used[item->u.text.face], line);
    g_string_append(svg->out, "<tspan");
    put_attribute(svg->out, "x", item->u.text.x);
    put_attribute(svg->out, "y", item->u.text.baseline);
    g_string_append_c(svg->out, '>');
    put_text(svg->out, line, strlen(line));
    g_string_append(svg->out, "</tspan>");
}

/* --- the file ------------------------------------------------------------------------------------------------------------ */

static bool put_faces(struct svg *svg, GError **error)
{
    g_string_append(svg->out, "<style>\n");
    for (int f = 0; f < CJ_FACE_COUNT; f++) {
        if (!svg->used[f]->len)
            continue;
        g_autoptr(GByteArray) font = fonts_subset(svg->job->fonts, (enum cj_face)f, svg->used[f]->str);
        if (!font) {
            g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE, "the fonts could not be put into the SVG");
            return false;
        }
        g_autofree char *base64 = g_base64_encode(font->data, font->len);
        g_string_append_printf(svg->out, "@font-face{font-family:\"%s\";font-weight:%s;font-style:%s;src:url(data:font/ttf;base64,%s)}\n",
                               fonts_family(svg->job->fonts), f == CJ_FACE_BOLD || f == CJ_FACE_BOLD_ITALIC ? "700" : "400",
                               f == CJ_FACE_ITALIC || f == CJ_FACE_BOLD_ITALIC ? "italic" : "normal", base64);
    }
    g_string_append(svg->out, "text{white-space:pre;font-variant-ligatures:none}\n</style>\n");
    return true;
}

static void put_head(struct svg *svg)
{
    const struct cj_book *book = svg->job->book;
    const struct cj_page *page = &book->page[0];
    GString *out = svg->out;
    bool pictures = false;
    for (uint32_t v = 0; v < page->nviews; v++)
        pictures = pictures || (page->view[v].scene->pictures && page->view[v].scene->pictures->n > 0);
    g_string_append_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"%s viewBox=\"0 0 ",
                           pictures ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "");
    put_number(out, page->width_pt);
    g_string_append_c(out, ' ');
    put_number(out, page->height_pt);
    g_string_append(out, "\" width=\"");
    put_number(out, page->width_pt);
    g_string_append(out, "pt\" height=\"");
    put_number(out, page->height_pt);
    g_string_append(out, "pt\" role=\"graphics-document document\"");
    if (book->language && *book->language)
        put_words(out, "xml:lang", book->language);
    g_string_append_printf(out, " font-family=\"%s, sans-serif\" text-rendering=\"geometricPrecision\"", fonts_family(svg->job->fonts));
    g_string_append(out, " xml:space=\"preserve\">\n<title>");
    put_text(out, book->title ? book->title : "", book->title ? strlen(book->title) : 0);
    g_string_append(out, "</title>\n");
}

/* What is seen of a scene stands in a group that moves it to its place, if that is another than its own. */
static bool begin_view(struct svg *svg, const struct cj_view *view)
{
    bool whole = view_is_whole(view);
    uint32_t id = whole ? 0 : ++svg->ids;
    if (whole && view->x == 0 && view->y == 0 && view->scale == 1)
        return false;
    if (!whole) {
        g_string_append_printf(svg->out, "<clipPath id=\"c%u\"><rect", id);
        put_box(svg->out, view->part);
        g_string_append(svg->out, "/></clipPath>");
    }
    const cairo_matrix_t place = { view->scale, 0, 0, view->scale, view->x - view->part.x * view->scale,
                                   view->y - view->part.y * view->scale };
    g_string_append(svg->out, "<g");
    put_matrix(svg->out, &place);
    if (!whole)
        g_string_append_printf(svg->out, " clip-path=\"url(#c%u)\"", id);
    g_string_append(svg->out, ">\n");
    return true;
}

static void end_view(struct svg *svg, bool begun)
{
    if (begun)
        g_string_append(svg->out, "</g>\n");
}

static void put_paper(struct svg *svg)
{
    const struct cj_page *page = &svg->job->book->page[0];
    struct cj_item paper = { .kind = CJ_ITEM_RECT, .fill = { .role = CJ_COLOUR_WHITE }, .fill_alpha = 1,
                             .u.rect.box = { 0, 0, page->width_pt, page->height_pt } };
    if (!page_is_paper(page))
        put_shape(svg, &paper);
    paper.fill.role = CJ_COLOUR_PAPER;
    paper.u.rect.box = page_paper(page);
    put_shape(svg, &paper);
}

static void put_shapes(struct svg *svg)
{
    bool begun = begin_view(svg, svg->view);
    for (uint32_t i = 0; i < svg->scene->nitems; i++)
        if (view_shows(svg->view, &svg->scene->item[i]))
            put_shape(svg, &svg->scene->item[i]);
    end_view(svg, begun);
}

static void no_group(void *self, const struct cj_group *group)
{
    (void)group;
    end_text(self);
}

static void put_texts(struct svg *svg)
{
    bool begun = begin_view(svg, svg->view);
    if (svg->view->decor)
        reading_walk(svg->view, &(struct listener){ svg, no_group, no_group, put_line });
    else
        reading_walk(svg->view, &(struct listener){ svg, begin_group, end_group, put_line });
    end_view(svg, begun);
}

static void put_page(struct svg *svg, const struct cj_page *page)
{
    for (uint32_t v = 0; v < page->nviews; v++) {
        svg->view = &page->view[v];
        svg->scene = svg->view->scene;
        g_string_append(svg->out, "<g aria-hidden=\"true\">\n");
        if (v == 0)
            put_paper(svg);
        put_shapes(svg);
        if (svg->view->decor)
            put_texts(svg);
        g_string_append(svg->out, "</g>\n");
        if (!svg->view->decor)
            put_texts(svg);
    }
}

static GByteArray *finish(struct svg *svg)
{
    gsize length = svg->out->len;
    GByteArray *bytes = g_byte_array_new_take((guint8 *)g_string_free(svg->out, FALSE), length);
    svg->out = NULL;
    return bytes;
}

/* The faces stand before the texts, but which characters they need is known after: body first, then head and faces. */
GByteArray *paint_svg(const struct job *job, GError **error)
{
    g_autoptr(cairo_surface_t) nowhere = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    g_autoptr(GArray) albums = g_array_new(FALSE, FALSE, sizeof(struct album));
    g_array_set_clear_func(albums, album_clear);
    struct svg svg = { .job = job, .out = g_string_new(NULL), .pen = cairo_create(nowhere), .albums = albums };
    for (int f = 0; f < CJ_FACE_COUNT; f++)
        svg.used[f] = g_string_new(NULL);
    put_page(&svg, &job->book->page[0]);
    GString *body = svg.out;
    svg.out = g_string_new(NULL);
    put_head(&svg);
    bool good = put_faces(&svg, error);
    g_string_append_len(svg.out, body->str, (gssize)body->len);
    g_string_append(svg.out, "</svg>\n");
    g_string_free(body, TRUE);
    for (int f = 0; f < CJ_FACE_COUNT; f++)
        g_string_free(svg.used[f], TRUE);
    cairo_destroy(svg.pen);
    GByteArray *bytes = finish(&svg);
    if (!good)
        g_clear_pointer(&bytes, g_byte_array_unref);
    return bytes;
}
