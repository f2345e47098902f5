/* Files out. A map that hangs somewhere as a link, or that a colleague has open, is never half a file: a regular file is
 * written beside the old one, brought to the disk and renamed over it. What is no regular file (a device, a pipe)
 * cannot be replaced, only written to: a rename by root would turn /dev/full into a plain file.
 *
 * While the file beside exists, signals that end the program wait: then it can't be left behind. */
#include "cli_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MOST = 40, TRIES_MOST = 1000 };

const char *cj_output_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "(standard output)" : path;
}

static bool failed(GError **error, const char *path, int code)
{
    const char *why = code == ENOSPC ? "the disk is full" : code == ENOENT ? "its directory does not exist"
                    : code == EPIPE ? "nobody reads it any more" : strerror(code);
    g_set_error(error, CJ_CLI_ERROR, CJ_CLI_ERROR_FILE, "cannot write %s: %s", cj_output_name(path), why);
    return false;
}

/* All bytes, or errno. */
static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

static bool write_through(const char *path, const char *bytes, size_t len, GError **error)
{
    bool is_stdout = strcmp(path, "-") == 0;
    /* Appending is for /dev/stdout where that is a file with something in it already; nothing else minds. */
    int fd = is_stdout ? STDOUT_FILENO : open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return failed(error, path, errno);
    int code = write_all(fd, bytes, len) ? 0 : errno;
    if (!is_stdout && close(fd) != 0 && code == 0)
        code = errno;
    return code == 0 || failed(error, path, code);
}

/* Where the symlinks of `path` end, so that the link stays and its target is replaced; the target need not exist. NULL with
 * ELOOP if they do not end. */
static char *follow_links(const char *path)
{
    char *at = g_strdup(path);
    for (unsigned n = 0; n < LINKS_MOST; n++) {
        g_autofree char *to = g_file_read_link(at, NULL);
        if (!to)
            return at;
        g_autofree char *dir = g_path_get_dirname(at);
        g_free(at);
        at = g_path_is_absolute(to) ? g_steal_pointer(&to) : g_build_filename(dir, to, NULL);
    }
    g_free(at);
    errno = ELOOP;
    return NULL;
}

static bool holds_already(const char *path, const struct stat *old, const char *bytes, size_t len)
{
    g_autofree char *there = NULL;
    size_t there_len = 0;
    return old->st_size == (off_t)len && g_file_get_contents(path, &there, &there_len, NULL)
        && there_len == len && memcmp(there, bytes, len) == 0;
}

/* A new file in the folder of `path`. Its mode is what the umask leaves. */
static int open_beside(const char *path, char **ret_name)
{
    g_autofree char *dir = g_path_get_dirname(path);
    for (unsigned n = 0; n < TRIES_MOST; n++) {
        g_autofree char *name = g_strdup_printf("%s/.cjmap-%ld-%u", dir, (long)getpid(), n);
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0)
            *ret_name = g_steal_pointer(&name);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* The file keeps its mode, and its owner where we may give it away. */
static bool keep_mode(int fd, const struct stat *old)
{
    if (!old)
        return true;
    if ((old->st_uid != geteuid() || old->st_gid != getegid()) && fchown(fd, old->st_uid, old->st_gid) != 0)
        errno = 0; /* ours then: a replaced file of somebody else, in a folder we may write in */
    return fchmod(fd, old->st_mode & 07777) == 0;
}

/* Returns 0 or errno; what was at `path` stays until the new file is complete on the disk. */
static int replace(const char *path, const struct stat *old, const char *bytes, size_t len)
{
    g_autofree char *beside = NULL;
    int fd = open_beside(path, &beside);
    if (fd < 0)
        return errno;
    int code = write_all(fd, bytes, len) && keep_mode(fd, old) && fsync(fd) == 0 ? 0 : errno;
    if (close(fd) != 0 && code == 0)
        code = errno;
    if (code == 0 && rename(beside, path) != 0)
        code = errno;
    if (code != 0)
        unlink(beside);
    return code;
}

static int replace_undisturbed(const char *path, const struct stat *old, const char *bytes, size_t len)
{
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    int code = replace(path, old, bytes, len);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return code;
}

/* Names of files that are open already, and must not be replaced even where a regular file is behind them. */
static bool is_open_file(const char *path)
{
    return strcmp(path, "/dev/stdout") == 0 || strcmp(path, "/dev/stderr") == 0 || g_str_has_prefix(path, "/dev/fd/")
        || g_str_has_prefix(path, "/proc/");
}

bool cj_output_write(const char *path, const void *bytes, size_t len, GError **error)
{
    struct stat old;
    bool there = strcmp(path, "-") != 0 && stat(path, &old) == 0;
    if (strcmp(path, "-") == 0 || is_open_file(path) || (there && !S_ISREG(old.st_mode) && !S_ISDIR(old.st_mode)))
        return write_through(path, bytes, len, error);
    if (there && S_ISDIR(old.st_mode))
        return failed(error, path, EISDIR);
    if (there && holds_already(path, &old, bytes, len))
        return true;
    g_autofree char *end = follow_links(path);
    if (!end || (there && access(end, W_OK) != 0))
        return failed(error, path, errno);
    int code = replace_undisturbed(end, there ? &old : NULL, bytes, len);
    return code == 0 || failed(error, path, code);
}
