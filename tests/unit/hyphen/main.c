/* Where words may be broken: dictionary facts, what is never done, and that no word is too odd. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cjmap/hyphen.h>

#include <string.h>

/* The word with a hyphen at each place. */
static char *hyphenated(const char *language, const char *word)
{
    glong n;
    g_autofree gunichar *letter = g_utf8_to_ucs4_fast(word, -1, &n);
    g_autofree bool *before = g_new0(bool, (gsize)n + 1);
    cj_hyphens_find(cj_hyphens_for(language), letter, (uint32_t)n, before);
    GString *out = g_string_new(NULL);
    for (glong i = 0; i < n; i++) {
        if (before[i])
            g_string_append_c(out, '-');
        g_string_append_unichar(out, letter[i]);
    }
    return g_string_free(out, FALSE);
}

struct fact {
    const char *language, *word, *hyphenated;
};

static void check_facts(const struct fact *fact, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *found = hyphenated(fact[i].language, fact[i].word);
        assert_string_equal(found, fact[i].hyphenated);
    }
}

/* As the Groene Boekje, Webster and Duden have them, but for parts of fewer than three letters. */
static void as_in_the_dictionary(void **state)
{
    (void)state;
    static const struct fact facts[] = {
        { "nl", "belastingtelefoon", "belas-ting-te-le-foon" },
        { "nl", "Inkomstenbelasting", "Inkom-sten-be-las-ting" },
        { "nl", "arbeidsongeschiktheidsverzekering", "arbeids-on-ge-schikt-heids-ver-ze-ke-ring" },
        { "nl", "hypotheekrenteaftrek", "hypo-theek-ren-te-af-trek" },
        { "nl", "klantcontactcentrum", "klant-con-tact-cen-trum" },
        { "en", "hyphenation", "hyphen-ation" },
        { "en", "representative", "rep-re-sen-ta-tive" },
        { "en", "unsubscribe", "unsub-scribe" },
        { "de", "Donaudampfschifffahrt", "Donau-dampf-schiff-fahrt" },
        { "de", "Krankenversicherungskarte", "Kran-ken-ver-si-che-rungs-karte" },
    };
    check_facts(facts, G_N_ELEMENTS(facts));
}

/* Where a break would change the spelling, or the patterns know two readings. */
static void safe_in_dutch(void **state)
{
    (void)state;
    static const struct fact facts[] = {
        { "nl", "re\u00EFntegratietraject", "re\u00EFn-te-gra-tie-tra-ject" },
        { "nl", "zee\u00EBn", "zee\u00EBn" },
        { "nl", "knie\u00EBnzwachtel", "knie\u00EBn-zwach-tel" },
        { "nl", "cafeetje", "cafeetje" },
        { "nl", "parapluutje", "para-pluutje" },
        { "nl", "landstaal", "lands-taal" },
        { "nl", "bestuurstaken", "bestuurs-ta-ken" },
        { "nl", "waterstaatsingenieurs", "water-staats-in-ge-ni-eurs" },
    };
    check_facts(facts, G_N_ELEMENTS(facts));
}

static void languages(void **state)
{
    (void)state;
    assert_non_null(cj_hyphens_for("nl"));
    assert_ptr_equal(cj_hyphens_for("nl-BE"), cj_hyphens_for("NL"));
    assert_ptr_not_equal(cj_hyphens_for("en"), cj_hyphens_for("de"));
    assert_null(cj_hyphens_for("nld"));
    assert_null(cj_hyphens_for("fr"));
    assert_null(cj_hyphens_for(""));
    assert_null(cj_hyphens_for(NULL));
}

/* Letters of other scripts, signs, a word as long as may be and longer: no place but between letters, none near the ends. */
static void odd_words(void **state)
{
    (void)state;
    static const char *const tags[] = { "de", "en", "nl" };
    static const gunichar letters[] = { 'a', 'e', 's', 't', 'N', '.', '\'', 0xEB, 0xDF, 0x416, 0x4E2D, 0x1F600, 0x130 };
    gunichar word[CJ_HYPHEN_WORD_MOST + 1];
    uint32_t seed = 1, places = 0;
    for (uint32_t n = 0; n <= G_N_ELEMENTS(word); n++) {
        for (size_t l = 0; l < G_N_ELEMENTS(tags); l++) {
            bool before[G_N_ELEMENTS(word)];
            for (uint32_t i = 0; i < n; i++)
                word[i] = letters[((seed = seed * 1103515245 + 12345) >> 16) % G_N_ELEMENTS(letters)];
            cj_hyphens_find(cj_hyphens_for(tags[l]), word, n, before);
            for (uint32_t i = 0; i < n; i++) {
                places += before[i];
                assert_false(before[i] && (i < 3 || i + 3 > n || n > CJ_HYPHEN_WORD_MOST));
            }
        }
    }
    assert_true(places > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_in_the_dictionary),
        cmocka_unit_test(safe_in_dutch),
        cmocka_unit_test(languages),
        cmocka_unit_test(odd_words),
    };
    return cmocka_run_group_tests_name("hyphen", tests, NULL, NULL);
}
