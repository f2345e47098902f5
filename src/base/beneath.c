/* The way to a file, step by step. Each is looked at before it is opened, for opening alone can do things to a device; it is opened
 * without waiting and without following a link, and the file is looked at again when it is open, for it may be another by then. */
#include <cjmap/beneath.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void cj_beneath_clear(struct cj_beneath *at)
{
    g_clear_pointer(&at->step, g_free);
    if (at->folder >= 0)
        close(at->folder);
    at->folder = -1;
}

static bool fail(struct cj_beneath *at, enum cj_beneath_fault fault, int code)
{
    at->fault = fault;
    at->code = code;
    return false;
}

static enum cj_beneath_fault fault_of(int code)
{
    switch (code) {
    case ENOENT:
    case ENAMETOOLONG: return CJ_BENEATH_MISSING;
    case ENOTDIR: return CJ_BENEATH_NO_FOLDER;
    case ELOOP: return CJ_BENEATH_LINK;
    default: return CJ_BENEATH_UNREADABLE;
    }
}

/* --- the way --------------------------------------------------------------------------------------------------------- */

/* Its steps; `./` and `//` lead nowhere. g_strfreev it. NULL if it leads out of the folder. */
static char **steps_of(const char *path)
{
    g_auto(GStrv) step = g_strsplit(path, "/", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    if (path[0] == '/')
        return NULL;
    for (char **s = step; *s; s++) {
        if (strcmp(*s, "..") == 0)
            return NULL;
        if (**s && strcmp(*s, ".") != 0)
            g_ptr_array_add(kept, g_strdup(*s));
    }
    g_ptr_array_add(kept, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&kept), FALSE);
}

/* Is the step what it should be, as far as can be told without opening it? */
static bool look_at(int folder, const char *step, bool leads_on, struct cj_beneath *at)
{
    struct stat status;
    if (fstatat(folder, step, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return fail(at, fault_of(errno), errno);
    if (S_ISLNK(status.st_mode))
        return fail(at, CJ_BENEATH_LINK, ELOOP);
    if (leads_on ? !S_ISDIR(status.st_mode) : !S_ISREG(status.st_mode))
        return fail(at, leads_on ? CJ_BENEATH_NO_FOLDER : CJ_BENEATH_NO_FILE, 0);
    return true;
}

/* -1 if it can't be opened. */
static int open_step(int folder, const char *step, bool leads_on, struct cj_beneath *at)
{
    if (!look_at(folder, step, leads_on, at))
        return -1;
    int fd = openat(folder, step, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (leads_on ? O_DIRECTORY : 0));
    if (fd < 0)
        fail(at, fault_of(errno), errno);
    return fd;
}

/* The file at the end of the way, -1 if it is not reached. */
static int open_way(int folder, char *const *step, struct cj_beneath *at)
{
    if (!*step) {
        fail(at, CJ_BENEATH_NO_FILE, 0);
        return -1;
    }
    int here = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    if (here < 0)
        fail(at, CJ_BENEATH_UNREADABLE, errno);
    for (; here >= 0 && *step; step++) {
        const bool leads_on = step[1] != NULL;
        int next = open_step(here, *step, leads_on, at);
        if (next < 0) {
            at->step = g_strdup(*step);
            at->folder = here;
            at->leads_on = leads_on;
            return -1;
        }
        close(here);
        here = next;
    }
    return here;
}

/* --- its bytes --------------------------------------------------------------------------------------------------------- */

/* To the end, wherever that is by now; false if it lies beyond `most`, or can't be read. */
static bool read_all(int fd, size_t most, GByteArray *bytes, struct cj_beneath *at)
{
    guint8 piece[65536];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 || fail(at, CJ_BENEATH_UNREADABLE, errno);
        if (bytes->len + (size_t)n > most)
            return fail(at, CJ_BENEATH_TOO_LARGE, 0);
        g_byte_array_append(bytes, piece, (guint)n);
    }
}

static GBytes *read_regular(int fd, size_t most, struct cj_beneath *at)
{
    struct stat status;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    bool good = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    if (!good)
        fail(at, CJ_BENEATH_NO_FILE, 0);
    else if (status.st_size < 0 || (guint64)status.st_size > most)
        good = fail(at, CJ_BENEATH_TOO_LARGE, 0);
    else
        good = read_all(fd, most, bytes, at);
    return good ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

GBytes *cj_beneath_read(int folder, const char *path, size_t most, struct cj_beneath *ret_at)
{
    *ret_at = (struct cj_beneath){ .folder = -1 };
    g_auto(GStrv) step = steps_of(path);
    if (!step) {
        fail(ret_at, CJ_BENEATH_OUTSIDE, 0);
        return NULL;
    }
    int fd = open_way(folder, step, ret_at);
    if (fd < 0)
        return NULL;
    GBytes *bytes = read_regular(fd, most, ret_at);
    close(fd);
    return bytes;
}
