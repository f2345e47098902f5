# The same journey gives the same bytes: from another folder, at another time of day, in another language of the system, alone or
# with others.
. "$(dirname "$0")/lib.sh"
need localedef qpdf
examples="$SOURCE/examples"
mkdir first
"$CJMAP" build -q "$examples/train.yaml" -o first/m.pdf -o first/m.svg -o first/m.png --paper A3 || fail 'builds'
check 'three maps' test -s first/m.pdf -a -s first/m.svg -a -s first/m.png

# again HOW COMMAND...: the command makes the three maps again, in `again`, the same.
again() {
    local how=$1; shift
    rm -rf again; mkdir again
    "$@" >out 2>err || fail "$how: does not build"
    for suffix in pdf svg png; do check "$how: the same $suffix" cmp "first/m.$suffix" "again/m.$suffix"; done
}
three='-o again/m.pdf -o again/m.svg -o again/m.png --paper A3'

again 'once more' "$CJMAP" build "$examples/train.yaml" $three
again 'from another folder' sh -c "cd '$examples' && '$CJMAP' build train.yaml -o '$work/again/m.pdf' -o '$work/again/m.svg' -o '$work/again/m.png' --paper A3"
cp "$examples/train.yaml" renamed.yaml
again 'by another name' "$CJMAP" build renamed.yaml $three
again 'from standard input' sh -c "'$CJMAP' build - $three <renamed.yaml"
again 'in another order' "$CJMAP" build renamed.yaml --paper A3 -o again/m.png -o again/m.svg -o again/m.pdf
again 'one by one' sh -c "for s in pdf svg png; do '$CJMAP' build renamed.yaml -o again/m.\$s --paper A3 || exit; done"
again 'after another journey' sh -c "mkdir o && cp '$examples/parcel.yaml' a.yaml && cp -r '$examples/parcel' . && cp renamed.yaml m.yaml &&
    for s in pdf svg png; do '$CJMAP' build a.yaml m.yaml -o o/ -f \$s --paper A3 && mv o/m.\$s again/ || exit; done"
again 'in another time zone' env TZ=Pacific/Kiritimati "$CJMAP" build renamed.yaml $three
again 'with another home and user' env -i HOME=/nowhere XDG_CONFIG_HOME=/nowhere USER=x "$CJMAP" build renamed.yaml $three
again 'with fonts configured' env FONTCONFIG_FILE=/dev/null PANGOCAIRO_BACKEND=fc "$CJMAP" build renamed.yaml $three

# A locale with a decimal comma, built for the test: cairo and Pango are known to have printed numbers through the locale.
mkdir locale
localedef -i de_DE -f UTF-8 locale/de_DE.UTF-8 >/dev/null 2>&1
check "a locale with a comma" test "$(env LOCPATH="$work/locale" LC_ALL=de_DE.UTF-8 printf %.1f 1,5 2>/dev/null)" = 1,5
again 'in a locale with a comma' env LOCPATH="$work/locale" LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 "$CJMAP" build renamed.yaml $three
again 'in no locale' env LC_ALL=C "$CJMAP" build renamed.yaml $three
sed 's/emotion: 1/emotion: 9/' "$examples/parcel.yaml" >wrong.yaml
LC_ALL=C "$CJMAP" check wrong.yaml 2>c.err
LOCPATH="$work/locale" LC_ALL=de_DE.UTF-8 "$CJMAP" check wrong.yaml 2>de.err
check 'messages do not depend on the locale' cmp c.err de.err

about 'the date of the PDF'
qpdf --qdf --object-streams=disable first/m.pdf plain.pdf
check_not 'no date by itself' grep -aq CreationDate plain.pdf
SOURCE_DATE_EPOCH=1000000000 "$CJMAP" build -q renamed.yaml -o dated.pdf -o dated.svg -o dated.png --paper A3
qpdf --qdf --object-streams=disable dated.pdf plain.pdf
check 'the date that was given' grep -aq 'CreationDate (D:20010909014640' plain.pdf
check 'nothing else has a date' cmp first/m.svg dated.svg
check 'nothing else has a date' cmp first/m.png dated.png

finish
