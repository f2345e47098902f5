/* theme: the values. One row per type role, one per colour role, the persona palette and the emotion ramp. What the
 * colours must satisfy (contrast, telling personas apart) is held by tests/unit/theme, not by trust. */
#include <cjmap/theme.h>

#include <math.h>

/* [em] from baseline to baseline for one em of size: running text, headings, the title. */
#define LEAD_TEXT 1.3
#define LEAD_HEADING 1.25
#define LEAD_TITLE 1.16

#define PERSONAS 6
#define RAMP 5

struct type_row {
    uint8_t face;
    double size;    /* [em] */
    double leading; /* times size */
};

struct cj_theme {
    struct type_row type[CJ_ROLE_COUNT];
    uint32_t colour[CJ_COLOUR_COUNT]; /* 0xRRGGBB; those of personas and emotions are computed */
    uint32_t persona[PERSONAS];
    uint32_t ramp[RAMP];              /* despair to delight, evenly spaced */
    double persona_tint;              /* alpha of a persona's tint on paper */
};

static const struct cj_theme plain = {
    .type = {
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
        [CJ_ROLE_ANSWER]        = { CJ_FACE_BOLD, 0.9, LEAD_TEXT },
        [CJ_ROLE_ROUTE_NAME]    = { CJ_FACE_REGULAR, 0.9, LEAD_TEXT },
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
        [CJ_ROLE_METRIC]        = { CJ_FACE_BOLD, 1.5, LEAD_TEXT },
        [CJ_ROLE_NUMBER]        = { CJ_FACE_BOLD, 1.35, LEAD_TEXT },
    },
    .colour = {
        [CJ_COLOUR_PAPER]     = 0xFFFFFF,
        [CJ_COLOUR_INK]       = 0x1A1A1A,
        [CJ_COLOUR_SECONDARY] = 0x4A4F57,
        [CJ_COLOUR_TERTIARY]  = 0x5F6670,
        [CJ_COLOUR_OUTLINE]   = 0xAEB5BF,
        [CJ_COLOUR_RULE]      = 0xC4C9D0,
        [CJ_COLOUR_FAINT]     = 0xE1E4E8,
        [CJ_COLOUR_WASH]      = 0xF4F5F7,
        [CJ_COLOUR_TINT]      = 0xE9EDF4,
        [CJ_COLOUR_PRIMARY]   = 0x1B3A6B,
        [CJ_COLOUR_GAIN]      = 0x08306B,
        [CJ_COLOUR_PAIN]      = 0x9E2A00,
        [CJ_COLOUR_POSITIVE]  = 0xF4F9FC, /* 5.5 % of the ramp's light blue on paper */
        [CJ_COLOUR_NEGATIVE]  = 0xFDF9EE, /* 6.5 % of its orange */
    },
    /* Purple, teal, olive, blue, wine, brown: any two differ to every eye, and the first ones most, since few maps have more. */
    .persona = { 0x5B2A86, 0x0F766E, 0x6B6A0C, 0x165ECA, 0x6E0F3C, 0x4E2A14 },
    .ramp = { 0x9E2A00, 0xE69F00, 0xD0D4D9, 0x3F8FC4, 0x08306B },
    .persona_tint = 0.135, /* 14 % would leave teal a hair under 4.5 on its own tint */
};

const struct cj_theme *cj_theme_default(void)
{
    return &plain;
}

struct cj_type cj_theme_type(const struct cj_theme *theme, enum cj_role role)
{
    g_assert(role < CJ_ROLE_COUNT);
    const struct type_row *row = &theme->type[role];
    return (struct cj_type){ .face = row->face, .size = row->size, .leading = row->size * row->leading };
}

uint32_t cj_theme_persona_colours(const struct cj_theme *theme)
{
    (void)theme;
    return PERSONAS;
}

static struct cj_rgb rgb_of(uint32_t hex)
{
    return (struct cj_rgb){ (hex >> 16 & 0xFF) / 255.0, (hex >> 8 & 0xFF) / 255.0, (hex & 0xFF) / 255.0 };
}

/* A single persona takes the primary colour: there is nobody to tell it from. */
static struct cj_rgb persona(const struct cj_theme *theme, uint32_t index, uint32_t personas)
{
    if (personas <= 1)
        return rgb_of(theme->colour[CJ_COLOUR_PRIMARY]);
    return rgb_of(theme->persona[index % PERSONAS]);
}

/* Linear between its two neighbours on the ramp, so that half a score looks like half a score. */
static struct cj_rgb emotion(const struct cj_theme *theme, int at)
{
    double place = (CLAMP(at, -1000, 1000) + 1000) / 2000.0 * (RAMP - 1);
    int below = MIN((int)place, RAMP - 2);
    return cj_rgb_blend(rgb_of(theme->ramp[below]), rgb_of(theme->ramp[below + 1]), place - below);
}

static struct cj_rgb emotion_mark(const struct cj_theme *theme, int at)
{
    struct cj_rgb face = emotion(theme, at);
    struct cj_rgb ink = rgb_of(theme->colour[CJ_COLOUR_INK]), paper = rgb_of(theme->colour[CJ_COLOUR_PAPER]);
    return cj_contrast(face, ink) >= cj_contrast(face, paper) ? ink : paper;
}

struct cj_rgb cj_theme_rgb(const struct cj_theme *theme, struct cj_colour colour, uint32_t personas)
{
    g_assert(colour.role > CJ_COLOUR_NONE && colour.role < CJ_COLOUR_COUNT);
    switch (colour.role) {
    case CJ_COLOUR_PERSONA:
        return persona(theme, colour.index, personas);
    case CJ_COLOUR_PERSONA_TINT:
        return cj_rgb_blend(rgb_of(theme->colour[CJ_COLOUR_PAPER]), persona(theme, colour.index, personas), theme->persona_tint);
    case CJ_COLOUR_EMOTION:
        return emotion(theme, colour.at);
    case CJ_COLOUR_EMOTION_MARK:
        return emotion_mark(theme, colour.at);
    case CJ_COLOUR_BLACK:
        return rgb_of(0x000000);
    case CJ_COLOUR_WHITE:
        return rgb_of(0xFFFFFF);
    default:
        return rgb_of(theme->colour[colour.role]);
    }
}

/* --- colour arithmetic ---------------------------------------------------------------------------------------- */

/* WCAG 2.2, "relative luminance". */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(struct cj_rgb c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double cj_contrast(struct cj_rgb a, struct cj_rgb b)
{
    double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

struct cj_rgb cj_rgb_blend(struct cj_rgb below, struct cj_rgb above, double alpha)
{
    return (struct cj_rgb){ below.r + (above.r - below.r) * alpha, below.g + (above.g - below.g) * alpha,
                            below.b + (above.b - below.b) * alpha };
}
