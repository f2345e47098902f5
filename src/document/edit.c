/* A tree as it would be after an edit of the file, so that it can be told what the edit would do. */
#include <cjmap/document.h>

#include <string.h>

struct editing {
    const struct cj_yaml_edit *edit;
    uint32_t n;
    struct cj_arena *arena;
};

static const struct cj_yaml_edit *find_edit(const struct editing *editing, const struct cj_yaml *node)
{
    for (uint32_t i = 0; i < editing->n; i++)
        if (editing->edit[i].node == node)
            return &editing->edit[i];
    return NULL;
}

static const struct cj_yaml *copy_node(const struct editing *editing, const struct cj_yaml *node);

static const struct cj_yaml *copy_scalar(const struct editing *editing, const struct cj_yaml *node, const char *text)
{
    struct cj_yaml *copy = CJ_NEW(editing->arena, struct cj_yaml, 1);
    *copy = *node;
    copy->text = (struct cj_str){ cj_arena_strndup(editing->arena, text, strlen(text)), (uint32_t)strlen(text), node->text.at };
    return copy;
}

static const struct cj_yaml *copy_list(const struct editing *editing, const struct cj_yaml *node)
{
    const struct cj_yaml **item = CJ_NEW(editing->arena, const struct cj_yaml *, node->n);
    struct cj_yaml *copy = CJ_NEW(editing->arena, struct cj_yaml, 1);
    *copy = *node;
    copy->n = 0;
    for (uint32_t i = 0; i < node->n; i++)
        if ((item[copy->n] = copy_node(editing, node->item[i])) != NULL)
            copy->n++;
    copy->item = item;
    return copy->n > 0 || node->n == 0 ? copy : NULL;
}

static const struct cj_yaml *copy_mapping(const struct editing *editing, const struct cj_yaml *node)
{
    struct cj_yaml_pair *pair = CJ_NEW(editing->arena, struct cj_yaml_pair, node->n);
    struct cj_yaml *copy = CJ_NEW(editing->arena, struct cj_yaml, 1);
    *copy = *node;
    copy->n = 0;
    for (uint32_t i = 0; i < node->n; i++) {
        pair[copy->n] = (struct cj_yaml_pair){ node->pair[i].key, copy_node(editing, node->pair[i].value) };
        if (pair[copy->n].value != NULL)
            copy->n++;
    }
    copy->pair = pair;
    return copy->n > 0 || node->n == 0 ? copy : NULL;
}

/* NULL: nothing is left of it. */
static const struct cj_yaml *copy_node(const struct editing *editing, const struct cj_yaml *node)
{
    const struct cj_yaml_edit *edit = find_edit(editing, node);
    if (edit)
        return edit->text ? copy_scalar(editing, node, edit->text) : NULL;
    switch (node->kind) {
    case CJ_YAML_LIST: return copy_list(editing, node);
    case CJ_YAML_MAPPING: return copy_mapping(editing, node);
    default: return node;
    }
}

const struct cj_yaml *cj_yaml_edited(const struct cj_yaml *root, const struct cj_yaml_edit *edit, uint32_t n, struct cj_arena *arena)
{
    const struct editing editing = { edit, n, arena };
    const struct cj_yaml *copy = copy_node(&editing, root);
    return copy ? copy : root;
}
