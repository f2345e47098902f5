# Bands: a long journey wrapped on one sheet, by itself and by hand, and what --explain-layout says.
. "$(dirname "$0")/lib.sh"

# A journey of $1 touchpoints in phases of six.
long() {
    awk -v n="$1" 'BEGIN {
        print "title: A long way\npersonas: [{name: Ada}, {name: Ben}]\nphases:"
        for (i = 0; i < n; i++) {
            if (i % 6 == 0) printf "  - name: Part %d\n    touchpoints:\n", i / 6 + 1
            printf "      - {name: Step %d of the way, channels: [%s], emotion: {Ada: %d, Ben: %d}, thoughts: \"I go on\"}\n",
                i + 1, i % 3 ? "Letter" : "Desk", i % 5 - 2, 2 - i * 3 % 5
        }
    }'
}
long 30 >long.yaml
journey >short.yaml

about 'by itself'
run build long.yaml -o a.pdf --paper A4 --explain-layout; is 0; says 'layout: A4'; says 'bands:'; says 'about'
run build long.yaml -o a.pdf --paper A4; is 0; says_not 'layout:'
run build long.yaml -o a.pdf --paper A4 --explain-layout -q; is 0
check_not 'quiet is quiet' test -s err
run build short.yaml -o a.pdf --paper A4 --explain-layout; is 0; says '1 band: '
run build long.yaml -o a.svg --explain-layout; is 0; says 'no paper'; says '1 band'

about 'larger type'
type_of() { sed -n 's/.*body type \([0-9.]*\) pt.*/\1/p' err | head -n 1; }
run build long.yaml -o a.pdf --paper A4 --bands 1; is 0; one=$(type_of)
run build long.yaml -o a.pdf --paper A4 --bands auto; is 0; wrapped=$(type_of)
check "wrapped type is clearly larger: $one, $wrapped" awk -v a="$one" -v b="$wrapped" 'BEGIN { exit !(b > a * 1.3) }'

about 'by hand'
for n in 1 2 3 4; do
    run build long.yaml -o a.pdf --paper A3 --bands $n --explain-layout --dump-scene $n.scene; is 0
    says "$n band"
    check "the channel is named in each of $n bands" test "$(grep -c '"Desk"' $n.scene)" -ge "$n"
done
run build long.yaml -o a.svg --bands 2 --explain-layout; is 0; says '2 bands'
run build long.yaml -o a.pdf --paper 400x300mm --bands 2; is 0
run build long.yaml -o r.pdf --roll 60in --bands 2; is 0; says 'roll 1524 mm'

about 'in the file'
{ echo 'paper: {size: A3, bands: 3}'; cat long.yaml; } >three.yaml
run build three.yaml -o a.pdf --explain-layout; is 0; says '3 bands'
run build three.yaml -o a.pdf --explain-layout --bands 1; is 0; says '1 band:'
{ echo 'paper: {size: A3, bands: many}'; cat long.yaml; } >many.yaml
run build many.yaml -o b.pdf; is 1; says 'many.yaml:1'; says 'a whole number such as 2'

about 'the same each time'
run build long.yaml -o a.pdf --paper A3 --bands 2; cp a.pdf first.pdf
run build long.yaml -o a.pdf --paper A3 --bands 2
check 'bytes are the same' cmp a.pdf first.pdf

about 'mistakes'
run build long.yaml -o c.pdf --bands 0; is 2; says '--bands'
run build long.yaml -o c.pdf --bands many; is 2; says 'a whole number such as 2, 1 for none, or auto'
run build long.yaml -o c.pdf --bands 2.5; is 2
run build long.yaml -o c.pdf --bands 100; is 2; says '1 to 99'
run build long.yaml -o c.pdf --bands; is 2; says '--bands needs N'
run build long.yaml -o c.pdf --band 2; is 2; says 'did you mean `--bands`?'
run build long.yaml -o c.pdf --paper A3 --bands 31; is 2; says 'can be cut into 30 bands at most'
check_not 'nothing was drawn by any of these' test -e c.pdf

finish
