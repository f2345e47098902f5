/* Golden scenes: each X.yaml in this folder goes from bytes to a scene, measured by the fake measurer (half an em a letter, so
 * no font can change it), on A4 (blank*: as sheets for the workshop, of their own size), and its dump must equal X.scene beside it. No message is allowed, and no promise about geometry
 * may be broken. `golden --generate` writes the .scene files anew; read the difference before committing it. `golden NAME...` takes
 * only these cases. */
#include "../fake_pictures.h"

#include <cjmap/diag.h>
#include <cjmap/document.h>
#include <cjmap/journey.h>
#include <cjmap/layout.h>
#include <cjmap/qr.h>
#include <cjmap/scene.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* What the file says of the place of the lens. */
static enum cj_lens_side lens_side(const struct cj_journey *journey)
{
    static const char *const words[] = { [CJ_LENS_AUTO] = "auto", [CJ_LENS_TOP] = "top", [CJ_LENS_LEFT] = "left" };
    for (uint32_t i = 0; i < journey->npaper; i++)
        for (unsigned side = 0; side < G_N_ELEMENTS(words); side++)
            if (strcmp(journey->paper[i].option, "lens") == 0 && strcmp(journey->paper[i].text.s, words[side]) == 0)
                return side;
    return CJ_LENS_AUTO;
}

/* And of bands. */
static uint32_t bands(const struct cj_journey *journey)
{
    for (uint32_t i = 0; i < journey->npaper; i++)
        if (strcmp(journey->paper[i].option, "bands") == 0)
            return (uint32_t)g_ascii_strtoull(journey->paper[i].text.s, NULL, 10);
    return 0;
}

/* The scene of a journey as text, or why there is none. False: `out` says why. */
static bool draw(const char *name, const char *bytes, size_t len, struct cj_arena *arena, GString *out)
{
    struct cj_diags *diags = cj_diags_new(arena);
    const struct cj_source *source = cj_source_new(arena, 0, name, bytes, len);
    cj_diags_add_source(diags, source);
    const struct cj_yaml *tree = cj_document_parse(source, &cj_document_default_limits, arena, diags);
    const struct cj_journey *journey = tree ? cj_journey_load(tree, arena, diags) : NULL;
    if (!journey || cj_diags_count(diags, CJ_SEVERITY_WARNING) > 0) {
        cj_diags_render(diags, (struct cj_diag_style){ .most = 20 }, out);
        return false;
    }
    struct cj_measurer measurer = cj_text_fake_measurer();
    struct cj_layout_options options = { .sheet = CJ_SHEET_FIXED, .paper = cj_paper_find("A4"), .images = fake_pictures(journey, arena),
                                         .qr = cj_qr_new(journey->uri, arena), .lens = lens_side(journey), .bands = bands(journey) };
    g_autoptr(GError) error = NULL;
    if (g_str_has_prefix(name, "blank")) {
        journey = cj_journey_blank(journey, arena);
        options.sheet = CJ_SHEET_NATURAL;
        options.blank = true;
        options.qr = NULL;
    }
    const struct cj_layout *layout = cj_layout_build(journey, cj_theme_default(), &measurer, &options, arena, &error);
    if (!layout) {
        g_string_append_printf(out, "%s\n", error->message);
        return false;
    }
    const struct cj_scene *scene = cj_scene_build(layout, cj_theme_default(), arena);
    if (cj_scene_verify(scene, out) > 0)
        return false;
    cj_scene_dump(scene, out);
    return true;
}

/* The first line in which two texts differ. */
static void say_difference(const char *name, const char *is, const char *was)
{
    g_auto(GStrv) now = g_strsplit(is, "\n", -1), before = g_strsplit(was, "\n", -1);
    for (unsigned i = 0; now[i] || before[i]; i++) {
        if (now[i] && before[i] && strcmp(now[i], before[i]) == 0)
            continue;
        printf("%s.scene:%u\n  was %s\n  is  %s\n", name, i + 1, before[i] ? before[i] : "(nothing)", now[i] ? now[i] : "(nothing)");
        return;
    }
}

static bool check_case(const char *folder, const char *name, bool generate)
{
    g_autofree char *yaml = g_strdup_printf("%s/%s.yaml", folder, name), *golden = g_strdup_printf("%s/%s.scene", folder, name);
    g_autofree char *bytes = NULL, *was = NULL;
    g_autoptr(GString) is = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    size_t len;
    if (!g_file_get_contents(yaml, &bytes, &len, &error)) {
        printf("%s\n", error->message);
        return false;
    }
    struct cj_arena *arena = cj_arena_new();
    bool fine = draw(name, bytes, len, arena, is);
    cj_arena_free(arena);
    if (!fine) {
        printf("%s: no scene\n%s", name, is->str);
        return false;
    }
    if (generate)
        return g_file_set_contents(golden, is->str, (gssize)is->len, NULL);
    if (!g_file_get_contents(golden, &was, NULL, &error)) {
        printf("%s\n", error->message);
        return false;
    }
    if (strcmp(is->str, was) == 0)
        return true;
    say_difference(name, is->str, was);
    return false;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of all cases in the folder, sorted. */
static GPtrArray *cases_in(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *file; dir && (file = g_dir_read_name(dir));)
        if (g_str_has_suffix(file, ".yaml"))
            g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".yaml")));
    g_ptr_array_sort(names, by_name);
    return names;
}

int main(int argc, char **argv)
{
    const char *folder = CJMAP_SOURCE_DIR "/tests/golden";
    bool generate = argc > 1 && strcmp(argv[1], "--generate") == 0;
    g_autoptr(GPtrArray) names = cases_in(folder);
    unsigned failed = 0, done = 0;
    setlocale(LC_ALL, ""); /* as the program may be run: no number may show it */
    for (unsigned i = 0; i < names->len; i++) {
        bool wanted = argc == 1 + generate;
        for (int j = 1 + generate; j < argc; j++)
            wanted |= strcmp(argv[j], names->pdata[i]) == 0;
        if (!wanted)
            continue;
        done++;
        failed += !check_case(folder, names->pdata[i], generate);
    }
    printf("%u of %u golden scenes %s\n", done - failed, done, generate ? "written" : "are as they were");
    return failed > 0 || done == 0;
}
