#include "document_priv.h"

void cj_trap_scalar(struct cj_reading *reading, const yaml_event_t *event, bool in_flow)
{
    (void)reading, (void)event, (void)in_flow;
}
void cj_trap_key(struct cj_reading *reading, const yaml_event_t *event)
{
    (void)reading, (void)event;
}
void cj_trap_list(struct cj_reading *reading, const struct cj_yaml *list)
{
    (void)reading, (void)list;
}
void cj_trap_no_value(struct cj_reading *reading, const struct cj_yaml *value, const struct cj_str *key,
                      const struct cj_yaml *before)
{
    (void)reading, (void)value, (void)key, (void)before;
}
