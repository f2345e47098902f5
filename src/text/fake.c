/* A measurer that needs no fonts: half an em a character, 0.55 em in bold faces. Tests of everything above text use
 * it, so that no font can change them. */
#include <cjmap/text.h>

#define SOFT_HYPHEN 0x00AD

static int32_t advance_of(gunichar c, int32_t plain)
{
    return c == '\n' || c == SOFT_HYPHEN || c == 0x200B ? 0 : plain;
}

static bool is_blank(gunichar c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == 0x3000;
}

/* May a line begin after `before`, with `after`? */
static enum cj_break break_between(gunichar before, gunichar after)
{
    if (before == '\n')
        return CJ_BREAK_MUST;
    if (is_blank(after))
        return CJ_BREAK_NO;
    if (is_blank(before))
        return CJ_BREAK_SPACE;
    if (before == SOFT_HYPHEN)
        return CJ_BREAK_HYPHEN;
    if (before == '-' || before == '/' || before == 0x200B)
        return CJ_BREAK_PLAIN;
    if (g_unichar_iswide(before) && g_unichar_iswide(after) && !g_unichar_ispunct(after))
        return CJ_BREAK_PLAIN;
    return CJ_BREAK_FORCED;
}

static bool is_right_to_left(gunichar c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

static const struct cj_measured *measure(void *self, struct cj_str text, enum cj_face face, const char *language,
                                         struct cj_arena *arena)
{
    (void)self;
    int32_t plain = face == CJ_FACE_BOLD || face == CJ_FACE_BOLD_ITALIC ? CJ_EM * 55 / 100 : CJ_EM / 2;
    struct cj_measured *measured = CJ_NEW(arena, struct cj_measured, 1);
    uint32_t *byte = CJ_NEW(arena, uint32_t, text.len + 1);
    int32_t *end = CJ_NEW(arena, int32_t, text.len + 1);
    uint8_t *brk = CJ_NEW(arena, uint8_t, text.len + 1);
    uint8_t *blank = CJ_NEW(arena, uint8_t, text.len + 1);
    uint32_t n = 0;
    gunichar before = 0;
    for (const char *p = text.s; p < text.s + text.len; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (n > 0 && g_unichar_ismark(c))
            continue; /* one cluster with its letter */
        byte[n] = (uint32_t)(p - text.s);
        brk[n] = n == 0 ? CJ_BREAK_NO : break_between(before, c);
        blank[n] = is_blank(c);
        end[n + 1] = end[n] + advance_of(c, plain);
        measured->rtl = measured->rtl || is_right_to_left(c);
        before = c;
        n++;
    }
    byte[n] = text.len;
    brk[n] = n > 0 ? CJ_BREAK_MUST : CJ_BREAK_NO;
    measured->n = n;
    measured->text = cj_arena_strndup(arena, text.s, text.len);
    measured->byte = byte;
    measured->end = end;
    measured->brk = brk;
    measured->blank = blank;
    measured->hyphen = plain;
    measured->ascent = 1.0;
    measured->descent = 0.25;
    cj_text_find_syllables(measured, brk, language);
    return measured;
}

/* Everything but private use, so that a test can ask for a character that no face has. */
static bool covers(void *self, uint32_t code_point)
{
    (void)self;
    return g_unichar_type(code_point) != G_UNICODE_PRIVATE_USE;
}

struct cj_measurer cj_text_fake_measurer(void)
{
    return (struct cj_measurer) { .self = NULL, .measure = measure, .covers = covers };
}
