/* What advice says comes true: each figure is compared with a layout of the file as it would be after the edit, which is made here in
 * the text of the file, by other means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cjmap/diag.h>
#include <math.h>
#include <string.h>

#include "advice_priv.h"

#define LONG "She only notices when the airline asks for the number, three weeks before she leaves, and then there is no " \
             "appointment free until two days after the flight has left"
#define GAIN "The photographer knows all the rules by heart and does it in five minutes"
#define TAIL "  - name: Receive\n    touchpoints:\n      - {name: Picks it up, channel: desk, emotion: 2, gain: Ready early}\n"

static const char journey_text[] =
    "title: A passport\n"
    "phases:\n"
    "  - name: Find out\n"
    "    touchpoints:\n"
    "      - name: Sees that it expires\n"
    "        channel: web\n"
    "        emotion: -1\n"
    "        pain: " LONG "\n"
    "      - name: Looks up what to bring\n"
    "        channel: web\n"
    "        pains: [The list is different on each page]\n"
    "  - name: Apply\n"
    "    touchpoints:\n"
    "      - name: Has photographs made\n"
    "        channel: shop\n"
    "        gain: " GAIN "\n" TAIL;

struct map {
    struct cj_arena *arena;
    const struct cj_yaml *root;
    const struct cj_journey *journey;
    const struct cj_layout *layout;
    struct cj_measurer measurer;
    struct cj_layout_options options;
};

static struct map map_new(const char *text, const char *paper, double least_em_pt)
{
    struct map map = { .arena = cj_arena_new(), .measurer = cj_text_fake_measurer() };
    struct cj_diags *diags = cj_diags_new(map.arena);
    const struct cj_source *source = cj_source_new(map.arena, 0, "map.yaml", cj_arena_strndup(map.arena, text, strlen(text)), strlen(text));
    cj_diags_add_source(diags, source);
    map.root = cj_document_parse(source, &cj_document_default_limits, map.arena, diags);
    map.journey = cj_journey_load(map.root, map.arena, diags);
    assert_non_null(map.journey);
    map.options = (struct cj_layout_options){ .sheet = paper ? CJ_SHEET_FIXED : CJ_SHEET_NATURAL, .paper = paper ? cj_paper_find(paper) : NULL,
                                              .least_em_pt = least_em_pt };
    map.layout = cj_layout_build(map.journey, cj_theme_default(), &map.measurer, &map.options, map.arena, NULL);
    assert_non_null(map.layout);
    return map;
}

static const struct cj_advice *advice_on(const struct map *map)
{
    return cj_advice_build(map->root, map->journey, map->layout, cj_theme_default(), &map->measurer, &map->options, map->arena);
}

/* The type of the file with `old` replaced. */
static double type_after(const char *old, const char *new, const char *paper)
{
    g_auto(GStrv) part = g_strsplit(journey_text, old, 2);
    assert_non_null(part[1]);
    g_autofree char *text = g_strconcat(part[0], new, part[1], NULL);
    struct map map = map_new(text, paper, 0);
    double em_pt = map.layout->sheet.em_pt;
    cj_arena_free(map.arena);
    return em_pt;
}

static const struct cj_advice_text *find_holding(const struct cj_advice *advice, const char *text)
{
    for (uint32_t i = 0; i < advice->nholding; i++)
        if (strcmp(advice->holding[i].text.s, text) == 0)
            return &advice->holding[i];
    return NULL;
}

static void the_text_that_holds_the_type_down_is_found(void **state)
{
    (void)state;
    struct map map = map_new(journey_text, "A4", 0);
    const struct cj_advice *advice = advice_on(&map);
    assert_true(advice->nholding > 0);
    const struct cj_advice_text *first = &advice->holding[0];
    assert_string_equal(first->text.s, LONG);
    assert_string_equal(first->what, "pain");
    assert_int_equal(first->text.at.line, 8);
    assert_int_equal(first->text.at.col, 15);
    assert_int_equal(first->touchpoint, 0);
    assert_true(first->without_pt > advice->sheet.em_pt);
    for (uint32_t i = 1; i < advice->nholding; i++)
        assert_true(advice->holding[i].without_pt <= first->without_pt);
    cj_arena_free(map.arena);
}

static void a_gain_is_what_laying_out_again_gives(void **state)
{
    (void)state;
    struct map map = map_new(journey_text, "A4", 0);
    const struct cj_advice *advice = advice_on(&map);
    const struct cj_advice_text *pain = find_holding(advice, LONG), *gain = find_holding(advice, GAIN);
    assert_non_null(pain);
    assert_non_null(gain);
    assert_true(pain->without_pt == type_after("        pain: " LONG "\n", "", "A4"));
    assert_true(gain->without_pt == type_after("        gain: " GAIN "\n", "", "A4"));
    assert_int_equal(gain->words, 14);
    assert_int_equal(gain->keep, 7);
    assert_true(gain->shorter_pt == type_after(GAIN, "The photographer knows all the rules by", "A4"));
    cj_arena_free(map.arena);
}

static void following_it_reaches_what_it_promised(void **state)
{
    (void)state;
    static const double wanted[] = { 1.02, 1.05, 1.07 };
    struct map plain = map_new(journey_text, "A4", 0);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        struct map map = map_new(journey_text, "A4", plain.layout->sheet.em_pt * wanted[i]);
        const struct cj_advice *advice = advice_on(&map);
        assert_true(advice->promised && !advice->sheet.kept && advice->reached);
        assert_true(advice->shorten_pt >= advice->wanted_pt - 1e-6);
        g_autoptr(GString) text = g_string_new(journey_text);
        uint32_t fewer = 0;
        for (uint32_t k = 0; k < advice->nshorten; k++) {
            const struct cj_advice_text *told = &advice->shorten[k];
            assert_int_equal(told->keep, advice->longest);
            assert_int_equal(g_string_replace(text, told->text.s, cj_advice_cut(told->text.s, told->keep, map.arena), 0), 1);
            fewer += told->words - told->keep;
        }
        assert_int_equal(fewer, advice->too_many);
        struct map followed = map_new(text->str, "A4", map.options.least_em_pt);
        assert_true(followed.layout->sheet.kept);
        assert_true(fabs(followed.layout->sheet.em_pt - advice->shorten_pt) < 1e-9);
        cj_arena_free(followed.arena);
        cj_arena_free(map.arena);
    }
    cj_arena_free(plain.arena);
}

static void what_can_not_be_is_not_promised(void **state)
{
    (void)state;
    struct map map = map_new(journey_text, "A4", 40);
    const struct cj_advice *advice = advice_on(&map);
    assert_false(advice->reached);
    assert_int_equal(advice->nshorten, 0);
    assert_true(advice->too_many > 0 && advice->shorten_pt < 40);
    for (uint32_t i = 0; i < advice->nsheets; i++)
        assert_int_equal(advice->sheets[i].enough, advice->sheets[i].sheet.em_pt > 40 - .05);
    cj_arena_free(map.arena);
}

static void lanes_and_sheets_are_laid_out(void **state)
{
    (void)state;
    struct map map = map_new(journey_text, "A3", 0);
    const struct cj_advice *advice = advice_on(&map);
    assert_int_equal(advice->nlanes, 5);
    assert_string_equal(advice->lanes[3].id, "pains");
    assert_true(advice->lanes[0].without_pt == 0);
    assert_true(advice->lanes[3].without_pt == type_after("phases:", "lanes: [touchpoints, channels, emotion, gains]\nphases:", "A3"));
    assert_int_equal(advice->nsheets, 5);
    for (uint32_t i = 0; i < advice->nsheets; i++) {
        struct map other = map_new(journey_text, advice->sheets[i].paper->name, 0);
        assert_true(advice->sheets[i].sheet.em_pt == other.layout->sheet.em_pt);
        assert_int_equal(advice->sheets[i].this_one, i == 1);
        cj_arena_free(other.arena);
    }
    assert_true(advice->wanted_pt == 0 && advice->shorten_pt == 0);
    assert_int_equal(advice->words, advice->phase_words[0] + advice->phase_words[1] + advice->phase_words[2]);
    cj_arena_free(map.arena);
}

static void without_a_sheet_nothing_holds_it_down(void **state)
{
    (void)state;
    struct map map = map_new(journey_text, NULL, 0);
    const struct cj_advice *advice = advice_on(&map);
    assert_false(advice->fitted);
    assert_int_equal(advice->nholding, 0);
    assert_int_equal(advice->nsheets, 5);
    cj_arena_free(map.arena);
}

/* A pain that an improvement solves can only be shortened; a text that an alias repeats is left alone; a remark of several words for
 * several personas goes with its item. */
static void what_is_needed_elsewhere_stays(void **state)
{
    (void)state;
    static const char text[] =
        "title: A passport\n"
        "phases:\n"
        "  - name: Apply\n"
        "    touchpoints:\n"
        "      - name: Sees it\n"
        "        pains: [{id: late, text: Three weeks is too late}]\n"
        "      - name: Waits\n"
        "        pain: &again So many papers\n"
        "        gain: *again\n"
        "        notes: [{text: To be asked again, evidence: assumed}]\n"
        "improvements: [{name: Warn, solves: late}]\n";
    struct map map = map_new(text, "A4", 0);
    GArray *texts = cj_advice_texts(map.root, map.journey);
    for (uint32_t i = 0; i < texts->len; i++) {
        const struct text *one = &g_array_index(texts, struct text, i);
        if (strcmp(one->str.s, "Three weeks is too late") == 0)
            assert_true(one->scalar != NULL && one->item == NULL);
        else if (strcmp(one->str.s, "So many papers") == 0)
            assert_true(one->scalar == NULL && one->item == NULL);
        else if (strcmp(one->str.s, "To be asked again") == 0)
            assert_true(one->item != NULL && one->item->kind == CJ_YAML_MAPPING);
    }
    assert_int_equal(texts->len, 8);
    g_array_unref(texts);
    cj_arena_free(map.arena);
}

static void words_are_counted_and_cut(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    assert_int_equal(cj_advice_words(""), 0);
    assert_int_equal(cj_advice_words("  two   words "), 2);
    assert_int_equal(cj_advice_words("护照在哪里？"), 5);
    assert_string_equal(cj_advice_cut("One, two and three", 2, arena), "One, two");
    assert_string_equal(cj_advice_cut("One", 5, arena), "One");
    assert_string_equal(cj_advice_cut("护照在哪里？", 2, arena), "护照");
    cj_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_that_holds_the_type_down_is_found),
        cmocka_unit_test(a_gain_is_what_laying_out_again_gives),
        cmocka_unit_test(following_it_reaches_what_it_promised),
        cmocka_unit_test(what_can_not_be_is_not_promised),
        cmocka_unit_test(lanes_and_sheets_are_laid_out),
        cmocka_unit_test(without_a_sheet_nothing_holds_it_down),
        cmocka_unit_test(what_is_needed_elsewhere_stays),
        cmocka_unit_test(words_are_counted_and_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
