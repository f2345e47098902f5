/* advice: what a sheet gives, what others would, which texts hold the type down, and what would make it as large as is wanted. No
 * formula tells that: the file is taken as it would be after an edit, loaded and laid out again, so what is said comes true if it is
 * followed to the letter.
 *
 * Texts are counted in words: what stands between blanks; an ideograph is a word of its own. */
#ifndef CJMAP_ADVICE_H
#define CJMAP_ADVICE_H

#include <cjmap/base.h>
#include <cjmap/document.h>
#include <cjmap/journey.h>
#include <cjmap/layout.h>
#include <cjmap/text.h>
#include <cjmap/theme.h>

/* What a sheet would give. */
struct cj_advice_sheet {
    const struct cj_paper *paper; /* NULL: a sheet without a name, the one at hand */
    struct cj_sheet sheet;        /* laid out */
    bool this_one;
    bool enough;                  /* its type is as large as is wanted; if nothing was promised, as reads well at its own distance */
};

/* A text of the author's, and what changing it would give. */
struct cj_advice_text {
    const char *what;        /* the key it stands under, in the singular: "pain" */
    struct cj_str text;      /* with its place in the file */
    uint32_t touchpoint;     /* CJ_NONE: none */
    uint32_t words;
    double without_pt;       /* the type if it is left out; 0: it can't be (a name) */
    uint32_t keep;           /* this many words of it, from its beginning, */
    double shorter_pt;       /* give this type */
};

/* A lane, and what the map would be without it. */
struct cj_advice_lane {
    const struct cj_lane *lane;
    const char *id;          /* as in `lanes` of the language */
    uint32_t words;
    double without_pt;       /* 0: it can't be left out */
};

struct cj_advice {
    struct cj_sheet sheet;        /* the one at hand */
    bool fitted;                  /* its type follows from how much there is on it; false: of no sheet, or as long as it has to be */
    double wanted_pt;             /* the type that was promised, else what reads well on the sheet if that has less; 0: it is large enough */
    bool promised;
    uint32_t words;               /* of all texts */
    uint32_t lens_words, takeaway_words; /* of them above and below the journey */
    const uint32_t *phase_words;  /* [nphases] */
    CJ_LIST(struct cj_advice_lane, lanes);
    CJ_LIST(struct cj_advice_sheet, sheets);     /* from the smallest */
    CJ_LIST(struct cj_advice_text, holding);     /* what holds the type down, the largest gain first */
    double holding_pt;            /* with none of these, or with the shorter ones where they can't be left out; 0: none */
    /* Texts to shorten to `keep` words each, so that the wanted type is reached: the fewest that were found. */
    CJ_LIST(struct cj_advice_text, shorten);
    uint32_t longest;             /* no text of these has more words then */
    double shorten_pt;            /* what that gives; 0: nothing is to be shortened, or can be */
    bool reached;                 /* it is the wanted type; false: shorter texts alone do not give it, not even with none above `longest` */
    uint32_t too_many;            /* words: those that `shorten` takes away; if it is not reached there are more than so many */
    uint32_t layouts;             /* counted work */
};

/* Has the sheet less type than is wanted, so that something is to be done? */
static inline bool cj_advice_is_called_for(const struct cj_advice *advice)
{
    return advice->fitted && advice->wanted_pt > 0 && !(advice->promised && advice->sheet.kept);
}

/* Looks at `journey`, which was loaded from `root`, on the sheet that `options` asks for and `layout` is. Everything in `arena`. */
const struct cj_advice *cj_advice_build(const struct cj_yaml *root, const struct cj_journey *journey, const struct cj_layout *layout,
                                        const struct cj_theme *theme, const struct cj_measurer *measurer,
                                        const struct cj_layout_options *options, struct cj_arena *arena);

#endif
