/* Inside journey: what its files share. rows.c has the language; the rows fill drafts, which finish.c turns into
 * the sealed model once everything has been read, for only then every id is known. */
#ifndef CJMAP_JOURNEY_PRIV_H
#define CJMAP_JOURNEY_PRIV_H

#include <cjmap/journey.h>
#include <cjmap/schema.h>

/* --- names: ids and references (names.c) ------------------------------------------------------------------------ */

/* What can be referred to, sort by sort: an id is unique in its sort. Pains, gains, questions and opportunities are
 * one sort; things nothing refers to are another, for their given ids must differ too. */
enum sort { SORT_NONE, SORT_PERSONA, SORT_CHANNEL, SORT_ACTOR, SORT_METRIC, SORT_LANE, SORT_TOUCHPOINT, SORT_REMARK, SORT_PHASE,
            SORT_IMPROVEMENT, SORT_COUNT };

struct names;
struct reader;

/* An id from what was typed: NFC, lower case, runs of anything but letters, marks, digits, _ and - made one -, ends
 * trimmed; may come out empty. In `arena`. */
struct cj_str cj_names_slug(struct cj_str text, struct cj_arena *arena);

struct names *cj_names_new(void);
void cj_names_free(struct names *names);
/* Makes `index` findable by its id (if it was given) and by `name`. An id that was given before gets its message. */
void cj_names_add(struct reader *reader, enum sort sort, uint32_t index, struct cj_str given, struct cj_str name);
/* What `typed` refers to; false, with a message, if that is nothing or several. */
bool cj_names_find(struct reader *reader, enum sort sort, struct cj_str typed, uint32_t *ret_index);
/* The same without messages; ambiguous is not found. */
bool cj_names_lookup(const struct reader *reader, enum sort sort, struct cj_str typed, uint32_t *ret_index);
/* All names of a sort, as candidates. */
void cj_names_offer(const struct reader *reader, enum sort sort, struct cj_guess *guess);
/* `web, app` or `(web / app)` where names stand: a text, and meant as two. "web, app", in the arena; NULL if it is one name: without a
 * comma it is a list only where all its parts are known. */
const char *cj_names_list(const struct reader *reader, enum sort sort, const char *typed);
void cj_names_say_list(struct reader *reader, struct cj_str typed, const char *list);
/* "persona", "channel": what a sort is called in messages. */
const char *cj_names_of(enum sort sort);

/* --- drafts: the model while it is read. The model's own struct comes first, so rows of both fill one draft. ------- */

struct draft_score {
    struct cj_who who;
    double score, low, high;
    bool has_score, has_low, has_high;
    bool broken;                    /* it has a message: nothing else is said of it */
    uint32_t errors;                /* said before it was read */
    struct cj_span at;
};

struct draft_next {
    struct cj_str when, to;
};

struct draft_touchpoint {
    struct cj_touchpoint touchpoint;
    struct cj_span at;
    struct cj_str route;
    CJ_LIST(unsigned, moments);
    CJ_LIST(struct draft_score, emotion);
    CJ_LIST(struct draft_next, next);
};

struct draft_phase {
    struct cj_phase phase;
    CJ_LIST(struct draft_touchpoint, touchpoints);
};

struct draft_improvement {
    struct cj_improvement improvement;
    CJ_LIST(struct cj_str, solves);
};

struct draft_metric_value {
    struct cj_metric_value value;
    struct cj_span at;
};

struct draft_metric {
    struct cj_metric metric;
    CJ_LIST(struct draft_metric_value, values);
};

struct draft_lane {
    cj_node node;
    uint32_t own;                   /* index of the lane of the author's own; CJ_NONE: one of the program's */
    struct cj_str name, unit;
    int kind;
    bool has_kind, has_unit, has_min, has_max;
    double min, max;
    struct cj_span at;
};

struct draft_scale {
    struct cj_scale scale;
    bool has_neutral;
    bool broken;                    /* it has a message: no score is measured by it */
    uint32_t errors;                /* said before it was read */
};

struct draft_journey {
    struct cj_journey journey;
    struct cj_span at;
    struct draft_scale scale;
    bool has_lanes;
    CJ_LIST(struct draft_metric, metrics);
    CJ_LIST(struct draft_lane, lanes);
    CJ_LIST(struct draft_phase, phases);
    CJ_LIST(struct draft_improvement, improvements);
};

/* --- the reader: everything a load needs, on the stack of cj_journey_load ---------------------------------------- */

struct reader {
    struct cj_load load;
    struct draft_journey *draft;
    const struct cj_language *language;
    struct cj_span phases_at;       /* line 0: there is no such key */
    bool phases_do;                 /* no touchpoint is needed */
    struct names *names[SORT_COUNT];
    bool declared[SORT_COUNT];      /* there is a block of this sort: no undeclared ones */
    uint32_t count[SORT_COUNT];     /* things of this sort so far: the index of the next */
    GArray *undeclared[SORT_COUNT]; /* struct cj_str: as typed at first use; the first four sorts */
    GArray *node;                   /* struct cj_node_row */
    GArray *typed;                  /* struct cj_str: the id as typed, by node; empty: not given */
    GArray *source;                 /* struct cj_source_note */
    GTree *source_by_name;          /* to 1 + its index in `source` */
    GArray *own_lane;               /* struct cj_own_lane */
    GArray *paper;                  /* struct cj_paper_wish */
    uint32_t cards;
    bool too_many;
};

/* A node for a thing whose id may have been read already (*node != 0); else its id is made from `name`. Makes it findable in
 * `sort` under `index`. */
void cj_reader_register(struct reader *reader, enum cj_node_kind kind, enum sort sort, cj_node *node, struct cj_str name, struct cj_span at);
/* The id as it was typed, empty if it was not given. */
struct cj_str cj_reader_typed_id(const struct reader *reader, cj_node node);
/* The thing `typed` names; an undeclared one is made where that is allowed. */
bool cj_reader_refer(struct reader *reader, enum sort sort, struct cj_str typed, uint32_t *ret_index);

/* Adds cards to the count of the journey; says once when they are too many. */
void cj_reader_count_cards(struct reader *reader, uint32_t cards, struct cj_span at);

/* The same for a persona, which has a limit of its own. Called when reader->count[SORT_PERSONA] has grown. */
void cj_reader_count_persona(struct reader *reader, struct cj_span at);

/* Name and icon of a channel known only by what was typed. */
void cj_name_channel(const struct reader *reader, struct cj_channel *channel, struct cj_str typed);
void cj_find_channel_icon(const struct reader *reader, struct cj_channel *channel, struct cj_str typed);

/* --- rows and types ----------------------------------------------------------------------------------------------- */

extern const struct cj_shape cj_shape_journey;
extern const char cj_manual_introduction[];
extern const struct cj_value_type cj_type_date, cj_type_duration, cj_type_id, cj_type_reference, cj_type_initiator, cj_type_link, cj_type_language, cj_type_icon,
    cj_type_evidence, cj_type_count, cj_type_better;
extern const struct cj_shape cj_shape_evidence, cj_shape_paper;
/* Options of paper: kept as text. */
extern const struct cj_value_type cj_type_paper, cj_type_paper_word, cj_type_paper_flag;
extern const struct cj_field cj_reserved_fields[];

/* hooks of the shapes (hooks.c) */
#define BEGIN(name) void cj_begin_##name(struct cj_load *load, void *item)
#define END_OF(name) void cj_end_##name(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, void *item)
BEGIN(score); BEGIN(scale); BEGIN(channel_use); BEGIN(metric_use); BEGIN(lane_value); BEGIN(improvement); BEGIN(touchpoint);
END_OF(evidence); END_OF(remark); END_OF(card); END_OF(score); END_OF(stage_act); END_OF(metric_use); END_OF(lane_value);
END_OF(touchpoint); END_OF(phase); END_OF(persona); END_OF(channel); END_OF(actor); END_OF(metric); END_OF(metric_value);
END_OF(lane); END_OF(scale); END_OF(improvement);

/* --- after reading ---------------------------------------------------------------------------------------------------- */

/* Everything that needs all ids: finish.c calls the others. */
const struct cj_journey *cj_journey_finish(struct reader *reader);
void cj_journey_finish_routes(struct reader *reader, struct cj_journey *journey, struct cj_touchpoint *touchpoint,
                   const struct draft_touchpoint *const *draft);                                                   /* routes.c */
void cj_journey_finish_lanes(struct reader *reader, struct cj_journey *journey);                                              /* lanes.c */

/* --- what the program knows by name ------------------------------------------------------------------------------------ */

/* The icon for a channel's id or name: well-known, or a word for it in Dutch or English; CJ_ICON_NONE: unknown. */
enum cj_icon cj_known_channel(const char *slug);
/* What an undeclared well-known channel is called in the map's language, NULL if `icon` is no channel. */
const char *cj_known_channel_name(const struct cj_language *language, enum cj_icon icon);
extern const struct cj_word cj_actor_kinds[]; /* value: enum cj_icon */

struct cj_lane_row {
    const char *id;
    enum cj_lane_kind kind;
    enum cj_label label;
    const char *synonyms;
};
extern const struct cj_lane_row cj_lane_rows[];  /* in the order of the map; ends with a NULL id */
const struct cj_lane_row *cj_lane_row(const char *id);

/* Are there rows for the language, or is cj_language_find's answer English for want of them? */
bool cj_language_has_words(const char *tag);
bool cj_language_is_dutch(const struct cj_language *language);

#endif
