/* base: the arena, borrowed texts, distances, icon ids. */
#include "base_tests.h"

#include <cjmap/base.h>
#include <string.h>

/* --- arena -------------------------------------------------------------------------------------------------- */

static void memory_is_zeroed_and_aligned(void **state)
{
    struct cj_arena *arena = cj_arena_new();
    (void)state;

    for (size_t size = 1; size < 300; size += 7) {
        unsigned char *memory = cj_arena_alloc(arena, 1, size);

        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
    }
    cj_arena_free(arena);
}

static void pieces_do_not_overlap(void **state)
{
    enum { PIECES = 2000 };
    struct cj_arena *arena = cj_arena_new();
    unsigned *piece[PIECES];
    (void)state;

    /* Small ones, and now and then one larger than a chunk. */
    for (unsigned i = 0; i < PIECES; i++) {
        size_t count = i % 100 == 99 ? 40000 : 1 + i % 50;

        piece[i] = CJ_NEW(arena, unsigned, count);
        piece[i][0] = i;
        piece[i][count - 1] = i;
    }
    for (unsigned i = 0; i < PIECES; i++)
        assert_int_equal(piece[i][0], i);
    cj_arena_free(arena);
}

static void a_large_piece_keeps_the_chunk_in_use(void **state)
{
    struct cj_arena *arena = cj_arena_new();
    (void)state;

    char *first = cj_arena_alloc(arena, 1, 16);
    cj_arena_alloc(arena, 1, 1 << 20);
    char *second = cj_arena_alloc(arena, 1, 16);

    assert_ptr_equal(second, first + 16);
    cj_arena_free(arena);
}

static void nothing_is_still_a_place(void **state)
{
    struct cj_arena *arena = cj_arena_new();
    (void)state;

    assert_non_null(cj_arena_alloc(arena, 0, 8));
    assert_string_equal(cj_arena_strndup(arena, "abc", 0), "");
    assert_string_equal(cj_arena_strndup(arena, "abc", 2), "ab");
    assert_string_equal(cj_arena_printf(arena, "%d-%s", 7, "x"), "7-x");
    cj_arena_free(arena);
    cj_arena_free(NULL);
}

static void sealing_copies(void **state)
{
    struct cj_arena *arena = cj_arena_new();
    GArray *array = g_array_new(FALSE, FALSE, sizeof(int));
    (void)state;

    assert_null(cj_arena_seal(arena, array));
    for (int i = 0; i < 1000; i++)
        g_array_append_val(array, i);

    const int *sealed = cj_arena_seal(arena, array);

    g_array_free(array, TRUE);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(sealed[i], i);
    cj_arena_free(arena);
}

/* --- words -------------------------------------------------------------------------------------------------- */

static void texts_are_compared_by_bytes(void **state)
{
    (void)state;
    assert_true(cj_str_equal(cj_str_from("é"), cj_str_from("é")));
    assert_false(cj_str_equal(cj_str_from("a"), cj_str_from("ab")));
    assert_true(cj_str_equal(cj_str_from(""), (struct cj_str){ .s = "x", .len = 0 }));
    assert_int_equal(cj_str_from("é").len, 2);
}

static void distances(void **state)
{
    static const struct {
        const char *typed, *meant;
        unsigned limit, expected;
    } cases[] = {
        { "", "", 3, 0 },
        { "email", "email", 3, 0 },
        { "emial", "email", 3, 1 },        /* a swap is one step */
        { "emal", "email", 3, 1 },
        { "emaill", "email", 3, 1 },
        { "EMAIL", "email", 3, 0 },
        { "ÉÉN", "één", 3, 0 },            /* by characters, case ignored */
        { "één", "een", 3, 2 },
        { "ca", "abc", 5, 3 },             /* no piece is edited twice */
        { "kitten", "sitting", 5, 3 },
        { "kitten", "sitting", 2, 3 },     /* stopped: limit + 1 */
        { "a", "abcdef", 2, 3 },
        { "", "abc", 3, 3 },
        { "abc", "", 2, 3 },
        { "abcdef", "badcfe", 5, 3 },
        { "badcfe", "abcdef", 2, 3 },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(cj_distance(cases[i].typed, cases[i].meant, cases[i].limit), cases[i].expected);
}

/* --- icons -------------------------------------------------------------------------------------------------- */

static void every_icon_is_found_by_its_id(void **state)
{
    (void)state;
    for (int icon = CJ_ICON_NONE + 1; icon < CJ_ICON_COUNT; icon++)
        assert_int_equal(cj_icon_find(cj_icon_id((enum cj_icon)icon)), icon);
    assert_int_equal(cj_icon_find("face-to-face"), CJ_ICON_FACE_TO_FACE);
    assert_int_equal(cj_icon_find("fax"), CJ_ICON_NONE);
    assert_int_equal(cj_icon_find(""), CJ_ICON_NONE);
}

/* --- addresses ---------------------------------------------------------------------------------------------- */

static void addresses_are_encoded(void **state)
{
    static const struct { const char *typed, *encoded; } cases[] = {
        { "", "" },
        { "https://example.org/journeys/aangifte", "https://example.org/journeys/aangifte" },
        { "http://a.nl:8080/p;x=1,2/~me_-.?a=b&c=d+e:f@g!h$i*j#part/1?x", "http://a.nl:8080/p;x=1,2/~me_-.?a=b&c=d+e:f@g!h$i*j#part/1?x" },
        { "https://example.org/a(b)c\\d'e\"f<g>h i", "https://example.org/a%28b%29c%5Cd%27e%22f%3Cg%3Eh%20i" },
        { "https://example.org/) /S /JavaScript /JS (app.alert(1)", "https://example.org/%29%20/S%20/JavaScript%20/JS%20%28app.alert%281%29" },
        { "https://example.org/\001\t\r\n\177", "https://example.org/%01%09%0D%0A%7F" },
        { "https://example.org/[x]{y}|z^`", "https://example.org/%5Bx%5D%7By%7D%7Cz%5E%60" },
        { "https://example.org/\xC3\xBC/\xF0\x9F\x98\x80?q=\xE2\x82\xAC", "https://example.org/%C3%BC/%F0%9F%98%80?q=%E2%82%AC" },
        { "https://b\xC3\xBC" "cher.example:81/x", "https://xn--bcher-kva.example:81/x" },
        { "https://me:se(ret)@b\xC3\xBC" "cher.example/x", "https://me:se%28ret%29@xn--bcher-kva.example/x" },
        { "https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x" },
        { "https://[oh no]/x", "https://%5Boh%20no%5D/x" },
        { "https://a)b.nl", "https://a%29b.nl" },
        { "https://a\xE2\x84\x80" "b.nl/x", "https://a%E2%84%80b.nl/x" }, /* would become a/cb.nl */
        { "https://example.org?x#a#b", "https://example.org?x#a%23b" },
        { "https://example.org/a%20b%zz%4", "https://example.org/a%20b%25zz%254" },
        { "mailto:team@example.org?subject=The map (1)", "mailto:team@example.org?subject=The%20map%20%281%29" },
        { "javascript:alert('x')", "javascript:alert%28%27x%27%29" }, /* whoever calls it knows the schemes */
    };
    struct cj_arena *arena = cj_arena_new();
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct cj_str once = cj_uri_encode(cj_str_from(cases[i].typed), arena);
        assert_string_equal(once.s, cases[i].encoded);
        assert_int_equal(once.len, strlen(once.s));
        assert_string_equal(cj_uri_encode(once, arena).s, once.s);
    }
    cj_arena_free(arena);
}

/* Whatever is typed: nothing comes out that could end a string in a PDF, an attribute or a tag. */
static void no_address_ends_a_string(void **state)
{
    static const char *const before[] = { "https://", "https://example.org/", "https://a@", "mailto:a@b?", "x://[", "" };
    struct cj_arena *arena = cj_arena_new();
    (void)state;

    for (size_t b = 0; b < G_N_ELEMENTS(before); b++)
        for (gunichar c = 1; c < 0x2600; c++) {
            char character[7] = { 0 };
            g_unichar_to_utf8(c, character);
            g_autofree char *typed = g_strconcat(before[b], character, "tail", NULL);
            for (const char *s = cj_uri_encode(cj_str_from(typed), arena).s; *s; s++)
                assert_true(*s > ' ' && *s < 127 && !strchr("()<>\\'\"`", *s));
        }
    cj_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_large_piece_keeps_the_chunk_in_use),
        cmocka_unit_test(nothing_is_still_a_place),
        cmocka_unit_test(sealing_copies),
        cmocka_unit_test(texts_are_compared_by_bytes),
        cmocka_unit_test(distances),
        cmocka_unit_test(every_icon_is_found_by_its_id),
        cmocka_unit_test(addresses_are_encoded),
        cmocka_unit_test(no_address_ends_a_string),
    };

    int failed = cmocka_run_group_tests_name("base", tests, NULL, NULL);
    return failed + _cmocka_run_group_tests("beneath", beneath_tests, beneath_tests_count, NULL, NULL);
}
