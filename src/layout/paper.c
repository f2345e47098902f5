/* The sheets, a row each. Distances and type sizes: from where a sheet of that size is usually read, below which body size its text
 * is small there, and which size is good (Legge & Bigelow 2011; ISO 9241-303). A QR code is
 * read by people who step closer: it grows less than the distance. */
#include <cjmap/layout.h>

#include <math.h>

static const struct cj_paper papers[] = {
    /* name      width  height margin  from   warn  good  QR   auto */
    {"A5",        210,   148,   8,     .4,    7.5,  9.5, 30, false},
    {"A4",        297,   210,  10,     .4,    7.5, 10, 30, true},
    {"A3",        420,   297,  10,     .5,    9,   13, 30, true},
    {"A2",        594,   420,  15,     .6,   11,   14, 40, true},
    {"A1",        841,   594,  15,     .7,   13,   18, 60, true},
    {"A0",       1189,   841,  20,    1.0,   18,   25, 80, true},
    {"Letter",   279.4, 215.9, 10,     .4,    7.5, 10, 30, false},
    {"Tabloid",  431.8, 279.4, 10,     .5,    9,   13, 30, false},
};

const struct cj_paper *cj_paper_rows(uint32_t *ret_count)
{
    *ret_count = G_N_ELEMENTS(papers);
    return papers;
}

const struct cj_paper *cj_paper_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
        if (g_ascii_strcasecmp(papers[i].name, name) == 0)
            return &papers[i];
    return NULL;
}

const struct cj_paper *cj_paper_like(double width_mm, double height_mm)
{
    const struct cj_paper *best = &papers[0];
    double least = INFINITY;
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        double off = fabs(log(width_mm * height_mm / (papers[i].width_mm * papers[i].height_mm)));
        if (off < least) {
            least = off;
            best = &papers[i];
        }
    }
    return best;
}
