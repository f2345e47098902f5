/* The storyboard: the pictures of each touchpoint, all of one height, so that they read as one strip. They follow each other like
 * words in lines. While columns are fitted, the lines keep their height where a column is narrower than a picture wants, so that a wider
 * column is never higher; once the columns are there, the strip becomes as high as its pictures can be. */
#include "cards.h"

/* In em. A picture of the usual shape is as wide as a card with a few words. */
#define USUAL_WIDTH 12.0
#define HEIGHT_LEAST 6.5
#define HEIGHT_MOST 11.0
#define HEIGHT_SMALL 5.0       /* in narrow columns */
#define GAP .6
#define SMALLEST .6            /* of its own size a picture is rather not drawn smaller ... */
#define SMALLEST_MOST 12.0     /* ... but wider columns than this are not asked for it */
#define TIGHT .97              /* of the height that was asked for: less is worth a new fit */
#define UNUSUAL 1.3            /* times the usual ratio: wider than that may be lower */
#define UNEVEN .8             /* a picture is lower than the others rather than all of them lower than this share */
#define RATIO_LEAST .05        /* nothing is thinner than a line */
#define RATIO_MOST 20.0
#define TOLERANCE 1e-9

struct frame {
    uint32_t picture;          /* index + 1 */
    double ratio;              /* width / height */
    const char *alt;
};

struct cj_storyboard {
    const struct frame *frame; /* by cells.first */
    double h, most;            /* of each line: settled, and while columns are fitted */
    double usual;              /* a ratio that few pictures are above */
};

/* --- what there is ------------------------------------------------------------------------------------------------- */

static void add_frames(struct cj_work *work, const struct cj_touchpoint *touchpoint, GArray *frames)
{
    for (uint32_t i = 0; i < touchpoint->nimages; i++) {
        const struct cj_image *image = &touchpoint->images[i];
        uint32_t picture = cj_work_picture(work, image->file);
        if (picture == 0)
            continue;
        const struct cj_picture *is = &work->pictures->picture[picture - 1];
        struct frame frame = {picture, CLAMP(is->width / is->height, RATIO_LEAST, RATIO_MOST),
                              image->alt.len > 0 ? image->alt.s : cj_label(work->language, CJ_LABEL_PICTURE)};
        g_array_append_val(frames, frame);
    }
}

static int by_ratio(gconstpointer a, gconstpointer b)
{
    double x = ((const struct frame *)a)->ratio, y = ((const struct frame *)b)->ratio;
    return (x > y) - (x < y);
}

/* Three of four pictures, from the narrowest on, are at most as wide as this for their height. */
static double usual_ratio(const GArray *frames)
{
    g_autoptr(GArray) sorted = g_array_sized_new(FALSE, FALSE, sizeof(struct frame), frames->len);
    g_array_append_vals(sorted, frames->data, frames->len);
    g_array_sort(sorted, by_ratio);
    return g_array_index(sorted, struct frame, frames->len * 3 / 4).ratio;
}

/* --- in lines ------------------------------------------------------------------------------------------------------ */

struct strip { const struct frame *frame; uint32_t n; double h; };

static double frame_width(const struct strip *strip, uint32_t i, double w)
{
    return MIN(strip->frame[i].ratio * strip->h, w);
}

static double strip_height_at(void *self, double w)
{
    const struct strip *strip = self;
    double used = 0, h = strip->h;
    for (uint32_t i = 0; i < strip->n; i++) {
        double more = frame_width(strip, i, w);
        if (used > 0 && used + GAP + more > w + TOLERANCE) {
            used = 0;
            h += GAP + strip->h;
        }
        used += (used > 0 ? GAP : 0) + more;
    }
    return h;
}

static int by_value(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A line more or less only where some pictures that follow each other just fit. */
static struct cj_steps strip_steps(struct cj_work *work, struct strip *strip)
{
    double least = 0;
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
    for (uint32_t i = 0; i < strip->n; i++)
        least = MAX(least, MIN(SMALLEST * strip->frame[i].ratio * strip->h, SMALLEST_MOST));
    g_array_append_val(widths, least);
    for (uint32_t i = 0; i < strip->n; i++) {
        double w = strip->frame[i].ratio * strip->h;
        for (uint32_t k = i + 1; k < strip->n && w <= CJ_COLUMN_MOST; k++) {
            w += GAP + strip->frame[k].ratio * strip->h;
            if (w > least && w <= CJ_COLUMN_MOST)
                g_array_append_val(widths, w);
        }
    }
    g_array_sort(widths, by_value);
    return cj_steps_sample(&g_array_index(widths, double, 0), widths->len, strip_height_at, strip, work->arena);
}

static struct strip strip_of(const struct cj_cells *cells, uint32_t column)
{
    uint32_t first = cells->first[column];
    return (struct strip){cells->storyboard->frame + first, cells->first[column + 1] - first, cells->storyboard->h};
}

static void set_steps(struct cj_work *work, struct cj_cells *cells, uint32_t ncolumns)
{
    for (uint32_t c = 0; c < ncolumns; c++) {
        struct strip strip = strip_of(cells, c);
        if (strip.n > 0)
            cells->steps[c] = strip_steps(work, &strip);
    }
}

struct cj_cells *cj_storyboard_new(struct cj_work *work, const uint32_t *touchpoint, uint32_t ncolumns)
{
    g_autoptr(GArray) frames = g_array_new(FALSE, TRUE, sizeof(struct frame));
    g_autoptr(GArray) first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t c = 0; c < ncolumns; c++) {
        g_array_append_val(first, frames->len);
        if (touchpoint[c] != CJ_NONE)
            add_frames(work, &work->journey->touchpoints[touchpoint[c]], frames);
    }
    g_array_append_val(first, frames->len);
    if (frames->len == 0)
        return NULL;
    struct cj_storyboard *storyboard = CJ_NEW(work->arena, struct cj_storyboard, 1);
    struct cj_cells *cells = CJ_NEW(work->arena, struct cj_cells, 1);
    storyboard->usual = usual_ratio(frames);
    storyboard->h = storyboard->most = CLAMP(USUAL_WIDTH / storyboard->usual, HEIGHT_LEAST, HEIGHT_MOST);
    storyboard->frame = cj_arena_seal(work->arena, frames);
    cells->storyboard = storyboard;
    cells->first = cj_arena_seal(work->arena, first);
    cells->steps = CJ_NEW(work->arena, struct cj_steps, ncolumns);
    cells->gap = GAP;
    set_steps(work, cells, ncolumns);
    return cells;
}

/* As high as the picture that its column makes lowest; but one narrow column or very wide picture does not make all of them small. */
double cj_storyboard_settle(const struct cj_cells *cells, const double *column_w, uint32_t from, uint32_t to)
{
    struct cj_storyboard *storyboard = cells->storyboard;
    double low = storyboard->most, high = 0, row = 0;
    for (uint32_t c = from; c <= to; c++)
        for (uint32_t i = cells->first[c]; i < cells->first[c + 1]; i++) {
            double ratio = storyboard->frame[i].ratio, h = MIN(storyboard->most, MIN(column_w[c], CJ_COLUMN_MOST) / ratio);
            if (ratio <= UNUSUAL * storyboard->usual)
                low = MIN(low, h);
            high = MAX(high, h);
        }
    storyboard->h = MAX(MAX(low, UNEVEN * high), MIN(storyboard->most, HEIGHT_SMALL));
    for (uint32_t c = from; c <= to; c++) {
        struct strip strip = strip_of(cells, c);
        if (strip.n > 0)
            row = MAX(row, strip_height_at(&strip, MIN(column_w[c], CJ_COLUMN_MOST)));
    }
    return row;
}

bool cj_storyboard_tighten(struct cj_work *work, struct cj_cells *cells, const double *column_w, uint32_t ncolumns)
{
    cj_storyboard_settle(cells, column_w, 0, ncolumns - 1);
    if (cells->storyboard->h > TIGHT * cells->storyboard->most)
        return false;
    cells->storyboard->most = cells->storyboard->h;
    set_steps(work, cells, ncolumns);
    return true;
}

/* --- placing ------------------------------------------------------------------------------------------------------- */

void cj_storyboard_place(struct cj_work *work, const struct cj_cells *cells, uint32_t column, double x, double y, double w)
{
    struct strip strip = strip_of(cells, column);
    double used = 0;
    w = MIN(w, CJ_COLUMN_MOST);
    for (uint32_t i = 0; i < strip.n; i++) {
        double more = frame_width(&strip, i, w);
        if (used > 0 && used + GAP + more > w + TOLERANCE) {
            used = 0;
            y += GAP + strip.h;
        }
        used += used > 0 ? GAP : 0;
        struct cj_box *box = cj_work_add(work, CJ_PART_PICTURE, x + used, y, more, more / strip.frame[i].ratio);
        box->picture = strip.frame[i].picture;
        box->alt = strip.frame[i].alt;
        used += more;
    }
}
