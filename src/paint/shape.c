/* shape: turns a text into clusters with advances, break flags and glyphs, once per (text, face, language).
 *
 * HarfBuzz shapes run by run, where a run is a stretch of one script on one typed line; Pango says where a line may
 * begin. No PangoLayout is made: it would shape again for every width tried and costs several times as much. That our
 * lines are nevertheless Pango's lines is held by a test. */
#include "fonts_priv.h"

#include <pango/pango.h>

#include <string.h>

/* What HarfBuzz writes for characters that steer and are never drawn (soft hyphens, joiners). No font has this glyph. */
#define INVISIBLE 0x0FFFFFFFu

/* No fi and ffi in one glyph: each letter stays a letter, which is what searching, reading aloud and breaking a long word
 * go by, and these faces have no letters that collide. */
static const hb_feature_t features[] = {
    { HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
};

/* --- the cache -------------------------------------------------------------------------------------------------- */

struct shape_key {
    const char *text;
    uint32_t len;
    enum cj_face face;
    const PangoLanguage *language; /* interned by Pango: equal means same pointer */
};

/* Every bit of `x` reaches every bit of the result (the end of splitmix64). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* Texts are what somebody else wrote: mixed whole after each eight bytes, so that texts made alike do not meet in one place. */
static guint key_hash(gconstpointer data)
{
    const struct shape_key *key = data;
    uint64_t hash = mix((uint64_t)(uintptr_t)key->language ^ (uint64_t)key->len << 32 ^ (uint64_t)key->face), word;
    for (uint32_t at = 0; at < key->len; at += (uint32_t)sizeof word) {
        word = 0;
        memcpy(&word, key->text + at, MIN(sizeof word, key->len - at));
        hash = mix(hash ^ word);
    }
    return (guint)(hash >> 32);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
    const struct shape_key *x = a, *y = b;
    return x->face == y->face && x->language == y->language && x->len == y->len && memcmp(x->text, y->text, x->len) == 0;
}

GHashTable *shape_cache_new(void)
{
    return g_hash_table_new(key_hash, key_equal);
}

/* --- runs ------------------------------------------------------------------------------------------------------- */

/* Everything that grows while one text is shaped. */
struct work {
    struct cj_fonts *fonts;
    const struct shape_key *key;
    const char *text;            /* the arena's copy of key->text */
    hb_language_t language;
    GArray *byte, *end, *first;  /* one entry per cluster so far */
    GArray *glyph;
    int32_t x;                   /* sum of advances so far */
    bool rtl;
};

static bool ends_line(gunichar c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_neutral(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

static hb_script_t script_of(gunichar c)
{
    if (c < 0x80) /* most of what is ever asked */
        return g_ascii_isalpha((char)c) ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

/* The end of the run that begins at `from`: one script, one typed line. Digits, blanks and marks belong to the letters before them. */
static uint32_t run_end(const struct work *work, uint32_t from, hb_script_t *ret_script)
{
    hb_script_t script = HB_SCRIPT_COMMON;
    uint32_t at = from;
    while (at < work->key->len) {
        gunichar c = g_utf8_get_char(work->text + at);
        hb_script_t here = script_of(c);
        if (ends_line(c) || c == '\t' || (!is_neutral(here) && !is_neutral(script) && here != script))
            break;
        if (!is_neutral(here))
            script = here;
        at = (uint32_t)(g_utf8_next_char(work->text + at) - work->text);
    }
    *ret_script = is_neutral(script) ? HB_SCRIPT_LATIN : script;
    return at;
}

static void begin_cluster(struct work *work, uint32_t byte)
{
    g_array_append_val(work->byte, byte);
    g_array_append_val(work->end, work->x);
    g_array_append_val(work->first, work->glyph->len);
}

/* The end of a typed line, or a tab: a blank, the first without a width. It is drawn, for those who hear the text. */
static void add_control(struct work *work, uint32_t at, gunichar c)
{
    const struct face *face = &work->fonts->face[work->key->face];
    struct glyph glyph = { .index = face->space };
    begin_cluster(work, at);
    g_array_append_val(work->glyph, glyph);
    if (c == '\t')
        work->x += hb_font_get_glyph_h_advance(face->hb, face->space);
}

static void add_glyphs(struct work *work)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(work->fonts->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(work->fonts->buffer, &n);
    int32_t from = 0; /* x where the cluster began */
    for (unsigned i = 0; i < n; i++) {
        if (i == 0 || info[i].cluster != info[i - 1].cluster) {
            begin_cluster(work, info[i].cluster);
            from = work->x;
        }
        struct glyph glyph = { info[i].codepoint, work->x - from + at[i].x_offset, -at[i].y_offset };
        if (glyph.index != INVISIBLE)
            g_array_append_val(work->glyph, glyph);
        work->x += at[i].x_advance;
    }
}

static void shape_run(struct work *work, uint32_t from, uint32_t to, hb_script_t script)
{
    hb_buffer_t *buffer = work->fonts->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_invisible_glyph(buffer, INVISIBLE);
    hb_buffer_add_utf8(buffer, work->text, (int)work->key->len, from, (int)(to - from));
    hb_buffer_set_script(buffer, script);
    hb_buffer_set_language(buffer, work->language);
    hb_direction_t direction = hb_script_get_horizontal_direction(script);
    hb_buffer_set_direction(buffer, direction == HB_DIRECTION_INVALID ? HB_DIRECTION_LTR : direction);
    hb_shape(work->fonts->face[work->key->face].hb, buffer, features, G_N_ELEMENTS(features));
    if (direction == HB_DIRECTION_RTL) {
        hb_buffer_reverse(buffer); /* clusters are kept in the order of the text */
        work->rtl = true;
    }
    add_glyphs(work);
}

static void shape_text(struct work *work)
{
    uint32_t at = 0;
    while (at < work->key->len) {
        gunichar c = g_utf8_get_char(work->text + at);
        if (ends_line(c) || c == '\t') {
            /* A carriage return and the newline after it end one line, not two. */
            add_control(work, at, c);
            at = (uint32_t)(g_utf8_next_char(work->text + at) - work->text);
            if (c == '\r' && at < work->key->len && work->text[at] == '\n')
                at++;
            continue;
        }
        hb_script_t script;
        uint32_t end = run_end(work, at, &script);
        shape_run(work, at, end, script);
        at = end;
    }
    begin_cluster(work, work->key->len); /* the sentinel */
}

/* --- breaks ----------------------------------------------------------------------------------------------------- */

static enum cj_break break_before(const PangoLogAttr *attr, bool after_blank)
{
    if (attr->is_mandatory_break)
        return CJ_BREAK_MUST;
    if (attr->is_line_break)
        return attr->break_inserts_hyphen && !after_blank ? CJ_BREAK_HYPHEN : after_blank ? CJ_BREAK_SPACE : CJ_BREAK_PLAIN;
    /* A blank hangs on the line before; one that begins a line would be seen. */
    return attr->is_char_break && !attr->is_white ? CJ_BREAK_FORCED : CJ_BREAK_NO;
}

/* Fills brk and blank. Pango counts in characters, we in clusters: a cluster has the flags of its first character. */
static void find_breaks(const struct work *work, uint32_t n, uint8_t *brk, uint8_t *blank)
{
    int chars = (int)g_utf8_strlen(work->text, (gssize)work->key->len);
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, (gsize)chars + 1);
    pango_get_log_attrs(work->text, (int)work->key->len, -1, (PangoLanguage *)work->key->language, attrs, chars + 1);
    const PangoLogAttr *attr = attrs;
    const char *at = work->text;
    bool after_blank = false;
    for (uint32_t c = 0; c < n; c++) {
        const char *start = work->text + g_array_index(work->byte, uint32_t, c);
        for (; at < start; at = g_utf8_next_char(at), attr++)
            after_blank = attr->is_white;
        brk[c] = c == 0 ? CJ_BREAK_NO : (uint8_t)break_before(attr, after_blank);
        blank[c] = attr->is_white;
    }
    brk[n] = CJ_BREAK_MUST;
}

/* --- one text ----------------------------------------------------------------------------------------------------- */

static const struct cj_measured *seal(const struct work *work)
{
    struct cj_fonts *fonts = work->fonts;
    const struct face *face = &fonts->face[work->key->face];
    uint32_t n = work->byte->len - 1;
    uint8_t *brk = CJ_NEW(fonts->arena, uint8_t, n + 1), *blank = CJ_NEW(fonts->arena, uint8_t, n + 1);
    find_breaks(work, n, brk, blank);
    struct shape shape = { .first = cj_arena_seal(fonts->arena, work->first), .glyph = cj_arena_seal(fonts->arena, work->glyph) };
    struct cj_measured *m = CJ_NEW(fonts->arena, struct cj_measured, 1);
    *m = (struct cj_measured){
        .shape = fonts->shapes->len, .n = n, .text = work->text,
        .byte = cj_arena_seal(fonts->arena, work->byte), .end = cj_arena_seal(fonts->arena, work->end),
        .brk = brk, .blank = blank, .hyphen = face->hyphen_advance,
        .ascent = face->ascent, .descent = face->descent, .rtl = work->rtl,
    };
    cj_text_find_syllables(m, brk, pango_language_to_string((PangoLanguage *)work->key->language));
    g_array_append_val(fonts->shapes, shape);
    return m;
}

static const struct cj_measured *shape(struct cj_fonts *fonts, const struct shape_key *key)
{
    g_autoptr(GArray) byte = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), key->len + 1);
    g_autoptr(GArray) end = g_array_sized_new(FALSE, FALSE, sizeof(int32_t), key->len + 1);
    g_autoptr(GArray) first = g_array_sized_new(FALSE, FALSE, sizeof(uint32_t), key->len + 1);
    g_autoptr(GArray) glyph = g_array_sized_new(FALSE, FALSE, sizeof(struct glyph), key->len + 1);
    struct work work = {
        .fonts = fonts, .key = key, .text = key->text, .byte = byte, .end = end, .first = first, .glyph = glyph,
        .language = hb_language_from_string(pango_language_to_string((PangoLanguage *)key->language), -1),
    };
    shape_text(&work);
    return seal(&work);
}

const struct cj_measured *shape_measure(void *self, struct cj_str text, enum cj_face face, const char *language,
                                        struct cj_arena *arena)
{
    (void)arena;
    struct cj_fonts *fonts = self;
    struct shape_key key = { text.s, text.len, face, pango_language_from_string(language && *language ? language : "en") };
    const struct cj_measured *found = g_hash_table_lookup(fonts->shaped, &key);
    if (found)
        return found;
    struct shape_key *kept = CJ_NEW(fonts->arena, struct shape_key, 1);
    *kept = key;
    kept->text = cj_arena_strndup(fonts->arena, text.s, text.len);
    const struct cj_measured *m = shape(fonts, kept);
    g_hash_table_insert(fonts->shaped, kept, (gpointer)m);
    return m;
}
