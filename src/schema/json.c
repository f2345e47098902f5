#include "schema_priv.h"
void cj_schema_json(const struct cj_shape *root, const char *title, GString *out) { (void)root; (void)title; (void)out; }
