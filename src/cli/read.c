/* A FILE to a checked journey: the calls up to the point where nothing can be wrong with the document any more. All messages
 * about it are printed here, in file order, before anything else happens. */
#include "cli_priv.h"

#include <cjmap/check.h>
#include <cjmap/document.h>

enum { MESSAGES_MOST = 20 };

/* Adds messages; the fonts may be missing on this machine, which is no fault of the document. */
static enum cj_status check_all(struct cj_reading *reading, struct cj_session *session, const char *file, const struct cj_source *source)
{
    const struct cj_yaml *tree = reading->tree = cj_document_parse(source, &cj_document_default_limits, reading->arena, reading->diags);
    if (!tree)
        return CJ_STATUS_DOCUMENT;
    /* Also after mistakes of YAML's own, and of the language: what is wrong is to be said in one run. */
    uint32_t before = cj_diags_count(reading->diags, CJ_SEVERITY_ERROR);
    reading->journey = cj_journey_load_what_can_be(tree, session->options.sheet.blank, reading->arena, reading->diags);
    if (!reading->journey)
        return CJ_STATUS_DOCUMENT;
    bool whole = cj_diags_count(reading->diags, CJ_SEVERITY_ERROR) == before;
    if (whole && !session->options.sheet.blank) /* of what that is about, a sheet for the workshop shows nothing */
        cj_check(reading->journey, reading->diags);
    cj_options_settle(&reading->asked, &session->options, reading->journey, reading->diags);
    uint32_t nfiles;
    const struct cj_str *files = cj_journey_files(reading->journey, reading->arena, &nfiles);
    reading->pictures = cj_pictures_read(file, files, nfiles, reading->arena, reading->diags);
    enum cj_status status = cj_look_init(&reading->look, session, file, reading->journey, reading->arena, reading->diags);
    if (status != CJ_STATUS_OK || !whole)
        return cj_status_worst(status, CJ_STATUS_DOCUMENT);
    struct cj_measurer measurer = cj_fonts_measurer(reading->look.fonts);
    cj_check_characters(reading->journey, measurer.covers, measurer.self, reading->diags);
    return cj_diags_count(reading->diags, CJ_SEVERITY_ERROR) > 0 ? CJ_STATUS_DOCUMENT : CJ_STATUS_OK;
}

void cj_say_diags(struct cj_diags *diags, const struct cj_session *session)
{
    const enum cj_when colour = (enum cj_when)session->options.colour;
    g_autoptr(GString) text = g_string_new(NULL);
    cj_diags_render(diags, (struct cj_diag_style){ .colour = cj_terminal_colours(colour), .most = MESSAGES_MOST }, text);
    cj_say_text(text->str, text->len);
}

enum cj_status cj_reading_init(struct cj_reading *reading, struct cj_session *session, const char *file)
{
    *reading = (struct cj_reading){ .arena = cj_arena_new() };
    reading->diags = cj_diags_new(reading->arena);
    g_autoptr(GError) error = NULL;
    size_t len = 0;
    reading->bytes = cj_input_read(file, cj_document_default_limits.bytes, &len, &error);
    if (!reading->bytes)
        return cj_say_error(error);
    const struct cj_source *source = cj_source_new(reading->arena, 0, cj_input_name(file), reading->bytes, len);
    cj_diags_add_source(reading->diags, source);
    enum cj_status status = check_all(reading, session, file, source);
    if (status != CJ_STATUS_OK)
        reading->journey = NULL;
    cj_say_diags(reading->diags, session);
    return status;
}

enum cj_status cj_reading_say_broken(struct cj_reading *reading, struct cj_session *session, uint32_t picture, const char *why)
{
    struct cj_str file = reading->pictures->picture[picture].file;
    struct cj_diags *diags = cj_diags_new(reading->arena); /* what was said before is not said again */
    cj_diags_add_source(diags, cj_diags_source(reading->diags, file.at.source));
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_PICTURE_BROKEN, file.at, "`%s` can't be drawn: %s", file.s, why);
    cj_diags_hint(diags, diag, "open it in another program, and save it anew");
    cj_say_diags(diags, session);
    return CJ_STATUS_DOCUMENT;
}

void cj_reading_finish(struct cj_reading *reading)
{
    cj_look_finish(&reading->look);
    cj_arena_free(reading->arena);
    g_free(reading->bytes);
}
