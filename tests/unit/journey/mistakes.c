/* Mistakes people make, and what is said: so many messages, and among them this one at this place, with this help. */
#include "journey_tests.h"

struct mistake {
    const char *text;
    unsigned messages;
    enum cj_diag_id id;
    unsigned line, col;
    const char *hint;
};

static void check_mistakes(const struct mistake *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct loaded loaded = load_text(row[i].text);
        assert_said(&loaded, row[i].id, row[i].line, row[i].col, row[i].hint);
        if (cj_diags_count(loaded.diags, CJ_SEVERITY_NOTE) != row[i].messages)
            fail_msg("%s: %u messages, not %u", row[i].text, cj_diags_count(loaded.diags, CJ_SEVERITY_NOTE), row[i].messages);
        unload(&loaded);
    }
}
#define CHECK(rows) check_mistakes(rows, G_N_ELEMENTS(rows))
#define IN_TOUCHPOINT(keys) "title: T\nphases:\n  - name: P\n    touchpoints:\n      - name: A\n" keys

static void check_fine(const char *text)
{
    struct loaded loaded = load_text(text);
    assert_fine(&loaded);
    unload(&loaded);
}

static void test_no_touchpoint(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {"title: T\nphases: []\n", 1, CJ_DIAG_NO_TOUCHPOINT, 2, 9, "touchpoints"},
        {"title: T\nphases: [{name: P}]\n", 1, CJ_DIAG_NO_TOUCHPOINT, 2, 17, NULL},
        /* what seems missing may stand under the key nobody knows */
        {"title: T\nsteps: [A, B]\n", 1, CJ_DIAG_UNKNOWN_KEY, 2, 1, "`phases`"},
        {"title: T\n“phases”: [A, B]\n", 1, CJ_DIAG_UNKNOWN_KEY, 2, 1, "`phases`"},
        {"title: T\nphases:\n- name: P\n  xyz: [A]\n", 1, CJ_DIAG_UNKNOWN_KEY, 4, 3, NULL},
    };
    CHECK(rows);
}

static void test_a_text_with_a_colon(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {"title: T\nphases: [{name: P, touchpoints: A}]\nconclusions:\n  - Let op: de prijs is te hoog\n", 1, CJ_DIAG_COLON_IN_TEXT, 4, 5,
         "- \"Let op: de prijs is te hoog\""},
        {"title: T\nphases: [{name: P, touchpoints: A}]\nimprovements:\n  - Snel: Prijs \"nu\" zichtbaar\n", 1, CJ_DIAG_COLON_IN_TEXT, 4, 5,
         "- 'Snel: Prijs \"nu\" zichtbaar'"},
        {"title: T\nphases:\n  - name: P\n    touchpoints: A\n  - Fase 2: Kopen\n", 1, CJ_DIAG_COLON_IN_TEXT, 5, 5, "\"Fase 2: Kopen\""},
        {"title: T\ngoals:\n  - Let op: duur\nphases: [{name: P, touchpoints: A}]\n", 1, CJ_DIAG_COLON_IN_TEXT, 3, 5, "\"Let op: duur\""},
        {"title: T\nphases:\n  - name: P\n    touchpoints:\n      - Stap 1: bellen\n      - B\n", 1, CJ_DIAG_COLON_IN_TEXT, 5, 9,
         "- \"Stap 1: bellen\""},
        {IN_TOUCHPOINT("        pains:\n          - Let op: duur\n"), 1, CJ_DIAG_COLON_IN_TEXT, 7, 13, "\"Let op: duur\""},
        {IN_TOUCHPOINT("        pains:\n          - Let op:\n"), 1, CJ_DIAG_COLON_IN_TEXT, 7, 13, "\"Let op:\""},
        {IN_TOUCHPOINT("        pains:\n          - Let op: duur\npersonas: {henk: Henk}\n"), 1, CJ_DIAG_COLON_IN_TEXT, 7, 13, NULL},
        {IN_TOUCHPOINT("      - Naam: B\n"), 1, CJ_DIAG_UNKNOWN_KEY, 6, 9, "`name`"}, /* no text, but a slip of the pen */
    };
    CHECK(rows);
    check_fine(IN_TOUCHPOINT("        pains:\n          - Henk: duur\n          - {persona: Henk, text: x}\npersonas:\n  - {name: Henk}\n"));
    check_fine(IN_TOUCHPOINT("        metrics:\n          - NPS: 3\n        next:\n          - Ja: A\n          - Nee: end\n"));
    check_fine(IN_TOUCHPOINT("lanes:\n  - Emotion: Beleving\n  - touchpoints\n"));
}

static void test_a_mistyped_key_is_no_persona(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        /* two words for keys make an item, whatever else is in it */
        {"title: T\nphases: [{name: P, touchpoints: [{naam: A, kanaal: web, budget: 3}]}]\n", 3, CJ_DIAG_UNKNOWN_KEY, 2, 35, "`name`"},
        {IN_TOUCHPOINT("        pains: {tekst: Te duur, ernst: high}\n"), 2, CJ_DIAG_UNKNOWN_KEY, 6, 17, "`text`"},
        {IN_TOUCHPOINT("        emotion: {skore: 1}\n"), 1, CJ_DIAG_UNKNOWN_KEY, 6, 19, "`score`"},
        {IN_TOUCHPOINT("        thoughts:\n          - {txt: a}\n"), 1, CJ_DIAG_UNKNOWN_KEY, 7, 14, "`text`"},
    };
    CHECK(rows);
    check_fine(IN_TOUCHPOINT("        emotion: {henk: 1, max: 2}\n"));
    check_fine(IN_TOUCHPOINT("        emotion: {wim: 1}\n"));
    check_fine(IN_TOUCHPOINT("        emotion: {max: 1}\npersonas: {max: Max}\n"));
}

/* An id that is another word for a key is an id all the same, if what stands under it is an item. */
static void test_an_item_makes_its_key_an_id(void **state)
{
    (void)state;
    check_fine(IN_TOUCHPOINT("        metrics: {norm: 2}\nmetrics: {norm: {name: Norm, target: 3}}\n"));
    check_fine(IN_TOUCHPOINT("metrics: {doel: {name: Aim}, titel: {name: Head}}\n"));
    check_fine(IN_TOUCHPOINT("personas: {rol: {name: Rol}}\n"));
    static const struct mistake rows[] = { {IN_TOUCHPOINT("metrics: {naam: X, norm: 3}\n"), 2, CJ_DIAG_UNKNOWN_KEY, 6, 20, "`target`"} };
    CHECK(rows);
}

static void test_scores_and_scale(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {IN_TOUCHPOINT("        emotion: {hnk: 1, samria: -1}\npersonas: {henk: Henk, samira: Samira}\n"), 2, CJ_DIAG_UNKNOWN_REFERENCE, 6, 19,
         "`henk`"},
        {IN_TOUCHPOINT("        emotion: 4\nscale: {min: 5, max: 1}\n"), 1, CJ_DIAG_BAD_SCALE, 7, 8, NULL},
        {IN_TOUCHPOINT("        emotion: 4\nscale: {min: laag, max: 1}\n"), 1, CJ_DIAG_EXPECTED_NUMBER, 7, 14, NULL},
        {IN_TOUCHPOINT("        emotion: 3\nscale:\n  min: -2\n  labels:\n    -2: a\n    7: b\n"), 1, CJ_DIAG_BAD_SCALE, 11, 8, NULL},
        {IN_TOUCHPOINT("        emotion:\n          score: 1\n          low: -3\n          high: 7\n"), 2, CJ_DIAG_OUT_OF_RANGE, 8, 16, NULL},
        {IN_TOUCHPOINT("        emotion:\n          score: 1\n          low: -3\n          high: 7\n"), 2, CJ_DIAG_OUT_OF_RANGE, 9, 17, NULL},
        {IN_TOUCHPOINT("        emotion: {score: 1, low: 2, high: -1}\n"), 2, CJ_DIAG_BAD_SPREAD, 6, 34, NULL},
        {IN_TOUCHPOINT("        emotion: {score: 1, low: 2, high: -1}\n"), 2, CJ_DIAG_BAD_SPREAD, 6, 43, NULL},
    };
    CHECK(rows);
}

static void test_small_values(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {IN_TOUCHPOINT("        id: end\n"), 1, CJ_DIAG_BAD_ID, 6, 13, NULL},
        {IN_TOUCHPOINT("      - End\n"), 1, CJ_DIAG_BAD_ID, 6, 9, NULL},
        {IN_TOUCHPOINT("        id: '-'\n"), 1, CJ_DIAG_BAD_ID, 6, 13, NULL},
        {IN_TOUCHPOINT("        evidence: {source: B, count: 1.240}\n"), 1, CJ_DIAG_EXPECTED_NUMBER, 6, 38, "write 1240"},
        {IN_TOUCHPOINT("        evidence: {source: B, count: \"1,240\"}\n"), 1, CJ_DIAG_EXPECTED_NUMBER, 6, 38, "write 1240"},
        {IN_TOUCHPOINT("        evidence: {source: B, count: 3.000}\n"), 1, CJ_DIAG_EXPECTED_NUMBER, 6, 38, "write 3000"},
        {IN_TOUCHPOINT("        next: [{when: Ja, to: A}, {when: ja, to: end}]\n"), 1, CJ_DIAG_NEXT_ANSWER, 6, 42, NULL},
    };
    CHECK(rows);
    check_fine(IN_TOUCHPOINT("        actions: {}\n        pains: [{}, {}]\n"));
    check_fine(IN_TOUCHPOINT("      - {name: End, id: finish}\n"));
}

static void test_of_several_evidences_the_strongest(void **state)
{
    (void)state;
    struct loaded loaded = load_text(IN_TOUCHPOINT("        evidence: [{source: A, count: 2}, {source: B, level: validated, count: 1500}, {level: assumed, count: 9000}]\n"));
    assert_fine(&loaded);
    ASSERT_STR(loaded.journey->touchpoints[0].evidence.source, "B");
    unload(&loaded);
}

static void test_where_a_key_belongs(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {"title: T\nphases:\n- name: P\ntouchpoints:\n- name: A\n", 1, CJ_DIAG_UNKNOWN_KEY, 4, 1, "is a key of a phase: indent it"},
        {"title: T\nphases:\n- name: P\n  emotion: 1\n  touchpoints: A\n", 1, CJ_DIAG_UNKNOWN_KEY, 4, 3, "is a key of a touchpoint"},
        {IN_TOUCHPOINT("        goals: x\n"), 1, CJ_DIAG_UNKNOWN_KEY, 6, 9, "a journey, a persona or a phase"},
        {IN_TOUCHPOINT("        qqqq: x\n"), 1, CJ_DIAG_UNKNOWN_KEY, 6, 9, "`x-qqqq`"},
        {IN_TOUCHPOINT("personas:\n  role: {name: Rollo}\n  henk: {name: Henk}\n"), 1, CJ_DIAG_UNKNOWN_KEY, 8, 3, "`role` can't be an id here"},
        {IN_TOUCHPOINT("personas: {name: Maya, henk: Henk}\n"), 1, CJ_DIAG_UNKNOWN_KEY, 6, 24, "`name` is a key of a persona, so it can't be an id"},
    };
    CHECK(rows);
}

static void test_names_are_offered_once(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {IN_TOUCHPOINT("        emotion: {hnk: 1}\npersonas: {henk: Henk}\n"), 1, CJ_DIAG_UNKNOWN_REFERENCE, 6, 19, "did you mean `henk`?"},
        {IN_TOUCHPOINT("        backstage: {actor: zzzzzz}\nactors: {kcc: KCC, bank: Bank}\n"), 1, CJ_DIAG_UNKNOWN_REFERENCE, 6, 28,
         "`actors` lists `kcc`, `bank`;"},
        {IN_TOUCHPOINT("        next: einde\n"), 1, CJ_DIAG_UNKNOWN_REFERENCE, 6, 15, "did you mean `end`?"},
        {IN_TOUCHPOINT("        next: zzzzz\n      - A\n"), 1, CJ_DIAG_UNKNOWN_REFERENCE, 6, 15, "there are `A`, and `end` for"},
    };
    CHECK(rows);
}

static void test_lists_typed_otherwise(void **state)
{
    (void)state;
    static const char *const typed[] = {"web; app", "web / app", "web en app", "(web, app)", "web, app", "(web/app)"};
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
        g_autofree char *text = g_strdup_printf(IN_TOUCHPOINT("        channels: %s\n"), typed[i]);
        struct mistake row = {text, 1, CJ_DIAG_LIST_AS_TEXT, 6, 19, "write [web, app]"};
        check_mistakes(&row, 1);
        g_autofree char *head = g_strdup_printf(IN_TOUCHPOINT("channels: %s\n"), typed[i]);
        row = (struct mistake){head, 1, CJ_DIAG_LIST_AS_TEXT, 6, 11, "write [web, app]"};
        check_mistakes(&row, 1);
    }
    check_fine(IN_TOUCHPOINT("        channels: Winkel en kassa van boven\n"));
    check_fine(IN_TOUCHPOINT("        channels: web / app\nchannels: {x: web / app}\n"));
}

static void test_a_lane_of_your_own_has_a_kind(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {IN_TOUCHPOINT("lanes: [touchpoints, {id: jur, name: J}]\n"), 1, CJ_DIAG_UNKNOWN_LANE, 6, 27, "kind: text"},
    };
    CHECK(rows);
}

static void test_durations(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {IN_TOUCHPOINT("        duration: 3 to 2 weeks\n"), 1, CJ_DIAG_EXPECTED_DURATION, 6, 19, "2 to 3"},
        {IN_TOUCHPOINT("        wait: -3 dagen\nlanguage: nl\n"), 1, CJ_DIAG_EXPECTED_DURATION, 6, 15, "write 3 dagen"},
        {IN_TOUCHPOINT("        wait: 3 dagen tot 2 uur\nlanguage: nl\n"), 1, CJ_DIAG_EXPECTED_DURATION, 6, 15, "2 tot 3"},
    };
    static const struct { const char *language, *typed, *drawn; } words[] = {
        {"nl", "PT1H30M", "1 uur 30 minuten"}, {"en", "PT1H30M", "1 hour 30 minutes"}, {"nl", "P1D", "1 dag"}, {"nl", "P1.5D", "1,5 dagen"},
        {"en", "P2W", "2 weeks"},
    };
    CHECK(rows);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *text = g_strdup_printf(IN_TOUCHPOINT("        duration: %s\nlanguage: %s\n"), words[i].typed, words[i].language);
        struct loaded loaded = load_text(text);
        assert_fine(&loaded);
        ASSERT_STR(loaded.journey->touchpoints[0].duration.text, words[i].drawn);
        assert_int_equal(loaded.journey->touchpoints[0].duration.text.len, strlen(words[i].drawn));
        unload(&loaded);
    }
}

static void test_items_without_dashes(void **state)
{
    (void)state;
    static const struct mistake rows[] = {
        {"title: T\nphases:\n  name: P\n  touchpoints: A\n  name: Q\n", 1, CJ_DIAG_DUPLICATE_KEY, 5, 3, "`- name: ...`"},
        {"title: T\nphases: {name: P, name: Q, touchpoints: A}\n", 1, CJ_DIAG_DUPLICATE_KEY, 2, 19, "remove one, or make one list"},
    };
    CHECK(rows);
}

const struct CMUnitTest mistake_tests[] = {
    cmocka_unit_test(test_no_touchpoint),
    cmocka_unit_test(test_a_text_with_a_colon),
    cmocka_unit_test(test_a_mistyped_key_is_no_persona),
    cmocka_unit_test(test_an_item_makes_its_key_an_id),
    cmocka_unit_test(test_scores_and_scale),
    cmocka_unit_test(test_small_values),
    cmocka_unit_test(test_of_several_evidences_the_strongest),
    cmocka_unit_test(test_where_a_key_belongs),
    cmocka_unit_test(test_names_are_offered_once),
    cmocka_unit_test(test_lists_typed_otherwise),
    cmocka_unit_test(test_a_lane_of_your_own_has_a_kind),
    cmocka_unit_test(test_durations),
    cmocka_unit_test(test_items_without_dashes),
};
const size_t mistake_tests_count = G_N_ELEMENTS(mistake_tests);
