#include "priv.h"
const struct cj_takeaways *cj_takeaways_new(struct cj_work *work) { (void)work; return NULL; }
double cj_takeaways_height(const struct cj_takeaways *t, double w) { (void)t, (void)w; return 0; }
void cj_takeaways_place(struct cj_work *work, const struct cj_takeaways *t, double x, double y, double w) { (void)work,(void)t,(void)x,(void)y,(void)w; }
