/* floor: the least program that shapes, breaks and draws given texts with the libraries cjmap has. What cjmap costs is held
 * against it (tests/bench/run): reading, checking, laying out and everything else must fit in what is left.
 *
 * It knows the tricks that were measured to matter: only the faces used, in a private configuration made current
 * before Pango starts; one reference size for all texts of a face; each text shaped once and broken over its advances;
 * the paper painted first; glyphs shown by slices; tags.
 *
 * usage: floor ITEMS OUT.pdf FONT...
 * ITEMS has one item a line, fields parted by tabs:
 *   S width height                        the sheet [pt], first
 *   R x y width height                    a filled rectangle
 *   T face size width x baseline text     a text; face 0 to 3: regular, bold, italic, bold italic; the baseline of its first line */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#define REFERENCE 16 /* [pt] all texts are shaped at */
#define LEADING 1.3

struct text {
    PangoLayout *layout;
    double size, width, x, baseline;
    int *start;          /* first character of each line, and the number of characters */
    int lines;
};

struct page {
    double width, height;
    GArray *rect;        /* cairo_rectangle_t */
    GArray *text;        /* struct text */
};

static void fail(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(2);
}

/* --- reading ------------------------------------------------------------------------------------------------------------- */

static PangoContext *open_fonts(char **path)
{
    FcConfig *config = FcConfigCreate();
    for (; *path; path++)
        if (!FcConfigAppFontAddFile(config, (const FcChar8 *)*path))
            fail(*path);
    FcConfigSetCurrent(config);
    PangoFontMap *map = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("nl"));
    return context;
}

static PangoFontDescription *describe(int face)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, "Noto Sans");
    pango_font_description_set_weight(font, face & 1 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, face & 2 ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font, REFERENCE * PANGO_SCALE);
    return font;
}

static void read_text(struct page *page, PangoContext *context, PangoFontDescription *const *font, char *field)
{
    struct text text = { 0 };
    long face = strtol(field, &field, 10) & 3;
    text.size = strtod(field, &field);
    text.width = strtod(field, &field);
    text.x = strtod(field, &field);
    text.baseline = strtod(field, &field);
    text.layout = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(text.layout, TRUE);
    pango_layout_set_font_description(text.layout, font[face]);
    pango_layout_set_text(text.layout, *field ? field + 1 : field, -1);
    g_array_append_val(page->text, text);
}

static void read_item(struct page *page, PangoContext *context, PangoFontDescription *const *font, char *line)
{
    double value[4] = { 0 };
    char *at = line + 1;
    if (*line == 'T') {
        read_text(page, context, font, at);
        return;
    }
    for (int i = 0; i < 4; i++)
        value[i] = strtod(at, &at);
    cairo_rectangle_t rect = { value[0], value[1], value[2], value[3] };
    if (*line == 'R')
        g_array_append_val(page->rect, rect);
    else if (*line == 'S')
        page->width = value[0], page->height = value[1];
}

static void read_page(struct page *page, PangoContext *context, const char *path)
{
    PangoFontDescription *font[4];
    for (int face = 0; face < 4; face++)
        font[face] = describe(face);
    char *text, *line;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail(path);
    for (char *next = text; (line = next) && *line;) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        read_item(page, context, font, line);
    }
}

/* --- breaking ------------------------------------------------------------------------------------------------------------ */

/* Sums of advances before each character, at the reference size. Returns how many characters. */
static int advances(const struct text *text, int **ret_sum)
{
    const char *bytes = pango_layout_get_text(text->layout);
    int n;
    pango_layout_get_log_attrs_readonly(text->layout, &n);
    int *sum = g_new0(int, n + 1), *width = g_new(int, n + 1), at = 0;
    for (GSList *s = pango_layout_get_line_readonly(text->layout, 0)->runs; s; s = s->next) {
        PangoGlyphItem *run = s->data;
        pango_glyph_item_get_logical_widths(run, bytes, width);
        for (int i = 0; i < run->item->num_chars; i++, at++)
            sum[at + 1] = sum[at] + width[i];
    }
    g_free(width);
    *ret_sum = sum;
    return n - 1;
}

/* The line that begins at `from` takes what fits; at least up to the first place where it may end. */
static int line_end(const PangoLogAttr *attr, const int *sum, int from, int n, int width)
{
    int end = n;
    for (int at = from + 1; at <= n; at++) {
        if (at < n && !attr[at].is_line_break)
            continue;
        int ink = at;
        while (ink > from && attr[ink - 1].is_white)
            ink--;
        if (sum[ink] - sum[from] > width && end != n)
            break;
        end = at;
        if (sum[ink] - sum[from] > width)
            break;
    }
    return end;
}

static void break_text(struct text *text)
{
    int *sum, unused, n = advances(text, &sum), width = (int)(text->width / text->size * REFERENCE * PANGO_SCALE);
    const PangoLogAttr *attr = pango_layout_get_log_attrs_readonly(text->layout, &unused);
    text->start = g_new(int, n + 2);
    for (int at = 0; at < n; at = line_end(attr, sum, at, n, width))
        text->start[text->lines++] = at;
    text->start[text->lines] = n;
    g_free(sum);
}

/* --- drawing -------------------------------------------------------------------------------------------------------------- */

struct slice {
    GArray *glyph, *cluster; /* cairo_glyph_t, cairo_text_cluster_t */
    const char *bytes;       /* where its text begins */
    double x;
    int line, character;
};

static void show(cairo_t *cr, struct slice *slice, const char *end)
{
    if (slice->glyph->len)
        cairo_show_text_glyphs(cr, slice->bytes, (int)(end - slice->bytes),
                               (cairo_glyph_t *)(void *)slice->glyph->data, (int)slice->glyph->len,
                               (cairo_text_cluster_t *)(void *)slice->cluster->data, (int)slice->cluster->len, 0);
    g_array_set_size(slice->glyph, 0);
    g_array_set_size(slice->cluster, 0);
    slice->bytes = end;
}

static int add_cluster(struct slice *slice, const PangoGlyphItem *run, int g)
{
    const PangoGlyphString *glyphs = run->glyphs;
    int first = glyphs->log_clusters[g];
    cairo_text_cluster_t cluster = { 0 };
    for (; g < glyphs->num_glyphs && glyphs->log_clusters[g] == first; g++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[g];
        cairo_glyph_t glyph = { info->glyph, slice->x + info->geometry.x_offset / (double)PANGO_SCALE,
                                slice->line * LEADING * REFERENCE + info->geometry.y_offset / (double)PANGO_SCALE };
        slice->x += info->geometry.width / (double)PANGO_SCALE;
        if (info->glyph == PANGO_GLYPH_EMPTY)
            continue;
        g_array_append_val(slice->glyph, glyph);
        cluster.num_glyphs++;
    }
    cluster.num_bytes = (g < glyphs->num_glyphs ? glyphs->log_clusters[g] : run->item->length) - first;
    g_array_append_val(slice->cluster, cluster);
    return g;
}

static void draw_run(cairo_t *cr, const struct text *text, const PangoGlyphItem *run, struct slice *slice)
{
    const char *bytes = pango_layout_get_text(text->layout) + run->item->offset;
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->item->analysis.font)));
    slice->bytes = bytes;
    for (int g = 0; g < run->glyphs->num_glyphs;) {
        const char *at = bytes + run->glyphs->log_clusters[g];
        if (slice->line + 1 < text->lines && slice->character >= text->start[slice->line + 1]) {
            show(cr, slice, at);
            slice->line++;
            slice->x = 0;
        }
        g = add_cluster(slice, run, g);
        const char *next = g < run->glyphs->num_glyphs ? bytes + run->glyphs->log_clusters[g] : bytes + run->item->length;
        slice->character += (int)g_utf8_strlen(at, next - at);
    }
    show(cr, slice, bytes + run->item->length);
}

static void draw_text(cairo_t *cr, const struct text *text, struct slice *slice)
{
    slice->x = 0;
    slice->line = slice->character = 0;
    cairo_save(cr);
    cairo_translate(cr, text->x, text->baseline);
    cairo_scale(cr, text->size / REFERENCE, text->size / REFERENCE);
    for (GSList *s = pango_layout_get_line_readonly(text->layout, 0)->runs; s; s = s->next)
        draw_run(cr, text, s->data, slice);
    cairo_restore(cr);
}

static void draw_page(cairo_t *cr, const struct page *page)
{
    struct slice slice = { .glyph = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
                           .cluster = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)) };
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    for (guint i = 0; i < page->rect->len; i++) {
        const cairo_rectangle_t *r = &g_array_index(page->rect, cairo_rectangle_t, i);
        cairo_set_source_rgb(cr, 0.88 + i % 5 * 0.02, 0.92, 0.95);
        cairo_rectangle(cr, r->x, r->y, r->width, r->height);
        cairo_fill(cr);
    }
    cairo_set_source_rgb(cr, 0.1, 0.1, 0.1);
    cairo_tag_begin(cr, "Document", NULL);
    for (guint i = 0; i < page->text->len; i++) {
        cairo_tag_begin(cr, "P", NULL);
        draw_text(cr, &g_array_index(page->text, struct text, i), &slice);
        cairo_tag_end(cr, "P");
    }
    cairo_tag_end(cr, "Document");
    cairo_show_page(cr);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        fail("usage: floor ITEMS OUT.pdf FONT...");
    PangoContext *context = open_fonts(argv + 3);
    struct page page = { .rect = g_array_new(FALSE, FALSE, sizeof(cairo_rectangle_t)),
                         .text = g_array_new(FALSE, FALSE, sizeof(struct text)) };
    read_page(&page, context, argv[1]);
    for (guint i = 0; i < page.text->len; i++)
        break_text(&g_array_index(page.text, struct text, i));
    cairo_surface_t *surface = cairo_pdf_surface_create(argv[2], page.width, page.height);
    cairo_t *cr = cairo_create(surface);
    draw_page(cr, &page);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface))
        fail(cairo_status_to_string(cairo_surface_status(surface)));
    fflush(NULL);
    _Exit(0); /* no taking down: the system frees faster */
}
