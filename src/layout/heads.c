/* The band of phases. A chevron spans its touchpoints exactly: its body ends a small gap before the next phase's
 * first column, its point lies in that gap. The duration stands inside at the right where the name leaves room for it, else under
 * the chevron with the goal. */
#include "lanes.h"

#include <math.h>

#define CHEVRON 2.7            /* height with one line of text */
#define POINT .95
#define GAP .4                 /* between a body's end and the next one's notch */
#define NAME_LEFT 1.6          /* past the notch */
#define NAME_LEFT_FIRST .9     /* a flat start */
#define NAME_RIGHT .7
#define NAME_LINES 2          /* a phase's name takes more only where no word would fit otherwise */
#define DURATION_RIGHT .55
#define DURATION_GAP .8
#define CLOCK 1.0
#define CLOCK_GAP .28
#define GOAL_LEFT CJ_MARK_COLUMN
#define GOAL_RIGHT .6          /* clear of the next phase's sign */

struct head {
    const struct cj_measured *name, *duration, *goal;
    double name_left, name_w, duration_w;   /* [em] on one line */
    double extra;                           /* body beyond the columns */
    uint32_t first, last;                   /* columns */
    bool flat;                              /* the journey begins here: no notch */
    cj_node node;
};

struct cj_heads {
    struct cj_work *work;
    const struct head *head;
    uint32_t n, first;                      /* `first`: column */
};

/* The head of phase p over columns first .. last. */
static struct head head_of(struct cj_work *work, uint32_t p, uint32_t first, uint32_t last)
{
    const struct cj_phase *phase = &work->journey->phases[p];
    struct head head = {.first = first, .last = last, .node = phase->node, .flat = first == 0};
    head.name = cj_work_measure(work, phase->name, CJ_ROLE_PHASE);
    head.duration = cj_work_measure(work, phase->duration.text, CJ_ROLE_PHASE_META);
    head.goal = cj_work_measure(work, phase->goal, CJ_ROLE_PHASE_GOAL);
    head.name_left = head.flat ? NAME_LEFT_FIRST : NAME_LEFT;
    head.name_w = cj_work_text_width(work, head.name, CJ_ROLE_PHASE);
    head.duration_w = cj_work_text_width(work, head.duration, CJ_ROLE_PHASE_META);
    return head;
}

const struct cj_heads *cj_heads_new(struct cj_work *work, const struct cj_columns *columns, uint32_t first, uint32_t last, double right)
{
    struct cj_heads *heads = CJ_NEW(work->arena, struct cj_heads, 1);
    struct head *head = CJ_NEW(work->arena, struct head, columns->phase[last] - columns->phase[first] + 1);
    uint32_t n = 0;
    for (uint32_t c = first, next; c <= last; c = next) {
        for (next = c + 1; next <= last && columns->phase[next] == columns->phase[c];)
            next++;
        head[n] = head_of(work, columns->phase[c], c, next - 1);
        head[n++].extra = next <= last ? columns->gutter[next] - GAP : right - POINT;
    }
    *heads = (struct cj_heads){work, head, n, first};
    return heads;
}

/* Does the duration stand inside a chevron whose body is w wide? */
static bool duration_inside(const struct head *head, double w)
{
    double right = DURATION_GAP + CLOCK + CLOCK_GAP + head->duration_w + DURATION_RIGHT;
    return head->duration == NULL || head->name_left + head->name_w + right <= w + 1e-6; /* w may be that very sum */
}

static double name_room(const struct head *head, double w)
{
    return w - head->name_left - NAME_RIGHT;
}

static double goal_room(double w)
{
    return MIN(w - GOAL_LEFT - GOAL_RIGHT, 2 * CJ_COLUMN_MOST);
}

struct asked { const struct cj_heads *heads; const struct head *head; };

static double chevron_height(void *self, double w)
{
    const struct asked *asked = self;
    double leading = cj_theme_type(asked->heads->work->theme, CJ_ROLE_PHASE).leading;
    double text = cj_work_text_height(asked->heads->work, asked->head->name, CJ_ROLE_PHASE, name_room(asked->head, w));
    return CHEVRON + MAX(text - leading, 0);
}

static double goal_height(void *self, double w)
{
    const struct asked *asked = self;
    struct cj_work *work = asked->heads->work;
    double outside = duration_inside(asked->head, w) ? 0 : cj_work_text_height(work, asked->head->duration, CJ_ROLE_PHASE_META, goal_room(w));
    return outside + cj_work_text_height(work, asked->head->goal, CJ_ROLE_PHASE_GOAL, goal_room(w));
}

/* The body widths at which a head changes: where name, goal or duration break differently, and where the duration comes inside. */
static struct cj_steps head_steps(struct cj_work *work, const struct asked *asked, double (*height)(void *, double))
{
    const struct head *head = asked->head;
    const struct { const struct cj_measured *text; enum cj_role role; double beside; } text[] = {
        {head->name, CJ_ROLE_PHASE, head->name_left + NAME_RIGHT},
        {head->goal, CJ_ROLE_PHASE_GOAL, GOAL_LEFT + GOAL_RIGHT},
        {head->duration, CJ_ROLE_PHASE_META, GOAL_LEFT + GOAL_RIGHT},
    };
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
    double least = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++) {
        if (text[i].text == NULL)
            continue;
        struct cj_type type = cj_theme_type(work->theme, text[i].role);
        struct cj_steps steps = cj_steps_text(text[i].text, type.size, type.leading, 2 * CJ_COLUMN_MOST, work->arena);
        for (uint32_t s = 0; s < steps.n; s++) {
            double w = steps.w[s] + text[i].beside;
            g_array_append_val(widths, w);
            bool needed = s == 0 || (i == 0 && steps.h[s - 1] > NAME_LINES * type.leading + 1e-6);
            least = needed ? MAX(least, w) : least;
        }
    }
    double inside = head->name_left + head->name_w + DURATION_GAP + CLOCK + CLOCK_GAP + head->duration_w + DURATION_RIGHT;
    g_array_append_val(widths, inside);
    g_array_append_val(widths, least);
    uint32_t n = 0;
    for (uint32_t i = 0; i < widths->len; i++)
        if (g_array_index(widths, double, i) >= least)
            g_array_index(widths, double, n++) = g_array_index(widths, double, i);
    return cj_steps_sample((const double *)(void *)widths->data, n, height, (void *)(uintptr_t)asked, work->arena);
}

void cj_heads_across(struct cj_work *work, const struct cj_heads *heads, uint32_t chevron_row, uint32_t goal_row, GArray *across)
{
    for (uint32_t p = 0; p < heads->n; p++) {
        const struct head *head = &heads->head[p];
        struct asked asked = {heads, head};
        struct cj_fit_across item = {.row = chevron_row, .first = head->first - heads->first, .last = head->last - heads->first, .extra = head->extra};
        item.need = head_steps(work, &asked, chevron_height);
        g_array_append_val(across, item);
        if (head->goal == NULL && head->duration == NULL)
            continue;
        item.row = goal_row;
        item.need = head_steps(work, &asked, goal_height);
        g_array_append_val(across, item);
    }
}

bool cj_heads_have_goals(const struct cj_heads *heads)
{
    for (uint32_t p = 0; p < heads->n; p++)
        if (heads->head[p].goal != NULL)
            return true;
    return false;
}

static void place_duration(struct cj_work *work, const struct head *head, struct cj_colour tone, double clock_x, double cy, double w)
{
    double leading = cj_theme_type(work->theme, CJ_ROLE_PHASE_META).leading;
    cj_work_mark(work, CJ_MARK_CLOCK, clock_x + CLOCK / 2, cy, CLOCK)->tone = tone;
    cj_work_text(work, head->duration, CJ_ROLE_PHASE_META, tone, CJ_ALIGN_START, clock_x + CLOCK + CLOCK_GAP, cy - leading / 2, w);
}

/* `before`: the body begins so far before the first column. */
static void place_head(struct cj_work *work, const struct head *head, double before, double x, double w, double y, double chevron_h, double goal_y)
{
    struct cj_box *box = cj_work_add(work, CJ_PART_CHEVRON, x - before, y, before + w + POINT, chevron_h);
    box->variant = head->flat ? 0 : 1;
    box->tone = cj_tone(CJ_COLOUR_PRIMARY);
    double room = name_room(head, w), h = cj_work_text_height(work, head->name, CJ_ROLE_PHASE, room);
    bool inside = duration_inside(head, w);
    cj_work_text(work, head->name, CJ_ROLE_PHASE, cj_tone(CJ_COLOUR_PAPER), CJ_ALIGN_START, x + head->name_left, y + (chevron_h - h) / 2, room);
    g_array_index(work->box, struct cj_box, work->box->len - 1).heading = 2;
    if (head->duration != NULL && inside) {
        double clock_x = x + w - DURATION_RIGHT - head->duration_w - CLOCK_GAP - CLOCK;
        place_duration(work, head, cj_tone(CJ_COLOUR_PAPER), clock_x, y + chevron_h / 2, head->duration_w + .02);
    }
    double cy = goal_y + .65;
    if (head->goal != NULL) {
        cj_work_mark(work, CJ_MARK_TARGET, x + CJ_MARK_CENTRE, cy, 1.0)->tone = cj_tone(CJ_COLOUR_SECONDARY);
        cy += cj_work_text(work, head->goal, CJ_ROLE_PHASE_GOAL, cj_tone(CJ_COLOUR_SECONDARY), CJ_ALIGN_START, x + GOAL_LEFT, goal_y, goal_room(w));
    }
    if (head->duration != NULL && !inside)
        place_duration(work, head, cj_tone(CJ_COLOUR_SECONDARY), x + CJ_MARK_CENTRE - CLOCK / 2, cy - .07, goal_room(w));
}

void cj_heads_place(struct cj_work *work, const struct cj_heads *heads, const struct cj_columns *columns, double left, double y, double chevron_h,
                    double goal_y, double goal_h)
{
    for (uint32_t p = 0; p < heads->n; p++) {
        const struct head *head = &heads->head[p];
        double x = columns->x[head->first], end = columns->x[head->last] + columns->w[head->last] + head->extra;
        double before = p == 0 ? x - left : 0;
        work->node = head->node;
        work->column = head->first;
        work->parent = work->box->len;
        cj_work_add(work, CJ_PART_CELL, x - before, y, before + end - x + POINT, goal_y + goal_h - y)->parent = CJ_NONE;
        place_head(work, head, before, x, end - x, y, chevron_h, goal_y);
    }
    work->node = 0;
    work->parent = CJ_NONE;
}
