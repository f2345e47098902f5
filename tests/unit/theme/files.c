/* Theme files: what they give, what follows from it, what is said about their mistakes, and that whoever does as the help says
 * hears nothing more. */
#include "theme_tests.h"

#include <stdio.h>
#include <string.h>

struct loaded {
    struct cj_arena *arena;
    struct cj_diags *diags;
    const struct cj_theme *theme;
};

static struct loaded load_text(const char *text)
{
    struct loaded loaded = { .arena = cj_arena_new() };
    loaded.diags = cj_diags_new(loaded.arena);
    const struct cj_source *source = cj_source_new(loaded.arena, 0, "t.yaml", text, strlen(text));
    cj_diags_add_source(loaded.diags, source);
    loaded.theme = cj_theme_load(source, loaded.arena, loaded.diags);
    return loaded;
}

static void unload(struct loaded *loaded)
{
    cj_arena_free(loaded->arena);
}

static void assert_colour(const struct cj_theme *theme, int slot, uint32_t want)
{
    if (theme->slot[slot].colour.rgb != want)
        fail_msg("slot %d is %06X, not %06X", slot, theme->slot[slot].colour.rgb, want);
}

static void assert_quiet(const struct loaded *loaded, const char *what)
{
    uint32_t n;
    const struct cj_diag *diag = cj_diags_sorted(loaded->diags, &n);
    if (n > 0)
        fail_msg("%s: %u:%u %s (%s)", what, diag->at.line, diag->at.col, diag->text, diag->hint ? diag->hint : "");
}

/* --- what a file gives -------------------------------------------------------------------------------------------- */

static void the_themes_we_bring_have_nothing_wrong(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < cj_theme_count(); i++) {
        struct loaded loaded = load_text(cj_theme_yaml(i));
        assert_quiet(&loaded, cj_theme_name(i));
        assert_true(g_str_has_suffix(cj_theme_about(i), "."));
        /* The words of `based-on` are the themes, in their order. */
        const struct cj_word *word = cj_schema_field(&theme_shape, "based-on")->words;
        assert_string_equal(word[i].word, cj_theme_name(i));
        assert_int_equal(word[i].value, i);
        assert_null(word[cj_theme_count()].word);
        unload(&loaded);
    }
}

static void the_default_looks_as_ever(void **state)
{
    (void)state;
    const struct cj_theme *theme = cj_theme_default();
    static const struct { int slot; uint32_t rgb; } rows[] = {
        { CJ_COLOUR_PAPER, 0xFFFFFF }, { CJ_COLOUR_INK, 0x1A1A1A }, { CJ_COLOUR_SECONDARY, 0x4A4F57 }, { CJ_COLOUR_TERTIARY, 0x5F6670 },
        { CJ_COLOUR_OUTLINE, 0xAEB5BF }, { CJ_COLOUR_RULE, 0xC4C9D0 }, { CJ_COLOUR_FAINT, 0xE1E4E8 }, { CJ_COLOUR_TINT, 0xE9EDF4 },
        { CJ_COLOUR_PRIMARY, 0x1B3A6B }, { CJ_COLOUR_GAIN, 0x08306B }, { CJ_COLOUR_PAIN, 0x9E2A00 }, { CJ_COLOUR_POSITIVE, 0xF4F9FC },
        { CJ_COLOUR_NEGATIVE, 0xFDF9EE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_colour(theme, rows[i].slot, rows[i].rgb);
    assert_int_equal(cj_theme_persona_colours(theme), 6);
}

static void an_empty_theme_is_its_base(void **state)
{
    (void)state;
    struct loaded loaded = load_text("name: Mine\n"), mono = load_text("based-on: mono\n");
    for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++)
        if (slot != SLOT_BRAND) {
            assert_colour(loaded.theme, slot, cj_theme_default()->slot[slot].colour.rgb);
            assert_colour(mono.theme, slot, cj_theme_find("mono")->slot[slot].colour.rgb);
        }
    assert_string_equal(loaded.theme->name, "Mine");
    unload(&loaded);
    unload(&mono);
}

static void what_follows_from_what_is_given(void **state)
{
    (void)state;
    struct loaded loaded = load_text("brand: '#005030'\n"
                                     "emotions: ['#800000', '#FF8000', '#DDDDDD', '#208040', '#003010']\n"
                                     "fonts: {bold: b/B.otf}\n");
    assert_quiet(&loaded, "brand");
    assert_colour(loaded.theme, CJ_COLOUR_PRIMARY, 0x005030); /* can be read: it is the brand's own */
    assert_colour(loaded.theme, CJ_COLOUR_TINT, 0xE6EEEA);
    assert_colour(loaded.theme, CJ_COLOUR_POSITIVE, 0xF3F8F4);
    assert_colour(loaded.theme, CJ_COLOUR_NEGATIVE, 0xFFF7EE);
    assert_string_equal(cj_theme_font(loaded.theme, CJ_FACE_BOLD).s, "b/B.otf");
    assert_int_equal(cj_theme_font(loaded.theme, CJ_FACE_REGULAR).len, 0);
    unload(&loaded);
    loaded = load_text("colours: {paper: '#FFF0D0'}\n"); /* greys take the colour of the paper */
    assert_quiet(&loaded, "paper");
    assert_colour(loaded.theme, CJ_COLOUR_FAINT, 0xE1D7BD);
    unload(&loaded);
    loaded = load_text("colors: {tint: 'eef'}\npersona: '#123'\n"); /* other spellings */
    assert_quiet(&loaded, "spellings");
    assert_colour(loaded.theme, CJ_COLOUR_TINT, 0xEEEEFF);
    assert_colour(loaded.theme, SLOT_PERSONA, 0x112233);
    assert_int_equal(cj_theme_persona_colours(loaded.theme), 1);
    unload(&loaded);
}

/* --- what is said ------------------------------------------------------------------------------------------------- */

static char *read_file(const char *kind, const char *id)
{
    g_autofree char *path = g_strdup_printf(CJMAP_SOURCE_DIR "/tests/messages/themes/%s-%s.yaml", kind, id);
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("%s is missing", path);
    return text;
}

static void check_message(const char *id)
{
    unsigned line = 0, col = 0;
    uint32_t n;
    g_autofree char *bad = read_file("bad", id), *good = read_file("good", id);
    if (sscanf(bad, "# expect: %u:%u", &line, &col) != 2)
        fail_msg("bad-%s.yaml has no expectation", id);
    struct loaded loaded = load_text(bad);
    const struct cj_diag *diag = cj_diags_sorted(loaded.diags, &n);
    if (n != 1 || strcmp(cj_diag_row(diag->id)->id, id) != 0 || diag->at.line != line || diag->at.col != col || !diag->hint)
        fail_msg("bad-%s.yaml: %u messages, first [%s] at %u:%u, expected %u:%u with a hint", id, n, n ? cj_diag_row(diag->id)->id : "",
                 n ? diag->at.line : 0, n ? diag->at.col : 0, line, col);
    assert_int_equal(loaded.theme == NULL, cj_diag_row(diag->id)->severity == CJ_SEVERITY_ERROR);
    unload(&loaded);
    loaded = load_text(good);
    assert_quiet(&loaded, id);
    unload(&loaded);
}

/* Those of a file that is named, and not of what stands in it, are the program's: tests/cli/themes.sh. */
static void each_message_has_a_bad_and_a_good_file(void **state)
{
    (void)state;
    static const char *const ids[] = { "expected-colour", "colour-count", "colour-unreadable", "colour-unseen", "dark-paper",
                                       "colours-alike", "brand-darkened" };
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        check_message(ids[i]);
}

static void mistakes_of_the_rows(void **state)
{
    (void)state;
    static const struct { const char *text; enum cj_diag_id id; uint32_t line, col; const char *hint; } rows[] = {
        { "colours: {papier: '#FFF'}\n", CJ_DIAG_UNKNOWN_KEY, 1, 11, "`paper`" },
        { "based-on: monochrome\n", CJ_DIAG_UNKNOWN_WORD, 1, 11, "`mono`" },
        { "colours: {pain: navy}\n", CJ_DIAG_EXPECTED_COLOUR, 1, 17, "\"#000080\"" },
        { "colours: {pain: '#12345'}\n", CJ_DIAG_EXPECTED_COLOUR, 1, 17, "\"#1B3A6B\"" },
        { "colours:\n  pain:\n  gain: '#08306B'\n", CJ_DIAG_EXPECTED_COLOUR, 2, 3, "quotes" },
        { "emotions: ['#9E2A00', '#08306B']\n", CJ_DIAG_COLOUR_COUNT, 1, 11, "emotions: [" },
        { "- a\n", CJ_DIAG_EXPECTED_ITEM, 1, 1, "cjmap themes default" },
        { "colours: '#123456'\n", CJ_DIAG_EXPECTED_ITEM, 1, 10, "primary" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded loaded = load_text(rows[i].text);
        uint32_t n;
        const struct cj_diag *diag = cj_diags_sorted(loaded.diags, &n);
        if (n != 1 || diag->id != rows[i].id || diag->at.line != rows[i].line || diag->at.col != rows[i].col ||
            !strstr(diag->hint, rows[i].hint))
            fail_msg("%s: %u messages, [%s] %s at %u:%u, hint %s", rows[i].text, n, n ? cj_diag_row(diag->id)->id : "", n ? diag->text : "",
                     n ? diag->at.line : 0, n ? diag->at.col : 0, n ? diag->hint : "");
        assert_null(loaded.theme);
        unload(&loaded);
    }
}

/* --- whoever does as the help says -------------------------------------------------------------------------------- */

/* Where the n-th character of a line begins. */
static size_t byte_at(const char *text, uint32_t line, uint32_t col)
{
    const char *at = text;
    while (--line > 0)
        at = strchr(at, '\n') + 1;
    return (size_t)(at - text) + col - 1;
}

/* Does what each help with a colour says, from the end of the file on. False if a message has none. */
static bool follow_hints(GString *text)
{
    struct loaded loaded = load_text(text->str);
    uint32_t n;
    const struct cj_diag *diag = cj_diags_sorted(loaded.diags, &n);
    bool all = true;
    for (uint32_t i = n; i-- > 0;) {
        const char *colour = strstr(diag[i].hint, "\"#");
        if (diag[i].id == CJ_DIAG_BRAND_DARKENED)
            continue;
        all &= colour != NULL;
        if (!colour)
            continue;
        size_t from = byte_at(text->str, diag[i].at.line, diag[i].at.col), to = byte_at(text->str, diag[i].at.end_line, diag[i].at.end_col);
        g_string_erase(text, (gssize)from, (gssize)(to - from));
        g_string_insert_len(text, (gssize)from, colour, strlen("\"#123456\""));
    }
    unload(&loaded);
    return all;
}

static uint32_t random_colour(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void append_list(GString *text, const char *key, int n, uint32_t *seed)
{
    g_string_append_printf(text, "%s: [", key);
    for (int i = 0; i < n; i++)
        g_string_append_printf(text, "%s\"#%06X\"", i ? ", " : "", random_colour(seed));
    g_string_append(text, "]\n");
}

/* A theme with some of its colours at random, most of them wrong; the paper pale, or anything. */
static GString *random_theme(uint32_t seed)
{
    static const char *const keys[] = { "ink", "secondary", "tertiary", "outline", "rule", "faint", "primary", "gain", "pain", "paper",
                                        "tint" };
    GString *text = g_string_new("contrast: ");
    g_string_append(text, random_colour(&seed) % 3 ? "usual\ncolours: {" : "high\ncolours: {");
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        uint32_t colour = random_colour(&seed), pale = i >= 9 && random_colour(&seed) % 4 ? 0xE0E0E0 : 0;
        if (random_colour(&seed) % 3 == 0)
            g_string_append_printf(text, "%s: \"#%06X\", ", keys[i], colour | pale);
    }
    g_string_append(text, "x-end: 1}\n");
    if (random_colour(&seed) % 2)
        g_string_append_printf(text, "brand: \"#%06X\"\n", random_colour(&seed));
    if (random_colour(&seed) % 2)
        append_list(text, "personas", 1 + (int)(random_colour(&seed) % 5), &seed);
    if (random_colour(&seed) % 2)
        append_list(text, "emotions", RAMP, &seed);
    return text;
}

static void hints_hold(void **state)
{
    (void)state;
    enum { THEMES = 150 };
    unsigned followed = 0;
    for (uint32_t seed = 1; seed <= THEMES; seed++) {
        g_autoptr(GString) text = random_theme(seed), typed = g_string_new(text->str);
        if (!follow_hints(text))
            continue; /* some have no colour that would do */
        followed++;
        struct loaded again = load_text(text->str);
        uint32_t n;
        const struct cj_diag *diag = cj_diags_sorted(again.diags, &n);
        for (uint32_t i = 0; i < n; i++)
            if (diag[i].id != CJ_DIAG_BRAND_DARKENED)
                fail_msg("seed %u\n%sbecame\n%s%u:%u %s (%s)", seed, typed->str, text->str, diag[i].at.line, diag[i].at.col,
                         diag[i].text, diag[i].hint);
        assert_non_null(again.theme);
        unload(&again);
    }
    assert_true(followed > THEMES * 3 / 4);
}

const struct CMUnitTest file_tests[] = {
    cmocka_unit_test(the_themes_we_bring_have_nothing_wrong),
    cmocka_unit_test(the_default_looks_as_ever),
    cmocka_unit_test(an_empty_theme_is_its_base),
    cmocka_unit_test(what_follows_from_what_is_given),
    cmocka_unit_test(each_message_has_a_bad_and_a_good_file),
    cmocka_unit_test(mistakes_of_the_rows),
    cmocka_unit_test(hints_hold),
};
const size_t file_tests_count = G_N_ELEMENTS(file_tests);
