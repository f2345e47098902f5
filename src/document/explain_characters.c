/* Characters with a meaning of their own where a text was meant: tabs, %, @, *, &, !, |, >. */
#include <string.h>

#include "explain_priv.h"

static void say_needs_quotes(const struct cj_trouble *trouble, const struct cj_line *line, const char *s, struct cj_span at)
{
    char shown[8] = { 0 };

    memcpy(shown, s, s < line->end ? (size_t)g_utf8_skip[(guchar)*s] : 0);

    struct cj_diag *diag = *shown == '`' ? SAY(trouble, NEEDS_QUOTES, at, "a text can't begin with a backquote")
                                         : SAY(trouble, NEEDS_QUOTES, at, "a text can't begin with `%s`", shown);

    if (!trouble->reading->in_flow && short_enough(s, line->end)) {
        g_autofree char *quoted = cj_quoted(s, line->end);

        HINT(trouble, diag, "put the text between quotes: `%s`", quoted);
    } else {
        HINT(trouble, diag, "put the text between double quotes");
    }
}

bool cj_say_needs_quotes(const struct cj_trouble *trouble)
{
    say_needs_quotes(trouble, &trouble->line, trouble->at, cj_at_problem(trouble));
    return true;
}

/* `*see below`, `&Co and more`: read as a reference or its name, and more follows. */
bool cj_say_after_reference(const struct cj_trouble *trouble)
{
    const char *s = trouble->at;

    while (s > trouble->line.content && s[-1] == ' ')
        s--;
    while (s > trouble->line.content && !strchr(" [{,", s[-1]))
        s--;
    if (s == trouble->at || (*s != '*' && *s != '&'))
        return false;

    struct cj_span at = cj_line_span(trouble->reading, &trouble->line, s, s + 1);

    if (trouble->reading->refused.line != at.line || trouble->reading->refused.col != at.col) /* else that was said */
        say_needs_quotes(trouble, &trouble->line, s, at);
    return true;
}

static bool tab(const struct cj_trouble *trouble)
{
    if (trouble->at >= trouble->line.raw_end || *trouble->at != '\t')
        return false;

    struct cj_diag *diag = SAY(trouble, TAB, cj_at_problem(trouble), "a tab stands where YAML wants spaces");

    HINT(trouble, diag, "replace it by spaces; most editors can convert tabs to spaces for a whole file");
    return true;
}

static bool needs_quotes_at_context(const struct cj_trouble *trouble)
{
    say_needs_quotes(trouble, &trouble->context, cj_line_char(&trouble->context, trouble->yaml->context_mark.column),
                     cj_at_context(trouble));
    return true;
}

static bool bad_tag(const struct cj_trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, TAG, cj_at_context(trouble),
                               "a word that begins with `!` is a tag in YAML, and tags are not part of the language");

    HINT(trouble, diag, "if this is a text, put all of it between quotes; else remove the tag");
    return true;
}

static bool bad_block_indent(const struct cj_trouble *trouble)
{
    struct cj_diag *diag = SAY(trouble, UNREADABLE, cj_at_problem(trouble), "a number after `|` or `>` is from 1 to 9");

    HINT(trouble, diag, "leave the number out, and indent the lines of the text alike");
    return true;
}

const struct cj_explain_row cj_explain_characters[] = {
    { NULL, "block sequence entries are not allowed in this context", { cj_say_needs_quotes } },
    { NULL, "mapping keys are not allowed in this context", { cj_say_needs_quotes } },
    { "while parsing a block node", "did not find expected node content", { cj_say_stray_bracket, cj_say_needs_quotes } },
    { "while scanning for the next token", NULL, { tab, cj_say_needs_quotes } },
    { "while scanning a plain scalar", "found a tab character that violates indentation", { tab } },
    { "while scanning a block scalar", "found a tab character where an indentation space is expected", { tab } },
    { "while scanning a block scalar", "did not find expected comment or line break", { needs_quotes_at_context } },
    { "while scanning a block scalar", "found an indentation indicator equal to 0", { bad_block_indent } },
    { "while scanning an alias", NULL, { needs_quotes_at_context } },
    { "while scanning an anchor", NULL, { needs_quotes_at_context } },
    { "while scanning a directive", NULL, { needs_quotes_at_context } },
    { "while scanning a tag", NULL, { bad_tag } },
    { "while parsing a tag", NULL, { bad_tag } },
    { "while parsing a node", "found undefined tag handle", { bad_tag } },
    { NULL, NULL, { NULL } },
};
