/* number: decimals for files that are text. By hand: no locale, the same digits everywhere, and a tenth of what printf
 * costs, which is most of what writing a map costs. */
#include "paint_priv.h"

#include <math.h>

void number_put(GString *out, double value, int decimals)
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
