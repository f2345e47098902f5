/* The improvements as a table. A column of the table is a row of `columns`: its head, what it needs, and how an improvement
 * fills it; a column that no improvement fills is not there. Where the table finds no room, each improvement is a short paragraph:
 * its name, and beneath it what the table would have had beside it. */
#include "takeaways.h"

#include <math.h>

/* Measures of the reference poster, in em. */
#define TABLE_TOP 2.2
#define ROW_CENTRE 1.32        /* of an improvement's first line, from the top of its row */
#define ROW_BELOW .54
#define BASELINE .38           /* of all texts of a row, below its centre */
#define LINE_HALF .78          /* no row is lower than this below its centre: the letter */
#define NAME_LEFT 2.3
#define NAME_MOST 34.0
#define STORY_GAP .1
#define GAP_LEAST 1.5          /* between columns of the table */
#define DETAIL_GAP 1.6         /* between details in a paragraph */
#define DETAIL_LINE 1.7
#define SIGN 1.24              /* a pain's triangle */
#define SIGN_GAP .7            /* between pains of two severities */
#define SQUARE 1.24
#define SQUARE_GAP .35
#define EFFECT_GAP .5
#define PIE .9
#define PIE_TEXT 1.4
#define DOT .62
#define DOT_PITCH .95
#define DOT_FIRST .31
#define DOTS 5

enum { SEVERITIES = 3 };

struct pains { /* of one severity */
    enum cj_mark mark;
    const char *alt;
    struct cj_flow_text steps; /* the numbers of their touchpoints */
};

struct improvement {
    cj_node node;
    struct cj_flow_text letter, name, story, owner, change, metric, status;
    struct pains pains[SEVERITIES];
    struct cj_flow_text *opportunity;
    uint32_t npains, nopportunities, reach, feasibility;
    enum cj_work_status work;
};

enum { PAIN, OPPORTUNITY, OWNER, EFFECT, REACH, FEASIBILITY, STATUS, COLUMNS };

struct improvements {
    struct cj_flow_text title;
    struct improvement *improvement;
    uint32_t n;
    struct cj_flow_text head[COLUMNS];
    bool used[COLUMNS];
    double change_w;             /* of the widest change: changes are aligned at their right */
    double least[COLUMNS], natural[COLUMNS], name_least, name_natural;
};

/* --- cells of the table ------------------------------------------------------------------------------------------- */

/* A text whose first baseline is that of the row around cy. Returns how far below cy it ends. */
static double put_text(struct cj_work *work, const struct cj_flow_text *text, double x, double cy, double w)
{
    if (!cj_flow_has(text))
        return 0;
    double top = BASELINE - cj_flow_baseline(text);
    return top + cj_flow_put(work, text, x, cy + top, w);
}

static double pains_width(const struct pains *pains)
{
    return CJ_MARK_COLUMN + pains->steps.full;
}

static double pain_width(const struct improvement *i)
{
    double w = 0;
    for (uint32_t s = 0; s < i->npains; s++)
        w += (s > 0 ? SIGN_GAP : 0) + pains_width(&i->pains[s]);
    return w;
}

static double put_pains(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    double left = 0, line = cy, bottom = 0;
    (void)t;
    for (uint32_t s = 0; s < i->npains; s++) {
        const struct pains *pains = &i->pains[s];
        if (left > 0 && left + pains_width(pains) > w) {
            left = 0;
            line = cy + bottom + DETAIL_LINE - LINE_HALF;
        }
        if (work != NULL)
            cj_work_mark(work, pains->mark, x + left + CJ_MARK_CENTRE, line, SIGN)->alt = pains->alt;
        double text_w = fmin(pains->steps.full, w - left - CJ_MARK_COLUMN);
        bottom = fmax(bottom, line - cy + put_text(work, &pains->steps, x + left + CJ_MARK_COLUMN, line, text_w));
        left += pains_width(pains) + SIGN_GAP;
    }
    return bottom;
}

static double opportunity_width(const struct improvement *i)
{
    return i->nopportunities * (SQUARE + SQUARE_GAP) - SQUARE_GAP;
}

static double put_opportunities(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    uint32_t abreast = MAX(1, (uint32_t)floor((w + SQUARE_GAP) / (SQUARE + SQUARE_GAP) + 1e-6));
    (void)t;
    for (uint32_t o = 0; work != NULL && o < i->nopportunities; o++) {
        double cx = x + SQUARE / 2 + o % abreast * (SQUARE + SQUARE_GAP), y = cy + o / abreast * (SQUARE + SQUARE_GAP);
        cj_work_mark(work, CJ_MARK_OPPORTUNITY, cx, y, SQUARE);
        cj_work_letter(work, i->opportunity[o].measured, CJ_ROLE_MARK_NUMBER, i->opportunity[o].tone, cx, y);
    }
    return i->nopportunities == 0 ? 0 : SQUARE / 2 + (i->nopportunities - 1) / abreast * (SQUARE + SQUARE_GAP);
}

static double owner_width(const struct improvement *i)
{
    return i->owner.full;
}

static double put_owner(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    (void)t;
    return put_text(work, &i->owner, x, cy, w);
}

/* Without the changes, which are aligned at their right: they take effect_lead of the column. */
static double effect_width(const struct improvement *i)
{
    return i->metric.full;
}

static double effect_lead(const struct improvements *t)
{
    return t->change_w > 0 ? t->change_w + EFFECT_GAP : 0;
}

/* The part of the lead that an improvement leaves empty. */
static double effect_indent(const struct improvements *t, const struct improvement *i)
{
    return cj_flow_has(&i->change) ? t->change_w - i->change.full : effect_lead(t);
}

static double put_effect(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    double metric_x = effect_lead(t);
    if (cj_flow_has(&i->change))
        cj_flow_put_end(work, &i->change, x + t->change_w, cy + BASELINE - cj_flow_baseline(&i->change));
    return put_text(work, &i->metric, x + metric_x, cy, w - metric_x);
}

static double dots_width(uint32_t value)
{
    return value > 0 ? 2 * DOT_FIRST + (DOTS - 1) * DOT_PITCH : 0;
}

/* `word`: what is counted, for who hears the map. */
static double put_dots(struct cj_work *work, enum cj_label word, uint32_t value, double x, double cy)
{
    for (uint32_t d = 0; work != NULL && value > 0 && d < DOTS; d++) {
        struct cj_box *dot = cj_work_mark(work, d < value ? CJ_MARK_DOT : CJ_MARK_CIRCLE, x + DOT_FIRST + d * DOT_PITCH, cy, DOT);
        dot->tone = cj_tone(CJ_COLOUR_SECONDARY);
        if (d == 0)
            dot->alt = cj_arena_printf(work->arena, "%s %u/%u", cj_label(work->language, word), value, DOTS);
    }
    return value > 0 ? DOT / 2 : 0;
}

static double reach_width(const struct improvement *i)
{
    return dots_width(i->reach);
}

static double put_reach(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    (void)t, (void)w;
    return put_dots(work, CJ_LABEL_HEAD_REACH, i->reach, x, cy);
}

static double feasibility_width(const struct improvement *i)
{
    return dots_width(i->feasibility);
}

static double put_feasibility(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    (void)t, (void)w;
    return put_dots(work, CJ_LABEL_HEAD_FEASIBILITY, i->feasibility, x, cy);
}

static const enum cj_mark work_marks[] = {
    [CJ_WORK_IDEA] = CJ_MARK_WORK_IDEA, [CJ_WORK_CHOSEN] = CJ_MARK_WORK_CHOSEN, [CJ_WORK_DOING] = CJ_MARK_WORK_DOING,
    [CJ_WORK_DONE] = CJ_MARK_WORK_DONE, [CJ_WORK_DROPPED] = CJ_MARK_WORK_DROPPED,
};

static double status_width(const struct improvement *i)
{
    return i->work == CJ_WORK_NONE ? 0 : PIE_TEXT + i->status.full;
}

static double put_status(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    (void)t;
    if (i->work == CJ_WORK_NONE)
        return 0;
    if (work != NULL)
        cj_work_mark(work, work_marks[i->work], x + PIE / 2, cy, PIE)->tone = cj_tone(CJ_COLOUR_SECONDARY);
    return put_text(work, &i->status, x + PIE_TEXT, cy, w - PIE_TEXT);
}

/* `most`: what a column may take of the table at most; `flexible`: it may be narrower than its widest content. `named`: in a paragraph,
 * where no head stands above it, the head's word stands before it. width is 0 where an improvement has nothing for the column. */
static const struct column {
    enum cj_label head;
    double most;
    bool flexible, named;
    double (*width)(const struct improvement *i);
    double (*put)(struct cj_work *work, const struct improvements *t, const struct improvement *i, double x, double cy, double w);
} columns[COLUMNS] = {
    [PAIN]        = { CJ_LABEL_HEAD_PAIN, 10, false, false, pain_width, put_pains },
    [OPPORTUNITY] = { CJ_LABEL_HEAD_OPPORTUNITY, 8, false, false, opportunity_width, put_opportunities },
    [OWNER]       = { CJ_LABEL_HEAD_OWNER, 16, true, false, owner_width, put_owner },
    [EFFECT]      = { CJ_LABEL_HEAD_EFFECT, 24, true, false, effect_width, put_effect },
    [REACH]       = { CJ_LABEL_HEAD_REACH, 10, false, true, reach_width, put_reach },
    [FEASIBILITY] = { CJ_LABEL_HEAD_FEASIBILITY, 10, false, true, feasibility_width, put_feasibility },
    [STATUS]      = { CJ_LABEL_HEAD_STATUS, 20, false, false, status_width, put_status },
};

/* --- improvements ------------------------------------------------------------------------------------------------- */

/* Letter, name and story. Returns how far below cy they end. */
static double put_name(struct cj_work *work, const struct improvement *i,
                  double x, double cy, double w)
{
    if (work != NULL) {
        cj_work_mark(work, CJ_MARK_LETTER, x + CJ_LETTER_DISC / 2, cy, CJ_LETTER_DISC)->tone = cj_tone(CJ_COLOUR_INK);
        cj_work_letter(work, i->letter.measured, CJ_ROLE_MARK_NUMBER, i->letter.tone, x + CJ_LETTER_DISC / 2, cy);
    }
    double text_w = w - NAME_LEFT, bottom = put_text(work, &i->name, x + NAME_LEFT, cy, text_w);
    if (cj_flow_has(&i->story))
        bottom += STORY_GAP + cj_flow_put(work, &i->story, x + NAME_LEFT, cy + bottom + STORY_GAP, fmin(text_w, CJ_READABLE));
    return bottom;
}

/* Where the columns of the table stand: the name's width, and each column's left edge and width. */
struct table {
    double name_w, x[COLUMNS], w[COLUMNS];
};

/* Columns go from their least to their natural widths together; then the gaps grow. False if there is no room. */
static bool measure_table(const struct improvements *t, double w, struct table *ret)
{
    double least = t->name_least, natural = t->name_natural, ngaps = 0;
    for (unsigned c = 0; c < COLUMNS; c++) {
        if (!t->used[c])
            continue;
        least += GAP_LEAST + t->least[c];
        natural += GAP_LEAST + t->natural[c];
        ngaps++;
    }
    if (w < least)
        return false;
    double part = natural > least ? fmin(1, (w - least) / (natural - least)) : 1;
    double gap = GAP_LEAST + (ngaps > 0 ? fmax(0, w - natural) / ngaps : 0);
    ret->name_w = t->name_least + part * (t->name_natural - t->name_least) + (ngaps > 0 ? 0 : fmax(0, w - natural));
    double left = ret->name_w;
    for (unsigned c = 0; c < COLUMNS; c++) {
        if (!t->used[c])
            continue;
        ret->x[c] = left + gap;
        ret->w[c] = t->least[c] + part * (t->natural[c] - t->least[c]);
        left = ret->x[c] + ret->w[c];
    }
    return true;
}

static double table_row(struct cj_work *work, const struct improvements *t, const struct improvement *i, const struct table *table,
                        double x, double cy)
{
    double bottom = fmax(LINE_HALF, put_name(work, i, x, cy, table->name_w));
    for (unsigned c = 0; c < COLUMNS; c++)
        if (t->used[c] && columns[c].width(i) > 0)
            bottom = fmax(bottom, columns[c].put(work, t, i, x + table->x[c], cy, table->w[c]));
    return bottom;
}

static void table_heads(struct cj_work *work, const struct improvements *t, const struct table *table, double x, double y)
{
    double baseline = y + CJ_PANEL_HEAD_TOP + cj_flow_baseline(&t->title);
    for (unsigned c = 0; c < COLUMNS; c++)
        if (t->used[c])
            cj_flow_put(work, &t->head[c], x + table->x[c], baseline - cj_flow_baseline(&t->head[c]), t->head[c].full);
}

/* What the table has beside the name, as a line that wraps. `cy` is the centre of the first line. Returns how far below cy it ends. */
static double details(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    double left = 0, line = 0, bottom = 0;
    for (unsigned c = 0; c < COLUMNS; c++) {
        double word = columns[c].named ? t->head[c].full + EFFECT_GAP : 0, need = columns[c].width(i);
        if (need <= 0)
            continue;
        double indent = c == EFFECT ? effect_indent(t, i) : 0; /* nothing to align with: not drawn */
        double wide = fmin(w, word + (c == EFFECT ? effect_lead(t) : 0) - indent + need);
        if (left > 0 && left + wide > w) {
            left = 0;
            line = bottom + DETAIL_LINE - LINE_HALF;
        }
        if (word > 0)
            put_text(work, &t->head[c], x + left, cy + line, t->head[c].full);
        double below = columns[c].put(work, t, i, x + left + word - indent, cy + line, wide - word + indent);
        bottom = fmax(bottom, line + fmax(LINE_HALF, below));
        left += wide + DETAIL_GAP;
    }
    return bottom;
}

static double paragraph(struct cj_work *work, const struct improvements *t, const struct improvement *i,
                  double x, double cy, double w)
{
    double bottom = fmax(LINE_HALF, put_name(work, i, x, cy, w)), first = bottom + DETAIL_LINE - LINE_HALF;
    double below = details(NULL, t, i, 0, 0, w - NAME_LEFT);
    if (below <= 0)
        return bottom;
    return first + details(work, t, i, x + NAME_LEFT, cy + first, w - NAME_LEFT);
}

/* The panel, with the table of that measure or, without one, in paragraphs. */
static double improvements_as(struct cj_work *work, const struct improvements *t, const struct table *table, double x, double y, double w)
{
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, w);
    cj_flow_heading(work, &t->title, 2, x, y + CJ_PANEL_HEAD_TOP, w);
    if (work != NULL && table != NULL)
        table_heads(work, t, table, x, y);
    double top = y + TABLE_TOP;
    for (uint32_t n = 0; n < t->n; n++) {
        const struct improvement *i = &t->improvement[n];
        if (n > 0)
            cj_flow_hairline(work, CJ_COLOUR_FAINT, x, top, w);
        if (work != NULL)
            work->node = i->node;
        double cy = top + ROW_CENTRE;
        top = cy + (table ? table_row(work, t, i, table, x, cy) : paragraph(work, t, i, x, cy, w)) + ROW_BELOW;
    }
    if (work != NULL)
        work->node = 0;
    return top - ROW_BELOW - y;
}

static double improvements(struct cj_work *work, const struct improvements *t, double x, double y, double w)
{
    struct table table = { 0 };
    double in_table = measure_table(t, w, &table) ? improvements_as(NULL, t, &table, 0, 0, w) : INFINITY;
    double in_paragraphs = improvements_as(NULL, t, NULL, 0, 0, w);
    if (work == NULL)
        return fmin(in_table, in_paragraphs);
    return improvements_as(work, t, in_table <= in_paragraphs ? &table : NULL, x, y, w);
}

double cj_improvements_height(const void *self, double w)
{
    return improvements(NULL, self, 0, 0, w);
}

void cj_improvements_place(struct cj_work *work, const void *self, double x, double y, double w, double h)
{
    (void)h;
    improvements(work, self, x, y, w);
}

/* --- preparing --------------------------------------------------------------------------------------------------------- */

struct cj_str cj_improvement_letter(struct cj_work *work, uint32_t index)
{
    char buffer[8], *at = buffer + sizeof buffer;
    *--at = '\0';
    for (uint32_t n = index + 1; n > 0; n = (n - 1) / 26)
        *--at = (char)('A' + (n - 1) % 26);
    return cj_work_format(work, "%s", at);
}

static const struct cj_remark *remark_in(const struct cj_remark *remark, uint32_t n, cj_node node)
{
    for (uint32_t i = 0; i < n; i++)
        if (remark[i].node == node)
            return &remark[i];
    return NULL;
}

static const struct { enum cj_pain_severity severity; enum cj_mark mark; } severity_rows[SEVERITIES] = {
    { CJ_PAIN_HIGH, CJ_MARK_PAIN_HIGH }, { CJ_PAIN_MEDIUM, CJ_MARK_PAIN_MEDIUM }, { CJ_PAIN_LOW, CJ_MARK_PAIN_LOW },
};

/* The touchpoints with pains of one severity that an improvement solves, as "2, 5", each once and in order of the journey. */
static struct cj_str steps_with(struct cj_work *work, const struct cj_improvement *from, enum cj_pain_severity severity)
{
    const struct cj_journey *journey = work->journey;
    g_autoptr(GString) numbers = g_string_new(NULL);
    g_autofree bool *has = g_new0(bool, journey->ntouchpoints + 1);
    for (uint32_t s = 0; s < from->nsolves; s++) {
        uint32_t at = cj_journey_touchpoint_of(journey, from->solves[s]);
        if (at == CJ_NONE)
            continue;
        const struct cj_touchpoint *touchpoint = &journey->touchpoints[at];
        const struct cj_remark *pain = remark_in(touchpoint->pains, touchpoint->npains, from->solves[s]);
        has[at] = has[at] || (pain != NULL && pain->severity == severity);
    }
    for (uint32_t at = 0; at < journey->ntouchpoints; at++)
        if (has[at])
            g_string_append_printf(numbers, "%s%u", numbers->len > 0 ? ", " : "", at + 1);
    return cj_work_format(work, "%s", numbers->str);
}

static void prepare_solves(struct cj_work *work, const struct cj_improvement *from, struct improvement *i)
{
    const struct cj_journey *journey = work->journey;
    for (size_t s = 0; s < SEVERITIES; s++) {
        struct pains pains = { .mark = severity_rows[s].mark, .alt = cj_mark_label(work, severity_rows[s].mark) };
        pains.steps = cj_takeaway_text(work, steps_with(work, from, severity_rows[s].severity), CJ_ROLE_BODY_BOLD, CJ_COLOUR_PAIN);
        if (cj_flow_has(&pains.steps))
            i->pains[i->npains++] = pains;
    }
    i->opportunity = CJ_NEW(work->arena, struct cj_flow_text, from->nsolves);
    for (uint32_t s = 0; s < from->nsolves; s++) {
        uint32_t at = cj_journey_touchpoint_of(journey, from->solves[s]);
        if (at == CJ_NONE)
            continue;
        const struct cj_touchpoint *touchpoint = &journey->touchpoints[at];
        const struct cj_remark *remark = remark_in(touchpoint->opportunities, touchpoint->nopportunities, from->solves[s]);
        if (remark == NULL)
            continue;
        struct cj_str number = cj_work_format(work, "%u", remark->number);
        i->opportunity[i->nopportunities++] = cj_takeaway_text(work, number, CJ_ROLE_MARK_NUMBER, CJ_COLOUR_PAPER);
    }
}

/* "+15 %", in English "+15%"; the space does not break. */
static struct cj_str change_words(struct cj_work *work, const struct cj_improvement *from, const struct cj_metric *metric)
{
    const char *number = cj_format_number(work->language, from->change, true, work->arena);
    return cj_format_with_unit(work->language, number, metric->unit, work->arena);
}

static void prepare_improvement(struct cj_work *work, uint32_t index, struct improvement *i)
{
    const struct cj_improvement *from = &work->journey->improvements[index];
    i->node = from->node;
    i->letter = cj_takeaway_text(work, cj_improvement_letter(work, index), CJ_ROLE_MARK_NUMBER, CJ_COLOUR_PAPER);
    i->name = cj_takeaway_text(work, from->name, CJ_ROLE_IMPROVEMENT, CJ_COLOUR_INK);
    i->story = cj_takeaway_text(work, from->story, CJ_ROLE_META, CJ_COLOUR_SECONDARY);
    i->owner = cj_takeaway_text(work, from->owner, CJ_ROLE_BODY, CJ_COLOUR_INK);
    if (!cj_matrix_has(work->journey, from)) { /* else they are told there */
        i->reach = MIN(from->reach, DOTS);
        i->feasibility = MIN(from->feasibility, DOTS);
    }
    i->work = from->status;
    if (i->work != CJ_WORK_NONE)
        i->status = cj_takeaway_text(work, cj_str_from(cj_mark_label(work, work_marks[i->work])), CJ_ROLE_BODY, CJ_COLOUR_INK);
    if (from->metric != CJ_NONE) {
        const struct cj_metric *metric = &work->journey->metrics[from->metric];
        i->metric = cj_takeaway_text(work, metric->name, CJ_ROLE_BODY, CJ_COLOUR_SECONDARY);
        if (from->has_change)
            i->change = cj_takeaway_text(work, change_words(work, from, metric), CJ_ROLE_BODY_BOLD, CJ_COLOUR_INK);
    }
    prepare_solves(work, from, i);
}

/* The least width of a column that wraps: its longest word. */
static double longest_word(const struct cj_flow_text *text)
{
    return cj_flow_has(text) ? text->steps.w[0] : 0;
}

static void prepare_columns(struct cj_work *work, struct improvements *t)
{
    for (uint32_t n = 0; n < t->n; n++) {
        const struct improvement *i = &t->improvement[n];
        t->change_w = fmax(t->change_w, i->change.full);
        t->name_least = fmax(t->name_least, fmax(12, NAME_LEFT + longest_word(&i->name)));
        t->name_natural = fmax(t->name_natural, NAME_LEFT + fmax(i->name.full, i->story.full));
    }
    t->name_natural = fmax(t->name_least, fmin(t->name_natural + .1, NAME_MOST));
    for (unsigned c = 0; c < COLUMNS; c++) {
        double before = c == EFFECT ? effect_lead(t) : 0, word = 0;
        t->head[c] = cj_takeaway_text(work, cj_work_label(work, columns[c].head), CJ_ROLE_META, CJ_COLOUR_SECONDARY);
        for (uint32_t n = 0; n < t->n; n++) {
            const struct improvement *i = &t->improvement[n];
            double w = columns[c].width(i);
            t->used[c] = t->used[c] || w > 0;
            t->natural[c] = fmax(t->natural[c], before + w);
            word = fmax(word, before + longest_word(c == OWNER ? &i->owner : &i->metric));
        }
        t->natural[c] = fmax(fmax(fmin(t->natural[c], columns[c].most), columns[c].flexible ? word : 0), t->head[c].full);
        t->least[c] = columns[c].flexible ? fmax(word, t->head[c].full) : t->natural[c];
    }
}

const void *cj_improvements_new(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    if (journey->nimprovements == 0)
        return NULL;
    struct improvements *t = CJ_NEW(work->arena, struct improvements, 1);
    t->title = cj_takeaway_text(work, cj_work_label(work, CJ_LABEL_IMPROVEMENTS), CJ_ROLE_PANEL_HEAD, CJ_COLOUR_INK);
    t->n = journey->nimprovements;
    t->improvement = CJ_NEW(work->arena, struct improvement, t->n);
    for (uint32_t i = 0; i < t->n; i++)
        prepare_improvement(work, i, &t->improvement[i]);
    prepare_columns(work, t);
    return t;
}
