/* Files in. Bounded: what is larger than a journey may be is not read to its end. */
#include "cli_priv.h"
#include "words.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

char *cj_input_folder(const char *file)
{
    return strcmp(file, "-") == 0 ? g_strdup(".") : g_path_get_dirname(file);
}

const char *cj_input_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "(standard input)" : file;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The journeys beside a file that is not there, as "; did you mean `x`?" for the nearest. Free with g_free. */
static char *suggest_neighbour(const char *file)
{
    g_autofree char *folder = g_path_get_dirname(file), *base = g_path_get_basename(file);
    g_autofree char *suffixed = g_strconcat(file, ".yaml", NULL);
    if (g_file_test(suffixed, G_FILE_TEST_EXISTS))
        return g_strdup_printf("; did you mean `%s`?", suffixed);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    g_ptr_array_add(names, NULL);
    return cj_cli_did_you_mean(base, (const char *const *)names->pdata);
}

static void set_failed(GError **error, const char *file)
{
    const char *why = errno == ENOENT ? "there is no such file" : errno == EISDIR ? "it is a directory" : strerror(errno);
    g_autofree char *meant = errno == ENOENT ? suggest_neighbour(file) : g_strdup("");
    g_set_error(error, CJ_CLI_ERROR, CJ_CLI_ERROR_FILE, "cannot read %s: %s%s", cj_input_name(file), why, meant);
}

static bool read_all(int fd, size_t most, GByteArray *bytes)
{
    guint8 piece[16384];
    while (bytes->len <= most) {
        size_t want = MIN(sizeof piece, most + 1 - bytes->len);
        ssize_t n = read(fd, piece, want);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        g_byte_array_append(bytes, piece, (guint)n);
    }
    return true;
}

char *cj_input_read(const char *file, size_t most, size_t *ret_len, GError **error)
{
    bool is_stdin = strcmp(file, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        set_failed(error, file);
        return NULL;
    }
    GByteArray *bytes = g_byte_array_new();
    bool ok = read_all(fd, most, bytes);
    if (!ok)
        set_failed(error, file);
    if (!is_stdin)
        close(fd);
    size_t len = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    char *text = (char *)g_byte_array_free(bytes, FALSE);
    if (!ok) {
        g_free(text);
        return NULL;
    }
    *ret_len = len;
    return text;
}
