/* pdf: tagged, searchable, vectors only. cairo writes it; what cairo 1.16 cannot say (language, alternative texts, a date
 * that readers understand) is added to the finished bytes by pdf_patch.c and pdf_boxes.c.
 *
 * Of each view on a page shapes come first and outside all tags: to a reader they are decoration. Then the texts in reading order, each
 * in the tags of its group, and the pictures that have words instead. */
#include "pdf_priv.h"

#include <cairo-pdf.h>

#define MOST_SIDE 14400 /* [pt] a page may be wide or high: 200 inches, by the standard */

/* The tags of a meaning, outer one first. A list's item holds its text in a body. */
static const char *const tags[CJ_IS_COUNT][2] = {
    [CJ_IS_DOCUMENT] = { NULL }, /* around all pages */
    [CJ_IS_SECTION] = { "Sect" },
    [CJ_IS_HEADING_1] = { "H1" },
    [CJ_IS_HEADING_2] = { "H2" },
    [CJ_IS_HEADING_3] = { "H3" },
    [CJ_IS_PARAGRAPH] = { "P" },
    [CJ_IS_LIST] = { "L" },
    [CJ_IS_ITEM] = { "LI", "LBody" },
    [CJ_IS_FIGURE] = { "Figure" },
    [CJ_IS_LINK] = { "Link" },
};

/* --- the reading tree -------------------------------------------------------------------------------------------- */

struct tagger {
    struct canvas *canvas;
    const struct cj_view *view;
    GArray *alts; /* alternative text of each Figure, in the order they were opened; char pointers, NULL: none */
};

/* Where a link leads, as cairo wants it; it goes into the file as it is, so the scene's address is encoded. Free with g_free. */
static char *link_attributes(const struct cj_view *view, const struct cj_group *group)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "uri='%s'", group->uri);
    const struct cj_rect place = view_place(view, group->area);
    const double area[] = { place.x, place.y, place.w, place.h };
    for (int i = 0; group->area.w > 0 && i < 4; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(out, "%s%s", i ? " " : " rect=[", g_ascii_formatd(number, sizeof number, "%.3f", area[i]));
    }
    if (group->area.w > 0)
        g_string_append_c(out, ']');
    return g_string_free(out, FALSE);
}

/* The document is one tag around all pages: see draw_pages. */
static void begin_tags(void *self, const struct cj_group *group)
{
    const struct tagger *tagger = self;
    g_autofree char *attributes = group->is == CJ_IS_LINK ? link_attributes(tagger->view, group) : NULL;
    for (int i = 0; i < 2 && tags[group->is][i]; i++)
        cairo_tag_begin(canvas_cairo(tagger->canvas), tags[group->is][i], attributes);
    if (group->is == CJ_IS_FIGURE)
        g_array_append_val(tagger->alts, group->alt);
}

static void end_tags(void *self, const struct cj_group *group)
{
    const struct tagger *tagger = self;
    for (int i = 1; i >= 0; i--)
        if (tags[group->is][i])
            cairo_tag_end(canvas_cairo(tagger->canvas), tags[group->is][i]);
}

static void draw_text(void *self, const struct cj_item *item, bool more)
{
    canvas_text(((struct tagger *)self)->canvas, item, more);
}

/* --- the pages --------------------------------------------------------------------------------------------------- */

static void draw_view(struct canvas *canvas, const struct cj_view *view, GArray *alts)
{
    struct tagger tagger = { canvas, view, alts };
    canvas_begin(canvas, view);
    canvas_shapes(canvas);
    if (view->decor)
        canvas_texts(canvas);
    else
        reading_walk(view, &(struct listener){ &tagger, begin_tags, end_tags, draw_text });
    canvas_end(canvas);
}

static void name_page(cairo_surface_t *surface, const struct cj_page *page, uint32_t number)
{
    if (page->label)
        cairo_pdf_surface_set_page_label(surface, page->label);
    if (!page->outline)
        return;
    g_autofree char *place = g_strdup_printf("page=%u pos=[0 0]", number);
    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, page->outline, place, 0);
}

/* Each page is drawn afresh: a recording that is painted on several is cut off by cairo to what the first one showed. */
static void draw_pages(cairo_surface_t *surface, struct canvas *canvas, const struct cj_book *book, GArray *alts)
{
    for (uint32_t p = 0; p < book->npages; p++) {
        const struct cj_page *page = &book->page[p];
        if (p > 0)
            cairo_pdf_surface_set_size(surface, page->width_pt, page->height_pt);
        name_page(surface, page, p + 1);
        canvas_paper(canvas, page);
        if (p == 0) /* after the paper: cairo forgets what came before a page was painted over */
            cairo_tag_begin(canvas_cairo(canvas), "Document", NULL);
        for (uint32_t v = 0; v < page->nviews; v++)
            draw_view(canvas, &page->view[v], alts);
        if (p + 1 == book->npages)
            cairo_tag_end(canvas_cairo(canvas), "Document");
        cairo_show_page(canvas_cairo(canvas));
    }
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static void set_metadata(cairo_surface_t *surface, const struct job *job)
{
    const struct { cairo_pdf_metadata_t key; const char *value; } rows[] = {
        { CAIRO_PDF_METADATA_TITLE, job->book->title },
        { CAIRO_PDF_METADATA_AUTHOR, job->book->author },
        { CAIRO_PDF_METADATA_CREATOR, job->options->producer },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].value && *rows[i].value)
            cairo_pdf_surface_set_metadata(surface, rows[i].key, rows[i].value);
    /* cairo would put the clock here; pdf_patch.c knows the date that was asked for. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
}

static bool fits(const struct cj_page *page, GError **error)
{
    if (MAX(page->width_pt, page->height_pt) <= MOST_SIDE)
        return true;
    g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_SIZE,
                "a PDF page can be at most %.0f mm (%d pt) a side, and this map is %.0f x %.0f mm", MOST_SIDE * 25.4 / 72, MOST_SIDE,
                page->width_pt * 25.4 / 72, page->height_pt * 25.4 / 72);
    return false;
}

GByteArray *paint_pdf(const struct job *job, GError **error)
{
    const struct cj_book *book = job->book;
    for (uint32_t p = 0; p < book->npages; p++)
        if (!fits(&book->page[p], error))
            return NULL;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GArray) alts = g_array_new(FALSE, FALSE, sizeof(const char *));
    g_autoptr(cairo_surface_t) surface =
        cairo_pdf_surface_create_for_stream(paint_append, bytes, book->page[0].width_pt, book->page[0].height_pt);
    set_metadata(surface, job);
    struct canvas *canvas = canvas_new(1, job);
    canvas_move(canvas, surface, 0, 0);
    draw_pages(surface, canvas, book, alts);
    bool good = canvas_check(canvas, error);
    canvas_free(canvas);
    cairo_surface_finish(surface);
    if (!good || !paint_check(cairo_surface_status(surface), error))
        return NULL;
    GByteArray *whole = pdf_patch(bytes, book->language, job->options->created, alts);
    pdf_boxes(whole, book);
    return whole;
}
