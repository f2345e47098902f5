/* What the files of this program share. */
#ifndef CJMAP_IMPOSE_TESTS_H
#define CJMAP_IMPOSE_TESTS_H

#include <cjmap/impose.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

int test_trim_group(void);
int test_tiles_group(void);

#endif
