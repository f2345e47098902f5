/* qr: the smallest code, its fixed patterns, and what is too long. That it can be read is tried on pictures (cli/link.sh). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <cjmap/qr.h>

static bool is_dark(const struct cj_qr *qr, uint32_t x, uint32_t y)
{
    return qr->dark[y * qr->size + x];
}

/* Dark ring of seven, light ring, dark middle of three: in three corners, with the light edge inside. */
static void check_finder(const struct cj_qr *qr, uint32_t left, uint32_t top)
{
    for (uint32_t y = 0; y < 7; y++)
        for (uint32_t x = 0; x < 7; x++) {
            uint32_t ring = MIN(MIN(x, 6 - x), MIN(y, 6 - y));
            assert_int_equal(is_dark(qr, left + x, top + y), ring != 1);
        }
}

static void a_code_has_its_corners(void **state)
{
    struct cj_arena *arena = cj_arena_new();
    (void)state;
    const struct cj_qr *qr = cj_qr_new(cj_str_from("https://example.org/journeys/aangifte"), arena);
    assert_non_null(qr);
    assert_int_equal(qr->size, 29); /* version 3 holds 42 bytes at level M */
    check_finder(qr, 0, 0);
    check_finder(qr, qr->size - 7, 0);
    check_finder(qr, 0, qr->size - 7);
    for (uint32_t i = 8; i < qr->size - 8; i++) { /* the timing patterns */
        assert_int_equal(is_dark(qr, i, 6), i % 2 == 0);
        assert_int_equal(is_dark(qr, 6, i), i % 2 == 0);
    }
    for (uint32_t i = 0; i < qr->size * qr->size; i++)
        assert_true(qr->dark[i] <= 1);
    cj_arena_free(arena);
}

static void longer_texts_need_more_modules(void **state)
{
    static const struct { uint32_t bytes, size; } cases[] = { { 1, 21 }, { 14, 21 }, { 15, 25 }, { 62, 33 }, { 63, 37 }, { 362, 73 }, { 2331, 177 } };
    struct cj_arena *arena = cj_arena_new();
    g_autofree char *text = g_strnfill(2332, 'x');
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(cj_qr_new((struct cj_str){ .s = text, .len = cases[i].bytes }, arena)->size, cases[i].size);
    assert_null(cj_qr_new((struct cj_str){ .s = text, .len = 2332 }, arena));
    assert_null(cj_qr_new(cj_str_from(""), arena));
    cj_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_code_has_its_corners), cmocka_unit_test(longer_texts_need_more_modules) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
