/* A theme file to a theme: first what it is based on, then what it gives, then what follows from that. */
#include <cjmap/document.h>
#include <string.h>

#include "theme_priv.h"

/* --- derived colours ---------------------------------------------------------------------------------------------- */

static bool given(const struct cj_theme *theme, int slot)
{
    return theme->slot[slot].colour.given;
}

static void blend_into(struct cj_theme *theme, int slot, int above, double alpha)
{
    struct cj_rgb blend = cj_rgb_blend(theme_slot(theme, CJ_COLOUR_PAPER), theme_slot(theme, above), alpha);
    theme->slot[slot].colour.rgb = theme_hex_of(blend);
}

/* A tint on paper, unless it is given, or inherited and nothing it is made of is given. */
static void derive_tint(struct cj_theme *theme, int slot, int above, double alpha)
{
    if (!given(theme, slot) && (given(theme, above) || given(theme, CJ_COLOUR_PAPER)))
        blend_into(theme, slot, above, alpha);
}

/* A grey that was chosen for the base's paper, as it would look printed on this one. */
static void derive_grey(struct cj_theme *theme, int slot)
{
    if (given(theme, slot) || !given(theme, CJ_COLOUR_PAPER))
        return;
    struct cj_rgb grey = theme_rgb_of(theme->slot[slot].inherited), paper = theme_slot(theme, CJ_COLOUR_PAPER);
    theme->slot[slot].colour.rgb = theme_hex_of((struct cj_rgb){ grey.r * paper.r, grey.g * paper.g, grey.b * paper.b });
}

void theme_derive_tints(struct cj_theme *theme)
{
    const double tint = .1, above = .055, below = .065;
    blend_into(theme, CJ_COLOUR_WASH, CJ_COLOUR_INK, WASH_ALPHA);
    derive_tint(theme, CJ_COLOUR_TINT, given(theme, SLOT_BRAND) ? SLOT_BRAND : CJ_COLOUR_PRIMARY, tint);
    derive_tint(theme, CJ_COLOUR_POSITIVE, SLOT_RAMP + 3, above);
    derive_tint(theme, CJ_COLOUR_NEGATIVE, SLOT_RAMP + 1, below);
}

void theme_derive(struct cj_theme *theme)
{
    static const uint8_t greys[] = { CJ_COLOUR_SECONDARY, CJ_COLOUR_TERTIARY, CJ_COLOUR_OUTLINE, CJ_COLOUR_RULE, CJ_COLOUR_FAINT };
    for (int slot = SLOT_NONE + 1; slot < SLOT_COUNT; slot++)
        if (!given(theme, slot))
            theme->slot[slot].colour.rgb = theme->slot[slot].inherited;
    for (size_t i = 0; i < G_N_ELEMENTS(greys); i++)
        derive_grey(theme, greys[i]);
    if (!given(theme, CJ_COLOUR_PRIMARY) && given(theme, SLOT_BRAND))
        theme->slot[CJ_COLOUR_PRIMARY].colour.rgb = theme->slot[SLOT_BRAND].colour.rgb;
    theme_derive_tints(theme);
}

/* The brand's colour is the primary one, if that can be read. */
static void say_brand(const struct cj_theme *theme, struct cj_diags *diags)
{
    const struct typed_colour *brand = &theme->slot[SLOT_BRAND].colour;
    const uint32_t drawn = theme->slot[CJ_COLOUR_PRIMARY].colour.rgb;
    if (!brand->given || given(theme, CJ_COLOUR_PRIMARY) || drawn == brand->rgb)
        return;
    struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_BRAND_DARKENED, brand->at,
                                        "texts could not be read on or in `brand` (#%06X): where they stand, #%06X is drawn instead",
                                        brand->rgb, drawn);
    cj_diags_hint(diags, diag, "to settle it, write colours: {primary: \"#%06X\"}, or another colour that can be read", drawn);
}

/* --- from the file ------------------------------------------------------------------------------------------------ */

static void take(struct cj_theme *theme, int slot, const struct typed_colour *colour)
{
    if (colour->given)
        theme->slot[slot].colour = *colour;
}

static void take_colours(struct cj_theme *theme, const struct draft_theme *draft)
{
    take(theme, SLOT_BRAND, &draft->brand);
    for (int role = 0; role < CJ_COLOUR_COUNT; role++)
        take(theme, role, &draft->colour[role]);
    for (uint32_t i = 0; i < draft->nemotion; i++)
        take(theme, SLOT_RAMP + (int)i, &draft->emotion[i]);
    if (draft->npersona == 0)
        return;
    theme->npersonas = draft->npersona;
    for (uint32_t i = 0; i < draft->npersona; i++)
        take(theme, SLOT_PERSONA + (int)i, &draft->persona[i]);
}

/* What was given in the file of the base is not given here. */
static void inherit(struct cj_theme *theme, const struct cj_theme *base)
{
    *theme = *base;
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        theme->slot[slot].colour.given = false;
        theme->slot[slot].inherited = theme->slot[slot].colour.rgb;
    }
}

static void take_fonts(struct cj_theme *theme, const struct draft_theme *draft)
{
    for (int face = 0; face < CJ_FACE_COUNT; face++)
        theme->font[face] = draft->font[face];
}

const struct cj_theme *theme_load(const struct cj_source *source, int row, struct cj_arena *arena, struct cj_diags *diags)
{
    const uint32_t before = cj_diags_count(diags, CJ_SEVERITY_ERROR);
    const struct cj_yaml *root = cj_document_parse(source, &cj_document_default_limits, arena, diags);
    struct draft_theme draft;
    if (!root)
        return NULL;
    if (root->kind != CJ_YAML_MAPPING) {
        struct cj_diag *diag = cj_diags_add(diags, CJ_DIAG_EXPECTED_ITEM, root->at,
                                            "a theme is made of keys, such as `brand: \"#C8102E\"`");
        cj_diags_hint(diags, diag, "`cjmap themes default` shows a whole one");
        return NULL;
    }
    struct cj_load load = { .arena = arena, .diags = diags };
    cj_schema_load(&load, &theme_shape, root, &draft);
    if (cj_diags_count(diags, CJ_SEVERITY_ERROR) > before)
        return NULL;
    struct cj_theme *theme = CJ_NEW(arena, struct cj_theme, 1);
    if (row != 0)
        inherit(theme, theme_shipped(draft.based_on));
    theme->name = draft.name.s;
    theme->about = draft.about.s;
    if (draft.has_contrast)
        theme->high = draft.high;
    take_colours(theme, &draft);
    take_fonts(theme, &draft);
    theme_derive(theme);
    if (row >= 0)
        return theme;
    theme_adapt(theme);
    say_brand(theme, diags);
    theme_check(theme, diags, arena);
    return cj_diags_count(diags, CJ_SEVERITY_ERROR) > before ? NULL : theme;
}

const struct cj_theme *cj_theme_load(const struct cj_source *source, struct cj_arena *arena, struct cj_diags *diags)
{
    return theme_load(source, -1, arena, diags);
}
