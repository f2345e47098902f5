# Two examples from file to file in all formats, and one that is wrong: short, so that it can run under sanitizers.
. "$(dirname "$0")/lib.sh"
for name in parcel five-lines; do
    run build "$SOURCE/examples/$name.yaml" -o "$name.pdf" -o "$name.svg" -o "$name.png" --dump-scene "$name.scene"; is 0; says 'body type'
    for suffix in pdf svg png scene; do check "$name.$suffix" test -s "$name.$suffix"; done
done
sed 's/emotion: 1/emotion: 9, chanel: x/' "$SOURCE/examples/parcel.yaml" >wrong.yaml
run check wrong.yaml "$SOURCE/examples/parcel.yaml"; is 1; says 'error: '
run schema; is 0
run manual language; is 0
finish
