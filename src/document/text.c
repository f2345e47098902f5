/* The text of a scalar: outer blanks trimmed, line breaks only where | asked for them, NFC, within the limits.
 *
 * The limits are kept before anything else looks at the text, since shaping and normalising cost more than linear time
 * in the length of a word or of a pile of accents. */
#include <string.h>

#include "document_priv.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Characters that are no text: they can still be typed with an escape in double quotes. */
static bool is_control(gunichar c)
{
    return (g_unichar_iscntrl(c) && c != '\n' && c != '\t') || c == 0x2028 || c == 0x2029 || c == 0xFEFF
        || (c & 0xFFFE) == 0xFFFE;
}

/* Scripts that are written without spaces break anywhere or by dictionary: their runs are never too long. */
static bool breaks_anyway(gunichar c)
{
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
        return true;
    default:
        return c == ' ' || c == '\t' || c == '\n' || c == 0x200B || g_unichar_iswide(c);
    }
}

/* What a text has that no map can bear. */
struct findings {
    uint32_t longest_run, most_marks;
    gunichar control; /* 0: none */
    bool ascii;
};

static struct findings look_at(const char *text, size_t len)
{
    struct findings found = { .ascii = true };
    uint32_t run = 0, marks = 0;

    for (const char *s = text; s < text + len; s = g_utf8_next_char(s)) {
        gunichar c = g_utf8_get_char(s);

        run = (c < 0x80 ? is_blank((char)c) : breaks_anyway(c)) ? 0 : run + 1;
        marks = c >= 0x300 && g_unichar_ismark(c) ? marks + 1 : 0;
        found.longest_run = MAX(found.longest_run, run);
        found.most_marks = MAX(found.most_marks, marks);
        if (is_control(c) && !found.control)
            found.control = c ? c : 0xFFFFFFFF;
        found.ascii = found.ascii && c < 0x80;
    }
    return found;
}

/* Says what is wrong; false if the text had better be left out. */
static bool within_limits(struct cj_reading *reading, const char *text, size_t len, const struct findings *found, struct cj_span at)
{
    struct cj_diags *diags = reading->diags;
    struct cj_diag *diag = NULL;

    if (len > reading->limits->text_bytes) {
        diag = cj_diags_add(diags, CJ_DIAG_TEXT_TOO_LONG, at, "this text has %zu bytes, more than the %u a text may have",
                            len, reading->limits->text_bytes);
        cj_diags_hint(diags, diag, "say it shorter, or split it into several items");
    } else if (found->longest_run > reading->limits->run_chars) {
        diag = cj_diags_add(diags, CJ_DIAG_WORD_TOO_LONG, at,
                            "this text has %u characters without a space, more than the %u allowed",
                            found->longest_run, reading->limits->run_chars);
        cj_diags_hint(diags, diag, g_strstr_len(text, (gssize)len, "://") ? "use a shorter web address"
                                                                         : "put spaces where a line may end");
    } else if (found->most_marks > reading->limits->marks) {
        diag = cj_diags_add(diags, CJ_DIAG_TOO_MANY_MARKS, at,
                            "a letter in this text carries %u accents, more than the %u allowed",
                            found->most_marks, reading->limits->marks);
        cj_diags_hint(diags, diag, "remove the accents that were piled on the letter");
    } else if (found->control) {
        diag = cj_diags_add(diags, CJ_DIAG_CONTROL_CHARACTER, at,
                            "this text contains the control character U+%04X, written as an escape",
                            found->control == 0xFFFFFFFF ? 0 : (unsigned)found->control);
        cj_diags_hint(diags, diag, "inside double quotes a backslash begins an escape; use single quotes to write a "
                                   "backslash itself");
    }
    return !diag;
}

/* Without `literal`, a line break is a blank: it was typed for the file's sake, not for the map's. */
static char *one_line(struct cj_arena *arena, const char *text, size_t len, bool literal)
{
    char *copy = cj_arena_strndup(arena, text, len);

    for (size_t i = 0; i < len; i++)
        if (copy[i] == '\t' || (copy[i] == '\n' && !literal))
            copy[i] = ' ';
    return copy;
}

struct cj_str cj_reading_text(struct cj_reading *reading, const char *value, size_t len, bool literal, struct cj_span at)
{
    while (len && is_blank(value[0]))
        value++, len--;
    while (len && is_blank(value[len - 1]))
        len--;

    struct findings found = look_at(value, len);

    if (!within_limits(reading, value, len, &found, at))
        return (struct cj_str){ .s = "", .at = at };

    const char *text = one_line(reading->arena, value, len, literal);

    if (!found.ascii) {
        g_autofree char *composed = g_utf8_normalize(text, (gssize)len, G_NORMALIZE_NFC);

        len = strlen(composed);
        text = cj_arena_strndup(reading->arena, composed, len);
    }
    return (struct cj_str){ .s = text, .len = (uint32_t)len, .at = at };
}
