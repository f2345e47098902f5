/* The layout being made: adding boxes and texts. Where a box stands in reading order and which cell it must stay
 * inside is the work's present state, so that the files that fill lanes and panels need not repeat it. */
#include "priv.h"

#include "work.h"

const struct cj_measured *cj_work_measure(struct cj_work *work, struct cj_str s, enum cj_role role)
{
    if (s.len == 0)
        return NULL;
    struct cj_type type = cj_theme_type(work->theme, role);
    return work->measurer->measure(work->measurer->self, s, type.face, work->journey->language.s, work->arena);
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

struct cj_str cj_work_label(struct cj_work *work, enum cj_label label)
{
    return cj_str_from(cj_label(work->language, label));
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
