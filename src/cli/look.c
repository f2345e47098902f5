/* What a map is drawn with: its theme, by name or from a file, and its fonts, which may be the theme's. And the command that shows
 * themes. */
#include "cli_priv.h"
#include "words.h"

#include <cjmap/document.h>
#include <string.h>

enum { FONT_BYTES_MOST = 32 << 20 };

/* --- fonts ---------------------------------------------------------------------------------------------------------- */

/* The folder the program lies in, so that a copied or moved installation still finds its data. */
static char *own_folder(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? g_path_get_dirname(program) : g_strdup(".");
}

/* The four faces of --font-dir, else those we bring. */
static struct cj_fonts *open_set(const struct cj_session *session, GError **error)
{
    const char *given = session->options.font_dir;
    if (given && !g_file_test(given, G_FILE_TEST_IS_DIR)) {
        cj_cli_refuse(error, "--font-dir: %s is not a directory", given);
        return NULL;
    }
    g_autofree char *own = own_folder();
    g_autofree char *installed = g_build_filename(own, CJMAP_DATA_FROM_BIN, "fonts", NULL);
    g_autofree char *built = g_build_filename(own, "share", "cjmap", "fonts", NULL);
    const char *const asked[] = { given, NULL }, *const ours[] = { installed, built, NULL };
    struct cj_fonts *fonts = cj_fonts_new(given ? asked : ours, error); /* other fonts than asked for would be a silent surprise */
    if (!fonts && given)
        g_prefix_error(error, "--font-dir: %s: ", given);
    return fonts;
}

struct cj_fonts *cj_session_fonts(struct cj_session *session, GError **error)
{
    if (!session->fonts)
        session->fonts = open_set(session, error);
    return session->fonts;
}

/* A face of the theme's own, if it has one. False after a message. */
static bool use_font(struct cj_look *look, enum cj_face face, const char *folder, struct cj_diags *diags)
{
    struct cj_str font = cj_theme_font(look->theme, face);
    if (font.len == 0)
        return true;
    const char *why = "it is no OpenType or TrueType font";
    g_autoptr(GBytes) bytes = cj_file_beneath(folder, font.s, FONT_BYTES_MOST, &why);
    if (bytes && cj_fonts_use(look->own, face, bytes))
        return true;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_FONT_FILE, font.at, "the font `%s` can't be used: %s", font.s, why);
    cj_diags_hint(diags, diag, "name an .otf or .ttf file that lies in the folder of the theme or below it");
    return false;
}

/* Those of --font-dir or the program, but for the faces the theme brings. */
static enum cj_status open_fonts(struct cj_look *look, struct cj_session *session, const char *folder, struct cj_diags *diags)
{
    g_autoptr(GError) error = NULL;
    bool own = false;
    for (int face = 0; face < CJ_FACE_COUNT; face++)
        own |= cj_theme_font(look->theme, (enum cj_face)face).len > 0;
    look->fonts = own ? look->own = open_set(session, &error) : cj_session_fonts(session, &error);
    if (!look->fonts)
        return cj_say_error(error);
    enum cj_status status = CJ_STATUS_OK;
    for (int face = 0; face < CJ_FACE_COUNT; face++)
        if (!use_font(look, (enum cj_face)face, folder, diags))
            status = CJ_STATUS_DOCUMENT;
    return status;
}

/* --- themes ----------------------------------------------------------------------------------------------------------- */

static bool is_file(const char *theme)
{
    return strchr(theme, '/') || g_str_has_suffix(theme, ".yaml") || g_str_has_suffix(theme, ".yml");
}

/* "; did you mean `mono`?", or nothing. Free with g_free. */
static char *suggest(const char *theme)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (uint32_t i = 0; i < cj_theme_count(); i++)
        g_ptr_array_add(words, (char *)cj_theme_name(i));
    g_ptr_array_add(words, NULL);
    return cj_cli_did_you_mean(theme, (const char *const *)words->pdata);
}

/* All names, for those who typed none of them. Free with g_free. */
static char *all_names(void)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (uint32_t i = 0; i < cj_theme_count(); i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", cj_theme_name(i));
    return g_strdup(names->str);
}

/* `bytes` is the text of a theme, called `name` in messages, and stays with the caller. Its fonts lie beneath `folder`. */
static enum cj_status load_theme(struct cj_look *look, struct cj_session *session, const char *name, const char *bytes, size_t len,
                                 const char *folder, struct cj_arena *arena, struct cj_diags *diags)
{
    enum { AFTER_THE_JOURNEY = 1 };
    const struct cj_source *source = cj_source_new(arena, AFTER_THE_JOURNEY, cj_arena_strndup(arena, name, strlen(name)), bytes, len);
    cj_diags_add_source(diags, source);
    look->theme = cj_theme_load(source, arena, diags);
    return look->theme ? open_fonts(look, session, folder, diags) : CJ_STATUS_DOCUMENT;
}

/* --- the theme of the command line ---------------------------------------------------------------------------------------- */

static enum cj_status load_file(struct cj_session *session, const char *file, struct cj_diags *diags)
{
    g_autoptr(GError) error = NULL;
    size_t len = 0;
    g_autofree char *bytes = cj_input_read(file, cj_document_default_limits.bytes, &len, &error), *folder = cj_input_folder(file);
    if (!bytes)
        return cj_say_error(error);
    return load_theme(&session->look, session, file, cj_arena_strndup(session->arena, bytes, len), len, folder, session->arena, diags);
}

static enum cj_status load_named(struct cj_session *session, const char *name)
{
    g_autoptr(GError) error = NULL;
    session->look.theme = cj_theme_find(name);
    if (session->look.theme)
        return open_fonts(&session->look, session, ".", NULL);
    g_autofree char *meant = suggest(name), *all = all_names();
    cj_cli_refuse(&error, "there is no theme `%s`%s (%s, or the file of one, which ends in .yaml)", name, meant, all);
    return cj_say_error(error);
}

enum cj_status cj_session_look(struct cj_session *session)
{
    const char *theme = session->options.theme;
    if (session->arena)
        return session->look_status;
    session->arena = cj_arena_new();
    if (!is_file(theme))
        return session->look_status = load_named(session, theme);
    struct cj_diags *diags = cj_diags_new(session->arena);
    session->look_status = load_file(session, theme, diags);
    cj_say_diags(diags, session);
    return session->look_status;
}

/* --- the theme of a journey --------------------------------------------------------------------------------------------------- */

static enum cj_status load_beneath(struct cj_look *look, struct cj_session *session, const char *file, const struct cj_str *theme,
                                   struct cj_arena *arena, struct cj_diags *diags)
{
    const char *why = NULL;
    g_autofree char *folder = cj_input_folder(file), *path = g_build_filename(folder, theme->s, NULL);
    g_autofree char *theme_folder = g_path_get_dirname(path);
    g_autoptr(GBytes) bytes = cj_file_beneath(folder, theme->s, cj_document_default_limits.bytes, &why);
    if (!bytes) {
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_UNKNOWN_THEME, theme->at, "the theme `%s` can't be read: %s", theme->s, why);
        cj_diags_hint(diags, diag, "name a file beside the journey or below it, or give it on the command line: --theme %s", theme->s);
        return CJ_STATUS_DOCUMENT;
    }
    gsize len = 0;
    const char *data = g_bytes_get_data(bytes, &len);
    const char *shown = g_str_has_prefix(path, "./") && !g_str_has_prefix(file, "./") ? path + 2 : path;
    return load_theme(look, session, shown, cj_arena_strndup(arena, data ? data : "", len), len, theme_folder, arena, diags);
}

static enum cj_status look_of_journey(struct cj_look *look, struct cj_session *session, const char *file, const struct cj_str *theme,
                                      struct cj_arena *arena, struct cj_diags *diags)
{
    look->theme = theme->len > 0 ? cj_theme_find(theme->s) : cj_theme_default();
    if (look->theme)
        return open_fonts(look, session, ".", diags);
    if (is_file(theme->s))
        return load_beneath(look, session, file, theme, arena, diags);
    g_autofree char *meant = suggest(theme->s), *all = all_names();
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_UNKNOWN_THEME, theme->at, "there is no theme `%s`", theme->s);
    if (*meant)
        cj_diags_hint(diags, diag, "%s", meant + strlen("; "));
    else
        cj_diags_hint(diags, diag, "there are %s; the file of one of your own ends in .yaml", all);
    return CJ_STATUS_DOCUMENT;
}

enum cj_status cj_look_init(struct cj_look *look, struct cj_session *session, const char *file, const struct cj_journey *journey,
                            struct cj_arena *arena, struct cj_diags *diags)
{
    if (!session->options.theme)
        return look_of_journey(look, session, file, &journey->theme, arena, diags);
    enum cj_status status = cj_session_look(session);
    *look = (struct cj_look){ session->look.theme, session->look.fonts, NULL };
    return status;
}

void cj_look_finish(struct cj_look *look)
{
    cj_fonts_free(look->own);
}

/* --- the command -------------------------------------------------------------------------------------------------------------- */

static enum cj_status list_themes(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (uint32_t i = 0; i < cj_theme_count(); i++)
        g_string_append_printf(out, "%-15s%s\n", cj_theme_name(i), cj_theme_about(i));
    return cj_print(out);
}

enum cj_status cj_command_themes(struct cj_session *session)
{
    const GPtrArray *asked = session->options.files;
    if (asked->len == 0)
        return list_themes();
    const char *name = asked->pdata[0];
    for (uint32_t i = 0; i < cj_theme_count(); i++)
        if (g_ascii_strcasecmp(name, cj_theme_name(i)) == 0) {
            g_autoptr(GString) out = g_string_new(cj_theme_yaml(i));
            return cj_print(out);
        }
    session->options.theme = name;
    enum cj_status status = cj_session_look(session);
    if (status == CJ_STATUS_OK && !session->options.quiet)
        cj_say("%s: nothing wrong", name);
    return status;
}
