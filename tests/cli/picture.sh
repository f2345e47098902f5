# The picture test as one uses it: what was not seen is not accepted, and what changed is found.
. "$(dirname "$0")/lib.sh"
need pngquant
mkdir -p examples tests/picture
journey >examples/bread.yaml
printf '%s\n' '# build: --paper A5' "$(journey)" >tests/picture/small.yaml
echo "BEGIN { print \"title: Made\\nphases: {one: {touchpoints: [Step]}}\" }" >tests/picture/made.awk
picture() {
    last="picture $*"
    "$BUILD/tests/picture" --root "$work" "$@" >out 2>err
    status=$?
}

about 'nothing accepted yet'
picture; is 1; prints 'bread: no picture'; prints '0 of 3'
picture --accept all sheets; is 1; prints 'Nobody has seen'
picture --show bread sheets; is 0
check 'a sheet' test -s sheets/bread.png
picture --accept small sheets; is 1; prints 'small: nobody has seen it'
picture --accept all sheets; is 0; prints 'bread: accepted'
picture --show all sheets; is 0
check 'only what looks different is shown' sh -c '! grep -q bread out'
picture --accept all sheets; is 0
picture; is 0; prints '3 of 3'
picture bread small; is 0; prints '2 of 2'

about 'a change'
sed -i 's/Queues/Queued/' examples/bread.yaml
picture; is 1; prints 'bread: '; prints '2 of 3'
picture --show bread sheets; is 0
sed -i 's/Queued/Quoted/' examples/bread.yaml
picture --accept bread sheets; is 1; prints 'it has changed since it was shown'
picture --show bread sheets
picture --accept bread sheets; is 0
picture; is 0
picture --accept bread sheets; is 1

about 'what cannot be'
cp tests/picture/accepted/bread.png tests/picture/accepted/gone.png
picture; is 1; prints 'accepted/gone.png'
rm tests/picture/accepted/gone.png
echo 'title: [' >examples/bread.yaml
picture; is 1; prints 'bread: '
picture nobody; is 2
picture --show; is 2
finish
