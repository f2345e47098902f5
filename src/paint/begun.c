/* paint: see include/cjmap/paint.h. */
#include <cjmap/base.h>
typedef int cj_paint_begun;
