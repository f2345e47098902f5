/* beneath: files that a file names. Who wrote that file may be a stranger, so nothing is opened outside its folder: the path leads
 * downwards, each step is opened from the last and is no link, and only a regular file is read. */
#ifndef CJMAP_BENEATH_H
#define CJMAP_BENEATH_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum cj_beneath_fault {
    CJ_BENEATH_FINE,
    CJ_BENEATH_OUTSIDE,    /* an absolute path, or `..` in it */
    CJ_BENEATH_MISSING,
    CJ_BENEATH_LINK,       /* on the way or at its end */
    CJ_BENEATH_NO_FOLDER,  /* on the way */
    CJ_BENEATH_NO_FILE,    /* at its end: a folder, a device */
    CJ_BENEATH_TOO_LARGE,
    CJ_BENEATH_UNREADABLE, /* errno in `code` */
};

/* What is the matter, and at which step of the way. */
struct cj_beneath {
    enum cj_beneath_fault fault;
    int code;
    char *step;            /* its name, NULL: none; and */
    int folder;            /* the folder in which it is not, or is something else; -1: none */
    bool leads_on;         /* there are further steps, so it had to be a folder */
};
void cj_beneath_clear(struct cj_beneath *at); /* frees the name and closes the folder */

/* The bytes of the file to which `path` leads from `folder`, no more than `most` of them; g_bytes_unref it. NULL and what is the matter
 * in `ret_at`, which is to be cleared in either case. */
GBytes *cj_beneath_read(int folder, const char *path, size_t most, struct cj_beneath *ret_at);

#endif
