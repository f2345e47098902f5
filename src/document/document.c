/* The door of document: checks the bytes, makes the tree, explains what went wrong. */
#include <cjmap/document.h>

#include <string.h>

#include "document_priv.h"

const struct cj_document_limits cj_document_default_limits = {
    .bytes = 4 << 20,
    .depth = 32,
    .nodes = 100000,
    .text_bytes = 4000,
    .run_chars = 256,
    .marks = 8,
    .written = 1000000,
};

const struct cj_yaml *cj_document_parse(const struct cj_source *source, const struct cj_document_limits *limits,
                                        struct cj_arena *arena, struct cj_diags *diags)
{
    struct cj_reading reading = { .source = source, .limits = limits, .arena = arena, .diags = diags };

    reading.bytes = cj_source_bytes(source, &reading.len);
    if (!cj_reading_check_bytes(&reading))
        return NULL;
    if (!yaml_parser_initialize(&reading.parser))
        g_error("out of memory");

    reading.cursor_byte = reading.begin;
    yaml_parser_set_encoding(&reading.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reading.parser, (const unsigned char *)reading.bytes + reading.begin,
                                 reading.len - reading.begin);

    const struct cj_yaml *root = cj_reading_tree(&reading);

    yaml_parser_delete(&reading.parser);
    return root;
}

const struct cj_yaml *cj_yaml_get(const struct cj_yaml *mapping, const char *key)
{
    if (!mapping || mapping->kind != CJ_YAML_MAPPING)
        return NULL;
    for (uint32_t i = 0; i < mapping->n; i++)
        if (strcmp(mapping->pair[i].key.s, key) == 0)
            return mapping->pair[i].value;
    return NULL;
}
