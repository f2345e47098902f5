/* What the files that explain share: what is known about a problem, and what several of them say. */
#ifndef CJMAP_EXPLAIN_PRIV_H
#define CJMAP_EXPLAIN_PRIV_H

#include "document_priv.h"

/* What is known about the problem. Lines that don't exist are empty. */
struct cj_trouble {
    struct cj_reading *reading;
    const yaml_parser_t *yaml;
    struct cj_line line, context, above; /* of the problem, of its context, and above the problem */
    const char *at;                      /* the problem's character in its line */
    bool has_above;
};

/* Speaks if it recognises the case; true if it spoke. */
typedef bool (*cj_speaker)(const struct cj_trouble *trouble);

/* A problem in libyaml's words, and who may know better, asked in turn. */
struct cj_explain_row {
    const char *context; /* NULL: any */
    const char *problem; /* NULL: any */
    cj_speaker ask[9];      /* up to the first NULL */
};

/* The rows of each file; the last has no `ask`. */
extern const struct cj_explain_row cj_explain_blocks[], cj_explain_flow[], cj_explain_characters[];

#define SAY(trouble, id, span, ...) cj_diags_add((trouble)->reading->diags, CJ_DIAG_##id, (span), __VA_ARGS__)
#define HINT(trouble, diag, ...) cj_diags_hint((trouble)->reading->diags, (diag), __VA_ARGS__)
#define ALSO(trouble, diag, span, ...) cj_diags_also((trouble)->reading->diags, (diag), (span), __VA_ARGS__)

/* --- places, explain.c ----------------------------------------------------------------------------------------- */

struct cj_span cj_at_mark(const struct cj_trouble *trouble, yaml_mark_t mark);
struct cj_span cj_at_problem(const struct cj_trouble *trouble);
struct cj_span cj_at_context(const struct cj_trouble *trouble);
struct cj_span cj_at_content(const struct cj_trouble *trouble, const struct cj_line *line);

/* The key of a line without blanks around it, to be printed with "%.*s". */
static inline int key_len(const struct cj_line *line)
{
    const char *end = line->colon ? line->colon : line->end;

    return (int)MIN(end - line->content, 60);
}

static inline bool is_item(const struct cj_line *line)
{
    return line->content > line->begin;
}

static inline bool short_enough(const char *s, const char *end)
{
    return end - s < 100;
}

/* The last character before the problem that is not blank, on the same line; 0 if there is none. */
static inline char char_before(const struct cj_trouble *trouble)
{
    const char *s = trouble->at;

    while (s > trouble->line.begin && (s[-1] == ' ' || s[-1] == '\t'))
        s--;
    return s > trouble->line.begin ? s[-1] : '\0';
}

/* --- speakers of more than one file ------------------------------------------------------------------------------ */

/* explain_flow.c: what follows a quoted text. */
bool cj_say_after_quote(const struct cj_trouble *trouble);
/* explain_characters.c: `*see below`, `&Co and more`: read as a reference or its name, and more follows. */
bool cj_say_after_reference(const struct cj_trouble *trouble);
/* explain_characters.c: a text can't begin with this character. */
bool cj_say_needs_quotes(const struct cj_trouble *trouble);
/* explain_flow.c: a ] or } without its other half. */
bool cj_say_stray_bracket(const struct cj_trouble *trouble);

#endif
