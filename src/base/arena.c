/* The arena: memory in chunks, handed out in rising order, zeroed, freed at once.
 *
 * There are no single frees and no marks to roll back to, on purpose: whoever needs scratch memory takes GLib's
 * containers, or an arena of their own. A request that is large beside a chunk gets a chunk of its own, so that
 * the rest of the current one is not thrown away. */
#include <cjmap/base.h>

#include <stdalign.h>
#include <string.h>

#define CHUNK_BYTES ((size_t)64 * 1024)

struct chunk {
    struct chunk *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct cj_arena {
    struct chunk *chunks; /* the first is the one that is filled */
};

struct cj_arena *cj_arena_new(void)
{
    return g_new0(struct cj_arena, 1);
}

void cj_arena_free(struct cj_arena *arena)
{
    if (!arena)
        return;
    for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        g_free(chunk);
    }
    g_free(arena);
}

static size_t aligned(size_t bytes)
{
    const size_t unit = alignof(max_align_t);

    return (bytes + unit - 1) / unit * unit;
}

static struct chunk *chunk_new(size_t size)
{
    struct chunk *chunk = g_malloc0(sizeof *chunk + size);

    chunk->size = size;
    return chunk;
}

/* A chunk with room for `bytes`: the current one, a new current one, or one of its own behind the current one. */
static struct chunk *room_for(struct cj_arena *arena, size_t bytes)
{
    struct chunk *first = arena->chunks;

    if (first && first->size - first->used >= bytes)
        return first;
    if (first && bytes > CHUNK_BYTES / 4) {
        struct chunk *own = chunk_new(bytes);

        own->next = first->next;
        first->next = own;
        return own;
    }
    arena->chunks = chunk_new(MAX(bytes, CHUNK_BYTES));
    arena->chunks->next = first;
    return arena->chunks;
}

void *cj_arena_alloc(struct cj_arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - CHUNK_BYTES) / size)
        g_error("out of memory: %zu elements of %zu bytes", count, size);

    size_t bytes = aligned(count * size);
    struct chunk *chunk = room_for(arena, bytes);
    void *memory = chunk->bytes + chunk->used;

    chunk->used += bytes;
    return memory;
}

char *cj_arena_strndup(struct cj_arena *arena, const char *s, size_t len)
{
    char *copy = cj_arena_alloc(arena, len + 1, 1);

    if (len)
        memcpy(copy, s, len);
    return copy;
}

char *cj_arena_printf(struct cj_arena *arena, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return cj_arena_strndup(arena, text, strlen(text));
}

void *cj_arena_seal(struct cj_arena *arena, const GArray *array)
{
    if (!array->len)
        return NULL;

    size_t size = g_array_get_element_size((GArray *)array); /* GLib forgot the const */
    void *sealed = cj_arena_alloc(arena, array->len, size);

    memcpy(sealed, array->data, array->len * size);
    return sealed;
}
