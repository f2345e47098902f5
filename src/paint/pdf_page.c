/* pdf_page: what is drawn, as the operators of a content stream. The page is turned so that y runs downwards, as in the
 * scene; letters are turned back. What was set last is remembered and not set again. ISO 32000-1, sections 8, 9 and 11. */
#include "pdf_priv.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Distance of a Bezier circle's handles from its ends, as part of the radius. */
#define ROUND 0.5522847498

/* A graphics state that operators cannot set: an alpha in thousandths, or the mask of a gradient. Its name is its kind and value. */
struct state {
    char kind; /* 'f' alpha of fills, 's' of strokes, 'm' a mask */
    int value;
    uint32_t mask; /* m: its form */
};

void pdf_page_init(struct pdf_page *page, const struct job *job, struct pdf *pdf)
{
    *page = (struct pdf_page){ .job = job, .pdf = pdf, .out = g_string_sized_new(64 * 1024), .shadings = g_string_new(NULL),
                               .states = g_array_new(FALSE, FALSE, sizeof(struct state)),
                               .now = { .fill.r = -1, .stroke.r = -1, .fill_alpha = 1000, .stroke_alpha = 1000, .width = 1 } };
    for (int f = 0; f < CJ_FACE_COUNT; f++)
        pdf_face_init(&page->face[f], job->fonts, (enum cj_face)f);
    cairo_surface_t *nowhere = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    page->pen = cairo_create(nowhere);
    cairo_surface_destroy(nowhere);
}

void pdf_page_clear(struct pdf_page *page)
{
    for (int f = 0; f < CJ_FACE_COUNT; f++)
        pdf_face_clear(&page->face[f]);
    cairo_destroy(page->pen);
    g_array_unref(page->states);
    g_string_free(page->shadings, TRUE);
    g_string_free(page->out, TRUE);
}

/* --- operators -------------------------------------------------------------------------------------------------------------- */

/* Numbers and the operator they belong to: coordinates to 1/100 pt. */
static void put(GString *out, const double *number, int n, const char *operator)
{
    for (int i = 0; i < n; i++) {
        number_put(out, number[i], 2);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, operator);
    g_string_append_c(out, '\n');
}

static void put_rgb(GString *out, struct cj_rgb c, const char *operator)
{
    const double number[] = { c.r, c.g, c.b };
    for (int i = 0; i < 3; i++) {
        number_put(out, number[i], 4);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, operator);
    g_string_append_c(out, '\n');
}

static void need_state(struct pdf_page *page, char kind, int value, uint32_t mask)
{
    for (guint i = 0; i < page->states->len; i++) {
        const struct state *s = &g_array_index(page->states, struct state, i);
        if (s->kind == kind && s->value == value)
            return;
    }
    struct state state = { kind, value, mask };
    g_array_append_val(page->states, state);
}

static void set_alpha(struct pdf_page *page, char kind, double alpha, int *now)
{
    int value = (int)lround(CLAMP(alpha, 0, 1) * 1000);
    if (value == *now)
        return;
    need_state(page, kind, value, 0);
    g_string_append_printf(page->out, "/%c%d gs\n", kind, value);
    *now = value;
}

static bool same_rgb(struct cj_rgb a, struct cj_rgb b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static struct cj_rgb colour_of(const struct pdf_page *page, struct cj_colour colour)
{
    return cj_theme_rgb(page->job->theme, colour, page->job->scene->personas);
}

static void set_fill(struct pdf_page *page, struct cj_colour colour, double alpha)
{
    struct cj_rgb c = colour_of(page, colour);
    if (!same_rgb(c, page->now.fill))
        put_rgb(page->out, c, "rg");
    page->now.fill = c;
    set_alpha(page, 'f', alpha, &page->now.fill_alpha);
}

static void set_pen(struct pdf_page *page, const struct cj_item *item)
{
    struct pdf_pen *now = &page->now;
    struct cj_rgb c = colour_of(page, item->stroke);
    if (!same_rgb(c, now->stroke))
        put_rgb(page->out, c, "RG");
    now->stroke = c;
    set_alpha(page, 's', item->stroke_alpha, &now->stroke_alpha);
    if (item->stroke_pt != now->width)
        put(page->out, &item->stroke_pt, 1, "w");
    now->width = item->stroke_pt;
    if (item->round != now->round)
        g_string_append(page->out, item->round ? "1 J 1 j\n" : "0 J 0 j\n");
    now->round = item->round;
    if (item->dash[0] != now->dash[0] || item->dash[1] != now->dash[1]) {
        g_string_append_c(page->out, '[');
        if (item->dash[0] > 0 || item->dash[1] > 0)
            put(page->out, item->dash, 2, "] 0 d");
        else
            g_string_append(page->out, "] 0 d\n");
    }
    memcpy(now->dash, item->dash, sizeof now->dash);
}

/* --- paths ------------------------------------------------------------------------------------------------------------------- */

static void put_rect(GString *out, struct cj_rect b, double radius)
{
    double r = MIN(radius, MIN(b.w, b.h) / 2), h = r * (1 - ROUND), right = b.x + b.w, bottom = b.y + b.h;
    if (r <= 0) {
        put(out, (const double[]){ b.x, b.y, b.w, b.h }, 4, "re");
        return;
    }
    const bool wide = b.w > 2 * r, high = b.h > 2 * r; /* a circle has no straight sides */
    put(out, (const double[]){ b.x + r, b.y }, 2, "m");
    if (wide)
        put(out, (const double[]){ right - r, b.y }, 2, "l");
    put(out, (const double[]){ right - h, b.y, right, b.y + h, right, b.y + r }, 6, "c");
    if (high)
        put(out, (const double[]){ right, bottom - r }, 2, "l");
    put(out, (const double[]){ right, bottom - h, right - h, bottom, right - r, bottom }, 6, "c");
    if (wide)
        put(out, (const double[]){ b.x + r, bottom }, 2, "l");
    put(out, (const double[]){ b.x + h, bottom, b.x, bottom - h, b.x, bottom - r }, 6, "c");
    if (high)
        put(out, (const double[]){ b.x, b.y + r }, 2, "l");
    put(out, (const double[]){ b.x, b.y + h, b.x + h, b.y, b.x + r, b.y }, 6, "c");
    g_string_append(out, "h\n");
}

static void put_steps(GString *out, const struct cj_path_step *step, uint32_t n)
{
    static const struct { const char *operator; int n; } rows[] = {
        [CJ_MOVE] = { "m", 2 }, [CJ_LINE] = { "l", 2 }, [CJ_CURVE] = { "c", 6 }, [CJ_CLOSE] = { "h", 0 },
    };
    for (uint32_t i = 0; i < n; i++)
        put(out, step[i].x, rows[step[i].op].n, rows[step[i].op].operator);
}

/* Icons are path data on a grid of their own; cairo reads it and puts it in its place. */
static void put_icon(struct pdf_page *page, const struct cj_item *item)
{
    canvas_icon_path(page->pen, item);
    cairo_path_t *path = cairo_copy_path(page->pen);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        struct cj_path_step step = { .op = (enum cj_path_op)path->data[i].header.type };
        G_STATIC_ASSERT((int)CJ_MOVE == (int)CAIRO_PATH_MOVE_TO && (int)CJ_CLOSE == (int)CAIRO_PATH_CLOSE_PATH);
        for (int p = 1; p < path->data[i].header.length; p++) {
            step.x[2 * p - 2] = path->data[i + p].point.x;
            step.x[2 * p - 1] = path->data[i + p].point.y;
        }
        put_steps(page->out, &step, 1);
    }
    cairo_path_destroy(path);
    cairo_new_path(page->pen);
}

static void put_path(struct pdf_page *page, const struct cj_item *item)
{
    switch (item->kind) {
    case CJ_ITEM_RECT:
        put_rect(page->out, item->u.rect.box, item->u.rect.radius);
        break;
    case CJ_ITEM_PATH:
        put_steps(page->out, item->u.path.step, item->u.path.n);
        break;
    case CJ_ITEM_ICON:
        put_icon(page, item);
        break;
    case CJ_ITEM_TEXT:
        break;
    }
}

/* --- gradients ------------------------------------------------------------------------------------------------------------------ */

/* A colour, or a grey that says how much a mask lets through. */
struct shade {
    double at;
    int n;
    double value[3];
};

static void put_values(GString *out, const char *name, const struct shade *s)
{
    g_string_append_printf(out, " /%s [", name);
    for (int i = 0; i < s->n; i++) {
        number_put(out, s->value[i], 4);
        g_string_append_c(out, ' ');
    }
    g_string_append_c(out, ']');
}

static void put_piece(GString *out, const struct shade *from, const struct shade *to)
{
    g_string_append(out, "<< /FunctionType 2 /Domain [0 1] /N 1");
    put_values(out, "C0", from);
    put_values(out, "C1", to);
    g_string_append(out, " >> ");
}

/* Piece by piece between stops; two stops at one place are a step, not a piece. */
static void put_function(GString *out, const struct shade *shade, uint32_t n)
{
    GString *bounds = g_string_new(NULL), *encode = g_string_new(NULL);
    bool first = true;
    g_string_append(out, " /Function << /FunctionType 3 /Domain [0 1] /Functions [");
    for (uint32_t i = 0; i + 1 < n; i++) {
        if (shade[i + 1].at <= shade[i].at)
            continue;
        put_piece(out, &shade[i], &shade[i + 1]);
        g_string_append(encode, "0 1 ");
        if (!first)
            number_put(bounds, shade[i].at, 6), g_string_append_c(bounds, ' ');
        first = false;
    }
    g_string_append_printf(out, "] /Bounds [%s] /Encode [%s] >>", bounds->str, encode->str);
    g_string_free(bounds, TRUE);
    g_string_free(encode, TRUE);
}

/* Along the line from (x0, y0) to (x1, y1). Returns its object. */
static uint32_t write_shading(struct pdf *pdf, const double *line, const struct shade *shade, uint32_t n)
{
    uint32_t object = pdf_reserve(pdf);
    pdf_begin(pdf, object);
    g_string_append_printf(pdf->out, "<< /ShadingType 2 /ColorSpace /%s /Extend [true true] /Coords [",
                           shade[0].n == 1 ? "DeviceGray" : "DeviceRGB");
    put(pdf->out, line, 4, "]");
    put_function(pdf->out, shade, n);
    g_string_append(pdf->out, " >>");
    pdf_end(pdf);
    return object;
}

/* A grey shading over the page that says how much is let through, darkened by a second one if there is one (else 0). */
static uint32_t write_mask(struct pdf_page *page, uint32_t shading, uint32_t ends)
{
    const struct cj_scene *scene = page->job->scene;
    const char *content = ends ? "/s sh\n/x gs\n/e sh\n" : "/s sh\n";
    g_autoptr(GString) entries = g_string_new("/Type /XObject /Subtype /Form /Group << /S /Transparency /CS /DeviceGray >> /BBox [0 0 ");
    number_put(entries, scene->width_pt, 2);
    g_string_append_c(entries, ' ');
    number_put(entries, scene->height_pt, 2);
    g_string_append_printf(entries, "] /Resources << /Shading << /s %u 0 R ", shading);
    if (ends)
        g_string_append_printf(entries, "/e %u 0 R >> /ExtGState << /x << /BM /Multiply >> >> >>", ends);
    else
        g_string_append(entries, ">> >>");
    uint32_t object = pdf_reserve(page->pdf);
    pdf_stream(page->pdf, object, entries->str, content, strlen(content));
    return object;
}

static uint32_t write_ends(struct pdf_page *page, const struct cj_gradient *g)
{
    double fade = MIN(g->fade / (g->x1 - g->x0), 0.5);
    const struct shade shade[] = { { 0, 1, { 0 } }, { fade, 1, { 1 } }, { 1 - fade, 1, { 1 } }, { 1, 1, { 0 } } };
    const double line[] = { g->x0, 0, g->x1, 0 };
    return write_shading(page->pdf, line, shade, G_N_ELEMENTS(shade));
}

/* Colours in a shading; alpha, and the ends where it fades, in a mask. */
static void fill_gradient(struct pdf_page *page, const struct cj_item *item)
{
    const struct cj_gradient *g = item->gradient;
    const double line[] = { 0, g->y0, 0, g->y1 };
    g_autofree struct shade *colour = g_new0(struct shade, g->n), *alpha = g_new0(struct shade, g->n);
    for (uint32_t i = 0; i < g->n; i++) {
        struct cj_rgb c = colour_of(page, g->stop[i].colour);
        colour[i] = (struct shade){ g->stop[i].at, 3, { c.r, c.g, c.b } };
        alpha[i] = (struct shade){ g->stop[i].at, 1, { g->stop[i].alpha } };
    }
    uint32_t ends = g->fade > 0 && g->x1 > g->x0 ? write_ends(page, g) : 0;
    uint32_t mask = write_mask(page, write_shading(page->pdf, line, alpha, g->n), ends);
    int id = (int)++page->gradients;
    g_string_append_printf(page->shadings, "/g%d %u 0 R ", id, write_shading(page->pdf, line, colour, g->n));
    need_state(page, 'm', id, mask);
    set_alpha(page, 'f', 1, &page->now.fill_alpha); /* a shading is a fill, and the alpha before it would count too */
    g_string_append(page->out, "q\n");
    put_path(page, item);
    g_string_append_printf(page->out, "W n\n/m%d gs\n/g%d sh\nQ\n", id, id);
}

/* --- shapes ------------------------------------------------------------------------------------------------------------------------ */

static void stroke(struct pdf_page *page, const struct cj_item *item)
{
    set_pen(page, item);
    put_path(page, item);
    g_string_append(page->out, "S\n");
}

static void draw_shape(struct pdf_page *page, const struct cj_item *item)
{
    bool fills = item->fill.role != CJ_COLOUR_NONE, strokes = item->stroke.role != CJ_COLOUR_NONE && item->stroke_pt > 0;
    if (item->gradient) {
        fill_gradient(page, item);
    } else if (fills) {
        bool both = strokes && item->stroke_alpha >= 1 && item->fill_alpha >= 1;
        set_fill(page, item->fill, item->fill_alpha);
        if (both)
            set_pen(page, item);
        put_path(page, item);
        g_string_append(page->out, both ? "B\n" : "f\n");
        strokes = strokes && !both;
    }
    if (strokes)
        stroke(page, item);
}

void pdf_page_shapes(struct pdf_page *page)
{
    const struct cj_scene *scene = page->job->scene;
    const struct cj_item paper = { .kind = CJ_ITEM_RECT, .fill = { .role = CJ_COLOUR_PAPER }, .fill_alpha = 1,
                                   .u.rect.box = { 0, 0, scene->width_pt, scene->height_pt } };
    g_string_append(page->out, "1 0 0 -1 0 ");
    number_put(page->out, scene->height_pt, 3);
    g_string_append(page->out, " cm\n");
    draw_shape(page, &paper);
    for (uint32_t i = 0; i < scene->nitems; i++) {
        struct cj_item icon;
        const struct cj_item *item = &scene->item[i];
        if (item->kind == CJ_ITEM_ICON) {
            canvas_icon_pen(item, &icon);
            item = &icon;
        }
        if (item->kind != CJ_ITEM_TEXT)
            draw_shape(page, item);
    }
}

/* --- text ------------------------------------------------------------------------------------------------------------------------- */

/* A line being set: glyphs gather in an array of strings and moves, shown by one operator. Lengths in 1/1000 em. */
struct setter {
    struct pdf_page *page;
    enum cj_face face;
    double size_pt;
    int32_t pen;     /* where the reader's pen is */
    int32_t rise;
    bool open;       /* inside the array; and inside a string of it */
    bool string;
};

static int32_t thousandths(int32_t units)
{
    return (int32_t)((int64_t)units * 1000 >= 0 ? ((int64_t)units * 1000 + CJ_EM / 2) / CJ_EM : -((-(int64_t)units * 1000 + CJ_EM / 2) / CJ_EM));
}

static void close_string(struct setter *s)
{
    if (s->string)
        g_string_append_c(s->page->out, '>');
    s->string = false;
}

static void show(struct setter *s)
{
    close_string(s);
    if (s->open)
        g_string_append(s->page->out, "]TJ\n");
    s->open = false;
}

static void put_glyph(struct setter *s, uint32_t glyph, int32_t x, int32_t y)
{
    static const char hex[] = "0123456789ABCDEF";
    GString *out = s->page->out;
    if (y != s->rise) {
        show(s);
        number_put(out, -y * s->size_pt / 1000, 3);
        g_string_append(out, " Ts\n");
        s->rise = y;
    }
    if (!s->open)
        g_string_append_c(out, '[');
    s->open = true;
    if (x != s->pen) {
        close_string(s);
        number_put(out, s->pen - x, 0);
        s->pen = x;
    }
    if (!s->string)
        g_string_append_c(out, '<');
    s->string = true;
    for (int shift = 12; shift >= 0; shift -= 4)
        g_string_append_c(out, hex[glyph >> shift & 15]);
    s->pen += s->page->face[s->face].width[glyph];
}

/* The glyphs of a cluster. Where they alone do not tell the characters, these are written beside them. */
static void put_cluster(struct setter *s, const struct glyph *glyph, uint32_t n, int32_t x, const char *text, size_t length)
{
    struct pdf_face *face = &s->page->face[s->face];
    const struct cj_fonts *fonts = s->page->job->fonts;
    bool tells = true;
    for (uint32_t i = 0; i < n; i++)
        tells &= pdf_face_use(face, fonts, s->face, glyph[i].index, text, n == 1 ? length : 0);
    if (!tells) {
        g_autofree char *characters = g_strndup(text, length);
        show(s);
        g_string_append(s->page->out, "/Span << /ActualText ");
        pdf_text(s->page->out, characters);
        g_string_append(s->page->out, " >> BDC\n");
    }
    for (uint32_t i = 0; i < n; i++)
        put_glyph(s, glyph[i].index, thousandths(x + glyph[i].x), thousandths(glyph[i].y));
    if (!tells) {
        show(s);
        g_string_append(s->page->out, "EMC\n");
    }
}

static void put_clusters(struct setter *s, const struct cj_measured *m, const struct cj_line *line)
{
    const struct shape *shape = fonts_shape(s->page->job->fonts, m->shape);
    for (uint32_t c = line->first; c < line->last; c++) {
        uint32_t from = shape->first[c], to = shape->first[c + 1];
        int32_t x = m->end[c] - m->end[line->first];
        if (from < to && m->blank[c])
            put_cluster(s, &shape->glyph[from], to - from, x, " ", 1);
        else if (from < to)
            put_cluster(s, &shape->glyph[from], to - from, x, m->text + m->byte[c], m->byte[c + 1] - m->byte[c]);
    }
}

/* Blanks at a line's end are glyphs too, or a reader would join the last word to the next line's first. What is not drawn
 * (a soft hyphen) is not written; a hyphen that a break adds is written as the soft hyphen it comes from. */
void pdf_page_text(struct pdf_page *page, const struct cj_item *item, bool more)
{
    const struct cj_measured *m = item->u.text.m;
    const struct cj_line *line = &item->u.text.line;
    struct setter s = { .page = page, .face = item->u.text.face, .size_pt = item->u.text.size_pt };
    int32_t end = m->end[line->last] - m->end[line->first];
    if (item->fill.role == CJ_COLOUR_NONE)
        return;
    set_fill(page, item->fill, item->fill_alpha);
    g_string_append_printf(page->out, "BT /F%d ", (int)s.face);
    number_put(page->out, s.size_pt, 3);
    g_string_append(page->out, " Tf 1 0 0 -1 ");
    put(page->out, (const double[]){ item->u.text.x, item->u.text.baseline }, 2, "Tm");
    put_clusters(&s, m, line);
    if (line->hyphen)
        put_cluster(&s, &(struct glyph){ .index = fonts_hyphen(page->job->fonts, s.face) }, 1, end, "\u00AD", 2);
    else if (more && line->last == m->n)
        put_cluster(&s, &(struct glyph){ .index = fonts_space(page->job->fonts, s.face) }, 1, end, " ", 1);
    show(&s);
    g_string_append(page->out, s.rise ? "0 Ts ET\n" : "ET\n");
}

/* --- resources --------------------------------------------------------------------------------------------------------------------- */

static void put_states(const struct pdf_page *page, GString *resources)
{
    g_string_append(resources, "/ExtGState << ");
    for (guint i = 0; i < page->states->len; i++) {
        const struct state *s = &g_array_index(page->states, struct state, i);
        g_string_append_printf(resources, "/%c%d << ", s->kind, s->value);
        if (s->kind == 'm') {
            g_string_append_printf(resources, "/SMask << /S /Luminosity /G %u 0 R >>", s->mask);
        } else {
            g_string_append(resources, s->kind == 'f' ? "/ca " : "/CA ");
            number_put(resources, s->value / 1000.0, 3);
        }
        g_string_append(resources, " >> ");
    }
    g_string_append(resources, ">> ");
}

bool pdf_page_write(struct pdf_page *page, uint32_t contents, GString *resources)
{
    pdf_stream(page->pdf, contents, "", page->out->str, page->out->len);
    g_string_append(resources, "<< /Font << ");
    for (int f = 0; f < CJ_FACE_COUNT; f++) {
        if (!page->face[f].used)
            continue;
        uint32_t object = pdf_reserve(page->pdf);
        if (!pdf_face_write(page->pdf, object, &page->face[f], page->job->fonts, (enum cj_face)f))
            return false;
        g_string_append_printf(resources, "/F%d %u 0 R ", f, object);
    }
    g_string_append(resources, ">> ");
    put_states(page, resources);
    g_string_append_printf(resources, "/Shading << %s>> >>", page->shadings->str);
    return true;
}
