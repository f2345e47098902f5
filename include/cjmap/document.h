/* document: bytes to a tree. libyaml's event API only, with the span of every key and value kept; YAML's own
 * traps are explained here, so a syntax error is the one kind of mistake that ends the reading early.
 *
 * The tree is YAML's, not the language's: mappings keep their order and their duplicate keys are reported here. */
#ifndef CJMAP_DOCUMENT_H
#define CJMAP_DOCUMENT_H

#include <cjmap/base.h>
#include <cjmap/diag.h>

enum cj_yaml_kind { CJ_YAML_SCALAR, CJ_YAML_LIST, CJ_YAML_MAPPING };

struct cj_yaml; /* defined below */

struct cj_yaml_pair {
    struct cj_str key;
    const struct cj_yaml *value; /* never NULL */
};

/* A node of the tree. Aliases are shared subtrees, so a node may be met more than once; every walk is bounded
 * because expansion is counted when the tree is made. */
struct cj_yaml {
    enum cj_yaml_kind kind;
    struct cj_span at;      /* of the value; of a block collection: its first line only, to the end of that line */
    /* scalar: the text as typed, NFC (outer blanks trimmed, a tab is a blank, line breaks only from | blocks), `quoted` if it had quotes
     * or was a block. An unquoted empty value, null or ~ has `null` set and an empty text. A text that broke a
     * limit is "…": that was said, and what stands there is not missing. */
    struct cj_str text;
    bool quoted, null;
    bool flow;              /* list or mapping written with brackets or braces */
    uint32_t n;
    const struct cj_yaml *const *item;  /* list: [n] */
    const struct cj_yaml_pair *pair;    /* mapping: [n], file order, duplicates already removed */
};

struct cj_document_limits {
    size_t bytes;            /* 4 MiB */
    uint32_t depth;          /* 32 */
    uint32_t nodes;          /* 100,000 after aliases are expanded, counted only for what aliases add; see also `written` */
    uint32_t text_bytes;     /* 4,000 */
    uint32_t run_chars;      /* 256 without a blank */
    uint32_t marks;          /* 8 combining marks on a letter */
    uint32_t written;        /* 1,000,000 nodes in the file itself, keys not counted */
};

extern const struct cj_document_limits cj_document_default_limits;

/* Reads `source`. Returns the root, or NULL when nothing useful could be read; in both cases every mistake is in
 * `diags` (with the source's own span). Everything lies in `arena`. Work is bounded by the limits. */
const struct cj_yaml *cj_document_parse(const struct cj_source *source, const struct cj_document_limits *limits,
                                        struct cj_arena *arena, struct cj_diags *diags);

/* The value of `key` in a mapping, or NULL. */
const struct cj_yaml *cj_yaml_get(const struct cj_yaml *mapping, const char *key);

/* What a tree would be if somebody edited the file: what stands at `node` says something else, or is left out. */
struct cj_yaml_edit {
    const struct cj_yaml *node;
    const char *text; /* of a scalar; NULL: the node is left out with its key or dash, and what has nothing left in it with it */
};
/* A copy of the tree with these edits, everything at its old place. Nodes without an edit may be shared. The root if all of it is left
 * out. Everything lies in `arena`. */
const struct cj_yaml *cj_yaml_edited(const struct cj_yaml *root, const struct cj_yaml_edit *edit, uint32_t n, struct cj_arena *arena);

#endif
