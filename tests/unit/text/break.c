/* Greedy breaking: blanks hang, the last place that fits is taken, nothing is lost. */
#include "text_tests.h"

static const char *broken(const char *text, double chars, bool force, struct cj_arena *arena)
{
    struct cj_line line[64];
    const struct cj_measured *m = measured(text, arena);
    uint32_t n = cj_text_break(m, CHARS(chars), force, line, 64);
    assert_in_range(n, 0, 64);
    return lines_of(m, line, n, arena);
}

static void breaks_as_listed(void **state)
{
    static const struct {
        const char *text;
        double chars;
        bool force;
        const char *lines;
    } row[] = {
        { "", 10, false, "" },
        { "one", 10, false, "one" },
        { "one two three", 7, false, "one two|three" },
        { "one two three", 6.5, false, "one|two|three" },
        { "one two  three", 7, false, "one two|three" },       /* both blanks hang */
        { "one two three  ", 5, false, "one|two|three" },      /* and at the end */
        { "well-known fact", 6, false, "well-|known|fact" },
        { "care\u00ADfully done", 5, false, "care~|fully|done" },
        { "care\u00ADfully done", 9, false, "carefully|done" },
        { "aaaa\u00ADb", 4, false, "aaaa~|b" },                  /* stands out by its hyphen */
        { "x aaaa\u00ADb", 7, false, "x aaaab" },            /* the hyphen would not fit, the rest does */
        { "one\ntwo three", 20, false, "one|two three" },
        { "one\n\ntwo", 20, false, "one||two" },
        { "incomprehensib1e", 5, false, "incomprehensib1e" },  /* a digit: no syllables */
        { "incomprehensib1e", 5, true, "incom|prehe|nsib1|e" },
        { "an incomprehensib1e", 5, true, "an|incom|prehe|nsib1|e" },
        { "an old map", 5, true, "an|old|map" },               /* force changes nothing where words fit */
        { "ab", 0.5, true, "a|b" },                            /* at least one character a line */
        { "no\u00A0break here", 5, false, "no\u00A0break|here" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++)
        assert_string_equal(broken(row[i].text, row[i].chars, row[i].force, *state), row[i].lines);
}

static void counts_without_room(void **state)
{
    const struct cj_measured *m = measured("one two three four", *state);
    struct cj_line line[3] = { [2] = { .first = 77 } };
    assert_int_equal(cj_text_break(m, CHARS(5), false, NULL, 0), 4);
    assert_int_equal(cj_text_break(m, CHARS(5), false, line, 2), 4);
    assert_int_equal(line[1].first, 4);
    assert_int_equal(line[2].first, 77);
}

static void widths_are_those_of_the_ink(void **state)
{
    struct cj_line line[4];
    const struct cj_measured *m = measured("care\u00ADfully  done", *state);
    assert_int_equal(cj_text_break(m, CHARS(5), false, line, 4), 3);
    assert_int_equal(line[0].width, CHARS(5)); /* with its hyphen */
    assert_true(line[0].hyphen);
    assert_int_equal(line[1].width, CHARS(5)); /* without the blanks */
    assert_false(line[1].hyphen);
    assert_int_equal(cj_text_least_width(m), CHARS(5));
    assert_int_equal(cj_text_full_width(m), CHARS(15));
    assert_int_equal(cj_text_full_width(measured("a\nlonger\nb", *state)), CHARS(6));
}

/* Every cluster stands in exactly one line, no line but one of a single piece is too wide, and one more piece would
 * not have fitted. */
static void random_texts_keep_the_rules(void **state)
{
    uint64_t seed = 42;
    for (int round = 0; round < 2000; round++) {
        struct cj_line line[256];
        const struct cj_measured *m = measured(random_text(&seed, 1 + next_random(&seed) % 30, *state), *state);
        int32_t width = CHARS(1 + next_random(&seed) % 40);
        bool force = next_random(&seed) % 2;
        uint32_t n = cj_text_break(m, width, force, line, 256), at = 0;
        for (uint32_t i = 0; i < n; i++) {
            assert_int_equal(line[i].first, at);
            assert_true(line[i].last > at);
            at = line[i].last;
            if (width >= cj_text_least_width(m) || (force && width >= CHARS(2)))
                assert_true(line[i].width <= width);
        }
        assert_int_equal(at, m->n);
    }
}

static void units_forgive_a_hair(void **state)
{
    (void)state;
    double tenth = 0;
    for (int i = 0; i < 30; i++)
        tenth += 0.1; /* 3, or just not */
    assert_int_equal(cj_text_units(tenth, 1.0), 3 * CJ_EM);
    assert_int_equal(cj_text_units(3.0, 1.5), 2 * CJ_EM);
    assert_int_equal(cj_text_units(-1.0, 1.0), 0);
    assert_int_equal(cj_text_units(1e9, 1.0), INT32_MAX);
}

static void the_fake_measures_clusters(void **state)
{
    struct cj_measurer fake = cj_text_fake_measurer();
    const struct cj_measured *m = measured("e\u0301t\u05D0", *state);
    assert_int_equal(m->n, 3);
    assert_int_equal(m->byte[1], 3);
    assert_int_equal(m->end[3], CHARS(3));
    assert_true(m->rtl);
    assert_true(fake.covers(fake.self, 'x'));
    assert_false(fake.covers(fake.self, 0xE000));
    m = fake.measure(fake.self, cj_str_from("ab"), CJ_FACE_BOLD, "en", *state);
    assert_int_equal(m->end[2], 2 * (CJ_EM * 55 / 100));
}

int run_break_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(breaks_as_listed, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(counts_without_room, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(widths_are_those_of_the_ink, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(random_texts_keep_the_rules, arena_setup, arena_teardown),
        cmocka_unit_test(units_forgive_a_hair),
        cmocka_unit_test_setup_teardown(the_fake_measures_clusters, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("break", tests, NULL, NULL);
}
