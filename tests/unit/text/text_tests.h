/* What the files of this program share: texts measured by the fake, and lines as strings. */
#ifndef TEXT_TESTS_H
#define TEXT_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cjmap/text.h>

int run_break_tests(void);
int run_balance_tests(void);
int run_steps_tests(void);
int run_syllables_tests(void);

/* cmocka fixtures: *state is an arena. */
int arena_setup(void **state);
int arena_teardown(void **state);

const struct cj_measured *measured(const char *text, struct cj_arena *arena); /* as English */
const struct cj_measured *measured_in(const char *text, const char *language, struct cj_arena *arena);

/* `chars` characters of the fake, in its units. */
#define CHARS(chars) ((int32_t)((chars) * (CJ_EM / 2)))

/* The lines as they would be drawn, hanging blanks left off, a drawn hyphen as "~", joined by "|". */
const char *lines_of(const struct cj_measured *text, const struct cj_line *line, uint32_t n, struct cj_arena *arena);

/* A small deterministic generator, and a text of `words` random words made with it. */
uint32_t next_random(uint64_t *seed);
const char *random_text(uint64_t *seed, uint32_t words, struct cj_arena *arena);

#endif
