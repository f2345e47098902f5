/* Which FILE goes where. All that can be told from the arguments and a look at the folders is refused here, before any
 * work: a map that could not be written is not drawn, and of several none is written if one is asked for wrongly. */
#include "cli_priv.h"
#include "words.h"

#include <cjmap/impose.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_dash(const char *path)
{
    return strcmp(path, "-") == 0;
}

static bool names_directory(const char *out)
{
    return g_str_has_suffix(out, "/") || g_file_test(out, G_FILE_TEST_IS_DIR);
}

/* --- format --------------------------------------------------------------------------------------------------- */

/* From the last dot of the last part of the path; NULL if there is none. */
static const char *suffix_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    return dot && dot != base ? dot : NULL;
}

static int format_by_suffix(const char *suffix)
{
    for (int i = 0; suffix && i < CJ_FORMAT_COUNT; i++)
        if (g_ascii_strcasecmp(suffix, cj_format_row(i)->suffix) == 0)
            return i;
    return -1;
}

static bool unknown_suffix(const char *out, const char *suffix, GError **error)
{
    if (!suffix)
        return cj_cli_refuse(error, "%s has no suffix: end it in .pdf, .svg or .png, or say the format with -f", cj_output_name(out));
    const char *words[CJ_FORMAT_COUNT + 1] = { 0 };
    for (int i = 0; i < CJ_FORMAT_COUNT; i++)
        words[i] = cj_format_row(i)->suffix;
    g_autofree char *meant = cj_cli_did_you_mean(suffix, words);
    return cj_cli_refuse(error, "no format has the suffix `%s` of %s%s (.pdf, .svg, .png; or say the format with -f)", suffix, out, meant);
}

/* The format of `out`: its suffix tells, else -f. Where both speak, they agree. */
static bool choose_format(const char *out, int given, enum cj_format *ret_format, GError **error)
{
    const char *suffix = is_dash(out) ? NULL : suffix_of(out);
    int told = format_by_suffix(suffix);
    if (told >= 0 && given >= 0 && told != given)
        return cj_cli_refuse(error, "%s ends in %s, but -f says %s", out, suffix, cj_format_row(given)->name);
    if (told < 0 && given < 0)
        return unknown_suffix(out, suffix, error);
    *ret_format = (enum cj_format)(told >= 0 ? told : given);
    return true;
}

/* --- targets ---------------------------------------------------------------------------------------------------- */

/* Nobody asked for a paper: a PDF is for a sheet, the others for a screen. */
static struct cj_layout_options sheet_for(const struct cj_options *options, enum cj_format format)
{
    struct cj_layout_options sheet = options->sheet;
    sheet.least_em_pt = sheet.blank ? CJ_BLANK_EM_PT : cj_options_least_em_pt(options); /* as large as notes need it */
    if (sheet.blank && (!options->paper_given || sheet.sheet == CJ_SHEET_AUTO))
        sheet.sheet = CJ_SHEET_NATURAL;
    else if (!options->paper_given)
        sheet.sheet = format == CJ_FORMAT_PDF || options->tile.paper ? CJ_SHEET_AUTO : CJ_SHEET_NATURAL;
    if (options->pages)
        cj_booklet_sheet(&sheet);
    double around_mm = cj_trimming_around(cj_options_trimming(options)) / CJ_PT_PER_MM;
    sheet.roll_edge_mm = around_mm > 0 ? around_mm + CJ_ROLL_WHITE_MM : 0; /* what is printed outside the map is to come out too */
    return sheet;
}

void cj_plan_settle(struct cj_plan *plan, const struct cj_options *options)
{
    for (guint i = 0; i < plan->target->len; i++) {
        struct cj_target *target = &g_array_index(plan->target, struct cj_target, i);
        target->sheet = sheet_for(options, target->format);
    }
}

static void add_target(struct cj_plan *plan, char *path, enum cj_format format)
{
    struct cj_target target = { .path = path, .format = format };
    g_array_append_val(plan->target, target);
}

/* FILE's name with the format's suffix: beside it, or in `dir`. */
static char *default_path(const char *file, const char *dir, enum cj_format format)
{
    const char *suffix = suffix_of(file);
    g_autofree char *stem = g_strndup(file, suffix ? (size_t)(suffix - file) : strlen(file));
    g_autofree char *base = g_path_get_basename(stem);
    g_autofree char *name = g_strconcat(dir ? base : stem, cj_format_row(format)->suffix, NULL);
    return dir ? g_build_filename(dir, name, NULL) : g_steal_pointer(&name);
}

static bool plan_output(struct cj_plan *plan, const struct cj_options *options, const char *out, GError **error)
{
    if (!is_dash(out) && names_directory(out)) {
        if (is_dash(plan->file))
            return cj_cli_refuse(error, "a journey from standard input has no name: say which file in %s the map is", out);
        enum cj_format format = options->format >= 0 ? (enum cj_format)options->format : CJ_FORMAT_PDF;
        add_target(plan, default_path(plan->file, out, format), format);
        return true;
    }
    if (options->files->len > 1)
        return cj_cli_refuse(error, "%u journeys can't all go to %s: give a directory (ending in /)", options->files->len, cj_output_name(out));
    if (is_dash(out) && options->fit_report)
        return cj_cli_refuse(error, "the map and its fit report can't both go to standard output: write the map to a file");
    enum cj_format format = CJ_FORMAT_PDF;
    if (!choose_format(out, options->format, &format, error))
        return false;
    if (is_dash(out) && format != CJ_FORMAT_SVG && isatty(STDOUT_FILENO))
        return cj_cli_refuse(error, "a %s is no text to show in a terminal: send it to a file or a program", cj_format_row(format)->name);
    add_target(plan, g_strdup(out), format);
    return true;
}

static bool plan_file(struct cj_plan *plan, const struct cj_options *options, GError **error)
{
    for (guint i = 0; i < options->outputs->len; i++)
        if (!plan_output(plan, options, options->outputs->pdata[i], error))
            return false;
    if (options->outputs->len > 0 || options->dump_scene)
        return true;
    if (is_dash(plan->file))
        return cj_cli_refuse(error, "the journey comes from standard input: say with -o where the map goes");
    enum cj_format format = options->format >= 0 ? (enum cj_format)options->format : CJ_FORMAT_PDF;
    add_target(plan, default_path(plan->file, NULL, format), format);
    return true;
}

/* --- what can't be ------------------------------------------------------------------------------------------------ */

static bool same_file(const char *a, const char *b)
{
    struct stat sa, sb;
    return !is_dash(a) && !is_dash(b) && stat(a, &sa) == 0 && stat(b, &sb) == 0 && S_ISREG(sa.st_mode)
        && sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

static bool check_folder(const char *path, GError **error)
{
    g_autofree char *dir = g_path_get_dirname(path);
    if (is_dash(path) || g_file_test(dir, G_FILE_TEST_IS_DIR))
        return true;
    bool there = g_file_test(dir, G_FILE_TEST_EXISTS);
    return cj_cli_refuse(error, "cannot write %s: %s %s", path, dir, there ? "is not a directory" : "does not exist");
}

/* `seen`: the places taken so far. */
static bool check_target(const struct cj_target *target, const struct cj_options *options, GHashTable *seen, GError **error)
{
    const char *path = target->path;
    if (!cj_booklet_agrees(options, target->format, error))
        return false;
    for (guint i = 0; i < options->files->len; i++)
        if (same_file(path, options->files->pdata[i]))
            return cj_cli_refuse(error, "%s is the journey itself: the map would take its place", path);
    if (options->outputs->len > 0 && !check_folder(path, error)) /* else it is the journey's own */
        return false;
    char *place = is_dash(path) ? g_strdup(path) : g_canonicalize_filename(path, NULL);
    if (!g_hash_table_add(seen, place))
        return cj_cli_refuse(error, "two maps would be written to %s", cj_output_name(path));
    return true;
}

static bool check_plans(const GPtrArray *plans, const struct cj_options *options, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < plans->len; i++) {
        const struct cj_plan *plan = plans->pdata[i];
        for (guint k = 0; k < plan->target->len; k++)
            if (!check_target(&g_array_index(plan->target, struct cj_target, k), options, seen, error))
                return false;
    }
    return true;
}

static void clear_target(void *data)
{
    struct cj_target *target = data;
    g_free(target->path);
    if (target->bytes)
        g_byte_array_unref(target->bytes);
}

static void free_plan(void *data)
{
    struct cj_plan *plan = data;
    g_array_unref(plan->target);
    g_free(plan);
}

GPtrArray *cj_plan_files(const struct cj_options *options, GError **error)
{
    g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func(free_plan);
    for (guint i = 0; i < options->files->len; i++) {
        struct cj_plan *plan = g_new0(struct cj_plan, 1);
        plan->file = options->files->pdata[i];
        plan->target = g_array_new(FALSE, FALSE, sizeof(struct cj_target));
        g_array_set_clear_func(plan->target, clear_target);
        g_ptr_array_add(plans, plan);
        if (!plan_file(plan, options, error))
            return NULL;
    }
    return check_plans(plans, options, error) ? g_steal_pointer(&plans) : NULL;
}
