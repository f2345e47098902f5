/* What a person sees. Plain write(2): our text is UTF-8 and stays so, where g_print would convert it to the charset of the locale. */
#include "cli_priv.h"

#include <stdarg.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK(cj-cli-error, cj_cli_error)

bool cj_cli_refuse(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_propagate_error(error, g_error_new_valist(CJ_CLI_ERROR, CJ_CLI_ERROR_USAGE, format, args));
    va_end(args);
    return false;
}

void cj_say_text(const char *text, size_t len)
{
    /* If standard error is gone there is nobody left to tell. */
    for (ssize_t n; len > 0 && (n = write(STDERR_FILENO, text, len)) > 0; text += n)
        len -= (size_t)n;
}

void cj_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *line = g_strconcat(text, "\n", NULL);
    cj_say_text(line, strlen(line)); /* one write a line: messages of processes side by side stay whole */
}

enum cj_status cj_say_error(const GError *error)
{
    cj_say("cjmap: %s", error->message);
    return CJ_STATUS_FAILED;
}

enum cj_status cj_print(const GString *text)
{
    g_autoptr(GError) error = NULL;
    if (!cj_output_write("-", text->str, text->len, &error))
        return cj_say_error(error);
    return CJ_STATUS_OK;
}

static bool is_set(const char *variable)
{
    const char *value = g_getenv(variable);
    return value && *value;
}

bool cj_terminal_colours(enum cj_when when)
{
    if (when != CJ_WHEN_AUTO)
        return when == CJ_WHEN_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE"))
        return strcmp(g_getenv("CLICOLOR_FORCE"), "0") != 0;
    return isatty(STDERR_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}
