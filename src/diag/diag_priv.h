/* diag, inside: what the collector and the renderer share. */
#ifndef CJMAP_DIAG_PRIV_H
#define CJMAP_DIAG_PRIV_H

#include <cjmap/diag.h>

/* A file and how many problems it has; `source` is NULL for what belongs to no known file. */
struct cj_diag_file {
    const struct cj_source *source;
    uint32_t count[CJ_SEVERITY_ERROR + 1]; /* [severity] with those that were not kept */
};

/* The file with that index, or the one for problems of no known file. Never NULL. */
struct cj_diag_file *cj_diag_file_of(const struct cj_diags *diags, uint32_t index);

#endif
