/* The themes of the program. They are files like anybody's, read by the same rows, and kept once read: a theme is asked for
 * again and again, and none is large. */
#include "theme_priv.h"

#include <string.h>

struct shipped {
    const char *name;
    const unsigned char *yaml; /* ends with a NUL that `len` does not count */
    size_t len;
};

#include "shipped_bytes.h"

uint32_t cj_theme_count(void)
{
    return G_N_ELEMENTS(shipped);
}

const char *cj_theme_name(uint32_t row)
{
    return shipped[row].name;
}

const char *cj_theme_yaml(uint32_t row)
{
    return (const char *)shipped[row].yaml;
}

const char *cj_theme_about(uint32_t row)
{
    return theme_shipped((int)row)->about;
}

static const struct cj_theme *load(int row)
{
    struct cj_arena *arena = cj_arena_new();
    struct cj_diags *diags = cj_diags_new(arena);
    const struct cj_source *source = cj_source_new(arena, 0, shipped[row].name, cj_theme_yaml((uint32_t)row), shipped[row].len);
    cj_diags_add_source(diags, source);
    const struct cj_theme *theme = theme_load(source, row, arena, diags);
    g_assert(theme); /* a theme of ours with a mistake in it */
    return theme;
}

const struct cj_theme *theme_shipped(int row)
{
    static const struct cj_theme *kept[G_N_ELEMENTS(shipped)];
    if (!kept[row])
        kept[row] = load(row);
    return kept[row];
}

const struct cj_theme *cj_theme_default(void)
{
    return theme_shipped(0);
}

const struct cj_theme *cj_theme_find(const char *name)
{
    for (uint32_t i = 0; i < cj_theme_count(); i++)
        if (g_ascii_strcasecmp(shipped[i].name, name) == 0)
            return theme_shipped((int)i);
    return NULL;
}
