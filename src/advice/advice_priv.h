/* Inside advice: the texts of a journey, what holds the type down, and layouts of the journey as it would be after an edit. */
#ifndef CJ_ADVICE_PRIV_H
#define CJ_ADVICE_PRIV_H

#include <cjmap/advice.h>

/* --- words (words.c) ------------------------------------------------------------------------------------------------ */

uint32_t cj_advice_words(const char *text);
/* The first `keep` words. In `arena`. */
const char *cj_advice_cut(const char *text, uint32_t keep, struct cj_arena *arena);

/* --- texts (texts.c) ------------------------------------------------------------------------------------------------ */

enum { CJ_ADVICE_LENS = CJ_LANE_COUNT, CJ_ADVICE_HEADS /* of phases */, CJ_ADVICE_TAKEAWAYS };

struct text {
    const char *what;
    struct cj_str str;
    uint32_t touchpoint, phase;     /* CJ_NONE: none */
    int place;                      /* enum cj_lane_kind, or CJ_ADVICE_* */
    uint32_t own_lane;              /* CJ_LANE_OWN: which, else CJ_NONE */
    uint32_t words;
    const struct cj_yaml *scalar;   /* where it stands; NULL: it can't be changed alone, as a name that is a key */
    const struct cj_yaml *item;     /* what is left out with it; NULL: it can't be */
};

/* The texts of the author's that are on the map, in the order of the journey, as an array of struct text. */
GArray *cj_advice_texts(const struct cj_yaml *root, const struct cj_journey *journey);
bool cj_advice_lane_drawn(const struct cj_journey *journey, const struct text *text);

/* --- layouts of what would be (advice.c) ---------------------------------------------------------------------------- */

struct advisor {
    const struct cj_yaml *root;
    const struct cj_journey *journey;
    const struct cj_theme *theme;
    const struct cj_measurer *measurer;
    struct cj_layout_options options; /* the sheet at hand, whatever else would be chosen */
    const struct cj_layout *layout;
    struct cj_arena *arena;
    GArray *texts;
    struct cj_advice *advice;
};

/* The sheet of the journey after these edits; em_pt 0: it would be no journey. */
struct cj_sheet cj_advice_try(struct advisor *advisor, const struct cj_yaml_edit *edit, uint32_t n);
struct cj_sheet cj_advice_try_journey(struct advisor *advisor, const struct cj_journey *journey, const struct cj_layout_options *options);

/* --- what holds the type down (binding.c), and what to shorten (shorten.c) -------------------------------------------- */

/* Indexes of the texts that most likely do, the likeliest first; at most `room`. */
uint32_t cj_advice_binding(const struct advisor *advisor, uint32_t *ret_text, uint32_t room);
void cj_advice_shorten(struct advisor *advisor);

#endif
