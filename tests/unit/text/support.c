#include "text_tests.h"

int arena_setup(void **state)
{
    *state = cj_arena_new();
    return 0;
}

int arena_teardown(void **state)
{
    cj_arena_free(*state);
    return 0;
}

const struct cj_measured *measured_in(const char *text, const char *language, struct cj_arena *arena)
{
    struct cj_measurer fake = cj_text_fake_measurer();
    return fake.measure(fake.self, cj_str_from(text), CJ_FACE_REGULAR, language, arena);
}

const struct cj_measured *measured(const char *text, struct cj_arena *arena)
{
    return measured_in(text, "en", arena);
}

const char *lines_of(const struct cj_measured *text, const struct cj_line *line, uint32_t n, struct cj_arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t last = line[i].last;
        while (last > line[i].first && text->blank[last - 1])
            last--;
        g_string_append(out, i ? "|" : "");
        for (uint32_t c = line[i].first; c < last; c++)
            if (text->end[c + 1] > text->end[c]) /* soft hyphens and newlines are not drawn */
                g_string_append_len(out, text->text + text->byte[c], text->byte[c + 1] - text->byte[c]);
        g_string_append(out, line[i].hyphen ? "~" : "");
    }
    return cj_arena_strndup(arena, out->str, out->len);
}

uint32_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 32);
}

const char *random_text(uint64_t *seed, uint32_t words, struct cj_arena *arena)
{
    static const char *const word[] = { "a", "the", "of", "map", "phone", "letter-box", "touchpoint", "why", "en/of",
                                        "care\u00ADfully", "belasting\u00ADdienst", "I", "waiting", "and  then" };
    g_autoptr(GString) out = g_string_new(NULL);
    for (uint32_t i = 0; i < words; i++) {
        uint32_t pick = next_random(seed);
        g_string_append(out, i == 0 ? "" : pick % 23 == 0 ? "\n" : " ");
        g_string_append(out, word[(pick >> 8) % G_N_ELEMENTS(word)]);
    }
    return cj_arena_strndup(arena, out->str, out->len);
}
