/* Words broken at their syllables: only where they are wider than the line, and never so that a wider line takes more lines. */
#include "text_tests.h"

#define INSURANCE "arbeidsongeschiktheidsverzekering" /* 33 characters, 16.5 em */
#define MORTGAGE "hypotheekrenteaftrek"               /* 20 characters, 10 em */

static void broken_as_listed(void **state)
{
    static const struct {
        const char *text;
        double chars;
        const char *language, *lines;
    } row[] = {
        { INSURANCE, 20, "nl", "arbeidsongeschikt~|heidsverzekering" },
        { INSURANCE, 12, "nl", "arbeidsonge~|schiktheids~|verzekering" },
        { INSURANCE, 33, "nl", INSURANCE },                                     /* it fits */
        { INSURANCE, 20, "nl-BE", "arbeidsongeschikt~|heidsverzekering" },
        { INSURANCE, 20, "fr", "arbeidsongeschikthei|dsverzekering" },           /* no patterns: at a character */
        { "de " INSURANCE " is duur", 20, "nl", "de|arbeidsongeschikt~|heidsverzekering|is duur" }, /* the word begins a line */
        { "ZZP-" INSURANCE, 20, "nl", "ZZP-|arbeidsongeschikt~|heidsverzekering" },
        { "(" INSURANCE ")", 20, "nl", "(arbeidsongeschikt~|heidsverzekering)" },
        { "arbeids\u00ADongeschiktheidsverzekering", 26, "nl", "arbeids~|ongeschiktheidsverzekering" }, /* the author's own hyphens */
        { "arbeids\u00ADongeschiktheidsverzekering", 20, "nl", "arbeids~|ongeschiktheidsverze|kering" },
        { "www.arbeidsongeschiktheid.nl", 20, "nl", "www.arbeidsongeschik|theid.nl" },
        { "https://example.org/verzekeringsaanvragen", 16, "nl", "https://|example.org/|verzekeringsaanv|ragen" },
        { "arbeidsongeschiktheid2", 12, "nl", "arbeidsonges|chiktheid2" },
        { "belasting\u2011aangifteprogramma", 20, "nl", "belasting\u2011aangiftepr|ogramma" },
        { "kinderopvangtoeslagaanvraagformulieren", 24, "nl", "kinderopvangtoeslag~|aanvraagformulieren" }, /* not "aan-|vraag" */
        { "zakjes met " MORTGAGE, 14, "nl", "zakjes met|hypotheek~|renteaftrek" },
        { "incomprehensibilities", 12, "en", "incomprehen~|sibilities" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        struct cj_line line[16];
        const struct cj_measured *m = measured_in(row[i].text, row[i].language, *state);
        uint32_t n = cj_text_balance(m, CHARS(row[i].chars), true, row[i].language, line, 16);
        assert_string_equal(lines_of(m, line, n, *state), row[i].lines);
    }
}

/* Words of common length ask their width; longer ones do not. */
static void what_a_column_must_be(void **state)
{
    assert_int_equal(cj_text_least_width(measured_in("het " MORTGAGE, "nl", *state)), CHARS(20));
    assert_int_equal(cj_text_least_width(measured_in("de " INSURANCE, "nl", *state)), CHARS(18)); /* arbeidsongeschikt- */
    assert_int_equal(cj_text_least_width(measured_in(INSURANCE "smaatschappij is duur", "nl", *state)), CHARS(18)); /* in three lines */
    assert_int_equal(cj_text_least_width(measured_in(MORTGAGE " " INSURANCE, "nl", *state)), CHARS(20));
    assert_int_equal(cj_text_least_width(measured_in(INSURANCE, "fr", *state)), CHARS(33));
    assert_int_equal(cj_text_word_width(measured_in("de " INSURANCE, "nl", *state)), CHARS(33));
    assert_int_equal(cj_text_full_width(measured_in("de " INSURANCE, "nl", *state)), CHARS(36));
}

static const char *random_compounds(uint64_t *seed, uint32_t words, struct cj_arena *arena)
{
    static const char *const word[] = { INSURANCE, MORTGAGE, "de", "belt", "aansprakelijkheidswaardevaststellingsveranderingen", "en/of",
                                        "klanttevredenheidsonderzoek", "check-out", "arbeids\u00ADongeschiktheid", "een", "wacht" };
    g_autoptr(GString) out = g_string_new(NULL);
    for (uint32_t i = 0; i < words; i++) {
        uint32_t pick = next_random(seed);
        g_string_append_printf(out, "%s%s", i == 0 ? "" : pick % 17 == 0 ? "\n" : " ", word[(pick >> 8) % G_N_ELEMENTS(word)]);
    }
    return cj_arena_strndup(arena, out->str, out->len);
}

/* What the layout stands on: lines fall as widths rise, nothing is too wide, even lines are as many as greedy ones, and a hyphen is
 * drawn only in a word that does not fit. */
static void random_compounds_keep_the_rules(void **state)
{
    uint64_t seed = 5;
    for (int round = 0; round < 300; round++) {
        const struct cj_measured *m = measured_in(random_compounds(&seed, 1 + next_random(&seed) % 9, *state), "nl", *state);
        uint32_t before = UINT32_MAX;
        for (int32_t width = cj_text_least_width(m); width < CHARS(70); width += CHARS(0.5)) {
            struct cj_line line[100];
            uint32_t n = cj_text_break(m, width, true, NULL, 0);
            assert_true(n <= before);
            before = n;
            assert_int_equal(cj_text_balance(m, width, true, "nl", line, 100), n);
            for (uint32_t i = 0; i < n; i++) {
                assert_true(line[i].width <= width);
                assert_int_not_equal(m->brk[line[i].first], CJ_BREAK_FORCED);
                if (m->brk[line[i].last] == CJ_BREAK_SYLLABLE)
                    assert_true(line[i].hyphen && cj_text_word_width(m) > width);
            }
        }
    }
}

static void steps_say_what_breaking_does(void **state)
{
    uint64_t seed = 6;
    for (int round = 0; round < 200; round++) {
        const struct cj_measured *m = measured_in(random_compounds(&seed, 1 + next_random(&seed) % 9, *state), "nl", *state);
        struct cj_steps steps = cj_steps_text(m, 1.25, 1.5, 40, *state);
        for (double w = steps.w[0]; w < 40; w += .25)
            assert_float_equal(cj_steps_height(&steps, w), cj_text_break(m, cj_text_units(w, 1.25), true, NULL, 0) * 1.25 * 1.5, 1e-9);
    }
}

int run_syllables_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(broken_as_listed, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(what_a_column_must_be, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(random_compounds_keep_the_rules, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(steps_say_what_breaking_does, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("syllables", tests, NULL, NULL);
}
