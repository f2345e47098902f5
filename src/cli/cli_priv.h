/* The inside of cli: what its files share.
 *
 * cli.c       the table of commands, help, the way out
 * options.c   the tables of options and their one parser
 * length.c    numbers with a unit
 * settle.c    the options of paper, from the command line and from the file
 * papers.c    the sheets that --paper knows, and the command papers
 * tiles.c     which sheets a poster is put together from
 * booklet.c   which phases stand on which sheet of a booklet, and how large
 * plan.c      which FILE goes to which OUT, in which format, on which paper; refused before any work is done
 * read.c      a FILE to a checked journey
 * look.c      the theme and the fonts a map is drawn with
 * beneath.c   files that a file names: nothing outside its own folder
 * report.c, report_json.c   the fit report
 * build.c     the command build: journey to layout to scene to bytes to files
 * explain.c   --explain-layout: what was tried
 * say.c       the command check and those that only print
 * input.c, output.c, terminal.c   files in, files out, what a person sees */
#ifndef CJMAP_CLI_PRIV_H
#define CJMAP_CLI_PRIV_H

#include <cjmap/base.h>
#include <cjmap/diag.h>
#include <cjmap/image.h>
#include <cjmap/impose.h>
#include <cjmap/journey.h>
#include <cjmap/layout.h>
#include <cjmap/paint.h>
#include <cjmap/scene.h>
#include <cjmap/theme.h>

/* Exit status, worst last. */
enum cj_status { CJ_STATUS_OK, CJ_STATUS_DOCUMENT, CJ_STATUS_FAILED };

/* A function, since MAX evaluates its arguments twice. */
static inline enum cj_status cj_status_worst(enum cj_status a, enum cj_status b)
{
    return a > b ? a : b;
}

#define CJ_CLI_ERROR (cj_cli_error_quark())
GQuark cj_cli_error_quark(void);
enum cj_cli_error { CJ_CLI_ERROR_USAGE, CJ_CLI_ERROR_FILE };
/* The program is used wrongly: sets the error, returns false. */
bool cj_cli_refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* --- options -------------------------------------------------------------------------------------------------- */

enum cj_when { CJ_WHEN_AUTO, CJ_WHEN_ALWAYS, CJ_WHEN_NEVER };

/* A poster put together from sheets: --tile and what goes with it. */
struct cj_tile_options {
    const char *paper;               /* NULL: not given */
    double width_mm, height_mm;      /* of a sheet */
    enum cj_orientation way;         /* it lies, if said with the paper */
    uint32_t columns, rows;          /* 0: not given */
    double overlap_mm, margin_mm;
    bool whole;                      /* a PDF has the poster in one piece too */
};

/* The fit report is not asked for; shown, with long lists cut or whole; or written for programs. */
enum cj_fit_report { CJ_FIT_REPORT_NONE, CJ_FIT_REPORT_TEXT, CJ_FIT_REPORT_ALL, CJ_FIT_REPORT_JSON };

/* What the arguments said. Strings are borrowed from argv. */
struct cj_options {
    GPtrArray *files;                /* of const char *: what is no option */
    GPtrArray *outputs;              /* of const char *: each -o */
    GPtrArray *given;                /* of const char *: names of the options of paper that the command line gives */
    int format;                      /* enum cj_format, -1: not given */
    bool paper_given;                /* by the command line or, once settled, by the file */
    struct cj_layout_options sheet;  /* --paper, --orientation, --bands, --equal-columns */
    double read_from_m, min_type_pt; /* the promise: --read-from, --min-type; 0: not given */
    double dpi;                      /* of a PNG */
    double bleed_mm;                 /* for the print shop: --bleed, --marks */
    bool marks;
    struct cj_tile_options tile;     /* --tile, --tile-grid, --overlap, --printer-margin, --tile-whole */
    bool pages;                      /* a booklet */
    const char *font_dir;            /* NULL: not given */
    const char *theme;               /* NULL: not given */
    const char *dump_scene;          /* NULL: not given; "-": standard output */
    int fit_report;                  /* enum cj_fit_report */
    bool grey;
    bool quiet, help, explain_layout;
    int colour;                      /* enum cj_when */
};

/* A row of an options table, which ends with a NULL name. `read` fills the member from the text after the option (NULL
 * for a flag) or says what is wrong with it. */
struct cj_option {
    const char *name;   /* "paper": --paper */
    char letter;        /* 'o': -o; 0: none */
    const char *value;  /* what follows it, for the help; NULL: a flag; in brackets: may follow, joined by = */
    const char *doc;    /* NULL: not in the help */
    size_t offset;      /* of the member of struct cj_options */
    bool (*read)(const char *text, void *member, GError **error);
    bool in_file;       /* an option of paper: it may also stand in the file, under `paper:` (a row in src/journey/paper.c) */
};

extern const struct cj_option cj_options_build[], cj_options_check[], cj_options_themes[], cj_options_none[];

void cj_options_init(struct cj_options *options);
void cj_options_finish(struct cj_options *options);
/* Reads the arguments after the command's name (NULL-ended) by the rows of `table`. */
bool cj_options_read(struct cj_options *options, const struct cj_option *table, char **argv, GError **error);
bool cj_options_given(const struct cj_options *options, const char *name);
/* False and what is wrong if the command line asks for two things of which there can be one. */
bool cj_options_agree(const struct cj_options *line, GError **error);
/* What is asked for in the end: `line` and, where that says nothing, the journey's `paper`. What is wrong with that is added to `diags`. */
void cj_options_settle(struct cj_options *options, const struct cj_options *line, const struct cj_journey *journey, struct cj_diags *diags);
/* The table as the lines of a help page. */
void cj_options_describe(const struct cj_option *table, GString *out);
/* What is to be around the sheet: --bleed, --marks. */
struct cj_trimming cj_options_trimming(const struct cj_options *options);
/* The body type that was promised; 0: nothing was. */
double cj_options_least_em_pt(const struct cj_options *options);
/* `auto`, `natural`, a row of the paper table, or a size such as 300x200mm; after it perhaps how the sheet lies. */
bool cj_paper_read(const char *text, struct cj_layout_options *sheet, GError **error);
/* Does it also say how the sheet lies: `A3 portrait`? */
bool cj_paper_says_way(const char *text);

/* --- tiles ------------------------------------------------------------------------------------------------------- */

/* Readers of the options of tiles; `member` is the struct cj_tile_options or, of the last two, the length. */
bool cj_tile_read(const char *text, void *member, GError **error);
bool cj_tile_grid_read(const char *text, void *member, GError **error);
bool cj_tile_overlap_read(const char *text, void *member, GError **error);
bool cj_tile_margin_read(const char *text, void *member, GError **error);
/* False and what is wrong if the options of tiles do not go together. */
bool cj_tiles_agree(const struct cj_options *options, GError **error);

/* Who lays a map out: on a sheet such as `asked`, but for its size. */
struct cj_layer_out {
    void *self;
    const struct cj_layout *(*lay_out)(void *self, const struct cj_layout_options *options, GError **error);
    bool (*is_right)(void *self, const struct cj_layout *layout); /* the promises about geometry are kept */
    const struct cj_layout_options *asked;
    struct cj_arena *arena;
};
/* The poster, and the sheets it is put together from. NULL and an error if it fits on none. */
const struct cj_layout *cj_tiles_choose(const struct cj_options *options, const struct cj_layer_out *lay, struct cj_tiles *ret_tiles,
                                        GError **error);

/* --- a booklet --------------------------------------------------------------------------------------------------- */

/* Its parts have type of one size, which the fullest has on a sheet of its own. */
struct cj_booklet {
    const struct cj_layout *overview;
    uint32_t nparts, fullest;
    const struct cj_part_of_journey *part;
    const struct cj_layout **layout; /* [nparts] */
};

/* False and what is wrong if what is asked for is no booklet, or does not go into such a file. */
bool cj_booklet_agrees(const struct cj_options *options, enum cj_format format, GError **error);
/* The sheet that was asked for, as all sheets of a booklet have it. */
void cj_booklet_sheet(struct cj_layout_options *sheet);

/* --- lengths ----------------------------------------------------------------------------------------------------- */

/* What is measured: `what` ("a distance to read from"), the unit that is meant where none is typed, examples, and the range. */
struct cj_length_kind { const char *what, *unit, *example, *range; double least_mm, most_mm; };
/* A number and a unit (mm, cm, m, in, ft, pt), with a point or a comma. */
bool cj_length_read(const char *text, const struct cj_length_kind *kind, double *ret_mm, GError **error);
/* Dots an inch, with or without `dpi` after them; `member` is a double. */
bool cj_dpi_read(const char *text, void *member, GError **error);
/* WIDTHxHEIGHT, with a unit after one of them or after both. False if the text is no size at all. */
bool cj_size_read(const char *text, double *ret_width_mm, double *ret_height_mm);

/* --- one run of the program ----------------------------------------------------------------------------------- */

/* What a map is drawn with. */
struct cj_look {
    const struct cj_theme *theme;
    struct cj_fonts *fonts;
    struct cj_fonts *own;     /* `fonts`, if they are the theme's: freed with the look. Else NULL */
};

/* Fonts are opened once, for the first file that needs them; a theme of the command line is read once. */
struct cj_session {
    struct cj_options options;
    struct cj_fonts *fonts;
    struct cj_arena *arena;   /* of the theme of the command line; NULL: not read yet */
    struct cj_look look;      /* that of the command line */
    enum cj_status look_status;
};

/* The session's fonts: those of --font-dir if it is given, else those of the data folder beside the program. */
struct cj_fonts *cj_session_fonts(struct cj_session *session, GError **error);

/* The look of the command line, else that which `journey`, read from FILE, asks for, else the default. What is wrong with a theme
 * that a journey names is added to `diags`; with that of the command line, it is printed. Finish it, whatever the status. */
enum cj_status cj_look_init(struct cj_look *look, struct cj_session *session, const char *file, const struct cj_journey *journey,
                            struct cj_arena *arena, struct cj_diags *diags);
void cj_look_finish(struct cj_look *look);
/* Reads the theme of the command line, if it is not read yet; prints what is wrong with it. */
enum cj_status cj_session_look(struct cj_session *session);

struct cj_command {
    const char *name, *usage, *summary, *doc; /* summary NULL: not in the help */
    const char *lacking;                      /* said when there are too few arguments */
    const struct cj_option *options;
    unsigned least, most;                     /* how many arguments; most 0 where least is not: any number */
    enum cj_status (*run)(struct cj_session *session);
};

enum cj_status cj_command_build(struct cj_session *session);
enum cj_status cj_command_check(struct cj_session *session);
enum cj_status cj_command_schema(struct cj_session *session);
enum cj_status cj_command_themes(struct cj_session *session);
enum cj_status cj_command_papers(struct cj_session *session);
enum cj_status cj_command_manual(struct cj_session *session);

/* --- plan ------------------------------------------------------------------------------------------------------- */

/* A file to be made. */
struct cj_target {
    char *path;                      /* "-": standard output */
    enum cj_format format;
    struct cj_layout_options sheet;  /* the one asked for, else the format's own; once settled */
    GByteArray *bytes;               /* once painted */
    const struct cj_sheet *made;     /* the sheet it is on, once laid out */
    const struct cj_page *page;      /* its first page, once imposed */
    const struct cj_tiles *tiles;    /* it is cut into these, or NULL */
    const struct cj_booklet *booklet; /* it is this, or NULL */
};

/* What is made of one FILE. */
struct cj_plan {
    const char *file;
    GArray *target; /* of struct cj_target */
};

/* One plan per FILE, in order, as a GPtrArray that frees them; or NULL and what is wrong: an unknown suffix, two maps in one
 * place, a map in the place of its journey, a missing folder, a terminal that would be sent binary. */
GPtrArray *cj_plan_files(const struct cj_options *options, GError **error);
/* The sheets of the targets, now that the journey has been read and it is known what it asks for. */
void cj_plan_settle(struct cj_plan *plan, const struct cj_options *options);

/* --- explain -------------------------------------------------------------------------------------------------------- */

/* Says how the map of the target is arranged, and what the other ways would give. */
void cj_explain_layout(const struct cj_target *target, const struct cj_layout *layout);
/* The same of a booklet: what stands on which sheet. */
void cj_explain_booklet(const struct cj_target *target, const struct cj_journey *journey, struct cj_arena *arena);

/* --- files ---------------------------------------------------------------------------------------------------- */

/* All of FILE ("-": standard input), but no more than `most` + 1 bytes. Free with g_free. */
char *cj_input_read(const char *file, size_t most, size_t *ret_len, GError **error);
const char *cj_input_name(const char *file);

/* A regular file that a file names: `path` leads from `folder` downwards, through no link. No more than `most` bytes. NULL, and in
 * ret_why what is the matter, as the end of a sentence. */
GBytes *cj_file_beneath(const char *folder, const char *path, size_t most, const char **ret_why);
/* The folder of FILE; for standard input the one the program runs in. Free with g_free. */
char *cj_input_folder(const char *file);

/* Writes `len` bytes to `path`. A regular or new file is replaced whole or not at all; a symlink's target likewise; anything
 * else ("-", devices, pipes) is written through. A file that holds these bytes already is left alone. */
bool cj_output_write(const char *path, const void *bytes, size_t len, GError **error);
const char *cj_output_name(const char *path);

/* A journey read from a FILE, and all that was said about it. */
struct cj_reading {
    struct cj_arena *arena;
    char *bytes;
    struct cj_diags *diags;
    const struct cj_yaml *tree;       /* what it was loaded from */
    const struct cj_journey *journey; /* NULL if the status is not OK */
    const struct cj_pictures *pictures;
    struct cj_look look;
    struct cj_options asked;          /* of the sheet: by the command line, else by the journey. Lists are borrowed from the session */
};

/* NULL and an error if a part does not fit on a sheet. */
const struct cj_booklet *cj_booklet_make(const struct cj_reading *reading, const struct cj_layer_out *lay, GError **error);
/* "Order", or "Order – Pay" of several phases. */
const char *cj_booklet_part_name(const struct cj_booklet *booklet, uint32_t part, const struct cj_journey *journey, struct cj_arena *arena);
/* Its pages. `scene`: of the overview, then of each part. */
const struct cj_book *cj_booklet_book(const struct cj_booklet *booklet, const struct cj_journey *journey, const struct cj_scene *const *scene,
                                      struct cj_arena *arena);

/* Reads, loads and checks FILE, and prints the messages about it. Finish it, whatever the status. */
enum cj_status cj_reading_init(struct cj_reading *reading, struct cj_session *session, const char *file);
/* Says that a picture turned out to be broken when it was drawn, at its place in FILE. */
enum cj_status cj_reading_say_broken(struct cj_reading *reading, struct cj_session *session, uint32_t picture, const char *why);
void cj_reading_finish(struct cj_reading *reading);
void cj_say_diags(struct cj_diags *diags, const struct cj_session *session);

/* --- terminal --------------------------------------------------------------------------------------------------- */

/* A line to standard error, in UTF-8 whatever the locale; the newline is added. */
void cj_say(const char *format, ...) G_GNUC_PRINTF(1, 2);
void cj_say_text(const char *text, size_t len);
/* "cjmap: " and the error's message; returns the status that goes with it. */
enum cj_status cj_say_error(const GError *error);
/* Text to standard output. */
enum cj_status cj_print(const GString *text);
/* Whether standard error shows colours: `when`, else NO_COLOR, CLICOLOR_FORCE, TERM and whether it is a terminal. */
bool cj_terminal_colours(enum cj_when when);

#endif
