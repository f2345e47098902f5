/* pdf: a file of one page, tagged, searchable, vectors only, written by ourselves. cairo 1.16 knows neither language nor
 * alternative texts, and examines each curve and dash on a page twice before it writes it: three quarters of a run went there.
 *
 * Shapes come first and are marked as decoration. Then the texts in reading order, each in the element of its group, and
 * the pictures that have words instead. */
#include "pdf_priv.h"

#include <string.h>

#define MOST_SIDE 14400 /* [pt] a page may be wide or high: 200 inches, by the standard */

static bool fits(const struct cj_scene *scene, GError **error)
{
    if (MAX(scene->width_pt, scene->height_pt) <= MOST_SIDE)
        return true;
    g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_SIZE,
                "a PDF page can be at most %.0f mm (%d pt) a side, and this map is %.0f x %.0f mm", MOST_SIDE * 25.4 / 72, MOST_SIDE,
                scene->width_pt * 25.4 / 72, scene->height_pt * 25.4 / 72);
    return false;
}

/* --- what the file says of itself ----------------------------------------------------------------------------------------- */

static uint32_t write_info(struct pdf *pdf, const struct job *job)
{
    const struct { const char *key, *value; } rows[] = {
        { "Title", job->scene->title }, { "Author", job->scene->author }, { "Creator", job->options->producer },
        { "Producer", job->options->producer },
    };
    g_autoptr(GDateTime) date = job->options->created >= 0 ? g_date_time_new_from_unix_utc(job->options->created) : NULL;
    uint32_t object = pdf_reserve(pdf);
    pdf_begin(pdf, object);
    g_string_append(pdf->out, "<<");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!rows[i].value || !*rows[i].value)
            continue;
        g_string_append_printf(pdf->out, " /%s ", rows[i].key);
        pdf_text(pdf->out, rows[i].value);
    }
    if (date) {
        g_autofree char *words = g_date_time_format(date, " /CreationDate (D:%Y%m%d%H%M%SZ)");
        g_string_append(pdf->out, words);
    }
    g_string_append(pdf->out, " >>");
    pdf_end(pdf);
    return object;
}

/* A language tag is letters, digits and hyphens and needs no escaping; what is not one is left out. */
static bool is_language(const char *tag)
{
    return tag && *tag && tag[strspn(tag, "-" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)] == '\0';
}

static uint32_t write_catalogue(struct pdf *pdf, const struct job *job, uint32_t pages, uint32_t tags)
{
    uint32_t object = pdf_reserve(pdf);
    pdf_begin(pdf, object);
    g_string_append_printf(pdf->out, "<< /Type /Catalog /Pages %u 0 R /StructTreeRoot %u 0 R /MarkInfo << /Marked true >>"
                           " /ViewerPreferences << /DisplayDocTitle true >>", pages, tags);
    if (is_language(job->scene->language))
        g_string_append_printf(pdf->out, " /Lang (%s)", job->scene->language);
    g_string_append(pdf->out, " >>");
    pdf_end(pdf);
    return object;
}

static void write_page(struct pdf *pdf, const struct job *job, uint32_t object, uint32_t pages, uint32_t contents, const GString *resources)
{
    pdf_begin(pdf, object);
    g_string_append_printf(pdf->out, "<< /Type /Page /Parent %u 0 R /Contents %u 0 R /StructParents 0 /MediaBox [0 0 ", pages, contents);
    number_put(pdf->out, job->scene->width_pt, 3);
    g_string_append_c(pdf->out, ' ');
    number_put(pdf->out, job->scene->height_pt, 3);
    g_string_append_printf(pdf->out, "] /Group << /S /Transparency /CS /DeviceRGB >> /Tabs /S /Resources %s >>", resources->str);
    pdf_end(pdf);
    pdf_begin(pdf, pages);
    g_string_append_printf(pdf->out, "<< /Type /Pages /Kids [%u 0 R] /Count 1 >>", object);
    pdf_end(pdf);
}

/* --- the file ---------------------------------------------------------------------------------------------------------------- */

static GByteArray *write_file(struct pdf *pdf, struct pdf_page *page, GError **error)
{
    g_autoptr(GString) resources = g_string_new(NULL);
    uint32_t pages = pdf_reserve(pdf), object = pdf_reserve(pdf), contents = pdf_reserve(pdf);
    g_string_append(page->out, "/Artifact BMC\n");
    pdf_page_shapes(page);
    g_string_append(page->out, "EMC\n");
    uint32_t tags = pdf_tags_write(page, object);
    if (!pdf_page_write(page, contents, resources)) {
        g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE, "the fonts could not be put into the PDF");
        return NULL;
    }
    write_page(pdf, page->job, object, pages, contents, resources);
    uint32_t catalogue = write_catalogue(pdf, page->job, pages, tags), info = write_info(pdf, page->job);
    return pdf_finish(pdf, catalogue, info);
}

GByteArray *paint_pdf(const struct job *job, GError **error)
{
    if (!fits(job->scene, error))
        return NULL;
    struct pdf pdf;
    struct pdf_page page;
    pdf_init(&pdf);
    pdf_page_init(&page, job, &pdf);
    GByteArray *bytes = write_file(&pdf, &page, error);
    pdf_page_clear(&page);
    pdf_clear(&pdf);
    return bytes;
}
