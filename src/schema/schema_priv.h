/* Inside schema: what its files share. */
#ifndef CJMAP_SCHEMA_PRIV_H
#define CJMAP_SCHEMA_PRIV_H

#include <cjmap/schema.h>

/* "text", "a list", "a mapping": what was found, for "expected ..., found ...". */
const char *cj_schema_found(const struct cj_yaml *value);
/* Is this pair there at all? Not if its value is empty, nor if the key is the author's own (x-...). */
bool cj_schema_present(const struct cj_yaml_pair *pair);
/* The field a plain value stands for. */
const struct cj_field *cj_schema_main(const struct cj_shape *shape);
/* The text of `value` or, with a message, NULL. */
const struct cj_str *cj_schema_scalar(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value);
/* Blanks and defaults of all fields, and the shape's own beginning. `item` is zeroed. */
void cj_schema_begin(struct cj_load *load, const struct cj_shape *shape, void *item);

/* Every shape under `root`, each once, `root` first. The caller unrefs. */
GPtrArray *cj_schema_shapes(const struct cj_shape *root);
/* The shape's name where no blank may stand: "channel-use". Free with g_free. */
char *cj_schema_shape_id(const struct cj_shape *shape);
/* May several stand there? */
bool cj_schema_many(const struct cj_field *field);

#endif
