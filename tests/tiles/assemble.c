/* Puts the sheets of a poster together as a person would, and compares what is seen then with the poster in one piece.
 *
 * assemble PER_MM GRID WIDTH HEIGHT MARGIN OVERLAP WHOLE.png SHEET.png... [-o OUT.png]
 *
 * PER_MM: pixels to the mm, with which all lengths (mm, of a sheet) are whole numbers of pixels. GRID: 3x2. Sheets are given row by row. A
 * sheet lies over the strip at the left and at the top of its neighbours. Not compared: the cut lines, a hair before each seam, and the
 * name of the first sheet in the margin of the poster. */
#include "../picture/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOLERANCE = 48, INK_LEAST = 300, INK_PERCENT = 40, LINE = 2, NAME_W = 8, NAME_H = 4 /* mm */ };

struct poster {
    int per_mm, columns, rows, w, h, margin, overlap; /* w, h: what a sheet prints [px] */
    struct picture *whole, **sheet;
};

static int darkness(const struct picture *picture, int x, int y)
{
    const uint8_t *p = &picture->rgb[((gsize)y * (gsize)picture->w + (gsize)x) * 3];
    return 255 * 3 - p[0] - p[1] - p[2];
}

/* Which sheet is on top here, along one axis: the first that is not cut off before. */
static int on_top(int at, int printed, int overlap, int count)
{
    int i = 0;
    while (i + 1 < count && at >= i * (printed - overlap) + printed)
        i++;
    return i;
}

static bool at_cut(int at, int printed, int overlap, int count)
{
    int i = on_top(at, printed, overlap, count);
    return i + 1 < count && at >= i * (printed - overlap) + printed - LINE;
}

static struct picture *assemble(const struct poster *p)
{
    struct picture *made = picture_new(p->whole->w, p->whole->h);
    for (int y = 0; y < made->h; y++)
        for (int x = 0; x < made->w; x++) {
            int column = on_top(x, p->w, p->overlap, p->columns), row = on_top(y, p->h, p->overlap, p->rows);
            const struct picture *sheet = p->sheet[row * p->columns + column];
            int sx = x - column * (p->w - p->overlap) + p->margin, sy = y - row * (p->h - p->overlap) + p->margin;
            if (sx < sheet->w && sy < sheet->h)
                memcpy(&made->rgb[((gsize)y * (gsize)made->w + (gsize)x) * 3],
                       &sheet->rgb[((gsize)sy * (gsize)sheet->w + (gsize)sx) * 3], 3);
        }
    return made;
}

/* The ink around a pixel: an edge of a glyph may lie a part of a pixel beside where it was, but its ink is all there. */
static int ink(const struct picture *picture, int x, int y)
{
    int sum = 0;
    for (int v = MAX(0, y - 1); v <= MIN(picture->h - 1, y + 1); v++)
        for (int u = MAX(0, x - 1); u <= MIN(picture->w - 1, x + 1); u++)
            sum += darkness(picture, u, v);
    return sum;
}

/* Is there, within a pixel, anything as dark as the first is here? */
static bool is_near(const struct picture *picture, int x, int y, int dark)
{
    for (int v = MAX(0, y - 1); v <= MIN(picture->h - 1, y + 1); v++)
        for (int u = MAX(0, x - 1); u <= MIN(picture->w - 1, x + 1); u++)
            if (darkness(picture, u, v) >= dark - TOLERANCE)
                return true;
    return false;
}

/* Has the second lost what the first has here? */
static bool lacks(const struct picture *first, const struct picture *second, int x, int y)
{
    int a = ink(first, x, y), b = ink(second, x, y);
    return a - b > MAX(INK_LEAST, a * INK_PERCENT / 100) && !is_near(second, x, y, darkness(first, x, y));
}

static int compare(const struct poster *p, const struct picture *made)
{
    int missing = 0, extra = 0, differ = 0;
    for (int y = 0; y < made->h; y++)
        for (int x = 0; x < made->w; x++) {
            int a = darkness(p->whole, x, y), b = darkness(made, x, y);
            bool cut = at_cut(x, p->w, p->overlap, p->columns) || at_cut(y, p->h, p->overlap, p->rows);
            if (cut || (x < NAME_W * p->per_mm && y < NAME_H * p->per_mm))
                continue;
            differ += abs(a - b) > TOLERANCE;
            bool lost = a > b + TOLERANCE && lacks(p->whole, made, x, y), new = b > a + TOLERANCE && lacks(made, p->whole, x, y);
            if ((lost || new) && missing + extra == 0)
                printf("first at %.1f, %.1f mm\n", (double)x / p->per_mm, (double)y / p->per_mm);
            missing += lost;
            extra += new;
        }
    printf("%d x %d pixels: %d missing, %d too many; %d lighter or darker\n", made->w, made->h, missing, extra, differ);
    return missing + extra;
}

static struct picture *load(const char *file)
{
    g_autoptr(GError) error = NULL;
    struct picture *picture = picture_load(file, &error);
    if (picture)
        return picture;
    fprintf(stderr, "%s\n", error->message);
    exit(2);
}

int main(int argc, char **argv)
{
    enum { FIXED = 8 };
    struct poster p = { 0 };
    double mm[4];
    if (argc < FIXED + 1 || sscanf(argv[2], "%dx%d", &p.columns, &p.rows) != 2)
        return 2;
    p.per_mm = atoi(argv[1]);
    for (int i = 0; i < 4; i++)
        mm[i] = g_ascii_strtod(argv[3 + i], NULL);
    p.margin = (int)(mm[2] * p.per_mm + .5);
    p.overlap = (int)(mm[3] * p.per_mm + .5);
    p.w = (int)(mm[0] * p.per_mm + .5) - 2 * p.margin;
    p.h = (int)(mm[1] * p.per_mm + .5) - 2 * p.margin;
    p.whole = load(argv[7]);
    if (argc < FIXED + p.columns * p.rows)
        return 2;
    p.sheet = g_new0(struct picture *, (gsize)(p.columns * p.rows));
    for (int i = 0; i < p.columns * p.rows; i++)
        p.sheet[i] = load(argv[FIXED + i]);
    int w = p.columns * p.w - (p.columns - 1) * p.overlap, h = p.rows * p.h - (p.rows - 1) * p.overlap;
    if (abs(p.whole->w - w) > 1 || abs(p.whole->h - h) > 1) {
        printf("the poster is %d x %d pixels, and the sheets make another\n", p.whole->w, p.whole->h);
        return 1;
    }
    struct picture *made = assemble(&p);
    const char *out = argc == FIXED + p.columns * p.rows + 2 ? argv[argc - 1] : NULL;
    if (out && !picture_save(made, out, NULL))
        return 2;
    int wrong = compare(&p, made);
    for (int i = 0; i < p.columns * p.rows; i++)
        picture_free(p.sheet[i]);
    g_free(p.sheet);
    picture_free(made);
    picture_free(p.whole);
    return wrong > 0;
}
