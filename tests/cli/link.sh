# The link of a journey: a real link in PDF and SVG and a QR code that readers read, whatever was typed, and nothing else that leads or
# does anything. PDFs are read back as objects.
. "$(dirname "$0")/lib.sh"
need qpdf python3 pdftotext pdftoppm zbarimg

with_link() { printf 'title: Bread\nlanguage: en\nlink: "%s"\nphases: [{name: Buying, touchpoints: [Chooses, Pays]}]\n' "$1"; }

# Every dictionary of a PDF that acts or points out of it: a line each.
cat >actions.py <<'PY'
import json, subprocess, sys
text = subprocess.run(["qpdf", "--json", sys.argv[1]], capture_output=True, check=True, text=True).stdout
def walk(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("/URI", "/JS", "/JavaScript", "/Launch", "/F", "/OpenAction", "/AA"):
                print(key, inner.removeprefix("u:") if isinstance(inner, str) else inner)
            if key == "/S" and inner in ("/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/GoToE"):
                print("action", inner)
            walk(inner)
    elif isinstance(value, list):
        for inner in value:
            walk(inner)
walk(json.loads(text))
PY

# reads TYPED ENCODED: the map of such a link has the encoded address and nothing beside it.
reads() {
    about "$1"
    with_link "$1" >link.yaml
    run build link.yaml --paper A4 -o link.pdf -o link.svg -o link.png; is 0; says_not 'no QR code'
    check 'a sound PDF' qpdf --check link.pdf
    python3 actions.py link.pdf | sort -u >have
    printf '/URI %s\naction /URI\n' "$2" >want
    check 'the PDF leads there, and nothing else' cmp want have
    cmp -s want have || diff want have
    check 'the code and the address both do' test "$(python3 actions.py link.pdf | grep -c '^/URI')" = 2
    escaped=$(printf %s "$2" | sed 's/&/\&amp;/g')
    check 'the SVG leads there' grep -qF "<a href=\"$escaped\">" link.svg
    check 'and nowhere else' test "$(grep -c 'href=' link.svg)" = 2
    check 'no script' sh -c '! grep -qi "<script" link.svg'
    check 'the code says so' test "$(zbarimg -q --raw link.png 2>/dev/null)" = "$2"
}
reads 'https://example.org/journeys/bread' 'https://example.org/journeys/bread'
reads 'https://example.org/a)b(c' 'https://example.org/a%29b%28c'
reads 'https://example.org/) /S /JavaScript /JS (app.alert(1)' 'https://example.org/%29%20/S%20/JavaScript%20/JS%20%28app.alert%281%29'
reads 'https://example.org/)>> endobj 9 0 obj << /Type /Action /S /Launch' \
    'https://example.org/%29%3E%3E%20endobj%209%200%20obj%20%3C%3C%20/Type%20/Action%20/S%20/Launch'
reads "https://example.org/a' dest='x" 'https://example.org/a%27%20dest=%27x'
reads 'https://example.org/a\\\\b\\)' 'https://example.org/a%5C%5Cb%5C%29'
reads 'https://example.org/?a=1&b=\"><script>alert(1)</script>' 'https://example.org/?a=1&b=%22%3E%3Cscript%3Ealert%281%29%3C/script%3E'
reads 'https://bücher.example:8080/müßig?€#ende' 'https://xn--bcher-kva.example:8080/m%C3%BC%C3%9Fig?%E2%82%AC#ende'
reads 'https://example.org/😀' 'https://example.org/%F0%9F%98%80'
reads 'mailto:team@example.org?subject=The map' 'mailto:team@example.org?subject=The%20map'

about 'other schemes'
for typed in 'javascript:alert(1)' 'file:///etc/passwd' 'data:text/html,x' 'JavaScript:https://example.org' 'ftp://example.org' 'https://' 'mailto:'; do
    with_link "$typed" >link.yaml
    run build link.yaml -o no.pdf; is 1; says 'is not a web address'
done
check 'nothing is written' test ! -e no.pdf

about 'sizes'
with_link 'https://example.org/journeys/bread' >link.yaml
for row in A5=30 A4=30 A3=30 A2=40 A1=60 A0=80 Letter=30 Tabloid=30 natural=30; do
    run build link.yaml --paper "${row%=*}" -o link.pdf --dump-scene scene.txt; is 0
    awk -v want="${row#*=}" '$1 == "path" && / fill black / { for (i = 1; i < NF; i++) if ($i == "bounds") { w = $(i + 3) * 25.4 / 72; h = $(i + 4) * 25.4 / 72 } }
        END { exit !(w > want - .01 && w < want + .01 && h > want - .01 && h < want + .01) }' scene.txt || fail "not ${row#*=} mm on ${row%=*}"
done

about 'no lane at all'
{ journey; echo 'link: https://example.org/bread'; echo 'lanes: [metrics]'; } >bare.yaml
for paper in auto natural A4; do run build bare.yaml --paper $paper -o bare.pdf; is 0; says 'lanes left out'; done

about 'a long address'
long=$(awk 'BEGIN { printf "https://example.org/"; for (i = 0; i < 170; i++) printf "step %d ", i }')
with_link "$long" >link.yaml
run build link.yaml --paper A4 -o link.pdf --dump-scene scene.txt; is 0; says 'no QR code: the link is too long'
check_not 'no code that nobody can read' grep -q 'fill black' scene.txt
check 'but a link' test "$(python3 actions.py link.pdf | grep -c '^/URI')" = 1
run build link.yaml --paper A1 -o link.pdf --dump-scene scene.txt; is 0; says_not 'no QR code'
check 'on a larger sheet there is room' grep -q 'fill black' scene.txt

about 'mirrored'
with_link 'https://example.org/journeys/bread' | sed 's/^language: .*/language: he/' >link.yaml
run build link.yaml -o link.png; is 0
check 'a mirrored map has a code that is not' test "$(zbarimg -q --raw link.png 2>/dev/null)" = 'https://example.org/journeys/bread'

finish
