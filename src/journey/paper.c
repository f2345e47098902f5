/* The sheet a file asks for: the options of paper, as text. What they mean is for cli to know, which has readers for the same options
 * on the command line. Here are the keys, a row each, and how their values are kept. */
#include "journey_priv.h"

#include <string.h>

#define END {.key = NULL}

/* --- values ------------------------------------------------------------------------------------------------------- */

static const char size_key[] = "size", size_option[] = "paper";

/* `paper: A1` gives the same as `paper: {size: A1}`, where the key is that of the whole. */
static const char *option_of(const char *key)
{
    return strcmp(key, size_key) == 0 ? size_option : key;
}

static bool keep(struct cj_load *load, const struct cj_field *field, struct cj_str text)
{
    struct cj_paper_wish wish = {option_of(field->key), text};
    g_array_append_val(((struct reader *)load->user)->paper, wish);
    return true;
}

static bool read_plain(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    struct cj_str text;
    (void)dest;
    return cj_type_text.read(load, field, value, &text) && keep(load, field, text);
}

static bool read_word(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    int word;
    (void)dest;
    if (!cj_type_choice.read(load, field, value, &word))
        return false;
    struct cj_str text = cj_str_from(field->words[word].word); /* its value is its place in the list */
    text.at = value->at;
    return keep(load, field, text);
}

static bool read_flag(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest)
{
    bool set;
    (void)dest;
    if (!cj_type_flag.read(load, field, value, &set))
        return false;
    struct cj_str text = cj_str_from(set ? "yes" : "no");
    text.at = value->at;
    return keep(load, field, text);
}

const struct cj_value_type cj_type_paper = {.name = "text", .json = "\"type\": [\"string\", \"number\", \"null\"]", .read = read_plain};
const struct cj_value_type cj_type_paper_word = {.name = "a word", .read = read_word};
const struct cj_value_type cj_type_paper_flag = {.name = "yes or no",
    .json = "\"enum\": [true, false, \"yes\", \"no\", \"true\", \"false\", null]", .read = read_flag};

/* --- rows --------------------------------------------------------------------------------------------------------- */

static const struct cj_word ways[] = {
    {"auto", 0, "automatic automatisch"},
    {"landscape", 1, "liggend horizontal breed wide"},
    {"portrait", 2, "staand vertical upright hoog tall"},
    {NULL, 0, NULL},
};

/* A key has the name of the option of the command line that it gives; a test compares both tables. */
static const struct cj_word sides[] = {
    {"auto", 0, "automatic automatisch"},
    {"top", 1, "boven bovenaan above"},
    {"left", 2, "links side"},
    {NULL, 0, NULL},
};

static const struct cj_field paper_fields[] = {
    {size_key, .type = &cj_type_paper, .main = true, .example = "A1",
     .doc = "The sheet: one of those that `cjmap papers` shows, a size such as 300x200mm, auto or natural.",
     .synonyms = "formaat format paper papier name maat sheet vel", .drawn = "the sheet"},
    {"orientation", .type = &cj_type_paper_word, .words = ways, .example = "portrait",
     .doc = "How the sheet lies; else the way that gives the larger type.", .synonyms = "stand richting way ligging direction",
     .drawn = "the sheet"},
    {"lens", .type = &cj_type_paper_word, .words = sides, .example = "left",
     .doc = "Where personas, goals and expectations stand: above the journey or at its left; else the way that gives the larger type.",
     .synonyms = "zone-a personas-at lens-at kop", .drawn = "the sheet"},
    {"roll", .type = &cj_type_paper, .example = "914mm",
     .doc = "The width of the roll it is printed from, instead of a size: the map becomes as long as it must.",
     .synonyms = "rol roll-width rolbreedte plotter", .drawn = "the sheet"},
    {"bands", .type = &cj_type_paper, .example = "2",
     .doc = "The journey is wrapped into so many bands; 1: never; auto: as many as give the largest type.",
     .synonyms = "rows banen stroken regels wrap strips", .drawn = "the sheet"},
    {"read-from", .type = &cj_type_paper, .example = "1m",
     .doc = "The text can be read from there, or there is no map.", .synonyms = "distance afstand leesafstand readable-from reading-distance",
     .drawn = "the size of all type"},
    {"min-type", .type = &cj_type_paper, .example = "18pt",
     .doc = "The body type has at least this size, or there is no map.", .synonyms = "min-size type-size font-size lettergrootte corps",
     .drawn = "the size of all type"},
    {"margin", .type = &cj_type_paper, .example = "15mm", .doc = "What stays white on all sides; else what the paper has.",
     .synonyms = "marge marges margins rand witrand", .drawn = "the sheet"},
    {"dpi", .type = &cj_type_paper, .example = "300", .doc = "Of a PNG: dots an inch.",
     .synonyms = "resolution resolutie ppi dots-per-inch", .drawn = "the size of a PNG"},
    {"bleed", .type = &cj_type_paper, .example = "3mm",
     .doc = "For the print shop: how far the paper's colour runs beyond the cut.", .synonyms = "afloop snijwit bleeds trim",
     .drawn = "around the sheet"},
    {"marks", .type = &cj_type_paper_flag, .example = "yes", .doc = "For the print shop: crop marks around the sheet.",
     .synonyms = "crop-marks cropmarks snijtekens snijmarkeringen crops", .drawn = "around the sheet"},
    {"tile", .type = &cj_type_paper, .example = "A4",
     .doc = "The poster is put together from sheets of this paper.", .synonyms = "tiles tegel tegels sheets vellen",
     .drawn = "the sheets"},
    {"tile-grid", .type = &cj_type_paper, .example = "3x3",
     .doc = "How many sheets across and down.", .synonyms = "grid raster tiles-across", .drawn = "the sheets"},
    {"overlap", .type = &cj_type_paper, .example = "10mm",
     .doc = "What neighbouring sheets both print, for glue.", .synonyms = "glue plakrand lijmrand tile-overlap", .drawn = "the sheets"},
    {"printer-margin", .type = &cj_type_paper, .example = "5mm",
     .doc = "What the printer leaves white at the edges of a sheet.", .synonyms = "printermarge tile-margin marge", .drawn = "the sheets"},
    {"pages", .type = &cj_type_paper_flag, .example = "yes",
     .doc = "A booklet: an overview, then the phases on sheets of their own.", .synonyms = "booklet boekje pagina's paginas bladen",
     .drawn = "the sheets"},
    {"grey", .type = &cj_type_paper_flag, .example = "yes", .doc = "Greys only, for a printer without colour.",
     .synonyms = "gray greyscale grayscale grijs zwart-wit black-and-white mono", .drawn = "everywhere"},
    END,
};
const struct cj_shape cj_shape_paper = {"paper", "The sheet the map is made for, as the options of `cjmap build` with the same names say it. The command "
    "line wins.", sizeof(struct draft_journey), paper_fields, .end = NULL};

const struct cj_paper_key *cj_journey_paper_keys(struct cj_arena *arena, uint32_t *ret_count)
{
    struct cj_paper_key *keys = CJ_NEW(arena, struct cj_paper_key, G_N_ELEMENTS(paper_fields));
    uint32_t n = 0;
    for (const struct cj_field *field = paper_fields; field->key; field++)
        keys[n++] = (struct cj_paper_key){field->key, option_of(field->key), field->type == &cj_type_paper_flag};
    *ret_count = n;
    return keys;
}
