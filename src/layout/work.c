/* The layout being made: adding boxes and texts. Where a box stands in reading order and which cell it must stay
 * inside is the work's present state, so that the files that fill lanes and panels need not repeat it. */
#include "priv.h"

/* No line begins with the sign of "31 %". */
static struct cj_str with_bound_signs(const struct cj_work *work, struct cj_str s)
{
    g_autoptr(GString) bound = NULL;
    gsize done = 0;
    for (gsize i = 1; i + 1 < s.len; i++)
        if (s.s[i] == ' ' && s.s[i + 1] == '%' && g_ascii_isdigit(s.s[i - 1])) {
            bound = bound ? bound : g_string_new(NULL);
            g_string_append_len(bound, s.s + done, (gssize)(i - done));
            g_string_append(bound, "\u00A0");
            done = i + 1;
        }
    if (!bound)
        return s;
    g_string_append_len(bound, s.s + done, (gssize)(s.len - done));
    return (struct cj_str){ .s = cj_arena_strndup(work->arena, bound->str, bound->len), .len = (uint32_t)bound->len, .at = s.at };
}

const struct cj_measured *cj_work_measure(struct cj_work *work, struct cj_str s, enum cj_role role)
{
    if (s.len == 0)
        return NULL;
    struct cj_type type = cj_theme_type(work->theme, role);
    return work->measurer->measure(work->measurer->self, with_bound_signs(work, s), type.face, work->journey->language.s, work->arena);
}

struct cj_box *cj_work_add(struct cj_work *work, enum cj_part part, double x, double y, double w, double h)
{
    struct cj_box box = {
        .part = (uint8_t)part, .zone = work->zone, .column = work->column, .row = work->row, .parent = work->parent,
        .node = work->node, .x = x, .y = y, .w = w, .h = h, .text_id = CJ_NONE,
    };
    g_array_append_val(work->box, box);
    return &g_array_index(work->box, struct cj_box, work->box->len - 1);
}

struct cj_box *cj_work_mark(struct cj_work *work, enum cj_mark mark, double cx, double cy, double size)
{
    struct cj_box *box = cj_work_add(work, CJ_PART_MARK, cx - size / 2, cy - size / 2, size, size);
    box->variant = (uint8_t)mark;
    return box;
}

double cj_work_text_sized(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_type type, struct cj_colour tone,
                          enum cj_align align, double x, double y, double w)
{
    if (text == NULL || text->n == 0)
        return 0;
    int32_t width = cj_text_units(w, type.size);
    uint32_t n = cj_text_break(text, width, true, NULL, 0);
    struct cj_line *line = CJ_NEW(work->arena, struct cj_line, n);
    n = cj_text_balance(text, width, true, work->journey->language.s, line, n);
    struct cj_box *box = cj_work_add(work, CJ_PART_TEXT, x, y, w, n * type.leading);
    box->role = (uint8_t)role;
    box->align = (uint8_t)align;
    box->tone = tone;
    box->size = type.size;
    box->leading = type.leading;
    box->text = text;
    box->line = line;
    box->nlines = n;
    box->text_id = work->ntexts++;
    return box->h;
}

void cj_work_text_turned(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone, double x, double y, double length)
{
    double leading = cj_work_text(work, text, role, tone, CJ_ALIGN_START, x, y, length);
    if (leading <= 0)
        return;
    struct cj_box *box = &g_array_index(work->box, struct cj_box, work->box->len - 1);
    g_assert(box->nlines == 1);
    box->variant = 1;
    box->w = leading;
    box->h = length;
}

double cj_work_text(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone,
                    enum cj_align align, double x, double y, double w)
{
    return cj_work_text_sized(work, text, role, cj_theme_type(work->theme, role), tone, align, x, y, w);
}

double cj_work_text_height(struct cj_work *work, const struct cj_measured *text, enum cj_role role, double w)
{
    if (text == NULL || text->n == 0)
        return 0;
    struct cj_type type = cj_theme_type(work->theme, role);
    return cj_text_break(text, cj_text_units(w, type.size), true, NULL, 0) * type.leading;
}

double cj_work_text_width(struct cj_work *work, const struct cj_measured *text, enum cj_role role)
{
    return text == NULL ? 0 : (double)cj_text_full_width(text) / CJ_EM * cj_theme_type(work->theme, role).size;
}

void cj_work_letter(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone, double cx, double cy)
{
    if (text == NULL)
        return;
    double w = cj_work_text_width(work, text, role) + .02, h = cj_theme_type(work->theme, role).leading;
    cj_work_text(work, text, role, tone, CJ_ALIGN_CENTRE, cx - w / 2, cy - h / 2, w);
}

struct cj_str cj_work_format(struct cj_work *work, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return cj_str_from(cj_arena_strndup(work->arena, text, strlen(text)));
}

static bool can_draw(const struct cj_measurer *measurer, const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (measurer->covers != NULL && !measurer->covers(measurer->self, g_utf8_get_char(at)))
            return false;
    return true;
}

struct cj_str cj_work_address(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    const char *link = can_draw(work->measurer, journey->link.s) ? journey->link.s : journey->uri.s;
    const char *after = strstr(link, "://"), *colon = after != NULL ? NULL : strchr(link, ':');
    return cj_str_from(after != NULL ? after + 3 : colon != NULL ? colon + 1 : link);
}

struct cj_str cj_work_label(struct cj_work *work, enum cj_label label)
{
    return cj_str_from(cj_label(work->language, label));
}

const char *cj_mark_label(const struct cj_work *work, enum cj_mark mark)
{
    static const struct { enum cj_mark mark; enum cj_label label; } rows[] = {
        { CJ_MARK_PAIN_HIGH, CJ_LABEL_LEGEND_PAIN_HIGH },
        { CJ_MARK_PAIN_MEDIUM, CJ_LABEL_LEGEND_PAIN_MEDIUM },
        { CJ_MARK_PAIN_LOW, CJ_LABEL_LEGEND_PAIN_LOW },
        { CJ_MARK_GAIN, CJ_LABEL_LEGEND_GAIN },
        { CJ_MARK_OPPORTUNITY, CJ_LABEL_LEGEND_OPPORTUNITY },
        { CJ_MARK_QUESTION, CJ_LABEL_LEGEND_QUESTION },
        { CJ_MARK_TRIGGER, CJ_LABEL_LEGEND_TRIGGER },
        { CJ_MARK_TRUTH, CJ_LABEL_LEGEND_TRUTH },
        { CJ_MARK_EXIT, CJ_LABEL_LEGEND_EXIT },
        { CJ_MARK_DECISION, CJ_LABEL_LEGEND_DECISION },
        { CJ_MARK_END, CJ_LABEL_LEGEND_END },
        { CJ_MARK_ASSUMED, CJ_LABEL_LEVEL_ASSUMED },
        { CJ_MARK_REASONED, CJ_LABEL_LEVEL_REASONED },
        { CJ_MARK_VALIDATED, CJ_LABEL_LEVEL_VALIDATED },
        { CJ_MARK_WORK_IDEA, CJ_LABEL_WORK_IDEA },
        { CJ_MARK_WORK_CHOSEN, CJ_LABEL_WORK_CHOSEN },
        { CJ_MARK_WORK_DOING, CJ_LABEL_WORK_DOING },
        { CJ_MARK_WORK_DONE, CJ_LABEL_WORK_DONE },
        { CJ_MARK_WORK_DROPPED, CJ_LABEL_WORK_DROPPED },
        { CJ_MARK_SAMPLE_PERSONA, CJ_LABEL_LEGEND_PERSONA_STARTS },
        { CJ_MARK_SAMPLE_ORGANISATION, CJ_LABEL_LEGEND_ORGANISATION_STARTS },
        { CJ_MARK_SAMPLE_ACTOR, CJ_LABEL_LEGEND_ACTOR_STARTS },
        { CJ_MARK_SAMPLE_OPTIONAL, CJ_LABEL_LEGEND_OPTIONAL },
        { CJ_MARK_SAMPLE_SPREAD, CJ_LABEL_LEGEND_SPREAD },
        { CJ_MARK_SAMPLE_DASHED, CJ_LABEL_LEGEND_NOT_REPORTED },
        { CJ_MARK_SAMPLE_BRANCH, CJ_LABEL_LEGEND_BRANCH },
        { CJ_MARK_SAMPLE_CARD_OPPORTUNITY, CJ_LABEL_LEGEND_OPPORTUNITY },
        { CJ_MARK_SAMPLE_WAIT, CJ_LABEL_LEGEND_WAITING },
        { CJ_MARK_SAMPLE_BAR, CJ_LABEL_LEGEND_TO_SCALE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].mark == mark)
            return cj_label(work->language, rows[i].label);
    return NULL;
}

enum cj_mark cj_level_mark(enum cj_level level)
{
    static const enum cj_mark marks[] = {
        [CJ_LEVEL_ASSUMED] = CJ_MARK_ASSUMED, [CJ_LEVEL_REASONED] = CJ_MARK_REASONED, [CJ_LEVEL_VALIDATED] = CJ_MARK_VALIDATED,
    };
    g_assert(level > CJ_LEVEL_NONE && level < G_N_ELEMENTS(marks));
    return marks[level];
}

double cj_work_badge(struct cj_work *work, uint32_t persona, double left, double cy, double size)
{
    struct cj_box *box = cj_work_mark(work, CJ_MARK_BADGE, left + size / 2, cy, size);
    box->index = (uint16_t)persona;
    box->tone = cj_persona_tone(CJ_COLOUR_PERSONA, persona);
    box->alt = work->journey->personas[persona].name.s;
    struct cj_str initial = work->journey->personas[persona].initial;
    cj_work_letter(work, cj_work_measure(work, initial, CJ_ROLE_BADGE), CJ_ROLE_BADGE, cj_tone(CJ_COLOUR_PAPER), left + size / 2, cy);
    return size;
}

uint32_t cj_work_picture(const struct cj_work *work, struct cj_str file)
{
    uint32_t index = cj_pictures_find(work->pictures, file);
    return index == UINT32_MAX ? 0 : index + 1;
}
