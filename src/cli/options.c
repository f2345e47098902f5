/* Options: a row each, and one parser for all commands. GOption is not used, since it speaks through the locale and knows no
 * "did you mean". `--name VALUE`, `--name=VALUE`, `-o VALUE`, `-oVALUE`; `--` ends the options; `-` is a file. */
#include "cli_priv.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- kinds of value ------------------------------------------------------------------------------------------- */

static bool read_flag(const char *text, void *member, GError **error)
{
    (void)text, (void)error;
    *(bool *)member = true;
    return true;
}

static bool read_text(const char *text, void *member, GError **error)
{
    if (!*text)
        return cj_cli_refuse(error, "it needs a name");
    *(const char **)member = text;
    return true;
}

static bool read_texts(const char *text, void *member, GError **error)
{
    if (!*text)
        return cj_cli_refuse(error, "it needs a name");
    g_ptr_array_add(*(GPtrArray **)member, (char *)text);
    return true;
}

/* One of `words` (NULL-ended): its index. */
static bool read_word(const char *text, const char *const *words, int *ret_index, GError **error)
{
    for (int i = 0; words[i]; i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0) {
            *ret_index = i;
            return true;
        }
    g_autofree char *meant = cj_cli_did_you_mean(text, words);
    g_autofree char *all = g_strjoinv(", ", (char **)words);
    return cj_cli_refuse(error, "`%s` is not one of %s%s", text, all, meant);
}

static bool read_when(const char *text, void *member, GError **error)
{
    static const char *const words[] = { [CJ_WHEN_AUTO] = "auto", [CJ_WHEN_ALWAYS] = "always", [CJ_WHEN_NEVER] = "never", NULL };
    return read_word(text, words, member, error);
}

static bool read_format(const char *text, void *member, GError **error)
{
    const char *words[CJ_FORMAT_COUNT + 1] = { 0 };
    for (int i = 0; i < CJ_FORMAT_COUNT; i++)
        words[i] = cj_format_row(i)->name;
    return read_word(text, words, member, error);
}

static bool read_fit_report(const char *text, void *member, GError **error)
{
    static const char *const words[] = { "text", "all", "json", NULL };
    int index = 0;
    if (text && !read_word(text, words, &index, error))
        return false;
    *(int *)member = CJ_FIT_REPORT_TEXT + index;
    return true;
}

static bool read_orientation(const char *text, void *member, GError **error)
{
    static const char *const words[] = { [CJ_ORIENTATION_AUTO] = "auto", [CJ_LANDSCAPE] = "landscape", [CJ_PORTRAIT] = "portrait", NULL };
    int index = 0;
    if (!read_word(text, words, &index, error))
        return false;
    *(enum cj_orientation *)member = (enum cj_orientation)index;
    return true;
}

static bool read_lens(const char *text, void *member, GError **error)
{
    static const char *const words[] = { [CJ_LENS_AUTO] = "auto", [CJ_LENS_TOP] = "top", [CJ_LENS_LEFT] = "left", NULL };
    int index = 0;
    if (!read_word(text, words, &index, error))
        return false;
    *(enum cj_lens_side *)member = (enum cj_lens_side)index;
    return true;
}

/* auto, or how many bands: 0 and 1 mean what they do in cj_layout_options. */
static bool read_bands(const char *text, void *member, GError **error)
{
    enum { MOST = 99 };
    uint32_t n = 0;
    size_t digits = strspn(text, "0123456789");
    if (g_ascii_strcasecmp(text, "auto") != 0) {
        if (digits == 0 || text[digits])
            return cj_cli_refuse(error, "`%s` is no number of bands; a whole number such as 2, 1 for none, or auto", text);
        n = digits > 2 ? MOST + 1 : (uint32_t)atoi(text);
        if (n < 1 || n > MOST)
            return cj_cli_refuse(error, "a map of %s bands; 1 to %d can be asked for", text, MOST);
    }
    *(uint32_t *)member = n;
    return true;
}

/* --- paper ------------------------------------------------------------------------------------------------------ */

static bool read_paper(const char *text, void *member, GError **error)
{
    struct cj_options *options = member;
    if (!cj_paper_read(text, &options->sheet, error))
        return false;
    options->paper_given = true;
    if (cj_paper_says_way(text) || (options->sheet.sheet == CJ_SHEET_FIXED && !options->sheet.paper)) /* 200x300mm lies as it is given */
        g_ptr_array_add(options->given, (char *)"orientation");
    return true;
}

/* --- the roll ---------------------------------------------------------------------------------------------------- */

/* Whoever types a small number without a unit has inches in mind. */
static bool read_roll(const char *text, void *member, GError **error)
{
    static const char range[] = "5cm to 5m";
    static const struct cj_length_kind wide = { "the width of a roll", "mm", "914mm or 36in", range, 50, 5000 },
                                       inches = { "the width of a roll", "in", "914mm or 36in", range, 50, 5000 };
    enum { INCHES_MOST = 99 };
    struct cj_options *options = member;
    if (!cj_length_read(text, g_ascii_strtod(text, NULL) <= INCHES_MOST ? &inches : &wide, &options->sheet.roll_mm, error))
        return false;
    options->sheet.sheet = CJ_SHEET_ROLL;
    options->sheet.paper = NULL;
    options->paper_given = true;
    return true;
}

/* --- the promise ------------------------------------------------------------------------------------------------- */

static bool read_distance(const char *text, void *member, GError **error)
{
    static const struct cj_length_kind distance = { "a distance to read from", "m", "1m, 80cm or 3ft", "20cm to 20m", 200, 20000 };
    double mm;
    if (!cj_length_read(text, &distance, &mm, error))
        return false;
    *(double *)member = mm / 1000;
    return true;
}

static bool read_type_size(const char *text, void *member, GError **error)
{
    static const struct cj_length_kind size = { "a type size", "pt", "18pt or 6.5mm", "3pt to 400pt", 3 / CJ_PT_PER_MM, 400 / CJ_PT_PER_MM };
    double mm;
    if (!cj_length_read(text, &size, &mm, error))
        return false;
    *(double *)member = mm * CJ_PT_PER_MM;
    return true;
}

/* --- the print shop ------------------------------------------------------------------------------------------------ */

static bool read_bleed(const char *text, void *member, GError **error)
{
    static const struct cj_length_kind bleed = { "a bleed", "mm", "3mm or 0.125in", "0mm to 25mm", 0, 25 };
    return cj_length_read(text, &bleed, member, error);
}

static bool read_margin(const char *text, void *member, GError **error)
{
    static const struct cj_length_kind margin = { "a margin", "mm", "15mm or 0.5in", "3mm to 100mm", 3, 100 };
    return cj_length_read(text, &margin, member, error);
}

/* --- the rows ----------------------------------------------------------------------------------------------------- */

/* Whether it may stand in the file as well: the options of paper may. */
enum { ON_LINE = false, IN_FILE = true };

#define AT(member) offsetof(struct cj_options, member)
#define FONT_DIR { "font-dir", 0, "DIR", "take the fonts (NotoSans-*.ttf) from DIR", AT(font_dir), read_text, ON_LINE }
#define THEME { "theme", 0, "THEME", "draw in this theme, whatever the journey says: a name (cjmap themes shows\n" \
                                     "them) or the file of one", AT(theme), read_text, ON_LINE }
#define COLOUR { "color", 0, "WHEN", "colours in messages: auto, always, never", AT(colour), read_when, ON_LINE }
#define QUIET { "quiet", 'q', NULL, "say nothing but what is wrong", AT(quiet), read_flag, ON_LINE }
#define HELP { "help", 'h', NULL, "show this help", AT(help), read_flag, ON_LINE }
#define END { 0 }
#define PNG_DPI 192 /* two pixels where a screen of old has one and a third: sharp on a new one */

const struct cj_option cj_options_build[] = {
    { "output", 'o', "OUT", "write the map to OUT, its format by suffix (.pdf, .svg, .png); may be given\n"
                            "several times; a directory for maps of several files; - for standard output", AT(outputs), read_texts, ON_LINE },
    { "format", 'f', "FORMAT", "pdf, svg or png, where no suffix tells", AT(format), read_format, ON_LINE },
    { "paper", 0, "PAPER", "auto (for PDF, unless given): the smallest of A4 to A0 that reads well;\n"
                           "natural (for SVG and PNG): as large as the map is; A1, B2, Letter, `ARCH D`\n"
                           "(cjmap papers shows them all), or a size such as 300x200mm", 0, read_paper, IN_FILE },
    { "orientation", 0, "WAY", "auto, landscape, portrait", AT(sheet.orientation), read_orientation, IN_FILE },
    { "lens", 0, "SIDE", "where personas and goals stand: top, left, or auto: at the left where that\n"
                         "gives clearly larger type", AT(sheet.lens), read_lens, IN_FILE },
    { "roll", 0, "WIDTH", "print on paper from a roll of this width (914mm, 36in): as long as the map is\n"
                          "at the type size asked for below, or at what is readable from 1m", 0, read_roll, IN_FILE },
    { "bands", 0, "N", "wrap the journey into N bands, one beneath the other; 1: never; auto: as many\n"
                       "as give the largest type", AT(sheet.bands), read_bands, IN_FILE },
    { "read-from", 0, "DISTANCE", "promise that the text can be read from there (1m, 80cm, 3ft): takes the\n"
                                  "smallest paper that keeps it; nothing is written if none does", AT(read_from_m), read_distance, IN_FILE },
    { "min-type", 0, "SIZE", "the same, as the least size of the body type: 18pt, 6.5mm", AT(min_type_pt), read_type_size, IN_FILE },
    { "margin", 0, "LENGTH", "what stays white on all sides, 3mm to 100mm; unless given what the paper has\n"
                             "(cjmap papers)", AT(sheet.margin_mm), read_margin, IN_FILE },
    { "dpi", 0, "DOTS", "of a PNG, dots an inch: 192 unless given; 20 to 2400", AT(dpi), cj_dpi_read, IN_FILE },
    { "bleed", 0, "LENGTH", "for the print shop: let the paper's colour run that far beyond the cut (3mm,\n"
                            "0.125in), and say in a PDF where it is cut", AT(bleed_mm), read_bleed, IN_FILE },
    { "marks", 0, NULL, "for the print shop: crop marks around the sheet", AT(marks), read_flag, IN_FILE },
    { "tile", 0, "PAPER", "a PDF of sheets of PAPER (A4, Letter, `A3 portrait`), to be pasted together to\n"
                          "one poster; as many as --tile-grid says, as --paper is large, or as it\n"
                          "takes for good type", AT(tile), cj_tile_read, IN_FILE },
    { "tile-grid", 0, "GRID", "how many sheets across and down: 3x2", AT(tile), cj_tile_grid_read, IN_FILE },
    { "overlap", 0, "LENGTH", "what neighbours both print, for glue: 10mm unless given", AT(tile.overlap_mm), cj_tile_overlap_read, IN_FILE },
    { "printer-margin", 0, "LENGTH", "what the printer leaves white at the edges of a sheet: 5mm unless given",
      AT(tile.margin_mm), cj_tile_margin_read, IN_FILE },
    { "tile-whole", 0, NULL, "with --tile: the poster in one piece, laid out for the sheets (as SVG and PNG\n"
                             "always have it)", AT(tile.whole), read_flag, ON_LINE },
    { "pages", 0, NULL, "a booklet: an overview, then the phases on sheets of their own; on A4, or on\n"
                        "--paper", AT(pages), read_flag, IN_FILE },
    { "fit-report", 0, "[=KIND]", "print what would make the type larger: other sheets, words, the texts that\n"
                                  "hold it down; text, all (no list cut short) or json", AT(fit_report), read_fit_report, ON_LINE },
    THEME,
    { "grey", 0, NULL, "draw in greys only, for a printer without colour: theme and pictures", AT(grey), read_flag, IN_FILE },
    { "blank", 0, NULL, "draw a sheet for the workshop instead: phases, lanes and touchpoints, with empty\n"
                        "cells for sticky notes of 76 mm", AT(sheet.blank), read_flag, ON_LINE },
    { "explain-layout", 0, NULL, "say which ways of arranging the map were tried and what each gives",
      AT(explain_layout), read_flag, ON_LINE },
    FONT_DIR, QUIET, COLOUR, HELP,
    { "dump-scene", 0, "FILE", NULL, AT(dump_scene), read_text, ON_LINE },
    { "equal-columns", 0, NULL, NULL, AT(sheet.equal_columns), read_flag, ON_LINE },
    END
};

const struct cj_option cj_options_check[] = { THEME, FONT_DIR, QUIET, COLOUR, HELP, END };

const struct cj_option cj_options_themes[] = { FONT_DIR, QUIET, COLOUR, HELP, END };

const struct cj_option cj_options_none[] = { HELP, END };

/* --- the parser --------------------------------------------------------------------------------------------------- */

void cj_options_init(struct cj_options *options)
{
    static const struct cj_tile_options usual = { .overlap_mm = 10, .margin_mm = 5 };
    *options = (struct cj_options){ .tile = usual, .files = g_ptr_array_new(), .outputs = g_ptr_array_new(), .given = g_ptr_array_new(),
                                    .format = -1, .dpi = PNG_DPI };
}

void cj_options_finish(struct cj_options *options)
{
    g_ptr_array_unref(options->files);
    g_ptr_array_unref(options->outputs);
    g_ptr_array_unref(options->given);
}

struct cj_trimming cj_options_trimming(const struct cj_options *options)
{
    return (struct cj_trimming){ .bleed_pt = options->bleed_mm * CJ_PT_PER_MM, .marks = options->marks };
}

double cj_options_least_em_pt(const struct cj_options *options)
{
    return fmax(options->min_type_pt, options->read_from_m * CJ_EM_PT_PER_METRE);
}

static bool unknown_option(const struct cj_option *table, const char *name, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (; table->name; table++)
        if (table->doc)
            g_ptr_array_add(words, g_strdup_printf("--%s", table->name));
    g_ptr_array_add(words, NULL);
    g_autofree char *typed = g_strdup_printf("--%s", name);
    g_autofree char *meant = cj_cli_did_you_mean(typed, (const char *const *)words->pdata);
    return cj_cli_refuse(error, "there is no option %s%s", typed, meant);
}

/* The row, and what is joined to the option in the same argument (NULL: nothing). NULL and an error if there is no such row. */
static const struct cj_option *find_long(const struct cj_option *table, const char *arg, const char **ret_joined, GError **error)
{
    size_t n = strcspn(arg, "=");
    *ret_joined = arg[n] ? arg + n + 1 : NULL;
    for (const struct cj_option *row = table; row->name; row++)
        if (strlen(row->name) == n && strncmp(row->name, arg, n) == 0)
            return row;
    g_autofree char *name = g_strndup(arg, n);
    unknown_option(table, name, error);
    return NULL;
}

static const struct cj_option *find_short(const struct cj_option *table, const char *arg, const char **ret_joined, GError **error)
{
    *ret_joined = arg[1] ? arg + 1 : NULL;
    for (const struct cj_option *row = table; row->name; row++)
        if (row->letter && row->letter == arg[0])
            return row;
    cj_cli_refuse(error, "there is no option -%.*s", (int)(g_utf8_next_char(arg) - arg), arg);
    return NULL;
}

static bool read_option(struct cj_options *options, const struct cj_option *row, const char *joined, char ***next, GError **error)
{
    if (!row->value && joined)
        return cj_cli_refuse(error, "--%s takes nothing after it, yet `%s` stands there", row->name, joined);
    bool may_follow = row->value && row->value[0] == '[';
    const char *text = row->value && !may_follow && !joined ? *(*next)++ : joined;
    if (row->value && !may_follow && !text)
        return cj_cli_refuse(error, "--%s needs %s after it", row->name, row->value);
    if (row->read(text, (char *)options + row->offset, error)) {
        g_ptr_array_add(options->given, (char *)row->name);
        return true;
    }
    g_prefix_error(error, "--%s: ", row->name);
    return false;
}

bool cj_options_read(struct cj_options *options, const struct cj_option *table, char **argv, GError **error)
{
    bool ended = false;
    while (*argv) {
        const char *arg = *argv++, *joined = NULL;
        if (!*arg)
            return cj_cli_refuse(error, "an argument is empty where the name of a file belongs; is a variable not set?");
        if (ended || arg[0] != '-' || !arg[1]) {
            g_ptr_array_add(options->files, (char *)arg);
            continue;
        }
        if (strcmp(arg, "--") == 0) {
            ended = true;
            continue;
        }
        bool is_long = arg[1] == '-';
        const struct cj_option *row = is_long ? find_long(table, arg + 2, &joined, error) : find_short(table, arg + 1, &joined, error);
        if (!row || !read_option(options, row, joined, &argv, error))
            return false;
    }
    return cj_options_agree(options, error);
}

void cj_options_describe(const struct cj_option *table, GString *out)
{
    enum { TEXT_COLUMN = 26 };
    for (; table->name; table++) {
        if (!table->doc)
            continue;
        size_t start = out->len;
        g_string_append(out, "  ");
        if (table->letter)
            g_string_append_printf(out, "-%c, ", table->letter);
        g_string_append_printf(out, "--%s%s%s", table->name, table->value && table->value[0] != '[' ? " " : "", table->value ? table->value : "");
        g_auto(GStrv) line = g_strsplit(table->doc, "\n", -1);
        for (char **l = line; *l; l++) {
            int pad = MAX((int)TEXT_COLUMN - (int)(out->len - start), 2);
            g_string_append_printf(out, "%*s%s\n", pad, "", *l);
            start = out->len;
        }
    }
}
