/* Random journeys against the promises about geometry: no text clipped, overlapping or lost, on any paper. In process, so that
 * hundreds take seconds:
 *
 *   property [--count N] [--seed S] [--print]
 *
 * Journey number i comes from seed S + i. One that fails is written to property-<seed>.yaml, with the paper it failed on in its
 * first line; `--seed <seed> --count 1` runs it alone, `--print` shows it. */
#include "generate.h"

#include "../fake_pictures.h"

#include <cjmap/check.h>
#include <cjmap/document.h>
#include <cjmap/journey.h>
#include <cjmap/layout.h>
#include <cjmap/paint.h>
#include <cjmap/qr.h>
#include <cjmap/scene.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEAM_ATTEMPTS = 12 };

struct outcome {
    unsigned laid_out, refused, failed, attempts;
};

struct bench {
    struct cj_fonts *fonts;
    const struct cj_theme *theme;
};

static struct cj_layout_options random_sheet(struct dice *dice)
{
    uint32_t n = 0, roll = dice_below(dice, 100);
    const struct cj_paper *row = cj_paper_rows(&n);
    struct cj_layout_options sheet = { .orientation = (enum cj_orientation)dice_below(dice, 3) };
    if (roll < 10) {
        sheet.sheet = CJ_SHEET_AUTO;
    } else if (roll < 30) {
        sheet.sheet = CJ_SHEET_NATURAL;
    } else if (roll < 36) {
        sheet.sheet = CJ_SHEET_ROLL;
        sheet.roll_mm = 400 + dice_below(dice, 1200);
        sheet.least_em_pt = 3 + dice_below(dice, 20);
    } else {
        sheet.sheet = CJ_SHEET_FIXED;
        sheet.paper = roll < 80 ? &row[dice_below(dice, n)] : NULL;
        sheet.width_mm = 150 + dice_below(dice, 1400);
        sheet.height_mm = 150 + dice_below(dice, 1000);
    }
    sheet.equal_columns = dice_below(dice, 20) == 0;
    sheet.lens = (enum cj_lens_side)dice_below(dice, 3);
    sheet.blank = dice_below(dice, 8) == 0;
    sheet.bands = sheet.sheet != CJ_SHEET_ROLL && dice_below(dice, 3) == 0 ? 1 + dice_below(dice, 3) : 0;
    return sheet;
}

/* It may be a sheet of a booklet: the overview, or a part that the program would make. */
static void random_content(struct dice *dice, const struct cj_journey *journey, const struct bench *bench, const struct cj_measurer *measurer,
                           struct cj_arena *arena, struct cj_layout_options *sheet)
{
    if (sheet->sheet != CJ_SHEET_FIXED || sheet->seams || sheet->blank || sheet->equal_columns || dice_below(dice, 3) > 0)
        return;
    sheet->bands = 0;
    sheet->content = dice_below(dice, 4) == 0 ? CJ_SHEET_OVERVIEW : CJ_SHEET_PHASES;
    if (sheet->content == CJ_SHEET_OVERVIEW)
        return;
    uint32_t n;
    const struct cj_part_of_journey *part = cj_layout_parts(journey, bench->theme, measurer, sheet, arena, &n);
    part += dice_below(dice, n);
    sheet->first_phase = part->first_phase;
    sheet->nphases = part->nphases;
    sheet->most_em_pt = dice_below(dice, 2) ? 3 + dice_below(dice, 12) : 0;
}

/* A sheet of one's own may be put together from smaller ones. */
static struct cj_seams *random_seams(struct dice *dice, const struct cj_layout_options *sheet, struct cj_arena *arena)
{
    if (sheet->sheet != CJ_SHEET_FIXED || sheet->paper || sheet->equal_columns || dice_below(dice, 4) == 0)
        return NULL;
    bool turned = (sheet->orientation == CJ_LANDSCAPE && sheet->width_mm < sheet->height_mm) ||
                  (sheet->orientation == CJ_PORTRAIT && sheet->width_mm > sheet->height_mm);
    double width = turned ? sheet->height_mm : sheet->width_mm, height = turned ? sheet->width_mm : sheet->height_mm;
    struct cj_seams *seams = CJ_NEW(arena, struct cj_seams, 1);
    double *x = CJ_NEW(arena, double, CJ_SEAMS_MOST), *y = CJ_NEW(arena, double, CJ_SEAMS_MOST);
    uint32_t across = 1 + dice_below(dice, MIN(5, (uint32_t)(width / 100))), down = 1 + dice_below(dice, MIN(5, (uint32_t)(height / 100)));
    for (seams->nx = 0; seams->nx + 1 < across; seams->nx++)
        x[seams->nx] = width / across * (seams->nx + 1) + 5;
    for (seams->ny = 0; seams->ny + 1 < down; seams->ny++)
        y[seams->ny] = height / down * (seams->ny + 1) + 5;
    seams->x_mm = x;
    seams->y_mm = y;
    return seams;
}

static char *sheet_name(const struct cj_layout_options *sheet)
{
    static const char *const ways[] = { "auto", "landscape", "portrait" };
    static const char *const sides[] = { "auto", "top", "left" };
    g_autoptr(GString) name = g_string_new(sheet->sheet == CJ_SHEET_ROLL ? "--roll " : "--paper ");
    if (sheet->sheet == CJ_SHEET_ROLL)
        g_string_append_printf(name, "%dmm --min-type %dpt", (int)sheet->roll_mm, (int)sheet->least_em_pt);
    else if (sheet->sheet != CJ_SHEET_FIXED)
        g_string_append(name, sheet->sheet == CJ_SHEET_AUTO ? "auto" : "natural");
    else if (sheet->paper)
        g_string_append(name, sheet->paper->name);
    else
        g_string_append_printf(name, "%dx%dmm", (int)sheet->width_mm, (int)sheet->height_mm);
    if (sheet->sheet == CJ_SHEET_FIXED)
        g_strdelimit(name->str + strlen("--paper "), " ", '_'); /* ARCH_D */
    g_string_append_printf(name, " --orientation %s --lens %s", ways[sheet->orientation], sides[sheet->lens]);
    if (sheet->bands > 0)
        g_string_append_printf(name, " --bands %u", sheet->bands);
    if (sheet->equal_columns)
        g_string_append(name, " --equal-columns");
    if (sheet->blank)
        g_string_append(name, " --blank");
    if (sheet->content == CJ_SHEET_OVERVIEW)
        g_string_append(name, " --pages, the overview");
    if (sheet->content == CJ_SHEET_PHASES)
        g_string_append_printf(name, " --pages, %u phases from %u on", sheet->nphases, sheet->first_phase + 1);
    return g_strdup(name->str);
}

/* --- ways ------------------------------------------------------------------------------------------------------------- */

struct leg { double x0, y0, x1, y1; };

static bool enters(const struct leg *leg, const struct cj_box *box, double x, double w, double air)
{
    return MIN(leg->x0, leg->x1) < x + w - air && MAX(leg->x0, leg->x1) > x + air && MIN(leg->y0, leg->y1) < box->y + box->h - air &&
           MAX(leg->y0, leg->y1) > box->y + air;
}

/* Ways may neither cross a card nor the words of another thing; `keep` can't say so, for ways cross and meet one another. */
static uint32_t count_crossed(const struct cj_layout *layout, const struct leg *leg, GString *what)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        bool crossed = box->part == CJ_PART_CARD && enters(leg, box, box->x, box->w, .01);
        for (uint32_t l = 0; box->part == CJ_PART_TEXT && !crossed && l < box->nlines; l++) {
            struct cj_box line = *box;
            double w = (double)box->line[l].width / CJ_EM * box->size;
            line.y = box->y + l * box->leading + .2 * box->leading, line.h = .6 * box->leading;
            crossed = enters(leg, &line, box->align == CJ_ALIGN_END ? box->x + box->w - w : box->align == CJ_ALIGN_CENTRE ? box->x + (box->w - w) / 2 : box->x, w, 0);
        }
        if (!crossed)
            continue;
        n++;
        g_string_append_printf(what, "a way crosses %s of node %u\n", box->part == CJ_PART_CARD ? "the card" : "words", box->node);
    }
    return n;
}

static uint32_t check_ways(const struct cj_layout *layout, GString *what)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        struct leg leg = { box->x, box->y, box->x + box->w, box->y };
        n += box->part == CJ_PART_ARROW ? count_crossed(layout, &leg, what) : 0;
        for (uint32_t k = 1; box->part == CJ_PART_WAY && k < box->npoints; k++) {
            const struct cj_point *p = &layout->point[box->first + k];
            leg = (struct leg){ p[-1].x, p[-1].y, p->x, p->y };
            n += count_crossed(layout, &leg, what);
        }
    }
    return n;
}

/* --- lines ------------------------------------------------------------------------------------------------------------ */

/* Printers lose what is thinner than a hairline. In type of less than a point it is the type that is lost. */
static uint32_t check_hairlines(const struct cj_scene *scene, double em_pt, GString *what)
{
    const double least = MIN(CJ_HAIRLINE_PT, em_pt / 4) - .001;
    uint32_t n = 0;
    for (uint32_t i = 0; i < scene->nitems; i++) {
        const struct cj_item *item = &scene->item[i];
        bool stroked = item->stroke.role != CJ_COLOUR_NONE, rule = item->kind == CJ_ITEM_RECT && !stroked;
        double side = rule ? MIN(item->u.rect.box.w, item->u.rect.box.h) : 0;
        if ((!stroked || item->stroke_pt >= least) && (side <= 0 || side >= least))
            continue;
        n++;
        g_string_append_printf(what, "a line of node %u is too thin\n", item->node);
    }
    return n;
}

static void report(uint64_t seed, const char *yaml, const char *how, const char *what)
{
    g_autofree char *name = g_strdup_printf("property-%" G_GUINT64_FORMAT ".yaml", seed);
    g_autofree char *text = g_strdup_printf("# %s\n%s", how, yaml);
    bool kept = g_file_set_contents(name, text, -1, NULL);
    fprintf(stderr, "seed %" G_GUINT64_FORMAT " (%s): %s\n%s", seed, how, kept ? name : "not kept", what);
}

/* A journey that is refused, though it should be valid, tests nothing: that fails too. */
static const struct cj_journey *load(const struct cj_source *source, struct cj_arena *arena, struct cj_diags *diags)
{
    cj_diags_add_source(diags, source);
    const struct cj_yaml *tree = cj_document_parse(source, &cj_document_default_limits, arena, diags);
    const struct cj_journey *journey = tree ? cj_journey_load(tree, arena, diags) : NULL;
    if (journey)
        cj_check(journey, diags);
    return cj_diags_count(diags, CJ_SEVERITY_ERROR) == 0 ? journey : NULL;
}

static bool draw(const struct bench *bench, uint64_t seed, const struct cj_journey *journey, const char *yaml, struct cj_arena *arena,
                 struct outcome *outcome)
{
    struct dice dice = { ~seed };
    bool fake = dice_below(&dice, 4) == 0;
    struct cj_measurer measurer = fake ? cj_text_fake_measurer() : cj_fonts_measurer(bench->fonts);
    struct cj_layout_options sheet = random_sheet(&dice);
    if (sheet.blank)
        journey = cj_journey_blank(journey, arena);
    sheet.images = fake_pictures(journey, arena);
    sheet.qr = cj_qr_new(journey->uri, arena);
    struct cj_seams *seams = random_seams(&dice, &sheet, arena);
    sheet.seams = seams;
    random_content(&dice, journey, bench, &measurer, arena, &sheet);
    g_autofree char *name = sheet_name(&sheet);
    g_autofree char *how = g_strdup_printf("%s%s%s", name, fake ? ", fake letters" : "", seams ? ", in sheets" : "");
    g_autoptr(GString) what = g_string_new(NULL);
    /* Off the seams, as the program does it: a few attempts. */
    for (uint32_t attempt = 0; attempt < (seams ? SEAM_ATTEMPTS : 1); attempt++) {
        if (seams)
            seams->attempt = attempt;
        g_autoptr(GError) error = NULL;
        const struct cj_layout *layout = cj_layout_build(journey, bench->theme, &measurer, &sheet, arena, &error);
        if (!layout && !g_error_matches(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_SEAMS)) { /* as without seams */
            outcome->refused++;
            return true;
        }
        g_string_assign(what, layout ? "" : "refused\n");
        outcome->attempts += attempt > 0;
        if (!layout)
            continue;
        outcome->laid_out += attempt == 0;
        const struct cj_scene *scene = cj_scene_build(layout, bench->theme, arena);
        if (cj_scene_verify(scene, what) + check_ways(layout, what) + check_hairlines(scene, layout->sheet.em_pt, what) == 0)
            return true;
    }
    report(seed, yaml, how, what->str);
    return false;
}

static bool try_one(const struct bench *bench, uint64_t seed, struct outcome *outcome)
{
    g_autoptr(GString) yaml = g_string_new(NULL);
    generate_journey(seed, yaml);
    struct cj_arena *arena = cj_arena_new();
    struct cj_diags *diags = cj_diags_new(arena);
    const struct cj_source *source = cj_source_new(arena, 0, "journey", yaml->str, yaml->len);
    const struct cj_journey *journey = load(source, arena, diags);
    bool good = journey && draw(bench, seed, journey, yaml->str, arena, outcome);
    if (!journey) {
        g_autoptr(GString) said = g_string_new(NULL);
        cj_diags_render(diags, (struct cj_diag_style){ .most = 5 }, said);
        report(seed, yaml->str, "refused as a journey", said->str);
    }
    cj_arena_free(arena);
    return good;
}

int main(int argc, char **argv)
{
    uint64_t seed = 1, count = 300;
    bool print = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--count") == 0 && i + 1 < argc)
            count = g_ascii_strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
            seed = g_ascii_strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--print") == 0)
            print = true;
        else
            return fprintf(stderr, "usage: property [--count N] [--seed S] [--print]\n"), 2;
    }
    if (print) {
        g_autoptr(GString) yaml = g_string_new(NULL);
        generate_journey(seed, yaml);
        return fputs(yaml->str, stdout) < 0;
    }
    g_autoptr(GError) error = NULL;
    const char *const dirs[] = { CJMAP_BINARY_DIR "/share/cjmap/fonts", NULL };
    struct bench bench = { cj_fonts_new(dirs, &error), cj_theme_default() };
    if (!bench.fonts)
        return fprintf(stderr, "%s\n", error->message), 2;
    struct outcome outcome = { 0 };
    for (uint64_t i = 0; i < count; i++)
        outcome.failed += !try_one(&bench, seed + i, &outcome);
    cj_fonts_free(bench.fonts);
    printf("%u laid out, %u too large for their sheet, %u more attempts for seams, %u wrong\n", outcome.laid_out, outcome.refused,
           outcome.attempts, outcome.failed);
    /* If many are refused, little was tested. */
    return outcome.failed > 0 || outcome.refused * 5 > outcome.laid_out;
}
