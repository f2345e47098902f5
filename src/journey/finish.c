/* From drafts to the sealed model: everything that needs all ids, all personas, or what stands above an item. The lists of the
 * drafts lie in the arena and are the reader's own until it returns, so they are completed in place (hence the casts). */
#include "journey_priv.h"

#include <string.h>

#define OWN(type, list) ((type *)(list))

/* --- undeclared things ------------------------------------------------------------------------------------------- */

/* `n` zeroed things of `size` for the names first used, appended to those declared (never both). */
static void *make_undeclared(struct reader *reader, enum sort sort, const void *declared, uint32_t *n, size_t size)
{
    const GArray *names = reader->undeclared[sort];
    if (reader->declared[sort] || names->len == 0)
        return (void *)declared;
    *n = names->len;
    return cj_arena_alloc(reader->load.arena, names->len, size);
}

static cj_node undeclared_node(struct reader *reader, enum cj_node_kind kind, struct cj_str name)
{
    cj_node node = 0;
    cj_reader_register(reader, kind, SORT_NONE, &node, name, name.at);
    return node;
}

static void finish_undeclared(struct reader *reader, struct cj_journey *journey)
{
    struct cj_persona *persona = make_undeclared(reader, SORT_PERSONA, journey->personas, &journey->npersonas, sizeof *persona);
    struct cj_channel *channel = make_undeclared(reader, SORT_CHANNEL, journey->channels, &journey->nchannels, sizeof *channel);
    struct cj_actor *actor = make_undeclared(reader, SORT_ACTOR, journey->actors, &journey->nactors, sizeof *actor);
    struct cj_metric *metric = make_undeclared(reader, SORT_METRIC, journey->metrics, &journey->nmetrics, sizeof *metric);
    struct cj_str none = cj_str_from("");
    for (guint i = 0; !reader->declared[SORT_PERSONA] && i < reader->undeclared[SORT_PERSONA]->len; i++) {
        struct cj_str name = g_array_index(reader->undeclared[SORT_PERSONA], struct cj_str, i);
        persona[i] = (struct cj_persona){undeclared_node(reader, CJ_NODE_PERSONA, name), name, none, none, none, none, none, none, .initial = none};
    }
    for (guint i = 0; !reader->declared[SORT_CHANNEL] && i < reader->undeclared[SORT_CHANNEL]->len; i++) {
        struct cj_str name = g_array_index(reader->undeclared[SORT_CHANNEL], struct cj_str, i);
        channel[i] = (struct cj_channel){.node = undeclared_node(reader, CJ_NODE_CHANNEL, name), .icon_file = none};
        cj_name_channel(reader, &channel[i], name);
        cj_find_channel_icon(reader, &channel[i], name);
    }
    for (guint i = 0; !reader->declared[SORT_ACTOR] && i < reader->undeclared[SORT_ACTOR]->len; i++) {
        struct cj_str name = g_array_index(reader->undeclared[SORT_ACTOR], struct cj_str, i);
        actor[i] = (struct cj_actor){undeclared_node(reader, CJ_NODE_ACTOR, name), name, none, CJ_ICON_ROLE};
    }
    for (guint i = 0; !reader->declared[SORT_METRIC] && i < reader->undeclared[SORT_METRIC]->len; i++) {
        struct cj_str name = g_array_index(reader->undeclared[SORT_METRIC], struct cj_str, i);
        metric[i] = (struct cj_metric){.node = undeclared_node(reader, CJ_NODE_METRIC, name), .name = name, .unit = none};
    }
    journey->personas = persona;
    journey->channels = channel;
    journey->actors = actor;
    journey->metrics = metric;
}

/* --- initials ------------------------------------------------------------------------------------------------------- */

/* The first `n` letters of `s`, the first of them large, at `out`. */
static void letters(const char *s, unsigned n, GString *out)
{
    for (; *s && n > 0; s = g_utf8_next_char(s)) {
        gunichar c = g_utf8_get_char(s);
        if (!g_unichar_isalnum(c))
            continue;
        g_string_append_unichar(out, out->len == 0 ? g_unichar_toupper(c) : c);
        n--;
    }
}

static const char *last_word(const char *name)
{
    const char *blank = strrchr(name, ' ');
    return blank ? blank + 1 : name;
}

/* Ways to shorten a name, shortest first. */
static char *shorten(const char *name, int way, uint32_t index)
{
    GString *out = g_string_new(NULL);
    letters(name, way == 1 ? 2 : 1, out);
    if (way == 2)
        letters(last_word(name), 1, out);
    else if (way == 3)
        g_string_append_printf(out, "%u", index + 1);
    return g_string_free(out, FALSE);
}

/* One letter where no other persona has it; else the first two, else those of two words, else a number. */
static void finish_initials(struct reader *reader, struct cj_journey *journey)
{
    enum { WAYS = 4 };
    g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func(g_free);
    for (int way = 0; way < WAYS; way++) {
        g_autoptr(GTree) times = g_tree_new((GCompareFunc)strcmp);
        for (uint32_t i = 0; i < journey->npersonas; i++) {
            char *short_name = shorten(journey->personas[i].name.s, way, i);
            g_ptr_array_add(wanted, short_name);
            g_tree_insert(times, short_name, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_tree_lookup(times, short_name)) + 1));
        }
        for (uint32_t i = 0; i < journey->npersonas; i++) {
            struct cj_persona *persona = &OWN(struct cj_persona, journey->personas)[i];
            const char *short_name = wanted->pdata[(size_t)way * journey->npersonas + i];
            if (persona->initial.s && persona->initial.len > 0)
                continue;
            if (way + 1 == WAYS || GPOINTER_TO_UINT(g_tree_lookup(times, short_name)) == 1)
                persona->initial = cj_str_from(cj_arena_strndup(reader->load.arena, short_name, strlen(short_name)));
        }
    }
}

/* --- scores ----------------------------------------------------------------------------------------------------------- */

static struct cj_score score_for(const struct draft_score *draft, uint32_t persona)
{
    return (struct cj_score){persona, draft->score, draft->has_low ? draft->low : draft->score, draft->has_high ? draft->high : draft->score,
                             draft->has_low || draft->has_high};
}

static int by_persona(gconstpointer a, gconstpointer b)
{
    uint32_t left = ((const struct cj_score *)a)->persona, right = ((const struct cj_score *)b)->persona;
    return left < right ? -1 : left > right;
}

/* Scratch for one pass over all touchpoints: who comes, and who has a score, stamped with the touchpoint so that nothing is cleared. */
struct scoring {
    struct reader *reader;
    const struct cj_journey *journey;
    uint32_t *comes, *scored;      /* [personas] 1 + index of the touchpoint last marked */
    struct cj_span *where;         /* [personas] of the score that marked it */
};

static void say_not_here(const struct scoring *scoring, const struct draft_score *score, uint32_t persona)
{
    const char *name = scoring->journey->personas[persona].name.s;
    struct cj_diag *diag = cj_diags_add(scoring->reader->load.diags, CJ_DIAG_SCORE_NOT_HERE, score->at, "%s has a score here, but does not come here", name);
    cj_diags_hint(scoring->reader->load.diags, diag, "add %s to `personas` of the touchpoint, or remove the score", name);
}

static void say_scored_twice(const struct scoring *scoring, struct cj_span first, struct cj_span second)
{
    struct cj_diag *diag = cj_diags_add(scoring->reader->load.diags, CJ_DIAG_SCORE_TWICE, second, "a persona has two scores here");
    cj_diags_also(scoring->reader->load.diags, diag, first, "first given here");
    cj_diags_hint(scoring->reader->load.diags, diag, "give one score, with `low` and `high` if people differed");
}

/* Scores that name their persona. */
static void add_named(const struct scoring *scoring, const struct draft_score *score, uint32_t stamp, GArray *scores)
{
    for (uint32_t i = 0; i < score->who.n; i++) {
        uint32_t persona = score->who.persona[i];
        if (scoring->comes[persona] != stamp) {
            say_not_here(scoring, score, persona);
            continue;
        }
        if (scoring->scored[persona] == stamp) {
            say_scored_twice(scoring, scoring->where[persona], score->at);
            continue;
        }
        struct cj_score made = score_for(score, persona);
        scoring->scored[persona] = stamp;
        scoring->where[persona] = score->at;
        g_array_append_val(scores, made);
    }
}

/* A score without a persona is of everybody who comes and has none of their own. */
static void add_plain(const struct scoring *scoring, const struct cj_touchpoint *touchpoint, const struct draft_score *score, uint32_t stamp,
                      GArray *scores)
{
    uint32_t n = touchpoint->who.n ? touchpoint->who.n : scoring->journey->npersonas;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t persona = touchpoint->who.n ? touchpoint->who.persona[i] : i;
        if (scoring->scored[persona] == stamp)
            continue;
        struct cj_score made = score_for(score, persona);
        scoring->scored[persona] = stamp;
        g_array_append_val(scores, made);
    }
}

static void finish_scores(const struct scoring *scoring, const struct draft_touchpoint *draft, struct cj_touchpoint *touchpoint, uint32_t stamp)
{
    const struct draft_score *plain = NULL;
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(struct cj_score));
    if (draft->nemotion == 0 || scoring->reader->too_many)
        return;
    for (uint32_t i = 0; i < (touchpoint->who.n ? touchpoint->who.n : scoring->journey->npersonas); i++)
        scoring->comes[touchpoint->who.n ? touchpoint->who.persona[i] : i] = stamp;
    for (uint32_t i = 0; i < draft->nemotion; i++) {
        const struct draft_score *score = &draft->emotion[i];
        if (!score->has_score || score->broken)
            continue;
        if (score->who.n > 0)
            add_named(scoring, score, stamp, scores);
        else if (plain)
            say_scored_twice(scoring, plain->at, score->at);
        else
            plain = score;
    }
    if (plain)
        add_plain(scoring, touchpoint, plain, stamp, scores);
    g_array_sort(scores, by_persona);
    cj_reader_count_cards(scoring->reader, scores->len, draft->at);
    touchpoint->scores = cj_arena_seal(scoring->reader->load.arena, scores);
    touchpoint->nscores = scores->len;
}

/* --- evidence and places: what an item has from above ------------------------------------------------------------------------ */

static void inherit(struct cj_evidence *evidence, const struct cj_evidence *above)
{
    if (evidence->level == CJ_LEVEL_NONE)
        evidence->level = above->level;
}

static void place(struct reader *reader, cj_node node, uint32_t touchpoint)
{
    g_array_index(reader->node, struct cj_node_row, node).touchpoint = touchpoint;
}

static void finish_remarks(struct reader *reader, const struct cj_remark *remark, uint32_t n, const struct cj_evidence *above, uint32_t touchpoint)
{
    for (uint32_t i = 0; i < n; i++) {
        inherit(&OWN(struct cj_remark, remark)[i].evidence, above);
        place(reader, remark[i].node, touchpoint);
    }
}

static void finish_acts(struct reader *reader, const struct cj_stage_act *act, uint32_t n, const struct cj_evidence *above, uint32_t touchpoint)
{
    for (uint32_t i = 0; i < n; i++) {
        inherit(&OWN(struct cj_stage_act, act)[i].evidence, above);
        place(reader, act[i].node, touchpoint);
    }
}

static void finish_items(struct reader *reader, struct cj_touchpoint *t, uint32_t index, uint32_t *opportunities)
{
    const struct cj_evidence *above = &t->evidence;
    for (size_t i = 0; i < CJ_REMARK_LISTS; i++) {
        uint32_t n;
        const struct cj_remark *remark = cj_touchpoint_remarks(t, &cj_remark_lists[i], &n);
        finish_remarks(reader, remark, n, above, index);
    }
    finish_acts(reader, t->frontstage, t->nfrontstage, above, index);
    finish_acts(reader, t->backstage, t->nbackstage, above, index);
    for (uint32_t i = 0; i < t->nopportunities; i++)
        OWN(struct cj_remark, t->opportunities)[i].number = ++*opportunities;
}

/* --- metrics ---------------------------------------------------------------------------------------------------------------------- */

/* Without a value of its own a use takes the last of the history. */
static void finish_metric_uses(struct cj_journey *journey, const struct cj_touchpoint *touchpoint)
{
    for (uint32_t i = 0; i < touchpoint->nmetrics; i++) {
        struct cj_metric_use *use = &OWN(struct cj_metric_use, touchpoint->metrics)[i];
        if (use->metric == CJ_NONE)
            continue;
        struct cj_metric *metric = &OWN(struct cj_metric, journey->metrics)[use->metric];
        metric->used = true;
        if (use->has_value || metric->nvalues == 0)
            continue;
        use->value = metric->values[metric->nvalues - 1].value;
        use->has_value = true;
    }
}

static void finish_metrics(struct reader *reader, struct cj_journey *journey)
{
    const struct draft_journey *draft = reader->draft;
    struct cj_metric *metric = CJ_NEW(reader->load.arena, struct cj_metric, MAX(draft->nmetrics, 1));
    for (uint32_t i = 0; i < draft->nmetrics; i++)
        metric[i] = draft->metrics[i].metric;
    journey->metrics = metric;
    journey->nmetrics = draft->nmetrics;
}

/* --- phases, touchpoints, improvements ----------------------------------------------------------------------------------------------- */

static bool any_feeling(const struct draft_touchpoint *const *draft, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (draft[i]->nemotion > 0 || draft[i]->touchpoint.nfeelings > 0)
            return true;
    return false;
}

/* A journey that names nobody has one line all the same: that of a persona without a name. */
static void add_nobody(struct reader *reader, struct cj_journey *journey)
{
    struct cj_str none = cj_str_from("");
    struct cj_persona *nobody = CJ_NEW(reader->load.arena, struct cj_persona, 1);
    *nobody = (struct cj_persona){undeclared_node(reader, CJ_NODE_PERSONA, none), none, none, none, none, none, none, none, .initial = none};
    journey->personas = nobody;
    journey->npersonas = 1;
}

/* All touchpoints of all drafts in one array, their phases beside it. */
static const struct draft_touchpoint **flatten(struct reader *reader, struct cj_journey *journey)
{
    const struct draft_journey *draft = reader->draft;
    uint32_t n = reader->count[SORT_TOUCHPOINT], at = 0;
    const struct draft_touchpoint **drafts = g_new(const struct draft_touchpoint *, n + 1);
    struct cj_touchpoint *touchpoint = CJ_NEW(reader->load.arena, struct cj_touchpoint, MAX(n, 1));
    struct cj_phase *phase = CJ_NEW(reader->load.arena, struct cj_phase, MAX(draft->nphases, 1));
    for (uint32_t i = 0; i < draft->nphases; i++) {
        phase[i] = draft->phases[i].phase;
        inherit(&phase[i].evidence, &journey->evidence);
        phase[i].first = at;
        phase[i].ntouchpoints = draft->phases[i].ntouchpoints;
        for (uint32_t j = 0; j < draft->phases[i].ntouchpoints; j++, at++) {
            drafts[at] = &draft->phases[i].touchpoints[j];
            touchpoint[at] = drafts[at]->touchpoint;
            touchpoint[at].phase = i;
            inherit(&touchpoint[at].evidence, &phase[i].evidence);
            place(reader, touchpoint[at].node, at);
        }
    }
    g_assert(at == n);
    journey->phases = phase;
    journey->nphases = draft->nphases;
    journey->touchpoints = touchpoint;
    journey->ntouchpoints = n;
    return drafts;
}

static void finish_touchpoints(struct reader *reader, struct cj_journey *journey, const struct draft_touchpoint *const *draft)
{
    g_autofree uint32_t *comes = g_new0(uint32_t, journey->npersonas + 1), *scored = g_new0(uint32_t, journey->npersonas + 1);
    g_autofree struct cj_span *where = g_new0(struct cj_span, journey->npersonas + 1);
    struct scoring scoring = {reader, journey, comes, scored, where};
    struct cj_touchpoint *touchpoint = OWN(struct cj_touchpoint, journey->touchpoints);
    uint32_t opportunities = 0;
    for (uint32_t i = 0; i < journey->ntouchpoints; i++) {
        finish_scores(&scoring, draft[i], &touchpoint[i], i + 1);
        finish_items(reader, &touchpoint[i], i, &opportunities);
        finish_metric_uses(journey, &touchpoint[i]);
    }
}

static void finish_improvements(struct reader *reader, struct cj_journey *journey)
{
    const struct draft_journey *draft = reader->draft;
    struct cj_improvement *improvement = CJ_NEW(reader->load.arena, struct cj_improvement, MAX(draft->nimprovements, 1));
    g_autofree uint32_t *solved_by = g_new0(uint32_t, reader->node->len); /* by node: 1 + the last improvement that solves it */
    for (uint32_t i = 0; i < draft->nimprovements; i++) {
        const struct draft_improvement *from = &draft->improvements[i];
        g_autoptr(GArray) solves = g_array_new(FALSE, FALSE, sizeof(cj_node));
        for (uint32_t j = 0; j < from->nsolves; j++) {
            cj_node node;
            if (!cj_names_find(reader, SORT_REMARK, from->solves[j], &node) || solved_by[node] == i + 1)
                continue;
            solved_by[node] = i + 1;
            g_array_append_val(solves, node);
        }
        improvement[i] = from->improvement;
        improvement[i].solves = cj_arena_seal(reader->load.arena, solves);
        improvement[i].nsolves = solves->len;
    }
    journey->improvements = improvement;
    journey->nimprovements = draft->nimprovements;
}

/* Not said where a key nobody knows may hold them, nor where `phases` is missing, which has been said. */
static void check_touchpoints(struct reader *reader)
{
    const struct draft_journey *draft = reader->draft;
    struct cj_span at = reader->phases_at;
    if (reader->count[SORT_TOUCHPOINT] > 0 || reader->load.unknown > 0 || at.line == 0 || (reader->phases_do && draft->nphases > 0))
        return;
    if (draft->nphases > 0)
        at = g_array_index(reader->node, struct cj_node_row, draft->phases[0].phase.node).at;
    struct cj_diag *diag = cj_diags_add(reader->load.diags, CJ_DIAG_NO_TOUCHPOINT, at, "the journey has no touchpoint");
    cj_diags_hint(reader->load.diags, diag, "add `touchpoints:` to a phase and below it, indented, `- Buys a ticket`");
}

const struct cj_journey *cj_journey_finish(struct reader *reader)
{
    struct cj_journey *journey = &reader->draft->journey;
    journey->scale = reader->draft->scale.scale;
    journey->uri = cj_uri_encode(journey->link, reader->load.arena);
    cj_reader_count_cards(reader, journey->ngoals + journey->nexpectations, reader->draft->at);
    check_touchpoints(reader);
    finish_metrics(reader, journey);
    finish_undeclared(reader, journey);
    g_autofree const struct draft_touchpoint **draft = flatten(reader, journey);
    if (journey->npersonas == 0 && any_feeling(draft, journey->ntouchpoints))
        add_nobody(reader, journey);
    finish_initials(reader, journey);
    finish_touchpoints(reader, journey, draft);
    cj_journey_finish_routes(reader, journey, OWN(struct cj_touchpoint, journey->touchpoints), draft);
    finish_improvements(reader, journey);
    for (uint32_t i = 0; i < journey->nconclusions; i++)
        inherit(&OWN(struct cj_remark, journey->conclusions)[i].evidence, &journey->evidence);
    cj_journey_finish_lanes(reader, journey);
    journey->sources = cj_arena_seal(reader->load.arena, reader->source);
    journey->nsources = reader->source->len;
    journey->paper = cj_arena_seal(reader->load.arena, reader->paper);
    journey->npaper = reader->paper->len;
    journey->node = cj_arena_seal(reader->load.arena, reader->node);
    journey->nnode = reader->node->len;
    return journey;
}
