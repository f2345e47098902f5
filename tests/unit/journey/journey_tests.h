/* Inside the tests of journey: a file's text to a journey and its messages. */
#ifndef JOURNEY_TESTS_H
#define JOURNEY_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <cjmap/document.h>
#include <cjmap/journey.h>

struct loaded {
    struct cj_arena *arena;
    struct cj_diags *diags;
    const struct cj_journey *journey; /* NULL: an error */
};

struct loaded load_text(const char *text);
/* The same, with `title: T` and one phase P around touchpoints, which are indented as typed; `head` goes before. */
struct loaded load_touchpoints(const char *head, const char *touchpoints);
void unload(struct loaded *loaded);
/* Fails unless `id` was said (at line:col, unless line is 0), and its hint holds `hint`. */
void assert_said(const struct loaded *loaded, enum cj_diag_id id, uint32_t line, uint32_t col, const char *hint);
/* Fails unless nothing was said and there is a journey. */
void assert_fine(const struct loaded *loaded);
/* The diagnostics as one text, for a test that fails. */
#define ASSERT_STR(a, b) assert_string_equal((a).s, (b))

extern const struct CMUnitTest blank_tests[], decision_tests[], message_tests[], mistake_tests[], word_tests[];
extern const size_t blank_tests_count, decision_tests_count, message_tests_count, mistake_tests_count, word_tests_count;

#endif
