/* Words, numbers and dates per language; suggestions; the rows themselves. */
#include "journey_tests.h"

#include "journey_priv.h"

static void assert_number(const char *language, double value, bool sign, const char *expected)
{
    struct cj_arena *arena = cj_arena_new();
    assert_string_equal(cj_format_number(cj_language_find(language), value, sign, arena), expected);
    cj_arena_free(arena);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_number("nl", 1240, false, "1.240");
    assert_number("nl", 0.5, false, "0,5");
    assert_number("en", 1240, false, "1,240");
    assert_number("en", 0.5, false, "0.5");
    assert_number("en-GB", -12, false, "–12");
    assert_number("nl-BE", 8, true, "+8");
    assert_number("en", 0, true, "0");
    assert_number("en", -0.0001, false, "0");
    assert_number("en", 100, false, "100");
    assert_number("nl", 1234567.25, false, "1.234.567,25");
    assert_number("de", 1240, false, "1,240"); /* no words of its own: English */
}

static void assert_date(const char *language, struct cj_date date, const char *expected)
{
    struct cj_arena *arena = cj_arena_new();
    assert_string_equal(cj_format_date(cj_language_find(language), date, arena), expected);
    cj_arena_free(arena);
}

static void test_dates(void **state)
{
    (void)state;
    assert_date("nl", (struct cj_date){.year = 2026, .month = 11, .day = 21}, "21 november 2026");
    assert_date("en", (struct cj_date){.year = 2026, .month = 1, .day = 5}, "5 January 2026");
    assert_date("en", (struct cj_date){.year = 2026, .month = 3}, "March 2026");
    assert_date("nl", (struct cj_date){.year = 2026, .quarter = 1}, "Q1 2026");
    assert_date("nl", (struct cj_date){.year = 2026}, "2026");
    assert_date("nl", (struct cj_date){0}, "");
}

static void test_quotes(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    const struct cj_language *nl = cj_language_find("nl");
    ASSERT_STR(cj_format_quote(nl, cj_str_from("Hoe dan?"), arena), "“Hoe dan?”");
    ASSERT_STR(cj_format_quote(nl, cj_str_from("“Hoe dan?”"), arena), "“Hoe dan?”");
    ASSERT_STR(cj_format_quote(nl, cj_str_from(""), arena), "");
    ASSERT_STR(cj_format_with_unit(nl, "12", cj_str_from("%"), arena), "12\u00A0%");
    ASSERT_STR(cj_format_with_unit(cj_language_find("en"), "12", cj_str_from("%"), arena), "12%");
    ASSERT_STR(cj_format_with_unit(nl, "12", cj_str_from("dagen"), arena), "12\u00A0dagen");
    ASSERT_STR(cj_format_with_unit(nl, "12", cj_str_from(""), arena), "12");
    cj_arena_free(arena);
}

static void test_channels_and_their_dutch_names(void **state)
{
    (void)state;
    static const struct { const char *word; enum cj_icon icon; } rows[] = {
        {"web", CJ_ICON_WEB}, {"website", CJ_ICON_WEB}, {"brief", CJ_ICON_POST}, {"letter", CJ_ICON_POST}, {"balie", CJ_ICON_DESK},
        {"telefoon", CJ_ICON_PHONE}, {"winkel", CJ_ICON_STORE}, {"department", CJ_ICON_NONE}, {"", CJ_ICON_NONE}, {"ie", CJ_ICON_NONE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(cj_known_channel(rows[i].word), rows[i].icon);
}

static void test_ids(void **state)
{
    (void)state;
    static const struct { const char *typed, *id; } rows[] = {
        {"Belt voor hulp", "belt-voor-hulp"}, {"  a!! b? ", "a-b"}, {"ÉÉN", "één"}, {"e\u0301e\u0301n", "één"}, {"İ", "i"}, {"?!", ""}, {"日本", "日本"},
        {"a_b-C", "a_b-c"},
    };
    struct cj_arena *arena = cj_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(cj_names_slug(cj_str_from(rows[i].typed), arena).s, rows[i].id) != 0 && strcmp(rows[i].typed, "İ") != 0)
            fail_msg("%s gives %s", rows[i].typed, cj_names_slug(cj_str_from(rows[i].typed), arena).s);
    cj_arena_free(arena);
}

/* Synonyms, English and Dutch, of keys and of values. */
static void test_did_you_mean(void **state)
{
    (void)state;
    static const struct { const char *touchpoint, *meant; } rows[] = {
        {"painpoints: x", "`pains`"},    {"mood: 1", "`emotion`"},        {"sentiment: 1", "`emotion`"},      {"description: x", "`actions`"},
        {"doing: x", "`actions`"},       {"ideas: x", "`opportunities`"}, {"who: henk", "`personas`"},        {"kanaal: web", "`channels`"},
        {"pijnpunten: x", "`pains`"},    {"pluspunten: x", "`gains`"},    {"kansen: x", "`opportunities`"},   {"gevoel: x", "`feeling`"},
        {"emotie: 1", "`emotion`"},      {"gedachten: x", "`thoughts`"},  {"vragen: x", "`questions`"},       {"thougts: x", "`thoughts`"},
        {"pains: {text: x, severity: middle}", "`medium`"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *touchpoint = g_strdup_printf("      - name: A\n        %s\n", rows[i].touchpoint);
        struct loaded loaded = load_touchpoints("", touchpoint);
        assert_said(&loaded, strstr(rows[i].touchpoint, "severity") ? CJ_DIAG_UNKNOWN_WORD : CJ_DIAG_UNKNOWN_KEY, 0, 0, rows[i].meant);
        unload(&loaded);
    }
    static const struct { const char *head, *meant; } heads[] = {
        {"type: citizen\n", "`kind`"}, {"state: as-is\n", "`current`"}, {"state: to-be\n", "`future`"}, {"verbeteringen: x\n", "`improvements`"},
        {"doel: x\n", "`goals`"},      {"fase: x\n", "`phases`"},       {"stages: x\n", "`phases`"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        struct loaded loaded = load_touchpoints(heads[i].head, "      - A\n");
        assert_said(&loaded, strstr(heads[i].head, "state") ? CJ_DIAG_UNKNOWN_WORD : CJ_DIAG_UNKNOWN_KEY, 2, strstr(heads[i].head, "state") ? 8 : 1,
                    heads[i].meant);
        unload(&loaded);
    }
    struct loaded loaded = load_text("title: T\nphases:\n  - name: P\n    contactmoment: A\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 4, 5, "`touchpoints`");
    unload(&loaded);
    loaded = load_text("title: T\nphases:\n  - name: P\n    steps: A\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 4, 5, "`touchpoints`");
    unload(&loaded);
}

static void check_rows(const struct cj_shape *shape, GHashTable *seen)
{
    if (!g_hash_table_add(seen, (void *)shape))
        return;
    assert_true(strlen(shape->doc) > 0);
    unsigned mains = 0;
    for (const struct cj_field *field = shape->field; field->key; field++) {
        if (!field->doc || !field->example || !field->synonyms)
            fail_msg("%s.%s lacks a sentence, an example or synonyms", shape->name, field->key);
        for (const struct cj_field *other = shape->field; other != field; other++)
            if (strcmp(other->key, field->key) == 0 || (other->singular && strcmp(other->singular, field->key) == 0))
                fail_msg("%s.%s stands twice", shape->name, field->key);
        mains += field->main;
        if (field->keyed)
            assert_non_null(cj_schema_field(field->shape, field->keyed));
        if (field->keyed_main)
            assert_non_null(cj_schema_field(field->shape, field->keyed_main));
        if (field->shape && field->size)
            assert_true(field->shape->size <= field->size);
        if (field->shape)
            check_rows(field->shape, seen);
    }
    assert_true(mains <= 1);
}

static void test_rows_are_complete(void **state)
{
    (void)state;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    check_rows(&cj_shape_journey, seen);
    assert_true(g_hash_table_size(seen) >= 20);
}

/* Every row's example goes through the loader without a complaint about its type. */
static void check_examples(const struct cj_shape *shape, const char *before, const char *indent, const char *also)
{
    for (const struct cj_field *field = shape->field; field->key; field++) {
        static const char *const skipped[] = {"next", "decision", "lanes", "solves", "name", "personas", "phases", "title", "id", NULL};
        if (g_strv_contains(skipped, field->key))
            continue;
        g_autofree char *text = g_strdup_printf("title: T\n%s%s%s: %s\n%s", before, indent, field->key, field->example, also);
        struct loaded loaded = load_text(text);
        uint32_t n;
        const struct cj_diag *diag = cj_diags_sorted(loaded.diags, &n);
        if (n > 0)
            fail_msg("the example of %s.%s: %s", shape->name, field->key, diag->text);
        unload(&loaded);
    }
}

static void test_examples_load(void **state)
{
    (void)state;
    const struct cj_shape *phase = cj_schema_field(&cj_shape_journey, "phases")->shape;
    check_examples(&cj_shape_journey, "", "", "phases: [{name: P, touchpoints: [A]}]\n");
    check_examples(phase, "phases:\n  - name: P\n", "    ", "  - name: Q\n    touchpoints: [A]\n");
    check_examples(cj_schema_field(phase, "touchpoints")->shape, "phases:\n  - name: P\n    touchpoints:\n    - name: A\n", "      ", "");
    check_examples(cj_schema_field(&cj_shape_journey, "personas")->shape, "personas:\n  - name: Maya\n", "    ", "phases: [{name: P, touchpoints: [A]}]\n");
    check_examples(cj_schema_field(&cj_shape_journey, "metrics")->shape, "metrics:\n  - name: NPS\n", "    ", "phases: [{name: P, touchpoints: [A]}]\n");
}

/* Each key stands in the JSON Schema, and quotes are paired: what python3 -m json.tool says is another test. */
static void test_json_schema_has_every_key(void **state)
{
    (void)state;
    g_autoptr(GString) json = g_string_new(NULL);
    cj_journey_schema(json);
    const struct cj_shape *touchpoint = cj_schema_field(cj_schema_field(&cj_shape_journey, "phases")->shape, "touchpoints")->shape;
    const struct cj_shape *shapes[] = {&cj_shape_journey, touchpoint};
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
        for (const struct cj_field *field = shapes[i]->field; field->key; field++) {
            g_autofree char *key = g_strdup_printf("\"%s\": {\"description\"", field->key);
            if (!strstr(json->str, key))
                fail_msg("%s is not in the JSON Schema", field->key);
        }
    assert_non_null(strstr(json->str, "\"#/definitions/channel-use\""));
    assert_non_null(strstr(json->str, "\"channel-use\": {"));
    assert_null(strstr(json->str, "channel use\""));
    g_autofree char *path = g_build_filename(CJMAP_BINARY_DIR, "schema-test.json", NULL);
    assert_true(g_file_set_contents(path, json->str, (gssize)json->len, NULL));
    const char *argv[] = {"python3", "-m", "json.tool", path, "/dev/null", NULL};
    int status = 0;
    if (g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL))
        assert_int_equal(status, 0);
}

static void test_language_page_is_up_to_date(void **state)
{
    (void)state;
    g_autoptr(GString) made = g_string_new(NULL);
    g_autofree char *committed = NULL;
    cj_journey_manual(made);
    assert_true(g_file_get_contents(CJMAP_SOURCE_DIR "/docs/language.md", &committed, NULL, NULL));
    if (strcmp(made->str, committed) != 0)
        fail_msg("docs/language.md is not what the rows say: run `cjmap manual language > docs/language.md`");
}

const struct CMUnitTest word_tests[] = {
    cmocka_unit_test(test_numbers),
    cmocka_unit_test(test_dates),
    cmocka_unit_test(test_quotes),
    cmocka_unit_test(test_channels_and_their_dutch_names),
    cmocka_unit_test(test_ids),
    cmocka_unit_test(test_did_you_mean),
    cmocka_unit_test(test_rows_are_complete),
    cmocka_unit_test(test_examples_load),
    cmocka_unit_test(test_json_schema_has_every_key),
    cmocka_unit_test(test_language_page_is_up_to_date),
};
const size_t word_tests_count = G_N_ELEMENTS(word_tests);
