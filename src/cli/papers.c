/* Papers: what `--paper` understands, and the command that shows the sheets there are. */
#include "cli_priv.h"
#include "words.h"

#include <string.h>

/* A side of a sheet [mm]: what a PDF page can be at most, and a stamp. */
static const double side_least_mm = 30, side_most_mm = CJ_PAGE_SIDE_MOST_PT / 72.0 * CJ_MM_PER_INCH;

static bool unknown_paper(const char *text, GError **error)
{
    uint32_t n = 0;
    const struct cj_paper *row = cj_paper_rows(&n);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_ptr_array_add(words, "auto");
    g_ptr_array_add(words, "natural");
    for (uint32_t i = 0; i < n; i++)
        g_ptr_array_add(words, (char *)row[i].name);
    g_ptr_array_add(words, "Ledger");
    g_ptr_array_add(words, NULL);
    g_autofree char *meant = cj_cli_did_you_mean(text, (const char *const *)words->pdata);
    static const char all[] = "cjmap papers shows them all, or give a size such as 300x200mm";
    if (*meant)
        return cj_cli_refuse(error, "there is no paper `%s`%s (%s)", text, meant, all);
    return cj_cli_refuse(error, "there is no paper `%s`; %s", text, all);
}

/* How a sheet lies may follow its name. Other words for it are only understood as what was meant. */
static const struct way { const char *word, *meant; enum cj_orientation way; } ways[] = {
    { "landscape", NULL, CJ_LANDSCAPE },        { "portrait", NULL, CJ_PORTRAIT },
    { "liggend", "landscape", CJ_LANDSCAPE },   { "staand", "portrait", CJ_PORTRAIT },
};

/* `A3 landscape`: its last word. Returns the name alone, free with g_free; NULL if nothing follows it. */
static char *split_way(const char *text, const struct way **ret_way)
{
    const char *blank = strrchr(text, ' ');
    for (size_t i = 0; blank && i < G_N_ELEMENTS(ways); i++)
        if (g_ascii_strcasecmp(blank + 1, ways[i].word) == 0) {
            *ret_way = &ways[i];
            char *name = g_strchomp(g_strndup(text, (size_t)(blank - text)));
            if (g_str_has_suffix(name, ","))
                name[strlen(name) - 1] = '\0';
            return name;
        }
    return NULL;
}

bool cj_paper_says_way(const char *text)
{
    const struct way *way;
    g_autofree char *name = split_way(text, &way);
    return name != NULL;
}

static bool read_sheet(const char *text, struct cj_layout_options *sheet, GError **error)
{
    sheet->paper = NULL;
    if (g_ascii_strcasecmp(text, "auto") == 0) {
        sheet->sheet = CJ_SHEET_AUTO;
        return true;
    }
    if (g_ascii_strcasecmp(text, "natural") == 0) {
        sheet->sheet = CJ_SHEET_NATURAL;
        return true;
    }
    sheet->sheet = CJ_SHEET_FIXED;
    sheet->paper = cj_paper_find(text);
    if (sheet->paper)
        return true;
    if (!cj_size_read(text, &sheet->width_mm, &sheet->height_mm))
        return unknown_paper(text, error);
    double least = MIN(sheet->width_mm, sheet->height_mm), most = MAX(sheet->width_mm, sheet->height_mm);
    if (least < side_least_mm || most > side_most_mm)
        return cj_cli_refuse(error, "a sheet of %s: each side is 30 to 5080 mm", text);
    return true;
}

bool cj_paper_read(const char *text, struct cj_layout_options *sheet, GError **error)
{
    struct cj_layout_options read = *sheet;
    const struct way *way = NULL;
    g_autofree char *name = split_way(text, &way);
    if (!read_sheet(name ? name : text, &read, error))
        return false;
    if (way && way->meant)
        return cj_cli_refuse(error, "there is no paper `%s`; did you mean `%s %s`?", text, name, way->meant);
    if (way)
        read.orientation = way->way;
    *sheet = read;
    return true;
}

/* --- the command ------------------------------------------------------------------------------------------------- */

/* A number with at most `decimals`, without zeros at its end. In `buffer`. */
static const char *number(char buffer[G_ASCII_DTOSTR_BUF_SIZE], double value, int decimals)
{
    const char format[] = { '%', '.', (char)('0' + decimals), 'f', '\0' };
    g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, format, value);
    if (decimals > 0) {
        size_t n = strlen(buffer);
        while (buffer[n - 1] == '0')
            n--;
        buffer[buffer[n - 1] == '.' ? n - 1 : n] = '\0';
    }
    return buffer;
}

static void write_size(GString *out, double width, double height, int decimals, int room)
{
    char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *size = g_strdup_printf("%s x %s", number(w, width, decimals), number(h, height, decimals));
    g_string_append_printf(out, "%-*s", room, size);
}

static void write_figure(GString *out, double value, const char *unit, int room)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *figure = g_strdup_printf("%s %s", number(digits, value, 2), unit);
    g_string_append_printf(out, "%-*s", room, figure);
}

static void write_paper(const struct cj_paper *paper, GString *out)
{
    g_string_append_printf(out, "%-9s", paper->name);
    write_size(out, paper->width_mm, paper->height_mm, 1, 16);
    write_size(out, paper->width_mm / CJ_MM_PER_INCH, paper->height_mm / CJ_MM_PER_INCH, 2, 16);
    write_figure(out, paper->margin_mm, "mm", 8);
    write_figure(out, paper->distance_m, "m", 11);
    write_figure(out, paper->warn_pt, "pt", 13);
    write_figure(out, paper->good_pt, "pt", 11);
    if (paper->also)
        g_string_append_printf(out, "also %s", paper->also);
    while (out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

/* "Rolls (--roll): 24in (610 mm), ..." */
static void write_rolls(GString *out)
{
    uint32_t n = 0;
    const struct cj_roll *roll = cj_roll_rows(&n);
    char width[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, "\nRolls of plotters (--roll WIDTH):");
    for (uint32_t i = 0; i < n; i++)
        g_string_append_printf(out, "%s %s (%s mm)", i ? "," : "", roll[i].name, number(width, roll[i].width_mm, 0));
    g_string_append(out, ".\n");
}

enum cj_status cj_command_papers(struct cj_session *session)
{
    (void)session;
    uint32_t n = 0;
    const struct cj_paper *paper = cj_paper_rows(&n);
    g_autoptr(GString) out = g_string_new("Paper    mm              inches          margin  read from  small below  good type\n");
    for (uint32_t i = 0; i < n; i++)
        write_paper(&paper[i], out);
    write_rolls(out);
    g_string_append(out, "Names are understood in small letters too, and with a hyphen, an underscore or nothing for the space: arch-d, ansi_c,\n"
                         "ARCHE1. --paper also takes `auto` (the smallest of A4 to A0 that reads well), `natural` (as large as the map is), and\n"
                         "any size with a unit: 300x200mm, 24x36in.\n");
    return cj_print(out);
}
