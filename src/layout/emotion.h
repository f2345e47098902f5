/* Inside the emotion lane: what was told (tracks.c), where it came to stand (emotion.c), and places for words (feelings.c).
 *
 * Whoever told a score has a line: the main one, along the main route and the side routes that name the persona. What is told on a
 * side route the persona need not take is a branch, a thin line of its own from where the route leaves to where it joins. */
#ifndef CJ_LAYOUT_EMOTION_H
#define CJ_LAYOUT_EMOTION_H

#include "field.h"
#include "priv.h"

#define CJ_FACE_R 1.4       /* a face with its ring and white casing ... */
#define CJ_FACE_DISC (CJ_EMOTION_FACE_R / CJ_FACE_R) /* ... of which this is the face */
#define CJ_POINT_R .52      /* a point with its casing */
#define CJ_BRANCH_FACE .8   /* a face on a branch is this much smaller */
#define CJ_FEELING_REACH 2.5 /* a label's distance from its face at most */

/* A persona's score at a touchpoint. */
struct cj_told {
    uint32_t touchpoint;
    const struct cj_score *score;
    int8_t bend;            /* 1: a peak, -1: a valley, ends of the line included; 0: on the way, or flat */
    bool dashed;            /* after it the persona comes somewhere without telling */
    bool face;              /* shown as a face where there is room, else as a point */
};

/* Where a branch leaves or joins its persona's main line: at what was told there, else at the line as it passes. */
struct cj_tie {
    uint32_t touchpoint;    /* CJ_NONE: the branch hangs on nothing at this end */
    const struct cj_score *score; /* NULL: nothing was told there, or on another side route */
    bool dashed;            /* between the tie and the branch's nearest score the persona comes somewhere without telling */
};

/* A line: what its knots stand for. */
struct cj_track {
    uint32_t persona;
    uint32_t slot;          /* which of the personas that told anything: its place side by side, and its look */
    uint32_t route;         /* of a branch: the side route it is told on, as cj_touchpoint.route; 0: a main line */
    struct cj_tie leave, join; /* of a branch */
    struct cj_told *told;   /* by touchpoint */
    uint32_t ntold;
    uint32_t first;         /* number of its first marker: markers are counted line by line */
    bool begins, ends;      /* here the persona's name or badge stands: at a main line's ends, at loose ends of branches */
    const struct cj_measured *name; /* NULL: the only persona, or nameless, or not the line that bears it */
    bool speaks_first;      /* a feeling stands by its first face */
};

/* A step of the scale with a word at the left. */
struct cj_rung {
    double at;
    struct cj_str word;
    const struct cj_measured *text;
};

enum { CJ_SAID_SHAPES = 3 };

/* A feeling in words. */
struct cj_said {
    uint32_t touchpoint;
    const struct cj_remark *feeling;
    uint32_t track, told;   /* whose face it stands by; CJ_NONE: nobody's */
    struct cj_colour tone;
    const struct cj_measured *text; /* NULL: nobody's */
    struct cj_label_shape shape[CJ_SAID_SHAPES];
    uint32_t nshapes;
    double strength;        /* how far from neutral, 0 .. 1 */
    bool excluded;
};

struct cj_emotion {
    struct cj_track *track; /* the main lines by persona, then the branches by persona and route */
    uint32_t nmains, ntracks, ntold;
    uint32_t nslots;        /* personas that told anything */
    struct cj_rung *level; /* from highest to lowest */
    uint32_t nlevels;
    double level_w;         /* width of the widest word */
    double range;           /* of the scale, highest less lowest */
    double least;           /* height of the lane with two personas */
    double pad;             /* above the highest and below the lowest score */
    struct cj_said *said;   /* by touchpoint */
    uint32_t nsaid;
    uint32_t cursor;        /* where cj_emotion_exclude looks first */
};

/* The lane as it stands. */
struct cj_stage {
    double x0, x1, y, h, pad;
    const struct cj_emotion_place *where;
    const struct cj_curve *curve;  /* [ntracks] as they are along the whole journey */
    const struct cj_curve *seen;   /* [ntracks] what of them is between x0 and x1; without knots if nothing is */
    double face_r;                 /* less than CJ_FACE_R where many personas stand side by side */
    const double *marker_r;        /* [ntold] of a face or point, by marker */
    const bool *face;              /* [ntold] by marker: a face, else a point */
    const uint32_t *column_of;     /* [ntouchpoints] where what is said of one is read */
};

/* Does the touchpoint stand in the columns that are placed? */
static inline bool cj_stage_has(const struct cj_stage *stage, uint32_t touchpoint)
{
    return stage->column_of[touchpoint] >= stage->where->first && stage->column_of[touchpoint] <= stage->where->last;
}

/* The knot of what was told: a branch has one more before it where it is tied to its main line. */
static inline const struct cj_knot *cj_knot_of(const struct cj_stage *stage, const struct cj_emotion *emotion, uint32_t track,
                                               uint32_t told)
{
    return &stage->curve[track].knot[told + (emotion->track[track].leave.touchpoint != CJ_NONE)];
}

/* Finds the lines: fills track, nmains, ntracks, nslots and ntold (tracks.c). */
void cj_tracks_find(struct cj_work *work, struct cj_emotion *emotion);
/* Where a persona's score at a touchpoint is: its line and its number there. It must have one. */
void cj_tracks_told(const struct cj_emotion *emotion, const struct cj_journey *journey, uint32_t persona, uint32_t touchpoint,
                    uint32_t *ret_track, uint32_t *ret_told);

/* The feelings of all touchpoints; marks the scores they stand by as faces. */
void cj_feelings_collect(struct cj_work *work, struct cj_emotion *emotion);
/* Badges, names, feelings. Returns the feelings without a place, in the arena. */
const struct cj_unplaced *cj_feelings_place(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage,
                                            uint32_t *ret_count);

#endif
