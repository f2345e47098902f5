/* document, inside: what its files share while one source is read. */
#ifndef CJMAP_DOCUMENT_PRIV_H
#define CJMAP_DOCUMENT_PRIV_H

#include <cjmap/document.h>

#include <yaml.h>

/* Everything about one reading. */
struct cj_reading {
    const struct cj_source *source;
    const char *bytes;               /* all of the file, and how many */
    size_t len;
    const struct cj_document_limits *limits;
    struct cj_arena *arena;
    struct cj_diags *diags;
    yaml_parser_t parser;
    size_t begin;                    /* first byte after a byte order mark */
    size_t cursor_char, cursor_byte; /* a place found before: see cj_reading_byte */
    struct { bool any, quoted, plain; yaml_mark_t start, end; } last; /* the last scalar, for what went wrong after it */
};

/* bytes.c: is this text at all? False (and said why) if libyaml need not be asked. */
bool cj_reading_check_bytes(struct cj_reading *reading);

/* places.c: libyaml counts lines and columns from 0 and everything in characters. */
struct cj_span cj_reading_span(const struct cj_reading *reading, yaml_mark_t start, yaml_mark_t end);
/* The byte of a mark. Fast if marks are asked for about in file order. */
size_t cj_reading_byte(struct cj_reading *reading, yaml_mark_t mark);
/* The span of `count` characters from a byte on. */
struct cj_span cj_reading_span_at(const struct cj_reading *reading, size_t byte, uint32_t count);

/* text.c: the text of a scalar as the tree keeps it; limits and control characters are checked. */
struct cj_str cj_reading_text(struct cj_reading *reading, const char *value, size_t len, bool literal, struct cj_span at);

/* tree.c: events to a tree; NULL if the reading had to stop. */
const struct cj_yaml *cj_reading_tree(struct cj_reading *reading);

/* traps.c: what YAML accepts silently and nobody meant. */
void cj_trap_scalar(struct cj_reading *reading, const yaml_event_t *event, bool in_flow);
void cj_trap_key(struct cj_reading *reading, const yaml_event_t *event);
void cj_trap_list(struct cj_reading *reading, const struct cj_yaml *list);
void cj_trap_no_value(struct cj_reading *reading, const struct cj_yaml *value, const struct cj_str *key,
                      const struct cj_yaml *before);

/* explain.c: what libyaml could not read, in plain words. */
void cj_explain(struct cj_reading *reading);

#endif
