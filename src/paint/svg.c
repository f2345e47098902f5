/* svg: written by ourselves. Texts stay texts, in reading order and with roles, in faces that the file carries along with the
 * characters it uses; cairo would draw each glyph as a shape, twelve times the bytes and not a word to be found.
 *
 * Numbers are hundredths of a pt, written as integers are: no locale, no rounding that differs. Ids count from 1. */
#include "svg_priv.h"

#include <cjmap/image.h>
#include <string.h>

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
        svg_put_words(svg->out, "aria-label", group->alt);
    if (group->uri)
        svg_put_words(svg->out, "href", group->uri);
    g_string_append(svg->out, ">\n");
    if (group->area.w <= 0)
        return;
    g_string_append(svg->out, "<rect");
    svg_put_box(svg->out, group->area);
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
    svg_put_attribute(svg->out, "font-size", item->u.text.size_pt);
    svg_put_colour(svg, "fill", "fill-opacity", item->fill, item->fill_alpha);
    if (item->u.text.turned) {
        g_string_append(svg->out, " transform=\"rotate(-90 ");
        svg_put_number(svg->out, item->u.text.x);
        g_string_append_c(svg->out, ' ');
        svg_put_number(svg->out, item->u.text.baseline);
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
    svg_put_attribute(svg->out, "x", item->u.text.x);
    svg_put_attribute(svg->out, "y", item->u.text.baseline);
    g_string_append_c(svg->out, '>');
    svg_put_text(svg->out, line, strlen(line));
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
    svg_put_number(out, page->width_pt);
    g_string_append_c(out, ' ');
    svg_put_number(out, page->height_pt);
    g_string_append(out, "\" width=\"");
    svg_put_number(out, page->width_pt);
    g_string_append(out, "pt\" height=\"");
    svg_put_number(out, page->height_pt);
    g_string_append(out, "pt\" role=\"graphics-document document\"");
    if (book->language && *book->language)
        svg_put_words(out, "xml:lang", book->language);
    g_string_append_printf(out, " font-family=\"%s, sans-serif\" text-rendering=\"geometricPrecision\"", fonts_family(svg->job->fonts));
    g_string_append(out, " xml:space=\"preserve\">\n<title>");
    svg_put_text(out, book->title ? book->title : "", book->title ? strlen(book->title) : 0);
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
        svg_put_box(svg->out, view->part);
        g_string_append(svg->out, "/></clipPath>");
    }
    const cairo_matrix_t place = { view->scale, 0, 0, view->scale, view->x - view->part.x * view->scale,
                                   view->y - view->part.y * view->scale };
    g_string_append(svg->out, "<g");
    svg_put_matrix(svg->out, &place);
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
        svg_put_shape(svg, &paper);
    paper.fill.role = CJ_COLOUR_PAPER;
    paper.u.rect.box = page_paper(page);
    svg_put_shape(svg, &paper);
}

static void put_shapes(struct svg *svg)
{
    bool begun = begin_view(svg, svg->view);
    for (uint32_t i = 0; i < svg->scene->nitems; i++)
        if (view_shows(svg->view, &svg->scene->item[i]))
            svg_put_shape(svg, &svg->scene->item[i]);
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

static void album_clear(gpointer album)
{
    g_free(((struct album *)album)->shown);
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
