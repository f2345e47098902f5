/* pdf_boxes: where each page is cut, and how far its paper runs beyond the cut; cairo knows only the sheet. Written as an update: pages
 * once more after the end of the file, with a table of their own that leads back to the first one. */
#include "pdf_priv.h"

#include <string.h>

/* The objects of the pages, in order; struct update, their places not known yet. */
struct update {
    uint64_t object;
    size_t at;
};

static GArray *find_pages(const struct pdf_file *file)
{
    static const char pages[] = "/Type /Pages\n   /Kids [ ", next[] = " 0 R ";
    GArray *updates = g_array_new(FALSE, FALSE, sizeof(struct update));
    const char *at = pdf_text_at(file, pdf_last_place(file, pages) + strlen(pages));
    while (*at != ']') {
        char *end;
        struct update update = { .object = g_ascii_strtoull(at, &end, 10) };
        g_assert(strncmp(end, next, strlen(next)) == 0);
        g_array_append_val(updates, update);
        at = end + strlen(next);
    }
    return updates;
}

/* In a PDF y goes upwards from the bottom. */
static void put_box(GString *out, const char *name, struct cj_rect box, double height_pt)
{
    const double corner[] = { box.x, height_pt - box.y - box.h, box.x + box.w, height_pt - box.y };
    g_string_append_printf(out, " /%s [", name);
    for (int i = 0; i < 4; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(out, " %s", g_ascii_formatd(number, sizeof number, "%.3f", corner[i]));
    }
    g_string_append(out, " ]\n  ");
}

/* The object of a page as it stands, with two entries more. */
static void put_page(GString *out, const struct pdf_file *file, uint64_t object, const struct cj_page *page)
{
    const char *at = pdf_text_at(file, pdf_object_at(file, object)), *open = strstr(at, "<<"), *end = strstr(at, "endobj\n");
    g_assert(open && end && open < end);
    g_string_append_len(out, at, open + 2 - at);
    put_box(out, "TrimBox", page->trim, page->height_pt);
    put_box(out, "BleedBox", page->bleed.w > 0 ? page->bleed : page->trim, page->height_pt);
    g_string_append_len(out, open + 2, end + strlen("endobj\n") - open - 2);
}

static void put_table(GString *out, const struct pdf_file *file, const GArray *updates)
{
    size_t table = file->bytes->len + out->len;
    g_string_append(out, "xref\n");
    for (guint i = 0; i < updates->len; i++) {
        const struct update *update = &g_array_index(updates, struct update, i);
        if (update->at > 0)
            g_string_append_printf(out, "%" G_GUINT64_FORMAT " 1\n%010zu 00000 n \n", update->object, update->at);
    }
    const char *trailer = pdf_text_at(file, file->rows + (size_t)file->objects * PDF_ROW), *end = strstr(trailer, ">>");
    g_assert(end);
    g_string_append_len(out, trailer, end - trailer);
    g_string_append_printf(out, "   /Prev %zu\n>>\nstartxref\n%zu\n%%%%EOF\n", file->table, table);
}

void pdf_boxes(GByteArray *bytes, const struct cj_book *book)
{
    const struct pdf_file file = pdf_open(bytes);
    g_autoptr(GArray) updates = find_pages(&file);
    g_autoptr(GString) out = g_string_new(NULL);
    g_assert(updates->len == book->npages);
    for (uint32_t p = 0; p < book->npages; p++) {
        struct update *update = &g_array_index(updates, struct update, p);
        if (book->page[p].trim.w <= 0)
            continue;
        update->at = bytes->len + out->len;
        put_page(out, &file, update->object, &book->page[p]);
    }
    if (out->len == 0)
        return;
    put_table(out, &file, updates);
    g_byte_array_append(bytes, (const guint8 *)out->str, (guint)out->len);
}
