/* The table of a journey's pictures: each file once, each mistake where the file is named first. */
#include "image_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

static const struct kind_row kinds[] = {
    {CJ_PICTURE_PNG, image_png_begins, image_png_read},
    {CJ_PICTURE_JPEG, image_jpeg_begins, image_jpeg_read},
    {CJ_PICTURE_SVG, image_svg_begins, image_svg_read},
};

/* --- what is wrong ------------------------------------------------------------------------------------------------- */

bool image_refuse(struct look *look, enum cj_diag_id id, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *why = g_strdup_vprintf(format, args);
    va_end(args);
    look->fault = (struct fault){id, cj_arena_printf(look->arena, "`%s` %s", look->file.s, why), hint};
    return false;
}

bool image_refuse_broken(struct look *look, const char *why)
{
    return image_refuse(look, CJ_DIAG_PICTURE_BROKEN, "open it in another program, and save it anew", "is broken: %s", why);
}

bool image_set_size(struct look *look, uint32_t columns, uint32_t rows, struct cj_picture *picture)
{
    if (columns == 0 || rows == 0)
        return image_refuse_broken(look, "its header makes no sense");
    if (columns > CJ_PICTURE_SIDE_MOST || rows > CJ_PICTURE_SIDE_MOST || (uint64_t)columns * rows > CJ_PICTURE_PIXELS_MOST)
        return image_refuse(look, CJ_DIAG_PICTURE_TOO_LARGE, "make it smaller: a picture on a map is seldom wider than 2000 pixels",
                            "is %u x %u pixels; a picture has at most %d million, and at most %d on a side", columns, rows,
                            CJ_PICTURE_PIXELS_MOST / 1000000, CJ_PICTURE_SIDE_MOST);
    picture->columns = columns;
    picture->rows = rows;
    picture->width = columns;
    picture->height = rows;
    return true;
}

/* Kinds that people try, by how their files begin. */
static const char *other_kind(const uint8_t *data, size_t len)
{
    static const struct { uint32_t at; const char *bytes; uint32_t len; const char *what; } rows[] = {
        {0, "GIF8", 4, "a GIF"}, {8, "WEBP", 4, "a WebP"}, {4, "ftypavif", 8, "an AVIF"}, {4, "ftyphei", 7, "a HEIC, as phones make them,"},
        {4, "ftypmif1", 8, "a HEIF"}, {0, "%PDF", 4, "a PDF"}, {0, "BM", 2, "a BMP"}, {0, "II*\0", 4, "a TIFF"}, {0, "MM\0*", 4, "a TIFF"},
        {0, "8BPS", 4, "a file of Photoshop"}, {0, "\x1f\x8b", 2, "a packed file (SVGZ?)"}, {0, "PK\3\4", 4, "a packed file or a document"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (len >= rows[i].at + rows[i].len && memcmp(data + rows[i].at, rows[i].bytes, rows[i].len) == 0)
            return rows[i].what;
    return NULL;
}

static bool refuse_kind(struct look *look, const uint8_t *data, size_t len)
{
    const char *what = other_kind(data, len), *hint = "save it as PNG or JPEG, or a drawing as SVG";
    if (what)
        return image_refuse(look, CJ_DIAG_NOT_A_PICTURE, hint, "is %s and can't be drawn", what);
    return image_refuse(look, CJ_DIAG_NOT_A_PICTURE, hint, "is no PNG, JPEG or SVG, whatever its name says");
}

/* --- one file ------------------------------------------------------------------------------------------------------ */

static bool read_one(struct look *look, int folder, struct cj_picture *picture)
{
    g_autoptr(GBytes) bytes = image_open(look, folder);
    if (!bytes)
        return false;
    size_t len;
    const uint8_t *data = g_bytes_get_data(bytes, &len);
    if (len == 0)
        return image_refuse(look, CJ_DIAG_PICTURE_BROKEN, "save the picture anew", "is empty");
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].begins(data, len)) {
            picture->kind = kinds[i].kind;
            picture->turn = 1;
            return kinds[i].read(look, data, len, picture);
        }
    return refuse_kind(look, data, len);
}

/* --- the table ----------------------------------------------------------------------------------------------------- */

/* The next step of a path, or NULL: what names a file or folder, past `.` and `//`. */
static const char *next_step(const char *path, size_t *ret_len)
{
    for (;;) {
        path += strspn(path, "/");
        *ret_len = strcspn(path, "/");
        if (*ret_len == 0)
            return NULL;
        if (*ret_len != 1 || *path != '.')
            return path;
        path++;
    }
}

bool cj_picture_same_file(const char *a, const char *b)
{
    if ((*a == '/') != (*b == '/'))
        return false;
    for (size_t n, m;; a += n, b += m) {
        a = next_step(a, &n);
        b = next_step(b, &m);
        if (!a || !b)
            return !a && !b;
        if (n != m || memcmp(a, b, n) != 0)
            return false;
    }
}

uint32_t cj_pictures_find(const struct cj_pictures *pictures, struct cj_str file)
{
    for (uint32_t i = 0; pictures && i < pictures->n; i++)
        if (file.len > 0 && cj_picture_same_file(pictures->picture[i].file.s, file.s))
            return i;
    return UINT32_MAX;
}

static bool is_known(const GArray *names, const char *file)
{
    for (guint i = 0; i < names->len; i++)
        if (cj_picture_same_file(g_array_index(names, struct cj_str, i).s, file))
            return true;
    return false;
}

static void say(struct cj_diags *diags, struct cj_str file, const struct fault *fault)
{
    struct cj_diag *diag = cj_diags_add(diags, fault->id, file.at, "%s", fault->text);
    cj_diags_hint(diags, diag, "%s", fault->hint);
}

static void read_each(const GArray *names, int folder, struct cj_arena *arena, struct cj_diags *diags, GArray *pictures)
{
    for (guint i = 0; i < names->len; i++) {
        struct look look = {.arena = arena, .file = g_array_index(names, struct cj_str, i)};
        struct cj_picture picture = {.file = look.file};
        if (read_one(&look, folder, &picture))
            g_array_append_val(pictures, picture);
        else
            say(diags, look.file, &look.fault);
    }
}

/* Each file once; the first that is one too many is said. */
static GArray *distinct(const struct cj_str *file, uint32_t nfiles, struct cj_arena *arena, struct cj_diags *diags)
{
    GArray *names = g_array_new(FALSE, FALSE, sizeof(struct cj_str));
    for (uint32_t i = 0; i < nfiles; i++) {
        if (is_known(names, file[i].s))
            continue;
        if (names->len == CJ_PICTURES_MOST) {
            struct look look = {.arena = arena, .file = file[i]};
            image_refuse(&look, CJ_DIAG_TOO_MANY_PICTURES, "show fewer pictures, or split the journey into several files",
                         "is one picture too many: a journey has at most %d", CJ_PICTURES_MOST);
            say(diags, file[i], &look.fault);
            break;
        }
        g_array_append_val(names, file[i]);
    }
    return names;
}

const struct cj_pictures *cj_pictures_read(const char *journey_file, const struct cj_str *file, uint32_t nfiles, struct cj_arena *arena,
                                           struct cj_diags *diags)
{
    struct cj_pictures *table = CJ_NEW(arena, struct cj_pictures, 1);
    if (nfiles == 0)
        return table;
    g_autoptr(GArray) names = distinct(file, nfiles, arena, diags), pictures = g_array_new(FALSE, FALSE, sizeof(struct cj_picture));
    g_autofree char *path = strcmp(journey_file, "-") == 0 ? g_strdup(".") : g_path_get_dirname(journey_file);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        struct look look = {.arena = arena, .file = file[0]};
        image_refuse(&look, CJ_DIAG_PICTURE_UNREADABLE, "see whether you may read that folder",
                     "can't be read: the folder of the journey: %s", g_strerror(errno));
        say(diags, file[0], &look.fault);
        return table;
    }
    read_each(names, folder, arena, diags, pictures);
    close(folder);
    table->n = pictures->len;
    table->picture = cj_arena_seal(arena, pictures);
    return table;
}
