/* scene: the dump. One line an item, numbers written without the locale: what golden tests compare. */
#include <cjmap/scene.h>

#include <string.h>

static void number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.3f", value);
    size_t n = strlen(text);
    while (text[n - 1] == '0')
        n--;
    if (text[n - 1] == '.')
        n--;
    g_string_append_len(out, text, (gssize)n);
}

static void numbers(GString *out, const double *value, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        g_string_append_c(out, ' ');
        number(out, value[i]);
    }
}

static void rect(GString *out, const char *name, struct cj_rect r)
{
    g_string_append_printf(out, " %s", name);
    numbers(out, (double[]){ r.x, r.y, r.w, r.h }, 4);
}

static void colour(GString *out, const char *name, struct cj_colour c, double alpha)
{
    static const char *const names[CJ_COLOUR_COUNT] = {
        "none", "paper", "ink", "secondary", "tertiary", "outline", "rule", "faint", "wash", "tint", "primary", "gain", "pain",
        "positive", "negative", "persona", "persona-tint", "emotion", "emotion-mark", "black", "white",
    };
    if (c.role == CJ_COLOUR_NONE)
        return;
    g_string_append_printf(out, " %s %s", name, names[c.role]);
    if (c.role == CJ_COLOUR_PERSONA || c.role == CJ_COLOUR_PERSONA_TINT)
        g_string_append_printf(out, "-%u", c.index);
    if (c.role == CJ_COLOUR_EMOTION || c.role == CJ_COLOUR_EMOTION_MARK)
        g_string_append_printf(out, "(%d)", c.at);
    if (alpha < 1) {
        g_string_append_c(out, '/');
        number(out, alpha);
    }
}

static void path(GString *out, const struct cj_item *item)
{
    static const char letter[] = { 'M', 'L', 'C', 'Z' };
    static const uint32_t count[] = { 2, 2, 6, 0 };
    for (uint32_t i = 0; i < item->u.path.n; i++) {
        const struct cj_path_step *s = &item->u.path.step[i];
        g_string_append_printf(out, " %c", letter[s->op]);
        numbers(out, s->x, count[s->op]);
    }
}

/* The line as it was typed. Letters of all scripts stay readable: only controls, quotes and backslashes are escaped. */
static void quoted(GString *out, const struct cj_item *item)
{
    const struct cj_measured *m = item->u.text.m;
    const char *p = m->text + m->byte[item->u.text.line.first], *end = m->text + m->byte[item->u.text.line.last];
    g_string_append_c(out, '"');
    for (; p < end; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else if ((unsigned char)*p < ' ')
            g_string_append_printf(out, "\\x%02x", (unsigned char)*p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append(out, item->u.text.line.hyphen ? "\"-" : "\"");
}

static void text(GString *out, const struct cj_item *item)
{
    static const char *const face[CJ_FACE_COUNT] = { "regular", "bold", "italic", "bold-italic" };
    g_string_append_printf(out, " %s", face[item->u.text.face]);
    numbers(out, (double[]){ item->u.text.size_pt, item->u.text.x, item->u.text.baseline }, 3);
    if (item->u.text.turned)
        g_string_append(out, " turned");
    g_string_append_printf(out, " #%u ", item->u.text.text);
    quoted(out, item);
}

static void shape(GString *out, const struct cj_item *item)
{
    switch (item->kind) {
    case CJ_ITEM_RECT:
        rect(out, "box", item->u.rect.box);
        if (item->u.rect.radius > 0) {
            g_string_append(out, " radius ");
            number(out, item->u.rect.radius);
        }
        break;
    case CJ_ITEM_PATH:
        path(out, item);
        break;
    case CJ_ITEM_TEXT:
        text(out, item);
        break;
    case CJ_ITEM_IMAGE:
        g_string_append_printf(out, " %u", item->u.image.picture);
        rect(out, "box", item->u.image.box);
        g_string_append(out, " radius ");
        number(out, item->u.image.radius);
        break;
    case CJ_ITEM_ICON:
        g_string_append_printf(out, " %s", cj_icon_id(item->u.icon.icon));
        break;
    }
}

static void item_line(GString *out, const struct cj_item *item)
{
    static const char *const kind[] = { "rect", "path", "text", "icon", "image" };
    static const char *const layer[CJ_LAYER_COUNT] = { "ground", "wash", "rule", "shape", "line", "mark", "text" };
    g_string_append_printf(out, "%s %s", kind[item->kind], layer[item->layer]);
    colour(out, "fill", item->fill, item->fill_alpha);
    colour(out, "stroke", item->stroke, item->stroke_alpha);
    if (item->stroke_pt > 0)
        numbers(out, &item->stroke_pt, 1);
    if (item->dash[0] > 0) {
        g_string_append(out, " dash");
        numbers(out, item->dash, 2);
    }
    if (item->gradient)
        g_string_append(out, " gradient");
    rect(out, "bounds", item->bounds);
    if (item->keep.w > 0)
        g_string_append(out, " keep");
    shape(out, item);
    g_string_append_c(out, '\n');
}

/* The texts of each group, in reading order: lists of places in `reading`, chained by `next`. */
static void group_lines(GString *out, const struct cj_scene *scene)
{
    static const char *const meaning[CJ_IS_COUNT] = { "document", "section", "h1", "h2", "h3", "paragraph", "list", "item", "figure", "link" };
    g_autofree uint32_t *head = g_new0(uint32_t, scene->ngroups + 1), *next = g_new0(uint32_t, scene->nreading + 1);
    g_autofree uint32_t *depth = g_new0(uint32_t, scene->ngroups + 1);
    for (uint32_t r = scene->nreading; r-- > 0;) { /* backwards, so that each list runs forwards; 0 ends it */
        uint32_t group = scene->item[scene->reading[r]].group;
        next[r] = head[group];
        head[group] = r + 1;
    }
    for (uint32_t i = 0; i < scene->ngroups; i++) {
        const struct cj_group *group = &scene->group[i];
        depth[i] = i == 0 ? 0 : depth[group->parent] + 1;
        g_string_append_printf(out, "%*s%s", (int)(2 * depth[i]), "", meaning[group->is]);
        if (group->alt)
            g_string_append_printf(out, " (%s)", group->alt);
        if (group->uri)
            g_string_append_printf(out, " <%s>", group->uri);
        if (group->area.w > 0)
            rect(out, "area", group->area);
        for (uint32_t r = head[i]; r != 0; r = next[r - 1]) {
            g_string_append_c(out, ' ');
            quoted(out, &scene->item[scene->reading[r - 1]]);
        }
        g_string_append_c(out, '\n');
    }
}

void cj_scene_dump(const struct cj_scene *scene, GString *out)
{
    g_string_append(out, "sheet");
    numbers(out, (double[]){ scene->width_pt, scene->height_pt }, 2);
    rect(out, "safe", scene->safe);
    g_string_append_c(out, '\n');
    for (uint32_t i = 0; i < scene->nitems; i++)
        item_line(out, &scene->item[i]);
    group_lines(out, scene);
}
