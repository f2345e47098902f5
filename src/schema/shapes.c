/* All shapes of a language, in order of first use: what JSON Schema and the manual both go through. */
#include "schema_priv.h"

static bool holds(const GPtrArray *shapes, const struct cj_shape *shape)
{
    for (guint i = 0; i < shapes->len; i++)
        if (shapes->pdata[i] == shape)
            return true;
    return false;
}

GPtrArray *cj_schema_shapes(const struct cj_shape *root)
{
    GPtrArray *shapes = g_ptr_array_new();
    g_ptr_array_add(shapes, (void *)root);
    for (guint i = 0; i < shapes->len; i++) {
        const struct cj_shape *shape = shapes->pdata[i];
        for (const struct cj_field *field = shape->field; field->key; field++)
            if (field->shape && !holds(shapes, field->shape))
                g_ptr_array_add(shapes, (void *)field->shape);
    }
    return shapes;
}

char *cj_schema_shape_id(const struct cj_shape *shape)
{
    return g_strdelimit(g_strdup(shape->name), " ", '-');
}

bool cj_schema_many(const struct cj_field *field)
{
    return field->size > 0 || field->type->several;
}
