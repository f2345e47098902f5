/* Words that belong to the word after them, a row each: articles, prepositions, conjunctions. A line that ends in
 * one reads as if it stumbled. Lower case; FUNCTION_WORDS(language, words separated by one blank). */
FUNCTION_WORDS("en", "a an the of to in on at by for from with as and or but nor if no than into per via my our your their its his her")
FUNCTION_WORDS("nl", "de het een der des den van in op te met aan bij om uit tot per via als en of maar ik je u "
                     "mijn jouw uw ons onze hun zijn haar naar voor door over onder geen")
