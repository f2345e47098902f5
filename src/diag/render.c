/* Problems as text for a terminal or a log: the first line as gcc writes it, so that editors know it, then the line of
 * the file with the place underlined, the other place, the repair.
 *
 * What comes from the file is shown safely: a control character can't move the cursor, a bidi override can't turn the line
 * around. A line of thousands of characters is shown around the place only. */
#include <cjmap/diag.h>

#include <string.h>

#include "diag_priv.h"

#define LINE_CELLS 110  /* the most of a line that is shown, in cells of a terminal */
#define LEAD_CELLS 50   /* of these at most before the place, if the line is cut */
#define LINE_BYTES 1000 /* the most bytes, since accents take no cells */
#define TEXT_BYTES 400  /* a longer message loses its middle */

/* ANSI colours, all empty without colour. */
struct palette {
    const char *place, *severity[CJ_SEVERITY_ERROR + 1], *help, *mark, *end;
};

static const struct palette palettes[] = {
    { "", { "", "", "" }, "", "", "" },
    { "\033[1m", { "\033[1;36m", "\033[1;35m", "\033[1;31m" }, "\033[1;32m", "\033[1;32m", "\033[0m" },
};

/* --- characters ------------------------------------------------------------------------------------------------- */

/* Characters that would move the cursor, turn the line around, or be there without being seen. */
static bool is_hidden(gunichar c)
{
    return g_unichar_iscntrl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
        || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

/* Writes the character at s to `out` (NULL: only counts) as it can be shown. Returns its bytes; cells in ret_cells. */
static size_t show_char(const char *s, size_t len, GString *out, unsigned *ret_cells)
{
    gunichar c = g_utf8_get_char_validated(s, (gssize)MIN(len, 6));
    bool broken = c == (gunichar)-1 || c == (gunichar)-2;
    char shown[16];
    size_t bytes = broken || c == 0 ? 1 : (size_t)g_utf8_skip[(guchar)*s];

    *ret_cells = 1;
    if (broken) {
        strcpy(shown, "\xEF\xBF\xBD");
    } else if (c == '\t' || c == '\n') {
        strcpy(shown, " ");
    } else if (is_hidden(c)) {
        g_snprintf(shown, sizeof shown, "<U+%04X>", (unsigned)c);
        *ret_cells = (unsigned)strlen(shown);
    } else {
        memcpy(shown, s, bytes);
        shown[bytes] = '\0';
        *ret_cells = g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    if (out)
        g_string_append(out, shown);
    return bytes;
}

static void show(GString *out, const char *s, size_t len)
{
    unsigned cells;

    for (size_t i = 0; i < len;)
        i += show_char(s + i, len - i, out, &cells);
}

/* A sentence of ours with values of the file in it; of a very long one, the middle is left out. */
static void show_text(GString *out, const char *text)
{
    size_t len = strlen(text);

    if (len <= TEXT_BYTES) {
        show(out, text, len);
        return;
    }

    const char *head = text + TEXT_BYTES * 2 / 3, *tail = text + len - TEXT_BYTES / 3;

    while (((guchar)*head & 0xC0) == 0x80)
        head--;
    while (((guchar)*tail & 0xC0) == 0x80)
        tail++;
    show(out, text, (size_t)(head - text));
    g_string_append(out, "…");
    show(out, tail, strlen(tail));
}

/* --- the line of the file --------------------------------------------------------------------------------------- */

/* A stretch of a line that fits the terminal, and where the marks go. */
struct window {
    const char *begin, *end, *mark, *mark_end;
    bool cut_before, cut_after;
};

static const char *char_before(const char *begin, const char *s)
{
    do
        s--;
    while (s > begin && ((guchar)*s & 0xC0) == 0x80);
    return s;
}

/* The place of a column. One after the last character is the end of the line. */
static const char *at_column(const char *line, size_t len, uint32_t col)
{
    const char *s = line, *end = line + len;
    unsigned cells;

    while (--col > 0 && s < end)
        s += show_char(s, (size_t)(end - s), NULL, &cells);
    return s;
}

static unsigned cells_between(const char *s, const char *end)
{
    unsigned sum = 0, cells;

    for (; s < end; sum += cells)
        s += show_char(s, (size_t)(end - s), NULL, &cells);
    return sum;
}

/* As much of the line around the mark as fits. Looks only at what it shows, however long the line is. */
static struct window window_of(const char *line, size_t len, const char *mark, const char *mark_end)
{
    struct window window = { .begin = mark, .end = mark, .mark = mark, .mark_end = mark_end };
    const char *line_end = line + len;
    unsigned used = 0, cells;

    bool all_of_it = (size_t)(mark - line) <= (size_t)LINE_CELLS * 4 && cells_between(line, mark) < LINE_CELLS * 4 / 5;
    unsigned lead = all_of_it ? LINE_CELLS : LEAD_CELLS;

    while (window.begin > line) {
        const char *before = char_before(line, window.begin);

        show_char(before, (size_t)(line_end - before), NULL, &cells);
        if (used + cells > lead || mark - before > LINE_BYTES / 2)
            break;
        used += cells;
        window.begin = before;
    }
    while (window.end < line_end) {
        size_t bytes = show_char(window.end, (size_t)(line_end - window.end), NULL, &cells);

        if (used + cells > LINE_CELLS || window.end - mark > LINE_BYTES / 2)
            break;
        used += cells;
        window.end += bytes;
    }
    window.cut_before = window.begin > line;
    window.cut_after = window.end < line_end;
    window.mark_end = MIN(mark_end, window.end);
    return window;
}

static void add_repeated(GString *out, char c, unsigned count)
{
    while (count--)
        g_string_append_c(out, c);
}

static void render_line(GString *out, const struct cj_source *source, struct cj_span at, const struct palette *palette)
{
    size_t len;
    const char *line = source ? cj_source_line(source, at.line, &len) : NULL;

    if (!line)
        return;

    uint32_t end_col = at.end_line == at.line ? MAX(at.end_col, at.col) : at.end_line > at.line ? UINT32_MAX : at.col;
    const char *mark = at_column(line, len, at.col);
    const char *mark_end = end_col == UINT32_MAX ? line + len
                                                 : at_column(mark, (size_t)(line + len - mark), end_col - at.col + 1);
    struct window window = window_of(line, len, mark, mark_end);
    unsigned cells = cells_between(mark, MAX(window.mark_end, mark));

    g_autofree char *number = g_strdup_printf("%5u", at.line);

    g_string_append_printf(out, "%s | %s", number, window.cut_before ? "…" : "");
    show(out, window.begin, (size_t)(window.end - window.begin));
    g_string_append(out, window.cut_after ? "…\n" : "\n");
    add_repeated(out, ' ', (unsigned)strlen(number));
    g_string_append(out, " | ");
    add_repeated(out, ' ', cells_between(window.begin, mark) + window.cut_before);
    g_string_append_printf(out, "%s^", palette->mark);
    add_repeated(out, '~', cells > 1 ? cells - 1 : 0);
    g_string_append_printf(out, "%s\n", palette->end);
}

/* --- a problem -------------------------------------------------------------------------------------------------- */

static void render_place(GString *out, const struct cj_source *source, struct cj_span at, const struct palette *palette)
{
    g_string_append(out, palette->place);
    if (source)
        show(out, cj_source_name(source), strlen(cj_source_name(source)));
    else
        g_string_append(out, "cjmap");
    if (source && at.line)
        g_string_append_printf(out, ":%u:%u", at.line, at.col);
    g_string_append_printf(out, ":%s ", palette->end);
}

static void render_severity(GString *out, enum cj_severity severity, const struct palette *palette)
{
    g_string_append_printf(out, "%s%s:%s ", palette->severity[severity], cj_severity_word(severity), palette->end);
}

static void render_also(GString *out, const struct cj_diags *diags, const struct cj_diag *diag,
                        const struct palette *palette)
{
    const struct cj_source *source = cj_diags_source(diags, diag->also.source);

    render_place(out, source, diag->also, palette);
    render_severity(out, CJ_SEVERITY_NOTE, palette);
    show_text(out, diag->also_text);
    g_string_append_c(out, '\n');
    render_line(out, source, diag->also, palette);
}

static void render_hint(GString *out, const char *hint, const struct palette *palette)
{
    g_auto(GStrv) lines = g_strsplit(hint, "\n", -1);

    for (char **line = lines; *line; line++) {
        g_string_append_printf(out, line == lines ? "   %shelp:%s " : "         %s%s", line == lines ? palette->help : "",
                               line == lines ? palette->end : "");
        show_text(out, *line);
        g_string_append_c(out, '\n');
    }
}

static void render_diag(GString *out, const struct cj_diags *diags, const struct cj_diag *diag,
                        const struct palette *palette)
{
    const struct cj_diag_row *row = cj_diag_row(diag->id);
    const struct cj_source *source = cj_diags_source(diags, diag->at.source);

    render_place(out, source, diag->at, palette);
    render_severity(out, row->severity, palette);
    show_text(out, diag->text);
    g_string_append_printf(out, " [%s]\n", row->id);
    if (diag->at.line)
        render_line(out, source, diag->at, palette);
    if (diag->also.line && diag->also_text)
        render_also(out, diags, diag, palette);
    if (diag->hint)
        render_hint(out, diag->hint, palette);
}

/* "a.yaml: 17 more errors and 3 more warnings" */
static void render_rest(GString *out, const struct cj_diag_file *file, const uint32_t shown[],
                        const struct palette *palette)
{
    const struct { uint32_t rest; const char *word; } kind[] = {
        { file->count[CJ_SEVERITY_ERROR] - shown[CJ_SEVERITY_ERROR], "error" },
        { file->count[CJ_SEVERITY_WARNING] - shown[CJ_SEVERITY_WARNING], "warning" },
        { file->count[CJ_SEVERITY_NOTE] - shown[CJ_SEVERITY_NOTE], "note" },
    };
    const char *joint = "";

    for (size_t i = 0; i < G_N_ELEMENTS(kind); i++) {
        if (!kind[i].rest)
            continue;
        if (!*joint)
            render_place(out, file->source, (struct cj_span){ 0 }, palette);
        g_string_append_printf(out, "%s%u more %s%s", joint, kind[i].rest, kind[i].word, kind[i].rest == 1 ? "" : "s");
        joint = ", ";
    }
    if (*joint)
        g_string_append_c(out, '\n');
}

void cj_diags_render(struct cj_diags *diags, struct cj_diag_style style, GString *out)
{
    const struct palette *palette = &palettes[style.colour];
    uint32_t count;
    const struct cj_diag *diag = cj_diags_sorted(diags, &count);

    for (uint32_t i = 0; i < count;) {
        const struct cj_diag_file *file = cj_diag_file_of(diags, diag[i].at.source);
        uint32_t shown[CJ_SEVERITY_ERROR + 1] = { 0 };

        /* The limit is one of each severity, so that warnings never hide an error. */
        for (; i < count && cj_diag_file_of(diags, diag[i].at.source) == file; i++) {
            uint32_t *of_this = &shown[cj_diag_row(diag[i].id)->severity];

            if (style.most && *of_this >= style.most)
                continue;
            ++*of_this;
            render_diag(out, diags, &diag[i], palette);
        }
        render_rest(out, file, shown, palette);
    }
}
