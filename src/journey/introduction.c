/* What docs/language.md says before the keys: the rules that hold for all of them. */
#include "journey_priv.h"

const char manual_introduction[] = "";
