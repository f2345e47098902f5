/* pdf: how pdf.c hands its bytes to pdf_patch.c. */
#ifndef CJMAP_PDF_PRIV_H
#define CJMAP_PDF_PRIV_H

#include "paint_priv.h"

/* A copy of the PDF `bytes`, as cairo 1.16 writes them, with what cairo leaves out: the language (BCP 47), that a viewer
 * shows the title, the date (seconds since 1970, or -1: none), and an alternative text for each Figure (`alts`: const char *
 * each, in the order their tags were opened; NULL: none). May change `bytes`. */
GByteArray *pdf_patch(GByteArray *bytes, const char *language, int64_t created, const GArray *alts);

#endif
