/* cli, apart from the program: what arguments mean, which file goes where, and that a file is replaced whole or not at all. */
#include "cli_priv.h"
#include "words.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

/* --- options ------------------------------------------------------------------------------------------------------ */

/* Reads up to seven arguments by the rows of build; the message if they are refused, else NULL. */
static char *read_build(struct cj_options *options, const char *const *args)
{
    g_autoptr(GError) error = NULL;
    cj_options_init(options);
    if (cj_options_read(options, cj_options_build, (char **)args, &error))
        return NULL;
    assert_true(error->domain == CJ_CLI_ERROR && error->code == CJ_CLI_ERROR_USAGE);
    return g_strdup(error->message);
}
#define READ(options, ...) read_build((options), (const char *const[]){ __VA_ARGS__, NULL })

static void options_in_all_spellings(void **state)
{
    (void)state;
    struct cj_options o;
    assert_null(READ(&o, "a.yaml", "-o", "x.pdf", "-ox.svg", "--output=x.png", "--quiet", "--color", "never", "-", "--", "-b.yaml"));
    assert_int_equal(o.files->len, 3);
    assert_string_equal(o.files->pdata[1], "-");
    assert_string_equal(o.files->pdata[2], "-b.yaml");
    assert_int_equal(o.outputs->len, 3);
    assert_string_equal(o.outputs->pdata[1], "x.svg");
    assert_string_equal(o.outputs->pdata[2], "x.png");
    assert_true(o.quiet);
    assert_int_equal(o.colour, CJ_WHEN_NEVER);
    assert_int_equal(o.format, -1);
    assert_false(o.paper_given);
    cj_options_finish(&o);
}

static void options_refused(void **state)
{
    (void)state;
    static const struct { const char *args[3], *says; } cases[] = {
        { { "--papr", "A4" }, "did you mean `--paper`" },
        { { "--nonsense" }, "there is no option --nonsense" },
        { { "-x" }, "there is no option -x" },
        { { "-o" }, "--output needs OUT" },
        { { "--paper" }, "--paper needs PAPER" },
        { { "--quiet=yes" }, "takes nothing after it" },
        { { "-f", "pfd" }, "did you mean `pdf`" },
        { { "--orientation", "landscpe" }, "did you mean `landscape`" },
        { { "--color", "sometimes" }, "`sometimes` is not one of auto, always, never" },
        { { "--output=" }, "it needs a name" },
        { { "a.yaml", "" }, "an argument is empty" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct cj_options o;
        g_autofree char *said = read_build(&o, cases[i].args);
        assert_non_null(said);
        if (!strstr(said, cases[i].says))
            fail_msg("case %zu says: %s", i, said);
        cj_options_finish(&o);
    }
}

static void hidden_options_are_not_in_the_help(void **state)
{
    (void)state;
    g_autoptr(GString) help = g_string_new(NULL);
    cj_options_describe(cj_options_build, help);
    assert_null(strstr(help->str, "dump-scene"));
    assert_non_null(strstr(help->str, "-o, --output OUT"));
    assert_non_null(strstr(help->str, "--paper PAPER"));
}

/* --- paper ---------------------------------------------------------------------------------------------------------- */

static void papers(void **state)
{
    (void)state;
    static const struct { const char *text; enum cj_sheet_kind sheet; double w, h; } good[] = {
        { "auto", CJ_SHEET_AUTO, 0, 0 },       { "NATURAL", CJ_SHEET_NATURAL, 0, 0 }, { "a3", CJ_SHEET_FIXED, 0, 0 },
        { "Letter", CJ_SHEET_FIXED, 0, 0 },    { "300x200mm", CJ_SHEET_FIXED, 300, 200 },
        { "30.5x20cm", CJ_SHEET_FIXED, 305, 200 }, { "24x36in", CJ_SHEET_FIXED, 609.6, 914.4 },
        { "841,5x594mm", CJ_SHEET_FIXED, 841.5, 594 }, { "84.1cmx59.4cm", CJ_SHEET_FIXED, 841, 594 },
        { "30cmX200mm", CJ_SHEET_FIXED, 300, 200 }, { "30cmx20", CJ_SHEET_FIXED, 300, 200 },
        { "5080x30mm", CJ_SHEET_FIXED, 5080, 30 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        struct cj_layout_options sheet = { 0 };
        assert_true(cj_paper_read(good[i].text, &sheet, NULL));
        assert_int_equal(sheet.sheet, good[i].sheet);
        assert_true(sheet.sheet != CJ_SHEET_FIXED || (sheet.paper == NULL) == (good[i].w > 0));
        if (good[i].w > 0)
            assert_true(ABS(sheet.width_mm - good[i].w) < 1e-9 && ABS(sheet.height_mm - good[i].h) < 1e-9);
    }
    static const char *const bad[] = { "A44", "300x200", "300 x 200mm", "x200mm", "300xmm", "1x1mm", "9999x200mm", "0x10mm", "1.2.3x100mm",
                                       "1.200,5x300mm", "300mm", "300x200mmm", "mmx200mm",
                                       "-300x200mm", "infx200mm", "0x10x200mm", "" };
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        struct cj_layout_options sheet = { 0 };
        if (cj_paper_read(bad[i], &sheet, &error))
            fail_msg("`%s` is taken for a paper", bad[i]);
        assert_non_null(error);
    }
}

/* --- paper in the file ---------------------------------------------------------------------------------------------- */

/* Each option that may stand in a file has a row of the language, and each such row is an option; and both take a value, or neither. */
static void the_file_has_the_options_of_paper(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    uint32_t n, found = 0, marked = 0;
    const struct cj_paper_key *key = cj_journey_paper_keys(arena, &n);
    for (const struct cj_option *row = cj_options_build; row->name; row++) {
        marked += row->in_file;
        for (uint32_t i = 0; i < n; i++)
            if (strcmp(key[i].option, row->name) == 0) {
                found++;
                if (!row->in_file)
                    fail_msg("`%s` stands in the language, and --%s is not marked", key[i].key, row->name);
                assert_int_equal(key[i].flag, row->value == NULL);
            }
    }
    if (found != n || marked != n)
        fail_msg("%u keys, %u options with their names, %u options marked as of paper", n, found, marked);
    cj_arena_free(arena);
}

/* What a file says after what the command line says; both may be empty. The result as text; `!` and the messages where it is wrong. */
static char *settle(const char *const *args, const struct cj_paper_wish *wish, uint32_t n)
{
    struct cj_options line, asked;
    struct cj_arena *arena = cj_arena_new();
    struct cj_diags *diags = cj_diags_new(arena);
    const struct cj_journey journey = { .paper = wish, .npaper = n };
    assert_null(read_build(&line, args));
    guint given = line.given->len;
    cj_options_settle(&asked, &line, &journey, diags);
    assert_int_equal(line.given->len, given);
    GString *out = g_string_new(cj_diags_count(diags, CJ_SEVERITY_ERROR) ? "! " : "");
    static const char *const kinds[] = { [CJ_SHEET_AUTO] = "auto", [CJ_SHEET_FIXED] = "fixed", [CJ_SHEET_NATURAL] = "natural" };
    static const char *const ways[] = { [CJ_ORIENTATION_AUTO] = "", [CJ_LANDSCAPE] = " landscape", [CJ_PORTRAIT] = " portrait" };
    if (!asked.paper_given)
        g_string_append(out, "any");
    else if (asked.sheet.sheet == CJ_SHEET_FIXED && !asked.sheet.paper)
        g_string_append_printf(out, "%dx%d", (int)asked.sheet.width_mm, (int)asked.sheet.height_mm);
    else
        g_string_append(out, asked.sheet.paper ? asked.sheet.paper->name : kinds[asked.sheet.sheet]);
    g_string_append(out, ways[asked.sheet.orientation]);
    if (cj_options_least_em_pt(&asked) > 0)
        g_string_append_printf(out, " %dpt", (int)(cj_options_least_em_pt(&asked) + .5));
    uint32_t said;
    const struct cj_diag *diag = cj_diags_sorted(diags, &said);
    for (uint32_t i = 0; i < said; i++)
        g_string_append_printf(out, "; %s; %s", diag[i].text, diag[i].hint);
    cj_options_finish(&line);
    cj_arena_free(arena);
    return g_string_free(out, FALSE);
}

static void the_command_line_wins(void **state)
{
    (void)state;
    static const struct { const char *args[5]; struct { const char *option, *text; } wish[3]; const char *is; } cases[] = {
        { { NULL }, { { NULL, NULL } }, "any" },
        { { NULL }, { { "paper", "A2" } }, "A2" },
        { { NULL }, { { "paper", "arch-d" }, { "orientation", "portrait" } }, "ARCH D portrait" },
        { { NULL }, { { "orientation", "portrait" } }, "any portrait" },
        { { NULL }, { { "paper", "A3 portrait" } }, "A3 portrait" },
        { { NULL }, { { "paper", "natural" } }, "natural" },
        { { "--paper", "A0" }, { { "paper", "A2" } }, "A0" },
        { { "--paper", "auto" }, { { "paper", "A2" } }, "auto" },
        { { "--paper", "A0" }, { { "paper", "A2" }, { "orientation", "portrait" } }, "A0 portrait" },
        { { "--paper", "A0 landscape" }, { { "paper", "A2" }, { "orientation", "portrait" } }, "A0 landscape" },
        { { "--paper", "300x200mm" }, { { "orientation", "portrait" } }, "300x200" },
        { { "--orientation", "landscape" }, { { "paper", "A2 portrait" } }, "A2 landscape" },
        { { "--orientation", "auto" }, { { "paper", "A2" }, { "orientation", "portrait" } }, "A2" },
        { { "--read-from", "1m" }, { { "min-type", "40pt" } }, "any 19pt" },
        { { "--min-type", "12pt" }, { { "read-from", "2m" } }, "any 12pt" },
        { { NULL }, { { "min-type", "40pt" }, { "read-from", "1m" } }, "any 40pt" },
        { { NULL }, { { "paper", "A44" } }, "! any; there is no paper `A44`; did you mean" },
        { { "--paper", "A0" }, { { "paper", "A44" } }, "! A0; there is no paper `A44`; did you mean" },
        { { NULL }, { { "paper", "A9" } }, "! any; there is no paper `A9`; cjmap papers" },
        { { NULL }, { { "read-from", "near" }, { "paper", "A1" } }, "! A1; `near` is not a distance to read from, such as" },
        { { NULL }, { { "read-from", "1" } }, "! any; `1` has no unit; did you mean 1m?" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct cj_paper_wish wish[3] = { { 0 } };
        uint32_t n = 0;
        for (; n < 3 && cases[i].wish[n].option; n++)
            wish[n] = (struct cj_paper_wish){ cases[i].wish[n].option, cj_str_from(cases[i].wish[n].text) };
        g_autofree char *is = settle(cases[i].args, wish, n);
        if (*is == '!' ? !g_str_has_prefix(is, cases[i].is) : strcmp(is, cases[i].is) != 0)
            fail_msg("case %zu is: %s", i, is);
    }
}

/* --- plan ----------------------------------------------------------------------------------------------------------- */

static struct folder { char *path, *before; } folder;

static int enter_folder(void **state)
{
    (void)state;
    folder.before = g_get_current_dir();
    folder.path = g_dir_make_tmp("cjmap-cli-XXXXXX", NULL);
    return folder.path && chdir(folder.path) == 0 && g_mkdir("maps", 0777) == 0 && g_file_set_contents("a.yaml", "a", 1, NULL) ? 0 : -1;
}

static void remove_all(const char *dir)
{
    g_autoptr(GDir) open = g_dir_open(dir, 0, NULL);
    for (const char *name; open && (name = g_dir_read_name(open));) {
        g_autofree char *path = g_build_filename(dir, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            remove_all(path);
        g_unlink(path);
    }
    g_rmdir(dir);
}

static int leave_folder(void **state)
{
    (void)state;
    int left = chdir(folder.before);
    remove_all(folder.path);
    g_free(folder.path);
    g_free(folder.before);
    return left;
}

static void plans(void **state)
{
    (void)state;
    /* Arguments, then where the first map goes and how many there are; or what is wrong. */
    static const struct { const char *args[7], *path; guint n; const char *says; } cases[] = {
        { { "a.yaml" }, "a.pdf", 1, NULL },
        { { "maps/b.c.yaml" }, "maps/b.c.pdf", 1, NULL },
        { { "a.yaml", "-f", "svg" }, "a.svg", 1, NULL },
        { { "a" }, "a.pdf", 1, NULL },
        { { "a.yaml", "-o", "x.PNG", "-o", "x.svg" }, "x.PNG", 2, NULL },
        { { "a.yaml", "-o", "maps" }, "maps/a.pdf", 1, NULL },
        { { "a.yaml", "b.yaml", "-o", "maps/" }, "maps/a.pdf", 1, NULL },
        { { "-", "-o", "x", "-f", "pdf" }, "x", 1, NULL },
        { { "-", "-o", "-", "-f", "svg" }, "-", 1, NULL },
        { { "-" }, NULL, 0, "say with -o" },
        { { "-", "-o", "maps/" }, NULL, 0, "has no name" },
        { { "a.yaml", "-o", "x.pfd" }, NULL, 0, "did you mean `.pdf`" },
        { { "a.yaml", "-o", "x" }, NULL, 0, "has no suffix" },
        { { "a.yaml", "-o", "-" }, NULL, 0, "has no suffix" },
        { { "a.yaml", "-o", "x.pdf", "-f", "svg" }, NULL, 0, "ends in .pdf, but -f says svg" },
        { { "a.yaml", "-o", "x.pdf", "-o", "./x.pdf" }, NULL, 0, "two maps would be written" },
        { { "a.yaml", "a.yml" }, NULL, 0, "two maps would be written" },
        { { "a.yaml", "b.yaml", "-o", "x.pdf" }, NULL, 0, "give a directory" },
        { { "a.yaml", "-o", "a.yaml", "-f", "pdf" }, NULL, 0, "is the journey itself" },
        { { "a.yaml", "-o", "nowhere/x.pdf" }, NULL, 0, "nowhere does not exist" },
        { { "a.yaml", "-o", "a.yaml/x.pdf" }, NULL, 0, "is not a directory" },
        { { "a.yaml", "-o", "nowhere/" }, NULL, 0, "does not exist" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct cj_options o;
        g_autoptr(GError) error = NULL;
        assert_null(read_build(&o, cases[i].args));
        g_autoptr(GPtrArray) all = cj_plan_files(&o, &error);
        if (!all != !!cases[i].says || (error && !strstr(error->message, cases[i].says)))
            fail_msg("case %zu: %s", i, error ? error->message : "not refused");
        const struct cj_plan *plan = all ? all->pdata[0] : NULL;
        if (plan) {
            assert_int_equal(plan->target->len, cases[i].n);
            assert_string_equal(g_array_index(plan->target, struct cj_target, 0).path, cases[i].path);
        }
        cj_options_finish(&o);
    }
}

static void each_format_has_its_own_paper(void **state)
{
    (void)state;
    struct cj_options o;
    assert_null(READ(&o, "a.yaml", "-o", "x.pdf", "-o", "x.svg"));
    g_autoptr(GPtrArray) all = cj_plan_files(&o, NULL);
    cj_plan_settle(all->pdata[0], &o);
    const GArray *target = ((struct cj_plan *)all->pdata[0])->target;
    assert_int_equal(g_array_index(target, struct cj_target, 0).sheet.sheet, CJ_SHEET_AUTO);
    assert_int_equal(g_array_index(target, struct cj_target, 1).sheet.sheet, CJ_SHEET_NATURAL);
    cj_options_finish(&o);
}

/* --- files ------------------------------------------------------------------------------------------------------------ */

static void assert_holds(const char *path, const char *text)
{
    g_autofree char *there = NULL;
    assert_true(g_file_get_contents(path, &there, NULL, NULL));
    assert_string_equal(there, text);
}

static unsigned entries(const char *dir)
{
    g_autoptr(GDir) open = g_dir_open(dir, 0, NULL);
    unsigned n = 0;
    while (g_dir_read_name(open))
        n++;
    return n;
}

static bool put(const char *path, const char *text)
{
    return cj_output_write(path, text, strlen(text), NULL);
}

static void a_file_is_replaced_and_keeps_its_mode(void **state)
{
    (void)state;
    struct stat before, after;
    assert_true(put("maps/m.pdf", "one"));
    assert_int_equal(chmod("maps/m.pdf", 0640), 0);
    assert_int_equal(stat("maps/m.pdf", &before), 0);
    assert_true(put("maps/m.pdf", "two"));
    assert_int_equal(stat("maps/m.pdf", &after), 0);
    assert_holds("maps/m.pdf", "two");
    assert_int_equal(after.st_mode & 07777, 0640);
    assert_true(before.st_ino != after.st_ino); /* replaced, not written over */
    assert_true(put("maps/m.pdf", "two"));
    assert_int_equal(stat("maps/m.pdf", &before), 0);
    assert_true(before.st_ino == after.st_ino); /* the same bytes: left alone */
    assert_int_equal(entries("maps"), 1);
    g_unlink("maps/m.pdf");
}

static void a_new_file_has_the_mode_of_the_umask(void **state)
{
    (void)state;
    struct stat status;
    mode_t before = umask(0027);
    bool written = put("maps/n.pdf", "new");
    umask(before);
    assert_true(written);
    assert_int_equal(stat("maps/n.pdf", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    g_unlink("maps/n.pdf");
}

static void a_link_stays_and_its_target_is_replaced(void **state)
{
    (void)state;
    assert_int_equal(symlink("real.pdf", "maps/link.pdf"), 0);
    assert_true(put("maps/link.pdf", "through a link to nothing yet"));
    assert_true(put("maps/link.pdf", "through a link"));
    assert_true(g_file_test("maps/link.pdf", G_FILE_TEST_IS_SYMLINK));
    assert_holds("maps/real.pdf", "through a link");
    assert_int_equal(symlink("round.pdf", "maps/round.pdf"), 0);
    assert_false(put("maps/round.pdf", "a link to itself"));
    assert_int_equal(entries("maps"), 3);
    g_unlink("maps/link.pdf"), g_unlink("maps/real.pdf"), g_unlink("maps/round.pdf");
}

static void what_fails_leaves_everything_as_it_was(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_false(cj_output_write("maps", "x", 1, &error));
    g_clear_error(&error);
    assert_false(cj_output_write("nowhere/x.pdf", "x", 1, &error));
    assert_non_null(strstr(error->message, "does not exist"));
    g_clear_error(&error);
    assert_false(cj_output_write("/dev/full", "x", 1, &error));
    assert_non_null(strstr(error->message, "the disk is full"));
    struct stat status;
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    assert_int_equal(entries("maps"), 0);
}

static void reading_is_bounded(void **state)
{
    (void)state;
    size_t len = 0;
    assert_true(g_file_set_contents("long", "0123456789", 10, NULL));
    g_autofree char *text = cj_input_read("long", 4, &len, NULL);
    assert_int_equal(len, 5); /* one more than allowed: enough to see that it is too much */
    assert_string_equal(text, "01234");
    g_autoptr(GError) error = NULL;
    assert_null(cj_input_read("missing", 4, &len, &error));
    assert_non_null(strstr(error->message, "there is no such file"));
    g_clear_error(&error);
    assert_null(cj_input_read("maps", 4, &len, &error));
    assert_non_null(strstr(error->message, "it is a directory"));
}

/* --- colours ------------------------------------------------------------------------------------------------------- */

static void colours(void **state)
{
    (void)state;
    static const struct { const char *no_color, *force; enum cj_when when; bool expect; } cases[] = {
        { NULL, NULL, CJ_WHEN_ALWAYS, true },  { "1", NULL, CJ_WHEN_ALWAYS, true }, { NULL, "1", CJ_WHEN_NEVER, false },
        { NULL, "1", CJ_WHEN_AUTO, true },     { NULL, "0", CJ_WHEN_AUTO, false },  { "1", "1", CJ_WHEN_AUTO, false },
        { "", "1", CJ_WHEN_AUTO, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_unsetenv("NO_COLOR"), g_unsetenv("CLICOLOR_FORCE");
        if (cases[i].no_color)
            g_setenv("NO_COLOR", cases[i].no_color, TRUE);
        if (cases[i].force)
            g_setenv("CLICOLOR_FORCE", cases[i].force, TRUE);
        if (cj_terminal_colours(cases[i].when) != cases[i].expect)
            fail_msg("case %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_in_all_spellings),
        cmocka_unit_test(options_refused),
        cmocka_unit_test(hidden_options_are_not_in_the_help),
        cmocka_unit_test(papers),
        cmocka_unit_test(the_file_has_the_options_of_paper),
        cmocka_unit_test(the_command_line_wins),
        cmocka_unit_test(plans),
        cmocka_unit_test(each_format_has_its_own_paper),
        cmocka_unit_test(a_file_is_replaced_and_keeps_its_mode),
        cmocka_unit_test(a_new_file_has_the_mode_of_the_umask),
        cmocka_unit_test(a_link_stays_and_its_target_is_replaced),
        cmocka_unit_test(what_fails_leaves_everything_as_it_was),
        cmocka_unit_test(reading_is_bounded),
        cmocka_unit_test(colours),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
