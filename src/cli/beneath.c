/* Files that a theme or a journey names, other than pictures: a theme, a font. What is the matter, in words. */
#include "cli_priv.h"

#include <cjmap/beneath.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static const char *words_for(const struct cj_beneath *at)
{
    switch (at->fault) {
    case CJ_BENEATH_OUTSIDE: return "it lies outside the folder of the file that names it";
    case CJ_BENEATH_MISSING:
    case CJ_BENEATH_NO_FOLDER: return "there is no such file";
    case CJ_BENEATH_LINK: return "a link on the way is not followed";
    case CJ_BENEATH_NO_FILE: return "it is no ordinary file";
    case CJ_BENEATH_TOO_LARGE: return "it is too large";
    default: return g_strerror(at->code);
    }
}

GBytes *cj_file_beneath(const char *folder, const char *path, size_t most, const char **ret_why)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        *ret_why = g_strerror(errno);
        return NULL;
    }
    struct cj_beneath at;
    GBytes *bytes = cj_beneath_read(fd, path, most, &at);
    if (!bytes)
        *ret_why = words_for(&at);
    cj_beneath_clear(&at);
    close(fd);
    return bytes;
}
