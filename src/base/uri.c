/* Web addresses as every reader understands them: ASCII, with all else percent-encoded (RFC 3986) and host names in punycode. Writers
 * put the result between parentheses or quotation marks as it is, cairo 1.16 too: what could end those is always encoded. */
#include <cjmap/base.h>

#include <string.h>

/* Besides letters and digits: the unreserved characters and those with a meaning in addresses, less parentheses and apostrophe (which end
 * strings elsewhere) and square brackets and number sign (which have one place). */
#define PLAIN "-._~:/?@!$&*+,;="

static void put_encoded(GString *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool escape = s[i] == '%' && i + 2 < n && g_ascii_isxdigit(s[i + 1]) && g_ascii_isxdigit(s[i + 2]);
        if (escape || g_ascii_isalnum(s[i]) || (s[i] != '\0' && strchr(PLAIN, s[i])))
            g_string_append_c(out, s[i]);
        else
            g_string_append_printf(out, "%%%02X", (guchar)s[i]);
    }
}

static bool all_of(const char *s, const char *allowed)
{
    return s[strspn(s, allowed)] == '\0';
}

/* A name beyond ASCII is written in punycode; compatible characters may turn into anything there, also into a slash: only a name is
 * taken. An address of version 6 stands in brackets. */
static void put_host(GString *out, const char *host, size_t n)
{
    g_autofree char *name = g_strndup(host, n);
    if (n > 2 && name[0] == '[' && name[n - 1] == ']' && strspn(name + 1, G_CSET_DIGITS "abcdefABCDEF:.") == n - 2) {
        g_string_append(out, name);
        return;
    }
    g_autofree char *ascii = g_hostname_is_non_ascii(name) ? g_hostname_to_ascii(name) : NULL;
    if (ascii && *ascii && all_of(ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-."))
        g_string_append(out, ascii);
    else
        put_encoded(out, name, n);
}

/* Who, at which host and port: what stands between "//" and the path. */
static void put_authority(GString *out, const char *s, size_t n)
{
    const char *at = g_strrstr_len(s, (gssize)n, "@"), *host = at ? at + 1 : s, *end = s + n, *port = end;
    put_encoded(out, s, (size_t)(host - s));
    while (port > host && g_ascii_isdigit(port[-1]))
        port--;
    port = port > host && port[-1] == ':' ? port - 1 : end;
    put_host(out, host, (size_t)(port - host));
    put_encoded(out, port, (size_t)(end - port));
}

struct cj_str cj_uri_encode(struct cj_str uri, struct cj_arena *arena)
{
    g_autoptr(GString) out = g_string_sized_new(uri.len + 16);
    const char *s = uri.s, *slashes = strstr(s, "://");
    size_t scheme = strspn(s, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+-.");
    if (slashes && (size_t)(slashes - s) == scheme) {
        size_t n = strcspn(slashes + 3, "/?#");
        g_string_append_len(out, s, (gssize)scheme + 3);
        put_authority(out, slashes + 3, n);
        s = slashes + 3 + n;
    }
    size_t until = strcspn(s, "#");
    put_encoded(out, s, until);
    if (s[until] == '#') {
        g_string_append_c(out, '#');
        put_encoded(out, s + until + 1, strlen(s + until + 1));
    }
    return (struct cj_str){ cj_arena_strndup(arena, out->str, out->len), (uint32_t)out->len, uri.at };
}
