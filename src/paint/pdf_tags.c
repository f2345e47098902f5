/* pdf_tags: what the page is to somebody who hears it. The texts in reading order, in marked stretches of the content, and a
 * tree of elements that owns these stretches. ISO 32000-1, 14.6 to 14.8. */
#include "pdf_priv.h"

/* The elements of a meaning, outer one first. A list's item holds its text in a body. */
static const char *const tags[CJ_IS_COUNT][2] = {
    [CJ_IS_DOCUMENT] = { "Document" },
    [CJ_IS_SECTION] = { "Sect" },
    [CJ_IS_HEADING_1] = { "H1" },
    [CJ_IS_HEADING_2] = { "H2" },
    [CJ_IS_HEADING_3] = { "H3" },
    [CJ_IS_PARAGRAPH] = { "P" },
    [CJ_IS_LIST] = { "L" },
    [CJ_IS_ITEM] = { "LI", "LBody" },
    [CJ_IS_FIGURE] = { "Figure" },
};

struct element {
    uint32_t object, parent; /* of the file */
    uint32_t above;          /* index of the element around it */
    const char *tag, *alt;
    GString *kids;
};

struct tree {
    struct pdf_page *page;
    uint32_t root;           /* object */
    GArray *element;
    uint32_t open;           /* index of the innermost open element */
    GArray *owner;           /* uint32_t: object of the element that owns each marked stretch */
    bool marked;             /* a stretch is open */
};

static struct element *at(const struct tree *tree, uint32_t index)
{
    return &g_array_index(tree->element, struct element, index);
}

static void end_mark(struct tree *tree)
{
    if (tree->marked)
        g_string_append(tree->page->out, "EMC\n");
    tree->marked = false;
}

static void open_element(struct tree *tree, const char *tag, const char *alt)
{
    bool first = tree->element->len == 0;
    struct element element = { .object = pdf_reserve(tree->page->pdf), .parent = first ? tree->root : at(tree, tree->open)->object,
                               .above = tree->open, .tag = tag, .alt = alt, .kids = g_string_new(NULL) };
    if (!first)
        g_string_append_printf(at(tree, tree->open)->kids, "%u 0 R ", element.object);
    g_array_append_val(tree->element, element);
    tree->open = tree->element->len - 1;
}

static void open_group(void *self, const struct cj_group *group)
{
    struct tree *tree = self;
    end_mark(tree);
    for (int i = 0; i < 2 && tags[group->is][i]; i++)
        open_element(tree, tags[group->is][i], i == 0 ? group->alt : NULL);
}

static void close_group(void *self, const struct cj_group *group)
{
    struct tree *tree = self;
    end_mark(tree);
    for (int i = 0; i < 2 && tags[group->is][i]; i++)
        tree->open = at(tree, tree->open)->above;
}

static void read_text(void *self, const struct cj_item *item, bool more)
{
    struct tree *tree = self;
    struct element *element = at(tree, tree->open);
    if (!tree->marked) {
        g_string_append_printf(tree->page->out, "/%s << /MCID %u >> BDC\n", element->tag, tree->owner->len);
        g_string_append_printf(element->kids, "%u ", tree->owner->len);
        g_array_append_val(tree->owner, element->object);
    }
    tree->marked = true;
    pdf_page_text(tree->page, item, more);
}

static void write_elements(const struct tree *tree, uint32_t page_object)
{
    struct pdf *pdf = tree->page->pdf;
    for (guint i = 0; i < tree->element->len; i++) {
        const struct element *e = at(tree, i);
        pdf_begin(pdf, e->object);
        g_string_append_printf(pdf->out, "<< /Type /StructElem /S /%s /P %u 0 R /Pg %u 0 R /K [%s]", e->tag, e->parent, page_object,
                               e->kids->str);
        if (e->alt) {
            g_string_append(pdf->out, " /Alt ");
            pdf_text(pdf->out, e->alt);
        }
        g_string_append(pdf->out, " >>");
        pdf_end(pdf);
        g_string_free(e->kids, TRUE);
    }
}

static void write_root(const struct tree *tree)
{
    struct pdf *pdf = tree->page->pdf;
    pdf_begin(pdf, tree->root);
    g_string_append(pdf->out, "<< /Type /StructTreeRoot /K [");
    if (tree->element->len)
        g_string_append_printf(pdf->out, "%u 0 R", at(tree, 0)->object);
    g_string_append(pdf->out, "] /ParentTreeNextKey 1 /ParentTree << /Nums [0 [");
    for (guint i = 0; i < tree->owner->len; i++)
        g_string_append_printf(pdf->out, "%u 0 R ", g_array_index(tree->owner, uint32_t, i));
    g_string_append(pdf->out, "]] >> >>");
    pdf_end(pdf);
}

uint32_t pdf_tags_write(struct pdf_page *page, uint32_t page_object)
{
    g_autoptr(GArray) elements = g_array_new(FALSE, FALSE, sizeof(struct element));
    g_autoptr(GArray) owner = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    struct tree tree = { .page = page, .root = pdf_reserve(page->pdf), .element = elements, .owner = owner };
    reading_walk(page->job->scene, &(struct listener){ &tree, open_group, close_group, read_text });
    write_elements(&tree, page_object);
    write_root(&tree);
    return tree.root;
}
