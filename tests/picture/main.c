/* The picture test: every journey in examples, and every hard case in tests/picture, is drawn and must look like the picture that was
 * accepted for it.
 *
 *   picture [NAME...]             compares, and says which look different
 *   picture --show NAME... DIR    writes DIR/NAME.png: old, new and difference side by side; `all` for NAME: those that look different
 *   picture --accept NAME... DIR  accepts what was shown in DIR, and nothing else; `all`: all that was shown there
 *
 * `--root FOLDER` before all that: not these sources but those in FOLDER. Accepting needs DIR/NAME.shown, which --show writes: the hash
 * of the picture on the sheet, and of the one it would replace. If the map has changed since, it has not been seen, and is refused. A
 * case is a journey, NAME.yaml, or a program that prints one, NAME.awk; `# build: OPTIONS` as its first line are the options it is
 * drawn with. */
#include "picture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* The folder that has examples, tests/picture and tests/picture/accepted in it. */
static const char *root = CJMAP_SOURCE_DIR;

static char *accepted_folder(void)
{
    return g_build_filename(root, "tests", "picture", "accepted", NULL);
}

/* The accepted picture of a case. */
static char *accepted_file(const char *name)
{
    return g_strdup_printf("%s/tests/picture/accepted/%s.png", root, name);
}

/* --- the cases ------------------------------------------------------------------------------------------------------ */

struct picture_case { char *name, *file; };

static void case_free(void *data)
{
    struct picture_case *one = data;
    g_free(one->name);
    g_free(one->file);
    g_free(one);
}

static int by_name(const void *a, const void *b)
{
    const struct picture_case *const *p = a, *const *q = b;
    return strcmp((*p)->name, (*q)->name);
}

static void add_cases(GPtrArray *cases, const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *file; dir && (file = g_dir_read_name(dir));) {
        if (!g_str_has_suffix(file, ".yaml") && !g_str_has_suffix(file, ".awk"))
            continue;
        struct picture_case *one = g_new(struct picture_case, 1);
        *one = (struct picture_case){ g_strndup(file, (gsize)(strrchr(file, '.') - file)), g_build_filename(folder, file, NULL) };
        g_ptr_array_add(cases, one);
    }
}

static GPtrArray *all_cases(void)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func(case_free);
    g_autofree char *examples = g_build_filename(root, "examples", NULL), *hard = g_build_filename(root, "tests", "picture", NULL);
    add_cases(cases, examples);
    add_cases(cases, hard);
    g_ptr_array_sort(cases, by_name);
    return cases;
}

/* --- drawing one ---------------------------------------------------------------------------------------------------- */

static bool refuse(GError **error, const char *what)
{
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, what);
    return false;
}

/* Runs a program to its end, with `out` (may be NULL) for what it prints. */
static bool run(char *const *argv, GString *out, GError **error)
{
    g_autofree char *printed = NULL, *said = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed, &said, &status, error))
        return false;
    if (out)
        g_string_append(out, printed);
    return status == 0 || refuse(error, *said ? said : "it fails, and does not say why");
}

/* What follows `# build: ` in the first line, or "". */
static char *options_in(const char *text)
{
    static const char mark[] = "# build: ";
    if (!g_str_has_prefix(text, mark))
        return g_strdup("");
    return g_strndup(text + strlen(mark), strcspn(text, "\n") - strlen(mark));
}

/* The file to build: a journey is one, and beside its pictures; a program's is written into `folder`. */
static char *journey_file(const struct picture_case *one, const char *folder, GError **error)
{
    if (g_str_has_suffix(one->file, ".yaml"))
        return g_strdup(one->file);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *file = g_strdup_printf("%s/%s.yaml", folder, one->name);
    char *const argv[] = { "awk", "-f", one->file, NULL };
    return run(argv, text, error) && g_file_set_contents(file, text->str, -1, error) ? g_steal_pointer(&file) : NULL;
}

/* The map as the program draws it today, reduced. NULL and `error` if it cannot be drawn. */
static struct picture *draw_in(const struct picture_case *one, const char *folder, GError **error)
{
    g_autofree char *text = NULL, *png = g_strdup_printf("%s/%s.png", folder, one->name);
    g_autofree char *journey = journey_file(one, folder, error);
    if (!journey || !g_file_get_contents(one->file, &text, NULL, error))
        return NULL;
    g_autofree char *options = options_in(text);
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_auto(GStrv) words = g_strsplit(options, " ", -1);
    for (char *const *word = (char *[]){ CJMAP_PROGRAM, "build", "-q", journey, "-o", png, NULL }; *word; word++)
        g_ptr_array_add(argv, *word);
    for (char **word = words; *word; word++)
        if (**word)
            g_ptr_array_add(argv, *word);
    g_ptr_array_add(argv, NULL);
    if (!run((char *const *)argv->pdata, NULL, error))
        return NULL;
    g_autoptr(cj_picture) large = picture_load(png, error);
    return large ? picture_reduce(large, PICTURE_REDUCED) : NULL;
}

static struct picture *draw(const struct picture_case *one, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("cjmap-picture-XXXXXX", error);
    if (!folder)
        return NULL;
    struct picture *picture = draw_in(one, folder, error);
    for (const char *const *suffix = (const char *const[]){ "yaml", "png", NULL }; *suffix; suffix++) {
        g_autofree char *file = g_strdup_printf("%s/%s.%s", folder, one->name, *suffix);
        g_remove(file);
    }
    g_rmdir(folder);
    return picture;
}

/* NULL without an error: none was accepted. */
static struct picture *accepted(const char *name, GError **error)
{
    g_autofree char *file = accepted_file(name);
    return g_file_test(file, G_FILE_TEST_EXISTS) ? picture_load(file, error) : NULL;
}

/* --- comparing ------------------------------------------------------------------------------------------------------- */

/* How many pixels look different; all of them if none was accepted. `error` if it cannot be told. */
static uint32_t changed(const struct picture_case *one, struct picture **ret_was, struct picture **ret_is, GError **error)
{
    GError *inner = NULL;
    *ret_was = accepted(one->name, &inner);
    *ret_is = inner ? NULL : draw(one, &inner);
    if (inner) {
        g_propagate_prefixed_error(error, inner, "%s: ", one->name);
        return 0;
    }
    if (!*ret_was)
        return (uint32_t)((*ret_is)->w * (*ret_is)->h);
    g_autoptr(cj_comparison) comparison = picture_compare(*ret_was, *ret_is);
    return comparison->changed;
}

static bool test_one(const struct picture_case *one)
{
    g_autoptr(cj_picture) was = NULL, is = NULL;
    g_autoptr(GError) error = NULL;
    uint32_t n = changed(one, &was, &is, &error);
    if (error)
        printf("%s\n", error->message);
    else if (!was)
        printf("%s: no picture of it was accepted\n", one->name);
    else if (n > 0)
        printf("%s: %u pixels look different\n", one->name, n);
    return !error && n == 0;
}

/* Pictures of journeys that are no more. */
static unsigned orphans(const GPtrArray *cases)
{
    unsigned n = 0;
    g_autofree char *folder = accepted_folder();
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *file; dir && (file = g_dir_read_name(dir));) {
        bool known = false;
        for (guint i = 0; i < cases->len; i++) {
            g_autofree char *png = g_strconcat(((struct picture_case *)cases->pdata[i])->name, ".png", NULL);
            known |= strcmp(png, file) == 0;
        }
        if (!known)
            printf("accepted/%s: there is no such journey\n", file);
        n += !known;
    }
    return n;
}

/* --- showing and accepting --------------------------------------------------------------------------------------------- */

/* What DIR/NAME.shown must hold for this to have been seen. */
static char *stamp(const struct picture *was, const struct picture *is)
{
    g_autofree char *before = was ? picture_hash(was) : g_strdup("none"), *now = picture_hash(is);
    return g_strdup_printf("old %s\nnew %s\n", before, now);
}

static bool show_one(const struct picture_case *one, const char *dir, bool only_changed, GError **error)
{
    g_autoptr(cj_picture) was = NULL, is = NULL;
    GError *inner = NULL;
    uint32_t n = changed(one, &was, &is, &inner);
    if (inner) {
        g_propagate_error(error, inner);
        return false;
    }
    if (only_changed && was && n == 0)
        return true;
    g_autofree char *sheet = g_strdup_printf("%s/%s.png", dir, one->name), *shown = g_strdup_printf("%s/%s.shown", dir, one->name);
    g_autofree char *text = stamp(was, is), *whole = g_strdup_printf("%s/%s.new.png", dir, one->name);
    if (g_mkdir_with_parents(dir, 0777) != 0 || !picture_sheet(one->name, was, is, sheet, error) || !picture_save(is, whole, error) ||
        !g_file_set_contents(shown, text, -1, error))
        return (error && *error) || refuse(error, "cannot write there");
    printf("%s: %u pixels look different: %s\n", one->name, n, sheet);
    return true;
}

/* As few bytes as still look the same: 256 colours if they do. */
static bool keep(const char *name, const struct picture *is, const char *dir, GError **error)
{
    g_autofree char *large = g_strdup_printf("%s/%s.new.png", dir, name), *small = accepted_file(name);
    g_autofree char *folder = accepted_folder();
    char *const argv[] = { "pngquant", "--force", "--floyd=1", "--speed", "1", "--strip", "--output", small, "256", large, NULL };
    if (g_mkdir_with_parents(folder, 0777) != 0 || !picture_save(is, large, error) || !run(argv, NULL, error)) {
        g_prefix_error(error, "sh tests/setup test installs pngquant: ");
        return false;
    }
    g_autoptr(cj_picture) kept = picture_load(small, error);
    if (!kept)
        return false;
    g_autoptr(cj_comparison) comparison = picture_compare(kept, is);
    return comparison->changed == 0 || picture_save(is, small, error);
}

/* Whether a sheet in `dir` waits for a judgement. */
static bool any_shown(const char *dir)
{
    g_autoptr(GDir) files = g_dir_open(dir, 0, NULL);
    for (const char *file; files && (file = g_dir_read_name(files));)
        if (g_str_has_suffix(file, ".shown"))
            return true;
    return false;
}

static bool accept_one(const struct picture_case *one, const char *dir, bool only_shown, GError **error)
{
    g_autofree char *file = g_strdup_printf("%s/%s.shown", dir, one->name), *shown = NULL;
    g_autoptr(cj_picture) was = NULL, is = NULL;
    GError *inner = NULL;
    if (!g_file_get_contents(file, &shown, NULL, NULL)) {
        if (only_shown)
            return true;
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_PERM, "%s: nobody has seen it: picture --show %s %s", one->name, one->name, dir);
        return false;
    }
    (void)changed(one, &was, &is, &inner);
    if (inner) {
        g_propagate_error(error, inner);
        return false;
    }
    g_autofree char *now = stamp(was, is);
    if (strcmp(now, shown) != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_PERM, "%s: it has changed since it was shown: picture --show %s %s", one->name,
                    one->name, dir);
        return false;
    }
    if (!keep(one->name, is, dir, error))
        return false;
    g_remove(file);
    printf("%s: accepted\n", one->name);
    return true;
}

/* --- the command --------------------------------------------------------------------------------------------------------- */

static int usage(void)
{
    fprintf(stderr, "usage: picture [NAME...] | picture --show NAME... DIR | picture --accept NAME... DIR   (NAME: a journey, or all)\n");
    return 2;
}

static bool named(const char *name, char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Does one thing to one case, and says what hinders it. */
static bool do_one(const struct picture_case *one, const char *what, const char *dir, bool all)
{
    g_autoptr(GError) error = NULL;
    bool fine = !what ? test_one(one) : strcmp(what, "--show") == 0 ? show_one(one, dir, all, &error) : accept_one(one, dir, all, &error);
    if (error)
        printf("%s\n", error->message);
    fflush(stdout);
    return fine;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--root") == 0) {
        root = argv[2];
        argv[2] = argv[0];
        argv += 2, argc -= 2;
    }
    const char *what = argc > 1 && g_str_has_prefix(argv[1], "--") ? argv[1] : NULL;
    if (what && ((strcmp(what, "--show") != 0 && strcmp(what, "--accept") != 0) || argc < 4))
        return usage();
    char *const *names = argv + 1 + (what != NULL);
    int count = argc - 1 - (what ? 2 : 0);
    bool all = (!what && count == 0) || named("all", names, count);
    g_autoptr(GPtrArray) cases = all_cases();
    unsigned done = 0, failed = 0;
    if (what && strcmp(what, "--accept") == 0 && !any_shown(argv[argc - 1]))
        return printf("Nobody has seen a new picture: first %s --show all %s\n", argv[0], argv[argc - 1]), 1;
    for (int i = 0; i < count; i++) {
        bool known = strcmp(names[i], "all") == 0;
        for (guint j = 0; j < cases->len; j++)
            known |= strcmp(names[i], ((struct picture_case *)cases->pdata[j])->name) == 0;
        if (!known)
            return fprintf(stderr, "picture: there is no journey %s in examples or tests/picture\n", names[i]), 2;
    }
    for (guint i = 0; i < cases->len; i++) {
        const struct picture_case *one = cases->pdata[i];
        if (!all && !named(one->name, names, count))
            continue;
        done++;
        failed += !do_one(one, what, what ? argv[argc - 1] : NULL, all);
    }
    if (what)
        return failed > 0;
    failed += all ? orphans(cases) : 0;
    printf("%u of %u maps look as accepted\n", done - MIN(done, failed), done);
    if (failed > 0)
        printf("What changed: %s --show all DIR; then look, and accept what is right: --accept NAME DIR (docs/how-to.md)\n", argv[0]);
    return failed > 0 || done == 0;
}
