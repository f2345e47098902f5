/* svg_xml: numbers, texts and colours as XML has them. */
#include "svg_priv.h"

#include <math.h>
#include <string.h>

/* Rounded to `decimals` digits after the point, without zeros at the end. By hand: no locale, the same digits everywhere, and
 * a tenth of what printf costs, which is most of what writing a map costs. */
void svg_put_decimal(GString *out, double value, int decimals)
{
    char digits[32];
    int64_t unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    int64_t number = llround(value * (double)unit);
    uint64_t size = (uint64_t)ABS(number);
    for (; decimals > 0 && size % 10 == 0; decimals--)
        size /= 10;
    char *at = digits + sizeof digits;
    for (int i = 0; i < decimals; i++, size /= 10)
        *--at = (char)('0' + size % 10);
    if (decimals > 0)
        *--at = '.';
    do
        *--at = (char)('0' + size % 10);
    while (size /= 10);
    if (number < 0)
        *--at = '-';
    g_string_append_len(out, at, digits + sizeof digits - at);
}

void svg_put_number(GString *out, double value)
{
    svg_put_decimal(out, value, 2);
}

void svg_put_attribute(GString *out, const char *name, double value)
{
    g_string_append_printf(out, " %s=\"", name);
    svg_put_number(out, value);
    g_string_append_c(out, '"');
}

/* Text as XML has it. Control characters have no place there, not even escaped. */
void svg_put_text(GString *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        switch (text[i]) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        default:
            g_string_append_c(out, (guchar)text[i] < ' ' ? ' ' : text[i]);
        }
    }
}

void svg_put_words(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, " %s=\"", name);
    svg_put_text(out, value, strlen(value));
    g_string_append_c(out, '"');
}

static void put_rgb(struct svg *svg, const char *name, struct cj_colour colour)
{
    struct cj_rgb c = cj_theme_rgb(svg->job->theme, colour, svg->scene->personas);
    g_string_append_printf(svg->out, " %s=\"#%02lX%02lX%02lX\"", name, lround(c.r * 255), lround(c.g * 255), lround(c.b * 255));
}

/* `name` is fill, stroke or stop-color; alpha goes to `opacity`. */
void svg_put_colour(struct svg *svg, const char *name, const char *opacity, struct cj_colour colour, double alpha)
{
    put_rgb(svg, name, colour);
    if (alpha < 1)
        svg_put_attribute(svg->out, opacity, alpha);
}

void svg_put_box(GString *out, struct cj_rect box)
{
    svg_put_attribute(out, "x", box.x);
    svg_put_attribute(out, "y", box.y);
    svg_put_attribute(out, "width", box.w);
    svg_put_attribute(out, "height", box.h);
}

void svg_put_matrix(GString *out, const cairo_matrix_t *m)
{
    const double value[] = { m->xx, m->yx, m->xy, m->yy, m->x0, m->y0 };
    g_string_append(out, " transform=\"matrix(");
    for (int i = 0; i < 6; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        svg_put_decimal(out, value[i], i < 4 ? 7 : 2);
    }
    g_string_append(out, ")\"");
}
