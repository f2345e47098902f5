/* theme: the colours of every theme we bring keep their promises of contrast, and personas can be told apart by everybody. What is
 * promised is counted here once more, and not by the program's own rules (those: check.c). */
#include "theme_tests.h"

#include "check_priv.h"

#include <math.h>

static const struct cj_theme *theme; /* the one that is looked at */
static bool made_grey;               /* by cj_theme_grey */

static struct cj_rgb rgb(enum cj_colour_role role, uint8_t index, int at)
{
    return cj_theme_rgb(theme, (struct cj_colour){ .role = (uint8_t)role, .index = index, .at = (int16_t)at }, 6);
}

static struct cj_rgb hex(uint32_t value)
{
    return (struct cj_rgb){ (value >> 16) / 255.0, (value >> 8 & 0xFF) / 255.0, (value & 0xFF) / 255.0 };
}

static void assert_rgb(struct cj_rgb got, uint32_t want)
{
    assert_float_equal(got.r, hex(want).r, 1e-9);
    assert_float_equal(got.g, hex(want).g, 1e-9);
    assert_float_equal(got.b, hex(want).b, 1e-9);
}

/* --- arithmetic --------------------------------------------------------------------------------------------------- */

static void contrast_is_wcags(void **state)
{
    (void)state;
    assert_float_equal(cj_contrast(hex(0), hex(0xFFFFFF)), 21, 1e-9);
    assert_float_equal(cj_contrast(hex(0xFFFFFF), hex(0)), 21, 1e-9);
    assert_float_equal(cj_contrast(hex(0x777777), hex(0xFFFFFF)), 4.478, 1e-3); /* the grey that just fails */
    assert_float_equal(cj_contrast(hex(0x0F766E), hex(0x0F766E)), 1, 1e-9);
}

static void blending_is_between(void **state)
{
    (void)state;
    assert_rgb(cj_rgb_blend(hex(0xFFFFFF), hex(0x102030), 0), 0xFFFFFF);
    assert_rgb(cj_rgb_blend(hex(0xFFFFFF), hex(0x102030), 1), 0x102030);
    assert_float_equal(cj_rgb_blend(hex(0), hex(0xFFFFFF), 0.25).g, 0.25, 1e-9);
}

/* --- type --------------------------------------------------------------------------------------------------------- */

static void every_role_has_a_row(void **state)
{
    (void)state;
    for (int role = 0; role < CJ_ROLE_COUNT; role++) {
        struct cj_type type = cj_theme_type(cj_theme_default(), (enum cj_role)role);
        assert_true(type.size >= 0.6 && type.size <= 4.4);
        assert_true(type.leading >= 1.16 * type.size - 1e-9 && type.leading <= 1.3 * type.size + 1e-9);
    }
    struct cj_type title = cj_theme_type(cj_theme_default(), CJ_ROLE_TITLE);
    assert_int_equal(title.face, CJ_FACE_BOLD);
    assert_float_equal(title.leading, 4.4 * 1.16, 1e-9);
}

/* --- the themes we bring ------------------------------------------------------------------------------------------ */

/* The functions that look at `theme`, for each of them, and for each in grey. */
static void of_each_theme(void (*look)(void))
{
    struct cj_arena *arena = cj_arena_new();
    for (uint32_t i = 0; i < 2 * cj_theme_count(); i++) {
        theme = cj_theme_find(cj_theme_name(i / 2));
        made_grey = i % 2 != 0;
        if (made_grey)
            theme = cj_theme_grey(theme, arena);
        look();
    }
    cj_arena_free(arena);
    theme = cj_theme_default();
    made_grey = false;
}

/* 7:1 is what high-contrast is for. */
static double text_least(void)
{
    return theme->high ? 7 : 4.5;
}

/* --- contrast ----------------------------------------------------------------------------------------------------- */

static void look_at_text(void)
{
    static const uint8_t text[] = { CJ_COLOUR_INK, CJ_COLOUR_SECONDARY, CJ_COLOUR_TERTIARY, CJ_COLOUR_PRIMARY, CJ_COLOUR_GAIN,
                                    CJ_COLOUR_PAIN };
    static const uint8_t ground[] = { CJ_COLOUR_PAPER, CJ_COLOUR_WASH, CJ_COLOUR_TINT, CJ_COLOUR_POSITIVE, CJ_COLOUR_NEGATIVE };
    for (size_t t = 0; t < G_N_ELEMENTS(text); t++)
        for (size_t g = 0; g < G_N_ELEMENTS(ground); g++)
            if (cj_contrast(rgb(text[t], 0, 0), rgb(ground[g], 0, 0)) < text_least())
                fail_msg("%s: text %d on %d: %.2f", theme->name, text[t], ground[g], cj_contrast(rgb(text[t], 0, 0), rgb(ground[g], 0, 0)));
    assert_true(cj_contrast(rgb(CJ_COLOUR_PAPER, 0, 0), rgb(CJ_COLOUR_PRIMARY, 0, 0)) >= text_least()); /* chevrons */
}

static void text_can_be_read(void **state)
{
    (void)state;
    of_each_theme(look_at_text);
}

static void look_at_personas(void)
{
    for (uint8_t p = 0; p < cj_theme_persona_colours(theme); p++) {
        static const uint8_t ground[] = { CJ_COLOUR_PAPER, CJ_COLOUR_PERSONA_TINT, CJ_COLOUR_POSITIVE, CJ_COLOUR_NEGATIVE };
        for (size_t g = 0; g < G_N_ELEMENTS(ground); g++)
            if (cj_contrast(rgb(CJ_COLOUR_PERSONA, p, 0), rgb(ground[g], p, 0)) < text_least())
                fail_msg("persona %d on %d: %.2f", p, ground[g], cj_contrast(rgb(CJ_COLOUR_PERSONA, p, 0), rgb(ground[g], p, 0)));
    }
}

static void personas_can_be_read(void **state)
{
    (void)state;
    of_each_theme(look_at_personas);
}

static void look_at_faces(void)
{
    for (int at = -1000; at <= 1000; at += 10)
        if (cj_contrast(rgb(CJ_COLOUR_EMOTION, 0, at), rgb(CJ_COLOUR_EMOTION_MARK, 0, at)) < 3)
            fail_msg("face at %d: %.2f", at, cj_contrast(rgb(CJ_COLOUR_EMOTION, 0, at), rgb(CJ_COLOUR_EMOTION_MARK, 0, at)));
}

static void faces_can_be_read(void **state)
{
    (void)state;
    of_each_theme(look_at_faces);
}

static void look_for_colours(void)
{
    for (int role = CJ_COLOUR_PAPER; role < CJ_COLOUR_COUNT; role++)
        for (uint8_t index = 0; index < 6; index++)
            for (int at = -1000; at <= 1000; at += 125) {
                struct cj_rgb c = rgb((enum cj_colour_role)role, index, at);
                assert_float_equal(c.r, c.g, 1e-9);
                assert_float_equal(c.r, c.b, 1e-9);
            }
}

static void only_greys_in_mono(void **state)
{
    (void)state;
    theme = cj_theme_find("mono");
    look_for_colours();
    theme = cj_theme_default();
}

/* As light as it was: hue is lost and nothing else, but for colours that only hue told apart. */
static void a_theme_made_grey(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    for (uint32_t i = 0; i < cj_theme_count(); i++) {
        const struct cj_theme *was = cj_theme_find(cj_theme_name(i));
        theme = cj_theme_grey(was, arena);
        look_for_colours();
        for (int role = CJ_COLOUR_PAPER; role <= CJ_COLOUR_POSITIVE; role++)
            assert_float_equal(cj_contrast(rgb((enum cj_colour_role)role, 0, 0), cj_theme_rgb(was, cj_tone((enum cj_colour_role)role), 3)), 1, .03);
        assert_true(cj_contrast(rgb(CJ_COLOUR_POSITIVE, 0, 0), rgb(CJ_COLOUR_NEGATIVE, 0, 0)) > 1.05); /* the halves of the emotion lane */
        assert_true(cj_theme_persona_colours(theme) >= 3);
        for (int slot = 1; slot < SLOT_COUNT; slot++)
            assert_true(!theme_in_use(theme, slot) || theme_fine(theme, slot));
    }
    cj_arena_free(arena);
    theme = cj_theme_default();
}

/* In grey a face still says how strong the feeling is: the stronger, the darker. */
static void look_at_the_ramp(void)
{
    for (int side = -1; side <= 1; side += 2)
        for (int at = 0; at < 1000; at += 500) {
            double pale = cj_contrast(rgb(CJ_COLOUR_EMOTION, 0, side * at), hex(0));
            assert_true(pale > 1.25 * cj_contrast(rgb(CJ_COLOUR_EMOTION, 0, side * (at + 500)), hex(0)));
        }
}

static void strength_survives_grey(void **state)
{
    (void)state;
    of_each_theme(look_at_the_ramp);
}

/* --- emotion ------------------------------------------------------------------------------------------------------ */

static void the_ramp_is_linear(void **state)
{
    (void)state;
    assert_rgb(rgb(CJ_COLOUR_EMOTION, 0, -1000), 0x9E2A00);
    assert_rgb(rgb(CJ_COLOUR_EMOTION, 0, -500), 0xE69F00);
    assert_rgb(rgb(CJ_COLOUR_EMOTION, 0, 0), 0xD0D4D9);
    assert_rgb(rgb(CJ_COLOUR_EMOTION, 0, 500), 0x3F8FC4);
    assert_rgb(rgb(CJ_COLOUR_EMOTION, 0, 1000), 0x08306B);
    assert_rgb(rgb(CJ_COLOUR_EMOTION, 0, 3000), 0x08306B); /* beyond its ends it stays */
    assert_float_equal(rgb(CJ_COLOUR_EMOTION, 0, 250).r, (0xD0 + 0x3F) / 2.0 / 255, 1e-9);
}

/* --- personas told apart ------------------------------------------------------------------------------------------ */

static double to_linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB; the last row is a grey printer. */
static const double eyes_seen[][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    { { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 } },
};
enum { NORMAL, PROTAN, DEUTAN, TRITAN, GREY, EYES };

/* CIE L*a*b*, D65. */
static void lab(struct cj_rgb c, int eye, double *out)
{
    double in[3] = { to_linear(c.r), to_linear(c.g), to_linear(c.b) }, seen[3];
    for (int i = 0; i < 3; i++)
        seen[i] = CLAMP(eyes_seen[eye][i][0] * in[0] + eyes_seen[eye][i][1] * in[1] + eyes_seen[eye][i][2] * in[2], 0, 1);
    double xyz[3] = { (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047,
                      0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
                      (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883 };
    for (int i = 0; i < 3; i++)
        xyz[i] = xyz[i] > 0.008856 ? cbrt(xyz[i]) : 7.787 * xyz[i] + 16.0 / 116;
    out[0] = 116 * xyz[1] - 16;
    out[1] = 500 * (xyz[0] - xyz[1]);
    out[2] = 200 * (xyz[1] - xyz[2]);
}

static double apart(uint8_t a, uint8_t b, int eye)
{
    double x[3], y[3];
    lab(rgb(CJ_COLOUR_PERSONA, a, 0), eye, x);
    lab(rgb(CJ_COLOUR_PERSONA, b, 0), eye, y);
    return sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) + (x[2] - y[2]) * (x[2] - y[2]));
}

/* Six colours of one darkness cannot differ much in grey: there lines differ in kind. In colour, whatever the eye, any two do. */
static void look_at_differences(void)
{
    uint8_t n = (uint8_t)cj_theme_persona_colours(theme);
    const double least = made_grey ? 14.1 : 15; /* greys move apart no farther than they must */
    for (uint8_t a = 0; a < n; a++)
        for (uint8_t b = (uint8_t)(a + 1); b < n; b++)
            for (int eye = 0; eye < GREY; eye++)
                if (apart(a, b, eye) < least - .1)
                    fail_msg("%s: personas %d and %d to eye %d: %.1f", theme->name, a, b, eye, apart(a, b, eye));
    assert_true(apart(0, 1, GREY) >= least); /* and the two that most maps have, on a grey printer too */
}

static void personas_are_told_apart(void **state)
{
    (void)state;
    assert_true(cj_theme_persona_colours(cj_theme_default()) >= 6);
    of_each_theme(look_at_differences);
}

/* Colours that differ in hue alone; and more of them than there is room for in grey. */
static void hues_move_apart(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    struct cj_theme alike = *cj_theme_default();
    alike.npersonas = 4;
    for (int p = 0; p < 4; p++)
        alike.slot[SLOT_PERSONA + p].colour.rgb = theme_hex_of(theme_rgb_of_lch((struct lch){ .48, .1, p * 1.5 }));
    theme = cj_theme_grey(&alike, arena);
    assert_true(theme->npersonas >= 2 && theme->npersonas <= 4);
    for (uint8_t a = 0; a < theme->npersonas; a++)
        for (uint8_t b = 0; b < a; b++)
            assert_true(apart(a, b, NORMAL) >= 14);
    cj_arena_free(arena);
    theme = cj_theme_default();
}

static void one_persona_takes_the_primary_colour(void **state)
{
    (void)state;
    struct cj_colour colour = { .role = CJ_COLOUR_PERSONA };
    assert_rgb(cj_theme_rgb(cj_theme_default(), colour, 1), 0x1B3A6B);
    assert_rgb(cj_theme_rgb(cj_theme_default(), colour, 2), 0x5B2A86);
    colour.index = (uint8_t)(1 + cj_theme_persona_colours(cj_theme_default()));
    assert_rgb(cj_theme_rgb(cj_theme_default(), colour, 9), 0x0F766E); /* more than there are colours: again from the start */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_wcags),
        cmocka_unit_test(blending_is_between),
        cmocka_unit_test(every_role_has_a_row),
        cmocka_unit_test(text_can_be_read),
        cmocka_unit_test(personas_can_be_read),
        cmocka_unit_test(faces_can_be_read),
        cmocka_unit_test(only_greys_in_mono),
        cmocka_unit_test(strength_survives_grey),
        cmocka_unit_test(a_theme_made_grey),
        cmocka_unit_test(hues_move_apart),
        cmocka_unit_test(the_ramp_is_linear),
        cmocka_unit_test(personas_are_told_apart),
        cmocka_unit_test(one_persona_takes_the_primary_colour),
    };
    theme = cj_theme_default();
    int failed = cmocka_run_group_tests_name("theme", tests, NULL, NULL);
    return failed + _cmocka_run_group_tests("files", file_tests, file_tests_count, NULL, NULL);
}
