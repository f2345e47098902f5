/* The files a journey names beside itself. */
#include <cjmap/journey.h>

static void add(GArray *files, struct cj_str file)
{
    if (file.len > 0)
        g_array_append_val(files, file);
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const struct cj_span *x = &((const struct cj_str *)a)->at, *y = &((const struct cj_str *)b)->at;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->col < y->col ? -1 : x->col > y->col;
}

const struct cj_str *cj_journey_files(const struct cj_journey *journey, struct cj_arena *arena, uint32_t *ret_count)
{
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct cj_str));
    for (uint32_t i = 0; i < journey->npersonas; i++)
        add(files, journey->personas[i].image);
    for (uint32_t i = 0; i < journey->nchannels; i++)
        add(files, journey->channels[i].icon_file);
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        for (uint32_t j = 0; j < journey->touchpoints[i].nimages; j++)
            add(files, journey->touchpoints[i].images[j].file);
    g_array_sort(files, by_place); /* stable: what an alias repeats stays together */
    *ret_count = files->len;
    return cj_arena_seal(arena, files);
}
