/* Unit tests of document. `--generate` writes the expected messages of tests/messages anew: look at the difference. */
#include "document_tests.h"

struct reading read_bytes(const char *name, const char *bytes, size_t len, const struct cj_document_limits *limits)
{
    struct reading reading = { .arena = cj_arena_new() };
    const struct cj_source *source = cj_source_new(reading.arena, 0, name, bytes, len);

    reading.diags = cj_diags_new(reading.arena);
    cj_diags_add_source(reading.diags, source);
    reading.root = cj_document_parse(source, limits, reading.arena, reading.diags);
    reading.diag = cj_diags_sorted(reading.diags, &reading.ndiags);
    return reading;
}

struct reading read_text(const char *text)
{
    return read_bytes("a.yaml", text, strlen(text), &cj_document_default_limits);
}

void reading_free(struct reading *reading)
{
    cj_arena_free(reading->arena);
}

char *first_message(const struct reading *reading)
{
    if (!reading->ndiags)
        return g_strdup("fine");
    return g_strdup_printf("%u:%u %s (%u)", reading->diag->at.line, reading->diag->at.col,
                           cj_diag_row(reading->diag->id)->id, reading->ndiags);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--generate") == 0)
        return generate_corpus();
    return run_tree_tests() + run_trap_tests() + run_limit_tests() + run_corpus_tests();
}
