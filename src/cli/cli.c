/* The commands, a row each; help made from the rows; the way in and out of the program. */
#include <cjmap/cli.h>

#include "cli_priv.h"
#include "words.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define CJ_LEAVE_SLOWLY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CJ_LEAVE_SLOWLY 1
#endif
#endif
#ifndef CJ_LEAVE_SLOWLY
#define CJ_LEAVE_SLOWLY 0
#endif

static enum cj_status command_help(struct cj_session *session);

static const struct cj_command commands[] = {
    { "build", "FILE... [-o OUT]...", "draw the map: PDF, SVG or PNG",
      "Draws each journey FILE as a map. Without -o the map stands beside FILE, with .pdf for its suffix.\n"
      "FILE may be - for standard input.",
      "which journey is to be drawn is not said, as in `cjmap build journey.yaml`", cj_options_build, 1, 0, cj_command_build },
    { "check", "FILE...", "say what is wrong with a journey, without drawing it",
      "Reads each journey FILE and says everything that is wrong with it, and how to mend it.",
      "which journey is to be checked is not said, as in `cjmap check journey.yaml`", cj_options_check, 1, 0, cj_command_check },
    { "themes", "[NAME|FILE]", "show the themes, or one to start your own from",
      "Shows the themes a map can be drawn in (cjmap build --theme NAME). With the NAME of one, prints its file, to start\n"
      "your own from; with a FILE of your own, says everything that is wrong with it.",
      NULL, cj_options_themes, 0, 1, cj_command_themes },
    { "papers", "", "show the sheets a map can be made for",
      "Shows the sheets that --paper knows by name: their size, the margin that stays white on them, from where a sheet of that size\n"
      "is usually read, and how large the type should be for that.",
      NULL, cj_options_none, 0, 0, cj_command_papers },
    { "schema", "[journey|theme]", "print the JSON Schema of the language, for editors",
      "Prints the JSON Schema (draft-07) of the journey language, or of themes. Editors complete and check files with it.",
      NULL, cj_options_none, 0, 1, cj_command_schema },
    { "help", "[COMMAND]", "show help about a command", "Shows help about a command.", NULL, cj_options_none, 0, 1, command_help },
    { "manual", "language|messages|themes", NULL, "Prints a page of the manual that is made from the program's own tables.",
      "which page is not said: language or messages or themes", cj_options_none, 1, 1, cj_command_manual },
};

static const struct cj_command *find_command(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* --- help ----------------------------------------------------------------------------------------------------------- */

static void write_overview(GString *out)
{
    g_string_append(out, "cjmap draws a customer journey, written down in a YAML file, as a map.\n\nUsage: cjmap COMMAND ...\n\nCommands:\n");
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        if (commands[i].summary)
            g_string_append_printf(out, "  %-10s%s\n", commands[i].name, commands[i].summary);
    g_string_append(out, "\nFor example:\n"
                         "  cjmap build journey.yaml                 draws journey.pdf\n"
                         "  cjmap build journey.yaml -o wall.pdf --paper A1\n"
                         "  cjmap check journey.yaml\n\n"
                         "More about a command: cjmap help COMMAND. The version: cjmap --version.\n");
}

static void write_command_help(const struct cj_command *command, GString *out)
{
    g_string_append_printf(out, "Usage: cjmap %s %s\n\n%s\n\nOptions:\n", command->name, command->usage, command->doc);
    cj_options_describe(command->options, out);
    g_string_append(out, "\nExit status: 0 done, 1 a journey is wrong or its map can't keep its promise, 2 wrong usage or the machine failed.\n");
}

static enum cj_status print_help(const struct cj_command *command)
{
    g_autoptr(GString) text = g_string_new(NULL);
    if (command)
        write_command_help(command, text);
    else
        write_overview(text);
    return cj_print(text);
}

static bool looks_like_file(const char *arg)
{
    struct stat status;
    return strchr(arg, '/') || g_str_has_suffix(arg, ".yaml") || g_str_has_suffix(arg, ".yml") || stat(arg, &status) == 0;
}

static enum cj_status unknown_command(const char *typed)
{
    if (looks_like_file(typed)) {
        cj_say("cjmap: %s is a file, and what to do with it is not said; did you mean `cjmap build %s`?", typed, typed);
        return CJ_STATUS_FAILED;
    }
    const char *words[G_N_ELEMENTS(commands) + 1] = { 0 };
    for (size_t i = 0, n = 0; i < G_N_ELEMENTS(commands); i++)
        if (commands[i].summary)
            words[n++] = commands[i].name;
    g_autofree char *meant = cj_cli_did_you_mean(typed, words);
    cj_say("cjmap: there is no command `%s`%s (cjmap help shows them all)", typed, meant);
    return CJ_STATUS_FAILED;
}

static enum cj_status command_help(struct cj_session *session)
{
    const GPtrArray *about = session->options.files;
    const struct cj_command *command = about->len > 0 ? find_command(about->pdata[0]) : NULL;
    if (about->len > 0 && !command)
        return unknown_command(about->pdata[0]);
    return print_help(command);
}

/* --- running -------------------------------------------------------------------------------------------------------- */

static bool check_arguments(const struct cj_command *command, const GPtrArray *files, GError **error)
{
    if (files->len < command->least)
        return cj_cli_refuse(error, "%s", command->lacking);
    bool any_number = command->least > 0 && command->most == 0;
    if (!any_number && files->len > command->most)
        return cj_cli_refuse(error, "%s: `%s` is one too many", command->name, (char *)files->pdata[command->most]);
    return true;
}

static enum cj_status run_command(struct cj_session *session, const struct cj_command *command, char **argv)
{
    g_autoptr(GError) error = NULL;
    bool read = cj_options_read(&session->options, command->options, argv, &error);
    if (read && session->options.help)
        return print_help(command);
    if (read && check_arguments(command, session->options.files, &error))
        return command->run(session);
    cj_say_error(error);
    cj_say("cjmap help %s tells more", command->name);
    return CJ_STATUS_FAILED;
}

static enum cj_status run(struct cj_session *session, char **argv)
{
    const char *first = argv[0];
    if (!first) {
        g_autoptr(GString) text = g_string_new(NULL);
        write_overview(text);
        cj_say_text(text->str, text->len);
        return CJ_STATUS_FAILED;
    }
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        return print_help(NULL);
    if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) {
        g_autoptr(GString) text = g_string_new("cjmap " CJMAP_VERSION "\n");
        return cj_print(text);
    }
    const struct cj_command *command = find_command(first);
    return command ? run_command(session, command, argv + 1) : unknown_command(first);
}

/* --- in and out ------------------------------------------------------------------------------------------------------ */

/* A reader that went away or a file that may not grow is an error of the write, told in words, not the end of the program. */
static void ignore_write_signals(void)
{
    signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN);
#endif
}

/* A standard stream that was closed is opened on nothing, in the direction nobody uses: else the next file opened would take its
 * number, and a message would end up in a map. Using such a stream still fails, as it should. */
static void occupy_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            abort();
}

int cj_cli_main(int argc, char **argv)
{
    occupy_standard_streams();
    ignore_write_signals();
    struct cj_session session = { 0 };
    cj_options_init(&session.options);
    enum cj_status status = run(&session, argc > 0 ? argv + 1 : argv);
    /* All is written. Taking fonts, caches and libraries down costs more than many a map, and the system does it at once;
     * only the search for leaks wants to see it done. */
    if (!CJ_LEAVE_SLOWLY)
        _Exit((int)status);
    cj_look_finish(&session.look);
    cj_arena_free(session.arena);
    cj_fonts_free(session.fonts);
    cj_options_finish(&session.options);
    return (int)status;
}
