/* The lens: through whose eyes the journey is seen. Title, scenario, personas, goals and expectations.
 *
 * Panels stand in one row if that is lowest; else the title (alone, or with goals and expectations beside it) stands above a
 * grid of the others. All personas of a row share their baselines: what one of them needs, all get. */
#include "priv.h"

#include <math.h>
#include <string.h>

#include "flow.h"

/* Measures of the reference poster, in em. */
#define TITLE_MOST 4.4         /* where panels beside it are higher anyway */
#define TITLE_GOOD 3.4         /* what height is kept for */
#define TITLE_LEAST 3.0        /* on one line, or on two */
#define TITLE_LONG 2.4         /* on more */
#define TITLE_TIGHT 2.0        /* rather than cut a word */
#define TITLE_PART .95         /* of its column, on one line */
#define TITLE_LEADING 1.16     /* times the size */
#define TITLE_WORD 36.0        /* only a wider word is made smaller or cut [em] */
#define TITLE_BROKEN 2.0       /* what height is given for a title that is not broken into small lines beside panels */
#define TITLE_FOOT .25         /* below the last baseline, times the size */
#define PILL_HEIGHT 1.8
#define PILL_INSET .75
#define PILL_BEFORE 1.6
#define PILL_GAP .6
#define PILL_LINE .45          /* between lines of pills, and of subtitle and pills */
#define PILL_TOP .8            /* below the title, without a subtitle */
#define SCENARIO_BEFORE .95
#define SCENARIO_MOST 54.0     /* about 75 characters at 1.35 */

#define PANEL_TOP 1.0          /* from the rule's top to the portrait */
#define PORTRAIT 5.5
#define PORTRAIT_GAP 1.1
#define PORTRAIT_SMALL 3.0
#define NAME_TOP 1.075
#define NAME_TIGHT 1.1         /* the size of a name, rather than cut a word */
#define AGE_GAP .5
#define QUOTE_BEFORE .3
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

#define AIM_LEAST 14.0         /* beside each other */
#define AIM_TOP .46
#define AIM_FIRST .3
#define AIM_ITEM .25
#define AIM_TEXT .95           /* the dash stands before it */
#define DASH .48               /* before an item: as an en dash */
#define DASH_THICK .08
#define DASH_ABOVE .31         /* from its top to the baseline */
#define AIM_BETWEEN 1.15       /* goals above expectations */

#define ROW_GAP 1.7            /* between rows of panels */
#define PERSONA_LEAST 22.0     /* beside other panels */
#define COMPACT_LEAST 10.0
#define AIMS_LEAST 16.0
#define TITLE_SIDE_LEAST 20.0  /* beside other panels */
#define TITLE_SIDE_MOST 70.0
#define TITLE_KEPT 48.0        /* a title that stands on one line in this width is never broken for panels beside it */

enum { LISTS = 3, LONGEST_ROW = 6 };

struct list {
    struct cj_flow_text head;
    struct cj_flow_text *item;
    uint32_t n;
};

struct title {
    struct cj_flow_text text, subtitle, scenario;
    struct cj_flow_text pill[2]; /* state filled, status outlined */
    double em, word;              /* the title's width on one line and its widest word, times the size */
    bool one_line;                /* it has no line break of its own */
};

struct persona {
    uint32_t index;
    cj_node node;
    struct cj_flow_text name, age, role, quote, bio, initial;
    struct cj_flow_text tight_name; /* at NAME_TIGHT */
    double name_word;               /* the widest word of the name */
    struct list list[LISTS];
    uint32_t nlists;
};

struct aims {
    struct list list[2];
    uint32_t nlists;
};

struct cj_lens {
    struct title title;
    struct persona *persona;
    uint32_t npersonas, most_lists;
    bool compact;                 /* no persona says more than a name beside the portrait */
    struct aims aims;
    struct cj_flow_slot title_slot, persona_slot, aims_slot;
};

/* --- title, subtitle, pills, scenario -------------------------------------------------------------------------- */

static double title_lines(const struct title *title, double size, double w)
{
    uint32_t lines = cj_text_break(title->text.measured, cj_text_units(w, size), true, NULL, 0);
    return size * (CJ_CAP_HEIGHT + TITLE_FOOT + (lines - 1) * TITLE_LEADING);
}

/* A title that does not stand large on one line: its size and the height kept for it, INFINITY if a word does not fit that may not
 * be cut. A size that more width makes larger keeps the least height of the larger one, so that a wider page is never higher. */
static double title_broken(const struct title *title, double w, double *ret_size)
{
    double large = title->word * TITLE_LEAST <= TITLE_SIDE_MOST ? TITLE_LEAST : TITLE_LONG, word_w = title->word * TITLE_LONG;
    double two = large * (CJ_CAP_HEIGHT + TITLE_FOOT + TITLE_LEADING);
    if (title->one_line && title->em * large <= w) {
        *ret_size = fmin(TITLE_LEAST, w / title->em);
        return TITLE_GOOD * (CJ_CAP_HEIGHT + TITLE_FOOT);
    }
    if (title->word * large <= w && title_lines(title, large, w) <= two + 1e-9) {
        *ret_size = large;
        return two;
    }
    *ret_size = fmax(TITLE_TIGHT, fmin(TITLE_LONG, w / title->word));
    if (w < fmin(word_w, TITLE_WORD))
        return INFINITY;
    double kept = fmax(two, title_lines(title, *ret_size, w));
    return word_w <= w ? kept : fmax(kept, title_lines(title, TITLE_LONG, word_w));
}

/* The size, and the height kept for it. One line keeps the height of TITLE_GOOD, whatever it gets: a wider page is never higher.
 * `spare` is height that nobody else wants: one line grows into it. */
static double title_height(const struct title *title, double w, double spare, double *ret_size)
{
    if (!title->one_line || title->em * TITLE_LEAST > TITLE_PART * w)
        return title_broken(title, w, ret_size);
    double most = fmin(TITLE_MOST, TITLE_GOOD + spare / (CJ_CAP_HEIGHT + TITLE_FOOT));
    *ret_size = fmin(most, TITLE_PART * w / title->em);
    return TITLE_GOOD * (CJ_CAP_HEIGHT + TITLE_FOOT);
}

/* The capitals of the first line stand on y; what follows stands under the line as it is drawn. Returns where that is. */
static double put_title(struct cj_work *work, const struct title *title, double x, double y, double w, double spare)
{
    double size;
    title_height(title, w, spare, &size);
    struct cj_flow_text text = title->text;
    text.type.size = size;
    text.type.leading = size * TITLE_LEADING;
    double top = y + CJ_CAP_HEIGHT * size - cj_flow_baseline(&text);
    double height = cj_work_text_sized(work, text.measured, CJ_ROLE_TITLE, text.type, text.tone, CJ_ALIGN_START, x, top, w);
    g_array_index(work->box, struct cj_box, work->box->len - 1).heading = 1;
    return y + size * (CJ_CAP_HEIGHT + TITLE_FOOT) + height - text.type.leading;
}

static void put_pill(struct cj_work *work, const struct cj_flow_text *text, unsigned outlined, double x, double y, double w, double h)
{
    struct cj_box *box = cj_work_add(work, CJ_PART_PILL, x, y, w, h);
    box->variant = (uint8_t)outlined;
    box->tone = cj_tone(outlined ? CJ_COLOUR_SECONDARY : CJ_COLOUR_PRIMARY);
    double capitals = cj_flow_baseline(text) - CJ_CAP_HEIGHT / 2 * text->type.size; /* their middle in the first line */
    double lines = cj_flow_put(NULL, text, 0, 0, w - 2 * PILL_INSET) - text->type.leading;
    cj_flow_put(work, text, x + PILL_INSET, y + (h - lines) / 2 - capitals, w - 2 * PILL_INSET);
}

/* Pills in lines of w, the first one beginning at x + used. */
static double pills(struct cj_work *work, const struct title *title, double x, double y, double w, double used)
{
    double bottom = y, left = used;
    for (unsigned i = 0; i < G_N_ELEMENTS(title->pill); i++) {
        const struct cj_flow_text *text = &title->pill[i];
        if (!cj_flow_has(text))
            continue;
        double pill_w = fmin(text->full + 2 * PILL_INSET, w);
        double pill_h = PILL_HEIGHT - text->type.leading + cj_flow_put(NULL, text, 0, 0, pill_w - 2 * PILL_INSET);
        if (left > used && left + pill_w > w) {
            left = used;
            y = bottom + PILL_LINE;
        }
        if (work != NULL)
            put_pill(work, text, i, x + left, y, pill_w, pill_h);
        left += pill_w + PILL_GAP;
        bottom = y + pill_h;
    }
    return bottom;
}

static double pills_width(const struct title *title)
{
    double width = 0;
    for (unsigned i = 0; i < G_N_ELEMENTS(title->pill); i++)
        if (cj_flow_has(&title->pill[i]))
            width += title->pill[i].full + 2 * PILL_INSET + (width > 0 ? PILL_GAP : 0);
    return width;
}

/* Subtitle and pills: on one line if they fit. Returns the bottom. */
static double subtitle(struct cj_work *work, const struct title *title, double x, double y, double w)
{
    const struct cj_flow_text *text = &title->subtitle;
    double pills_w = pills_width(title);
    if (!cj_flow_has(text))
        return pills_w > 0 ? pills(work, title, x, y + PILL_TOP, w, 0) : y;
    if (pills_w == 0)
        return y + cj_flow_put(work, text, x, y, w);
    if (text->full + PILL_BEFORE + pills_w > w)
        return pills(work, title, x, y + cj_flow_put(work, text, x, y, w) + PILL_LINE, w, 0);
    cj_flow_put(work, text, x, y, text->full);
    double middle = y + cj_flow_baseline(text) - CJ_CAP_HEIGHT / 2 * text->type.size;
    pills(work, title, x, middle - PILL_HEIGHT / 2, w, text->full + PILL_BEFORE);
    return y + text->type.leading;
}

static double title_panel(struct cj_work *work, const struct title *title, double x, double y, double w, double spare)
{
    double size, kept = title_height(title, w, spare, &size);
    double below = work == NULL ? y + kept : put_title(work, title, x, y, w, spare);
    double bottom = subtitle(work, title, x, below, w);
    if (cj_flow_has(&title->scenario)) {
        bottom += bottom > below ? SCENARIO_BEFORE : PILL_LINE;
        bottom += cj_flow_put(work, &title->scenario, x, bottom, fmin(w, SCENARIO_MOST));
    }
    return bottom - y;
}

static double title_need(void *self, double w)
{
    return title_panel(NULL, &((const struct cj_lens *)self)->title, 0, 0, w, 0);
}

/* Beside other panels. */
static double title_beside_need(void *self, double w)
{
    double size;
    title_height(&((const struct cj_lens *)self)->title, w, 0, &size);
    return title_need(self, w) + (size < TITLE_LEAST ? TITLE_BROKEN : 0);
}

/* --- personas ---------------------------------------------------------------------------------------------------- */

/* What the personas of a row share: where things stand in their panels, and how high each part is. */
struct shelf {
    bool beside;              /* lists at the right of portrait and words */
    uint32_t abreast;         /* lists side by side */
    double left;              /* width of portrait and words */
    double header, bio;       /* heights */
    double row[LISTS];        /* of each row of lists */
    double height;            /* of the whole */
};

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
static double put_name(struct cj_work *work, const struct persona *persona, double x, double y, double w)
{
    if (persona->name_word <= fmax(w, CJ_WORD_MOST))
        return name_and_age(work, &persona->name, &persona->age, x, y, w);
    double height = name_and_age(work, &persona->tight_name, &persona->age, x, y, w);
    double later = name_and_age(NULL, &persona->name, &persona->age, 0, 0, persona->name_word);
    return work == NULL ? fmax(height, later) : height;
}

/* Portrait, name, age, role and quote. y is the rule's top, like everywhere in a panel. */
static double header(struct cj_work *work, const struct cj_lens *lens, const struct persona *persona, double x, double y, double w)
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
    if (cj_flow_has(&persona->quote))
        bottom += QUOTE_BEFORE + cj_flow_put(work, &persona->quote, words, bottom + QUOTE_BEFORE, words_w);
    return fmax(bottom - y, PANEL_TOP + size);
}

static bool some_item_wraps(const struct list *list, double w)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (list->item[i].full > w)
            return true;
    return false;
}

static double put_list(struct cj_work *work, const struct list *list, double x, double y, double w)
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

static void put_lists(struct cj_work *work, const struct persona *persona, const struct shelf *shelf, double x, double y, double w)
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
static void grow_rows(struct shelf *shelf, const struct persona *persona, double w)
{
    double each = list_width(w, shelf->abreast);
    for (uint32_t i = 0; i < persona->nlists; i++) {
        double *row = &shelf->row[i / shelf->abreast];
        *row = fmax(*row, put_list(NULL, &persona->list[i], 0, 0, each));
    }
}

static double rows_height(const struct shelf *shelf)
{
    double height = 0;
    for (uint32_t i = 0; i < LISTS; i++)
        if (shelf->row[i] > 0)
            height += (i > 0 ? LIST_BELOW : 0) + shelf->row[i];
    return height;
}

/* Width of portrait and words where lists stand beside them: what they need, within limits. */
static double beside_width(const struct cj_lens *lens, uint32_t first, uint32_t last, double w)
{
    double need = 0;
    for (uint32_t i = first; i < last; i++) {
        const struct persona *p = &lens->persona[i];
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
static double words_width(const struct shelf *shelf, const struct persona *persona, double w)
{
    return persona->nlists > 0 ? shelf->left : w;
}

/* Fills in the heights of an arrangement for the personas first .. last. */
static struct shelf measure_shelf(const struct cj_lens *lens, uint32_t first, uint32_t last, double w, bool beside, uint32_t abreast)
{
    struct shelf shelf = { .beside = beside, .abreast = abreast, .left = beside ? beside_width(lens, first, last, w) : w };
    double lists_w = beside ? w - shelf.left - LIST_GAP : w;
    for (uint32_t i = first; i < last; i++) {
        const struct persona *p = &lens->persona[i];
        double words_w = words_width(&shelf, p, w);
        shelf.header = fmax(shelf.header, header(NULL, lens, p, 0, 0, words_w));
        shelf.bio = fmax(shelf.bio, cj_flow_put(NULL, &p->bio, 0, 0, bio_width(words_w)));
        grow_rows(&shelf, p, lists_w);
    }
    double lists_h = rows_height(&shelf);
    shelf.height = shelf.header + (shelf.bio > 0 ? BIO_BEFORE + shelf.bio : 0);
    if (beside)
        shelf.height = fmax(shelf.height, LISTS_TOP + lists_h);
    else if (lists_h > 0)
        shelf.height += (shelf.bio > 0 ? LISTS_BEFORE : BIO_BEFORE) + lists_h;
    if (lens->npersonas > 1 && abreast > 1 && abreast < lens->most_lists)
        shelf.height += LISTS_UNEVEN;
    return shelf;
}

static struct shelf best_shelf(const struct cj_lens *lens, uint32_t first, uint32_t last, double w)
{
    struct shelf best = measure_shelf(lens, first, last, w, false, MAX(lens->most_lists, 1));
    for (uint32_t abreast = lens->most_lists; abreast > 0; abreast--) {
        for (int beside = 0; beside < 2; beside++) {
            struct shelf shelf = measure_shelf(lens, first, last, w, beside, abreast);
            if (shelf.height < best.height - 1e-9)
                best = shelf;
        }
    }
    return best;
}

static void put_persona(struct cj_work *work, const struct cj_lens *lens, const struct persona *persona, const struct shelf *shelf,
                        double x, double y, double w)
{
    cj_flow_rule(work, cj_persona_tone(CJ_COLOUR_PERSONA, persona->index), x, y, w);
    double bottom = y + shelf->header, words_w = words_width(shelf, persona, w);
    header(work, lens, persona, x, y, words_w);
    cj_flow_put(work, &persona->bio, x, bottom + BIO_BEFORE, bio_width(words_w));
    if (shelf->beside) {
        double left = shelf->left + LIST_GAP;
        put_lists(work, persona, shelf, x + left, y + LISTS_TOP, w - left);
        return;
    }
    bottom += shelf->bio > 0 ? BIO_BEFORE + shelf->bio + LISTS_BEFORE : BIO_BEFORE;
    put_lists(work, persona, shelf, x, bottom, w);
}

static double personas_need(void *self, double w)
{
    const struct cj_lens *lens = self;
    return best_shelf(lens, 0, lens->npersonas, w).height;
}

/* --- goals and expectations -------------------------------------------------------------------------------------- */

static double aim(struct cj_work *work, const struct list *list, double x, double y, double w)
{
    cj_flow_rule(work, cj_tone(CJ_COLOUR_INK), x, y, w);
    double bottom = y + AIM_TOP + cj_flow_heading(work, &list->head, 2, x, y + AIM_TOP, w) + AIM_FIRST;
    for (uint32_t i = 0; i < list->n; i++) {
        const struct cj_flow_text *item = &list->item[i];
        bottom += i > 0 ? AIM_ITEM : 0;
        double dash = bottom + cj_flow_baseline(item) - DASH_ABOVE;
        if (work != NULL)
            cj_work_add(work, CJ_PART_FILL, x, dash, DASH, DASH_THICK)->tone = cj_tone(CJ_COLOUR_TERTIARY);
        bottom += cj_flow_put(work, item, x + AIM_TEXT, bottom, fmin(w - AIM_TEXT, CJ_READABLE));
    }
    return bottom - y;
}

static double aims_stacked(struct cj_work *work, const struct aims *aims, double x, double y, double w)
{
    double height = 0;
    for (uint32_t i = 0; i < aims->nlists; i++)
        height += (i > 0 ? AIM_BETWEEN : 0) + aim(work, &aims->list[i], x, y + height + (i > 0 ? AIM_BETWEEN : 0), w);
    return height;
}

static double aims_beside(struct cj_work *work, const struct aims *aims, double x, double y, double w)
{
    double height = 0, each = (w + CJ_PANEL_GUTTER) / aims->nlists;
    if (each - CJ_PANEL_GUTTER < AIM_LEAST)
        return INFINITY;
    for (uint32_t i = 0; i < aims->nlists; i++)
        height = fmax(height, aim(work, &aims->list[i], x + i * each, y, each - CJ_PANEL_GUTTER));
    return height;
}

/* Beside each other only where that lowers the row: in a height `h` that others need they stand above each other if they can. */
static double aims_panel(struct cj_work *work, const struct aims *aims, double x, double y, double w, double h)
{
    double stacked = aims_stacked(NULL, aims, x, y, w), beside = aims_beside(NULL, aims, x, y, w);
    if (work == NULL)
        return fmin(stacked, beside);
    return stacked <= fmax(h, beside) + 1e-9 ? aims_stacked(work, aims, x, y, w) : aims_beside(work, aims, x, y, w);
}

static double aims_need(void *self, double w)
{
    return aims_panel(NULL, &((const struct cj_lens *)self)->aims, 0, 0, w, 0);
}

/* --- arrangements -------------------------------------------------------------------------------------------------- */

enum { TITLE, PERSONAS, AIMS, PANELS }; /* panels that may stand in the first row */

struct arrangement {
    unsigned first_row;   /* bits of TITLE, PERSONAS, AIMS */
    uint32_t per_row;     /* in the grid beneath */
    double height;
};

static const unsigned first_rows[] = { 1 << TITLE | 1 << PERSONAS | 1 << AIMS, 1 << TITLE | 1 << AIMS, 1 << TITLE };

static unsigned present(const struct cj_lens *lens)
{
    return 1u << TITLE | (lens->npersonas > 0) << PERSONAS | (lens->aims.nlists > 0) << AIMS;
}

/* The slots of the first row, and which panel each is. */
static uint32_t slots_of(const struct cj_lens *lens, unsigned row, struct cj_flow_slot *ret_slot, uint8_t *ret_panel)
{
    const struct cj_flow_slot *all[PANELS] = { &lens->title_slot, &lens->persona_slot, &lens->aims_slot };
    uint32_t n = 0;
    for (uint8_t panel = 0; panel < PANELS; panel++) {
        if (row & 1u << panel) {
            ret_panel[n] = panel;
            ret_slot[n++] = *all[panel];
        }
    }
    return n;
}

/* One panel of the grid: a persona of the row first .. last, or after all personas the aims. */
static void put_cell(struct cj_work *work, const struct cj_lens *lens, uint32_t i, const struct shelf *shelf,
                     double x, double y, double w, double h)
{
    uint32_t outer = cj_flow_cell(work, x, y, w, h);
    if (i < lens->npersonas) {
        work->node = lens->persona[i].node;
        put_persona(work, lens, &lens->persona[i], shelf, x, y, w);
    } else {
        aims_panel(work, &lens->aims, x, y, w, h);
    }
    work->node = 0;
    work->parent = outer;
}

static double persona_least(const struct cj_lens *lens)
{
    return lens->compact ? COMPACT_LEAST : PERSONA_LEAST;
}

/* A row of n panels of width w from panel `first` on, personas first, then the aims; `h`: how high the row is at least. Returns what
 * its panels need. */
static double grid_row(struct cj_work *work, const struct cj_lens *lens, uint32_t first, uint32_t n, double x, double y, double w, double h)
{
    uint32_t last = MIN(first + n, lens->npersonas);
    struct shelf shelf = { 0 };
    double height = 0;
    if (first < last) {
        shelf = best_shelf(lens, first, last, w);
        height = shelf.height;
    }
    if (first + n > lens->npersonas)
        height = fmax(height, aims_need((void *)lens, w));
    for (uint32_t i = 0; work != NULL && i < n; i++)
        put_cell(work, lens, first + i, &shelf, x + i * (w + CJ_PANEL_GUTTER), y, w, fmax(h, height));
    return height;
}

static uint32_t grid_cells(const struct cj_lens *lens, unsigned first_row)
{
    unsigned rest = present(lens) & ~first_row;
    return (rest & 1 << PERSONAS ? lens->npersonas : 0) + (rest & 1 << AIMS ? 1 : 0);
}

/* What does not stand in the first row: rows of equal panels, so that their edges line up. */
static double grid(struct cj_work *work, const struct cj_lens *lens, const struct arrangement *a, double x, double y, double w)
{
    uint32_t n = grid_cells(lens, a->first_row), from = present(lens) & ~a->first_row & 1 << PERSONAS ? 0 : lens->npersonas;
    double each = (w + CJ_PANEL_GUTTER) / a->per_row - CJ_PANEL_GUTTER, height = 0;
    if (a->per_row > 1 && each < persona_least(lens))
        return INFINITY;
    for (uint32_t i = 0; i < n; i += a->per_row)
        height += ROW_GAP + grid_row(work, lens, from + i, MIN(a->per_row, n - i), x, y + height + ROW_GAP, each, 0);
    return height;
}

/* Above a grid the aims begin where one of its columns does. Returns the height of the row; ret_w: of title and aims. */
static double snapped_row(const struct cj_lens *lens, uint32_t columns, double width, double *ret_w)
{
    double pitch = (width + CJ_PANEL_GUTTER) / columns, lowest = INFINITY;
    for (uint32_t n = 1; n < columns; n++) {
        double w[] = { (columns - n) * pitch - CJ_PANEL_GUTTER, n * pitch - CJ_PANEL_GUTTER };
        double height = fmax(cj_steps_height(&lens->title_slot.need, w[0]), cj_steps_height(&lens->aims_slot.need, w[1]));
        if (height < lowest - 1e-9) {
            lowest = height;
            memcpy(ret_w, w, sizeof w);
        }
    }
    return lowest;
}

static double first_row(struct cj_work *work, const struct cj_lens *lens, const struct arrangement *a, double x, double y, double width)
{
    struct cj_flow_slot slot[PANELS];
    uint8_t panel[PANELS];
    double w[PANELS] = { width };
    uint32_t n = slots_of(lens, a->first_row, slot, panel);
    double height;
    if (n == 1) /* the title alone may be as narrow as it likes */
        height = title_need((void *)lens, width);
    else if (a->per_row > 1)
        height = snapped_row(lens, a->per_row, width, w);
    else
        height = cj_flow_share(slot, n, width, CJ_PANEL_GUTTER, 0, work == NULL ? NULL : w);
    for (uint32_t i = 0; work != NULL && i < n; i++) {
        if (panel[i] == TITLE) {
            uint32_t outer = cj_flow_cell(work, x, y - .1, w[i], height + .1); /* accents on capitals rise above the rules */
            title_panel(work, &lens->title, x, y, w[i], height - title_need((void *)lens, w[i]));
            work->parent = outer;
        } else if (panel[i] == PERSONAS) {
            grid_row(work, lens, 0, lens->npersonas, x, y, w[i], height);
        } else {
            grid_row(work, lens, lens->npersonas, 1, x, y, w[i], height);
        }
        x += slot[i].count * (w[i] + CJ_PANEL_GUTTER);
    }
    return height;
}

static struct arrangement arrange(const struct cj_lens *lens, double width)
{
    struct arrangement best = { .height = INFINITY };
    for (size_t i = 0; i < G_N_ELEMENTS(first_rows); i++) {
        struct arrangement a = { .first_row = first_rows[i] & present(lens), .per_row = 1 };
        uint32_t cells = grid_cells(lens, a.first_row);
        do {
            a.height = first_row(NULL, lens, &a, 0, 0, width) + grid(NULL, lens, &a, 0, 0, width);
            if (a.height < best.height - 1e-9)
                best = a;
        } while (a.per_row++ < MIN(cells, LONGEST_ROW));
    }
    return best;
}

double cj_lens_height(const struct cj_lens *lens, double width)
{
    return arrange(lens, width).height;
}

void cj_lens_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double width)
{
    struct arrangement a = arrange(lens, width);
    g_assert(isfinite(a.height)); /* nobody places what does not fit */
    work->zone = CJ_ZONE_LENS;
    double top = first_row(work, lens, &a, x, y, width);
    grid(work, lens, &a, x, y + top, width);
}

/* --- preparing ------------------------------------------------------------------------------------------------------ */

static struct cj_flow_text text_of(struct cj_work *work, struct cj_str s, enum cj_role role, enum cj_colour_role tone)
{
    return cj_flow_text(work, s, role, cj_tone(tone));
}

static struct list list_of(struct cj_work *work, enum cj_label head, enum cj_role role, enum cj_colour_role tone,
                           const struct cj_str *item, uint32_t n)
{
    struct list list = { .n = n, .item = CJ_NEW(work->arena, struct cj_flow_text, n) };
    list.head = text_of(work, cj_work_label(work, head), role, tone);
    for (uint32_t i = 0; i < n; i++)
        list.item[i] = text_of(work, item[i], CJ_ROLE_BODY, CJ_COLOUR_INK);
    return list;
}

/* The words of a status that the language knows, else as typed. */
static struct cj_str status_words(struct cj_work *work)
{
    static const struct { const char *status; enum cj_label label; } rows[] = {
        { "draft", CJ_LABEL_STATUS_DRAFT }, { "review", CJ_LABEL_STATUS_REVIEW }, { "approved", CJ_LABEL_STATUS_APPROVED },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (cj_str_equal(work->journey->status, cj_str_from(rows[i].status)))
            return cj_work_label(work, rows[i].label);
    return work->journey->status;
}

static struct cj_str state_words(struct cj_work *work)
{
    switch (work->journey->state) {
    case CJ_STATE_CURRENT:
        return cj_work_label(work, CJ_LABEL_STATE_CURRENT);
    case CJ_STATE_FUTURE:
        return cj_work_label(work, CJ_LABEL_STATE_FUTURE);
    default:
        return cj_str_from("");
    }
}

static void prepare_title(struct cj_work *work, struct title *title)
{
    const struct cj_journey *journey = work->journey;
    title->text = text_of(work, journey->title, CJ_ROLE_TITLE, CJ_COLOUR_INK);
    g_assert(cj_flow_has(&title->text)); /* the one text every journey has */
    title->em = title->text.full / title->text.type.size;
    title->word = (double)cj_text_word_width(title->text.measured) / CJ_EM;
    title->one_line = cj_text_break(title->text.measured, INT32_MAX / 2, false, NULL, 0) == 1;
    title->subtitle = text_of(work, journey->subtitle, CJ_ROLE_SUBTITLE, CJ_COLOUR_SECONDARY);
    title->scenario = text_of(work, journey->scenario, CJ_ROLE_SCENARIO, CJ_COLOUR_INK);
    title->pill[0] = text_of(work, state_words(work), CJ_ROLE_PILL_BOLD, CJ_COLOUR_PAPER);
    title->pill[1] = text_of(work, status_words(work), CJ_ROLE_PILL, CJ_COLOUR_INK);
}

static struct cj_str role_and_segment(struct cj_work *work, const struct cj_persona *p)
{
    if (p->role.len == 0 || p->segment.len == 0)
        return p->role.len ? p->role : p->segment;
    return cj_work_format(work, "%s · %s", p->role.s, p->segment.s);
}

static void prepare_lists(struct cj_work *work, const struct cj_persona *from, struct persona *p)
{
    const struct { enum cj_label head; const struct cj_str *item; uint32_t n; } rows[LISTS] = {
        { CJ_LABEL_GOALS, from->goals, from->ngoals },
        { CJ_LABEL_NEEDS, from->needs, from->nneeds },
        { CJ_LABEL_FRUSTRATIONS, from->frustrations, from->nfrustrations },
    };
    for (size_t i = 0; i < LISTS; i++)
        if (rows[i].n > 0)
            p->list[p->nlists++] = list_of(work, rows[i].head, CJ_ROLE_LIST_HEAD, CJ_COLOUR_SECONDARY, rows[i].item, rows[i].n);
}

static void prepare_persona(struct cj_work *work, uint32_t index, struct persona *p)
{
    const struct cj_persona *from = &work->journey->personas[index];
    p->index = index;
    p->node = from->node;
    p->name = text_of(work, from->name, CJ_ROLE_PERSONA_NAME, CJ_COLOUR_INK);
    p->tight_name = cj_flow_resized(work, &p->name, NAME_TIGHT);
    p->name_word = (double)cj_text_word_width(p->name.measured) / CJ_EM * p->name.type.size;
    if (from->age.len > 0) {
        struct cj_str age = cj_work_format(work, cj_label(work->language, CJ_LABEL_AGE), from->age.s);
        p->age = text_of(work, age, CJ_ROLE_BODY, CJ_COLOUR_SECONDARY);
    }
    p->role = text_of(work, role_and_segment(work, from), CJ_ROLE_BODY, CJ_COLOUR_SECONDARY);
    if (from->quote.len > 0)
        p->quote = cj_flow_text(work, cj_format_quote(work->language, from->quote, work->arena), CJ_ROLE_PERSONA_QUOTE,
                                cj_persona_tone(CJ_COLOUR_PERSONA, index));
    p->bio = text_of(work, from->bio, CJ_ROLE_BODY, CJ_COLOUR_INK);
    prepare_lists(work, from, p);
}

/* A persona without a name is only a line in the emotion lane. */
static void prepare_personas(struct cj_work *work, struct cj_lens *lens)
{
    const struct cj_journey *journey = work->journey;
    lens->persona = CJ_NEW(work->arena, struct persona, journey->npersonas);
    lens->compact = true;
    for (uint32_t i = 0; i < journey->npersonas; i++) {
        if (journey->personas[i].name.len == 0)
            continue;
        struct persona *p = &lens->persona[lens->npersonas++];
        prepare_persona(work, i, p);
        lens->most_lists = MAX(lens->most_lists, p->nlists);
        lens->compact = lens->compact && !cj_flow_has(&p->role) && !cj_flow_has(&p->quote);
    }
    for (uint32_t i = 0; i < lens->npersonas; i++)
        lens->persona[i].initial = text_of(work, journey->personas[lens->persona[i].index].initial,
                                           lens->compact ? CJ_ROLE_MARK_NUMBER : CJ_ROLE_PORTRAIT, CJ_COLOUR_PAPER);
}

static void prepare_aims(struct cj_work *work, struct aims *aims)
{
    const struct cj_journey *j = work->journey;
    const struct { enum cj_label head; const struct cj_str *item; uint32_t n; } rows[] = {
        { CJ_LABEL_GOALS, j->goals, j->ngoals }, { CJ_LABEL_EXPECTATIONS, j->expectations, j->nexpectations },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].n > 0)
            aims->list[aims->nlists++] = list_of(work, rows[i].head, CJ_ROLE_PANEL_HEAD, CJ_COLOUR_INK, rows[i].item, rows[i].n);
}

/* The title's column: subtitle and pills on one line come first, and a title of good size; then the largest title. */
static void prepare_title_slot(struct cj_work *work, struct cj_lens *lens)
{
    const struct title *title = &lens->title;
    double line_w = title->em / TITLE_PART; /* on one line, times the size */
    double least = title->one_line && line_w * TITLE_LEAST <= TITLE_KEPT ? line_w * TITLE_LEAST
        : fmax(TITLE_SIDE_LEAST, fmin(title->word * TITLE_LONG, TITLE_SIDE_MOST));
    double inline_w = title->subtitle.full > 0 ? title->subtitle.full + PILL_BEFORE + pills_width(title) : pills_width(title);
    lens->title_slot = (struct cj_flow_slot){ .count = 1 };
    lens->title_slot.fair = fmin(fmax(inline_w, title->one_line ? line_w * TITLE_GOOD : 0) + .01, TITLE_SIDE_MOST);
    lens->title_slot.good = lens->title_slot.fair;
    lens->title_slot.most = fmin(fmax(lens->title_slot.fair, line_w * TITLE_MOST), TITLE_SIDE_MOST);
    lens->title_slot.need = cj_flow_sample(title_beside_need, lens, least, 110, work->arena);
}

/* Widths that please when there is room: personas and aims as on the reference poster, a persona alone wider. */
static void prepare_slots(struct cj_work *work, struct cj_lens *lens)
{
    prepare_title_slot(work, lens);
    lens->persona_slot = (struct cj_flow_slot){ .count = lens->npersonas, .good = lens->npersonas == 1 ? 52 : 40.6, .most = 60 };
    if (lens->npersonas > 0)
        lens->persona_slot.need = cj_flow_sample(personas_need, lens, persona_least(lens), 60, work->arena);
    lens->aims_slot = (struct cj_flow_slot){ .count = 1, .good = 28.5, .most = 40 };
    if (lens->aims.nlists > 0)
        lens->aims_slot.need = cj_flow_sample(aims_need, lens, AIMS_LEAST, 80, work->arena);
}

const struct cj_lens *cj_lens_new(struct cj_work *work)
{
    struct cj_lens *lens = CJ_NEW(work->arena, struct cj_lens, 1);
    prepare_title(work, &lens->title);
    prepare_personas(work, lens);
    prepare_aims(work, &lens->aims);
    prepare_slots(work, lens);
    return lens;
}
