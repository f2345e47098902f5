/* check: rules over a whole journey, each a row: what no single field can tell. Adds warnings and errors; changes
 * nothing. */
#ifndef CJMAP_CHECK_H
#define CJMAP_CHECK_H

#include <cjmap/base.h>
#include <cjmap/diag.h>
#include <cjmap/journey.h>

void cj_check(const struct cj_journey *journey, struct cj_diags *diags);
/* A character no face of the program can draw becomes an error with its code point and place, once per character
 * and text. `covers` asks the fonts. */
void cj_check_characters(const struct cj_journey *journey, bool (*covers)(void *self, uint32_t code_point), void *self,
                         struct cj_diags *diags);

#endif
