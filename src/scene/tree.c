/* scene: the reading tree. */
#include "scene_priv.h"

struct cj_tree cj_tree_build(const struct cj_layout *layout, struct cj_arena *arena)
{
    struct cj_tree tree = { CJ_NEW(arena, struct cj_group, 1), 1, CJ_NEW(arena, uint32_t, layout->nboxes + 1), CJ_NEW(arena, uint32_t, layout->nboxes + 1) };
    for (uint32_t i = 0; i < layout->nboxes; i++)
        tree.rank[i] = i;
    return tree;
}
