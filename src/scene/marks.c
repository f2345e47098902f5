/* scene: what each mark looks like. One row per mark: a function, and what it needs to be told apart from its kin. A mark fills
 * its box: the measures below are for the size named in its row and grow and shrink with the box. Signs on marks are paths,
 * never text: no font can change them, and they need no place in the reading tree. */
#include <math.h>

#include "scene_priv.h"

/* A mark being drawn: its centre, and what one em of its design is in this box. */
struct sign {
    struct cj_pen *pen;
    const struct cj_box *box;
    double cx, cy, em;
    int kind;
};

static struct cj_colour tone_or(const struct sign *s, enum cj_colour_role role)
{
    return s->box->tone.role == CJ_COLOUR_NONE ? cj_tone(role) : s->box->tone;
}

static struct cj_ink filled(struct cj_colour tone)
{
    return cj_filled(CJ_LAYER_MARK, tone);
}

static struct cj_ink stroked(const struct sign *s, struct cj_colour tone, double width)
{
    return cj_stroked(CJ_LAYER_MARK, tone, width * s->em);
}

static struct cj_ink outlined(const struct sign *s, struct cj_colour tone, double width)
{
    return cj_outlined(CJ_LAYER_MARK, cj_tone(CJ_COLOUR_PAPER), tone, width * s->em);
}

static void disc(const struct sign *s, double dx, double dy, double r, struct cj_ink ink)
{
    cj_pen_circle(s->pen, s->cx + dx * s->em, s->cy + dy * s->em, r * s->em, ink);
}

static void segment(const struct sign *s, double x0, double y0, double x1, double y1, struct cj_ink ink)
{
    cj_pen_segment(s->pen, s->cx + x0 * s->em, s->cy + y0 * s->em, s->cx + x1 * s->em, s->cy + y1 * s->em, ink);
}

static void rect(const struct sign *s, double x, double y, double w, double h, double r, struct cj_ink ink)
{
    cj_pen_rect(s->pen, s->cx + x * s->em, s->cy + y * s->em, w * s->em, h * s->em, r * s->em, ink);
}

static void move(const struct sign *s, double x, double y)
{
    cj_pen_move(s->pen, s->cx + x * s->em, s->cy + y * s->em);
}

static void line(const struct sign *s, double x, double y)
{
    cj_pen_line(s->pen, s->cx + x * s->em, s->cy + y * s->em);
}

static void curve(const struct sign *s, double x1, double y1, double x2, double y2, double x3, double y3)
{
    cj_pen_curve(s->pen, s->cx + x1 * s->em, s->cy + y1 * s->em, s->cx + x2 * s->em, s->cy + y2 * s->em, s->cx + x3 * s->em,
                 s->cy + y3 * s->em);
}

/* A closed outline drawn on a 24 x 24 grid, `unit` em a cell. */
static void polygon(const struct sign *s, const double (*point)[2], size_t n, double unit, struct cj_ink ink)
{
    for (size_t i = 0; i < n; i++)
        (i ? line : move)(s, (point[i][0] - 12) * unit, (point[i][1] - 12) * unit);
    cj_pen_close(s->pen);
    cj_pen_draw(s->pen, ink);
}

/* --- aims and times of phases ------------------------------------------------------------------------------------------ */

static void target(const struct sign *s)
{
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    disc(s, 0, 0, .39, stroked(s, tone, .092));
    disc(s, 0, 0, .19, filled(tone));
}

static void dial(const struct sign *s)
{
    struct cj_colour tone = tone_or(s, CJ_COLOUR_PAPER);
    disc(s, 0, 0, .37, stroked(s, tone, .084));
    move(s, 0, -.22);
    line(s, 0, .01);
    line(s, .145, .096);
    cj_pen_draw(s->pen, stroked(s, tone, .084));
}

/* --- what is said, done and wanted ---------------------------------------------------------------------------------------- */

static void question(const struct sign *s)
{
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    disc(s, 0, 0, .56, stroked(s, tone, .09));
    move(s, -.155, -.15);
    curve(s, -.155, -.25, -.09, -.31, 0, -.31);
    curve(s, .1, -.31, .165, -.245, .165, -.15);
    curve(s, .165, -.02, 0, -.02, 0, .1);
    cj_pen_draw(s->pen, stroked(s, tone, .105));
    disc(s, 0, .275, .064, filled(tone));
}

/* An arrow head in a ring: what the persona does goes forward. */
static void action(const struct sign *s)
{
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    disc(s, 0, 0, .56, stroked(s, tone, .09));
    move(s, -.1, -.24);
    line(s, .15, 0);
    line(s, -.1, .24);
    cj_pen_draw(s->pen, stroked(s, tone, .115));
}

/* A sheet with a folded corner and two lines on it. */
static void note(const struct sign *s)
{
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    move(s, .12, -.5);
    line(s, -.4, -.5);
    line(s, -.4, .5);
    line(s, .4, .5);
    line(s, .4, -.22);
    cj_pen_close(s->pen);
    cj_pen_draw(s->pen, outlined(s, tone, .09));
    move(s, .12, -.5);
    line(s, .12, -.22);
    line(s, .4, -.22);
    cj_pen_draw(s->pen, stroked(s, tone, .09));
    segment(s, -.18, .04, .18, .04, stroked(s, tone, .08));
    segment(s, -.18, .25, .08, .25, stroked(s, tone, .08));
}

/* Severity shows without colour: filled and heavy, outlined with a sign, small and thin. */
static void pain(const struct sign *s)
{
    static const struct { double half, top, foot, stroke; bool solid, bang; } look[] = {
        [CJ_PAIN_HIGH] = { .624, -.564, .466, .138, true, true },
        [CJ_PAIN_MEDIUM] = { .59, -.534, .441, .129, false, true },
        [CJ_PAIN_LOW] = { .421, -.381, .316, .095, false, false },
    };
    const double half = look[s->kind].half, top = look[s->kind].top, foot = look[s->kind].foot;
    struct cj_colour tone = cj_tone(CJ_COLOUR_PAIN), paper = cj_tone(CJ_COLOUR_PAPER);
    move(s, 0, top);
    line(s, half, foot);
    line(s, -half, foot);
    cj_pen_close(s->pen);
    struct cj_ink ink = outlined(s, tone, look[s->kind].stroke);
    if (look[s->kind].solid)
        ink.fill = tone;
    cj_pen_draw(s->pen, ink);
    if (!look[s->kind].bang)
        return;
    struct cj_colour sign = look[s->kind].solid ? paper : tone;
    segment(s, 0, -.2, 0, .12, stroked(s, sign, .14));
    disc(s, 0, .325, .086, filled(sign));
}

static void gain(const struct sign *s)
{
    struct cj_colour tone = cj_tone(CJ_COLOUR_GAIN);
    disc(s, 0, 0, .56, outlined(s, tone, .11));
    segment(s, -.28, 0, .28, 0, stroked(s, tone, .13));
    segment(s, 0, -.28, 0, .28, stroked(s, tone, .13));
}

static void opportunity(const struct sign *s)
{
    rect(s, -.62, -.62, 1.24, 1.24, .26, filled(tone_or(s, CJ_COLOUR_PRIMARY)));
}

/* --- who and how sure -------------------------------------------------------------------------------------------------------- */

static void letter(const struct sign *s)
{
    disc(s, 0, 0, .78, filled(tone_or(s, CJ_COLOUR_INK)));
}

static void badge(const struct sign *s)
{
    disc(s, 0, 0, .55, filled(cj_persona_tone(CJ_COLOUR_PERSONA, s->box->index)));
}

/* Full, half and empty: how well it is known. */
static void evidence(const struct sign *s)
{
    const double r = .31, stroke = .09;
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    if (s->kind == CJ_LEVEL_VALIDATED) {
        disc(s, 0, 0, r + stroke / 2, filled(tone));
        return;
    }
    disc(s, 0, 0, r, outlined(s, tone, stroke));
    if (s->kind != CJ_LEVEL_REASONED)
        return;
    cj_pen_arc(s->pen, s->cx, s->cy, r * s->em, r * s->em, G_PI / 2, 3 * G_PI / 2);
    cj_pen_close(s->pen);
    cj_pen_draw(s->pen, filled(tone));
}

/* One of a few: reach, feasibility, a rating. */
enum { PIP_EMPTY, PIP_FULL, PIP_HALF };

static void pip(const struct sign *s)
{
    const double r = .265;
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    if (s->kind == PIP_FULL) {
        disc(s, 0, 0, .31, filled(tone));
        return;
    }
    disc(s, 0, 0, r, outlined(s, tone, .09));
    if (s->kind == PIP_EMPTY)
        return;
    cj_pen_arc(s->pen, s->cx, s->cy, r * s->em, r * s->em, G_PI / 2, 3 * G_PI / 2);
    cj_pen_close(s->pen);
    cj_pen_draw(s->pen, filled(tone));
}

/* A target that is reached: a tick. */
static void reached(const struct sign *s)
{
    move(s, -.29, .03);
    line(s, -.09, .24);
    line(s, .3, -.24);
    cj_pen_draw(s->pen, stroked(s, tone_or(s, CJ_COLOUR_INK), .13));
}

/* --- moments ------------------------------------------------------------------------------------------------------------------- */

static const double bolt[][2] = { { 13.2, 3.5 }, { 6, 13.4 }, { 11.2, 13.4 }, { 10.6, 20.5 }, { 18, 10.4 }, { 12.7, 10.4 } };
static const double star[][2] = { { 12, 3.2 },      { 14.65, 8.9 }, { 20.8, 9.65 }, { 16.25, 13.9 }, { 17.45, 20.05 },
                                  { 12, 17 },       { 6.55, 20.05 }, { 7.75, 13.9 }, { 3.2, 9.65 },   { 9.35, 8.9 } };

/* The white ring that lets a badge hang over the edge of a card, which a smaller sample in the legend does not need; then the disc or
 * ring itself. */
static void moment_ground(const struct sign *s, struct cj_ink ink)
{
    const double r = 1.02;
    if (s->em > .99)
        disc(s, 0, 0, r + .14, filled(cj_tone(CJ_COLOUR_PAPER)));
    disc(s, 0, 0, ink.stroke.role == CJ_COLOUR_NONE ? r : r - .08, ink);
}

static void trigger(const struct sign *s)
{
    struct cj_colour tone = cj_tone(CJ_COLOUR_PRIMARY);
    moment_ground(s, outlined(s, tone, .16));
    struct cj_ink ink = stroked(s, tone, .06);
    ink.fill = tone;
    polygon(s, bolt, G_N_ELEMENTS(bolt), .0595, ink);
}

static void truth(const struct sign *s)
{
    moment_ground(s, filled(cj_tone(CJ_COLOUR_INK)));
    struct cj_ink ink = stroked(s, cj_tone(CJ_COLOUR_PAPER), .06);
    ink.fill = cj_tone(CJ_COLOUR_PAPER);
    polygon(s, star, G_N_ELEMENTS(star), .0578, ink);
}

/* A door and an arrow out of it. */
static void leave(const struct sign *s)
{
    const double u = .0531;
    struct cj_colour tone = cj_tone(CJ_COLOUR_PAIN);
    struct cj_ink ink = stroked(s, tone, 2.6 * u);
    moment_ground(s, outlined(s, tone, .16));
    move(s, -2 * u, -7.5 * u);
    line(s, -7 * u, -7.5 * u);
    line(s, -7 * u, 7.5 * u);
    line(s, -2 * u, 7.5 * u);
    cj_pen_draw(s->pen, ink);
    segment(s, -2.5 * u, 0, 8.2 * u, 0, ink);
    move(s, 4 * u, -4.2 * u);
    line(s, 8.2 * u, 0);
    line(s, 4 * u, 4.2 * u);
    cj_pen_draw(s->pen, ink);
}

/* --- ways ------------------------------------------------------------------------------------------------------------------------ */

static void decision(const struct sign *s)
{
    const double r = 1;
    move(s, 0, -r);
    line(s, r, 0);
    line(s, 0, r);
    line(s, -r, 0);
    cj_pen_close(s->pen);
    struct cj_ink ink = outlined(s, cj_tone(CJ_COLOUR_PRIMARY), .14);
    ink.round = false;
    cj_pen_draw(s->pen, ink);
}

static void join(const struct sign *s)
{
    disc(s, 0, 0, .3, filled(cj_tone(CJ_COLOUR_SECONDARY)));
}

/* A dot in a ring, as where a line on a map ends. */
static void end(const struct sign *s)
{
    struct cj_colour tone = cj_tone(CJ_COLOUR_SECONDARY);
    disc(s, 0, 0, .39, outlined(s, tone, .12));
    disc(s, 0, 0, .2, filled(tone));
}

/* --- how far an improvement is -------------------------------------------------------------------------------------------------- */

/* A pie that fills as the work goes on; what is done carries a tick, what was dropped is struck through. */
static void work(const struct sign *s)
{
    const double r = .4, stroke = .1;
    struct cj_colour tone = tone_or(s, CJ_COLOUR_SECONDARY);
    double turn = s->kind == CJ_WORK_CHOSEN ? .5 * G_PI : s->kind == CJ_WORK_DOING ? G_PI : 0;
    if (s->kind == CJ_WORK_DONE) {
        disc(s, 0, 0, r + stroke / 2, filled(tone));
        move(s, -.19, .01);
        line(s, -.05, .15);
        line(s, .2, -.14);
        cj_pen_draw(s->pen, stroked(s, cj_tone(CJ_COLOUR_PAPER), .11));
        return;
    }
    disc(s, 0, 0, r, outlined(s, tone, stroke));
    if (turn > 0) {
        move(s, 0, 0);
        cj_pen_arc(s->pen, s->cx, s->cy, r * s->em, r * s->em, -.5 * G_PI, -.5 * G_PI + turn);
        cj_pen_close(s->pen);
        cj_pen_draw(s->pen, filled(tone));
    }
    if (s->kind == CJ_WORK_DROPPED)
        segment(s, -r * .7, r * .7, r * .7, -r * .7, stroked(s, tone, stroke));
}

/* --- samples for the legend -------------------------------------------------------------------------------------------------------- */

static void sample_edge(const struct sign *s)
{
    const double h = 1.24, w = .58;
    cj_edge_draw(s->pen, CJ_LAYER_MARK, s->cx - w / 2 * s->em, s->cy - h / 2 * s->em, h * s->em, (unsigned)s->kind);
}

static void sample_optional(const struct sign *s)
{
    double w = MIN(1.7, s->box->w / s->em - .1);
    struct cj_ink ink = outlined(s, cj_tone(CJ_COLOUR_TERTIARY), .09);
    ink.dash[0] = .42 * s->em, ink.dash[1] = .3 * s->em;
    ink.round = false;
    rect(s, -w / 2, -.5, w, 1, .2, ink);
}

static void sample_spread(const struct sign *s)
{
    double w = MIN(1.9, s->box->w / s->em);
    struct cj_colour tone = cj_persona_tone(CJ_COLOUR_PERSONA, s->box->index);
    struct cj_ink ink = filled(tone);
    ink.fill_alpha = .2;
    rect(s, -w / 2, -.5, w, 1, 0, ink);
    rect(s, -w / 2, -.125, w, .25, 0, filled(tone));
}

/* Three whole dashes, as far apart for their length as those of the line it explains. */
static void sample_dashed(const struct sign *s)
{
    const double gap = .62 / .7;
    double w = MIN(2.0, s->box->w / s->em), dash = w / (3 + 2 * gap);
    struct cj_ink ink = stroked(s, cj_persona_tone(CJ_COLOUR_PERSONA, s->box->index), .28);
    ink.dash[0] = dash * s->em, ink.dash[1] = dash * gap * s->em;
    ink.round = false;
    segment(s, -w / 2, 0, w / 2, 0, ink);
}

/* The thin line, which leaves the level of the main one and comes back. */
static void sample_branch(const struct sign *s)
{
    const double high = -.34, low = .34, turn = .34;
    double half = MIN(2.2, s->box->w / s->em) / 2 - .06, leg = half * .55;
    const struct cj_point p[] = {
        { s->cx - half * s->em, s->cy + high * s->em }, { s->cx - leg * s->em, s->cy + high * s->em },
        { s->cx - leg * s->em, s->cy + low * s->em }, { s->cx + leg * s->em, s->cy + low * s->em },
        { s->cx + leg * s->em, s->cy + high * s->em }, { s->cx + half * s->em, s->cy + high * s->em },
    };
    cj_pen_turns(s->pen, p, G_N_ELEMENTS(p), turn * s->em);
    cj_pen_draw(s->pen, stroked(s, cj_tone(CJ_COLOUR_TERTIARY), .12));
}

static void sample_wait(const struct sign *s)
{
    const double r = .56, in = .035;
    cj_hatch_draw(s->pen, CJ_LAYER_MARK, s->cx - r * s->em, s->cy - r * s->em, 2 * r * s->em, 2 * r * s->em);
    struct cj_ink ink = stroked(s, cj_tone(CJ_COLOUR_SECONDARY), .07);
    rect(s, -r + in, -r + in, 2 * (r - in), 2 * (r - in), .22, ink);
}

static void sample_bar(const struct sign *s)
{
    double w = MIN(1.5, s->box->w / s->em);
    rect(s, -w / 2, -.12, w, .24, 0, filled(cj_tone(CJ_COLOUR_SECONDARY)));
}

/* --- the table ------------------------------------------------------------------------------------------------------------------------ */

/* `size`: the height of the box the look is designed for [em]; `upright`: keeps its sides on mirrored maps. */
struct mark_row {
    void (*draw)(const struct sign *sign);
    double size;
    int kind;
    bool upright;
};

static const struct mark_row rows[CJ_MARK_COUNT] = {
    [CJ_MARK_TARGET] = { target, 1, 0, false },
    [CJ_MARK_CLOCK] = { dial, 1, 0, true },
    [CJ_MARK_QUESTION] = { question, 1.24, 0, true },
    [CJ_MARK_ACTION] = { action, 1.24, 0, false },
    [CJ_MARK_PAIN_HIGH] = { pain, 1.24, CJ_PAIN_HIGH, false },
    [CJ_MARK_PAIN_MEDIUM] = { pain, 1.24, CJ_PAIN_MEDIUM, false },
    [CJ_MARK_PAIN_LOW] = { pain, 1.24, CJ_PAIN_LOW, false },
    [CJ_MARK_GAIN] = { gain, 1.24, 0, false },
    [CJ_MARK_OPPORTUNITY] = { opportunity, 1.24, 0, false },
    [CJ_MARK_NOTE] = { note, 1.24, 0, false },
    [CJ_MARK_LETTER] = { letter, 1.56, 0, false },
    [CJ_MARK_BADGE] = { badge, 1.1, 0, false },
    [CJ_MARK_ASSUMED] = { evidence, .71, CJ_LEVEL_ASSUMED, false },
    [CJ_MARK_REASONED] = { evidence, .71, CJ_LEVEL_REASONED, false },
    [CJ_MARK_VALIDATED] = { evidence, .71, CJ_LEVEL_VALIDATED, false },
    [CJ_MARK_TRIGGER] = { trigger, 2.04, 0, true },
    [CJ_MARK_TRUTH] = { truth, 2.04, 0, false },
    [CJ_MARK_EXIT] = { leave, 2.04, 0, false },
    [CJ_MARK_DOT] = { pip, .62, PIP_FULL, false },
    [CJ_MARK_CIRCLE] = { pip, .62, PIP_EMPTY, false },
    [CJ_MARK_HALF_DOT] = { pip, .62, PIP_HALF, false },
    [CJ_MARK_REACHED] = { reached, .74, 0, true },
    [CJ_MARK_WORK_IDEA] = { work, .9, CJ_WORK_IDEA, true },
    [CJ_MARK_WORK_CHOSEN] = { work, .9, CJ_WORK_CHOSEN, true },
    [CJ_MARK_WORK_DOING] = { work, .9, CJ_WORK_DOING, true },
    [CJ_MARK_WORK_DONE] = { work, .9, CJ_WORK_DONE, true },
    [CJ_MARK_WORK_DROPPED] = { work, .9, CJ_WORK_DROPPED, true },
    [CJ_MARK_SAMPLE_PERSONA] = { sample_edge, 1.24, 0, false },
    [CJ_MARK_SAMPLE_ORGANISATION] = { sample_edge, 1.24, CJ_CARD_ORGANISATION, false },
    [CJ_MARK_SAMPLE_ACTOR] = { sample_edge, 1.24, CJ_CARD_ACTOR, false },
    [CJ_MARK_SAMPLE_OPTIONAL] = { sample_optional, 1.24, 0, false },
    [CJ_MARK_SAMPLE_SPREAD] = { sample_spread, 1.24, 0, false },
    [CJ_MARK_SAMPLE_DASHED] = { sample_dashed, 1.24, 0, false },
    [CJ_MARK_SAMPLE_BRANCH] = { sample_branch, 1.24, 0, false },
    [CJ_MARK_DECISION] = { decision, 2, 0, false },
    [CJ_MARK_JOIN] = { join, .6, 0, false },
    [CJ_MARK_END] = { end, .9, 0, false },
    [CJ_MARK_SAMPLE_CARD_OPPORTUNITY] = { opportunity, 1.24, 0, false },
    [CJ_MARK_SAMPLE_WAIT] = { sample_wait, 1.12, 0, false },
    [CJ_MARK_SAMPLE_BAR] = { sample_bar, 1.24, 0, false },
};

void cj_mark_draw(struct cj_pen *pen, const struct cj_box *box)
{
    g_assert(box->variant < CJ_MARK_COUNT && rows[box->variant].draw);
    const struct mark_row *row = &rows[box->variant];
    struct sign sign = { pen, box, box->x + box->w / 2, box->y + box->h / 2, MIN(box->w, box->h) / row->size, row->kind };
    uint32_t first = pen->item->len;
    pen->upright = row->upright;
    pen->pivot_x = sign.cx;
    row->draw(&sign);
    pen->upright = false;
    /* One `keep` for the whole sign, on its first item: the others lie on it. */
    g_array_index(pen->item, struct cj_item, first).keep = cj_pen_map(pen, box->x, box->y, box->w, box->h);
}
