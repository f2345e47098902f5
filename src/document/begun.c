/* document: see include/cjmap/document.h. */
#include <cjmap/base.h>
typedef int cj_document_begun;
