/* Inside check: the rules, the mending, and what is said share these.
 *
 * rules.c     what lies on what, and how much contrast it needs
 * mend.c      the nearest colours with which all rules hold
 * check.c     what is said */
#ifndef CJMAP_CHECK_PRIV_H
#define CJMAP_CHECK_PRIV_H

#include "theme_priv.h"

/* --- rules.c --------------------------------------------------------------------------------------------------------- */

enum need { NEED_TEXT, NEED_FACE, NEED_MARK, NEED_OUTLINE, NEED_FAINT, NEED_COUNT };

/* `usual`, `high`: contrast. "`ink` can't be read on paper: the contrast is 2:1, text needs 4.5:1": `fails`, `what`; `as`: "text". */
struct need_row {
    double usual, high;
    const char *fails, *what, *as;
    enum cj_diag_id id;
};
extern const struct need_row theme_needs[NEED_COUNT];

/* One colour on another. `bubble`: the ground is the tint of that persona. */
struct pair {
    uint8_t front, ground;
    bool bubble;
    enum need need;
};
enum { PAIRS_MOST = 256 };

/* All pairs of the theme, at most PAIRS_MOST; how many. */
uint32_t theme_pairs(const struct cj_theme *theme, struct pair *out);
struct cj_rgb theme_ground(const struct cj_theme *theme, const struct pair *pair);
/* NULL: the bubble of a persona. */
const char *theme_ground_name(const struct pair *pair);
double theme_needed(const struct cj_theme *theme, enum need need);
/* Times what is needed: below 1 it fails. */
double theme_margin(const struct cj_theme *theme, const struct pair *pair);
bool theme_in_use(const struct cj_theme *theme, int slot);
bool theme_given(const struct cj_theme *theme, int slot);
/* The colour to change if the pair fails; SLOT_NONE: one that nobody typed, and that gives way by itself. */
int theme_at_fault(const struct cj_theme *theme, const struct pair *pair);
/* The pair that is least what it should be, of those for which `slot` is at fault; its margin. */
double theme_worst(const struct cj_theme *theme, int slot, struct pair *ret_pair);

/* --- mend.c ---------------------------------------------------------------------------------------------------------- */

#define PAPER_LEAST 80 /* L*: a map is drawn in dark on light, as are QR codes, pictures and the scale of feelings */
#define APART 14       /* CIE76 between personas: six times the least step one sees, since a line is thin and far from the other */
#define STEP_APART 10  /* L* between neighbours on the ramp */

bool theme_too_dark(const struct cj_theme *theme, int slot);
/* Is the colour like an earlier one that it is to be told from, and to which eye? Only lists that somebody typed are looked at. */
bool theme_alike(const struct cj_theme *theme, int slot, int *ret_other, enum eye *ret_eye);
/* It has the contrast it needs, on all it lies on. */
bool theme_readable(const struct cj_theme *theme, int slot);
/* Nothing is wrong with this colour. */
bool theme_fine(const struct cj_theme *theme, int slot);
/* `mended`: a copy of `theme`. Gives it the nearest colours that are fine; what has none stays. */
void theme_mend(struct cj_theme *mended, const struct cj_theme *theme);

#endif
