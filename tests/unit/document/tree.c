/* The tree: kinds, texts, places. */
#include "document_tests.h"

/* The tree in one line: texts in <>, quoted ones in "", ~ for nothing; lists in [], mappings in {}, of flow style with a *. */
static void write_tree(GString *out, const struct cj_yaml *node)
{
    if (node->kind == CJ_YAML_SCALAR) {
        if (node->null)
            g_string_append_c(out, '~');
        else
            g_string_append_printf(out, node->quoted ? "\"%s\"" : "<%s>", node->text.s);
        return;
    }
    g_string_append_printf(out, "%s%c", node->flow ? "*" : "", node->kind == CJ_YAML_LIST ? '[' : '{');
    for (uint32_t i = 0; i < node->n; i++) {
        if (i)
            g_string_append(out, ", ");
        if (node->kind == CJ_YAML_MAPPING)
            g_string_append_printf(out, "%s: ", node->pair[i].key.s);
        write_tree(out, node->kind == CJ_YAML_LIST ? node->item[i] : node->pair[i].value);
    }
    g_string_append_c(out, node->kind == CJ_YAML_LIST ? ']' : '}');
}

static void trees(void **state)
{
    static const struct { const char *text, *tree; } cases[] = {
        { "a: b\n", "{a: <b>}" },
        { "---\na: b\n...\n", "{a: <b>}" },
        { "\xEF\xBB\xBF" "a: b\r\nc: d\r\n", "{a: <b>, c: <d>}" },
        { "a:\n- b\n- c: d\n  e: f\n- - g\n", "{a: [<b>, {c: <d>, e: <f>}, [<g>]]}" },
        { "a: [b, {c: d}, [], {}]\n", "{a: *[<b>, *{c: <d>}, *[], *{}]}" },
        { "z: 1\na: 2\nm: 3\n", "{z: <1>, a: <2>, m: <3>}" },                /* file order */
        { "a: no\nb: 1.10\nc: 007\nd: 12:30\nyes: on\n", "{a: <no>, b: <1.10>, c: <007>, d: <12:30>, yes: <on>}" },
        { "a:\nb: ~\nc: null\nd: ''\ne: \"~\"\nf: 'null'\ng: Null\n", "{a: ~, b: ~, c: ~, d: \"\", e: \"~\", f: \"null\", g: <Null>}" },
        { "- \n-\n", "[~, ~]" },
        { "a:   b  \n", "{a: <b>}" },                                         /* outer blanks */
        { "a: '  b '\n", "{a: \"b\"}" },
        { "a: one\n  two\n\n  three\n", "{a: <one two three>}" },
        { "a: \"one\n  two\\nthree\"\n", "{a: \"one two three\"}" },
        { "a: >\n  one\n  two\n\n  three\n", "{a: \"one two three\"}" },
        { "a: |\n  one\n  two\n\n  three\n", "{a: \"one\ntwo\n\nthree\"}" },  /* line breaks only from | */
        { "a: one\ttwo\n", "{a: <one two>}" },
        { "a: 'it''s'\nb: it's\nc: \"q\\\"q\"\n", "{a: \"it's\", b: <it's>, c: \"q\"q\"}" },
        { "a: \"\\u00e9\\x41\"\n", "{a: \"éA\"}" },
        { "a: e\xCC\x81\nke\xCC\x81y: b\n", "{a: <é>, kéy: <b>}" },           /* NFC, keys too */
        { "a: one\xC2\xA0two\n", "{a: <one\xC2\xA0two>}" },
        { "a: https://x.org/a:b#c\n", "{a: <https://x.org/a:b#c>}" },
        { "a: &x [1, 2]\nb: *x\n", "{a: *[<1>, <2>], b: *[<1>, <2>]}" },
        { "a: &x 1\nb: &x 2\nc: *x\nd: *x\n", "{a: <1>, b: <2>, c: <2>, d: <2>}" },
        { "# only\na: b # and\n", "{a: <b>}" },
        { "{a: , b: c}\n", "*{a: ~, b: <c>}" },
        { "{\"a\":1, \"b\":[2]}\n", "*{a: <1>, b: *[<2>]}" },                  /* JSON is YAML */
        { "a: [b: c]\n", "{a: *[*{b: <c>}]}" },
        { "just a text\n", "<just a text>" },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reading reading = read_text(cases[i].text);
        GString *out = g_string_new(NULL);

        assert_non_null(reading.root);
        write_tree(out, reading.root);
        assert_string_equal(out->str, cases[i].tree);
        g_string_free(out, TRUE);
        reading_free(&reading);
    }
}

static void assert_span(struct cj_span at, uint32_t line, uint32_t col, uint32_t end_line, uint32_t end_col)
{
    assert_int_equal(at.line, line);
    assert_int_equal(at.col, col);
    assert_int_equal(at.end_line, end_line);
    assert_int_equal(at.end_col, end_col);
}

static void places_are_those_of_an_editor(void **state)
{
    struct reading reading = read_text("\xEF\xBB\xBFnaïve: één keer\n"
                                       "list: [a, {b: c}]\n"
                                       "block:\n"
                                       "  - name: 'x y'\n"
                                       "    none:\n");
    const struct cj_yaml *root = reading.root;
    (void)state;

    assert_span(root->at, 1, 1, 1, 16);
    assert_span(root->pair[0].key.at, 1, 1, 1, 6);
    assert_span(root->pair[0].value->at, 1, 8, 1, 16);
    assert_span(root->pair[0].value->text.at, 1, 8, 1, 16);

    const struct cj_yaml *list = root->pair[1].value;

    assert_span(list->at, 2, 7, 2, 18);
    assert_span(list->item[1]->at, 2, 11, 2, 17);
    assert_span(list->item[1]->pair[0].value->at, 2, 15, 2, 16);

    const struct cj_yaml *item = root->pair[2].value->item[0];

    assert_span(root->pair[2].value->at, 4, 3, 4, 16);
    assert_span(item->at, 4, 5, 4, 16);
    assert_span(item->pair[0].value->at, 4, 11, 4, 16);
    assert_span(item->pair[1].value->at, 5, 10, 5, 10);
    reading_free(&reading);
}

static void a_list_of_several_lines_spans_its_first(void **state)
{
    struct reading reading = read_text("a: [b,\n  c]\n");
    (void)state;

    assert_span(reading.root->pair[0].value->at, 1, 4, 1, 7);
    reading_free(&reading);
}

static void getting_a_key(void **state)
{
    struct reading reading = read_text("a: 1\nb: 2\n");
    (void)state;

    assert_string_equal(cj_yaml_get(reading.root, "b")->text.s, "2");
    assert_null(cj_yaml_get(reading.root, "c"));
    assert_null(cj_yaml_get(reading.root->pair[0].value, "a"));
    assert_null(cj_yaml_get(NULL, "a"));
    reading_free(&reading);
}

static void the_first_of_two_keys_counts(void **state)
{
    struct reading reading = read_text("a: 1\nb: 2\na: 3\na: 4\ne\xCC\x81: 5\né: 6\n");
    (void)state;

    assert_int_equal(reading.ndiags, 3);
    assert_int_equal(reading.root->n, 3);
    assert_string_equal(cj_yaml_get(reading.root, "a")->text.s, "1");
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(reading.diag[i].id, CJ_DIAG_DUPLICATE_KEY);
        assert_int_equal(reading.diag[i].at.line, 3 + i);
        assert_int_equal(reading.diag[i].also.line, 1);
    }
    assert_int_equal(reading.diag[2].also.line, 5);
    reading_free(&reading);
}

/* Mistakes that leave the rest readable don't end the reading. */
static void the_work_goes_on(void **state)
{
    struct reading reading = read_text("a: *gone\nb: !tag x\n? c\n: d\n<<: e\n[f]: g\nh: {i, j: k}\nl: m\n");
    GString *out = g_string_new(NULL);
    static const enum cj_diag_id ids[] = {
        CJ_DIAG_UNKNOWN_ALIAS, CJ_DIAG_TAG, CJ_DIAG_KEY_NOT_TEXT, CJ_DIAG_MERGE_KEY, CJ_DIAG_KEY_NOT_TEXT, CJ_DIAG_COMMA_IN_BRACES,
    };
    (void)state;

    assert_non_null(reading.root);
    write_tree(out, reading.root);
    assert_string_equal(out->str, "{a: ~, b: <x>, c: <d>, h: *{j: <k>}, l: <m>}");
    assert_int_equal(reading.ndiags, G_N_ELEMENTS(ids));
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        assert_int_equal(reading.diag[i].id, ids[i]);
    g_string_free(out, TRUE);
    reading_free(&reading);
}

/* As somebody would edit the file; the tree that was read stays as it is. */
static void a_tree_can_be_edited(void **state)
{
    struct reading reading = read_text("a: [b, c]\nd: {e: f}\ng: h\n");
    const struct cj_yaml *a = cj_yaml_get(reading.root, "a"), *d = cj_yaml_get(reading.root, "d");
    const struct cj_yaml_edit edit[] = { { a->item[1], NULL }, { cj_yaml_get(d, "e"), NULL }, { cj_yaml_get(reading.root, "g"), "i" } };
    GString *out = g_string_new(NULL);
    (void)state;

    const struct cj_yaml *edited = cj_yaml_edited(reading.root, edit, G_N_ELEMENTS(edit), reading.arena);

    write_tree(out, edited);
    assert_string_equal(out->str, "{a: *[<b>], g: <i>}");
    assert_int_equal(cj_yaml_get(edited, "g")->at.line, 3);
    g_string_truncate(out, 0);
    write_tree(out, reading.root);
    assert_string_equal(out->str, "{a: *[<b>, <c>], d: *{e: <f>}, g: <h>}");
    g_string_free(out, TRUE);
    reading_free(&reading);
}

int run_tree_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees),
        cmocka_unit_test(places_are_those_of_an_editor),
        cmocka_unit_test(a_list_of_several_lines_spans_its_first),
        cmocka_unit_test(getting_a_key),
        cmocka_unit_test(the_first_of_two_keys_counts),
        cmocka_unit_test(the_work_goes_on),
        cmocka_unit_test(a_tree_can_be_edited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
