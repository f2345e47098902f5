/* Reading order and the groups of the reading tree. */
#include <string.h>

#include "make.h"

static void put(struct make *make, const char *text, enum cj_zone zone, uint32_t column, uint32_t row, uint8_t heading, cj_node node)
{
    struct cj_box *box = make_text(make, text, heading == 3 ? CJ_ROLE_CARD_HEAD : CJ_ROLE_BODY, 0, 2.0 * make->box->len, 30);
    box->zone = (uint8_t)zone;
    box->column = column;
    box->row = row;
    box->heading = heading;
    box->node = node;
}

/* Parents stand before their children, and what is inside a group right after it: the array is the tree from top to bottom. */
static void is_preorder(const struct cj_scene *scene)
{
    for (uint32_t i = 1; i < scene->ngroups; i++) {
        uint32_t parent = scene->group[i].parent, at = i - 1;
        assert_true(parent < i);
        while (at != parent && at != 0)
            at = scene->group[at].parent;
        assert_int_equal(at, parent);
    }
}

/* The part of the dump that shows the tree. */
static char *tree_of(const struct cj_scene *scene)
{
    g_autoptr(GString) out = g_string_new(NULL);
    is_preorder(scene);
    cj_scene_dump(scene, out);
    return g_strdup(strstr(out->str, "document\n"));
}

/* Boxes come lane by lane, as a layout makes them; they are read touchpoint by touchpoint. */
static void journey_is_read_by_touchpoint(void **state)
{
    (void)state;
    struct make *make = make_new();
    put(make, "sources", CJ_ZONE_FOOTER, CJ_NONE, CJ_NONE, 0, 0);
    put(make, "pain b", CJ_ZONE_JOURNEY, 1, 3, 0, 22);
    put(make, "pain a1", CJ_ZONE_JOURNEY, 0, 3, 0, 20);
    put(make, "meta a1", CJ_ZONE_JOURNEY, 0, 3, 0, 20);
    put(make, "pain a2", CJ_ZONE_JOURNEY, 0, 3, 0, 21);
    put(make, "Card A", CJ_ZONE_JOURNEY, 0, 0, 3, 10);
    put(make, "Card B", CJ_ZONE_JOURNEY, 1, 0, 3, 11);
    put(make, "Card C", CJ_ZONE_JOURNEY, 2, 0, 3, 12);
    put(make, "Phase 1", CJ_ZONE_JOURNEY, 0, CJ_NONE, 2, 5);
    put(make, "its goal", CJ_ZONE_JOURNEY, 0, CJ_NONE, 0, 5);
    put(make, "Phase 2", CJ_ZONE_JOURNEY, 2, CJ_NONE, 2, 6);
    put(make, "Pains", CJ_ZONE_LANES, CJ_NONE, 3, 0, 0);
    put(make, "Web", CJ_ZONE_JOURNEY, CJ_NONE, 1, 0, 0);
    put(make, "Title", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 1, 0);
    put(make, "Conclusions", CJ_ZONE_TAKEAWAYS, CJ_NONE, CJ_NONE, 2, 0);
    make->layout.sheet.height_pt = 600;
    g_autofree char *tree = tree_of(make_scene(make));
    assert_string_equal(tree, "document\n"
                              "  section\n"
                              "    h1 \"Title\"\n"
                              "  section\n"
                              "    paragraph \"Web\"\n"
                              "    paragraph \"Pains\"\n"
                              "  section\n"
                              "    h2 \"Phase 1\"\n"
                              "    paragraph \"its goal\"\n"
                              "    section\n"
                              "      h3 \"Card A\"\n"
                              "      list\n"
                              "        item \"pain a1\" \"meta a1\"\n"
                              "        item \"pain a2\"\n"
                              "    section\n"
                              "      h3 \"Card B\"\n"
                              "      paragraph \"pain b\"\n"
                              "  section\n"
                              "    h2 \"Phase 2\"\n"
                              "    section\n"
                              "      h3 \"Card C\"\n"
                              "  section\n"
                              "    section\n"
                              "      h2 \"Conclusions\"\n"
                              "  section\n"
                              "    paragraph \"sources\"\n");
    make_free(make);
}

static void reading_follows_the_tree(void **state)
{
    (void)state;
    struct make *make = make_new();
    put(make, "third", CJ_ZONE_JOURNEY, 1, 0, 3, 2);
    put(make, "second, a text of at least three lines at this width, each of them read after the one before", CJ_ZONE_JOURNEY, 0, 0, 3, 1);
    put(make, "first", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 1, 0);
    const struct cj_scene *scene = make_scene(make);
    assert_int_equal(scene->nreading, count_kind(scene, CJ_ITEM_TEXT));
    assert_true(scene->nreading > 3);
    uint32_t before = 0;
    for (uint32_t i = 0; i < scene->nreading; i++) {
        const struct cj_item *item = &scene->item[scene->reading[i]];
        assert_true(item->group >= before);
        if (item->group == before && i > 0)
            assert_true(item->u.text.line.first > scene->item[scene->reading[i - 1]].u.text.line.first);
        before = item->group;
    }
    assert_int_equal(scene->item[scene->reading[0]].u.text.text, 2);
    assert_int_equal(scene->item[scene->reading[1]].u.text.text, 1);
    assert_int_equal(scene->item[scene->reading[scene->nreading - 1]].u.text.text, 0);
    make_free(make);
}

/* The number of a card and the initial beside it are part of its heading. */
static void numbers_belong_to_headings(void **state)
{
    (void)state;
    struct make *make = make_new();
    put(make, "3", CJ_ZONE_JOURNEY, 0, 0, 0, 1);
    g_array_index(make->box, struct cj_box, 0).role = CJ_ROLE_CARD_NUMBER;
    put(make, "H", CJ_ZONE_JOURNEY, 0, 0, 0, 1);
    g_array_index(make->box, struct cj_box, 1).role = CJ_ROLE_BADGE;
    put(make, "Card", CJ_ZONE_JOURNEY, 0, 0, 3, 1);
    g_autofree char *tree = tree_of(make_scene(make));
    assert_string_equal(tree, "document\n"
                              "  section\n"
                              "    h3 \"3\" \"H\" \"Card\"\n");
    make_free(make);
}

static void drawn_things_have_words(void **state)
{
    (void)state;
    struct make *make = make_new();
    put(make, "Card", CJ_ZONE_JOURNEY, 0, 0, 3, 1);
    struct cj_box *mark = make_mark(make, CJ_MARK_TRUTH, 20, 20, 2.04);
    mark->alt = "moment of truth";
    make_mark(make, CJ_MARK_GAIN, 30, 20, 1.24);
    const struct cj_scene *scene = make_scene(make);
    g_autofree char *tree = tree_of(scene);
    assert_string_equal(tree, "document\n"
                              "  section\n"
                              "    h3 \"Card\"\n"
                              "    figure (moment of truth)\n");
    make_free(make);
}

/* What is drawn for a thing stands among its words; a list has as many items as things, whatever is drawn beside them. */
static void drawn_things_stand_with_their_words(void **state)
{
    (void)state;
    struct make *make = make_new();
    static const struct { const char *text, *alt; cj_node node; uint32_t row; } rows[] = {
        { NULL, "a channel", 1, 1 },  { "pain", NULL, 7, 2 },   { NULL, "validated", 7, 2 }, { "its source", NULL, 7, 2 },
        { NULL, "a face", 1, 3 },     { "feeling", NULL, 8, 3 }, { NULL, "severe", 9, 4 },    { "first", NULL, 9, 4 },
        { NULL, "slight", 10, 4 },    { "second", NULL, 10, 4 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].text) {
            put(make, rows[i].text, CJ_ZONE_JOURNEY, 0, rows[i].row, 0, rows[i].node);
            continue;
        }
        struct cj_box *mark = make_mark(make, CJ_MARK_GAIN, 35, 2.0 * i + 1, 1.24);
        mark->alt = rows[i].alt;
        mark->row = rows[i].row;
        mark->node = rows[i].node;
    }
    g_autofree char *tree = tree_of(make_scene(make));
    assert_string_equal(tree, "document\n"
                              "  section\n"
                              "    figure (a channel)\n"
                              "    paragraph \"pain\" \"its source\"\n"
                              "      figure (validated)\n"
                              "    figure (a face)\n"
                              "    paragraph \"feeling\"\n"
                              "    list\n"
                              "      item \"first\"\n"
                              "        figure (severe)\n"
                              "      item \"second\"\n"
                              "        figure (slight)\n");
    make_free(make);
}

static void personas_have_sections(void **state)
{
    (void)state;
    struct make *make = make_new();
    put(make, "Title", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 1, 0);
    put(make, "H", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 0, 1);
    put(make, "Henk", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 2, 1);
    put(make, "teacher", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 0, 1);
    put(make, "Samira", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 2, 2);
    put(make, "Goals", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 2, 0);
    put(make, "be sure", CJ_ZONE_LENS, CJ_NONE, CJ_NONE, 0, 0);
    g_autofree char *tree = tree_of(make_scene(make));
    assert_string_equal(tree, "document\n"
                              "  section\n"
                              "    h1 \"Title\"\n"
                              "    section\n"
                              "      paragraph \"H\"\n"
                              "      h2 \"Henk\"\n"
                              "      paragraph \"teacher\"\n"
                              "    section\n"
                              "      h2 \"Samira\"\n"
                              "    section\n"
                              "      h2 \"Goals\"\n"
                              "      paragraph \"be sure\"\n");
    make_free(make);
}

const struct CMUnitTest tree_tests[] = {
    cmocka_unit_test(journey_is_read_by_touchpoint),
    cmocka_unit_test(reading_follows_the_tree),
    cmocka_unit_test(numbers_belong_to_headings),
    cmocka_unit_test(drawn_things_have_words),
    cmocka_unit_test(drawn_things_stand_with_their_words),
    cmocka_unit_test(personas_have_sections),
};
const size_t n_tree_tests = G_N_ELEMENTS(tree_tests);
