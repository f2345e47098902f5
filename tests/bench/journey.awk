# A journey of N touchpoints with about as many words each as workshops write down: awk -v n=300 -f journey.awk
# Always the same for the same N.
function random(limit) { seed = (seed * 1103515 + 12345) % 2147483648; return int(seed / 65536) % limit }
function words(count,   s, i) {
    for (i = 0; i < count; i++)
        s = s (i ? " " : "") word[random(nwords) + 1]
    return toupper(substr(s, 1, 1)) substr(s, 2)
}
BEGIN {
    seed = n
    nwords = split("de het een klant wacht op antwoord brief aangifte gegevens weet niet wat er moet gebeuren belt met medewerker helpt snel " \
                   "vriendelijk maar code verloopt te vroeg opnieuw proberen formulier invullen controleren verzenden bevestiging vragen geld terug " \
                   "onduidelijk zelfstandig bewaren boekhouding inloggen telefoon winkel bestelling levering betaling afspraak herinnering", word, " ")
    split("web app email phone post desk", channel, " ")
    split("low medium high", severity, " ")
    print "title: Een reis van " n " contactmomenten"
    print "language: nl"
    print "personas:\n  henk: {name: Henk de Vries, role: Gepensioneerd leraar, quote: Ik wil het gewoon goed doen.}"
    print "  samira: {name: Samira Haddad, role: Zelfstandige, quote: Het moet vanavond af.}"
    print "phases:"
    for (i = 0; i < n; i++) {
        if (i % 5 == 0)
            print "  - name: " words(2) "\n    goal: " words(5) "\n    touchpoints:"
        print "      - name: " words(4) " " i + 1
        print "        channels: " channel[random(6) + 1]
        print "        emotion: {henk: " random(5) - 2 ", samira: " random(5) - 2 "}"
        if (i % 3 == 0) print "        feeling: {henk: " words(3) "}"
        if (i % 2 == 0) print "        thoughts: " words(7)
        if (i % 2 == 1) print "        questions: " words(6)
        if (i % 3 == 1) print "        pains: [{text: " words(6) ", severity: " severity[random(3) + 1] "}]"
        if (i % 4 == 2) print "        gains: " words(5)
        if (i % 4 == 3) print "        opportunities: " words(6)
        if (i % 5 == 4) print "        duration: " random(50) + 1 " minuten"
    }
    print "conclusions:\n  - " words(12) "\n  - " words(10)
}
