# Files that are no journey: each gets a message that says so, with its id, in bounded time, and costs no map that was there before.
. "$(dirname "$0")/lib.sh"
journey >good.yaml

# refused ID STATUS [TEXT]: bad.yaml is refused by check and by build, for that reason.
refused() {
    echo keep >bad.pdf
    for command in check build; do
        last="cjmap $command bad.yaml"
        timeout 20 "$CJMAP" $command bad.yaml >out 2>err
        status=$?
        is "$2"
        if [ "$1" != - ]; then says "[$1]"; fi
        if [ $# -gt 2 ]; then says "$3"; fi
    done
    check 'the map is still there' grep -qx keep bad.pdf
}

# A good journey with something in the place of a text.
with() { sed "s/Buying bread/$1/" good.yaml >bad.yaml; }
repeat() { head -c "$2" /dev/zero | sed "s/\\x00/$1/g"; }

about 'what is no file'
run build gone.yaml; is 2; says 'cannot read gone.yaml: there is no such file'
run build god.yaml; is 2; says 'did you mean `good.yaml`?'
run build good; is 2; says 'did you mean `good.yaml`?'
mkdir dir.yaml; run build dir.yaml; is 2; says 'it is a directory'
run check gone.yaml; is 2
if [ "$(id -u)" != 0 ]; then cp good.yaml closed.yaml; chmod 0 closed.yaml; run build closed.yaml; is 2; says 'cannot read'; fi
run check /proc/self/mem; is 2; says 'cannot read'

about 'what is no text'
: >bad.yaml; refused empty-file 1
printf '# only a comment\n' >bad.yaml; refused empty-file 1
head -c 3000 "$CJMAP" >bad.yaml; refused - 1 'error'
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' >bad.yaml; refused not-text 1
with 'Caf\xe9'; refused not-utf-8 1 'bad.yaml:1:'
iconv -t UTF-16 good.yaml >bad.yaml; refused utf-16 1
iconv -t UTF-16BE good.yaml >bad.yaml; refused utf-16 1
with 'a\x01b'; refused control-character 1
{ cat good.yaml; echo ---; cat good.yaml; } >bad.yaml; refused second-document 1 "bad.yaml:$(($(wc -l <good.yaml) + 1)):"
{ cat good.yaml; head -c 4194304 /dev/zero | tr '\0' '#'; } >bad.yaml; refused file-too-large 1
printf '\xef\xbb\xbf' | cat - good.yaml >bom.yaml; run check bom.yaml; is 0

about 'bombs'
{ cat good.yaml; printf 'x-deep: '; repeat '[' 3000; } >bad.yaml; refused too-deep 1
{ cat good.yaml; printf 'x-deep:\n'; for i in $(seq 400); do printf '%*s- \n' "$i" ''; done; } >bad.yaml; refused - 1
{
    cat good.yaml
    echo 'x-a: &a [x, x, x, x, x, x, x, x, x, x]'
    before=a
    for next in b c d e f g h i; do
        echo "x-$next: &$next [*$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before]"
        before=$next
    done
} >bad.yaml
refused alias-expands 1
with '*nobody'; refused unknown-alias 1
with "$(repeat 'word ' 900)"; refused text-too-long 1
with "$(repeat x 257)"; refused word-too-long 1; says_not '[missing-key]'
with "a$(repeat '\xcc\x81' 9)"; refused too-many-marks 1
{ printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n'; for i in $(seq 5001); do echo "      - step $i"; done; } >bad.yaml
refused too-many-cards 1 touchpoints
{
    printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n'
    for i in $(seq 3000); do echo "      - {name: s, pains: [a, b, c, d, e, f, g, h, i, j, k, l], gains: [a, b, c, d, e, f, g, h, i, j, k, l], questions: [a, b, c, d, e, f, g, h, i, j]}"; done
} >bad.yaml
refused too-many-cards 1 cards

about 'time grows no faster than the file'
# soon NAME STATUS: bad.yaml is checked within five seconds.
soon() {
    last="cjmap check, $1"
    timeout 5 "$CJMAP" check bad.yaml >out 2>err
    status=$?
    is "$2"
}
# lines COUNT FORMAT: each line has its number once.
lines() { seq "$1" | sed "s/.*/$2/"; }
start='title: t\nphases:\n  - name: p\n    touchpoints:\n'
{ cat good.yaml; printf 'x-a: ['; repeat '*b, ' 300000; echo ']'; } >bad.yaml; soon 'unknown references on one line' 1; says '[unknown-alias]'
{ cat good.yaml; lines 100000 'unknown-&: x'; } >bad.yaml; soon 'unknown keys' 1; says '[unknown-key]'
{ printf "$start"; lines 60000 '      - {name: a, moments: truht&}'; } >bad.yaml; soon 'unknown words' 1; says '[unknown-word]'
{ printf "$start"; lines 20000 '      - {name: a, channels: b&}'; } >bad.yaml; soon 'too many touchpoints' 1; says '[too-many-cards]'
{ echo 'personas:'; lines 5000 '  - P&'; cat good.yaml; } >bad.yaml; soon 'personas' 1; says '[too-many-personas]'
{
    printf "$start"; printf '      - {name: a, personas: [a, b], pains: [{text: t, personas: ['; repeat 'a, b, ' 30000; echo ']}]}'
} >bad.yaml
soon 'one reference again and again' 0; says_not '[persona-not-here]'
# Names that all have one hash in GLib: 33 * a + o == 33 * c + -.
{
    printf "$start"; printf '      - name: x\n        pains:\n'
    seq 0 16383 | awk '{ s = ""; for (i = 0; i < 14; i++) s = s (int($1 / 2 ^ i) % 2 ? "ao" : "c-"); print "          - " s }'
} >bad.yaml
soon 'names of one hash' 0

about 'what the language does not know'
printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n      - {name: a, chanels: web}\n' >bad.yaml; refused - 1 'channels'
printf 'title: t\nlanes: [emotions]\nphases:\n  - name: p\n    touchpoints: a\n' >bad.yaml; refused - 1 'emotion'
printf 'title: t\npersonas: {maya: {name: Maya}}\nphases:\n  - name: p\n    touchpoints: {name: a, emotion: {mya: 1}}\n' >bad.yaml; refused - 1 'maya'
printf 'title: t\nphases:\n  - name: p\n    touchpoints: {name: a, emotion: 3}\n' >bad.yaml; refused - 1 'bad.yaml:4:37: error'
printf 'title: t\ntitle: u\nphases:\n  - name: p\n    touchpoints: a\n' >bad.yaml; refused duplicate-key 1 'bad.yaml:2:1: error'
printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n      - {name: a, id: x}\n      - {name: b, id: x}\n' >bad.yaml; refused - 1 'bad.yaml:6:'
printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n      - {name: a, next: nowhere}\n' >bad.yaml; refused - 1 'nowhere'
printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n      - {name: a, id: a}\n      - {name: b, next: a}\n' >bad.yaml; refused - 1 'bad.yaml:6:'
printf 'phases:\n  - name: p\n    touchpoints: a\n' >bad.yaml; refused - 1 'title'
printf 'title: t\n' >bad.yaml; refused - 1 'phases'
printf 'title: \xf0\x90\x8c\xb0\nphases:\n  - name: p\n    touchpoints: a\n' >bad.yaml; refused - 1 'U+10330'
printf -- '- a\n- b\n' >bad.yaml; refused - 1 'bad.yaml:1:'
printf 'just a text\n' >bad.yaml; refused - 1 'bad.yaml:1:'

about 'many mistakes'
printf 'title: t\ntitle: u\nphases:\n  - name: p\n    touchpoints:\n      - {name: a, emotion: 9, chanels: web}\n' >bad.yaml
refused duplicate-key 1 unknown-key; says '[out-of-range]'
{ printf 'title: t\nphases:\n  - name: p\n    touchpoints:\n'; for i in $(seq 30); do echo "      - {name: a $i, emotion: 9}"; done; } >bad.yaml
refused - 1 'bad.yaml:24:'
check 'twenty are shown' test "$(grep -c ': error: ' err)" = 20
says_not 'bad.yaml:25:'
says '10 more'

about 'left out'
sed 's/emotion: 1}/emotion: 1, metrics: {nps: 4}, notes: n, images: {file: a.png, alt: a}}/' good.yaml >some.yaml
printf 'link: https://example.org\nlanes: [touchpoints, emotion, metrics, images]\n' >>some.yaml
png >a.png
run build some.yaml; is 0; says 'lanes left out: Notes'; says_not metrics; says_not images
check 'each said once' test "$(grep -c 'left out' err)" = 1

finish
