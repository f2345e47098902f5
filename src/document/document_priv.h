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
    struct { bool quoted; yaml_mark_t start, end; } last; /* the last scalar, for what went wrong after it */
    bool in_flow;                    /* the last event left us inside brackets or braces, */
    struct cj_span opened;           /* opened here */
    struct cj_span refused;          /* the last reference to nothing */
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

/* lines.c: a line as a person sees it, for explanations. */
struct cj_line {
    uint32_t number;
    const char *s, *end;     /* without blanks at the end */
    const char *raw_end;     /* with them */
    const char *begin;       /* after the indentation */
    const char *content;     /* after the dashes of list items too */
    const char *colon;       /* that ends the key, NULL: no key */
    const char *value;       /* what follows the key; at the end if nothing does */
    uint32_t indent, col;    /* columns of `begin` and `content`, from 1 */
};

/* False, and an empty line, if there is no such line. */
bool cj_line_at(const struct cj_reading *reading, uint32_t number, struct cj_line *ret_line);
/* The nearest line above that is not empty and not a comment. */
bool cj_line_before(const struct cj_reading *reading, const struct cj_line *line, struct cj_line *ret_line);
struct cj_span cj_line_span(const struct cj_reading *reading, const struct cj_line *line,
                            const char *from, const char *to);
/* The character of a column, counted from 0 as libyaml does. */
const char *cj_line_char(const struct cj_line *line, size_t column);
/* `henk:-1`: a word, a colon and no space (but not `12:30` and not `https://`). */
bool cj_line_lacks_space(const char *s, const char *end, const char **ret_colon);
/* `-b`: a dash and no space (but not `-1`). */
bool cj_line_lacks_dash_space(const char *s, const char *end);
/* `• b`, `– b`: after the sign and its blanks; NULL if there is none. A long dash may also stand within a sentence: it is
 * not certain to be meant as a bullet. */
const char *cj_line_after_bullet(const char *s, const char *end, bool *ret_certain);
/* The text in quotes of the kind that needs the fewest changes. Free with g_free. */
char *cj_quoted(const char *s, const char *end);

/* traps.c: what YAML accepts silently and nobody meant. `parent` is the collection the scalar stands in, NULL at the top. */
void cj_trap_scalar(struct cj_reading *reading, const yaml_event_t *event, const struct cj_yaml *parent);
void cj_trap_key(struct cj_reading *reading, const yaml_event_t *event, const struct cj_yaml *mapping);
void cj_trap_list(struct cj_reading *reading, const struct cj_yaml *list);
/* A pair of a { } with an empty value: true if it has no colon either, and is to be left out. `before` is the value of the
 * pair before it, or NULL; `again` says that the pair before had none, too. */
bool cj_trap_pair(struct cj_reading *reading, const yaml_event_t *value, const struct cj_str *key,
                  const struct cj_yaml *before, bool again);

/* traps.c: the line from `s` on, at `at`, begins with a bullet sign, and `text` stands behind it. */
void cj_say_bullet(struct cj_reading *reading, struct cj_span at, const char *text, const char *end);

/* explain.c: what libyaml could not read, in plain words. */
void cj_explain(struct cj_reading *reading);

#endif
