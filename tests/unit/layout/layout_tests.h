/* What the files of this program share. Every file exports a run_..._tests, listed in main.c. */
#ifndef LAYOUT_TESTS_H
#define LAYOUT_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int run_fit_page_tests(void);
int run_fit_search_tests(void);
int run_fit_even_tests(void);
int run_panels_tests(void);
int run_emotion_tests(void);
int run_code_tests(void);
int run_channels_tests(void);
int run_ways_tests(void);
int run_blocks_tests(void);
int run_storyboard_tests(void);
int run_papers_tests(void);
int run_lens_left_tests(void);
int run_roll_tests(void);
int run_seams_tests(void);
int run_bands_tests(void);

#endif
