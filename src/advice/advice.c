/* The door: the sheet at hand, the others, lanes and texts, each laid out as it would be. */
#include "advice_priv.h"

#include <math.h>
#include <stdlib.h>

enum { TRIED_LEAST = 12, TRIED_MOST = 48, TRIED_OF_TEXTS = 6000, HOLDING_MOST = 5 };
static const double telling_pt = .005; /* a gain that is seen in what is told */

/* --- layouts of what would be ----------------------------------------------------------------------------------------- */

struct cj_sheet cj_advice_try_journey(struct advisor *advisor, const struct cj_journey *journey, const struct cj_layout_options *options)
{
    struct cj_arena *scratch = cj_arena_new();
    const struct cj_layout *layout = cj_layout_build(journey, advisor->theme, advisor->measurer, options, scratch, NULL);
    struct cj_sheet sheet = layout ? layout->sheet : (struct cj_sheet){ .name = "" };
    sheet.name = cj_arena_printf(advisor->arena, "%s", sheet.name);
    advisor->advice->layouts++;
    cj_arena_free(scratch);
    return sheet;
}

struct cj_sheet cj_advice_try(struct advisor *advisor, const struct cj_yaml_edit *edit, uint32_t n)
{
    struct cj_arena *scratch = cj_arena_new();
    const struct cj_yaml *root = cj_yaml_edited(advisor->root, edit, n, scratch);
    const struct cj_journey *journey = cj_journey_load(root, scratch, cj_diags_new(scratch));
    struct cj_sheet sheet = { .name = "" };
    if (journey && journey->ntouchpoints == advisor->journey->ntouchpoints)
        sheet = cj_advice_try_journey(advisor, journey, &advisor->options);
    cj_arena_free(scratch);
    return sheet;
}

/* --- sheets ------------------------------------------------------------------------------------------------------------- */

static struct cj_advice_sheet try_paper(struct advisor *advisor, const struct cj_paper *paper, bool this_one)
{
    struct cj_advice_sheet row = { .paper = paper, .this_one = this_one, .sheet = advisor->layout->sheet };
    if (!this_one) {
        struct cj_layout_options options = advisor->options;
        options.sheet = CJ_SHEET_FIXED;
        options.paper = paper;
        options.seams = NULL;
        options.least_em_pt = advisor->advice->promised ? advisor->advice->wanted_pt : 0;
        row.sheet = cj_advice_try_journey(advisor, advisor->journey, &options);
    }
    row.enough = row.sheet.em_pt > 0 && (advisor->advice->promised ? row.sheet.kept : !row.sheet.small);
    return row;
}

static int by_area(gconstpointer left, gconstpointer right)
{
    const struct cj_sheet *a = &((const struct cj_advice_sheet *)left)->sheet, *b = &((const struct cj_advice_sheet *)right)->sheet;
    double m = a->width_pt * a->height_pt, n = b->width_pt * b->height_pt;
    return m < n ? -1 : m > n;
}

/* Those that are tried when no paper is named, and the one at hand. */
static void compare_sheets(struct advisor *advisor)
{
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n), *own = advisor->advice->fitted ? advisor->options.paper : NULL;
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(struct cj_advice_sheet));
    for (uint32_t i = 0; i < n; i++)
        if (paper[i].automatic || &paper[i] == own) {
            struct cj_advice_sheet row = try_paper(advisor, &paper[i], &paper[i] == own);
            g_array_append_val(rows, row);
        }
    if (own == NULL && advisor->advice->fitted) {
        struct cj_advice_sheet row = try_paper(advisor, NULL, true);
        g_array_append_val(rows, row);
    }
    g_array_sort(rows, by_area);
    advisor->advice->sheets = cj_arena_seal(advisor->arena, rows);
    advisor->advice->nsheets = rows->len;
}

/* --- words ---------------------------------------------------------------------------------------------------------------- */

static uint32_t words_in_lane(const struct advisor *advisor, const struct cj_lane *lane)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < advisor->texts->len; i++) {
        const struct text *text = &g_array_index(advisor->texts, struct text, i);
        if (text->place == (int)lane->kind && (lane->kind != CJ_LANE_OWN || text->own_lane == lane->own_lane))
            words += text->words;
    }
    return words;
}

static void count_words(struct advisor *advisor)
{
    struct cj_advice *advice = advisor->advice;
    uint32_t *phase = CJ_NEW(advisor->arena, uint32_t, advisor->journey->nphases);
    for (uint32_t i = 0; i < advisor->texts->len; i++) {
        const struct text *text = &g_array_index(advisor->texts, struct text, i);
        advice->words += text->words;
        advice->lens_words += text->place == CJ_ADVICE_LENS ? text->words : 0;
        advice->takeaway_words += text->place == CJ_ADVICE_TAKEAWAYS ? text->words : 0;
        if (text->phase != CJ_NONE)
            phase[text->phase] += text->words;
    }
    advice->phase_words = phase;
}

/* --- lanes ---------------------------------------------------------------------------------------------------------------- */

/* What the map is without a lane, as if the file's `lanes` did not name it. */
static double without_lane(struct advisor *advisor, uint32_t left_out)
{
    struct cj_journey journey = *advisor->journey;
    g_autofree struct cj_lane *lanes = g_new0(struct cj_lane, journey.nlanes);
    uint32_t n = 0;
    for (uint32_t i = 0; i < journey.nlanes; i++)
        if (i != left_out)
            lanes[n++] = journey.lanes[i];
    journey.lanes = lanes;
    journey.nlanes = n;
    return cj_advice_try_journey(advisor, &journey, &advisor->options).em_pt;
}

static void look_at_lanes(struct advisor *advisor)
{
    const struct cj_journey *journey = advisor->journey;
    struct cj_advice_lane *row = CJ_NEW(advisor->arena, struct cj_advice_lane, journey->nlanes);
    for (uint32_t i = 0; i < journey->nlanes; i++) {
        const struct cj_lane *lane = &journey->lanes[i];
        row[i] = (struct cj_advice_lane){ lane, journey->node[lane->node].id.s, words_in_lane(advisor, lane), 0 };
        if (advisor->advice->fitted && lane->kind != CJ_LANE_TOUCHPOINTS && journey->nlanes > 1)
            row[i].without_pt = without_lane(advisor, i);
    }
    advisor->advice->lanes = row;
    advisor->advice->nlanes = journey->nlanes;
}

/* --- texts that hold the type down ------------------------------------------------------------------------------------------ */

static double gain_pt(const struct cj_advice_text *text)
{
    return fmax(text->without_pt, text->shorter_pt);
}

static int by_gain(gconstpointer left, gconstpointer right)
{
    const struct cj_advice_text *a = left, *b = right;
    if (gain_pt(a) != gain_pt(b))
        return gain_pt(a) > gain_pt(b) ? -1 : 1;
    if (a->text.at.line != b->text.at.line)
        return a->text.at.line < b->text.at.line ? -1 : 1;
    return a->text.at.col < b->text.at.col ? -1 : a->text.at.col > b->text.at.col;
}

static struct cj_yaml_edit shortened(const struct text *text, struct cj_arena *arena)
{
    return (struct cj_yaml_edit){ text->scalar, cj_advice_cut(text->str.s, (text->words + 1) / 2, arena) };
}

static double try_without(struct advisor *advisor, const struct text *text)
{
    return text->item ? cj_advice_try(advisor, &(struct cj_yaml_edit){ text->item, NULL }, 1).em_pt : 0;
}

static void try_shorter(struct advisor *advisor, const struct text *text, struct cj_advice_text *told)
{
    if (text->words < 2)
        return;
    struct cj_yaml_edit edit = shortened(text, advisor->arena);
    told->keep = (text->words + 1) / 2;
    told->shorter_pt = cj_advice_try(advisor, &edit, 1).em_pt;
}

/* First only the change that gains more: without it or, where it can't go, shorter. */
static struct cj_advice_text try_text(struct advisor *advisor, const struct text *text)
{
    struct cj_advice_text told = { .what = text->what, .text = text->str, .touchpoint = text->touchpoint, .words = text->words };
    told.without_pt = try_without(advisor, text);
    if (!text->item)
        try_shorter(advisor, text, &told);
    return told;
}

static const struct text *text_told(const struct advisor *advisor, const struct cj_advice_text *told)
{
    for (uint32_t i = 0; i < advisor->texts->len; i++)
        if (g_array_index(advisor->texts, struct text, i).str.s == told->text.s)
            return &g_array_index(advisor->texts, struct text, i);
    return NULL;
}

/* What there is if all of them follow the advice: gone, or shorter where they can't go. */
static double try_together(struct advisor *advisor, const struct cj_advice_text *told, uint32_t n)
{
    struct cj_yaml_edit edit[HOLDING_MOST];
    for (uint32_t i = 0; i < n; i++) {
        const struct text *text = text_told(advisor, &told[i]);
        edit[i] = told[i].without_pt > 0 ? (struct cj_yaml_edit){ text->item, NULL } : shortened(text, advisor->arena);
    }
    return cj_advice_try(advisor, edit, n).em_pt;
}

static void find_holding(struct advisor *advisor)
{
    struct cj_advice *advice = advisor->advice;
    uint32_t candidate[TRIED_MOST], most = CLAMP(TRIED_OF_TEXTS / (advisor->texts->len + 1), TRIED_LEAST, TRIED_MOST);
    uint32_t n = cj_advice_binding(advisor, candidate, most);
    struct cj_advice_text *told = CJ_NEW(advisor->arena, struct cj_advice_text, n);
    for (uint32_t i = 0; i < n; i++)
        told[i] = try_text(advisor, &g_array_index(advisor->texts, struct text, candidate[i]));
    qsort(told, n, sizeof *told, by_gain);
    while (n > 0 && (n > HOLDING_MOST || gain_pt(&told[n - 1]) < advice->sheet.em_pt + telling_pt))
        n--;
    for (uint32_t i = 0; i < n; i++)
        if (told[i].without_pt > 0)
            try_shorter(advisor, text_told(advisor, &told[i]), &told[i]);
    advice->holding = told;
    advice->nholding = n;
    if (n > 0)
        advice->holding_pt = try_together(advisor, told, n);
}

/* --- the door ---------------------------------------------------------------------------------------------------------------- */

const struct cj_advice *cj_advice_build(const struct cj_yaml *root, const struct cj_journey *journey, const struct cj_layout *layout,
                                        const struct cj_theme *theme, const struct cj_measurer *measurer,
                                        const struct cj_layout_options *options, struct cj_arena *arena)
{
    struct cj_advice *advice = CJ_NEW(arena, struct cj_advice, 1);
    struct advisor advisor = { root, journey, theme, measurer, *options, layout, arena, cj_advice_texts(root, journey), advice };
    advice->sheet = layout->sheet;
    advice->fitted = options->sheet == CJ_SHEET_AUTO || options->sheet == CJ_SHEET_FIXED;
    advice->promised = options->least_em_pt > 0;
    const struct cj_paper *paper = options->sheet == CJ_SHEET_AUTO ? cj_paper_find(layout->sheet.name) : options->paper;
    const struct cj_paper *figures = paper ? paper : cj_paper_like(layout->sheet.width_pt / CJ_PT_PER_MM, layout->sheet.height_pt / CJ_PT_PER_MM);
    if (advice->promised)
        advice->wanted_pt = options->least_em_pt;
    else if (advice->fitted && layout->sheet.small)
        advice->wanted_pt = figures->warn_pt;
    if (options->sheet == CJ_SHEET_AUTO) {
        advisor.options.sheet = CJ_SHEET_FIXED;
        advisor.options.paper = paper;
    }
    advisor.options.least_em_pt = advice->wanted_pt;
    count_words(&advisor);
    compare_sheets(&advisor);
    look_at_lanes(&advisor);
    if (advice->fitted)
        find_holding(&advisor);
    if (cj_advice_is_called_for(advice))
        cj_advice_shorten(&advisor);
    g_array_unref(advisor.texts);
    return advice;
}
