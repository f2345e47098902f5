/* impose: pages that go through a printer. */
#include "impose_tests.h"

int main(void)
{
    return test_trim_group() + test_tiles_group();
}
