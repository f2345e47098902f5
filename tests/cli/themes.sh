# Themes: by name and by file, in the journey and on the command line; fonts of the author's own; and what lies outside the folder is
# never opened, whoever asks for it.
. "$(dirname "$0")/lib.sh"
need pdffonts pdftoppm
fonts="$BUILD/share/cjmap/fonts"
journey >a.yaml
# themed THEME: a journey that asks for it.
themed() { journey; printf 'theme: %s\n' "$1"; }
# colours FILE.svg: all its colours, one a line.
colours() { grep -o '#[0-9A-F]\{6\}' "$1" | sort -u; }

about 'those we bring'
run themes; is 0; prints 'default  '; prints 'mono  '; prints 'high-contrast  '
check 'each has its sentence' test "$(grep -c '\.$' out)" = 3
run themes default; is 0; prints 'primary: "#1B3A6B"'
for theme in default mono high-contrast; do
    "$CJMAP" themes $theme >copy.yaml
    run themes copy.yaml; is 0; says 'nothing wrong'
    run build a.yaml --theme $theme -o by-name.svg; is 0
    run build a.yaml --theme copy.yaml -o by-file.svg; is 0
    check "a copy of $theme draws the same" cmp by-name.svg by-file.svg
done
run build a.yaml -o plain.svg; is 0
run build a.yaml --theme default -o default.svg; check 'the default is what one gets' cmp plain.svg default.svg
run build a.yaml --theme mono -o mono.svg
check 'only greys in mono' test -z "$(colours mono.svg | grep -v '#\(..\)\1\1')"
run build a.yaml --theme MONO -o x.svg; is 0

about 'who chooses'
themed mono >m.yaml
run build m.yaml -o m.svg; is 0; check 'the journey does' cmp m.svg mono.svg
run build m.yaml --theme default -o m.svg; check 'the command line is stronger' cmp m.svg plain.svg
printf 'brand: "#005030"\n' >brand.yaml
themed brand.yaml >b.yaml
run build b.yaml -o b.svg; is 0; check 'a file beside it' grep -q '#005030' b.svg
mkdir -p deep/er; themed er/brand.yaml >deep/b.yaml; cp brand.yaml deep/er/
run build deep/b.yaml -o b.svg; is 0; check 'a file below it' grep -q '#005030' b.svg
"$CJMAP" build - -o b2.svg <b.yaml 2>err; status=$? last='build - with a theme'; is 0; check 'standard input: here' cmp b.svg b2.svg
run check b.yaml; is 0
run build b.yaml a.yaml -f svg -o .; is 0; check 'each journey in its own' cmp a.svg plain.svg; check 'this one too' cmp b.svg b2.svg
run build a.yaml b.yaml --theme mono -f svg -o .; check 'one for all' cmp a.svg mono.svg

about 'what is not there'
run build a.yaml --theme mno; is 2; says 'there is no theme `mno`; did you mean `mono`?'
run build a.yaml --theme gone.yaml; is 2; says 'cannot read gone.yaml'
run themes mno; is 2; says 'did you mean `mono`?'
themed mno >t.yaml; run check t.yaml; is 1; says 't.yaml:7:8: error: there is no theme `mno` [unknown-theme]'; says 'did you mean `mono`?'
themed x >t.yaml; run check t.yaml; is 1; says 'there are default, mono, high-contrast'
themed gone.yaml >t.yaml; run check t.yaml; is 1; says 'there is no such file [unknown-theme]'
for kind in bad good; do cp "$SOURCE/tests/messages/$kind-unknown-theme.yaml" t.yaml; run check t.yaml; cp err $kind.err; done
check 'the bad file' grep -q '^t.yaml:3:8: .*\[unknown-theme\]' bad.err
check_not 'the good file' grep -qF '[' good.err

about 'what is wrong with a theme'
printf 'colours: {secondary: "#999999"}\n' >pale.yaml
echo keep >pale.svg
run build a.yaml --theme pale.yaml -o pale.svg; is 1
says 'pale.yaml:1:22: error:'; says '[colour-unreadable]'; says 'the nearest colour that will do is "#'
check 'no map' grep -qx keep pale.svg
run check a.yaml a.yaml --theme pale.yaml; is 1; check 'said once' test "$(grep -c unreadable err)" = 1
themed pale.yaml >t.yaml; run build t.yaml -o pale.svg; is 1; says 'pale.yaml:1:22: error:'; check 'no map' grep -qx keep pale.svg
run themes pale.yaml; is 1
printf 'brand: #005030\n' >comment.yaml; run themes comment.yaml; is 1; says '[expected-colour]'; says '[cut-off]'
printf 'personas: [#5B2A86, "#0F766E"]\n' >comment.yaml
run themes comment.yaml; is 1; says 'put quotes around what begins with it: "#5B2A86"'
printf 'colours: { pain: #9E2A00 }\n' >comment.yaml; run themes comment.yaml; is 1; says 'begins with it: "#9E2A00"'
printf 'brand: "#FFD400"\n' >yellow.yaml; run build a.yaml --theme yellow.yaml -o y.svg; is 0; says '[brand-darkened]'
check_not 'white on yellow is not drawn' grep -q 'fill="#FFD400"' y.svg
head -c 5000000 /dev/zero | tr '\0' '#' >large.yaml; run themes large.yaml; is 1; says '[file-too-large]'; themed large.yaml >t.yaml; run check t.yaml; is 1; says 'it is too large'
head -c 3000 "$CJMAP" >binary.yaml; run themes binary.yaml; is 1

about 'fonts'
mkdir f; cp "$fonts"/NotoSans-Italic.ttf f/Own.ttf
printf 'fonts: {regular: f/Own.ttf}\n' >font.yaml
run build a.yaml --theme font.yaml -o font.pdf; is 0
check_not 'the upright face is replaced' sh -c 'pdffonts font.pdf | grep -q NotoSans-Regular'
check 'by this one' sh -c 'pdffonts font.pdf | grep -q NotoSans-Italic'
check 'the others stay' sh -c 'pdffonts font.pdf | grep -q NotoSans-Bold'
run build a.yaml --theme font.yaml -o font.svg; is 0; run build a.yaml --theme font.yaml -o font.png; is 0
themed font.yaml >t.yaml; run build t.yaml -o t.pdf; is 0
check 'the same from the journey' sh -c 'pdffonts t.pdf | grep -q NotoSans-Italic'
run build a.yaml -o plain.pdf; check_not 'only there' sh -c 'pdffonts plain.pdf | grep -q NotoSans-Italic'
for kind in bad good; do cp "$SOURCE/tests/messages/themes/$kind-font-file.yaml" t.yaml; run themes t.yaml; cp err $kind.err; done
check 'the bad file' grep -q '^t.yaml:3:12: .*\[font-file\]' bad.err
printf 'fonts: {regular: a.yaml}\n' >font.yaml; run themes font.yaml; is 1; says 'it is no OpenType or TrueType font [font-file]'
: >empty.ttf; printf 'fonts: {regular: empty.ttf}\n' >font.yaml; run themes font.yaml; is 1; says '[font-file]'
head -c 9000 f/Own.ttf >cut.ttf; printf 'fonts: {regular: cut.ttf}\n' >font.yaml
run build a.yaml --theme font.yaml -o cut.pdf; check 'a font cut short' test "$status" -le 1

# The themes that the pages show are themes.
mkdir fonts; cp "$fonts"/NotoSans-Regular.ttf fonts/Acme-Regular.otf; cp "$fonts"/NotoSans-Bold.ttf fonts/Acme-Bold.otf
for page in README.md docs/themes.md; do
    awk '/^```yaml$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$SOURCE/$page" | sed -n '/^name: Acme/,$p' >acme.yaml
    check "$page shows one" grep -q '^brand' acme.yaml
    run themes acme.yaml; is 0; says 'nothing wrong'; says_not note
done

about 'outside the folder'
mkdir -p in away; cp "$fonts"/NotoSans-Italic.ttf away/secret.ttf; cp brand.yaml away/secret.yaml
ln -s ../away/secret.ttf in/link.ttf; ln -s ../away in/linked; mkfifo in/pipe.ttf in/pipe.yaml; ln -s ../away/secret.yaml in/link.yaml
for path in ../away/secret.ttf "$PWD/away/secret.ttf" link.ttf linked/secret.ttf ./../away/secret.ttf pipe.ttf . f/..; do
    printf 'fonts: {regular: "%s"}\n' "$path" >in/font.yaml
    timeout 10 "$CJMAP" build a.yaml --theme in/font.yaml -o leak.pdf 2>err; status=$? last="a font at $path"; is 1; says '[font-file]'
done
for path in ../away/secret.yaml "$PWD/away/secret.yaml" link.yaml linked/secret.yaml pipe.yaml; do
    themed "$path" >in/t.yaml
    timeout 10 "$CJMAP" build in/t.yaml -o leak.pdf 2>err; status=$? last="a theme at $path"; is 1; says '[unknown-theme]'
done
check_not 'nothing is drawn' test -e leak.pdf
run build a.yaml --theme in/link.yaml -o mine.svg; is 0 # who types a path may go where they like

finish
