/* Inside theme: a theme's colours as slots, and what its files share.
 *
 * theme.c     type roles, and colour roles to colours
 * colour.c    colour arithmetic: contrast, eyes that see fewer colours, the nearest colour that will do
 * rows.c      the rows of a theme file
 * load.c      a file to a theme: what it leaves out comes from the theme it is based on, or is derived
 * grey.c      a theme in greys
 * rules.c, mend.c, check.c   can everything be read, seen and told apart? See check_priv.h
 * shipped.c   the themes the program brings, made from src/theme/themes when it is built */
#ifndef CJMAP_THEME_PRIV_H
#define CJMAP_THEME_PRIV_H

#include <cjmap/diag.h>
#include <cjmap/schema.h>
#include <cjmap/theme.h>

enum { PERSONAS_MOST = 12, RAMP = 5 };

/* Every colour that a file can give, and those derived from them: the roles of enum cj_colour_role by their number, then: */
enum {
    SLOT_NONE = CJ_COLOUR_NONE,
    SLOT_BRAND = CJ_COLOUR_COUNT,
    SLOT_PERSONA,                              /* the first of PERSONAS_MOST */
    SLOT_RAMP = SLOT_PERSONA + PERSONAS_MOST,  /* despair */
    SLOT_COUNT = SLOT_RAMP + RAMP,
};

/* A colour as it was typed; not given: `rgb` is nothing. */
struct typed_colour {
    uint32_t rgb; /* 0xRRGGBB */
    bool given;
    struct cj_span at;
};

struct slot {
    struct typed_colour colour; /* not given: `rgb` is what the base says, or made of what is given */
    uint32_t inherited;         /* what the base says */
};

struct cj_theme {
    const char *name, *about;
    bool high;                /* promises the contrast that people with low vision need */
    struct slot slot[SLOT_COUNT];
    uint32_t npersonas;
    struct cj_str font[CJ_FACE_COUNT];
};

/* --- colour.c ------------------------------------------------------------------------------------------------------- */

struct cj_rgb theme_rgb_of(uint32_t hex);
uint32_t theme_hex_of(struct cj_rgb rgb);

enum eye { EYE_NORMAL, EYE_PROTAN, EYE_DEUTAN, EYE_TRITAN, EYE_GREY, EYE_COUNT };
/* CIE L*a*b* distance (CIE76) as the eye sees it. */
double theme_distance(struct cj_rgb a, struct cj_rgb b, enum eye eye);
/* L*, 0 .. 100. */
double theme_lightness(struct cj_rgb c);

/* OKLCH (Ottosson 2020): lightness 0 .. 1, chroma, hue [radians]. */
struct lch { double l, c, h; };
struct lch theme_lch_of(struct cj_rgb c);
/* The nearest colour a screen has of this lightness and hue: chroma is taken away until it does. */
struct cj_rgb theme_rgb_of_lch(struct lch lch);

/* --- theme.c ---------------------------------------------------------------------------------------------------------- */

#define WASH_ALPHA .045        /* of ink on paper */
#define PERSONA_TINT .135      /* of a persona's colour on paper: 14 % would leave teal a hair under 4.5 on its own tint */

struct cj_rgb theme_slot(const struct cj_theme *theme, int slot);
struct cj_rgb theme_persona_tint(const struct cj_theme *theme, int slot);

/* --- rows.c ----------------------------------------------------------------------------------------------------------- */

/* A theme file as it was typed. */
struct draft_theme {
    struct cj_str name, about;
    int based_on;                       /* row of the shipped themes */
    bool has_contrast;
    int high;
    struct typed_colour brand, colour[CJ_COLOUR_COUNT];
    struct typed_colour *persona, *emotion;
    uint32_t npersona, nemotion;
    struct cj_str font[CJ_FACE_COUNT];
};

extern const struct cj_shape theme_shape;
/* The key of a slot, as a file has it: "secondary", "personas", "emotions". */
const char *theme_slot_key(int slot);

/* --- load.c, mend.c, check.c, shipped.c --------------------------------------------------------------------------------------- */

/* `row`: of a theme of ours, else -1. The first is based on nothing; ours are not checked, since tests do that. */
const struct cj_theme *theme_load(const struct cj_source *source, int row, struct cj_arena *arena, struct cj_diags *diags);

/* Colours that follow from others and are not given, made anew. */
void theme_derive(struct cj_theme *theme);
/* Of these only the tints: of ink, of the brand's or primary colour, of emotions. */
void theme_derive_tints(struct cj_theme *theme);

/* Adds what can't be read, seen or told apart, with the nearest colour that will do. Colours nobody typed are not at fault. */
void theme_check(const struct cj_theme *theme, struct cj_diags *diags, struct cj_arena *arena);
/* Derives, and lets every colour that nobody typed give way to those that were: it becomes the nearest that can be read. */
void theme_adapt(struct cj_theme *theme);
/* What is checked, as a part of the manual. */
void theme_check_manual(GString *out);

/* A theme of the program, by its row. */
const struct cj_theme *theme_shipped(int row);

#endif
