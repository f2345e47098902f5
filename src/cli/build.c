/* The command build. One journey is read once, laid out once per paper asked for, and painted once per file. All files of
 * a journey are complete in memory before the first is written. */
#include "cli_priv.h"
#include "report.h"

#include <cjmap/impose.h>
#include <cjmap/qr.h>
#include <cjmap/scene.h>
#include <cjmap/theme.h>
#include <errno.h>
#include <math.h>
#include <string.h>

enum { VIOLATIONS_MOST = 10 };
static const double large_enough = .95; /* of the side of a note: there is air between the places */

/* A journey on a sheet. */
struct picture {
    struct cj_layout_options asked;
    const struct cj_layout *layout;
    const struct cj_scene *scene;
    const struct cj_tiles *tiles;   /* it is put together from these, or NULL */
    const struct cj_booklet *booklet; /* it is this, or NULL: then `layout` is its fullest part */
    const struct cj_scene **leaf;   /* of a booklet: the scenes of its pages; `scene` is the overview */
};

struct build {
    struct cj_session *session;
    struct cj_reading reading;
    const struct cj_qr *qr;         /* of the journey's address, or NULL */
    GArray *picture;                /* of struct picture */
    struct cj_paint_options paint;
};

/* --- pictures --------------------------------------------------------------------------------------------------- */

static bool same_sheet(const struct cj_layout_options *a, const struct cj_layout_options *b)
{
    bool sized = a->sheet == CJ_SHEET_FIXED && !a->paper;
    return a->sheet == b->sheet && a->paper == b->paper && a->orientation == b->orientation && a->lens == b->lens && a->bands == b->bands
        && a->equal_columns == b->equal_columns && a->least_em_pt == b->least_em_pt && a->margin_mm == b->margin_mm
        && (a->sheet != CJ_SHEET_ROLL || (a->roll_mm == b->roll_mm && a->roll_edge_mm == b->roll_edge_mm))
        && (!sized || (a->width_mm == b->width_mm && a->height_mm == b->height_mm));
}

/* A scene that breaks a promise is our mistake, and no map at all is better than one that hides a text. */
static enum cj_status verify(const struct cj_scene *scene, const char *file)
{
    g_autoptr(GString) what = g_string_new(NULL);
    uint32_t n = cj_scene_verify(scene, what);
    if (n == 0)
        return CJ_STATUS_OK;
    g_auto(GStrv) line = g_strsplit(what->str, "\n", VIOLATIONS_MOST + 1);
    if (g_strv_length(line) > VIOLATIONS_MOST)
        line[VIOLATIONS_MOST][0] = '\0';
    g_autofree char *first = g_strjoinv("\n  ", line);
    cj_say("cjmap: %s: this is a bug in cjmap, not a mistake of yours: the map would not be right (%u places); nothing is written\n  %s",
           cj_input_name(file), n, g_strchomp(first));
    return CJ_STATUS_FAILED;
}

static const struct cj_layout *lay_out(void *self, const struct cj_layout_options *asked, GError **error)
{
    struct build *build = self;
    struct cj_measurer measurer = cj_fonts_measurer(build->reading.look.fonts);
    struct cj_layout_options options = *asked;
    options.images = build->reading.pictures;
    options.qr = build->qr;
    return cj_layout_build(build->reading.journey, build->reading.look.theme, &measurer, &options, build->reading.arena, error);
}

static bool is_right(void *self, const struct cj_layout *layout)
{
    const struct build *build = self;
    return cj_scene_verify(cj_scene_build(layout, build->reading.look.theme, build->reading.arena), NULL) == 0;
}

/* A poster on tiles, on the grid that is best for it. */
static const struct cj_layout *lay_out_tiles(struct build *build, struct picture *picture, GError **error)
{
    const struct cj_layer_out lay = { build, lay_out, is_right, &picture->asked, build->reading.arena };
    struct cj_tiles *tiles = CJ_NEW(build->reading.arena, struct cj_tiles, 1);
    picture->tiles = tiles;
    return cj_tiles_choose(&build->reading.asked, &lay, tiles, error);
}

/* The phases on sheets of their own. */
static enum cj_status make_booklet(struct build *build, const struct cj_layout_options *asked, const char *file)
{
    g_autoptr(GError) error = NULL;
    struct cj_arena *arena = build->reading.arena;
    struct picture picture = { .asked = *asked };
    const struct cj_layer_out lay = { build, lay_out, is_right, asked, arena };
    const struct cj_booklet *booklet = picture.booklet = cj_booklet_make(&build->reading, &lay, &error);
    if (!booklet) {
        g_prefix_error(&error, "%s: ", cj_input_name(file));
        return cj_say_error(error);
    }
    enum cj_status status = CJ_STATUS_OK;
    picture.layout = booklet->layout[booklet->fullest];
    picture.leaf = CJ_NEW(arena, const struct cj_scene *, booklet->nparts + 1);
    for (uint32_t i = 0; i <= booklet->nparts; i++) {
        picture.leaf[i] = cj_scene_build(i == 0 ? booklet->overview : booklet->layout[i - 1], build->reading.look.theme, arena);
        status = cj_status_worst(status, verify(picture.leaf[i], file));
    }
    picture.scene = picture.leaf[0];
    g_array_append_val(build->picture, picture);
    return status;
}

static enum cj_status make_picture(struct build *build, const struct cj_layout_options *asked, const char *file)
{
    g_autoptr(GError) error = NULL;
    struct picture picture = { .asked = *asked };
    if (build->reading.asked.pages)
        return make_booklet(build, asked, file);
    picture.layout = build->reading.asked.tile.paper ? lay_out_tiles(build, &picture, &error) : lay_out(build, asked, &error);
    if (!picture.layout) {
        g_prefix_error(&error, "%s: ", cj_input_name(file));
        enum cj_status status = cj_say_error(error);
        return asked->sheet == CJ_SHEET_ROLL ? CJ_STATUS_DOCUMENT : status; /* a promise that can't be kept */
    }
    picture.scene = cj_scene_build(picture.layout, build->reading.look.theme, build->reading.arena);
    g_array_append_val(build->picture, picture);
    return verify(picture.scene, file);
}

static const struct picture *find_picture(const struct build *build, const struct cj_layout_options *asked)
{
    for (guint i = 0; i < build->picture->len; i++) {
        const struct picture *picture = &g_array_index(build->picture, struct picture, i);
        if (same_sheet(&picture->asked, asked))
            return picture;
    }
    return NULL;
}

/* --- a sheet in words ------------------------------------------------------------------------------------------- */

static const char *number(char *buffer, const char *format, double value)
{
    return g_ascii_formatd(buffer, G_ASCII_DTOSTR_BUF_SIZE, format, value);
}

/* "A1 landscape", "natural size, 412 x 233 mm", "A2 landscape (the smallest ...)". Free with g_free. */
static char *describe_sheet(const struct cj_target *target)
{
    const struct cj_sheet *sheet = target->made;
    const struct cj_layout_options *asked = &target->sheet;
    if (target->tiles)
        return g_strdup_printf("%ux%u sheets of %s %s, a poster of %s", target->tiles->columns, target->tiles->rows, target->tiles->paper,
                               target->tiles->width_mm > target->tiles->height_mm ? "landscape" : "portrait", sheet->name);
    if (target->booklet)
        return g_strdup_printf("%u pages of %s%s", target->booklet->nparts + 1, sheet->name,
                               !asked->paper ? "" : sheet->width_pt >= sheet->height_pt ? " landscape" : " portrait");
    if (asked->sheet == CJ_SHEET_NATURAL) {
        char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
        return g_strdup_printf("natural size, %s x %s mm", number(width, "%.0f", sheet->width_pt / CJ_PT_PER_MM),
                               number(height, "%.0f", sheet->height_pt / CJ_PT_PER_MM));
    }
    if (asked->sheet == CJ_SHEET_ROLL) {
        char width[G_ASCII_DTOSTR_BUF_SIZE], length[G_ASCII_DTOSTR_BUF_SIZE];
        bool along = fabs(sheet->height_pt / CJ_PT_PER_MM - (asked->roll_mm - 2 * asked->roll_edge_mm)) < .01;
        return g_strdup_printf("roll %s mm x %s m%s", number(width, "%.0f", asked->roll_mm),
                               number(length, "%.2f", (along ? sheet->width_pt : sheet->height_pt) / CJ_PT_PER_MM / 1000), along ? "" : ", upright");
    }
    if (asked->sheet == CJ_SHEET_FIXED && !asked->paper)
        return g_strdup(sheet->name);
    const char *why = asked->sheet != CJ_SHEET_AUTO ? "" : asked->least_em_pt > 0 && sheet->kept ? " (the smallest that keeps the promise)"
                    : sheet->small || !sheet->kept ? " (the largest there is)" : " (the smallest that reads well)";
    return g_strdup_printf("%s %s%s", sheet->name, sheet->width_pt >= sheet->height_pt ? "landscape" : "portrait", why);
}

/* Which page of a booklet holds the type of all of them down. */
static void say_fullest(const struct build *build, const struct cj_target *target)
{
    const struct cj_booklet *booklet = target->booklet;
    cj_say("%s: the fullest page is %u, %s; larger sheets (--paper) or shorter texts there make the type larger", cj_output_name(target->path),
           booklet->fullest + 1, cj_booklet_part_name(booklet, booklet->fullest, build->reading.journey, build->reading.arena));
}

/* The promise is not kept: what was promised, and what the sheet gives. */
static enum cj_status say_broken_promise(const struct build *build, const struct cj_target *target)
{
    const struct cj_options *options = &build->reading.asked;
    g_autofree char *on = describe_sheet(target);
    char asked[G_ASCII_DTOSTR_BUF_SIZE], from[G_ASCII_DTOSTR_BUF_SIZE], em[G_ASCII_DTOSTR_BUF_SIZE];
    number(asked, "%.1f", target->sheet.least_em_pt);
    number(from, "%g", options->read_from_m);
    number(em, "%.1f", target->made->em_pt);
    const char *name = cj_output_name(target->path);
    if (options->read_from_m * CJ_EM_PT_PER_METRE >= options->min_type_pt)
        cj_say("%s: not written: to be readable from %s m the body type must be %s pt, and %s gives %s pt", name, from, asked, on, em);
    else
        cj_say("%s: not written: the body type must be %s pt, and %s gives %s pt", name, asked, on, em);
    if (target->booklet)
        say_fullest(build, target);
    return CJ_STATUS_DOCUMENT;
}

/* --- files ------------------------------------------------------------------------------------------------------ */

/* A broken picture is a mistake in the journey, all else is about what was to be made. */
static enum cj_status say_paint_error(struct build *build, const char *what, GError **error)
{
    const int code = (*error)->code;
    if (g_error_matches(*error, CJ_PAINT_ERROR, MAX(code, CJ_PAINT_ERROR_PICTURE)))
        return cj_reading_say_broken(&build->reading, build->session, (uint32_t)(code - CJ_PAINT_ERROR_PICTURE), (*error)->message);
    g_prefix_error(error, "%s: ", what);
    return cj_say_error(*error);
}

/* --grey: from here on there are no colours. */
static enum cj_status make_grey(struct build *build, const char *file)
{
    g_autoptr(GError) error = NULL;
    struct cj_reading *reading = &build->reading;
    const struct cj_pictures *grey = cj_paint_grey(reading->pictures, reading->arena, &error);
    if (!grey)
        return say_paint_error(build, cj_input_name(file), &error);
    reading->pictures = grey;
    reading->look.theme = cj_theme_grey(reading->look.theme, reading->arena);
    return CJ_STATUS_OK;
}

/* The pages that go through the printer: the sheets of a poster, or the map in one piece. */
static const struct cj_book *make_book(struct build *build, struct cj_target *target, const struct picture *picture)
{
    const struct cj_options *options = &build->reading.asked;
    struct cj_measurer measurer = cj_fonts_measurer(build->reading.look.fonts);
    const struct cj_trimming trimming = cj_options_trimming(options);
    bool in_sheets = target->tiles && !cj_format_row(target->format)->one_page && !options->tile.whole;
    const struct cj_book *book = in_sheets ? cj_impose_tiles(picture->scene, target->tiles, &measurer, build->reading.arena)
                                           : cj_book_of(picture->scene, build->reading.arena);
    if (picture->booklet)
        book = cj_booklet_book(picture->booklet, build->reading.journey, picture->leaf, build->reading.arena);
    if (!in_sheets) /* those are cut along lines of their own */
        book = cj_impose_trimming(book, trimming, build->reading.arena);
    target->page = &book->page[0];
    return book;
}

static enum cj_status paint_target(struct build *build, struct cj_target *target, const char *file)
{
    if (!find_picture(build, &target->sheet)) {
        enum cj_status status = make_picture(build, &target->sheet, file);
        if (status != CJ_STATUS_OK)
            return status;
    }
    const struct picture *picture = find_picture(build, &target->sheet);
    g_autoptr(GError) error = NULL;
    target->made = &picture->layout->sheet;
    target->tiles = picture->tiles;
    target->booklet = picture->booklet;
    if (!target->made->kept)
        return say_broken_promise(build, target);
    const struct cj_look *look = &build->reading.look;
    const struct cj_book *book = make_book(build, target, picture);
    target->bytes = cj_paint(target->format, book, look->theme, look->fonts, &build->paint, &error);
    if (target->bytes)
        return CJ_STATUS_OK;
    return say_paint_error(build, cj_output_name(target->path), &error);
}

static enum cj_status write_file(const char *path, const void *bytes, size_t len)
{
    g_autoptr(GError) error = NULL;
    return cj_output_write(path, bytes, len, &error) ? CJ_STATUS_OK : cj_say_error(error);
}

/* The scene of the first file asked for, as text: for tests and measurements. */
static enum cj_status dump_scene(struct build *build, const struct cj_plan *plan)
{
    const struct cj_options *options = &build->reading.asked;
    struct cj_layout_options asked = plan->target->len > 0 ? g_array_index(plan->target, struct cj_target, 0).sheet : options->sheet;
    if (plan->target->len == 0)
        asked.least_em_pt = cj_options_least_em_pt(options);
    if (!find_picture(build, &asked)) {
        enum cj_status status = make_picture(build, &asked, plan->file);
        if (status != CJ_STATUS_OK)
            return status;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    cj_scene_dump(find_picture(build, &asked)->scene, text);
    return write_file(options->dump_scene, text->str, text->len);
}

/* --- what is said about it -------------------------------------------------------------------------------------- */

/* The narrowest of the usual rolls that prints a page of that width; NULL: none. */
static const struct cj_roll *roll_for(double width_pt)
{
    uint32_t n;
    const struct cj_roll *roll = cj_roll_rows(&n);
    for (uint32_t i = 0; i < n; i++)
        if (width_pt / CJ_PT_PER_MM <= roll[i].width_mm - 2 * CJ_ROLL_WHITE_MM + .01)
            return &roll[i];
    return NULL;
}

/* An A1 goes on a roll of 24 inches; with marks around it it does not. */
static void say_roll_too_narrow(const struct cj_page *page, const char *name)
{
    const struct cj_roll *bare = roll_for(MIN(page->trim.w, page->trim.h)), *needed = roll_for(MIN(page->width_pt, page->height_pt));
    if (bare == needed)
        return;
    if (needed)
        cj_say("%s: warning: with what is around it, it does not fit on a roll of %s any more, but needs one of %s", name, bare->name, needed->name);
    else
        cj_say("%s: warning: with what is around it, it does not fit on a roll of %s any more", name, bare->name);
}

/* A margin of the user's own is not made smaller in silence. */
static void say_margin(const struct cj_target *target)
{
    char asked[G_ASCII_DTOSTR_BUF_SIZE], made[G_ASCII_DTOSTR_BUF_SIZE];
    double margin_mm = target->made->margin_pt / CJ_PT_PER_MM;
    if (target->sheet.margin_mm <= margin_mm + .01)
        return;
    cj_say("%s: warning: a margin of %s mm is too much for this sheet; it has %s mm", cj_output_name(target->path),
           number(asked, "%.0f", target->sheet.margin_mm), number(made, "%.0f", margin_mm));
}

/* What a print shop has to know: how large the sheet is that the map is cut out of. Knives miss by a hair. */
static void say_cut(const struct cj_target *target)
{
    static const double near_mm = 5;
    const struct cj_page *page = target->page;
    double margin_mm = target->made->margin_pt / CJ_PT_PER_MM;
    char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
    if (page->trim.w <= 0)
        return;
    const char *name = cj_output_name(target->path);
    number(width, "%.0f", page->width_pt / CJ_PT_PER_MM);
    cj_say("%s: to be cut out of a sheet of %s x %s mm", name, width, number(height, "%.0f", page->height_pt / CJ_PT_PER_MM));
    if (target->sheet.sheet != CJ_SHEET_ROLL)
        say_roll_too_narrow(page, name);
    if (margin_mm < near_mm)
        cj_say("%s: warning: the map comes within %s mm of the cut; print shops want 5 mm", name, number(width, "%.1f", margin_mm));
}

static void say_notes(const char *name, const char *on, const struct cj_target *target)
{
    const double note_mm = target->made->note_mm;
    char side[G_ASCII_DTOSTR_BUF_SIZE];
    cj_say("%s: %s, for notes of %s mm", name, on, number(side, "%.0f", note_mm));
    if (note_mm > CJ_NOTE_MM * large_enough)
        return;
    if (target->tiles)
        cj_say("%s: too small for notes of %.0f mm; without --tile-grid and --paper there are as many sheets as they need", name, CJ_NOTE_MM);
    else if (target->sheet.sheet == CJ_SHEET_NATURAL)
        cj_say("%s: no page can be larger; fewer lanes or touchpoints make room for notes of %.0f mm", name, CJ_NOTE_MM);
    else
        cj_say("%s: too small for notes of %.0f mm; without --%s the sheet is as large as they need", name, CJ_NOTE_MM,
               target->sheet.sheet == CJ_SHEET_ROLL ? "roll" : "paper");
}

static void say_target(const struct build *build, const struct cj_target *target, bool grid_given)
{
    const struct cj_sheet *sheet = target->made;
    const char *name = cj_output_name(target->path);
    g_autofree char *on = describe_sheet(target);
    const char *reach = cj_report_reach(sheet->reads_from_m, build->reading.arena);
    char em[G_ASCII_DTOSTR_BUF_SIZE];
    if (sheet->note_mm > 0) {
        say_notes(name, on, target);
        return;
    }
    cj_say("%s: %s, body type %s pt, %s", name, on, number(em, "%.1f", sheet->em_pt), reach);
    if (target->booklet && sheet->small && target->sheet.least_em_pt == 0) {
        cj_say("%s: warning: the type is small for sheets of this size", name);
        say_fullest(build, target);
    }
    bool chosen = target->sheet.sheet == CJ_SHEET_AUTO && !(target->tiles && grid_given);
    if (chosen && sheet->small && target->sheet.least_em_pt == 0)
        cj_say("%s: warning: the type is small for a sheet of this size; fewer or shorter texts make it larger (--fit-report says which)", name);
}

/* An address of hundreds of letters is no use in a code that no telephone reads; on a larger sheet there may be room for it. */
static void say_code_left_out(struct build *build, const struct cj_target *target)
{
    uint32_t length = build->reading.journey->uri.len;
    const struct picture *picture = find_picture(build, &target->sheet);
    if (length > 0 && (picture->booklet ? picture->booklet->overview : picture->layout)->qr == NULL)
        cj_say("%s: no QR code: the link is too long for a code that can be read on this sheet (%u characters)", cj_output_name(target->path), length);
}

/* What the file has and its own `lanes` leaves out: said once per journey. */
static void say_left_out(const struct build *build, const char *file)
{
    const struct cj_journey *journey = build->reading.journey;
    g_autoptr(GString) words = g_string_new(NULL);
    for (uint32_t i = 0; i < journey->nlanes_left_out; i++)
        g_string_append_printf(words, "%s%s", i ? ", " : "", journey->lanes_left_out[i].name.s);
    if (journey->nlanes_left_out > 0)
        cj_say("%s: lanes left out: %s", cj_input_name(file), words->str);
}

/* --- the fit report ----------------------------------------------------------------------------------------------- */

/* The target that the report is about: the first that breaks a promise, else the first on a sheet, else the first. */
static const struct cj_target *find_subject(const struct cj_plan *plan)
{
    const struct cj_target *subject = NULL;
    for (guint i = 0; i < plan->target->len; i++) {
        const struct cj_target *target = &g_array_index(plan->target, struct cj_target, i);
        if (!target->made)
            continue;
        if (!target->made->kept)
            return target;
        if (!subject || (subject->sheet.sheet == CJ_SHEET_NATURAL && target->sheet.sheet != CJ_SHEET_NATURAL))
            subject = target;
    }
    return subject;
}

/* The report that was asked for, on standard output; else, if a promise is broken, what would keep it, with the messages. */
static enum cj_status report(struct build *build, const struct cj_plan *plan)
{
    enum cj_fit_report asked = (enum cj_fit_report)build->session->options.fit_report;
    const struct cj_target *subject = find_subject(plan);
    if (!subject || (asked == CJ_FIT_REPORT_NONE && subject->made->kept))
        return CJ_STATUS_OK;
    if (subject->booklet) {
        if (asked != CJ_FIT_REPORT_NONE)
            cj_say("%s: no fit report: it is about a map on one sheet; ask for it without --pages", cj_input_name(plan->file));
        return CJ_STATUS_OK;
    }
    if (subject->sheet.blank) {
        cj_say("%s: no fit report: what is written on a blank sheet is not known yet", cj_input_name(plan->file));
        return CJ_STATUS_OK;
    }
    struct cj_report about = { .file = plan->file, .reading = &build->reading, .options = subject->sheet, .all = asked == CJ_FIT_REPORT_ALL };
    const struct picture *picture = find_picture(build, &subject->sheet);
    about.layout = picture->layout;
    if (picture->tiles) { /* the poster, of which it was found out how large it is */
        about.options.sheet = CJ_SHEET_FIXED;
        about.options.paper = NULL;
        about.options.width_mm = picture->layout->sheet.width_pt / CJ_PT_PER_MM;
        about.options.height_mm = picture->layout->sheet.height_pt / CJ_PT_PER_MM;
        about.options.orientation = CJ_ORIENTATION_AUTO;
        about.options.seams = picture->layout->seams;
    }
    if (!cj_paint_ink(cj_book_of(picture->scene, build->reading.arena), build->reading.look.theme, build->reading.look.fonts, &build->paint,
                      &about.ink, NULL))
        about.ink = -1; /* a picture is broken, which was said */
    about.options.images = build->reading.pictures;
    about.options.qr = build->qr;
    const struct cj_advice *advice = cj_report_advice(&about);
    g_autoptr(GString) text = g_string_new(NULL);
    if (asked == CJ_FIT_REPORT_JSON)
        cj_report_json(&about, advice, text);
    else
        cj_report_text(&about, advice, text);
    if (asked != CJ_FIT_REPORT_NONE)
        return cj_print(text);
    cj_say_text(text->str, text->len);
    return CJ_STATUS_OK;
}

/* --- the command -------------------------------------------------------------------------------------------------- */

static enum cj_status draw(struct build *build, struct cj_plan *plan)
{
    enum cj_status status = CJ_STATUS_OK;
    for (guint i = 0; i < plan->target->len; i++)
        status = cj_status_worst(status, paint_target(build, &g_array_index(plan->target, struct cj_target, i), plan->file));
    if (build->session->options.dump_scene && status == CJ_STATUS_OK)
        status = dump_scene(build, plan);
    if (status != CJ_STATUS_FAILED)
        status = cj_status_worst(status, report(build, plan));
    if (status != CJ_STATUS_OK)
        return status;
    if (!build->session->options.quiet)
        say_left_out(build, plan->file);
    for (guint i = 0; i < plan->target->len; i++) {
        const struct cj_target *target = &g_array_index(plan->target, struct cj_target, i);
        enum cj_status written = write_file(target->path, target->bytes->data, target->bytes->len);
        status = cj_status_worst(status, written);
        if (written != CJ_STATUS_OK || build->session->options.quiet)
            continue;
        say_target(build, target, build->reading.asked.tile.columns > 0);
        say_margin(target);
        say_cut(target);
        if (build->session->options.explain_layout && target->booklet)
            cj_explain_booklet(target, build->reading.journey, build->reading.arena);
        else if (build->session->options.explain_layout)
            cj_explain_layout(target, find_picture(build, &target->sheet)->layout);
        say_code_left_out(build, target);
    }
    return status;
}

/* A file may ask for a booklet too. */
static bool booklets_agree(const struct cj_plan *plan, const struct cj_options *options, GError **error)
{
    for (guint i = 0; i < plan->target->len; i++)
        if (!cj_booklet_agrees(options, g_array_index(plan->target, struct cj_target, i).format, error))
            return false;
    return true;
}

static enum cj_status build_one(struct cj_session *session, struct cj_plan *plan, const struct cj_paint_options *paint)
{
    struct build build = { .session = session, .paint = *paint };
    enum cj_status status = cj_reading_init(&build.reading, session, plan->file);
    build.picture = g_array_new(FALSE, FALSE, sizeof(struct picture));
    build.paint.grey = build.reading.asked.grey;
    build.paint.dpi = build.reading.asked.dpi;
    if (status == CJ_STATUS_OK && build.paint.grey)
        status = make_grey(&build, plan->file);
    g_autoptr(GError) error = NULL;
    if (status == CJ_STATUS_OK && (!cj_tiles_agree(&build.reading.asked, &error) || !booklets_agree(plan, &build.reading.asked, &error))) {
        g_prefix_error(&error, "%s: ", cj_input_name(plan->file));
        status = cj_say_error(error);
    }
    if (status == CJ_STATUS_OK && build.reading.asked.sheet.blank)
        build.reading.journey = cj_journey_blank(build.reading.journey, build.reading.arena);
    if (status == CJ_STATUS_OK) {
        cj_plan_settle(plan, &build.reading.asked);
        build.qr = cj_qr_new(build.reading.journey->uri, build.reading.arena);
        status = draw(&build, plan);
    }
    g_array_unref(build.picture);
    cj_reading_finish(&build.reading);
    return status;
}

/* The only date that may enter a file. */
static bool read_source_date(int64_t *ret_date, GError **error)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    *ret_date = -1;
    if (!text || !*text)
        return true;
    char *end = NULL;
    errno = 0;
    int64_t date = g_ascii_strtoll(text, &end, 10);
    if (errno != 0 || !g_ascii_isdigit(*text) || *end || date > G_GINT64_CONSTANT(253402300799)) /* the end of 9999 */
        return cj_cli_refuse(error, "SOURCE_DATE_EPOCH is `%s`, which is no number of seconds", text);
    *ret_date = date;
    return true;
}

enum cj_status cj_command_build(struct cj_session *session)
{
    g_autoptr(GError) error = NULL;
    struct cj_paint_options paint = { .producer = "cjmap " CJMAP_VERSION };
    if (!read_source_date(&paint.created, &error))
        return cj_say_error(error);
    g_autoptr(GPtrArray) plans = cj_plan_files(&session->options, &error);
    if (!plans)
        return cj_say_error(error);
    enum cj_status status = CJ_STATUS_OK;
    for (guint i = 0; i < plans->len; i++) {
        struct cj_plan *plan = plans->pdata[i];
        status = cj_status_worst(status, build_one(session, plan, &paint));
        g_array_set_size(plan->target, 0); /* what is written need not stay in memory */
    }
    return status;
}
