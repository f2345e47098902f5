/* The program: everything is in the rooms. */
#include <cjmap/cli.h>

int main(int argc, char **argv)
{
    return cj_cli_main(argc, argv);
}
