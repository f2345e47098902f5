#include "priv.h"
const struct cj_footer *cj_footer_new(struct cj_work *work) { (void)work; return NULL; }
double cj_footer_height(const struct cj_footer *t, double w) { (void)t, (void)w; return 0; }
void cj_footer_place(struct cj_work *work, const struct cj_footer *t, double x, double y, double w) { (void)work,(void)t,(void)x,(void)y,(void)w; }
