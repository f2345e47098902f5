/* Runs while cjmap is built: compile TAG PATTERNS OUT.c makes the static arrays of struct patterns from a file of patterns.
 *
 * Reads what TeX's and LibreOffice's hyphenation use: a pattern a line, letters with digits between them. The first line may name
 * the character set; lines in capitals are settings that cjmap has its own idea of, % and # begin a comment. A break that changes
 * letters ("sc/s=c") is refused: cjmap does not break there, and should not seem to. */
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PATTERN_MOST = 100 };

struct node {
    gunichar letter;
    uint16_t weights;
    GArray *children; /* struct node *, by letter */
};

struct compiler {
    struct node *root;
    GArray *alphabet;     /* gunichar */
    GByteArray *weight;
    GHashTable *weights;  /* bytes as text -> where in `weight` */
};

static void fail(const char *file, guint line, const char *what)
{
    g_printerr("%s:%u: %s\n", file, line, what);
    exit(1);
}

static struct node *node_new(gunichar letter)
{
    struct node *node = g_new0(struct node, 1);
    node->letter = letter;
    node->children = g_array_new(FALSE, FALSE, sizeof(struct node *));
    return node;
}

static struct node *child_of(struct node *node, gunichar letter)
{
    guint i = 0;
    for (; i < node->children->len; i++) {
        struct node *child = g_array_index(node->children, struct node *, i);
        if (child->letter == letter)
            return child;
        if (child->letter > letter)
            break;
    }
    struct node *child = node_new(letter);
    g_array_insert_val(node->children, i, child);
    return child;
}

static void know_letter(GArray *alphabet, gunichar letter)
{
    guint i = 0;
    while (i < alphabet->len && g_array_index(alphabet, gunichar, i) < letter)
        i++;
    if (i == alphabet->len || g_array_index(alphabet, gunichar, i) != letter)
        g_array_insert_val(alphabet, i, letter);
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

/* Where these weights are kept; the same ones are kept once. */
static uint16_t keep_weights(struct compiler *compiler, const uint8_t *digit, guint n)
{
    guint first = 0;
    while (n > 0 && digit[n - 1] == 0)
        n--;
    while (first < n && digit[first] == 0)
        first++;
    g_autoptr(GString) key = g_string_new(NULL);
    g_string_append_printf(key, "%u:", first);
    for (guint i = first; i < n; i++)
        g_string_append_c(key, (gchar)('0' + digit[i]));
    gpointer at;
    if (g_hash_table_lookup_extended(compiler->weights, key->str, NULL, &at))
        return (uint16_t)GPOINTER_TO_UINT(at);
    uint8_t head[2] = { (uint8_t)first, (uint8_t)(n - first) };
    guint place = compiler->weight->len;
    g_byte_array_append(compiler->weight, head, sizeof head);
    g_byte_array_append(compiler->weight, digit + first, n - first);
    g_hash_table_insert(compiler->weights, g_strdup(key->str), GUINT_TO_POINTER(place));
    return (uint16_t)place;
}

static const char *add_pattern(struct compiler *compiler, const char *pattern)
{
    uint8_t digit[PATTERN_MOST + 1] = { 0 };
    struct node *node = compiler->root;
    guint n = 0;
    if (g_utf8_strlen(pattern, -1) > PATTERN_MOST)
        return "too long";
    for (const char *p = pattern; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_ascii_isdigit(*p)) {
            digit[n] = (uint8_t)(*p - '0');
            continue;
        }
        if (c == '/' || c == '=' || c == ',')
            return "a break that changes letters";
        know_letter(compiler->alphabet, c);
        node = child_of(node, c);
        n++;
    }
    node->weights = keep_weights(compiler, digit, n + 1);
    return compiler->weight->len > UINT16_MAX || compiler->alphabet->len >= UINT8_MAX ? "more than fits the arrays" : NULL;
}

static gboolean is_setting(const char *line)
{
    return g_ascii_isupper(line[0]) && g_ascii_isupper(line[1]);
}

static void read_patterns(struct compiler *compiler, const char *file)
{
    g_autofree char *bytes = NULL;
    gsize len;
    if (!g_file_get_contents(file, &bytes, &len, NULL))
        fail(file, 0, "cannot be read");
    const char *set = g_str_has_prefix(bytes, "ISO8859-1\n") ? "ISO-8859-1" : "UTF-8";
    g_autofree char *text = g_convert(bytes, (gssize)len, "UTF-8", set, NULL, NULL, NULL);
    if (!text)
        fail(file, 1, "not in its character set");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        char *line = g_strstrip(lines[i]);
        if (*line == '\0' || *line == '%' || *line == '#' || is_setting(line))
            continue;
        const char *wrong = add_pattern(compiler, line);
        if (wrong)
            fail(file, i + 1, wrong);
    }
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

/* All nodes level by level: then the children of each stand together, behind those of the node before it. */
static GArray *in_order(struct node *root)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(struct node *));
    g_array_append_val(order, root);
    for (guint i = 0; i < order->len; i++) {
        const GArray *children = g_array_index(order, struct node *, i)->children;
        g_array_append_vals(order, children->data, children->len);
    }
    return order;
}

static void put_number(GString *out, guint at, guint number)
{
    g_string_append_printf(out, at % 24 == 0 ? "\n%u," : "%u,", number);
}

static guint code_of(const GArray *alphabet, gunichar letter)
{
    guint i = 0;
    while (g_array_index(alphabet, gunichar, i) != letter)
        i++;
    return i + 1;
}

static void write_nodes(GString *out, const struct compiler *compiler, const GArray *order)
{
    g_string_append(out, "};\nstatic const uint8_t letter[] = {");
    for (guint i = 0; i < order->len; i++) {
        const struct node *node = g_array_index(order, struct node *, i);
        put_number(out, i, i == 0 ? 0 : code_of(compiler->alphabet, node->letter));
    }
    g_string_append(out, "};\nstatic const uint32_t child[] = {");
    guint next = 1;
    for (guint i = 0; i < order->len; i++) {
        put_number(out, i, next);
        next += g_array_index(order, struct node *, i)->children->len;
    }
    g_string_append_printf(out, "%u};\nstatic const uint16_t weights[] = {", next);
    for (guint i = 0; i < order->len; i++)
        put_number(out, i, g_array_index(order, struct node *, i)->weights);
}

static GString *written(const struct compiler *compiler, const char *tag)
{
    GString *out = g_string_new("/* Made by src/hyphen/compile. */\n#include \"patterns.h\"\n\nstatic const gunichar alphabet[] = {");
    g_autoptr(GArray) order = in_order(compiler->root);
    for (guint i = 0; i < compiler->alphabet->len; i++)
        put_number(out, i, g_array_index(compiler->alphabet, gunichar, i));
    write_nodes(out, compiler, order);
    g_string_append(out, "};\nstatic const uint8_t weight[] = {");
    for (guint i = 0; i < compiler->weight->len; i++)
        put_number(out, i, compiler->weight->data[i]);
    g_string_append_printf(out, "};\n\nextern const struct patterns patterns_%s;\n"
                                "const struct patterns patterns_%s = { alphabet, %u, letter, child, weights, weight };\n",
                           tag, tag, compiler->alphabet->len);
    return out;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        fail("compile", 0, "usage: compile TAG PATTERNS OUT.c");
    static struct compiler compiler; /* what is made lives as long as the program */
    compiler = (struct compiler){
        .root = node_new(0),
        .alphabet = g_array_new(FALSE, FALSE, sizeof(gunichar)),
        .weight = g_byte_array_new(),
        .weights = g_hash_table_new(g_str_hash, g_str_equal),
    };
    static const uint8_t none[2] = { 0, 0 };
    g_byte_array_append(compiler.weight, none, sizeof none);
    read_patterns(&compiler, argv[2]);
    g_autoptr(GString) out = written(&compiler, argv[1]);
    if (!g_file_set_contents(argv[3], out->str, (gssize)out->len, NULL))
        fail(argv[3], 0, "cannot be written");
    return 0;
}
