# Pictures: what may be one and where it may lie, and what becomes of it in each format.
. "$(dirname "$0")/lib.sh"
need qpdf pdfimages pdftoppm pdftotext

# storyboard FILE...: a journey with a touchpoint for each.
storyboard() {
    printf 'title: Buying bread\nphases:\n  - name: In the shop\n    touchpoints:\n'
    for file; do printf '      - name: Looks at %s\n        emotion: 1\n        images: {file: "%s", alt: A counter}\n' "$file" "$file"; done
}

# refused ID TEXT: bad.yaml is refused by check and by build at line 7, for that reason, and the map that was there stays.
refused() {
    echo keep >bad.pdf
    for command in check build; do
        last="cjmap $command bad.yaml"
        timeout 20 "$CJMAP" $command bad.yaml >out 2>err
        status=$?
        is 1; says 'bad.yaml:7:24: error:'; says "[$1]"; says "$2"; says 'help:'
    done
    check 'the map is still there' grep -qx keep bad.pdf
}

png >a.png; jpeg >b.jpg; svg >c.svg
mkdir -p in other; png >in/d.png

about 'what is no picture'
storyboard gone.png >bad.yaml; refused picture-missing 'is not there'
storyboard A.png >bad.yaml; refused picture-missing 'did you mean `a.png`?'
storyboard ../a.png >bad.yaml; refused picture-outside 'leads out of the folder'
storyboard "$PWD/a.png" >bad.yaml; refused picture-outside 'outside the folder'
storyboard https://example.org/a.png >bad.yaml; refused picture-outside 'a web address'
ln -s a.png link.png; storyboard link.png >bad.yaml; refused picture-outside 'through a link'
ln -s in linked; storyboard linked/d.png >bad.yaml; refused picture-outside 'through a link'
mkfifo pipe.png; storyboard pipe.png >bad.yaml; refused picture-unreadable 'no file'
storyboard in >bad.yaml; refused picture-unreadable 'no file'
journey >text.png; storyboard text.png >bad.yaml; refused not-a-picture 'no PNG, JPEG or SVG'
head -c 60 a.png >cut.png; storyboard cut.png >bad.yaml; refused picture-broken 'its end is missing'
head -c 250 b.jpg >cut.jpg; storyboard cut.jpg >bad.yaml; refused picture-broken 'its end is missing'
{ head -c 16 a.png; printf '\0\0\303\120\0\0\303\120\10\2\0\0\0'; } >huge.png
storyboard huge.png >bad.yaml; refused picture-too-large '50000 x 50000 pixels'
head -c 20971521 /dev/zero >long.png; storyboard long.png >bad.yaml; refused picture-too-large '20 MiB'; rm long.png
sed 's/<rect/<script>alert(1)<\/script>&/' c.svg >script.svg; storyboard script.svg >bad.yaml; refused picture-not-plain 'has a script'
sed 's/<rect/<use href="http:\/\/example.org\/a.svg#a"\/>&/' c.svg >far.svg; storyboard far.svg >bad.yaml; refused picture-not-plain 'elsewhere'
{ printf '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'; cat c.svg; } >entity.svg
storyboard entity.svg >bad.yaml; refused picture-not-plain 'entities'

about 'all mistakes in one run, in the order of the file'
storyboard gone.png a.png ../a.png text.png in/d.png >bad.yaml
run check bad.yaml; is 1
check 'three, each at its line' test "$(grep -o '^bad.yaml:[0-9]*' err | tr '\n' ' ')" = 'bad.yaml:7 bad.yaml:13 bad.yaml:16 '

about 'in each format'
# Three JPEG, one of them three times and one turned; two PNG, one of them twice; a drawing as a picture, a portrait and an icon.
{ head -c 2 b.jpg; printf '\377\341\0\042Exif\0\0MM\0\52\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0'; tail -c +3 b.jpg; } >turned.jpg
cat >all.yaml <<'YAML'
title: Buying bread
personas: {ada: {name: Ada, image: c.svg}, ben: {name: Ben, image: ./b.jpg}}
channels: {shop: {name: Shop, icon: c.svg}}
phases:
  - name: In the shop
    touchpoints:
      - {name: Looks, channel: shop, emotion: 1, images: [{file: b.jpg, alt: A loaf}, {file: turned.jpg, alt: Bread & "rolls"}, {file: b.jpg, alt: The loaf again}]}
      - {name: Pays, channel: shop, emotion: -1, images: [{file: a.png, alt: A till}, {file: in/d.png, alt: A purse}, {file: c.svg, alt: A coin}, {file: a.png, alt: The till}]}
YAML
run build all.yaml -o all.pdf -o all.svg -o all.png --dump-scene all.scene; is 0; says_not 'not drawn'; says_not warning
check 'ten pictures' test "$(grep -c '^image ' all.scene)" = 10
check 'nine figures say what they show' test "$(grep -cE 'figure \((A loaf|Bread|The loaf|A till|A purse|A coin|The till)' all.scene)" = 7
check 'a sound PDF' qpdf --check all.pdf
pdfimages -list all.pdf | tail -n +3 >listed.txt
check 'a JPEG stays one' test "$(awk '$9 == "jpeg"' listed.txt | wc -l)" = 4
check 'what is shown often is there once' test "$(awk '$9 == "jpeg" {print $11}' listed.txt | sort -u | wc -l)" = 2
check 'so is a PNG' test "$(awk '$9 == "image" {print $11}' listed.txt | sort -u | wc -l)" = 2
check 'a drawing stays lines and areas' test "$(awk '$3 == "image"' listed.txt | wc -l)" = 7
pdfimages -j all.pdf taken
check 'the JPEG is the one that was put in' cmp taken-000.jpg b.jpg
qpdf --qdf --object-streams=disable all.pdf plain.pdf
check 'it is said what they show' grep -qa '/Alt <feff0041 *0020006c006f00610066>' plain.pdf
check 'nothing active in the PDF' sh -c '! grep -qaE "/JavaScript|/JS|/Launch|/EmbeddedFile|Exif" plain.pdf'
check 'each picture once in the SVG' test "$(grep -c '<image ' all.svg)" = 5
check 'each use in its place' test "$(grep -c '<use ' all.svg)" = 10
check 'pictures are in the SVG' sh -c '! grep -oE "(href|src)=\"[^\"]{0,12}" all.svg | grep -vE "href=\"(data:image|#p)"'
check 'as they are' grep -qF "$(base64 -w 0 b.jpg)" all.svg
check 'nothing active in the SVG' sh -c '! grep -qiE "<script|javascript:|on[a-z]+=|foreignObject" all.svg'
check 'what they show' grep -qF 'role="figure" aria-label="Bread &amp; &quot;rolls&quot;"' all.svg
for format in pdf svg png; do
    cp all.$format was.$format
    run build all.yaml -o all.$format --paper natural; is 0
    run build all.yaml -o again.$format --paper natural; is 0
    check "the same $format" cmp all.$format again.$format
done

about 'a picture whose mistake only shows when it is drawn'
# Right on the outside, check sums and all; within, no pixels.
base64 -d >hollow.png <<'END'
iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAC0lEQVR4nGNgwAQAABQAAX3+Hu4AAAAASUVORK5CYII=
END
storyboard hollow.png >hollow.yaml
echo keep >keep.pdf; echo keep >keep.png
run build hollow.yaml -o keep.pdf -o keep.png; is 1; says "hollow.yaml:7:24: error: \`hollow.png\` can't be drawn"; says '[picture-broken]'
check 'the maps are still there' test "$(cat keep.pdf keep.png)" = "keep
keep"

about 'a picture that is not described'
storyboard a.png | sed 's/, alt: A counter//' >bare.yaml
run check bare.yaml; is 0; says 'warning: what `a.png` shows is not said [image-without-alt]'

about 'each journey has its own'
png >other/own.png
storyboard own.png >other/journey.yaml; storyboard a.png >here.yaml
run check other/journey.yaml here.yaml; is 0
storyboard own.png >lost.yaml
run check other/journey.yaml lost.yaml; is 1; says 'lost.yaml:7:24'
"$CJMAP" check - <here.yaml >out 2>err; status=$?; last='cjmap check -'; is 0 # beside it is here
(cd other && "$CJMAP" check - <../here.yaml) >out 2>err; status=$?; is 1; says '(standard input):7:24'

finish
