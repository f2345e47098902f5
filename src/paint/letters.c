/* letters: the texts of a canvas, glyph by glyph. */
#include "canvas_priv.h"

static cairo_scaled_font_t *sized_font(struct canvas *canvas, enum cj_face face, double size_pt)
{
    for (guint i = 0; i < canvas->sized->len; i++) {
        const struct sized *s = &g_array_index(canvas->sized, struct sized, i);
        if (s->face == face && s->size_pt == size_pt && s->scale == canvas->view->scale)
            return s->font;
    }
    cairo_set_font_face(canvas->cr, fonts_cairo_face(canvas->job->fonts, face));
    cairo_set_font_size(canvas->cr, size_pt);
    struct sized s = { face, size_pt, canvas->view->scale, cairo_scaled_font_reference(cairo_get_scaled_font(canvas->cr)) };
    g_array_append_val(canvas->sized, s);
    return s.font;
}

static void add_glyph(struct canvas *canvas, uint32_t index, double x, double y)
{
    cairo_glyph_t glyph = { .index = index, .x = x, .y = y };
    g_array_append_val(canvas->glyphs, glyph);
}

static void add_cluster(struct canvas *canvas, const char *bytes, uint32_t nbytes, uint32_t nglyphs)
{
    cairo_text_cluster_t cluster = { .num_bytes = (int)nbytes, .num_glyphs = (int)nglyphs };
    g_array_append_val(canvas->clusters, cluster);
    g_string_append_len(canvas->bytes, bytes, nbytes);
}

static void add_characters(struct canvas *canvas, const struct cj_item *item, double unit)
{
    const struct cj_measured *m = item->u.text.m;
    const struct shape *shape = fonts_shape(canvas->job->fonts, m->shape);
    uint32_t first = item->u.text.line.first, last = item->u.text.line.last;
    for (uint32_t c = first; c < last; c++) {
        uint32_t from = shape->first[c], to = shape->first[c + 1];
        if (from == to)
            continue;
        double x = item->u.text.x + (m->end[c] - m->end[first]) * unit;
        for (uint32_t g = from; g < to; g++)
            add_glyph(canvas, shape->glyph[g].index, x + shape->glyph[g].x * unit, item->u.text.baseline + shape->glyph[g].y * unit);
        if (m->blank[c])
            add_cluster(canvas, " ", 1, to - from);
        else
            add_cluster(canvas, m->text + m->byte[c], m->byte[c + 1] - m->byte[c], to - from);
    }
}

/* The glyphs of a line. Blanks at its end are glyphs too, or a reader would join the last word to the next line's
 * first. What is not drawn (a soft hyphen) is not in the text a reader finds either, and a hyphen that a break adds
 * stands for no character: "Kunden-betreuung" is found as one word. */
static void set_line(struct canvas *canvas, const struct cj_item *item, bool more)
{
    const struct cj_measured *m = item->u.text.m;
    const struct cj_line *line = &item->u.text.line;
    double unit = item->u.text.size_pt / CJ_EM;
    double end = item->u.text.x + (m->end[line->last] - m->end[line->first]) * unit;
    g_array_set_size(canvas->glyphs, 0);
    g_array_set_size(canvas->clusters, 0);
    g_string_truncate(canvas->bytes, 0);
    add_characters(canvas, item, unit);
    if (line->hyphen) {
        add_glyph(canvas, fonts_hyphen(canvas->job->fonts, item->u.text.face), end, item->u.text.baseline);
        add_cluster(canvas, "", 0, 1);
    } else if (more && line->last == m->n) {
        add_glyph(canvas, fonts_space(canvas->job->fonts, item->u.text.face), end, item->u.text.baseline);
        add_cluster(canvas, " ", 1, 1);
    }
}

/* All glyphs of a line as one that stands for no character. */
static void hide_characters(struct canvas *canvas)
{
    g_array_set_size(canvas->clusters, 0);
    g_string_truncate(canvas->bytes, 0);
    add_cluster(canvas, "", 0, canvas->glyphs->len);
}

static void show_glyphs(struct canvas *canvas)
{
    cairo_show_text_glyphs(canvas->cr, canvas->bytes->str, (int)canvas->bytes->len,
                           (const cairo_glyph_t *)(const void *)canvas->glyphs->data, (int)canvas->glyphs->len,
                           (const cairo_text_cluster_t *)(const void *)canvas->clusters->data, (int)canvas->clusters->len, 0);
}

void canvas_text(struct canvas *canvas, const struct cj_item *item, bool more)
{
    g_assert(item->kind == CJ_ITEM_TEXT);
    set_line(canvas, item, more);
    if (!canvas->glyphs->len || item->fill.role == CJ_COLOUR_NONE)
        return;
    if (canvas->view->decor)
        hide_characters(canvas);
    cairo_set_scaled_font(canvas->cr, sized_font(canvas, item->u.text.face, item->u.text.size_pt));
    canvas_colour(canvas, item->fill, item->fill_alpha);
    if (item->u.text.turned) {
        cairo_save(canvas->cr);
        cairo_translate(canvas->cr, item->u.text.x, item->u.text.baseline);
        cairo_rotate(canvas->cr, -G_PI_2);
        cairo_translate(canvas->cr, -item->u.text.x, -item->u.text.baseline);
    }
    show_glyphs(canvas);
    if (item->u.text.turned)
        cairo_restore(canvas->cr);
}

void canvas_texts(struct canvas *canvas)
{
    const struct cj_scene *scene = canvas->scene;
    for (uint32_t i = 0; i < scene->nreading; i++)
        if (canvas_shows(canvas, &scene->item[scene->reading[i]]))
            canvas_text(canvas, &scene->item[scene->reading[i]], false);
}

void canvas_page(struct canvas *canvas, const struct cj_page *page)
{
    canvas_paper(canvas, page);
    for (uint32_t v = 0; v < page->nviews; v++) {
        canvas_begin(canvas, &page->view[v]);
        canvas_shapes(canvas);
        canvas_texts(canvas);
        canvas_end(canvas);
    }
}
