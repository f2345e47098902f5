/* Random journeys: valid, and as odd as people and machines write them. */
#ifndef CJMAP_PROPERTY_GENERATE_H
#define CJMAP_PROPERTY_GENERATE_H

#include <glib.h>
#include <stdint.h>

/* A source of numbers that is the same on every machine (splitmix64). */
struct dice { uint64_t state; };

uint32_t dice_below(struct dice *dice, uint32_t n); /* 0 .. n - 1; n > 0 */

/* The YAML of journey number `seed`. */
void generate_journey(uint64_t seed, GString *out);

#endif
