/* The channel swimlane: a row per channel with its icon and name once, a marker where a touchpoint uses it, and the
 * line of travel from channel to channel. The main line takes what everybody passes; optional steps and side routes are detours beneath
 * it that leave after one main stop and come back at the next. Turns lie in the gutter before the column they lead to. */
#include "cards.h"
#include "lanes.h"

#include <math.h>

#define ROW_AIR .55           /* a row is its name's lines and this */
#define LINE 1.3
#define FIRST .74             /* from the content's top to the first row's line */
#define NAME_MOST 13.0        /* a longer name takes several lines */
#define USER 1.1              /* a badge instead of a marker */
#define USER_PITCH 1.2
#define HEAD 1.6              /* a lane name of the author's own, above the rows */

struct cj_channels {
    const struct cj_measured *head;    /* only a name that differs from the fixed one */
    const struct cj_measured **name;
    double *line;                      /* [n] the row's line, from the first one's */
    double *name_h;                    /* [n] height of the name's lines */
    double name_w, height;             /* of all rows */
    uint32_t n;
};

static const struct cj_lane *find_lane(const struct cj_journey *journey)
{
    for (uint32_t i = 0; i < journey->nlanes; i++)
        if (journey->lanes[i].kind == CJ_LANE_CHANNELS)
            return &journey->lanes[i];
    return NULL;
}

const struct cj_channels *cj_channels_new(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    struct cj_channels *channels = CJ_NEW(work->arena, struct cj_channels, 1);
    const struct cj_lane *lane = find_lane(journey);
    if (lane != NULL && !cj_str_equal(lane->name, cj_work_label(work, CJ_LABEL_CHANNELS)))
        channels->head = cj_work_measure(work, lane->name, CJ_ROLE_LANE);
    channels->n = journey->nchannels;
    channels->name = CJ_NEW(work->arena, const struct cj_measured *, channels->n);
    channels->line = CJ_NEW(work->arena, double, channels->n);
    channels->name_h = CJ_NEW(work->arena, double, channels->n);
    for (uint32_t i = 0; i < channels->n; i++) {
        channels->name[i] = cj_work_measure(work, journey->channels[i].name, CJ_ROLE_BODY);
        channels->name_w = MAX(channels->name_w, MIN(NAME_MOST, cj_work_text_width(work, channels->name[i], CJ_ROLE_BODY) + .02));
    }
    double y = 0;
    for (uint32_t i = 0; i < channels->n; i++) {
        channels->name_h[i] = MAX(LINE, cj_work_text_height(work, channels->name[i], CJ_ROLE_BODY, channels->name_w));
        channels->line[i] = y + (channels->name_h[i] - LINE) / 2;
        y += channels->name_h[i] + ROW_AIR;
    }
    channels->height = y - ROW_AIR - LINE + 2 * FIRST;
    return channels;
}

double cj_channels_height(const struct cj_channels *channels)
{
    return (channels->head != NULL ? HEAD : 0) + channels->height;
}

double cj_channels_label_width(const struct cj_channels *channels)
{
    double head = channels->head == NULL ? 0 : (double)cj_text_full_width(channels->head) / CJ_EM;
    return MAX(MIN(head, CJ_ROW_NAME_LEFT + NAME_MOST), CJ_ROW_NAME_LEFT + channels->name_w);
}

/* --- the line of travel ------------------------------------------------------------------------------------------------ */

/* Who uses a channel at the touchpoint at hand. */
struct users {
    uint32_t column;               /* 1 + the column this is about */
    uint32_t n;                    /* personas named */
    bool everybody, marked;
    double x;                      /* where the next badge begins */
};

struct travel {
    struct cj_work *work;
    const struct cj_channels *channels;
    const struct cj_columns *columns;
    double first_y;                /* of the first channel's line */
    struct users *users;           /* by channel */
};

static double row_y(const struct travel *travel, uint32_t channel)
{
    return travel->first_y + travel->channels->line[channel];
}

static double centre_x(const struct travel *travel, uint32_t column)
{
    return travel->columns->x[column] + travel->columns->w[column] / 2;
}

static double turn_x(const struct travel *travel, uint32_t column)
{
    return travel->columns->x[column] - travel->columns->gutter[column] / 2;
}

static const struct cj_touchpoint *touchpoint_at(const struct travel *travel, uint32_t column)
{
    uint32_t t = travel->columns->touchpoint[column];
    return t == CJ_NONE ? NULL : &travel->work->journey->touchpoints[t];
}

static bool is_detour(const struct cj_touchpoint *touchpoint)
{
    return touchpoint->optional || touchpoint->route > 0;
}

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

static void add_point(struct travel *travel, double x, double y)
{
    struct cj_point point = {x, y};
    g_array_append_val(travel->work->point, point);
}

/* Goes from row `from` into the column at row `to`. */
static void go(struct travel *travel, uint32_t column, uint32_t from, uint32_t to)
{
    if (from != to) {
        add_point(travel, turn_x(travel, column), row_y(travel, from));
        add_point(travel, turn_x(travel, column), row_y(travel, to));
    }
    add_point(travel, centre_x(travel, column), row_y(travel, to));
}

static void end_line(struct travel *travel, uint32_t first, bool side)
{
    struct cj_work *work = travel->work;
    uint32_t n = work->point->len - first;
    if (n < 2)
        return;
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

/* The detours between main stops: each run of detour stops from the main stop before it to the one after. */
static void add_detours(struct travel *travel, const uint32_t *row_of, const uint32_t *column_of, uint32_t nstops)
{
    for (uint32_t i = 0; i < nstops; i++) {
        if (!is_detour(touchpoint_at(travel, column_of[i])))
            continue;
        uint32_t first = travel->work->point->len, row = i > 0 ? row_of[i - 1] : row_of[i], k = i;
        add_point(travel, centre_x(travel, column_of[i > 0 ? i - 1 : i]), row_y(travel, row));
        for (; k < nstops && is_detour(touchpoint_at(travel, column_of[k])); k++) {
            if (k > 0)
                go(travel, column_of[k], row, row_of[k]);
            row = row_of[k];
        }
        if (k < nstops)
            go(travel, column_of[k], row, row_of[k]);
        end_line(travel, first, true);
        i = k - 1;
    }
}

static void add_main(struct travel *travel, const uint32_t *row_of, const uint32_t *column_of, uint32_t nstops)
{
    uint32_t first = travel->work->point->len, row = CJ_NONE;
    for (uint32_t i = 0; i < nstops; i++) {
        if (is_detour(touchpoint_at(travel, column_of[i])))
            continue;
        if (row == CJ_NONE)
            add_point(travel, centre_x(travel, column_of[i]), row_y(travel, row_of[i]));
        else
            go(travel, column_of[i], row, row_of[i]);
        row = row_of[i];
    }
    end_line(travel, first, false);
}

static void add_lines(struct travel *travel)
{
    uint32_t n = travel->columns->n, nstops = 0, main_row = CJ_NONE, row = CJ_NONE;
    g_autofree uint32_t *row_of = g_new(uint32_t, n), *column_of = g_new(uint32_t, n);
    for (uint32_t c = 0; c < n; c++) {
        const struct cj_touchpoint *touchpoint = touchpoint_at(travel, c);
        if (touchpoint == NULL || touchpoint->nchannels == 0)
            continue;
        row = entry(touchpoint, is_detour(touchpoint) ? row : main_row);
        main_row = is_detour(touchpoint) ? main_row : row;
        row_of[nstops] = row;
        column_of[nstops++] = c;
    }
    travel->work->column = CJ_NONE;
    add_detours(travel, row_of, column_of, nstops);
    add_main(travel, row_of, column_of, nstops);
}

static const char *stop_words(struct cj_work *work, const struct cj_touchpoint *touchpoint)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (uint32_t i = 0; i < touchpoint->nchannels; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "", work->journey->channels[touchpoint->channels[i].channel].name.s);
    return cj_arena_strndup(work->arena, words->str, words->len);
}

/* Counts who uses each of the touchpoint's channels. */
static void count_users(struct travel *travel, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    uint32_t come = touchpoint->who.n > 0 ? touchpoint->who.n : travel->work->journey->npersonas;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        const struct cj_channel_use *use = &touchpoint->channels[i];
        struct users *users = &travel->users[use->channel];
        if (users->column != column + 1)
            *users = (struct users){.column = column + 1};
        users->n += use->who.n;
        users->everybody |= !cj_who_is_some(travel->work, use->who) || users->n >= come;
    }
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        struct users *users = &travel->users[touchpoint->channels[i].channel];
        users->x = centre_x(travel, column) - users->n * USER_PITCH / 2 + (USER_PITCH - USER) / 2;
    }
}

/* A marker, or one capsule over several rows, for the channels that everybody uses who comes there. */
static void add_stop(struct travel *travel, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    struct cj_work *work = travel->work;
    double x = centre_x(travel, column), top = INFINITY, bottom = -INFINITY;
    uint32_t first = work->point->len;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        struct users *users = &travel->users[touchpoint->channels[i].channel];
        if (!users->everybody || users->marked)
            continue;
        users->marked = true;
        double y = row_y(travel, touchpoint->channels[i].channel);
        top = MIN(top, y);
        bottom = MAX(bottom, y);
        add_point(travel, x, y);
    }
    uint32_t n = work->point->len - first;
    if (n == 0)
        return;
    struct cj_box *box = cj_work_add(work, n == 1 ? CJ_PART_STOP : CJ_PART_STOPS, x - .55, top - .55, 1.1, bottom - top + 1.1);
    box->variant = touchpoint->initiator != CJ_BY_PERSONA;
    box->first = first;
    box->npoints = n;
    box->node = touchpoint->node;
    box->column = column;
    box->alt = stop_words(work, touchpoint);
}

/* Badges of those who use a channel that the others do not, side by side. */
static void add_users(struct travel *travel, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    struct cj_work *work = travel->work;
    work->column = column;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        const struct cj_channel_use *use = &touchpoint->channels[i];
        struct users *users = &travel->users[use->channel];
        for (uint32_t w = 0; !users->everybody && w < use->who.n; w++, users->x += USER_PITCH) {
            uint32_t at = work->box->len;
            cj_work_badge(work, use->who.persona[w], users->x, row_y(travel, use->channel), USER);
            g_array_index(work->box, struct cj_box, at).alt = cj_arena_printf(
                work->arena, "%s: %s", work->journey->personas[use->who.persona[w]].name.s, work->journey->channels[use->channel].name.s);
        }
    }
    work->column = CJ_NONE;
}

static void add_labels(struct cj_work *work, const struct cj_channels *channels, double label_w, double x0, double right, double y, double first_y)
{
    work->zone = CJ_ZONE_LANES;
    if (channels->head != NULL)
        cj_work_text(work, channels->head, CJ_ROLE_LANE, cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, 0, y - .05, label_w);
    for (uint32_t i = 0; i < channels->n; i++) {
        double line = first_y + channels->line[i];
        work->node = work->journey->channels[i].node;
        struct cj_box *icon = cj_work_add(work, CJ_PART_ICON, 0, line - CJ_ROW_ICON / 2, CJ_ROW_ICON, CJ_ROW_ICON);
        icon->variant = (uint8_t)work->journey->channels[i].icon;
        icon->tone = cj_tone(CJ_COLOUR_INK);
        cj_work_text(work, channels->name[i], CJ_ROLE_BODY, cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, CJ_ROW_NAME_LEFT,
                     line - channels->name_h[i] / 2, channels->name_w);
        cj_work_add(work, CJ_PART_GUIDE, x0, line, right - x0, 0);
    }
    work->node = 0;
    work->zone = CJ_ZONE_JOURNEY;
}

void cj_channels_place(struct cj_work *work, const struct cj_channels *channels, const struct cj_columns *columns, double label_w,
                       double right, double y)
{
    g_autofree struct users *users = g_new0(struct users, MAX(1, channels->n));
    struct travel travel = {work, channels, columns, y + (channels->head != NULL ? HEAD : 0) + FIRST, users};
    add_labels(work, channels, label_w, columns->x[0], right, y, travel.first_y);
    add_lines(&travel);
    for (uint32_t c = 0; c < columns->n; c++) {
        const struct cj_touchpoint *touchpoint = touchpoint_at(&travel, c);
        if (touchpoint == NULL || touchpoint->nchannels == 0)
            continue;
        count_users(&travel, c, touchpoint);
        add_stop(&travel, c, touchpoint);
        add_users(&travel, c, touchpoint);
    }
}
