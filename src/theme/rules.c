/* What lies on what, and how much contrast it needs. */
#include "check_priv.h"

#include <math.h>

/* --- the rules ---------------------------------------------------------------------------------------------------- */

/* Contrast, WCAG 2: 1.4.3, 1.4.6, 1.4.11. A face is drawn in ink or paper, whichever contrasts more with its colour: of two colours
 * of contrast 9, one always has 3. Outlines and hairlines carry no meaning that their texts do not; they only must not vanish. */
const struct need_row theme_needs[NEED_COUNT] = {
    [NEED_TEXT] = { 4.5, 7, "can't be read on", "text needs", "text", CJ_DIAG_COLOUR_UNREADABLE },
    [NEED_FACE] = { 9, 9, "is too pale for faces on", "faces of any colour need", "faces", CJ_DIAG_COLOUR_UNREADABLE },
    [NEED_MARK] = { 3, 4.5, "can't be seen on", "a mark needs", "marks", CJ_DIAG_COLOUR_UNSEEN },
    [NEED_OUTLINE] = { 1.5, 3, "can't be seen on", "an outline needs", "outlines", CJ_DIAG_COLOUR_UNSEEN },
    [NEED_FAINT] = { 1.2, 1.5, "can't be seen on", "a hairline needs", "hairlines", CJ_DIAG_COLOUR_UNSEEN },
};

/* What a colour lies on. */
enum { ON_PAPER = 1, ON_WASH = 2, ON_TINT = 4, ON_POSITIVE = 8, ON_NEGATIVE = 16, ON_BUBBLES = 32, ON_OWN_BUBBLE = 64 };
#define ON_LANE (ON_PAPER | ON_WASH | ON_POSITIVE | ON_NEGATIVE)
#define ON_ALL (ON_LANE | ON_TINT)

static const struct ground { unsigned on; uint8_t slot; const char *name; } grounds[] = {
    { ON_PAPER, CJ_COLOUR_PAPER, "paper" }, { ON_WASH, CJ_COLOUR_WASH, "the column of a moment of truth" },
    { ON_TINT, CJ_COLOUR_TINT, "tint" }, { ON_POSITIVE, CJ_COLOUR_POSITIVE, "the upper half of the emotion lane" },
    { ON_NEGATIVE, CJ_COLOUR_NEGATIVE, "the lower half of the emotion lane" },
};

static const struct rule { uint8_t first, n; unsigned on; enum need need; } rules[] = {
    { CJ_COLOUR_INK, 1, ON_ALL | ON_BUBBLES, NEED_TEXT },
    { CJ_COLOUR_INK, 1, ON_PAPER, NEED_FACE },
    { CJ_COLOUR_SECONDARY, 1, ON_ALL | ON_BUBBLES, NEED_TEXT },
    { CJ_COLOUR_TERTIARY, 1, ON_ALL, NEED_TEXT },
    { CJ_COLOUR_PRIMARY, 1, ON_ALL, NEED_TEXT },
    { CJ_COLOUR_PAIN, 1, ON_ALL, NEED_TEXT },
    { CJ_COLOUR_GAIN, 1, ON_PAPER | ON_WASH, NEED_MARK },
    { SLOT_PERSONA, PERSONAS_MOST, ON_LANE | ON_OWN_BUBBLE, NEED_TEXT },
    { SLOT_RAMP, 1, ON_PAPER | ON_NEGATIVE, NEED_MARK },
    { SLOT_RAMP + 3, 2, ON_PAPER | ON_POSITIVE, NEED_MARK },
    { CJ_COLOUR_OUTLINE, 1, ON_PAPER, NEED_OUTLINE },
    { CJ_COLOUR_RULE, 1, ON_PAPER, NEED_OUTLINE },
    { CJ_COLOUR_FAINT, 1, ON_PAPER, NEED_FAINT },
};

double theme_needed(const struct cj_theme *theme, enum need need)
{
    return theme->high ? theme_needs[need].high : theme_needs[need].usual;
}

bool theme_in_use(const struct cj_theme *theme, int slot)
{
    return slot < SLOT_PERSONA || slot >= SLOT_RAMP || slot - SLOT_PERSONA < (int)theme->npersonas;
}

static uint32_t pairs_of_front(const struct cj_theme *theme, const struct rule *rule, uint8_t front, struct pair *out)
{
    uint32_t n = 0;
    for (size_t g = 0; g < G_N_ELEMENTS(grounds); g++)
        if (rule->on & grounds[g].on)
            out[n++] = (struct pair){ front, grounds[g].slot, false, rule->need };
    if (rule->on & ON_OWN_BUBBLE)
        out[n++] = (struct pair){ front, front, true, rule->need };
    for (uint32_t p = 0; rule->on & ON_BUBBLES && p < theme->npersonas; p++)
        out[n++] = (struct pair){ front, (uint8_t)(SLOT_PERSONA + p), true, rule->need };
    return n;
}

uint32_t theme_pairs(const struct cj_theme *theme, struct pair *out)
{
    uint32_t n = 0;
    for (size_t r = 0; r < G_N_ELEMENTS(rules); r++)
        for (uint8_t i = 0; i < rules[r].n; i++)
            if (theme_in_use(theme, rules[r].first + i))
                n += pairs_of_front(theme, &rules[r], (uint8_t)(rules[r].first + i), out + n);
    g_assert(n <= PAIRS_MOST);
    return n;
}

struct cj_rgb theme_ground(const struct cj_theme *theme, const struct pair *pair)
{
    return pair->bubble ? theme_persona_tint(theme, pair->ground) : theme_slot(theme, pair->ground);
}

double theme_margin(const struct cj_theme *theme, const struct pair *pair)
{
    return cj_contrast(theme_slot(theme, pair->front), theme_ground(theme, pair)) / theme_needed(theme, pair->need) + 1e-9;
}

const char *theme_ground_name(const struct pair *pair)
{
    for (size_t i = 0; i < G_N_ELEMENTS(grounds) && !pair->bubble; i++)
        if (grounds[i].slot == pair->ground)
            return grounds[i].name;
    return NULL;
}

/* --- who is at fault ---------------------------------------------------------------------------------------------- */

bool theme_given(const struct cj_theme *theme, int slot)
{
    return theme->slot[slot].colour.given;
}

/* The colour to change: of two that were typed, the one in front. What nobody typed gives way by itself (theme_adapt), but a ground
 * typed for one purpose can't ask that of a text that lies elsewhere too. SLOT_NONE: neither. */
int theme_at_fault(const struct cj_theme *theme, const struct pair *pair)
{
    if (theme_given(theme, pair->front))
        return pair->front;
    return !pair->bubble && pair->ground != CJ_COLOUR_PAPER && theme_given(theme, pair->ground) ? pair->ground : SLOT_NONE;
}

double theme_worst(const struct cj_theme *theme, int slot, struct pair *ret_pair)
{
    struct pair pair[PAIRS_MOST];
    const uint32_t n = theme_pairs(theme, pair);
    double worst = INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        if (theme_at_fault(theme, &pair[i]) != slot || theme_margin(theme, &pair[i]) >= worst)
            continue;
        worst = theme_margin(theme, &pair[i]);
        *ret_pair = pair[i];
    }
    return worst;
}

/* --- the manual --------------------------------------------------------------------------------------------------- */

static void write_number(GString *out, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(digits, sizeof digits, "%.12g", number));
}

static void write_rule(GString *out, const struct rule *rule)
{
    const char *separator = "";
    g_string_append_printf(out, "| `%s`%s | ", theme_slot_key(rule->first),
                           rule->first == SLOT_RAMP ? " (first)" : rule->first > SLOT_RAMP ? " (last two)" : "");
    for (size_t g = 0; g < G_N_ELEMENTS(grounds); g++)
        if (rule->on & grounds[g].on) {
            g_string_append_printf(out, "%s%s", separator, grounds[g].name);
            separator = ", ";
        }
    if (rule->on & (ON_BUBBLES | ON_OWN_BUBBLE))
        g_string_append_printf(out, "%s%s", separator, rule->on & ON_BUBBLES ? "bubbles of personas" : "its bubbles");
    g_string_append_printf(out, " | %s, ", theme_needs[rule->need].as);
    write_number(out, theme_needs[rule->need].usual);
    g_string_append(out, ":1 (");
    write_number(out, theme_needs[rule->need].high);
    g_string_append(out, ":1) |\n");
}

void theme_check_manual(GString *out)
{
    g_string_append(out, "| colour | on | as |\n|---|---|---|\n");
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        write_rule(out, &rules[i]);
    g_string_append_printf(out, "\n`paper` is light (L* of %d or more): dark maps are not drawn. Any two of the `personas` are %d apart in\n"
                           "L\\*a\\*b\\* (CIE76), for every eye: with all cones, without those for red, for green or for blue (Machado\n"
                           "2009); the first two in grey as well, from the third on lines differ in kind too. Neighbours of `emotions`\n"
                           "are %d apart in L*, so that grey shows them. Personas or emotions that look alike are warnings; all else is\n"
                           "an error.\n", PAPER_LEAST, APART, STEP_APART);
}
