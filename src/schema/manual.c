/* The rows as a reference page in Markdown: a section per shape, a line per key. */
#include "schema_priv.h"

#include <string.h>

/* Words in a table cell: a bar would end it. */
static void cell(const char *s, GString *out)
{
    for (; *s; s++) {
        if (*s == '|')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *s == '\n' ? ' ' : *s);
    }
}

static void takes(const struct cj_field *field, GString *out)
{
    if (field->shape) {
        g_autofree char *anchor = cj_schema_shape_id(field->shape);
        g_string_append_printf(out, "[%s](#%s)", field->shape->name, anchor);
    } else if (field->words && field->type != &cj_type_word) {
        for (const struct cj_word *word = field->words; word->word; word++)
            g_string_append_printf(out, "%s`%s`", word == field->words ? "" : ", ", word->word);
    } else {
        cell(field->type->name, out);
    }
    if (field->min < field->max && field->max < 1e6) {
        char least[G_ASCII_DTOSTR_BUF_SIZE], most[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(out, ", %s to %s", g_ascii_formatd(least, sizeof least, "%.12g", field->min),
                               g_ascii_formatd(most, sizeof most, "%.12g", field->max));
    }
    if (cj_schema_many(field))
        g_string_append(out, "; one or several");
    if (field->keyed) {
        const char *rest = field->keyed_main ? field->keyed_main : cj_schema_main(field->shape) ? cj_schema_main(field->shape)->key : "...";
        g_string_append_printf(out, "; or `{%s: %s}`", field->keyed, rest);
    }
    if (field->standard)
        g_string_append_printf(out, "; else `%s`", field->standard);
}

static void row(const struct cj_field *field, GString *out)
{
    g_string_append_printf(out, "| %s`%s`%s", field->main ? "**" : "", field->key, field->main ? "**" : "");
    if (field->singular)
        g_string_append_printf(out, ", `%s`", field->singular);
    if (field->required)
        g_string_append(out, " (needed)");
    g_string_append(out, " | ");
    takes(field, out);
    g_string_append(out, " | ");
    cell(field->doc, out);
    g_string_append(out, " | `");
    cell(field->example, out);
    g_string_append(out, "` | ");
    cell(field->drawn ? field->drawn : "", out);
    g_string_append(out, " |\n");
}

static void section(const struct cj_shape *shape, GString *out)
{
    g_autofree char *head = g_strdup(shape->name);
    head[0] = g_ascii_toupper(head[0]);
    g_string_append_printf(out, "\n## %s\n\n%s\n\n| key | takes | what it says | example | where it is drawn |\n|---|---|---|---|---|\n", head, shape->doc);
    for (const struct cj_field *field = shape->field; field->key; field++)
        row(field, out);
    if (!shape->refused)
        return;
    g_string_append(out, "\nKept free: ");
    for (const struct cj_field *field = shape->refused; field->key; field++)
        g_string_append_printf(out, "%s`%s`", field == shape->refused ? "" : ", ", field->key);
    g_string_append(out, ".\n");
}

void cj_schema_manual(const struct cj_shape *root, const char *title, const char *introduction, GString *out)
{
    g_autoptr(GPtrArray) shapes = cj_schema_shapes(root);
    g_string_append_printf(out, "# %s\n\n%s", title, introduction);
    for (guint i = 0; i < shapes->len; i++)
        section(shapes->pdata[i], out);
}
