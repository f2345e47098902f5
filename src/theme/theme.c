/* theme: what a role looks like. Type is one table for all themes; colours come from the theme's slots, or are made of them. */
#include "theme_priv.h"

/* [em] from baseline to baseline for one em of size: running text, headings, the title. */
#define LEAD_TEXT 1.3
#define LEAD_HEADING 1.25
#define LEAD_TITLE 1.16

struct type_row {
    uint8_t face;
    double size;    /* [em] */
    double leading; /* times size */
};

static const struct type_row types[CJ_ROLE_COUNT] = {
    [CJ_ROLE_TITLE]         = { CJ_FACE_BOLD, 4.4, LEAD_TITLE },
    [CJ_ROLE_SUBTITLE]      = { CJ_FACE_REGULAR, 1.5, LEAD_HEADING },
    [CJ_ROLE_SCENARIO]      = { CJ_FACE_REGULAR, 1.35, LEAD_TEXT },
    [CJ_ROLE_PILL]          = { CJ_FACE_REGULAR, 1.0, LEAD_TEXT },
    [CJ_ROLE_PILL_BOLD]     = { CJ_FACE_BOLD, 1.0, LEAD_TEXT },
    [CJ_ROLE_PERSONA_NAME]  = { CJ_FACE_BOLD, 1.35, LEAD_HEADING },
    [CJ_ROLE_PERSONA_QUOTE] = { CJ_FACE_ITALIC, 1.15, LEAD_TEXT },
    [CJ_ROLE_PANEL_HEAD]    = { CJ_FACE_BOLD, 1.12, LEAD_HEADING },
    [CJ_ROLE_LIST_HEAD]     = { CJ_FACE_BOLD, 0.82, LEAD_TEXT },
    [CJ_ROLE_PHASE]         = { CJ_FACE_BOLD, 1.5, LEAD_HEADING },
    [CJ_ROLE_PHASE_META]    = { CJ_FACE_REGULAR, 0.9, LEAD_TEXT },
    [CJ_ROLE_PHASE_GOAL]    = { CJ_FACE_REGULAR, 1.0, LEAD_TEXT },
    [CJ_ROLE_LANE]          = { CJ_FACE_BOLD, 1.0, LEAD_TEXT },
    [CJ_ROLE_CARD_HEAD]     = { CJ_FACE_BOLD, 1.12, LEAD_HEADING },
    [CJ_ROLE_CARD_NUMBER]   = { CJ_FACE_BOLD, 0.9, LEAD_TEXT },
    [CJ_ROLE_BODY]          = { CJ_FACE_REGULAR, 1.0, LEAD_TEXT },
    [CJ_ROLE_BODY_BOLD]     = { CJ_FACE_BOLD, 1.0, LEAD_TEXT },
    [CJ_ROLE_THOUGHT]       = { CJ_FACE_ITALIC, 1.0, LEAD_TEXT },
    [CJ_ROLE_META]          = { CJ_FACE_REGULAR, 0.82, LEAD_TEXT },
    [CJ_ROLE_META_BOLD]     = { CJ_FACE_BOLD, 0.82, LEAD_TEXT },
    [CJ_ROLE_LEVEL]         = { CJ_FACE_REGULAR, 0.9, LEAD_TEXT },
    [CJ_ROLE_FEELING]       = { CJ_FACE_BOLD_ITALIC, 1.1, LEAD_TEXT },
    [CJ_ROLE_CURVE_NAME]    = { CJ_FACE_BOLD, 1.1, LEAD_TEXT },
    [CJ_ROLE_BADGE]         = { CJ_FACE_BOLD, 0.62, LEAD_TEXT },
    [CJ_ROLE_MARK_NUMBER]   = { CJ_FACE_BOLD, 0.82, LEAD_TEXT },
    [CJ_ROLE_PORTRAIT]      = { CJ_FACE_BOLD, 1.25, LEAD_TEXT },
    [CJ_ROLE_CONCLUSION]    = { CJ_FACE_REGULAR, 1.35, LEAD_TEXT },
    [CJ_ROLE_IMPROVEMENT]   = { CJ_FACE_BOLD, 1.12, LEAD_HEADING },
    [CJ_ROLE_LEGEND]        = { CJ_FACE_REGULAR, 0.82, LEAD_TEXT },
    [CJ_ROLE_FOOTER]        = { CJ_FACE_REGULAR, 0.8, LEAD_TEXT },
    [CJ_ROLE_ANSWER]        = { CJ_FACE_BOLD, 0.9, LEAD_TEXT },
    [CJ_ROLE_ROUTE_NAME]    = { CJ_FACE_REGULAR, 0.9, LEAD_TEXT },
    [CJ_ROLE_METRIC]        = { CJ_FACE_BOLD, 1.5, LEAD_TEXT },
    [CJ_ROLE_NUMBER]        = { CJ_FACE_BOLD, 1.35, LEAD_TEXT },
};

struct cj_type cj_theme_type(const struct cj_theme *theme, enum cj_role role)
{
    (void)theme; /* sizes are the layout's promise, not a matter of taste */
    g_assert(role < CJ_ROLE_COUNT);
    const struct type_row *row = &types[role];
    return (struct cj_type){ .face = row->face, .size = row->size, .leading = row->size * row->leading };
}

struct cj_str cj_theme_font(const struct cj_theme *theme, enum cj_face face)
{
    return theme->font[face];
}

/* --- colours ------------------------------------------------------------------------------------------------------ */

struct cj_rgb theme_slot(const struct cj_theme *theme, int slot)
{
    return theme_rgb_of(theme->slot[slot].colour.rgb);
}

uint32_t cj_theme_persona_colours(const struct cj_theme *theme)
{
    return theme->npersonas;
}

/* A single persona takes the primary colour: there is nobody to tell it from. */
static int persona_slot(const struct cj_theme *theme, uint32_t index, uint32_t personas)
{
    return personas <= 1 ? CJ_COLOUR_PRIMARY : SLOT_PERSONA + (int)(index % theme->npersonas);
}

struct cj_rgb theme_persona_tint(const struct cj_theme *theme, int slot)
{
    return cj_rgb_blend(theme_slot(theme, CJ_COLOUR_PAPER), theme_slot(theme, slot), PERSONA_TINT);
}

/* Linear between its two neighbours on the ramp, so that half a score looks like half a score. */
static struct cj_rgb emotion(const struct cj_theme *theme, int at)
{
    double place = (CLAMP(at, -1000, 1000) + 1000) / 2000.0 * (RAMP - 1);
    int below = MIN((int)place, RAMP - 2);
    return cj_rgb_blend(theme_slot(theme, SLOT_RAMP + below), theme_slot(theme, SLOT_RAMP + below + 1), place - below);
}

static struct cj_rgb emotion_mark(const struct cj_theme *theme, int at)
{
    struct cj_rgb face = emotion(theme, at), ink = theme_slot(theme, CJ_COLOUR_INK), paper = theme_slot(theme, CJ_COLOUR_PAPER);
    return cj_contrast(face, ink) >= cj_contrast(face, paper) ? ink : paper;
}

struct cj_rgb cj_theme_rgb(const struct cj_theme *theme, struct cj_colour colour, uint32_t personas)
{
    g_assert(colour.role > CJ_COLOUR_NONE && colour.role < CJ_COLOUR_COUNT);
    switch (colour.role) {
    case CJ_COLOUR_PERSONA:
        return theme_slot(theme, persona_slot(theme, colour.index, personas));
    case CJ_COLOUR_PERSONA_TINT:
        return theme_persona_tint(theme, persona_slot(theme, colour.index, personas));
    case CJ_COLOUR_EMOTION:
        return emotion(theme, colour.at);
    case CJ_COLOUR_EMOTION_MARK:
        return emotion_mark(theme, colour.at);
    case CJ_COLOUR_BLACK:
        return theme_rgb_of(0x000000);
    case CJ_COLOUR_WHITE:
        return theme_rgb_of(0xFFFFFF);
    default:
        return theme_slot(theme, colour.role);
    }
}
