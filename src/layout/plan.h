/* Inside layout: a page being planned (plan.c), its columns arranged in strips and the problems of their fit posed (arrange.c), put on
 * a sheet (sheet.c), filled (page.c), until every feeling has a place (build.c). */
#ifndef CJ_LAYOUT_PLAN_H
#define CJ_LAYOUT_PLAN_H

#include "blank.h"
#include "cards.h"
#include "fit.h"
#include "lanes.h"
#include "priv.h"
#include "ways.h"

/* Heights between the zones that the fit counts and the page places [em]. */
#define LENS_GAP 1.9
#define TAKEAWAYS_GAP 1.4
#define FOOTER_GAP 1.2

/* A row of the page between lens and takeaways. In the plan: as it is by itself; in a strip: as it is beside the rows that are there. */
struct row {
    const struct cj_lane *lane;     /* NULL: the feelings row beneath emotion */
    struct cj_cells *cells;         /* NULL: channels, emotion, a name alone */
    const struct cj_measured *label;
    double label_down;              /* from the top of the content to its first line */
    enum cj_icon icon;              /* before the label: a row named as channels are */
    double pad_top, pad_bottom;
    double content;                 /* fixed content height, 0 for cells */
    double above;                   /* of pad_top, what lies above the line on top */
    bool rule;                      /* a hairline on top */
    bool large;                     /* its label is to be read from afar */
    bool goes_on;                   /* a further row of the lane above */
    uint32_t number;                /* in a strip: which of the plan's */
};

/* Where the rows of a strip stand on the page, once leftover height has been given away. */
struct strip_place {
    double chevron_y, chevron_h, goal_y, goal_h;
    double *row_y, *row_h;          /* [rows] content; pads are beside it */
    double *pad_top, *pad_bottom;
    double lanes_top, lanes_bottom;
};

/* A stretch of the journey that stands in one row of columns, with phases above and lanes below: all of it, or a band of a journey that
 * is wrapped. */
struct strip {
    uint32_t first, last;           /* columns */
    double left, right;             /* the label column with its gap and what else is before the first column; room after the last */
    const struct cj_heads *heads;
    GArray *rows;                   /* struct row; the fit's rows are chevrons, goals, then these */
    uint32_t emotion_row;           /* in rows, CJ_NONE */
    struct cj_fit_problem problem;
    struct cj_fit_search *search;   /* over that problem */
    struct cj_fit fit;              /* once there is a sheet */
    struct strip_place place;       /* once it is filled */
};

/* A way of arranging the map that is tried on sheets: its strips from top to bottom, and the panels, whose heights are asked at the
 * page's width. A strip alone has the panels in its problem. */
struct arrangement {
    uint32_t nstrips;
    struct strip *strip;
    struct cj_steps *panel;
    double panels_least, panels_most; /* asked between these widths */
    struct cj_steps lens[2];        /* that panel with the lens on top, and what is above the journey with the lens at the left (asked once) */
    double column;                  /* width of the lens at the left; 0: it is on top, as it is when a problem has just been posed */
    struct cj_steps without_code;   /* the takeaways as they are without the QR code */
    struct cj_fit_stack stack;      /* of several strips */
    double ratio;                   /* of the sheet that several strips were cut for; 0: none */
};

struct plan {
    struct cj_work *work;
    double least_em_pt;             /* what was promised, 0: nothing */
    double own_margin_mm;           /* what was asked for; 0: the paper's */
    double most_em_pt;              /* the type may be, 0: what is good on the paper */
    struct cj_part_of_journey part; /* the phases that stand on the sheet; none: all */
    uint32_t first, last;           /* their columns */
    const struct cj_seams *seams;   /* or NULL */
    double beyond, bottom;          /* with seams, once filled: columns are too wide by this; the page goes so far down */
    struct cj_columns columns;
    const struct cj_lens *lens;
    struct cj_takeaways *takeaways;
    const struct cj_footer *footer;
    const struct cj_channels *channels;
    const struct cj_ways *ways;     /* between touchpoints; drawn in their lane */
    struct cj_emotion *emotion;
    GArray *rows;                   /* struct row */
    uint32_t emotion_row;           /* in rows, CJ_NONE */
    double label_w, left;           /* label column without and with its gap */
    bool equal_columns;
    enum cj_lens_side lens_side;    /* asked for */
    struct arrangement *arrangement; /* the columns in one row */
    GPtrArray *arrangements;        /* all that were made */
    uint32_t most_bands;            /* that the journey can be cut into */
    uint32_t bands;                 /* asked for, 0: as many as give the largest type */
    GArray *tried;                  /* struct cj_tried */
};

enum { FIT_CHEVRONS, FIT_GOALS, FIT_LANES };
enum { PANEL_LENS, PANEL_TAKEAWAYS, PANEL_FOOTER, PANEL_COUNT };

/* How a row's label is set, and where it begins. */
static inline enum cj_role row_label_role(const struct row *row)
{
    return row->icon != CJ_ICON_NONE ? CJ_ROLE_BODY : row->large ? CJ_ROLE_PERSONA_NAME : CJ_ROLE_LANE;
}
static inline double row_label_left(const struct row *row)
{
    return row->icon == CJ_ICON_NONE ? 0 : CJ_ROW_NAME_LEFT;
}

/* What is to be laid out, on whatever sheet. */
struct task {
    const struct cj_journey *journey;
    const struct cj_theme *theme;
    const struct cj_measurer *measurer;
    struct cj_arena *arena;
};

/* What is asked for, and what there is then; end both. */
void cj_plan_begin(struct cj_work *work, struct plan *plan, const struct task *task, const struct cj_layout_options *options);
void cj_plan_end(struct cj_work *work, struct plan *plan);
/* What there is: columns, rows and panels, their texts measured. */
void cj_plan_make(struct cj_work *work, struct plan *plan);

/* --- arrangements (arrange.c) ---------------------------------------------------------------------------------------- */

/* Makes the arrangement of all columns in one row and poses its problem. */
void cj_plan_arrange(struct plan *plan);
/* Poses the problems of an arrangement; called again when a row has changed. */
void cj_plan_prepare(struct plan *plan, struct arrangement *arrangement);
/* Has the plan free the arrangement in the end. */
void cj_plan_add(struct plan *plan, struct arrangement *arrangement);
/* The panels' heights between two widths of the page. */
struct cj_steps *cj_plan_panels(struct plan *plan, double least, double most);
/* Height around the strips that depends on nothing. */
double cj_plan_fixed(const struct plan *plan);
/* A strip of these columns; its rows and its problem; what of it does not lie in the arena. */
void cj_strip_init(struct plan *plan, struct strip *strip, uint32_t first, uint32_t last);
void cj_strip_pose(struct plan *plan, struct strip *strip);
void cj_strip_finish(struct strip *strip);
/* The strip's rows anew, from the plan's. */
void cj_strip_find_rows(const struct plan *plan, struct strip *strip);
/* Before a column of the strip. What is before the first one is part of the strip's left, but for a way that comes up before all cards. */
double cj_strip_gutter(const struct plan *plan, const struct strip *strip, uint32_t column);
/* Where the strip's labels begin: at the page's edge, or after the lens at the left. */
double cj_strip_start(const struct plan *plan, const struct strip *strip);
/* How high a row's content is at least. */
double cj_row_least(const struct plan *plan, const struct row *row);
/* The QR code has this side [em] from now on; 0: it is left out, as it is when a problem has just been posed. Changes only a panel of the
 * arrangement; _place_code does not even that, when all has been asked and only places are still to be found. */
void cj_plan_set_code(struct plan *plan, struct arrangement *arrangement, double side);
void cj_plan_place_code(struct plan *plan, const struct arrangement *arrangement, double side);
/* The lens stands at the left, in a column of that width, from now on; 0: on top. Only for a map that has such panels. At
 * next to no cost. */
void cj_plan_set_column(struct plan *plan, struct arrangement *arrangement, double column);
void cj_plan_finish(struct plan *plan); /* what does not lie in the arena */

/* --- a sheet and what fits on it (sheet.c) ------------------------------------------------------------------------- */

struct trial {
    const struct cj_paper *paper;    /* figures; its name unless the size was given */
    const char *name;
    double width_mm, height_mm, margin_mm;
    struct arrangement *as;
    double column;                   /* of the lens at the left, 0: on top */
    double em_pt;
    struct cj_fit *fit;              /* [strips of the arrangement] */
    double height;                   /* of the page's content */
    uint64_t evaluations;            /* counted work */
    double code_mm;                  /* side of the QR code; 0: none */
    double spare_w_mm, spare_h_mm;   /* kept for what gives way to seams */
    bool natural;                    /* no paper: the sheet is made for the map */
    enum cj_orientation roll;        /* paper from a roll, along which the map runs or across which it stands; AUTO: a sheet */
    double would_pt;                 /* it does not fit on the roll: about the type size that would; 0: none */
    bool fits;
};

/* The widths of a lens at the left that are tried [em]. */
const double *cj_lens_columns(uint32_t *ret_count);
struct trial cj_trial_choose(struct plan *plan, const struct cj_layout_options *options);
/* The same sheet once more, after the plan has changed. */
struct trial cj_trial_again(struct plan *plan, const struct trial *before);
/* A side of the sheet inside its margins [em]. */
double cj_trial_inner(const struct trial *trial, double side_mm);
/* The height that is filled at first. */
double cj_trial_room(const struct trial *trial);
/* The side of the code [mm]: what the paper wants, less on a small sheet, and more if the address is so long that its modules would be
 * too small. 0 if that is too much: then the code is left out. `shorter`: side of the sheet, INFINITY without one. */
double cj_code_side(const struct cj_qr *qr, const struct cj_paper *paper, double shorter);
/* What stays white on all sides [mm]: as asked for, else the paper's, less on a small sheet. */
double cj_margin_on(const struct plan *plan, const struct cj_paper *paper, double shorter_mm);
struct cj_sheet cj_trial_sheet(const struct plan *plan, const struct trial *trial);

/* --- a booklet (booklet.c) -------------------------------------------------------------------------------------------- */

/* What of the journey gives an overview of it. */
const struct cj_journey *cj_booklet_overview(const struct cj_journey *journey, struct cj_arena *arena);
/* "phases 3 to 4 of 7" */
struct cj_str cj_booklet_words(struct cj_work *work, struct cj_part_of_journey part);

/* Paper from a roll (roll.c): as long as the map is at the type size that was promised, else at what is readable from a metre. */
struct trial cj_trial_roll(struct plan *plan, const struct cj_layout_options *options);
struct trial cj_trial_roll_again(struct plan *plan, const struct trial *before);

/* With seams: by how much the columns, as fitted, are too wide for the page [em]. */
double cj_page_beyond(struct plan *plan, const struct arrangement *arrangement, double width);

/* --- filling the page (page.c) ---------------------------------------------------------------------------------------- */

/* Fills the work with everything, anew, as arranged and fitted; returns the feelings that found no place in the emotion lane. */
const struct cj_unplaced *cj_page_place(struct plan *plan, struct arrangement *arrangement, double width, double height, uint32_t *ret_unplaced);

#endif
