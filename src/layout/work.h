/* Inside layout: more ways to add to the work than every panel needs. */
#ifndef CJ_LAYOUT_WORK_H
#define CJ_LAYOUT_WORK_H

#include "priv.h"

#include <stdarg.h>
#include <string.h>

/* As cj_work_text, in another size and leading than the role's. */
double cj_work_text_sized(struct cj_work *work, const struct cj_measured *text, enum cj_role role, struct cj_type type, struct cj_colour tone,
                          enum cj_align align, double x, double y, double w);
/* Width of a text on one line [em]; 0 for NULL. */
double cj_work_text_width(struct cj_work *work, const struct cj_measured *text, enum cj_role role);
/* A text made for the map, in the work's arena. */
struct cj_str cj_work_format(struct cj_work *work, const char *format, ...) G_GNUC_PRINTF(2, 3);
struct cj_str cj_work_label(struct cj_work *work, enum cj_label label);
/* What a mark says, in the legend and to who hears the map; NULL if nothing. */
const char *cj_mark_label(const struct cj_work *work, enum cj_mark mark);
/* The dot of a level of evidence that is not CJ_LEVEL_NONE. */
enum cj_mark cj_level_mark(enum cj_level level);
/* A persona's disc with the initial, `size` across, its left edge at `left`. Returns its width. */
double cj_work_badge(struct cj_work *work, uint32_t persona, double left, double cy, double size);

#endif
