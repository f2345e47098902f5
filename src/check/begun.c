/* check: see include/cjmap/check.h. */
#include <cjmap/base.h>
typedef int cj_check_begun;
