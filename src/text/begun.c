/* text: see include/cjmap/text.h. */
#include <cjmap/base.h>
typedef int cj_text_begun;
