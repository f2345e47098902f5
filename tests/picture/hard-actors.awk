# build: --paper natural
# 54 touchpoints in six phases, 20 actors before and behind the line of visibility: awk -f hard-actors.awk
BEGIN {
    print "title: A service with twenty departments"
    print "personas: {ida: Ida Moor, per: Per Lind}"
    print "channels: {web: Website, phone: Telephone, desk: Counter, post: Letter}"
    print "actors:"
    for (i = 1; i <= 20; i++)
        printf "  a%d: {name: %s %d, kind: %s}\n", i, i % 3 ? "Department" : "System", i, i % 3 ? "department" : "system"
    split("web phone desk post", channel)
    split("Asks Waits Reads Signs Calls Sends", verb)
    split("about the form,for a letter,the small print,at the counter", object, ",")
    split("Apply Prove Wait Decide Object Close", phase)
    print "phases:"
    for (p = 1; p <= 6; p++) {
        printf "  - name: %s\n    touchpoints:\n", phase[p]
        for (t = 1; t <= 9; t++) {
            n = (p - 1) * 9 + t
            printf "      - name: %s %s\n        id: t%d\n", verb[n % 6 + 1], object[n % 4 + 1], n
            printf "        channel: %s\n", channel[(n + p) % 4 + 1]
            printf "        emotion: {ida: %.1f, per: %.1f}\n", (n * 7 % 9 - 4) / 2, (n * 5 % 9 - 4) / 2
            if (n % 3 == 0) print "        pain: Nobody knows who has it"
            printf "        frontstage: {actor: a%d, text: Takes it in}\n", n % 7 + 1
            printf "        backstage:\n          - {actor: a%d, text: Checks the file}\n", n % 20 + 1
            if (n % 2) printf "          - {actor: a%d, text: Puts it on the pile}\n", (n * 3) % 20 + 1
        }
    }
}
