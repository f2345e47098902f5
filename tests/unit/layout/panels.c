/* Lens, takeaways and footer: nothing without content takes room, nothing overlaps or leaves its panel, every text stands
 * once, and a wider page is never higher. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "flow.h"
#include "priv.h"

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-6)
#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */
#define S(text) ((struct cj_str)K(text))

/* --- journeys ---------------------------------------------------------------------------------------------------------- */

static const struct cj_str goals[] = { K("Know for certain that all is right"), K("Get back what is mine"), K("No trouble afterwards") };
static const struct cj_str expectations[] = { K("My data are already there"), K("Done in half an hour") };
static const struct cj_str wants[] = { K("No mistakes"), K("To stay independent") };
static const struct cj_str needs[] = { K("Large letters"), K("Somebody who looks over a shoulder") };
static const struct cj_str hates[] = { K("Logging in"), K("Official language") };

#define RICH(who, does) { .node = 1, .name = K(who), .initial = K("H"), .role = K(does), .age = K("71"), \
    .quote = K("I only want to do it well."), \
    .bio = K("Has filed the tax return alone for forty years, the last ten of them on a computer."), .segment = K("65 and over"), \
    .goals = wants, .ngoals = 2, .needs = needs, .nneeds = 2, .frustrations = hates, .nfrustrations = 2 }

static const struct cj_persona rich[] = {
    RICH("Henk de Vries", "Retired teacher"), RICH("Samira Haddad", "Graphic designer who works for herself and for others"),
    RICH("Noor", "Nurse"), RICH("Ali", "Baker"), RICH("Bo", "Student of history"), RICH("Cas", "Farmer"),
};
static const struct cj_persona named[] = { { .node = 1, .name = K("Henk"), .initial = K("H") },
                                           { .node = 2, .name = K("Samira"), .initial = K("S") } };
static const struct cj_persona nameless[] = { { .node = 1, .name = K(""), .initial = K("") } };
static const struct cj_persona wordy[] = { { .node = 1, .name = K("Wilhelmina Jacoba van der Heuvel tot Bergeijk-Middelrode"),
    .initial = K("W"), .age = K("between 60 and 70"),
    .quote = K("It is the third letter about the very same thing and I still do not know what anybody wants of me."),
    .bio = K("Lives at the edge of the village with two dogs. Was a teacher for most of her life. Reads every letter twice and keeps "
             "all of them in a drawer, by year. Calls her daughter when she does not trust a letter, and her daughter calls her when she does."),
    .frustrations = needs, .nfrustrations = 2 } };

#define TEXTS .language = K("en"), .title = K("Filing a tax return online"), .subtitle = K(""), .scenario = K(""), .kind = K(""), \
    .owner = K(""), .version = K(""), .status = K(""), .link = K("")

static struct cj_journey bare(void)
{
    return (struct cj_journey){ TEXTS };
}

static struct cj_journey full(uint32_t personas)
{
    struct cj_journey journey = bare();
    journey.subtitle = S("From the blue envelope to the final assessment");
    journey.scenario = S("Henk and Samira want to file before the first of May. "
                         "Henk has medical expenses, Samira works for herself for the first year.");
    journey.state = CJ_STATE_CURRENT;
    journey.status = S("approved");
    journey.goals = goals, journey.ngoals = G_N_ELEMENTS(goals);
    journey.expectations = expectations, journey.nexpectations = G_N_ELEMENTS(expectations);
    journey.personas = rich, journey.npersonas = personas;
    return journey;
}

#define INSURERS "Arbeidsongeschiktheidsverzekeringsmaatschappijen"

static const struct cj_persona wide_names[] = {
    { .node = 1, .name = K("Bo van Hottentottententententoonstellingsmakers"), .initial = K("B"), .role = K("Expert"), .age = K("44") },
    { .node = 2, .name = K("Mo"), .initial = K("M") },
};

/* A journey whose title and one of whose names have a word wider than a column. */
static struct cj_journey wide_words(void)
{
    struct cj_journey journey = bare();
    journey.title = S(INSURERS " compared");
    journey.subtitle = S("From letter to money");
    journey.personas = wide_names, journey.npersonas = 2;
    return journey;
}

enum { PAIN_1 = 10, PAIN_2, PAIN_3, CHANCE_1, CHANCE_2 };

static const struct cj_remark pains_1[] = {
    { .node = PAIN_1, .text = K("Slow"), .severity = CJ_PAIN_HIGH, .evidence = { .level = CJ_LEVEL_VALIDATED, .own = true } },
};
static const struct cj_remark pains_2[] = {
    { .node = PAIN_2, .text = K("Far"), .severity = CJ_PAIN_HIGH }, { .node = PAIN_3, .text = K("Dark"), .severity = CJ_PAIN_LOW },
};
static const struct cj_remark chances[] = {
    { .node = CHANCE_1, .text = K("Faster"), .number = 1 }, { .node = CHANCE_2, .text = K("Nearer"), .number = 2 },
};
static const struct cj_touchpoint touchpoints[] = {
    { .name = K("Waits"), .pains = pains_1, .npains = 1, .moments = CJ_MOMENT_TRIGGER | CJ_MOMENT_EXIT, .initiator = CJ_BY_ORGANISATION },
    { .name = K("Walks"), .pains = pains_2, .npains = 2, .opportunities = chances, .nopportunities = 2, .optional = true },
};
static const cj_node solves_all[] = { PAIN_2, CHANCE_2, PAIN_1, PAIN_3, CHANCE_1 };
static const cj_node solves_one[] = { CHANCE_1 };
static const struct cj_metric metrics[] = {
    { .name = K("Understands the letter"), .unit = K("%") }, { .name = K("Waiting time"), .unit = K("min") },
};
static const struct cj_improvement improvements[] = {
    { .node = 1, .name = K("A letter in plain words"), .owner = K("Communication"),
      .story = K("As a reader I want to understand a letter at once, so that I know what to do."),
      .solves = solves_all, .nsolves = 5, .reach = 5, .feasibility = 4, .status = CJ_WORK_DOING,
      .metric = 0, .change = 15, .has_change = true },
    { .node = 2, .name = K("Call back at a chosen time"), .owner = K("Customer contact centre"), .story = K(""), .solves = solves_one,
      .nsolves = 1, .reach = 3, .status = CJ_WORK_IDEA, .metric = 1, .change = -15, .has_change = true },
};
static const struct cj_improvement plain[] = {
    { .node = 1, .name = K("Shorter"), .owner = K(""), .story = K(""), .metric = CJ_NONE, .reach = 2, .feasibility = 5 },
};
#define RATED(reaches, feasible) { .node = 1, .name = K("Shorter"), .owner = K(""), .story = K(""), .metric = CJ_NONE, .reach = reaches, \
    .feasibility = feasible }
static const struct cj_improvement rated[] = { /* two share a place, one has half of it */
    RATED(5, 4), RATED(2, 2), RATED(2, 2), RATED(1, 5), RATED(3, 0),
};
static const struct cj_improvement crowd[] = {
    RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4),
    RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4),
    RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4), RATED(4, 4),
};
static const struct cj_remark conclusions[] = {
    { .node = 1, .text = K("The greatest frustration lies before the return itself, where people log in.") },
    { .node = 2, .text = K("Who speaks to a person gets there. Who keeps waiting gives up.") },
    { .node = 3, .text = K("Sending feels like a gamble as long as there is no summary.") },
};
static const struct cj_lane lanes[] = { { .kind = CJ_LANE_TOUCHPOINTS }, { .kind = CJ_LANE_PAINS }, { .kind = CJ_LANE_OPPORTUNITIES } };

static const struct cj_node_row nodes[] = {
    [PAIN_1] = { .kind = CJ_NODE_REMARK, .touchpoint = 0 }, [PAIN_2] = { .kind = CJ_NODE_REMARK, .touchpoint = 1 },
    [PAIN_3] = { .kind = CJ_NODE_REMARK, .touchpoint = 1 }, [CHANCE_1] = { .kind = CJ_NODE_REMARK, .touchpoint = 1 },
    [CHANCE_2] = { .kind = CJ_NODE_REMARK, .touchpoint = 1 },
};

static struct cj_journey workshop(void)
{
    struct cj_journey journey = full(2);
    journey.node = nodes, journey.nnode = G_N_ELEMENTS(nodes);
    journey.touchpoints = touchpoints, journey.ntouchpoints = G_N_ELEMENTS(touchpoints);
    journey.metrics = metrics, journey.nmetrics = G_N_ELEMENTS(metrics);
    journey.improvements = improvements, journey.nimprovements = G_N_ELEMENTS(improvements);
    journey.conclusions = conclusions, journey.nconclusions = G_N_ELEMENTS(conclusions);
    journey.lanes = lanes, journey.nlanes = G_N_ELEMENTS(lanes);
    return journey;
}

/* --- laying a panel out ------------------------------------------------------------------------------------------------ */

/* Any of the three, behind one face. */
enum panel { LENS, TAKEAWAYS, FOOTER, PANELS };

struct bench {
    struct cj_journey journey;
    struct cj_measurer measurer;
    struct cj_work work;
    enum panel panel;
    const void *made;
};

static double height_of(const struct bench *bench, double w)
{
    switch (bench->panel) {
    case LENS:
        return cj_lens_height(bench->made, w);
    case TAKEAWAYS:
        return bench->made == NULL ? 0 : cj_takeaways_height(bench->made, w);
    default:
        return cj_footer_height(bench->made, w);
    }
}

static void open_bench(struct bench *bench, struct cj_journey journey, enum panel panel)
{
    *bench = (struct bench){ .journey = journey, .measurer = cj_text_fake_measurer(), .panel = panel };
    struct cj_work *work = &bench->work;
    *work = (struct cj_work){ .arena = cj_arena_new(), .journey = &bench->journey, .theme = cj_theme_default(),
                              .measurer = &bench->measurer, .language = cj_language_find("en"), .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE };
    work->box = g_array_new(FALSE, FALSE, sizeof(struct cj_box));
    work->point = g_array_new(FALSE, FALSE, sizeof(struct cj_point));
    work->curve = g_array_new(FALSE, FALSE, sizeof(struct cj_curve));
    if (panel == LENS)
        bench->made = cj_lens_new(work);
    else if (panel == TAKEAWAYS)
        bench->made = cj_takeaways_new(work);
    else
        bench->made = cj_footer_new(work, &(struct cj_drawn){ .emotion = cj_emotion_new(work) });
}

static void place(struct bench *bench, double x, double y, double w)
{
    struct cj_work *work = &bench->work;
    g_array_set_size(work->box, 0);
    work->ntexts = 0;
    if (bench->panel == LENS)
        cj_lens_place(work, bench->made, x, y, w);
    else if (bench->panel == TAKEAWAYS)
        cj_takeaways_place(work, bench->made, x, y, w);
    else
        cj_footer_place(work, bench->made, x, y, w);
}

static void close_bench(struct bench *bench)
{
    g_array_free(bench->work.box, TRUE);
    g_array_free(bench->work.point, TRUE);
    g_array_free(bench->work.curve, TRUE);
    cj_arena_free(bench->work.arena);
}

static uint32_t nboxes(const struct bench *bench)
{
    return bench->work.box->len;
}

static const struct cj_box *box_at(const struct bench *bench, uint32_t i)
{
    return &g_array_index(bench->work.box, struct cj_box, i);
}

/* The n-th text that says exactly this, or NULL. */
static const struct cj_box *find_nth(const struct bench *bench, const char *words, uint32_t n)
{
    for (uint32_t i = 0; i < nboxes(bench); i++)
        if (box_at(bench, i)->part == CJ_PART_TEXT && strcmp(box_at(bench, i)->text->text, words) == 0 && n-- == 0)
            return box_at(bench, i);
    return NULL;
}

static const struct cj_box *find(const struct bench *bench, const char *words)
{
    const struct cj_box *box = find_nth(bench, words, 0);
    if (box == NULL)
        print_error("not drawn: %s\n", words);
    assert_non_null(box);
    return box;
}

static uint32_t count_part(const struct bench *bench, enum cj_part part)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < nboxes(bench); i++)
        n += box_at(bench, i)->part == part;
    return n;
}

static uint32_t count_marks(const struct bench *bench, enum cj_mark mark)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < nboxes(bench); i++)
        n += box_at(bench, i)->part == CJ_PART_MARK && box_at(bench, i)->variant == mark;
    return n;
}

/* --- geometry ------------------------------------------------------------------------------------------------------------- */

struct rect { double x0, y0, x1, y1; };

static struct rect line_rect(const struct cj_box *box, uint32_t line)
{
    double w = (double)box->line[line].width / CJ_EM * box->size;
    double x = box->align == CJ_ALIGN_START ? box->x : box->align == CJ_ALIGN_END ? box->x + box->w - w : box->x + (box->w - w) / 2;
    double baseline = box->y + (line + .5) * box->leading + (box->text->ascent - box->text->descent) / 2 * box->size;
    return (struct rect){ x, baseline - CJ_CAP_HEIGHT * box->size, x + w, baseline + .2 * box->size };
}

static bool meet(struct rect a, struct rect b)
{
    const double slack = 1e-3;
    return a.x0 + slack < b.x1 && b.x0 + slack < a.x1 && a.y0 + slack < b.y1 && b.y0 + slack < a.y1;
}

static void check_inside(const struct bench *bench, const struct cj_box *box)
{
    const double slack = 2e-3;
    if (box->parent == CJ_NONE)
        return;
    const struct cj_box *cell = box_at(bench, box->parent);
    struct rect r = { box->x, box->y, box->x + box->w, box->y + box->h };
    for (uint32_t l = 0; l < box->nlines; l++) {
        struct rect line = line_rect(box, l);
        r = l == 0 ? line : (struct rect){ fmin(r.x0, line.x0), fmin(r.y0, line.y0), fmax(r.x1, line.x1), fmax(r.y1, line.y1) };
    }
    bool across = r.x0 >= cell->x - slack && r.x1 <= cell->x + cell->w + slack;
    bool fits = across && r.y0 >= cell->y - slack && r.y1 <= cell->y + cell->h + slack;
    if (!fits)
        print_error("part %u \"%s\" %g %g .. %g %g leaves %g %g .. %g %g\n", box->part, box->text ? box->text->text : "",
                    r.x0, r.y0, r.x1, r.y1, cell->x, cell->y, cell->x + cell->w, cell->y + cell->h);
    assert_true(fits);
}

static void check_apart(const struct cj_box *a, const struct cj_box *b)
{
    for (uint32_t i = 0; i < a->nlines; i++)
        for (uint32_t j = 0; j < b->nlines; j++) {
            if (meet(line_rect(a, i), line_rect(b, j)))
                print_error("\"%s\" meets \"%s\"\n", a->text->text, b->text->text);
            assert_false(meet(line_rect(a, i), line_rect(b, j)));
        }
}

/* A panel placed at (x, y): inside its cell, its cells inside the height that was asked for; texts apart, each whole and once. */
static void check_placed(struct bench *bench, double w)
{
    const double x = 3, y = 5, slack = 2e-3;
    double h = height_of(bench, w);
    place(bench, x, y, w);
    uint32_t ids = 0;
    for (uint32_t i = 0; i < nboxes(bench); i++) {
        const struct cj_box *box = box_at(bench, i);
        assert_true(box->parent == CJ_NONE ? box->part == CJ_PART_CELL : box->parent < i);
        check_inside(bench, box);
        if (box->part == CJ_PART_CELL) {
            assert_true(box->x >= x - slack && box->x + box->w <= x + w + slack);
            assert_true(box->y >= y - .11 && box->y + box->h <= y + h + slack);
        }
        if (box->part != CJ_PART_TEXT)
            continue;
        assert_int_equal(box->text_id, ids++);
        assert_int_equal(box->line[0].first, 0);
        assert_int_equal(box->line[box->nlines - 1].last, box->text->n);
        for (uint32_t j = 0; j < i; j++)
            if (box_at(bench, j)->part == CJ_PART_TEXT)
                check_apart(box_at(bench, j), box);
    }
    assert_int_equal(ids, bench->work.ntexts);
}

/* Over many widths: falls or stays, and where it is finite it can be placed. */
static void check_panel(struct cj_journey journey, enum panel panel)
{
    struct bench bench;
    open_bench(&bench, journey, panel);
    double before = INFINITY;
    uint32_t placed = 0;
    for (double w = 12; w < 240 && bench.made != NULL; w += .37) {
        double h = height_of(&bench, w);
        if (h > before + 1e-9)
            print_error("panel %d: %g at %g, but %g before\n", (int)panel, h, w, before);
        assert_true(h <= before + 1e-9);
        before = h;
        if (isfinite(h) && ++placed % 5 == 1)
            check_placed(&bench, w);
    }
    assert_true(bench.made == NULL || placed > 100);
    close_bench(&bench);
}

static void test_a_wider_page_is_never_higher(void **state)
{
    (void)state;
    struct cj_journey wide_title = full(1), words = bare(), line_break = bare(), named_only = full(0), names = bare();
    wide_title.title = S("What happens between the first letter and the final assessment of somebody "
                         "who has never filed a return alone before");
    words.personas = wordy, words.npersonas = 1;
    words.status = S("checked with eleven people in the library of Bergeijk and by nobody else");
    line_break.title = S("Filing a return\nat home");
    named_only.personas = named, named_only.npersonas = 2;
    names.personas = named, names.npersonas = 2;
    for (uint32_t n = 0; n <= G_N_ELEMENTS(rich); n++)
        check_panel(full(n), LENS);
    check_panel(bare(), LENS);
    check_panel(wide_title, LENS);
    check_panel(wide_words(), LENS);
    check_panel(words, LENS);
    check_panel(line_break, LENS);
    check_panel(named_only, LENS);
    check_panel(names, LENS);
    struct cj_journey only_conclusions = workshop(), only_improvements = workshop();
    only_conclusions.nimprovements = 0;
    only_improvements.nconclusions = 0;
    check_panel(workshop(), TAKEAWAYS);
    check_panel(only_conclusions, TAKEAWAYS);
    check_panel(only_improvements, TAKEAWAYS);
    only_improvements.improvements = rated, only_improvements.nimprovements = G_N_ELEMENTS(rated);
    check_panel(only_improvements, TAKEAWAYS);
    struct cj_journey crowded = workshop();
    crowded.improvements = crowd, crowded.nimprovements = G_N_ELEMENTS(crowd);
    check_panel(crowded, TAKEAWAYS);
    check_panel(workshop(), FOOTER);
    check_panel(bare(), FOOTER);
}

/* --- the lens --------------------------------------------------------------------------------------------------------------- */

static double capitals_top(const struct cj_box *box)
{
    return line_rect(box, 0).y0;
}

static void test_the_title_stands_on_the_rules(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench, full(2), LENS);
    for (double w = 100; w < 220; w += 40) {
        place(&bench, 0, 0, w);
        const struct cj_box *title = find(&bench, "Filing a tax return online");
        assert_near(capitals_top(title), 0);
        assert_int_equal(title->heading, 1);
        assert_int_equal(title->nlines, 1);
        assert_true(title->size >= 3 && title->size <= 4.4);
    }
    close_bench(&bench);
}

static double title_size(struct bench *bench, double w)
{
    place(bench, 0, 0, w);
    return find(bench, "Filing a tax return online")->size;
}

static void test_the_title_is_as_large_as_its_column(void **state)
{
    (void)state;
    struct bench bench;
    double em = strlen("Filing a tax return online") * .55; /* its width at size 1 */
    open_bench(&bench, bare(), LENS);
    assert_near(title_size(&bench, 200), 3.4); /* it costs no more height than that */
    assert_true(fabs(title_size(&bench, em * 3.2 / .95) - 3.2) < .01);
    assert_near(title_size(&bench, em * 2.5 / .95), 3);
    assert_int_equal(find(&bench, "Filing a tax return online")->nlines, 2);
    assert_near(title_size(&bench, em * 1.2), 2.4);
    close_bench(&bench);
    open_bench(&bench, full(2), LENS);
    assert_true(title_size(&bench, 230) > 4); /* panels beside it are higher anyway */
    close_bench(&bench);
}

static void test_personas_share_their_baselines(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench, full(2), LENS);
    place(&bench, 0, 0, 130); /* the longer role takes two lines */
    const char *shared[] = { rich[0].bio.s, "Needs", "Large letters" };
    for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
        const struct cj_box *left = find_nth(&bench, shared[i], 0), *right = find_nth(&bench, shared[i], 1);
        assert_non_null(left);
        assert_non_null(right);
        assert_near(left->y, right->y);
        assert_true(right->x > left->x);
    }
    assert_near(find(&bench, "Henk de Vries")->y, find(&bench, "Samira Haddad")->y);
    close_bench(&bench);
}

static void test_what_is_not_said_takes_no_room(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = bare();
    open_bench(&bench, journey, LENS);
    place(&bench, 0, 0, 120);
    assert_int_equal(bench.work.ntexts, 1); /* the title */
    assert_true(height_of(&bench, 120) < 4.4);
    close_bench(&bench);

    journey.personas = nameless, journey.npersonas = 1;
    open_bench(&bench, journey, LENS);
    place(&bench, 0, 0, 120);
    assert_int_equal(count_part(&bench, CJ_PART_PORTRAIT), 0);
    close_bench(&bench);

    journey.personas = named, journey.npersonas = 2;
    open_bench(&bench, journey, LENS);
    place(&bench, 0, 0, 120);
    assert_int_equal(bench.work.ntexts, 5); /* title, two names, two initials */
    assert_true(height_of(&bench, 120) < 4.5);
    assert_int_equal(find(&bench, "Henk")->heading, 2);
    close_bench(&bench);
}

static void test_pills_stand_in_line_where_they_fit(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = bare();
    journey.subtitle = S("From envelope to assessment");
    journey.state = CJ_STATE_FUTURE;
    journey.status = S("draft");
    open_bench(&bench, journey, LENS);
    place(&bench, 0, 0, 100);
    struct rect below_pill = { 0, capitals_top(find(&bench, "Desired state")), 100, 100 };
    assert_true(meet(below_pill, line_rect(find(&bench, journey.subtitle.s), 0)));
    assert_true(find(&bench, "draft")->x > find(&bench, "Desired state")->x);
    place(&bench, 0, 0, 30);
    assert_true(capitals_top(find(&bench, "Desired state")) > line_rect(find(&bench, journey.subtitle.s), 0).y1);
    close_bench(&bench);
}

static void test_narrow_pages_wrap_panels(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench, full(2), LENS);
    place(&bench, 0, 0, 190);
    assert_near(find(&bench, "Henk de Vries")->y, find(&bench, "Samira Haddad")->y);
    assert_true(find(&bench, "Henk de Vries")->x > find(&bench, "Filing a tax return online")->w);
    assert_true(find(&bench, "Henk de Vries")->y < 3);
    place(&bench, 0, 0, 34);
    assert_true(find(&bench, "Henk de Vries")->y > 6);
    assert_true(find(&bench, "Samira Haddad")->y > find(&bench, "Henk de Vries")->y + 6);
    close_bench(&bench);
}

/* Does a line of the text begin within a word? */
static bool is_cut(const struct cj_box *box)
{
    for (uint32_t l = 1; l < box->nlines; l++)
        if (box->text->brk[box->line[l].first] == CJ_BREAK_FORCED || box->text->brk[box->line[l].first] == CJ_BREAK_SYLLABLE)
            return true;
    return false;
}

static void test_words_are_cut_last(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = wide_words();
    const double word = strlen(INSURERS) * .55, name_word = strlen("Hottentottententententoonstellingsmakers") * .55;
    open_bench(&bench, journey, LENS);
    for (double w = word * 2 + .01; w < 160; w += 1.3) {
        place(&bench, 0, 0, w);
        const struct cj_box *title = find(&bench, journey.title.s);
        assert_false(is_cut(title));
        assert_true(title->size >= 2 && title->x + title->w <= w + 1e-6);
    }
    place(&bench, 0, 0, word * 2 - 1);
    assert_true(is_cut(find(&bench, journey.title.s)));
    place(&bench, 0, 0, 2 * (name_word * 1.2 + 6.6) + 3); /* one beside the other, below the title */
    const struct cj_box *name = find(&bench, wide_names[0].name.s);
    assert_near(name->size, 1.1);
    assert_false(is_cut(name));
    assert_near(find(&bench, "Mo")->size, 1.35);
    close_bench(&bench);
}

/* No more than a difference in size stays empty between the subtitle and the row beneath. */
static void test_the_title_keeps_its_lines(void **state)
{
    (void)state;
    for (int one_word = 0; one_word < 2; one_word++) {
        struct bench bench;
        struct cj_journey journey = wide_words();
        if (one_word)
            journey.title = S(INSURERS);
        open_bench(&bench, journey, LENS);
        for (double w = strlen(INSURERS) * .55 * 2 + .01; w < 130; w += 1.3) {
            place(&bench, 0, 0, w);
            double below = line_rect(find(&bench, journey.subtitle.s), 0).y1, rule = find(&bench, wide_names[0].name.s)->y - 1.075;
            assert_true(rule - below < 1.7 + (one_word ? 1.45 : 1.3));
        }
        close_bench(&bench);
    }
}

static void test_pills_stand_clear_of_the_title(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = bare();
    journey.state = CJ_STATE_FUTURE;
    open_bench(&bench, journey, LENS);
    place(&bench, 0, 0, 60);
    const struct cj_box *title = find(&bench, journey.title.s);
    for (uint32_t i = 0; i < nboxes(&bench); i++)
        if (box_at(&bench, i)->part == CJ_PART_PILL)
            assert_near(box_at(&bench, i)->y, title->size * (.714 + .25) + .8);
    assert_int_equal(count_part(&bench, CJ_PART_PILL), 1);
    close_bench(&bench);
}

/* Above each other, or beside each other in 14 em each; never narrower. */
static void test_aims_are_never_squeezed(void **state)
{
    (void)state;
    struct bench bench;
    uint32_t beside = 0, stacked = 0;
    open_bench(&bench, full(2), LENS);
    for (double w = 60; w < 230; w += 2.3) {
        place(&bench, 0, 0, w);
        const struct cj_box *left = find_nth(&bench, "Goals", 0), *right = find(&bench, "Expectations");
        for (uint32_t n = 1; find_nth(&bench, "Goals", n) != NULL; n++) /* personas have goals too, in smaller letters */
            left = find_nth(&bench, "Goals", n)->size > left->size ? find_nth(&bench, "Goals", n) : left;
        bool apart = fabs(left->x - right->x) > 1e-6;
        apart ? beside++ : stacked++;
        assert_true(!apart || right->x - left->x >= 14 + 3 - 1e-6);
    }
    assert_true(beside > 0 && stacked > 0);
    close_bench(&bench);
}

/* Each row of lists has one top, and three lists stand in one row or in three. */
static void test_lists_stand_in_rows(void **state)
{
    (void)state;
    struct bench bench;
    uint32_t rows[4] = { 0 };
    struct cj_journey journey = full(2);
    open_bench(&bench, journey, LENS);
    for (double w = 80; w < 230; w += 1.7) {
        place(&bench, 0, 0, w);
        const struct cj_box *want = find(&bench, wants[0].s), *need = find(&bench, "Needs"), *hate = find(&bench, "Frustrations");
        uint32_t n = want->y < need->y ? 3 : need->y < hate->y ? 2 : 1;
        rows[n]++;
        if (fabs(find_nth(&bench, "Henk de Vries", 0)->y - find(&bench, "Samira Haddad")->y) < 1e-6) {
            assert_near(need->y, find_nth(&bench, "Needs", 1)->y);
            assert_near(hate->y, find_nth(&bench, "Frustrations", 1)->y);
        }
    }
    assert_true(rows[1] > rows[2]);
    close_bench(&bench);
}

/* A persona who says nothing beside the words has the whole panel for them. */
static void test_words_take_the_place_of_lists(void **state)
{
    (void)state;
    struct cj_persona two[] = { rich[0], rich[1] };
    two[1].ngoals = two[1].nneeds = two[1].nfrustrations = 0;
    struct cj_journey journey = bare();
    journey.personas = two, journey.npersonas = 2;
    struct bench bench;
    uint32_t seen = 0;
    open_bench(&bench, journey, LENS);
    for (double w = 80; w < 230; w += 1.7) {
        place(&bench, 0, 0, w);
        const struct cj_box *bio = find_nth(&bench, two[0].bio.s, 0), *free = find_nth(&bench, two[1].bio.s, 1);
        bool beside = find(&bench, "Needs")->y < bio->y;
        if (beside && fabs(bio->y - free->y) < 1e-6) {
            assert_true(free->w > bio->w + 1);
            seen++;
        }
    }
    assert_true(seen > 0);
    close_bench(&bench);
}

/* Aims in the row of the title, above personas: they begin where a persona does. */
static void test_panels_share_columns(void **state)
{
    (void)state;
    struct bench bench;
    uint32_t seen = 0;
    open_bench(&bench, full(6), LENS);
    for (double w = 60; w < 230; w += 1.7) {
        place(&bench, 0, 0, w);
        const struct cj_box *aims = box_at(&bench, find(&bench, "Expectations")->parent);
        const struct cj_box *first = box_at(&bench, find(&bench, "Henk de Vries")->parent);
        const struct cj_box *second = box_at(&bench, find(&bench, "Samira Haddad")->parent);
        if (aims->y > .2 || first->y < 1 || first->y < second->y)
            continue;
        double columns = aims->x / (second->x - first->x);
        assert_near(columns, round(columns));
        seen++;
    }
    assert_true(seen > 0);
    close_bench(&bench);
}

/* --- takeaways ---------------------------------------------------------------------------------------------------------------- */

static void test_no_takeaways(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench, full(2), TAKEAWAYS);
    assert_null(bench.made);
    close_bench(&bench);
}

static void test_columns_are_there_when_used(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = workshop();
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    const char *const heads[] = { "pain in step", "opportunity", "owner", "expected effect", "reach", "feasibility", "status" };
    double x = find(&bench, "Improvements")->x;
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        const struct cj_box *head = find(&bench, heads[i]);
        assert_true(head->x > x);
        x = head->x;
    }
    assert_near(find(&bench, "Communication")->x, find(&bench, "owner")->x);
    assert_near(find(&bench, "Customer contact centre")->x, find(&bench, "owner")->x);
    assert_near(find(&bench, "Understands the letter")->x, find(&bench, "Waiting time")->x);
    close_bench(&bench);

    journey.improvements = plain, journey.nimprovements = 1;
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    find(&bench, "reach");
    assert_null(find_nth(&bench, "owner", 0));
    assert_null(find_nth(&bench, "status", 0));
    assert_int_equal(count_marks(&bench, CJ_MARK_DOT), 2 + 5);
    assert_int_equal(count_marks(&bench, CJ_MARK_CIRCLE), 3 + 0);
    close_bench(&bench);
}

/* Who hears the map is told what the pips count. */
static void test_pips_in_words(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = workshop();
    journey.improvements = plain, journey.nimprovements = 1;
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    g_autoptr(GString) alts = g_string_new(NULL);
    for (uint32_t i = 0; i < nboxes(&bench); i++)
        if (box_at(&bench, i)->alt)
            g_string_append_printf(alts, "%s.", box_at(&bench, i)->alt);
    assert_string_equal(alts->str, "reach 2/5.feasibility 5/5.");
    close_bench(&bench);
}

/* From three rated improvements on they stand in the matrix, which says in words what a place in it means; a half rating stays in the
 * table. */
static void test_the_matrix(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = workshop();
    journey.improvements = rated, journey.nimprovements = 3;
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    assert_int_equal(count_part(&bench, CJ_PART_SQUARE), 25);
    assert_int_equal(count_marks(&bench, CJ_MARK_DOT), 0);
    assert_int_equal(count_marks(&bench, CJ_MARK_LETTER), 3 + 3);
    assert_near(find(&bench, "Reach and feasibility")->y, find(&bench, "Improvements")->y);
    assert_true(find_nth(&bench, "A", 1)->y < find_nth(&bench, "B", 1)->y);
    assert_true(find_nth(&bench, "A", 1)->x > find_nth(&bench, "B", 1)->x);
    close_bench(&bench);

    journey.nimprovements = G_N_ELEMENTS(rated);
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    g_autoptr(GString) alts = g_string_new(NULL);
    for (uint32_t i = 0; i < nboxes(&bench); i++)
        if (box_at(&bench, i)->alt)
            g_string_append_printf(alts, "%s.", box_at(&bench, i)->alt);
    assert_string_equal(alts->str, "reach 3/5.reach 5/5, feasibility 4/5.reach 2/5, feasibility 2/5.reach 2/5, feasibility 2/5."
                                   "reach 1/5, feasibility 5/5.");
    assert_null(find_nth(&bench, "E", 1)); /* only in the table */
    close_bench(&bench);

    journey.nimprovements = 2;
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    assert_int_equal(count_part(&bench, CJ_PART_SQUARE), 0);
    close_bench(&bench);
}

/* However many share a place: each letter has a disc, and no disc meets another or leaves its cell. */
static void test_nobody_is_left_out_of_the_matrix(void **state)
{
    (void)state;
    for (uint32_t n = 3; n <= G_N_ELEMENTS(crowd); n++) {
        struct bench bench;
        struct cj_journey journey = workshop();
        journey.improvements = crowd, journey.nimprovements = n;
        open_bench(&bench, journey, TAKEAWAYS);
        place(&bench, 0, 0, 180);
        const struct cj_box *cell = NULL, *seen[G_N_ELEMENTS(crowd)];
        uint32_t discs = 0;
        for (uint32_t i = 0; i < nboxes(&bench); i++) {
            const struct cj_box *box = box_at(&bench, i);
            cell = box->part == CJ_PART_SQUARE && box->variant == 6 && cell == NULL ? box : cell; /* the others of its tone are beside it */
            if (box->part == CJ_PART_MARK && box->variant == CJ_MARK_LETTER && box->w < 1.5)
                seen[discs++] = box;
        }
        assert_int_equal(discs, n);
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < i; j++)
                assert_true(hypot(seen[i]->x - seen[j]->x, seen[i]->y - seen[j]->y) >= seen[i]->w);
        assert_true(seen[n - 1]->y + seen[n - 1]->h - seen[0]->y <= cell->h && seen[0]->w < cell->w);
        close_bench(&bench);
    }
}

/* Pains by severity, their touchpoints in order and once; opportunities by number. */
static void test_what_an_improvement_solves(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench, workshop(), TAKEAWAYS);
    place(&bench, 0, 0, 180);
    find(&bench, "1, 2");
    assert_int_equal(count_marks(&bench, CJ_MARK_PAIN_HIGH), 1);
    assert_int_equal(count_marks(&bench, CJ_MARK_PAIN_MEDIUM), 0);
    assert_int_equal(count_marks(&bench, CJ_MARK_PAIN_LOW), 1);
    assert_int_equal(count_marks(&bench, CJ_MARK_OPPORTUNITY), 3);
    find(&bench, "+15%");
    find(&bench, "\u201315\u00A0min");
    close_bench(&bench);
}

static void test_takeaways_beside_or_below(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench, workshop(), TAKEAWAYS);
    place(&bench, 0, 0, 180);
    assert_near(find(&bench, "Conclusions")->y, find(&bench, "Improvements")->y);
    place(&bench, 0, 0, 40);
    assert_near(find(&bench, "Conclusions")->x, find(&bench, "Improvements")->x);
    assert_true(find(&bench, "Improvements")->y > line_rect(find(&bench, conclusions[2].text.s), 0).y1);
    assert_null(find_nth(&bench, "owner", 0)); /* no table, and an owner needs no head */
    find(&bench, "reach");
    close_bench(&bench);
}

static void test_letters_go_on_after_z(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_improvement many[28];
    struct cj_journey journey = workshop();
    for (size_t i = 0; i < G_N_ELEMENTS(many); i++)
        many[i] = plain[0];
    journey.improvements = many, journey.nimprovements = G_N_ELEMENTS(many);
    open_bench(&bench, journey, TAKEAWAYS);
    place(&bench, 0, 0, 180);
    find(&bench, "A");
    find(&bench, "Z");
    find(&bench, "AA");
    find(&bench, "AB");
    close_bench(&bench);
}

/* --- the footer ------------------------------------------------------------------------------------------------------------------ */

static void test_the_legend_has_what_is_used(void **state)
{
    (void)state;
    struct bench bench;
    struct cj_journey journey = workshop();
    journey.kind = S("citizen");
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 200);
    const char *const there[] = { "Legend", "citizen starts", "organisation starts", "trigger", "may leave here", "optional",
                                  "pain point, severe", "pain point, slight", "opportunity", "n", "validated" };
    const char *const not_there[] = { "someone else starts", "moment of truth", "pain point, noticeable", "gain", "assumed", "spread",
                                      "not reported" };
    for (size_t i = 0; i < G_N_ELEMENTS(there); i++)
        find(&bench, there[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(not_there); i++)
        assert_null(find_nth(&bench, not_there[i], 0));
    close_bench(&bench);

    journey.kind = S("visitor");
    journey.nlanes = 1; /* pains and opportunities are not drawn, nor explained */
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 200);
    find(&bench, "visitor starts");
    assert_null(find_nth(&bench, "pain point, severe", 0));
    assert_null(find_nth(&bench, "validated", 0));
    close_bench(&bench);
}

/* The customer starting everything goes without saying. */
static void test_a_legend_of_nothing_is_none(void **state)
{
    (void)state;
    static const struct cj_touchpoint steps[] = { { .name = K("Waits") }, { .name = K("Walks") } };
    static const struct cj_touchpoint other[] = { { .name = K("Waits") }, { .name = K("Walks"), .optional = true } };
    struct cj_journey journey = bare();
    struct bench bench;
    journey.lanes = lanes, journey.nlanes = 1;
    journey.touchpoints = steps, journey.ntouchpoints = 2;
    open_bench(&bench, journey, FOOTER);
    assert_near(height_of(&bench, 100), 0);
    close_bench(&bench);

    journey.touchpoints = other;
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 100);
    find(&bench, "customer starts");
    find(&bench, "optional");
    close_bench(&bench);
}

/* Scores of one persona: told, silent, told. Only a silence between two scores is dashed. */
static void test_spread_and_silence(void **state)
{
    (void)state;
    static const struct cj_lane emotion[] = { { .kind = CJ_LANE_EMOTION } };
    struct cj_score sure = { .persona = 1, .value = 1 }, spread = { .persona = 1, .low = -1, .spread = true };
    struct cj_touchpoint steps[] = {
        { .scores = &sure, .nscores = 1 }, { .nscores = 0 }, { .scores = &spread, .nscores = 1 }, { .nscores = 0 },
    };
    struct cj_journey journey = bare();
    journey.personas = rich, journey.npersonas = 2;
    journey.lanes = emotion, journey.nlanes = 1;
    struct bench bench;

    journey.touchpoints = steps, journey.ntouchpoints = 4;
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 120);
    find(&bench, "spread");
    find(&bench, "not reported");
    for (uint32_t i = 0; i < nboxes(&bench); i++)
        assert_true(box_at(&bench, i)->part != CJ_PART_MARK || box_at(&bench, i)->index == 1);
    close_bench(&bench);

    journey.touchpoints = steps + 1, journey.ntouchpoints = 3;
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 120);
    assert_null(find_nth(&bench, "not reported", 0));
    close_bench(&bench);
}

static void test_the_line_at_the_foot(void **state)
{
    (void)state;
    static const struct cj_source_note sources[] = {
        { .name = K("Complaints"), .date = { .year = 2026, .month = 1, .day = 15 } }, { .name = K("Interviews") },
    };
    struct cj_journey journey = bare();
    struct bench bench;
    open_bench(&bench, journey, FOOTER);
    assert_near(height_of(&bench, 100), 0);
    place(&bench, 0, 0, 100);
    assert_int_equal(bench.work.ntexts, 0);
    close_bench(&bench);

    journey.owner = S("Delivery");
    journey.version = S("0.3");
    journey.link = journey.uri = S("https://example.org/parcel");
    journey.sources = sources, journey.nsources = 2;
    open_bench(&bench, journey, FOOTER);
    const char *credits = "Delivery · version 0.3 ·", *address = "example.org/parcel";
    place(&bench, 0, 0, 100);
    assert_near(line_rect(find(&bench, address), 0).x1, 100);
    assert_near(line_rect(find(&bench, credits), 0).y1, line_rect(find(&bench, address), 0).y1);
    assert_true(line_rect(find(&bench, credits), 0).x1 < find(&bench, address)->x);
    assert_string_equal(find(&bench, address)->uri, "https://example.org/parcel");
    assert_null(find(&bench, credits)->uri);
    const struct cj_box *said = NULL;
    for (uint32_t i = 0; i < nboxes(&bench); i++)
        if (box_at(&bench, i)->part == CJ_PART_TEXT && g_str_has_prefix(box_at(&bench, i)->text->text, "Sources: Complaints ("))
            said = box_at(&bench, i);
    assert_non_null(said);
    assert_true(g_str_has_suffix(said->text->text, "), Interviews"));
    assert_near(said->y, find(&bench, credits)->y);
    place(&bench, 0, 0, 25);
    assert_near(find(&bench, credits)->x, 0);
    assert_near(find(&bench, credits)->y, find(&bench, address)->y);
    place(&bench, 0, 0, 15); /* too narrow for both: no point at the end of a line */
    assert_near(find(&bench, "Delivery · version 0.3")->x, 0);
    assert_near(find(&bench, address)->x, 0);
    assert_true(find(&bench, address)->y > find(&bench, "Delivery · version 0.3")->y);
    close_bench(&bench);
}

/* Counted over touchpoints, once one of them says something; what is not said is counted as that. */
static void test_how_well_founded(void **state)
{
    static const struct cj_touchpoint said[] = {
        { .name = K("A"), .evidence = { .level = CJ_LEVEL_ASSUMED } }, { .name = K("B"), .evidence = { .level = CJ_LEVEL_VALIDATED } },
        { .name = K("C") }, { .name = K("D"), .evidence = { .level = CJ_LEVEL_VALIDATED } },
    };
    static const struct cj_source_note sources[] = { { .name = K("Interviews") } };
    struct cj_journey journey = bare();
    struct bench bench;
    (void)state;
    journey.touchpoints = said, journey.ntouchpoints = G_N_ELEMENTS(said);
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 200);
    find(&bench, "Evidence per touchpoint: 2 validated, 1 assumed, 1 not stated");
    close_bench(&bench);

    journey.sources = sources, journey.nsources = 1;
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 200);
    find(&bench, "Evidence per touchpoint: 2 validated, 1 assumed, 1 not stated · Sources: Interviews");
    close_bench(&bench);

    journey.touchpoints = &said[2], journey.ntouchpoints = 1;
    open_bench(&bench, journey, FOOTER);
    place(&bench, 0, 0, 200);
    find(&bench, "Sources: Interviews");
    close_bench(&bench);
}

int run_panels_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_wider_page_is_never_higher),
        cmocka_unit_test(test_the_title_stands_on_the_rules),
        cmocka_unit_test(test_the_title_is_as_large_as_its_column),
        cmocka_unit_test(test_personas_share_their_baselines),
        cmocka_unit_test(test_what_is_not_said_takes_no_room),
        cmocka_unit_test(test_pills_stand_in_line_where_they_fit),
        cmocka_unit_test(test_narrow_pages_wrap_panels),
        cmocka_unit_test(test_words_are_cut_last),
        cmocka_unit_test(test_the_title_keeps_its_lines),
        cmocka_unit_test(test_pills_stand_clear_of_the_title),
        cmocka_unit_test(test_aims_are_never_squeezed),
        cmocka_unit_test(test_lists_stand_in_rows),
        cmocka_unit_test(test_words_take_the_place_of_lists),
        cmocka_unit_test(test_panels_share_columns),
        cmocka_unit_test(test_no_takeaways),
        cmocka_unit_test(test_columns_are_there_when_used),
        cmocka_unit_test(test_pips_in_words),
        cmocka_unit_test(test_the_matrix), cmocka_unit_test(test_nobody_is_left_out_of_the_matrix),
        cmocka_unit_test(test_what_an_improvement_solves),
        cmocka_unit_test(test_takeaways_beside_or_below),
        cmocka_unit_test(test_letters_go_on_after_z),
        cmocka_unit_test(test_the_legend_has_what_is_used),
        cmocka_unit_test(test_a_legend_of_nothing_is_none),
        cmocka_unit_test(test_spread_and_silence),
        cmocka_unit_test(test_the_line_at_the_foot),
        cmocka_unit_test(test_how_well_founded),
    };
    return cmocka_run_group_tests_name("panels", tests, NULL, NULL);
}
