/* Unit tests of text, over the fake measurer: breaking, even lines, step functions. */
#include "text_tests.h"

int main(void)
{
    return run_break_tests() + run_balance_tests() + run_steps_tests() + run_syllables_tests();
}
