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
finish
