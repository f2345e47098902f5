# Sheets for a printer and a workshop: --grey and --blank.
. "$(dirname "$0")/lib.sh"
need pdfimages pdftoppm pdftotext qpdf
/usr/bin/python3 -c 'import yaml' 2>/dev/null || { echo "FAIL: python3-yaml is missing: sh tests/setup test"; exit 1; }

# colours FILE.svg: all its colours, one a line.
colours() { grep -o '#[0-9A-Fa-f]\{6\}' "$1" | sort -u; }
only_greys() { test -z "$(colours "$1" | grep -v '#\(..\)\1\1')"; }
# grey_pixels FILE.pdf: red, green and blue of every pixel are the same.
grey_pixels() {
    pdftoppm -r 60 -singlefile "$1" pixels && /usr/bin/python3 -c '
import sys
data = open("pixels.ppm", "rb").read().split(b"\n", 3)[3]
sys.exit(0 if data[0::3] == data[1::3] == data[2::3] and len(set(data)) > 20 else 1)'
}

about 'grey'
png >a.png; jpeg >b.jpg; svg | sed 's/#dde/#e33/' >c.svg
cat >a.yaml <<'YAML'
title: Buying bread
personas: {ada: {name: Ada, image: c.svg}, ben: {name: Ben, image: ./b.jpg}}
channels: {shop: {name: Shop, icon: c.svg}}
phases:
  - name: In the shop
    touchpoints:
      - {name: Queues, channel: shop, images: {file: b.jpg, alt: A queue}, emotion: {ada: -2, ben: 1}, pains: [Too long]}
      - {name: Pays, channel: shop, images: {file: a.png, alt: A till}, emotion: {ada: 2, ben: -1}, gains: [Smells good]}
YAML
run build a.yaml -o colour.pdf -o colour.svg -o colour.png; is 0
run build a.yaml --grey -o grey.pdf -o grey.svg -o grey.png; is 0
check_not 'there is colour without it' grey_pixels colour.pdf
check 'every pixel of the PDF is grey' grey_pixels grey.pdf
check 'the PDF is whole' qpdf --check grey.pdf
check 'its pictures are grey inside' test -z "$(pdfimages -list grey.pdf | tail -n +3 | awk '$6 != "gray"')"
check 'the JPEG is still one' test "$(pdfimages -list grey.pdf | grep -c ' jpeg ')" -ge 1
check 'its texts are there' cmp <(pdftotext grey.pdf -) <(pdftotext colour.pdf -)
check 'the SVG has only greys' only_greys grey.svg
check 'and no drawing inside' test "$(grep -c 'data:image/svg' grey.svg)" = 0
check 'the PNG has one byte a pixel' test "$(head -c 26 grey.png | tail -c 1 | od -An -tu1 | tr -d ' ')" = 0
check 'and is smaller' test "$(stat -c %s grey.png)" -lt "$(stat -c %s colour.png)"
run build a.yaml --grey -f svg -o - ; check 'the same again' cmp out grey.svg
for theme in mono high-contrast; do
    run build a.yaml --theme $theme --grey -o t.svg; is 0; check "$theme in grey" only_greys t.svg
done
printf 'personas: ["#7A0000", "#004A80", "#006030"]\nbrand: "#A00050"\n' >brand.yaml
{ cat a.yaml; echo 'theme: brand.yaml'; } >b.yaml
run build b.yaml --grey -o b.svg; is 0; check 'the theme of a journey too' only_greys b.svg
run build a.yaml -o again.svg; check 'without it nothing changes' cmp again.svg colour.svg
run build a.yaml --gray -o x.pdf; is 2; says 'did you mean `--grey`?'

about 'a sheet for the workshop'
cp "$SOURCE/tests/golden/blank.yaml" w.yaml
run build w.yaml --blank -o w.pdf -o w.svg --dump-scene w.scene; is 0; says 'w.pdf: natural size'; says 'for notes of 76 mm'
# notes SCENE: the places of notes, each on a line: x, y, width, height [pt].
notes() { sed -n 's/^rect shape stroke outline .* dash .* bounds \([^ ]*\) \([^ ]*\) \([^ ]*\) x* *\([^ ]*\) box.*/\1 \2 \3 \4/p' "$1"; }
notes w.scene >places
check 'five unnamed touchpoints, and four lanes of eight' test "$(wc -l <places)" = 37
check 'each is 76 mm wide and high, to the hundredth' awk '{ for (i = 3; i <= 4; i++) if ($i * 25.4 / 72 < 75.99 || $i * 25.4 / 72 > 76.01) exit 1 }' places
check 'as the places are, so are the cards' grep -q '^rect shape fill paper stroke outline .* 215.433 box' w.scene
# With a ruler: the first place of the last lane, at 10 pixels a millimetre; between the first and the last dark column of its dashes.
tail -n 5 places | head -n 1 >place; read -r x y w h <place
pdftoppm -r 254 -gray -singlefile -x "$(/usr/bin/python3 -c "print(int($x * 254 / 72) - 20)")" -y "$(/usr/bin/python3 -c "print(int(($y + $h) * 254 / 72) - 4)")" \
    -W 800 -H 3 w.pdf ruler
check 'the ruler says 76 mm' /usr/bin/python3 -c '
data = open("ruler.pgm", "rb").read().split(b"\n", 3)[3]
dark = [i % 800 for i in range(len(data)) if data[i] < 230]
raise SystemExit(abs(max(dark) - min(dark) + 1 - 760) > 2)'
pdftotext w.pdf words
for word in 'Buying bread' 'In the shop' Queues Pays Thoughts Wishes Backstage 'Web shop' 'very positive'; do check "$word is on it" grep -qF "$word" words; done
for word in 'So long' 'Too long' 'minutes' 'Stay?' 'second till' 'Queues are long' 'example.org'; do check_not "$word is not" grep -qF "$word" words; done
run build w.yaml --blank --paper A2 -o a2.pdf; is 0; says 'a2.pdf: A2 '; says 'for notes of 39 mm'; says 'too small for notes of 76 mm'
run build w.yaml --blank --paper A0 -o a0.pdf; is 0; says 'for notes of 75 mm'; says_not 'too small'
run build w.yaml --blank --paper 2A0 -o 2a0.pdf; is 0; says 'for notes of 76 mm'
run build w.yaml --blank --tile A3 -o t.pdf; is 0; says 'sheets of A3'; says 'for notes of 76 mm'
run build w.yaml --blank --tile A4 --tile-grid 2x2 -o t.pdf; is 0; says 'as many sheets as they need'
run build w.yaml --blank --roll 914mm -o r.pdf; is 0; says 'roll 914 mm x '; says 'for notes of 76 mm'
run build w.yaml --blank --roll 610mm --bands 1 -o r.pdf; is 0; says 'for notes of 5'; says 'without --roll the sheet'
{ cat w.yaml; printf 'paper: {size: A4, min-type: 10pt}\n'; } >p.yaml
run build p.yaml --blank -o p.pdf; is 0; says 'natural size'; check 'the paper of a file is that of its map' cmp w.svg <("$CJMAP" build p.yaml --blank -f svg -o - 2>/dev/null)
run build w.yaml --blank --min-type 20pt -o x.pdf; is 2; says '--blank and --min-type'
run build w.yaml --blank --grey -o g.svg; is 0; check 'in grey' only_greys g.svg
printf 'title: A start\nphases:\n  - {name: Before}\n  - {name: Then, touchpoints: [Comes]}\n' >few.yaml
run build few.yaml --blank -o few.pdf; is 0; says_not 'no emotion line'
pdftotext few.pdf words
for word in Actions Channels Thoughts Emotion 'Pain points' Gains Opportunities; do check "$word is offered" grep -qF "$word" words; done
printf 'title: A start\nphases: [Before, During, After]\n' >phases.yaml
run build phases.yaml --blank -o phases.svg; is 0; says 'for notes of 76 mm'
run build phases.yaml -o phases.svg; is 1; says '[no-touchpoint]'
printf 'title: A start\nphases: []\n' >none.yaml; run build none.yaml --blank -o none.svg; is 1; says '[no-touchpoint]'
run build w.yaml -o map.svg; check_not 'a map has no places' grep -q 'stroke-dasharray="9.6' map.svg
finish
