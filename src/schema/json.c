/* The rows as JSON Schema (draft-07), for editors: completion, hover, and red lines while typing. It is a little more
 * lenient than the program, since short-hand lets a mapping mean two things; it never refuses what the program takes. */
#include "schema_priv.h"

#include <string.h>

static void string(const char *s, GString *out)
{
    g_string_append_c(out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            g_string_append_c(out, '\\');
        if ((unsigned char)*s < 0x20)
            g_string_append_printf(out, "\\u%04x", (unsigned)*s);
        else
            g_string_append_c(out, *s);
    }
    g_string_append_c(out, '"');
}

static void number(double value, GString *out)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(digits, sizeof digits, "%.12g", value));
}

static void words(const struct cj_word *word, GString *out)
{
    g_string_append(out, "\"enum\": [");
    for (; word->word; word++) {
        string(word->word, out);
        g_string_append(out, ", ");
    }
    g_string_append(out, "null]");
}

/* A value that is not an item: `{...}`. */
static void plain(const struct cj_field *field, GString *out)
{
    g_string_append_c(out, '{');
    if (field->type->json) {
        g_string_append(out, field->type->json);
    } else if (field->words && field->type != &cj_type_word) {
        words(field->words, out);
    } else if (field->type == &cj_type_word) {
        g_string_append(out, "\"type\": [\"string\", \"number\", \"null\"], \"examples\": [");
        for (const struct cj_word *word = field->words; word->word; word++) {
            g_string_append(out, word == field->words ? "" : ", ");
            string(word->word, out);
        }
        g_string_append_c(out, ']');
    } else {
        g_string_append(out, "\"type\": [\"number\", \"null\"]");
        if (field->min < field->max) {
            g_string_append(out, ", \"minimum\": ");
            number(field->min, out);
            g_string_append(out, ", \"maximum\": ");
            number(field->max, out);
        }
    }
    g_string_append_c(out, '}');
}

/* One thing: a plain value, or an item by reference or by the plain value of `main`. */
static void one(const struct cj_field *field, const struct cj_field *main_field, GString *out)
{
    if (!field->shape) {
        plain(field, out);
        return;
    }
    g_string_append(out, "{\"anyOf\": [{\"$ref\": ");
    g_autofree char *id = cj_schema_shape_id(field->shape), *ref = g_strconcat("#/definitions/", id, NULL);
    string(ref, out);
    g_string_append(out, "}, ");
    if (main_field) {
        one(main_field, main_field->shape ? cj_schema_main(main_field->shape) : NULL, out);
        g_string_append(out, ", ");
    }
    g_string_append(out, "{\"type\": \"null\"}]}");
}

/* {id: item, id: [item, item]}; no id is a key of the item. */
static void keyed(const struct cj_field *field, GString *out)
{
    const struct cj_field *main_field = field->keyed_main ? cj_schema_field(field->shape, field->keyed_main) : cj_schema_main(field->shape);
    g_string_append(out, ", {\"type\": \"object\", \"propertyNames\": {\"not\": {\"enum\": [");
    for (const struct cj_field *key = field->shape->field; key->key; key++) {
        g_string_append(out, key == field->shape->field ? "" : ", ");
        string(key->key, out);
        if (key->singular) {
            g_string_append(out, ", ");
            string(key->singular, out);
        }
    }
    g_string_append(out, "]}}, \"additionalProperties\": {\"anyOf\": [");
    one(field, main_field, out);
    g_string_append(out, ", {\"type\": \"array\", \"items\": ");
    one(field, main_field, out);
    g_string_append(out, "}]}, \"patternProperties\": {\"^x-\": true}}");
}

static void value(const struct cj_field *field, GString *out)
{
    const struct cj_field *main_field = field->shape ? cj_schema_main(field->shape) : NULL;
    g_string_append(out, "{\"description\": ");
    string(field->doc, out);
    if (field->standard) {
        g_string_append(out, ", \"default\": ");
        string(field->standard, out);
    }
    g_string_append(out, ", \"anyOf\": [");
    one(field, main_field, out);
    if (cj_schema_many(field)) {
        g_string_append(out, ", {\"type\": \"array\", \"items\": ");
        one(field, main_field, out);
        g_string_append_c(out, '}');
    }
    if (field->keyed)
        keyed(field, out);
    g_string_append(out, "]}");
}

/* Is the field ever filled by the key an item stands under? Then it can't be required inside. */
static bool filled_outside(const GPtrArray *shapes, const struct cj_shape *shape, const char *key)
{
    for (guint i = 0; i < shapes->len; i++)
        for (const struct cj_field *field = ((const struct cj_shape *)shapes->pdata[i])->field; field->key; field++)
            if (field->shape == shape && field->keyed && strcmp(field->keyed, key) == 0)
                return true;
    return false;
}

static void required(const GPtrArray *shapes, const struct cj_shape *shape, GString *out)
{
    bool first = true;
    for (const struct cj_field *field = shape->field; field->key; field++) {
        if (!field->required || filled_outside(shapes, shape, field->key))
            continue;
        g_string_append(out, first ? ",\n      \"allOf\": [" : ", ");
        g_string_append(out, "{\"anyOf\": [{\"required\": [");
        string(field->key, out);
        g_string_append(out, "]}");
        if (field->singular) {
            g_string_append(out, ", {\"required\": [");
            string(field->singular, out);
            g_string_append(out, "]}");
        }
        g_string_append(out, "]}");
        first = false;
    }
    g_string_append(out, first ? "" : "]");
}

static void property(const char *key, const struct cj_field *field, bool first, GString *out)
{
    g_string_append(out, first ? "\n        " : ",\n        ");
    string(key, out);
    g_string_append(out, ": ");
    value(field, out);
}

static void definition(const GPtrArray *shapes, const struct cj_shape *shape, GString *out)
{
    g_string_append(out, "    ");
    g_autofree char *id = cj_schema_shape_id(shape);
    string(id, out);
    g_string_append(out, ": {\n      \"type\": \"object\",\n      \"description\": ");
    string(shape->doc, out);
    g_string_append(out, ",\n      \"properties\": {");
    for (const struct cj_field *field = shape->field; field->key; field++) {
        property(field->key, field, field == shape->field, out);
        if (field->singular)
            property(field->singular, field, false, out);
    }
    g_string_append(out, "\n      },\n      \"patternProperties\": {\"^x-\": true},\n      \"additionalProperties\": false");
    required(shapes, shape, out);
    g_string_append(out, "\n    }");
}

void cj_schema_json(const struct cj_shape *root, const char *title, GString *out)
{
    g_autoptr(GPtrArray) shapes = cj_schema_shapes(root);
    g_string_append(out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": ");
    string(title, out);
    g_string_append(out, ",\n  \"allOf\": [{\"$ref\": ");
    g_autofree char *id = cj_schema_shape_id(root), *ref = g_strconcat("#/definitions/", id, NULL);
    string(ref, out);
    g_string_append(out, "}],\n  \"definitions\": {\n");
    for (guint i = 0; i < shapes->len; i++) {
        definition(shapes, shapes->pdata[i], out);
        g_string_append(out, i + 1 < shapes->len ? ",\n" : "\n");
    }
    g_string_append(out, "  }\n}\n");
}
