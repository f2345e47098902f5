/* journey: see include/cjmap/journey.h. */
#include <cjmap/base.h>
typedef int cj_journey_begun;
