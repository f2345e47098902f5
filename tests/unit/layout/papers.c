/* The table of papers: exact sizes, names however they are typed, and figures that follow the rule. */
#include "layout_tests.h"

#include <cjmap/layout.h>
#include <math.h>
#include <string.h>

static void papers_by_name(void **state)
{
    (void)state;
    static const struct { const char *typed; double w, h; } cases[] = {
        { "a4", 297, 210 },          { "2A0", 1682, 1189 },        { "b1", 1000, 707 },           { "B-2", 707, 500 },
        { "sra3", 450, 320 },        { "RA1", 860, 610 },          { "letter", 279.4, 215.9 },    { "legal", 355.6, 215.9 },
        { "ledger", 431.8, 279.4 },  { "TABLOID", 431.8, 279.4 },  { "ansi b", 431.8, 279.4 },    { "ansi_c", 558.8, 431.8 },
        { "ANSI-D", 863.6, 558.8 },  { "ansie", 1117.6, 863.6 },   { "ARCH a", 304.8, 228.6 },    { "ARCH-D", 914.4, 609.6 },
        { "arch d", 914.4, 609.6 },  { "arch e", 1219.2, 914.4 },  { "ARCHE1", 1066.8, 762 },     { "Arch E-1", 1066.8, 762 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct cj_paper *paper = cj_paper_find(cases[i].typed);
        if (!paper || fabs(paper->width_mm - cases[i].w) > 1e-9 || fabs(paper->height_mm - cases[i].h) > 1e-9)
            fail_msg("%s is %s", cases[i].typed, paper ? paper->name : "nothing");
    }
    static const char *const none[] = { "", " ", "a", "a44", "arch", "arch ee", "ansi", "B", ",", "Ledger,", "Ledger, ANSI B", "tabloid ledger" };
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        if (cj_paper_find(none[i]))
            fail_msg("`%s` is %s", none[i], cj_paper_find(none[i])->name);
}

static void each_name_is_one_paper(void **state)
{
    (void)state;
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n);
    for (uint32_t i = 0; i < n; i++) {
        assert_ptr_equal(cj_paper_find(paper[i].name), &paper[i]);
        assert_true(paper[i].width_mm > paper[i].height_mm);
        g_auto(GStrv) also = g_strsplit(paper[i].also ? paper[i].also : "", ", ", -1);
        for (char **name = also; *name; name++)
            assert_ptr_equal(cj_paper_find(*name), &paper[i]);
        for (uint32_t j = 0; j < i; j++)
            assert_true(fabs(paper[i].width_mm - paper[j].width_mm) > 1 || fabs(paper[i].height_mm - paper[j].height_mm) > 1);
    }
    assert_int_equal(n, 26);
}

static double area(const struct cj_paper *paper)
{
    return paper->width_mm * paper->height_mm;
}

/* What lies at `part` of the way from a to b, where each step multiplies. */
static double between(double a, double b, double part)
{
    return a * pow(b / a, part);
}

/* From A4 on: the figures of the A sheet within a fifth of its area, else those between its neighbours. */
static void figures_follow_the_rule(void **state)
{
    (void)state;
    static const char *const series[] = { "A4", "A3", "A2", "A1", "A0", "2A0" };
    const double near = log(1.2) / log(2);
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n);
    for (uint32_t i = 0; i < n; i++) {
        const struct cj_paper *a4 = cj_paper_find("A4");
        double steps = fmax(0, log(area(&paper[i]) / area(a4)) / log(2)), part = steps - floor(steps + 1e-3);
        size_t below = MIN((size_t)floor(steps + 1e-3), G_N_ELEMENTS(series) - 2);
        const struct cj_paper *low = cj_paper_find(series[below]), *high = cj_paper_find(series[below + 1]);
        if (strcmp(paper[i].name, "A5") == 0 || strcmp(paper[i].name, "2A0") == 0)
            continue;
        part = part < near ? 0 : part > 1 - near ? 1 : part;
        if (fabs(between(low->warn_pt, high->warn_pt, part) / paper[i].warn_pt - 1) > .02 ||
            fabs(between(low->good_pt, high->good_pt, part) / paper[i].good_pt - 1) > .02 ||
            fabs(between(low->distance_m, high->distance_m, part) / paper[i].distance_m - 1) > .025 ||
            fabs(between(low->qr_mm, high->qr_mm, part) / paper[i].qr_mm - 1) > .02 ||
            fabs(paper[i].margin_mm - (part > .51 ? high : low)->margin_mm) > 1e-9)
            fail_msg("%s: %.3f of the way from %s to %s", paper[i].name, part, low->name, high->name);
    }
}

static void a_size_is_like_the_paper_of_its_area(void **state)
{
    (void)state;
    static const struct { double w, h; const char *like; } cases[] = {
        { 420, 297, "A3" }, { 297, 420, "A3" }, { 1189, 841, "A0" }, { 610, 914, "ARCH D" }, { 1000, 700, "B1" }, { 30, 30, "A5" },
        { 5000, 3000, "2A0" }, { 300, 200, "Letter" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_string_equal(cj_paper_like(cases[i].w, cases[i].h)->name, cases[i].like);
}

/* Knives miss by a hair or two: on every named sheet the map keeps 5 mm from the cut, also where a margin is made smaller. */
static void margins_are_safe_to_cut(void **state)
{
    (void)state;
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n);
    for (uint32_t i = 0; i < n; i++)
        assert_true(MIN(paper[i].margin_mm, .05 * paper[i].height_mm) >= 5);
}

int run_papers_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_by_name),
        cmocka_unit_test(each_name_is_one_paper),
        cmocka_unit_test(figures_follow_the_rule),
        cmocka_unit_test(a_size_is_like_the_paper_of_its_area),
        cmocka_unit_test(margins_are_safe_to_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
