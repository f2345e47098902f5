/* layout: see include/cjmap/layout.h. */
#include <cjmap/base.h>
typedef int cj_layout_begun;
