/* pdf_patch: puts words into a PDF that cairo 1.16 has finished. Everything inserted goes into dictionaries that are
 * plain text; the table at the end, which says where each object begins, is then written anew.
 *
 * It reads cairo's own output only, never a file of somebody else: what is not as expected is a bug. */
#include "pdf_priv.h"

#include <string.h>

struct patch {
    struct pdf_file file;
    GArray *words;        /* struct words; in the order of the file once all are known */
};

/* Something inserted. */
struct words {
    size_t at;      /* before this byte of the old file */
    char *text;
    size_t until;   /* bytes inserted up to here, these included */
};

/* --- inserting ----------------------------------------------------------------------------------------------------- */

/* Just after the "<<" that opens the dictionary at `object`. Takes `text`. */
static void insert(struct patch *p, size_t object, char *text)
{
    const char *open = strstr(pdf_text_at(&p->file, object), "<<");
    g_assert(open);
    struct words words = { .at = (size_t)(open + 2 - pdf_text_at(&p->file, 0)), .text = text };
    g_array_append_val(p->words, words);
}

/* A PDF text string in UTF-16, in hex: no character needs escaping. */
static char *text_string(const char *text)
{
    glong n = 0;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
    GString *out = g_string_new("<FEFF");
    for (glong i = 0; i < n; i++)
        g_string_append_printf(out, "%04X", wide[i]);
    g_string_append_c(out, '>');
    return g_string_free(out, FALSE);
}

/* The tree of tags: figures come in the order in which they were opened. */
static void insert_alts(struct patch *p, const GArray *alts)
{
    static const char figure[] = "<< /Type /StructElem\n   /S /Figure\n";
    guint next = 0;
    for (uint32_t object = 1; object < p->file.objects && next < alts->len; object++) {
        size_t at = pdf_object_at(&p->file, object);
        const char *dict = memchr(pdf_text_at(&p->file, at), '\n', p->file.bytes->len - at);
        if (!dict || strncmp(dict + 1, figure, sizeof figure - 1) != 0)
            continue;
        const char *alt = g_array_index(alts, const char *, next++);
        if (alt) {
            g_autofree char *string = text_string(alt);
            insert(p, at, g_strconcat(" /Alt ", string, NULL));
        }
    }
    g_assert(next == alts->len);
}

static void insert_date(struct patch *p, int64_t created)
{
    g_autoptr(GDateTime) date = created >= 0 ? g_date_time_new_from_unix_utc(created) : NULL;
    if (date)
        insert(p, pdf_object_at(&p->file, pdf_number_after(&p->file, "/Info ")),
               g_date_time_format(date, " /CreationDate (D:%Y%m%d%H%M%SZ)"));
}

static void insert_catalogue(struct patch *p, const char *language)
{
    GString *words = g_string_new(NULL);
    /* A tag of letters, digits and hyphens needs no escaping; nothing else is one. */
    if (language && *language && language[strspn(language, "-" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)] == '\0')
        g_string_append_printf(words, " /Lang (%s)", language);
    g_string_append(words, " /ViewerPreferences << /DisplayDocTitle true >>");
    insert(p, pdf_object_at(&p->file, pdf_number_after(&p->file, "/Root ")), g_string_free(words, FALSE));
}

/* --- leaving out -------------------------------------------------------------------------------------------------- */

/* The words of a line from `at` on, "/x25 25 0 R " each: those that stand there for the second time become blanks. */
static void blank_repeats(char *at)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (char *end; *at == '/' && (end = strstr(at, " R ")) != NULL; at = end + 3) {
        if (!g_hash_table_add(seen, g_strndup(at, (gsize)(end - at))))
            memset(at, ' ', (size_t)(end + 3 - at));
    }
}

/* cairo names a picture in the list of what a page needs as often as it is drawn, and a list names a thing once. */
static void name_pictures_once(const struct patch *p)
{
    static const char list[] = "\n   /XObject << ";
    for (uint32_t object = 1; object < p->file.objects; object++) {
        size_t at = pdf_object_at(&p->file, object);
        char *dict = memchr(p->file.bytes->data + at, '\n', p->file.bytes->len - at);
        if (!dict || strncmp(dict, "\n<<\n   /", 8) != 0)
            continue;
        const char *end = strstr(dict, "\nendobj");
        char *pictures = strstr(dict, list);
        if (pictures && end && pictures < end && !g_strstr_len(dict, end - dict, "\nstream"))
            blank_repeats(pictures + sizeof list - 1);
    }
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

static int by_place(gconstpointer a, gconstpointer b)
{
    size_t x = ((const struct words *)a)->at, y = ((const struct words *)b)->at;
    return (x > y) - (x < y);
}

/* cairo does not write objects in the order of their numbers. */
static void put_in_order(struct patch *p)
{
    size_t until = 0;
    g_array_sort(p->words, by_place);
    for (guint i = 0; i < p->words->len; i++) {
        struct words *words = &g_array_index(p->words, struct words, i);
        words->until = until += strlen(words->text);
    }
}

/* Where the byte that stood at `from` stands now. */
static size_t moved(const struct patch *p, size_t from)
{
    guint low = 0, high = p->words->len; /* the first that is inserted behind it lies in low .. high */
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(p->words, struct words, middle).at <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? from + g_array_index(p->words, struct words, low - 1).until : from;
}

static void write_table(const struct patch *p, GByteArray *out)
{
    guint head = (guint)(p->file.rows - p->file.table + PDF_ROW); /* and the row of object 0 */
    g_byte_array_append(out, p->file.bytes->data + p->file.table, head);
    for (uint32_t object = 1; object < p->file.objects; object++) {
        char row[PDF_ROW + 1];
        g_snprintf(row, sizeof row, "%010zu 00000 n \n", moved(p, pdf_object_at(&p->file, object)));
        g_byte_array_append(out, (const guint8 *)row, PDF_ROW);
    }
}

static GByteArray *write_all(const struct patch *p)
{
    GByteArray *out = g_byte_array_sized_new(p->file.bytes->len + 1024);
    size_t done = 0;
    for (guint i = 0; i < p->words->len; i++) {
        const struct words *words = &g_array_index(p->words, struct words, i);
        g_byte_array_append(out, p->file.bytes->data + done, (guint)(words->at - done));
        g_byte_array_append(out, (const guint8 *)words->text, (guint)strlen(words->text));
        done = words->at;
    }
    g_byte_array_append(out, p->file.bytes->data + done, (guint)(p->file.table - done));
    write_table(p, out);
    size_t trailer = p->file.rows + (size_t)p->file.objects * PDF_ROW;
    g_byte_array_append(out, p->file.bytes->data + trailer, (guint)(pdf_last_place(&p->file, "startxref") - trailer));
    g_autofree char *end = g_strdup_printf("startxref\n%zu\n%%%%EOF\n", moved(p, p->file.table));
    g_byte_array_append(out, (const guint8 *)end, (guint)strlen(end));
    return out;
}

static void words_clear(gpointer words)
{
    g_free(((struct words *)words)->text);
}

GByteArray *pdf_patch(GByteArray *bytes, const char *language, int64_t created, const GArray *alts)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct words));
    g_array_set_clear_func(words, words_clear);
    struct patch p = { .file = pdf_open(bytes), .words = words };
    name_pictures_once(&p);
    insert_alts(&p, alts);
    insert_date(&p, created);
    insert_catalogue(&p, language);
    put_in_order(&p);
    return write_all(&p);
}
