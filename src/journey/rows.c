/* The journey language: every key that can be typed, one row each. Loading, messages, JSON Schema and docs/language.md
 * come from these rows; what a value means is in types.c, what an item means as a whole in hooks.c. */
#include "journey_priv.h"

#define DRAFT(member) CJ_ONE(struct draft_journey, member)
#define END {.key = NULL}

/* --- words ------------------------------------------------------------------------------------------------------ */

static const struct cj_word levels[] = {
    {"assumed", CJ_LEVEL_ASSUMED, "assumption guessed guess aangenomen aanname"},
    {"reasoned", CJ_LEVEL_REASONED, "argued beredeneerd"},
    {"validated", CJ_LEVEL_VALIDATED, "proven measured researched gevalideerd bewezen gemeten"},
    {NULL, 0, NULL},
};
static const struct cj_word severities[] = {
    {"low", CJ_PAIN_LOW, "minor slight small laag licht"},
    {"medium", CJ_PAIN_MEDIUM, "middle mid moderate normal average midden gemiddeld matig"},
    {"high", CJ_PAIN_HIGH, "major severe critical big hoog ernstig"},
    {NULL, 0, NULL},
};
static const struct cj_word states[] = {
    {"current", CJ_STATE_CURRENT, "as-is asis now today huidig huidige ist"},
    {"future", CJ_STATE_FUTURE, "to-be tobe desired target gewenst gewenste toekomst soll"},
    {NULL, 0, NULL},
};
static const struct cj_word moments[] = {
    {"trigger", CJ_MOMENT_TRIGGER, "start cause aanleiding"},
    {"truth", CJ_MOMENT_TRUTH, "moment-of-truth mot waarheid"},
    {"exit", CJ_MOMENT_EXIT, "leave leaves drop-out dropout afhaken uitstap"},
    {NULL, 0, NULL},
};
static const struct cj_word works[] = {
    {"idea", CJ_WORK_IDEA, "proposed idee voorstel"},
    {"chosen", CJ_WORK_CHOSEN, "planned selected gekozen gepland"},
    {"doing", CJ_WORK_DOING, "busy started in-progress bezig"},
    {"done", CJ_WORK_DONE, "ready finished klaar gereed"},
    {"dropped", CJ_WORK_DROPPED, "cancelled rejected vervallen geschrapt"},
    {NULL, 0, NULL},
};
static const struct cj_word betters[] = {{"higher", 0, "high more up hoger"}, {"lower", 1, "low less down lager"}, {NULL, 0, NULL}};
static const struct cj_word own_kinds[] = {
    {"text", CJ_OWN_TEXT, "words tekst"},
    {"rating", CJ_OWN_RATING, "score stars cijfer waardering"},
    {"number", CJ_OWN_NUMBER, "value getal nummer"},
    {NULL, 0, NULL},
};
static const struct cj_word kinds[] = {
    {"customer", 0, "klant"},          {"buyer", 0, "koper"},     {"user", 0, "gebruiker"}, {"employee", 0, "medewerker werknemer"},
    {"candidate", 0, "kandidaat sollicitant"}, {"patient", 0, "patiënt"}, {"citizen", 0, "burger"}, {"member", 0, "lid"},
    {NULL, 0, NULL},
};
static const struct cj_word statuses[] = {{"draft", 0, "concept"}, {"review", 0, "in-review"}, {"approved", 0, "vastgesteld"}, {NULL, 0, NULL}};

/* --- evidence --------------------------------------------------------------------------------------------------- */

static const struct cj_field evidence_fields[] = {
    {"level", .type = &cj_type_choice, CJ_ONE(struct cj_evidence, level), .main = true, .words = levels, .example = "validated",
     .doc = "How sure we are; validated when there is a source and no level.", .synonyms = "certainty niveau zekerheid",
     .drawn = "the dot in the card and before a pain's source"},
    {"source", .type = &cj_type_text, CJ_ONE(struct cj_evidence, source), .example = "Interviews",
     .doc = "Where it was learned.", .synonyms = "bron origin from", .drawn = "after the pain's text, and in the sources"},
    {"count", .type = &cj_type_count, CJ_ONE(struct cj_evidence, count), .min = 0, .max = 1e9, .example = "412",
     .doc = "How many people or cases said so.", .synonyms = "number aantal n times keer", .drawn = "after the source, as 412×"},
    {"date", .type = &cj_type_date, CJ_ONE(struct cj_evidence, date), .example = "2026-01-15", .doc = "When it was learned.",
     .synonyms = "datum when year", .drawn = "in the sources"},
    END,
};
const struct cj_shape cj_shape_evidence = {"evidence", "What a statement rests on. The nearest that is given counts: item, touchpoint, phase, "
    "journey; of several, the strongest.", sizeof(struct cj_evidence), evidence_fields, .end = cj_end_evidence};

#define EVIDENCE(owner, where) \
    {"evidence", .type = &cj_type_evidence, CJ_ONE(owner, where), .shape = &cj_shape_evidence, \
     .example = "{source: Interviews, count: 9}", \
     .doc = "What this rests on; else what the item above says.", .synonyms = "proof bewijs onderbouwing", .drawn = "the dot in the card"}
#define ID(owner, where, like) \
    {"id", .type = &cj_type_id, CJ_ONE(owner, where), .example = like, .synonyms = "key", \
     .doc = "A short name to refer to it; else made from its name or text.", .drawn = "never, it is for the file"}
#define PERSONAS(owner) \
    {"personas", "persona", .type = &cj_type_reference, .offset = offsetof(owner, who.persona), .count = offsetof(owner, who.n), \
     .size = sizeof(uint32_t), .tag = SORT_PERSONA, .example = "henk", .doc = "Who; without it, everybody who comes there.", \
     .synonyms = "who wie people customer", .drawn = "a badge with the initial"}

/* --- remarks ---------------------------------------------------------------------------------------------------- */

#define REMARK_FIELDS \
    {"text", .type = &cj_type_text, CJ_ONE(struct cj_remark, text), .required = true, .main = true, .example = "Which code do they mean?", \
     .doc = "What is said, in one sentence.", .synonyms = "tekst name description omschrijving what title", \
     .drawn = "the words of the card"}, \
    ID(struct cj_remark, node, "code"), PERSONAS(struct cj_remark), EVIDENCE(struct cj_remark, evidence)

static const struct cj_field remark_fields[] = {REMARK_FIELDS, END};
static const struct cj_field pain_fields[] = {
    REMARK_FIELDS,
    {"severity", .type = &cj_type_choice, CJ_ONE(struct cj_remark, severity), .words = severities, .standard = "medium", .example = "high",
     .doc = "How much it hurts.", .synonyms = "weight impact ernst zwaarte",
     .drawn = "the pain's mark: filled, outlined or thin, and bold words"},
    END,
};
static const struct cj_shape shape_remark = {"remark", "Something thought, asked, felt, done, liked, proposed, noted or concluded.",
    sizeof(struct cj_remark), remark_fields, .end = cj_end_remark};
static const struct cj_shape shape_pain = {"pain", "Where it hurts.", sizeof(struct cj_remark), pain_fields, .end = cj_end_remark};

#define REMARKS(name, single, member, of, sort, like, says, also, where) \
    {name, single, .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, member), .shape = of, .keyed = "personas", .tag = sort, \
     .example = like, .doc = says, .synonyms = also, .drawn = where}

/* --- parts of a touchpoint ---------------------------------------------------------------------------------------- */

static const struct cj_field channel_use_fields[] = {
    {"channel", .type = &cj_type_reference, CJ_ONE(struct cj_channel_use, channel), .required = true, .main = true, .tag = SORT_CHANNEL,
     .example = "web", .doc = "The channel: its id or name.", .synonyms = "kanaal", .drawn = "a marker in the channel's row"},
    PERSONAS(struct cj_channel_use),
    END,
};
static const struct cj_shape shape_channel_use = {"channel use", "A channel as a touchpoint uses it.", sizeof(struct cj_channel_use),
    channel_use_fields, .begin = cj_begin_channel_use, .end = cj_end_card};

static const struct cj_field score_fields[] = {
    {"score", .type = &cj_type_number, CJ_ONE(struct draft_score, score), .has = offsetof(struct draft_score, has_score), .required = true,
     .main = true, .example = "-1", .doc = "How it feels, on the scale of the journey.", .synonyms = "value waarde cijfer",
     .drawn = "a point of the emotion line"},
    {"low", .type = &cj_type_number, CJ_ONE(struct draft_score, low), .has = offsetof(struct draft_score, has_low), .example = "-1.5",
     .doc = "The lowest score somebody gave.", .synonyms = "min lowest laag laagste", .drawn = "the lower edge of the spread"},
    {"high", .type = &cj_type_number, CJ_ONE(struct draft_score, high), .has = offsetof(struct draft_score, has_high), .example = "0.5",
     .doc = "The highest score somebody gave.", .synonyms = "max highest hoog hoogste", .drawn = "the upper edge of the spread"},
    PERSONAS(struct draft_score),
    END,
};
static const struct cj_shape shape_score = {"emotion", "How it feels, with the spread over those who were asked.", sizeof(struct draft_score),
    score_fields, .begin = cj_begin_score, .end = cj_end_score};

static const struct cj_field stage_act_fields[] = {
    {"text", .type = &cj_type_text, CJ_ONE(struct cj_stage_act, text), .main = true, .example = "Checks who logs in",
     .doc = "What is done, or who is met.", .synonyms = "tekst does doet what action", .drawn = "the words of the card"},
    {"actors", "actor", .type = &cj_type_reference, .offset = offsetof(struct cj_stage_act, actor),
     .count = offsetof(struct cj_stage_act, nactors),
     .size = sizeof(uint32_t), .tag = SORT_ACTOR, .example = "kcc", .doc = "Who does it.",
     .synonyms = "by door system department team afdeling systeem",
     .drawn = "icon and name above the words"},
    ID(struct cj_stage_act, node, "check"),
    PERSONAS(struct cj_stage_act),
    EVIDENCE(struct cj_stage_act, evidence),
    END,
};
static const struct cj_shape shape_stage_act = {"stage act", "What others do, in sight of the persona or behind the line of visibility.",
    sizeof(struct cj_stage_act), stage_act_fields, .end = cj_end_stage_act};

static const struct cj_field wait_fields[] = {
    {"duration", .type = &cj_type_duration, CJ_ONE(struct cj_wait, duration), .required = true, .main = true, .example = "25 minutes",
     .doc = "How long.", .synonyms = "duur time tijd", .drawn = "the time lane, in a pill with a hatched end"},
    PERSONAS(struct cj_wait),
    END,
};
static const struct cj_shape shape_wait = {"wait", "Waiting before being served.", sizeof(struct cj_wait), wait_fields, .end = cj_end_card};

static const struct cj_field metric_use_fields[] = {
    {"metric", .type = &cj_type_reference, CJ_ONE(struct cj_metric_use, metric), .required = true, .main = true, .tag = SORT_METRIC,
     .example = "dropout", .doc = "The metric: its id or name.", .synonyms = "kpi meting", .drawn = "the metrics lane"},
    {"value", .type = &cj_type_number, CJ_ONE(struct cj_metric_use, value), .has = offsetof(struct cj_metric_use, has_value),
     .example = "34",
     .doc = "Its value now; without it, the last of its history.", .synonyms = "waarde now", .drawn = "large, after the end of its history"},
    END,
};
static const struct cj_shape shape_metric_use = {"metric use", "A metric as it stands at a touchpoint.", sizeof(struct cj_metric_use),
    metric_use_fields, .begin = cj_begin_metric_use, .end = cj_end_metric_use};

static const struct cj_field next_fields[] = {
    {"to", .type = &cj_type_text, CJ_ONE(struct draft_next, to), .required = true, .main = true, .example = "fill-in",
     .doc = "The touchpoint that follows: its id or name; `end` ends the journey.", .synonyms = "target naar goto",
     .drawn = "an arrow"},
    {"when", .type = &cj_type_text, CJ_ONE(struct draft_next, when), .example = "\"Yes\"", .doc = "The answer that leads there.",
     .synonyms = "if answer als antwoord", .drawn = "in a gap of the arrow, or beside it"},
    END,
};
static const struct cj_shape shape_next = {"next", "A way on.", sizeof(struct draft_next), next_fields, .end = cj_end_card};

static const struct cj_field image_fields[] = {
    {"file", .type = &cj_type_text, CJ_ONE(struct cj_image, file), .required = true, .main = true, .example = "screen.png",
     .doc = "PNG, JPEG or SVG beside the journey's file.", .synonyms = "src path bestand", .drawn = "in the storyboard lane"},
    {"alt", .type = &cj_type_text, CJ_ONE(struct cj_image, alt), .example = "The form on a phone",
     .doc = "What it shows, for those who can't see it.", .synonyms = "text description omschrijving caption", .drawn = "not drawn, but read aloud and found"},
    END,
};
static const struct cj_shape shape_image = {"image", "A storyboard picture.", sizeof(struct cj_image), image_fields, .end = cj_end_card};

static const struct cj_field lane_value_fields[] = {
    {"lane", .type = &cj_type_reference, CJ_ONE(struct cj_lane_value, own_lane), .required = true, .tag = SORT_LANE, .example = "legal",
     .doc = "A lane of your own.", .synonyms = "baan", .drawn = "in that lane"},
    {"text", .type = &cj_type_text, CJ_ONE(struct cj_lane_value, text), .required = true, .example = "Article 9",
     .doc = "A text, or a number if the lane's kind is rating or number.", .synonyms = "value waarde tekst number",
     .drawn = "a text, pips, or a number with its unit"},
    PERSONAS(struct cj_lane_value),
    END,
};
static const struct cj_shape shape_lane_value = {"lane value", "What stands in a lane of your own.", sizeof(struct cj_lane_value),
    lane_value_fields, .begin = cj_begin_lane_value, .end = cj_end_lane_value};

/* --- touchpoints, phases -------------------------------------------------------------------------------------------- */

#define T(member) CJ_ONE(struct cj_touchpoint, member)

static const struct cj_field touchpoint_fields[] = {
    {"name", .type = &cj_type_text, T(name), .main = true, .example = "Gets the letter", .doc = "What happens, from the persona's side.",
     .synonyms = "naam title step stap titel text", .drawn = "the card"},
    ID(struct cj_touchpoint, node, "letter"),
    PERSONAS(struct cj_touchpoint),
    {"route", .type = &cj_type_text, CJ_ONE(struct draft_touchpoint, route), .example = "Help",
     .doc = "Neighbours of one route stand beside the main one and join it again. A persona named on one of them takes the route, and that "
            "emotion line goes through it; what the others feel there is a thin branch.",
     .synonyms = "path branch zijpad pad",
     .drawn = "lower, in columns of its own; its name above its last card"},
    {"optional", .type = &cj_type_flag, T(optional), .standard = "no", .example = "yes", .doc = "The persona may skip it.",
     .synonyms = "optioneel skip", .drawn = "a dashed card"},
    {"initiator", .type = &cj_type_initiator, T(initiator), .standard = "persona", .example = "organisation",
     .doc = "Who starts it: persona, organisation or an actor.", .synonyms = "initiatief starter started initiatiefnemer",
     .drawn = "the card's edge"},
    {"moments", "moment", .type = &cj_type_choice, CJ_MANY(struct draft_touchpoint, moments), .words = moments, .example = "truth",
     .doc = "What makes it special: it sets the persona going, decides, or is where they may leave for good.",
     .synonyms = "moment-of-truth mark", .drawn = "a badge on the card"},
    {"duration", .type = &cj_type_duration, T(duration), .example = "10 minutes", .doc = "How long it takes, without waiting.",
     .synonyms = "duur time tijd takes", .drawn = "the time lane"},
    {"wait", "waits", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, waits), .shape = &shape_wait, .keyed = "personas",
     .example = "25 minutes",
     .doc = "How long one waits before being served here.", .synonyms = "wacht wachttijd waiting", .drawn = "the time lane"},
    {"images", "image", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, images), .shape = &shape_image, .example = "screen.png",
     .doc = "Storyboard pictures.", .synonyms = "picture pictures photo beeld beelden foto", .drawn = "the images lane"},
    REMARKS("actions", "action", actions, &shape_remark, SORT_NONE, "Puts it on the pile", "What the persona does, where the name does not say it.",
            "description doing does acties actie omschrijving handeling", "the actions lane"),
    {"channels", "channel", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, channels), .shape = &shape_channel_use,
     .keyed = "personas",
     .example = "[web, app]", .doc = "Where it happens.", .synonyms = "kanaal kanalen medium media",
     .drawn = "markers in the channel rows"},
    REMARKS("thoughts", "thought", thoughts, &shape_remark, SORT_NONE, "Which code do they mean?", "What the persona thinks.",
            "gedachten gedachte thinking thinks quote", "speech bubbles"),
    REMARKS("questions", "question", questions, &shape_remark, SORT_REMARK, "Do I have to do something?", "What the persona wants to know.",
            "vragen vraag asks", "the questions lane"),
    {"emotion", "emotions", .type = &cj_type_item, CJ_MANY(struct draft_touchpoint, emotion), .shape = &shape_score, .keyed = "personas",
     .example = "{henk: -1, samira: 0}", .doc = "How it feels, as a score; without it the line is dashed.",
     .synonyms = "mood sentiment emotie score gevoelsscore stemming", .drawn = "the emotion line"},
    REMARKS("feeling", "feelings", feelings, &shape_remark, SORT_NONE, "Here we go again", "The words beside the line.",
            "gevoel gevoelens feels", "beside the emotion line"),
    REMARKS("pains", "pain", pains, &shape_pain, SORT_REMARK, "The code expires too soon", "Where it hurts.",
            "painpoints painpoint pain-points pain_points pijnpunten pijnpunt problems problem frustrations knelpunten", "the pains lane"),
    REMARKS("gains", "gain", gains, &shape_remark, SORT_REMARK, "Someone thinks along", "What is good.",
            "pluspunten pluspunt positives benefits highlights", "the gains lane"),
    REMARKS("opportunities", "opportunity", opportunities, &shape_remark, SORT_REMARK, "Offer to call back", "What could be better.",
            "ideas idea kansen kans chances ideeen", "numbered squares, named by the improvements"),
    {"frontstage", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, frontstage), .shape = &shape_stage_act, .keyed = "personas",
     .example = "The courier",
     .doc = "Whom the persona meets.", .synonyms = "front front-stage voor", .drawn = "the frontstage lane"},
    {"backstage", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, backstage), .shape = &shape_stage_act, .keyed = "personas",
     .example = "{actor: kcc, text: Looks it up}", .doc = "Who does what behind the line of visibility.",
     .synonyms = "back back-stage achter",
     .drawn = "the backstage lane, under the line of visibility"},
    {"metrics", "metric", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, metrics), .shape = &shape_metric_use, .keyed = "metric",
     .keyed_main = "value", .example = "{dropout: 34}", .doc = "What is measured here.",
     .synonyms = "kpi kpis metingen meting measurements",
     .drawn = "the metrics lane"},
    REMARKS("notes", "note", notes, &shape_remark, SORT_NONE, "Ask the call centre", "Remarks of the team.", "notities notitie remarks comment comments opmerkingen",
            "the notes lane"),
    {"lanes", "lane", .type = &cj_type_item, CJ_MANY(struct cj_touchpoint, lane_values), .shape = &shape_lane_value, .keyed = "lane",
     .keyed_main = "text", .example = "{legal: Article 9}", .doc = "What stands in lanes of your own.", .synonyms = "banen",
     .drawn = "those lanes"},
    EVIDENCE(struct cj_touchpoint, evidence),
    {"decision", .type = &cj_type_text, T(decision), .example = "Did it work?",
     .doc = "The question whose answers lead on by different ways.",
     .synonyms = "besluit keuze choice beslissing", .drawn = "beside a diamond after the card"},
    {"next", .type = &cj_type_item, CJ_MANY(struct draft_touchpoint, next), .shape = &shape_next, .keyed = "when", .names_new = true,
     .keyed_main = "to",
     .example = "{\"Yes\": fill-in, \"No\": call}", .doc = "Where it goes on; without it, to the next touchpoint.",
     .synonyms = "volgende then goto to", .drawn = "arrows, with the answers"},
    END,
};
static const struct cj_shape shape_touchpoint = {"touchpoint", "A step of the journey: one column of the map.", sizeof(struct draft_touchpoint),
    touchpoint_fields, .refused = cj_reserved_fields, .begin = cj_begin_touchpoint, .end = cj_end_touchpoint};

static const struct cj_field phase_fields[] = {
    {"name", .type = &cj_type_text, CJ_ONE(struct cj_phase, name), .main = true, .example = "Preparing", .doc = "What the phase is called.",
     .synonyms = "naam title titel text", .drawn = "the chevron"},
    ID(struct cj_phase, node, "preparing"),
    {"goal", "goals", .type = &cj_type_text, CJ_ONE(struct cj_phase, goal), .example = "Have everything at hand",
     .doc = "What the persona wants in this phase.", .synonyms = "doel aim", .drawn = "under the chevron"},
    {"duration", .type = &cj_type_duration, CJ_ONE(struct cj_phase, duration), .example = "2 weeks", .doc = "How long the phase takes.",
     .synonyms = "duur time tijd takes", .drawn = "in the chevron"},
    EVIDENCE(struct cj_phase, evidence),
    {"touchpoints", "touchpoint", .type = &cj_type_item, CJ_MANY(struct draft_phase, touchpoints), .shape = &shape_touchpoint,
     .keyed = "id", .names_new = true,
     .example = "[Gets the letter]", .doc = "The steps of the phase, in order.",
     .synonyms = "steps moments step contactmomenten contactmoment stappen stap activities", .drawn = "a column each"},
    END,
};
static const struct cj_shape shape_phase = {"phase", "A part of the journey.", sizeof(struct draft_phase), phase_fields,
    .refused = cj_reserved_fields, .end = cj_end_phase};

/* --- what is declared -------------------------------------------------------------------------------------------------- */

#define P(member) CJ_ONE(struct cj_persona, member)
#define PERSONA_LIST(name, single, member, like, says, also) \
    {name, single, .type = &cj_type_text, CJ_MANY(struct cj_persona, member), .example = like, .doc = says, .synonyms = also, \
     .drawn = "a list in the persona's panel"}

static const struct cj_field persona_fields[] = {
    {"name", .type = &cj_type_text, P(name), .main = true, .example = "Maya Ellis", .doc = "Who it is.", .synonyms = "naam",
     .drawn = "the panel's head"},
    ID(struct cj_persona, node, "maya"),
    {"role", .type = &cj_type_text, P(role), .example = "Night-shift nurse", .doc = "What they are in daily life.",
     .synonyms = "rol beroep function functie", .drawn = "in the panel"},
    {"age", .type = &cj_type_text, P(age), .example = "29", .doc = "How old they are.", .synonyms = "leeftijd", .drawn = "in the panel"},
    {"quote", .type = &cj_type_text, P(quote), .example = "I am asleep when the courier rings.", .doc = "What they might say.",
     .synonyms = "citaat uitspraak says", .drawn = "in the panel, in curly quotes"},
    {"bio", .type = &cj_type_text, P(bio), .example = "Works nights and shops online.", .doc = "A sentence about them.",
     .synonyms = "description about omschrijving", .drawn = "in the panel"},
    PERSONA_LIST("goals", "goal", goals, "[Not to wait at home]", "What they want.", "doelen doel wants aims"),
    PERSONA_LIST("needs", "need", needs, "[Open at any hour]", "What they need.", "behoeften behoefte"),
    PERSONA_LIST("frustrations", "frustration", frustrations, "[Missed deliveries]", "What annoys them.", "frustraties frustratie pains irritaties"),
    {"image", "images", .type = &cj_type_text, P(image), .example = "maya.svg", .doc = "A portrait beside the file; else one is drawn.",
     .synonyms = "photo picture portrait foto beeld portret", .drawn = "in the panel, in a disc"},
    {"segment", .type = &cj_type_text, P(segment), .example = "City, 31 % of orders", .doc = "Whom they stand for.",
     .synonyms = "group doelgroep groep", .drawn = "in the panel"},
    END,
};
static const struct cj_shape shape_persona = {"persona", "Who makes the journey: each has a colour and an emotion line.",
    sizeof(struct cj_persona), persona_fields, .refused = cj_reserved_fields, .end = cj_end_persona};

static const struct cj_field channel_fields[] = {
    {"name", .type = &cj_type_text, CJ_ONE(struct cj_channel, name), .main = true, .example = "Web shop", .doc = "What the row is called.",
     .synonyms = "naam title label", .drawn = "once in its row"},
    ID(struct cj_channel, node, "web"),
    {"icon", .type = &cj_type_icon, CJ_ONE(struct cj_channel, icon_file), .example = "phone",
     .doc = "A well-known id, or a PNG, JPEG or SVG beside the file; else that of the id.",
     .synonyms = "symbol icoon image", .drawn = "once in its row"},
    END,
};
static const struct cj_shape shape_channel = {"channel", "A row of the channel swimlane. Well-known ids give the icon.", sizeof(struct cj_channel),
    channel_fields, .refused = cj_reserved_fields, .end = cj_end_channel};

static const struct cj_field actor_fields[] = {
    {"name", .type = &cj_type_text, CJ_ONE(struct cj_actor, name), .main = true, .example = "Call centre", .doc = "What they are called.",
     .synonyms = "naam title label", .drawn = "in frontstage and backstage"},
    ID(struct cj_actor, node, "kcc"),
    {"kind", .type = &cj_type_word, CJ_ONE(struct cj_actor, kind), .words = cj_actor_kinds, .example = "department",
     .doc = "department, role, system, partner, helper, or a word of your own.", .synonyms = "type soort",
     .drawn = "the icon before the name"},
    END,
};
static const struct cj_shape shape_actor = {"actor", "Everybody else: those the persona meets and those behind the scenes.",
    sizeof(struct cj_actor), actor_fields, .refused = cj_reserved_fields, .end = cj_end_actor};

static const struct cj_field metric_value_fields[] = {
    {"date", .type = &cj_type_date, CJ_ONE(struct cj_metric_value, date), .required = true, .example = "2026-03",
     .doc = "When it was measured.",
     .synonyms = "datum when", .drawn = "along the sparkline"},
    {"value", .type = &cj_type_number, CJ_ONE(struct cj_metric_value, value), .required = true, .main = true, .example = "34",
     .doc = "What was measured.", .synonyms = "waarde", .drawn = "the sparkline; two at least"},
    END,
};
static const struct cj_shape shape_metric_value = {"metric value", "A measurement.", sizeof(struct draft_metric_value), metric_value_fields, .end = cj_end_metric_value};

static const struct cj_field metric_fields[] = {
    {"name", .type = &cj_type_text, CJ_ONE(struct cj_metric, name), .main = true, .example = "Drop-out", .doc = "What is measured.",
     .synonyms = "naam title label", .drawn = "above the value"},
    ID(struct cj_metric, node, "dropout"),
    {"unit", .type = &cj_type_text, CJ_ONE(struct cj_metric, unit), .example = "\"%\"", .doc = "What the number counts.",
     .synonyms = "eenheid",
     .drawn = "behind the value"},
    {"target", .type = &cj_type_number, CJ_ONE(struct cj_metric, target), .has = offsetof(struct cj_metric, has_target), .example = "10",
     .doc = "The value aimed at.", .synonyms = "goal doel streefwaarde norm", .drawn = "beneath the value, and dotted in the sparkline"},
    {"better", .type = &cj_type_better, CJ_ONE(struct cj_metric, lower_is_better), .words = betters, .standard = "higher",
     .example = "lower",
     .doc = "Which way is better.", .synonyms = "direction beter richting", .drawn = "a word beneath the value: better, worse, unchanged"},
    {"values", "value", .type = &cj_type_item, CJ_MANY(struct draft_metric, values), .shape = &shape_metric_value, .keyed = "date",
     .example = "{2025-03: 38, 2026-03: 34}", .doc = "Its history.", .synonyms = "history waarden geschiedenis", .drawn = "the sparkline"},
    END,
};
static const struct cj_shape shape_metric = {"metric", "What is measured, with its history and target.", sizeof(struct draft_metric), metric_fields,
    .refused = cj_reserved_fields, .end = cj_end_metric};

static const struct cj_field lane_fields[] = {
    {"id", .type = &cj_type_id, CJ_ONE(struct draft_lane, node), .required = true, .main = true, .example = "emotion",
     .doc = "A lane of the program, or a new one of your own.", .synonyms = "lane key", .drawn = "never, it is for the file"},
    {"name", .type = &cj_type_text, CJ_ONE(struct draft_lane, name), .example = "Experience", .doc = "What it is called on the map.",
     .synonyms = "naam title label titel", .drawn = "at the left of the lane"},
    {"kind", .type = &cj_type_choice, CJ_ONE(struct draft_lane, kind), .has = offsetof(struct draft_lane, has_kind), .words = own_kinds,
     .example = "text", .doc = "What stands in a lane of your own.", .synonyms = "type soort", .drawn = "how its values look"},
    {"unit", .type = &cj_type_text, CJ_ONE(struct draft_lane, unit), .has = offsetof(struct draft_lane, has_unit), .example = "\"€\"",
     .doc = "What the numbers of a number lane count.", .synonyms = "eenheid", .drawn = "behind the number"},
    {"min", .type = &cj_type_number, CJ_ONE(struct draft_lane, min), .has = offsetof(struct draft_lane, has_min), .example = "1",
     .doc = "The least rating; 1 unless given.", .synonyms = "least lowest minimum", .drawn = "pips, or the start of a scale"},
    {"max", .type = &cj_type_number, CJ_ONE(struct draft_lane, max), .has = offsetof(struct draft_lane, has_max), .example = "5",
     .doc = "The largest rating; 5 unless given.", .synonyms = "most highest maximum", .drawn = "pips, or the end of a scale"},
    END,
};
static const struct cj_shape shape_lane = {"lane", "A row of the map: one of the program's, by another name if you like, or one of your own.",
    sizeof(struct draft_lane), lane_fields, .refused = cj_reserved_fields, .end = cj_end_lane};

/* --- scale --------------------------------------------------------------------------------------------------------------- */

static const struct cj_field scale_label_fields[] = {
    {"at", .type = &cj_type_number, CJ_ONE(struct cj_scale_label, at), .required = true, .example = "-2", .doc = "The score.",
     .synonyms = "score value", .drawn = "where the label stands"},
    {"text", .type = &cj_type_text, CJ_ONE(struct cj_scale_label, text), .required = true, .main = true, .example = "desperate",
     .doc = "What it is called.",
     .synonyms = "label name", .drawn = "at the left of the emotion lane"},
    END,
};
static const struct cj_shape shape_scale_label = {"scale label", "A score's name.", sizeof(struct cj_scale_label), scale_label_fields,
 .end = NULL};

#define S(member) CJ_ONE(struct cj_scale, member)
static const struct cj_field scale_fields[] = {
    {"min", .type = &cj_type_number, S(min), .standard = "-2", .example = "1", .doc = "The lowest score.",
     .synonyms = "least lowest minimum",
     .drawn = "the foot of the emotion lane"},
    {"max", .type = &cj_type_number, S(max), .standard = "2", .example = "5", .doc = "The highest score.",
     .synonyms = "most highest maximum",
     .drawn = "the top of the emotion lane"},
    {"neutral", .type = &cj_type_number, S(neutral), .has = offsetof(struct draft_scale, has_neutral), .example = "3",
     .doc = "Where the axis lies; else in the middle.", .synonyms = "neutraal zero middle", .drawn = "the axis"},
    {"labels", "label", .type = &cj_type_item, CJ_MANY(struct cj_scale, labels), .shape = &shape_scale_label, .keyed = "at",
     .example = "{-2: desperate, 2: proud}", .doc = "Names of scores.", .synonyms = "names namen",
     .drawn = "at the left of the emotion lane"},
    END,
};
static const struct cj_shape shape_scale = {"scale", "The scale of all emotion scores.", sizeof(struct draft_scale), scale_fields,
    .begin = cj_begin_scale, .end = cj_end_scale};

/* --- takeaways ------------------------------------------------------------------------------------------------------------ */

static const struct cj_field measure_fields[] = {
    {"metric", .type = &cj_type_reference, CJ_ONE(struct cj_improvement, metric), .required = true, .main = true, .tag = SORT_METRIC,
     .example = "nps",
     .doc = "The metric that should move.", .synonyms = "kpi meting", .drawn = "the expected effect"},
    {"change", .type = &cj_type_number, CJ_ONE(struct cj_improvement, change), .has = offsetof(struct cj_improvement, has_change),
     .example = "+8",
     .doc = "By how much, from its last value.", .synonyms = "difference effect verschil verandering", .drawn = "the expected effect"},
    END,
};
static const struct cj_shape shape_measure = {"measure", "What an improvement is expected to change.", sizeof(struct cj_improvement), measure_fields, .end = NULL};

#define I(member) CJ_ONE(struct cj_improvement, member)
static const struct cj_field improvement_fields[] = {
    {"name", .type = &cj_type_text, I(name), .main = true, .example = "Call back at a chosen time", .doc = "What the project is called.",
     .synonyms = "naam title text titel", .drawn = "the takeaways"},
    ID(struct cj_improvement, node, "call-back"),
    {"solves", "solve", .type = &cj_type_text, CJ_MANY(struct draft_improvement, solves), .example = "[waiting, call-back]",
     .doc = "The pains and opportunities it deals with.", .synonyms = "pains opportunities for lost oplost",
     .drawn = "marks with their numbers"},
    {"reach", .type = &cj_type_whole, I(reach), .min = 1, .max = 5, .example = "4", .doc = "How many customers, how often: 1 to 5.",
     .synonyms = "bereik impact", .drawn = "the matrix, from three rated improvements on; else dots"},
    {"feasibility", .type = &cj_type_whole, I(feasibility), .min = 1, .max = 5, .example = "3",
     .doc = "How soon, with the means at hand: 1 to 5.",
     .synonyms = "haalbaarheid effort ease", .drawn = "the matrix, from three rated improvements on; else dots"},
    {"owner", .type = &cj_type_text, I(owner), .example = "Customer service", .doc = "Who does it.", .synonyms = "eigenaar who wie by",
     .drawn = "the takeaways"},
    {"status", .type = &cj_type_choice, I(status), .words = works, .example = "doing", .doc = "How far it is.",
     .synonyms = "state voortgang progress",
     .drawn = "the takeaways"},
    {"measure", .type = &cj_type_item, .offset = 0, .shape = &shape_measure, .example = "{metric: nps, change: +8}",
     .doc = "What should change by it.", .synonyms = "effect meting kpi", .drawn = "the expected effect"},
    {"story", .type = &cj_type_text, I(story), .example = "As a nurse I want to choose the time, so that I can sleep.",
     .doc = "The user story.",
     .synonyms = "user-story userstory verhaal description", .drawn = "below its name, in the takeaways"},
    END,
};
static const struct cj_shape shape_improvement = {"improvement", "A project that comes out of the workshop.", sizeof(struct draft_improvement),
    improvement_fields, .refused = cj_reserved_fields, .begin = cj_begin_improvement, .end = cj_end_improvement};

/* --- the journey ------------------------------------------------------------------------------------------------------------ */

/* Keys that will mean something one day: refused until they do. The message is `doc`, its repair `example`. */
#define RESERVED(name) {name, .tag = CJ_DIAG_RESERVED_KEY, .doc = "`%s` is kept free for a later version", \
                        .example = "remove it, or write `x-" name "` to keep it for yourself"}
const struct cj_field cj_reserved_fields[] = {
    RESERVED("audience"), RESERVED("color"), RESERVED("sources"), RESERVED("tags"), RESERVED("texts"), END,
};
static const struct cj_field reserved_in_journey[] = {
    RESERVED("audience"), RESERVED("color"), RESERVED("sources"), RESERVED("tags"), RESERVED("texts"),
    {"include", .tag = CJ_DIAG_INCLUDE_NOT_YET,
     .doc = "`%s` is not understood yet, and without the other file parts of the journey would be missing",
     .example = "copy what you need from the other file into this one, and remove the key"},
    END,
};

#define J(member) CJ_ONE(struct cj_journey, member)

/* In the order of reading: what is referred to comes before what refers to it, wherever it stands in the file. */
static const struct cj_field journey_fields[] = {
    {"language", .type = &cj_type_language, J(language), .standard = "en", .example = "nl",
     .doc = "Language of the texts (BCP 47): fixed words, numbers, line breaks.", .synonyms = "taal lang locale", .drawn = "everywhere"},
    {"title", .type = &cj_type_text, J(title), .required = true, .example = "Picking up a parcel", .doc = "What the map is called.",
     .synonyms = "titel name naam", .drawn = "large, at the top"},
    {"subtitle", .type = &cj_type_text, J(subtitle), .example = "From the check-out to the hall table", .doc = "A second line.",
     .synonyms = "ondertitel", .drawn = "below the title"},
    {"kind", .type = &cj_type_word, J(kind), .words = kinds, .example = "customer",
     .doc = "Whose journey: customer, buyer, user, employee, candidate, patient, citizen, member, or a word of your own.",
     .synonyms = "type soort", .drawn = "in the legend"},
    {"state", .type = &cj_type_choice, J(state), .words = states, .example = "current", .doc = "As it is, or as it should be.",
     .synonyms = "situation situatie toestand", .drawn = "a filled pill by the title"},
    {"scenario", .type = &cj_type_text, J(scenario), .example = "Maya orders shoes after her shift.",
     .doc = "What it is about, in a sentence or two.",
     .synonyms = "description context situatie verhaal omschrijving", .drawn = "below the title"},
    {"goals", "goal", .type = &cj_type_text, CJ_MANY(struct cj_journey, goals), .example = "[Shoes before the weekend]",
     .doc = "Why the persona starts this journey at all.", .synonyms = "doelen doel aims", .drawn = "at the top"},
    {"expectations", "expectation", .type = &cj_type_text, CJ_MANY(struct cj_journey, expectations), .example = "[It is here tomorrow]",
     .doc = "What the persona expects beforehand.", .synonyms = "verwachtingen verwachting expects", .drawn = "at the top"},
    {"owner", .type = &cj_type_text, J(owner), .example = "Delivery team", .doc = "Who looks after this map.",
     .synonyms = "eigenaar author team",
     .drawn = "in the last line"},
    {"version", .type = &cj_type_text, J(version), .example = "\"1.2\"", .doc = "Which version this is.", .synonyms = "versie revision",
     .drawn = "in the last line"},
    {"date", .type = &cj_type_date, J(date), .example = "2026-11-21", .doc = "Of when it is.", .synonyms = "datum",
     .drawn = "in the last line"},
    {"status", .type = &cj_type_word, J(status), .words = statuses, .example = "draft",
     .doc = "draft, review, approved, or a word of your own.",
     .synonyms = "", .drawn = "an outlined pill by the title"},
    {"link", .type = &cj_type_link, J(link), .example = "https://example.org/parcel", .doc = "Where the living source is.",
     .synonyms = "url href website adres",
     .drawn = "in the last line, and as a QR code"},
    {"theme", .type = &cj_type_text, J(theme), .example = "high-contrast",
     .doc = "How the map looks: a theme the program has, or the file of one, beside this file or below it.",
     .synonyms = "thema stijl style look", .drawn = "everywhere"},
    {"paper", .type = &cj_type_item, .offset = 0, .shape = &cj_shape_paper, .example = "A1",
     .doc = "The sheet the map is made for, unless the command line says otherwise.",
     .synonyms = "papier sheet page print format formaat vel", .drawn = "the sheet"},
    EVIDENCE(struct cj_journey, evidence),
    {"scale", .type = &cj_type_item, DRAFT(scale), .shape = &shape_scale, .example = "{min: 1, max: 5}",
     .doc = "The emotion scale, -2 to 2 unless given.",
     .synonyms = "schaal", .drawn = "the emotion lane"},
    {"personas", "persona", .type = &cj_type_item, CJ_MANY(struct cj_journey, personas),
     .shape = &shape_persona, .keyed = "id", .names_new = true, .tag = SORT_PERSONA, .example = "{maya: {name: Maya Ellis, age: 29}}",
     .doc = "Who makes the journey.",
     .synonyms = "who people persona's personen wie customers", .drawn = "panels at the top"},
    {"channels", "channel", .type = &cj_type_item, CJ_MANY(struct cj_journey, channels),
     .shape = &shape_channel, .keyed = "id", .names_new = true, .tag = SORT_CHANNEL, .example = "{web: Web shop, sms: Text message}",
     .doc = "The rows of the channel swimlane, in this order.",
     .synonyms = "kanalen kanaal media", .drawn = "the channel swimlane"},
    {"actors", "actor", .type = &cj_type_item, CJ_MANY(struct cj_journey, actors),
     .shape = &shape_actor, .keyed = "id", .names_new = true, .tag = SORT_ACTOR,
     .example = "{kcc: {name: Call centre, kind: department}}", .doc = "Everybody else.",
     .synonyms = "stakeholders systems actoren betrokkenen", .drawn = "in frontstage and backstage"},
    {"metrics", "metric", .type = &cj_type_item, CJ_MANY(struct draft_journey, metrics),
     .shape = &shape_metric, .keyed = "id", .names_new = true, .tag = SORT_METRIC,
     .example = "{nps: {name: NPS, target: 20, values: {2026-03: 4}}}",
     .doc = "What is measured.", .synonyms = "kpi kpis metingen meting", .drawn = "the metrics lane; those no touchpoint has, at the bottom"},
    {"lanes", "lane", .type = &cj_type_item, CJ_MANY(struct draft_journey, lanes), .has = offsetof(struct draft_journey, has_lanes),
     .shape = &shape_lane, .keyed = "id", .names_new = true, .keyed_main = "name", .tag = SORT_LANE,
     .example = "[touchpoints, emotion, pains]",
     .doc = "Which lanes are drawn, in which order; without it, all, and then your own.", .synonyms = "banen rows rijen swimlanes",
     .drawn = "the map's rows"},
    {"phases", "phase", .type = &cj_type_item, CJ_MANY(struct draft_journey, phases), .required = true, .shape = &shape_phase,
     .keyed = "id", .names_new = true, .tag = SORT_PHASE,
     .example = "[{name: Order, touchpoints: [Chooses a locker]}]", .doc = "The journey itself, phase by phase.",
     .synonyms = "stages stage fase fasen fases steps", .drawn = "a band of chevrons"},
    {"improvements", "improvement", .type = &cj_type_item, CJ_MANY(struct draft_journey, improvements), .shape = &shape_improvement,
     .keyed = "id", .names_new = true,
     .tag = SORT_IMPROVEMENT, .example = "[{name: Photo of the spot, reach: 5, feasibility: 4}]",
     .doc = "The projects that come out of the workshop.",
     .synonyms = "verbeteringen verbetering projects actions", .drawn = "the takeaways, lettered"},
    {"conclusions", "conclusion", .type = &cj_type_item, CJ_MANY(struct cj_journey, conclusions), .shape = &shape_remark, .keyed = "id",
     .names_new = true,
     .example = "[Finding the locker costs goodwill]", .doc = "What the team concludes.",
     .synonyms = "conclusies conclusie insights inzichten",
     .drawn = "the takeaways"},
    END,
};
const struct cj_shape cj_shape_journey = {"journey", "One customer journey: a file.", sizeof(struct draft_journey), journey_fields,
    .in_row_order = true, .refused = reserved_in_journey};
