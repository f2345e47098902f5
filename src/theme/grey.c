/* A theme for a printer without colour. A grey as light as the colour was keeps every contrast that the theme promises, for contrast is
 * a matter of light alone; what is lost is what only hue told apart. So personas, the steps of feelings and the two halves of their
 * lane move away from each other, no farther than they must and never to where they can't be read. */
#include "check_priv.h"

#define HALVES_APART 2.5 /* L* between the halves of the emotion lane: a step that is just seen on paper */

static uint32_t grey_of(struct cj_rgb colour)
{
    return theme_hex_of(cj_rgb_grey(colour));
}

static uint32_t grey_at(int level)
{
    return (uint32_t)level << 16 | (uint32_t)level << 8 | (uint32_t)level;
}

/* The nearest grey with which all rules hold for the colour; false, and the colour as it was, if there is none. */
static bool settle(struct cj_theme *theme, int slot, bool (*good)(const struct cj_theme *theme, int slot))
{
    const uint32_t was = theme->slot[slot].colour.rgb;
    const int from = (int)(was & 0xFF);
    for (int step = 0; step <= 2 * 255; step++) {
        const int level = step % 2 ? from - (step + 1) / 2 : from + step / 2;
        if (level < 0 || level > 255)
            continue;
        theme->slot[slot].colour.rgb = grey_at(level);
        if (good(theme, slot))
            return true;
    }
    theme->slot[slot].colour.rgb = was;
    return false;
}

/* The lower half is the darker one: below is where it is bad. */
static void part_halves(struct cj_theme *theme)
{
    const double above = theme_lightness(theme_slot(theme, CJ_COLOUR_POSITIVE));
    uint32_t *below = &theme->slot[CJ_COLOUR_NEGATIVE].colour.rgb;
    while ((*below & 0xFF) > 0 && theme_lightness(theme_rgb_of(*below)) > above - HALVES_APART)
        *below = grey_at((int)(*below & 0xFF) - 1);
}

/* As many as can be told apart; more personas than that repeat the greys, and their lines differ in kind. */
static void part_personas(struct cj_theme *theme)
{
    for (uint32_t p = 0; p < theme->npersonas; p++)
        if (!settle(theme, SLOT_PERSONA + (int)p, theme_fine)) {
            theme->npersonas = MAX(p, 1);
            return;
        }
}

const struct cj_theme *cj_theme_grey(const struct cj_theme *theme, struct cj_arena *arena)
{
    struct cj_theme *grey = CJ_NEW(arena, struct cj_theme, 1);
    *grey = *theme;
    for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++) {
        grey->slot[slot].colour.rgb = grey_of(theme_slot(theme, slot));
        grey->slot[slot].colour.given = true; /* none follows from another any more */
    }
    part_halves(grey);
    for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++)
        if (slot < SLOT_PERSONA || slot >= SLOT_RAMP)
            (void)(settle(grey, slot, theme_fine) || settle(grey, slot, theme_readable));
    part_personas(grey);
    return grey;
}
