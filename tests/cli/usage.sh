# Commands, options, help: what is said when it is used wrongly, and that it is always status 2.
. "$(dirname "$0")/lib.sh"
journey >a.yaml

about 'help'
run --help; is 0; prints 'Usage: cjmap COMMAND'; prints build; prints check; prints schema
check_not 'hidden commands are not shown' grep -q manual out
run --version; is 0
check 'the version is one line' grep -qxE 'cjmap [0-9]+\.[0-9]+\.[0-9]+' out
run; is 2; says 'Usage: cjmap COMMAND'
for command in build check themes schema; do
    run help "$command"; is 0; prints "Usage: cjmap $command"
    cp out first
    run "$command" --help; is 0
    check 'both ways to help are the same' cmp first out
done
run help build; prints '--paper PAPER'; check_not 'hidden options are not shown' grep -q dump-scene out
run help biuld; is 2; says 'did you mean `build`?'
run help build check; is 2

about 'commands'
run biuld a.yaml; is 2; says 'did you mean `build`?'
run chekc a.yaml; is 2; says 'did you mean `check`?'
run frobnicate; is 2; says 'there is no command `frobnicate`'
run a.yaml; is 2; says 'did you mean `cjmap build a.yaml`?'
run gone.yaml -o x.pdf; is 2; says 'did you mean `cjmap build gone.yaml`?'
check_not 'nothing is drawn by that' test -e a.pdf
run build; is 2; says 'as in `cjmap build journey.yaml`'; says_not '[-o OUT]'
run check; is 2; says 'as in `cjmap check journey.yaml`'
run manual; is 2; says 'language or messages or themes'
run build ''; is 2; says 'an argument is empty'
run schema a.yaml; is 2

about 'options'
run build a.yaml --papr A4; is 2; says 'did you mean `--paper`?'
run build a.yaml --paper A33; is 2; says 'there is no paper `A33`'; says 'A3'
run build a.yaml --paper Leter; is 2; says 'did you mean `Letter`?'
run build a.yaml --paper 300x200; is 2; says '300x200mm'
run build a.yaml --paper 841x594; is 2; says 'a size such as 300x200mm'
run build a.yaml --paper; is 2; says '--paper needs PAPER'
run build a.yaml --paper 1x1mm; is 2
run build a.yaml --orientation sideways; is 2; says 'auto, landscape, portrait'
run build a.yaml -f gif; is 2; says 'pdf'
run build a.yaml -o map.pfd; is 2; says 'did you mean `.pdf`?'
run build a.yaml -o map; is 2; says 'has no suffix'
run build a.yaml -o map.pdf -f png; is 2; says 'ends in .pdf'
run build a.yaml -z; is 2; says 'there is no option -z'
run build a.yaml -o; is 2; says '--output needs OUT'
run build a.yaml --font-dir nowhere; is 2; says nowhere
run check a.yaml -o a.pdf; is 2
SOURCE_DATE_EPOCH=today run build a.yaml; is 2; says SOURCE_DATE_EPOCH
check_not 'nothing was drawn by any of these' ls ./*.pdf

about 'other printing'
run schema; is 0; prints '"$schema"'; prints touchpoints
check 'the schema is one JSON object' sh -c 'head -c 1 out | grep -q "{" && tail -n 1 out | grep -q "^}$"'
for page in language messages themes; do
    run manual $page; is 0
    check "docs/$page.md is what the rows say; mend it with: cjmap manual $page >docs/$page.md" cmp out "$SOURCE/docs/$page.md"
done
run manual recipes; is 2
"$CJMAP" schema >/dev/full 2>err; status=$? last='schema >/dev/full'; is 2; says 'the disk is full'
"$CJMAP" schema 2>err | true; check 'a reader that goes away is no crash' test "${PIPESTATUS[0]}" -le 2
"$CJMAP" help >&- 2>err; status=$? last='help with standard output closed'; is 2

about 'check'
run check a.yaml; is 0; says 'nothing wrong'; check 'nothing on standard output' test ! -s out
run check -q a.yaml; is 0; check 'quiet' test ! -s err
run check a.yaml gone.yaml a.yaml; is 2; check 'all are looked at' test "$(grep -c 'nothing wrong' err)" = 2
printf 'titel: x\n' >wrong.yaml
run check wrong.yaml a.yaml; is 1; says 'wrong.yaml:1:'; says 'a.yaml: nothing wrong'
"$CJMAP" check - <a.yaml >out 2>err; status=$? last='check - <a.yaml'; is 0
"$CJMAP" check - <wrong.yaml >out 2>err; status=$? last='check - <wrong.yaml'; is 1; says '(standard input):1:'

about 'colours'
run check wrong.yaml; check_not 'none in a file' grep -q $'\e' err
run check --color=always wrong.yaml; check 'always' grep -q $'\e' err
CLICOLOR_FORCE=1 run check wrong.yaml; check 'CLICOLOR_FORCE' grep -q $'\e' err
CLICOLOR_FORCE=1 NO_COLOR=1 run check wrong.yaml; check_not 'NO_COLOR' grep -q $'\e' err
NO_COLOR=1 run check --color=always wrong.yaml; check 'the option is stronger' grep -q $'\e' err

finish
