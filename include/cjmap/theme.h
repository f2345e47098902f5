/* theme: how text and colour look. Type roles (face, size, leading in em) and colour roles. A theme is data: a YAML file, read by
 * rows as a journey is; those of the program are compiled in. A theme in which something can't be read or seen is refused with
 * the nearest colour that will do, so whoever draws need not wonder. Knows the colour arithmetic: contrast, blending, what an eye
 * sees that lacks a kind of cone. */
#ifndef CJMAP_THEME_H
#define CJMAP_THEME_H

#include <cjmap/base.h>

/* --- type --------------------------------------------------------------------------------------------------- */

/* One row per role in src/theme/theme.c. */
enum cj_role {
    CJ_ROLE_TITLE,        /* bold 3.0 .. 4.4, the layout chooses; the row says 4.4 */
    CJ_ROLE_SUBTITLE,     /* 1.5 */
    CJ_ROLE_SCENARIO,     /* 1.35 */
    CJ_ROLE_PILL,         /* 1.0 */
    CJ_ROLE_PILL_BOLD,    /* 1.0 bold */
    CJ_ROLE_PERSONA_NAME, /* 1.35 bold */
    CJ_ROLE_PERSONA_QUOTE,/* 1.15 italic */
    CJ_ROLE_PANEL_HEAD,   /* 1.12 bold */
    CJ_ROLE_LIST_HEAD,    /* .82 bold */
    CJ_ROLE_PHASE,        /* 1.5 bold */
    CJ_ROLE_PHASE_META,   /* .9 */
    CJ_ROLE_PHASE_GOAL,   /* 1.0 */
    CJ_ROLE_LANE,         /* 1.0 bold */
    CJ_ROLE_CARD_HEAD,    /* 1.12 bold */
    CJ_ROLE_CARD_NUMBER,  /* .9 bold */
    CJ_ROLE_ANSWER,       /* .9 bold: of a decision */
    CJ_ROLE_ROUTE_NAME,   /* .9 */
    CJ_ROLE_BODY,         /* 1.0 */
    CJ_ROLE_BODY_BOLD,    /* 1.0 bold */
    CJ_ROLE_THOUGHT,      /* 1.0 italic */
    CJ_ROLE_META,         /* .82 */
    CJ_ROLE_META_BOLD,    /* .82 bold */
    CJ_ROLE_LEVEL,        /* .9: level labels of the emotion scale */
    CJ_ROLE_FEELING,      /* 1.1 bold italic */
    CJ_ROLE_CURVE_NAME,   /* 1.1 bold */
    CJ_ROLE_BADGE,        /* .62 bold: the initial in a persona badge */
    CJ_ROLE_MARK_NUMBER,  /* .82 bold: number or letter in a mark */
    CJ_ROLE_PORTRAIT,     /* 1.25 bold */
    CJ_ROLE_CONCLUSION,   /* 1.35 */
    CJ_ROLE_IMPROVEMENT,  /* 1.12 bold */
    CJ_ROLE_LEGEND,       /* .82 */
    CJ_ROLE_FOOTER,       /* .8 */
    CJ_ROLE_METRIC,       /* 1.5 bold: the value of a metric */
    CJ_ROLE_NUMBER,       /* 1.35 bold: a number in a lane of the author's own */
    CJ_ROLE_COUNT
};

struct cj_type {
    enum cj_face face;
    double size;    /* [em] */
    double leading; /* [em] from baseline to baseline, the size counted in: 1.3 at size 1, 1.07 at .82 */
};

#define CJ_CAP_HEIGHT .714     /* capitals of the faces we bring, times the size */
#define CJ_EMOTION_FACE_R 1.08 /* [em] a face on an emotion line, without the ring and the casing around it */

/* --- colour --------------------------------------------------------------------------------------------------- */

/* What the default theme says is in src/theme/themes/default.yaml. */
enum cj_colour_role {
    CJ_COLOUR_NONE,
    CJ_COLOUR_PAPER,
    CJ_COLOUR_INK,
    CJ_COLOUR_SECONDARY,
    CJ_COLOUR_TERTIARY,
    CJ_COLOUR_OUTLINE,       /* card strokes */
    CJ_COLOUR_RULE,
    CJ_COLOUR_FAINT,         /* phase gutters, dotted guides */
    CJ_COLOUR_WASH,          /* moment of truth: 4.5 % ink on paper */
    CJ_COLOUR_TINT,          /* bubbles and discs that belong to nobody; unless given 10 % of the brand or primary colour on paper */
    CJ_COLOUR_PRIMARY,       /* chevrons, card edges, opportunities */
    CJ_COLOUR_GAIN,
    CJ_COLOUR_PAIN,
    CJ_COLOUR_POSITIVE,      /* upper half-plane, opaque; unless given 5.5 % of the ramp's fourth on paper */
    CJ_COLOUR_NEGATIVE,      /* lower half-plane, opaque; unless given 6.5 % of its second */
    CJ_COLOUR_PERSONA,       /* index: persona; a single persona takes PRIMARY */
    CJ_COLOUR_PERSONA_TINT,  /* 13.5 % of it on paper, opaque */
    CJ_COLOUR_EMOTION,       /* at: -1000 .. 1000, interpolated over the ramp of five */
    CJ_COLOUR_EMOTION_MARK,  /* what is drawn on a face of that colour: ink or paper, whichever contrasts more */
    CJ_COLOUR_BLACK,         /* #000000 and #FFFFFF in every theme: what machines read */
    CJ_COLOUR_WHITE,
    CJ_COLOUR_COUNT
};

struct cj_colour {
    uint8_t role;  /* enum cj_colour_role */
    uint8_t index; /* persona, counted from 0 */
    int16_t at;    /* thousandths: position on the emotion ramp */
};

static inline struct cj_colour cj_tone(enum cj_colour_role role)
{
    return (struct cj_colour){ .role = (uint8_t)role };
}
/* `persona`: fewer than 256, as a journey has. */
static inline struct cj_colour cj_persona_tone(enum cj_colour_role role, uint32_t persona)
{
    g_assert(persona <= UINT8_MAX);
    return (struct cj_colour){ .role = (uint8_t)role, .index = (uint8_t)persona };
}
static inline struct cj_colour cj_tone_at(enum cj_colour_role role, int at)
{
    return (struct cj_colour){ .role = (uint8_t)role, .at = (int16_t)at };
}

struct cj_rgb { double r, g, b; }; /* 0 .. 1, sRGB */

/* --- the theme -------------------------------------------------------------------------------------------------- */

struct cj_theme;
struct cj_source; /* of diag.h: */
struct cj_diags;  /* only who loads a theme needs them */

/* The themes of the program, the default first. They live as long as the program. */
uint32_t cj_theme_count(void);
const char *cj_theme_name(uint32_t row);
const char *cj_theme_about(uint32_t row); /* a sentence */
const char *cj_theme_yaml(uint32_t row);  /* the file it is made from: something to start from */
const struct cj_theme *cj_theme_default(void);
const struct cj_theme *cj_theme_find(const char *name); /* NULL: there is none of that name */

/* A theme file. NULL if it has a mistake; all that is wrong with it is in `diags`, which knows `source`. In `arena`. */
const struct cj_theme *cj_theme_load(const struct cj_source *source, struct cj_arena *arena, struct cj_diags *diags);

/* A theme for a printer without colour: greys as light as the theme's colours, moved apart where only hue told them apart, with the
 * contrast the theme promises. In `arena`. */
const struct cj_theme *cj_theme_grey(const struct cj_theme *theme, struct cj_arena *arena);

/* The font file of a face, as it was typed: beneath the folder of the theme's file. Empty: the program's own. */
struct cj_str cj_theme_font(const struct cj_theme *theme, enum cj_face face);

/* JSON Schema of theme files, and docs/themes.md. Append to `out`. */
void cj_theme_schema(GString *out);
void cj_theme_manual(GString *out);
struct cj_type cj_theme_type(const struct cj_theme *theme, enum cj_role role);
/* `personas`: how many the map has (one takes the primary colour). More personas than the palette holds: it repeats. */
struct cj_rgb cj_theme_rgb(const struct cj_theme *theme, struct cj_colour colour, uint32_t personas);
uint32_t cj_theme_persona_colours(const struct cj_theme *theme);

/* WCAG 2 contrast ratio, 1 .. 21. */
double cj_contrast(struct cj_rgb a, struct cj_rgb b);
/* A grey that is as light to the eye: of the same luminance. */
struct cj_rgb cj_rgb_grey(struct cj_rgb colour);
struct cj_rgb cj_rgb_blend(struct cj_rgb below, struct cj_rgb above, double alpha);

#endif
