/* The sheets, a row each. Distances and type sizes: from where a sheet of that size is usually read, below which body size its text
 * is small there, and which size is good (Legge & Bigelow 2011; ISO 9241-303). A QR code is
 * read by people who step closer: it grows less than the distance.
 *
 * The figures of the A series are given. A sheet within a fifth of the area of one of them has its figures, since it hangs in the same
 * places; others have what lies between their neighbours, at the same part of the way there by area as they are (2A0: one step further).
 * The margin is that of the A sheet that is nearest in area, the smaller of two. */
#include <cjmap/layout.h>

#include <math.h>
#include <string.h>

#define IN CJ_MM_PER_INCH

static const struct cj_paper papers[] = {
    /* name      width    height   margin  from  warn  good   QR   auto   also called */
    {"A5",        210,     148,      8,     .4,   7.5,  9.5,  30, false, NULL},
    {"A4",        297,     210,     10,     .4,   7.5, 10,    30, true,  NULL},
    {"A3",        420,     297,     10,     .5,   9,   13,    30, true,  NULL},
    {"A2",        594,     420,     15,     .6,  11,   14,    40, true,  NULL},
    {"A1",        841,     594,     15,     .7,  13,   18,    60, true,  NULL},
    {"A0",       1189,     841,     20,    1.0,  18,   25,    80, true,  NULL},
    {"2A0",      1682,    1189,     20,    1.4,  25,   35,   110, false, NULL},
    {"B4",        353,     250,     10,     .45,  8.2, 11.4,  30, false, NULL},
    {"B3",        500,     353,     10,     .55, 10,   13.5,  35, false, NULL},
    {"B2",        707,     500,     15,     .65, 12,   16,    50, false, NULL},
    {"B1",       1000,     707,     15,     .85, 15.3, 21.2,  70, false, NULL},
    {"B0",       1414,    1000,     20,    1.2,  21,   29.5,  95, false, NULL},
    {"SRA3",      450,     320,     10,     .5,   9,   13,    30, false, NULL},
    {"RA1",       860,     610,     15,     .7,  13,   18,    60, false, NULL},
    {"Letter",   11 * IN,  8.5 * IN, 10,    .4,   7.5, 10,    30, false, "ANSI A"},
    {"Legal",    14 * IN,  8.5 * IN, 10,    .43,  7.9, 10.8,  30, false, NULL},
    {"Tabloid",  17 * IN, 11 * IN,  10,     .5,   9,   13,    30, false, "Ledger, ANSI B"},
    {"ANSI C",   22 * IN, 17 * IN,  15,     .6,  11,   14,    40, false, NULL},
    {"ANSI D",   34 * IN, 22 * IN,  15,     .7,  13,   18,    60, false, NULL},
    {"ANSI E",   44 * IN, 34 * IN,  20,    1.0,  18,   25,    80, false, NULL},
    {"ARCH A",   12 * IN,  9 * IN,  10,     .4,   7.5, 10,    30, false, NULL},
    {"ARCH B",   18 * IN, 12 * IN,  10,     .5,   9,   13,    30, false, NULL},
    {"ARCH C",   24 * IN, 18 * IN,  15,     .6,  11,   14,    40, false, NULL},
    {"ARCH D",   36 * IN, 24 * IN,  15,     .7,  13,   18,    60, false, NULL},
    {"ARCH E1",  42 * IN, 30 * IN,  20,     .9,  16.3, 22.7,  73, false, NULL},
    {"ARCH E",   48 * IN, 36 * IN,  20,    1.0,  18,   25,    80, false, NULL},
};

static const struct cj_roll rolls[] = { {24 * IN, "24in"}, {36 * IN, "36in"}, {42 * IN, "42in"}, {44 * IN, "44in"}, {60 * IN, "60in"} };

const struct cj_roll *cj_roll_rows(uint32_t *ret_count)
{
    *ret_count = G_N_ELEMENTS(rolls);
    return rolls;
}

const struct cj_paper *cj_paper_rows(uint32_t *ret_count)
{
    *ret_count = G_N_ELEMENTS(papers);
    return papers;
}

static const char *skip_joints(const char *s)
{
    while (*s == ' ' || *s == '-' || *s == '_')
        s++;
    return s;
}

/* Are the first `n` bytes of `name` what was typed, but for case, spaces, hyphens and underscores? */
static bool is_called(const char *typed, const char *name, size_t n)
{
    const char *end = name + n;
    for (;;) {
        typed = skip_joints(typed);
        name = skip_joints(name);
        if (name >= end || !*typed)
            return name >= end && !*typed;
        if (g_ascii_tolower(*typed++) != g_ascii_tolower(*name++))
            return false;
    }
}

static bool is_also_called(const char *typed, const char *also)
{
    while (also && *also) {
        size_t n = strcspn(also, ",");
        if (is_called(typed, also, n))
            return true;
        also += n + (also[n] == ',');
    }
    return false;
}

const struct cj_paper *cj_paper_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
        if (is_called(name, papers[i].name, strlen(papers[i].name)) || is_also_called(name, papers[i].also))
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
