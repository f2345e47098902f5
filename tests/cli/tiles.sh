# Tiles: a poster on the sheets of an office printer, put together again.
. "$(dirname "$0")/lib.sh"
need pdfinfo pdftoppm pdftotext qpdf
journey >a.yaml
cp "$SOURCE/examples/train.yaml" train.yaml

# pages FILE: how many. words FILE: its words, each once.
pages() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }
words() { pdftotext -enc UTF-8 "$1" - | tr -s '[:space:]' '\n' | sort -u; }

# crossed FILE.pdf GRID WIDTH HEIGHT MARGIN OVERLAP (mm, of a sheet): the words of the poster in one piece that lie on a seam.
crossed() {
    pdftotext -bbox "$1" - | awk -v grid="$2" -v w="$3" -v h="$4" -v m="$5" -v o="$6" '
        BEGIN { split(grid, g, "x"); w = (w - 2 * m) / 25.4 * 72; h = (h - 2 * m) / 25.4 * 72; o = o / 25.4 * 72 }
        /<word / {
            split($0, part, "\"")
            x0 = part[2]; y0 = part[4]; x1 = part[6]; y1 = part[8]; high = y1 - y0
            for (i = 0; i < g[1] - 1; i++) { s = i * (w - o) + w; if (x0 < s - .3 && x1 > s + .3) print }
            # a word is as high as its letters, not as the whole face
            for (i = 0; i < g[2] - 1; i++) { s = i * (h - o) + h; if (y0 + .3 * high < s && y1 - .2 * high > s) print }
        }'
}

# reassembled JOURNEY PAPER GRID SHEET-WIDTH SHEET-HEIGHT MARGIN OVERLAP: all sheets, put together at 5 pixels a mm, are the poster.
reassembled() {
    run build "$1" --tile "$2" --tile-grid "$3" --printer-margin "$6mm" --overlap "$7mm" -o tiles.pdf; is 0; says "$3 sheets of ${2%% *} "
    run build "$1" --tile "$2" --tile-grid "$3" --printer-margin "$6mm" --overlap "$7mm" --tile-whole -o whole.pdf; is 0
    check 'whole' qpdf --check tiles.pdf
    check 'a plan and the sheets' test "$(pages tiles.pdf)" = $((${3%x*} * ${3#*x} + 1))
    check 'one page' test "$(pages whole.pdf)" = 1
    words tiles.pdf >tiles.words; words whole.pdf >whole.words
    check 'some words' test "$(wc -l <whole.words)" -gt 10
    lost=$(comm -13 tiles.words whole.words)
    check "all words are on the sheets, but not: $lost" test -z "$lost"
    crossed whole.pdf "$3" "$4" "$5" "$6" "$7" >on-seams
    check "no word lies on a seam: $(head -n 3 on-seams)" test ! -s on-seams
    rm -f sheet-*.png
    pdftoppm -r 127 -png whole.pdf whole; pdftoppm -r 127 -f 2 -png tiles.pdf sheet
    "$BUILD/tests/assemble" 5 "$3" "$4" "$5" "$6" "$7" whole-1.png sheet-*.png >err
    status=$?; last="assemble $*"; is 0
}

about 'A0 as A3'; reassembled train.yaml 'A3 landscape' 3x3 420 297 5 10
about 'A0 as A4'; reassembled train.yaml 'A4 landscape' 4x4 297 210 5 10
about 'many seams'; reassembled "$SOURCE/examples/belastingaangifte.yaml" 'A5 landscape' 5x4 210 148 5 10
about 'upright'; reassembled a.yaml 'A5 portrait' 2x3 148 210 4 12
about 'one row'; reassembled a.yaml 'A4 landscape' 3x1 297 210 0 5

about 'sheets'
run build a.yaml --tile A4 --tile-grid 3x2 --orientation landscape -o t.pdf; is 0; says 't.pdf: 3x2 sheets of A4 landscape, a poster of 841x390mm'
check 'A4' grep -q '841.89 x 595.27.* (A4)' <(pdfinfo t.pdf)
qpdf --qdf --object-streams=disable t.pdf plain.pdf
# A viewer calls the pages A1, A2, A3, B1 ..: a letter, and numbers that count on.
for row in 'Assembly plan' A B; do check "label $row" grep -aq "/P ($row)" plain.pdf; done
pdftotext -f 6 -l 6 t.pdf b2.txt
for text in B2 'row 2 of 2' 'column 2 of 3' 'A2 comes over it' 'B1 comes over it' 'Buying bread'; do check "says $text" grep -q "$text" b2.txt; done
pdftotext -f 1 -l 1 t.pdf plan.txt
for text in 'Assembly plan' '6 sheets of A4' '841 × 390 mm' 'A1 to A3, B1 to B3' '100 %' '100 mm'; do check "plan says $text" grep -q "$text" plan.txt; done
check_not 'the picture is not read' grep -q Queues plan.txt
{ journey; echo 'language: nl'; } >nl.yaml
run build nl.yaml --tile A4 --tile-grid 2x2 -o nl.pdf; is 0
check 'in Dutch' grep -q 'Plakplan' <(pdftotext nl.pdf -)

about 'which grid'
run build a.yaml --tile A4 -o t.pdf; is 0; says ' sheets of A4 '; says_not 'warning'
run build train.yaml --tile A3 --paper A0 -o t.pdf; is 0; says '3x3 sheets of A3 landscape, a poster of 1210x841mm'
run build a.yaml --tile 'A4 portrait' --tile-grid 2x1 -o t.pdf; is 0; says '2x1 sheets of A4 portrait, a poster of 390x287mm'
run build a.yaml --tile A4 --tile-grid 2x1 --orientation portrait -o t.pdf; is 0; says '2x1 sheets of A4 portrait'
run build a.yaml --tile Letter --tile-grid 2x2 --printer-margin 0.25in --overlap 0,5in -o t.pdf; is 0; says '2x2 sheets of Letter'
run build a.yaml --tile 329x483mm --tile-grid 2x2 -o t.pdf; is 0; says '2x2 sheets of 329x483mm'
run build train.yaml --tile A4 --read-from 1m -o t.pdf; is 0; says ' sheets of A4 '

about 'the other formats have it in one piece'
run build a.yaml --tile A4 --tile-grid 2x2 -o t.pdf -o t.svg -o t.png; is 0; says 't.svg: 2x2 sheets of A4'
run build a.yaml --tile A4 --tile-grid 2x2 -o u.pdf; check 'the same bytes' cmp t.pdf u.pdf

about 'in the file'
{ journey; echo 'paper: {tile: A4, tile-grid: 2x2, overlap: 10mm, printer-margin: 5mm}'; } >p.yaml
run build p.yaml -o f.pdf; is 0; check 'as by the options' cmp t.pdf f.pdf
run build p.yaml --tile-grid 3x2; is 0; says '3x2 sheets of A4'
run build p.yaml --paper A3; is 0; says ': A3 landscape, body'

about 'mistakes'
run build a.yaml --tile A9; is 2; says 'there is no paper `A9`'
run build a.yaml --tile auto; is 2; says '`auto` is no sheet that a printer holds'
run build a.yaml --tile 90x120mm; is 2; says 'each side is at least 110 mm'
for grid in 3 x 3x 0x3 3x0 3x21 3x3x3 -1x3 3,3; do run build a.yaml --tile A4 --tile-grid "$grid"; is 2; done
run build a.yaml --tile A4 --tile-grid 3; says 'such as 3x2'
run build a.yaml --tile A4 --tile-grid 30x3; says '1 to 20 sheets'
run build a.yaml --tile A4 --overlap 200mm; is 2; says '5mm to 100mm'
run build a.yaml --tile A5 --overlap 90mm; is 2; says 'more than half a sheet of A5'
run build a.yaml --tile A4 --overlap 10; is 2; says 'did you mean 10mm?'
run build a.yaml --tile A4 --printer-margin -1mm; is 2
run build a.yaml --tile-grid 2x2; is 2; says 'say of which paper: --tile A4'
run build a.yaml --tile A4 --tile-grid 2x2 --paper A1; is 2; says 'leave one of them out'
run build a.yaml --tile A4 --paper natural; is 2; says 'a poster in sheets needs a size'
run build a.yaml --tile A4 --marks; is 2; says 'for the print shop'
finish
