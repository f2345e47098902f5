/* Inside layout: the work in progress, shared by the files that fill lanes and panels. */
#ifndef CJ_LAYOUT_PRIV_H
#define CJ_LAYOUT_PRIV_H

#include <string.h>

#include <cjmap/layout.h>

#include "fit.h"

/* Measures of the design, in em. Each is stated in one place. */
#define CJ_GUTTER 1.0          /* between columns */
#define CJ_PHASE_GUTTER 2.1    /* between phases */
#define CJ_PANEL_GUTTER 3.0    /* between lens or takeaway panels */
#define CJ_COLUMN_LEAST 7.0
#define CJ_COLUMN_MOST 22.5
#define CJ_ROW_PAD .74         /* above and below a lane's content */
#define CJ_TIME_GAP .35        /* between rows of time, and what stands above each other in one */
#define CJ_HAIRLINE .06
#define CJ_RULE .22            /* above panels */
#define CJ_MARK_COLUMN 1.6     /* a mark is centred .62 em into it, the text begins at its end */
#define CJ_MARK_CENTRE .62

/* The layout being made. Growing arrays; sealed at the end. */
struct cj_work {
    struct cj_arena *arena;
    const struct cj_journey *journey;
    const struct cj_theme *theme;
    const struct cj_measurer *measurer;
    const struct cj_language *language;
    const struct cj_pictures *pictures; /* or NULL */
    const struct cj_qr *qr;            /* or NULL */
    double note;                       /* a sheet for the workshop: the side of a note's place [em]; else 0 */
    struct cj_seam_lines *seams;       /* or NULL: the page is in one piece */
    double page_width;
    GArray *box, *point, *curve;       /* cj_box, cj_point, cj_curve */
    uint32_t ntexts;
    /* where boxes that are added now stand */
    uint8_t zone;
    uint32_t column, row, parent;
    cj_node node;
};

/* A text measured in a role; `s` is copied nowhere. Empty: NULL. */
const struct cj_measured *cj_work_measure(struct cj_work *work, struct cj_str s, enum cj_role role);

/* Adds a box with the work's present place; returns it for what else is to be set (valid until the next add). */
struct cj_box *cj_work_add(struct cj_work *work, enum cj_part part, double x, double y, double w, double h);
/* A mark of size `size` centred on (cx, cy). */
struct cj_box *cj_work_mark(struct cj_work *work, enum cj_mark mark, double cx, double cy, double size);
/* A text set in `role` at (x, y) within w: broken and balanced at w, aligned. Returns its height (lines x leading). */
double cj_work_text(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone,
                    enum cj_align align, double x, double y, double w);
/* The height such a text has at w. */
double cj_work_text_height(struct cj_work *work, const struct cj_measured *text, enum cj_role role, double w);
/* One line of a text centred in a box (numbers and letters in marks). */
void cj_work_letter(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone, double cx, double cy);

/* As cj_work_text, in another size and leading than the role's. */
double cj_work_text_sized(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_type type, struct cj_colour tone,
                          enum cj_align align, double x, double y, double w);
/* One line, `length` long, turned to be read upwards: it begins at y + length; x is its upper edge. */
void cj_work_text_turned(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone, double x, double y,
                         double length);
/* The map's address as people read it: without its scheme; encoded, where no font here can draw what was typed. */
struct cj_str cj_work_address(struct cj_work *work);
/* Width of a text on one line [em]; 0 for NULL. */
double cj_work_text_width(struct cj_work *work, const struct cj_measured *text, enum cj_role role);
/* A text made for the map, in the work's arena. */
struct cj_str cj_work_format(struct cj_work *work, const char *format, ...) G_GNUC_PRINTF(2, 3);
struct cj_str cj_work_label(struct cj_work *work, enum cj_label label);
/* A picture by the name of its file: its index + 1, 0 if it is not there. */
uint32_t cj_work_picture(const struct cj_work *work, struct cj_str file);
/* What a mark says, in the legend and to who hears the map; NULL if nothing. */
const char *cj_mark_label(const struct cj_work *work, enum cj_mark mark);
/* The dot of a level of evidence that is not CJ_LEVEL_NONE. */
enum cj_mark cj_level_mark(enum cj_level level);
/* A persona's disc with the initial, `size` across, its left edge at `left`. Returns its width. */
double cj_work_badge(struct cj_work *work, uint32_t persona, double left, double cy, double size);

/* --- panels: lens above the journey, takeaways and footer below (lens.c, its panels in lens.h; takeaways.c, footer.c) --------------- */

/* A panel's contents, prepared once (texts measured); height at a width and placing are arithmetic over it. */
struct cj_lens;
const struct cj_lens *cj_lens_new(struct cj_work *work);
/* Instead, on a sheet of a booklet: the map's title and these words on one line, if it holds them. */
const struct cj_lens *cj_lens_new_quiet(struct cj_work *work, struct cj_str words);
double cj_lens_height(const struct cj_lens *lens, double width);   /* falls or stays as width rises */
void cj_lens_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double width);
/* The lens at the left: title and subtitle above, over the whole width; scenario and panels above each other in a column w wide, if there
 * are panels. Where something does not fit its height is INFINITY. */
bool cj_lens_has_column(const struct cj_lens *lens);
double cj_lens_heading_height(const struct cj_lens *lens, double width); /* falls or stays as width rises */
double cj_lens_column_height(const struct cj_lens *lens, double w);
void cj_lens_heading_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double width);
void cj_lens_column_place(struct cj_work *work, const struct cj_lens *lens, double x, double y, double w);

struct cj_takeaways;  /* conclusions, improvements, matrix, QR code; NULL if there is nothing of it */
struct cj_takeaways *cj_takeaways_new(struct cj_work *work);
/* Only now the side of the code is known; 0 (as at first): it is left out. `above`, `below`: the least white that is anyway between the
 * takeaways and what stands above and beneath them. */
void cj_takeaways_set_code(struct cj_takeaways *takeaways, double side, double above, double below);
double cj_takeaways_height(const struct cj_takeaways *takeaways, double width);
void cj_takeaways_place(struct cj_work *work, const struct cj_takeaways *takeaways, double x, double y, double width);

struct cj_emotion;
struct cj_ways;
/* What the lanes draw that the journey alone does not tell: NULL, false without that lane. detours: of the line of travel. */
struct cj_drawn { const struct cj_emotion *emotion; const struct cj_ways *ways; bool detours; };
struct cj_footer;     /* legend of what is used, sources, footer line */
const struct cj_footer *cj_footer_new(struct cj_work *work, const struct cj_drawn *drawn);
double cj_footer_height(const struct cj_footer *footer, double width);
void cj_footer_place(struct cj_work *work, const struct cj_footer *footer, double x, double y, double width);

/* --- the emotion lane (emotion.c, feelings.c) ----------------------------------------------------------------- */

/* NULL if no touchpoint has a score. */
struct cj_emotion *cj_emotion_new(struct cj_work *work);
/* Does a line pass where somebody comes without telling? *ret_persona: whose it is, the first of them. NULL-safe. */
bool cj_emotion_has_dashes(const struct cj_emotion *emotion, uint32_t *ret_persona);
/* Is something told on a side route that its persona need not take: a thin line? NULL-safe. */
bool cj_emotion_has_branches(const struct cj_emotion *emotion);
/* From now on this feeling is left to the text row beneath. */
void cj_emotion_exclude(struct cj_emotion *emotion, const struct cj_remark *feeling);
/* Room for labels of two lines above the highest and below the lowest score, instead of one. */
void cj_emotion_set_tall(struct cj_emotion *emotion, bool tall);
/* Height of the stretch part at least (15 or more by levels), and width needed in the label column by level labels. */
double cj_emotion_least(const struct cj_emotion *emotion);
double cj_emotion_label_width(const struct cj_emotion *emotion);
/* Where the lane stands: scale with words from label_left to label_right, curves, faces and feelings in x0 .. x1 (journey columns) and
 * y .. y + h. `centre` is each touchpoint's column centre (for personas side by side something is added), `column_of` its column in reading
 * order, which is not its own number after a phase without touchpoints. Only what belongs to columns first .. last stands there; lines that
 * come from others or go on to them are cut at x0 and x1. */
struct cj_emotion_place {
    double label_left, label_right, x0, x1, y, h;
    double begin, end; /* of the whole journey, x0 and x1 if all of it is here */
    const double *centre;
    const uint32_t *column_of;
    uint32_t first, last;
};
/* Returns which feelings found no place (remark pointers, by touchpoint order); these stand in the text row beneath. */
struct cj_unplaced { uint32_t touchpoint; const struct cj_remark *feeling; };
const struct cj_unplaced *cj_emotion_place(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_emotion_place *where,
                                           uint32_t *ret_count);

#endif
