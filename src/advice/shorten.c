/* What to shorten, so that the type is as large as is wanted: no text longer than so many words, the longest that will do; then of the
 * texts that would be cut, all that need not be are left as they are. */
#include "advice_priv.h"

#include <stdlib.h>

enum { FEWEST = 3 /* words: with less nothing is said */, LAYOUTS_LEAST = 16, LAYOUTS_MOST = 80, LAYOUTS_OF_TEXTS = 12000 };

struct plan {
    struct advisor *advisor;
    uint32_t longest;
    uint32_t *text;           /* [n] indexes of the texts that are longer, those that lose least first */
    bool *cut;                /* [n] */
    uint32_t n;
    uint32_t left;            /* layouts that may still be made */
    double em_pt;             /* of the last cut that was enough */
};

static const struct text *text_at(const struct plan *plan, uint32_t i)
{
    return &g_array_index(plan->advisor->texts, struct text, plan->text[i]);
}

/* What is told has to come true: the tenth of a point that a kept promise may lack is not used up here. */
static bool is_enough(const struct plan *plan, const struct cj_sheet *sheet)
{
    return sheet->em_pt >= plan->advisor->advice->wanted_pt - 1e-6;
}

static struct cj_sheet lay_out(struct plan *plan)
{
    struct cj_arena *scratch = cj_arena_new();
    g_autofree struct cj_yaml_edit *edit = g_new0(struct cj_yaml_edit, plan->n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < plan->n; i++)
        if (plan->cut[i])
            edit[n++] = (struct cj_yaml_edit){ text_at(plan, i)->scalar, cj_advice_cut(text_at(plan, i)->str.s, plan->longest, scratch) };
    struct cj_sheet sheet = cj_advice_try(plan->advisor, edit, n);
    cj_arena_free(scratch);
    return sheet;
}

static int by_words(const void *left, const void *right, void *texts)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    uint32_t m = g_array_index((GArray *)texts, struct text, a).words, n = g_array_index((GArray *)texts, struct text, b).words;
    return m != n ? (m < n ? -1 : 1) : (a < b ? -1 : a > b);
}

static void set_longest(struct plan *plan, uint32_t longest)
{
    GArray *texts = plan->advisor->texts;
    plan->longest = longest;
    plan->n = 0;
    for (uint32_t i = 0; i < texts->len; i++)
        if (g_array_index(texts, struct text, i).scalar && g_array_index(texts, struct text, i).words > longest)
            plan->text[plan->n++] = i;
    g_qsort_with_data(plan->text, (int)plan->n, sizeof *plan->text, by_words, texts);
    for (uint32_t i = 0; i < plan->n; i++)
        plan->cut[i] = true;
}

/* The largest number of words that will do; 0: none does. */
static uint32_t find_longest(struct plan *plan)
{
    GArray *texts = plan->advisor->texts;
    uint32_t least = FEWEST, most = FEWEST, found = 0;
    for (uint32_t i = 0; i < texts->len; i++)
        most = MAX(most, g_array_index(texts, struct text, i).words);
    set_longest(plan, FEWEST);
    for (uint32_t try = FEWEST; least < most; try = (least + most) / 2) { /* the least first: perhaps it is no use at all */
        set_longest(plan, try);
        struct cj_sheet sheet = lay_out(plan);
        if (try == FEWEST)
            plan->em_pt = sheet.em_pt;
        if (is_enough(plan, &sheet)) {
            found = try;
            plan->em_pt = sheet.em_pt;
            least = try + 1;
        } else if (try == FEWEST) {
            return 0;
        } else {
            most = try;
        }
    }
    return found;
}

/* Leaves the texts first .. end) as they are, all of them or, where that is too much, as many as can be. */
static void spare(struct plan *plan, uint32_t first, uint32_t end)
{
    if (first >= end || plan->left == 0)
        return;
    plan->left--;
    for (uint32_t i = first; i < end; i++)
        plan->cut[i] = false;
    struct cj_sheet sheet = lay_out(plan);
    if (is_enough(plan, &sheet)) {
        plan->em_pt = sheet.em_pt;
        return;
    }
    for (uint32_t i = first; i < end; i++)
        plan->cut[i] = true;
    if (end - first == 1)
        return;
    uint32_t middle = first + (end - first + 1) / 2;
    spare(plan, first, middle);
    spare(plan, middle, end);
}

/* Even the shortest texts are not enough. */
static void tell_in_vain(const struct plan *plan, struct cj_advice *advice)
{
    for (uint32_t i = 0; i < plan->n; i++)
        advice->too_many += text_at(plan, i)->words - plan->longest;
    advice->longest = plan->longest;
}

static void tell(const struct plan *plan, struct cj_advice *advice)
{
    struct cj_advice_text *told = CJ_NEW(plan->advisor->arena, struct cj_advice_text, plan->n);
    for (uint32_t i = plan->n; i-- > 0;) {
        const struct text *text = text_at(plan, i);
        if (!plan->cut[i])
            continue;
        told[advice->nshorten++] = (struct cj_advice_text){ .what = text->what, .text = text->str, .touchpoint = text->touchpoint,
                                                            .words = text->words, .keep = plan->longest };
        advice->too_many += text->words - plan->longest;
    }
    advice->shorten = told;
    advice->longest = plan->longest;
    advice->reached = true;
}

void cj_advice_shorten(struct advisor *advisor)
{
    struct cj_advice *advice = advisor->advice;
    uint32_t n = advisor->texts->len;
    struct plan plan = { .advisor = advisor, .text = g_new0(uint32_t, n + 1), .cut = g_new0(bool, n + 1) };
    plan.left = CLAMP(LAYOUTS_OF_TEXTS / (n + 1), LAYOUTS_LEAST, LAYOUTS_MOST);
    uint32_t longest = find_longest(&plan);
    if (longest > 0) {
        set_longest(&plan, longest);
        spare(&plan, 0, plan.n);
        tell(&plan, advice);
    } else {
        tell_in_vain(&plan, advice);
    }
    advice->shorten_pt = plan.em_pt;
    g_free(plan.text);
    g_free(plan.cut);
}
