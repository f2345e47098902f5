/* Characters no font has: every text that can be drawn is gone through once, every code point asked for once. */
#include <cjmap/check.h>

struct walk {
    bool (*covers)(void *self, uint32_t code_point);
    void *self;
    GHashTable *known; /* code point -> 1 drawable, 2 not */
    struct cj_diags *diags;
};

static bool drawable(struct walk *walk, gunichar c)
{
    if (c < 0x20 || c == 0x7F)
        return true; /* line breaks; document has refused all other controls */
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(walk->known, GUINT_TO_POINTER(c)));
    if (known == 0) {
        known = walk->covers(walk->self, c) ? 1 : 2;
        g_hash_table_insert(walk->known, GUINT_TO_POINTER(c), GUINT_TO_POINTER(known));
    }
    return known == 1;
}

/* The place of a character, where the text was typed on one line as it is; else that of the text. */
static struct cj_span place_of(struct cj_str text, uint32_t characters)
{
    struct cj_span at = text.at;
    long length = g_utf8_strlen(text.s, text.len);
    if (at.line != at.end_line)
        return at;
    long quotes = (long)(at.end_col - at.col) - length;
    if (quotes != 0 && quotes != 2)
        return at; /* escapes: columns don't match */
    at.col += characters + (quotes == 2);
    at.end_col = at.col + 1;
    return at;
}

/* One message per text, of the first few characters: a text in a script no font has would be one message per letter. */
static void walk_text(struct walk *walk, struct cj_str text)
{
    enum { MOST = 3 };
    gunichar seen[MOST];
    uint32_t n = 0, nseen = 0, first = 0;
    bool more = false;
    g_autoptr(GString) words = g_string_new(NULL);
    for (const char *at = text.s; at < text.s + text.len && !more; at = g_utf8_next_char(at), n++) {
        gunichar c = g_utf8_get_char(at);
        bool again = drawable(walk, c);
        for (uint32_t i = 0; i < nseen; i++)
            again |= seen[i] == c;
        if (again)
            continue;
        more = nseen == MOST;
        if (more)
            break;
        first = nseen == 0 ? n : first;
        seen[nseen++] = c;
        g_string_append_printf(words, "%s`%.*s` (U+%04X)", words->len ? ", " : "", (int)(g_utf8_next_char(at) - at), at, (unsigned)c);
    }
    if (nseen == 0)
        return;
    struct cj_diag *diag = cj_diags_add(walk->diags, CJ_DIAG_UNDRAWABLE_CHARACTER, place_of(text, first), "no font here can draw %s%s", words->str,
                                        more ? " and others" : "");
    cj_diags_hint(walk->diags, diag, "write it in another way, or choose fonts that have it with --font-dir");
}

static void walk_texts(struct walk *walk, const struct cj_str *text, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        walk_text(walk, text[i]);
}

static void walk_remarks(struct walk *walk, const struct cj_remark *remark, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        walk_text(walk, remark[i].text);
        walk_text(walk, remark[i].evidence.source);
    }
}

static void walk_acts(struct walk *walk, const struct cj_stage_act *act, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        walk_text(walk, act[i].text);
}

static void walk_touchpoint(struct walk *walk, const struct cj_touchpoint *t)
{
    walk_text(walk, t->name);
    walk_text(walk, t->duration.text);
    walk_text(walk, t->decision);
    for (size_t i = 0; i < CJ_REMARK_LISTS; i++) {
        uint32_t n;
        const struct cj_remark *remark = cj_touchpoint_remarks(t, &cj_remark_lists[i], &n);
        walk_remarks(walk, remark, n);
    }
    walk_acts(walk, t->frontstage, t->nfrontstage);
    walk_acts(walk, t->backstage, t->nbackstage);
    for (uint32_t i = 0; i < t->nwaits; i++)
        walk_text(walk, t->waits[i].duration.text);
    for (uint32_t i = 0; i < t->nlane_values; i++)
        walk_text(walk, t->lane_values[i].text);
}

static void walk_lens(struct walk *walk, const struct cj_journey *j)
{
    const struct cj_str head[] = {j->title, j->subtitle, j->kind, j->scenario, j->owner, j->version, j->status}; /* a link is encoded, if need be */
    walk_texts(walk, head, G_N_ELEMENTS(head));
    walk_texts(walk, j->goals, j->ngoals);
    walk_texts(walk, j->expectations, j->nexpectations);
    for (uint32_t i = 0; i < j->scale.nlabels; i++)
        walk_text(walk, j->scale.labels[i].text);
    for (uint32_t i = 0; i < j->npersonas; i++) {
        const struct cj_persona *p = &j->personas[i];
        const struct cj_str texts[] = {p->name, p->role, p->age, p->quote, p->bio, p->segment};
        walk_texts(walk, texts, G_N_ELEMENTS(texts));
        walk_texts(walk, p->goals, p->ngoals);
        walk_texts(walk, p->needs, p->nneeds);
        walk_texts(walk, p->frustrations, p->nfrustrations);
    }
}

static void walk_middle(struct walk *walk, const struct cj_journey *j)
{
    for (uint32_t i = 0; i < j->nchannels; i++)
        walk_text(walk, j->channels[i].name);
    for (uint32_t i = 0; i < j->nactors; i++)
        walk_text(walk, j->actors[i].name);
    for (uint32_t i = 0; i < j->nmetrics; i++) {
        walk_text(walk, j->metrics[i].name);
        walk_text(walk, j->metrics[i].unit);
    }
    for (uint32_t i = 0; i < j->nlanes; i++)
        walk_text(walk, j->lanes[i].name);
    for (uint32_t i = 0; i < j->nown_lanes; i++)
        walk_text(walk, j->own_lanes[i].unit);
    for (uint32_t i = 0; i < j->nphases; i++) {
        walk_text(walk, j->phases[i].name);
        walk_text(walk, j->phases[i].goal);
        walk_text(walk, j->phases[i].duration.text);
    }
    for (uint32_t i = 0; i < j->nroutes; i++)
        walk_text(walk, j->routes[i].name);
    for (uint32_t i = 0; i < j->nedges; i++)
        walk_text(walk, j->edges[i].when);
    for (uint32_t i = 0; i < j->ntouchpoints; i++)
        walk_touchpoint(walk, &j->touchpoints[i]);
}

void cj_check_characters(const struct cj_journey *journey, bool (*covers)(void *self, uint32_t code_point), void *self, struct cj_diags *diags)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    struct walk walk = {covers, self, known, diags};
    walk_lens(&walk, journey);
    walk_middle(&walk, journey);
    for (uint32_t i = 0; i < journey->nimprovements; i++) {
        walk_text(&walk, journey->improvements[i].name);
        walk_text(&walk, journey->improvements[i].owner);
        walk_text(&walk, journey->improvements[i].story);
    }
    walk_remarks(&walk, journey->conclusions, journey->nconclusions);
    for (uint32_t i = 0; i < journey->nsources; i++)
        walk_text(&walk, journey->sources[i].name);
}
