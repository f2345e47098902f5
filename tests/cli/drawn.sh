# What is drawn is in the file: every example, in every format, with every text of its scene, and only embedded fonts.
. "$(dirname "$0")/lib.sh"
need pdftotext pdffonts pdfinfo qpdf awk

# Characters, one a line, without blanks: what a text is made of, whatever the order and the line breaks.
characters() { tr -d ' \t\n\f\r' | sed 's/\xc2\xa0//g; s/\xc2\xad//g' | grep -o . | sort; }

# The texts of a scene dump, a line each, as a reader finds them: a soft hyphen and the hyphen a break adds are no part of the text.
texts() { sed -n 's/^text .* "\(.*\)"-\{0,1\}$/\1/p' "$1" | sed 's/\xc2\xad//g; s/\\\(["\\]\)/\1/g'; }

for journey in "$SOURCE"/examples/*.yaml; do
    name=$(basename "$journey" .yaml)
    about "$name"
    run check "$journey"; is 0; says 'nothing wrong'
    run build "$journey" -o map.pdf -o map.svg -o map.png --dump-scene scene.txt; is 0; says 'body type'; says_not warning
    check 'a sound PDF' qpdf --check map.pdf
    check 'one page' test "$(pdfinfo map.pdf | awk '/^Pages:/ {print $2}')" = 1
    check 'the title' sh -c "pdfinfo map.pdf | grep -F \"\$(sed -n 's/^title: //p' '$journey')\""
    check 'some font' test "$(pdffonts map.pdf | tail -n +3 | wc -l)" -ge 1
    # name type encoding emb sub uni object ID: counted from the end, for the type is of several words
    check 'all fonts are embedded, and their text can be read' sh -c "! pdffonts map.pdf | tail -n +3 | awk '\$(NF-4) != \"yes\" || \$(NF-2) != \"yes\"' | grep ."
    pdftotext -raw -enc UTF-8 map.pdf text.txt # as drawn: without -raw, hyphens at the end of a line go
    texts scene.txt >drawn.txt
    check 'the scene has texts' test "$(wc -l <drawn.txt)" -ge 5
    characters <drawn.txt >want; characters <text.txt >have
    check 'pdftotext finds every letter that is drawn, once' cmp want have
    cmp -s want have || diff want have | head -5
    tr -d ' \n\t\f\302\240' <text.txt >run-together.txt
    while IFS= read -r line; do
        bare=$(printf %s "$line" | tr -d ' \302\240')
        [ -z "$bare" ] || grep -qF -e "$bare" run-together.txt || fail "not in the PDF: $line"
    done <drawn.txt
    check 'the SVG is whole' sh -c 'head -c 5 map.svg | grep -q "<?xml" && tail -n 1 map.svg | grep -q "</svg>"'
    check 'no script, no link to elsewhere in the SVG' sh -c '! sed "s/<a href=[^>]*>//g" map.svg | grep -qE "<script|href=\"(http|file)"'
    check 'the PNG is whole' sh -c 'tail -c 8 map.png | grep -q IEND'
    for paper in A4 A1 natural 420x297mm; do
        run build "$journey" --paper $paper -o on.pdf; is 0
        check "one page on $paper" test "$(pdfinfo on.pdf | awk '/^Pages:/ {print $2}')" = 1
    done
    run build "$journey" --paper A3 --orientation portrait -o on.pdf; is 0; says 'A3 portrait'
    check 'an A3 sheet, upright' sh -c "pdfinfo on.pdf | grep -qE 'Page size: +841.89 x 1190.55'"
done

about 'hyphens'
cat >hyphens.yaml <<'YAML'
title: Hyphens
phases:
  - name: One
    touchpoints: ["Arbeids\u00ADongeschiktheids\u00ADverzekerings\u00ADmaatschappij", "A \"quoted\" back\\slash"]
YAML
run build hyphens.yaml --paper A5 -o hyphens.pdf --dump-scene scene.txt; is 0
check 'a hyphen is drawn' grep -q '"-$' scene.txt
pdftotext -raw -enc UTF-8 hyphens.pdf text.txt
texts scene.txt >drawn.txt
check 'no text is passed over' test "$(wc -l <drawn.txt)" = "$(grep -c '^text ' scene.txt)"
characters <drawn.txt >want; characters <text.txt >have
check 'pdftotext finds the letters and no hyphen' cmp want have
check 'nor one in the middle of a line' grep -q '"quoted"' text.txt

about 'an empty phase'
# Its column is no touchpoint's: what follows is read where it stands.
cat >empty.yaml <<'YAML'
title: A late start
phases:
  - name: Nothing yet
    touchpoints: []
  - name: Then
    touchpoints:
      - {name: Mowing, emotion: 1, feeling: Sunburnt}
      - {name: Raking, emotion: -1, feeling: Blistered}
YAML
run build empty.yaml -o empty.pdf; is 0
pdftotext -raw -enc UTF-8 empty.pdf - | grep -oE 'Mowing|Raking|Sunburnt|Blistered' | tr '\n' ' ' >order.txt
check 'feelings are read with their touchpoint' grep -qx 'Mowing Sunburnt Raking Blistered ' order.txt

about 'the readme'
# Its first journey is one that works.
awk '/^```yaml$/ { inside = 1; next } /^```$/ && inside { exit } inside' "$SOURCE/README.md" >readme.yaml
run build readme.yaml -o readme.pdf; is 0; says_not warning; says_not error
check 'it is ten lines' test "$(wc -l <readme.yaml)" = 10
# So are the commands below it,
cp readme.yaml library.yaml
grep '^cjmap .* library.yaml' "$SOURCE/README.md" >commands.txt
check 'three commands' test "$(wc -l <commands.txt)" = 3
while read -r _ arguments; do run ${arguments%%#*}; is 0; done <commands.txt
check 'they draw what they say' test -s library.pdf -a -s map.png -a -s wall.pdf
# what is said about a map,
run build library.yaml --paper A1 -o wall.pdf
shape() { sed 's/[0-9.]\{1,\} \(pt\|m$\)/N \1/g; s/portrait/landscape/'; }
check 'what is said about a map' sh -c "grep -qxF -e '$(shape <err)' <<EOF
$(grep '^wall.pdf: ' "$SOURCE/README.md" | shape)
EOF"
# and the message it shows is the one that comes.
sed '6s/emotion/emotoin/' readme.yaml >library.yaml
awk '/^```$/ { inside = !inside && 1; next } /^```/ { inside = 1; next } inside' "$SOURCE/README.md" | grep -A 3 '^library.yaml:6' >shown.txt
run check library.yaml; is 1
check 'the message in the readme' sh -c 'head -n 4 err | cmp - shown.txt'

finish
