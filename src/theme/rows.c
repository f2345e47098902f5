/* The rows of a theme file, and the one type of value that only it has. */
#include "theme_priv.h"

#include <string.h>

/* --- colours ------------------------------------------------------------------------------------------------------ */

/* "#1B3A6B", "1B3A6B", "#abc". */
static bool parse_hex(const char *s, uint32_t *ret_rgb)
{
    s += *s == '#';
    size_t n = strlen(s);
    uint32_t rgb = 0;
    if (n != 3 && n != 6)
        return false;
    for (; *s; s++) {
        if (!g_ascii_isxdigit(*s))
            return false;
        for (size_t times = n; times <= 6; times += 3) /* of three digits, each stands for two */
            rgb = rgb << 4 | (uint32_t)g_ascii_xdigit_value(*s);
    }
    *ret_rgb = rgb;
    return true;
}

/* The basic colours of CSS, for those who type one. */
static const struct { const char *name; uint32_t rgb; } basics[] = {
    { "black", 0x000000 }, { "white", 0xFFFFFF }, { "grey", 0x808080 }, { "gray", 0x808080 }, { "silver", 0xC0C0C0 },
    { "red", 0xFF0000 }, { "maroon", 0x800000 }, { "yellow", 0xFFFF00 }, { "olive", 0x808000 }, { "lime", 0x00FF00 },
    { "green", 0x008000 }, { "aqua", 0x00FFFF }, { "cyan", 0x00FFFF }, { "teal", 0x008080 }, { "blue", 0x0000FF },
    { "navy", 0x000080 }, { "fuchsia", 0xFF00FF }, { "magenta", 0xFF00FF }, { "purple", 0x800080 }, { "orange", 0xFFA500 },
    { "pink", 0xFFC0CB }, { "brown", 0xA52A2A },
};

static void say_no_colour(struct cj_load *load, const struct cj_yaml *value)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_COLOUR, value->at, "`%s` is not a colour", value->text.s);
    for (size_t i = 0; i < G_N_ELEMENTS(basics); i++)
        if (g_ascii_strcasecmp(basics[i].name, value->text.s) == 0) {
            cj_diags_hint(load->diags, diag, "write \"#%06X\"", basics[i].rgb);
            return;
        }
    cj_diags_hint(load->diags, diag, "a colour is written \"#1B3A6B\" or \"#abc\", with its quotes");
}

static bool read_colour(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text;
    struct typed_colour colour = { .given = true, .at = value->at };
    if (!cj_type_text.read(load, field, value, &text))
        return false;
    if (!parse_hex(text.s, &colour.rgb)) {
        say_no_colour(load, value);
        return false;
    }
    *(struct typed_colour *)dest = colour;
    return true;
}

static const struct cj_value_type type_colour = {
    .name = "a colour", .read = read_colour,
    .json = "\"type\": [\"string\", \"integer\", \"null\"], \"pattern\": \"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$\"",
};

static void say_empty(struct cj_load *load, struct cj_span at, const char *key)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_EXPECTED_COLOUR, at, "`%s` has no colour after it", key);
    cj_diags_hint(load->diags, diag,
                  "put the colour between quotes: \"#1B3A6B\"; without them the # begins a comment, and nothing is left");
}

/* Whoever types a colour without quotes has typed a comment: what would be a missing key elsewhere is a mistake here. */
static void refuse_comments(struct cj_load *load, const struct cj_shape *shape, const struct cj_yaml *mapping)
{
    for (uint32_t i = 0; mapping->kind == CJ_YAML_MAPPING && i < mapping->n; i++) {
        const struct cj_yaml_pair *pair = &mapping->pair[i];
        const struct cj_field *field = cj_schema_field(shape, pair->key.s);
        if (!field || field->type != &type_colour)
            continue;
        if (pair->value->kind == CJ_YAML_SCALAR && pair->value->null)
            say_empty(load, pair->key.at, pair->key.s);
        for (uint32_t j = 0; pair->value->kind == CJ_YAML_LIST && j < pair->value->n; j++)
            if (pair->value->item[j]->null)
                say_empty(load, pair->value->item[j]->at, pair->key.s);
    }
}

/* --- hooks -------------------------------------------------------------------------------------------------------- */

static void end_colours(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, void *item)
{
    (void)item;
    refuse_comments(load, in->shape, value);
}

/* As many colours as there are places for them. */
static void check_count(struct cj_load *load, const struct cj_yaml *mapping, const char *key, uint32_t least, uint32_t most)
{
    for (uint32_t i = 0; i < mapping->n; i++) {
        const struct cj_yaml *value = mapping->pair[i].value;
        bool list = value->kind == CJ_YAML_LIST;
        const struct cj_field *field = cj_schema_field(&theme_shape, mapping->pair[i].key.s);
        uint32_t n = list ? value->n : 1;
        if (!field || strcmp(field->key, key) != 0 || (!list && value->null) || (n >= least && n <= most))
            continue;
        struct cj_diag *diag = least == most
            ? cj_diags_add(load->diags, CJ_DIAG_COLOUR_COUNT, value->at, "`%s` takes %u colours, and here are %u", key, most, n)
            : cj_diags_add(load->diags, CJ_DIAG_COLOUR_COUNT, value->at, "`%s` takes %u to %u colours, and here are %u", key, least, most,
                           n);
        cj_diags_hint(load->diags, diag, "for example %s: %s", key, field->example);
    }
}

static void end_theme(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, void *item)
{
    (void)in, (void)item;
    refuse_comments(load, &theme_shape, value);
    check_count(load, value, "personas", 1, PERSONAS_MOST);
    check_count(load, value, "emotions", RAMP, RAMP);
}

/* --- the rows ----------------------------------------------------------------------------------------------------- */

#define END { 0 }
#define COLOUR(key_, role, example_, doc_, synonyms_, drawn_) \
    { key_, .type = &type_colour, CJ_ONE(struct draft_theme, colour[role]), .example = example_, .doc = doc_, .synonyms = synonyms_, \
      .drawn = drawn_ }

static const struct cj_field colour_fields[] = {
    COLOUR("paper", CJ_COLOUR_PAPER, "\"#FFFFFF\"", "What all is drawn on: a light colour.", "papier background achtergrond white wit",
           "the ground; texts on filled shapes"),
    COLOUR("ink", CJ_COLOUR_INK, "\"#1A1A1A\"", "The darkest: running text, the line of travel.", "inkt text tekst foreground black zwart",
           "texts, lines, drawings on pale faces"),
    COLOUR("secondary", CJ_COLOUR_SECONDARY, "\"#4A4F57\"", "What is said beside the text.", "secundair muted grey",
           "details, legend, footer, small marks"),
    COLOUR("tertiary", CJ_COLOUR_TERTIARY, "\"#5F6670\"", "The quietest text.", "tertiair", "numbers of touchpoints, side lines"),
    COLOUR("outline", CJ_COLOUR_OUTLINE, "\"#AEB5BF\"", "Outlines.", "border borders rand stroke", "edges of cards"),
    COLOUR("rule", CJ_COLOUR_RULE, "\"#C4C9D0\"", "Hairlines.", "line lines lijn lijnen", "between lanes"),
    COLOUR("faint", CJ_COLOUR_FAINT, "\"#E1E4E8\"", "The faintest lines.", "guide guides", "between phases and in tables"),
    COLOUR("tint", CJ_COLOUR_TINT, "\"#E9EDF4\"",
           "Bubbles that belong to nobody; unless given, a tenth of the brand's or primary colour on paper.",
           "bubble fill", "thoughts and questions of everybody"),
    COLOUR("primary", CJ_COLOUR_PRIMARY, "\"#1B3A6B\"", "The colour of the map; a single persona has it too.", "primair main accent",
           "phases, edges of cards, opportunities"),
    COLOUR("gain", CJ_COLOUR_GAIN, "\"#08306B\"", "Gains.", "gains winst", "the marks of gains"),
    COLOUR("pain", CJ_COLOUR_PAIN, "\"#9E2A00\"", "Pains.", "pains pijn", "the marks of pains, what an improvement solves"),
    COLOUR("positive", CJ_COLOUR_POSITIVE, "\"#F4F9FC\"",
           "Above the axis; unless given, a breath of the fourth of `emotions` on paper.", "positief",
           "the upper half of the emotion lane"),
    COLOUR("negative", CJ_COLOUR_NEGATIVE, "\"#FDF9EE\"",
           "Below the axis; unless given, a breath of the second of `emotions` on paper.", "negatief",
           "the lower half of the emotion lane"),
    END,
};
static const struct cj_shape colours_shape = {
    "colours", "Each may be left out.", sizeof(struct draft_theme), colour_fields, .end = end_colours,
};

#define FONT(key_, face, example_, doc_, synonyms_, drawn_) \
    { key_, .type = &cj_type_text, CJ_ONE(struct draft_theme, font[face]), .example = example_, .doc = doc_, .synonyms = synonyms_, \
      .drawn = drawn_ }

static const struct cj_field font_fields[] = {
    FONT("regular", CJ_FACE_REGULAR, "fonts/Brand-Regular.otf", "The upright face.", "normal gewoon roman", "running text"),
    FONT("bold", CJ_FACE_BOLD, "fonts/Brand-Bold.otf", "The bold face.", "vet semibold", "headings and numbers"),
    FONT("italic", CJ_FACE_ITALIC, "fonts/Brand-Italic.otf", "The italic face.", "cursief oblique", "thoughts and quotes"),
    FONT("bold-italic", CJ_FACE_BOLD_ITALIC, "fonts/Brand-BoldItalic.otf", "The bold italic face.", "bolditalic vet-cursief", "feelings"),
    END,
};
static const struct cj_shape fonts_shape = {
    "fonts", "OpenType or TrueType files beneath the folder of the theme. A face that is left out is the program's own.",
    sizeof(struct draft_theme), font_fields, .in_row_order = false,
};

static const struct cj_word shipped_words[] = {
    { "default", 0, "standard plain standaard" }, { "mono", 1, "black grey gray monochrome zwart" },
    { "high-contrast", 2, "contrast high highcontrast" }, { NULL, 0, NULL },
};
static const struct cj_word contrasts[] = { { "usual", 0, "normal aa" }, { "high", 1, "aaa hoog" }, { NULL, 0, NULL } };

#define T(member) CJ_ONE(struct draft_theme, member)

static const struct cj_field theme_fields[] = {
    { "name", .type = &cj_type_text, T(name), .example = "Acme", .doc = "What the theme is called.", .synonyms = "naam title",
      .drawn = "nowhere" },
    { "about", .type = &cj_type_text, T(about), .example = "The house style of Acme.", .doc = "What it is for, in a sentence.",
      .synonyms = "description omschrijving doc", .drawn = "nowhere" },
    { "based-on", .type = &cj_type_choice, T(based_on), .words = shipped_words, .standard = "default", .example = "mono",
      .doc = "The theme that says what this one leaves out.", .synonyms = "base extends basis gebaseerd-op", .drawn = "everywhere" },
    { "contrast", .type = &cj_type_choice, T(high), .has = offsetof(struct draft_theme, has_contrast), .words = contrasts,
      .example = "high",
      .doc = "What the theme promises: high is 7:1 for texts, 4.5:1 for marks, 3:1 for outlines. Unless given, as its base.",
      .synonyms = "accessibility wcag", .drawn = "everywhere" },
    { "brand", .type = &type_colour, T(brand), .example = "\"#C8102E\"",
      .doc = "The brand's colour: primary is made of it, darkened if white could not be read on it.",
      .synonyms = "merk huiskleur color colour kleur", .drawn = "as primary and tint" },
    { "colours", "colors", .type = &cj_type_item, .offset = 0, .shape = &colours_shape, .example = "{primary: \"#1B3A6B\"}",
      .doc = "Colours by what they are for.", .synonyms = "kleuren palette", .drawn = "everywhere" },
    { "personas", "persona", .type = &type_colour, CJ_MANY(struct draft_theme, persona), .example = "[\"#5B2A86\", \"#0F766E\"]",
      .doc = "Their colours, in the order of the journey; with more personas than colours, they repeat.", .synonyms = "people personen wie",
      .drawn = "lines, faces, badges and bubbles of a persona" },
    { "emotions", "emotion", .type = &type_colour, CJ_MANY(struct draft_theme, emotion),
      .example = "[\"#9E2A00\", \"#E69F00\", \"#D0D4D9\", \"#3F8FC4\", \"#08306B\"]",
      .doc = "From despair to delight. The middle is the lightest, so that a map in grey still says how strong a feeling is.",
      .synonyms = "emoties ramp scale feelings", .drawn = "faces and the area of the emotion lane" },
    { "fonts", "font", .type = &cj_type_item, .offset = 0, .shape = &fonts_shape, .example = "{regular: fonts/Brand-Regular.otf}",
      .doc = "Fonts of your own.", .synonyms = "lettertypen typeface letters", .drawn = "all texts" },
    END,
};
const struct cj_shape theme_shape = {
    "theme", "How a map looks: a file.", sizeof(struct draft_theme), theme_fields, .in_row_order = true, .end = end_theme,
};

const char *theme_slot_key(int slot)
{
    if (slot == SLOT_BRAND)
        return "brand";
    if (slot >= SLOT_RAMP)
        return "emotions";
    if (slot >= SLOT_PERSONA)
        return "personas";
    for (const struct cj_field *field = colour_fields; field->key; field++)
        if (field->offset == offsetof(struct draft_theme, colour) + (size_t)slot * sizeof(struct typed_colour))
            return field->key;
    g_assert_not_reached();
}

static const char introduction[] =
    "<!-- Made by `cjmap manual themes`; change the rows in src/theme instead. -->\n\n"
    "A theme says how a map looks. `cjmap build journey.yaml --theme mono` draws with another one than the default; so does\n"
    "`theme: mono` in the journey, unless the command line says otherwise. `cjmap themes` shows those the program has:\n\n";

static const char own[] =
    "\nA theme of your own is a YAML file, and all of its keys may be left out:\n\n"
    "```yaml\n"
    "name: Acme\n"
    "brand: \"#C8102E\"\n"
    "fonts: {regular: fonts/Acme-Regular.otf, bold: fonts/Acme-Bold.otf}\n"
    "```\n\n"
    "Name the file where the name of a theme may stand: `--theme acme.yaml`, or `theme: acme.yaml` in a journey; what a journey\n"
    "names lies beside it or below. `cjmap themes default >acme.yaml` writes all colours of the default to start from, and\n"
    "`cjmap themes acme.yaml` says what is wrong with it. Colours need their quotes: a # after a blank begins a comment in YAML.\n\n"
    "What you leave out comes from the theme it is based on, or is made of what you give: `primary` and `tint` of `brand`, the\n"
    "halves of the emotion lane of `emotions`. It gives way to that, too: on a cream paper the greys are warmer, and personas as\n"
    "dark as they must be. Sizes are not a matter of the theme: the paper decides.\n\n"
    "`--grey` makes greys of any theme, and of the pictures on the map (docs/printing.md); `mono` is a theme made for black ink.\n\n"
    "A font that lacks a character of the journey is no reason to draw it in another one: the character is named, with its line.\n\n"
    "## What is checked\n\n"
    "A map that can't be read is not drawn. Each colour you give is held against all it lies on; what fails is said with the\n"
    "nearest colour that passes (of the same hue, lighter or darker). Contrast is that of WCAG 2; in brackets what\n"
    "`contrast: high` promises.\n\n";

void cj_theme_manual(GString *out)
{
    g_autoptr(GString) head = g_string_new(introduction);
    for (uint32_t i = 0; i < cj_theme_count(); i++)
        g_string_append_printf(head, "- `%s`: %s\n", cj_theme_name(i), cj_theme_about(i));
    g_string_append(head, own);
    theme_check_manual(head);
    cj_schema_manual(&theme_shape, "Themes", head->str, out);
}

void cj_theme_schema(GString *out)
{
    cj_schema_json(&theme_shape, "Theme of a customer journey map", out);
}
