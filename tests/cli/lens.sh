# --lens: personas, goals and expectations above the journey or at its left.
. "$(dirname "$0")/lib.sh"
cp "$SOURCE/examples/raincoat.yaml" map.yaml
size() { sed -n 's/.*body type \([0-9.]*\) pt.*/\1/p' err; }

about 'asking for it'
run build map.yaml --lens below; is 2; says '--lens: `below` is not one of auto, top, left'
run build map.yaml --lens letf; is 2; says 'did you mean `left`'
run build map.yaml --lens; is 2; says '--lens needs SIDE'
check_not 'nothing was written by any of these' ls ./*.pdf

about 'by hand'
run build map.yaml --paper A1 --lens top -o top.svg; is 0
run build map.yaml --paper A1 -o auto.svg; is 0
run build map.yaml --paper A1 --lens left -o left.svg; is 0
check 'on A1 it stays on top' cmp top.svg auto.svg
check_not 'at the left is another map' cmp -s top.svg left.svg
for part in 'Amara Nwosu' 'Jonas Weiss' 'Expectations' 'Conclusions'; do check "$part is there" grep -q "$part" left.svg; done
run build map.yaml --lens left -o natural.svg -o natural.png; is 0
run build map.yaml --lens left --paper A3 --orientation portrait --equal-columns -o equal.pdf; is 0
run build map.yaml --paper A1 --lens left -o again.svg; is 0
check 'the same map twice is the same file' cmp left.svg again.svg

about 'the larger type wins'
run build map.yaml --paper 1500x500mm --lens top -o wide.pdf; is 0; on_top=$(size)
run build map.yaml --paper 1500x500mm --lens left -o left.pdf; is 0; at_left=$(size)
run build map.yaml --paper 1500x500mm -o wide.pdf; is 0
check "wide sheets have it at the left ($at_left pt, on top $on_top pt)" test "$(size)" = "$at_left" -a "$at_left" != "$on_top"

about 'who hears the map hears the lens before the journey'
need pdftotext
pdftotext -raw left.pdf left.txt
line() { grep -n "$1" left.txt | head -1 | cut -d: -f1; }
check 'the title first' test "$(line 'A raincoat')" -lt "$(line 'Amara Nwosu')"
check 'then the personas' test "$(line 'Amara Nwosu')" -lt "$(line 'Jonas Weiss')"
check 'then the phases' test "$(line 'Jonas Weiss')" -lt "$(line 'Choose')"

about 'in the file'
sed 's/^title:/paper: {size: A1, lens: left}\ntitle:/' map.yaml >filed.yaml
run build filed.yaml -o filed.svg --paper A1; is 0
check 'as on the command line' cmp filed.svg left.svg
run build filed.yaml -o filed.svg --paper A1 --lens top; is 0
check 'the command line wins' cmp filed.svg top.svg
sed 's/^title:/paper: {lens: links}\ntitle:/' map.yaml >dutch.yaml
run check dutch.yaml; is 1; says 'dutch.yaml:3:15'; says 'did you mean `left`?'
sed 's/^title:/paper: {lens: bottom}\ntitle:/' map.yaml >wrong.yaml
run check wrong.yaml; is 1; says 'wrong.yaml'; says 'lens'

about 'nothing to put there'
cat >bare.yaml <<'YAML'
title: A word
phases: [{name: Now, touchpoints: [{name: Hello}]}]
YAML
run build bare.yaml --lens left -o a.svg; is 0
run build bare.yaml -o b.svg; is 0
check 'the same map' cmp a.svg b.svg
finish
