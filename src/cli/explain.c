/* --explain-layout: which ways of arranging the map were tried on the sheet that was taken, and the type each gives. */
#include "cli_priv.h"

#include <string.h>

/* "A3 portrait, lens on top, 2 bands". Free with g_free. */
static char *describe(const struct cj_tried *tried)
{
    return g_strdup_printf("%s %s, lens %s, %u band%s", tried->sheet, tried->upright ? "portrait" : "landscape", tried->left ? "at the left" : "on top",
                           tried->bands, tried->bands == 1 ? "" : "s");
}

/* The type it gives; or, as the type on a roll is always the same, how long the map is. */
static const char *result(const struct cj_tried *tried, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
    bool roll = tried->length_mm > 0;
    g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, roll ? "%.2f" : "%.1f", roll ? tried->length_mm / 1000 : tried->em_pt);
    g_strlcat(buffer, roll ? " m" : " pt", G_ASCII_DTOSTR_BUF_SIZE);
    return buffer;
}

static void say_tried(const char *name, const struct cj_tried *tried)
{
    char gives[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *way = describe(tried);
    if (tried->em_pt > 0)
        cj_say("%s:   %s: %s%s", name, way, tried->exact ? "" : "about ", result(tried, gives));
    else
        cj_say("%s:   %s: it does not fit", name, way);
}

/* Of what else was tried on the same sheet: how much, and is there larger type among it all the same? */
static unsigned count_others(const struct cj_layout *layout, const struct cj_tried *taken, bool *ret_larger)
{
    unsigned n = 0;
    *ret_larger = false;
    for (uint32_t i = 0; i < layout->ntried; i++) {
        const struct cj_tried *tried = &layout->tried[i];
        bool other = tried != taken && strcmp(tried->sheet, taken->sheet) == 0;
        n += other;
        *ret_larger |= other && (tried->em_pt > taken->em_pt || (tried->length_mm > 0 && tried->length_mm < taken->length_mm));
    }
    return n;
}

static const struct cj_tried *find_taken(const struct cj_layout *layout)
{
    for (uint32_t i = 0; i < layout->ntried; i++)
        if (layout->tried[i].taken)
            return &layout->tried[i];
    return NULL;
}

void cj_explain_booklet(const struct cj_target *target, const struct cj_journey *journey, struct cj_arena *arena)
{
    const char *name = cj_output_name(target->path);
    const struct cj_booklet *booklet = target->booklet;
    char em[G_ASCII_DTOSTR_BUF_SIZE];
    cj_say("%s: layout: overview: %s pt", name, g_ascii_formatd(em, sizeof em, "%.1f", booklet->overview->sheet.em_pt));
    for (uint32_t i = 0; i < booklet->nparts; i++)
        cj_say("%s:   page %u: %s: %s pt%s", name, i + 1, cj_booklet_part_name(booklet, i, journey, arena),
               g_ascii_formatd(em, sizeof em, "%.1f", booklet->layout[i]->sheet.em_pt), i == booklet->fullest ? ", the fullest" : "");
}

void cj_explain_layout(const struct cj_target *target, const struct cj_layout *layout)
{
    const char *name = cj_output_name(target->path);
    const struct cj_tried *taken = find_taken(layout);
    bool larger;
    if (!taken) {
        cj_say("%s: layout: no paper: columns as wide as they read well, %u band%s", name, layout->nbands, layout->nbands == 1 ? "" : "s");
        return;
    }
    unsigned others = count_others(layout, taken, &larger);
    char gives[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *way = describe(taken);
    cj_say("%s: layout: %s: %s%s", name, way, result(taken, gives), others == 0 ? "; nothing else was to be tried" : ", chosen among:");
    for (uint32_t i = 0; i < layout->ntried; i++)
        if (&layout->tried[i] != taken && strcmp(layout->tried[i].sheet, taken->sheet) == 0)
            say_tried(name, &layout->tried[i]);
    if (larger && taken->length_mm > 0)
        cj_say("%s:   a further band is taken only where the map gets at least 6 %% shorter, an upright one and a lens at the left for 2 %%", name);
    else if (larger)
        cj_say("%s:   a further band is taken only for type at least 6 %% larger, an upright sheet and a lens at the left for 2 %%", name);
}
