/* The line of travel. The main line takes what everybody passes. Everything else is a detour beneath it: a side route leaves after the
 * touchpoint from which it leaves and comes back where it joins, whatever stands between in the file; an optional touchpoint, or one
 * that only some of the personas have, leaves after one main stop and comes back at the next. A detour that ends has no way back.
 *
 * A leg from stop to stop goes upright in the gutter after the one, level across the columns between, and upright in the gutter before
 * the other. The level stretch takes the row where it is least likely to be taken for another line: of the rows of its ends and the
 * tracks beneath them, the one with the fewest stops and lines in its way. Uprights in one gutter lie on one another only where that
 * is true: they come from one line or lead to one. Others get tracks side by side. */
#include "travel.h"

#include <math.h>

#define TRACK .4              /* between uprights in a gutter */
#define TRACKS 2              /* of them to either side of its middle */

/* What stands or runs somewhere: a cell of the plan, a column by a level. */
enum { HAS_STOP = 1, HAS_MAIN = 2, HAS_SIDE = 4 };

/* What the way beneath the main line is made of: stops, from one stop to another. */
struct detour {
    uint32_t leave, join;     /* columns; CJ_NONE: none */
    uint32_t first, n;        /* of its own stops, in `via` */
};

/* An upright in the gutter before a column, from one level to another. A level is twice a row, and one more beside it. */
struct turn {
    uint32_t line, gutter, from, to;
};

struct line {
    uint32_t first, last;     /* columns where it begins and ends */
    uint32_t from, to;        /* their levels */
    uint32_t turn, nturns;    /* in the order of travel */
    bool side;
};

/* What grows while the way is planned. */
struct draft {
    GArray *detour, *via;     /* struct detour; columns, detour by detour */
    GArray *line, *turn;
};

struct cj_travel {
    const struct cj_work *work;
    const struct cj_columns *columns;
    uint32_t *column_of;      /* [ntouchpoints] */
    struct cj_stop *stop;     /* [columns] */
    uint8_t *has;             /* [columns x levels] */
    uint32_t nlevels;
    const struct line *line;  /* the main one first */
    const struct turn *turn;
    uint32_t nlines, nturns;
    struct draft *draft;      /* NULL once it is planned */
};

static bool is_detour(const struct cj_work *work, const struct cj_touchpoint *touchpoint)
{
    return touchpoint->optional || touchpoint->route > 0 || (touchpoint->who.n > 0 && touchpoint->who.n < work->journey->npersonas);
}

static const struct cj_touchpoint *touchpoint_at(const struct cj_travel *travel, uint32_t column)
{
    uint32_t t = travel->columns->touchpoint[column];
    return t == CJ_NONE ? NULL : &travel->work->journey->touchpoints[t];
}

const struct cj_stop *cj_travel_stop(const struct cj_travel *travel, uint32_t column)
{
    return &travel->stop[column];
}

static uint32_t level_of(const struct cj_stop *stop)
{
    return 2 * stop->row + stop->beside;
}

static uint8_t *cell(const struct cj_travel *travel, uint32_t column, uint32_t level)
{
    return &travel->has[(size_t)column * travel->nlevels + level];
}

/* --- stops ---------------------------------------------------------------------------------------------------------- */

/* The channel by which the line enters: the one it is on, else the nearest. */
static uint32_t entry(const struct cj_touchpoint *touchpoint, uint32_t from)
{
    uint32_t best = touchpoint->channels[0].channel;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        uint32_t channel = touchpoint->channels[i].channel;
        if (from != CJ_NONE && llabs((long long)channel - from) < llabs((long long)best - from))
            best = channel;
    }
    return best;
}

static void find_stops(struct cj_travel *travel)
{
    for (uint32_t c = 0; c < travel->columns->n; c++) {
        const struct cj_touchpoint *touchpoint = touchpoint_at(travel, c);
        struct cj_stop *stop = &travel->stop[c];
        if (touchpoint == NULL)
            continue;
        travel->column_of[travel->columns->touchpoint[c]] = c;
        stop->is = touchpoint->nchannels > 0;
        stop->detour = is_detour(travel->work, touchpoint);
        stop->top = stop->is ? UINT32_MAX : 0;
        for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
            stop->top = MIN(stop->top, touchpoint->channels[i].channel);
            stop->bottom = MAX(stop->bottom, touchpoint->channels[i].channel);
        }
    }
}

/* Marks what a stop takes: its rows, and what lies between them, since one capsule stands over all. */
static void take_rows(struct cj_travel *travel, uint32_t column)
{
    const struct cj_stop *stop = &travel->stop[column];
    for (uint32_t level = 2 * stop->top + stop->beside; level <= 2 * stop->bottom + stop->beside; level++)
        *cell(travel, column, level) |= HAS_STOP;
}

static bool uses(const struct cj_touchpoint *touchpoint, uint32_t row)
{
    for (uint32_t i = 0; i < touchpoint->nchannels; i++)
        if (touchpoint->channels[i].channel == row)
            return true;
    return false;
}

/* A stop of a detour, entered from a row. */
static void enter(struct cj_travel *travel, uint32_t column, uint32_t from)
{
    struct cj_stop *stop = &travel->stop[column];
    const struct cj_touchpoint *touchpoint = touchpoint_at(travel, column);
    stop->row = entry(touchpoint, from);
    for (uint32_t row = stop->top; row <= stop->bottom; row++)
        stop->beside |= (*cell(travel, column, 2 * row) & HAS_MAIN) && uses(touchpoint, row);
    take_rows(travel, column);
}

/* --- legs ----------------------------------------------------------------------------------------------------------- */

static void add_turn(struct cj_travel *travel, uint32_t gutter, uint32_t from, uint32_t to)
{
    struct turn turn = { .line = travel->draft->line->len - 1, .gutter = gutter, .from = from, .to = to };
    if (from == to)
        return;
    g_array_append_val(travel->draft->turn, turn);
    g_array_index(travel->draft->line, struct line, turn.line).nturns++;
}

/* How much a level stretch over the columns between two would have in its way. */
static double crowd(const struct cj_travel *travel, uint32_t after, uint32_t before, uint32_t level)
{
    double cost = level % 2 ? .5 : 0;
    for (uint32_t c = after + 1; c < before; c++) {
        uint8_t has = *cell(travel, c, level);
        cost += (has & HAS_STOP ? 8 : 0) + (has & HAS_MAIN ? 3 : 0) + (has & HAS_SIDE ? 2 : 0);
    }
    return cost;
}

/* From the stop in column `a` to that in a later column. A line that leaves turns as soon as it can, else as late as it can. */
static void go(struct cj_travel *travel, uint32_t a, uint32_t b, bool leaves)
{
    uint32_t from = level_of(&travel->stop[a]), to = level_of(&travel->stop[b]);
    const uint32_t ways[] = { leaves ? to : from, leaves ? from : to, to | 1, from | 1 };
    uint32_t best = ways[0];
    double least = INFINITY;
    for (size_t i = 0; i < G_N_ELEMENTS(ways) && b > a + 1; i++) {
        double cost = crowd(travel, a, b, ways[i]) + .1 * (double)i;
        if (cost < least) {
            least = cost;
            best = ways[i];
        }
    }
    for (uint32_t c = a + 1; c < b; c++)
        *cell(travel, c, best) |= HAS_SIDE;
    add_turn(travel, a + 1, from, b > a + 1 ? best : to);
    add_turn(travel, b, b > a + 1 ? best : to, to);
}

/* --- the main line ---------------------------------------------------------------------------------------------------- */

static void add_main(struct cj_travel *travel)
{
    struct line line = { .turn = travel->draft->turn->len };
    uint32_t before = CJ_NONE;
    g_array_append_val(travel->draft->line, line);
    for (uint32_t c = 0; c < travel->columns->n; c++) {
        struct cj_stop *stop = &travel->stop[c];
        if (!stop->is || stop->detour)
            continue;
        stop->row = entry(touchpoint_at(travel, c), before == CJ_NONE ? CJ_NONE : travel->stop[before].row);
        take_rows(travel, c);
        struct line *main = &g_array_index(travel->draft->line, struct line, 0);
        if (before == CJ_NONE)
            *main = (struct line){ .first = c, .from = level_of(stop), .turn = main->turn };
        for (uint32_t between = before + 1; before != CJ_NONE && between < c; between++)
            *cell(travel, between, level_of(&travel->stop[before])) |= HAS_MAIN;
        if (before != CJ_NONE)
            add_turn(travel, c, level_of(&travel->stop[before]), level_of(stop));
        main = &g_array_index(travel->draft->line, struct line, 0);
        main->last = c;
        main->to = level_of(stop);
        before = c;
    }
}

/* --- detours ------------------------------------------------------------------------------------------------------------ */

static void add_detour(struct cj_travel *travel, uint32_t leave, const GArray *column, uint32_t join)
{
    struct detour detour = { leave, join, travel->draft->via->len, column->len };
    g_array_append_vals(travel->draft->via, column->data, column->len);
    g_array_append_val(travel->draft->detour, detour);
}

/* Where the line leaves, its stops and where it joins, one by one; CJ_NONE: no more of them. */
static uint32_t station(const struct cj_travel *travel, const struct detour *detour, uint32_t i)
{
    uint32_t own = detour->leave == CJ_NONE ? i : i - 1;
    if (i == 0 && detour->leave != CJ_NONE)
        return detour->leave;
    return own < detour->n ? g_array_index(travel->draft->via, uint32_t, detour->first + own) : own == detour->n ? detour->join : CJ_NONE;
}

static void enter_stops(struct cj_travel *travel, const struct detour *detour)
{
    uint32_t row = detour->leave == CJ_NONE ? CJ_NONE : travel->stop[detour->leave].row;
    for (uint32_t i = 0; i < detour->n; i++) {
        uint32_t c = g_array_index(travel->draft->via, uint32_t, detour->first + i);
        enter(travel, c, row);
        row = travel->stop[c].row;
    }
}

static void add_side_line(struct cj_travel *travel, const struct detour *detour)
{
    uint32_t at = station(travel, detour, 0), next;
    struct line line = { .first = at, .from = level_of(&travel->stop[at]), .turn = travel->draft->turn->len, .side = true };
    g_array_append_val(travel->draft->line, line);
    for (uint32_t i = 1; (next = station(travel, detour, i)) != CJ_NONE; i++, at = next)
        go(travel, at, next, i == 1 && detour->leave != CJ_NONE);
    struct line *made = &g_array_index(travel->draft->line, struct line, travel->draft->line->len - 1);
    made->last = at;
    made->to = level_of(&travel->stop[at]);
}

/* The last stop on the way to a touchpoint: its own, one before it on its route or the main line, or before its route left. */
static uint32_t stop_to(const struct cj_travel *travel, uint32_t touchpoint)
{
    const struct cj_journey *journey = travel->work->journey;
    for (bool own = true; touchpoint != CJ_NONE; own = false) {
        uint32_t route = journey->touchpoints[touchpoint].route, c = travel->column_of[touchpoint];
        if (travel->stop[c].is && (own || route > 0 || !travel->stop[c].detour))
            return c;
        if (route > 0 && touchpoint == journey->routes[route - 1].first)
            touchpoint = journey->routes[route - 1].leave;
        else
            touchpoint = touchpoint > 0 ? touchpoint - 1 : CJ_NONE;
        while (route == 0 && touchpoint != CJ_NONE && journey->touchpoints[touchpoint].route > 0)
            touchpoint = touchpoint > 0 ? touchpoint - 1 : CJ_NONE;
    }
    return CJ_NONE;
}

/* The first stop on the way on from a touchpoint: its own, else as above. */
static uint32_t stop_from(const struct cj_travel *travel, uint32_t touchpoint)
{
    const struct cj_journey *journey = travel->work->journey;
    for (bool own = true; touchpoint < journey->ntouchpoints; own = false) {
        uint32_t route = journey->touchpoints[touchpoint].route, c = travel->column_of[touchpoint];
        if (travel->stop[c].is && (own || route > 0 || !travel->stop[c].detour))
            return c;
        touchpoint = route > 0 && touchpoint == journey->routes[route - 1].last ? journey->routes[route - 1].join : touchpoint + 1;
        while (route == 0 && touchpoint < journey->ntouchpoints && journey->touchpoints[touchpoint].route > 0)
            touchpoint++;
    }
    return CJ_NONE;
}

static void add_route(struct cj_travel *travel, const struct cj_route *route)
{
    g_autoptr(GArray) column = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t t = route->first; t <= route->last; t++)
        if (travel->stop[travel->column_of[t]].is)
            g_array_append_val(column, travel->column_of[t]);
    if (column->len > 0)
        add_detour(travel, stop_to(travel, route->leave), column, stop_from(travel, route->join));
}

static bool same_who(struct cj_who a, struct cj_who b)
{
    bool same = a.n == b.n;
    for (uint32_t i = 0; i < a.n && same; i++)
        same = a.persona[i] == b.persona[i];
    return same;
}

/* What not everybody passes of the main route between two main stops: a detour for each that has the same personas. */
static void add_between(struct cj_travel *travel, uint32_t leave, uint32_t join, GArray *waiting)
{
    while (waiting->len > 0) {
        g_autoptr(GArray) column = g_array_new(FALSE, FALSE, sizeof(uint32_t)), rest = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        struct cj_who who = touchpoint_at(travel, g_array_index(waiting, uint32_t, 0))->who;
        for (guint i = 0; i < waiting->len; i++) {
            uint32_t c = g_array_index(waiting, uint32_t, i);
            g_array_append_val(same_who(touchpoint_at(travel, c)->who, who) ? column : rest, c);
        }
        add_detour(travel, leave, column, join);
        g_array_set_size(waiting, 0);
        g_array_append_vals(waiting, rest->data, rest->len);
    }
}

static void find_detours(struct cj_travel *travel)
{
    const struct cj_journey *journey = travel->work->journey;
    g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    uint32_t leave = CJ_NONE;
    for (uint32_t c = 0; c < travel->columns->n; c++) {
        if (!travel->stop[c].is || touchpoint_at(travel, c)->route > 0)
            continue;
        if (travel->stop[c].detour) {
            g_array_append_val(waiting, c);
            continue;
        }
        add_between(travel, leave, c, waiting);
        leave = c;
    }
    add_between(travel, leave, CJ_NONE, waiting);
    for (uint32_t i = 0; i < journey->nroutes; i++)
        add_route(travel, &journey->routes[i]);
}

/* All stops stand before the first line between them is laid. */
static void add_detours(struct cj_travel *travel)
{
    find_detours(travel);
    for (guint i = 0; i < travel->draft->detour->len; i++)
        enter_stops(travel, &g_array_index(travel->draft->detour, struct detour, i));
    for (guint i = 0; i < travel->draft->detour->len; i++)
        add_side_line(travel, &g_array_index(travel->draft->detour, struct detour, i));
}

/* --- tracks in gutters ---------------------------------------------------------------------------------------------------- */

static bool within(uint32_t level, const struct turn *turn)
{
    return level > MIN(turn->from, turn->to) && level < MAX(turn->from, turn->to);
}

/* Would two uprights at one place be misread: do they overlap, and neither come from one line nor lead to one? */
static bool clash(const struct turn *a, const struct turn *b)
{
    bool overlap = MIN(MAX(a->from, a->to), MAX(b->from, b->to)) > MAX(MIN(a->from, a->to), MIN(b->from, b->to));
    return overlap && a->from != b->from && a->to != b->to;
}

/* How often the level parts of two uprights cross the other. */
static uint32_t crossings(const struct turn *left, const struct turn *right)
{
    return within(left->to, right) + within(right->from, left);
}

/* An upright and where it stands. */
struct upright {
    const struct turn *turn;
    double x;
};

/* Gives an upright the track in its gutter where it clashes with none of those that have theirs, and crosses the fewest. */
static void choose_track(const struct cj_columns *columns, const GArray *mates, struct upright *upright)
{
    const struct turn *turn = upright->turn;
    double middle = columns->x[turn->gutter] - columns->gutter[turn->gutter] / 2, least = INFINITY;
    for (int i = 0; i <= 2 * TRACKS; i++) {
        int track = i % 2 ? (i + 1) / 2 : -i / 2;
        double x = middle + track * TRACK, cost = .3 * ABS(track);
        for (guint k = 0; k < mates->len; k++) {
            const struct upright *mate = &g_array_index(mates, struct upright, k);
            bool here = fabs(mate->x - x) < TRACK / 2;
            cost += here ? 100.0 * clash(mate->turn, turn) : mate->x < x ? crossings(mate->turn, turn) : crossings(turn, mate->turn);
        }
        if (cost < least) {
            least = cost;
            upright->x = x;
        }
    }
}

static int by_gutter(gconstpointer a, gconstpointer b)
{
    const struct turn *x = ((const struct upright *)a)->turn, *y = ((const struct upright *)b)->turn;
    if (x->gutter != y->gutter)
        return x->gutter < y->gutter ? -1 : 1;
    return x < y ? -1 : x > y; /* the main line's come first, and keep the middle */
}

/* Where each upright stands, by turn. The caller frees it. */
static double *find_tracks(const struct cj_travel *travel)
{
    enum { LOOKED_AT = 64 };
    uint32_t n = travel->nturns;
    double *x = g_new(double, n + 1);
    g_autofree struct upright *upright = g_new(struct upright, n + 1);
    g_autoptr(GArray) mates = g_array_new(FALSE, FALSE, sizeof(struct upright));
    for (uint32_t i = 0; i < n; i++)
        upright[i].turn = &travel->turn[i];
    qsort(upright, n, sizeof *upright, by_gutter);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0 && upright[i].turn->gutter != upright[i - 1].turn->gutter)
            g_array_set_size(mates, 0);
        choose_track(travel->columns, mates, &upright[i]);
        x[upright[i].turn - travel->turn] = upright[i].x;
        if (mates->len < LOOKED_AT)
            g_array_append_val(mates, upright[i]);
    }
    return x;
}

/* --- the door ------------------------------------------------------------------------------------------------------------- */

const struct cj_travel *cj_travel_new(struct cj_work *work, const struct cj_columns *columns)
{
    g_autoptr(GArray) detour = g_array_new(FALSE, FALSE, sizeof(struct detour)), via = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GArray) line = g_array_new(FALSE, FALSE, sizeof(struct line)), turn = g_array_new(FALSE, FALSE, sizeof(struct turn));
    struct draft draft = { detour, via, line, turn };
    struct cj_travel *travel = CJ_NEW(work->arena, struct cj_travel, 1);
    *travel = (struct cj_travel){ .work = work, .columns = columns, .nlevels = 2 * work->journey->nchannels, .draft = &draft };
    travel->column_of = CJ_NEW(work->arena, uint32_t, work->journey->ntouchpoints);
    travel->stop = CJ_NEW(work->arena, struct cj_stop, columns->n);
    travel->has = CJ_NEW(work->arena, uint8_t, (size_t)columns->n * travel->nlevels);
    find_stops(travel);
    add_main(travel);
    add_detours(travel);
    travel->nlines = line->len;
    travel->nturns = turn->len;
    travel->line = cj_arena_seal(work->arena, line);
    travel->turn = cj_arena_seal(work->arena, turn);
    travel->draft = NULL;
    return travel;
}

bool cj_travel_has_detours(const struct cj_travel *travel)
{
    return travel->nlines > 1;
}

bool cj_travel_is_beside(const struct cj_travel *travel, uint32_t row)
{
    for (uint32_t c = 0; c < travel->columns->n; c++)
        if (*cell(travel, c, 2 * row + 1) != 0)
            return true;
    return false;
}

/* --- placing ---------------------------------------------------------------------------------------------------------------- */

static void add_point(struct cj_work *work, double x, double y)
{
    struct cj_point point = { x, y };
    g_array_append_val(work->point, point);
}

static void add_box(struct cj_work *work, uint32_t first, bool side)
{
    uint32_t n = work->point->len - first;
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (uint32_t i = first; i < work->point->len; i++) {
        const struct cj_point *point = &g_array_index(work->point, struct cj_point, i);
        left = MIN(left, point->x);
        right = MAX(right, point->x);
        top = MIN(top, point->y);
        bottom = MAX(bottom, point->y);
    }
    struct cj_box *box = cj_work_add(work, CJ_PART_TRAVEL, left, top, right - left, bottom - top);
    box->variant = side;
    box->first = first;
    box->npoints = n;
}

static void place_line(struct cj_work *work, const struct cj_travel *travel, const struct line *line, const double *turn_x,
                       const double *row_y, double beside)
{
    const struct cj_columns *columns = travel->columns;
    uint32_t first = work->point->len;
    if (line->first == line->last)
        return;
    add_point(work, columns->x[line->first] + columns->w[line->first] / 2, row_y[line->from / 2] + line->from % 2 * beside);
    for (uint32_t i = line->turn; i < line->turn + line->nturns; i++) {
        const struct turn *turn = &travel->turn[i];
        add_point(work, turn_x[i], row_y[turn->from / 2] + turn->from % 2 * beside);
        add_point(work, turn_x[i], row_y[turn->to / 2] + turn->to % 2 * beside);
    }
    add_point(work, columns->x[line->last] + columns->w[line->last] / 2, row_y[line->to / 2] + line->to % 2 * beside);
    add_box(work, first, line->side);
}

/* The main line last: it lies on top. */
void cj_travel_place(struct cj_work *work, const struct cj_travel *travel, const double *row_y, double beside)
{
    g_autofree double *x = find_tracks(travel);
    for (uint32_t i = travel->nlines; i-- > 0;)
        place_line(work, travel, &travel->line[i], x, row_y, beside);
}
