/* The commands that only say something: check, schema, manual. */
#include "cli_priv.h"

#include <string.h>

static const char *plural(uint32_t n)
{
    return n == 1 ? "" : "s";
}

static void say_fine(const struct cj_reading *reading, const char *file)
{
    const struct cj_journey *journey = reading->journey;
    uint32_t warnings = cj_diags_count(reading->diags, CJ_SEVERITY_WARNING);
    cj_say("%s: %s (%u phase%s, %u touchpoint%s)", cj_input_name(file), warnings ? "no errors" : "nothing wrong",
           journey->nphases, plural(journey->nphases), journey->ntouchpoints, plural(journey->ntouchpoints));
}

enum cj_status cj_command_check(struct cj_session *session)
{
    const GPtrArray *files = session->options.files;
    enum cj_status worst = CJ_STATUS_OK;
    for (guint i = 0; i < files->len; i++) {
        struct cj_reading reading;
        enum cj_status status = cj_reading_init(&reading, session, files->pdata[i]);
        if (status == CJ_STATUS_OK && !session->options.quiet)
            say_fine(&reading, files->pdata[i]);
        cj_reading_finish(&reading);
        worst = cj_status_worst(worst, status);
    }
    return worst;
}

enum cj_status cj_command_schema(struct cj_session *session)
{
    (void)session;
    g_autoptr(GString) text = g_string_new(NULL);
    cj_journey_schema(text);
    return cj_print(text);
}

static const struct page { const char *name; void (*write)(GString *out); } pages[] = {
    { "language", cj_journey_manual },
    { "messages", cj_diag_manual },
};

/* docs/language.md and docs/messages.md come from here; a test compares them. */
enum cj_status cj_command_manual(struct cj_session *session)
{
    const char *asked = session->options.files->pdata[0];
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
        if (strcmp(asked, pages[i].name) == 0) {
            pages[i].write(text);
            return cj_print(text);
        }
    cj_say("cjmap: the manual has no page `%s` (language, messages)", asked);
    return CJ_STATUS_FAILED;
}
