# Where maps go, and that nothing is ever lost on the way.
. "$(dirname "$0")/lib.sh"
need pdfinfo qpdf
journey >a.yaml
sed 's/bread/milk/' a.yaml >b.yaml
printf 'title: x\nphasen: 1\n' >wrong.yaml
is_pdf() { head -c 5 "$1" | grep -q '^%PDF-'; }
is_png() { head -c 4 "$1" | grep -q PNG; }
is_svg() { grep -q '<svg' "$1"; }

about 'names'
run build a.yaml; is 0; check 'beside the journey' is_pdf a.pdf; check 'nothing on standard output' test ! -s out
says 'a.pdf: '; says 'body type'; says 'readable from'
run build a.yaml --paper 30x30mm -o stamp.pdf; is 0; says 'too small to read without a lens'; says_not 'readable from'
check 'one line' test "$(wc -l <err)" = 1
mkdir sub; cp a.yaml sub/c.d.yaml
run build sub/c.d.yaml; is 0; check 'only the last suffix goes' is_pdf sub/c.d.pdf
run build a.yaml -o x.pdf -o x.svg -o x.PNG; is 0; check pdf is_pdf x.pdf; check svg is_svg x.svg; check png is_png x.PNG
check 'a line each' test "$(wc -l <err)" = 3
says 'x.svg: natural size'
run build -f svg a.yaml; is 0; check '-f for the default name' is_svg a.svg
run build a.yaml -o y -f png; is 0; check '-f where there is no suffix' is_png y
run build a.yaml -q; is 0; check quiet test ! -s err
mkdir maps
run build a.yaml b.yaml -o maps; is 0; check 'into a folder' is_pdf maps/a.pdf; check 'into a folder' is_pdf maps/b.pdf
rm -r maps; mkdir maps
run build a.yaml -o maps/; is 0; check 'into a folder' is_pdf maps/a.pdf
run build a.yaml b.yaml; is 0; check 'each beside its own' is_pdf b.pdf
run build a.yaml b.yaml -o one.pdf; is 2; check_not 'two in one' test -e one.pdf
run build a.yaml a.yaml; is 2; says 'two maps'
run build a.yaml -o a.yaml -f pdf; is 2; check 'the journey is still there' grep -q 'title: Buying' a.yaml
run build ./-; is 2
cp a.yaml -- -b.yaml; run build -- -b.yaml; is 0; check '-- ends the options' is_pdf ./-b.pdf

about 'several journeys'
rm -f ./*.pdf
run build a.yaml wrong.yaml gone.yaml b.yaml; is 2; says 'wrong.yaml:2:1: error'; says 'gone.yaml'
check 'the good ones are drawn' is_pdf a.pdf; check 'the good ones are drawn' is_pdf b.pdf; check_not 'the wrong one is not' test -e wrong.pdf
run build a.yaml wrong.yaml; is 1

about 'standard input and output'
"$CJMAP" build - -o - -f svg <a.yaml >out 2>err; status=$? last='build - -o - -f svg'; is 0; check svg is_svg out; says '(standard output): natural'
"$CJMAP" build a.yaml -o - -f pdf 2>err | cat >piped.pdf; check 'through a pipe' qpdf --check piped.pdf
run build a.yaml -o -; is 2; says '-f'
"$CJMAP" build - <a.yaml >out 2>err; status=$? last='build -'; is 2; says '-o'
run build a.yaml -o - -f pdf; cp out direct.pdf; run build a.yaml -o direct2.pdf; check 'the same as a file' cmp direct.pdf direct2.pdf
if script -qec true /dev/null >/dev/null 2>&1; then
    script -qec "'$CJMAP' build a.yaml -o - -f pdf" /dev/null >tty.out 2>&1
    check 'no PDF in a terminal' grep -q 'send it to a file' tty.out
fi

about 'a file is replaced whole or stays'
run build b.yaml -o m.pdf; cp m.pdf before.pdf; chmod 604 m.pdf
run build a.yaml -o m.pdf; is 0; check 'the mode is kept' test "$(stat -c %a m.pdf)" = 604; check_not 'it is another map' cmp -s m.pdf before.pdf
touch -d 2001-01-01 m.pdf
run build a.yaml -o m.pdf; is 0; check 'the same bytes: the file is left alone' test "$(stat -c %y m.pdf | cut -c 1-4)" = 2001
(umask 027; exec "$CJMAP" build -q a.yaml -o n.pdf); check 'a new file: what the umask leaves' test "$(stat -c %a n.pdf)" = 640
ln -s m.pdf link.pdf; run build b.yaml -o link.pdf; is 0
check 'the link stays' test -L link.pdf; check 'its target is new' cmp m.pdf before.pdf
ln -s later.pdf dangling.pdf; run build a.yaml -o dangling.pdf; is 0; check 'the link stays' test -L dangling.pdf; check 'its target is made' is_pdf later.pdf
cp before.pdf m.pdf
run build wrong.yaml -o m.pdf; is 1; check 'a wrong journey costs no map' cmp m.pdf before.pdf
(ulimit -f 1; exec "$CJMAP" build -f pdf a.yaml -o m.pdf >out 2>err); status=$? last='build with a file limit'
is 2; says 'cannot write m.pdf'; check 'a file that can not be written costs no map' cmp m.pdf before.pdf

about 'what is no regular file'
run build a.yaml -o /dev/full -f pdf; is 2; says 'cannot write /dev/full: the disk is full'; check 'it is still a device' test -c /dev/full
run build a.yaml -o /dev/null -f pdf; is 0; check 'it is still a device' test -c /dev/null
"$CJMAP" build -q a.yaml -o /dev/stdout -f pdf 2>err | cat >piped2.pdf; check '/dev/stdout' cmp piped2.pdf piped.pdf
"$CJMAP" build -q a.yaml -o /dev/stdout -f pdf >redirected.pdf 2>err; check '/dev/stdout as a file' cmp redirected.pdf piped.pdf
mkfifo pipe; cat pipe >through.pdf & reader=$!
run build a.yaml -o pipe -f pdf; is 0; wait $reader; check 'through a named pipe' cmp through.pdf piped.pdf; check 'it is still a pipe' test -p pipe

about 'installation'
cmake --install "$BUILD" --prefix "$work/prefix" >install.log 2>&1; check 'installs' test $? = 0
mv prefix elsewhere
check 'an installed program finds its fonts, even when moved' elsewhere/bin/cjmap build a.yaml -o installed.pdf
check 'and draws the same' cmp installed.pdf piped.pdf
check 'the licence of the fonts goes with them' test -s elsewhere/share/cjmap/fonts/LICENCE

about 'folders that are not there, or closed'
rm -f good.pdf
run build a.yaml -o good.pdf -o nowhere/m.pdf; is 2; says 'nowhere does not exist'; check_not 'nothing is written then' test -e good.pdf
run build a.yaml -o a.yaml/m.pdf; is 2; says 'is not a directory'
run build a.yaml b.yaml -o nowhere/; is 2; says 'nowhere'
run build a.yaml -o /proc/m.pdf; is 2; says 'cannot write /proc/m.pdf'
mkdir closed; cp before.pdf closed/m.pdf; chmod 555 closed
if [ "$(id -u)" = 0 ]; then
    # Root may write everywhere: so as somebody else, who may not see where the program was built.
    chmod 755 "$work"
    setpriv --reuid 65534 --clear-groups elsewhere/bin/cjmap build a.yaml -o closed/m.pdf >out 2>err; status=$? last='build into a closed folder'
else
    run build a.yaml -o closed/m.pdf
fi
is 2; says 'cannot write closed/m.pdf'; check 'the map in it is still there' cmp closed/m.pdf before.pdf
chmod 755 closed

about 'closed streams'
"$CJMAP" build a.yaml -o quiet.pdf 2>&-; status=$? last='build 2>&-'; is 0; check 'no message in the map' cmp quiet.pdf piped.pdf
"$CJMAP" build a.yaml -o quiet2.pdf <&- >&- 2>&-; check 'no message in the map' cmp quiet2.pdf piped.pdf
"$CJMAP" build - -o none.pdf <&- >out 2>err; status=$? last='build - <&-'; is 2; says 'cannot read (standard input)'

about 'a full disk'
mkdir small
# In a name space of its own, so that nothing is mounted on the machine itself.
cat >on-full-disk <<'SH'
mount -t tmpfs -o size=8k tmpfs small || exit 99
echo old >small/m.pdf
"$CJMAP" build a.yaml -o small/m.pdf >out 2>err
echo $? >full-status
cp small/m.pdf full-map
ls -A small >full-listing
SH
# Root may need no name space of users for it, and on some machines gets none.
alone='unshare -rm'
[ "$(id -u)" != 0 ] || ! unshare -m true 2>/dev/null || alone='unshare -m'
if $alone sh on-full-disk >/dev/null 2>why; then
    status=$(cat full-status) last='build on a full disk'
    is 2; says 'the disk is full'; check 'the old map is still there' grep -qx old full-map
    check 'nothing is left behind' grep -qx m.pdf full-listing
    check 'nothing is left behind' test "$(wc -l <full-listing)" = 1
    check 'nothing was mounted on the machine itself' test ! -e small/m.pdf
else
    echo "not tested: a full file system, since none may be mounted here: $(tail -n 1 why) (the limit on file size and /dev/full are)"
fi

about 'fonts'
run build a.yaml --font-dir "$BUILD/share/cjmap/fonts" -o fonts.pdf; is 0; check 'the same fonts, the same map' cmp fonts.pdf piped.pdf
mkdir few empty garbage
for face in Regular Bold Italic BoldItalic; do cp -L "$BUILD/share/cjmap/fonts/NotoSans-$face.ttf" garbage/; done
cp garbage/NotoSans-Regular.ttf few/
head -c 5000 "$SOURCE/README.md" >garbage/NotoSans-Bold.ttf
for folder in empty few; do
    run build a.yaml --font-dir $folder -o nofonts.pdf; is 2; says "--font-dir: $folder"; says NotoSans
    run check a.yaml --font-dir $folder; is 2; says NotoSans
done
run build a.yaml --font-dir garbage -o nofonts.pdf; is 2; says 'NotoSans-Bold.ttf is not a font'
mkdir moved; cp "$CJMAP" moved/cjmap
moved/cjmap build a.yaml -o nofonts.pdf >out 2>err; status=$? last='build without fonts'; is 2; says NotoSans; check_not 'nothing drawn' test -e nofonts.pdf

finish
