/* The commands that only say something: check, schema, manual. What there is to say about themes is in look.c. */
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

/* --- pages ------------------------------------------------------------------------------------------------------ */

struct page { const char *name; void (*write)(GString *out); };

/* `what`: "there is no schema". */
static enum cj_status print_page(const struct page *page, size_t n, const char *asked, const char *what)
{
    g_autoptr(GString) text = g_string_new(NULL), all = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        g_string_append_printf(all, "%s%s", i ? ", " : "", page[i].name);
        if (strcmp(asked, page[i].name) != 0)
            continue;
        page[i].write(text);
        return cj_print(text);
    }
    cj_say("cjmap: %s `%s` (%s)", what, asked, all->str);
    return CJ_STATUS_FAILED;
}

enum cj_status cj_command_schema(struct cj_session *session)
{
    static const struct page pages[] = { { "journey", cj_journey_schema }, { "theme", cj_theme_schema } };
    const GPtrArray *asked = session->options.files;
    return print_page(pages, G_N_ELEMENTS(pages), asked->len > 0 ? asked->pdata[0] : pages[0].name, "there is no schema");
}

/* The pages of docs that come from rows; a test compares them. */
enum cj_status cj_command_manual(struct cj_session *session)
{
    static const struct page pages[] = { { "language", cj_journey_manual }, { "messages", cj_diag_manual }, { "themes", cj_theme_manual } };
    return print_page(pages, G_N_ELEMENTS(pages), session->options.files->pdata[0], "the manual has no page");
}
