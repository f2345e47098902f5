/* impose: a booklet. Sheets of one size, each with a scene of its own. */
#include "impose_priv.h"

const struct cj_book *cj_impose_booklet(const struct cj_leaf *leaf, uint32_t n, struct cj_arena *arena)
{
    struct cj_book *book = CJ_NEW(arena, struct cj_book, 1);
    struct cj_page *page = CJ_NEW(arena, struct cj_page, n);
    *book = *cj_book_of(leaf[0].scene, arena);
    for (uint32_t i = 0; i < n; i++) {
        page[i] = cj_book_of(leaf[i].scene, arena)->page[0];
        page[i].label = leaf[i].label;
        page[i].outline = leaf[i].outline;
    }
    book->npages = n;
    book->page = page;
    return book;
}
