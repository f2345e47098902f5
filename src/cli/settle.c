/* What is asked of the sheet: by the command line, and by the file under `paper:`. Both go through the same readers, those of the
 * table of options. The command line wins, option by option; and what says how large the poster is takes the place of all that says so. */
#include "cli_priv.h"

#include <string.h>

/* --- which wins ----------------------------------------------------------------------------------------------------- */

/* Given on the command line, the first makes that the second does not count in a file. Another sheet is another sheet, whatever it was
 * to be cut into; and a promise may be given in two ways. What a file says is about its map: a sheet for the workshop is another thing. */
static const struct { const char *given, *beaten; } beats[] = {
    { "paper", "roll" },     { "paper", "tile" },     { "paper", "tile-grid" },
    { "roll", "paper" },     { "roll", "tile" },      { "roll", "tile-grid" },
    { "tile-grid", "paper" }, { "tile-grid", "roll" },  { "tile", "roll" },
    { "read-from", "min-type" }, { "min-type", "read-from" },
    { "blank", "paper" },    { "blank", "orientation" }, { "blank", "read-from" }, { "blank", "min-type" },
    { "blank", "roll" },     { "blank", "tile" },     { "blank", "tile-grid" },
    { "pages", "roll" },     { "pages", "tile" },     { "pages", "tile-grid" },     { "pages", "bands" },
    { "roll", "pages" },     { "tile", "pages" },     { "tile-grid", "pages" },     { "bands", "pages" },     { "blank", "pages" },
};

/* Of these only one can be asked for in one place. */
static const char how_large[] = "both say how large the poster is", in_one_piece[] = "don't go together: paper from a roll needs no glue",
                  sheets[] = "don't go together: a booklet has a sheet for each part of the journey",
                  no_type[] = "don't go together: a blank sheet has the size of its notes";
static const struct { const char *one, *other, *why; } excludes[] = {
    { "paper", "roll", how_large }, { "paper", "tile-grid", how_large }, { "roll", "tile-grid", in_one_piece }, { "roll", "tile", in_one_piece },
    { "pages", "roll", sheets }, { "pages", "tile", sheets }, { "pages", "tile-grid", sheets }, { "pages", "bands", sheets },
    { "pages", "blank", sheets }, { "blank", "read-from", no_type }, { "blank", "min-type", no_type },
};

bool cj_options_given(const struct cj_options *options, const char *name)
{
    for (guint i = 0; i < options->given->len; i++)
        if (strcmp(options->given->pdata[i], name) == 0)
            return true;
    return false;
}

static bool is_beaten(const struct cj_options *line, const char *name)
{
    if (cj_options_given(line, name))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(beats); i++)
        if (strcmp(beats[i].beaten, name) == 0 && cj_options_given(line, beats[i].given))
            return true;
    return false;
}

/* The other of two that can't stand together, or NULL. */
static const char *rival(const char *name, size_t i)
{
    return strcmp(excludes[i].one, name) == 0 ? excludes[i].other : strcmp(excludes[i].other, name) == 0 ? excludes[i].one : NULL;
}

bool cj_options_agree(const struct cj_options *line, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(excludes); i++)
        if (cj_options_given(line, excludes[i].one) && cj_options_given(line, excludes[i].other))
            return cj_cli_refuse(error, "--%s and --%s %s; leave one of them out", excludes[i].one, excludes[i].other, excludes[i].why);
    return true;
}

/* --- the file ------------------------------------------------------------------------------------------------------- */

static const struct cj_option *find_row(const char *name)
{
    for (const struct cj_option *row = cj_options_build; row->name; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

/* "there is no paper `A9`; did you mean `A0`?": what is wrong, and how to mend it. */
static void say_refused(const struct cj_paper_wish *wish, const GError *error, struct cj_diags *diags)
{
    const char *mend = strstr(error->message, "; ");
    int wrong = mend ? (int)(mend - error->message) : (int)strlen(error->message);
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_PAPER_OPTION, wish->text.at, "%.*s", wrong, error->message);
    if (mend)
        cj_diags_hint(diags, diag, "%s", mend + 2);
    else
        cj_diags_hint(diags, diag, "`cjmap help build` says what --%s takes", wish->option);
}

static const char *key_of(const struct cj_paper_wish *wish)
{
    return strcmp(wish->option, "paper") == 0 ? "size" : wish->option;
}

/* What the file itself gives before that can't stand beside it. */
static void check_rivals(const struct cj_journey *journey, uint32_t at, struct cj_diags *diags)
{
    const struct cj_paper_wish *wish = &journey->paper[at];
    for (uint32_t i = 0; i < at; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(excludes); k++) {
            const char *other = rival(wish->option, k);
            if (!other || strcmp(journey->paper[i].option, other) != 0)
                continue;
            struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_PAPER_OPTION, wish->text.at, "`%s` and `%s` %s", key_of(&journey->paper[i]), key_of(wish),
                                                excludes[k].why);
            cj_diags_also(diags, diag, journey->paper[i].text.at, "`%s` is given here", key_of(&journey->paper[i]));
            cj_diags_hint(diags, diag, "keep one of the two");
        }
}

static bool read_wish(const struct cj_paper_wish *wish, struct cj_options *options, struct cj_diags *diags)
{
    g_autoptr(GError) error = NULL;
    const struct cj_option *row = find_row(wish->option);
    g_assert(row && row->in_file); /* a test compares the tables */
    if (!row->value && strcmp(wish->text.s, "no") == 0)
        return true;
    if (row->read(row->value ? wish->text.s : NULL, (char *)options + row->offset, &error))
        return true;
    say_refused(wish, error, diags);
    return false;
}

void cj_options_settle(struct cj_options *options, const struct cj_options *line, const struct cj_journey *journey, struct cj_diags *diags)
{
    struct cj_options unused; /* what is beaten is read too: it may be wrong */
    cj_options_init(&unused);
    *options = *line;
    options->given = unused.given; /* what the file gives, the command line does not */
    for (uint32_t i = 0; i < journey->npaper; i++) {
        const struct cj_paper_wish *wish = &journey->paper[i];
        check_rivals(journey, i, diags);
        read_wish(wish, is_beaten(line, wish->option) ? &unused : options, diags);
    }
    options->given = line->given;
    if (cj_options_given(line, "orientation")) /* `A2 portrait` of the file says two things */
        options->sheet.orientation = line->sheet.orientation;
    cj_options_finish(&unused);
}
