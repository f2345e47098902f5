/* SVG: read, and written anew with only what draws. What runs, moves, loads or looks different on each machine does not get
 * through, and neither does what an editor keeps in the file for itself. So what a browser sees in the map is no more than what is
 * seen here.
 *
 * The reader is GLib's, which expands nothing: a file with entities of its own is refused. */
#include "image_priv.h"

#include <math.h>
#include <string.h>

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"

enum { DEPTH_MOST = 200, START_MOST = 4096 };

struct reading {
    struct look *look;
    GString *out;
    char *prefix, *xlink;      /* as the root names them: "svg", "xlink"; "" without prefix */
    uint32_t depth, elements;
    uint32_t skip_from;        /* the depth of what is passed over, 0: nothing */
    bool in_style;
    double width, height;
    GString *style;            /* the text of the style sheet being read */
    struct drawing *drawing;
    const char *refusal;       /* what is wrong, as "has a script" */
    bool no_svg, no_size;
};

/* --- elements ------------------------------------------------------------------------------------------------------ */

enum rule { DRAWS, GROUPS, LEAVES, REFUSES };
static const char as_paths[] = "export it as plain SVG, with texts turned into paths and without animation or pictures inside, or as PNG";

/* Shapes and paints; links become groups; what is only said is left out; and what is refused, with the words for it. */
#define DRAWN(name) {name, DRAWS, NULL, PART_DRAWN}
#define WAITING(name) {name, DRAWS, NULL, PART_WAITS}
#define SHADE(name) {name, DRAWS, NULL, PART_SHADE}
#define LEFT(name) {name, LEAVES, NULL, PART_DRAWN}
#define REFUSED(name, why) {name, REFUSES, why, PART_DRAWN}
static const struct element { const char *name; enum rule rule; const char *refusal; enum part_kind part; } elements[] = {
    DRAWN("svg"), DRAWN("g"), DRAWN("use"), DRAWN("switch"), DRAWN("path"), DRAWN("rect"), DRAWN("circle"), DRAWN("ellipse"), DRAWN("line"),
    DRAWN("polyline"), DRAWN("polygon"), DRAWN("stop"), DRAWN("style"), {"a", GROUPS, NULL, PART_DRAWN},
    WAITING("defs"), WAITING("symbol"), WAITING("clipPath"), WAITING("mask"), WAITING("pattern"), WAITING("marker"),
    SHADE("linearGradient"), SHADE("radialGradient"),
    LEFT("title"), LEFT("desc"), LEFT("metadata"), LEFT("view"),
    REFUSED("script", "has a script"), REFUSED("handler", "has a script"), REFUSED("image", "has another picture in it"),
    REFUSED("text", "has text in it, which looks different on each machine"),
    REFUSED("flowRoot", "has text in it, which looks different on each machine"),
    REFUSED("foreignObject", "has a part that is no SVG"), REFUSED("filter", "has a filter, which can't be drawn as lines and areas"),
    REFUSED("animate", "moves"), REFUSED("animateTransform", "moves"), REFUSED("animateMotion", "moves"), REFUSED("animateColor", "moves"),
    REFUSED("set", "moves"),
};
#undef DRAWN
#undef WAITING
#undef SHADE
#undef LEFT
#undef REFUSED

static const struct element *find_element(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}

/* The name without the prefix of SVG; NULL if it is of another language. */
static const char *local_name(const struct reading *reading, const char *name)
{
    const char *colon = strchr(name, ':');
    size_t prefix = colon ? (size_t)(colon - name) : 0;
    if (strlen(reading->prefix) != prefix || strncmp(reading->prefix, name, prefix) != 0)
        return NULL;
    return colon ? colon + 1 : name;
}

static const char *attribute(const char **names, const char **values, const char *wanted)
{
    for (uint32_t i = 0; names[i]; i++)
        if (strcmp(names[i], wanted) == 0)
            return values[i];
    return NULL;
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static void refuse(struct reading *reading, const char *refusal)
{
    if (!reading->refusal)
        reading->refusal = refusal;
}

/* A part of the same file that is referred to, `#` and all; whatever follows its name is left out. */
static void refer(struct reading *reading, const char *text, enum reference_kind kind)
{
    size_t len = strcspn(text, " \t\r\n\"')");
    if (text[0] != '#' || memchr(text, '%', len))
        refuse(reading, "takes something from elsewhere");
    else
        image_drawing_refer(reading->drawing, text + 1, len - 1, kind);
}

/* A value of an attribute or style may point to something in the same file, and nowhere else. A backslash could hide a word. */
static void check_value(struct reading *reading, const char *value, enum reference_kind kind)
{
    g_autofree char *lower = g_ascii_strdown(value, -1);
    for (const char *at = lower; (at = strstr(at, "url(")) != NULL;) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n\"'");
        refer(reading, value + (at - lower), kind);
    }
    if (strchr(value, '\\') || strstr(lower, "image-set(") || strstr(lower, "src("))
        refuse(reading, "takes something from elsewhere");
}

static void check_style(struct reading *reading, const char *text)
{
    check_value(reading, text, REFERENCE_ANYWHERE);
    if (strchr(text, '@'))
        refuse(reading, "has a style sheet with @ rules");
}

/* Which attributes are kept: those of SVG itself that draw. */
static bool is_kept(const char *name)
{
    static const char *const left[] = { "href", "systemLanguage", "requiredFeatures", "requiredExtensions", "version", "baseProfile" };
    if (g_ascii_strncasecmp(name, "on", 2) == 0 || g_str_has_prefix(name, "xmlns"))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(left); i++)
        if (strcmp(name, left[i]) == 0)
            return false;
    return strchr(name, ':') == NULL;
}

static bool is_href(const struct reading *reading, const char *name)
{
    size_t n = strlen(reading->xlink);
    return strcmp(name, "href") == 0 || (n > 0 && strncmp(name, reading->xlink, n) == 0 && strcmp(name + n, ":href") == 0);
}

static void write_attribute(GString *out, const char *name, const char *value)
{
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

/* About how many numbers there are: runs of digits, for some of which a point stands between two. */
static uint32_t count_numbers(const char *text)
{
    uint32_t n = 0;
    for (bool before = false; *text; text++) {
        bool digit = g_ascii_isdigit(*text);
        n += digit && !before;
        before = digit;
    }
    return n;
}

/* A clip or a mask is the element's own; with paint go all that it holds. */
static void keep_attribute(struct reading *reading, const char *name, const char *value)
{
    bool own = strcmp(name, "clip-path") == 0 || strcmp(name, "mask") == 0;
    if (strcmp(name, "d") == 0 || strcmp(name, "points") == 0)
        image_drawing_weigh(reading->drawing, count_numbers(value));
    check_value(reading, value, own ? REFERENCE_ONCE : REFERENCE_INHERITED);
    write_attribute(reading->out, name, value);
}

static void write_attributes(struct reading *reading, const char **names, const char **values, bool href)
{
    for (uint32_t i = 0; names[i]; i++) {
        if (is_href(reading, names[i]) && href) {
            refer(reading, values[i], REFERENCE_ONCE);
            write_attribute(reading->out, "xlink:href", values[i]);
        } else if (is_kept(names[i])) {
            keep_attribute(reading, names[i], values[i]);
        }
    }
}

/* --- the root ------------------------------------------------------------------------------------------------------ */

/* A length in px, 0 if it is not one that stands for itself. */
static double read_length(const char *text)
{
    static const struct { const char *unit; double px; } units[] = {
        {"", 1}, {"px", 1}, {"pt", 96 / 72.0}, {"pc", 16}, {"mm", 96 / CJ_MM_PER_INCH},
        {"cm", 960 / CJ_MM_PER_INCH}, {"in", 96}, {"em", 16}, {"ex", 8},
    };
    if (!text)
        return 0;
    char *end = NULL;
    double number = g_ascii_strtod(text, &end);
    g_autofree char *unit = g_strstrip(g_strdup(end));
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_ascii_strcasecmp(unit, units[i].unit) == 0 && end != text && isfinite(number) && number > 0)
            return number * units[i].px;
    return 0;
}

static bool read_view(const char *text, double view[4])
{
    if (!text)
        return false;
    for (int i = 0; i < 4; i++) {
        text += strspn(text, " \t\r\n,");
        char *end = NULL;
        view[i] = g_ascii_strtod(text, &end);
        if (end == text || !isfinite(view[i]))
            return false;
        text = end;
    }
    return view[2] > 0 && view[3] > 0;
}

/* The size as a browser has it: what is given, and the shape of the view for what is not. */
static void read_size(struct reading *reading, const char **names, const char **values, bool *ret_has_view)
{
    double view[4], w = read_length(attribute(names, values, "width")), h = read_length(attribute(names, values, "height"));
    *ret_has_view = read_view(attribute(names, values, "viewBox"), view);
    if (*ret_has_view) {
        double ratio = view[2] / view[3];
        reading->width = w > 0 ? w : h > 0 ? h * ratio : view[2];
        reading->height = h > 0 ? h : w > 0 ? w / ratio : view[3];
    } else {
        reading->width = w;
        reading->height = h;
    }
    reading->no_size = !(reading->width > 1e-3 && reading->width < 1e6 && reading->height > 1e-3 && reading->height < 1e6);
}

/* The prefixes that the root binds to SVG and XLink. */
static bool read_spaces(struct reading *reading, const char *root, const char **names, const char **values)
{
    const char *colon = strchr(root, ':');
    reading->prefix = colon ? g_strndup(root, (gsize)(colon - root)) : g_strdup("");
    g_autofree char *binding = colon ? g_strconcat("xmlns:", reading->prefix, NULL) : g_strdup("xmlns");
    const char *space = attribute(names, values, binding);
    for (uint32_t i = 0; names[i]; i++)
        if (strcmp(values[i], XLINK_SPACE) == 0 && g_str_has_prefix(names[i], "xmlns:") && !reading->xlink)
            reading->xlink = g_strdup(names[i] + strlen("xmlns:"));
    if (!reading->xlink)
        reading->xlink = g_strdup("");
    return strcmp(colon ? colon + 1 : root, "svg") == 0 && space && strcmp(space, SVG_SPACE) == 0;
}

static void write_root(struct reading *reading, const char **names, const char **values)
{
    bool has_view;
    char number[2][G_ASCII_DTOSTR_BUF_SIZE];
    read_size(reading, names, values, &has_view);
    const char *w = g_ascii_formatd(number[0], sizeof number[0], "%.4f", reading->width);
    const char *h = g_ascii_formatd(number[1], sizeof number[1], "%.4f", reading->height);
    image_drawing_open(reading->drawing, attribute(names, values, "id"), PART_DRAWN);
    g_string_append(reading->out, "<svg xmlns=\"" SVG_SPACE "\" xmlns:xlink=\"" XLINK_SPACE "\"");
    write_attribute(reading->out, "width", w);
    write_attribute(reading->out, "height", h);
    if (!has_view)
        g_string_append_printf(reading->out, " viewBox=\"0 0 %s %s\"", w, h);
    for (uint32_t i = 0; names[i]; i++)
        if (is_kept(names[i]) && strcmp(names[i], "width") != 0 && strcmp(names[i], "height") != 0
            && (has_view || strcmp(names[i], "viewBox") != 0)) {
            keep_attribute(reading, names[i], values[i]);
        }
    g_string_append_c(reading->out, '>');
}

/* --- the reader's calls -------------------------------------------------------------------------------------------- */

static bool is_foreign(const struct reading *reading, const char *local, const char **names, const char **values)
{
    const char *space = *reading->prefix ? NULL : attribute(names, values, "xmlns");
    return local == NULL || (space && strcmp(space, SVG_SPACE) != 0);
}

static void open_inner(struct reading *reading, const char *name, const char **names, const char **values)
{
    const char *local = local_name(reading, name);
    if (is_foreign(reading, local, names, values)) {
        reading->skip_from = reading->depth;
        return;
    }
    const struct element *element = find_element(local);
    /* What an editor puts beside the picture for itself, for others to pass over. */
    bool extension = strcmp(local, "foreignObject") == 0 && attribute(names, values, "requiredExtensions");
    if (extension || (element && element->rule == LEAVES)) {
        reading->skip_from = reading->depth;
        return;
    }
    if (!element || element->rule == REFUSES)
        refuse(reading, element ? element->refusal : "has a part that can't be drawn");
    image_drawing_open(reading->drawing, attribute(names, values, "id"), element ? element->part : PART_DRAWN);
    g_string_append_printf(reading->out, "<%s", element && element->rule == GROUPS ? "g" : local);
    write_attributes(reading, names, values, element && element->rule == DRAWS);
    g_string_append_c(reading->out, '>');
    reading->in_style = strcmp(local, "style") == 0;
}

static void open_element(GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data,
                         GError **error)
{
    struct reading *reading = data;
    (void)context;
    reading->depth++;
    if (reading->depth == 1) {
        if (read_spaces(reading, name, names, values)) {
            write_root(reading, names, values);
            return;
        }
        reading->no_svg = true;
        g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "it is no SVG");
        return;
    }
    if (++reading->elements > CJ_PICTURE_ELEMENTS_MOST || reading->depth > DEPTH_MOST) {
        refuse(reading, "has more parts than can be drawn");
        g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "too many");
        return;
    }
    if (reading->skip_from == 0)
        open_inner(reading, name, names, values);
}

static void close_style(struct reading *reading)
{
    check_style(reading, reading->style->str);
    g_autofree char *escaped = g_markup_escape_text(reading->style->str, (gssize)reading->style->len);
    g_string_append(reading->out, escaped);
    g_string_truncate(reading->style, 0);
    reading->in_style = false;
}

static void close_element(GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
    struct reading *reading = data;
    (void)context, (void)error;
    if (reading->in_style)
        close_style(reading);
    if (reading->skip_from == 0) {
        const char *local = local_name(reading, name);
        const struct element *element = find_element(local);
        g_string_append_printf(reading->out, "</%s>", element && element->rule == GROUPS ? "g" : local);
        image_drawing_close(reading->drawing);
    }
    if (reading->skip_from == reading->depth)
        reading->skip_from = 0;
    reading->depth--;
}

static void read_text(GMarkupParseContext *context, const char *text, gsize len, gpointer data, GError **error)
{
    struct reading *reading = data;
    (void)context, (void)error;
    if (reading->in_style && reading->skip_from == 0)
        g_string_append_len(reading->style, text, (gssize)len);
}

/* Comments, instructions to other programs, and what precedes the root. */
static void read_passing(GMarkupParseContext *context, const char *text, gsize len, gpointer data, GError **error)
{
    struct reading *reading = data;
    g_autofree char *passing = g_strndup(text, len);
    (void)context, (void)error;
    if (g_str_has_prefix(passing, "<!DOCTYPE") && strchr(passing, '['))
        refuse(reading, "declares words of its own (entities)");
    if (g_str_has_prefix(passing, "<?xml-stylesheet"))
        refuse(reading, "takes something from elsewhere");
}

/* --- the whole ----------------------------------------------------------------------------------------------------- */

bool image_svg_begins(const uint8_t *data, size_t len)
{
    g_autofree char *start = g_strndup((const char *)data, MIN(len, START_MOST));
    const char *text = g_str_has_prefix(start, "\xef\xbb\xbf") ? start + 3 : start;
    text += strspn(text, " \t\r\n");
    return *text == '<' && (strstr(text, "<svg") || strstr(text, ":svg") || strstr(text, "<?xml") || strstr(text, "<!DOCTYPE svg"))
        && !strstr(text, "<html");
}

static bool parse(struct reading *reading, const char *text, size_t len, GError **error)
{
    static const GMarkupParser parser = { open_element, close_element, read_text, read_passing, NULL };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reading, NULL);
    bool ok = g_markup_parse_context_parse(context, text, (gssize)len, error) && g_markup_parse_context_end_parse(context, error);
    g_markup_parse_context_free(context);
    return ok;
}

static bool judge(struct reading *reading, bool parsed, const GError *error)
{
    struct look *look = reading->look;
    if (reading->refusal)
        return image_refuse(look, CJ_DIAG_PICTURE_NOT_PLAIN, as_paths, "%s", reading->refusal);
    if (reading->no_svg)
        return image_refuse(look, CJ_DIAG_NOT_A_PICTURE, "name a PNG, JPEG or SVG file", "is an XML file, and no SVG");
    if (!parsed)
        return image_refuse(look, CJ_DIAG_PICTURE_BROKEN, "open it in another program, and export it anew",
                            "is an SVG that can't be read: %s", error->message);
    if (image_drawing_count(reading->drawing) > CJ_PICTURE_ELEMENTS_MOST)
        return image_refuse(look, CJ_DIAG_PICTURE_NOT_PLAIN, as_paths, "has more parts than can be drawn");
    if (reading->no_size)
        return image_refuse(look, CJ_DIAG_PICTURE_BROKEN, "export it anew, or add a `viewBox`",
                            "is an SVG that does not say how large it is");
    return true;
}

bool image_svg_read(struct look *look, const uint8_t *data, size_t len, struct cj_picture *picture)
{
    g_autoptr(GString) out = g_string_sized_new(len), style = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    struct reading reading = { .look = look, .out = out, .style = style, .drawing = image_drawing_new() };
    size_t mark = len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    bool parsed = parse(&reading, (const char *)data + mark, len - mark, &error);
    bool good = judge(&reading, parsed, error);
    image_drawing_free(reading.drawing);
    g_free(reading.prefix);
    g_free(reading.xlink);
    if (!good)
        return false;
    picture->width = reading.width;
    picture->height = reading.height;
    picture->bytes = (const uint8_t *)cj_arena_strndup(look->arena, out->str, out->len);
    picture->len = out->len;
    return true;
}
