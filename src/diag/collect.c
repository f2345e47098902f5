/* The collector: every problem of a run, each once, until they are printed.
 *
 * Everything lies in the arena, so the table that finds doubles is our own. A hostile file can make a problem of each of its
 * bytes: of each severity and source a thousand are kept and the rest only counted. */
#include <cjmap/diag.h>

#include <stdlib.h>
#include <string.h>

#include "diag_priv.h"

#define KEPT_PER_SEVERITY 1000

struct record {
    struct cj_diag diag;
    uint32_t arrival, hash;
};

struct cj_diags {
    struct cj_arena *arena;
    struct cj_diag_file *file;           /* [nfiles]; the first is for problems of no known source */
    uint32_t nfiles, room_files;
    struct record **record;              /* [nrecords] */
    uint32_t nrecords, room_records;
    struct record **slot;                /* [nslots] open addressing, a power of two, at most half full */
    uint32_t nslots;
    struct cj_diag dropped;              /* handed out for what is only counted */
};

/* `array` with room for one more: itself, or a copy twice as large. The old one stays in the arena, unused. */
static void *with_room(struct cj_arena *arena, void *array, uint32_t n, uint32_t *room, size_t size)
{
    if (n < *room)
        return array;
    *room = MAX(8, *room * 2);

    void *larger = cj_arena_alloc(arena, *room, size);

    if (n)
        memcpy(larger, array, n * size);
    return larger;
}

static void add_file(struct cj_diags *diags, const struct cj_source *source)
{
    diags->file = with_room(diags->arena, diags->file, diags->nfiles, &diags->room_files, sizeof *diags->file);
    diags->file[diags->nfiles++] = (struct cj_diag_file){ .source = source };
}

struct cj_diags *cj_diags_new(struct cj_arena *arena)
{
    struct cj_diags *diags = CJ_NEW(arena, struct cj_diags, 1);

    diags->arena = arena;
    diags->nslots = 64;
    diags->slot = CJ_NEW(arena, struct record *, diags->nslots);
    add_file(diags, NULL);
    return diags;
}

void cj_diags_add_source(struct cj_diags *diags, const struct cj_source *source)
{
    add_file(diags, source);
}

struct cj_diag_file *cj_diag_file_of(const struct cj_diags *diags, uint32_t index)
{
    for (uint32_t i = 1; i < diags->nfiles; i++)
        if (cj_source_index(diags->file[i].source) == index)
            return &diags->file[i];
    return &diags->file[0];
}

const struct cj_source *cj_diags_source(const struct cj_diags *diags, uint32_t index)
{
    return cj_diag_file_of(diags, index)->source;
}

static bool same_place(struct cj_span a, struct cj_span b)
{
    return a.source == b.source && a.line == b.line && a.col == b.col;
}

static uint32_t hash_of(enum cj_diag_id id, struct cj_span at, const char *text)
{
    uint32_t hash = (uint32_t)id;

    hash = hash * 31 + at.source;
    hash = hash * 31 + at.line;
    hash = hash * 31 + at.col;
    return (hash * 31 + g_str_hash(text)) * 2654435761u;
}

/* The slot of a record: where it is, or where it would go. */
static struct record **slot_of(struct cj_diags *diags, uint32_t hash, enum cj_diag_id id, struct cj_span at,
                               const char *text)
{
    for (uint32_t i = hash & (diags->nslots - 1);; i = (i + 1) & (diags->nslots - 1)) {
        const struct record *there = diags->slot[i];

        if (!there || (there->hash == hash && there->diag.id == id && same_place(there->diag.at, at)
                       && strcmp(there->diag.text, text) == 0))
            return &diags->slot[i];
    }
}

static void widen_slots(struct cj_diags *diags)
{
    diags->nslots *= 2;
    diags->slot = CJ_NEW(diags->arena, struct record *, diags->nslots);
    for (uint32_t i = 0; i < diags->nrecords; i++) {
        struct record *record = diags->record[i];

        *slot_of(diags, record->hash, record->diag.id, record->diag.at, record->diag.text) = record;
    }
}

static struct cj_diag *keep(struct cj_diags *diags, struct record **slot, uint32_t hash, struct cj_diag diag)
{
    struct record *record = *slot = CJ_NEW(diags->arena, struct record, 1);

    *record = (struct record){ .diag = diag, .arrival = diags->nrecords, .hash = hash };
    diags->record = with_room(diags->arena, diags->record, diags->nrecords, &diags->room_records, sizeof(struct record *));
    diags->record[diags->nrecords++] = record;
    if (diags->nrecords * 2 > diags->nslots)
        widen_slots(diags);
    return &record->diag;
}

struct cj_diag *cj_diags_add(struct cj_diags *diags, enum cj_diag_id id, struct cj_span at, const char *format, ...)
{
    uint32_t *count = &cj_diag_file_of(diags, at.source)->count[cj_diag_row(id)->severity];

    if (*count >= KEPT_PER_SEVERITY) {
        ++*count;
        return &diags->dropped;
    }

    va_list args;

    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);

    uint32_t hash = hash_of(id, at, text);
    struct record **slot = slot_of(diags, hash, id, at, text);

    if (*slot)
        return &(*slot)->diag;
    ++*count;
    return keep(diags, slot, hash, (struct cj_diag){
        .id = id, .at = at, .text = cj_arena_strndup(diags->arena, text, strlen(text)) });
}

/* The text, or NULL for a problem that is only counted. */
static const char *text_for(struct cj_diags *diags, const struct cj_diag *diag, const char *format, va_list args)
{
    if (diag == &diags->dropped)
        return NULL;

    g_autofree char *text = g_strdup_vprintf(format, args);

    return cj_arena_strndup(diags->arena, text, strlen(text));
}

void cj_diags_hint(struct cj_diags *diags, struct cj_diag *diag, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->hint = text_for(diags, diag, format, args);
    va_end(args);
}

void cj_diags_also(struct cj_diags *diags, struct cj_diag *diag, struct cj_span also, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->also = also;
    diag->also_text = text_for(diags, diag, format, args);
    va_end(args);
}

uint32_t cj_diags_count(const struct cj_diags *diags, enum cj_severity at_least)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < diags->nfiles; i++)
        for (int severity = (int)at_least; severity <= CJ_SEVERITY_ERROR; severity++)
            sum += diags->file[i].count[severity];
    return sum;
}

static int by_place(const void *left, const void *right)
{
    const struct record *a = *(struct record *const *)left, *b = *(struct record *const *)right;
    const uint32_t rank[][2] = {
        { a->diag.at.source, b->diag.at.source },
        { a->diag.at.line, b->diag.at.line },
        { a->diag.at.col, b->diag.at.col },
        { a->arrival, b->arrival },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rank); i++)
        if (rank[i][0] != rank[i][1])
            return rank[i][0] < rank[i][1] ? -1 : 1;
    return 0;
}

const struct cj_diag *cj_diags_sorted(struct cj_diags *diags, uint32_t *ret_count)
{
    g_autofree struct record **order = g_memdup2(diags->record, diags->nrecords * sizeof(struct record *));
    struct cj_diag *sorted = CJ_NEW(diags->arena, struct cj_diag, diags->nrecords);

    if (order)
        qsort(order, diags->nrecords, sizeof *order, by_place);
    for (uint32_t i = 0; i < diags->nrecords; i++)
        sorted[i] = order[i]->diag;
    *ret_count = diags->nrecords;
    return sorted;
}
