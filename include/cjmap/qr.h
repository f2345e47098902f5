/* qr: a text as a QR code (ISO/IEC 18004). Knows no size on paper: that is layout's. */
#ifndef CJMAP_QR_H
#define CJMAP_QR_H

#include <cjmap/base.h>

/* The smallest code that holds `text` with correction level M (15 % may be hidden or dirty). NULL: the text is empty, or longer than any
 * code holds (2,331 bytes). */
const struct cj_qr *cj_qr_new(struct cj_str text, struct cj_arena *arena);

#endif
