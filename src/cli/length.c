/* Numbers with a unit, as people type them: 3mm, 0.8 m, 0,8m, 3ft, 18pt. One reader for everything that has a length. */
#include "cli_priv.h"

#include <string.h>

/* What begins with another's name stands before it. */
static const struct unit { const char *name; double mm; } units[] = {
    { "mm", 1 }, { "cm", 10 }, { "m", 1000 }, { "in", CJ_MM_PER_INCH }, { "ft", 12 * CJ_MM_PER_INCH }, { "pt", 1 / CJ_PT_PER_MM },
};

/* Digits with or without a point, or the comma that much of Europe types for it, at *text, which moves on. */
static bool read_number(const char **text, double *ret_number)
{
    size_t n = strspn(*text, "0123456789.,");
    g_autofree char *digits = g_strdelimit(g_strndup(*text, n), ",", '.');
    char *end = NULL;
    *ret_number = g_ascii_strtod(digits, &end);
    *text += n;
    return n > 0 && *end == '\0';
}

/* The unit at *text, which moves on; NULL if there is none. */
static const struct unit *read_unit(const char **text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_ascii_strncasecmp(*text, units[i].name, strlen(units[i].name)) == 0) {
            *text += strlen(units[i].name);
            return &units[i];
        }
    return NULL;
}

bool cj_dpi_read(const char *text, void *member, GError **error)
{
    static const double least = 20, most = 2400;
    const char *rest = text;
    double dpi;
    bool number = read_number(&rest, &dpi);
    rest += strspn(rest, " ");
    if (g_ascii_strncasecmp(rest, "dpi", 3) == 0)
        rest += 3;
    if (!number || *rest)
        return cj_cli_refuse(error, "`%s` is not a number of dots an inch, such as 300", text);
    if (!(dpi >= least && dpi <= most))
        return cj_cli_refuse(error, "`%s` is out of range: from %.0f to %.0f dots an inch", text, least, most);
    *(double *)member = dpi;
    return true;
}

bool cj_size_read(const char *text, double *ret_width_mm, double *ret_height_mm)
{
    double width, height;
    if (!read_number(&text, &width))
        return false;
    const struct unit *first = read_unit(&text);
    if (*text != 'x' && *text != 'X')
        return false;
    text++;
    if (!read_number(&text, &height))
        return false;
    const struct unit *second = read_unit(&text);
    if (*text || (!first && !second))
        return false;
    *ret_width_mm = width * (first ? first : second)->mm;
    *ret_height_mm = height * (second ? second : first)->mm;
    return true;
}

static bool refuse_length(const char *text, const struct cj_length_kind *kind, GError **error)
{
    const char *rest = text;
    double number;
    if (read_number(&rest, &number) && !*rest)
        return cj_cli_refuse(error, "`%s` has no unit; did you mean %s%s?", text, text, kind->unit);
    return cj_cli_refuse(error, "`%s` is not %s, such as %s", text, kind->what, kind->example);
}

bool cj_length_read(const char *text, const struct cj_length_kind *kind, double *ret_mm, GError **error)
{
    const char *rest = text;
    double number;
    if (!read_number(&rest, &number))
        return refuse_length(text, kind, error);
    rest += strspn(rest, " ");
    const struct unit *unit = read_unit(&rest);
    if (!unit || *rest)
        return refuse_length(text, kind, error);
    double mm = number * unit->mm;
    if (!(mm >= kind->least_mm && mm <= kind->most_mm))
        return cj_cli_refuse(error, "`%s` is out of range: %s is %s", text, kind->what, kind->range);
    *ret_mm = mm;
    return true;
}
