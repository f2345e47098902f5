# For the print shop: bleed, crop marks and the boxes that say where a page is cut; sound files, and nothing drawn near the cut.
. "$(dirname "$0")/lib.sh"
need qpdf pdfinfo pdftoppm pdftotext awk

journey >bread.yaml
map=$SOURCE/examples/parcel.yaml

# box FILE NAME: the corners of a box, and its size, in pt.
box() { pdfinfo -box "$1" | awk -v name="$2:" '$1 == name {print $2, $3, $4, $5}'; }
size() { box "$1" "$2" | awk '{printf "%.2f x %.2f\n", $3 - $1, $4 - $2}'; }
# near WANT HAVE: the same, to a hundredth of a pt.
near() { awk -v a="$1" -v b="$2" 'BEGIN {n = split(a, x, " "); split(b, y, " "); for (i = 1; i <= n; i++) if (x[i] - y[i] > .0101 || y[i] - x[i] > .0101) exit 1; exit n < 2}'; }

about 'boxes'
# paper, its size in mm, options, what is around it in mm, its bleed in mm
while read -r paper width height around bleed options; do
    # shellcheck disable=SC2086
    run build "$map" --paper "$paper" --orientation landscape $options -o cut.pdf; is 0; says 'to be cut out of a sheet of'
    check "$paper $options: sound" qpdf --check cut.pdf
    for box in "MediaBox 0" "TrimBox $around" "BleedBox $(awk -v a="$around" -v b="$bleed" 'BEGIN {print a - b}')"; do
        set -- $box
        want=$(awk -v w="$width" -v h="$height" -v a="$around" -v i="$2" \
            'BEGIN {k = 72 / 25.4; print i * k, i * k, (w + 2 * a - i) * k, (h + 2 * a - i) * k}')
        check "$paper $options: $1 is $want, not $(box cut.pdf "$1")" near "$want" "$(box cut.pdf "$1")"
    done
done <<'ROWS'
A1 841 594 8 3 --bleed 3mm --marks
A4 297 210 3 3 --bleed=3mm
A3 420 297 8 0 --marks
Letter 279.4 215.9 3.175 3.175 --bleed 0.125in
Letter 279.4 215.9 3.175 3.175 --bleed 0,125in
A5 210 148 17 12 --bleed 12mm --marks
ROWS

about 'without'
run build bread.yaml --paper A4 -o plain.pdf; is 0; says_not 'to be cut'
check_not 'a map that is not to be cut says nothing of a cut' grep -aqE 'TrimBox|BleedBox' plain.pdf
run build bread.yaml --paper A4 --bleed 0mm -o none.pdf; is 0
check 'a bleed of nothing is none' cmp plain.pdf none.pdf

about 'from the file'
(journey; echo 'paper: {size: A4, bleed: 3mm, marks: yes}') >asks.yaml
run build asks.yaml -o asks.pdf; is 0
run build bread.yaml --paper A4 --bleed 3mm --marks -o line.pdf; is 0
check 'what the file asks for is what the command line asks for' cmp asks.pdf line.pdf
(journey; echo 'paper: {bleed: 3}') >asks.yaml
run build asks.yaml -o no.pdf; is 1; says '`3` has no unit'; says 'did you mean 3mm?'

about 'what is drawn'
cat >cream.yaml <<'YAML'
based-on: default
colours:
  paper: "#FFF6E0"
YAML
run build bread.yaml --paper A4 --orientation landscape --bleed 3mm --marks --theme cream.yaml -o cut.pdf -o cut.png -o cut.svg; is 0
run build bread.yaml --paper A4 --orientation landscape --theme cream.yaml -o bare.pdf; is 0
pdftotext -raw cut.pdf cut.txt; pdftotext -raw bare.pdf bare.txt
check 'the marks add no text' cmp cut.txt bare.txt
pdftoppm -r 254 cut.pdf page # ten pixels a millimetre
# The colour at (x, y) in tenths of a mm.
columns=$(head -n 2 page-1.ppm | tail -n 1 | cut -d' ' -f1)
at() { tail -n +4 page-1.ppm | head -c $(((($2 * columns) + $1 + 1) * 3)) | tail -c 3 | od -An -tu1 | xargs; }
check 'the page is as large as it says' sh -c 'head -n 2 page-1.ppm | grep -qE "^313[01] 226[01]$"'
check 'white beyond the bleed' test "$(at 40 1130)" = '255 255 255'
check 'the colour of the paper in the bleed' test "$(at 65 1130)" = '255 246 224'
check 'and inside the cut' test "$(at 95 1130)" = '255 246 224'
check 'a mark in line with the upper edge' test "$(at 20 80 | cut -d' ' -f1)" -lt 200
check 'a mark in line with the left edge' test "$(at 80 20 | cut -d' ' -f1)" -lt 200
check 'a mark at the lower right corner' test "$(at 3110 2180 | cut -d' ' -f1)" -lt 200
check 'no mark near the cut' test "$(at 65 80)" = '255 246 224'

about 'the same bytes'
run build bread.yaml --paper A2 --bleed 3mm --marks -o a.pdf -o a.svg -o a.png; is 0
run build bread.yaml --paper A2 --bleed 3mm --marks -o b.png -o b.svg -o b.pdf; is 0
for suffix in pdf svg png; do check "$suffix" cmp a.$suffix b.$suffix; done

about 'too near the cut'
run build bread.yaml --paper 60x40mm --bleed 2mm -o small.pdf; is 0; says 'the map comes within 2.0 mm of the cut'
run build bread.yaml --paper A5 --bleed 2mm -o small.pdf; is 0; says_not 'of the cut;'

about 'dots an inch'
# columns and rows of a PNG, and its dots a metre
pixels() { od -An -tu1 -j16 -N8 "$1" | awk '{print $1 * 16777216 + $2 * 65536 + $3 * 256 + $4, $5 * 16777216 + $6 * 65536 + $7 * 256 + $8}'; }
metre() { od -An -tu1 -j41 -N4 "$1" | awk '{print $1 * 16777216 + $2 * 65536 + $3 * 256 + $4}'; }
while read -r paper dpi columns rows metre; do
    want="$columns $rows"
    run build bread.yaml --paper "$paper" --orientation landscape --dpi "$dpi" -o dots.png; is 0
    check "$paper at $dpi is $want, not $(pixels dots.png)" test "$(pixels dots.png)" = "$want"
    check "and says so, not $(metre dots.png)" test "$(metre dots.png)" = "$metre"
done <<'ROWS'
A4 300 3508 2480 11811
A5 72,5 599 422 2854
A5 72.5dpi 599 422 2854
A0 300 14043 9933 11811
ROWS
run build bread.yaml --paper A5 -o usual.png; run build bread.yaml --paper A5 --dpi 192 -o dots.png
check 'unless given 192' cmp usual.png dots.png
(journey; echo 'paper: {size: A5, dpi: 100}') >asks.yaml
run build asks.yaml -o asks.png; run build bread.yaml --paper A5 --dpi 100 -o dots.png
check 'from the file' cmp asks.png dots.png
run build bread.yaml --paper A5 -o usual.pdf; run build bread.yaml --paper A5 --dpi 300 -o dots.pdf
check 'a PDF has none' cmp usual.pdf dots.pdf
cat >limit.sh <<'SH'
ulimit -v 400000 # an A0 at 300 dpi would be 558 MB in one piece
exec "$CJMAP" build "$1" --paper A0 --dpi 300 -o whole.png
SH
check 'an A0 at 300 dpi needs little memory' bash limit.sh "$map"
check 'and is whole' test "$(pixels whole.png) $(tail -c 8 whole.png | head -c 4)" = '9933 14043 IEND'
run build bread.yaml --paper 5000x3000mm --dpi 1200 -o no.png; is 2
says 'at most 100000 a side); the most that works is 508 dpi'; check 'nothing is written' test ! -e no.png

about 'margin'
# ink FILE: how far from the edges it begins, in mm, the least of the four
ink() { pdftoppm -r 127 -gray "$1" ink && awk 'NR == 2 {print $1, $2}' ink-1.pgm >ink.size && tail -n +4 ink-1.pgm | od -An -v -tu1 -w"$(cut -d' ' -f1 ink.size)" |
    awk '{for (x = 1; x <= NF; x++) if ($x < 250) {if (!top) top = NR; low = NR; if (!l || x < l) l = x; if (x > r) r = x}}
         END {m = l - 1; if (NF - r < m) m = NF - r; if (top - 1 < m) m = top - 1; if (NR - low < m) m = NR - low; print m / 5}'; }
for margin in 5mm 20mm 1in; do
    run build "$map" --paper A4 --margin $margin -o wide.pdf; is 0; says_not warning
    want=$(echo "$margin" | sed 's/mm//; s/1in/25.4/') have=$(ink wide.pdf)
    check "$margin stay white: $have" awk -v w="$want" -v h="$have" 'BEGIN {exit !(h >= w - 1 && h < w + 3)}'
done
run build bread.yaml --paper A5 --margin 60mm -o wide.pdf; is 0; says 'a margin of 60 mm is too much for this sheet; it has 37 mm'
(journey; echo 'paper: {size: A4, margin: 20mm}') >asks.yaml
run build asks.yaml -o asks.pdf; run build bread.yaml --paper A4 --margin 20mm -o line.pdf
check 'from the file' cmp asks.pdf line.pdf
run build bread.yaml --margin 10mm -o natural.svg; is 0; says_not warning

about 'mistakes'
refused() { run build bread.yaml -o no.pdf "$@"; is 2; says "$said"; check 'nothing is written' test ! -e no.pdf; }
said='`3` has no unit; did you mean 3mm?' refused --bleed 3
said='`3 furlongs` is not a bleed, such as 3mm or 0.125in' refused --bleed '3 furlongs'
said='`-1mm` is not a bleed' refused --bleed -1mm
said='`40mm` is out of range: a bleed is 0mm to 25mm' refused --bleed 40mm
said='`1mm` is out of range: a margin is 3mm to 100mm' refused --margin 1mm
said='--bleed needs LENGTH after it' refused --bleed
said='--marks takes nothing after it' refused --marks=yes
said='`19` is out of range: from 20 to 2400 dots an inch' refused --dpi 19
said='`2401` is out of range' refused --dpi 2401
said='`fine` is not a number of dots an inch, such as 300' refused --dpi fine
said='--bleed and --marks are for the print shop' refused --tile A4 --bleed 3mm
finish
