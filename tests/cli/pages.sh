# A booklet: an overview, then the phases on pages of their own.
. "$(dirname "$0")/lib.sh"
need pdfinfo pdftotext qpdf

# Four phases of five touchpoints, with a loop back across two of them.
awk 'BEGIN {
    print "title: A way in four parts\nlink: https://example.org/way\npersonas: [{name: Ada}, {name: Ben}]\nconclusions: [The middle is long]\nphases:"
    for (i = 0; i < 20; i++) {
        if (i % 5 == 0) printf "  - name: Part %d\n    touchpoints:\n", i / 5 + 1
        printf "      - {name: Step %d, id: s%d, channels: [%s], emotion: {Ada: %d, Ben: %d}, thoughts: \"Thought %d of the way\", pains: [{text: \"Pain %d holds me up for long\"}]",
            i + 1, i + 1, i % 3 ? "Letter" : "Desk", i % 5 - 2, 2 - i * 3 % 5, i + 1, i + 1
        if (i == 13) printf ", next: {Once more: s7, Done: s15}"
        print "}"
    }
}' >long.yaml
journey >short.yaml

type_of() { sed -n 's/.*body type \([0-9.]*\) pt.*/\1/p' err | head -n 1; }
pages_of() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

about 'a booklet'
run build long.yaml -o a.pdf --paper A4; is 0; one=$(type_of)
run build long.yaml -o b.pdf --pages --explain-layout; is 0
says 'pages of A4 landscape'; says 'overview:'; says 'page 1: Part 1'; says 'the fullest'
check "its type is larger than on one sheet: $one, $(type_of)" awk -v a="$one" -v b="$(type_of)" 'BEGIN { exit !(b > a) }'
check 'all parts have one size' test "$(sed -n 's/.*  page [0-9].*: \([0-9.]* pt\).*/\1/p' err | sort -u | wc -l)" = 1
n=$(pages_of b.pdf)
check "several pages: $n" test "$n" -ge 3
check 'all pages are A4 across' test "$(pdfinfo -l "$n" b.pdf | grep -c '841.89 x 595.2.* pts')" = "$n"
check 'the PDF is whole' qpdf --check b.pdf
run build long.yaml -o c.pdf --pages; is 0
check 'the same bytes again' cmp b.pdf c.pdf

about 'what stands where'
for i in $(seq 1 20); do
    pdftotext b.pdf - | tr '\n' ' ' >text
    check "thought $i is on a page" grep -qF "Thought $i of" text
    check "pain $i is on one page only" test "$(for p in $(seq "$n"); do pdftotext -f "$p" -l "$p" b.pdf - | tr '\n' ' ' | grep -cE "Pain $i( |$)"; done | awk '{ s += $1 } END { print s }')" = 1
done
pdftotext -f 1 -l 1 b.pdf - >first
check 'the overview has the takeaways' grep -q 'The middle is long' first
check_not 'and no thoughts' grep -q Thought first
for p in $(seq 2 "$n"); do
    pdftotext -f "$p" -l "$p" b.pdf - >page
    check "page $p names the lanes" grep -q 'Pain points' page
    check "page $p names the channels" grep -q Letter page
    check "page $p has the title" grep -q 'A way in four parts' page
    check_not "page $p has no takeaways" grep -q 'The middle is long' page
done
qpdf --json b.pdf >json
check 'the outline names the title' grep -q '"title": "A way in four parts"' json
check 'and the last phase' grep -qE '"title": ".*Part 4"' json
check 'pages are labelled' grep -q '"pagelabels"' json

about 'papers and promises'
run build long.yaml -o d.pdf --pages --paper A3; is 0; says 'pages of A3 landscape'
run build long.yaml -o d.pdf --pages --paper A3 --orientation portrait; is 0; says 'A3 portrait'
run build long.yaml -o d.pdf --pages --paper A3 --read-from 0.3m; is 0
rm -f e.pdf; run build long.yaml -o e.pdf --pages --read-from 3m; is 1
check_not 'nothing is written then' test -e e.pdf
run build long.yaml -o d.pdf --pages --grey; is 0
run build long.yaml -o d.pdf --pages --bleed 3mm --marks; is 0
check 'every page is cut' test "$(pdfinfo -box -l 9 d.pdf | grep -c TrimBox)" = "$(pages_of d.pdf)"
run build short.yaml -o d.pdf --pages; is 0; check 'one phase: overview and it' test "$(pages_of d.pdf)" = 2
{ cat short.yaml; echo 'paper: {pages: yes}'; } >file.yaml
run build file.yaml -o d.pdf; is 0; says 'pages of A4'

about 'what does not go together'
run build long.yaml -o a.png --pages; is 2; says 'holds one'
run build long.yaml -o a.svg --pages; is 2; says 'holds one'
run build long.yaml -o f.pdf --pages --tile A4; is 2; says 'go together'
run build long.yaml -o f.pdf --pages --roll 914mm; is 2; says 'go together'
run build long.yaml -o f.pdf --pages --bands 2; is 2; says 'go together'
run build long.yaml -o f.pdf --pages --blank; is 2; says 'go together'
run build long.yaml -o f.pdf --pages --paper natural; is 2; says 'need a size'
run build long.yaml -o f.pdf --pages=yes; is 2
run build long.yaml -o f.pdf --pages --fit-report; is 0; says 'no fit report'

finish
