# Pictures: what may be one and where it may lie, and what becomes of it in each format.
. "$(dirname "$0")/lib.sh"
need qpdf

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
