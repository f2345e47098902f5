/* pdf: how pdf.c hands its bytes to those who add what cairo 1.16 leaves out. */
#ifndef CJMAP_PDF_PRIV_H
#define CJMAP_PDF_PRIV_H

#include "paint_priv.h"

/* --- the finished file (pdf_file.c) ---------------------------------------------------------------------------- */

#define PDF_ROW 20 /* bytes of a row of the table: "0000000015 00000 n \n" */

struct pdf_file {
    GByteArray *bytes;
    size_t table;         /* where "xref" stands */
    size_t rows;          /* where the first row stands */
    uint32_t objects;
};

struct pdf_file pdf_open(GByteArray *bytes);
const char *pdf_text_at(const struct pdf_file *file, size_t at);
/* Where `word` stands last in the file. Bytes, not a string: the streams before it may hold anything. */
size_t pdf_last_place(const struct pdf_file *file, const char *word);
/* The number after it. */
uint64_t pdf_number_after(const struct pdf_file *file, const char *word);
size_t pdf_object_at(const struct pdf_file *file, uint64_t object);

/* --- what is added (pdf_patch.c, pdf_boxes.c) -------------------------------------------------------------------- */

/* A copy of the PDF `bytes`, as cairo 1.16 writes them, with what cairo leaves out: the language (BCP 47), that a viewer
 * shows the title, the date (seconds since 1970, or -1: none), and an alternative text for each Figure (`alts`: const char *
 * each, in the order their tags were opened; NULL: none). May change `bytes`. */
GByteArray *pdf_patch(GByteArray *bytes, const char *language, int64_t created, const GArray *alts);

/* Appends an update to `bytes` in which each page that is to be cut has its TrimBox and BleedBox. Nothing if there is none. */
void pdf_boxes(GByteArray *bytes, const struct cj_book *book);

#endif
