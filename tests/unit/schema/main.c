/* The machinery of rows on a small language of its own: short-hand, messages, suggestions, JSON Schema, manual. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <cjmap/schema.h>

struct leaf {
    struct cj_str name, by;
    double size;
    bool has_size, green;
    int kind;
    uint32_t stars;
};

struct tree {
    struct cj_str name;
    const struct leaf *leaves;
    uint32_t nleaves;
    const struct cj_str *words;
    uint32_t nwords;
};

enum { ROUND, POINTED };
static const struct cj_word kinds[] = {{"round", ROUND, "circular rond"}, {"pointed", POINTED, "sharp"}, {NULL, 0, NULL}};

static const struct cj_field leaf_fields[] = {
    {"name", .type = &cj_type_text, CJ_ONE(struct leaf, name), .required = true, .main = true, .example = "oak", .doc = "Its name."},
    {"by", .type = &cj_type_text, CJ_ONE(struct leaf, by), .example = "me", .doc = "Who says so."},
    {"size", .type = &cj_type_number, CJ_ONE(struct leaf, size), .has = offsetof(struct leaf, has_size), .min = 0, .max = 10, .example = "3",
     .doc = "How large; \"large\" is a word | not a number.", .synonyms = "width length"},
    {"green", .type = &cj_type_flag, CJ_ONE(struct leaf, green), .standard = "yes", .example = "no", .doc = "Is it?"},
    {"kind", .type = &cj_type_choice, CJ_ONE(struct leaf, kind), .words = kinds, .standard = "pointed", .example = "round", .doc = "Its form."},
    {"stars", .type = &cj_type_whole, CJ_ONE(struct leaf, stars), .min = 1, .max = 5, .example = "3", .doc = "How nice."},
    {.key = NULL},
};
static const struct cj_shape leaf_shape = {"leaf", "A leaf.", sizeof(struct leaf), leaf_fields, .end = NULL};

static const struct cj_field tree_fields[] = {
    {"name", .type = &cj_type_text, CJ_ONE(struct tree, name), .required = true, .example = "Oak", .doc = "Its name."},
    {"leaves", "leaf", .type = &cj_type_item, CJ_MANY(struct tree, leaves), .shape = &leaf_shape, .keyed = "by", .example = "oak", .doc = "Its leaves."},
    {"words", "word", .type = &cj_type_text, CJ_MANY(struct tree, words), .example = "[a, b]", .doc = "Words."},
    {.key = NULL},
};
static const struct cj_shape tree_shape = {"tree", "A tree.", sizeof(struct tree), tree_fields, .end = NULL};

struct loaded {
    struct cj_load load;
    struct tree tree;
    bool ok;
};

static struct loaded load_text(const char *text)
{
    struct loaded loaded = {.load = {.arena = cj_arena_new()}};
    loaded.load.diags = cj_diags_new(loaded.load.arena);
    char *bytes = cj_arena_strndup(loaded.load.arena, text, strlen(text));
    const struct cj_source *source = cj_source_new(loaded.load.arena, 0, "test.yaml", bytes, strlen(text));
    cj_diags_add_source(loaded.load.diags, source);
    const struct cj_yaml *root = cj_document_parse(source, &cj_document_default_limits, loaded.load.arena, loaded.load.diags);
    assert_non_null(root);
    loaded.ok = cj_schema_load(&loaded.load, &tree_shape, root, &loaded.tree);
    return loaded;
}

static void assert_said(const char *text, enum cj_diag_id id, uint32_t line, uint32_t col, const char *hint)
{
    struct loaded loaded = load_text(text);
    uint32_t n;
    const struct cj_diag *diag = cj_diags_sorted(loaded.load.diags, &n);
    assert_false(loaded.ok);
    if (n != 1 || diag->id != id || diag->at.line != line || diag->at.col != col || (hint && !strstr(diag->hint, hint)))
        fail_msg("%s: %u messages, [%s] %s at %u:%u, hint %s", text, n, n ? cj_diag_row(diag->id)->id : "", n ? diag->text : "", n ? diag->at.line : 0,
                 n ? diag->at.col : 0, n && diag->hint ? diag->hint : "");
    cj_arena_free(loaded.load.arena);
}

static void test_short_hand(void **state)
{
    (void)state;
    static const struct { const char *text; uint32_t n; } rows[] = {
        {"name: T\nleaf: oak\n", 1}, {"name: T\nleaves: [oak, {name: elm}]\n", 2}, {"name: T\nleaves: {name: oak, size: 3}\n", 1},
        {"name: T\nleaves: {me: oak, you: [elm, {name: fir}]}\n", 3}, {"name: T\nleaves:\n", 0}, {"name: T\nleaves: {x-me: oak}\n", 0},
        {"name: T\nleaves: [oak, ~, elm]\n", 2}, {"name: T\nleaves: [{me: oak}, {you: elm}]\n", 2},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded loaded = load_text(rows[i].text);
        assert_true(loaded.ok);
        assert_int_equal(loaded.tree.nleaves, rows[i].n);
        cj_arena_free(loaded.load.arena);
    }
    struct loaded loaded = load_text("name: T\nleaves: {me: oak, you: [elm, {name: fir}]}\nword: a\n");
    assert_string_equal(loaded.tree.leaves[2].name.s, "fir");
    assert_string_equal(loaded.tree.leaves[2].by.s, "you");
    assert_int_equal(loaded.tree.nwords, 1);
    cj_arena_free(loaded.load.arena);
}

static void test_defaults_and_what_is_not_given(void **state)
{
    (void)state;
    struct loaded loaded = load_text("name: T\nleaves: [oak, {name: elm, size: 2, green: no, kind: round}]\n");
    const struct leaf *leaf = loaded.tree.leaves;
    assert_true(leaf[0].green && leaf[0].kind == POINTED && !leaf[0].has_size);
    assert_string_equal(leaf[0].by.s, "");
    assert_true(!leaf[1].green && leaf[1].kind == ROUND && leaf[1].has_size && leaf[1].size == 2);
    cj_arena_free(loaded.load.arena);
}

static void test_messages(void **state)
{
    (void)state;
    assert_said("name: T\nlaeves: oak\n", CJ_DIAG_UNKNOWN_KEY, 2, 1, "`leaves`");
    assert_said("name: T\nleaves: {name: oak, width: 3}\n", CJ_DIAG_UNKNOWN_KEY, 2, 21, "`size`");
    assert_said("name: T\nfrobnicate: 3\n", CJ_DIAG_UNKNOWN_KEY, 2, 1, "x-frobnicate");
    assert_said("name: T\nleaf: oak\nleaves: elm\n", CJ_DIAG_GIVEN_TWICE, 3, 1, NULL);
    assert_said("leaf: oak\n", CJ_DIAG_MISSING_KEY, 1, 1, "Oak");
    assert_said("name: T\nleaves: [{size: 3}]\n", CJ_DIAG_MISSING_KEY, 2, 10, NULL);
    assert_said("name: [a]\n", CJ_DIAG_EXPECTED_TEXT, 1, 7, "only one");
    assert_said("name: T\nleaves: [[oak]]\n", CJ_DIAG_EXPECTED_ITEM, 2, 10, NULL);
    assert_said("name: T\nleaf: {name: a, size: '1,5'}\n", CJ_DIAG_EXPECTED_NUMBER, 2, 23, "1.5");
    assert_said("name: T\nleaf: {name: a, size: 11}\n", CJ_DIAG_OUT_OF_RANGE, 2, 23, "from 0 to 10");
    assert_said("name: T\nleaf: {name: a, stars: 2.5}\n", CJ_DIAG_EXPECTED_NUMBER, 2, 24, NULL);
    assert_said("name: T\nleaf: {name: a, kind: rond}\n", CJ_DIAG_UNKNOWN_WORD, 2, 23, "`round`");
    assert_said("name: T\nleaf: {name: a, kind: square}\n", CJ_DIAG_UNKNOWN_WORD, 2, 23, "round or pointed");
    assert_said("name: T\nleaf: {name: a, green: maybe}\n", CJ_DIAG_UNKNOWN_WORD, 2, 24, NULL);
    assert_said("name: T\nleaves:\n  me: {name: a, by: you}\n", CJ_DIAG_GIVEN_TWICE, 3, 17, NULL);
}

static void test_numbers(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    const char *meant = NULL;
    double value = 7;
    assert_true(cj_schema_number("-1.50", &value, arena, &meant) && value == -1.5);
    value = 7;
    assert_false(cj_schema_number("1e3", &value, arena, &meant));
    assert_true(value == 7);
    assert_string_equal(meant, "1000");
    assert_false(cj_schema_number("nan", &value, arena, &meant));
    assert_null(meant);
    assert_false(cj_schema_number("", &value, arena, &meant));
    assert_null(meant);
    assert_string_equal(cj_schema_number_text(-0.5, arena), "-0.5");
    cj_arena_free(arena);
}

static void test_guesses(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    struct cj_guess guess = cj_guess_begin(NULL, "bat");
    cj_guess_offer(&guess, "cat");
    cj_guess_offer(&guess, "rat");
    cj_guess_offer(&guess, "elephant");
    assert_string_equal(cj_guess_words(&guess, arena), "`cat` or `rat`");
    cj_guess_offer(&guess, "bat");
    assert_string_equal(cj_guess_words(&guess, arena), "`bat`");
    guess = cj_guess_begin(NULL, "xy");
    cj_guess_offer(&guess, "xz");
    assert_null(cj_guess_words(&guess, arena));
    guess = cj_guess_begin(NULL, "width");
    cj_guess_offer_synonyms(&guess, "breadth width", "size");
    assert_string_equal(cj_guess_words(&guess, arena), "`size`");
    cj_arena_free(arena);
}

/* A file of nothing but mistakes: the first fifty are guessed at, and what it costs grows with the file only. */
static void test_guesses_are_bounded(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("name: A\n");
    for (unsigned i = 0; i < 60; i++)
        g_string_append_printf(text, "leaf%c%c: x\n", 'a' + i % 26, 'a' + i / 26);
    struct loaded loaded = load_text(text->str);
    uint32_t n, hinted = 0;
    const struct cj_diag *diag = cj_diags_sorted(loaded.load.diags, &n);
    assert_int_equal(n, 60);
    for (uint32_t i = 0; i < n; i++)
        hinted += g_str_has_prefix(diag[i].hint, "did you mean");
    assert_int_equal(hinted, CJ_GUESSES_MOST);
    cj_arena_free(loaded.load.arena);
    loaded = load_text("name: A\nleaf: {name: Yes, but later: }\n");
    diag = cj_diags_sorted(loaded.load.diags, &n);
    assert_int_equal(n, 1);
    assert_int_equal(diag->id, CJ_DIAG_UNKNOWN_KEY);
    cj_arena_free(loaded.load.arena);
}

static void test_json_and_manual(void **state)
{
    (void)state;
    g_autoptr(GString) json = g_string_new(NULL), page = g_string_new(NULL);
    cj_schema_json(&tree_shape, "A \"tree\"", json);
    assert_non_null(strstr(json->str, "\"A \\\"tree\\\"\""));
    assert_non_null(strstr(json->str, "\\\"large\\\" is a word"));
    assert_non_null(strstr(json->str, "\"minimum\": 1, \"maximum\": 5"));
    assert_non_null(strstr(json->str, "\"enum\": [\"round\", \"pointed\", null]"));
    cj_schema_manual(&tree_shape, "Trees", "About trees.\n", page);
    assert_true(g_str_has_prefix(page->str, "# Trees\n\nAbout trees.\n\n## Tree\n"));
    assert_non_null(strstr(page->str, "| **`name`** (needed) |"));
    assert_non_null(strstr(page->str, "a word \\| not"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_hand), cmocka_unit_test(test_defaults_and_what_is_not_given),
        cmocka_unit_test(test_messages),   cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_guesses),    cmocka_unit_test(test_guesses_are_bounded),
        cmocka_unit_test(test_json_and_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
