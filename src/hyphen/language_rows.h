/* The languages with patterns, a row each: LANGUAGE(tag, least letters before a break, least after it, where the spelling would have
 * to change or NULL). The file of its patterns is a row in CMakeLists.txt, their licence is in patterns/LICENCE.
 *
 * The patterns allow parts of two letters; on a wall those read as crumbs. */
LANGUAGE(de, 3, 3, NULL)
LANGUAGE(en, 3, 3, NULL)
LANGUAGE(nl, 3, 3, changes_in_dutch)
