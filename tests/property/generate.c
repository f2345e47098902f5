/* Random journeys as YAML text, so that a failing one is a file to look at. Each is valid; what varies is everything that
 * moves the layout: how many of what, who, how long the words, what is missing. Most texts are short, as on a real map, and
 * some are anything but. */
#include "generate.h"

#include <stdbool.h>

uint32_t dice_below(struct dice *dice, uint32_t n)
{
    uint64_t z = (dice->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) % n);
}

static bool chance(struct dice *dice, uint32_t percent)
{
    return dice_below(dice, 100) < percent;
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

static const char *const words[] = {
    "a", "de", "het", "een", "the", "of", "in", "I", "step", "brief", "code", "wacht", "belt", "vraagt", "door", "again", "waar", "niet",
    "ticket", "website", "gegevens", "afspraak", "counter", "eindelijk", "envelop", "Samira", "Łódź", "Ærø", "geïnd", "één", "café",
    "zorgkosten", "check-out", "B1-niveau", "e-mail", "en/of", "web\xC2\xAD" "shop", "on\xC2\xAD" "ge\xC2\xAD" "twij\xC2\xAD" "feld",
    "aansprakelijkheidswaardevaststellingsveranderingen", "arbeidsongeschiktheidsverzekeringsmaatschappij", "Donaudampfschifffahrt",
    "pneumonoultramicroscopicsilicovolcanoconiosis", "Antidisestablishmentarianism", "klanttevredenheidsonderzoek",
    "beroeps\xC2\xAD" "aansprakelijkheidsverzekering",
    "https://example.org/a/rather/long/address?with=parameters&and=more", "1.240×", "31\xC2\xA0%", "10:30", "€\xC2\xA0" "5,00", "…", "–", "?",
    "AVAVAVAV", "fi", "fl", "office", "iiii", "WWWW", "123456789012", "R&D", "<b>", "#5", "don’t", "‘s", "(soms)", "Ωmega", "Дом",
};

static void add_word(struct dice *dice, GString *out)
{
    g_string_append(out, words[dice_below(dice, G_N_ELEMENTS(words))]);
}

/* How many words: mostly two to eight. */
static uint32_t length(struct dice *dice)
{
    uint32_t roll = dice_below(dice, 100);
    return roll < 10 ? 1 : roll < 85 ? 2 + dice_below(dice, 7) : roll < 97 ? 9 + dice_below(dice, 15) : 25 + dice_below(dice, 60);
}

/* Words, or now and then one long run without any place to break. */
static void add_words(struct dice *dice, GString *out)
{
    if (chance(dice, 1))
        for (uint32_t n = 40 + dice_below(dice, 200); n > 0; n--)
            g_string_append_c(out, (char)('a' + dice_below(dice, 26)));
    else
        for (uint32_t n = length(dice), i = 0; i < n; i++) {
            if (i > 0)
                g_string_append_c(out, ' ');
            add_word(dice, out);
        }
}

static void add_text(struct dice *dice, GString *out)
{
    g_string_append_c(out, '"');
    add_words(dice, out);
    g_string_append_c(out, '"');
}

static void add_key_text(struct dice *dice, GString *out, const char *indent, const char *key)
{
    g_string_append_printf(out, "%s%s: ", indent, key);
    add_text(dice, out);
    g_string_append_c(out, '\n');
}

/* A key that may be missing, or there with nothing after it. */
static void maybe_text(struct dice *dice, GString *out, const char *indent, const char *key, uint32_t percent)
{
    if (chance(dice, percent))
        add_key_text(dice, out, indent, key);
    else if (chance(dice, 3))
        g_string_append_printf(out, "%s%s:\n", indent, key);
}

static void maybe_list(struct dice *dice, GString *out, const char *indent, const char *key, uint32_t percent, uint32_t most)
{
    if (!chance(dice, percent))
        return;
    g_string_append_printf(out, "%s%s:\n", indent, key);
    for (uint32_t n = 1 + dice_below(dice, most); n > 0; n--) {
        g_string_append_printf(out, "%s  - ", indent);
        add_text(dice, out);
        g_string_append_c(out, '\n');
    }
}

/* --- the journey in hand ---------------------------------------------------------------------------------------------- */

struct world {
    struct dice dice;
    GString *out;
    uint32_t personas, channels, touchpoints, pains;
    bool dutch, five; /* five: a scale of 1 to 5 */
    uint32_t who;     /* personas that come to the touchpoint, as bits */
    uint32_t pictures; /* percent of the touchpoints that have one */
    uint32_t branches;           /* percent of the touchpoints from which a side route leaves */
    uint32_t route, route_left;  /* the side route at hand, and how many touchpoints it still has */
    bool own;         /* has lanes of the author's own */
    uint32_t fill;    /* percent of the fields of a touchpoint that are there */
    uint32_t tangle; /* percent of touchpoints where ways lead anywhere at all; 0: routes are as people draw them */
};

static void add_score(struct world *w)
{
    int tenths = w->five ? 10 + 5 * (int)dice_below(&w->dice, 9) : -20 + 5 * (int)dice_below(&w->dice, 9);
    int lowest = w->five ? 10 : -20, highest = w->five ? 50 : 20;
    char score[3][16];
    int low = tenths - 5 * (int)dice_below(&w->dice, 4), high = tenths + 5 * (int)dice_below(&w->dice, 4);
    const int value[] = { tenths, MAX(low, lowest), MIN(high, highest) };
    for (int i = 0; i < 3; i++)
        g_snprintf(score[i], sizeof score[i], "%s%d.%d", value[i] < 0 ? "-" : "", ABS(value[i]) / 10, ABS(value[i]) % 10);
    if (chance(&w->dice, 20))
        g_string_append_printf(w->out, "{score: %s, low: %s, high: %s}", score[0], score[1], score[2]);
    else
        g_string_append(w->out, score[0]);
}

static void add_quoted(struct world *w)
{
    add_text(&w->dice, w->out);
}

/* A value for some of those who come: `key: {p1: ..., p3: ...}`, or one for all of them. */
static void add_per_persona(struct world *w, const char *key, void (*add)(struct world *), uint32_t percent)
{
    if (!chance(&w->dice, percent))
        return;
    bool everybody = !w->personas || chance(&w->dice, 25);
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->personas && !everybody; i++)
        if ((w->who >> i & 1) && chance(&w->dice, 70)) {
            if (n++ == 0)
                g_string_append_printf(w->out, "        %s: {p%u: ", key, i);
            else
                g_string_append_printf(w->out, ", p%u: ", i);
            add(w);
        }
    if (everybody) {
        g_string_append_printf(w->out, "        %s: ", key);
        add(w);
    }
    if (everybody || n > 0)
        g_string_append(w->out, everybody ? "\n" : "}\n");
}

static void add_evidence(struct world *w, const char *before)
{
    static const char *const levels[] = { "assumed", "reasoned", "validated" };
    const char *level = levels[dice_below(&w->dice, 3)];
    if (chance(&w->dice, 50))
        g_string_append_printf(w->out, "%sevidence: %s", before, level);
    else
        g_string_append_printf(w->out, "%sevidence: {level: %s, source: \"Source %u\", count: %u, date: 2026-0%u-15}", before, level,
                               dice_below(&w->dice, 6), dice_below(&w->dice, 3000), 1 + dice_below(&w->dice, 9));
}

static void add_pains(struct world *w)
{
    static const char *const severities[] = { "low", "medium", "high" };
    g_string_append(w->out, "        pains:\n");
    for (uint32_t n = 1 + dice_below(&w->dice, chance(&w->dice, 10) ? 5 : 2); n > 0; n--) {
        g_string_append(w->out, "          - {text: ");
        add_quoted(w);
        g_string_append_printf(w->out, ", id: pain%u", w->pains++);
        if (chance(&w->dice, 70))
            g_string_append_printf(w->out, ", severity: %s", severities[dice_below(&w->dice, 3)]);
        if (chance(&w->dice, 50))
            add_evidence(w, ", ");
        for (uint32_t i = 0; i < w->personas; i++)
            if ((w->who >> i & 1) && chance(&w->dice, 15)) {
                g_string_append_printf(w->out, ", persona: p%u", i);
                break;
            }
        g_string_append(w->out, "}\n");
    }
}

static void add_duration(struct world *w, const char *key)
{
    static const char *const units[][2] = { { "minutes", "minuten" }, { "hours", "uur" }, { "days", "dagen" }, { "weeks", "weken" } };
    const char *unit = units[dice_below(&w->dice, 4)][w->dutch];
    uint32_t from = 2 + dice_below(&w->dice, 40);
    if (chance(&w->dice, 30))
        g_string_append_printf(w->out, "        %s: %u %s %u %s\n", key, from, w->dutch ? "tot" : "to", from + dice_below(&w->dice, 50), unit);
    else
        g_string_append_printf(w->out, "        %s: %u %s\n", key, from, unit);
}

static void add_wait(struct world *w)
{
    static const char *const lengths[][2] = { { "30 seconds", "30 seconden" }, { "5 days", "5 dagen" }, { "2 to 8 weeks", "2 tot 8 weken" },
                                              { "3 years", "3 jaar" }, { "PT1H30M", "P2M" } };
    if (chance(&w->dice, 20)) /* words are drawn as words */
        g_string_append(w->out, "\"about "), add_words(&w->dice, w->out), g_string_append_c(w->out, '"');
    else
        g_string_append_printf(w->out, "\"%s\"", lengths[dice_below(&w->dice, G_N_ELEMENTS(lengths))][w->dutch]);
}

static void add_waits(struct world *w)
{
    if (chance(&w->dice, 40))
        add_per_persona(w, "wait", add_wait, w->fill / 3);
    else if (chance(&w->dice, w->fill / 4))
        add_duration(w, "wait");
}

/* --- parts ------------------------------------------------------------------------------------------------------------ */

static void add_stages(struct world *w)
{
    if (chance(&w->dice, w->fill / 3))
        add_key_text(&w->dice, w->out, "        ", "frontstage");
    if (!chance(&w->dice, w->fill / 2))
        return;
    g_string_append_printf(w->out, "        backstage: {actor: a%u, text: ", dice_below(&w->dice, 3));
    add_quoted(w);
    g_string_append(w->out, "}\n");
}

static void add_channels(struct world *w)
{
    if (!w->channels || !chance(&w->dice, w->fill))
        return;
    uint32_t first = dice_below(&w->dice, w->channels), second = dice_below(&w->dice, w->channels);
    if (first == second || chance(&w->dice, 60))
        g_string_append_printf(w->out, "        channels: c%u\n", first);
    else
        g_string_append_printf(w->out, "        channels: [c%u, c%u]\n", first, second);
}

/* Who comes: everybody, or one or two of the personas. */
static void add_visitors(struct world *w)
{
    w->who = UINT32_MAX;
    if (w->personas < 2 || !chance(&w->dice, 15))
        return;
    uint32_t first = dice_below(&w->dice, w->personas), second = dice_below(&w->dice, w->personas);
    w->who = 1u << first | 1u << second;
    if (first == second)
        g_string_append_printf(w->out, "        personas: p%u\n", first);
    else
        g_string_append_printf(w->out, "        personas: [p%u, p%u]\n", first, second);
}

/* A picture of any shape; its name is its size. */
static void add_picture(struct world *w)
{
    static const uint32_t sides[] = { 90, 120, 160, 9, 400, 1 };
    g_string_append_printf(w->out, "%ux%u.png", sides[dice_below(&w->dice, 6)], sides[dice_below(&w->dice, chance(&w->dice, 90) ? 3 : 6)]);
}

static void add_storyboard(struct world *w)
{
    if (!chance(&w->dice, w->pictures))
        return;
    g_string_append(w->out, "        images:\n");
    for (uint32_t n = 1 + dice_below(&w->dice, chance(&w->dice, 10) ? 6 : 2); n > 0; n--) {
        g_string_append(w->out, "          - {file: ");
        add_picture(w);
        g_string_append(w->out, chance(&w->dice, 90) ? ", alt: \"A picture\"}\n" : "}\n");
    }
}

enum { METRICS = 6, OWN_LANES = 5 };

static void add_metric_uses(struct world *w)
{
    if (!chance(&w->dice, w->fill / 5))
        return;
    g_string_append(w->out, "        metrics: {");
    uint32_t first = dice_below(&w->dice, METRICS), n = 1 + dice_below(&w->dice, chance(&w->dice, 20) ? METRICS : 2);
    for (uint32_t i = 0; i < n; i++) {
        g_string_append_printf(w->out, "%sm%u: %s", i > 0 ? ", " : "", (first + i) % METRICS, chance(&w->dice, 20) ? "-" : "");
        g_string_append_printf(w->out, "%u", dice_below(&w->dice, chance(&w->dice, 10) ? 1000000000 : 100));
    }
    g_string_append(w->out, "}\n");
}

/* Lanes of the author's own: o0 text, o1 rating of 1 to 5, o2 rating of 0 to 10, o3 rating of -10 to 10, o4 number. */
static void add_own_values(struct world *w)
{
    static const uint32_t most[OWN_LANES] = { 0, 5, 10, 10, 1000000 };
    bool any = false;
    for (uint32_t lane = 0; lane < OWN_LANES && w->own; lane++) {
        if (!chance(&w->dice, w->fill / 3))
            continue;
        g_string_append_printf(w->out, "%s          - {lane: o%u, text: ", any ? "" : "        lanes:\n", lane);
        any = true;
        if (lane == 0)
            add_quoted(w);
        else
            g_string_append_printf(w->out, "%u%s", 1 + dice_below(&w->dice, most[lane] - 1), chance(&w->dice, 20) ? ".5" : "");
        for (uint32_t i = 0; i < w->personas; i++)
            if ((w->who >> i & 1) && chance(&w->dice, 15)) {
                g_string_append_printf(w->out, ", persona: p%u", i);
                break;
            }
        g_string_append(w->out, "}\n");
    }
}

/* A side route of one to four touchpoints begins, goes on or ends here. It leaves after the touchpoint before it, whose `next` says
 * so; its last one joins where the route ends, later, nowhere, or goes back. */
static bool add_route(struct world *w, uint32_t number)
{
    if (w->route_left == 0)
        return false;
    g_string_append_printf(w->out, "        route: Route %u\n", w->route);
    if (--w->route_left > 0)
        return true;
    uint32_t roll = dice_below(&w->dice, 10), later = MIN(w->touchpoints - 1, number + 2);
    if (roll < 2)
        g_string_append(w->out, "        next: end\n");
    else if (roll < 4)
        g_string_append_printf(w->out, "        next: t%u\n", w->route - 1); /* back to the decision */
    else if (roll < 6)
        g_string_append_printf(w->out, "        next: t%u\n", later);
    return true;
}

/* A decision, from which the route leaves that begins at the next touchpoint. */
static void maybe_decide(struct world *w, uint32_t number)
{
    if (w->route_left > 0 || number + 2 >= w->touchpoints || !chance(&w->dice, w->branches))
        return;
    uint32_t most = MIN(4, w->touchpoints - number - 2);
    w->route = number + 1;
    w->route_left = 1 + dice_below(&w->dice, most);
    if (chance(&w->dice, 70)) {
        g_string_append(w->out, "        decision: ");
        add_quoted(w);
        g_string_append_c(w->out, '\n');
    }
    g_string_append_printf(w->out, "        next: {\"No\": t%u, \"Yes\": t%u", number + 1, number + 1 + w->route_left);
    if (chance(&w->dice, 20))
        g_string_append(w->out, ", \"Never mind\": end");
    g_string_append(w->out, "}\n");
}

/* A side route, or one touchpoint more on the one before; and where it leads. One way always leads on or ends, so nobody goes round for
 * ever. */
static void add_tangle(struct world *w, uint32_t number)
{
    struct dice *dice = &w->dice;
    bool stays = w->route > 0 && chance(dice, 50);
    w->route = number == 0 ? 0 : stays ? w->route : chance(dice, w->tangle) ? number : 0;
    if (w->route > 0)
        g_string_append_printf(w->out, "        route: Route %u\n", w->route);
    if (!chance(dice, w->tangle / 2))
        return;
    uint32_t n = 1 + dice_below(dice, 4), on = number + 1 + dice_below(dice, 3);
    if (n > 1 && chance(dice, 70)) {
        g_string_append(w->out, "        decision: ");
        add_quoted(w);
        g_string_append_c(w->out, '\n');
    }
    g_string_append(w->out, "        next: {");
    for (uint32_t i = 0; i < n; i++) {
        uint32_t to = i == 0 ? on : chance(dice, 40) ? on + i : dice_below(dice, w->touchpoints + w->touchpoints / 8);
        g_string_append_printf(w->out, "%s\"%c ", i > 0 ? ", " : "", (char)('A' + i));
        for (uint32_t k = dice_below(dice, 3); k > 0; k--)
            g_string_append_printf(w->out, "%s ", chance(dice, 90) ? "maybe" : "waardevaststellingsveranderingen");
        g_string_append_printf(w->out, to < w->touchpoints ? "way\": t%u" : "way\": end", to);
    }
    g_string_append(w->out, "}\n");
}

static void add_touchpoint(struct world *w, uint32_t number)
{
    static const char *const moments[] = { "trigger", "truth", "exit", "[truth, exit]", "[trigger, truth, exit]" };
    struct dice *dice = &w->dice;
    GString *out = w->out;
    const char *indent = "        ";
    g_string_append(out, "      - name: ");
    add_quoted(w);
    g_string_append_printf(out, "\n        id: t%u\n", number);
    add_visitors(w);
    add_channels(w);
    add_storyboard(w);
    if (chance(dice, 30))
        g_string_append_printf(out, "        initiator: %s\n", chance(dice, 80) ? "organisation" : "a1");
    if (w->tangle > 0)
        add_tangle(w, number);
    else if (!add_route(w, number))
        maybe_decide(w, number);
    if (chance(dice, 10))
        g_string_append(out, "        optional: true\n");
    if (chance(dice, 15))
        g_string_append_printf(out, "        moment: %s\n", moments[dice_below(dice, G_N_ELEMENTS(moments))]);
    if (chance(dice, w->fill))
        add_duration(w, "duration");
    add_waits(w);
    add_per_persona(w, "emotion", add_score, 30 + w->fill / 2);
    add_per_persona(w, "feeling", add_quoted, w->fill / 2);
    add_per_persona(w, "thoughts", add_quoted, w->fill / 2);
    maybe_list(dice, out, indent, "actions", w->fill / 3, 3);
    maybe_list(dice, out, indent, "questions", w->fill / 2, 3);
    maybe_list(dice, out, indent, "gains", w->fill / 2, 2);
    maybe_list(dice, out, indent, "opportunities", w->fill / 3, 2);
    maybe_text(dice, out, indent, "notes", w->fill / 5);
    if (chance(dice, w->fill / 2))
        add_pains(w);
    add_stages(w);
    add_metric_uses(w);
    add_own_values(w);
    if (chance(dice, w->fill)) {
        add_evidence(w, indent);
        g_string_append_c(out, '\n');
    }
}

static void add_phases(struct world *w)
{
    uint32_t left = w->touchpoints, number = 0;
    g_string_append(w->out, "phases:\n");
    while (left > 0) {
        uint32_t most = 1 + dice_below(&w->dice, 7), here = MIN(left, most);
        g_string_append(w->out, "  - name: ");
        add_quoted(w);
        g_string_append_c(w->out, '\n');
        maybe_text(&w->dice, w->out, "    ", "goal", 50);
        if (chance(&w->dice, 30)) { /* words are drawn as words; a number alone would be an error */
            g_string_append(w->out, "    duration: \"about ");
            add_words(&w->dice, w->out);
            g_string_append(w->out, "\"\n");
        }
        if (chance(&w->dice, 4)) /* a phase nobody worked out yet */
            continue;
        g_string_append(w->out, "    touchpoints:\n");
        for (left -= here; here > 0; here--, number++)
            add_touchpoint(w, number);
    }
}

static void add_personas(struct world *w)
{
    GString *out = w->out;
    if (w->personas)
        g_string_append(out, "personas:\n");
    for (uint32_t i = 0; i < w->personas; i++) {
        g_string_append_printf(out, "  p%u:\n", i);
        add_key_text(&w->dice, out, "    ", "name");
        maybe_text(&w->dice, out, "    ", "role", 60);
        maybe_text(&w->dice, out, "    ", "quote", 60);
        maybe_text(&w->dice, out, "    ", "bio", 40);
        maybe_text(&w->dice, out, "    ", "segment", 30);
        if (chance(&w->dice, 25)) {
            g_string_append(out, "    image: ");
            add_picture(w);
            g_string_append_c(out, '\n');
        }
        if (chance(&w->dice, 60))
            g_string_append_printf(out, "    age: %u\n", 18 + dice_below(&w->dice, 80));
        maybe_list(&w->dice, out, "    ", "goals", 40, 4);
        maybe_list(&w->dice, out, "    ", "needs", 40, 4);
        maybe_list(&w->dice, out, "    ", "frustrations", 40, 4);
    }
}

static void add_declared(struct world *w)
{
    static const char *const icons[] = { "web", "app", "email", "phone", "sms", "chat", "post", "desk", "face-to-face", "kiosk" };
    GString *out = w->out;
    if (w->channels)
        g_string_append(out, "channels:\n");
    for (uint32_t i = 0; i < w->channels; i++) {
        g_string_append_printf(out, "  c%u: {icon: ", i);
        if (chance(&w->dice, 15))
            add_picture(w);
        else
            g_string_append(out, icons[dice_below(&w->dice, G_N_ELEMENTS(icons))]);
        g_string_append(out, ", name: ");
        add_quoted(w);
        g_string_append(out, "}\n");
    }
    g_string_append(out, "actors:\n");
    for (uint32_t i = 0; i < 3; i++) {
        g_string_append_printf(out, "  a%u: {kind: %s, name: ", i, i ? "department" : "system");
        add_quoted(w);
        g_string_append(out, "}\n");
    }
    g_string_append(out, "metrics:\n  m0: {name: NPS, target: 20, values: {2025: -3, 2026: 4}}\n  m1: {name: Time, unit: min}\n"
                         "  m2: {unit: \"%\", target: 10, better: lower, values: {2023-Q2: 14, 2024-03: 12, \"2025-01-31\": 7}, name: ");
    add_quoted(w);
    g_string_append(out, "}\n  m3: {values: {2024: 7, 2025: 7}, unit: ");
    add_quoted(w);
    g_string_append(out, ", name: Same}\n  m4: {name: Once, target: 5, values: {2026-05: 5}}\n"
                         "  m5: {name: Large, unit: euro, values: {2024: 1234567890123456789012345, 2025: -0.5}}\n");
}

static void add_scale(struct world *w)
{
    uint32_t roll = dice_below(&w->dice, 10);
    w->five = roll == 0;
    if (roll == 0)
        g_string_append(w->out, "scale: {min: 1, max: 5}\n");
    else if (roll < 5)
        g_string_append(w->out, "scale:\n  labels: {-2: \"lost and far from home\", 0: neutral, 2: delighted}\n");
}

static void add_takeaways(struct world *w)
{
    GString *out = w->out;
    maybe_list(&w->dice, out, "", "conclusions", 60, 5);
    if (!chance(&w->dice, 60))
        return;
    g_string_append(out, "improvements:\n");
    bool crowded = chance(&w->dice, 20); /* many in few places of the matrix */
    for (uint32_t n = 1 + dice_below(&w->dice, crowded ? 30 : 6); n > 0; n--) {
        g_string_append(out, "  - name: ");
        add_quoted(w);
        g_string_append_c(out, '\n');
        if (w->pains && chance(&w->dice, 80))
            g_string_append_printf(out, "    solves: pain%u\n", dice_below(&w->dice, w->pains));
        if (chance(&w->dice, 70))
            g_string_append_printf(out, "    reach: %u\n    feasibility: %u\n", 1 + dice_below(&w->dice, crowded ? 2 : 5),
                                   1 + dice_below(&w->dice, 5));
        else if (chance(&w->dice, 30))
            g_string_append_printf(out, "    reach: %u\n", 1 + dice_below(&w->dice, 5));
        maybe_text(&w->dice, out, "    ", "owner", 50);
        if (chance(&w->dice, 50))
            g_string_append(out, "    status: doing\n");
        if (chance(&w->dice, 30))
            g_string_append(out, "    measure: {metric: m0, change: +8}\n");
    }
}

/* Short or long, by web or mail; the longest are too long for a code on small sheets. */
static void add_link(struct dice *dice, GString *out)
{
    g_string_append(out, chance(dice, 80) ? "link: \"https://bücher.example/" : "link: \"mailto:a@example.org?subject=");
    for (uint32_t n = chance(dice, 70) ? dice_below(dice, 3) : dice_below(dice, 150); n > 0; n--)
        g_string_append(out, "step(1) of 2/");
    g_string_append(out, "\"\n");
}

static void add_lens(struct world *w)
{
    static const char *const states[] = { "current", "future" }, *const statuses[] = { "draft", "review", "approved", "word of my own" };
    struct dice *dice = &w->dice;
    GString *out = w->out;
    add_key_text(dice, out, "", "title");
    g_string_append_printf(out, "language: %s\n", w->dutch ? "nl" : "en");
    maybe_text(dice, out, "", "subtitle", 50);
    maybe_text(dice, out, "", "scenario", 50);
    maybe_text(dice, out, "", "owner", 40);
    maybe_text(dice, out, "", "version", 30);
    if (chance(dice, 40))
        g_string_append_printf(out, "state: %s\n", states[dice_below(dice, 2)]);
    if (chance(dice, 40))
        g_string_append_printf(out, "status: %s\n", statuses[dice_below(dice, 4)]);
    if (chance(dice, 50))
        g_string_append(out, "date: 2026-11-21\n");
    if (chance(dice, 40))
        add_link(dice, out);
    maybe_list(dice, out, "", "goals", 40, 4);
    maybe_list(dice, out, "", "expectations", 30, 4);
}

static void add_own_lanes(struct world *w)
{
    static const char *const kinds[OWN_LANES] = { "text", "rating", "rating, min: 0, max: 10", "rating, min: -10, max: 10", "number, unit: euro" };
    for (uint32_t i = 0; i < OWN_LANES && w->own; i++)
        g_string_append_printf(w->out, "  - {id: o%u, name: Own %u, kind: %s}\n", i, i, kinds[i]);
}

/* Which lanes, in an order of the author's. */
static void add_lanes(struct world *w)
{
    static const char *const lanes[] = { "emotion", "touchpoints", "{id: pains, name: \"Waar het knelt\"}", "gains", "channels", "backstage",
                                         "thoughts", "questions", "opportunities", "actions", "notes", "frontstage", "images", "metrics",
                                         "{id: time, name: \"Hoe lang het duurt\"}" };
    bool chosen = chance(&w->dice, 20);
    if (!chosen && !w->own)
        return;
    g_string_append(w->out, "lanes:\n");
    add_own_lanes(w);
    uint32_t n = G_N_ELEMENTS(lanes), first = dice_below(&w->dice, n), keep = chosen ? 3 + dice_below(&w->dice, n - 3) : n; /* 11 and 15 share no factor: each once */
    for (uint32_t i = 0; i < keep; i++)
        g_string_append_printf(w->out, "  - %s\n", lanes[(first + 11 * i) % n]);
}

void generate_journey(uint64_t seed, GString *out)
{
    struct world w = { .dice = { seed }, .out = out };
    w.touchpoints = chance(&w.dice, 70) ? 1 + dice_below(&w.dice, 16) : 1 + dice_below(&w.dice, 40);
    w.personas = dice_below(&w.dice, 6);
    w.channels = dice_below(&w.dice, 9);
    w.dutch = chance(&w.dice, 50);
    w.pictures = chance(&w.dice, 30) ? 10 + dice_below(&w.dice, 91) : 0;
    w.branches = chance(&w.dice, 50) ? 8 : chance(&w.dice, 20) ? 40 : 0;
    w.fill = 10 + dice_below(&w.dice, 91);
    w.own = chance(&w.dice, 40);
    w.tangle = chance(&w.dice, 50) ? dice_below(&w.dice, 60) : 0;
    add_lens(&w);
    add_scale(&w);
    add_personas(&w);
    add_declared(&w);
    add_phases(&w);
    add_takeaways(&w);
    add_lanes(&w);
}
