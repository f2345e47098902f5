/* See make.h. */
#include "make.h"

struct make *make_new(void)
{
    struct make *make = g_new0(struct make, 1);
    make->arena = cj_arena_new();
    make->box = g_array_new(FALSE, TRUE, sizeof(struct cj_box));
    make->point = g_array_new(FALSE, TRUE, sizeof(struct cj_point));
    make->journey = (struct cj_journey){ .title = cj_str_from("A journey"), .language = cj_str_from("en"), .npersonas = 2 };
    make->layout.journey = &make->journey;
    make->layout.sheet = (struct cj_sheet){ .name = "test", .width_pt = 440, .height_pt = 340, .margin_pt = 20, .em_pt = 10 };
    make->layout.width = 40;
    make->layout.height = 30;
    return make;
}

void make_free(struct make *make)
{
    g_array_free(make->box, TRUE);
    g_array_free(make->point, TRUE);
    cj_arena_free(make->arena);
    g_free(make);
}

struct cj_box *make_box(struct make *make, enum cj_part part, double x, double y, double w, double h)
{
    struct cj_box box = { .part = (uint8_t)part, .zone = CJ_ZONE_JOURNEY, .column = 0, .row = 0, .parent = CJ_NONE, .x = x, .y = y, .w = w, .h = h };
    g_array_append_val(make->box, box);
    return &g_array_index(make->box, struct cj_box, make->box->len - 1);
}

struct cj_box *make_mark(struct make *make, enum cj_mark mark, double cx, double cy, double size)
{
    struct cj_box *box = make_box(make, CJ_PART_MARK, cx - size / 2, cy - size / 2, size, size);
    box->variant = (uint8_t)mark;
    return box;
}

struct cj_box *make_text(struct make *make, const char *text, enum cj_role role, double x, double y, double w)
{
    enum { ROOM = 16 };
    struct cj_type type = cj_theme_type(cj_theme_default(), role);
    struct cj_measurer measurer = cj_text_fake_measurer();
    const struct cj_measured *m = measurer.measure(measurer.self, cj_str_from(text), type.face, "en", make->arena);
    struct cj_line *line = CJ_NEW(make->arena, struct cj_line, ROOM);
    uint32_t n = cj_text_break(m, cj_text_units(w, type.size), true, line, ROOM);
    assert_in_range(n, 1, ROOM);
    struct cj_box *box = make_box(make, CJ_PART_TEXT, x, y, w, n * type.leading);
    box->role = (uint8_t)role;
    box->tone = (struct cj_colour){ .role = CJ_COLOUR_INK };
    box->size = type.size;
    box->leading = type.leading;
    box->text = m;
    box->line = line;
    box->nlines = n;
    box->text_id = make->layout.ntexts++;
    return box;
}

const struct cj_scene *make_scene(struct make *make)
{
    make->layout.box = (const struct cj_box *)(void *)make->box->data;
    make->layout.nboxes = make->box->len;
    make->layout.point = (const struct cj_point *)(void *)make->point->data;
    make->layout.npoints = make->point->len;
    return cj_scene_build(&make->layout, cj_theme_default(), make->arena);
}

uint32_t count_kind(const struct cj_scene *scene, enum cj_item_kind kind)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < scene->nitems; i++)
        n += scene->item[i].kind == kind;
    return n;
}

const struct cj_item *nth_kind(const struct cj_scene *scene, enum cj_item_kind kind, uint32_t n)
{
    for (uint32_t i = 0; i < scene->nitems; i++)
        if (scene->item[i].kind == kind && n-- == 0)
            return &scene->item[i];
    fail_msg("no such item");
    return NULL;
}
