#include "schema_priv.h"
void cj_schema_manual(const struct cj_shape *root, const char *title, const char *introduction, GString *out) { (void)root; (void)title; (void)introduction; (void)out; }
