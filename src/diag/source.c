/* A source: a file's bytes and where its lines begin.
 *
 * A line ends at a line feed, a carriage return, or both, as in every editor. A byte order mark is no character.
 * Nothing here assumes that the bytes are text: a place must be told in a broken file too. */
#include <cjmap/diag.h>

#include <string.h>

static const char byte_order_mark[] = "\xEF\xBB\xBF";

struct cj_source {
    uint32_t index;
    const char *name, *bytes;
    size_t len;
    const size_t *line;   /* [nlines + 1] where each line begins; last: the length */
    uint32_t nlines;
};

static size_t after_line_end(const char *bytes, size_t len, size_t i)
{
    return bytes[i] == '\r' && i + 1 < len && bytes[i + 1] == '\n' ? i + 2 : i + 1;
}

static void find_lines(struct cj_source *source, struct cj_arena *arena)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t i = source->len >= 3 && memcmp(source->bytes, byte_order_mark, 3) == 0 ? 3 : 0;

    g_array_append_val(starts, i);
    while (i < source->len) {
        if (source->bytes[i] != '\n' && source->bytes[i] != '\r') {
            i++;
            continue;
        }
        i = after_line_end(source->bytes, source->len, i);
        g_array_append_val(starts, i);
    }
    source->nlines = starts->len;
    g_array_append_val(starts, source->len);
    source->line = cj_arena_seal(arena, starts);
}

const struct cj_source *cj_source_new(struct cj_arena *arena, uint32_t index, const char *name, const char *bytes,
                                      size_t len)
{
    struct cj_source *source = CJ_NEW(arena, struct cj_source, 1);

    *source = (struct cj_source){ .index = index, .bytes = bytes, .len = len };
    source->name = cj_arena_strndup(arena, name, strlen(name));
    find_lines(source, arena);
    return source;
}

const char *cj_source_name(const struct cj_source *source)
{
    return source->name;
}

const char *cj_source_bytes(const struct cj_source *source, size_t *ret_len)
{
    *ret_len = source->len;
    return source->bytes;
}

uint32_t cj_source_index(const struct cj_source *source)
{
    return source->index;
}

const char *cj_source_line(const struct cj_source *source, uint32_t line, size_t *ret_len)
{
    if (line < 1 || line > source->nlines)
        return NULL;

    const char *begin = source->bytes + source->line[line - 1];
    const char *end = source->bytes + source->line[line];

    while (end > begin && (end[-1] == '\n' || end[-1] == '\r'))
        end--;
    *ret_len = (size_t)(end - begin);
    return begin;
}

/* The bytes of the character at s: a whole valid one, or one broken byte. */
static size_t char_bytes(const char *s, size_t len)
{
    gunichar c = (guchar)*s < 0x80 ? (guchar)*s : g_utf8_get_char_validated(s, (gssize)MIN(len, 6));

    return c == (gunichar)-1 || c == (gunichar)-2 || !*s ? 1 : (size_t)g_utf8_skip[(guchar)*s];
}

/* The last line that begins at or before the byte, from 0. */
static uint32_t line_of(const struct cj_source *source, size_t byte)
{
    uint32_t low = 0, high = source->nlines;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (source->line[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void cj_source_locate(const struct cj_source *source, size_t byte, uint32_t *ret_line, uint32_t *ret_col)
{
    uint32_t line = line_of(source, byte), col = 1;
    size_t end = MIN(byte, source->len);

    for (size_t i = source->line[line]; i < end; i += char_bytes(source->bytes + i, source->len - i))
        col++;
    *ret_line = line + 1;
    *ret_col = col;
}
