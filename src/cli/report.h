/* The fit report: report.c (text), report_json.c. */
#ifndef CJ_CLI_REPORT_H
#define CJ_CLI_REPORT_H

#include "cli_priv.h"

#include <cjmap/advice.h>

/* What it is about. */
struct cj_report {
    const char *file;
    const struct cj_reading *reading;
    const struct cj_layout *layout;
    struct cj_layout_options options;  /* with the pictures and the code that the layout had */
    double ink;                        /* part of the sheet that is covered, 0 .. 1; below 0: not known */
    bool all;                          /* lists are shown whole */
};

const struct cj_advice *cj_report_advice(const struct cj_report *report);
void cj_report_text(const struct cj_report *report, const struct cj_advice *advice, GString *out);
/* One object on one line. */
void cj_report_json(const struct cj_report *report, const struct cj_advice *advice, GString *out);
/* "readable from 0.67 m", or that it is too small. In `arena`. */
const char *cj_report_reach(double metres, struct cj_arena *arena);

#endif
