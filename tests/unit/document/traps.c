/* YAML's traps: what is said, and where. The first message of each text; "fine" where nothing may be said. */
#include "document_tests.h"

static void traps(void **state)
{
    static const struct { const char *text, *message; } cases[] = {
        { "title: x\nname: Stap 2: bellen\n", "2:13 colon-in-text (1)" },
        { "- name: Stap 2: bellen\n  a: b\n", "1:15 colon-in-text (1)" },
        { "a: 1\nthoughts: 's Ochtends\nb: 2\nc: 3\n", "2:11 unclosed-quote (1)" },
        { "a: 1\nthoughts: 's Ochtends gaat het goed\nb: Henk's huis\nc: 3\n", "2:11 unclosed-quote (1)" },
        { "a: 1\nthoughts: 's Ochtends gaat het goed\nb: 's Avonds\nc: 3\n", "2:11 unclosed-quote (1)" },
        { "a: 1\nb: \"unclosed\nc: d\n", "2:4 unclosed-quote (1)" },
        { "a: 1\nb: \"unclosed\nc: \"closed\"\nd: e\n", "2:4 unclosed-quote (1)" },
        { "a:\n  - \"unclosed\n  - b\n", "2:5 unclosed-quote (1)" },
        { "a: 1\ntext: \"Nobody\" anymore\nb: 2\n", "2:7 text-after-quote (1)" },
        { "a: 1\n- \"Nobody\" anymore\n", "2:1 misindented (1)" },
        { "a:\n  - \"Nobody\" anymore\n  - x\n", "2:5 text-after-quote (1)" },
        { "a: [\"Nobody\" anymore, x]\n", "1:5 text-after-quote (1)" },
        { "a: {text: \"Nobody\" anymore, x: 1}\n", "1:11 text-after-quote (1)" },
        { "a: 'Henk's huis'\nb: 1\n", "1:4 text-after-quote (1)" },
        { "a: 'Henk's huis\nb: 1\n", "1:4 text-after-quote (1)" },
        { "a: 1\nunit: %\n", "2:7 needs-quotes (1)" },
        { "a: @x\n", "1:4 needs-quotes (1)" },
        { "a: `x`\n", "1:4 needs-quotes (1)" },
        { "a: * x\n", "1:4 needs-quotes (1)" },
        { "a: *\n", "1:4 needs-quotes (1)" },
        { "a: *** veel\n", "1:4 needs-quotes (1)" },
        { "a: & co\n", "1:4 needs-quotes (1)" },
        { "a: &co bla\n", "1:4 unused-name (1)" },
        { "a: &\n", "1:4 needs-quotes (1)" },
        { "a: !wow x\n", "1:4 tag (1)" },
        { "a: ! wow\n", "1:4 tag (1)" },
        { "a: !! x\n", "1:4 tag (1)" },
        { "a: | foo\n", "1:4 needs-quotes (1)" },
        { "a: > 5 minuten\nb: c\n", "1:4 needs-quotes (1)" },
        { "a: >5 minuten\n", "1:4 needs-quotes (1)" },
        { "a: >\n  x\nb: c\n", "fine" },
        { "%foo\na: b\n", "1:1 needs-quotes (1)" },
        { "a: b\n%foo\n", "2:1 needs-quotes (1)" },
        { "title: x\nunit:\n%\n", "3:1 needs-quotes (1)" },
        { "a: - b\n", "1:4 needs-quotes (1)" },
        { "a: 1\n-b: 2\n", "2:1 space-after-dash (1)" },
        { "a:\n  -b\n  - c\n", "2:3 space-after-dash (1)" },
        { "a:\n  - b\n  -c\n", "3:3 space-after-dash (1)" },
        { "a:\n  - b: 1\n  -c: 2\n", "3:3 space-after-dash (1)" },
        { "a:\n  -name: x\n   goal: y\n", "2:3 space-after-dash (1)" },
        { "a:\n-b\n-c\n", "2:1 space-after-dash (1)" },
        { "a:\n  - b\n  c\n", "3:3 misindented (1)" },
        { "a: ? b\n", "1:4 needs-quotes (1)" },
        { "? a\n: b\n", "1:1 key-not-text (1)" },
        { "a: ?b\n", "fine" },
        { "a: : b\n", "1:4 needs-quotes (1)" },
        { ": b\n", "1:1 key-not-text (1)" },
        { "a: :b\n", "fine" },
        { "a: , b\n", "1:4 needs-quotes (1)" },
        { "a: ] b\n", "1:4 stray-bracket (1)" },
        { "a: }\n", "1:4 stray-bracket (1)" },
        { "a: [b]]\nc: d\n", "1:7 stray-bracket (1)" },
        { "a: [b] c\nd: e\n", "1:8 text-after-bracket (1)" },
        { "a: {b: c} d\n", "1:11 text-after-bracket (1)" },
        { "a: [b], c\nd: e\n", "1:7 text-after-bracket (1)" },
        { "- [b] c\n- d\n", "1:7 text-after-bracket (1)" },
        { "a:\n\tb: c\n", "2:1 tab (1)" },
        { "a:\n  b: c\n\td: e\n", "3:1 tab (1)" },
        { "a:\n  - b\n\t- c\n", "3:1 tab (1)" },
        { "\ta: b\n", "1:1 tab (1)" },
        { "a: b\n\tc: d\n", "2:1 tab (1)" },
        { "a:\tb\n", "fine" },
        { "a: b\n\tcontinued\nc: d\n", "2:1 tab (1)" },
        { "a:\n  b:\n \tc: d\n", "3:2 tab (1)" },
        { "-\ta: b\n \tc: d\n", "1:2 tab (1)" },
        { "-\ta: b\n-\tc: d\n", "1:2 tab (1)" },
        { "a: [b,\n\tc]\n", "fine" },
        { "a: [b, c\nd: e\nf: g\n", "1:4 unclosed-bracket (1)" },
        { "a: {b: c\nd: e\n", "1:4 unclosed-bracket (1)" },
        { "a: [b, c", "1:4 unclosed-bracket (1)" },
        { "a: {b: c, d: [e, f}\ng: h\n", "1:14 unclosed-bracket (1)" },
        { "a: [b, {c: d]\ne: f\n", "1:8 unclosed-bracket (1)" },
        { "a: [\n  b,\n  c\nd: e\nf:\n  - g\n", "1:4 unclosed-bracket (1)" },
        { "a: {b: c\n", "1:4 unclosed-bracket (1)" },
        { "a: [b, c\n- d\n", "1:4 unclosed-bracket (1)" },
        { "- a: {text: Foo, severity: high\n  b: c\n- d: e\n", "1:6 unclosed-bracket (1)" },
        { "name: Stap\n  goal: x\n", "2:3 misindented (1)" },
        { "a:\n  b: c\n d: e\n", "3:2 misindented (1)" },
        { "a:\n    b: c\n  d: e\n", "3:3 misindented (1)" },
        { "- name: x\n   goal: y\n", "2:4 misindented (1)" },
        { "- name: x\n goal: y\n", "2:2 misindented (1)" },
        { "a:\n - b\nc: d\n  - e\n", "4:3 misindented (1)" },
        { "  a: b\nc: d\n", "2:1 misindented (1)" },
        { "- a\n b: c\n", "2:2 misindented (1)" },
        { "a:\n  - b: c\n    d: e\n   f: g\n", "4:4 misindented (1)" },
        { "a:\n  - b\n - c\n", "3:2 misindented (1)" },
        { "a:\n  - b\n   - c\n", "3:4 misindented (1)" },
        { "a: b\n- c\n", "2:1 misindented (1)" },
        { "- a\nb: c\n", "2:1 misindented (1)" },
        { "a: b\n  - c\n", "2:3 misindented (1)" },
        { "a:\n  - b: c\n  d: e\n", "3:3 misindented (1)" },
        { "a: b\n c: d\n", "2:2 misindented (1)" },
        { "name: x\n    goal: y\n  z: 3\n", "2:5 misindented (1)" },
        { "emotion:\n  henk:-1\n", "2:3 space-after-colon (1)" },
        { "emotion:\n  henk:-1\n  samira: 0\n", "2:3 space-after-colon (1)" },
        { "emotion:\n  samira: 0\n  henk:-1\n", "3:3 space-after-colon (1)" },
        { "emotion: {henk:-1, samira: 0}\n", "1:11 space-after-colon (1)" },
        { "henk:-1\n", "fine" },
        { "title:x\nphases: y\n", "1:1 space-after-colon (1)" },
        { "a: b\ntitle:x\nphases: y\n", "2:1 space-after-colon (1)" },
        { "a: b\ntitle:x\n", "2:1 space-after-colon (1)" },
        { "a:\n  - name: x\n    goal:y\n    z: 3\n", "3:5 space-after-colon (1)" },
        { "a: b\nc\nd: e\n", "2:1 colon-missing (1)" },
        { "c\nd: e\n", "1:1 colon-missing (1)" },
        { "a: b\nc\n", "2:1 colon-missing (1)" },
        { "phases\n  - name: x\n", "1:1 colon-missing (1)" },
        { "a: b\nphases\n  - name: x\n", "2:1 colon-missing (1)" },
        { "a: b\nphases\n  - name\n", "2:1 colon-missing (1)" },
        { "- name: x\n  goal\n- name: y\n", "2:3 colon-missing (1)" },
        { "a: b\nc d e f\n  g\n", "2:1 colon-missing (1)" },
        { "\"a\" b: c\n", "1:1 text-after-quote (1)" },
        { "a: \"C:\\path\"\n", "1:7 backslash (1)" },
        { "a: \"\\u12\"\n", "1:7 backslash (1)" },
        { "a: \"C:\\xyz\"\n", "1:9 backslash (1)" },
        { "a: \"\\uD800\"\n", "1:7 backslash (1)" },
        { "a: b\n---\nc: d\n", "2:1 second-document (1)" },
        { "a: b\n...\nc: d\n", "3:1 second-document (1)" },
        { "---\na: b\n---\n", "3:1 second-document (1)" },
        { "a: \"b\n---\nc\"\n", "1:4 unclosed-quote (1)" },
        { "a: [b\n---\n", "1:4 unclosed-bracket (1)" },
        { "hello\n", "fine" },
        { "hello\nworld foo: bar\n", "1:1 colon-missing (1)" },
        { "a: {text: Stap 2: bellen}\n", "1:17 colon-in-text (1)" },
        { "a: [Stap 2: bellen: nu]\n", "1:19 colon-in-text (1)" },
        { "a: {text: b, c: d: e}\n", "1:18 colon-in-text (1)" },
        { "a: {text: b\n c: d}\n", "2:3 comma-missing (1)" },
        { "a: {text: \"b\" c: d}\n", "1:15 comma-missing (1)" },
        { "a: [\"b\" \"c\"]\n", "1:9 comma-missing (1)" },
        { "a: [[b] [c]]\n", "1:9 comma-missing (1)" },
        { "a: {b: {c: d} e: f}\n", "1:15 comma-missing (1)" },
        { "a: text that goes\nto the next line\nb: c\n", "2:1 colon-missing (1)" },
        { "a: text that goes\n  to the next: line\nb: c\n", "2:14 colon-in-text (1)" },
        { "a: text\n  more\n  even: more\n", "3:7 colon-in-text (1)" },
        { "a: |2\n x\n", "2:2 misindented (1)" },
        { "a: |0\n x\n", "1:5 unreadable (1)" },
        { "a: |\n    x\n  y\nb: c\n", "3:3 misindented (1)" },
        { "a: |\n\ttab\nb: c\n", "2:1 tab (1)" },
        { "a: |\n  x\n y\nb: c\n", "3:2 misindented (1)" },
        { "a:\n\xC2\xA0\xC2\xA0" "b: c\n", "2:1 odd-space (1)" },
        { "a: b\n\xC2\xA0\xC2\xA0" "c: d\n", "2:1 odd-space (1)" },
        { "a: “b: c”\n", "1:6 colon-in-text (1)" },
        { "a: “b” x\n", "fine" },
        { "a: \"b\": c\n", "1:4 text-after-quote (1)" },
        { "a: 'b': c\n", "1:4 text-after-quote (1)" },
        { "a: &x b\n*x: c\n", "2:1 key-not-text (1)" },
        { "a: &x b\n*x : c\n", "2:1 key-not-text (1)" },
        { "a: &x &y b\n", "1:4 needs-quotes (1)" },
        { "a: !<foo> b\n", "1:4 tag (1)" },
        { "a: !<foo b\n", "1:4 tag (1)" },
        { "a: !f!x b\n", "1:4 tag (1)" },
        { "%YAML 1.1\n---\na: b\n", "fine" },
        { "%YAML 1.2\n---\na: b\n", "fine" },
        { "a: b\nc: d\n}: e\n", "3:1 stray-bracket (1)" },
        { "%YAML 2.0\n---\na: b\n", "1:1 unreadable (1)" },
        { "%YAML 1.1\na: b\n", "2:1 unreadable (1)" },
        { "a: 50 %\n", "fine" },
        { "a:\n  - %\n", "2:5 needs-quotes (1)" },
        { "a:\n  - @x\n", "2:5 needs-quotes (1)" },
        { "a: [@x]\n", "1:5 needs-quotes (1)" },
        { "a: {unit: %}\n", "1:11 needs-quotes (1)" },
        { "a: [*, b]\n", "1:5 needs-quotes (1)" },
        { "a: ''\nb: \"\"\n", "fine" },
        { "a: Zie punt #3\nb: a #b\nc: #d\ne: f # g\n", "1:13 cut-off (3)" },
        { "a: b\n  c:\n d\n", "2:3 misindented (1)" },
        { "[a, b]: c\n", "1:1 key-not-text (1)" },
        { "{a: b}: c\n", "1:1 key-not-text (1)" },
        { "--\n", "fine" },
        { "--- a: b\n", "1:6 unreadable (1)" },
        { "a:\n  b: c\n  - d\n", "3:3 misindented (1)" },
        { "a:\n  - b\n  c: d\n", "3:3 misindented (1)" },
        { "a: b\"c\nd: 'e\n", "2:4 unclosed-quote (1)" },
        { "'a: b\n", "1:1 unclosed-quote (1)" },
        { "a: 'b\n", "1:4 unclosed-quote (1)" },
        { "a: https://example.org/a#b\nb: c#d\n", "fine" },
        { "a: b # c\nd: e #\nf: g ## h\ni: j #- k\n", "fine" },
        { "a: \"b\" #c\n", "fine" },
        { "a: #b\n  c: d\n", "fine" },                        /* a comment: the value stands below */
        { "a: {b: c, d: e #f\n  }\n", "1:16 cut-off (1)" },
        { "a: {text: Yes, but later}\n", "1:16 comma-in-braces (1)" },
        { "a: {text: Yes, but later, or never}\n", "1:16 comma-in-braces (1)" },
        { "a: {b: , c: d}\n", "fine" },
        { "a: {b, c}\n", "1:5 comma-in-braces (1)" },
        { "a: {text: \"Yes, but\"}\n", "fine" },
        { "a: [Weer wandelen, zonder pijn]\n", "1:20 comma-in-list (1)" },
        { "a: [Weer wandelen, Zonder pijn]\n", "fine" },
        { "a: [weer wandelen, zonder pijn]\n", "fine" },
        { "a: [web, desk]\nb: [taal, b1]\nc: [Bol, eBay]\n", "fine" },
        { "a: [Eén keer, één plek]\n", "1:15 comma-in-list (1)" },
        { "a:\n  'b\n   c'\n", "fine" },
        { "a: 'b\n  c'\n", "fine" },
        { "a: 'b\nc'\n", "1:4 unclosed-quote (1)" },
        { "a:\n- 'b\n\n  c'\n", "fine" },
        { "a:\n  vertrek 12:30\n", "fine" },
        { "a:\n  12:30 vertrek\n", "fine" },
        { "a:\n  https://example.org\n", "fine" },
        { "a:\n  Let:op\n", "fine" },
        { "a: een -\n  twee\n", "fine" },
        { "a: {-2: x, -1.5: y}\n", "fine" },
        { "-2: x\n-1: y\n", "fine" },
        { "%TAG ! x\n--- a\n", "1:1 tag (1)" },
        { "a: ,b\nc: -\n", "1:4 needs-quotes (1)" },
        { "a: [b,, c]\n", "1:7 comma-missing (1)" },
        { "a: [,b]\n", "1:5 comma-missing (1)" },
        { "a: b: c: d\n", "1:5 colon-in-text (1)" },
        { "a: *let op\nb: c\n", "1:4 unknown-alias (1)" },
        { "- *let op\n- c\n", "1:3 unknown-alias (1)" },
        { "a: [*let op, c]\n", "1:5 unknown-alias (1)" },
        { "x: &let 1\na: *let op\n", "2:4 needs-quotes (1)" },
        { "a: [b,\n", "1:4 unclosed-bracket (1)" },
        { "a: {b:\n", "1:4 unclosed-bracket (1)" },
        { "a: {b: [c, ", "1:8 unclosed-bracket (1)" },
        { "a text\nphases:\n- b", "1:1 colon-missing (1)" },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reading reading = read_text(cases[i].text);
        g_autofree char *message = first_message(&reading);

        if (strcmp(message, cases[i].message) != 0)
            fail_msg("%s instead of %s for\n%s", message, cases[i].message, cases[i].text);
        reading_free(&reading);
    }
}

/* What is to be typed instead, for each trap of the language's list. */
static void repairs(void **state)
{
    static const struct { const char *text, *repair; } cases[] = {
        { "name: Stap 2: bellen\n", "name: \"Stap 2: bellen\"" },
        { "name: Zeg \"ja\": nu\n", "name: 'Zeg \"ja\": nu'" },
        { "name: It's \"so\": now\n", "name: 'It''s \"so\": now'" },
        { "thoughts: 's Ochtends\n", "`’s Ochtends`" },
        { "thoughts: 's Ochtends\n", "`\"'s Ochtends\"`" },
        { "text: \"Nobody\" anymore\n", "`'\"Nobody\" anymore'`" },
        { "text: 'Henk's huis'\n", "`\"Henk's huis\"`" },
        { "a: {text: Yes, but later}\n", "`\"Yes, but later\"`" },
        { "a: [Weer wandelen, zonder pijn]\n", "`\"Weer wandelen, zonder pijn\"`" },
        { "a: Zie punt #3\n", "`\"Zie punt #3\"`" },
        { "unit: %\n", "`\"%\"`" },
        { "a: @x\n", "`\"@x\"`" },
        { "a: *x\n", "`\"*x\"`" },
        { "a: *let op!\n", "`\"*let op!\"`" },
        { "a: `x`\n", "\"`x`\"" },
        { "emotion: {henk:-1}\n", "`henk: -1`" },
        { "emotion:\n  henk:-1\n", "`henk: -1`" },
        { "a:\n\tb: c\n", "spaces" },
        { "a: “b: c”\n", "straight quotes" },
        { "- Belt de winkel\n  channels: phone\n", "`- name: Belt de winkel`" },
        { "a: b\n<<: c\n", "`include`" },
        { "a: [b\nc: d\n", "put a `]`" },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reading reading = read_text(cases[i].text);

        assert_true(reading.ndiags > 0);
        if (!strstr(reading.diag->hint, cases[i].repair))
            fail_msg("`%s` is not in `%s`", cases[i].repair, reading.diag->hint);
        reading_free(&reading);
    }
}

/* The other end of what is wrong. */
static void second_places(void **state)
{
    static const struct { const char *text; uint32_t line, col; } cases[] = {
        { "a: 1\nb: 2\na: 3\n", 1, 1 },
        { "a: 's\nb: Henk's\n", 2, 8 },
        { "a: [b\nc: d\n", 2, 1 },
        { "name: Stap\n  goal: x\n", 1, 1 },
        { "a:\n  - b: c\n  d: e\n", 2, 3 },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reading reading = read_text(cases[i].text);

        assert_int_equal(reading.ndiags, 1);
        assert_int_equal(reading.diag->also.line, cases[i].line);
        assert_int_equal(reading.diag->also.col, cases[i].col);
        reading_free(&reading);
    }
}

int run_trap_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traps),
        cmocka_unit_test(repairs),
        cmocka_unit_test(second_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
