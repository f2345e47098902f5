/* What stands at the foot of the page: a legend of what is used on the map, how well founded it is and where the facts come from, whose
 * map it is and where it lives.
 * A row of `samples` is an entry of the legend; what is used is found once, in one pass over the journey. */
#include "priv.h"

#include <math.h>

#include "flow.h"
#include "times.h"
#include "ways.h"

/* Measures of the reference poster, in em. */
#define LEGEND_CENTRE 1.3      /* of the first line of samples, below the hairline */
#define LEGEND_PITCH 1.95
#define LEGEND_BOTTOM .9       /* below the centre of the last line */
#define LEGEND_BASELINE .3     /* of the words, below the centre */
#define HEAD_GAP 1.5
#define ENTRY_GAP 1.3          /* between entries, at least: one line fewer is worth standing close */
#define ENTRY_GAP_MOST 2.6     /* they stand apart as far as the page allows, up to this */
#define SAMPLE_GAP .5          /* from sample to words */
#define LINE_BEFORE .37        /* sources and credits below the legend */
#define LINE_FIRST .55         /* below the hairline, without a legend */
#define LINE_GAP 3.0           /* between sources and credits beside each other */
#define ADDRESS_GAP .21        /* between the point after the credits and the address */
#define LINE_BELOW .15         /* between them, one above the other */
#define FOOT .06               /* for descenders */

/* What a map can use that its legend explains. */
enum use {
    USE_BY_PERSONA, USE_BY_ORGANISATION, USE_BY_ACTOR, USE_TRIGGER, USE_TRUTH, USE_EXIT, USE_DECISION, USE_END, USE_OPTIONAL,
    USE_PAIN_HIGH, USE_PAIN_MEDIUM, USE_PAIN_LOW, USE_GAIN, USE_OPPORTUNITY, USE_VALIDATED, USE_REASONED, USE_ASSUMED, USE_SPREAD,
    USE_NOT_REPORTED, USE_BRANCH, USE_WAIT, USE_BAR, USE_COUNT
};

struct used {
    bool is[USE_COUNT];
    uint32_t persona[USE_COUNT]; /* whose colour the sample has */
};

/* `w`: the room of the sample; `size`: the height of its mark, as the mark is designed or a little smaller. */
static const struct sample {
    enum cj_mark mark;
    double w, size;
} samples[USE_COUNT] = {
    [USE_BY_PERSONA]      = { CJ_MARK_SAMPLE_PERSONA, .58, 1.24 },
    [USE_BY_ORGANISATION] = { CJ_MARK_SAMPLE_ORGANISATION, .58, 1.24 },
    [USE_BY_ACTOR]        = { CJ_MARK_SAMPLE_ACTOR, .58, 1.24 },
    [USE_TRIGGER]         = { CJ_MARK_TRIGGER, 1.7, 1.7 },
    [USE_TRUTH]           = { CJ_MARK_TRUTH, 1.7, 1.7 },
    [USE_EXIT]            = { CJ_MARK_EXIT, 1.7, 1.7 },
    [USE_DECISION]        = { CJ_MARK_DECISION, 1.5, 1.5 },
    [USE_END]             = { CJ_MARK_END, .9, .9 },
    [USE_OPTIONAL]        = { CJ_MARK_SAMPLE_OPTIONAL, 1.8, 1.24 },
    [USE_PAIN_HIGH]       = { CJ_MARK_PAIN_HIGH, 1.3, 1.24 },
    [USE_PAIN_MEDIUM]     = { CJ_MARK_PAIN_MEDIUM, 1.3, 1.24 },
    [USE_PAIN_LOW]        = { CJ_MARK_PAIN_LOW, .95, 1.24 },
    [USE_GAIN]            = { CJ_MARK_GAIN, 1.12, 1.12 },
    [USE_OPPORTUNITY]     = { CJ_MARK_SAMPLE_CARD_OPPORTUNITY, 1.12, 1.12 },
    [USE_VALIDATED]       = { CJ_MARK_VALIDATED, .71, .71 },
    [USE_REASONED]        = { CJ_MARK_REASONED, .71, .71 },
    [USE_ASSUMED]         = { CJ_MARK_ASSUMED, .71, .71 },
    [USE_SPREAD]          = { CJ_MARK_SAMPLE_SPREAD, 1.9, 1.24 },
    [USE_NOT_REPORTED]    = { CJ_MARK_SAMPLE_DASHED, 2.0, 1.24 },
    [USE_BRANCH]          = { CJ_MARK_SAMPLE_BRANCH, 2.2, 1.24 },
    [USE_WAIT]            = { CJ_MARK_SAMPLE_WAIT, 1.12, 1.12 },
    [USE_BAR]             = { CJ_MARK_SAMPLE_BAR, 1.5, 1.24 },
};

struct entry {
    enum use use;
    uint32_t persona;
    struct cj_flow_text words;
    double w; /* sample and words */
};

struct cj_footer {
    struct cj_flow_text head, letter, sources, credits, credits_on /* when the address follows */, address;
    const char *uri;
    struct entry entry[USE_COUNT];
    uint32_t nentries;
    double line_h; /* of a line of credits */
};

/* --- what is used ---------------------------------------------------------------------------------------------------- */

static void use(struct used *used, enum use what, uint32_t persona)
{
    if (!used->is[what])
        used->persona[what] = persona;
    used->is[what] = true;
}

static void use_level(struct used *used, enum cj_level level)
{
    static const enum use rows[] = {
        [CJ_LEVEL_ASSUMED] = USE_ASSUMED, [CJ_LEVEL_REASONED] = USE_REASONED, [CJ_LEVEL_VALIDATED] = USE_VALIDATED,
    };
    if (level != CJ_LEVEL_NONE)
        use(used, rows[level], 0);
}

static void use_card(struct used *used, const struct cj_touchpoint *touchpoint)
{
    static const enum use starts[] = {
        [CJ_BY_PERSONA] = USE_BY_PERSONA, [CJ_BY_ORGANISATION] = USE_BY_ORGANISATION, [CJ_BY_ACTOR] = USE_BY_ACTOR,
    };
    static const struct { unsigned bit; enum use use; } moments[] = {
        { CJ_MOMENT_TRIGGER, USE_TRIGGER }, { CJ_MOMENT_TRUTH, USE_TRUTH }, { CJ_MOMENT_EXIT, USE_EXIT },
    };
    use(used, starts[touchpoint->initiator], 0);
    for (size_t i = 0; i < G_N_ELEMENTS(moments); i++)
        if (touchpoint->moments & moments[i].bit)
            use(used, moments[i].use, 0);
    if (touchpoint->optional)
        use(used, USE_OPTIONAL, 0);
    use_level(used, touchpoint->evidence.level);
}

static void use_pain(struct used *used, const struct cj_remark *pain)
{
    static const enum use rows[] = { [CJ_PAIN_LOW] = USE_PAIN_LOW, [CJ_PAIN_MEDIUM] = USE_PAIN_MEDIUM, [CJ_PAIN_HIGH] = USE_PAIN_HIGH };
    use(used, rows[pain->severity], 0);
}

static void use_gain(struct used *used, const struct cj_remark *gain)
{
    (void)gain;
    use(used, USE_GAIN, 0);
}

static void use_opportunity(struct used *used, const struct cj_remark *opportunity)
{
    (void)opportunity;
    use(used, USE_OPPORTUNITY, 0);
}

/* Lanes of remarks with marks: what their marks need explained. Others are explained by the lane's name. */
static const struct remark_lane {
    enum cj_lane_kind lane;
    void (*use)(struct used *used, const struct cj_remark *remark);
} remark_lanes[] = {
    { CJ_LANE_ACTIONS, NULL },
    { CJ_LANE_QUESTIONS, NULL },
    { CJ_LANE_PAINS, use_pain },
    { CJ_LANE_GAINS, use_gain },
    { CJ_LANE_OPPORTUNITIES, use_opportunity },
    { CJ_LANE_NOTES, NULL },
};

/* Only evidence of the remark itself stands beneath it. */
static void use_remarks(struct used *used, const struct remark_lane *row, const struct cj_touchpoint *touchpoint)
{
    uint32_t n;
    const struct cj_remark *remark = cj_touchpoint_lane(touchpoint, row->lane, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (row->use != NULL)
            row->use(used, &remark[i]);
        if (remark[i].evidence.own)
            use_level(used, remark[i].evidence.level);
    }
}

static void use_scores(struct used *used, const struct cj_touchpoint *touchpoint)
{
    for (uint32_t i = 0; i < touchpoint->nscores; i++)
        if (touchpoint->scores[i].spread)
            use(used, USE_SPREAD, touchpoint->scores[i].persona);
}

static void use_lane(struct used *used, enum cj_lane_kind lane, const struct cj_touchpoint *touchpoint)
{
    if (lane == CJ_LANE_TIME && touchpoint->nwaits > 0)
        use(used, USE_WAIT, 0);
    if (lane == CJ_LANE_TOUCHPOINTS)
        use_card(used, touchpoint);
    if (lane == CJ_LANE_EMOTION)
        use_scores(used, touchpoint);
    for (size_t i = 0; i < G_N_ELEMENTS(remark_lanes); i++)
        if (remark_lanes[i].lane == lane)
            use_remarks(used, &remark_lanes[i], touchpoint);
}

/* That the customer starts is what everybody takes a card to mean: alone it needs no legend. */
static bool says_nothing(const struct used *used)
{
    for (unsigned u = 0; u < USE_COUNT; u++)
        if (u != USE_BY_PERSONA && used->is[u])
            return false;
    return true;
}

static struct used find_used(const struct cj_journey *journey, const struct cj_drawn *drawn)
{
    struct used used = { 0 };
    uint32_t persona;
    for (uint32_t l = 0; l < journey->nlanes; l++) {
        enum cj_lane_kind lane = journey->lanes[l].kind;
        if (lane == CJ_LANE_TOUCHPOINTS && cj_ways_fork(drawn->ways))
            use(&used, USE_DECISION, 0);
        if (lane == CJ_LANE_TOUCHPOINTS && cj_ways_end(drawn->ways))
            use(&used, USE_END, 0);
        for (uint32_t i = 0; i < journey->ntouchpoints; i++)
            use_lane(&used, lane, &journey->touchpoints[i]);
        if (lane == CJ_LANE_TIME && cj_time_find(journey).has_bars)
            use(&used, USE_BAR, 0);
    }
    if (cj_emotion_has_dashes(drawn->emotion, &persona))
        use(&used, USE_NOT_REPORTED, persona);
    if (cj_emotion_has_branches(drawn->emotion) || (drawn->detours && journey->nroutes > 0)) /* not what is merely optional */
        use(&used, USE_BRANCH, 0);
    if (says_nothing(&used))
        used.is[USE_BY_PERSONA] = false;
    return used;
}

/* --- the legend ------------------------------------------------------------------------------------------------------- */

static void put_entry(struct cj_work *work, const struct cj_footer *footer, const struct entry *entry, double x, double cy)
{
    const struct sample *sample = &samples[entry->use];
    double box_w = fmax(sample->w, sample->size); /* a mark's scale is the smaller side of its box */
    struct cj_box *box = cj_work_add(work, CJ_PART_MARK, x + (sample->w - box_w) / 2, cy - sample->size / 2, box_w, sample->size);
    box->variant = (uint8_t)sample->mark;
    box->index = (uint16_t)entry->persona;
    if (entry->use == USE_OPPORTUNITY)
        cj_work_letter(work, footer->letter.measured, CJ_ROLE_MARK_NUMBER, footer->letter.tone, x + sample->w / 2, cy);
    cj_flow_put(work, &entry->words, x + sample->w + SAMPLE_GAP, cy + LEGEND_BASELINE - cj_flow_baseline(&entry->words), entry->words.full);
}

/* The first entry after the line that begins with entry `first`; ret_w: of the line's entries, without gaps. */
static uint32_t line_end(const struct cj_footer *footer, uint32_t first, double room, double *ret_w)
{
    double w = footer->entry[first].w;
    uint32_t end = first + 1;
    for (; end < footer->nentries && w + (end - first) * ENTRY_GAP + footer->entry[end].w <= room + 1e-6; end++)
        w += footer->entry[end].w;
    *ret_w = w;
    return end;
}

/* How many lines the entries take in `room`; 0 where one is wider than a line. */
static uint32_t count_lines(const struct cj_footer *footer, double room)
{
    uint32_t lines = 0;
    double w;
    for (uint32_t i = 0; i < footer->nentries; lines++) {
        i = line_end(footer, i, room, &w);
        if (w > room)
            return 0;
    }
    return lines;
}

/* The least room in which entries take as many lines: then none is nearly empty. */
static double even_room(const struct cj_footer *footer, double room, uint32_t lines)
{
    enum { ROUNDS = 24 };
    double low = 0, high = room;
    for (int round = 0; lines > 1 && round < ROUNDS; round++) {
        double middle = (low + high) / 2;
        *(count_lines(footer, middle) == lines ? &high : &low) = middle;
    }
    return high;
}

/* Between entries: all lines have the gap with which the longest fills the room. */
static double entry_gap(const struct cj_footer *footer, double even, double room)
{
    double gap = ENTRY_GAP_MOST, w;
    for (uint32_t i = 0, end; i < footer->nentries; i = end) {
        end = line_end(footer, i, even, &w);
        if (end > i + 1)
            gap = fmin(gap, (room - w) / (end - i - 1));
    }
    return gap;
}

/* Entries on lines of w, below y; further lines begin where the first entry does. Returns the height, INFINITY where an entry is wider
 * than a line. */
static double legend(struct cj_work *work, const struct cj_footer *footer, double x, double y, double w)
{
    if (footer->nentries == 0)
        return 0;
    double start = footer->head.full + HEAD_GAP, room = w - start, cy = y + LEGEND_CENTRE;
    uint32_t lines = count_lines(footer, room);
    double height = lines == 0 ? INFINITY : LEGEND_CENTRE + (lines - 1) * LEGEND_PITCH + LEGEND_BOTTOM;
    if (work == NULL || lines == 0)
        return height;
    double even = even_room(footer, room, lines), gap = entry_gap(footer, even, room), line_w;
    cj_flow_put(work, &footer->head, x, cy + LEGEND_BASELINE - cj_flow_baseline(&footer->head), footer->head.full);
    for (uint32_t i = 0, end; i < footer->nentries; cy += LEGEND_PITCH) {
        end = line_end(footer, i, even, &line_w);
        for (double left = x + start; i < end; left += footer->entry[i++].w + gap)
            put_entry(work, footer, &footer->entry[i], left, cy);
    }
    return height;
}

/* --- the line below it -------------------------------------------------------------------------------------------------- */

static void put_address(struct cj_work *work, const struct cj_footer *footer, double x, double y, double w)
{
    if (!cj_flow_has(&footer->address) || work == NULL)
        return;
    cj_flow_put(work, &footer->address, x, y, w);
    g_array_index(work->box, struct cj_box, work->box->len - 1).uri = footer->uri;
}

/* Credits and address on one line. */
static double credits_width(const struct cj_footer *footer)
{
    if (!cj_flow_has(&footer->credits) || !cj_flow_has(&footer->address))
        return footer->credits.full + footer->address.full;
    return footer->credits_on.full + ADDRESS_GAP + footer->address.full;
}

static void put_credits(struct cj_work *work, const struct cj_footer *footer, double x, double y)
{
    bool both = cj_flow_has(&footer->address);
    const struct cj_flow_text *credits = both ? &footer->credits_on : &footer->credits;
    if (cj_flow_has(&footer->credits))
        cj_flow_put(work, credits, x, y, credits->full);
    put_address(work, footer, x + credits_width(footer) - footer->address.full, y, footer->address.full);
}

/* Below `height` of what stands there already. */
static double put_below(struct cj_work *work, const struct cj_flow_text *text, double x, double y, double w, double height)
{
    if (!cj_flow_has(text))
        return height;
    height += height > 0 ? LINE_BELOW : 0;
    return height + cj_flow_put(work, text, x, y + height, w);
}

/* Sources and credits one above the other; the address with the credits or below them. */
static double line_stacked(struct cj_work *work, const struct cj_footer *footer, double x, double y, double w)
{
    double height = cj_flow_put(work, &footer->sources, x, y, w);
    if (cj_flow_has(&footer->address) && credits_width(footer) <= w) {
        height += height > 0 ? LINE_BELOW : 0;
        put_credits(work, footer, x, y + height);
        return height + footer->address.type.leading;
    }
    height = put_below(work, &footer->credits, x, y, w, height);
    double below = put_below(NULL, &footer->address, x, y, w, height);
    if (cj_flow_has(&footer->address))
        put_address(work, footer, x, y + below - cj_flow_put(NULL, &footer->address, 0, 0, w), w);
    return below;
}

/* Credits and address on one line at the right, sources beside them in what is left: at least half. */
static double line_beside(struct cj_work *work, const struct cj_footer *footer, double x, double y, double w)
{
    double right = credits_width(footer), room = right > 0 ? w - right - LINE_GAP : w;
    if (room < w / 2)
        return INFINITY;
    double height = cj_flow_put(work, &footer->sources, x, y, room);
    put_credits(work, footer, x + w - right, y);
    return fmax(height, right > 0 ? footer->line_h : 0);
}

static double line(struct cj_work *work, const struct cj_footer *footer, double x, double y, double w)
{
    double beside = line_beside(NULL, footer, 0, 0, w), stacked = line_stacked(NULL, footer, 0, 0, w);
    return beside <= stacked ? line_beside(work, footer, x, y, w) : line_stacked(work, footer, x, y, w);
}

static double footer_flow(struct cj_work *work, const struct cj_footer *footer, double x, double y, double w)
{
    bool has_line = cj_flow_has(&footer->sources) || cj_flow_has(&footer->credits) || cj_flow_has(&footer->address);
    if (footer->nentries == 0 && !has_line)
        return 0;
    cj_flow_hairline(work, CJ_COLOUR_RULE, x, y, w);
    double height = legend(work, footer, x, y, w);
    if (has_line) {
        height += height > 0 ? LINE_BEFORE : LINE_FIRST;
        height += line(work, footer, x, y + height, w);
    }
    return height + FOOT;
}

double cj_footer_height(const struct cj_footer *footer, double width)
{
    return footer_flow(NULL, footer, 0, 0, width);
}

void cj_footer_place(struct cj_work *work, const struct cj_footer *footer, double x, double y, double width)
{
    work->zone = CJ_ZONE_FOOTER;
    uint32_t outer = cj_flow_cell(work, x, y, width, cj_footer_height(footer, width));
    footer_flow(work, footer, x, y, width);
    work->parent = outer;
}

/* --- preparing ------------------------------------------------------------------------------------------------------------ */

/* What the persona is called: a word the program knows in the map's language, the author's own, or customer. */
static const char *kind_word(struct cj_work *work)
{
    static const struct { const char *kind; enum cj_label label; } rows[] = {
        { "customer", CJ_LABEL_KIND_CUSTOMER }, { "buyer", CJ_LABEL_KIND_BUYER }, { "user", CJ_LABEL_KIND_USER },
        { "employee", CJ_LABEL_KIND_EMPLOYEE }, { "candidate", CJ_LABEL_KIND_CANDIDATE }, { "patient", CJ_LABEL_KIND_PATIENT },
        { "citizen", CJ_LABEL_KIND_CITIZEN }, { "member", CJ_LABEL_KIND_MEMBER },
    };
    struct cj_str kind = work->journey->kind;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (cj_str_equal(kind, cj_str_from(rows[i].kind)))
            return cj_label(work->language, rows[i].label);
    return kind.len > 0 ? kind.s : cj_label(work->language, CJ_LABEL_KIND_CUSTOMER);
}

static void prepare_legend(struct cj_work *work, const struct cj_drawn *drawn, struct cj_footer *footer)
{
    struct used used = find_used(work->journey, drawn);
    for (unsigned u = 0; u < USE_COUNT; u++) {
        if (!used.is[u])
            continue;
        struct entry *entry = &footer->entry[footer->nentries++];
        struct cj_str words = cj_str_from(cj_mark_label(work, samples[u].mark));
        if (u == USE_BY_PERSONA)
            words = cj_work_format(work, words.s, kind_word(work));
        *entry = (struct entry){ .use = u, .persona = used.persona[u] };
        entry->words = cj_flow_text(work, words, CJ_ROLE_LEGEND, cj_tone(CJ_COLOUR_SECONDARY));
        entry->w = samples[u].w + SAMPLE_GAP + entry->words.full;
    }
    if (footer->nentries > 0)
        footer->head = cj_flow_text(work, cj_work_label(work, CJ_LABEL_LEGEND), CJ_ROLE_LIST_HEAD, cj_tone(CJ_COLOUR_SECONDARY));
    if (used.is[USE_OPPORTUNITY])
        footer->letter = cj_flow_text(work, cj_str_from("n"), CJ_ROLE_MARK_NUMBER, cj_tone(CJ_COLOUR_PAPER));
}

/* "Evidence per touchpoint: 7 validated, 5 reasoned, 2 not stated", once one of them has some. What is not said counts too: it is not
 * the same as assumed. */
static struct cj_str coverage_words(struct cj_work *work)
{
    static const struct { enum cj_level level; enum cj_label label; } rows[] = {
        { CJ_LEVEL_VALIDATED, CJ_LABEL_LEVEL_VALIDATED }, { CJ_LEVEL_REASONED, CJ_LABEL_LEVEL_REASONED },
        { CJ_LEVEL_ASSUMED, CJ_LABEL_LEVEL_ASSUMED }, { CJ_LEVEL_NONE, CJ_LABEL_LEVEL_NONE },
    };
    const struct cj_journey *journey = work->journey;
    uint32_t count[CJ_LEVEL_VALIDATED + 1] = { 0 };
    g_autoptr(GString) counts = g_string_new(NULL);
    for (uint32_t i = 0; i < journey->ntouchpoints; i++)
        count[journey->touchpoints[i].evidence.level]++;
    for (size_t r = 0; r < G_N_ELEMENTS(rows); r++)
        if (count[rows[r].level] > 0)
            g_string_append_printf(counts, "%s%u %s", counts->len > 0 ? ", " : "", count[rows[r].level], cj_label(work->language, rows[r].label));
    if (count[CJ_LEVEL_NONE] == journey->ntouchpoints)
        return cj_str_from("");
    return cj_work_format(work, cj_label(work->language, CJ_LABEL_COVERAGE), counts->str);
}

/* "Sources: Complaints (15 January 2026), Interviews" */
static struct cj_str sources_words(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    g_autoptr(GString) names = g_string_new(NULL);
    for (uint32_t i = 0; i < journey->nsources; i++) {
        const struct cj_source_note *source = &journey->sources[i];
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", source->name.s);
        if (source->date.year != 0)
            g_string_append_printf(names, " (%s)", cj_format_date(work->language, source->date, work->arena));
    }
    return names->len == 0 ? cj_str_from("") : cj_work_format(work, cj_label(work->language, CJ_LABEL_SOURCES), names->str);
}

static void add_credit(GString *credits, const char *words)
{
    if (words[0] != '\0')
        g_string_append_printf(credits, "%s%s", credits->len > 0 ? " · " : "", words);
}

/* How sure it is, and by what. */
static struct cj_str ground_words(struct cj_work *work)
{
    struct cj_str coverage = coverage_words(work), sources = sources_words(work);
    if (coverage.len == 0 || sources.len == 0)
        return coverage.len > 0 ? coverage : sources;
    return cj_work_format(work, "%s · %s", coverage.s, sources.s);
}

/* "Owner · version 1.2 · 21 November 2026" */
static struct cj_str credits_words(struct cj_work *work)
{
    const struct cj_journey *journey = work->journey;
    g_autoptr(GString) credits = g_string_new(NULL);
    add_credit(credits, journey->owner.s);
    if (journey->version.len > 0)
        add_credit(credits, cj_work_format(work, cj_label(work->language, CJ_LABEL_VERSION), journey->version.s).s);
    add_credit(credits, cj_format_date(work->language, journey->date, work->arena));
    return cj_work_format(work, "%s", credits->str);
}

static struct cj_flow_text line_text(struct cj_work *work, struct cj_str words)
{
    return cj_flow_text(work, words, CJ_ROLE_FOOTER, cj_tone(CJ_COLOUR_SECONDARY));
}

static void prepare_line(struct cj_work *work, struct cj_footer *footer)
{
    const struct cj_journey *journey = work->journey;
    struct cj_str credits = credits_words(work);
    footer->sources = line_text(work, ground_words(work));
    footer->credits = line_text(work, credits);
    footer->line_h = cj_theme_type(work->theme, CJ_ROLE_FOOTER).leading;
    if (journey->link.len == 0)
        return;
    footer->uri = journey->uri.s;
    footer->address = line_text(work, cj_work_address(work));
    if (credits.len > 0)
        footer->credits_on = line_text(work, cj_work_format(work, "%s ·", credits.s));
}

const struct cj_footer *cj_footer_new(struct cj_work *work, const struct cj_drawn *drawn)
{
    struct cj_footer *footer = CJ_NEW(work->arena, struct cj_footer, 1);
    prepare_legend(work, drawn, footer);
    prepare_line(work, footer);
    return footer;
}
