/* schema: see include/cjmap/schema.h. */
#include <cjmap/base.h>
typedef int cj_schema_begun;
