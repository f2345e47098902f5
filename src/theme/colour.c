/* Colour arithmetic. Contrast is WCAG's; what an eye sees that lacks a kind of cone is by Machado, Oliveira and Fernandes
 * (2009, severity 1, on linear RGB); how far two colours are apart is CIE76, the distance in L*a*b* (D65): a step that can just
 * be seen is 2.3. CIEDE2000 would be finer, where it matters here (dark colours, far apart) both say the same. */
#include <math.h>

#include "theme_priv.h"

struct cj_rgb theme_rgb_of(uint32_t hex)
{
    return (struct cj_rgb){ (hex >> 16 & 0xFF) / 255.0, (hex >> 8 & 0xFF) / 255.0, (hex & 0xFF) / 255.0 };
}

static uint32_t byte_of(double channel)
{
    return (uint32_t)lround(CLAMP(channel, 0, 1) * 255);
}

uint32_t theme_hex_of(struct cj_rgb rgb)
{
    return byte_of(rgb.r) << 16 | byte_of(rgb.g) << 8 | byte_of(rgb.b);
}

/* --- contrast ----------------------------------------------------------------------------------------------------- */

/* sRGB to light and back; WCAG 2.2, "relative luminance". */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double encoded(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

static double luminance(struct cj_rgb c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

struct cj_rgb cj_rgb_grey(struct cj_rgb c)
{
    const double grey = encoded(luminance(c));
    return (struct cj_rgb){ grey, grey, grey };
}

double cj_contrast(struct cj_rgb a, struct cj_rgb b)
{
    double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

struct cj_rgb cj_rgb_blend(struct cj_rgb below, struct cj_rgb above, double alpha)
{
    return (struct cj_rgb){ below.r + (above.r - below.r) * alpha, below.g + (above.g - below.g) * alpha,
                            below.b + (above.b - below.b) * alpha };
}

/* --- eyes --------------------------------------------------------------------------------------------------------- */

static const double eyes[EYE_COUNT][3][3] = {
    [EYE_NORMAL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    [EYE_PROTAN] = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    [EYE_DEUTAN] = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    [EYE_TRITAN] = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    [EYE_GREY] = { { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 } },
};

struct lab { double l, a, b; };

/* The cube root of CIE's lightness, straight near black. */
static double lab_root(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : t * 841 / 108 + 4.0 / 29;
}

static struct lab lab_of(struct cj_rgb c, enum eye eye)
{
    const double in[3] = { linear(c.r), linear(c.g), linear(c.b) };
    double s[3];
    for (int i = 0; i < 3; i++)
        s[i] = CLAMP(eyes[eye][i][0] * in[0] + eyes[eye][i][1] * in[1] + eyes[eye][i][2] * in[2], 0, 1);
    double x = lab_root((0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.95047);
    double y = lab_root(0.2126 * s[0] + 0.7152 * s[1] + 0.0722 * s[2]);
    double z = lab_root((0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.08883);
    return (struct lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

double theme_distance(struct cj_rgb a, struct cj_rgb b, enum eye eye)
{
    struct lab x = lab_of(a, eye), y = lab_of(b, eye);
    return sqrt((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}

double theme_lightness(struct cj_rgb c)
{
    return lab_of(c, EYE_GREY).l;
}

/* --- OKLCH -------------------------------------------------------------------------------------------------------- */

struct lch theme_lch_of(struct cj_rgb rgb)
{
    double r = linear(rgb.r), g = linear(rgb.g), b = linear(rgb.b);
    double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    double green_red = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double blue_yellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return (struct lch){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, hypot(green_red, blue_yellow),
                         atan2(blue_yellow, green_red) };
}

/* Linear light, perhaps more than a screen has. */
static struct cj_rgb light_of(struct lch lch)
{
    double a = lch.c * cos(lch.h), b = lch.c * sin(lch.h);
    double l = lch.l + 0.3963377774 * a + 0.2158037573 * b, m = lch.l - 0.1055613458 * a - 0.0638541728 * b;
    double s = lch.l - 0.0894841775 * a - 1.2914855480 * b;
    l = l * l * l, m = m * m * m, s = s * s * s;
    return (struct cj_rgb){ 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };
}

static bool on_screen(struct cj_rgb light)
{
    const double hair = 1e-6;
    return MIN(light.r, MIN(light.g, light.b)) >= -hair && MAX(light.r, MAX(light.g, light.b)) <= 1 + hair;
}

struct cj_rgb theme_rgb_of_lch(struct lch lch)
{
    enum { HALVINGS = 16 };
    if (!on_screen(light_of(lch))) {
        double least = 0, most = lch.c;
        for (int i = 0; i < HALVINGS; i++) {
            lch.c = (least + most) / 2;
            *(on_screen(light_of(lch)) ? &least : &most) = lch.c;
        }
        lch.c = least;
    }
    struct cj_rgb light = light_of(lch);
    return (struct cj_rgb){ encoded(CLAMP(light.r, 0, 1)), encoded(CLAMP(light.g, 0, 1)), encoded(CLAMP(light.b, 0, 1)) };
}
