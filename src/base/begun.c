/* base: see include/cjmap/base.h. */
#include <cjmap/base.h>
typedef int cj_base_begun;
