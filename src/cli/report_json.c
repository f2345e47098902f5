/* The fit report for programs. Keys stay; docs/printing.md describes them. Lengths in the unit that the key ends in. */
#include "report.h"

#include <math.h>

/* --- JSON --------------------------------------------------------------------------------------------------------------- */

/* What comes before a key or an item: nothing after an opening bracket. */
static void separate(GString *out)
{
    char last = out->len > 0 ? out->str[out->len - 1] : '{';
    if (last != '{' && last != '[' && last != ':')
        g_string_append_c(out, ',');
}

static void add_string(GString *out, const char *s)
{
    g_string_append_c(out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            g_string_append_printf(out, "\\%c", *s);
        else if ((unsigned char)*s < ' ')
            g_string_append_printf(out, "\\u%04x", *s);
        else
            g_string_append_c(out, *s);
    }
    g_string_append_c(out, '"');
}

static void add_key(GString *out, const char *key)
{
    separate(out);
    add_string(out, key);
    g_string_append_c(out, ':');
}

static void add_text(GString *out, const char *key, const char *text)
{
    add_key(out, key);
    if (text)
        add_string(out, text);
    else
        g_string_append(out, "null");
}

static void add_number(GString *out, const char *key, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    add_key(out, key);
    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.10g", round(value * 1000) / 1000));
}

static void add_known(GString *out, const char *key, bool known, double value)
{
    if (known)
        add_number(out, key, value);
    else
        add_text(out, key, NULL);
}

static void add_flag(GString *out, const char *key, bool flag)
{
    add_key(out, key);
    g_string_append(out, flag ? "true" : "false");
}

static void open_list(GString *out, const char *key)
{
    add_key(out, key);
    g_string_append_c(out, '[');
}

static void open_item(GString *out)
{
    separate(out);
    g_string_append_c(out, '{');
}

/* --- the report ------------------------------------------------------------------------------------------------------------ */

static void add_sheet(GString *out, const struct cj_sheet *sheet)
{
    add_text(out, "paper", sheet->name);
    add_text(out, "orientation", sheet->width_pt >= sheet->height_pt ? "landscape" : "portrait");
    add_number(out, "width_mm", sheet->width_pt / CJ_PT_PER_MM);
    add_number(out, "height_mm", sheet->height_pt / CJ_PT_PER_MM);
    add_number(out, "type_pt", sheet->em_pt);
    add_number(out, "readable_from_m", sheet->reads_from_m);
}

static void add_sheets(GString *out, const struct cj_advice *advice)
{
    open_list(out, "sheets");
    for (uint32_t i = 0; i < advice->nsheets; i++) {
        open_item(out);
        add_sheet(out, &advice->sheets[i].sheet);
        add_flag(out, "this_one", advice->sheets[i].this_one);
        add_flag(out, "enough", advice->sheets[i].enough);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

static void add_words(GString *out, const struct cj_report *report, const struct cj_advice *advice)
{
    const struct cj_journey *journey = report->reading->journey;
    add_number(out, "words", advice->words);
    add_number(out, "words_above", advice->lens_words);
    add_number(out, "words_below", advice->takeaway_words);
    add_number(out, "words_too_many", advice->too_many);
    open_list(out, "phases");
    for (uint32_t i = 0; i < journey->nphases; i++) {
        open_item(out);
        add_text(out, "name", journey->phases[i].name.s);
        add_number(out, "words", advice->phase_words[i]);
        g_string_append_c(out, '}');
    }
    g_string_append(out, "]");
    open_list(out, "lanes");
    for (uint32_t i = 0; i < advice->nlanes; i++) {
        open_item(out);
        add_text(out, "id", advice->lanes[i].id);
        add_number(out, "words", advice->lanes[i].words);
        add_known(out, "type_pt_without", advice->lanes[i].without_pt > 0, advice->lanes[i].without_pt);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

static void open_text(GString *out, const struct cj_report *report, const struct cj_advice_text *text)
{
    const struct cj_journey *journey = report->reading->journey;
    open_item(out);
    add_text(out, "file", cj_source_name(cj_diags_source(report->reading->diags, text->text.at.source)));
    add_number(out, "line", text->text.at.line);
    add_number(out, "column", text->text.at.col);
    add_text(out, "what", text->what);
    add_text(out, "touchpoint", text->touchpoint == CJ_NONE ? NULL : journey->touchpoints[text->touchpoint].name.s);
    add_text(out, "text", text->text.s);
    add_number(out, "words", text->words);
    add_known(out, "keep_words", text->keep > 0, text->keep);
}

static void add_holding(GString *out, const struct cj_report *report, const struct cj_advice *advice)
{
    open_list(out, "holding");
    for (uint32_t i = 0; i < advice->nholding; i++) {
        const struct cj_advice_text *text = &advice->holding[i];
        open_text(out, report, text);
        add_known(out, "type_pt_without", text->without_pt > 0, text->without_pt);
        add_known(out, "type_pt_cut", text->keep > 0, text->shorter_pt);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
    add_known(out, "type_pt_without_holding", advice->nholding > 0, advice->holding_pt);
}

static void add_shorten(GString *out, const struct cj_report *report, const struct cj_advice *advice)
{
    open_list(out, "shorten");
    for (uint32_t i = 0; i < advice->nshorten; i++) {
        open_text(out, report, &advice->shorten[i]);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
    add_flag(out, "shorten_reaches", advice->reached || !cj_advice_is_called_for(advice));
    add_known(out, "longest_words", advice->shorten_pt > 0, advice->longest);
    add_known(out, "type_pt_shortened", advice->shorten_pt > 0, advice->shorten_pt);
}

void cj_report_json(const struct cj_report *report, const struct cj_advice *advice, GString *out)
{
    bool reached = !advice->promised || advice->sheet.kept;
    g_string_append_c(out, '{');
    add_text(out, "file", cj_input_name(report->file));
    add_sheet(out, &advice->sheet);
    add_known(out, "wanted_pt", advice->wanted_pt > 0, advice->wanted_pt);
    add_flag(out, "promised", advice->promised);
    add_flag(out, "kept", reached);
    add_known(out, "ink_percent", report->ink >= 0, report->ink * 100);
    add_sheets(out, advice);
    add_words(out, report, advice);
    add_holding(out, report, advice);
    add_shorten(out, report, advice);
    g_string_append(out, "}\n");
}
