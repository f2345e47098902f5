# What `cjmap schema` prints is what the program reads: examples and good journeys pass, wrong ones do not, as a validator by others
# sees it. What a schema cannot tell (a name of nobody, a score outside the scale of this file) is the program's alone.
. "$(dirname "$0")/lib.sh"
/usr/bin/python3 -c 'import jsonschema, yaml' 2>/dev/null || { echo "FAIL: python3-jsonschema or python3-yaml is missing: sh tests/setup test"; exit 1; }
messages="$SOURCE/tests/messages"
run schema; is 0; mv out schema.json
valid() { /usr/bin/python3 "$SOURCE/tests/cli/valid.py" schema.json "$@" >judged 2>err || fail 'the validator stops'; }

about 'what is right'
valid "$SOURCE"/examples/*.yaml "$SOURCE"/tests/golden/*.yaml "$messages"/good-*.yaml
check 'nearly all are read' test "$(grep -c '^valid' judged)" -ge 80
check_not 'all examples are read' grep '^unread.*examples/' judged
check_not 'none is wrong' grep '^wrong' judged
grep '^wrong' judged

about 'themes'
run schema theme; is 0; mv out journey-or-theme.json
mkdir themes
for theme in default mono high-contrast; do "$CJMAP" themes $theme >themes/$theme.yaml; done
/usr/bin/python3 "$SOURCE/tests/cli/valid.py" journey-or-theme.json themes/*.yaml "$messages"/themes/*.yaml >judged 2>err || fail 'the validator stops'
check 'all are read' test "$(grep -c '^valid' judged)" -ge 14
check 'but for what is no colour and no list of five' test "$(grep -c '^wrong' judged)" -le 2
check 'a colour' grep -q '^wrong .*bad-expected-colour' judged

about 'what is wrong'
wrong='comma-in-braces empty-file expected-duration expected-item expected-number expected-text odd-space reserved-key unknown-key
unknown-word'
valid $(for id in $wrong; do echo "$messages/bad-$id.yaml"; done)
for id in $wrong; do check "$id" grep -q "^wrong $messages/bad-$id.yaml" judged; done
journey | sed '/^title/d' >no-title.yaml
journey | sed 's/^phases/phasen/' >no-phases.yaml
journey | sed 's/emotion: -1/emotion: much/' >no-score.yaml
valid no-*.yaml
for file in no-*.yaml; do check "$file" grep -q "^wrong $file" judged; run check "$file"; is 1; done

finish
