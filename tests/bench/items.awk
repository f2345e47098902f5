# From what `cjmap build --dump-scene` writes to what floor reads: the same texts at the same places and widths, and a
# rectangle for each shape.
function field(name,   i) { for (i = 1; i <= NF; i++) if ($i == name) return i; return 0 }
function flush_text() {
    if (id != "")
        printf "T\t%d\t%s\t%.3f\t%s\t%s\t%s\n", face, size, width + 0.01, x, baseline, text
    id = ""
}
BEGIN { faces["regular"] = 0; faces["bold"] = 1; faces["italic"] = 2; faces["bold-italic"] = 3 }
$1 == "sheet" { printf "S\t%s\t%s\n", $2, $3; next }
$1 == "text" && match($0, / #[0-9]+ "/) {
    place = substr($0, RSTART + 2, RLENGTH - 4)
    line = substr($0, RSTART + RLENGTH)
    head = substr($0, 1, RSTART - 1)
    sub(/"-?$/, "", line)
    gsub(/\\x0a/, " ", line); gsub(/\\"/, "\"", line); gsub(/\\\\/, "\\", line)
    k = split(head, h, " ")
    b = field("bounds")
    if (place != id) {
        flush_text()
        id = place; face = faces[h[k - 3]]; size = h[k - 2]; x = h[k - 1]; baseline = h[k]; width = 0; text = ""
    }
    if ($(b + 3) > width) width = $(b + 3)
    text = text line
    next
}
($1 == "rect" || $1 == "path" || $1 == "icon") && (b = field("bounds")) {
    printf "R\t%s\t%s\t%s\t%s\n", $(b + 1), $(b + 2), $(b + 3), $(b + 4)
}
END { flush_text() }
