# Papers: each sheet has exactly its size, whatever way its name is typed.
. "$(dirname "$0")/lib.sh"
need pdfinfo
journey >a.yaml
# size FILE.pdf: width and height in hundredths of a mm, and the name pdfinfo has for it.
size() { pdfinfo "$1" | awk '/^Page size:/ { printf "%.0f %.0f %s\n", $3 / 72 * 2540, $5 / 72 * 2540, $7 }'; }

about 'the table'
run papers; is 0; prints 'ARCH E1  1066.8 x 762    42 x 30'; prints 'also Ledger, ANSI B'; prints '24x36in'
check 'one line is one sheet' test "$(grep -c ' x .* mm .* m .* pt ' out)" = 26
run papers A4; is 2; says '`A4` is one too many'
run papers
sed -n 's/^\([A-Z0-9][A-Za-z0-9]*\( [A-Z][0-9]*\)\{0,1\}\)  *\([0-9.]*\) x \([0-9.]*\) .*/\1|\3|\4/p' out >sheets
check 'all read' test "$(wc -l <sheets)" = 26
while IFS='|' read -r name width height; do
    run build a.yaml --paper "$name" --orientation landscape -o sheet.pdf; is 0; says ": $name landscape, body type"
    wanted=$(echo "$width $height" | awk '{ printf "%.0f %.0f", $1 * 100, $2 * 100 }')
    got=$(size sheet.pdf | awk '{ print $1, $2 }')
    check "$name is $wanted, and not $got" test "$wanted" = "$got"
done <sheets

about 'names that others have for them'
for name in A0 A1 A2 A3 A4 Letter; do
    run build a.yaml --paper $name -o sheet.pdf; is 0
    check "pdfinfo knows $name" grep -qi "($name)\|letter" <<<"$(size sheet.pdf)"
done
run build a.yaml --paper 'ARCH D' -o d.pdf; is 0
for name in 'arch d' ARCH-D arch_d archd; do
    run build a.yaml --paper "$name" -o sheet.pdf; is 0; check "$name is ARCH D" cmp sheet.pdf d.pdf
done
run build a.yaml --paper ledger -o sheet.pdf; is 0; says ': Tabloid '
run build a.yaml --paper 36x24in -o sheet.pdf; is 0; check 'by its size' test "$(size sheet.pdf)" = "$(size d.pdf)"

about 'how it lies'
run build a.yaml --paper 'A3 portrait' -o sheet.pdf; is 0; says ': A3 portrait'
run build a.yaml --paper 'A3, landscape' -o sheet.pdf; is 0; says ': A3 landscape'
run build a.yaml --paper 'arch d portrait' -o sheet.pdf; is 0; says ': ARCH D portrait'
run build a.yaml --paper 'A4 staand'; is 2; says 'did you mean `A4 portrait`?'

about 'mistakes'
run build a.yaml --paper A9; is 2; says 'there is no paper `A9`'; says 'cjmap papers shows them all'
run build a.yaml --paper 'arhc d'; is 2; says 'did you mean `ARCH D`?'
run build a.yaml --paper 'A9 portrait'; is 2; says 'there is no paper `A9`'
run build a.yaml --paper legdger; is 2; says 'did you mean `Ledger`?'
run build a.yaml --paper 'portrait'; is 2; says 'there is no paper `portrait`'
run build a.yaml --paper ''; is 2

about 'in the file'
# papered PAPER: a journey that asks for it, in line 7.
papered() { journey; printf 'paper: %s\n' "$1"; }
papered A2 >p.yaml; run build p.yaml; is 0; says 'p.pdf: A2 '
run build p.yaml -o p.svg -o p.png; is 0; says 'p.svg: A2 '; says 'p.png: A2 '
papered '{size: arch-c, orientation: portrait}' >p.yaml; run build p.yaml; is 0; says 'p.pdf: ARCH C portrait'
papered '{orientation: portrait}' >p.yaml; run build p.yaml; is 0; says 'portrait (the smallest that reads well)'
papered '{read-from: 1m}' >p.yaml; run build p.yaml; is 0; says '(the smallest that keeps the promise)'
papered 297x210mm >p.yaml; run build p.yaml; is 0; check 'a size' test "$(size p.pdf)" = '29700 21000 (A4)'
papered A3 >p.yaml; run build p.yaml -o file.pdf; run build a.yaml --paper A3 -o line.pdf; check 'as by the option' cmp file.pdf line.pdf
run check p.yaml; is 0; says 'nothing wrong'
papered '{size: A3, grey: yes}' >p.yaml; run build p.yaml -o file.svg; run build a.yaml --paper A3 --grey -o line.svg; is 0; check 'a flag' cmp file.svg line.svg
papered '{size: A3, grey: no}' >p.yaml; run build p.yaml -o file.svg; run build a.yaml --paper A3 -o line.svg; check 'no flag' cmp file.svg line.svg
papered '{grey: maybe}' >p.yaml; run check p.yaml; is 1; says '[unknown-word]'

about 'the command line wins'
papered '{size: A2, orientation: portrait, min-type: 90pt}' >p.yaml
run build p.yaml; is 1; says 'not written: the body type must be 90.0 pt, and A2 portrait gives'
run build p.yaml --min-type 6pt; is 0; says 'A2 portrait'
run build p.yaml --read-from 20cm; is 0; says 'A2 portrait'
run build p.yaml --paper A4 --min-type 6pt; is 0; says 'A4 portrait'
run build p.yaml --paper A4 --orientation landscape --min-type 6pt; is 0; says 'A4 landscape'
run build p.yaml --paper 300x200mm --min-type 6pt; is 0; says ': 300x200mm'
cp p.yaml q.yaml
run build p.yaml a.yaml q.yaml -o ./ --min-type 6pt; is 0; says 'p.pdf: A2 portrait'; says 'q.pdf: A2 portrait'; says 'a.pdf: A4'

about 'mistakes in the file'
for kind in bad good; do cp "$SOURCE/tests/messages/$kind-paper-option.yaml" t.yaml; run check t.yaml; cp err $kind.err; done
check 'the bad file' grep -q '^t.yaml:3:8: error: .*\[paper-option\]' bad.err
check 'the good file' grep -q 'nothing wrong' good.err
papered A9 >p.yaml; run check p.yaml; is 1; says 'p.yaml:7:8: error: there is no paper `A9` [paper-option]'
run build p.yaml; is 1; says 'p.yaml:7:8'
run build p.yaml --paper A4; is 1; says 'p.yaml:7:8'
papered '{sise: A1}' >p.yaml; run check p.yaml; is 1; says 'p.yaml:7:9: error: a paper has no key `sise` [unknown-key]'; says 'did you mean `size`?'
papered '{formaat: A1, stand: staand}' >p.yaml; run check p.yaml; is 1
says 'did you mean `size`?'; says 'did you mean `orientation`?'; says 'did you mean `portrait`?'
{ journey; echo 'papier: A1'; } >p.yaml; run check p.yaml; is 1; says 'did you mean `paper`?'
papered 'A3 landscape' >p.yaml; run build p.yaml; is 0; says 'A3 landscape'
papered 'A3 staand' >p.yaml; run check p.yaml; is 1; says 'did you mean `A3 portrait`?'
papered '[A1, A0]' >p.yaml; run check p.yaml; is 1; says 'not a list [expected-item]'
papered '{size: A1, read-from: 1}' >p.yaml; run check p.yaml; is 1; says 'p.yaml:7:30: error: `1` has no unit'; says 'did you mean 1m?'
papered '{size: A4, min-type: 1pt}' >p.yaml; run check p.yaml; is 1; says '3pt to 400pt'

about 'roll'
cp "$SOURCE/examples/raincoat.yaml" long.yaml
# roll_is HEIGHT MOST FILE: one side is that of the roll, in hundredths of a mm, the other at most that.
roll_is() { pdfinfo "$3" | awk -v h="$1" -v most="$2" '/^Page size:/ { y = sprintf("%.0f", $5 / 72 * 2540); x = $3 / 72 * 2540; exit !(y == h && x < most && x > most * .8) }'; }
run build long.yaml --roll 914mm; is 0; says 'long.pdf: roll 914 mm x 1.0'; says 'm, body type 18.7 pt, readable from 1.00 m'
check 'the roll is its height' roll_is 91400 115000 long.pdf
for width in 91.4cm 0.914m 0,914m '914 mm'; do run build long.yaml --roll "$width" -o r.pdf; is 0; check "$width is 914mm" cmp r.pdf long.pdf; done
run build long.yaml --roll 36in -o r.pdf; is 0; check '36 inches' roll_is 91440 115000 r.pdf
run build long.yaml --roll 914mm --orientation landscape -o r.pdf; is 0; check 'along the roll' cmp r.pdf long.pdf
run build long.yaml --roll 60in --orientation portrait -o r.pdf; is 0; says 'roll 1524 mm x '; says 'm, upright, body type 18.7 pt'
run build long.yaml --roll 914mm --read-from 0.7m -o r.pdf; is 0; says 'body type 13.1 pt, readable from 0.70 m'
run build long.yaml --roll 914mm --min-type 12pt -o r.pdf -o r.svg; is 0; check 'both' test "$(grep -c ': roll 914 mm x .* body type 12.0 pt' err)" = 2
run build long.yaml --roll 24in -o r.pdf --explain-layout; is 0; says 'r.pdf: roll 610 mm x 2.'; says 'm, upright, body type 18.7 pt'
says 'layout: roll portrait, lens on top, 3 bands: 2.'; says 'roll landscape, lens on top, 1 band: it does not fit'
run build long.yaml --roll 914mm --bands 2 -o r.pdf --explain-layout; is 0; says '2 bands: 1.3'
run build long.yaml --roll 24in --bands 1 -o no.pdf; is 1; check_not 'nothing is written' test -e no.pdf
says 'at a body type of 18.7 pt the map does not fit on a roll of 610 mm'; says 'take --roll 36in, or --min-type '
type=$(grep -o 'min-type [0-9.]*pt' err)
run build long.yaml --roll 24in --bands 1 --$type -o r.pdf; is 0; says 'roll 610 mm'
run build long.yaml --roll 2km; is 2; says '--roll: `2km` is not the width of a roll, such as 914mm or 36in'
run build long.yaml --roll 36; is 2; says 'did you mean 36in?'
run build long.yaml --roll 914; is 2; says 'did you mean 914mm?'
run build long.yaml --roll 9m; is 2; says '5cm to 5m'
run build long.yaml --roll 36in --paper A1; is 2; says '--paper and --roll both say how large the poster is'
run build long.yaml --roll 36in --tile A4; is 2; says "--roll and --tile don't go together"
run papers; prints 'Rolls of plotters (--roll WIDTH): 24in (610 mm), 36in (914 mm)'

about 'roll in the file'
{ cat long.yaml; echo 'paper: {roll: 36in, min-type: 12pt}'; } >p.yaml
run build p.yaml; is 0; says 'roll 914 mm'; says 'body type 12.0 pt'
run build p.yaml --paper A1; is 0; says 'p.pdf: A1 landscape'
run build p.yaml --roll 42in; is 0; says 'roll 1067 mm'; says 'body type 12.0 pt'
papered '{size: A1, roll: 914mm}' >p.yaml; run check p.yaml; is 1; says '7:25: error: `size` and `roll` both say how large the poster is [paper-option]'
papered '{tile: A4, roll: 914mm}' >p.yaml; run check p.yaml; is 1; says "\`tile\` and \`roll\` don't go together"
papered '{tile: A4, tile-grid: 2x2}' >p.yaml; run build p.yaml --roll 914mm; is 0; says 'roll 914 mm'
papered '{roll: 914mm}' >p.yaml; run build p.yaml --tile A4; is 0; says_not 'roll 914'
papered '{roll: 2km}' >p.yaml; run check p.yaml; is 1; says 'p.yaml:7:15: error: `2km` is not the width of a roll'

about 'what is printed around it'
run build long.yaml --roll 914mm --marks --bleed 3mm -o r.pdf; is 0; says 'to be cut out of a sheet of '; says ' x 908 mm'; says_not 'warning'
run build a.yaml --paper A1 --orientation landscape -o r.pdf; is 0; says_not 'roll'
run build a.yaml --paper A1 --marks --bleed 3mm -o r.pdf; is 0; says 'does not fit on a roll of 24in any more, but needs one of 36in'
run build a.yaml --paper A1 --bleed 3mm -o r.pdf; is 0; says_not 'roll'
run build a.yaml --paper A0 --marks -o r.pdf; is 0; says_not 'roll'

about 'all that is wrong, in one run'
{ papered A9; echo 'theme: nope'; echo 'link: no address'; echo 'personas: {m: {name: Maya, image: gone.png}}'; } >p.yaml
run check p.yaml; is 1; says '7:8: error'; says '8:8: error'; says '9:7: error'; says '10:35: error'
check 'in file order' test "$(grep -o '^p.yaml:[0-9]*' err | tr '\n' ' ')" = 'p.yaml:7 p.yaml:8 p.yaml:9 p.yaml:10 '

finish
