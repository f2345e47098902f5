# The fit report: what it says comes true when it is followed to the letter, in the file.
. "$(dirname "$0")/lib.sh"
need python3
cat >map.yaml <<'YAML'
title: Renewing a passport
scenario: A family of four renews its passports before the summer.
personas: {noor: {name: Noor, quote: I just want to go on holiday.}}
phases:
  - name: Find out
    touchpoints:
      - name: Sees that the passport expires
        channel: web
        emotion: -1
        thought: Oh no, it is only valid until June.
        pain: "She only notices when the airline asks for the passport number, three weeks before she leaves, and then finds out that the municipality has no appointment free until two days after the flight, so that she has to ring around to other towns."
      - name: Looks up what to bring
        channel: web
        emotion: 0
        action: Searches the site of the municipality
        pain: The list of documents is different on each page.
        opportunity: One list
  - name: Apply
    touchpoints:
      - name: Has photographs made
        channel: shop
        emotion: 1
        action: Goes to the photographer in the high street on a Saturday
        gain: The photographer knows all the rules by heart and does it in five minutes while the children wait outside with an ice cream.
      - name: Applies at the desk
        channel: desk
        emotion: -2
        pain: {text: The form has to be filled in by hand, severity: high}
        backstage: Checks the register, types the form over into the system of the printer, and files the paper
  - name: Receive
    touchpoints:
      - {name: Waits for word, channel: sms, emotion: 0, question: Will it be in time?}
      - {name: Picks it up, channel: desk, emotion: 2, gain: Ready a day early}
conclusions: [Noticing late is what hurts; the rest is quick.]
YAML

# get JSON EXPRESSION: of the report `d`
get() { python3 -c "import json, sys; d = json.load(open(sys.argv[1])); print($2)" "$1"; }
# type_of ARGS: the type in points that the map has, to the hundredth
type_of() { "$CJMAP" build "$@" -q -o type.pdf --fit-report=json >type.json && get type.json "'%.2f' % d['type_pt']"; }

about 'asking for it'
run help build; prints '--fit-report[=KIND]'
run build map.yaml --fit-report=jsn; is 2; says 'did you mean `json`?'
run build map.yaml --fit-report -o - -f pdf; is 2; says "can't both go to standard output"
run build map.yaml --fit-report --paper A3 -q; is 0; prints 'Fit report: map.yaml'; prints 'A3 portrait: the text is'
check 'the map is drawn as well' test -s map.pdf
check 'nothing but the report is printed' test ! -s err
prints '<- this one'; prints 'Words: '; prints 'map.yaml:11:15: pain, 43 words: "She only notices'; prints 'Ink: about'
run build map.yaml --fit-report=text --paper A3 -q; cp out first; LC_ALL=nl_NL.UTF-8 run build map.yaml --fit-report --paper A3 -q
check 'the same words every time, in every locale' cmp out first
run build map.yaml -o map.svg --fit-report; is 0; prints 'nothing holds the text down'

run build map.yaml --blank --fit-report; is 0; says 'no fit report'

about 'JSON'
run build map.yaml "$SOURCE/examples/raincoat.yaml" -o . --paper A3 --fit-report=json; is 0
check 'a line for each map' test "$(wc -l <out)" = 2
head -n 1 out >a.json; tail -n 1 out >b.json
check 'it is JSON' get b.json "d['file']"
check 'its sheets are A4 to A0' test "$(get a.json "' '.join(s['paper'] for s in d['sheets'])")" = 'A4 A3 A2 A1 A0'
check 'the words add up' get a.json "1 / (d['words'] == d['words_above'] + d['words_below'] + sum(p['words'] for p in d['phases']))"
check 'each text has its place' get a.json "[t['line'] + t['column'] + t['words'] for t in d['holding']][0]"
check 'it covers some of the sheet' get a.json "1 / (2 < d['ink_percent'] < 30)"
for paper in A4 A0; do
    check "$paper gives what was said" test "$(type_of map.yaml --paper $paper)" = "$(get a.json "['%.2f' % s['type_pt'] for s in d['sheets'] if s['paper'] == '$paper'][0]")"
done

about 'followed to the letter'
line=$(get a.json "d['holding'][0]['line']")
sed "${line}d" map.yaml >less.yaml
check 'without the first text' test "$(type_of less.yaml --paper A3)" = "$(get a.json "'%.2f' % d['holding'][0]['type_pt_without']")"
cat >cut.py <<'PY'
import json, sys
report = json.load(open("broken.json"))
lines = open("map.yaml", encoding="utf-8").read().split("\n")
for text in report["shorten"]:
    at = text["line"] - 1
    assert lines[at].count(text["text"]) == 1, text
    lines[at] = lines[at].replace(text["text"], " ".join(text["text"].split()[:text["keep_words"]]))
open("shorter.yaml", "w", encoding="utf-8").write("\n".join(lines))
PY
for promise in '--read-from 62cm' '--min-type 12pt' '--min-type 12.5pt'; do
    # shellcheck disable=SC2086
    { run build map.yaml --paper A3 $promise --fit-report=json; is 1; says 'not written'; says_not 'Fit report'; }
    cp out broken.json
    check "$promise can be kept" get broken.json "1 / d['shorten_reaches']"
    python3 cut.py
    # shellcheck disable=SC2086
    { run build shorter.yaml --paper A3 $promise; is 0; }
    check "$promise: the size that was promised" test "$(type_of shorter.yaml --paper A3)" = "$(get broken.json "'%.2f' % d['type_pt_shortened']")"
done

about 'without a map'
run build map.yaml --paper A3 -f pdf -o /dev/null --min-type 12pt -q; is 1; says 'To get 12.0 pt'
check '/dev/null is still there' test -c /dev/null

about 'a broken promise'
run build map.yaml --paper A3 --read-from 62cm; is 1; mv err said
run build map.yaml --paper A3 --read-from 62cm --fit-report; is 1
check 'what is said is the report' sh -c 'tail -n +2 said | cmp - out'
mv said err; says 'To get 11.6 pt'; says '--paper A2'; says 'Shorten each of these'
run build map.yaml --paper A3 --read-from 3m; is 1; says 'Shorter texts alone are not enough'; says 'too many: more than'
journey >brief.yaml # nothing in it can be shorter
run build brief.yaml --paper A5 --read-from 2m; is 1; says 'Take a larger sheet: `--paper A'; says 'Shorter texts alone are not enough'
run build brief.yaml --paper A5 --read-from 9m; is 1; says 'No larger sheet'
finish
