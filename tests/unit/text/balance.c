/* Even lines: as many as greedy makes, none too wide, and better ends. */
#include "text_tests.h"

static const char *even(const char *text, double chars, const char *language, struct cj_arena *arena)
{
    struct cj_line line[64];
    const struct cj_measured *m = measured(text, arena);
    uint32_t n = cj_text_balance(m, CHARS(chars), true, language, line, 64);
    return lines_of(m, line, n, arena);
}

static void evens_as_listed(void **state)
{
    static const struct {
        const char *text;
        double chars;
        const char *language, *lines;
    } row[] = {
        { "", 10, "en", "" },
        { "one line", 10, "en", "one line" },
        { "seven words that leave a short stub", 30, "en", "seven words that|leave a short stub" },
        { "aaaa bbbb cccc d", 14, "en", "aaaa bbbb|cccc d" },      /* greedy leaves "d" alone */
        { "calls the helpdesk at noon", 19, "en", "calls the helpdesk|at noon" },
        { "hij zoekt de mooie brief", 14, "nl", "hij zoekt|de mooie brief" },
        { "hij zoekt de mooie brief", 14, "nl-BE", "hij zoekt|de mooie brief" },
        { "hij zoekt de mooie brief", 14, "fr", "hij zoekt de|mooie brief" },     /* no words known: evenness alone */
        { "Gets the pick-up code", 9, "en", "Gets the|pick-up|code" },   /* rather than "Gets|the pick-|up code" */
        { "Loon en woning staan er al", 12, "nl", "Loon en|woning staan|er al" },  /* no stub to save an article */
        { "incomprehensib1e", 5, "en", "incom|prehe|nsib1|e" },     /* cut by force: left as it is */
        { "aaaa bbbb c\ndddd", 10, "en", "aaaa|bbbb c|dddd" },      /* each paragraph by itself */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++)
        assert_string_equal(even(row[i].text, row[i].chars, row[i].language, *state), row[i].lines);
}

static void never_more_lines_nor_wider(void **state)
{
    uint64_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        struct cj_line greedy[300], line[300];
        const struct cj_measured *m = measured(random_text(&seed, 1 + next_random(&seed) % 90, *state), *state);
        int32_t width = CHARS(4 + next_random(&seed) % 40), least = cj_text_least_width(m);
        uint32_t n = cj_text_break(m, width, false, greedy, 300), at = 0;
        assert_int_equal(cj_text_balance(m, width, false, "en", line, 300), n);
        for (uint32_t i = 0; i < n; i++) {
            assert_int_equal(line[i].first, at);
            at = line[i].last;
            if (width >= least)
                assert_true(line[i].width <= width);
        }
        assert_int_equal(at, m->n);
    }
}

/* A last line under a quarter of the widest is left only where no other breaking exists. */
static void short_last_lines_are_rare(void **state)
{
    uint64_t seed = 11;
    uint32_t stubs_greedy = 0, stubs_even = 0;
    for (int round = 0; round < 1000; round++) {
        struct cj_line line[64];
        const struct cj_measured *m = measured(random_text(&seed, 4 + next_random(&seed) % 20, *state), *state);
        for (int even_lines = 0; even_lines < 2; even_lines++) {
            int32_t widest = 0;
            uint32_t n = even_lines ? cj_text_balance(m, CHARS(28), true, "en", line, 64) : cj_text_break(m, CHARS(28), true, line, 64);
            for (uint32_t i = 0; i < n; i++)
                widest = MAX(widest, line[i].width);
            *(even_lines ? &stubs_even : &stubs_greedy) += n > 1 && line[n - 1].width * 4 < widest;
        }
    }
    assert_true(stubs_greedy > 100);
    assert_true(stubs_even * 4 < stubs_greedy);
}

int run_balance_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(evens_as_listed, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(never_more_lines_nor_wider, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(short_last_lines_are_rare, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("balance", tests, NULL, NULL);
}
