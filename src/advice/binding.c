/* Which texts are worth trying: those in the cells that make their row high, or whose longest word makes their column wide; and beside
 * the journey the highest of each zone. A guess; what it is worth is told by laying out. */
#include "advice_priv.h"

#include <math.h>
#include <string.h>

static const double nearly = .3;      /* [em] a cell that ends so near to where the fullest of its row does fills it as well */
static const double word_costs = 2.0; /* [em] of height, that of a word on which a column's width hangs */
static const double beside = .35;     /* of its height counts for a text above or below the journey, where others stand beside it */

struct cell { double top, bottom, filled; };  /* of a CELL box; filled: where its last text ends */

static double text_height(const struct cj_box *box)
{
    return box->nlines * box->leading;
}

static struct cell *find_cells(const struct cj_layout *layout)
{
    struct cell *cell = g_new0(struct cell, layout->nboxes + 1);
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        if (box->part == CJ_PART_CELL)
            cell[i] = (struct cell){ box->y, box->y + box->h, box->y };
        else if (box->part == CJ_PART_TEXT && box->parent != CJ_NONE)
            cell[box->parent].filled = fmax(cell[box->parent].filled, box->y + text_height(box));
    }
    return cell;
}

/* How far down the others of its row reach: what is gained if this one were empty. */
static double next_filled(const struct cj_layout *layout, const struct cell *cell, uint32_t at)
{
    double next = cell[at].top;
    for (uint32_t i = 0; i < layout->nboxes; i++)
        if (i != at && layout->box[i].part == CJ_PART_CELL && fabs(cell[i].top - cell[at].top) < 1e-6 && fabs(cell[i].bottom - cell[at].bottom) < 1e-6)
            next = fmax(next, cell[i].filled);
    return next;
}

static bool word_fills(const struct cj_box *box)
{
    return box->zone == CJ_ZONE_JOURNEY && cj_text_least_width(box->text) * box->size / CJ_EM > box->w - .05;
}

static double score_box(const struct cj_layout *layout, const struct cell *cell, const struct cj_box *box)
{
    if (box->zone != CJ_ZONE_JOURNEY || box->parent == CJ_NONE)
        return beside * text_height(box);
    double score = word_fills(box) ? word_costs : 0;
    double room = cell[box->parent].filled - next_filled(layout, cell, box->parent);
    if (room < -nearly)
        return score;
    return score + fmin(fmax(room, 0), text_height(box)) + .1 * text_height(box);
}

struct scored { uint32_t text; double score; };

static int by_score(gconstpointer left, gconstpointer right)
{
    const struct scored *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->text < b->text ? -1 : a->text > b->text;
}

/* The text that a box shows, CJ_NONE for the program's own words. */
static uint32_t text_of(const struct advisor *advisor, const struct cj_box *box)
{
    uint32_t touchpoint = cj_journey_touchpoint_of(advisor->journey, box->node), found = CJ_NONE;
    for (uint32_t i = 0; i < advisor->texts->len; i++) {
        const struct text *text = &g_array_index(advisor->texts, struct text, i);
        if (strcmp(text->str.s, box->text->text) != 0)
            continue;
        if (text->touchpoint == touchpoint)
            return i;
        found = found == CJ_NONE ? i : found;
    }
    return found;
}

uint32_t cj_advice_binding(const struct advisor *advisor, uint32_t *ret_text, uint32_t room)
{
    const struct cj_layout *layout = advisor->layout;
    g_autofree struct cell *cell = find_cells(layout);
    g_autofree struct scored *scored = g_new0(struct scored, advisor->texts->len + 1);
    for (uint32_t i = 0; i < advisor->texts->len; i++)
        scored[i].text = i;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        double score = box->part == CJ_PART_TEXT && box->text ? score_box(layout, cell, box) : 0;
        uint32_t text = score > 0 ? text_of(advisor, box) : CJ_NONE;
        if (text != CJ_NONE)
            scored[text].score = fmax(scored[text].score, score);
    }
    qsort(scored, advisor->texts->len, sizeof *scored, by_score);
    uint32_t n = 0;
    for (uint32_t i = 0; i < advisor->texts->len && n < room && scored[i].score > 0; i++)
        if (g_array_index(advisor->texts, struct text, scored[i].text).scalar)
            ret_text[n++] = scored[i].text;
    return n;
}
