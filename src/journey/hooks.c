/* What happens when an item begins and when all its keys have been read: nodes, ids, and rules between the fields of
 * one item. What needs the whole journey is in finish.c. */
#include "journey_priv.h"

#include <string.h>

enum { CARDS_MOST = 100000, TOUCHPOINTS_MOST = 5000, PERSONAS_MOST = 50 };

#define BEGINS(name) void cj_begin_##name(struct cj_load *load, void *item)
#define ENDS(name) void cj_end_##name(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, void *item)

void cj_reader_count_cards(struct reader *reader, uint32_t cards, struct cj_span at)
{
    reader->cards += cards;
    if (reader->too_many || (reader->cards <= CARDS_MOST && reader->count[SORT_TOUCHPOINT] <= TOUCHPOINTS_MOST))
        return;
    reader->too_many = true;
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_TOO_MANY_CARDS, at, "a journey has at most %d touchpoints and %d cards",
                                        TOUCHPOINTS_MOST, CARDS_MOST);
    cj_diags_hint(reader->load.diags, diag, "split it into several journeys, each in a file of its own");
}

/* A map draws a line for each persona past the labels of all others. */
void cj_reader_count_persona(struct reader *reader, struct cj_span at)
{
    cj_reader_count_cards(reader, 1, at);
    if (reader->count[SORT_PERSONA] != PERSONAS_MOST + 1)
        return;
    reader->too_many = true;
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_TOO_MANY_PERSONAS, at, "a journey has at most %d personas", PERSONAS_MOST);
    cj_diags_hint(reader->load.diags, diag, "let one persona stand for all who make the journey alike, or split it into several journeys");
}

/* An item without a name is called by its id; without either it can't be. */
static void name_or_id(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, cj_node node, struct cj_str *name)
{
    if (name->len > 0)
        return;
    *name = cj_reader_typed_id(load->user, node);
    if (name->len > 0)
        return;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_MISSING_KEY, value->at, "everything in `%s` needs a `name`", in->key);
    cj_diags_hint(load->diags, diag, "add, for example, name: %s", in->shape->field[0].example);
}

/* An id that is a key of the item would turn a mapping of ids into one item: rule 3. */
static void refuse_key_as_id(struct cj_load *load, const struct cj_field *in, cj_node node)
{
    struct cj_str id = cj_reader_typed_id(load->user, node);
    if (id.len == 0 || !cj_schema_field(in->shape, id.s))
        return;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_BAD_ID, id.at, "`%s` can't be an id here: it is a key that may stand there", id.s);
    cj_diags_hint(load->diags, diag, "choose another id");
}

/* Where a field of the item was typed; the item itself where it is a plain value. */
static struct cj_span field_at(const struct cj_shape *shape, const struct cj_yaml *value, const char *key)
{
    const struct cj_field *wanted = cj_schema_field(shape, key);
    for (uint32_t i = 0; value->kind == CJ_YAML_MAPPING && i < value->n; i++)
        if (cj_schema_field(shape, value->pair[i].key.s) == wanted)
            return value->pair[i].value->at;
    return value->at;
}

/* --- remarks and parts of a touchpoint ------------------------------------------------------------------------------- */

ENDS(card)
{
    (void)in, (void)item;
    cj_reader_count_cards(load->user, 1, value->at);
}

ENDS(remark)
{
    struct cj_remark *remark = item;
    bool conclusion = strcmp(in->keyed, "id") == 0;
    cj_end_card(load, in, value, item);
    refuse_key_as_id(load, in, remark->node);
    cj_reader_register(load->user, conclusion ? CJ_NODE_CONCLUSION : CJ_NODE_REMARK, (enum sort)in->tag, &remark->node, remark->text, value->at);
}

ENDS(stage_act)
{
    struct cj_stage_act *act = item;
    cj_end_card(load, in, value, item);
    refuse_key_as_id(load, in, act->node);
    cj_reader_register(load->user, CJ_NODE_REMARK, SORT_NONE, &act->node, act->text, value->at);
    if (act->text.len > 0 || act->nactors > 0 || value->kind != CJ_YAML_MAPPING || value->n == 0 ||
        field_at(in->shape, value, "actors").line != value->at.line || field_at(in->shape, value, "actors").col != value->at.col)
        return; /* an actor nobody knows has its message */
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_MISSING_KEY, value->at, "`%s` says neither who nor what", in->key);
    cj_diags_hint(load->diags, diag, "add a `text` or an `actor`");
}

BEGINS(channel_use)
{
    (void)load;
    ((struct cj_channel_use *)item)->channel = CJ_NONE;
}

BEGINS(metric_use)
{
    (void)load;
    ((struct cj_metric_use *)item)->metric = CJ_NONE;
}

BEGINS(lane_value)
{
    (void)load;
    ((struct cj_lane_value *)item)->own_lane = CJ_NONE;
}

ENDS(metric_use)
{
    cj_end_card(load, in, value, item);
    ((struct cj_metric_use *)item)->at = value->at;
}

/* In a lane of ratings or numbers the text has to be one. */
ENDS(lane_value)
{
    const struct reader *reader = load->user;
    struct cj_lane_value *lane_value = item;
    cj_end_card(load, in, value, item);
    if (lane_value->own_lane == CJ_NONE || lane_value->text.len == 0)
        return;
    const struct cj_own_lane *lane = &g_array_index(reader->own_lane, struct cj_own_lane, lane_value->own_lane);
    if (lane->kind == CJ_OWN_TEXT)
        return;
    struct cj_field number = {.key = lane->name.s, .type = &cj_type_number, .example = "3"};
    if (lane->kind == CJ_OWN_RATING) {
        number.min = lane->min;
        number.max = lane->max;
    }
    struct cj_yaml text = {.kind = CJ_YAML_SCALAR, .at = lane_value->text.at, .text = lane_value->text};
    lane_value->has_number = cj_type_number.read(load, &number, &text, &lane_value->number);
}

static void say_spread(struct cj_load *load, struct cj_span at, const char *problem)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_BAD_SPREAD, at, "%s", problem);
    cj_diags_hint(load->diags, diag, "write low, score and high in rising order: {score: 0.5, low: -1, high: 1.5}");
}

/* `what`: "the score", "`low`". */
static void check_in_scale(struct cj_load *load, struct cj_span at, const char *what, double score)
{
    const struct draft_scale *draft = &((const struct reader *)load->user)->draft->scale;
    const struct cj_scale *scale = &draft->scale;
    if (draft->broken || (score >= scale->min && score <= scale->max))
        return;
    const char *min = cj_schema_number_text(scale->min, load->arena), *max = cj_schema_number_text(scale->max, load->arena);
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_OUT_OF_RANGE, at, "%s %s is outside the scale, %s to %s", what,
                                        cj_schema_number_text(score, load->arena), min, max);
    cj_diags_hint(load->diags, diag, "give a score from %s to %s, or set `scale`", min, max);
}

BEGINS(score)
{
    ((struct draft_score *)item)->errors = cj_diags_count(load->diags, CJ_SEVERITY_ERROR);
}

ENDS(score)
{
    struct draft_score *score = item;
    cj_end_card(load, in, value, item);
    score->at = value->at;
    score->broken = cj_diags_count(load->diags, CJ_SEVERITY_ERROR) > score->errors;
    if (!score->has_score)
        return;
    struct cj_span low_at = field_at(in->shape, value, "low"), high_at = field_at(in->shape, value, "high");
    if (score->has_low && score->low > score->score)
        say_spread(load, low_at, "`low` is above the score");
    if (score->has_high && score->high < score->score)
        say_spread(load, high_at, "`high` is below the score");
    check_in_scale(load, field_at(in->shape, value, "score"), "the score", score->score);
    if (score->has_low)
        check_in_scale(load, low_at, "`low` of", score->low);
    if (score->has_high)
        check_in_scale(load, high_at, "`high` of", score->high);
}

/* --- evidence ---------------------------------------------------------------------------------------------------------- */

/* Is `a` after `b`? A year alone is before its months. */
static bool later(struct cj_date a, struct cj_date b)
{
    unsigned month_a = a.month ? a.month : a.quarter * 3, month_b = b.month ? b.month : b.quarter * 3;
    return a.year != b.year ? a.year > b.year : month_a != month_b ? month_a > month_b : a.day > b.day;
}

ENDS(evidence)
{
    struct reader *reader = load->user;
    struct cj_evidence *evidence = item;
    (void)in, (void)value;
    if (evidence->source.len == 0)
        return;
    if (evidence->level == CJ_LEVEL_NONE)
        evidence->level = CJ_LEVEL_VALIDATED;
    gpointer known = g_tree_lookup(reader->source_by_name, evidence->source.s);
    if (!known) {
        struct cj_source_note note = {evidence->source, evidence->date};
        g_array_append_val(reader->source, note);
        g_tree_insert(reader->source_by_name, (char *)evidence->source.s, GUINT_TO_POINTER(reader->source->len));
        return;
    }
    struct cj_source_note *note = &g_array_index(reader->source, struct cj_source_note, GPOINTER_TO_UINT(known) - 1);
    if (later(evidence->date, note->date))
        note->date = evidence->date;
}

/* --- touchpoints, phases -------------------------------------------------------------------------------------------------- */

BEGINS(touchpoint)
{
    (void)load;
    ((struct cj_touchpoint *)item)->initiating_actor = CJ_NONE;
}

/* `next: end` ends the journey, so nothing else can be called that. */
static void refuse_end(struct cj_load *load, const struct cj_touchpoint *touchpoint)
{
    struct cj_str called = cj_reader_typed_id(load->user, touchpoint->node);
    if (called.len == 0)
        called = touchpoint->name;
    if (strcmp(cj_names_slug(called, load->arena).s, "end") != 0)
        return;
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_BAD_ID, called.at,
                                        "`%s` can't be a touchpoint's: it is what the end of the journey is called", called.s);
    cj_diags_hint(load->diags, diag, "give it another id, for example id: the-end");
}

ENDS(touchpoint)
{
    struct draft_touchpoint *draft = item;
    struct reader *reader = load->user;
    draft->at = value->at;
    name_or_id(load, in, value, draft->touchpoint.node, &draft->touchpoint.name);
    refuse_key_as_id(load, in, draft->touchpoint.node);
    refuse_end(load, &draft->touchpoint);
    cj_reader_register(reader, CJ_NODE_TOUCHPOINT, SORT_TOUCHPOINT, &draft->touchpoint.node, draft->touchpoint.name, value->at);
    cj_reader_count_cards(reader, 1, value->at);
    for (uint32_t i = 0; i < draft->nmoments; i++)
        draft->touchpoint.moments |= draft->moments[i];
}

ENDS(phase)
{
    struct cj_phase *phase = item;
    cj_end_card(load, in, value, item);
    name_or_id(load, in, value, phase->node, &phase->name);
    refuse_key_as_id(load, in, phase->node);
    cj_reader_register(load->user, CJ_NODE_PHASE, SORT_PHASE, &phase->node, phase->name, value->at);
}

/* --- what is declared -------------------------------------------------------------------------------------------------------- */

ENDS(persona)
{
    struct cj_persona *persona = item;
    name_or_id(load, in, value, persona->node, &persona->name);
    refuse_key_as_id(load, in, persona->node);
    cj_reader_count_cards(load->user, persona->ngoals + persona->nneeds + persona->nfrustrations, value->at);
    cj_reader_register(load->user, CJ_NODE_PERSONA, SORT_PERSONA, &persona->node, persona->name, value->at);
}

/* A channel that only has an id: a well-known one is called as the map's language does. */
void cj_name_channel(const struct reader *reader, struct cj_channel *channel, struct cj_str typed)
{
    enum cj_icon icon = cj_icon_find(typed.s);
    const char *known = cj_known_channel_name(reader->language, icon);
    channel->name = typed;
    if (known) {
        channel->name.s = known;
        channel->name.len = (uint32_t)strlen(known);
    }
}

/* From `icon`, else from the id, else from the name. */
void cj_find_channel_icon(const struct reader *reader, struct cj_channel *channel, struct cj_str typed)
{
    struct cj_str words[] = {typed, channel->name};
    for (size_t i = 0; i < G_N_ELEMENTS(words) && channel->icon == CJ_ICON_NONE; i++)
        if (words[i].len > 0)
            channel->icon = cj_known_channel(cj_names_slug(words[i], reader->load.arena).s);
    if (channel->icon == CJ_ICON_NONE)
        channel->icon = CJ_ICON_OTHER;
}

ENDS(channel)
{
    struct cj_channel *channel = item;
    struct cj_str id = cj_reader_typed_id(load->user, channel->node);
    cj_end_card(load, in, value, item);
    if (channel->name.len == 0 && id.len > 0)
        cj_name_channel(load->user, channel, id);
    name_or_id(load, in, value, channel->node, &channel->name);
    refuse_key_as_id(load, in, channel->node);
    cj_find_channel_icon(load->user, channel, id);
    cj_reader_register(load->user, CJ_NODE_CHANNEL, SORT_CHANNEL, &channel->node, channel->name, value->at);
}

/* A kind gives the icon; nobody's kind is that of a person; a word of the author's own has no picture of its own. */
ENDS(actor)
{
    struct cj_actor *actor = item;
    cj_end_card(load, in, value, item);
    name_or_id(load, in, value, actor->node, &actor->name);
    refuse_key_as_id(load, in, actor->node);
    actor->icon = actor->kind.len > 0 ? CJ_ICON_OTHER : CJ_ICON_ROLE;
    for (const struct cj_word *kind = cj_actor_kinds; kind->word; kind++)
        if (strcmp(kind->word, actor->kind.s) == 0)
            actor->icon = (enum cj_icon)kind->value;
    cj_reader_register(load->user, CJ_NODE_ACTOR, SORT_ACTOR, &actor->node, actor->name, value->at);
}

ENDS(metric_value)
{
    (void)in, (void)load;
    ((struct draft_metric_value *)item)->at = value->at;
}

/* By first day; of two that begin together the one that ends sooner. */
static int by_date(gconstpointer a, gconstpointer b)
{
    struct cj_date left = ((const struct draft_metric_value *)a)->value.date, right = ((const struct draft_metric_value *)b)->value.date;
    int first[2][5] = {
        {left.year, left.quarter ? left.quarter * 3 - 2 : left.month ? left.month : 1, left.day ? left.day : 1, !left.day, !left.month + left.quarter},
        {right.year, right.quarter ? right.quarter * 3 - 2 : right.month ? right.month : 1, right.day ? right.day : 1, !right.day,
         !right.month + right.quarter},
    };
    for (int i = 0; i < 5; i++)
        if (first[0][i] != first[1][i])
            return first[0][i] < first[1][i] ? -1 : 1;
    return 0;
}

static bool same_date(struct cj_date a, struct cj_date b)
{
    return a.year == b.year && a.quarter == b.quarter && a.month == b.month && a.day == b.day;
}

static void sort_history(struct cj_load *load, struct draft_metric *draft)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct draft_metric_value));
    if (draft->nvalues > 0)
        g_array_append_vals(values, draft->values, draft->nvalues);
    g_array_sort(values, by_date);
    struct cj_metric_value *sealed = draft->nvalues ? CJ_NEW(load->arena, struct cj_metric_value, draft->nvalues) : NULL;
    for (guint i = 0; i < values->len; i++) {
        const struct draft_metric_value *value = &g_array_index(values, struct draft_metric_value, i);
        sealed[i] = value->value;
        if (i == 0 || value->value.date.year == 0 || !same_date(value->value.date, value[-1].value.date))
            continue;
        bool swapped = value->at.line < value[-1].at.line || (value->at.line == value[-1].at.line && value->at.col < value[-1].at.col);
        struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_DATE_TWICE, swapped ? value[-1].at : value->at, "a date is given twice");
        cj_diags_also(load->diags, diag, swapped ? value->at : value[-1].at, "first given here");
        cj_diags_hint(load->diags, diag, "remove one of the two, or write the dates more precisely");
    }
    draft->metric.values = sealed;
    draft->metric.nvalues = draft->nvalues;
}

ENDS(metric)
{
    struct draft_metric *draft = item;
    cj_reader_count_cards(load->user, 1 + draft->nvalues, value->at);
    name_or_id(load, in, value, draft->metric.node, &draft->metric.name);
    refuse_key_as_id(load, in, draft->metric.node);
    sort_history(load, draft);
    cj_reader_register(load->user, CJ_NODE_METRIC, SORT_METRIC, &draft->metric.node, draft->metric.name, value->at);
}

ENDS(improvement)
{
    struct cj_improvement *improvement = item;
    cj_reader_count_cards(load->user, 1 + ((const struct draft_improvement *)item)->nsolves, value->at);
    name_or_id(load, in, value, improvement->node, &improvement->name);
    refuse_key_as_id(load, in, improvement->node);
    cj_reader_register(load->user, CJ_NODE_IMPROVEMENT, SORT_IMPROVEMENT, &improvement->node, improvement->name, value->at);
}

BEGINS(improvement)
{
    (void)load;
    ((struct cj_improvement *)item)->metric = CJ_NONE;
}

/* --- scale ------------------------------------------------------------------------------------------------------------------ */

static void say_scale(struct cj_load *load, struct cj_span at, const char *problem)
{
    struct cj_diag *diag = cj_diags_add(load->diags, CJ_DIAG_BAD_SCALE, at, "%s", problem);
    cj_diags_hint(load->diags, diag, "for example {min: 1, max: 5, neutral: 3}; unless given, the scale goes from -2 to 2");
}

static int by_score(gconstpointer a, gconstpointer b)
{
    double left = ((const struct cj_scale_label *)a)->at, right = ((const struct cj_scale_label *)b)->at;
    return left < right ? -1 : left > right;
}

static void check_labels(struct cj_load *load, const struct cj_scale *scale)
{
    const char *min = cj_schema_number_text(scale->min, load->arena), *max = cj_schema_number_text(scale->max, load->arena);
    for (uint32_t i = 0; i < scale->nlabels; i++) {
        const struct cj_scale_label *label = &scale->labels[i];
        if (label->at < scale->min || label->at > scale->max)
            say_scale(load, label->text.at, cj_arena_printf(load->arena, "the label at %s is outside the scale, %s to %s",
                                                            cj_schema_number_text(label->at, load->arena), min, max));
    }
}

/* By rising score. */
static void sort_labels(struct cj_load *load, struct cj_scale *scale)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(struct cj_scale_label));
    if (scale->nlabels > 0)
        g_array_append_vals(labels, scale->labels, scale->nlabels);
    g_array_sort(labels, by_score);
    for (guint i = 1; i < labels->len; i++) {
        const struct cj_scale_label *label = &g_array_index(labels, struct cj_scale_label, i);
        if (by_score(&label[-1], label) == 0)
            say_scale(load, label->text.at, "a score has two labels");
    }
    scale->labels = cj_arena_seal(load->arena, labels);
}

BEGINS(scale)
{
    ((struct draft_scale *)item)->errors = cj_diags_count(load->diags, CJ_SEVERITY_ERROR);
}

ENDS(scale)
{
    struct draft_scale *draft = item;
    struct cj_scale *scale = &draft->scale;
    cj_reader_count_cards(load->user, scale->nlabels, value->at);
    if (!draft->has_neutral)
        scale->neutral = (scale->min + scale->max) / 2;
    if (scale->min >= scale->max)
        say_scale(load, value->at, "the least score is not below the largest");
    else if (scale->neutral < scale->min || scale->neutral > scale->max)
        say_scale(load, field_at(in->shape, value, "neutral"), "the neutral score is outside the scale");
    if (scale->min < scale->max)
        check_labels(load, scale);
    sort_labels(load, scale);
    draft->broken = cj_diags_count(load->diags, CJ_SEVERITY_ERROR) > draft->errors;
}
