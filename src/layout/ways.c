/* Which ways there are, how each goes, and the room it needs. Nothing here depends on the widths that are still to be chosen: labels are
 * broken for good, gutters are widened, tracks are counted. */
#include "ways.h"

#include <math.h>
#include <string.h>

#define DROP 4.5              /* how much lower the cards of side routes hang, with one line beside the way down */
#define ANSWER_MOST 9.0       /* a longer answer or question takes several lines */
#define QUESTION_MOST 11.0    /* over side routes */
#define QUESTION_GAP_MOST 6.5 /* in a gutter, which it widens */
#define OVER_ANSWER .3        /* between a question and an answer beneath it */
#define LINES_MOST 6          /* of any label */
#define NAME_AIR 1.2          /* around a route's name that stands beside an answer */
#define LABEL_END .4          /* from words to what comes after them */
#define ARROW .9              /* a head and a little shaft */
#define LEG 1.3               /* from a card back to the way that comes up before it, */
#define LEG_WIDE 1.55         /* where the gutter is one between phases: clear of its hairline */
#define LEG_LEFT .45          /* and from that back to the card before */
#define UP_X 1.6              /* where a way goes up from a card, from its end edge */
#define MOMENT 2.4            /* a moment's badge at the card's end edge */
#define PORT 1.2              /* the first way out of a card's foot, from its start edge; between two */
#define CARD_LEAST 3.4        /* no card is lower */
#define END_FOOT 2.0          /* what a sign of the end takes beneath a card: WAY_END_Y and half of it */
#define QUESTION_BELOW .75    /* what a question beside a side route needs more than its height, to stay clear of the main line */
#define UP_ANSWER .45         /* and an answer above it */
#define QUESTION_FREE .7      /* of a question's height stands beside the cards, the rest above them */

static const struct cj_touchpoint *touchpoint_at(const struct cj_work *work, const struct cj_columns *columns, uint32_t c)
{
    return columns->touchpoint[c] == CJ_NONE ? NULL : &work->journey->touchpoints[columns->touchpoint[c]];
}

/* --- labels ------------------------------------------------------------------------------------------------------- */

/* Broken at `most`, or wider where it would take more than `lines`. */
static struct way_label label_of(struct cj_work *work, struct cj_str words, enum cj_role role, double most, uint32_t lines)
{
    struct way_label label = { .text = cj_work_measure(work, words, role), .role = (uint8_t)role };
    if (label.text == NULL || label.text->n == 0)
        return (struct way_label){ .role = (uint8_t)role };
    struct cj_type type = cj_theme_type(work->theme, role);
    double least = (double)cj_text_least_width(label.text) / CJ_EM * type.size;
    int32_t width = cj_text_units(fmax(least, most), type.size), widest = 0;
    uint32_t n = cj_text_break(label.text, width, true, NULL, 0);
    for (; n > lines; n = cj_text_break(label.text, width, true, NULL, 0))
        width += width / 8;
    g_autofree struct cj_line *line = g_new(struct cj_line, n);
    n = cj_text_balance(label.text, width, true, work->journey->language.s, line, n);
    for (uint32_t i = 0; i < n; i++)
        widest = MAX(widest, line[i].width);
    label.w = (double)widest / CJ_EM * type.size + .02;
    label.h = n * type.leading;
    return label;
}

/* --- how each way goes ---------------------------------------------------------------------------------------------- */

static void find_levels(struct cj_work *work, const struct cj_columns *columns, struct cj_ways *ways)
{
    uint32_t next = CJ_NONE;
    ways->level = CJ_NEW(work->arena, uint8_t, columns->n);
    ways->next_main = CJ_NEW(work->arena, uint32_t, columns->n);
    for (uint32_t c = columns->n; c-- > 0;) {
        const struct cj_touchpoint *touchpoint = touchpoint_at(work, columns, c);
        ways->level[c] = touchpoint != NULL && touchpoint->route > 0;
        ways->next_main[c] = next;
        if (touchpoint != NULL && ways->level[c] == 0)
            next = c;
    }
}

static enum way_kind kind_of(const struct cj_ways *ways, uint32_t from, uint32_t to)
{
    if (to == CJ_NONE)
        return WAY_END;
    bool forward = to > from, before_main = ways->next_main[from] == CJ_NONE || to < ways->next_main[from];
    if (ways->level[to] == 0)
        return to != ways->next_main[from] ? WAY_UNDER : ways->level[from] == 0 ? WAY_LINE : WAY_UP;
    if (ways->level[from] == 0)
        return forward && before_main ? WAY_DROP : WAY_UNDER;
    return to == from + 1 ? WAY_BESIDE : WAY_UNDER;
}

/* Two answers that lead to the same card are one way with both. */
static bool joins_before(struct cj_work *work, GArray *list, const struct way *way)
{
    for (guint i = list->len; i-- > 0;) {
        struct way *before = &g_array_index(list, struct way, i);
        if (before->from != way->from)
            return false;
        if (before->to != way->to)
            continue;
        before->words = before->words.len == 0 ? way->words
            : way->words.len == 0            ? before->words
                                             : cj_work_format(work, "%s / %s", before->words.s, way->words.s);
        return true;
    }
    return false;
}

/* The journey's own end is not drawn: its last card of the main route, if it leads nowhere else. */
static bool is_plain_end(const struct cj_journey *journey, const struct cj_ways *ways, uint32_t edge, uint32_t column)
{
    const struct cj_edge *e = &journey->edges[edge];
    bool only = (edge == 0 || e[-1].from != e->from) && (edge + 1 == journey->nedges || e[1].from != e->from);
    return e->to == CJ_NONE && only && ways->level[column] == 0 && ways->next_main[column] == CJ_NONE;
}

static void find_ways(struct cj_work *work, const struct cj_columns *columns, struct cj_ways *ways)
{
    const struct cj_journey *journey = work->journey;
    g_autofree uint32_t *column_of = g_new0(uint32_t, journey->ntouchpoints + 1);
    g_autoptr(GArray) list = g_array_new(FALSE, TRUE, sizeof(struct way));
    for (uint32_t c = 0; c < columns->n; c++)
        if (columns->touchpoint[c] != CJ_NONE)
            column_of[columns->touchpoint[c]] = c;
    for (uint32_t i = 0; i < journey->nedges; i++) {
        const struct cj_edge *edge = &journey->edges[i];
        struct way way = { .from = column_of[edge->from], .to = edge->to == CJ_NONE ? CJ_NONE : column_of[edge->to], .words = edge->when };
        way.kind = kind_of(ways, way.from, way.to);
        if (!is_plain_end(journey, ways, i, way.from) && !joins_before(work, list, &way))
            g_array_append_val(list, way);
    }
    ways->nways = list->len;
    ways->way = cj_arena_seal(work->arena, list);
}

/* A way up that meets the line before another way leaves it would seem to lead there: it goes beneath the cards instead. */
static void keep_apart(struct cj_ways *ways, uint32_t columns)
{
    g_autofree uint32_t *last_drop = g_new0(uint32_t, columns + 1); /* by the next main column; the map's end is `columns` */
    for (uint32_t i = 0; i < ways->nways; i++)
        if (ways->way[i].kind == WAY_DROP) {
            uint32_t *last = &last_drop[MIN(ways->next_main[ways->way[i].from], columns)];
            *last = MAX(*last, ways->way[i].to);
        }
    for (uint32_t i = 0; i < ways->nways; i++)
        if (ways->way[i].kind == WAY_UP && last_drop[ways->way[i].to] > ways->way[i].from)
            ways->way[i].kind = WAY_UNDER;
}

/* --- diamonds ----------------------------------------------------------------------------------------------------------- */

static struct way_fork fork_at(struct cj_work *work, const struct cj_columns *columns, const struct cj_ways *ways, uint32_t first, uint32_t n)
{
    uint32_t column = ways->way[first].from;
    struct way_fork fork = { .column = column, .in_gap = true, .over = CJ_NONE, .first = first, .n = n };
    for (uint32_t i = first; i < first + n; i++)
        if (ways->way[i].kind == WAY_DROP)
            fork.over = MIN(fork.over, ways->way[i].to);
    fork.in_gap = ways->level[column] > 0 || fork.over == CJ_NONE;
    fork.question = label_of(work, touchpoint_at(work, columns, column)->decision, CJ_ROLE_BODY_BOLD,
                             fork.in_gap ? QUESTION_GAP_MOST : QUESTION_MOST, LINES_MOST);
    return fork;
}

/* Does the answer stand in a gap of a level line? */
static bool in_line(const struct way *way)
{
    return way->kind == WAY_LINE || way->kind == WAY_BESIDE;
}

static void lift_question(struct way_fork *fork, const struct way_label *answer, double line)
{
    fork->over_answer = fork->in_gap && fork->question.h > 0 && answer->h > 0;
    fork->lift = fmax(0, answer->h - line) / 2 + (fork->over_answer ? OVER_ANSWER : 0);
}

static void find_forks(struct cj_work *work, const struct cj_columns *columns, struct cj_ways *ways)
{
    double line = cj_theme_type(work->theme, CJ_ROLE_ANSWER).leading;
    g_autoptr(GArray) forks = g_array_new(FALSE, TRUE, sizeof(struct way_fork));
    for (uint32_t i = 0, n; i < ways->nways; i += n) {
        for (n = 1; i + n < ways->nways && ways->way[i + n].from == ways->way[i].from;)
            n++;
        if (n < 2 && ways->way[i].words.len == 0 && touchpoint_at(work, columns, ways->way[i].from)->decision.len == 0)
            continue;
        struct way_fork fork = fork_at(work, columns, ways, i, n);
        g_array_append_val(forks, fork);
    }
    ways->nforks = forks->len;
    ways->fork = cj_arena_seal(work->arena, forks);
    for (uint32_t i = 0; i < ways->nways; i++)
        ways->way[i].answer = label_of(work, ways->way[i].words, CJ_ROLE_ANSWER, ANSWER_MOST, in_line(&ways->way[i]) ? 2 : LINES_MOST);
    for (uint32_t f = 0; f < ways->nforks; f++)
        for (uint32_t i = ways->fork[f].first; i < ways->fork[f].first + ways->fork[f].n; i++)
            if (in_line(&ways->way[i]))
                lift_question(&ways->fork[f], &ways->way[i].answer, line);
}

/* --- room in gutters and columns ------------------------------------------------------------------------------------------ */

static const struct way *way_of_kind(const struct cj_ways *ways, const struct way_fork *fork, enum way_kind kind)
{
    for (uint32_t i = fork->first; i < fork->first + fork->n; i++)
        if (ways->way[i].kind == kind)
            return &ways->way[i];
    return NULL;
}

/* The way that leads on to the right of a diamond in a gap. */
static const struct way *way_on(const struct cj_ways *ways, const struct way_fork *fork)
{
    return way_of_kind(ways, fork, ways->level[fork->column] == 0 ? WAY_LINE : WAY_BESIDE);
}

static double gap_width(const struct cj_ways *ways, const struct way_fork *fork)
{
    const struct way *on = way_on(ways, fork);
    double answer = WAY_ANSWER_FREE + WAY_ANSWER_AIR; /* where it begins, and a question over it */
    double words = fork->question.w > 0 ? fork->question.w + (fork->over_answer ? answer : LABEL_END) : 0;
    if (on != NULL && on->answer.w > 0)
        words = fmax(words, answer + on->answer.w + WAY_ANSWER_AIR);
    for (uint32_t i = fork->first; i < fork->first + fork->n; i++) /* beside ways up and down, from the diamond's middle */
        if (ways->way[i].from_diamond || ways->way[i].kind == WAY_UP)
            words = fmax(words, WAY_WORDS + ways->way[i].answer.w + LABEL_END - WAY_DIAMOND);
    return WAY_GAP_LEFT + 2 * WAY_DIAMOND + words + (on != NULL ? ARROW : LABEL_END);
}

/* Ways out of the foot: the first takes the diamond's foot if that is free, the others stand side by side beneath the card. */
static void find_ports(struct cj_ways *ways, const struct way_fork *fork, uint32_t first, uint32_t n)
{
    bool taken = fork == NULL || !fork->in_gap;
    double port = PORT;
    for (uint32_t i = first; i < first + n; i++) {
        struct way *way = &ways->way[i];
        double *foot = &ways->foot[ways->level[way->from]];
        if (way->kind != WAY_UNDER && way->kind != WAY_END)
            continue;
        way->from_diamond = !taken;
        if (!taken && way->kind == WAY_UNDER) /* words of several lines beside it are longer than a card and end above the first track */
            *foot = fmax(*foot, WAY_Y + WAY_DIAMOND_WORDS + way->answer.h - CARD_LEAST - WAY_TRACK_FIRST);
        if (taken) {
            way->port = port;
            port += PORT + (way->answer.w > 0 ? way->answer.w + WAY_WORDS : 0);
            *foot = fmax(*foot, way->kind == WAY_END ? fmax(END_FOOT, way->answer.h + LABEL_END) : way->answer.h + LABEL_END);
            ways->least[way->from] = fmax(ways->least[way->from], port);
        }
        taken = true;
    }
}

static void find_all_ports(struct cj_ways *ways)
{
    uint32_t f = 0;
    for (uint32_t i = 0, n; i < ways->nways; i += n) {
        for (n = 1; i + n < ways->nways && ways->way[i + n].from == ways->way[i].from;)
            n++;
        bool forks = f < ways->nforks && ways->fork[f].first == i;
        find_ports(ways, forks ? &ways->fork[f] : NULL, i, n);
        f += forks;
    }
}

static void widen_gutters(struct cj_columns *columns, struct cj_ways *ways)
{
    for (uint32_t i = 0; i < ways->nways; i++)
        if (ways->way[i].kind == WAY_UNDER)
            ways->entered[ways->way[i].to] = true;
        else if (ways->way[i].kind == WAY_LINE || ways->way[i].kind == WAY_UP || ways->way[i].kind == WAY_BESIDE)
            ways->met[ways->way[i].to] = true;
    for (uint32_t c = 0; c < columns->n; c++) {
        ways->leg[c] = c > 0 && columns->phase[c] != columns->phase[c - 1] ? LEG_WIDE : LEG;
        if (ways->entered[c])
            columns->gutter[c] = fmax(columns->gutter[c], ways->leg[c] + (c > 0 ? LEG_LEFT : 0));
    }
    for (uint32_t f = 0; f < ways->nforks; f++) {
        uint32_t after = ways->fork[f].column + 1;
        double gap = ways->fork[f].in_gap ? gap_width(ways, &ways->fork[f]) : 0;
        if (after == columns->n)
            columns->end = fmax(columns->end, gap);
        else if (gap > 0)
            columns->gutter[after] = fmax(columns->gutter[after], gap + (ways->entered[after] ? ways->leg[after] : 0));
    }
}

static double moments_width(const struct cj_touchpoint *touchpoint)
{
    unsigned n = 0;
    for (unsigned bits = touchpoint->moments; bits != 0; bits &= bits - 1)
        n++;
    return n * MOMENT;
}

double cj_ways_up_x(const struct cj_touchpoint *touchpoint)
{
    return UP_X + moments_width(touchpoint);
}

static const struct cj_route *route_at(const struct cj_work *work, const struct cj_columns *columns, uint32_t c)
{
    return &work->journey->routes[touchpoint_at(work, columns, c)->route - 1];
}

/* Over the last card of a route stands its name, over the first the answer that leads there; the line's own answer stands between the last
 * way down and the first way up. */
static void find_least(struct cj_work *work, const struct cj_columns *columns, struct cj_ways *ways)
{
    for (uint32_t c = 0; c < columns->n; c++) {
        if (ways->level[c] == 0 || columns->touchpoint[c] != route_at(work, columns, c)->last)
            continue;
        struct cj_str name = cj_work_format(work, cj_label(work->language, CJ_LABEL_ROUTE), route_at(work, columns, c)->name.s);
        ways->name[c] = label_of(work, name, CJ_ROLE_ROUTE_NAME, ANSWER_MOST, LINES_MOST);
        ways->least[c] = fmax(ways->least[c], LABEL_END + ways->name[c].w + WAY_WORDS + cj_ways_up_x(touchpoint_at(work, columns, c)));
        ways->lines = fmax(ways->lines, ways->name[c].h);
    }
    for (uint32_t f = 0; f < ways->nforks; f++) {
        const struct way_fork *fork = &ways->fork[f];
        if (fork->over != CJ_NONE)
            ways->least[fork->over] = fmax(ways->least[fork->over], WAY_DROP_X + WAY_DIAMOND + LABEL_END + fork->question.w);
    }
    for (uint32_t i = 0; i < ways->nways; i++) {
        const struct way *way = &ways->way[i];
        if (way->kind != WAY_DROP)
            continue;
        double w = WAY_DROP_X + WAY_WORDS + way->answer.w + LABEL_END;
        w += ways->name[way->to].w > 0 ? ways->name[way->to].w + NAME_AIR + cj_ways_up_x(touchpoint_at(work, columns, way->to))
                                       : moments_width(touchpoint_at(work, columns, way->to));
        ways->least[way->to] = fmax(ways->least[way->to], w);
        ways->lines = fmax(ways->lines, way->answer.h);
    }
}

/* Beside a diamond of a side route its question stands below the main line, and between them the answer of a way up. */
static void find_drop(struct cj_ways *ways, double line)
{
    for (uint32_t c = 0; c < ways->ncolumns; c++)
        if (ways->level[c] > 0)
            ways->drop = DROP + fmax(0, ways->lines - line);
    for (uint32_t f = 0; f < ways->nforks; f++) {
        const struct way_fork *fork = &ways->fork[f];
        const struct way *up = way_of_kind(ways, fork, WAY_UP);
        double h = fork->question.h + fork->lift;
        if (ways->level[fork->column] == 0)
            ways->above = fmax(ways->above, h - QUESTION_FREE);
        else
            ways->drop = fmax(ways->drop, QUESTION_BELOW + h + (up != NULL ? UP_ANSWER + up->answer.h : 0));
    }
}

/* Where the answer of the line from `way->from` stands: in the column of the last way down, or over the first of the side routes. */
static void find_line_answers(struct cj_work *work, const struct cj_columns *columns, struct cj_ways *ways)
{
    g_autofree uint32_t *last_drop = g_new(uint32_t, columns->n), *first_up = g_new(uint32_t, columns->n);
    for (uint32_t c = 0; c < columns->n; c++)
        last_drop[c] = first_up[c] = CJ_NONE;
    for (uint32_t i = 0; i < ways->nways; i++) {
        const struct way *way = &ways->way[i];
        if (way->kind == WAY_DROP && (last_drop[way->from] == CJ_NONE || way->to > last_drop[way->from]))
            last_drop[way->from] = way->to;
        if (way->kind == WAY_UP)
            first_up[way->to] = MIN(first_up[way->to], way->from);
    }
    for (uint32_t i = 0; i < ways->nways; i++) {
        struct way *way = &ways->way[i];
        way->after = way->before = CJ_NONE;
        if (way->kind != WAY_LINE)
            continue;
        way->after = last_drop[way->from];
        way->before = first_up[way->to];
        if (way->after == CJ_NONE || way->after != way->before)
            continue;
        double w = WAY_DROP_X + WAY_DIAMOND + 2 * LABEL_END + way->answer.w + LABEL_END;
        ways->least[way->after] = fmax(ways->least[way->after], w + cj_ways_up_x(touchpoint_at(work, columns, way->after)));
    }
}

/* --- tracks ----------------------------------------------------------------------------------------------------------------- */

/* What a way takes of its track, in half columns: an even number is a gutter, an odd one a card. */
static void span_of(const struct way *way, uint32_t *ret_low, uint32_t *ret_high)
{
    uint32_t from = 2 * way->from + (way->from_diamond ? 2 : 1), to = 2 * way->to;
    *ret_low = MIN(from, to);
    *ret_high = MAX(from, to);
}

static int by_length(const void *a, const void *b)
{
    const struct way *x = *(struct way *const *)a, *y = *(struct way *const *)b;
    uint32_t xl, xh, yl, yh;
    span_of(x, &xl, &xh);
    span_of(y, &yl, &yh);
    if (xh - xl != yh - yl)
        return xh - xl < yh - yl ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* The left-edge algorithm, shorter ways first, so that they lie nearer to the cards and inside longer ones. Ways to the same card may share
 * a track: they meet anyway. */
static void find_tracks(struct cj_ways *ways)
{
    g_autoptr(GPtrArray) under = g_ptr_array_new();
    for (uint32_t i = 0; i < ways->nways; i++)
        if (ways->way[i].kind == WAY_UNDER)
            g_ptr_array_add(under, &ways->way[i]);
    g_ptr_array_sort(under, by_length);
    g_autofree bool *taken = g_new(bool, under->len + 1);
    for (guint i = 0; i < under->len; i++) {
        struct way *way = under->pdata[i];
        uint32_t low, high, l, h;
        span_of(way, &low, &high);
        memset(taken, 0, under->len * sizeof *taken);
        for (guint k = 0; k < i; k++) {
            const struct way *other = under->pdata[k];
            span_of(other, &l, &h);
            taken[other->track] |= other->to != way->to && l <= high && low <= h;
        }
        while (taken[way->track])
            way->track++;
        ways->ntracks = MAX(ways->ntracks, way->track + 1);
    }
}

/* --- breaks ------------------------------------------------------------------------------------------------------------------- */

/* Does the way need all the columns it leads over on one band? */
static bool is_whole(const struct cj_ways *ways, const struct way *way)
{
    bool side = way->kind == WAY_DROP || way->kind == WAY_UP || way->kind == WAY_BESIDE;
    for (uint32_t c = way->from + 1; way->kind == WAY_LINE && c < way->to; c++)
        side |= ways->level[c] > 0;
    return side;
}

static void find_breaks(struct cj_ways *ways)
{
    for (uint32_t c = 0; c < ways->ncolumns; c++)
        ways->whole[c] = c == 0 || ways->entered[c];
    for (uint32_t f = 0; f < ways->nforks; f++)
        if (ways->fork[f].in_gap && ways->fork[f].column + 1 < ways->ncolumns)
            ways->whole[ways->fork[f].column + 1] = true;
    for (uint32_t i = 0; i < ways->nways; i++)
        for (uint32_t c = ways->way[i].from + 1; is_whole(ways, &ways->way[i]) && c <= ways->way[i].to; c++)
            ways->whole[c] = true;
}

bool cj_ways_break(const struct cj_ways *ways, uint32_t column)
{
    return !ways->whole[column];
}

/* --- the door ------------------------------------------------------------------------------------------------------------------ */

const struct cj_ways *cj_ways_new(struct cj_work *work, struct cj_columns *columns)
{
    struct cj_ways *ways = CJ_NEW(work->arena, struct cj_ways, 1);
    ways->ncolumns = columns->n;
    find_levels(work, columns, ways);
    find_ways(work, columns, ways);
    keep_apart(ways, columns->n);
    find_forks(work, columns, ways);
    ways->entered = CJ_NEW(work->arena, bool, columns->n);
    ways->met = CJ_NEW(work->arena, bool, columns->n);
    ways->whole = CJ_NEW(work->arena, bool, columns->n);
    ways->leg = CJ_NEW(work->arena, double, columns->n);
    ways->least = CJ_NEW(work->arena, double, columns->n);
    ways->name = CJ_NEW(work->arena, struct way_label, columns->n);
    find_all_ports(ways);
    widen_gutters(columns, ways);
    find_least(work, columns, ways);
    find_line_answers(work, columns, ways);
    find_tracks(ways);
    find_breaks(ways);
    find_drop(ways, cj_theme_type(work->theme, CJ_ROLE_ANSWER).leading);
    ways->below = ways->ntracks > 0 ? WAY_TRACK_FIRST + ways->ntracks * WAY_TRACK : 0;
    return ways;
}

bool cj_ways_fork(const struct cj_ways *ways)
{
    return ways != NULL && ways->nforks > 0;
}

bool cj_ways_end(const struct cj_ways *ways)
{
    for (uint32_t i = 0; ways != NULL && i < ways->nways; i++)
        if (ways->way[i].kind == WAY_END)
            return true;
    return false;
}
