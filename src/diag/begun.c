/* diag: see include/cjmap/diag.h. */
#include <cjmap/base.h>
typedef int cj_diag_begun;
