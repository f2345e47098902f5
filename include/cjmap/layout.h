/* layout: where everything stands, in em (1 em = the body size). Takes the journey, the theme and measured texts;
 * gives flat arrays of boxes. It never draws: a part says what stands there, the scene knows what a part looks like.
 *
 * x counts from the reading side (start to end), y downwards, both from the corner of the area inside the margins. */
#ifndef CJMAP_LAYOUT_H
#define CJMAP_LAYOUT_H

#include <cjmap/base.h>
#include <cjmap/image.h>
#include <cjmap/journey.h>
#include <cjmap/text.h>
#include <cjmap/theme.h>

/* --- sheets --------------------------------------------------------------------------------------------------- */

/* One row per paper size, in src/layout/paper.c. */
struct cj_paper {
    const char *name;                 /* "A4", "ARCH D" */
    double width_mm, height_mm;       /* landscape */
    double margin_mm;
    double distance_m;                /* from where it is read */
    double warn_pt, good_pt;          /* body size: below warn it is small for that distance; good */
    double qr_mm;                     /* side of a QR code on it, without the white around */
    bool automatic;                   /* tried, in the order of the rows, when no paper is named */
    const char *also;                 /* other names, comma between; or NULL */
};
const struct cj_paper *cj_paper_rows(uint32_t *ret_count);
/* By one of its names, compared without case, spaces, hyphens and underscores; or NULL. */
const struct cj_paper *cj_paper_find(const char *name);
/* The row whose figures hold for a sheet of this area (the nearest in size). */
const struct cj_paper *cj_paper_like(double width_mm, double height_mm);

/* The rolls that plotters take, in src/layout/paper.c, the narrowest first. */
struct cj_roll { double width_mm; const char *name; /* "36in" */ };
#define CJ_ROLL_WHITE_MM 3.0          /* at each side, where plotters do not print */
const struct cj_roll *cj_roll_rows(uint32_t *ret_count);

enum cj_sheet_kind { CJ_SHEET_AUTO, CJ_SHEET_FIXED, CJ_SHEET_NATURAL, CJ_SHEET_ROLL };
enum cj_orientation { CJ_ORIENTATION_AUTO, CJ_LANDSCAPE, CJ_PORTRAIT };
/* Where scenario, personas, goals and expectations stand: above the journey, or in a column at its reading side (start). */
enum cj_lens_side { CJ_LENS_AUTO, CJ_LENS_TOP, CJ_LENS_LEFT };

/* What of a map stands on a sheet: all of it; for a booklet an overview (between lens and takeaways only touchpoints and the line of
 * emotion), or some of its phases with all lanes, under a quiet heading and without takeaways. */
enum cj_sheet_content { CJ_SHEET_MAP, CJ_SHEET_OVERVIEW, CJ_SHEET_PHASES };

/* Body type [pt] that is read from a metre: .2 degree of x-height, the least at which people read fluently (Legge & Bigelow 2011). */
#define CJ_EM_PT_PER_METRE 18.7

#define CJ_NOTE_MM 76.0     /* side of the sticky note that everybody has: 3 inches */
#define CJ_BLANK_EM_PT 24.0 /* body type beside notes of that size: phases can be read from two metres, touchpoints from one and a half */
/* Where a sheet is put together from smaller ones: no text lies there. [mm] from the sheet's left and from its top, rising. */
struct cj_seams {
    uint32_t nx, ny;
    const double *x_mm, *y_mm;
    uint32_t attempt;        /* from 0: another page each time, in case one could not be right; a little smaller */
};
enum { CJ_SEAMS_MOST = 20 };

struct cj_layout_options {
    enum cj_sheet_kind sheet;
    enum cj_sheet_content content;
    uint32_t first_phase, nphases;    /* CJ_SHEET_PHASES: these, at least one; what runs through the journey is cut at the sheet's edges */
    double most_em_pt;                /* the type is no larger than this; 0: than what is good on the paper */
    const struct cj_paper *paper;     /* FIXED: a row, or NULL with the size below */
    double width_mm, height_mm;       /* FIXED without a row; orientation as given unless asked otherwise */
    double roll_mm, roll_edge_mm;     /* ROLL: how wide it is, and how much of that is not the map's at each side; the sheet is what is
                                         between, as long as the map needs */
    enum cj_orientation orientation;  /* AUTO: for a named paper the one with the larger type, on a roll the shorter one (LANDSCAPE: the map
                                         runs along the roll); landscape for the others */
    double least_em_pt;               /* the body type that was promised; 0: nothing was. AUTO: the smallest sheet that gives it; NATURAL:
                                         as large a sheet as it needs; ROLL: this type, or what is read
                                         from a metre; FIXED: what the sheet gives. cj_sheet.kept tells */
    double margin_mm;                 /* on all sides, at most a quarter of the sheet's shorter side; 0: the paper's */
    enum cj_lens_side lens;           /* AUTO: at the left where that gives clearly larger type, on NATURAL never. On top, whatever is
                                         asked, where there are no personas, goals and expectations */
    bool blank;                       /* a sheet for the workshop, of a blank journey (cj_journey_blank): places for notes of CJ_NOTE_MM, at a
                                         type size of its own; smaller ones where the paper is too small for them */
    const struct cj_seams *seams;     /* FIXED without a row: none of more than CJ_SEAMS_MOST each; or NULL */
    uint32_t bands;                   /* that a long journey is wrapped into; 0: as many as give the largest type; 1, or equal_columns: never */
    bool equal_columns;               /* for comparison only */
    const struct cj_pictures *images; /* what the journey names, how large it is; NULL: none. What is not in it is not drawn */
    const struct cj_qr *qr;           /* of the journey's address, or NULL */
};

struct cj_sheet {
    const char *name;                 /* "A1", "300x200mm", "natural" */
    double width_pt, height_pt;
    double margin_pt;                 /* the same on all sides */
    double em_pt;                     /* the body size */
    double reads_from_m;              /* body size / CJ_EM_PT_PER_METRE */
    double note_mm;                   /* side of the places for notes; 0: it is no sheet for the workshop */
    bool kept;                        /* the type is as large as was promised, to the tenth of a point; true if nothing was */
    bool small;                       /* below the warn figure of the paper; on `auto` only where no larger paper is left */
};

/* --- boxes ----------------------------------------------------------------------------------------------------- */

/* What stands somewhere. Unless said otherwise x, y, w, h is the box the thing fills. */
enum cj_part {
    CJ_PART_CELL,            /* nothing is drawn: what its children (`parent`) must stay inside */
    CJ_PART_TEXT,            /* lines of `text` in `role` and `tone`: first line box at y, each `leading` high; `align` in w.
                                variant 1: one line turned to be read upwards, from the box's bottom; w is its leading */
    CJ_PART_FILL,            /* a filled rectangle: hairlines and rules (h = .06, .22), washes (`layer` wash by variant 1) */
    CJ_PART_SQUARE,          /* a cell of a matrix, the darker the better; variant: 0 .. 8 */
    CJ_PART_DASHED,          /* a dashed line along the box's top, .1 thick, .5/.4 (line of visibility) */
    CJ_PART_NOTE,            /* the place of a sticky note: a quiet dashed outline */
    CJ_PART_CHEVRON,         /* variant 0: flat start; 1: notched start. The point (.95 deep) lies inside w */
    CJ_PART_CARD,            /* touchpoint card: radius .3, stroke .08, start edge by variant bits CJ_CARD_* */
    CJ_PART_ARROW,           /* from (x, y) to (x + w, y), .12, open head at the end */
    CJ_PART_MORE,            /* beside the word of an axis: an arrow of .09 through the box, to its end or (variant 1) its top */
    CJ_PART_WAY,             /* a way between touchpoints: polyline of points first .. first + npoints, .12, turns rounded r .5; variant 1:
                                an open head at its end */
    CJ_PART_BUBBLE,          /* speech card, radius .5, tone; tail to the lower left if variant & 1 (tail is below the box, .5 high) */
    CJ_PART_PILL,            /* fully rounded; variant 0 filled, 1 outlined */
    CJ_PART_PORTRAIT,        /* persona: disc in the box, bust or `picture`; `index` */
    CJ_PART_PICTURE,         /* `picture`, whole, in a hairline frame that fills the box */
    CJ_PART_MARK,            /* a small sign centred in its box; variant: enum cj_mark; tone or index where it has one */
    CJ_PART_ICON,            /* variant: enum cj_icon, in tone; or `picture`, whole, in the middle of the box */
    CJ_PART_GUIDE,           /* dotted guide of a channel row along y, from x to x + w; variant 1: along x, from y to y + h */
    CJ_PART_TRAVEL,          /* polyline of the line of travel: points first .. first + npoints, turns rounded r .75 (less if short);
                                variant 0 main (.2 ink), 1 side (.12 secondary, beneath) */
    CJ_PART_STOP,            /* channel marker centred in the box: a dot, or a ring, by variant bits CJ_STOP_* */
    CJ_PART_STOPS,           /* capsule over several rows in the box, with such a dot or ring at each point of `points` */
    CJ_PART_HALF,            /* emotion half-plane: variant 0 positive, 1 negative */
    CJ_PART_LEVEL_LINE,      /* white line .1 along y */
    CJ_PART_AXIS,            /* .08, tertiary, along y */
    CJ_PART_AREA,            /* tint between curve `index` and the axis: see struct cj_curve */
    CJ_PART_BAND,            /* spread of curve `index` */
    CJ_PART_CURVE,           /* line of curve `index` */
    CJ_PART_FACE,            /* face filling the box (2.16, less in a crowd): `at` on the ramp, around it a ring in persona `index`
                                and a white casing, to 1.3 times the box; variant 1: no ring (scale) */
    CJ_PART_POINT,           /* small dot .38 in persona `index` (score that is no peak); variant 1: hollow, on a line with a core */
    CJ_PART_SPARKLINE,       /* values over time: points as TRAVEL has them, a dot at the last; variant 1: one point more, at the
                                height of the target, a dotted line over the box */
    CJ_PART_WAIT,            /* a pill of radius .3 whose start is a hatched tab, 1.15 wide */
    CJ_PART_BAR,             /* a length of time, full; from `at` thousandths of it on, what it may be more, in outline */
    CJ_PART_QR,              /* cj_layout.qr fills the box; CJ_QR_QUIET modules around it nothing else stands */
    CJ_PART_COUNT
};

enum { CJ_CARD_ORGANISATION = 1, CJ_CARD_OPTIONAL = 2, CJ_CARD_ACTOR = 4 };
enum { CJ_STOP_ORGANISATION = 1 /* a ring */, CJ_STOP_PASSED = 2 /* the main line goes on through it, uncut */ };

enum cj_mark {
    CJ_MARK_TARGET, CJ_MARK_CLOCK, CJ_MARK_QUESTION, CJ_MARK_ACTION, CJ_MARK_PAIN_HIGH, CJ_MARK_PAIN_MEDIUM, CJ_MARK_PAIN_LOW,
    CJ_MARK_GAIN, CJ_MARK_OPPORTUNITY, CJ_MARK_NOTE, CJ_MARK_LETTER /* ink disc */, CJ_MARK_BADGE /* persona disc */, CJ_MARK_ASSUMED,
    CJ_MARK_REASONED, CJ_MARK_VALIDATED, CJ_MARK_TRIGGER, CJ_MARK_TRUTH, CJ_MARK_EXIT, CJ_MARK_DOT, CJ_MARK_CIRCLE,
    CJ_MARK_HALF_DOT, CJ_MARK_REACHED /* tick */,
    CJ_MARK_WORK_IDEA, CJ_MARK_WORK_CHOSEN, CJ_MARK_WORK_DOING, CJ_MARK_WORK_DONE, CJ_MARK_WORK_DROPPED,
    CJ_MARK_SAMPLE_PERSONA, CJ_MARK_SAMPLE_ORGANISATION, CJ_MARK_SAMPLE_ACTOR, CJ_MARK_SAMPLE_OPTIONAL, CJ_MARK_SAMPLE_SPREAD,
    CJ_MARK_SAMPLE_DASHED, CJ_MARK_SAMPLE_BRANCH, CJ_MARK_SAMPLE_CARD_OPPORTUNITY, CJ_MARK_SAMPLE_WAIT,
    CJ_MARK_SAMPLE_BAR, CJ_MARK_DECISION /* diamond */, CJ_MARK_JOIN /* where ways meet */, CJ_MARK_END /* of a way */, CJ_MARK_COUNT
};

enum cj_align { CJ_ALIGN_START, CJ_ALIGN_CENTRE, CJ_ALIGN_END };

/* Where a box stands in reading order: zone, then column, then row, then order of arrival. */
enum cj_zone { CJ_ZONE_LENS, CJ_ZONE_LANES /* lane labels, level labels */, CJ_ZONE_JOURNEY, CJ_ZONE_TAKEAWAYS, CJ_ZONE_FOOTER };

struct cj_point { double x, y; };

struct cj_box {
    uint8_t part, variant, role, align;
    uint8_t zone;
    uint8_t heading;         /* TEXT: 1 title, 2 panel head or phase, 3 touchpoint; 0 plain */
    uint16_t index;          /* persona or curve */
    int16_t at;              /* emotion, thousandths of the ramp; BAR */
    struct cj_colour tone;
    uint32_t column, row;    /* reading place; CJ_NONE: none */
    uint32_t parent;         /* index of the CELL it must stay inside, CJ_NONE: the safe area */
    cj_node node;
    double x, y, w, h;
    double size, leading;    /* TEXT [em]: the role's, or what the layout chose */
    const struct cj_measured *text;
    const struct cj_line *line;
    uint32_t nlines;
    uint32_t text_id;        /* TEXT: from 0, one per text set; its lines are this text whole */
    uint32_t first, npoints; /* TRAVEL, STOPS, SPARKLINE: into cj_layout.point */
    uint32_t picture;        /* PORTRAIT, PICTURE, ICON: from 1, its index + 1 in cj_layout.pictures; 0: none */
    const char *alt;         /* words for a drawn thing in the reading tree, or NULL */
    const char *uri;         /* where it leads, encoded (cj_uri_encode), or NULL */
};

/* A persona's emotion line, or a branch of it over a side route that the persona need not take. Knots in order of x; the slope is
 * Steffen's [dy/dx in em]. */
struct cj_knot {
    double x, y, slope;
    double low_y, high_y;    /* spread (low_y >= y >= high_y on paper); equal y without */
    bool spread;
    bool dashed;             /* the segment to the next knot passes over what nobody reported */
    int16_t at;              /* score on the ramp, thousandths */
    uint32_t touchpoint;
};
/* The two edges of a spread that is told at neighbouring knots, the ends included: there the edges meet on the line, in the
 * middle of the segment before and after (at a first or last knot of the line nothing tapers). Cubic from point to point. */
struct cj_spread_knot { double x, high_y, high_slope, low_y, low_slope; };
struct cj_spread {
    const struct cj_spread_knot *knot;
    uint32_t nknots;
};

enum { CJ_LINE_LOOKS = 4 }; /* lines differ in more than colour */

struct cj_curve {
    uint32_t persona;
    bool branch;                     /* thin, beneath the others */
    const struct cj_knot *knot;
    uint32_t nknots;
    const struct cj_spread *spread;  /* runs of knots with a spread, in order of x; what CJ_PART_BAND draws */
    uint32_t nspreads;
    double axis_y, top_y, bottom_y;  /* of the scale: y of neutral, max and min */
    uint8_t look;                    /* under CJ_LINE_LOOKS: 0 solid, 1 wider with a white core, 2 thin, 3 double */
};

/* A way of arranging the map that was tried, and what it gives. */
struct cj_tried {
    const char *sheet;                /* name of the paper */
    bool upright;
    bool left;                        /* the lens stands at the left */
    bool taken;
    bool exact;                       /* laid out; else estimated, mostly within two percent */
    uint32_t bands;
    double em_pt;                     /* 0: it does not fit */
    double length_mm;                 /* of a roll: how long the map is; 0: not a roll, or it does not fit */
};

struct cj_layout {
    struct cj_sheet sheet;
    uint32_t nbands;                  /* the journey stands in so many */
    const struct cj_tried *tried;     /* in the order they were tried, with the one that was taken among them */
    uint32_t ntried;
    const struct cj_journey *journey;
    const struct cj_pictures *pictures; /* as given, or NULL */
    double width, height;    /* [em] of the area inside the margins */
    uint32_t nboxes, npoints, ncurves, ntexts;
    const struct cj_box *box;
    const struct cj_point *point;
    const struct cj_curve *curve;
    uint64_t evaluations;    /* counted work of the search */
    const struct cj_seams *seams; /* as given, or NULL */
    const struct cj_qr *qr;  /* or NULL: not asked for, or left out */
};

/* Is the map mirrored, because its language is read from right to left? */
bool cj_layout_is_mirrored(const struct cj_journey *journey);

#define CJ_LAYOUT_ERROR (cj_layout_error_quark())
GQuark cj_layout_error_quark(void);
enum cj_layout_error { CJ_LAYOUT_ERROR_TOO_LARGE, CJ_LAYOUT_ERROR_SEAMS, CJ_LAYOUT_ERROR_BANDS };

/* Lays the journey out. Everything in `arena`. NULL and an error only if no type size at all fits the sheet. */
const struct cj_layout *cj_layout_build(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                        const struct cj_layout_options *options, struct cj_arena *arena, GError **error);

/* The phases that stand together on the sheets of a booklet, in order: as few sheets as give type that is good on the paper (or as large as
 * was promised), or else as large as the fullest phase alone has. Phases between which a way comes up, or beside which a side route runs, stay
 * together. `options` as for cj_layout_build: FIXED; its content is not asked for. In `arena`. */
struct cj_part_of_journey { uint32_t first_phase, nphases; };
const struct cj_part_of_journey *cj_layout_parts(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                                 const struct cj_layout_options *options, struct cj_arena *arena, uint32_t *ret_count);

#endif
