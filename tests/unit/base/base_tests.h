/* Inside the tests of base. */
#ifndef BASE_TESTS_H
#define BASE_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

extern const struct CMUnitTest beneath_tests[];
extern const size_t beneath_tests_count;

#endif
