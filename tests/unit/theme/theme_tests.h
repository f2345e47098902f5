/* Inside the tests of theme. */
#ifndef CJMAP_THEME_TESTS_H
#define CJMAP_THEME_TESTS_H

#include "theme_priv.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* files.c: theme files, their mistakes and their hints. */
extern const struct CMUnitTest file_tests[];
extern const size_t file_tests_count;

#endif
