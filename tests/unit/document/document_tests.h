/* What the tests of document share. */
#ifndef CJMAP_DOCUMENT_TESTS_H
#define CJMAP_DOCUMENT_TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <cjmap/document.h>

/* A text that was read. Free with reading_free. */
struct reading {
    struct cj_arena *arena;
    struct cj_diags *diags;
    const struct cj_yaml *root;
    const struct cj_diag *diag; /* sorted */
    uint32_t ndiags;
};

struct reading read_bytes(const char *name, const char *bytes, size_t len, const struct cj_document_limits *limits);
struct reading read_text(const char *text);
void reading_free(struct reading *reading);

/* The first message, as "line:col id", and how many there are: "2:13 colon-in-text (1)"; "fine" if there is none. */
char *first_message(const struct reading *reading);

int run_tree_tests(void);
int run_trap_tests(void);
int run_limit_tests(void);
int run_corpus_tests(void);
/* Writes the expected output of every bad file anew. */
int generate_corpus(void);

#endif
