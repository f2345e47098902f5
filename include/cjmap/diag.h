/* diag: what is said to the person who wrote the file. Sources (bytes and line table), the catalogue of messages,
 * and the collector that holds all problems of a run until they are printed in file order.
 *
 * A bug is an assertion, the machine's failure a GError; only the document's mistakes come here. diag never
 * prints: cli asks for the rendered text. */
#ifndef CJMAP_DIAG_H
#define CJMAP_DIAG_H

#include <cjmap/base.h>

/* --- sources ------------------------------------------------------------------------------------------------ */

/* A file's bytes and where its lines begin. The name is what the user typed, shown in messages. */
struct cj_source;

/* Takes a copy of nothing: `bytes` stays owned by `arena` or the caller and must outlive the source. */
const struct cj_source *cj_source_new(struct cj_arena *arena, uint32_t index, const char *name, const char *bytes, size_t len);
const char *cj_source_name(const struct cj_source *source);
const char *cj_source_bytes(const struct cj_source *source, size_t *ret_len);
uint32_t cj_source_index(const struct cj_source *source);
/* The text of a line (from 1), without its line end; not NUL-terminated. NULL if there is no such line. */
const char *cj_source_line(const struct cj_source *source, uint32_t line, size_t *ret_len);
/* The place of a byte: line and column, both from 1, column in characters. Works on invalid UTF-8 too. */
void cj_source_locate(const struct cj_source *source, size_t byte, uint32_t *ret_line, uint32_t *ret_col);

/* --- catalogue ---------------------------------------------------------------------------------------------- */

enum cj_severity { CJ_SEVERITY_NOTE, CJ_SEVERITY_WARNING, CJ_SEVERITY_ERROR };

/* One row per message, see diag_ids.h. */
enum cj_diag_id {
#define CJ_DIAG(symbol, id, severity, sentence, repair) CJ_DIAG_##symbol,
#include <cjmap/diag_ids.h>
#undef CJ_DIAG
    CJ_DIAG_COUNT
};

struct cj_diag_row {
    const char *id;
    enum cj_severity severity;
    const char *sentence;
    const char *repair;
};

const struct cj_diag_row *cj_diag_row(enum cj_diag_id id);
/* "note", "warning", "error". */
const char *cj_severity_word(enum cj_severity severity);

/* --- collector ---------------------------------------------------------------------------------------------- */

/* A problem found. Texts lie in the collector's arena. */
struct cj_diag {
    enum cj_diag_id id;
    struct cj_span at;     /* line 0: about the file as a whole */
    const char *text;      /* what is wrong, with the value quoted; one line, no full stop */
    const char *hint;      /* how to repair it, in plain words, or NULL */
    struct cj_span also;   /* a second place, line 0: none */
    const char *also_text; /* "first given here" */
};

struct cj_diags;

struct cj_diags *cj_diags_new(struct cj_arena *arena);
void cj_diags_add_source(struct cj_diags *diags, const struct cj_source *source);
const struct cj_source *cj_diags_source(const struct cj_diags *diags, uint32_t index);

/* Adds a problem and returns it, so that a hint or a second place can be set with the two calls below. The same
 * id at the same place with the same text is added once. */
struct cj_diag *cj_diags_add(struct cj_diags *diags, enum cj_diag_id id, struct cj_span at, const char *format, ...) G_GNUC_PRINTF(4, 5);
void cj_diags_hint(struct cj_diags *diags, struct cj_diag *diag, const char *format, ...) G_GNUC_PRINTF(3, 4);
void cj_diags_also(struct cj_diags *diags, struct cj_diag *diag, struct cj_span also, const char *format, ...) G_GNUC_PRINTF(4, 5);

uint32_t cj_diags_count(const struct cj_diags *diags, enum cj_severity at_least);
/* All problems sorted by source, line, column, then order of arrival. */
const struct cj_diag *cj_diags_sorted(struct cj_diags *diags, uint32_t *ret_count);

/* --- rendering ---------------------------------------------------------------------------------------------- */

struct cj_diag_style {
    bool colour;       /* ANSI colours */
    uint32_t most;     /* errors shown per file; the rest are counted (20) */
};

/* The messages as text for a terminal or a log: `file:line:column: error: what [id]`, the line with carets, the
 * other place, the repair; last the count where some were left out. Control and bidi characters of the source are
 * made visible. Appends to `out`. */
void cj_diags_render(struct cj_diags *diags, struct cj_diag_style style, GString *out);
/* docs/messages.md from the catalogue. */
void cj_diag_manual(GString *out);

#endif
