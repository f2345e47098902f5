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
run build a.yaml --paper 'arch d staand' -o sheet.pdf; is 0; says ': ARCH D portrait'

about 'mistakes'
run build a.yaml --paper A9; is 2; says 'there is no paper `A9`'; says 'cjmap papers shows them all'
run build a.yaml --paper 'arhc d'; is 2; says 'did you mean `ARCH D`?'
run build a.yaml --paper 'A9 portrait'; is 2; says 'there is no paper `A9`'
run build a.yaml --paper legdger; is 2; says 'did you mean `Ledger`?'
run build a.yaml --paper 'portrait'; is 2; says 'there is no paper `portrait`'
run build a.yaml --paper ''; is 2

finish
