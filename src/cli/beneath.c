/* Files that a file names. Who wrote that file may be a stranger, so nothing is opened outside its folder: the path leads downwards,
 * each step is opened from the last and is no link, and only a regular file is read. */
#include "cli_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *why_not(void)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR: return "there is no such file";
    case ELOOP: return "a link on the way is not followed";
    case EISDIR: return "it is no ordinary file";
    default: return g_strerror(errno);
    }
}

/* The next step of `*path`, which moves on; false at its end. */
static bool next_step(const char **path, char *step, size_t size)
{
    *path += strspn(*path, "/");
    size_t n = strcspn(*path, "/");
    if (n == 0 || n >= size)
        return false;
    memcpy(step, *path, n);
    step[n] = '\0';
    *path += n;
    return true;
}

static bool leads_down(const char *path)
{
    char step[256];
    const char *at = path;
    while (next_step(&at, step, sizeof step))
        if (strcmp(step, "..") == 0)
            return false;
    return path[0] != '/' && path[0] != '\0' && *at == '\0';
}

/* Looked at before it is opened, for opening alone can do things to a device; and without waiting, for it may be another by then. */
static int open_step(int folder, const char *step, bool is_folder)
{
    struct stat status;
    if (fstatat(folder, step, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return -1;
    if (S_ISLNK(status.st_mode) || (!is_folder && !S_ISREG(status.st_mode))) {
        errno = S_ISLNK(status.st_mode) ? ELOOP : EISDIR;
        return -1;
    }
    return openat(folder, step, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | (is_folder ? O_DIRECTORY : O_NONBLOCK));
}

static int open_beneath(const char *folder, const char *path)
{
    char step[256];
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0 && next_step(&path, step, sizeof step)) {
        int next = open_step(at, step, *path != '\0');
        int failed = errno;
        close(at);
        errno = failed;
        at = next;
    }
    return at;
}

static GBytes *read_regular(int fd, size_t most, const char **ret_why)
{
    struct stat status;
    *ret_why = "it is no ordinary file";
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    *ret_why = "it is too large";
    if (status.st_size < 0 || (uintmax_t)status.st_size > most)
        return NULL;
    const size_t len = (size_t)status.st_size;
    guint8 *bytes = g_malloc(len + 1);
    size_t have = 0;
    for (ssize_t n = 1; have < len && n > 0;) {
        do
            n = read(fd, bytes + have, len - have);
        while (n < 0 && errno == EINTR);
        have += n > 0 ? (size_t)n : 0;
    }
    if (have == len)
        return g_bytes_new_take(bytes, len);
    *ret_why = "it changed while it was read";
    g_free(bytes);
    return NULL;
}

GBytes *cj_beneath_read(const char *folder, const char *path, size_t most, const char **ret_why)
{
    const char *why = "it lies outside the folder of the file that names it";
    GBytes *bytes = NULL;
    if (leads_down(path)) {
        int fd = open_beneath(folder, path);
        why = why_not();
        if (fd >= 0) {
            bytes = read_regular(fd, most, &why);
            close(fd);
        }
    }
    if (!bytes)
        *ret_why = why;
    return bytes;
}
