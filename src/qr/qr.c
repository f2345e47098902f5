/* A QR code by libqrencode, as plain data. Bytes as they are: an address has small letters, and its readers take them for text. */
#include <cjmap/qr.h>

#include <qrencode.h>

/* The lowest bit of a module of libqrencode says whether it is dark. */
static const uint8_t *copy_modules(const QRcode *code, struct cj_arena *arena)
{
    size_t n = (size_t)code->width * (size_t)code->width;
    uint8_t *dark = CJ_NEW(arena, uint8_t, n);
    for (size_t i = 0; i < n; i++)
        dark[i] = code->data[i] & 1;
    return dark;
}

const struct cj_qr *cj_qr_new(struct cj_str text, struct cj_arena *arena)
{
    const int any_version = 0;
    if (text.len == 0)
        return NULL;
    QRcode *code = QRcode_encodeData((int)text.len, (const unsigned char *)text.s, any_version, QR_ECLEVEL_M);
    if (!code)
        return NULL;
    struct cj_qr *qr = CJ_NEW(arena, struct cj_qr, 1);
    *qr = (struct cj_qr){ (uint32_t)code->width, copy_modules(code, arena) };
    QRcode_free(code);
    return qr;
}
