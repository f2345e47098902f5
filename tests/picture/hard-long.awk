# build: --paper 4300x120mm
# 300 touchpoints: awk -f hard-long.awk
BEGIN {
    print "title: Three hundred steps to a permit"
    print "channels: {web: Website, phone: Telephone, post: Letter}"
    split("web phone post", channel)
    split("Asks Waits Reads Signs Calls Sends Copies Hopes", verb)
    print "phases:"
    for (p = 1; p <= 12; p++) {
        printf "  - name: Month %d\n    touchpoints:\n", p
        for (t = 1; t <= 25; t++) {
            n = (p - 1) * 25 + t
            printf "      - {name: %s again, channel: %s, emotion: %.1f", verb[n % 8 + 1], channel[n % 3 + 1], (n * 7 % 9 - 4) / 2
            if (n % 10 == 0) printf ", pain: One more form"
            print "}"
        }
    }
}
