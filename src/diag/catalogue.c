/* The catalogue of messages, from its rows, and the manual page made of it. */
#include <cjmap/diag.h>

static const struct cj_diag_row rows[] = {
#define CJ_DIAG(symbol, id, severity, sentence, repair) { id, CJ_SEVERITY_##severity, sentence, repair },
#include <cjmap/diag_ids.h>
#undef CJ_DIAG
};

/* The rows with the titles of their chapters between them; `title` is NULL for a row. */
static const struct entry {
    const char *title;
    enum cj_diag_id id;
} entries[] = {
#define CJ_DIAG_SECTION(title) { title, CJ_DIAG_COUNT },
#define CJ_DIAG(symbol, id, severity, sentence, repair) { NULL, CJ_DIAG_##symbol },
#include <cjmap/diag_ids.h>
#undef CJ_DIAG
};

static const char *const severity_words[] = {
    [CJ_SEVERITY_NOTE] = "note", [CJ_SEVERITY_WARNING] = "warning", [CJ_SEVERITY_ERROR] = "error",
};

const char *cj_severity_word(enum cj_severity severity)
{
    return severity_words[severity];
}

const struct cj_diag_row *cj_diag_row(enum cj_diag_id id)
{
    g_assert((unsigned)id < CJ_DIAG_COUNT);
    return &rows[id];
}

static void write_entry(GString *out, const struct entry *entry)
{
    if (!entry->title) {
        const struct cj_diag_row *row = &rows[entry->id];

        g_string_append_printf(out, "\n### %s\n\n*%s.* %s\n\n%s\n", row->id, severity_words[row->severity], row->sentence,
                               row->repair);
    } else {
        g_string_append_printf(out, "\n## %s\n", entry->title);
    }
}

void cj_diag_manual(GString *out)
{
    const struct entry *end = entries + G_N_ELEMENTS(entries);

    g_string_append(out, "# Messages\n\n"
                         "What cjmap says about a journey, and how to mend it. Each message ends with its name in brackets.\n\n"
                         "An *error* must be mended before the map can be drawn, a *warning* is worth a look, "
                         "a *note* is only to be known.\n"
                         "\nThis page is made from the program's own table of messages.\n");
    for (const struct entry *entry = entries; entry < end; entry++)
        write_entry(out, entry);
}
