/* Inside layout: the ways between touchpoints. Arrows along the main route, routes beside it that hang lower in columns of their own,
 * decisions as diamonds, loops and skips beneath the cards. ways.c finds out how each way goes and what room it needs, before the
 * widths are chosen; ways_place.c draws them. So no line crosses a card or a text, by construction:
 *
 *   LINE    from a card of the main route to the next one of it, over the cards of side routes between them
 *   DROP    from that line down into a card of a side route
 *   UP      from a card of a side route up to that line
 *   BESIDE  to the card of a side route in the next column
 *   UNDER   everything else: from the card's foot (or the foot of a diamond) to a track beneath all cards, and up in the gutter before
 *           the card it leads to, where it meets the arrow that comes in there
 *   END     from the card's foot to a sign of the end
 *
 * All lengths in em; a column's number is its place on the map. */
#ifndef CJ_LAYOUT_WAYS_H
#define CJ_LAYOUT_WAYS_H

#include "lanes.h"
#include "priv.h"

#define WAY_Y 1.22         /* ways meet cards at the middle of their first row */
#define WAY_DROP_X 1.67    /* where a way comes down on a card, from its start edge */
#define WAY_DIAMOND 1.0    /* half of a diamond */
#define WAY_DIAMOND_WORDS 1.3 /* words beside a way out of its foot, below its middle */
#define WAY_GAP_LEFT .35   /* from a card to the diamond in the gutter after it */
#define WAY_WORDS .5       /* from a way to words beside it */
#define WAY_ANSWER_FREE .4 /* from a diamond, or a way up or down, to the gap of a line in which an answer stands */
#define WAY_ANSWER_AIR .35 /* on both sides of the answer in that gap */
#define WAY_TRACK_FIRST .6 /* the first track lies so far beneath the lowest card, */
#define WAY_TRACK .75      /* and the next one so far beneath it */

enum way_kind { WAY_LINE, WAY_DROP, WAY_UP, WAY_BESIDE, WAY_UNDER, WAY_END };

/* A text beside a way, broken for good: it must not wait for the widths. */
struct way_label {
    const struct cj_measured *text; /* NULL: none */
    uint8_t role;
    double w, h;
};

struct way {
    enum way_kind kind;
    uint32_t from, to;              /* columns; END: `to` is CJ_NONE */
    struct cj_str words;            /* the answer */
    struct way_label answer;
    bool from_diamond;              /* UNDER, END: from its foot, not the card's */
    double port;                    /* UNDER, END from a card: from its start edge */
    uint32_t track;                 /* UNDER: from 0, the highest */
    uint32_t after, before;         /* LINE over side routes: its answer stands after this column's way down, before that one's way up */
};

/* A diamond, where a decision is taken or several ways lead on. */
struct way_fork {
    uint32_t column;                /* of the card it belongs to */
    bool in_gap;                    /* in the gutter after the card, else over a column of a side route: */
    uint32_t over;
    struct way_label question;
    bool over_answer;               /* the question stands over an answer in the line beneath it, */
    double lift;                    /* clear of that: the higher, the more lines it has */
    uint32_t first, n;              /* its ways */
};

struct cj_ways {
    struct way *way;                /* by column they come from */
    uint32_t nways, ncolumns;
    struct way_fork *fork;          /* by column */
    uint32_t nforks;
    uint8_t *level;                 /* [columns] 1: of a side route */
    uint32_t *next_main;            /* [columns] the next card of the main route after it, CJ_NONE */
    bool *entered;                  /* [columns] some way comes up in the gutter before it */
    bool *met;                      /* [columns] ... and meets an arrow there */
    double *leg;                    /* [columns] where it does: from the card's start edge back */
    double *least;                  /* [columns] width that labels over a column need */
    struct way_label *name;         /* [columns] of the route that ends there */
    double lines;                   /* height of the words over cards of side routes */
    double drop;                    /* how much lower the cards of side routes hang; 0: there are none */
    double above, foot[2], below;   /* room above the cards; beneath those of a level for labels and ends; beneath that for tracks */
    uint32_t ntracks;
    bool *whole;                    /* [columns] nothing may be cut before it */
};

/* Where a way goes up from a touchpoint's card, from its end edge: clear of its badges. */
double cj_ways_up_x(const struct cj_touchpoint *touchpoint);

/* Also widens the gutters of `columns`, and its end, for what stands in them. */
const struct cj_ways *cj_ways_new(struct cj_work *work, struct cj_columns *columns);

/* May the journey be cut before this column? Not where a diamond, a way that comes up, or a side route is in the way: only ways beneath the
 * cards and a plain arrow along the main route go on from one band to the next. */
bool cj_ways_break(const struct cj_ways *ways, uint32_t column);

/* Where the cards came to stand: the top of the main ones, and how high they are on each level. */
struct way_ground { double y, h[2]; };
void cj_ways_place(struct cj_work *work, const struct cj_ways *ways, const struct cj_columns *columns, const struct way_ground *ground);

/* What of it the legend explains: is there a diamond, does some way end? NULL-safe. */
bool cj_ways_fork(const struct cj_ways *ways);
bool cj_ways_end(const struct cj_ways *ways);

#endif
