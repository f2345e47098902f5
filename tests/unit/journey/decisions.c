/* The decisions about the language, a test each, by their number. */
#include "journey_tests.h"

#define FIRST(loaded) (&(loaded).journey->touchpoints[0])
#define TWO "personas: {henk: Henk, samira: Samira}\n"

static void assert_level(const struct cj_evidence *evidence, enum cj_level level)
{
    assert_int_equal(evidence->level, level);
}

static void test_decision_01_one_item_or_ids(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("personas: {name: Maya, role: nurse}\n", "      - A\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->npersonas, 1);
    ASSERT_STR(loaded.journey->personas[0].name, "Maya");
    unload(&loaded);
    loaded = load_touchpoints("personas: {henk: {role: leraar}, samira: Samira}\n", "      - A\n");
    assert_fine(&loaded);
    ASSERT_STR(loaded.journey->personas[0].name, "henk");
    ASSERT_STR(loaded.journey->personas[1].name, "Samira");
    unload(&loaded);
    loaded = load_touchpoints("personas:\n  name: {role: nurse}\n", "      - A\n");
    assert_said(&loaded, CJ_DIAG_EXPECTED_TEXT, 0, 0, NULL);
    unload(&loaded);
    loaded = load_touchpoints("personas:\n  henk: {role: leraar}\n  role: {name: R}\n", "      - A\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 3, 3, "can't be an id");
    unload(&loaded);
    loaded = load_touchpoints(TWO, "      - name: A\n        pains: {henk: Te traag, samira: [Duur, Lelijk]}\n");
    assert_fine(&loaded);
    assert_int_equal(FIRST(loaded)->npains, 3);
    ASSERT_STR(FIRST(loaded)->pains[2].text, "Lelijk");
    assert_int_equal(FIRST(loaded)->pains[2].who.persona[0], 1);
    unload(&loaded);
}

static void test_decision_02_plural_singular_mapping_list(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - name: A\n        pain: Te traag\n        channel: [web, app]\n");
    assert_fine(&loaded);
    assert_int_equal(FIRST(loaded)->npains, 1);
    assert_int_equal(FIRST(loaded)->nchannels, 2);
    unload(&loaded);
    loaded = load_touchpoints("channels: [{id: web, name: Site}, Balie]\n", "      - {name: A, channels: [balie, web]}\n");
    assert_fine(&loaded);
    assert_int_equal(FIRST(loaded)->channels[0].channel, 1);
    assert_int_equal(FIRST(loaded)->channels[1].channel, 0);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, pain: x, pains: y}\n");
    assert_said(&loaded, CJ_DIAG_GIVEN_TWICE, 5, 28, NULL);
    unload(&loaded);
}

static void test_decision_03_text_is_what_was_typed(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("version: 1.10\nowner: no\nsubtitle: 007\nstatus: ~\nscenario:\n", "      - name: 12:30\n");
    assert_fine(&loaded);
    ASSERT_STR(loaded.journey->version, "1.10");
    ASSERT_STR(loaded.journey->owner, "no");
    ASSERT_STR(loaded.journey->subtitle, "007");
    ASSERT_STR(loaded.journey->status, "");
    ASSERT_STR(loaded.journey->scenario, "");
    ASSERT_STR(FIRST(loaded)->name, "12:30");
    unload(&loaded);
    loaded = load_touchpoints("title2: x\n", "      - A\n");
    assert_null(loaded.journey);
    unload(&loaded);
    loaded = load_text("title:\nphases: [{name: P, touchpoints: A}]\n");
    assert_said(&loaded, CJ_DIAG_MISSING_KEY, 0, 0, "title");
    unload(&loaded);
}

static void test_decision_04_numbers(void **state)
{
    (void)state;
    static const struct { const char *typed, *meant; } rows[] = {
        {"1,5", "1.5"}, {"–1", "-1"}, {"−1", "-1"}, {"1e0", "1"}, {"0x1", "1"}, {".5", "0.5"}, {"1.", "1"}, {"een", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *touchpoint = g_strdup_printf("      - name: A\n        emotion: %s\n", rows[i].typed);
        struct loaded loaded = load_touchpoints("", touchpoint);
        g_autofree char *hint = rows[i].meant ? g_strdup_printf("write %s:", rows[i].meant) : NULL;
        assert_said(&loaded, CJ_DIAG_EXPECTED_NUMBER, 6, 18, hint);
        unload(&loaded);
    }
    struct loaded loaded = load_touchpoints("", "      - {name: A, emotion: +1.5, optional: yes}\n      - {name: B, optional: false}\n      - {name: C, optional: maybe}\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_WORD, 7, 29, NULL);
    assert_int_equal(cj_diags_count(loaded.diags, CJ_SEVERITY_ERROR), 1);
    unload(&loaded);
}

static void assert_duration(const char *language, const char *typed, bool to_scale, double low, double high)
{
    g_autofree char *head = g_strdup_printf("language: %s\n", language);
    g_autofree char *touchpoint = g_strdup_printf("      - name: A\n        duration: %s\n", typed);
    struct loaded loaded = load_touchpoints(head, touchpoint);
    assert_fine(&loaded);
    const struct cj_duration *duration = &FIRST(loaded)->duration;
    if (*typed != 'P')
        ASSERT_STR(duration->text, typed); /* ISO 8601 is drawn in words */
    if (duration->to_scale != to_scale || duration->low_s != low || duration->high_s != high)
        fail_msg("%s: %d %g %g", typed, duration->to_scale, duration->low_s, duration->high_s);
    unload(&loaded);
}

static void test_decision_05_durations(void **state)
{
    (void)state;
    assert_duration("en", "5 minutes", true, 300, 300);
    assert_duration("en", "1.5 hours", true, 5400, 5400);
    assert_duration("nl", "1,5 uur", true, 5400, 5400);
    assert_duration("nl", "1 dag", true, 86400, 86400);
    assert_duration("nl", "2 tot 3 weken", true, 1209600, 1814400);
    assert_duration("nl", "20 minuten tot 2 weken", true, 1200, 1209600);
    assert_duration("en", "2-3 days", true, 172800, 259200);
    assert_duration("en", "PT25M", true, 1500, 1500);
    assert_duration("en", "5 min.", true, 300, 300);
    assert_duration("nl", "5 min. tot 1 uur", true, 300, 3600);
    assert_duration("en", "1 quarter", false, 0, 0);
    assert_duration("nl", "1 kwartier", true, 900, 900);
    assert_duration("nl", "1.000 dagen", true, 86400000, 86400000);
    assert_duration("nl", "1.5 uur", true, 5400, 5400);
    assert_duration("nl", "0.125 uur", true, 450, 450);
    assert_duration("en", "1,000 days", true, 86400000, 86400000);
    assert_duration("nl", "P1W", true, 604800, 604800);
    assert_duration("nl", "1 tot 4 avonden", false, 0, 0);
    assert_duration("en", "een week", false, 0, 0);
    assert_duration("en", "2 weken", false, 0, 0);
    struct loaded loaded = load_touchpoints("", "      - {name: A, duration: 5}\n      - {name: B, wait: 5-10}\n");
    assert_said(&loaded, CJ_DIAG_EXPECTED_DURATION, 5, 29, "5 minutes");
    assert_said(&loaded, CJ_DIAG_EXPECTED_DURATION, 6, 25, NULL);
    unload(&loaded);
}

static void test_decision_06_dates(void **state)
{
    (void)state;
    static const struct { const char *typed, *meant; } wrong[] = {
        {"21-11-2026", "2026-11-21"}, {"2026/11/21", "2026-11-21"}, {"2026-3-1", "2026-03-01"}, {"3-2026", "2026-03"}, {"Q1 2026", "2026-Q1"},
        {"2026-13", NULL}, {"2026-02-30", NULL}, {"2026-Q5", NULL}, {"last year", NULL}, {"26-11-21", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *head = g_strdup_printf("date: %s\n", wrong[i].typed);
        struct loaded loaded = load_touchpoints(head, "      - A\n");
        assert_said(&loaded, CJ_DIAG_EXPECTED_DATE, 2, 7, wrong[i].meant);
        unload(&loaded);
    }
    struct loaded loaded = load_touchpoints("metrics: {nps: {name: NPS, values: {2026-03: 4, 2025: 2, 2026-Q1: 3, 2025-12-31: 1}}}\n", "      - A\n");
    assert_fine(&loaded);
    const struct cj_metric *metric = &loaded.journey->metrics[0];
    assert_int_equal(metric->nvalues, 4);
    assert_int_equal(metric->values[0].date.year, 2025);
    assert_int_equal(metric->values[1].date.day, 31);
    assert_int_equal(metric->values[2].date.quarter, 1);
    assert_int_equal(metric->values[3].date.month, 3);
    unload(&loaded);
}

static void test_decision_07_own_and_reserved_keys(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("x-mine: {a: [b]}\n", "      - {name: A, x-b: 1, pains: {text: x, x-c: 2}}\n");
    assert_fine(&loaded);
    unload(&loaded);
    loaded = load_touchpoints("audience: x\nsources: [a]\n", "      - {name: A, color: red, tags: [a]}\n");
    assert_said(&loaded, CJ_DIAG_RESERVED_KEY, 2, 1, "x-audience");
    assert_said(&loaded, CJ_DIAG_RESERVED_KEY, 3, 1, NULL);
    assert_said(&loaded, CJ_DIAG_RESERVED_KEY, 7, 19, NULL);
    unload(&loaded);
    loaded = load_touchpoints("x-p: &p {text: Te traag, severity: high}\n", "      - {name: A, pains: *p}\n      - {name: B, pains: *p}\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->touchpoints[1].pains[0].severity, CJ_PAIN_HIGH);
    unload(&loaded);
}

static void test_decision_08_language_is_english_unless_given(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - A\n");
    ASSERT_STR(loaded.journey->language, "en");
    ASSERT_STR(loaded.journey->lanes[0].name, "Touchpoints");
    unload(&loaded);
    loaded = load_touchpoints("language: nl-BE\n", "      - A\n");
    ASSERT_STR(loaded.journey->lanes[0].name, "Contactmomenten");
    unload(&loaded);
}

static void test_decision_09_ids_and_references(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - {name: A, next: belt VOOR hulp!}\n      - B\n      - Belt voor hulp\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->edges[0].to, 2);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, id: x}\n      - {name: B, id: X}\n");
    assert_said(&loaded, CJ_DIAG_ID_TWICE, 6, 23, NULL);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, next: B}\n      - B\n      - B\n");
    assert_said(&loaded, CJ_DIAG_AMBIGUOUS_REFERENCE, 5, 25, NULL);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, next: b}\n      - B\n      - {name: B, id: b}\n");
    assert_fine(&loaded); /* a given id wins over names */
    assert_int_equal(loaded.journey->edges[0].to, 2);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: Opens the door, next: Opens the dor}\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_REFERENCE, 5, 38, "`Opens the door`");
    unload(&loaded);
}

static void test_decision_10_one_sort_of_remarks(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - {name: A, pains: {text: x, id: a}, gains: {text: y, id: a}}\n");
    assert_said(&loaded, CJ_DIAG_ID_TWICE, 5, 65, NULL);
    unload(&loaded);
    loaded = load_touchpoints("channels: {a: A}\nmetrics: {a: M}\npersonas: {a: P}\nimprovements: {name: I, solves: [a, 'What now?']}\n",
                              "      - {name: A, pains: {text: x, id: a}, questions: What now?}\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->improvements[0].nsolves, 2);
    assert_int_equal(cj_journey_touchpoint_of(loaded.journey, loaded.journey->improvements[0].solves[1]), 0);
    unload(&loaded);
}

static void test_decision_11_undeclared_use(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("language: nl\n", "      - {name: A, channels: [phone, Loket], personas: samira, thoughts: {Samira: x}}\n"
                                                              "      - {name: B, channels: phone, emotion: {henk: 1}, backstage: {actor: kcc, text: y}, metrics: {nps: 3}}\n");
    assert_fine(&loaded);
    const struct cj_journey *journey = loaded.journey;
    assert_int_equal(journey->nchannels, 2);
    ASSERT_STR(journey->channels[0].name, "Telefoon");
    assert_int_equal(journey->channels[1].icon, CJ_ICON_DESK);
    assert_int_equal(journey->npersonas, 2);
    ASSERT_STR(journey->personas[0].name, "samira");
    assert_int_equal(journey->nactors, 1);
    assert_int_equal(journey->nmetrics, 1);
    unload(&loaded);
    loaded = load_touchpoints("channels: {web: Site}\n", "      - {name: A, channels: app}\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_REFERENCE, 6, 29, "web");
    unload(&loaded);
}

static void test_decision_12_include_is_not_understood_yet(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("include: a.yaml\n", "      - A\n");
    assert_said(&loaded, CJ_DIAG_INCLUDE_NOT_YET, 2, 1, "copy");
    unload(&loaded);
}

static void test_decision_13_plain_is_everybody_who_comes(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints(TWO, "      - {name: A, emotion: 1}\n      - {name: B, personas: samira, emotion: -1}\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->touchpoints[0].nscores, 2);
    assert_int_equal(loaded.journey->touchpoints[1].nscores, 1);
    assert_int_equal(loaded.journey->touchpoints[1].scores[0].persona, 1);
    unload(&loaded);
    loaded = load_touchpoints(TWO, "      - {name: A, personas: henk, emotion: {samira: 1}}\n");
    assert_said(&loaded, CJ_DIAG_SCORE_NOT_HERE, 6, 53, NULL);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, emotion: 1}\n"); /* nobody is named: one line all the same */
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->npersonas, 1);
    ASSERT_STR(loaded.journey->personas[0].name, "");
    unload(&loaded);
}

static void test_decision_14_no_score_is_no_score(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints(TWO, "      - {name: A, emotion: {henk: 1}}\n      - {name: B, personas: henk}\n");
    assert_fine(&loaded);
    assert_int_equal(FIRST(loaded)->nscores, 1);
    assert_true(cj_touchpoint_visited(FIRST(loaded), 1));
    assert_true(cj_touchpoint_visited(&loaded.journey->touchpoints[1], 0));
    assert_false(cj_touchpoint_visited(&loaded.journey->touchpoints[1], 1));
    unload(&loaded);
}

static void test_decision_15_scale_and_spread(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("scale: {min: 1, max: 5}\n", "      - {name: A, emotion: {score: 3.5, low: 1, high: 5}}\n");
    assert_fine(&loaded);
    assert_true(loaded.journey->scale.neutral == 3);
    assert_true(FIRST(loaded)->scores[0].spread && FIRST(loaded)->scores[0].low == 1);
    unload(&loaded);
    loaded = load_touchpoints("scale: {max: 3, labels: {2: blij, -2: boos}}\n", "      - {name: A, emotion: {score: 3, low: 2}}\n");
    assert_fine(&loaded);
    assert_true(loaded.journey->scale.min == -2 && loaded.journey->scale.neutral == 0.5);
    ASSERT_STR(loaded.journey->scale.labels[0].text, "boos");
    assert_true(FIRST(loaded)->scores[0].high == 3);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, emotion: {score: 1, high: 2.5}}\n");
    assert_said(&loaded, CJ_DIAG_OUT_OF_RANGE, 5, 45, NULL);
    unload(&loaded);
    loaded = load_touchpoints("", "      - A\n");
    assert_true(loaded.journey->scale.min == -2 && loaded.journey->scale.max == 2 && loaded.journey->scale.neutral == 0);
    unload(&loaded);
}

static bool has_edge(const struct cj_journey *journey, uint32_t from, uint32_t to, bool back)
{
    for (uint32_t i = 0; i < journey->nedges; i++)
        if (journey->edges[i].from == from && journey->edges[i].to == to && journey->edges[i].back == back)
            return true;
    return false;
}

static void test_decision_16_ways_on(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - {name: A, decision: Ok?, next: {Yes: D, No: B}}\n      - {name: B, route: Help}\n"
                                                "      - {name: C, route: Help}\n      - D\n      - {name: E, next: {Again: A, Done: end}}\n");
    assert_fine(&loaded);
    const struct cj_journey *journey = loaded.journey;
    assert_int_equal(journey->nroutes, 1);
    assert_int_equal(journey->routes[0].first, 1);
    assert_int_equal(journey->routes[0].last, 2);
    assert_true(has_edge(journey, 0, 3, false) && has_edge(journey, 0, 1, false) && has_edge(journey, 1, 2, false));
    assert_true(has_edge(journey, 2, 3, false) && has_edge(journey, 3, 4, false));
    assert_true(has_edge(journey, 4, 0, true) && has_edge(journey, 4, CJ_NONE, false));
    assert_int_equal(journey->nedges, 7);
    unload(&loaded);
    loaded = load_touchpoints("", "      - A\n      - {name: B, route: R}\n      - C\n"); /* the main route skips those beside it */
    assert_true(has_edge(loaded.journey, 0, 2, false) && has_edge(loaded.journey, 1, 2, false) && has_edge(loaded.journey, 2, CJ_NONE, false));
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, decision: Ok?}\n      - {name: B, next: [A, end]}\n");
    assert_said(&loaded, CJ_DIAG_DECISION_ANSWERS, 5, 29, NULL);
    assert_said(&loaded, CJ_DIAG_NEXT_ANSWER, 6, 26, NULL);
    unload(&loaded);
}

static void assert_ends(const struct cj_journey *journey, uint32_t route, uint32_t leave, uint32_t join)
{
    assert_int_equal(journey->routes[route].leave, leave);
    assert_int_equal(journey->routes[route].join, join);
}

static void test_decision_16_where_routes_leave_and_join(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - {name: A, next: {x: B, y: C, z: F}}\n      - {name: B, route: R, next: D}\n      - {name: C, route: S}\n"
                                                "      - {name: D, route: S, next: {x: G, y: F}}\n      - {name: E, route: T, next: end}\n      - F\n      - G\n");
    assert_fine(&loaded);
    assert_ends(loaded.journey, 0, 0, 3); /* joins another side route */
    assert_ends(loaded.journey, 1, 0, 5); /* from the main route rather than from B; the nearer of two joins */
    assert_ends(loaded.journey, 2, CJ_NONE, CJ_NONE); /* nothing leads there, and it ends */
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, next: {x: B, y: C}}\n      - {name: B, route: R, next: A}\n      - C\n");
    assert_ends(loaded.journey, 0, 0, CJ_NONE); /* a loop joins nowhere */
    unload(&loaded);
}

static void test_decision_17_persona_on_a_route(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints(TWO, "      - {name: A, next: {a: B, b: C}}\n      - {name: B, route: R, personas: henk, emotion: 1}\n      - C\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->touchpoints[1].route, 1);
    assert_int_equal(loaded.journey->touchpoints[1].who.n, 1);
    unload(&loaded);
}

static void test_decision_18_moments_severity_initiator(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("actors: {kcc: {name: Klantcontact}}\n", "      - {name: A, moments: [exit, trigger], pains: x}\n"
                                            "      - {name: B, initiator: organization}\n      - {name: C, initiator: Klantcontact}\n");
    assert_fine(&loaded);
    assert_int_equal(FIRST(loaded)->moments, CJ_MOMENT_TRIGGER | CJ_MOMENT_EXIT);
    assert_int_equal(FIRST(loaded)->pains[0].severity, CJ_PAIN_MEDIUM);
    assert_int_equal(FIRST(loaded)->initiator, CJ_BY_PERSONA);
    assert_int_equal(loaded.journey->touchpoints[1].initiator, CJ_BY_ORGANISATION);
    assert_int_equal(loaded.journey->touchpoints[2].initiator, CJ_BY_ACTOR);
    assert_int_equal(loaded.journey->touchpoints[2].initiating_actor, 0);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, initiator: organsation}\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_REFERENCE, 5, 30, "`organisation`");
    unload(&loaded);
}

static void test_decision_19_evidence(void **state)
{
    (void)state;
    struct loaded loaded = load_text("title: T\nevidence: assumed\nphases:\n  - name: P\n    evidence: reasoned\n    touchpoints:\n"
                                     "      - {name: A, pains: [x, {text: y, evidence: {source: S, count: 4, date: 2026-01}}]}\n"
                                     "      - {name: B, evidence: [{level: assumed, source: Q}, {source: S, date: 2025}], gains: z}\n"
                                     "  - {name: Q, touchpoints: [C]}\nconclusions: K\n");
    assert_fine(&loaded);
    const struct cj_journey *journey = loaded.journey;
    assert_level(&journey->touchpoints[0].pains[0].evidence, CJ_LEVEL_REASONED);
    assert_false(journey->touchpoints[0].pains[0].evidence.own);
    assert_level(&journey->touchpoints[0].pains[1].evidence, CJ_LEVEL_VALIDATED);
    assert_int_equal(journey->touchpoints[0].pains[1].evidence.count, 4);
    assert_int_equal(journey->touchpoints[0].pains[0].evidence.count, -1);
    assert_level(&journey->touchpoints[1].evidence, CJ_LEVEL_VALIDATED);
    assert_level(&journey->touchpoints[1].gains[0].evidence, CJ_LEVEL_VALIDATED);
    assert_level(&journey->touchpoints[2].evidence, CJ_LEVEL_ASSUMED);
    assert_level(&journey->conclusions[0].evidence, CJ_LEVEL_ASSUMED);
    assert_int_equal(journey->nsources, 2);
    ASSERT_STR(journey->sources[0].name, "S");
    assert_int_equal(journey->sources[0].date.year, 2026);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, pains: x}\n");
    assert_level(&FIRST(loaded)->pains[0].evidence, CJ_LEVEL_NONE);
    unload(&loaded);
}

static void test_decision_20_metrics(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("metrics: {nps: {values: {2026: 4, 2025: 2}}, d: {name: D, better: lower}, u: U}\n"
                                            "improvements: {name: I, measure: {metric: nps, change: +8}}\n",
                                            "      - {name: A, metrics: nps}\n      - {name: B, metrics: {nps: 5, d: 34}}\n");
    assert_fine(&loaded);
    assert_true(FIRST(loaded)->metrics[0].has_value && FIRST(loaded)->metrics[0].value == 4);
    assert_true(loaded.journey->touchpoints[1].metrics[0].value == 5);
    assert_true(loaded.journey->metrics[1].lower_is_better);
    assert_false(loaded.journey->metrics[2].used);
    assert_true(loaded.journey->improvements[0].has_change && loaded.journey->improvements[0].change == 8);
    assert_int_equal(loaded.journey->improvements[0].metric, 0);
    unload(&loaded);
}

static void test_decision_21_wait_beside_duration(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints(TWO, "      - {name: A, duration: 5 minutes, wait: {henk: 1 day, samira: 2 days}}\n");
    assert_fine(&loaded);
    assert_true(FIRST(loaded)->duration.high_s == 300);
    assert_int_equal(FIRST(loaded)->nwaits, 2);
    assert_true(FIRST(loaded)->waits[1].duration.high_s == 172800);
    unload(&loaded);
}

static void test_decision_22_lanes(void **state)
{
    (void)state;
    const char *touchpoint = "      - {name: A, emotion: 1, pains: x, gains: y, lanes: {legal: Article 9, stars: 4}}\n";
    struct loaded loaded = load_touchpoints("lanes:\n  - pains\n  - {id: legal, name: Legal, kind: text}\n  - {id: emotion, name: Experience}\n"
                                            "  - touchpoints\n  - notes\n  - {id: stars, kind: rating}\n", touchpoint);
    assert_fine(&loaded);
    const struct cj_journey *journey = loaded.journey;
    assert_int_equal(journey->nlanes, 5); /* notes: nothing in it */
    assert_int_equal(journey->lanes[0].kind, CJ_LANE_PAINS);
    assert_int_equal(journey->lanes[1].kind, CJ_LANE_OWN);
    ASSERT_STR(journey->lanes[2].name, "Experience");
    assert_int_equal(journey->nlanes_left_out, 1);
    assert_int_equal(journey->lanes_left_out[0].kind, CJ_LANE_GAINS);
    assert_true(FIRST(loaded)->lane_values[1].has_number && FIRST(loaded)->lane_values[1].number == 4);
    unload(&loaded);
    loaded = load_touchpoints("", "      - {name: A, gains: y, pains: x}\n");
    assert_int_equal(loaded.journey->nlanes, 3);
    assert_int_equal(loaded.journey->lanes[1].kind, CJ_LANE_PAINS);
    assert_int_equal(loaded.journey->nlanes_left_out, 0);
    unload(&loaded);
    loaded = load_touchpoints("lanes: [phases, touchpoints]\n", "      - A\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_LANE, 2, 9, "on top");
    unload(&loaded);
    loaded = load_touchpoints("lanes: [touchpoints, {id: s, kind: rating}]\n", "      - {name: A, lanes: {s: 7, t: x}}\n");
    assert_said(&loaded, CJ_DIAG_OUT_OF_RANGE, 6, 30, NULL);
    assert_said(&loaded, CJ_DIAG_UNKNOWN_REFERENCE, 6, 33, NULL);
    unload(&loaded);
}

static void test_decision_23_numbers_and_empty_phases(void **state)
{
    (void)state;
    struct loaded loaded = load_text("title: T\nphases:\n  - Leeg\n  - {name: P, touchpoints: [{name: A, opportunities: [a, b]}, {name: B, opportunities: c}]}\n");
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->phases[0].ntouchpoints, 0);
    assert_int_equal(loaded.journey->phases[1].first, 0);
    assert_int_equal(loaded.journey->touchpoints[1].opportunities[0].number, 3);
    unload(&loaded);
}

static void test_decision_24_given_ids_are_kept_for_compare(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("", "      - {name: Gets the letter, id: letter}\n      - Calls for help\n");
    ASSERT_STR(loaded.journey->node[loaded.journey->touchpoints[0].node].id, "letter");
    ASSERT_STR(loaded.journey->node[loaded.journey->touchpoints[1].node].id, "calls-for-help");
    unload(&loaded);
}

static void test_initials(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("personas: [Henk, Hanna, Maya, Jan de Vries, Jan Smit, élodie]\n", "      - A\n");
    static const char *const expected[] = {"He", "Ha", "M", "JV", "JS", "É"};
    for (uint32_t i = 0; i < G_N_ELEMENTS(expected); i++)
        ASSERT_STR(loaded.journey->personas[i].initial, expected[i]);
    unload(&loaded);
}

/* Sealed text is never NULL, whether given or not. */
static void test_no_text_is_null(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints("personas: {a: {age: 3}}\nimprovements: x\n", "      - {name: A, pains: x, backstage: {actor: k}, wait: 1 day, images: a.png}\n");
    assert_fine(&loaded);
    const struct cj_journey *journey = loaded.journey;
    const struct cj_str texts[] = {
        journey->subtitle, journey->link, journey->kind, journey->evidence.source, journey->personas[0].role, journey->personas[0].image,
        journey->phases[0].goal, journey->phases[0].duration.text, FIRST(loaded)->decision, FIRST(loaded)->duration.text,
        FIRST(loaded)->pains[0].evidence.source, FIRST(loaded)->backstage[0].text, FIRST(loaded)->images[0].alt, journey->improvements[0].owner,
        journey->edges[0].when, journey->actors[0].kind, journey->node[1].id,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_non_null(texts[i].s);
    unload(&loaded);
}

/* 5,000 touchpoints that all refer to each other by name: a quadratic reader would be seen. */
static void test_many_touchpoints(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 5000; i++)
        g_string_append_printf(text, "      - {name: Touchpoint %d, id: t%d, emotion: 1, next: {Yes: t%d, No: end}}\n", i, i, (i + 1) % 5000);
    struct loaded loaded = load_touchpoints("", text->str);
    assert_fine(&loaded);
    assert_int_equal(loaded.journey->nedges, 10000);
    unload(&loaded);
}

static void test_a_reference_given_twice_counts_once(void **state)
{
    (void)state;
    struct loaded loaded = load_touchpoints(TWO "improvements: [{name: I, solves: [slow, te-traag, duur, slow]}]\n",
                                            "      - name: A\n        personas: [henk, Henk]\n"
                                            "        pains: [{id: slow, text: Te traag, personas: [henk, henk]}, Duur]\n"
                                            "        backstage: {actor: [x, y, x], text: T}\n");
    assert_fine(&loaded);
    assert_int_equal(FIRST(loaded)->who.n, 1);
    assert_int_equal(FIRST(loaded)->pains[0].who.n, 1);
    assert_int_equal(FIRST(loaded)->backstage[0].nactors, 2);
    assert_int_equal(FIRST(loaded)->backstage[0].actor[1], 1);
    assert_int_equal(loaded.journey->improvements[0].nsolves, 2);
    unload(&loaded);
}

/* Everything that has a limit, declared and only mentioned. */
static void test_too_many(void **state)
{
    (void)state;
    static const struct { const char *before, *after; bool declared, same; unsigned n; enum cj_diag_id id; } rows[] = {
        {"personas: [", "]\n", true, false, 51, CJ_DIAG_TOO_MANY_PERSONAS},
        {"      - name: A\n        personas: [", "]\n", false, false, 51, CJ_DIAG_TOO_MANY_PERSONAS},
        {"      - name: A\n        personas: [", "]\n", false, true, 100001, CJ_DIAG_TOO_MANY_CARDS},
        {"channels: [", "]\n", true, false, 100001, CJ_DIAG_TOO_MANY_CARDS},
        {"actors: [", "]\n", true, false, 100001, CJ_DIAG_TOO_MANY_CARDS},
        {"metrics: [", "]\n", true, false, 100001, CJ_DIAG_TOO_MANY_CARDS},
        {"goals: [", "]\n", true, false, 100001, CJ_DIAG_TOO_MANY_CARDS},
        {"personas: {name: A, needs: [", "]}\n", true, false, 100001, CJ_DIAG_TOO_MANY_CARDS},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) units = g_string_new(NULL);
        for (unsigned j = 0; j < rows[i].n; j++)
            g_string_append_printf(units, "p%u, ", rows[i].same ? 0 : j);
        g_autofree char *block = g_strconcat(rows[i].before, units->str, rows[i].after, NULL);
        struct loaded loaded = rows[i].declared ? load_touchpoints(block, "      - A\n") : load_touchpoints("", block);
        assert_said(&loaded, rows[i].id, 0, 0, "split it into several journeys");
        assert_int_equal(cj_diags_count(loaded.diags, CJ_SEVERITY_ERROR), 1);
        unload(&loaded);
    }
}

/* Names that all have one hash: 33 * 'a' + 'o' == 33 * 'c' + '-'. Seconds where a hash finds them, instants here. */
static void test_names_that_collide(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("");
    for (unsigned i = 0; i < 1 << 15; i++) {
        g_string_append(text, "      - {name: x, pain: ");
        for (unsigned bit = 0; bit < 15; bit++)
            g_string_append(text, i >> bit & 1 ? "ao" : "c-");
        g_string_append(text, "}\n");
    }
    gint64 before = g_get_monotonic_time();
    struct loaded loaded = load_touchpoints("", text->str);
    assert_said(&loaded, CJ_DIAG_TOO_MANY_CARDS, 0, 0, NULL);
    assert_true(g_get_monotonic_time() - before < 5 * G_USEC_PER_SEC);
    unload(&loaded);
}

const struct CMUnitTest decision_tests[] = {
    cmocka_unit_test(test_a_reference_given_twice_counts_once),
    cmocka_unit_test(test_too_many),
    cmocka_unit_test(test_names_that_collide),
    cmocka_unit_test(test_decision_01_one_item_or_ids),
    cmocka_unit_test(test_decision_02_plural_singular_mapping_list),
    cmocka_unit_test(test_decision_03_text_is_what_was_typed),
    cmocka_unit_test(test_decision_04_numbers),
    cmocka_unit_test(test_decision_05_durations),
    cmocka_unit_test(test_decision_06_dates),
    cmocka_unit_test(test_decision_07_own_and_reserved_keys),
    cmocka_unit_test(test_decision_08_language_is_english_unless_given),
    cmocka_unit_test(test_decision_09_ids_and_references),
    cmocka_unit_test(test_decision_10_one_sort_of_remarks),
    cmocka_unit_test(test_decision_11_undeclared_use),
    cmocka_unit_test(test_decision_12_include_is_not_understood_yet),
    cmocka_unit_test(test_decision_13_plain_is_everybody_who_comes),
    cmocka_unit_test(test_decision_14_no_score_is_no_score),
    cmocka_unit_test(test_decision_15_scale_and_spread),
    cmocka_unit_test(test_decision_16_ways_on),
        cmocka_unit_test(test_decision_16_where_routes_leave_and_join),
    cmocka_unit_test(test_decision_17_persona_on_a_route),
    cmocka_unit_test(test_decision_18_moments_severity_initiator),
    cmocka_unit_test(test_decision_19_evidence),
    cmocka_unit_test(test_decision_20_metrics),
    cmocka_unit_test(test_decision_21_wait_beside_duration),
    cmocka_unit_test(test_decision_22_lanes),
    cmocka_unit_test(test_decision_23_numbers_and_empty_phases),
    cmocka_unit_test(test_decision_24_given_ids_are_kept_for_compare),
    cmocka_unit_test(test_initials),
    cmocka_unit_test(test_no_text_is_null),
    cmocka_unit_test(test_many_touchpoints),
};
const size_t decision_tests_count = G_N_ELEMENTS(decision_tests);
