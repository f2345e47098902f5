/* Can everything be read, seen and told apart? A copy of the theme is mended; then each colour that had to change for it is said,
 * with what it became. */
#include "check_priv.h"

#include <math.h>

static const char *const eye_words[EYE_COUNT] = {
    [EYE_NORMAL] = "to every eye", [EYE_PROTAN] = "to an eye without red cones (protanopia)",
    [EYE_DEUTAN] = "to an eye without green cones (deuteranopia)", [EYE_TRITAN] = "to an eye without blue cones (tritanopia)",
    [EYE_GREY] = "printed in grey",
};

/* --- what is said ------------------------------------------------------------------------------------------------- */

/* A theme under check. */
struct check {
    const struct cj_theme *mended;
    struct cj_diags *diags;
    struct cj_arena *arena;
};

static const char *ground_words(const struct check *check, const struct pair *pair)
{
    if (!pair->bubble)
        return theme_ground_name(pair);
    return pair->front == pair->ground ? "a bubble of its persona"
                                       : cj_arena_printf(check->arena, "the bubbles of persona %d", pair->ground - SLOT_PERSONA + 1);
}

static const char *key_words(const struct check *check, int slot)
{
    if (slot >= SLOT_PERSONA && slot < SLOT_RAMP)
        return cj_arena_printf(check->arena, "colour %d of `personas`", slot - SLOT_PERSONA + 1);
    if (slot >= SLOT_RAMP)
        return cj_arena_printf(check->arena, "colour %d of `emotions`", slot - SLOT_RAMP + 1);
    return cj_arena_printf(check->arena, "`%s`", theme_slot_key(slot));
}

/* "3.9": rounded down, since 4.49 is not 4.5. */
static const char *ratio(const struct check *check, double contrast)
{
    return cj_schema_number_text(floor(contrast * 100 + 1e-6) / 100, check->arena);
}

static void hint(const struct check *check, struct cj_diag *diag, int slot, const char *otherwise)
{
    if (theme_fine(check->mended, slot))
        cj_diags_hint(check->diags, diag, "the nearest colour that will do is \"#%06X\"", check->mended->slot[slot].colour.rgb);
    else
        cj_diags_hint(check->diags, diag, "%s", otherwise);
}

/* `theme`: all is mended but this. */
static void say_pair(const struct check *check, const struct cj_theme *theme, int slot, const struct pair *pair)
{
    const struct cj_rgb front = theme_slot(theme, pair->front), ground = theme_ground(theme, pair);
    const char *on = ground_words(check, pair), *key = key_words(check, pair->front);
    const char *contrast = ratio(check, cj_contrast(front, ground)), *least = ratio(check, theme_needed(theme, pair->need));
    const struct need_row *need = &theme_needs[pair->need];
    struct cj_diag *diag = cj_diags_add(check->diags, need->id, theme->slot[slot].colour.at,
                                        "%s (#%06X) %s %s (#%06X): the contrast is %s:1, %s %s:1", key, theme_hex_of(front), need->fails, on,
                                        theme_hex_of(ground), contrast, need->what, least);
    hint(check, diag, slot, "no colour of this hue will do: change what it lies on");
}

static void say_dark(const struct check *check, const struct cj_theme *theme, int slot)
{
    const struct typed_colour *paper = &theme->slot[slot].colour;
    struct cj_diag *diag = cj_diags_add(check->diags, CJ_DIAG_DARK_PAPER, paper->at,
                                        "`paper` (#%06X) is too dark: maps are drawn in dark on light", paper->rgb);
    hint(check, diag, slot, "choose a light colour, and dark ones for what lies on it");
}

static void say_alike(const struct check *check, const struct cj_theme *theme, int slot, int other, enum eye eye)
{
    const struct slot *one = &theme->slot[slot], *two = &theme->slot[other];
    const bool persona = slot < SLOT_RAMP;
    struct cj_diag *diag = cj_diags_add(check->diags, CJ_DIAG_COLOURS_ALIKE, one->colour.at, "%s (#%06X) looks like colour %d (#%06X) %s",
                                        key_words(check, slot), one->colour.rgb, other - (persona ? SLOT_PERSONA : SLOT_RAMP) + 1,
                                        two->colour.rgb, eye_words[eye]);
    hint(check, diag, slot, persona ? "leave it out: with more personas than colours they repeat, and the lines differ in kind"
                                    : "let each be lighter or darker than its neighbours, the middle one lightest");
}

/* One message for a colour: the worst of what is wrong with it, once all others are as the help says. */
static void say_slot(const struct check *check, const struct cj_theme *theme, int slot)
{
    struct cj_theme but_this = *check->mended;
    struct pair pair;
    int other = SLOT_NONE;
    enum eye eye = EYE_NORMAL;
    but_this.slot[slot].colour.rgb = theme->slot[slot].colour.rgb;
    theme_adapt(&but_this);
    if (theme_too_dark(&but_this, slot))
        say_dark(check, &but_this, slot);
    else if (theme_worst(&but_this, slot, &pair) < 1)
        say_pair(check, &but_this, slot, &pair);
    else if (theme_alike(&but_this, slot, &other, &eye))
        say_alike(check, &but_this, slot, other, eye);
}

void theme_check(const struct cj_theme *theme, struct cj_diags *diags, struct cj_arena *arena)
{
    struct cj_theme mended = *theme;
    const struct check check = { &mended, diags, arena };
    theme_mend(&mended, theme);
    theme_adapt(&mended);
    for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++)
        if (theme_in_use(theme, slot) && theme->slot[slot].colour.given)
            say_slot(&check, theme, slot);
}
