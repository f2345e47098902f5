/* pdf_file: finds its way in a PDF that cairo 1.16 has finished: objects are plain text, and the table at the end says where each begins.
 *
 * It reads cairo's own output only, never a file of somebody else: what is not as expected is a bug. */
#include "pdf_priv.h"

#include <string.h>

const char *pdf_text_at(const struct pdf_file *file, size_t at)
{
    return (const char *)file->bytes->data + at;
}

size_t pdf_last_place(const struct pdf_file *file, const char *word)
{
    size_t length = strlen(word), at = file->bytes->len - length;
    while (at > 0 && memcmp(pdf_text_at(file, at), word, length) != 0)
        at--;
    g_assert(at > 0);
    return at;
}

uint64_t pdf_number_after(const struct pdf_file *file, const char *word)
{
    return g_ascii_strtoull(pdf_text_at(file, pdf_last_place(file, word) + strlen(word)), NULL, 10);
}

struct pdf_file pdf_open(GByteArray *bytes)
{
    struct pdf_file file = { .bytes = bytes };
    file.table = pdf_number_after(&file, "startxref\n");
    g_assert(memcmp(pdf_text_at(&file, file.table), "xref\n0 ", 7) == 0);
    char *end;
    file.objects = (uint32_t)g_ascii_strtoull(pdf_text_at(&file, file.table + 7), &end, 10);
    file.rows = (size_t)(end + 1 - pdf_text_at(&file, 0));
    return file;
}

size_t pdf_object_at(const struct pdf_file *file, uint64_t object)
{
    return (size_t)g_ascii_strtoull(pdf_text_at(file, file->rows + object * PDF_ROW), NULL, 10);
}
