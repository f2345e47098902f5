/* Inside layout: the panels of the lens. Each has a file of its own (lens_title.c, lens_personas.c, lens_aims.c), knows its height at a
 * width and how to fill a place, and none of the others; lens.c arranges them above the journey, lens_column.c at its left.
 *
 * All lengths in em; y is the top of a panel's rule. Heights fall or stay as widths rise; INFINITY: too narrow. */
#ifndef CJ_LAYOUT_LENS_H
#define CJ_LAYOUT_LENS_H

#include "flow.h"

enum { LENS_LISTS = 3 };

#define LENS_ACCENTS .1   /* so far accents on the title's capitals rise above the rules */

struct lens_list {
    struct cj_flow_text head;
    struct cj_flow_text *item;
    uint32_t n;
};

struct lens_title {
    struct cj_flow_text text, subtitle, scenario;
    struct cj_flow_text pill[2]; /* state filled, status outlined */
    double em, word;              /* the title's width on one line and its widest word, times the size */
    bool one_line;                /* it has no line break of its own */
};

struct lens_persona {
    uint32_t index;
    cj_node node;
    struct cj_flow_text name, age, role, quote, bio, initial;
    struct cj_flow_text tight_name; /* at NAME_TIGHT */
    double name_word;               /* the widest word of the name */
    struct lens_list list[LENS_LISTS];
    uint32_t nlists;
};

struct lens_aims {
    struct lens_list list[2];
    uint32_t nlists;
};

struct cj_lens {
    struct lens_title title;
    struct lens_persona *persona;
    uint32_t npersonas, most_lists;
    bool compact;                 /* no persona says more than a name beside the portrait */
    struct lens_aims aims;
    struct cj_flow_slot title_slot, persona_slot, aims_slot;
    struct cj_flow_text running, where; /* instead of all that: the quiet heading of a sheet of a booklet */
};

static inline struct cj_flow_text lens_text(struct cj_work *work, struct cj_str s, enum cj_role role, enum cj_colour_role tone)
{
    return cj_flow_text(work, s, role, cj_tone(tone));
}

/* A list with its head, in the roles of a persona's or of a panel of its own (lens.c). */
struct lens_list lens_list_of(struct cj_work *work, enum cj_label head, enum cj_role role, enum cj_colour_role tone,
                              const struct cj_str *item, uint32_t n);

/* lens_title.c: with subtitle, pills and scenario. Its capitals stand on y. */
void lens_title_prepare(struct cj_work *work, struct cj_lens *lens);
double lens_title_height(const struct lens_title *title, double w);
/* `spare`: height that nobody else wants. */
void lens_title_place(struct cj_work *work, const struct lens_title *title, double x, double y, double w, double spare);

/* The title without the scenario, and the scenario as a panel, for there is one. */
double lens_heading_height(const struct lens_title *title, double w);
void lens_heading_place(struct cj_work *work, const struct lens_title *title, double x, double y, double w);
double lens_scenario_height(const struct lens_title *title, double w);
void lens_scenario_place(struct cj_work *work, const struct lens_title *title, double x, double y, double w);

/* lens_personas.c */
/* What the personas of a row share: where things stand in their panels, and how high each part is. */
struct lens_shelf {
    bool in_column;           /* a column of its own: the quote beneath the portrait */
    bool beside;              /* lists at the right of portrait and words */
    uint32_t abreast;         /* lists side by side */
    double left;              /* width of portrait and words */
    double header, bio;       /* heights */
    double row[LENS_LISTS];   /* of each row of lists */
    double height;            /* of the whole */
};
void lens_personas_prepare(struct cj_work *work, struct cj_lens *lens);
/* The lowest way of showing the personas first .. last, each in a panel of w. */
struct lens_shelf lens_shelf_of(const struct cj_lens *lens, uint32_t first, uint32_t last, double w);
/* A persona in a column w wide: its lists beneath each other, or all of them abreast. */
struct lens_shelf lens_shelf_in_column(const struct cj_lens *lens, uint32_t i, double w);
/* A persona beside other panels is never narrower. */
double lens_persona_least(const struct cj_lens *lens);
void lens_persona_place(struct cj_work *work, const struct cj_lens *lens, uint32_t i, const struct lens_shelf *shelf, double x, double y,
                        double w);

/* lens_quiet.c: title and words beside each other, or beneath. */
double lens_quiet(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w);

/* lens_aims.c: goals and expectations. */
void lens_aims_prepare(struct cj_work *work, struct cj_lens *lens);
double lens_aims_height(const struct lens_aims *aims, double w);
/* In a height `h` that others need. */
void lens_aims_place(struct cj_work *work, const struct lens_aims *aims, double x, double y, double w, double h);

#endif
