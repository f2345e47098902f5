/* The ids of the icons, from their rows. Their pictures are paint's. */
#include <cjmap/base.h>

#include <string.h>

static const char *const icon_ids[] = {
#define CJ_ICON(symbol, id) id,
#include <cjmap/icon_ids.h>
#undef CJ_ICON
};

const char *cj_icon_id(enum cj_icon icon)
{
    g_assert((unsigned)icon < CJ_ICON_COUNT);
    return icon_ids[icon];
}

enum cj_icon cj_icon_find(const char *id)
{
    for (int icon = CJ_ICON_NONE + 1; icon < CJ_ICON_COUNT; icon++)
        if (strcmp(icon_ids[icon], id) == 0)
            return (enum cj_icon)icon;
    return CJ_ICON_NONE;
}
