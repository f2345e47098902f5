/* The catalogue of messages, one row each:
 *
 *   CJ_DIAG(SYMBOL, "id", SEVERITY, "sentence for the manual", "how to mend it, in plain words, with an example")
 *
 * Severity and the manual (docs/messages.md) come from the row. The repair speaks to a person who is not
 * a programmer: what was probably meant, what to type instead. `...` in backquotes is what one types. A row of the section
 * on reading needs tests/messages/bad-<id>.yaml, its .diag and good-<id>.yaml; a test fails if one is missing.
 *
 * CJ_DIAG_SECTION(title) begins a chapter of the manual; who does not define it does not see it. */
#ifndef CJ_DIAG_SECTION
#define CJ_DIAG_SECTION(title)
#endif

/* --- document: what can be said before any key is understood ---------------------------------------------------- */
CJ_DIAG_SECTION("Reading the file")

CJ_DIAG(EMPTY_FILE, "empty-file", ERROR, "The file has no content.",
        "A journey needs at least a `title` and `phases` with one touchpoint.")
CJ_DIAG(NOT_TEXT, "not-text", ERROR, "The file is not a text file.",
        "A journey is plain text, written in a text editor. A document of Word, a PDF or a picture can't be read: copy the text into a "
        "new file of a text editor and save it with a name that ends in .yaml.")
CJ_DIAG(FILE_TOO_LARGE, "file-too-large", ERROR, "The file is larger than a journey can be.",
        "A journey is at most 4 MiB of text. Pictures don't go into the file: name them with `images`.")
CJ_DIAG(UTF_16, "utf-16", ERROR, "The file is saved as UTF-16, which some editors call Unicode.",
        "Save it again and choose UTF-8 as the encoding (in Notepad: File, Save as, Encoding).")
CJ_DIAG(NOT_UTF_8, "not-utf-8", ERROR, "A character is not saved as UTF-8.",
        "The file was saved in an older encoding, such as Latin-1 or Windows-1252 (ANSI). Open it in your editor, check that letters "
        "such as é and ë look right, and save it again with the encoding UTF-8.")
CJ_DIAG(CONTROL_CHARACTER, "control-character", ERROR, "An invisible control character stands in the file.",
        "Such characters come along when text is copied from another program. Delete it: remove the characters around the place "
        "and type them again.")
CJ_DIAG(TOO_MUCH_SPACE, "too-much-space", ERROR, "More than a thousand spaces or empty lines follow each other.",
        "Delete them: nobody typed them on purpose.")
CJ_DIAG(SECOND_DOCUMENT, "second-document", ERROR, "A second document begins in the same file.",
        "A line of three dashes, `---`, begins a new document, and a file describes one journey. Remove the line, or put the rest "
        "into a file of its own.")
CJ_DIAG(TOO_DEEP, "too-deep", ERROR, "The file is nested deeper than 32 levels.",
        "A journey needs no more than ten levels. Look for a line that is indented too far or for brackets that are never closed.")
CJ_DIAG(TOO_MANY_ITEMS, "too-many-items", ERROR, "The file has more items than a journey can have.",
        "Split the journey into several files.")
CJ_DIAG(ALIAS_EXPANDS, "alias-expands", ERROR, "The references of the form *name copy too much.",
        "Together they may add 100,000 items. Write out what you need, without references inside what is referred to.")
CJ_DIAG(ALIAS_IN_ITSELF, "alias-in-itself", ERROR, "A reference of the form *name stands inside what it refers to.",
        "Such a thing would never end. Remove the reference.")
CJ_DIAG(UNKNOWN_ALIAS, "unknown-alias", ERROR, "A text that begins with * is a reference in YAML, and its name is not defined.",
        "If it is a text, put it between quotes: `note: \"*see below\"`. If it is a reference, give what it refers to a name "
        "before it: `&name`.")
CJ_DIAG(UNUSED_NAME, "unused-name", WARNING, "A word that begins with & names what follows it, and no reference uses that name.",
        "If it is a text, put it between quotes: `name: \"&Co\"`. Else remove the word, or refer to it with `*name`.")
CJ_DIAG(MERGE_KEY, "merge-key", ERROR, "The merge key << is not part of the language.",
        "To share personas, channels or a scale between journeys, put them into a file of their own and name it with `include`.")
CJ_DIAG(TAG, "tag", ERROR, "A word that begins with ! is a tag in YAML, and tags are not part of the language.",
        "If it is a text, put it between quotes: `text: \"!important\"`. Else remove the tag.")
CJ_DIAG(KEY_NOT_TEXT, "key-not-text", ERROR, "A key is not a plain text.",
        "A key is a word and a colon: `name: Buys a ticket`. A text that begins with `? `, `[` or `{`, or with a colon, needs quotes.")
CJ_DIAG(DUPLICATE_KEY, "duplicate-key", ERROR, "The same key stands twice in one item.",
        "Only one of the two can count. Remove one, or make one list of both values: `pains: [Too slow, Too dear]`.")

CJ_DIAG_SECTION("YAML's traps")

CJ_DIAG(COLON_IN_TEXT, "colon-in-text", ERROR, "A colon followed by a space stands inside a text.",
        "YAML takes the words before it for a key. Put the text between quotes: `name: \"Step 2: call\"`.")
CJ_DIAG(UNCLOSED_QUOTE, "unclosed-quote", ERROR, "A quotation mark opens a text and is never closed.",
        "Close it. If the text only begins with an apostrophe, as in `'s Ochtends`, type the curly one, `’s Ochtends`, or put the "
        "text between double quotes: `\"'s Ochtends\"`.")
CJ_DIAG(TEXT_AFTER_QUOTE, "text-after-quote", ERROR, "A text goes on after its closing quotation mark.",
        "A text that begins with a quotation mark ends at the next one. Put all of it between quotes of the other kind: "
        "`'\"Nobody\" answers'`.")
CJ_DIAG(COMMA_IN_BRACES, "comma-in-braces", ERROR, "A comma inside { } ends a text, and what follows is a key without a value.",
        "Put the text between quotes: `{text: \"Yes, but later\"}`.")
CJ_DIAG(COMMA_IN_LIST, "comma-in-list", WARNING, "A comma inside [ ] begins a new item, and this item looks like the rest of a sentence.",
        "If it is one text, put it between quotes: `[\"Walking again, without pain\"]`. If these are items of their own, begin each "
        "with a capital or each with a small letter.")
CJ_DIAG(CUT_OFF, "cut-off", WARNING, "A # after a space begins a comment, so the rest of the text is not read.",
        "If it belongs to the text, put all of it between quotes: `\"See point #3\"`. If it is a comment, type a space after the #.")
CJ_DIAG(NEEDS_QUOTES, "needs-quotes", ERROR, "A text begins with a character that means something else in YAML.",
        "Put the text between quotes: `unit: \"%\"`. This goes for texts that begin with % @ ` * & ! | > { [ ] } , or with `- `, `? ` "
        "and `: `.")
CJ_DIAG(SPACE_AFTER_COLON, "space-after-colon", ERROR, "The space after the colon is missing.",
        "A key and its value have a colon and a space between them: `henk: -1`.")
CJ_DIAG(SPACE_AFTER_DASH, "space-after-dash", ERROR, "The space after the dash of a list item is missing.",
        "Each item of a list begins with a dash and a space: `- Buys a ticket`.")
CJ_DIAG(BULLET, "bullet", ERROR, "An item of a list begins with a bullet sign or a long dash.",
        "Begin each item with a dash, the minus sign of the keyboard, and a space: `- Buys a ticket`. If it is one text, put it between "
        "quotes.")
CJ_DIAG(TAB, "tab", ERROR, "A tab stands where YAML wants spaces.",
        "YAML indents with spaces only. Replace the tab by spaces; most editors do so when asked to convert tabs to spaces.")
CJ_DIAG(ODD_SPACE, "odd-space", ERROR, "A special space is used to indent a line.",
        "It looks like a space, but is another character (often a non-breaking space, copied from a web page). Replace it by spaces.")
CJ_DIAG(UNCLOSED_BRACKET, "unclosed-bracket", ERROR, "A bracket or brace is never closed.",
        "Each [ needs its ] and each { its }.")
CJ_DIAG(STRAY_BRACKET, "stray-bracket", ERROR, "A bracket or brace closes what was not opened.",
        "Remove it, or open it where the list or the item begins. If it belongs to a text, put the text between quotes.")
CJ_DIAG(TEXT_AFTER_BRACKET, "text-after-bracket", ERROR, "More follows after the ] or } that ends a list or an item.",
        "A text that begins with a bracket needs quotes: `note: \"[draft] Ask again\"`.")
CJ_DIAG(COMMA_MISSING, "comma-missing", ERROR, "A comma is missing between two items in [ ] or { }.",
        "Separate the items with commas: `[web, app]`, `{name: Maya, age: 29}`.")
CJ_DIAG(MISINDENTED, "misindented", ERROR, "A line does not begin below the lines it belongs to.",
        "Keys of one item begin in the same column; what belongs to a key is indented further than the key. Line them up with spaces.")
CJ_DIAG(COLON_MISSING, "colon-missing", ERROR, "A key has no colon.",
        "A key is followed by a colon: `touchpoints:`. A text of more than one line is indented further than its key.")
CJ_DIAG(BACKSLASH, "backslash", ERROR, "A backslash inside double quotes has a meaning of its own.",
        "Use single quotes, where a backslash is just a backslash: `'C:\\maps'`.")
CJ_DIAG(UNREADABLE, "unreadable", ERROR, "The line can't be read as YAML.",
        "Compare it with the lines above: is each key followed by a colon and a space, is it indented with spaces like its neighbours, "
        "are quotes and brackets closed? When in doubt, put the text between double quotes.")

CJ_DIAG_SECTION("Texts")

CJ_DIAG(TEXT_TOO_LONG, "text-too-long", ERROR, "A text is longer than 4,000 bytes.",
        "That is more than a page, and no card on a map can hold it. Say it shorter, or split it into several items.")
CJ_DIAG(WORD_TOO_LONG, "word-too-long", ERROR, "A text has more than 256 characters without a space.",
        "Put spaces where a line may end, or use a shorter web address.")
CJ_DIAG(TOO_MANY_MARKS, "too-many-marks", ERROR, "A letter carries more than eight accents.",
        "No language needs that. Remove the accents (combining characters) that were piled on the letter.")

/* --- language: keys, values, ids and references ------------------------------------------------------------------ */
CJ_DIAG_SECTION("The journey language")

CJ_DIAG(UNKNOWN_KEY, "unknown-key", ERROR, "A key is not one of those that can stand there.",
        "Check its spelling and its indentation: a key belongs to the item it is lined up with. A key of your own begins with `x-`.")
CJ_DIAG(RESERVED_KEY, "reserved-key", ERROR, "The key is kept free for a later version and can't be used yet.",
        "Remove it, or write `x-` before it to keep it for yourself: `x-tags: pilot`.")
CJ_DIAG(INCLUDE_NOT_YET, "include-not-yet", ERROR, "Other files can't be included yet.",
        "Copy what you need from the other file into this one: its personas, channels, actors, metrics, scale or lanes.")
CJ_DIAG(GIVEN_TWICE, "given-twice", ERROR, "The same thing is given twice, once by the plural and once by the singular of a key.",
        "Put everything under one key: `pains: [Too slow, Too dear]`.")
CJ_DIAG(MISSING_KEY, "missing-key", ERROR, "A key that is needed is not there, or has nothing after it.",
        "Add it. A journey needs a `title` and `phases`, a phase and a touchpoint need a `name`.")
CJ_DIAG(EXPECTED_TEXT, "expected-text", ERROR, "A list or keys stand where one plain value belongs.",
        "Write the value on the line of its key: `goal: Know what is asked of me`. A text with braces or brackets needs quotes.")
CJ_DIAG(EXPECTED_ITEM, "expected-item", ERROR, "A plain value or a list stands where keys with values belong.",
        "Write the keys of the item, indented below it: `name: Order`, `touchpoints:` and so on.")
CJ_DIAG(EXPECTED_NUMBER, "expected-number", ERROR, "The value is not a number.",
        "A number has digits and, if need be, a decimal point and the minus of the keyboard: `-1.5`.")
CJ_DIAG(OUT_OF_RANGE, "out-of-range", ERROR, "The number is too small or too large for its key.",
        "The message names the least and the largest number. The emotion scale can be set with `scale: {min: 1, max: 5}`.")
CJ_DIAG(UNKNOWN_WORD, "unknown-word", ERROR, "The word is not one of those the key knows.",
        "The message names the words that can stand there: `severity: high`.")
CJ_DIAG(EXPECTED_DATE, "expected-date", ERROR, "The value is not a date.",
        "Dates begin with the year: `2026`, `2026-Q1`, `2026-03` or `2026-03-31`.")
CJ_DIAG(DATE_TWICE, "date-twice", ERROR, "A history has two values for one date.",
        "Only one of the two can count. Remove one, or write the dates more precisely: `2026-03-01` and `2026-03-31`.")
CJ_DIAG(EXPECTED_DURATION, "expected-duration", ERROR, "A duration has a number and no unit, is below zero, or ends before it begins.",
        "Add the unit, and write the shorter one first: `duration: 5 minutes`, `wait: 2 to 3 weeks`.")
CJ_DIAG(EXPECTED_LINK, "expected-link", ERROR, "The value is not a web address.",
        "A link begins with `https://`, `http://` or `mailto:`: `link: https://example.org/journey`.")
CJ_DIAG(EXPECTED_LANGUAGE, "expected-language", ERROR, "The value is not the code of a language.",
        "Languages are given by their code: `en`, `nl`, `de`, `pt-BR`.")
CJ_DIAG(ENGLISH_WORDS, "english-words", NOTE, "The program has no words of its own in the language of the map, so they are English.",
        "The names of the lanes, the legend and the months are in English or Dutch. Lanes can be called otherwise: "
        "`lanes: [{id: pains, name: Irritants}]`.")
CJ_DIAG(EMPTY_ITEM, "empty-item", WARNING, "An id has nothing after it, so what it stands for is not there.",
        "An empty value is a missing key. Give it at least a name: `maya: Maya Ellis`.")
CJ_DIAG(LIST_AS_TEXT, "list-as-text", ERROR, "Several names stand in one text, separated by commas.",
        "Put them between brackets: `channels: [web, app]`.")
CJ_DIAG(BAD_ID, "bad-id", ERROR, "The id can't be used.",
        "An id has at least one letter or digit and is not one of the keys that may stand beside it: `id: call-for-help`.")
CJ_DIAG(ID_TWICE, "id-twice", ERROR, "Two things have the same id.",
        "Give one of them another id. Capitals make no difference, nor do spaces and dashes.")
CJ_DIAG(UNKNOWN_REFERENCE, "unknown-reference", ERROR, "Nothing has this id or name.",
        "Check the spelling against the place where it is named. A personas, channels, actors or metrics block, once there, must list all "
        "of them.")
CJ_DIAG(AMBIGUOUS_REFERENCE, "ambiguous-reference", ERROR, "Two things are called that.",
        "Give the one that is meant an id, and refer to it by that: `id: second-call`.")
CJ_DIAG(UNKNOWN_LANE, "unknown-lane", ERROR, "There is no lane of that name.",
        "The lanes are touchpoints, images, actions, channels, thoughts, questions, emotion, pains, gains, opportunities, frontstage, "
        "backstage, metrics, time and notes. A lane of your own has a kind: `{id: legal, name: Legal, kind: text}`.")
CJ_DIAG(LANE_TWICE, "lane-twice", ERROR, "A lane is listed twice.", "Remove one of the two.")
CJ_DIAG(LANE_SETTING, "lane-setting", ERROR, "Only a lane of your own has a kind, a unit, a least and a largest value.",
        "Remove the key; the program's own lanes can only be renamed: `{id: emotion, name: Experience}`.")
CJ_DIAG(BAD_SCALE, "bad-scale", ERROR, "The limits of a scale don't fit each other.",
        "The least is below the largest, and the neutral value and all labels lie between them: `scale: {min: 1, max: 5, neutral: 3}`.")
CJ_DIAG(BAD_SPREAD, "bad-spread", ERROR, "The score does not lie between the ends of its spread.",
        "`low` is at most the score, and `high` at least: `{score: 0.5, low: -1, high: 1.5}`.")
CJ_DIAG(SCORE_TWICE, "score-twice", ERROR, "A persona has two scores at one touchpoint.",
        "Give one score, and its spread if people differed: `{score: 0.5, low: -1, high: 1.5}`.")
CJ_DIAG(SCORE_NOT_HERE, "score-not-here", ERROR, "A score is given for a persona who does not come to the touchpoint.",
        "Add the persona to the `personas` of the touchpoint, or remove the score.")
CJ_DIAG(DECISION_ANSWERS, "decision-answers", ERROR, "A decision has fewer than two answers.",
        "Say where each answer leads: `next: {Yes: fill-in, No: call-for-help}`.")
CJ_DIAG(NEXT_ANSWER, "next-answer", ERROR, "Several ways lead on, and one of them does not say when it is taken, or two say the same.",
        "Give each way an answer of its own: `next: {Yes: fill-in, No: call-for-help}`.")
CJ_DIAG(NO_TOUCHPOINT, "no-touchpoint", ERROR, "The journey has no touchpoint at all.",
        "Add at least one to a phase: `touchpoints:` and below it, indented, `- Buys a ticket`.")
CJ_DIAG(TOO_MANY_CARDS, "too-many-cards", ERROR, "The journey has more than 5,000 touchpoints or 100,000 cards.",
        "Split it into several journeys, each in a file of its own. Whatever is drawn counts as a card, and so does each mention of a "
        "persona, channel or actor.")
CJ_DIAG(TOO_MANY_PERSONAS, "too-many-personas", ERROR, "The journey has more than 50 personas.",
        "Let one persona stand for all who make the journey alike, or split it into several journeys.")

/* --- check: what a journey as a whole should have ---------------------------------------------------------------- */
CJ_DIAG_SECTION("The journey as a whole")

CJ_DIAG(LOOP, "loop", ERROR, "A loop has no way out: who enters it never gets to the end of the journey.",
        "Let one touchpoint of the loop lead on as well: `next: {Again: log-in, Done: fill-in}`.")
CJ_DIAG(UNREACHABLE, "unreachable", WARNING, "Nothing leads to a touchpoint.",
        "Let an earlier touchpoint lead there: `next: {Yes: fill-in, No: call-for-help}`.")
CJ_DIAG(ROUTE_NEVER_JOINS, "route-never-joins", WARNING, "A side route has no way on: it ends because nothing of the main route comes after it.",
        "Say where its last touchpoint leads on, `next: log-in`, or that the journey ends there: `next: end`.")
CJ_DIAG(PERSONA_UNUSED, "persona-unused", WARNING, "A persona comes to no touchpoint.",
        "Name the persona at the touchpoints where they come, or remove them.")
CJ_DIAG(PERSONA_NOT_HERE, "persona-not-here", WARNING, "Something is said of a persona who does not come to the touchpoint.",
        "Add the persona to the `personas` of the touchpoint, or name another.")
CJ_DIAG(NO_EMOTION, "no-emotion", NOTE, "No touchpoint says how it feels, so there is no emotion line.",
        "Give the touchpoints a score between -2 and 2: `emotion: -1`.")
CJ_DIAG(IMAGE_WITHOUT_ALT, "image-without-alt", WARNING, "A picture of the storyboard is not described.",
        "Say in a few words what it shows, for those who hear the map or search in it: "
        "`images: {file: form.png, alt: The form on a phone}`.")
CJ_DIAG(UNDRAWABLE_CHARACTER, "undrawable-character", ERROR, "No font of the program can draw a character.",
        "Use another character. Letters of Latin, Greek and Cyrillic script can be drawn, emoji can't.")

/* --- image: the files of pictures ------------------------------------------------------------------------------------ */
CJ_DIAG_SECTION("Pictures")

CJ_DIAG(PICTURE_MISSING, "picture-missing", ERROR, "A picture is named and there is no such file.",
        "Put the picture beside the journey's file, or in a folder there, and write its name as it is, capitals and suffix too: "
        "`image: maya.png` or `image: pictures/maya.png`.")
CJ_DIAG(PICTURE_OUTSIDE, "picture-outside", ERROR, "A picture lies outside the folder of the journey, or behind a link.",
        "Put a copy of it beside the journey's file, or in a folder there. A map takes nothing from elsewhere on the machine or from "
        "the web: paths that begin with `/`, that go up with `..`, links and web addresses are not followed.")
CJ_DIAG(PICTURE_UNREADABLE, "picture-unreadable", ERROR, "The file of a picture can't be read, or is no file.",
        "See whether you may read it, and whether it is a picture and not a folder.")
CJ_DIAG(NOT_A_PICTURE, "not-a-picture", ERROR, "A file is no picture of a kind that can be drawn.",
        "PNG, JPEG and SVG can be. The content counts, not the name: a HEIC, GIF or WebP that was only given another name stays what "
        "it is. Open it in a program that shows it and save it as PNG or JPEG, in RGB; a drawing as SVG.")
CJ_DIAG(PICTURE_BROKEN, "picture-broken", ERROR, "A picture is damaged, or a part of it is missing.",
        "Perhaps it was not copied or downloaded to its end. Open it in another program and save it anew.")
CJ_DIAG(PICTURE_TOO_LARGE, "picture-too-large", ERROR, "A picture has more than 20 MiB, 64 million pixels, or 32,767 pixels on a side.",
        "Make it smaller: 2000 pixels are enough for the widest picture on the largest map.")
CJ_DIAG(PICTURE_NOT_PLAIN, "picture-not-plain", ERROR, "An SVG has more in it than lines, areas and colours.",
        "Scripts, animation, filters, other pictures, and whatever is taken from elsewhere stay out of a map, and text would look "
        "different on each machine. Export the drawing as plain SVG with its texts turned into paths, or as PNG.")
CJ_DIAG(TOO_MANY_PICTURES, "too-many-pictures", ERROR, "The journey names more than 64 pictures.",
        "Show fewer, or split the journey into several files. The same picture may be shown as often as you like.")

/* --- theme: a theme's file, and the choice of one ------------------------------------------------------------------- */
CJ_DIAG_SECTION("Themes")

CJ_DIAG(UNKNOWN_THEME, "unknown-theme", ERROR, "There is no theme of that name, or its file can't be read.",
        "`cjmap themes` shows the themes there are. A theme of your own is named by its file, which stands beside the journey or below "
        "it: `theme: acme.yaml`. One that stands elsewhere is named on the command line: `--theme ../acme.yaml`.")
CJ_DIAG(EXPECTED_COLOUR, "expected-colour", ERROR, "A colour is expected, and something else or nothing stands there.",
        "Write it as its parts of red, green and blue, with quotes: `primary: \"#1B3A6B\"`. Without the quotes the # begins a comment.")
CJ_DIAG(COLOUR_COUNT, "colour-count", ERROR, "A list of colours has too few or too many.",
        "`emotions` takes five, from despair to delight; `personas` takes up to twelve.")
CJ_DIAG(COLOUR_UNREADABLE, "colour-unreadable", ERROR, "Text of a colour can't be read on what it lies on.",
        "Take the colour of the help, which is the nearest that can, or a darker one. Text needs a contrast of 4.5:1, and 7:1 where the "
        "theme promises high contrast.")
CJ_DIAG(COLOUR_UNSEEN, "colour-unseen", ERROR, "A mark or a line of a colour can't be seen on what it lies on.",
        "Take the colour of the help, which is the nearest that can, or a darker one. Marks need a contrast of 3:1.")
CJ_DIAG(DARK_PAPER, "dark-paper", ERROR, "The paper of a theme is dark.",
        "Maps are drawn in dark on light: choose a light colour for `paper`.")
CJ_DIAG(COLOURS_ALIKE, "colours-alike", WARNING, "Two colours that are to be told apart look alike, to somebody or in grey.",
        "Take the colour of the help, or others that differ in how light they are.")
CJ_DIAG(BRAND_DARKENED, "brand-darkened", NOTE, "The colour of the brand can't be read as text, so another one is drawn where text stands.",
        "Nothing needs to be done. To choose for yourself, give `primary` beside `brand`: `colours: {primary: \"#7A5C00\"}`.")
CJ_DIAG(FONT_FILE, "font-file", ERROR, "A font of a theme can't be used.",
        "Name an OpenType or TrueType file (.otf, .ttf) that lies in the folder of the theme or below it: "
        "`regular: fonts/Brand-Regular.otf`. A link to a file elsewhere is not followed: copy the file.")

/* --- paper: options of the command line that stand in the file -------------------------------------------------------- */
CJ_DIAG_SECTION("Paper")

CJ_DIAG(PAPER_OPTION, "paper-option", ERROR, "What stands under `paper` can't be done.",
        "The keys take what the options of the command line with the same names take: `paper: {size: A1, orientation: portrait}`. `cjmap "
        "papers` shows the sheets there are.")

#undef CJ_DIAG_SECTION
