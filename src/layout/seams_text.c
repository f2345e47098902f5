/* Texts that lie on an upright seam: their words are set before it and go on after it, as in a book whose headline runs over the fold. A
 * text that needs more lines so, pushes down what stands below it in its panel. */
#include <math.h>

#include "seams.h"

#define SLOT_LEAST 2.5         /* less room for words before or after a seam is left empty */
#define APART .8               /* from what stands to the right */
#define LINES_MOST 80u
#define SHORT 9.0              /* a line up to this is not parted if it can go to one side of the seam */
#define PILL_LINE .45          /* between lines of pills */
#define COMPANION 1.2          /* a sign stands at most so far before its words */

/* --- how words go into the places between seams ------------------------------------------------------------------------- */

struct slot { double x, w; };
struct piece { struct cj_line line; uint32_t row, slot; };

/* The places for words in x .. right. */
static uint32_t find_slots(const struct cj_seam_lines *seams, double x, double right, struct slot *ret)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i <= seams->nx; i++) {
        double end = i < seams->nx ? fmin(right, seams->x[i] - seams->clear) : right;
        if (end - x >= SLOT_LEAST || (n == 0 && i == seams->nx))
            ret[n++] = (struct slot){ x, end - x };
        if (i < seams->nx)
            x = fmax(x, seams->x[i] + seams->clear);
    }
    return n;
}

/* The line from cluster `from` on that is broken at `to`. */
static struct cj_line line_to(const struct cj_measured *m, uint32_t from, uint32_t to)
{
    uint32_t last = to;
    while (last > from && (m->blank[last - 1] || (m->brk[last] == CJ_BREAK_MUST && m->end[last] == m->end[last - 1])))
        last--;
    bool hyphen = to < m->n && (m->brk[to] == CJ_BREAK_HYPHEN || m->brk[to] == CJ_BREAK_SYLLABLE);
    return (struct cj_line){ from, last, m->end[last] - m->end[from] + (hyphen ? m->hyphen : 0), hyphen };
}

/* As many words as fit in w. `force`: of a word that is wider as many syllables, or letters. Returns where the next line begins; `from`:
 * nothing fits. */
static uint32_t fill(const struct cj_measured *m, uint32_t from, double w, double size, bool force, struct cj_line *ret)
{
    int32_t units = cj_text_units(w, size);
    uint32_t word = from, syllable = from, letter = from;
    for (uint32_t to = from + 1; to <= m->n; to++) {
        enum cj_break brk = to < m->n ? (enum cj_break)m->brk[to] : CJ_BREAK_MUST;
        bool fits = line_to(m, from, to).width <= units;
        if (m->end[to] - m->end[from] > units + m->hyphen && !m->blank[to - 1])
            break;
        if (brk == CJ_BREAK_SYLLABLE)
            syllable = fits ? to : syllable;
        else if (brk == CJ_BREAK_FORCED)
            letter = fits ? to : letter;
        else if (brk != CJ_BREAK_NO && fits)
            word = to;
        if (brk == CJ_BREAK_MUST && fits)
            break;
    }
    uint32_t best = word > from || !force ? word : syllable > from ? syllable : letter > from ? letter : MIN(from + 1, m->n);
    if (best > from)
        *ret = line_to(m, from, best);
    return best;
}

static double widest(const struct slot *slot, uint32_t n)
{
    double w = 0;
    for (uint32_t i = 0; i < n; i++)
        w = fmax(w, slot[i].w);
    return w;
}

/* All words of a text. Returns how many rows there are; 0: it did not go. */
static uint32_t set_words(const struct cj_box *box, const struct slot *slot, uint32_t nslots, GArray *pieces)
{
    const struct cj_measured *m = box->text;
    uint32_t from = 0, row = 0;
    double most = widest(slot, nslots);
    for (; from < m->n && row < LINES_MOST; row++) {
        uint32_t began = from;
        bool ends = false;
        for (uint32_t s = 0; s < nslots && from < m->n && !ends; s++) {
            struct piece piece = { .row = row, .slot = s };
            struct cj_line whole;
            bool force = slot[s].w >= most - 1e-9 && fill(m, from, most, box->size, false, &whole) == from;
            uint32_t to = fill(m, from, slot[s].w, box->size, force, &piece.line);
            if (to == from)
                continue;
            g_array_append_val(pieces, piece);
            ends = m->brk[to] == CJ_BREAK_MUST;
            from = to;
        }
        if (from == began)
            return 0;
    }
    return from < m->n ? 0 : row;
}

/* --- where there is room -------------------------------------------------------------------------------------------------- */

static struct cj_box *box_at(struct cj_work *work, uint32_t i)
{
    return &g_array_index(work->box, struct cj_box, i);
}

static bool is_solid(const struct cj_box *box)
{
    return box->part == CJ_PART_TEXT || box->part == CJ_PART_MARK || box->part == CJ_PART_PILL || box->part == CJ_PART_ICON ||
           box->part == CJ_PART_PORTRAIT || box->part == CJ_PART_FACE || box->part == CJ_PART_QR || box->part == CJ_PART_SQUARE ||
           box->part == CJ_PART_SPARKLINE;
}

static bool same_unit(const struct cj_box *a, const struct cj_box *b)
{
    return a->parent == b->parent && a->zone == b->zone;
}

static double parent_left(struct cj_work *work, const struct cj_box *box)
{
    return box->parent != CJ_NONE ? box_at(work, box->parent)->x : 0;
}

static double parent_right(struct cj_work *work, const struct cj_box *box)
{
    return box->parent != CJ_NONE ? box_at(work, box->parent)->x + box_at(work, box->parent)->w : work->page_width;
}

static double ink_right(const struct cj_box *box)
{
    double x = box->x;
    for (uint32_t l = 0; l < box->nlines; l++)
        x = fmax(x, cj_seams_ink(box, l).x1);
    return x;
}

/* How far to the right a text may go: to what stands there, else to the edge of its panel. */
static double right_of(struct cj_work *work, uint32_t at)
{
    const struct cj_box *box = box_at(work, at);
    double ink = ink_right(box), right = parent_right(work, box);
    for (uint32_t i = 0; i < work->box->len; i++) {
        const struct cj_box *other = box_at(work, i);
        if (i != at && is_solid(other) && same_unit(other, box) && other->x >= ink - .3 && other->y < box->y + box->h - .1 &&
            other->y + other->h > box->y + .1)
            right = fmin(right, other->x - APART);
    }
    return fmax(right, ink);
}

/* --- giving way ----------------------------------------------------------------------------------------------------------- */

/* What stands below in the same panel, and the panel itself. */
static void push_down(struct cj_seam_page *page, uint32_t at, double below, double by)
{
    struct cj_work *work = page->work;
    const struct cj_box box = *box_at(work, at);
    cj_seams_grow(page, box.parent, g_array_index(page->of, uint32_t, at), by);
    uint32_t n = work->box->len;
    g_autofree bool *moved = g_new0(bool, n);
    for (uint32_t i = 0; i < n; i++) {
        struct cj_box *other = box_at(work, i);
        uint32_t holder = cj_seams_holder(page, i);
        double y = holder == CJ_NONE ? other->y : moved[holder] ? below : box_at(work, holder)->y;
        if (i == box.parent || (i != at && same_unit(other, &box) && y < below - .1 && other->y + other->h > below && !is_solid(other))) {
            other->h += by;
        } else if (i != at && same_unit(other, &box) && y >= below - .1) {
            other->y += by;
            moved[i] = true;
        }
    }
}

/* A sign with its letter goes to the nearer side. */
static void shift_sign(struct cj_work *work, uint32_t at, uint32_t holder, double seam)
{
    const struct cj_seam_lines *seams = work->seams;
    struct cj_box *held = box_at(work, holder != CJ_NONE ? holder : at), *text = box_at(work, at);
    struct cj_extent ink = cj_seams_ink(text, 0);
    double right = seam + seams->clear - ink.x0, left = ink.x1 - (seam - seams->clear);
    bool can_left = held->x - left >= parent_left(work, text), can_right = held->x + held->w + right <= parent_right(work, text);
    double by = (left < right && can_left) || !can_right ? -left : right;
    for (uint32_t i = 0; held->part == CJ_PART_PORTRAIT && by > 0 && i < work->box->len; i++) { /* words beside it go too */
        struct cj_box *other = box_at(work, i);
        bool beside = other->part == CJ_PART_TEXT && same_unit(other, text) && other->x >= held->x + held->w - .2 &&
                      other->y < held->y + held->h;
        if (beside && ink_right(other) + by <= parent_right(work, text))
            other->x += by;
    }
    text->x += by;
    if (held != text)
        held->x += by;
}

/* Pills on a line: this one and those after it begin after the seam or, where they find no room there, on a line of their own. */
static void shift_pill(struct cj_seam_page *page, uint32_t at, uint32_t holder, double seam)
{
    struct cj_work *work = page->work;
    const struct cj_box held = *box_at(work, holder), text = *box_at(work, at);
    double by = seam + work->seams->clear - held.x, last = held.x + held.w, down = 0;
    for (uint32_t i = holder; i < work->box->len; i++) {
        const struct cj_box *other = box_at(work, i);
        if (other->part == CJ_PART_PILL && same_unit(other, &text) && fabs(other->y - held.y) < .1)
            last = fmax(last, other->x + other->w);
    }
    if (last + by > parent_right(work, &text)) {
        down = held.h + PILL_LINE;
        by = parent_left(work, &text) - held.x;
        push_down(page, at, held.y + held.h, down);
    }
    for (uint32_t i = holder; i < work->box->len; i++) {
        struct cj_box *other = box_at(work, i);
        uint32_t in = cj_seams_holder(page, i);
        bool pill = other->part == CJ_PART_PILL || (in != CJ_NONE && box_at(work, in)->part == CJ_PART_PILL);
        if (!pill || !same_unit(other, &text) || other->y < held.y - .1 || other->y > held.y + held.h - .1)
            continue;
        other->x += by;
        other->y += down;
    }
}

/* Each piece is a text of its own to who draws it, and the same text to who reads it. */
static void put_pieces(struct cj_seam_page *page, uint32_t at, const struct slot *slot, const GArray *set)
{
    struct cj_box box = *box_at(page->work, at);
    struct cj_line *line = CJ_NEW(page->work->arena, struct cj_line, set->len);
    for (uint32_t i = 0; i < set->len; i++) {
        const struct piece *piece = &g_array_index(set, struct piece, i);
        struct cj_box one = box;
        line[i] = piece->line;
        one.x = slot[piece->slot].x;
        one.w = fmax(slot[piece->slot].w, (double)piece->line.width / CJ_EM * box.size);
        one.y = box.y + piece->row * box.leading;
        one.h = box.leading;
        one.align = CJ_ALIGN_START;
        one.line = &line[i];
        one.nlines = 1;
        if (i == 0)
            *box_at(page->work, at) = one;
        else
            cj_seams_split_off(page, at, one);
    }
}

/* Right-aligned and centred lines begin where they begin now. */
static double left_of(const struct cj_box *box)
{
    double x = INFINITY;
    for (uint32_t l = 0; l < box->nlines; l++)
        x = fmin(x, cj_seams_ink(box, l).x0);
    return box->align == CJ_ALIGN_START ? box->x : x;
}

/* The sign before a line, or CJ_NONE. */
static uint32_t companion_of(struct cj_work *work, uint32_t at, double x0)
{
    const struct cj_box *box = box_at(work, at), *before = at > 0 ? box_at(work, at - 1) : NULL;
    bool is = before != NULL && (before->part == CJ_PART_MARK || before->part == CJ_PART_ICON) && same_unit(before, box) &&
              before->x + before->w <= x0 + .1 && before->x + before->w > x0 - COMPANION && before->y < box->y + box->h &&
              before->y + before->h > box->y;
    return is ? at - 1 : CJ_NONE;
}

/* How far to the left a line may go. */
static double left_limit(struct cj_work *work, uint32_t at, uint32_t companion, double x0)
{
    const struct cj_box *box = box_at(work, at);
    double left = box->parent != CJ_NONE ? box_at(work, box->parent)->x : 0;
    for (uint32_t i = 0; i < work->box->len; i++) {
        const struct cj_box *other = box_at(work, i);
        if (i != at && i != companion && is_solid(other) && same_unit(other, box) && other->x < x0 && other->y < box->y + box->h - .1 &&
            other->y + other->h > box->y + .1)
            left = fmax(left, (other->part == CJ_PART_TEXT && other->nlines > 0 ? cj_seams_ink(other, 0).x1 : other->x + other->w) + APART);
    }
    return left;
}

/* What stands on a line to the right of something. */
struct beside { uint32_t at; double left, right, by; };

static int by_left(const void *a, const void *b)
{
    const struct beside *x = a, *y = b;
    return (x->left > y->left) - (x->left < y->left);
}

static GArray *find_beside(struct cj_seam_page *page, uint32_t at, double from)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct beside));
    const struct cj_box *box = box_at(page->work, at);
    for (uint32_t i = 0; i < page->work->box->len; i++) {
        const struct cj_box *other = box_at(page->work, i);
        if (i == at || !is_solid(other) || !same_unit(other, box) || cj_seams_holder(page, i) != CJ_NONE || other->x < from - .1 ||
            other->y >= box->y + box->h - .1 || other->y + other->h <= box->y + .1)
            continue;
        struct beside one = { i, other->x, other->part == CJ_PART_TEXT ? ink_right(other) : other->x + other->w, 0 };
        g_array_append_val(found, one);
    }
    g_array_sort(found, by_left);
    return found;
}

/* Moves a line to the right, and what is then in its way, as far as need be. False, and nothing is moved, if the panel has no room. */
static bool push_right(struct cj_seam_page *page, uint32_t at, double ink, double by)
{
    struct cj_work *work = page->work;
    g_autoptr(GArray) beside = find_beside(page, at, ink);
    double was = ink, edge = ink + by, most = parent_right(work, box_at(work, at));
    for (uint32_t i = 0; i < beside->len; i++) {
        struct beside *one = &g_array_index(beside, struct beside, i);
        bool stacked = i > 0 && one->left < was; /* above or below what came before it */
        one->by = stacked ? one[-1].by : fmax(0, edge + fmin(fmax(one->left - was, 0), APART) - one->left);
        was = fmax(was, one->right);
        edge = fmax(edge, one->right + one->by);
    }
    if (edge > most + 1e-9)
        return false;
    for (uint32_t i = 0; i < beside->len; i++) {
        const struct beside *one = &g_array_index(beside, struct beside, i);
        box_at(work, one->at)->x += one->by;
        for (uint32_t k = one->at + 1; k < work->box->len && k <= one->at + 3; k++)
            if (cj_seams_holder(page, k) == one->at)
                box_at(work, k)->x += one->by;
    }
    box_at(work, at)->x += by;
    return true;
}

/* A short line goes to the nearer side where there is room for it, its sign with it. */
static bool sidestep(struct cj_seam_page *page, uint32_t at, double seam)
{
    struct cj_work *work = page->work;
    const struct cj_seam_lines *seams = work->seams;
    struct cj_box *box = box_at(work, at);
    struct cj_extent ink = cj_seams_ink(box, 0);
    if (box->nlines != 1 || ink.x1 - ink.x0 > SHORT)
        return false;
    uint32_t companion = companion_of(work, at, ink.x0);
    double x0 = companion != CJ_NONE ? box_at(work, companion)->x : ink.x0;
    double right = seam + seams->clear - x0, left = ink.x1 - (seam - seams->clear), by = -left;
    bool to_left = x0 - left >= left_limit(work, at, companion, x0) - 1e-9;
    if (to_left && left < right)
        box->x += by;
    else if (push_right(page, at, ink.x1, right))
        by = right;
    else if (to_left)
        box->x += by;
    else
        return false;
    if (companion == CJ_NONE)
        return true;
    box_at(work, companion)->x += by;
    for (uint32_t k = companion + 1; k < at; k++)
        if (cj_seams_holder(page, k) == companion)
            box_at(work, k)->x += by;
    return true;
}

/* One line that stays one, though it gets longer: what stands to the right makes room. */
static bool part_line(struct cj_seam_page *page, uint32_t at)
{
    struct cj_work *work = page->work;
    const struct cj_box box = *box_at(work, at);
    struct slot slot[CJ_SEAMS_MOST + 1];
    g_autoptr(GArray) set = g_array_new(FALSE, FALSE, sizeof(struct piece));
    uint32_t nslots = find_slots(work->seams, left_of(&box), parent_right(work, &box), slot);
    if (nslots == 0 || set_words(&box, slot, nslots, set) != 1)
        return false;
    const struct piece *last = &g_array_index(set, struct piece, set->len - 1);
    double ink = ink_right(&box), by = slot[last->slot].x + (double)last->line.width / CJ_EM * box.size - ink;
    if (!push_right(page, at, ink, fmax(by, 0)))
        return false;
    box_at(work, at)->x = box.x;
    put_pieces(page, at, slot, set);
    return true;
}

static void part(struct cj_seam_page *page, uint32_t at, double seam)
{
    struct cj_work *work = page->work;
    struct cj_box box = *box_at(work, at);
    struct slot slot[CJ_SEAMS_MOST + 1];
    uint32_t holder = cj_seams_holder(page, at);
    if (holder != CJ_NONE || box.variant != 0) {
        if (holder != CJ_NONE && box_at(work, holder)->part == CJ_PART_PILL)
            shift_pill(page, at, holder, seam);
        else
            shift_sign(work, at, holder, seam);
        return;
    }
    if (sidestep(page, at, seam))
        return;
    g_autoptr(GArray) set = g_array_new(FALSE, FALSE, sizeof(struct piece));
    uint32_t nslots = find_slots(work->seams, left_of(&box), right_of(work, at), slot);
    uint32_t rows = nslots > 0 ? set_words(&box, slot, nslots, set) : 0;
    if (rows != 1 && box.nlines == 1 && part_line(page, at))
        return;
    if (rows == 0)
        return;
    if (rows > box.nlines)
        push_down(page, at, box.y + box.h, (rows - box.nlines) * box.leading);
    put_pieces(page, at, slot, set);
}

static double seam_on(const struct cj_work *work, const struct cj_box *box)
{
    for (uint32_t s = 0; s < work->seams->nx; s++)
        for (uint32_t l = 0; l < box->nlines; l++) {
            struct cj_extent ink = cj_seams_ink(box, l);
            if (cj_seams_cut(ink.x0, ink.x1, work->seams->x[s], work->seams->clear))
                return work->seams->x[s];
        }
    return NAN;
}

void cj_seams_part_texts(struct cj_seam_page *page)
{
    uint32_t n = page->work->box->len;
    for (uint32_t i = 0; i < n; i++) {
        double seam = box_at(page->work, i)->part == CJ_PART_TEXT ? seam_on(page->work, box_at(page->work, i)) : NAN;
        if (!isnan(seam))
            part(page, i, seam);
    }
}
