/* Reach against feasibility: five by five cells, reach upwards, feasibility to the end, with the letters of the improvements in
 * them. A letter alone in its cell is as large as in the table; up to four share one at the size of a badge, and for more the cells
 * grow: no letter is left out, and none lies on another. */
#include "takeaways.h"

#include <math.h>

/* Measures of the reference poster, in em. */
enum { SIDE = 5, WANTED = 3 };
#define GRID_TOP 2.51
#define GRID_LEFT 1.6          /* the word of the upright axis stands before it */
#define CELL 2.28
#define CELL_GAP .14
#define DISC_GAP .06           /* between discs that share a cell, and around them */
#define SHARING_SIZE .62       /* of their letters: as in a badge */
#define WORD_BELOW .3          /* from the grid to the line box of the axis' word */
#define WORD_LEFT .2           /* of the upright axis' word */
#define ARROW 1.1
#define ARROW_THICK .6         /* from side to side of its head */
#define ARROW_GAP .5
#define ARROW_ABOVE .27        /* its middle, above the baseline of its word */

struct place {
    cj_node node;
    struct cj_flow_text letter;
    uint32_t column, row;      /* from the lower start corner */
    uint32_t nth;              /* in its cell */
    const char *alt;
};

struct matrix {
    struct cj_flow_text head, reach, feasibility;
    struct place *place;
    uint32_t n;
    uint32_t in_cell[SIDE][SIDE];
    double cell_w, cell_h, width, height;
};

static bool has_both(const struct cj_improvement *improvement)
{
    return improvement->reach > 0 && improvement->feasibility > 0;
}

bool cj_matrix_has(const struct cj_journey *journey, const struct cj_improvement *improvement)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < journey->nimprovements && n < WANTED; i++)
        n += has_both(&journey->improvements[i]);
    return n == WANTED && has_both(improvement);
}

/* --- letters in a cell --------------------------------------------------------------------------------------------- */

static double disc(uint32_t in_cell)
{
    return in_cell > 1 ? CJ_LETTER_SHARING : CJ_LETTER_DISC;
}

/* How many discs stand abreast where n share a cell: as many as lie above each other, or one more. */
static uint32_t abreast(uint32_t n)
{
    return (uint32_t)ceil(sqrt(n) - 1e-9);
}

static double room_for(uint32_t discs)
{
    return discs * (CJ_LETTER_SHARING + DISC_GAP) + DISC_GAP;
}

/* The middle of the nth of n discs, from the corner of the cell; a last line that is not full stands in the middle too. */
static struct cj_point disc_middle(const struct matrix *m, uint32_t nth, uint32_t n)
{
    const double pitch = CJ_LETTER_SHARING + DISC_GAP;
    uint32_t columns = abreast(n), rows = (n + columns - 1) / columns, row = nth / columns;
    uint32_t here = MIN(columns, n - row * columns);
    return (struct cj_point){ m->cell_w / 2 + (nth % columns - (here - 1) / 2.0) * pitch, m->cell_h / 2 + (row - (rows - 1) / 2.0) * pitch };
}

/* --- placing ------------------------------------------------------------------------------------------------------- */

static double grid_side(double cell)
{
    return SIDE * (cell + CELL_GAP) - CELL_GAP;
}

static void place_cells(struct cj_work *work, const struct matrix *m, double x, double y)
{
    for (uint32_t r = 0; r < SIDE; r++)
        for (uint32_t c = 0; c < SIDE; c++)
            cj_work_add(work, CJ_PART_SQUARE, x + c * (m->cell_w + CELL_GAP), y + (SIDE - 1 - r) * (m->cell_h + CELL_GAP), m->cell_w, m->cell_h)
                ->variant = (uint8_t)(r + c);
}

/* Disc and letter, and what the place means to who hears the map. */
static void place_letter(struct cj_work *work, const struct matrix *m, const struct place *p, double x, double y)
{
    uint32_t n = m->in_cell[p->row][p->column];
    struct cj_point at = disc_middle(m, p->nth, n);
    double left = x + p->column * (m->cell_w + CELL_GAP), top = y + (SIDE - 1 - p->row) * (m->cell_h + CELL_GAP);
    work->node = p->node;
    cj_work_mark(work, CJ_MARK_LETTER, left + at.x, top + at.y, disc(n))->tone = cj_tone(CJ_COLOUR_INK);
    cj_flow_put_centred(work, &p->letter, left + at.x, top + at.y);
    cj_work_add(work, CJ_PART_CELL, left, top, m->cell_w, m->cell_h)->alt = p->alt;
    work->node = 0;
}

/* The words of both axes, each with an arrow that says which way is more. */
static void place_axes(struct cj_work *work, const struct matrix *m, double x, double y)
{
    double bottom = y + grid_side(m->cell_h), word_y = bottom + WORD_BELOW, word_x = x - GRID_LEFT + WORD_LEFT;
    double middle = cj_flow_baseline(&m->feasibility) - ARROW_ABOVE - ARROW_THICK / 2;
    cj_flow_put(work, &m->feasibility, x, word_y, m->feasibility.full);
    cj_work_add(work, CJ_PART_MORE, x + m->feasibility.full + ARROW_GAP, word_y + middle, ARROW, ARROW_THICK);
    cj_work_text_turned(work, m->reach.measured, CJ_ROLE_META, m->reach.tone, word_x, bottom - m->reach.full, m->reach.full);
    cj_work_add(work, CJ_PART_MORE, word_x + middle, bottom - m->reach.full - ARROW_GAP - ARROW, ARROW_THICK, ARROW)->variant = 1;
}

void cj_matrix_place(struct cj_work *work, const void *self, double x, double y, double w, double h)
{
    const struct matrix *m = self;
    (void)w, (void)h;
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, m->width);
    cj_flow_heading(work, &m->head, 2, x, y + CJ_PANEL_HEAD_TOP, m->width);
    place_cells(work, m, x + GRID_LEFT, y + GRID_TOP);
    for (uint32_t i = 0; i < m->n; i++)
        place_letter(work, m, &m->place[i], x + GRID_LEFT, y + GRID_TOP);
    place_axes(work, m, x + GRID_LEFT, y + GRID_TOP);
}

double cj_matrix_height(const void *self, double w)
{
    const struct matrix *m = self;
    return w < m->width - 1e-9 ? INFINITY : m->height;
}

double cj_matrix_width(const void *self)
{
    return ((const struct matrix *)self)->width;
}

/* --- preparing ----------------------------------------------------------------------------------------------------- */

static const char *place_words(struct cj_work *work, const struct cj_improvement *from)
{
    return cj_arena_printf(work->arena, "%s %u/%u, %s %u/%u", cj_label(work->language, CJ_LABEL_HEAD_REACH), from->reach, SIDE,
                           cj_label(work->language, CJ_LABEL_HEAD_FEASIBILITY), from->feasibility, SIDE);
}

static void add_place(struct cj_work *work, struct matrix *m, uint32_t index)
{
    const struct cj_improvement *from = &work->journey->improvements[index];
    if (!has_both(from))
        return;
    struct place *p = &m->place[m->n++];
    p->node = from->node;
    p->column = MIN(from->feasibility, SIDE) - 1;
    p->row = MIN(from->reach, SIDE) - 1;
    p->nth = m->in_cell[p->row][p->column]++;
    p->alt = place_words(work, from);
}

static void measure_letters(struct cj_work *work, struct matrix *m)
{
    for (uint32_t i = 0, next = 0; i < work->journey->nimprovements; i++) {
        if (!has_both(&work->journey->improvements[i]))
            continue;
        struct place *p = &m->place[next++];
        p->letter = cj_takeaway_text(work, cj_improvement_letter(work, i), CJ_ROLE_MARK_NUMBER, CJ_COLOUR_PAPER);
        if (m->in_cell[p->row][p->column] > 1)
            p->letter = cj_flow_resized(work, &p->letter, SHARING_SIZE);
    }
}

static void measure_cells(struct matrix *m)
{
    uint32_t most = 1;
    for (uint32_t r = 0; r < SIDE; r++)
        for (uint32_t c = 0; c < SIDE; c++)
            most = MAX(most, m->in_cell[r][c]);
    uint32_t columns = abreast(most);
    m->cell_w = fmax(CELL, room_for(columns));
    m->cell_h = fmax(CELL, room_for((most + columns - 1) / columns));
}

/* What stands on the axis of `word`, one line long. */
static double axis_length(const struct cj_flow_text *word)
{
    return word->full + ARROW_GAP + ARROW;
}

const void *cj_matrix_new(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    bool wanted = false;
    for (uint32_t i = 0; i < journey->nimprovements && !wanted; i++)
        wanted = cj_matrix_has(journey, &journey->improvements[i]);
    if (!wanted)
        return NULL;
    struct matrix *m = CJ_NEW(work->arena, struct matrix, 1);
    m->head = cj_takeaway_text(work, cj_work_label(work, CJ_LABEL_MATRIX), CJ_ROLE_PANEL_HEAD, CJ_COLOUR_INK);
    m->reach = cj_takeaway_text(work, cj_work_label(work, CJ_LABEL_AXIS_REACH), CJ_ROLE_META, CJ_COLOUR_SECONDARY);
    m->feasibility = cj_takeaway_text(work, cj_work_label(work, CJ_LABEL_AXIS_FEASIBILITY), CJ_ROLE_META, CJ_COLOUR_SECONDARY);
    m->place = CJ_NEW(work->arena, struct place, journey->nimprovements);
    for (uint32_t i = 0; i < journey->nimprovements; i++)
        add_place(work, m, i);
    measure_letters(work, m);
    measure_cells(m);
    m->width = fmax(m->head.full, GRID_LEFT + fmax(grid_side(m->cell_w), axis_length(&m->feasibility)));
    m->height = GRID_TOP + grid_side(m->cell_h) + WORD_BELOW + m->feasibility.type.leading;
    return m;
}
