/* The channel swimlane: a row per channel with its icon and name once, a marker where a touchpoint uses it, and the line of travel
 * from channel to channel, which travel.c plans. */
#include "cards.h"
#include "travel.h"

#include <math.h>

#define ROW_AIR .55           /* a row is its name's lines and this */
#define LINE 1.3
#define FIRST .74             /* from the content's top to the first row's line */
#define NAME_MOST 13.0        /* a longer name takes several lines */
#define USER 1.1              /* a badge instead of a marker */
#define USER_PITCH 1.2
#define BESIDE .85            /* below its row: a detour where the main line passes on, clear of what stands in this row and the next */
#define BESIDE_LAST .6        /* room for that beneath the last row */
#define HEAD 1.6              /* a lane name of the author's own, above the rows */

struct cj_channels {
    const struct cj_measured *head;    /* only a name that differs from the fixed one */
    const struct cj_measured **name;
    double *line;                      /* [n] the row's line, from the first one's */
    double *name_h;                    /* [n] height of the name's lines */
    double name_w, height;             /* of all rows */
    const struct cj_travel *travel;
    uint32_t n;
};

static const struct cj_lane *find_lane(const struct cj_journey *journey)
{
    for (uint32_t i = 0; i < journey->nlanes; i++)
        if (journey->lanes[i].kind == CJ_LANE_CHANNELS)
            return &journey->lanes[i];
    return NULL;
}

const struct cj_channels *cj_channels_new(struct cj_work *work, const struct cj_columns *columns)
{
    const struct cj_journey *journey = work->journey;
    struct cj_channels *channels = CJ_NEW(work->arena, struct cj_channels, 1);
    const struct cj_lane *lane = find_lane(journey);
    if (lane != NULL && !cj_str_equal(lane->name, cj_work_label(work, CJ_LABEL_CHANNELS)))
        channels->head = cj_work_measure(work, lane->name, CJ_ROLE_LANE);
    channels->travel = cj_travel_new(work, columns);
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
    if (channels->n > 0 && cj_travel_is_beside(channels->travel, channels->n - 1))
        channels->height += BESIDE_LAST;
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

bool cj_channels_have_detours(const struct cj_channels *channels)
{
    return channels != NULL && cj_travel_has_detours(channels->travel);
}

/* --- the line of travel ------------------------------------------------------------------------------------------------ */

/* Who uses a channel at the touchpoint at hand. */
struct users {
    uint32_t column;               /* 1 + the column this is about */
    uint32_t n;                    /* personas named */
    bool everybody, marked;
    double x;                      /* where the next badge begins */
};

struct lane {
    struct cj_work *work;
    const struct cj_channels *channels;
    const struct cj_columns *columns;
    const struct cj_travel *travel;
    const double *row_y;                 /* [channels] */
    struct users *users;           /* by channel */
};

static double centre_x(const struct lane *lane, uint32_t column)
{
    return lane->columns->x[column] + lane->columns->w[column] / 2;
}

static const char *stop_words(struct cj_work *work, const struct cj_touchpoint *touchpoint)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (uint32_t i = 0; i < touchpoint->nchannels; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "", work->journey->channels[touchpoint->channels[i].channel].name.s);
    return cj_arena_strndup(work->arena, words->str, words->len);
}

/* Counts who uses each of the touchpoint's channels. */
static void count_users(struct lane *lane, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    uint32_t come = touchpoint->who.n > 0 ? touchpoint->who.n : lane->work->journey->npersonas;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        const struct cj_channel_use *use = &touchpoint->channels[i];
        struct users *users = &lane->users[use->channel];
        if (users->column != column + 1)
            *users = (struct users){.column = column + 1};
        users->n += use->who.n;
        users->everybody |= !cj_who_is_some(lane->work, use->who) || users->n >= come;
    }
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        struct users *users = &lane->users[touchpoint->channels[i].channel];
        users->x = centre_x(lane, column) - users->n * USER_PITCH / 2 + (USER_PITCH - USER) / 2;
    }
}

/* A marker, or one capsule over several rows, for the channels that everybody uses who comes there. */
static void add_stop(struct lane *lane, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    struct cj_work *work = lane->work;
    double x = centre_x(lane, column), top = INFINITY, bottom = -INFINITY;
    uint32_t first = work->point->len;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        struct users *users = &lane->users[touchpoint->channels[i].channel];
        if (!users->everybody || users->marked)
            continue;
        users->marked = true;
        double y = lane->row_y[touchpoint->channels[i].channel];
        top = MIN(top, y);
        bottom = MAX(bottom, y);
        g_array_append_val(work->point, ((struct cj_point){x, y}));
    }
    uint32_t n = work->point->len - first;
    if (n == 0)
        return;
    struct cj_box *box = cj_work_add(work, n == 1 ? CJ_PART_STOP : CJ_PART_STOPS, x - .55, top - .55, 1.1, bottom - top + 1.1);
    box->variant = (touchpoint->initiator != CJ_BY_PERSONA ? CJ_STOP_ORGANISATION : 0) |
                   (cj_travel_stop(lane->travel, column)->beside ? CJ_STOP_PASSED : 0);
    box->first = first;
    box->npoints = n;
    box->node = touchpoint->node;
    box->column = column;
    box->alt = stop_words(work, touchpoint);
}

static void thin_upright(struct lane *lane, uint32_t column, double top, double bottom)
{
    struct cj_work *work = lane->work;
    double x = centre_x(lane, column);
    struct cj_box *box = cj_work_add(work, CJ_PART_TRAVEL, x, top, 0, bottom - top);
    box->variant = 1;
    box->first = work->point->len;
    box->npoints = 2;
    g_array_append_val(work->point, ((struct cj_point){x, top}));
    g_array_append_val(work->point, ((struct cj_point){x, bottom}));
}

/* What stands on its row where the main line passes on hangs on the thin line that runs beneath it. */
static void hang(struct lane *lane, uint32_t column)
{
    const struct cj_stop *stop = cj_travel_stop(lane->travel, column);
    if (stop->beside)
        thin_upright(lane, column, lane->row_y[stop->row], lane->row_y[stop->row] + BESIDE);
}

/* Where only some use each channel a thin line joins what stands in the rows: it is one touchpoint. Beneath all that stands there. */
static void join_rows(struct lane *lane, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    const struct cj_stop *stop = cj_travel_stop(lane->travel, column);
    bool everybody = true;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++)
        everybody &= lane->users[touchpoint->channels[i].channel].everybody;
    if (everybody || stop->top == stop->bottom)
        return;
    thin_upright(lane, column, lane->row_y[stop->top], lane->row_y[stop->bottom]);
}

/* Badges of those who use a channel that the others do not, side by side. */
static void add_users(struct lane *lane, uint32_t column, const struct cj_touchpoint *touchpoint)
{
    struct cj_work *work = lane->work;
    work->column = column;
    for (uint32_t i = 0; i < touchpoint->nchannels; i++) {
        const struct cj_channel_use *use = &touchpoint->channels[i];
        struct users *users = &lane->users[use->channel];
        for (uint32_t w = 0; !users->everybody && w < use->who.n; w++, users->x += USER_PITCH) {
            uint32_t at = work->box->len;
            cj_work_badge(work, use->who.persona[w], users->x, lane->row_y[use->channel], USER);
            g_array_index(work->box, struct cj_box, at).alt = cj_arena_printf(
                work->arena, "%s: %s", work->journey->personas[use->who.persona[w]].name.s, work->journey->channels[use->channel].name.s);
        }
    }
    work->column = CJ_NONE;
}

static void add_labels(struct cj_work *work, const struct cj_channels *channels, double left, double label_w, double x0, double right, double y,
                       const double *row_y)
{
    work->zone = CJ_ZONE_LANES;
    if (channels->head != NULL)
        cj_work_text(work, channels->head, CJ_ROLE_LANE, cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, left, y - .05, label_w);
    for (uint32_t i = 0; i < channels->n; i++) {
        double line = row_y[i];
        work->node = work->journey->channels[i].node;
        struct cj_box *icon = cj_work_add(work, CJ_PART_ICON, left, line - CJ_ROW_ICON / 2, CJ_ROW_ICON, CJ_ROW_ICON);
        icon->variant = (uint8_t)work->journey->channels[i].icon;
        icon->picture = cj_work_picture(work, work->journey->channels[i].icon_file);
        icon->tone = cj_tone(CJ_COLOUR_INK);
        cj_work_text(work, channels->name[i], CJ_ROLE_BODY, cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, left + CJ_ROW_NAME_LEFT,
                     line - channels->name_h[i] / 2, channels->name_w);
        cj_work_add(work, CJ_PART_GUIDE, x0, line, right - x0, 0);
    }
    work->node = 0;
    work->zone = CJ_ZONE_JOURNEY;
}

void cj_channels_place(struct cj_work *work, const struct cj_channels *channels, const struct cj_columns *columns, double left,
                       double label_w, double x0, double right, double y)
{
    g_autofree struct users *users = g_new0(struct users, MAX(1, channels->n));
    g_autofree double *row_y = g_new(double, MAX(1, channels->n));
    for (uint32_t i = 0; i < channels->n; i++)
        row_y[i] = y + (channels->head != NULL ? HEAD : 0) + FIRST + channels->line[i];
    add_labels(work, channels, left, label_w, x0, right, y, row_y);
    const struct cj_travel *travel = channels->travel;
    struct lane lane = {work, channels, columns, travel, row_y, users};
    work->column = CJ_NONE;
    cj_travel_place(work, travel, row_y, BESIDE);
    for (uint32_t c = 0; c < columns->n; c++) {
        if (!cj_travel_stop(travel, c)->is)
            continue;
        const struct cj_touchpoint *touchpoint = &work->journey->touchpoints[columns->touchpoint[c]];
        count_users(&lane, c, touchpoint);
        hang(&lane, c);
        join_rows(&lane, c, touchpoint);
        add_stop(&lane, c, touchpoint);
        add_users(&lane, c, touchpoint);
    }
}
