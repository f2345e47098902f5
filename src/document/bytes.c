/* Is this text at all? What libyaml would refuse without a place, or read in a way no editor shows, is found here first. */
#include <string.h>

#include "document_priv.h"

#define MOST_CONTROLS 20   /* reported in one file: enough to find where they come from */
#define LONGEST_BLANK 1000 /* blanks and empty lines in a row */

/* How files that are no plain text begin. */
static const struct {
    const char *bytes;
    uint8_t len;
    enum cj_diag_id id;
    const char *what;
} openings[] = {
    { "\xFF\xFE", 2, CJ_DIAG_UTF_16, "this file is saved as UTF-16, which some editors call Unicode" },
    { "\xFE\xFF", 2, CJ_DIAG_UTF_16, "this file is saved as UTF-16, which some editors call Unicode" },
    { "%PDF-", 5, CJ_DIAG_NOT_TEXT, "this is a PDF, not a text file" },
    { "PK\x03\x04", 4, CJ_DIAG_NOT_TEXT, "this is a document of Word or another office program, or a zip file, not text" },
    { "\xD0\xCF\x11\xE0", 4, CJ_DIAG_NOT_TEXT, "this is a document of an office program, not a text file" },
    { "{\\rtf", 5, CJ_DIAG_NOT_TEXT, "this is a document with mark-up (RTF), not a plain text file" },
    { "\x89PNG", 4, CJ_DIAG_NOT_TEXT, "this is a picture (PNG), not a text file" },
    { "\xFF\xD8\xFF", 3, CJ_DIAG_NOT_TEXT, "this is a picture (JPEG), not a text file" },
    { "GIF8", 4, CJ_DIAG_NOT_TEXT, "this is a picture (GIF), not a text file" },
    { "<!DOCTYPE", 9, CJ_DIAG_NOT_TEXT, "this is a web page, not a journey" },
    { "<html", 5, CJ_DIAG_NOT_TEXT, "this is a web page, not a journey" },
    { "<?xml", 5, CJ_DIAG_NOT_TEXT, "this is an XML file, not a journey" },
};

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static bool begins_with(const struct cj_reading *reading, const char *bytes, size_t len)
{
    return reading->len >= len && memcmp(reading->bytes, bytes, len) == 0;
}

static struct cj_span whole_file(const struct cj_reading *reading)
{
    return (struct cj_span){ .source = cj_source_index(reading->source) };
}

static void say_how_to_save(struct cj_reading *reading, struct cj_diag *diag)
{
    cj_diags_hint(reading->diags, diag, diag->id == CJ_DIAG_NOT_TEXT
        ? "a journey is plain text: copy the text into a new file of a text editor and save it with a name that ends in .yaml"
        : "open the file in your editor and save it again with the encoding UTF-8");
}

static bool check_size(struct cj_reading *reading)
{
    if (reading->len <= reading->limits->bytes)
        return true;

    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_FILE_TOO_LARGE, whole_file(reading),
                                        "this file has %zu bytes, more than the %zu a journey may have",
                                        reading->len, reading->limits->bytes);

    cj_diags_hint(reading->diags, diag, "split it into several files; pictures stay outside and are named with `images`");
    return false;
}

static bool check_opening(struct cj_reading *reading)
{
    for (size_t i = 0; i < G_N_ELEMENTS(openings); i++) {
        if (!begins_with(reading, openings[i].bytes, openings[i].len))
            continue;
        say_how_to_save(reading, cj_diags_add(reading->diags, openings[i].id, whole_file(reading), "%s", openings[i].what));
        return false;
    }
    return true;
}

static bool check_nul(struct cj_reading *reading)
{
    const char *nul = memchr(reading->bytes, '\0', reading->len);

    if (!nul)
        return true;

    size_t byte = (size_t)(nul - reading->bytes);
    bool utf_16 = byte < 2 && reading->len > 1 && reading->bytes[1 - byte];

    say_how_to_save(reading, utf_16
        ? cj_diags_add(reading->diags, CJ_DIAG_UTF_16, whole_file(reading),
                       "this file is saved as UTF-16, which some editors call Unicode")
        : cj_diags_add(reading->diags, CJ_DIAG_NOT_TEXT, cj_reading_span_at(reading, byte, 1),
                       "this is not a text file: it has a byte of value 0"));
    return false;
}

static bool check_utf_8(struct cj_reading *reading)
{
    const char *bad;

    if (g_utf8_validate(reading->bytes, (gssize)reading->len, &bad))
        return true;

    unsigned byte = (guchar)*bad;
    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_NOT_UTF_8,
                                        cj_reading_span_at(reading, (size_t)(bad - reading->bytes), 1),
                                        "this character is not saved as UTF-8 (byte 0x%02X)", byte);

    if (byte >= 0xC0) { /* a letter in Latin-1, and in Windows-1252 too */
        char letter[6] = { 0 };

        g_unichar_to_utf8(byte, letter);
        cj_diags_hint(reading->diags, diag, "the file seems to be saved as Latin-1 or Windows-1252 (ANSI), where this is `%s`; "
                      "open it in your editor, check that such letters look right, and save it again with the encoding UTF-8", letter);
    } else {
        say_how_to_save(reading, diag);
    }
    return false;
}

/* What libyaml refuses, and three line ends that it knows and editors don't: its line numbers would be others than theirs. */
static bool is_forbidden(gunichar c)
{
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

static bool check_controls(struct cj_reading *reading)
{
    unsigned found = 0;
    const char *end = reading->bytes + reading->len;

    for (const char *s = reading->bytes + reading->begin; s < end && found < MOST_CONTROLS; s = g_utf8_next_char(s)) {
        gunichar c = g_utf8_get_char(s);

        if (!is_forbidden(c))
            continue;
        found++;

        struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_CONTROL_CHARACTER,
                                            cj_reading_span_at(reading, (size_t)(s - reading->bytes), 1),
                                            "an invisible control character stands here (U+%04X)", (unsigned)c);

        cj_diags_hint(reading->diags, diag, "delete the characters around this place and type them again");
    }
    return !found;
}

/* libyaml wipes all of its blank buffer at each word once a long run of blanks has made it large: quadratic. */
static bool check_blanks(struct cj_reading *reading)
{
    size_t run = 0, i;

    for (i = reading->begin; i < reading->len && run <= LONGEST_BLANK; i++)
        run = strchr(" \t\r\n", reading->bytes[i]) ? run + 1 : 0;
    if (run <= LONGEST_BLANK || i == reading->len)
        return true;

    struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_TOO_MUCH_SPACE, cj_reading_span_at(reading, i - run, 1),
                                        "more than %d spaces or empty lines follow each other from here on", LONGEST_BLANK);

    cj_diags_hint(reading->diags, diag, "delete them");
    return false;
}

/* libyaml compares each %TAG line with all before it. They are of no use here, so none is read. */
static bool check_directives(struct cj_reading *reading)
{
    size_t len;
    const char *line;

    for (uint32_t number = 1; (line = cj_source_line(reading->source, number, &len)); number++) {
        if (len < 4 || memcmp(line, "%TAG", 4) != 0)
            continue;

        struct cj_diag *diag = cj_diags_add(reading->diags, CJ_DIAG_TAG,
                                            cj_reading_span_at(reading, (size_t)(line - reading->bytes), 4),
                                            "a line that begins with `%%TAG` is for tags, and tags are not part of the language");

        cj_diags_hint(reading->diags, diag, "remove the line; if it belongs to a text, indent it");
        return false;
    }
    return true;
}

bool cj_reading_check_bytes(struct cj_reading *reading)
{
    static bool (*const checks[])(struct cj_reading *) = {
        check_size, check_opening, check_nul, check_utf_8, check_controls, check_blanks, check_directives,
    };

    reading->begin = begins_with(reading, byte_order_mark, 3) ? 3 : 0;
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
        if (!checks[i](reading))
            return false;
    return true;
}
