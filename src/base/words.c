/* Words: borrowed texts, and how far a typed word is from one that was meant. */
#include <cjmap/base.h>

#include <string.h>

struct cj_str cj_str_from(const char *s)
{
    return (struct cj_str){ .s = s, .len = (uint32_t)strlen(s) };
}

bool cj_str_equal(struct cj_str a, struct cj_str b)
{
    return a.len == b.len && (!a.len || memcmp(a.s, b.s, a.len) == 0);
}

enum { SHORT = 64 };

/* The letters of `s` without case: in `room` where they are few and ASCII, as nearly all are, and NULL returned; else allocated. */
static gunichar *folded(const char *s, gunichar room[SHORT], unsigned *ret_len)
{
    unsigned n = 0;

    for (; n < SHORT && s[n] && (guchar)s[n] < 0x80; n++)
        room[n] = (gunichar)g_ascii_tolower(s[n]);
    *ret_len = n;
    if (n < SHORT && !s[n])
        return NULL;

    g_autofree char *fold = g_utf8_casefold(s, -1);
    glong len;
    gunichar *chars = g_utf8_to_ucs4_fast(fold, -1, &len);

    *ret_len = (unsigned)len;
    return chars;
}

/* Fills row i of the table of distances between the first i characters of a and the first j of b, from the two rows above it.
 * Returns the least of the row. */
static unsigned fill_row(unsigned i, const gunichar *a, const gunichar *b, unsigned nb,
                         const unsigned *before, const unsigned *above, unsigned *row)
{
    unsigned least = row[0] = i;

    for (unsigned j = 1; j <= nb; j++) {
        unsigned best = above[j - 1] + (a[i - 1] != b[j - 1]);

        best = MIN(best, above[j] + 1);
        best = MIN(best, row[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN(best, before[j - 2] + 1);
        row[j] = best;
        least = MIN(least, best);
    }
    return least;
}

unsigned cj_distance(const char *typed, const char *meant, unsigned limit)
{
    unsigned na, nb;
    gunichar room_a[SHORT], room_b[SHORT];
    g_autofree gunichar *long_a = folded(typed, room_a, &na), *long_b = folded(meant, room_b, &nb);
    const gunichar *a = long_a ? long_a : room_a, *b = long_b ? long_b : room_b;

    /* This also bounds the work: a text of thousands of characters is never laid beside a word of ten. */
    if ((na > nb ? na - nb : nb - na) > limit)
        return limit + 1;

    g_autofree unsigned *rows = g_new(unsigned, 3 * ((size_t)nb + 1));
    unsigned *before = rows, *above = rows + nb + 1, *row = above + nb + 1;

    for (unsigned j = 0; j <= nb; j++)
        above[j] = j;
    for (unsigned i = 1; i <= na; i++) {
        /* No later row can be lower: a swap that jumps over this row costs as much as a step through it. */
        if (fill_row(i, a, b, nb, before, above, row) > limit)
            return limit + 1;

        unsigned *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return MIN(above[nb], limit + 1);
}
