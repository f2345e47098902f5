/* pdf_file: objects, streams and the table that finds them. PDF 1.7 (ISO 32000-1), section 7. */
#include "pdf_priv.h"

#include <assert.h>

#include <zlib.h>

#define LEVEL 3 /* of deflate: an eighth larger than at 6, in less than half the time, and that time was most of a run */

void pdf_init(struct pdf *pdf)
{
    pdf->out = g_string_new("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"); /* bytes over 127, so that nobody takes it for text */
    pdf->at = g_array_new(FALSE, TRUE, sizeof(size_t));
}

void pdf_clear(struct pdf *pdf)
{
    if (pdf->out)
        g_string_free(pdf->out, TRUE);
    g_array_unref(pdf->at);
    *pdf = (struct pdf){ 0 };
}

uint32_t pdf_reserve(struct pdf *pdf)
{
    g_array_set_size(pdf->at, pdf->at->len + 1);
    return pdf->at->len;
}

void pdf_begin(struct pdf *pdf, uint32_t object)
{
    assert(g_array_index(pdf->at, size_t, object - 1) == 0);
    g_array_index(pdf->at, size_t, object - 1) = pdf->out->len;
    g_string_append_printf(pdf->out, "%u 0 obj\n", object);
}

void pdf_end(struct pdf *pdf)
{
    g_string_append(pdf->out, "\nendobj\n");
}

void pdf_stream(struct pdf *pdf, uint32_t object, const char *entries, const void *data, size_t length)
{
    uLongf packed = compressBound((uLong)length);
    g_autofree Bytef *bytes = g_malloc(packed);
    int status = compress2(bytes, &packed, data, (uLong)length, LEVEL);
    if (status != Z_OK)
        g_error("out of memory: a stream of %zu bytes", length);
    pdf_begin(pdf, object);
    g_string_append_printf(pdf->out, "<< %s /Length %lu /Filter /FlateDecode >>\nstream\n", entries, (unsigned long)packed);
    g_string_append_len(pdf->out, (const char *)bytes, (gssize)packed);
    g_string_append(pdf->out, "\nendstream");
    pdf_end(pdf);
}

/* UTF-16 in hex: no character needs escaping. */
void pdf_text(GString *out, const char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    glong n = 0;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; i < n; i++)
        for (int shift = 12; shift >= 0; shift -= 4)
            g_string_append_c(out, hex[wide[i] >> shift & 15]);
    g_string_append_c(out, '>');
}

GByteArray *pdf_finish(struct pdf *pdf, uint32_t root, uint32_t info)
{
    size_t table = pdf->out->len;
    g_string_append_printf(pdf->out, "xref\n0 %u\n0000000000 65535 f \n", pdf->at->len + 1);
    for (guint i = 0; i < pdf->at->len; i++) {
        assert(g_array_index(pdf->at, size_t, i) > 0);
        g_string_append_printf(pdf->out, "%010zu 00000 n \n", g_array_index(pdf->at, size_t, i));
    }
    g_string_append_printf(pdf->out, "trailer\n<< /Size %u /Root %u 0 R /Info %u 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                           pdf->at->len + 1, root, info, table);
    gsize length = pdf->out->len;
    GByteArray *bytes = g_byte_array_new_take((guint8 *)g_string_free(pdf->out, FALSE), length);
    pdf->out = NULL;
    return bytes;
}
