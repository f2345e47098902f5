# The promise: the distance a map is to be read from, the size its type is to have; kept, or nothing is written.
. "$(dirname "$0")/lib.sh"
cp "$SOURCE/examples/raincoat.yaml" map.yaml

about 'asking for it'
run build map.yaml --read-from near; is 2; says '--read-from: `near` is not a distance to read from'
run build map.yaml --read-from 1; is 2; says '`1` has no unit; did you mean 1m?'
run build map.yaml --read-from 1kg; is 2
run build map.yaml --read-from 300m; is 2; says '20cm to 20m'
run build map.yaml --min-type 18; is 2; says '`18` has no unit; did you mean 18pt?'
run build map.yaml --min-type 900pt; is 2; says '3pt to 400pt'
run build map.yaml --min-type; is 2; says '--min-type needs SIZE'
check_not 'nothing was written by any of these' ls ./*.pdf

about 'kept'
run build map.yaml --read-from 60cm; is 0; says 'A1 landscape (the smallest that keeps the promise)'
mv map.pdf cm.pdf
for distance in .6m 0,6m '0.6 m' 600mm; do
    run build map.yaml --read-from "$distance"; is 0
    check "$distance is 60cm" cmp map.pdf cm.pdf
done
run build map.yaml --read-from 3ft; is 0; says 'A0 landscape'
run build map.yaml --min-type 6pt; is 0; says 'A3 landscape (the smallest that keeps the promise)'; says_not 'small for'
run build map.yaml --min-type 6pt --read-from 40in --paper 2x3m; is 0
run build map.yaml --min-type 2.5mm -o map.png -o map.svg; is 0
check 'a picture is as large as the type needs' test "$(grep -c '7.1 pt\|10.5 pt' err)" = 2
run build map.yaml --min-type 20pt -o map.svg; is 0; says 'natural size'; says 'body type 20.0 pt'
cat >little.yaml <<'YAML'
title: A word
phases: [{name: Now, touchpoints: [{name: Hello}]}]
YAML
run build little.yaml --min-type 40pt; is 0; says '(the smallest that keeps the promise)'; says 'body type 40.0 pt'
check_not 'a small sheet is not too small for large type' grep -q 'A[01] ' err

about 'broken'
echo 'the map of yesterday' >map.pdf
run build map.yaml --read-from 2m; is 1; says 'not written'; says 'A0 landscape (the largest there is) gives'; says '37.4 pt'
run build map.yaml --paper A3 --min-type 7pt --min-type 12pt; is 1; says 'not written: the body type must be 12.0 pt, and A3 landscape gives'
run build map.yaml --paper A3 --min-type 7pt --read-from 1m -q; is 1; says '18.7 pt'
check 'the file that was there stays' grep -q yesterday map.pdf
run build map.yaml --paper A3 --min-type 7pt -o other.pdf; is 1
check_not 'nothing is written' test -e other.pdf
finish
