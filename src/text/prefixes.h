/* Syllables that begin what follows them more often than they end what is before, a row each: a long word is better broken before
 * them than after ("toeslag-aanvraag", not "toeslagaan-vraag"). Lower case; PREFIXES(language, syllables separated by one blank). */
PREFIXES("de", "ab an auf aus be bei ein ent er ge nach um un ver vor zer zu")
PREFIXES("en", "com con dis ex im in non pre pro re sub trans un")
PREFIXES("nl", "aan ad af be bij con dis door ge her in mis na om on ont op per pro re toe uit ver voor")
