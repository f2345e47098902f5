/* JPEG: a row of segments that each say how long they are, and scans that end where the next segment begins. The format: ITU-T T.81;
 * EXIF: CIPA DC-008. A PDF and a browser take such a file as it is, so only those they all understand are let through. */
#include "image_priv.h"

#include <string.h>

enum { SCANS_MOST = 64 }; /* a picture that comes in steps has a dozen; each costs the decoder a walk over all pixels */
enum {
    M_SOF0 = 0xc0, M_SOF1, M_SOF2, M_DHT = 0xc4, M_JPG = 0xc8, M_DAC = 0xcc, M_SOF15 = 0xcf, M_RST0 = 0xd0, M_RST7 = 0xd7, M_SOI = 0xd8,
    M_EOI, M_SOS, M_DQT, M_DNL, M_DRI, M_APP0 = 0xe0, M_APP1, M_APP2, M_APP14 = 0xee, M_TEM = 0x01,
};

struct walk {
    struct look *look;
    const uint8_t *data;
    size_t len, at;
    GByteArray *kept;
    struct cj_picture *picture;
    bool framed;
    uint32_t scans;
};

bool image_jpeg_begins(const uint8_t *data, size_t len)
{
    return len >= 3 && data[0] == 0xff && data[1] == M_SOI && data[2] == 0xff;
}

/* --- how it is turned ------------------------------------------------------------------------------------------------------ */

static uint32_t tiff_number(const uint8_t *p, uint32_t bytes, bool little)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < bytes; i++)
        number = number << 8 | p[little ? bytes - 1 - i : i];
    return number;
}

/* The orientation in the first directory of EXIF data, 0 if it is not told. */
static uint8_t exif_turn(const uint8_t *p, size_t len)
{
    enum { HEAD = 6, ENTRY = 12, ORIENTATION = 0x112, SHORT = 3 };
    if (len < HEAD + 8 || memcmp(p, "Exif\0\0", HEAD) != 0)
        return 0;
    p += HEAD, len -= HEAD;
    bool little = p[0] == 'I';
    size_t directory = tiff_number(p + 4, 4, little);
    if (directory > len - 2)
        return 0;
    uint32_t entries = tiff_number(p + directory, 2, little);
    for (size_t at = directory + 2; entries > 0 && at + ENTRY <= len; entries--, at += ENTRY) {
        if (tiff_number(p + at, 2, little) != ORIENTATION || tiff_number(p + at + 2, 2, little) != SHORT)
            continue;
        uint32_t turn = tiff_number(p + at + 8, 2, little);
        return turn >= 1 && turn <= 8 ? (uint8_t)turn : 0;
    }
    return 0;
}

/* --- segments ---------------------------------------------------------------------------------------------------------------- */

/* Colours, tables and scans; no place, date, thumbnail or comment. */
static bool is_kept(uint8_t marker, const uint8_t *content, size_t len)
{
    if (marker < M_APP0)
        return true;
    return marker == M_APP0 || (marker == M_APP14 && len >= 5 && memcmp(content, "Adobe", 5) == 0)
        || (marker == M_APP2 && len >= 12 && memcmp(content, "ICC_PROFILE", 12) == 0);
}

static bool is_frame(uint8_t marker)
{
    return marker >= M_SOF0 && marker <= M_SOF15 && marker != M_DHT && marker != M_JPG && marker != M_DAC;
}

static bool refuse_sort(struct look *look, const char *what)
{
    return image_refuse(look, CJ_DIAG_NOT_A_PICTURE, "save it anew as an ordinary JPEG in RGB, or as PNG",
                        "is a JPEG %s, which can't be drawn", what);
}

static bool read_frame(struct walk *walk, uint8_t marker, const uint8_t *content, size_t len)
{
    struct look *look = walk->look;
    if (walk->framed || len < 6 || len != 6 + 3 * (size_t)content[5])
        return image_refuse_broken(look, "its header makes no sense");
    walk->framed = true;
    if (!image_set_size(look, image_be16(content + 3), image_be16(content + 1), walk->picture))
        return false;
    if (marker > M_SOF2 || content[0] != 8)
        return refuse_sort(look, "of an unusual sort");
    if (content[5] == 4)
        return refuse_sort(look, "in the colours of a printing press (CMYK)");
    return content[5] == 1 || content[5] == 3 ? true : image_refuse_broken(look, "its header makes no sense");
}

/* The coded pixels, to the next marker that is not one of theirs. */
static void skip_scan(struct walk *walk)
{
    while (walk->at + 1 < walk->len) {
        const uint8_t *ff = memchr(walk->data + walk->at, 0xff, walk->len - 1 - walk->at);
        if (!ff)
            break;
        walk->at = (size_t)(ff - walk->data);
        if (ff[1] != 0 && ff[1] != 0xff && !(ff[1] >= M_RST0 && ff[1] <= M_RST7))
            return;
        walk->at += ff[1] == 0xff ? 1 : 2;
    }
    walk->at = walk->len;
}

static void keep(struct walk *walk, size_t from)
{
    g_byte_array_append(walk->kept, walk->data + from, (guint)(walk->at - from));
}

/* A segment whose marker has been read; `walk->at` is behind the marker. */
static bool read_segment(struct walk *walk, uint8_t marker)
{
    size_t start = walk->at, length = walk->len - start < 2 ? 0 : image_be16(walk->data + start);
    if (length < 2 || length > walk->len - start)
        return image_refuse_broken(walk->look, "its end is missing");
    const uint8_t *content = walk->data + start + 2;
    if (is_frame(marker) && !read_frame(walk, marker, content, length - 2))
        return false;
    uint8_t turn = marker == M_APP1 ? exif_turn(content, length - 2) : 0;
    if (turn != 0)
        walk->picture->turn = turn;
    walk->at = start + length;
    if (marker == M_SOS) {
        if (!walk->framed)
            return image_refuse_broken(walk->look, "it has no header");
        if (++walk->scans > SCANS_MOST)
            return refuse_sort(walk->look, "of an unusual sort");
        skip_scan(walk);
    }
    if (is_kept(marker, content, length - 2)) {
        g_byte_array_append(walk->kept, (const uint8_t[]){ 0xff, marker }, 2);
        keep(walk, start);
    }
    return true;
}

static bool read_segments(struct walk *walk)
{
    while (walk->at + 1 < walk->len) {
        if (walk->data[walk->at] != 0xff)
            return image_refuse_broken(walk->look, "a part of it is damaged");
        uint8_t marker = walk->data[++walk->at];
        if (marker == 0xff)
            continue; /* filling */
        walk->at++;
        if (marker == M_EOI) {
            g_byte_array_append(walk->kept, (const uint8_t[]){ 0xff, M_EOI }, 2);
            return walk->scans > 0 ? true : image_refuse_broken(walk->look, "there is nothing in it");
        }
        if (marker == M_TEM || (marker >= M_RST0 && marker <= M_SOI))
            continue;
        if (marker == 0 || marker == M_DNL)
            return image_refuse_broken(walk->look, "a part of it is damaged");
        if (!read_segment(walk, marker))
            return false;
    }
    return image_refuse_broken(walk->look, "its end is missing");
}

bool image_jpeg_read(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture)
{
    g_autoptr(GByteArray) kept = g_byte_array_sized_new((guint)len);
    g_byte_array_append(kept, data, 2);
    struct walk walk = { .look = look, .data = data, .len = len, .at = 2, .kept = kept, .picture = picture };
    if (!read_segments(&walk))
        return false;
    if (picture->turn >= 5) { /* a quarter turn */
        picture->width = picture->rows;
        picture->height = picture->columns;
    }
    picture->bytes = (const uint8_t *)cj_arena_strndup(look->arena, (const char *)kept->data, kept->len);
    picture->len = kept->len;
    return true;
}
