/* Words beside the emotion lines: names where a line begins, badges where it ends, feelings at their faces. Strong feelings choose
 * first. A feeling for which there is no good place stands in the row beneath the lane: never on top of anything. */
#include "emotion.h"
#include "seams.h"

#include "curve.h"

#include <math.h>
#include <string.h>

#define ONE_LINE 9.0        /* up to this width one line looks best, above it two */
#define ONE_LINE_MOST 13.5
#define WIDEST 16.0         /* a word wider than this is left to the row beneath */
#define NAME_REACH 5.0
#define BADGE 1.24
#define BADGE_AWAY 2.2      /* from a face's middle to its badge's */
#define ENTRANCE .15        /* from the edge of a band to the badge of a line that comes in there, */
#define ENTRANCE_MOST 6.0    /* and at most */
#define EDGE_HALF .03       /* of a spread's edge */
#define AXIS_HALF .04
#define CLEAR .1            /* between a label and any of these */
#define BADGE_CLEAR .4      /* between a badge and words beside it */
#define LANE_END .35        /* between a label and the lane's ends */
#define LANE_EDGE .25       /* and its upper and lower edge */

/* Half of a line's width with its casing, by look, and of a branch's. */
static const double line_half[CJ_LINE_LOOKS] = { .29, .34, .23, .39 }, branch_half = .2;

/* --- collecting --------------------------------------------------------------------------------------------------- */

static double strength(const struct cj_scale *scale, double value)
{
    double most = value >= scale->neutral ? scale->max - scale->neutral : scale->neutral - scale->min;
    return most > 0 ? fabs(value - scale->neutral) / most : 0;
}

static bool is_among(const struct cj_who *who, uint32_t persona)
{
    for (uint32_t i = 0; i < who->n; i++)
        if (who->persona[i] == persona)
            return true;
    return who->n == 0;
}

/* Whose face a feeling stands by: of those who feel it and told a score, the one who told the strongest. In ink if it is of
 * several. */
static void find_owner(const struct cj_work *work, struct cj_emotion *emotion, struct cj_said *said)
{
    const struct cj_touchpoint *touchpoint = &work->journey->touchpoints[said->touchpoint];
    const struct cj_score *owner = NULL;
    uint32_t sharers = 0;
    for (uint32_t i = 0; i < touchpoint->nscores; i++) {
        const struct cj_score *score = &touchpoint->scores[i];
        if (!is_among(&said->feeling->who, score->persona))
            continue;
        sharers++;
        if (!owner || strength(&work->journey->scale, score->value) > said->strength) {
            owner = score;
            said->strength = strength(&work->journey->scale, score->value);
        }
    }
    if (!owner)
        return;
    cj_tracks_told(emotion, work->journey, owner->persona, said->touchpoint, &said->track, &said->told);
    said->tone = sharers > 1 ? cj_tone(CJ_COLOUR_INK) : cj_persona_tone(CJ_COLOUR_PERSONA, owner->persona);
    emotion->track[said->track].told[said->told].face = true;
    emotion->track[said->track].speaks_first |= said->told == 0;
}

/* A label's box is what its lines need from ascent to descent, which may be more than their leading. */
static double overhang(const struct cj_measured *text, struct cj_type type)
{
    return fmax(0, ((text->ascent + text->descent) * type.size - type.leading) / 2);
}

/* A text set in at most so many lines. */
struct setting {
    uint32_t lines;
    double w;               /* of the widest */
    double uneven;          /* how much narrower the narrowest is: 0 not at all, 1 wholly */
};

/* Sets the text evenly in at most `lines` lines; false if that would cut a word. */
static bool set_in_lines(const struct cj_work *work, const struct cj_measured *text, struct cj_type type, const struct cj_steps *steps,
                         uint32_t lines, struct setting *ret_setting)
{
    struct cj_line line[CJ_SAID_SHAPES];
    double least = cj_steps_width(steps, (lines + .5) * type.leading);
    if (least == INFINITY)
        return false;
    double room = lines == 1 ? least : least * 1.1; /* some room for better breaks */
    uint32_t n = cj_text_balance(text, cj_text_units(room, type.size), false, work->journey->language.s, line, CJ_SAID_SHAPES);
    int32_t widest = 0, narrowest = INT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        widest = MAX(widest, line[i].width);
        narrowest = MIN(narrowest, line[i].width);
    }
    if (n == 0 || n > lines || widest == 0)
        return false;
    *ret_setting = (struct setting){ n, (double)widest / CJ_EM * type.size, 1 - (double)narrowest / widest };
    return true;
}

static double shape_cost(const struct setting *setting, double full)
{
    static const double costs[2][CJ_SAID_SHAPES] = { { 0, .5, 3 }, { .4, 0, 1.2 } }; /* of a short text, of a long one */
    return costs[full > ONE_LINE][setting->lines - 1] + setting->uneven;
}

static void find_shapes(struct cj_work *work, struct cj_said *said)
{
    const struct cj_measured *text = said->text;
    struct cj_type type = cj_theme_type(work->theme, CJ_ROLE_FEELING);
    double word = (double)cj_text_least_width(text) / CJ_EM * type.size, full = cj_work_text_width(work, text, CJ_ROLE_FEELING);
    if (word > WIDEST)
        return;
    struct cj_steps steps = cj_steps_text(text, type.size, type.leading, fmax(word, ONE_LINE_MOST) + .01, work->arena);
    struct setting before = { 0 }, setting;
    for (uint32_t lines = 1; lines <= CJ_SAID_SHAPES; lines++) {
        if (!set_in_lines(work, text, type, &steps, lines, &setting) || setting.lines == before.lines)
            continue;
        double h = setting.lines * type.leading + 2 * overhang(text, type);
        said->shape[said->nshapes++] = (struct cj_label_shape){ setting.w, h, shape_cost(&setting, full) };
        before = setting;
    }
}

static void collect(struct cj_work *work, struct cj_emotion *emotion, uint32_t touchpoint, const struct cj_remark *feeling, struct cj_said *said)
{
    *said = (struct cj_said){ .touchpoint = touchpoint, .feeling = feeling, .track = CJ_NONE, .told = CJ_NONE };
    find_owner(work, emotion, said);
    if (said->track == CJ_NONE)
        return;
    said->text = cj_work_measure(work, feeling->text, CJ_ROLE_FEELING);
    if (said->text)
        find_shapes(work, said);
}

void cj_feelings_collect(struct cj_work *work, struct cj_emotion *emotion)
{
    const struct cj_journey *journey = work->journey;
    for (uint32_t t = 0; t < journey->ntouchpoints; t++)
        emotion->nsaid += journey->touchpoints[t].nfeelings;
    emotion->said = CJ_NEW(work->arena, struct cj_said, emotion->nsaid);
    struct cj_said *said = emotion->said;
    for (uint32_t t = 0; t < journey->ntouchpoints; t++)
        for (uint32_t i = 0; i < journey->touchpoints[t].nfeelings; i++)
            collect(work, emotion, t, &journey->touchpoints[t].feelings[i], said++);
}

/* Feelings are excluded mostly in the order of the map, so the search goes on from the last one: linear in all. */
void cj_emotion_exclude(struct cj_emotion *emotion, const struct cj_remark *feeling)
{
    for (uint32_t i = 0; i < emotion->nsaid; i++) {
        uint32_t at = (emotion->cursor + i) % emotion->nsaid;
        if (emotion->said[at].feeling == feeling) {
            emotion->said[at].excluded = true;
            emotion->cursor = at;
            return;
        }
    }
}

/* --- obstacles ---------------------------------------------------------------------------------------------------- */

static void block_line(struct cj_field *field, const struct cj_curve *curve)
{
    double half = curve->branch ? branch_half : line_half[curve->look];
    for (uint32_t i = 0; i + 1 < curve->nknots; i++) {
        const struct cj_knot *a = &curve->knot[i], *b = &curve->knot[i + 1];
        cj_field_block_curve(field, (struct cj_point){ a->x, a->y }, a->slope, (struct cj_point){ b->x, b->y }, b->slope, half + CLEAR);
    }
}

static void block_spread(struct cj_field *field, const struct cj_spread *spread)
{
    for (uint32_t i = 0; i + 1 < spread->nknots; i++) {
        const struct cj_spread_knot *a = &spread->knot[i], *b = &spread->knot[i + 1];
        cj_field_block_curve(field, (struct cj_point){ a->x, a->high_y }, a->high_slope, (struct cj_point){ b->x, b->high_y }, b->high_slope,
                             EDGE_HALF + CLEAR);
        cj_field_block_curve(field, (struct cj_point){ a->x, a->low_y }, a->low_slope, (struct cj_point){ b->x, b->low_y }, b->low_slope,
                             EDGE_HALF + CLEAR);
    }
}

/* The field with all that is drawn in the lane; markers in their order. */
static struct cj_field *field_of(const struct cj_emotion *emotion, const struct cj_stage *stage, const struct cj_seam_lines *seams)
{
    struct cj_field *field = cj_field_new((struct cj_extent){ stage->x0 + LANE_END, stage->y + LANE_EDGE, stage->x1 - LANE_END,
                                                               stage->y + stage->h - LANE_EDGE });
    double axis = stage->curve[0].axis_y;
    cj_field_block(field, (struct cj_extent){ stage->x0, axis, stage->x1, axis }, AXIS_HALF + CLEAR);
    for (uint32_t s = 0; seams != NULL && s < seams->nx; s++)
        cj_field_block(field, (struct cj_extent){ seams->x[s], stage->y, seams->x[s], stage->y + stage->h }, seams->clear);
    for (uint32_t i = 0; i < emotion->ntracks; i++) {
        const struct cj_curve *curve = &stage->seen[i];
        block_line(field, curve);
        for (uint32_t s = 0; s < curve->nspreads; s++)
            block_spread(field, &curve->spread[s]);
        for (uint32_t k = 0; k < emotion->track[i].ntold; k++) {
            const struct cj_knot *knot = cj_knot_of(stage, emotion, i, k);
            if (cj_stage_has(stage, knot->touchpoint))
                cj_field_marker(field, knot->x, knot->y, stage->marker_r[emotion->track[i].first + k]);
            else
                cj_field_no_marker(field);
        }
    }
    return field;
}

/* --- placing ------------------------------------------------------------------------------------------------------ */

/* What all the placing below needs. */
struct placing {
    struct cj_work *work;
    const struct cj_emotion *emotion;
    const struct cj_stage *stage;
    struct cj_field *field;
    bool badges;            /* at the lines' beginnings too: some name had no place */
};

static void stand_at(const struct placing *p, uint32_t touchpoint, cj_node node)
{
    p->work->column = p->stage->column_of[touchpoint];
    p->work->node = node;
}

static void add_label(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_colour tone, struct cj_extent place)
{
    double over = overhang(text, cj_theme_type(work->theme, role));
    cj_work_text(work, text, role, tone, CJ_ALIGN_CENTRE, place.x0, place.y0 + over, place.x1 - place.x0);
}

/* A persona's badge beside what was told: to the `side` the line does not take (1 or -1), or above or below where something is in the way;
 * farther off in a crowd. False if there is no place. */
static bool place_badge_at(const struct placing *p, uint32_t i, uint32_t k, double side)
{
    static const struct { double x, y; } ways[] = {
        { 1, 0 }, { .8, -.8 }, { .8, .8 }, { 0, -1 }, { 0, 1 }, { -.8, -.8 }, { -.8, .8 }, { -1, 0 },
    };
    const double farther = .4, farthest = 1.2;
    const struct cj_track *track = &p->emotion->track[i];
    const struct cj_knot *knot = cj_knot_of(p->stage, p->emotion, i, k);
    double near = BADGE_AWAY - CJ_FACE_R + p->stage->marker_r[track->first + k], r = BADGE / 2;
    for (double more = 0; more <= farthest; more += farther)
        for (size_t way = 0; way < G_N_ELEMENTS(ways); way++) {
            double x = knot->x + side * ways[way].x * (near + more), y = knot->y + ways[way].y * (near + more);
            struct cj_extent extent = { x - r, y - r, x + r, y + r };
            if (!cj_field_free_at(p->field, extent))
                continue;
            cj_field_block(p->field, extent, BADGE_CLEAR);
            stand_at(p, knot->touchpoint, p->work->journey->personas[track->persona].node);
            cj_work_badge(p->work, track->persona, x - r, y, BADGE);
            return true;
        }
    return false;
}

/* At the line's beginning or end; where that is crowded, at one of the next few told from there on. */
static void place_badge(const struct placing *p, uint32_t i, bool end)
{
    enum { TRIES = 4 };
    uint32_t n = p->emotion->track[i].ntold;
    for (uint32_t k = 0; k < MIN(n, TRIES); k++) {
        uint32_t at = end ? n - 1 - k : k;
        if (cj_stage_has(p->stage, p->emotion->track[i].told[at].touchpoint) && place_badge_at(p, i, at, end ? 1 : -1))
            return;
    }
}

/* Does the line come from the band before? */
static bool comes_in(const struct cj_stage *stage, uint32_t i)
{
    const struct cj_curve *seen = &stage->seen[i];
    return seen->nknots > 1 && seen->knot[0].x > stage->curve[i].knot[0].x;
}

/* Whose line it is, beside where it comes in from the band before: above or below it, or farther on. */
static void place_entrance(const struct placing *p, uint32_t i)
{
    static const double away[] = { -1, 1, -1.5, 1.5, -2.2, 2.2, -3, 3, -4, 4, -5, 5 };
    const struct cj_curve *seen = &p->stage->seen[i];
    const struct cj_knot *knot = &seen->knot[0], *next = &seen->knot[1];
    double r = BADGE / 2;
    for (double x = knot->x + r + ENTRANCE; x < fmin(knot->x + ENTRANCE_MOST, next->x); x += r)
        for (size_t n = 0; n < G_N_ELEMENTS(away); n++) {
            double line = cj_curve_at((struct cj_point){ knot->x, knot->y }, knot->slope, (struct cj_point){ next->x, next->y }, next->slope, x);
            struct cj_extent extent = { x - r, line + away[n] - r, x + r, line + away[n] + r };
            if (!cj_field_free_at(p->field, extent))
                continue;
            cj_field_block(p->field, extent, BADGE_CLEAR);
            p->work->column = p->stage->where->first;
            p->work->node = p->work->journey->personas[p->emotion->track[i].persona].node;
            cj_work_badge(p->work, p->emotion->track[i].persona, x - r, line + away[n], BADGE);
            return;
        }
}

/* The side for the words of a feeling: peaks above, valleys below, else by what was told. */
static bool feeling_above(const struct placing *p, const struct cj_told *told)
{
    return told->bend != 0 ? told->bend > 0 : told->score->value >= p->work->journey->scale.neutral;
}

/* The side for a line's name: that which the line leaves free, unless a feeling will want it. */
static bool name_above(const struct placing *p, uint32_t i)
{
    const struct cj_track *track = &p->emotion->track[i];
    if (track->speaks_first)
        return !feeling_above(p, &track->told[0]);
    return track->told[0].bend != 0 ? track->told[0].bend > 0 : track->slot == 0;
}

/* False if the name has no place. */
static bool place_name(const struct placing *p, uint32_t i)
{
    const struct cj_track *track = &p->emotion->track[i];
    struct cj_type type = cj_theme_type(p->work->theme, CJ_ROLE_CURVE_NAME);
    struct cj_label_shape shape = { cj_work_text_width(p->work, track->name, CJ_ROLE_CURVE_NAME), type.leading + 2 * overhang(track->name, type), 0 };
    struct cj_label_wish wish = {
        .marker = track->first, .above = name_above(p, i), .most = NAME_REACH, .shape = &shape, .nshapes = 1,
    };
    struct cj_extent place;
    if (!cj_field_place(p->field, &wish, &place))
        return false;
    stand_at(p, track->told[0].touchpoint, p->work->journey->personas[track->persona].node);
    add_label(p->work, track->name, CJ_ROLE_CURVE_NAME, cj_persona_tone(CJ_COLOUR_PERSONA, track->persona), place);
    return true;
}

/* How far the spread of what was told goes on behind its face; a high lane makes it long. */
static double spread_reach(const struct cj_knot *knot)
{
    return knot->spread ? fmax(knot->low_y - knot->y, knot->y - knot->high_y) : 0;
}

static bool place_feeling(const struct placing *p, const struct cj_said *said)
{
    if (said->nshapes == 0)
        return false;
    const struct cj_told *told = &p->emotion->track[said->track].told[said->told];
    struct cj_label_wish wish = {
        .marker = p->emotion->track[said->track].first + said->told, .above = feeling_above(p, told),
        .most = CJ_FEELING_REACH, .shape = said->shape, .nshapes = said->nshapes,
    };
    struct cj_extent place;
    bool placed = cj_field_place(p->field, &wish, &place);
    if (!placed) { /* beyond its own spread it is still nearest to its own face */
        double beyond = spread_reach(cj_knot_of(p->stage, p->emotion, said->track, said->told));
        wish.most += beyond;
        placed = beyond > 0 && cj_field_place(p->field, &wish, &place);
    }
    if (!placed)
        return false;
    stand_at(p, said->touchpoint, said->feeling->node);
    add_label(p->work, said->text, CJ_ROLE_FEELING, said->tone, place);
    return true;
}

/* Strongest first, of equal ones peaks and valleys, then those that come first. */
static int by_strength(const void *a, const void *b, void *user)
{
    const struct cj_emotion *emotion = user;
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    const struct cj_said *x = &emotion->said[i], *y = &emotion->said[k];
    if (x->strength != y->strength)
        return x->strength > y->strength ? -1 : 1;
    bool x_bends = x->track != CJ_NONE && emotion->track[x->track].told[x->told].bend != 0;
    bool y_bends = y->track != CJ_NONE && emotion->track[y->track].told[y->told].bend != 0;
    if (x_bends != y_bends)
        return x_bends ? -1 : 1;
    return i < k ? -1 : i > k;
}

/* Does it stand where its line's name stands? */
static bool at_beginning(const struct cj_emotion *emotion, const struct cj_said *said)
{
    return said->track != CJ_NONE && said->told == 0 && emotion->track[said->track].begins;
}

/* `order` is that of choosing. Those at the beginning of a line choose before the names, which can go farther away. */
static void place_feelings(const struct placing *p, const GArray *order, bool beginnings, bool *placed)
{
    for (uint32_t i = 0; i < order->len; i++) {
        uint32_t at = g_array_index(order, uint32_t, i);
        const struct cj_said *said = &p->emotion->said[at];
        if (!said->excluded && cj_stage_has(p->stage, said->touchpoint) && at_beginning(p->emotion, said) == beginnings)
            placed[at] = place_feeling(p, said);
    }
}

/* Who a line is of, where it begins: all names or all badges. False if a name has no place. */
static bool place_names(const struct placing *p)
{
    for (uint32_t i = 0; i < p->emotion->ntracks; i++) {
        if (!p->emotion->track[i].name || !cj_stage_has(p->stage, p->emotion->track[i].told[0].touchpoint))
            continue;
        if (p->badges)
            place_badge(p, i, false);
        else if (!place_name(p, i))
            return false;
    }
    return true;
}

/* False, half done, if a name has no place. */
static bool place_all(const struct placing *p, bool *placed)
{
    const struct cj_emotion *emotion = p->emotion;
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < emotion->nsaid; i++)
        g_array_append_val(order, i);
    g_array_sort_with_data(order, by_strength, (void *)emotion);
    for (uint32_t i = 0; emotion->nslots > 1 && i < emotion->ntracks; i++) {
        if (comes_in(p->stage, i))
            place_entrance(p, i);
        if (emotion->track[i].ends)
            place_badge(p, i, true);
    }
    if (p->badges && !place_names(p))
        return false;
    place_feelings(p, order, true, placed);
    if (!p->badges && !place_names(p))
        return false;
    place_feelings(p, order, false, placed);
    return true;
}

static const struct cj_unplaced *unplaced(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage,
                                          const bool *placed, uint32_t *ret_count)
{
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(struct cj_unplaced));
    for (uint32_t i = 0; i < emotion->nsaid; i++) {
        struct cj_unplaced one = { emotion->said[i].touchpoint, emotion->said[i].feeling };
        if (!placed[i] && !emotion->said[i].excluded && cj_stage_has(stage, emotion->said[i].touchpoint))
            g_array_append_val(rest, one);
    }
    *ret_count = rest->len;
    return cj_arena_seal(work->arena, rest);
}

const struct cj_unplaced *cj_feelings_place(struct cj_work *work, const struct cj_emotion *emotion, const struct cj_stage *stage, uint32_t *ret_count)
{
    g_autofree bool *placed = g_new0(bool, emotion->nsaid);
    uint32_t nboxes = work->box->len, ntexts = work->ntexts;
    struct placing p = { work, emotion, stage, field_of(emotion, stage, work->seams), false };
    if (!place_all(&p, placed)) {
        g_array_set_size(work->box, nboxes);
        work->ntexts = ntexts;
        for (uint32_t i = 0; i < emotion->nsaid; i++)
            placed[i] = false;
        cj_field_free(p.field);
        p = (struct placing){ work, emotion, stage, field_of(emotion, stage, work->seams), true };
        place_all(&p, placed);
    }
    cj_field_free(p.field);
    return unplaced(work, emotion, stage, placed, ret_count);
}
