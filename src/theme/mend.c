/* The nearest colours with which all rules hold. Colours that nobody typed give way by themselves; for those that were, a copy of the
 * theme is mended, colour by colour, until all of it passes: so all hints hold together. */
#include "check_priv.h"

#include <math.h>

/* --- told apart --------------------------------------------------------------------------------------------------- */

/* How far two personas are apart for the eye that sees least of it. In grey only the first two are looked at, which most maps have: many
 * colours of one darkness can't differ there, and their lines differ in kind. */
static double apart(const struct cj_theme *theme, uint32_t a, uint32_t b, enum eye *ret_eye)
{
    const struct cj_rgb x = theme_slot(theme, SLOT_PERSONA + (int)a), y = theme_slot(theme, SLOT_PERSONA + (int)b);
    const double hair = .5; /* an eye is only named if it sees less than the others */
    double least = INFINITY;
    for (int eye = 0; eye < (a + b == 1 ? EYE_COUNT : EYE_GREY); eye++) {
        double distance = theme_distance(x, y, (enum eye)eye);
        if (distance > least - hair)
            continue;
        least = distance;
        *ret_eye = (enum eye)eye;
    }
    return least;
}

/* The earlier persona that this one is most like, and to which eye; how far they are apart. */
static double nearest_persona(const struct cj_theme *theme, int slot, int *ret_other, enum eye *ret_eye)
{
    double least = INFINITY;
    for (int other = SLOT_PERSONA; other < slot; other++) {
        enum eye eye = EYE_NORMAL;
        double distance = apart(theme, (uint32_t)(other - SLOT_PERSONA), (uint32_t)(slot - SLOT_PERSONA), &eye);
        if (distance >= least)
            continue;
        least = distance;
        *ret_other = other, *ret_eye = eye;
    }
    return least;
}

bool theme_alike(const struct cj_theme *theme, int slot, int *ret_other, enum eye *ret_eye)
{
    if (slot < SLOT_PERSONA || !theme->slot[slot].colour.given)
        return false;
    if (slot < SLOT_RAMP)
        return nearest_persona(theme, slot, ret_other, ret_eye) < APART;
    *ret_other = slot - 1, *ret_eye = EYE_GREY;
    return slot > SLOT_RAMP && theme_distance(theme_slot(theme, slot - 1), theme_slot(theme, slot), EYE_GREY) < STEP_APART;
}

bool theme_too_dark(const struct cj_theme *theme, int slot)
{
    return slot == CJ_COLOUR_PAPER && theme->slot[slot].colour.given && theme_lightness(theme_slot(theme, slot)) < PAPER_LEAST;
}

bool theme_readable(const struct cj_theme *theme, int slot)
{
    struct pair pair;
    return theme_worst(theme, slot, &pair) >= 1;
}

bool theme_fine(const struct cj_theme *theme, int slot)
{
    int other;
    enum eye eye;
    return !theme_too_dark(theme, slot) && theme_readable(theme, slot) && !theme_alike(theme, slot, &other, &eye);
}

/* --- the nearest colour that will do ------------------------------------------------------------------------------ */

static void set(struct cj_theme *theme, int slot, struct cj_rgb rgb)
{
    theme->slot[slot].colour.rgb = theme_hex_of(rgb);
    if (theme_given(theme, slot))
        theme_derive(theme);
    else
        theme_derive_tints(theme);
}

/* Lighter or darker in ever larger steps, hue kept. Leaves the theme with that colour, or as it was if there is none. */
static bool settle(struct cj_theme *theme, int slot, bool (*good)(const struct cj_theme *theme, int slot))
{
    enum { STEPS = 250 };
    const struct cj_rgb was = theme_slot(theme, slot);
    const struct lch from = theme_lch_of(was);
    for (int i = 0; i <= 2 * STEPS; i++) {
        struct lch tried = from;
        tried.l += (i % 2 ? -1.0 : 1.0) * ((i + 1) / 2) / STEPS;
        if (tried.l < -.5 / STEPS || tried.l > 1 + .5 / STEPS)
            continue;
        tried.l = CLAMP(tried.l, 0, 1);
        set(theme, slot, i == 0 ? was : theme_rgb_of_lch(tried));
        if (good(theme, slot))
            return true;
    }
    set(theme, slot, was);
    return false;
}

/* A colour that nobody typed, on all that would not be at fault. */
static bool gives_way(const struct cj_theme *theme, int slot)
{
    struct pair pair[PAIRS_MOST];
    const uint32_t n = theme_pairs(theme, pair);
    for (uint32_t i = 0; i < n; i++)
        if (pair[i].front == slot && theme_at_fault(theme, &pair[i]) == SLOT_NONE && theme_margin(theme, &pair[i]) < 1)
            return false;
    return true;
}

void theme_adapt(struct cj_theme *theme)
{
    enum { ROUNDS = 2 }; /* texts lie on bubbles of personas that come after them */
    theme_derive(theme);
    for (int round = 0; round < ROUNDS; round++)
        for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++)
            if (!theme_given(theme, slot) && theme_in_use(theme, slot))
                settle(theme, slot, gives_way);
}

/* Other hues too, since a text has few lightnesses to choose from. */
static bool settle_apart(struct cj_theme *theme, int slot)
{
    enum { LIGHTS = 40, HUES = 36, CHROMAS = 4 };
    const struct cj_rgb was = theme_slot(theme, slot);
    const struct lch from = theme_lch_of(was);
    const double a = from.c * cos(from.h), b = from.c * sin(from.h);
    double nearest = INFINITY;
    struct cj_rgb best = was;
    for (int i = 0; i < LIGHTS * HUES * CHROMAS; i++) {
        const double hue = from.h + i / (LIGHTS * CHROMAS) * G_PI * 2 / HUES;
        const struct lch tried = { (i % LIGHTS) / (double)LIGHTS, .05 * (i / LIGHTS % CHROMAS + 1), hue };
        double far = hypot(tried.l - from.l, hypot(tried.c * cos(tried.h) - a, tried.c * sin(tried.h) - b));
        if (far >= nearest)
            continue;
        set(theme, slot, theme_rgb_of_lch(tried));
        if (!theme_fine(theme, slot))
            continue;
        nearest = far;
        best = theme_slot(theme, slot);
    }
    set(theme, slot, best);
    return nearest < INFINITY;
}

static void mend(struct cj_theme *mended, const struct cj_theme *theme, int slot)
{
    set(mended, slot, theme_slot(theme, slot));
    if (theme_fine(mended, slot))
        return;
    const bool persona = slot >= SLOT_PERSONA && slot < SLOT_RAMP;
    if ((persona && theme_readable(mended, slot)) || !settle(mended, slot, theme_fine))
        if (persona)
            settle_apart(mended, slot);
}

/* Colours lean on each other (texts on paper, paper on what was typed with it), so all are looked at until none changes. */
void theme_mend(struct cj_theme *mended, const struct cj_theme *theme)
{
    enum { ROUNDS = 6 };
    bool changed = true;
    for (int round = 0; round < ROUNDS && changed; round++) {
        changed = false;
        theme_adapt(mended);
        for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++) {
            const uint32_t was = mended->slot[slot].colour.rgb;
            if (theme->slot[slot].colour.given && (round == 0 || !theme_fine(mended, slot)))
                mend(mended, theme, slot);
            changed |= mended->slot[slot].colour.rgb != was;
        }
    }
}
