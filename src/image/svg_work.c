/* How much work an SVG is. A drawing may refer to its own parts, and these to others, so that a few lines draw a million times; counted
 * here are the elements that would be drawn, each as often as it is. */
#include "image_priv.h"

enum { NUMBERS_A_PART = 8 };   /* of a line: as many cost what an element costs */
enum { CHAIN_MOST = 500 };     /* references that follow one another; what draws itself has no end */

struct reference {
    const char *id;            /* of what is referred to; owned by the table of ids */
    enum reference_kind kind;
};

struct part {
    uint32_t end;              /* the elements within are those up to here */
    uint32_t first;            /* of its references; they go on to those of the next part */
    uint32_t numbers;          /* of its line */
    enum part_kind kind;
    uint64_t count;            /* once known */
    bool known, counting;
};

struct drawing {
    GArray *part;              /* struct part, in the order of the file */
    GArray *reference;         /* struct reference */
    GArray *anywhere;          /* struct reference: of style sheets */
    GArray *open;              /* uint32_t: the parts around the present place */
    GHashTable *where;         /* id: the index of a part, plus 1 */
    GHashTable *name;          /* the ids that are referred to, each once */
};

struct drawing *image_drawing_new(void)
{
    struct drawing *drawing = g_new0(struct drawing, 1);
    drawing->part = g_array_new(FALSE, TRUE, sizeof(struct part));
    drawing->reference = g_array_new(FALSE, FALSE, sizeof(struct reference));
    drawing->anywhere = g_array_new(FALSE, FALSE, sizeof(struct reference));
    drawing->open = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    drawing->where = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    drawing->name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return drawing;
}

void image_drawing_free(struct drawing *drawing)
{
    g_array_unref(drawing->part);
    g_array_unref(drawing->reference);
    g_array_unref(drawing->anywhere);
    g_array_unref(drawing->open);
    g_hash_table_unref(drawing->where);
    g_hash_table_unref(drawing->name);
    g_free(drawing);
}

void image_drawing_open(struct drawing *drawing, const char *id, enum part_kind kind)
{
    uint32_t index = drawing->part->len;
    struct part part = { .first = drawing->reference->len, .kind = kind };
    g_array_append_val(drawing->part, part);
    g_array_append_val(drawing->open, index);
    if (id && !g_hash_table_contains(drawing->where, id))
        g_hash_table_insert(drawing->where, g_strdup(id), GUINT_TO_POINTER(index + 1));
}

void image_drawing_weigh(struct drawing *drawing, uint32_t numbers)
{
    g_array_index(drawing->part, struct part, drawing->part->len - 1).numbers += numbers;
}

void image_drawing_close(struct drawing *drawing)
{
    uint32_t index = g_array_index(drawing->open, uint32_t, drawing->open->len - 1);
    g_array_index(drawing->part, struct part, index).end = drawing->part->len;
    g_array_set_size(drawing->open, drawing->open->len - 1);
}

void image_drawing_refer(struct drawing *drawing, const char *id, size_t len, enum reference_kind kind)
{
    g_autofree char *name = g_strndup(id, len);
    gpointer known;
    if (!g_hash_table_lookup_extended(drawing->name, name, &known, NULL)) {
        known = g_strdup(name);
        g_hash_table_add(drawing->name, known);
    }
    struct reference reference = { known, kind };
    g_array_append_val(kind == REFERENCE_ANYWHERE ? drawing->anywhere : drawing->reference, reference);
}

static uint64_t capped(uint64_t count)
{
    return MIN(count, CJ_PICTURE_ELEMENTS_MOST + 1);
}

static uint32_t target_of(const struct drawing *drawing, const struct reference *reference)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(drawing->where, reference->id));
}

static uint64_t count_part(struct drawing *drawing, uint32_t index, uint32_t chain);

/* What the references of a part draw: `with` what it holds, and for `each` element it holds, for a paint goes on to all of them. */
static void count_references(struct drawing *drawing, uint32_t index, uint32_t chain, uint64_t *with, uint64_t *each)
{
    uint32_t from = g_array_index(drawing->part, struct part, index).first;
    uint32_t to = index + 1 < drawing->part->len ? g_array_index(drawing->part, struct part, index + 1).first : drawing->reference->len;
    for (uint32_t i = from; i < to; i++) {
        const struct reference *reference = &g_array_index(drawing->reference, struct reference, i);
        uint32_t target = target_of(drawing, reference);
        if (target == 0)
            continue;
        uint64_t *sum = reference->kind == REFERENCE_INHERITED ? each : with;
        *sum = capped(*sum + count_part(drawing, target - 1, chain + 1));
    }
}

static uint64_t count_part(struct drawing *drawing, uint32_t index, uint32_t chain)
{
    struct part *part = &g_array_index(drawing->part, struct part, index);
    if (part->known)
        return part->count;
    if (part->counting || chain > CHAIN_MOST)
        return CJ_PICTURE_ELEMENTS_MOST + 1;
    part->counting = true;
    uint64_t count = 1 + part->numbers / NUMBERS_A_PART, with = 0, each = 0;
    for (uint32_t i = index + 1; i < part->end; i = g_array_index(drawing->part, struct part, i).end)
        if (g_array_index(drawing->part, struct part, i).kind == PART_DRAWN)
            count = capped(count + count_part(drawing, i, chain));
    count_references(drawing, index, chain, &with, &each);
    part->count = part->kind == PART_SHADE ? 0 : capped((count + with) * (1 + each));
    part->counting = false;
    part->known = true;
    return part->count;
}

/* To whom a style sheet applies is not looked into: as if to all, also within what it refers to, where each element leads on. */
static uint64_t count_anywhere(struct drawing *drawing, uint64_t count)
{
    uint64_t targets = 0;
    for (uint32_t i = 0; i < drawing->anywhere->len; i++) {
        uint32_t target = target_of(drawing, &g_array_index(drawing->anywhere, struct reference, i));
        uint64_t draws = target == 0 ? 0 : count_part(drawing, target - 1, 0);
        targets += draws > 0;
        count = capped(count * (draws > 2 ? draws - 1 : 1)); /* less the part itself */
    }
    return capped(count * (1 + targets));
}

uint64_t image_drawing_count(struct drawing *drawing)
{
    return drawing->part->len > 0 ? count_anywhere(drawing, count_part(drawing, 0, 0)) : 0;
}
