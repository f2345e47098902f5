/* The personas of the lens: portrait, words and lists. All personas of a row share their baselines: what one of them needs, all get. */
#include "lens.h"

#include <math.h>

/* Measures of the reference poster, in em. */
#define PANEL_TOP 1.0          /* from the rule's top to the portrait */
#define PORTRAIT 5.5
#define PORTRAIT_GAP 1.1
#define PORTRAIT_SMALL 3.0
#define NAME_TOP 1.075
#define NAME_TIGHT 1.1         /* the size of a name, rather than cut a word */
#define AGE_GAP .5
#define QUOTE_BEFORE .3
#define QUOTE_BELOW .5         /* beneath the portrait */
#define QUOTE_MOST 46.0        /* about 75 characters at 1.15 */
#define BIO_BEFORE .66
#define LISTS_BEFORE .56
#define LISTS_TOP 1.165        /* lists beside the portrait: from the rule's top */
#define LIST_GAP 1.4           /* between lists side by side */
#define LIST_BELOW .5          /* between lists above each other */
#define LISTS_UNEVEN 2.0       /* what height is given for personas whose lists do not stand two abreast and the third below */
#define LIST_HEAD .09
#define LIST_ITEM .22          /* between items, where some take several lines */
#define BESIDE_LEAST .4        /* part of the panel that stays with the portrait */
#define BESIDE_MOST .58
#define PERSONA_LEAST 22.0     /* beside other panels */
#define COMPACT_LEAST 10.0
#define LIST_LEAST 9.0         /* in a column: lists abreast */

static double portrait_size(const struct cj_lens *lens)
{
    return lens->compact ? PORTRAIT_SMALL : PORTRAIT;
}

static double name_and_age(struct cj_work *work, const struct cj_flow_text *name, const struct cj_flow_text *age,
                            double x, double y, double w)
{
    double age_x = name->full + AGE_GAP;
    if (!cj_flow_has(age) || age_x + age->full > w) {
        double height = cj_flow_heading(work, name, 2, x, y, w);
        return height + cj_flow_put(work, age, x, y + height, w);
    }
    double height = cj_flow_heading(work, name, 2, x, y, name->full);
    cj_flow_put(work, age, x + age_x, y + cj_flow_baseline(name) - cj_flow_baseline(age), age->full);
    return height;
}

/* A name with a word that is too wide is set smaller, but keeps the height it will have where the word fits: a wider page is never
 * higher. */
static double put_name(struct cj_work *work, const struct lens_persona *persona, double x, double y, double w)
{
    if (persona->name_word <= fmax(w, CJ_WORD_MOST))
        return name_and_age(work, &persona->name, &persona->age, x, y, w);
    double height = name_and_age(work, &persona->tight_name, &persona->age, x, y, w);
    double later = name_and_age(NULL, &persona->name, &persona->age, 0, 0, persona->name_word);
    return work == NULL ? fmax(height, later) : height;
}

static double quote_width(double w)
{
    return fmin(w, QUOTE_MOST);
}

/* Portrait, name, age, role and quote, in a column the quote beneath them. y is the rule's top, like everywhere in a panel. */
static double header(struct cj_work *work, const struct cj_lens *lens, const struct lens_persona *persona, bool in_column, double x, double y,
                     double w)
{
    double size = portrait_size(lens), words = x + size + PORTRAIT_GAP, words_w = w - size - PORTRAIT_GAP;
    if (work != NULL) {
        struct cj_box *box = cj_work_add(work, CJ_PART_PORTRAIT, x, y + PANEL_TOP, size, size);
        box->index = (uint16_t)persona->index;
        box->picture = cj_work_picture(work, work->journey->personas[persona->index].image);
        const struct cj_flow_text *initial = &persona->initial; /* worn on the chest */
        cj_work_letter(work, initial->measured, initial->role, initial->tone, x + size / 2, y + PANEL_TOP + size * .79);
    }
    double top = y + (lens->compact ? PANEL_TOP + (size - persona->name.type.leading) / 2 : NAME_TOP);
    double bottom = top + put_name(work, persona, words, top, words_w);
    bottom += cj_flow_put(work, &persona->role, words, bottom, words_w);
    if (in_column && cj_flow_has(&persona->quote)) {
        bottom = fmax(bottom, y + PANEL_TOP + size) + QUOTE_BELOW;
        return bottom + cj_flow_put(work, &persona->quote, x, bottom, quote_width(w)) - y;
    }
    if (cj_flow_has(&persona->quote))
        bottom += QUOTE_BEFORE + cj_flow_put(work, &persona->quote, words, bottom + QUOTE_BEFORE, words_w);
    return fmax(bottom - y, PANEL_TOP + size);
}

static bool some_item_wraps(const struct lens_list *list, double w)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (list->item[i].full > w)
            return true;
    return false;
}

static double put_list(struct cj_work *work, const struct lens_list *list, double x, double y, double w)
{
    double bottom = y + cj_flow_put(work, &list->head, x, y, w) + LIST_HEAD, gap = some_item_wraps(list, w) ? LIST_ITEM : 0;
    for (uint32_t i = 0; i < list->n; i++)
        bottom += (i > 0 ? gap : 0) + cj_flow_put(work, &list->item[i], x, bottom + (i > 0 ? gap : 0), w);
    return bottom - y;
}

/* Width of a list where so many stand abreast in w. */
static double list_width(double w, uint32_t abreast)
{
    return (w + LIST_GAP) / abreast - LIST_GAP;
}

static void put_lists(struct cj_work *work, const struct lens_persona *persona, const struct lens_shelf *shelf, double x, double y,
                      double w)
{
    double each = list_width(w, shelf->abreast);
    for (uint32_t i = 0; i < persona->nlists; i++) {
        uint32_t row = i / shelf->abreast, column = i % shelf->abreast;
        if (row > 0 && column == 0)
            y += shelf->row[row - 1] + LIST_BELOW;
        put_list(work, &persona->list[i], x + column * (each + LIST_GAP), y, each);
    }
}

/* Makes the rows as high as this persona's lists. */
static void grow_rows(struct lens_shelf *shelf, const struct lens_persona *persona, double w)
{
    double each = list_width(w, shelf->abreast);
    for (uint32_t i = 0; i < persona->nlists; i++) {
        double *row = &shelf->row[i / shelf->abreast];
        *row = fmax(*row, put_list(NULL, &persona->list[i], 0, 0, each));
    }
}

static double rows_height(const struct lens_shelf *shelf)
{
    double height = 0;
    for (uint32_t i = 0; i < LENS_LISTS; i++)
        if (shelf->row[i] > 0)
            height += (i > 0 ? LIST_BELOW : 0) + shelf->row[i];
    return height;
}

/* Width of portrait and words where lists stand beside them: what they need, within limits. */
static double beside_width(const struct cj_lens *lens, uint32_t first, uint32_t last, double w)
{
    double need = 0;
    for (uint32_t i = first; i < last; i++) {
        const struct lens_persona *p = &lens->persona[i];
        if (p->nlists == 0)
            continue;
        double name = p->name.full + (cj_flow_has(&p->age) ? AGE_GAP + p->age.full : 0);
        need = fmax(need, fmax(name, fmax(p->role.full, p->quote.full)));
    }
    return CLAMP(portrait_size(lens) + PORTRAIT_GAP + need + .1, BESIDE_LEAST * w, BESIDE_MOST * w);
}

static double bio_width(double w)
{
    return fmin(w, CJ_READABLE);
}

/* Width of a persona's portrait and words in a panel of w: all of it where nothing stands beside them. */
static double words_width(const struct lens_shelf *shelf, const struct lens_persona *persona, double w)
{
    return persona->nlists > 0 ? shelf->left : w;
}

/* Fills in the heights of `shelf`, an arrangement for the personas first .. last. */
static struct lens_shelf measure_shelf(const struct cj_lens *lens, uint32_t first, uint32_t last, double w, struct lens_shelf shelf)
{
    shelf.left = shelf.beside ? beside_width(lens, first, last, w) : w;
    double lists_w = shelf.beside ? w - shelf.left - LIST_GAP : w;
    for (uint32_t i = first; i < last; i++) {
        const struct lens_persona *p = &lens->persona[i];
        double words_w = words_width(&shelf, p, w);
        shelf.header = fmax(shelf.header, header(NULL, lens, p, shelf.in_column, 0, 0, words_w));
        shelf.bio = fmax(shelf.bio, cj_flow_put(NULL, &p->bio, 0, 0, bio_width(words_w)));
        grow_rows(&shelf, p, lists_w);
    }
    double lists_h = rows_height(&shelf);
    shelf.height = shelf.header + (shelf.bio > 0 ? BIO_BEFORE + shelf.bio : 0);
    if (shelf.beside)
        shelf.height = fmax(shelf.height, LISTS_TOP + lists_h);
    else if (lists_h > 0)
        shelf.height += (shelf.bio > 0 ? LISTS_BEFORE : BIO_BEFORE) + lists_h;
    return shelf;
}

/* Where lists stand neither in one row nor in one column. */
static bool uneven(const struct cj_lens *lens, uint32_t abreast)
{
    return lens->npersonas > 1 && abreast > 1 && abreast < lens->most_lists;
}

struct lens_shelf lens_shelf_of(const struct cj_lens *lens, uint32_t first, uint32_t last, double w)
{
    struct lens_shelf best = measure_shelf(lens, first, last, w, (struct lens_shelf){ .abreast = MAX(lens->most_lists, 1) });
    for (uint32_t abreast = lens->most_lists; abreast > 0; abreast--) {
        for (int beside = 0; beside < 2; beside++) {
            struct lens_shelf shelf = measure_shelf(lens, first, last, w, (struct lens_shelf){ .beside = beside, .abreast = abreast });
            shelf.height += uneven(lens, abreast) ? LISTS_UNEVEN : 0;
            if (shelf.height < best.height - 1e-9)
                best = shelf;
        }
    }
    return best;
}

struct lens_shelf lens_shelf_in_column(const struct cj_lens *lens, uint32_t i, double w)
{
    uint32_t abreast = lens->most_lists > 1 && list_width(w, lens->most_lists) >= LIST_LEAST ? lens->most_lists : 1;
    return measure_shelf(lens, i, i + 1, w, (struct lens_shelf){ .in_column = true, .abreast = abreast });
}

void lens_persona_place(struct cj_work *work, const struct cj_lens *lens, uint32_t i, const struct lens_shelf *shelf, double x, double y,
                        double w)
{
    const struct lens_persona *persona = &lens->persona[i];
    cj_flow_rule(work, cj_persona_tone(CJ_COLOUR_PERSONA, persona->index), x, y, w);
    double bottom = y + shelf->header, words_w = words_width(shelf, persona, w);
    header(work, lens, persona, shelf->in_column, x, y, words_w);
    cj_flow_put(work, &persona->bio, x, bottom + BIO_BEFORE, bio_width(words_w));
    if (shelf->beside) {
        double left = shelf->left + LIST_GAP;
        put_lists(work, persona, shelf, x + left, y + LISTS_TOP, w - left);
        return;
    }
    bottom += shelf->bio > 0 ? BIO_BEFORE + shelf->bio + LISTS_BEFORE : BIO_BEFORE;
    put_lists(work, persona, shelf, x, bottom, w);
}

double lens_persona_least(const struct cj_lens *lens)
{
    return lens->compact ? COMPACT_LEAST : PERSONA_LEAST;
}

static double personas_need(void *self, double w)
{
    const struct cj_lens *lens = self;
    return lens_shelf_of(lens, 0, lens->npersonas, w).height;
}

/* --- preparing ---------------------------------------------------------------------------------------------------- */

static struct cj_str role_and_segment(struct cj_work *work, const struct cj_persona *p)
{
    if (p->role.len == 0 || p->segment.len == 0)
        return p->role.len ? p->role : p->segment;
    return cj_work_format(work, "%s\u00A0· %s", p->role.s, p->segment.s);
}

static void prepare_lists(struct cj_work *work, const struct cj_persona *from, struct lens_persona *p)
{
    const struct { enum cj_label head; const struct cj_str *item; uint32_t n; } rows[LENS_LISTS] = {
        { CJ_LABEL_GOALS, from->goals, from->ngoals },
        { CJ_LABEL_NEEDS, from->needs, from->nneeds },
        { CJ_LABEL_FRUSTRATIONS, from->frustrations, from->nfrustrations },
    };
    for (size_t i = 0; i < LENS_LISTS; i++)
        if (rows[i].n > 0)
            p->list[p->nlists++] = lens_list_of(work, rows[i].head, CJ_ROLE_LIST_HEAD, CJ_COLOUR_SECONDARY, rows[i].item, rows[i].n);
}

static void prepare_persona(struct cj_work *work, uint32_t index, struct lens_persona *p)
{
    const struct cj_persona *from = &work->journey->personas[index];
    p->index = index;
    p->node = from->node;
    p->name = lens_text(work, from->name, CJ_ROLE_PERSONA_NAME, CJ_COLOUR_INK);
    p->tight_name = cj_flow_resized(work, &p->name, NAME_TIGHT);
    p->name_word = (double)cj_text_word_width(p->name.measured) / CJ_EM * p->name.type.size;
    if (from->age.len > 0) {
        struct cj_str age = cj_work_format(work, cj_label(work->language, CJ_LABEL_AGE), from->age.s);
        p->age = lens_text(work, age, CJ_ROLE_BODY, CJ_COLOUR_SECONDARY);
    }
    p->role = lens_text(work, role_and_segment(work, from), CJ_ROLE_BODY, CJ_COLOUR_SECONDARY);
    if (from->quote.len > 0)
        p->quote = cj_flow_text(work, cj_format_quote(work->language, from->quote, work->arena), CJ_ROLE_PERSONA_QUOTE,
                                cj_persona_tone(CJ_COLOUR_PERSONA, index));
    p->bio = lens_text(work, from->bio, CJ_ROLE_BODY, CJ_COLOUR_INK);
    prepare_lists(work, from, p);
}

/* A persona without a name is only a line in the emotion lane. */
static void prepare_texts(struct cj_work *work, struct cj_lens *lens)
{
    const struct cj_journey *journey = work->journey;
    lens->persona = CJ_NEW(work->arena, struct lens_persona, journey->npersonas);
    lens->compact = true;
    for (uint32_t i = 0; i < journey->npersonas; i++) {
        if (journey->personas[i].name.len == 0)
            continue;
        struct lens_persona *p = &lens->persona[lens->npersonas++];
        prepare_persona(work, i, p);
        lens->most_lists = MAX(lens->most_lists, p->nlists);
        lens->compact = lens->compact && !cj_flow_has(&p->role) && !cj_flow_has(&p->quote);
    }
    for (uint32_t i = 0; i < lens->npersonas; i++)
        lens->persona[i].initial = lens_text(work, journey->personas[lens->persona[i].index].initial,
                                             lens->compact ? CJ_ROLE_MARK_NUMBER : CJ_ROLE_PORTRAIT, CJ_COLOUR_PAPER);
}

/* Widths that please when there is room: as on the reference poster, a persona alone wider. */
void lens_personas_prepare(struct cj_work *work, struct cj_lens *lens)
{
    prepare_texts(work, lens);
    lens->persona_slot = (struct cj_flow_slot){ .count = lens->npersonas, .good = lens->npersonas == 1 ? 52 : 40.6, .most = 60 };
    if (lens->npersonas > 0)
        lens->persona_slot.need = cj_flow_sample(personas_need, lens, lens_persona_least(lens), 60, work->arena);
}
