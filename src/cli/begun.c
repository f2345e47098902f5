/* cli: see include/cjmap/cli.h. */
#include <cjmap/base.h>
typedef int cj_cli_begun;
