/* journey: the model. Plain data, checked, no geometry; made once from the document by walking the rows of the
 * language, read as const by everything after. Also the names the program itself has: lanes, well-known channels,
 * fixed labels and number formats per language.
 *
 * Indexes (persona, channel, touchpoint, ...) count from 0 in the arrays of struct cj_journey; CJ_NONE means none. */
#ifndef CJMAP_JOURNEY_H
#define CJMAP_JOURNEY_H

#include <cjmap/base.h>

#define CJ_NONE UINT32_MAX

struct cj_yaml;  /* of document.h and diag.h: */
struct cj_diags; /* only who loads a journey needs them */

/* A thing that can be named, linked or blamed: from 1, 0 is none. cj_journey.node[] tells what it is. */
typedef uint32_t cj_node;

enum cj_node_kind {
    CJ_NODE_NONE, CJ_NODE_PERSONA, CJ_NODE_CHANNEL, CJ_NODE_ACTOR, CJ_NODE_METRIC, CJ_NODE_PHASE, CJ_NODE_TOUCHPOINT,
    CJ_NODE_REMARK, CJ_NODE_LANE, CJ_NODE_IMPROVEMENT, CJ_NODE_CONCLUSION,
};

struct cj_node_row {
    enum cj_node_kind kind;
    struct cj_str id;    /* given, or made from the name or text */
    struct cj_span at;
    uint32_t touchpoint; /* that holds it, or is it; CJ_NONE: none */
};

/* Who: the personas named; n == 0 means everybody who comes there. */
struct cj_who {
    const uint32_t *persona;
    uint32_t n;
};

enum cj_level { CJ_LEVEL_NONE, CJ_LEVEL_ASSUMED, CJ_LEVEL_REASONED, CJ_LEVEL_VALIDATED };

struct cj_date { /* year 0: no date; month, day or quarter 0: not given */
    uint16_t year;
    uint8_t quarter, month, day;
};

struct cj_evidence {
    enum cj_level level;   /* own or inherited: the nearest above counts */
    bool own;              /* said here, not inherited */
    struct cj_str source;
    int64_t count;         /* -1: not given */
    struct cj_date date;
};

enum cj_pain_severity { CJ_PAIN_LOW, CJ_PAIN_MEDIUM, CJ_PAIN_HIGH };

/* A thought, question, action, pain, gain, opportunity, note or feeling. */
struct cj_remark {
    cj_node node;
    struct cj_str text;
    struct cj_who who;
    struct cj_evidence evidence;
    enum cj_pain_severity severity; /* pains */
    uint32_t number;                /* opportunities: from 1 in file order */
};

struct cj_stage_act { /* frontstage, backstage */
    cj_node node;
    struct cj_str text;             /* may be empty */
    const uint32_t *actor; uint32_t nactors;
    struct cj_who who;
    struct cj_evidence evidence;
};

struct cj_score {
    uint32_t persona;
    double value, low, high;        /* low == high == value without spread */
    bool spread;
};

struct cj_duration {
    struct cj_str text;             /* as typed, ISO 8601 in words; empty: not given */
    bool to_scale;
    double low_s, high_s;           /* [s], equal unless a range; only if to_scale */
};

struct cj_wait { struct cj_duration duration; struct cj_who who; };
struct cj_channel_use { uint32_t channel; struct cj_who who; };
struct cj_metric_use { uint32_t metric; double value; bool has_value; struct cj_span at; };
struct cj_image { struct cj_str file, alt; };
struct cj_lane_value { uint32_t own_lane; struct cj_str text; double number; bool has_number; struct cj_who who; };

/* From touchpoint to touchpoint, by `next` or, without it, by the order of the file; to == CJ_NONE: the journey's end,
 * which the last touchpoint has too. back: a loop; said: by `next`. */
struct cj_edge { uint32_t from, to; struct cj_str when; bool back, said; };

enum cj_initiator { CJ_BY_PERSONA, CJ_BY_ORGANISATION, CJ_BY_ACTOR };
enum { CJ_MOMENT_TRIGGER = 1, CJ_MOMENT_TRUTH = 2, CJ_MOMENT_EXIT = 4 };

#define CJ_LIST(type, name) const type *name; uint32_t n##name

struct cj_touchpoint {
    cj_node node;
    struct cj_str name;
    uint32_t phase;
    uint32_t route;                 /* 0: the main one, else index + 1 into cj_journey.routes */
    struct cj_who who;              /* n == 0: everybody */
    enum cj_initiator initiator;
    uint32_t initiating_actor;      /* CJ_BY_ACTOR */
    unsigned moments;               /* CJ_MOMENT_* */
    bool optional;
    struct cj_evidence evidence;
    struct cj_duration duration;
    struct cj_str decision;
    CJ_LIST(struct cj_channel_use, channels);
    CJ_LIST(struct cj_score, scores);        /* one per persona at most, by persona */
    CJ_LIST(struct cj_remark, feelings);
    CJ_LIST(struct cj_remark, actions);
    CJ_LIST(struct cj_remark, thoughts);
    CJ_LIST(struct cj_remark, questions);
    CJ_LIST(struct cj_remark, pains);
    CJ_LIST(struct cj_remark, gains);
    CJ_LIST(struct cj_remark, opportunities);
    CJ_LIST(struct cj_remark, notes);
    CJ_LIST(struct cj_stage_act, frontstage);
    CJ_LIST(struct cj_stage_act, backstage);
    CJ_LIST(struct cj_wait, waits);
    CJ_LIST(struct cj_metric_use, metrics);
    CJ_LIST(struct cj_image, images);
    CJ_LIST(struct cj_lane_value, lane_values);
};

/* A side route: a run of neighbours, touchpoint indexes. It leaves the main route at `leave`, the nearest touchpoint before it that leads
 * into it (CJ_NONE: none before it does), and joins at `join`, where its last touchpoint leads on to (CJ_NONE: it ends or goes back). */
struct cj_route { struct cj_str name; uint32_t first, last, leave, join; };

struct cj_phase {
    cj_node node;
    struct cj_str name, goal;
    struct cj_duration duration;
    struct cj_evidence evidence;
    uint32_t first, ntouchpoints;   /* touchpoints[first .. first + ntouchpoints) */
};

/* A journey that names nobody but tells feelings has one persona whose name is empty: it has a line, and no panel. */
struct cj_persona {
    cj_node node;
    struct cj_str name, role, age, quote, bio, segment, image;
    CJ_LIST(struct cj_str, goals);
    CJ_LIST(struct cj_str, needs);
    CJ_LIST(struct cj_str, frustrations);
    struct cj_str initial;          /* one character, or two where personas share the first: what badges carry */
};

struct cj_channel { cj_node node; struct cj_str name; enum cj_icon icon; struct cj_str icon_file; };
struct cj_actor { cj_node node; struct cj_str name, kind; enum cj_icon icon; };
struct cj_metric_value { struct cj_date date; double value; };
struct cj_metric {
    cj_node node;
    struct cj_str name, unit;
    bool has_target; double target;
    bool lower_is_better;
    CJ_LIST(struct cj_metric_value, values); /* by date */
    bool used;                               /* some touchpoint has it */
};

struct cj_scale_label { double at; struct cj_str text; };
struct cj_scale { double min, max, neutral; CJ_LIST(struct cj_scale_label, labels); }; /* labels by rising score */

/* Lanes in the map's order. One row per kind in journey/lanes. */
enum cj_lane_kind {
    CJ_LANE_TOUCHPOINTS, CJ_LANE_IMAGES, CJ_LANE_ACTIONS, CJ_LANE_CHANNELS, CJ_LANE_THOUGHTS, CJ_LANE_QUESTIONS, CJ_LANE_EMOTION,
    CJ_LANE_PAINS, CJ_LANE_GAINS, CJ_LANE_OPPORTUNITIES, CJ_LANE_FRONTSTAGE, CJ_LANE_BACKSTAGE, CJ_LANE_METRICS, CJ_LANE_TIME,
    CJ_LANE_NOTES, CJ_LANE_OWN, CJ_LANE_COUNT
};
struct cj_lane {
    cj_node node;
    enum cj_lane_kind kind;
    struct cj_str name;             /* shown at the left: the author's, else the fixed label */
    uint32_t own_lane;              /* CJ_LANE_OWN: which */
    bool filled;                    /* some touchpoint has something for it */
};
/* The lists of remarks of a touchpoint, a row each, and the lane each stands in: that of emotion for feelings. */
struct cj_remark_list {
    enum cj_lane_kind lane;
    size_t list, count;             /* offsets into struct cj_touchpoint */
};
enum { CJ_REMARK_LISTS = 8 };
extern const struct cj_remark_list cj_remark_lists[CJ_REMARK_LISTS];

enum cj_own_kind { CJ_OWN_TEXT, CJ_OWN_RATING, CJ_OWN_NUMBER };
struct cj_own_lane {
    cj_node node;
    struct cj_str name, unit;
    enum cj_own_kind kind;
    double min, max;
    bool fine;                      /* some value is neither whole nor a half */
};

enum cj_work_status { CJ_WORK_NONE, CJ_WORK_IDEA, CJ_WORK_CHOSEN, CJ_WORK_DOING, CJ_WORK_DONE, CJ_WORK_DROPPED };
struct cj_improvement {
    cj_node node;
    struct cj_str name, owner, story;
    const cj_node *solves; uint32_t nsolves;  /* remarks */
    uint32_t reach, feasibility;    /* 1..5, 0 not given */
    enum cj_work_status status;
    uint32_t metric; double change; bool has_change; /* metric CJ_NONE: no measure */
};

enum cj_state { CJ_STATE_NONE, CJ_STATE_CURRENT, CJ_STATE_FUTURE };

/* An option of paper as the file gives it: as text, for cli reads it as it reads the option of that name. A flag is "yes" or "no". */
struct cj_paper_wish { const char *option; struct cj_str text; };

struct cj_source_note { struct cj_str name; struct cj_date date; }; /* evidence sources, file order, latest date */

struct cj_journey {
    struct cj_str title, subtitle, kind, scenario, owner, version, status;
    struct cj_str link, uri;       /* as typed, and as cj_uri_encode makes it: only the second may enter a file as an address */
    struct cj_str theme;            /* a name or a file; empty: not given */
    struct cj_str language;         /* BCP 47, "en" by default */
    enum cj_state state;
    struct cj_date date;
    struct cj_evidence evidence;
    struct cj_scale scale;
    CJ_LIST(struct cj_str, goals);
    CJ_LIST(struct cj_str, expectations);
    CJ_LIST(struct cj_persona, personas);
    CJ_LIST(struct cj_channel, channels);
    CJ_LIST(struct cj_actor, actors);
    CJ_LIST(struct cj_metric, metrics);
    CJ_LIST(struct cj_phase, phases);
    CJ_LIST(struct cj_touchpoint, touchpoints);
    CJ_LIST(struct cj_route, routes);
    CJ_LIST(struct cj_edge, edges);
    CJ_LIST(struct cj_own_lane, own_lanes);
    CJ_LIST(struct cj_lane, lanes);          /* what is drawn, in order; only filled ones that the file keeps */
    CJ_LIST(struct cj_lane, lanes_listed);   /* in the file's `lanes`, filled or not */
    CJ_LIST(struct cj_lane, lanes_left_out); /* filled, but not in the file's `lanes` */
    CJ_LIST(struct cj_improvement, improvements);
    CJ_LIST(struct cj_remark, conclusions);
    CJ_LIST(struct cj_source_note, sources);
    CJ_LIST(struct cj_paper_wish, paper);    /* in file order */
    CJ_LIST(struct cj_node_row, node);       /* [0] is unused */
};

/* JSON Schema of the language, and its reference page (docs/language.md). Append to `out`. */
void cj_journey_schema(GString *out);
void cj_journey_manual(GString *out);

/* Loads a journey from a document. Goes on after each mistake; the result is complete enough to check only if no
 * error was added (returns NULL if any error was). Everything lies in `arena`. */
const struct cj_journey *cj_journey_load(const struct cj_yaml *root, struct cj_arena *arena, struct cj_diags *diags);
/* The same, but after errors as much of it as could be read: then only its files, theme and paper are to be looked at, so that what is
 * wrong with them is said in the same run. NULL if the document is no journey at all. `phases_do`: phases without any touchpoint are no
 * mistake, since it is to be made blank. */
const struct cj_journey *cj_journey_load_what_can_be(const struct cj_yaml *root, bool phases_do, struct cj_arena *arena, struct cj_diags *diags);

/* What a workshop starts from: the journey's phases, touchpoints and lanes with nothing in them, routes left out. Touchpoints without a
 * name follow in each phase: there is room for more. A file that lists no lanes gets those that most workshops fill. In `arena`; shares
 * what it keeps with `journey`. */
const struct cj_journey *cj_journey_blank(const struct cj_journey *journey, struct cj_arena *arena);

/* The keys that may stand under `paper`, in the order of the rows, with the option of the command line that each gives. */
struct cj_paper_key { const char *key, *option; bool flag; };
const struct cj_paper_key *cj_journey_paper_keys(struct cj_arena *arena, uint32_t *ret_count);

/* Does the persona come to this touchpoint? */
bool cj_touchpoint_visited(const struct cj_touchpoint *touchpoint, uint32_t persona);
/* The remarks of one of its lists. */
const struct cj_remark *cj_touchpoint_remarks(const struct cj_touchpoint *touchpoint, const struct cj_remark_list *list, uint32_t *ret_count);
/* The remarks that stand in a lane; none for a lane that holds other things. */
const struct cj_remark *cj_touchpoint_lane(const struct cj_touchpoint *touchpoint, enum cj_lane_kind lane, uint32_t *ret_count);
/* The touchpoint that holds a remark's node, CJ_NONE if none (a conclusion). */
uint32_t cj_journey_touchpoint_of(const struct cj_journey *journey, cj_node node);

/* The files that the journey names: storyboard pictures, portraits, icons of its own; as typed, in the order of the file, the same one
 * as often as it is named. In `arena`. */
const struct cj_str *cj_journey_files(const struct cj_journey *journey, struct cj_arena *arena, uint32_t *ret_count);

/* --- fixed words, numbers and dates per language (rows in src/journey/labels) --------------------------------- */

enum cj_label {
#define CJ_LABEL(symbol, en, nl) CJ_LABEL_##symbol,
#include <cjmap/label_ids.h>
#undef CJ_LABEL
    CJ_LABEL_COUNT
};

/* A language the program has words for: found by the primary subtag of a BCP 47 tag, else English. Borrowed. */
struct cj_language;
const struct cj_language *cj_language_find(const char *tag);
const char *cj_label(const struct cj_language *language, enum cj_label label);
/* A number with the language's decimal and thousands marks ("1.240", "0,5"), an en dash for a minus; `sign` writes a plus too.
 * At most 3 decimals, no trailing zeros. In `arena`. */
const char *cj_format_number(const struct cj_language *language, double value, bool sign, struct cj_arena *arena);
/* `number`, as the call above made it, and its unit, which may be empty: "3 days", "12%". In `arena`, or `number` itself. */
struct cj_str cj_format_with_unit(const struct cj_language *language, const char *number, struct cj_str unit, struct cj_arena *arena);
/* "21 november 2026", "15 Jan 2026"-style months of the language, "Q1 2026", "2026". Empty text for no date. */
const char *cj_format_date(const struct cj_language *language, struct cj_date date, struct cj_arena *arena);
/* `text` between the language's curly quotes, unless it already begins with a quotation mark. In `arena`. */
struct cj_str cj_format_quote(const struct cj_language *language, struct cj_str text, struct cj_arena *arena);

#endif
