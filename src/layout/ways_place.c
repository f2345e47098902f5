/* Draws the ways once the columns are known. Along the main route a line runs from card to card at the middle of their first rows; ways that
 * leave it for a side route go down from it, ways that join it come up to it. What goes beneath the cards is cut where it crosses a way that
 * leads elsewhere. */
#include "ways.h"

#include <math.h>
#include <string.h>

#define FROM_CARD .11         /* between a card and a way that leaves it */
#define TO_CARD .1            /* between an arrow's end and the card */
#define WORDS_TOP 1.63        /* words beside a way down, below the line */
#define NAME_GAP .6           /* from a route's name to the way up after it */
#define QUESTION_LEFT 1.3     /* from a diamond's middle to its question where no answer stands beneath that, */
#define QUESTION_FOOT .78     /* whose last line ends so far below the top of the cards */
#define FOOT_TOP .3           /* words beneath a card */
#define HEAD_ROOM .9          /* an arrow's head is clear of an answer before it */
#define JOIN .6               /* a dot where ways meet, across */
#define END_SIGN .9
#define END_Y 1.5             /* from where a way to the end begins to the sign's middle */
#define CUT .3                /* on both sides of a way that is crossed */

struct upright { double x, top, bottom; uint32_t to; }; /* a leg of a way beneath the cards */

struct placing {
    struct cj_work *work;
    const struct cj_ways *ways;
    const struct cj_columns *columns;
    const struct way_ground *ground;
    double tracks_y;
    GArray *upright;               /* struct upright, by x */
    bool *dotted;                  /* [columns] the dot where ways come up before it is there */
};

/* --- where things stand ------------------------------------------------------------------------------------------- */

static double top_of(const struct placing *p, uint32_t c)
{
    return p->ground->y + (p->ways->level[c] > 0 ? p->ways->drop : 0);
}

static double foot_of(const struct placing *p, uint32_t c)
{
    return top_of(p, c) + p->ground->h[p->ways->level[c]];
}

static double line_y(const struct placing *p, uint32_t c)
{
    return top_of(p, c) + WAY_Y;
}

static double start_of(const struct placing *p, uint32_t c)
{
    return p->columns->x[c];
}

static double end_of(const struct placing *p, uint32_t c)
{
    return p->columns->x[c] + p->columns->w[c];
}

static const struct cj_touchpoint *touchpoint_at(const struct placing *p, uint32_t c)
{
    return &p->work->journey->touchpoints[p->columns->touchpoint[c]];
}

static double diamond_x(const struct placing *p, const struct way_fork *fork)
{
    return fork->in_gap ? end_of(p, fork->column) + WAY_GAP_LEFT + WAY_DIAMOND : start_of(p, fork->over) + WAY_DROP_X;
}

static double up_x(const struct placing *p, uint32_t c)
{
    return end_of(p, c) - cj_ways_up_x(touchpoint_at(p, c));
}

static double leg_x(const struct placing *p, uint32_t column)
{
    return start_of(p, column) - p->ways->leg[column];
}

static double track_y(const struct placing *p, const struct way *way)
{
    return p->tracks_y + way->track * WAY_TRACK;
}

/* --- pieces --------------------------------------------------------------------------------------------------------- */

static void add_path(const struct placing *p, const struct cj_point *point, uint32_t n, bool head)
{
    struct cj_point low = point[0], high = point[0];
    for (uint32_t i = 1; i < n; i++) {
        low = (struct cj_point){ fmin(low.x, point[i].x), fmin(low.y, point[i].y) };
        high = (struct cj_point){ fmax(high.x, point[i].x), fmax(high.y, point[i].y) };
    }
    struct cj_box *box = cj_work_add(p->work, CJ_PART_WAY, low.x, low.y, high.x - low.x, high.y - low.y);
    box->variant = head;
    box->first = p->work->point->len;
    box->npoints = n;
    g_array_append_vals(p->work->point, point, n);
}

static void add_line(const struct placing *p, double x0, double y0, double x1, double y1, bool head)
{
    if (head && y0 == y1) {
        cj_work_add(p->work, CJ_PART_ARROW, x0, y0, x1 - x0, 0);
        return;
    }
    const struct cj_point point[] = { { x0, y0 }, { x1, y1 } };
    add_path(p, point, 2, head);
}

static void add_dot(const struct placing *p, double x, double y)
{
    cj_work_mark(p->work, CJ_MARK_JOIN, x, y, JOIN);
}

static void add_words(const struct placing *p, const struct way_label *label, enum cj_colour_role tone, enum cj_align align, double x, double y)
{
    if (label->text != NULL)
        cj_work_text(p->work, label->text, label->role, cj_tone(tone), align, align == CJ_ALIGN_END ? x - label->w : x, y, label->w);
}

static void add_answer(const struct placing *p, const struct way *way, double x, double y)
{
    add_words(p, &way->answer, CJ_COLOUR_INK, CJ_ALIGN_START, x, y);
}

/* A level line from x0 to x1 with the way's answer in a gap of it, at x or as near as there is room before `limit`. */
static void add_line_with_answer(const struct placing *p, const struct way *way, double x0, double x, double limit, double x1, double y)
{
    if (way->answer.text == NULL) {
        add_line(p, x0, y, x1, y, true);
        return;
    }
    x = fmin(x, limit - way->answer.w - WAY_ANSWER_AIR);
    add_line(p, x0, y, x - WAY_ANSWER_AIR, y, false);
    add_answer(p, way, x, y - way->answer.h / 2);
    add_line(p, x + way->answer.w + WAY_ANSWER_AIR, y, x1, y, true);
}

/* --- diamonds --------------------------------------------------------------------------------------------------------- */

/* "decision: Yes: 8; No: 6": where the answers lead, for who hears the map. */
static const char *fork_words(const struct placing *p, const struct way_fork *fork)
{
    g_autoptr(GString) words = g_string_new(cj_mark_label(p->work, CJ_MARK_DECISION));
    for (uint32_t i = fork->first; i < fork->first + fork->n; i++) {
        const struct way *way = &p->ways->way[i];
        g_string_append_printf(words, "%s%s%s", i > fork->first ? "; " : ": ", way->words.s, way->words.len > 0 ? ": " : "");
        if (way->to == CJ_NONE)
            g_string_append(words, cj_mark_label(p->work, CJ_MARK_END));
        else
            g_string_append_printf(words, "%u", p->columns->touchpoint[way->to] + 1);
    }
    return cj_arena_strndup(p->work->arena, words->str, words->len);
}

/* Over an answer the question begins where that does. */
static double question_left(const struct way_fork *fork)
{
    return fork->over_answer ? WAY_DIAMOND + WAY_ANSWER_FREE + WAY_ANSWER_AIR : QUESTION_LEFT;
}

static double question_top(const struct placing *p, const struct way_fork *fork)
{
    return top_of(p, fork->column) + QUESTION_FOOT - fork->lift - fork->question.h;
}

static void add_diamond(const struct placing *p, const struct way_fork *fork)
{
    double x = diamond_x(p, fork), y = line_y(p, fork->column);
    if (fork->in_gap)
        add_line(p, end_of(p, fork->column) + FROM_CARD, y, x - WAY_DIAMOND, y, false);
    cj_work_mark(p->work, CJ_MARK_DECISION, x, y, 2 * WAY_DIAMOND)->alt = fork_words(p, fork);
    add_words(p, &fork->question, CJ_COLOUR_INK, CJ_ALIGN_START, x + question_left(fork), question_top(p, fork));
}

/* --- along the main route -------------------------------------------------------------------------------------------------- */

/* Where a way from the fork (NULL: from the card itself) begins, going on along its level. */
static double begin_x(const struct placing *p, const struct way_fork *fork, uint32_t column)
{
    return fork != NULL && fork->in_gap ? diamond_x(p, fork) + WAY_DIAMOND : end_of(p, column) + FROM_CARD;
}

/* How far the answer of a line over side routes may reach: clear of the first way that comes up to it, in a column or in the gutter before
 * the card. */
static double line_end(const struct placing *p, const struct way *way, double x1)
{
    if (way->before != CJ_NONE)
        return up_x(p, way->before) - JOIN / 2 - WAY_ANSWER_FREE;
    return p->ways->entered[way->to] ? leg_x(p, way->to) - JOIN / 2 - WAY_ANSWER_FREE : x1 - HEAD_ROOM;
}

static void add_main_line(const struct placing *p, const struct way_fork *fork, const struct way *way)
{
    double y = line_y(p, way->from), x0 = begin_x(p, fork, way->from), x1 = start_of(p, way->to) - TO_CARD;
    if (fork == NULL || fork->in_gap) {
        add_line_with_answer(p, way, x0, x0 + WAY_ANSWER_FREE + WAY_ANSWER_AIR, INFINITY, x1, y);
        return;
    }
    double diamond = diamond_x(p, fork), down = start_of(p, way->after) + WAY_DROP_X;
    double after = down + (way->after == fork->over ? WAY_DIAMOND : JOIN / 2) + WAY_ANSWER_FREE + WAY_ANSWER_AIR;
    double limit = line_end(p, way, x1);
    double question = diamond + question_left(fork) + fork->question.w + WAY_ANSWER_AIR;
    add_line(p, x0, y, diamond - WAY_DIAMOND, y, false);
    add_line_with_answer(p, way, diamond + WAY_DIAMOND, fmax(after, question), limit, x1, y);
}

/* Down to the card of a side route: from the diamond over it, from a dot on the line, or round a corner where the line goes nowhere else. */
static void add_drop(const struct placing *p, const struct way_fork *fork, const struct way *way)
{
    double x = start_of(p, way->to) + WAY_DROP_X, y = line_y(p, way->from), card = top_of(p, way->to) - TO_CARD;
    add_answer(p, way, x + WAY_WORDS, y + WORDS_TOP);
    if (fork == NULL) {
        const struct cj_point corner[] = { { end_of(p, way->from) + FROM_CARD, y }, { x, y }, { x, card } };
        add_path(p, corner, 3, true);
        return;
    }
    bool over = !fork->in_gap && way->to == fork->over;
    add_line(p, x, over ? y + WAY_DIAMOND : y, x, card, true);
    if (!over)
        add_dot(p, x, y);
}

/* Without a way on along the main route its line goes as far as the last way down. */
static void add_stub(const struct placing *p, const struct way_fork *fork)
{
    double y = line_y(p, fork->column), last = 0, diamond = diamond_x(p, fork);
    bool on = false;
    for (uint32_t i = fork->first; i < fork->first + fork->n; i++) {
        const struct way *way = &p->ways->way[i];
        on |= way->kind == WAY_LINE;
        last = way->kind == WAY_DROP ? fmax(last, start_of(p, way->to) + WAY_DROP_X) : last;
    }
    if (on || fork->in_gap || last == 0)
        return;
    add_line(p, end_of(p, fork->column) + FROM_CARD, y, diamond - WAY_DIAMOND, y, false);
    if (last > diamond)
        add_line(p, diamond + WAY_DIAMOND, y, last, y, false);
}

/* Up to the main line, or round a corner into the card where there is no line but this. `lined`: there is. */
static void add_up(const struct placing *p, const struct way_fork *fork, const struct way *way, bool lined)
{
    double x = fork != NULL ? diamond_x(p, fork) : up_x(p, way->from), y = line_y(p, way->to);
    double from = fork != NULL ? line_y(p, way->from) - WAY_DIAMOND : top_of(p, way->from);
    double words = fork != NULL && fork->question.h > 0 ? question_top(p, fork) : from; /* above the question, which stands beside the diamond */
    add_answer(p, way, x + WAY_WORDS, words - way->answer.h - FOOT_TOP);
    if (lined) {
        add_line(p, x, from, x, y, false);
        add_dot(p, x, y);
        return;
    }
    const struct cj_point corner[] = { { x, from }, { x, y }, { start_of(p, way->to) - TO_CARD, y } };
    add_path(p, corner, 3, true);
}

/* --- beneath the cards ----------------------------------------------------------------------------------------------------- */

/* Where a way out of a foot begins. */
static struct cj_point foot_point(const struct placing *p, const struct way_fork *fork, const struct way *way)
{
    if (way->from_diamond)
        return (struct cj_point){ diamond_x(p, fork), line_y(p, way->from) + WAY_DIAMOND };
    return (struct cj_point){ start_of(p, way->from) + way->port, foot_of(p, way->from) };
}

static void collect_uprights(struct placing *p, const struct way_fork *fork, const struct way *way)
{
    struct cj_point foot = foot_point(p, fork, way);
    const struct upright both[] = {
        { foot.x, foot.y, track_y(p, way), way->to },
        { leg_x(p, way->to), line_y(p, way->to), track_y(p, way), way->to },
    };
    g_array_append_vals(p->upright, both, 2);
}

static int by_x(const void *a, const void *b)
{
    const struct upright *x = a, *y = b;
    return (x->x > y->x) - (x->x < y->x);
}

/* The corner from a track up or down, and the track up to x: one piece of a way that is cut at crossings. */
static void add_track(const struct placing *p, const struct way *way, struct cj_point foot, bool met)
{
    double y = track_y(p, way), leg = leg_x(p, way->to), low = fmin(foot.x, leg), high = fmax(foot.x, leg);
    g_autoptr(GArray) cut = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < p->upright->len; i++) {
        const struct upright *u = &g_array_index(p->upright, struct upright, i);
        double before = cut->len > 0 ? g_array_index(cut, double, cut->len - 1) : -INFINITY;
        if (u->to != way->to && u->x > low + CUT && u->x < high - CUT && u->top < y - .01 && u->bottom > y + .01 && u->x > before + .01)
            g_array_append_val(cut, u->x);
    }
    /* The pieces from the foot to the leg, whichever way that is. */
    double sign = leg > foot.x ? 1 : -1, up = line_y(p, way->to), end = start_of(p, way->to) - TO_CARD;
    struct cj_point point[4] = { foot, { foot.x, y } };
    uint32_t n = 2;
    for (guint i = 0; i < cut->len; i++) {
        double at = g_array_index(cut, double, sign > 0 ? i : cut->len - 1 - i);
        point[n++] = (struct cj_point){ at - sign * CUT, y };
        add_path(p, point, n, false);
        point[0] = (struct cj_point){ at + sign * CUT, y };
        n = 1;
    }
    const struct cj_point rest[] = { { leg, y }, { leg, up }, { end, up } };
    struct cj_point all[8];
    memcpy(all, point, n * sizeof *point);
    memcpy(all + n, rest, sizeof rest);
    add_path(p, all, n + (met ? 2 : 3), !met);
    if (met && !p->dotted[way->to])
        add_dot(p, leg, up);
    p->dotted[way->to] = true;
}

static void add_under(const struct placing *p, const struct way_fork *fork, const struct way *way)
{
    struct cj_point foot = foot_point(p, fork, way);
    double words = way->from_diamond ? foot.y - WAY_DIAMOND + WAY_DIAMOND_WORDS : foot.y + FOOT_TOP;
    add_answer(p, way, foot.x + WAY_WORDS, words);
    if (way->kind == WAY_UNDER) {
        add_track(p, way, foot, p->ways->met[way->to]);
        return;
    }
    add_line(p, foot.x, foot.y, foot.x, foot.y + END_Y - END_SIGN / 2, false);
    cj_work_mark(p->work, CJ_MARK_END, foot.x, foot.y + END_Y, END_SIGN)->alt = cj_mark_label(p->work, CJ_MARK_END);
}

/* --- the door ---------------------------------------------------------------------------------------------------------------- */

static void add_way(const struct placing *p, const struct way_fork *fork, const struct way *way, bool lined)
{
    double y = line_y(p, way->from);
    switch (way->kind) {
    case WAY_LINE:
        add_main_line(p, fork, way);
        break;
    case WAY_DROP:
        add_drop(p, fork, way);
        break;
    case WAY_UP:
        add_up(p, fork, way, lined);
        break;
    case WAY_BESIDE: {
        double x0 = begin_x(p, fork, way->from);
        add_line_with_answer(p, way, x0, x0 + WAY_ANSWER_FREE + WAY_ANSWER_AIR, INFINITY, start_of(p, way->to) - TO_CARD, y);
        break;
    }
    default:
        add_under(p, fork, way);
    }
}

static const struct way_fork *fork_of(const struct cj_ways *ways, uint32_t way, uint32_t *fork)
{
    while (*fork < ways->nforks && ways->fork[*fork].first + ways->fork[*fork].n <= way)
        ++*fork;
    return *fork < ways->nforks && ways->fork[*fork].first <= way ? &ways->fork[*fork] : NULL;
}

static void stand_at(const struct placing *p, uint32_t column)
{
    p->work->column = column;
    p->work->node = touchpoint_at(p, column)->node;
}

/* Is there a line on the main route for a way to come up to? The first that finds none makes it for those after it. */
static bool finds_line(const struct way *way, bool *lined)
{
    bool before = way->kind == WAY_UP && lined[way->to];
    if (way->kind == WAY_UP)
        lined[way->to] = true;
    return before;
}

static void add_names(const struct placing *p)
{
    for (uint32_t c = 0; c < p->columns->n; c++) {
        if (p->ways->name[c].text == NULL)
            continue;
        stand_at(p, c);
        add_words(p, &p->ways->name[c], CJ_COLOUR_SECONDARY, CJ_ALIGN_END, up_x(p, c) - NAME_GAP, p->ground->y + WAY_Y + WORDS_TOP);
    }
}

void cj_ways_place(struct cj_work *work, const struct cj_ways *ways, const struct cj_columns *columns, const struct way_ground *ground)
{
    g_autoptr(GArray) uprights = g_array_new(FALSE, FALSE, sizeof(struct upright));
    g_autofree bool *lined = g_new0(bool, columns->n), *dotted = g_new0(bool, columns->n);
    struct placing p = { work, ways, columns, ground, 0, uprights, dotted };
    for (int level = 0; level < 2; level++)
        p.tracks_y = fmax(p.tracks_y, ground->y + (level > 0 ? ways->drop : 0) + ground->h[level] + ways->foot[level] + WAY_TRACK_FIRST);
    uint32_t f = 0;
    for (uint32_t i = 0; i < ways->nways; i++)
        if (ways->way[i].kind == WAY_UNDER)
            collect_uprights(&p, fork_of(ways, i, &f), &ways->way[i]);
        else if (ways->way[i].kind == WAY_LINE)
            lined[ways->way[i].to] = true;
    g_array_sort(uprights, by_x);
    f = 0;
    for (uint32_t i = 0; i < ways->nways; i++) {
        const struct way_fork *fork = fork_of(ways, i, &f);
        stand_at(&p, ways->way[i].from);
        if (fork != NULL && fork->first == i) {
            add_diamond(&p, fork);
            add_stub(&p, fork);
        }
        add_way(&p, fork, &ways->way[i], finds_line(&ways->way[i], lined));
    }
    add_names(&p);
    work->node = 0;
    work->column = CJ_NONE;
}
