/* The emotion lane: the scale at the left, the ground, a line per persona with its faces. Which scores a line joins is found by
 * tracks.c, words beside the line are placed by feelings.c, the mathematics of the line is curve.c's, and how a face or a spread looks
 * is the scene's. */
#include "emotion.h"

#include <math.h>

#include "curve.h"
#include "tape.h"

#define LEAST 15.0          /* of the lane ... */
#define LEAST_BLANK 24.0    /* ... where faces and notes are to be put in by hand ... */
#define LEAST_MORE 1.5      /* ... and for each persona after the second, */
#define LEAST_CROWD 6       /* up to so many */
#define PAD 3.35            /* above the highest and below the lowest score: one line of a label ... */
#define PAD_TALL 4.8        /* ... or two */
#define LEVEL_PITCH 1.9     /* between faces of the scale, at least */
#define LEVEL_STRETCH 3.0   /* words of the scale that are close together stretch the lane by this much at most */
#define LEVEL_FACE 1.7
#define LEVEL_GAP .35       /* between a word of the scale and its face */
#define SIDE_BY_SIDE 2.86   /* between the lines of two personas in a column */
#define LINE_EDGE .42        /* half of the widest line with its casing, where it ends at the edge of a band */
#define FACE_LEAST_R .75     /* a smaller one can't be read: a point does */

/* --- the scale ---------------------------------------------------------------------------------------------------- */

static double part_of(double value, double from, double to)
{
    return to == from ? 0 : (value - from) / (to - from);
}

/* A score on the ramp of colours: -1 .. 1 from lowest over neutral to highest. */
static double ramp(const struct cj_scale *scale, double value)
{
    double part = value >= scale->neutral ? part_of(value, scale->neutral, scale->max) : -part_of(value, scale->neutral, scale->min);
    return fmax(-1, fmin(1, part));
}

static int16_t ramp_at(const struct cj_scale *scale, double value)
{
    return (int16_t)lround(1000 * ramp(scale, value));
}

static void add_level(struct cj_work *work, GArray *levels, double at, struct cj_str word)
{
    struct cj_rung level = { .at = at, .word = word, .text = cj_work_measure(work, word, CJ_ROLE_LEVEL) };
    if (levels->len == 0 || g_array_index(levels, struct cj_rung, levels->len - 1).at > at)
        g_array_append_val(levels, level);
}

/* The author's words where there are any; else the program's, in five steps from the highest to the lowest. */
static void find_levels(struct cj_work *work, struct cj_emotion *emotion)
{
    const struct cj_scale *scale = &work->journey->scale;
    const struct { double at; enum cj_label word; } standard[] = {
        { scale->max, CJ_LABEL_SCALE_HIGHEST },
        { (scale->max + scale->neutral) / 2, CJ_LABEL_SCALE_HIGH },
        { scale->neutral, CJ_LABEL_SCALE_NEUTRAL },
        { (scale->min + scale->neutral) / 2, CJ_LABEL_SCALE_LOW },
        { scale->min, CJ_LABEL_SCALE_LOWEST },
    };
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(struct cj_rung));
    for (uint32_t i = scale->nlabels; i-- > 0;)
        add_level(work, levels, scale->labels[i].at, scale->labels[i].text);
    for (size_t i = 0; scale->nlabels == 0 && i < G_N_ELEMENTS(standard); i++)
        add_level(work, levels, standard[i].at, cj_work_label(work, standard[i].word));
    emotion->nlevels = levels->len;
    emotion->level = cj_arena_seal(work->arena, levels);
    for (uint32_t i = 0; i < emotion->nlevels; i++)
        emotion->level_w = fmax(emotion->level_w, cj_work_text_width(work, emotion->level[i].text, CJ_ROLE_LEVEL));
}

static const struct cj_rung *nearest_level(const struct cj_emotion *emotion, double value)
{
    const struct cj_rung *nearest = NULL;
    for (uint32_t i = 0; i < emotion->nlevels; i++)
        if (!nearest || fabs(emotion->level[i].at - value) < fabs(nearest->at - value))
            nearest = &emotion->level[i];
    return nearest;
}

double cj_emotion_least(const struct cj_emotion *emotion)
{
    const struct cj_rung *level = emotion->level;
    double narrowest = INFINITY, steps = emotion->nlevels > 0 ? emotion->nlevels - 1 : 0;
    for (uint32_t i = 1; i < emotion->nlevels; i++)
        narrowest = fmin(narrowest, level[i - 1].at - level[i].at);
    if (steps > 0)
        steps = fmin(emotion->range / narrowest, LEVEL_STRETCH * steps);
    double least = emotion->least + LEAST_MORE * (CLAMP(emotion->nslots, 2, LEAST_CROWD) - 2);
    return fmax(least, 2 * PAD + LEVEL_PITCH * steps) + 2 * (emotion->pad - PAD);
}

void cj_emotion_set_tall(struct cj_emotion *emotion, bool tall)
{
    emotion->pad = tall ? PAD_TALL : PAD;
}

double cj_emotion_label_width(const struct cj_emotion *emotion)
{
    return emotion->level_w + LEVEL_GAP + LEVEL_FACE;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static struct cj_str first_name(struct cj_work *work, struct cj_str name)
{
    size_t len = strcspn(name.s, " ");
    return len >= name.len ? name : cj_str_from(cj_arena_strndup(work->arena, name.s, len));
}

/* First names, whole names where two are called the same. One persona needs no name. */
static void find_names(struct cj_work *work, struct cj_emotion *emotion)
{
    if (emotion->nslots < 2)
        return;
    g_autoptr(GTree) count = g_tree_new((GCompareFunc)strcmp); /* names can be made to collide in a hash */
    const struct cj_persona *persona = work->journey->personas;
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < emotion->ntracks; i++) {
            if (!emotion->track[i].begins)
                continue;
            struct cj_str name = persona[emotion->track[i].persona].name, first = first_name(work, name);
            guint same = GPOINTER_TO_UINT(g_tree_lookup(count, first.s));
            if (round == 0)
                g_tree_insert(count, (gpointer)first.s, GUINT_TO_POINTER(same + 1));
            else
                emotion->track[i].name = cj_work_measure(work, same > 1 ? name : first, CJ_ROLE_CURVE_NAME);
        }
}

struct cj_emotion *cj_emotion_new(struct cj_work *work)
{
    struct cj_emotion *emotion = CJ_NEW(work->arena, struct cj_emotion, 1);
    cj_tracks_find(work, emotion);
    if (emotion->ntracks == 0 && work->note == 0)
        return NULL;
    emotion->least = work->note > 0 ? LEAST_BLANK : LEAST;
    emotion->range = work->journey->scale.max - work->journey->scale.min;
    emotion->pad = PAD;
    find_levels(work, emotion);
    find_names(work, emotion);
    cj_feelings_collect(work, emotion);
    return emotion;
}

static bool has_dashes(const struct cj_track *track)
{
    bool dashed = (track->leave.touchpoint != CJ_NONE && track->leave.dashed) || (track->join.touchpoint != CJ_NONE && track->join.dashed);
    for (uint32_t k = 0; k < track->ntold && !dashed; k++)
        dashed = track->told[k].dashed;
    return dashed;
}

bool cj_emotion_has_dashes(const struct cj_emotion *emotion, uint32_t *ret_persona)
{
    for (uint32_t i = 0; emotion && i < emotion->ntracks; i++)
        if (has_dashes(&emotion->track[i])) {
            *ret_persona = emotion->track[i].persona;
            return true;
        }
    return false;
}

bool cj_emotion_has_branches(const struct cj_emotion *emotion)
{
    return emotion && emotion->ntracks > emotion->nmains;
}

/* --- placing: where scores stand ---------------------------------------------------------------------------------- */

static double y_of(const struct cj_stage *stage, const struct cj_scale *scale, double value)
{
    double top = stage->y + stage->pad, bottom = stage->y + stage->h - stage->pad;
    return bottom - part_of(value, scale->min, scale->max) * (bottom - top);
}

/* The distance between neighbouring lines in a column: so that the outer ones stay clear of the next column and the lane's ends. */
static double side_by_side(const struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage, const double *centre)
{
    uint32_t n = work->journey->ntouchpoints;
    if (emotion->nslots < 2)
        return 0;
    double room = 2 * (fmin(centre[0] - stage->where->begin, stage->where->end - centre[n - 1]) - CJ_FACE_R);
    for (uint32_t t = 1; t < n; t++)
        room = fmin(room, centre[t] - centre[t - 1] - SIDE_BY_SIDE);
    return fmin(SIDE_BY_SIDE, fmax(0, room) / (emotion->nslots - 1));
}

static struct cj_knot knot_of(const struct cj_stage *stage, const struct cj_scale *scale, const struct cj_told *told, double x)
{
    const struct cj_score *score = told->score;
    return (struct cj_knot){
        .x = x, .y = y_of(stage, scale, score->value),
        .low_y = y_of(stage, scale, score->low), .high_y = y_of(stage, scale, score->high),
        .spread = score->spread, .dashed = told->dashed, .at = ramp_at(scale, score->value), .touchpoint = told->touchpoint,
    };
}

static void slope_knots(struct cj_knot *knot, uint32_t n)
{
    g_autofree struct cj_point *point = g_new(struct cj_point, n);
    g_autofree double *slope = g_new(double, n);
    for (uint32_t i = 0; i < n; i++)
        point[i] = (struct cj_point){ knot[i].x, knot[i].y };
    cj_curve_slopes(point, n, slope);
    for (uint32_t i = 0; i < n; i++)
        knot[i].slope = slope[i];
}

/* The height of a line at x, which lies between its first and last knot. */
static double line_y(const struct cj_curve *line, double x)
{
    uint32_t i = 0;
    while (i + 2 < line->nknots && line->knot[i + 1].x < x)
        i++;
    const struct cj_knot *a = &line->knot[i], *b = &line->knot[MIN(i + 1, line->nknots - 1)];
    return a == b ? a->y : cj_curve_at((struct cj_point){ a->x, a->y }, a->slope, (struct cj_point){ b->x, b->y }, b->slope, x);
}

/* The knot where a branch is tied: at a score, or on the main line. */
static struct cj_knot tie_knot(const struct cj_stage *stage, const struct cj_scale *scale, const struct cj_tie *tie,
                               const struct cj_curve *main, double x)
{
    double y = tie->score ? y_of(stage, scale, tie->score->value) : line_y(main, x);
    return (struct cj_knot){ .x = x, .y = y, .low_y = y, .high_y = y, .dashed = tie->dashed, .touchpoint = tie->touchpoint };
}

/* `main`: of a branch, its persona's main line, NULL without one. `left`: of the lines of the first persona, from the columns' centres. */
static struct cj_curve curve_of(struct cj_work *work, const struct cj_track *track, const struct cj_stage *stage,
                                const struct cj_curve *main, double left, double pitch, const double *centre)
{
    const struct cj_scale *scale = &work->journey->scale;
    double offset = left + pitch * track->slot;
    struct cj_knot *knot = CJ_NEW(work->arena, struct cj_knot, track->ntold + 2);
    uint32_t n = 0;
    if (track->leave.touchpoint != CJ_NONE)
        knot[n++] = tie_knot(stage, scale, &track->leave, main, centre[track->leave.touchpoint] + offset);
    for (uint32_t k = 0; k < track->ntold; k++)
        knot[n++] = knot_of(stage, scale, &track->told[k], centre[track->told[k].touchpoint] + offset);
    if (track->join.touchpoint != CJ_NONE) {
        knot[n - 1].dashed = track->join.dashed;
        knot[n++] = tie_knot(stage, scale, &track->join, main, centre[track->join.touchpoint] + offset);
    }
    slope_knots(knot, n);
    struct cj_curve curve = {
        .persona = track->persona, .branch = track->route > 0, .knot = knot, .nknots = n, .look = (uint8_t)(track->slot % CJ_LINE_LOOKS),
        .axis_y = y_of(stage, scale, scale->neutral), .top_y = y_of(stage, scale, scale->max), .bottom_y = y_of(stage, scale, scale->min),
    };
    curve.spread = cj_curve_spreads(knot, n, work->arena, &curve.nspreads);
    return curve;
}

static const struct cj_curve *find_curves(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage,
                                          const double *centre)
{
    double pitch = side_by_side(work, emotion, stage, centre), left = -pitch * (emotion->nslots - 1) / 2.0;
    g_autofree const struct cj_curve **main = g_new0(const struct cj_curve *, emotion->nslots);
    struct cj_curve *curve = CJ_NEW(work->arena, struct cj_curve, emotion->ntracks);
    for (uint32_t i = 0; i < emotion->ntracks; i++) { /* the main lines first */
        const struct cj_track *track = &emotion->track[i];
        curve[i] = curve_of(work, track, stage, main[track->slot], left, pitch, centre);
        if (track->route == 0)
            main[track->slot] = &curve[i];
    }
    return curve;
}

/* The faces of each column that were looked at so far, from the last line to the first. */
struct crowd {
    uint32_t *last;         /* [touchpoints] marker, CJ_NONE: none yet */
    uint32_t *before;       /* [markers] the one before it in the column */
    struct cj_point *at;    /* [markers] */
};

static struct crowd crowd_new(const struct cj_work *work, const struct cj_emotion *emotion)
{
    struct crowd crowd = { g_new(uint32_t, work->journey->ntouchpoints), g_new(uint32_t, emotion->ntold), g_new(struct cj_point, emotion->ntold) };
    for (uint32_t t = 0; t < work->journey->ntouchpoints; t++)
        crowd.last[t] = CJ_NONE;
    return crowd;
}

static void crowd_finish(struct crowd *crowd)
{
    g_free(crowd->last);
    g_free(crowd->before);
    g_free(crowd->at);
}

/* The radius at which a face at the knot would touch none of the crowd: their boxes must not overlap. */
static double crowd_room(const struct crowd *crowd, const struct cj_knot *knot)
{
    enum { LOOKED_AT = 64 };
    double room = CJ_FACE_R;
    uint32_t marker = crowd->last[knot->touchpoint];
    for (int i = 0; i < LOOKED_AT && marker != CJ_NONE; i++, marker = crowd->before[marker])
        room = fmin(room, fmax(fabs(knot->x - crowd->at[marker].x), fabs(knot->y - crowd->at[marker].y)) / 2);
    return room;
}

static void crowd_join(struct crowd *crowd, const struct cj_knot *knot, uint32_t marker)
{
    crowd->before[marker] = crowd->last[knot->touchpoint];
    crowd->last[knot->touchpoint] = marker;
    crowd->at[marker] = (struct cj_point){ knot->x, knot->y };
}

/* Faces that would overlap in a crowded column make all faces smaller: they are side by side, never one behind the other. */
static double face_radius(const struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    double r = CJ_FACE_R;
    struct crowd crowd = crowd_new(work, emotion);
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        for (uint32_t k = 0; k < emotion->track[i].ntold; k++)
            if (emotion->track[i].told[k].face) {
                const struct cj_knot *knot = cj_knot_of(stage, emotion, i, k);
                r = fmin(r, crowd_room(&crowd, knot));
                crowd_join(&crowd, knot, emotion->track[i].first + k);
            }
    crowd_finish(&crowd);
    return fmax(r, FACE_LEAST_R);
}

/* Where even the smallest faces have no room beside those of the lines before, a point stands for the feeling. */
static const bool *faces_with_room(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    const double hair = 1e-6;
    bool *face = CJ_NEW(work->arena, bool, emotion->ntold);
    struct crowd crowd = crowd_new(work, emotion);
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        for (uint32_t k = 0; k < emotion->track[i].ntold; k++) {
            const struct cj_knot *knot = cj_knot_of(stage, emotion, i, k);
            uint32_t marker = emotion->track[i].first + k;
            face[marker] = emotion->track[i].told[k].face && crowd_room(&crowd, knot) >= stage->face_r - hair;
            if (face[marker])
                crowd_join(&crowd, knot, marker);
        }
    crowd_finish(&crowd);
    return face;
}

/* What stands on a branch is smaller, as its line is thinner. */
static const double *marker_radii(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    double *r = CJ_NEW(work->arena, double, emotion->ntold);
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        for (uint32_t k = 0; k < emotion->track[i].ntold; k++) {
            uint32_t marker = emotion->track[i].first + k;
            r[marker] = !stage->face[marker] ? CJ_POINT_R
                : emotion->track[i].route > 0 ? fmax(FACE_LEAST_R, CJ_BRANCH_FACE * stage->face_r) : stage->face_r;
        }
    return r;
}

/* --- placing: boxes ----------------------------------------------------------------------------------------------- */

static void add_ground(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    const struct cj_scale *scale = &work->journey->scale;
    double axis = y_of(stage, scale, scale->neutral), w = stage->x1 - stage->x0;
    cj_work_add(work, CJ_PART_HALF, stage->x0, stage->y, w, axis - stage->y);
    cj_work_add(work, CJ_PART_HALF, stage->x0, axis, w, stage->y + stage->h - axis)->variant = 1;
    for (uint32_t i = 0; i < emotion->nlevels; i++)
        if (emotion->level[i].at != scale->neutral)
            cj_work_add(work, CJ_PART_LEVEL_LINE, stage->x0, y_of(stage, scale, emotion->level[i].at), w, 0);
}

static void add_curve_part(struct cj_work *work, enum cj_part part, const struct cj_curve *curve, uint32_t index)
{
    const struct cj_knot *first = &curve->knot[0], *last = &curve->knot[curve->nknots - 1];
    g_assert(index <= UINT16_MAX);
    struct cj_box *box = cj_work_add(work, part, first->x, curve->top_y, last->x - first->x, curve->bottom_y - curve->top_y);
    box->index = (uint16_t)index;
}

/* The first persona's line lies on top; branches lie beneath all main lines, and have no tint: they are not where the journey goes. */
static void add_curves(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    const struct cj_curve *curve = stage->seen;
    uint32_t first = work->curve->len, n = emotion->ntracks;
    g_array_append_vals(work->curve, curve, n);
    for (uint32_t i = 0; i < emotion->nmains; i++)
        if (curve[i].nknots > 1)
            add_curve_part(work, CJ_PART_AREA, &curve[i], first + i);
    for (uint32_t i = 0; i < n; i++)
        if (curve[i].nspreads > 0)
            add_curve_part(work, CJ_PART_BAND, &curve[i], first + i);
    cj_work_add(work, CJ_PART_AXIS, stage->x0, y_of(stage, &work->journey->scale, work->journey->scale.neutral), stage->x1 - stage->x0, 0);
    for (uint32_t i = n; i-- > 0;)
        if (curve[i].nknots > 1)
            add_curve_part(work, CJ_PART_CURVE, &curve[i], first + i);
}

/* What of the curves is in the columns at hand. */
static const struct cj_curve *see_curves(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    struct cj_curve *seen = CJ_NEW(work->arena, struct cj_curve, emotion->ntracks);
    double lo = stage->x0 > stage->where->begin ? stage->x0 + LINE_EDGE : -INFINITY, hi = stage->x1 < stage->where->end ? stage->x1 - LINE_EDGE : INFINITY;
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        seen[i] = cj_tape_curve(&stage->curve[i], lo, hi, work->arena);
    return seen;
}

/* "Henk: uneasy (-1)", for a reader who hears the map. */
static const char *face_words(struct cj_work *work, const struct cj_emotion *emotion, uint32_t persona, double value)
{
    const struct cj_rung *level = nearest_level(emotion, value);
    const char *name = work->journey->personas[persona].name.s, *number = cj_format_number(work->language, value, true, work->arena);
    const char *word = level ? level->word.s : "";
    return cj_arena_printf(work->arena, "%s%s%s (%s)", name, *name ? ": " : "", word, number);
}

static void add_marker(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage, uint32_t i, uint32_t k)
{
    const struct cj_told *told = &emotion->track[i].told[k];
    const struct cj_knot *knot = cj_knot_of(stage, emotion, i, k);
    uint32_t marker = emotion->track[i].first + k;
    double r = stage->marker_r[marker] * (stage->face[marker] ? CJ_FACE_DISC : 1);
    work->column = stage->column_of[told->touchpoint];
    work->node = work->journey->touchpoints[told->touchpoint].node;
    struct cj_box *box = cj_work_add(work, stage->face[marker] ? CJ_PART_FACE : CJ_PART_POINT, knot->x - r, knot->y - r, 2 * r, 2 * r);
    box->index = (uint16_t)emotion->track[i].persona;
    box->variant = !stage->face[marker] && stage->curve[i].look % 2;
    box->at = knot->at;
    box->alt = face_words(work, emotion, emotion->track[i].persona, told->score->value);
}

static void add_markers(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage)
{
    for (uint32_t i = 0; i < emotion->ntracks; i++)
        for (uint32_t k = 0; k < emotion->track[i].ntold; k++)
            if (cj_stage_has(stage, emotion->track[i].told[k].touchpoint))
                add_marker(work, emotion, stage, i, k);
}

/* Where nothing is told yet: over each touchpoint a line to put it on. */
static void add_uprights(struct cj_work *work, const struct cj_stage *stage)
{
    for (uint32_t t = 0; t < work->journey->ntouchpoints; t++)
        if (cj_stage_has(stage, t))
            cj_work_add(work, CJ_PART_GUIDE, stage->where->centre[t], stage->y, 0, stage->h)->variant = 1;
}

/* --- placing: the scale at the left ------------------------------------------------------------------------------- */

/* Where the words of the scale stand: at their level, pushed apart only where a scale names levels closer than a face is high. */
static void level_places(const struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage, double *y)
{
    uint32_t n = emotion->nlevels;
    double bottom = stage->y + stage->h - LEVEL_PITCH / 2;
    for (uint32_t i = 0; i < n; i++) {
        double own = y_of(stage, &work->journey->scale, emotion->level[i].at);
        y[i] = i > 0 ? fmax(own, y[i - 1] + LEVEL_PITCH) : own;
    }
    for (uint32_t i = n; i-- > 0; bottom = y[i] - LEVEL_PITCH)
        y[i] = fmin(y[i], bottom);
}

static void add_levels(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage, double left, double right)
{
    double face_x = right - LEVEL_FACE / 2, w = right - LEVEL_FACE - LEVEL_GAP - left;
    g_autofree double *y = g_new(double, emotion->nlevels);
    level_places(work, emotion, stage, y);
    for (uint32_t i = 0; i < emotion->nlevels; i++) {
        const struct cj_rung *level = &emotion->level[i];
        struct cj_box *face = cj_work_add(work, CJ_PART_FACE, face_x - LEVEL_FACE / 2, y[i] - LEVEL_FACE / 2, LEVEL_FACE, LEVEL_FACE);
        face->variant = 1;
        face->at = ramp_at(&work->journey->scale, level->at);
        double h = cj_work_text_height(work, level->text, CJ_ROLE_LEVEL, w);
        cj_work_text(work, level->text, CJ_ROLE_LEVEL, cj_tone(CJ_COLOUR_SECONDARY), CJ_ALIGN_END, left, y[i] - h / 2, w);
    }
}

/* --- the door ----------------------------------------------------------------------------------------------------- */

static void begin_cell(struct cj_work *work, enum cj_zone zone, double x, double y, double w, double h, uint32_t parent)
{
    work->zone = (uint8_t)zone;
    work->column = CJ_NONE;
    work->parent = parent;
    cj_work_add(work, CJ_PART_CELL, x, y, w, h);
    work->parent = work->box->len - 1;
}

const struct cj_unplaced *cj_emotion_place(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_emotion_place *where,
                                           uint32_t *ret_count)
{
    struct cj_work before = *work;
    struct cj_stage stage = {
        .x0 = where->x0, .x1 = where->x1, .y = where->y, .h = where->h, .pad = emotion->pad, .where = where, .column_of = where->column_of,
    };
    stage.curve = find_curves(work, emotion, &stage, where->centre);
    stage.seen = see_curves(work, emotion, &stage);
    stage.face_r = face_radius(work, emotion, &stage);
    stage.face = faces_with_room(work, emotion, &stage);
    stage.marker_r = marker_radii(work, emotion, &stage);

    begin_cell(work, CJ_ZONE_LANES, where->label_left, stage.y, where->label_right - where->label_left, stage.h, before.parent);
    add_levels(work, emotion, &stage, where->label_left, where->label_right);
    begin_cell(work, CJ_ZONE_JOURNEY, stage.x0, stage.y, stage.x1 - stage.x0, stage.h, before.parent);
    add_ground(work, emotion, &stage);
    if (emotion->ntracks == 0)
        add_uprights(work, &stage);
    add_curves(work, emotion, &stage);
    add_markers(work, emotion, &stage);
    const struct cj_unplaced *unplaced = cj_feelings_place(work, emotion, &stage, ret_count);

    work->zone = before.zone;
    work->column = before.column;
    work->parent = before.parent;
    work->node = before.node;
    return unplaced;
}
