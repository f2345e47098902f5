#include "document_priv.h"

void cj_explain(struct cj_reading *reading)
{
    const yaml_parser_t *p = &reading->parser;
    cj_diags_add(reading->diags, CJ_DIAG_UNREADABLE, cj_reading_span(reading, p->problem_mark, p->problem_mark), "%s|%s|%zu:%zu",
                 p->context ? p->context : "-", p->problem, p->context_mark.line + 1, p->context_mark.column + 1);
}
