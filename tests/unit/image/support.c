#include "image_tests.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <zlib.h>

const uint8_t jpeg[] = {
    0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0xff, 0xdb,
    0x00, 0x43, 0x00, 0x10, 0x0b, 0x0c, 0x0e, 0x0c, 0x0a, 0x10, 0x0e, 0x0d, 0x0e, 0x12, 0x11, 0x10, 0x13, 0x18, 0x28, 0x1a, 0x18, 0x16,
    0x16, 0x18, 0x31, 0x23, 0x25, 0x1d, 0x28, 0x3a, 0x33, 0x3d, 0x3c, 0x39, 0x33, 0x38, 0x37, 0x40, 0x48, 0x5c, 0x4e, 0x40, 0x44, 0x57,
    0x45, 0x37, 0x38, 0x50, 0x6d, 0x51, 0x57, 0x5f, 0x62, 0x67, 0x68, 0x67, 0x3e, 0x4d, 0x71, 0x79, 0x70, 0x64, 0x78, 0x5c, 0x65, 0x67,
    0x63, 0xff, 0xdb, 0x00, 0x43, 0x01, 0x11, 0x12, 0x12, 0x18, 0x15, 0x18, 0x2f, 0x1a, 0x1a, 0x2f, 0x63, 0x42, 0x38, 0x42, 0x63, 0x63,
    0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63,
    0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63, 0x63,
    0x63, 0x63, 0x63, 0x63, 0xff, 0xc0, 0x00, 0x11, 0x08, 0x00, 0x04, 0x00, 0x08, 0x03, 0x01, 0x11, 0x00, 0x02, 0x11, 0x01, 0x03, 0x11,
    0x01, 0xff, 0xc4, 0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x02, 0xff, 0xc4, 0x00, 0x18, 0x10, 0x00, 0x02, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x06, 0x44, 0x82, 0xc2, 0xff, 0xc4, 0x00, 0x15, 0x01, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x03, 0x05, 0xff, 0xc4, 0x00, 0x1a, 0x11, 0x00, 0x01, 0x05, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x04, 0x41, 0x42, 0x81, 0xc1, 0xff, 0xda, 0x00, 0x0c, 0x03, 0x01, 0x00, 0x02, 0x11, 0x03,
    0x11, 0x00, 0x3f, 0x00, 0x6a, 0x72, 0xe9, 0xa2, 0x93, 0xfa, 0xef, 0x01, 0x4a, 0x4f, 0xff, 0xd9,
};
const size_t jpeg_len = sizeof jpeg;

/* --- folders ------------------------------------------------------------------------------------------------------- */

char *make_folder(void)
{
    char *folder = g_dir_make_tmp("cjmap-image-XXXXXX", NULL);
    assert_non_null(folder);
    return folder;
}

static void empty(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK) && g_file_test(path, G_FILE_TEST_IS_DIR))
            empty(path);
        g_remove(path);
    }
}

void unmake_folder(char *folder)
{
    empty(folder);
    g_rmdir(folder);
    g_free(folder);
}

void put(const char *folder, const char *name, const void *bytes, size_t len)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *above = g_path_get_dirname(path);
    g_mkdir_with_parents(above, 0700);
    FILE *file = fopen(path, "wb"); /* need not last: nothing waits for the disk */
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

void put_text(const char *folder, const char *name, const char *text)
{
    put(folder, name, text, strlen(text));
}

void put_bytes(const char *folder, const char *name, GByteArray *bytes)
{
    put(folder, name, bytes->data, bytes->len);
    g_byte_array_unref(bytes);
}

/* --- pictures ------------------------------------------------------------------------------------------------------ */

static void add_be32(GByteArray *bytes, uint32_t value)
{
    uint32_t big = GUINT32_TO_BE(value);
    g_byte_array_append(bytes, (const uint8_t *)&big, 4);
}

static void add_chunk(GByteArray *bytes, const char *name, const void *content, uint32_t len)
{
    add_be32(bytes, len);
    guint from = bytes->len;
    g_byte_array_append(bytes, (const uint8_t *)name, 4);
    if (len > 0)
        g_byte_array_append(bytes, content, len);
    add_be32(bytes, (uint32_t)crc32(0, bytes->data + from, bytes->len - from));
}

GByteArray *png_new(uint32_t width, uint32_t height, bool whole)
{
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const uint8_t *)"\x89PNG\r\n\x1a\n", 8);
    g_autoptr(GByteArray) head = g_byte_array_new();
    add_be32(head, width);
    add_be32(head, height);
    g_byte_array_append(head, (const uint8_t[]){ 8, 0, 0, 0, 0 }, 5); /* grey */
    add_chunk(bytes, "IHDR", head->data, head->len);
    if (!whole)
        return bytes;
    add_chunk(bytes, "tEXt", "Comment\0here I live", 19);
    size_t raw_len = ((size_t)width + 1) * height;
    uLongf packed_len = compressBound((uLong)raw_len);
    g_autofree uint8_t *raw = g_malloc0(raw_len), *packed = g_malloc(packed_len);
    compress(packed, &packed_len, raw, (uLong)raw_len);
    add_chunk(bytes, "IDAT", packed, (uint32_t)packed_len);
    add_chunk(bytes, "IEND", NULL, 0);
    return bytes;
}

GByteArray *jpeg_new(uint8_t turn)
{
    const uint8_t exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12,
                             0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0 };
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, jpeg, 2);
    g_byte_array_append(bytes, exif, sizeof exif);
    g_byte_array_append(bytes, jpeg + 2, (guint)(jpeg_len - 2));
    return bytes;
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

struct answer ask(const char *folder, const char *const *names, uint32_t n)
{
    struct answer answer = { .arena = cj_arena_new() };
    answer.diags = cj_diags_new(answer.arena);
    struct cj_str *file = CJ_NEW(answer.arena, struct cj_str, n);
    for (uint32_t i = 0; i < n; i++) {
        file[i] = cj_str_from(names[i]);
        file[i].at = (struct cj_span){ 0, i + 1, 1, i + 1, 2 };
    }
    g_autofree char *journey = g_build_filename(folder, "journey.yaml", NULL);
    answer.pictures = cj_pictures_read(journey, file, n, answer.arena, answer.diags);
    answer.diag = cj_diags_sorted(answer.diags, &answer.n);
    return answer;
}

struct answer ask_one(const char *folder, const char *name)
{
    return ask(folder, &name, 1);
}

void answered(struct answer *answer)
{
    cj_arena_free(answer->arena);
}

void assert_refused(const char *folder, const char *name, enum cj_diag_id id, const char *has)
{
    struct answer answer = ask_one(folder, name);
    const char *text = answer.n ? answer.diag->text : "", *hint = answer.n && answer.diag->hint ? answer.diag->hint : "";
    bool said = !has || strstr(text, has) || strstr(hint, has);
    if (answer.n != 1 || answer.diag->id != id || !*hint || !said)
        fail_msg("%s: %u messages: %s; expected [%s] with `%s`", name, answer.n, text, cj_diag_row(id)->id, has ? has : "");
    assert_int_equal(answer.pictures->n, 0);
    answered(&answer);
}

void assert_taken(const char *folder, const char *name, enum cj_picture_kind kind, double width, double height)
{
    struct answer answer = ask_one(folder, name);
    if (answer.n > 0)
        fail_msg("%s: %s", name, answer.diag->text);
    assert_int_equal(answer.pictures->n, 1);
    const struct cj_picture *picture = answer.pictures->picture;
    assert_int_equal(picture->kind, kind);
    assert_float_equal(picture->width, width, .01);
    assert_float_equal(picture->height, height, .01);
    answered(&answer);
}
