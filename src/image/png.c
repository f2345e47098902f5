/* PNG: the header says how large it is, each chunk has a check sum, and the last one says that nothing is missing.
 * The format: W3C, Portable Network Graphics (PNG) Specification. */
#include "image_priv.h"

#include <string.h>
#include <zlib.h>

static const uint8_t signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

enum { CHUNK_FRAME = 12 }; /* length, name, check sum */

bool image_png_begins(const uint8_t *data, size_t len)
{
    return len >= sizeof signature && memcmp(data, signature, sizeof signature) == 0;
}

/* What is needed to see it: no comments, dates or places, and only the first picture of an animation. */
static bool is_kept(const uint8_t *name)
{
    static const char kept[][5] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT" };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (memcmp(name, kept[i], 4) == 0)
            return true;
    return false;
}

static bool depth_fits(uint8_t depth, uint8_t type)
{
    switch (type) {
    case 0: return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3: return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2: case 4: case 6: return depth == 8 || depth == 16;
    default: return false;
    }
}

/* The header: width, height, depth, type, and three methods of which there is one each, or two. */
static bool read_header(struct look *look, const uint8_t *head, uint32_t len, struct cj_picture *picture)
{
    if (len != 13 || !depth_fits(head[8], head[9]) || head[10] != 0 || head[11] != 0 || head[12] > 1)
        return image_refuse_broken(look, "its header makes no sense");
    return image_set_size(look, image_be32(head), image_be32(head + 4), picture);
}

/* Goes through the chunks; `kept` gets those that are needed. */
static bool walk(struct look *look, const uint8_t *data, size_t len, GByteArray *kept, struct cj_picture *picture)
{
    bool pixels = false;
    for (size_t at = sizeof signature; at + CHUNK_FRAME <= len;) {
        uint32_t length = image_be32(data + at);
        const uint8_t *name = data + at + 4, *content = name + 4;
        bool first = at == sizeof signature;
        if (length > len - at - CHUNK_FRAME)
            break;
        if (first != (memcmp(name, "IHDR", 4) == 0))
            return image_refuse_broken(look, "it does not begin with its header");
        if (image_be32(content + length) != crc32(0, name, length + 4))
            return image_refuse_broken(look, "a part of it is damaged");
        if (first && !read_header(look, content, length, picture))
            return false;
        if (is_kept(name))
            g_byte_array_append(kept, data + at, length + CHUNK_FRAME);
        pixels |= memcmp(name, "IDAT", 4) == 0;
        if (memcmp(name, "IEND", 4) == 0)
            return pixels ? true : image_refuse_broken(look, "there is nothing in it");
        at += (size_t)length + CHUNK_FRAME;
    }
    return image_refuse_broken(look, "its end is missing");
}

bool image_png_read(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture)
{
    /* A header alone is enough to refuse a picture that is too large. */
    const size_t head = sizeof signature + 8;
    if (len >= head + 13 && memcmp(data + sizeof signature + 4, "IHDR", 4) == 0
        && !read_header(look, data + head, image_be32(data + sizeof signature), picture))
        return false;
    g_autoptr(GByteArray) kept = g_byte_array_sized_new((guint)len);
    g_byte_array_append(kept, signature, sizeof signature);
    if (!walk(look, data, len, kept, picture))
        return false;
    picture->bytes = (const uint8_t *)cj_arena_strndup(look->arena, (const char *)kept->data, kept->len);
    picture->len = kept->len;
    return true;
}
