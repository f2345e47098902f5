/* schema: what a row is, and what follows from rows alone. A language is written down once, as shapes (mappings)
 * made of fields (keys); from them come the loading, the defaults, the messages about types and ranges, unknown keys
 * with "did you mean", the JSON Schema and the reference page. schema knows no journey: the rows lie with their
 * owner, who also adds the types of value that only it understands.
 *
 * The short-hand is the same for every language made of rows:
 *   - where several may stand (`many`), one alone will do, and the key may be singular;
 *   - where an item may stand, a plain value is its main field;
 *   - a mapping with a key of the item is one item; any other has keys that fill the item's field `keyed`
 *     (ids, personas, answers, dates), and its values fill the rest: `{henk: -1}` is `[{persona: henk, score: -1}]`.
 * An empty value is a missing key; `x-...` is the author's own. */
#ifndef CJMAP_SCHEMA_H
#define CJMAP_SCHEMA_H

#include <cjmap/base.h>
#include <cjmap/diag.h>
#include <cjmap/document.h>

struct cj_field;
struct cj_shape;

/* A load in progress. `user` is the owner's, for its types and hooks. */
struct cj_load {
    struct cj_arena *arena;
    struct cj_diags *diags;
    void *user;
    unsigned guesses;               /* made so far, see cj_guess_begin */
    unsigned looks;                 /* at mappings whose keys may all be mistyped */
    unsigned unknown;               /* keys nobody knows, so far: what seems missing may stand under one of them */
    const struct cj_shape *root;    /* of the language: where a key that can't stand here may belong */
    const struct cj_yaml *alone;    /* the last value that stood alone where several may */
    const struct cj_shape *keys_of; /* while the key of a mapping of ids is read: whose keys may have been meant */
};

/* --- rows ----------------------------------------------------------------------------------------------------- */

/* A kind of value. `read` writes to `dest` and returns true, or adds a message and returns false with `dest`
 * untouched; `value` is never an empty one. */
struct cj_value_type {
    const char *name; /* as the manual says it: "text", "number" */
    const char *json; /* its JSON Schema, without braces; NULL: made from the field's words, range or shape */
    bool (*read)(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *dest);
    void (*blank)(struct cj_load *load, const struct cj_field *field, void *dest); /* how a field that is not given looks; NULL: zero */
    /* Of a type whose values name things, as the keys of a mapping that stands in `in`: is there one of that name? NULL: can't be told. */
    bool (*knows)(struct cj_load *load, const struct cj_field *in, const struct cj_field *field, struct cj_str name);
    bool once;    /* of several, one that is given twice counts once; compared as bytes */
    bool several; /* `read` itself takes a list too, for it makes one of several */
};

/* A word of a choice. Lists of words end with a NULL word. */
struct cj_word {
    const char *word;
    int value;
    const char *synonyms; /* other words for it, blank between: understood only as "did you mean" */
};

/* A field of a shape: one key of the language. */
struct cj_field {
    const char *key;
    const char *singular;         /* accepted too (of a singular key: its plural), or NULL */
    const struct cj_value_type *type;
    size_t offset;                /* of the member in the shape's struct */
    size_t count, size;           /* many: offset of the member that counts, size of an element; size 0: one only */
    size_t has;                   /* offset of a bool set when the field is given; 0: none */
    bool required, main;
    const struct cj_shape *shape; /* items: of what */
    const char *keyed;            /* items: the field that a mapping's keys fill, or NULL */
    bool names_new;               /* items: such keys are new words, so one that is nearly a key of the item is taken for that */
    const char *keyed_main;       /* items: the field that a plain value fills there; NULL: the main one */
    const struct cj_word *words;  /* choices; of a text: words with a meaning of their own */
    double min, max;              /* numbers; equal: any */
    int tag;                      /* the owner's */
    const char *standard;         /* default, as it would be typed, or NULL */
    const char *example;          /* the value, as it would be typed */
    const char *doc;              /* one sentence */
    const char *synonyms;         /* keys people type instead, blank between, or NULL */
    const char *drawn;            /* where, for the manual, or NULL: nothing of it is */
};

/* A mapping. */
struct cj_shape {
    const char *name;             /* "touchpoint": for messages, JSON Schema, manual */
    const char *doc;
    size_t size;                  /* of its struct */
    const struct cj_field *field; /* ends with a NULL key */
    bool in_row_order;            /* fields are read in the order of the rows, else in that of the file */
    const struct cj_field *refused; /* keys with a message of their own (key, doc), or NULL */
    void (*begin)(struct cj_load *load, void *item);  /* before the first field, after zeroing; may be NULL */
    /* after the last field; may be NULL. `in` is the field the item stands in. */
    void (*end)(struct cj_load *load, const struct cj_field *in, const struct cj_yaml *value, void *item);
};

/* Rows are written with these. */
#define CJ_ONE(owner, member) .offset = offsetof(owner, member)
#define CJ_MANY(owner, member) \
    .offset = offsetof(owner, member), .count = offsetof(owner, n##member), .size = sizeof *((owner *)0)->member

/* The types every language has. */
extern const struct cj_value_type cj_type_text;   /* struct cj_str, NFC */
extern const struct cj_value_type cj_type_word;   /* struct cj_str: one of the words, or one of the author's own */
extern const struct cj_value_type cj_type_choice; /* an enum: one of the words */
extern const struct cj_value_type cj_type_number; /* double */
extern const struct cj_value_type cj_type_whole;  /* uint32_t */
extern const struct cj_value_type cj_type_flag;   /* bool */
extern const struct cj_value_type cj_type_item;   /* the struct of field->shape; offset may be 0: the owner's own members */

/* --- loading -------------------------------------------------------------------------------------------------- */

/* Fills `item` (zeroed here, then defaults) from a mapping. Goes on after each mistake; returns false if there was one. */
bool cj_schema_load(struct cj_load *load, const struct cj_shape *shape, const struct cj_yaml *mapping, void *item);

/* One value of an item, as a plain value or a mapping, into `item`; false if it is neither. For types that read items themselves. */
bool cj_schema_load_item(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, void *item);

/* Every item of a value of a `many` field, in order, as elements of field->size. */
void cj_schema_load_many(struct cj_load *load, const struct cj_field *field, const struct cj_yaml *value, GArray *items);

/* The field with this key (singular counts), or NULL. */
const struct cj_field *cj_schema_field(const struct cj_shape *shape, const char *key);

/* Reads "-1.5" as the language writes numbers: digits with an optional sign and point. On failure returns false and
 * the right spelling in `ret_meant` (in `arena`), NULL if the text is no number at all. */
bool cj_schema_number(const char *text, double *ret_value, struct cj_arena *arena, const char **ret_meant);

/* A number as it would be typed, at most 6 decimals. In `arena`. */
const char *cj_schema_number_text(double value, struct cj_arena *arena);

/* `text` in NFC; borrowed where it already is. */
struct cj_str cj_schema_nfc(struct cj_str text, struct cj_arena *arena);

/* --- did you mean --------------------------------------------------------------------------------------------- */

/* The nearest of the words offered to what was typed. On the stack; lives as long as the words. */
enum { CJ_GUESS_MOST = 3, CJ_GUESSES_MOST = 50 };
struct cj_guess {
    const char *typed;                  /* NULL: offers are not looked at */
    unsigned best;                      /* distance of those kept */
    const char *meant[CJ_GUESS_MOST];   /* ties, in order of offering */
    unsigned n;
};

/* Each guess looks at all that is offered, and more than 20 messages are not shown: after CJ_GUESSES_MOST guesses of a load
 * nothing is near any more. `load` may be NULL: a guess on its own. */
struct cj_guess cj_guess_begin(struct cj_load *load, const char *typed);
void cj_guess_offer(struct cj_guess *guess, const char *word);
/* Words for `meant`, blank between; an exact synonym beats every near word. */
void cj_guess_offer_synonyms(struct cj_guess *guess, const char *synonyms, const char *meant);
/* "`a`", "`a` or `b`"; NULL when nothing is near. In `arena`. */
const char *cj_guess_words(const struct cj_guess *guess, struct cj_arena *arena);

/* --- what rows can tell ----------------------------------------------------------------------------------------- */

/* JSON Schema, draft-07, of documents whose root is `shape`. Appends to `out`. */
void cj_schema_json(const struct cj_shape *root, const char *title, GString *out);
/* The reference page in Markdown: a section per shape, in order of first use. */
void cj_schema_manual(const struct cj_shape *root, const char *title, const char *introduction, GString *out);

#endif
