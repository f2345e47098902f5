/* Files in. Bounded: what is larger than a journey may be is not read to its end. */
#include "cli_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

const char *cj_input_name(const char *file)
{
    return strcmp(file, "-") == 0 ? "(standard input)" : file;
}

static void set_failed(GError **error, const char *file)
{
    const char *why = errno == ENOENT ? "there is no such file" : errno == EISDIR ? "it is a directory" : strerror(errno);
    g_set_error(error, CJ_CLI_ERROR, CJ_CLI_ERROR_FILE, "cannot read %s: %s", cj_input_name(file), why);
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
