/* Inside the emotion lane: what was told, and where it came to stand. emotion.c makes both; feelings.c finds places for words. */
#ifndef CJ_LAYOUT_EMOTION_H
#define CJ_LAYOUT_EMOTION_H

#include "field.h"
#include "priv.h"

#define CJ_FACE_R 1.4       /* a face with its ring and white casing ... */
#define CJ_FACE_DISC (CJ_EMOTION_FACE_R / CJ_FACE_R) /* ... of which this is the face */
#define CJ_POINT_R .52      /* a point with its casing */
#define CJ_FEELING_REACH 2.5 /* a label's distance from its face at most */

/* A persona's score at a touchpoint. */
struct cj_told {
    uint32_t touchpoint;
    const struct cj_score *score;
    int8_t bend;            /* 1: a peak, -1: a valley, ends of the line included; 0: on the way, or flat */
    bool dashed;            /* after it the persona comes somewhere without telling */
    bool face;              /* shown as a face where there is room, else as a point */
};

/* A persona's line. */
struct cj_track {
    uint32_t persona;
    struct cj_told *told;   /* by touchpoint */
    uint32_t ntold;
    uint32_t first;         /* number of its first marker: markers are counted line by line */
    const struct cj_measured *name; /* NULL: the only one, or nameless */
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
    struct cj_track *track;
    uint32_t ntracks, ntold;
    struct cj_rung *level; /* from highest to lowest */
    uint32_t nlevels;
    double level_w;         /* width of the widest word */
    double range;           /* of the scale, highest less lowest */
    double pad;             /* above the highest and below the lowest score */
    struct cj_said *said;   /* by touchpoint */
    uint32_t nsaid;
    uint32_t cursor;        /* where cj_emotion_exclude looks first */
};

/* The lane as it stands. */
struct cj_stage {
    double x0, x1, y, h, pad;
    const struct cj_curve *curve;  /* [ntracks] */
    double face_r;                 /* less than CJ_FACE_R where many personas stand side by side */
    const bool *face;              /* [ntold] by marker: a face, else a point */
    const uint32_t *column_of;     /* [ntouchpoints] where what is said of one is read */
};

static inline double cj_marker_r(const struct cj_stage *stage, uint32_t marker)
{
    return stage->face[marker] ? stage->face_r : CJ_POINT_R;
}

/* The feelings of all touchpoints; marks the scores they stand by as faces. */
void cj_feelings_collect(struct cj_work *work, struct cj_emotion *emotion);
/* Badges, names, feelings. Returns the feelings without a place, in the arena. */
const struct cj_unplaced *cj_feelings_place(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage,
                                            uint32_t *ret_count);

#endif
