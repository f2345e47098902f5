#include "document_priv.h"

bool cj_reading_check_bytes(struct cj_reading *reading)
{
    (void)reading;
    return true;
}
