/* icons: our own drawings, one row per icon of icon_ids.h, on a grid of 24 x 24 with a line two wide and round ends.
 *
 * A row is path data as in SVG (M L H V C S Z, small letters relative), and two words of our own, since half of what is
 * drawn is made of them: `O x y r` a circle, `R x y w h r` a rectangle with round corners. A dot is a line of no length. */
#include "paint_priv.h"

#include <string.h>

/* Distance of a Bezier circle's handles from its corners, as part of the radius. */
#define ROUND 0.5522847498

static const char *const icon_data[CJ_ICON_COUNT] = {
    [CJ_ICON_NONE] = "",
    /* a window with a bar and two buttons */
    [CJ_ICON_WEB] = "R2.5 4 19 16 1.5 M2.5 9.5h19 M5.9 6.75h0 M9.1 6.75h0",
    /* a phone that is all screen */
    [CJ_ICON_APP] = "R6 2 12 20 2 M11 18.5h2",
    /* an at sign */
    [CJ_ICON_EMAIL] = "O12 12 3.8 M15.8 8.2v4.9c0 3.7 5.4 3.4 5.4-1.1C21.2 6.8 17.1 2.8 12 2.8S2.8 6.9 2.8 12s4.1 9.2 9.2 9.2"
                      "c1.9 0 3.6-.5 5.1-1.5",
    /* a handset */
    [CJ_ICON_PHONE] = "M5.2 2.8h2.6c.5 0 .9.3 1 .8l1 3.6c.1.4 0 .8-.3 1.1L7.7 10c1.3 2.8 3.5 5 6.3 6.3l1.7-1.8"
                      "c.3-.3.7-.4 1.1-.3l3.6 1c.5.1.8.5.8 1v2.6c0 1.3-1.1 2.4-2.4 2.4"
                      "C10.2 21.2 2.8 13.8 2.8 5.2c0-1.3 1.1-2.4 2.4-2.4z",
    /* a speech balloon with three dots */
    [CJ_ICON_SMS] = "M5 3.5h14c1.1 0 2 .9 2 2v9c0 1.1-.9 2-2 2h-6.5L7.5 21v-4.5H5c-1.1 0-2-.9-2-2v-9c0-1.1.9-2 2-2z"
                    "M8 10h0M12 10h0M16 10h0",
    /* two balloons, question and answer */
    [CJ_ICON_CHAT] = "M4 2.8h9.5c.8 0 1.5.7 1.5 1.5v5.4c0 .8-.7 1.5-1.5 1.5H8.5L5 14.5v-3.3H4c-.8 0-1.5-.7-1.5-1.5V4.3"
                     "c0-.8.7-1.5 1.5-1.5z"
                     "M18.8 8.5H20c.8 0 1.5.7 1.5 1.5v6.2c0 .8-.7 1.5-1.5 1.5h-1v3.5l-3.7-3.5H11c-.8 0-1.5-.7-1.5-1.5v-1.2",
    /* one tells two */
    [CJ_ICON_SOCIAL] = "O5.5 12 2.7 O18 5.2 2.7 O18 18.8 2.7 M7.9 10.7l7.7-4.2 M7.9 13.3l7.7 4.2",
    /* an envelope */
    [CJ_ICON_POST] = "R2.5 5 19 14 1 M3 6l9 7.5L21 6",
    /* two people */
    [CJ_ICON_FACE_TO_FACE] = "O8.5 7 3.5 M2 20.5v-.7c0-3.6 2.9-6.3 6.5-6.3s6.5 2.7 6.5 6.3v.7"
                             "M15.6 4.2c1.5.3 2.6 1.6 2.6 3.1s-1.1 2.8-2.6 3.1 M17.5 13.9c2.6.8 4.5 3.1 4.5 5.9v.7",
    /* a shop front under its awning */
    [CJ_ICON_STORE] = "M4 12v9h16v-9 M5 3h14l2.5 5.5c0 1.7-1.4 3-3.2 3s-3.1-1.3-3.1-3c0 1.7-1.4 3-3.2 3s-3.2-1.3-3.2-3"
                      "c0 1.7-1.4 3-3.1 3s-3.2-1.3-3.2-3z M9.5 21v-5.5h5V21",
    /* somebody behind a counter */
    [CJ_ICON_DESK] = "O12 5.5 3 M6.5 14c.4-2.7 2.6-4.5 5.5-4.5s5.1 1.8 5.5 4.5 M2.5 14h19 M4.5 14v7h15v-7",
    /* a screen on a post */
    [CJ_ICON_KIOSK] = "R4.5 2.5 15 12 1.5 M12 14.5V21 M7.5 21.2h9 M8.5 6.8h7 M8.5 10.3h3.5",
    /* a calendar */
    [CJ_ICON_EVENT] = "R3 4.5 18 16.5 1.5 M3 10h18 M8 2.5v4 M16 2.5v4 M7.8 14h0 M12 14h0 M16.2 14h0 M7.8 17.3h0 M12 17.3h0",
    /* a camera */
    [CJ_ICON_VIDEO] = "R2 6 13.5 12 2 M15.5 10.7L22 7v10l-6.5-3.7",
    /* a bank card */
    [CJ_ICON_PAYMENT] = "R2.5 5 19 14 2 M2.5 9.8h19 M6.5 15h3.5",
    /* a page with a folded corner */
    [CJ_ICON_DOCUMENT] = "M6 2.5h8.5L19 7v13.5c0 .6-.4 1-1 1H6c-.6 0-1-.4-1-1v-17c0-.6.4-1 1-1z M14 3v4.5h4.5"
                         "M9 12.5h6 M9 16.5h6",
    /* a van */
    [CJ_ICON_DELIVERY] = "M4 17.5H2.5V6.5c0-.6.4-1 1-1H13c.6 0 1 .4 1 1v11H9.8 M14 9.5h4l3.5 4v4h-1.3 M14.3 17.5h.2"
                         "O6.9 17.8 2.3 O17.4 17.8 2.3",
    /* a magnifying glass */
    [CJ_ICON_SEARCH] = "O10.3 10.3 7 M15.4 15.4l5.8 5.8",
    /* a pin on the map */
    [CJ_ICON_PLACE] = "M12 21.5c-4.7-4.6-7-8.4-7-11.7 0-4 3.1-7.1 7-7.1s7 3.1 7 7.1c0 3.3-2.3 7.1-7 11.7z O12 9.8 2.5",
    /* a megaphone */
    [CJ_ICON_AD] = "M2.5 9.3v5.2h4.3l9.7 5V4.3l-9.7 5z M6.8 14.5v5.7h3.5v-3.9 M20 8.7c1 .8 1.5 1.9 1.5 3.2s-.5 2.4-1.5 3.2",
    /* anything else: three dots in a ring */
    [CJ_ICON_OTHER] = "O12 12 9.3 M7.7 12h0 M12 12h0 M16.3 12h0",
    /* an office building */
    [CJ_ICON_DEPARTMENT] = "M3 21.2h18 M5 21V3.8c0-.6.4-1 1-1h12c.6 0 1 .4 1 1V21 M9.8 21v-4h4.4v4"
                           "M9.3 7.2h0 M14.7 7.2h0 M9.3 11.6h0 M14.7 11.6h0",
    /* a person */
    [CJ_ICON_ROLE] = "O12 7.5 4 M4 21v-.5c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5v.5",
    /* a store of data */
    [CJ_ICON_SYSTEM] = "M4.5 6C4.5 4.3 7.9 3 12 3s7.5 1.3 7.5 3-3.4 3-7.5 3-7.5-1.3-7.5-3z"
                       "M4.5 6v12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6"
                       "M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3",
    /* two circles that share a part */
    [CJ_ICON_PARTNER] = "O8.5 12 6 O15.5 12 6",
    /* a ring that keeps somebody afloat */
    [CJ_ICON_HELPER] = "O12 12 9.3 O12 12 3.7 M5.5 5.5l3.9 3.9 M14.6 14.6l3.9 3.9 M18.5 5.5l-3.9 3.9 M9.4 14.6l-3.9 3.9",
    /* sand that has run half through */
    [CJ_ICON_HOURGLASS] = "M6 3.5h12 M6 20.5h12 M7.5 3.5c0 4.5 4.5 5.5 4.5 8.5s-4.5 4-4.5 8.5 M16.5 3.5c0 4.5-4.5 5.5-4.5 8.5s4.5 4 4.5 8.5",
    /* a clock */
    [CJ_ICON_CLOCK] = "O12 12 8.5 M12 7v5.2l3.3 2",
};

/* --- reading path data -------------------------------------------------------------------------------------------- */

/* How many numbers follow a letter. */
static int arguments(char letter)
{
    static const struct { char letter; int n; } rows[] = {
        { 'm', 2 }, { 'l', 2 }, { 'h', 1 }, { 'v', 1 }, { 'c', 6 }, { 's', 4 }, { 'z', 0 }, { 'o', 3 }, { 'r', 5 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].letter == g_ascii_tolower(letter))
            return rows[i].n;
    return -1;
}

/* Reads numbers as path data has them: "-.5.5" are two. Returns where it stopped. */
static const char *read_numbers(const char *s, int n, double *number)
{
    for (int i = 0; i < n; i++) {
        s += strspn(s, " ,");
        double sign = *s == '-' ? -1 : 1, value = 0, unit = 1;
        s += *s == '-';
        for (; g_ascii_isdigit(*s); s++)
            value = value * 10 + (*s - '0');
        if (*s == '.')
            for (s++; g_ascii_isdigit(*s); s++)
                value += (*s - '0') * (unit /= 10);
        number[i] = sign * value;
    }
    return s + strspn(s, " ,");
}

static void circle(cairo_t *cr, double x, double y, double r)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, r, 0, 2 * G_PI);
    cairo_close_path(cr);
}

static void round_rect(cairo_t *cr, const double *a)
{
    double x = a[0], y = a[1], right = a[0] + a[2], bottom = a[1] + a[3], r = a[4], h = r * (1 - ROUND);
    cairo_move_to(cr, x + r, y);
    cairo_line_to(cr, right - r, y);
    cairo_curve_to(cr, right - h, y, right, y + h, right, y + r);
    cairo_line_to(cr, right, bottom - r);
    cairo_curve_to(cr, right, bottom - h, right - h, bottom, right - r, bottom);
    cairo_line_to(cr, x + r, bottom);
    cairo_curve_to(cr, x + h, bottom, x, bottom - h, x, bottom - r);
    cairo_line_to(cr, x, y + r);
    cairo_curve_to(cr, x, y + h, x + h, y, x + r, y);
    cairo_close_path(cr);
}

/* Where the pen is, and the last handle of a curve, which S mirrors. */
struct pen {
    double x, y, hx, hy;
};

static void curve(cairo_t *cr, struct pen *pen, double x1, double y1, const double *a)
{
    cairo_curve_to(cr, x1, y1, a[0], a[1], a[2], a[3]);
    *pen = (struct pen){ a[2], a[3], a[0], a[1] };
}

static void step(cairo_t *cr, struct pen *pen, char letter, double *a, int n)
{
    double x0 = g_ascii_islower(letter) ? pen->x : 0, y0 = g_ascii_islower(letter) ? pen->y : 0;
    char what = g_ascii_toupper(letter);
    if (what == 'M' || what == 'L' || what == 'C' || what == 'S')
        for (int i = 0; i < n; i += 2)
            a[i] += x0, a[i + 1] += y0;
    switch (what) {
    case 'M':
        cairo_move_to(cr, a[0], a[1]);
        break;
    case 'L':
        cairo_line_to(cr, a[0], a[1]);
        break;
    case 'H':
        cairo_line_to(cr, a[0] + x0, pen->y);
        break;
    case 'V':
        cairo_line_to(cr, pen->x, a[0] + y0);
        break;
    case 'C':
        curve(cr, pen, a[0], a[1], a + 2);
        return;
    case 'S':
        curve(cr, pen, 2 * pen->x - pen->hx, 2 * pen->y - pen->hy, a);
        return;
    case 'Z':
        cairo_close_path(cr);
        break;
    case 'O':
        circle(cr, a[0], a[1], a[2]);
        break;
    case 'R':
        round_rect(cr, a);
        break;
    default:
        break;
    }
    if (cairo_has_current_point(cr))
        cairo_get_current_point(cr, &pen->x, &pen->y);
    pen->hx = pen->x;
    pen->hy = pen->y;
}

void icon_path(cairo_t *cr, enum cj_icon icon)
{
    g_assert((unsigned)icon < CJ_ICON_COUNT);
    struct pen pen = { 0 };
    char letter = 0;
    for (const char *s = icon_data[icon]; s && *s;) {
        double a[6];
        if (g_ascii_isalpha(*s))
            letter = *s++;
        int n = arguments(letter);
        g_assert(n >= 0);
        s = read_numbers(s, n, a);
        step(cr, &pen, letter, a, n);
    }
}
