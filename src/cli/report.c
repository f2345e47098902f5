/* What can be said about how much is on a sheet: the fit report, as text for people and as JSON for programs, and what is said when a
 * promise can't be kept. What it says was found out by advice; here it gets its words. */
#include "report.h"

#include <math.h>
#include <string.h>

enum { TEXT_SHOWN = 46 /* characters of a text that is quoted */, SHORTEN_SHOWN = 12, LANES_SHOWN = 3 };
static const double nearest_m = .25; /* what an eye can focus on */
static const double much_ink = .25;  /* of the sheet */
static const double seen_pt = .005;   /* a gain, in what is told */
static const double lane_tells = 1.01; /* times the type: a lane that costs less is not spoken of */

/* --- figures ---------------------------------------------------------------------------------------------------------- */

static const char *figure(struct cj_arena *arena, const char *format, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return cj_arena_printf(arena, "%s", g_ascii_formatd(buffer, sizeof buffer, format, value));
}

static const char *points(struct cj_arena *arena, double pt)
{
    return cj_arena_printf(arena, "%s pt", figure(arena, "%.1f", pt));
}

static const char *fine_points(struct cj_arena *arena, double pt)
{
    return cj_arena_printf(arena, "%s pt", figure(arena, "%.2f", pt));
}

const char *cj_report_reach(double metres, struct cj_arena *arena)
{
    if (metres < nearest_m)
        return "too small to read without a lens";
    return cj_arena_printf(arena, "readable from %s m", figure(arena, "%.2f", metres));
}

static const char *words(struct cj_arena *arena, uint32_t n)
{
    return n == 1 ? "1 word" : cj_arena_printf(arena, "%u words", n);
}

/* "A3 landscape"; a size says by itself how it lies. */
static const char *sheet_name(const struct cj_report *report, const struct cj_paper *paper, const struct cj_sheet *sheet)
{
    struct cj_arena *arena = report->reading->arena;
    if (paper)
        return cj_arena_printf(arena, "%s %s", paper->name, sheet->width_pt >= sheet->height_pt ? "landscape" : "portrait");
    return sheet->name;
}

static const char *own_name(const struct cj_report *report)
{
    const struct cj_paper *paper = report->options.paper;
    if (report->options.sheet == CJ_SHEET_AUTO)
        paper = cj_paper_find(report->layout->sheet.name);
    return sheet_name(report, report->options.sheet == CJ_SHEET_AUTO || report->options.sheet == CJ_SHEET_FIXED ? paper : NULL, &report->layout->sheet);
}

/* The beginning of a text, on one line, in quotation marks. */
static const char *quoted(const char *text, struct cj_arena *arena)
{
    g_autoptr(GString) shown = g_string_new(NULL);
    uint32_t n = 0;
    for (const char *s = text; *s && n < TEXT_SHOWN; s = g_utf8_next_char(s), n++) {
        gunichar c = g_utf8_get_char(s);
        g_string_append_unichar(shown, g_unichar_isspace(c) || !g_unichar_isprint(c) ? ' ' : c);
    }
    bool cut = (uint32_t)g_utf8_strlen(text, -1) > n;
    return cj_arena_printf(arena, "\"%s%s\"", g_strchomp(shown->str), cut ? "\xe2\x80\xa6" : "");
}

static const char *place(const struct cj_report *report, struct cj_span at)
{
    const struct cj_source *source = cj_diags_source(report->reading->diags, at.source);
    return cj_arena_printf(report->reading->arena, "%s:%u:%u", cj_source_name(source), at.line, at.col);
}

/* --- the report as text, a part after the other -------------------------------------------------------------------------- */

static void write_sheet(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    struct cj_arena *arena = report->reading->arena;
    const struct cj_sheet *sheet = &advice->sheet;
    g_string_append_printf(out, "Fit report: %s\n\n", cj_input_name(report->file));
    g_string_append_printf(out, "%s: the text is %s, %s.\n", own_name(report), points(arena, sheet->em_pt), cj_report_reach(sheet->reads_from_m, arena));
    if (!advice->fitted)
        g_string_append(out, "This sheet is as large as the text needs, so nothing holds the text down.\n");
    else if (advice->promised)
        g_string_append_printf(out, "You asked for %s: that is readable from %s m. The promise is %s.\n", points(arena, advice->wanted_pt),
                               figure(arena, "%.2f", advice->wanted_pt / CJ_EM_PT_PER_METRE), sheet->kept ? "kept" : "broken");
    else if (advice->wanted_pt > 0)
        g_string_append_printf(out, "That is small: on a sheet of this size %s reads well.\n", points(arena, advice->wanted_pt));
    else
        g_string_append(out, "That is enough for a sheet of this size.\n");
}

static void write_sheets(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    struct cj_arena *arena = report->reading->arena;
    g_string_append(out, "\nSheets\n");
    for (uint32_t i = 0; i < advice->nsheets; i++) {
        const struct cj_advice_sheet *row = &advice->sheets[i];
        const char *name = sheet_name(report, row->paper, &row->sheet);
        if (!(row->sheet.em_pt > 0))
            g_string_append_printf(out, "  %-14s the map does not fit\n", row->paper ? row->paper->name : row->sheet.name);
        else
            g_string_append_printf(out, "  %-14s %7s  %s%s%s\n", name, points(arena, row->sheet.em_pt), cj_report_reach(row->sheet.reads_from_m, arena),
                                   row->enough ? advice->promised ? ", keeps the promise" : ", reads well" : "", row->this_one ? "  <- this one" : "");
    }
}

static void write_words(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    const struct cj_journey *journey = report->reading->journey;
    g_string_append_printf(out, "\nWords: %u\n", advice->words);
    for (uint32_t i = 0; i < journey->nphases; i++)
        g_string_append_printf(out, "%s%s %u", i ? ", " : "  by phase: ", journey->phases[i].name.s, advice->phase_words[i]);
    g_string_append_printf(out, "%sabove the journey %u, below it %u\n", journey->nphases ? "; " : "  ", advice->lens_words, advice->takeaway_words);
    bool first = true;
    for (uint32_t i = 0; i < advice->nlanes; i++)
        if (advice->lanes[i].words > 0) {
            g_string_append_printf(out, "%s%s %u", first ? "  by lane: " : ", ", advice->lanes[i].id, advice->lanes[i].words);
            first = false;
        }
    g_string_append(out, first ? "" : "\n");
    if (advice->too_many > 0)
        g_string_append_printf(out, "  too many: %s%u\n", advice->reached ? "" : "more than ", advice->too_many);
}

static void write_text(const struct cj_report *report, const struct cj_advice_text *text, GString *out)
{
    g_string_append_printf(out, "  %s: %s, %s: %s\n", place(report, text->text.at), text->what, words(report->reading->arena, text->words),
                           quoted(text->text.s, report->reading->arena));
}

static void write_holding(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    struct cj_arena *arena = report->reading->arena;
    if (!advice->fitted)
        return;
    g_string_append(out, "\nTexts that hold the size down\n");
    if (advice->nholding == 0)
        g_string_append(out, "  none: no text makes a difference on its own\n");
    for (uint32_t i = 0; i < advice->nholding; i++) {
        const struct cj_advice_text *text = &advice->holding[i];
        write_text(report, text, out);
        g_string_append(out, "      ");
        if (text->without_pt > 0)
            g_string_append_printf(out, "without it %s instead of %s", fine_points(arena, text->without_pt), figure(arena, "%.2f", advice->sheet.em_pt));
        if (text->keep > 0 && (text->without_pt == 0 || text->shorter_pt > advice->sheet.em_pt + seen_pt)) /* else it is not worth a word */
            g_string_append_printf(out, "%swith only its first %s %s", text->without_pt > 0 ? "; " : "", words(arena, text->keep),
                                   fine_points(arena, text->shorter_pt));
        g_string_append(out, "\n");
    }
    if (advice->nholding > 1)
        g_string_append_printf(out, "  All of these together: %s\n", fine_points(arena, advice->holding_pt));
}

static int by_gain(gconstpointer left, gconstpointer right)
{
    const struct cj_advice_lane *a = *(const struct cj_advice_lane *const *)left, *b = *(const struct cj_advice_lane *const *)right;
    return a->without_pt != b->without_pt ? (a->without_pt > b->without_pt ? -1 : 1) : (a < b ? -1 : a > b);
}

static void write_lanes(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    g_autoptr(GPtrArray) lanes = g_ptr_array_new();
    for (uint32_t i = 0; i < advice->nlanes; i++)
        if (advice->lanes[i].without_pt > advice->sheet.em_pt * lane_tells)
            g_ptr_array_add(lanes, (gpointer)&advice->lanes[i]);
    if (lanes->len == 0)
        return;
    g_ptr_array_sort(lanes, by_gain);
    g_string_append(out, "\nLanes that cost most (`lanes` in the file says which are drawn)\n");
    for (guint i = 0; i < MIN(lanes->len, LANES_SHOWN); i++) {
        const struct cj_advice_lane *lane = lanes->pdata[i];
        g_string_append_printf(out, "  without %s: %s\n", lane->id, points(report->reading->arena, lane->without_pt));
    }
}

static void write_larger_sheet(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    const struct cj_sheet *now = &advice->sheet;
    for (uint32_t i = 0; i < advice->nsheets; i++) {
        const struct cj_advice_sheet *row = &advice->sheets[i];
        if (row->this_one || row->sheet.width_pt * row->sheet.height_pt <= now->width_pt * now->height_pt || row->sheet.em_pt < advice->wanted_pt - .05)
            continue;
        g_string_append_printf(out, "- Take a larger sheet: `--paper %s` gives %s.\n", row->paper->name, points(report->reading->arena, row->sheet.em_pt));
        return;
    }
    g_string_append(out, "- No larger sheet from A4 to A0 gives that.\n");
}

/* The lane with the fewest words without which it would be enough. */
static void write_lane_less(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    const struct cj_advice_lane *least = NULL;
    for (uint32_t i = 0; i < advice->nlanes; i++)
        if (advice->lanes[i].without_pt >= advice->wanted_pt && (!least || advice->lanes[i].words < least->words))
            least = &advice->lanes[i];
    if (least)
        g_string_append_printf(out, "- Do not draw the lane %s: that gives %s.\n", least->id, points(report->reading->arena, least->without_pt));
}

static void write_shorten(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    struct cj_arena *arena = report->reading->arena;
    if (!advice->reached) {
        g_string_append(out, "- Shorter texts alone are not enough");
        if (advice->shorten_pt > 0)
            g_string_append_printf(out, ": with no text above %u words it would be %s", advice->longest, points(arena, advice->shorten_pt));
        g_string_append(out, ".\n  Leave out a lane or touchpoints, or make two maps or a booklet (`--pages`) of it.\n");
        return;
    }
    g_string_append_printf(out, "- Shorten %s to %s, %s in all. That gives %s:\n", advice->nshorten == 1 ? "this text" :
                           cj_arena_printf(arena, "each of these %u texts", advice->nshorten), words(arena, advice->longest),
                           cj_arena_printf(arena, "%s fewer", words(arena, advice->too_many)), points(arena, advice->shorten_pt));
    for (uint32_t i = 0; i < MIN(advice->nshorten, report->all ? advice->nshorten : SHORTEN_SHOWN); i++)
        write_text(report, &advice->shorten[i], out);
    if (!report->all && advice->nshorten > SHORTEN_SHOWN)
        g_string_append_printf(out, "  and %u more (cjmap build --fit-report=all shows them)\n", advice->nshorten - SHORTEN_SHOWN);
}

static void write_ways(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    if (!cj_advice_is_called_for(advice))
        return;
    g_string_append_printf(out, "\nTo get %s, one of these\n", points(report->reading->arena, advice->wanted_pt));
    write_larger_sheet(report, advice, out);
    write_lane_less(report, advice, out);
    write_shorten(report, advice, out);
}

static void write_ink(const struct cj_report *report, GString *out)
{
    if (report->ink < 0)
        return;
    g_string_append_printf(out, "\nInk: about %s %% of the sheet\n", figure(report->reading->arena, "%.0f", report->ink * 100));
    if (report->ink > much_ink)
        g_string_append(out, "  That is much: a theme with paler grounds takes less, and `--theme mono` least.\n");
}

void cj_report_text(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    write_sheet(report, advice, out);
    write_sheets(report, advice, out);
    write_words(report, advice, out);
    write_holding(report, advice, out);
    write_lanes(report, advice, out);
    write_ways(report, advice, out);
    write_ink(report, out);
}

/* --- the door --------------------------------------------------------------------------------------------------------------- */

const struct cj_advice *cj_report_advice(const struct cj_report *report)
{
    const struct cj_reading *reading = report->reading;
    struct cj_measurer measurer = cj_fonts_measurer(reading->look.fonts);
    return cj_advice_build(reading->tree, reading->journey, report->layout, reading->look.theme, &measurer, &report->options, reading->arena);
}
