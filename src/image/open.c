/* The file of a picture, beneath the journey's folder and nowhere else; what is wrong with its path, and a name that was meant. */
#include "image_priv.h"

#include <cjmap/beneath.h>
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_MOST = 4096 }; /* looked through for one that was meant */

static const char beside[] = "put the picture beside the journey's file, or in a folder there, and write its name: `picture.png`";

static const char cant_read[] = "see whether you may read it, and whether it is whole: open it in another program";

static bool refuse_link(struct look *look)
{
    return image_refuse(look, CJ_DIAG_PICTURE_OUTSIDE, "put a copy of the picture itself beside the journey's file",
                        "leads through a link, which may point anywhere");
}

/* What a path must not be, whatever lies on the disk. */
static bool check_path(struct look *look)
{
    const char *path = look->file.s;
    if (strstr(path, "://") || g_str_has_prefix(path, "data:"))
        return image_refuse(look, CJ_DIAG_PICTURE_OUTSIDE, "save the picture beside the journey's file, and write its name: `picture.png`",
                            "is a web address, and nothing is fetched from there");
    if (path[0] == '/' || (g_ascii_isalpha(path[0]) && path[1] == ':' && (path[2] == '\\' || path[2] == '/')))
        return image_refuse(look, CJ_DIAG_PICTURE_OUTSIDE, beside, "lies outside the folder of the journey");
    g_auto(GStrv) step = g_strsplit(path, "/", -1);
    for (uint32_t i = 0; step[i]; i++)
        if (strcmp(step[i], "..") == 0)
            return image_refuse(look, CJ_DIAG_PICTURE_OUTSIDE, beside, "leads out of the folder of the journey with `..`");
    return true;
}

/* --- a name that was meant ----------------------------------------------------------------------------------------- */

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool names_picture(const char *name)
{
    static const char *const suffix[] = { ".png", ".jpg", ".jpeg", ".svg" };
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(suffix); i++)
        if (g_str_has_suffix(lower, suffix[i]))
            return true;
    return false;
}

static bool may_be_meant(int folder, const char *name, bool is_folder)
{
    struct stat status;
    if (name[0] == '.' || !g_utf8_validate(name, -1, NULL) || (!is_folder && !names_picture(name)))
        return false;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && (is_folder ? S_ISDIR(status.st_mode) : S_ISREG(status.st_mode));
}

/* The names in a folder, sorted: the order on the disk must not show. Of a very full one none. */
static GPtrArray *list(int folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return names;
    }
    for (const struct dirent *entry; names->len <= NAMES_MOST && (entry = readdir(dir));)
        g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(dir);
    if (names->len > NAMES_MOST)
        g_ptr_array_set_size(names, 0);
    g_ptr_array_sort(names, by_name);
    return names;
}

/* Without its suffix: somebody who saved a picture anew often changes that. g_free it. */
static char *stem(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? g_strndup(name, (gsize)(dot - name)) : g_strdup(name);
}

char *image_neighbour(int folder, const char *name, bool is_folder)
{
    g_autoptr(GPtrArray) names = list(folder);
    g_autofree char *meant_stem = stem(name);
    unsigned best = (unsigned)g_utf8_strlen(name, -1) / 3 + 1;
    const char *found = NULL;
    for (guint i = 0; i < names->len; i++) {
        const char *there = names->pdata[i];
        g_autofree char *there_stem = stem(there);
        unsigned distance = cj_distance(name, there, best);
        if (!is_folder && cj_distance(meant_stem, there_stem, 1) == 0)
            distance = 0;
        if (distance >= best || !may_be_meant(folder, there, is_folder))
            continue;
        best = distance;
        found = there;
    }
    return g_strdup(found);
}

/* --- what is the matter ------------------------------------------------------------------------------------------------- */

static bool refuse_missing(struct look *look, int folder, const char *name, bool is_folder)
{
    g_autofree char *meant = image_neighbour(folder, name, is_folder);
    const char *hint = beside;
    if (meant)
        hint = cj_arena_printf(look->arena, is_folder ? "did you mean the folder `%s`?" : "did you mean `%s`?", meant);
    else if (strchr(name, '\\'))
        hint = "folders and files are separated by `/`, on every system";
    if (is_folder)
        return image_refuse(look, CJ_DIAG_PICTURE_MISSING, hint, "is not there: there is no folder `%s`", name);
    return image_refuse(look, CJ_DIAG_PICTURE_MISSING, hint, "is not there");
}

static bool refuse_fault(struct look *look, const struct cj_beneath *at)
{
    static const char name_it[] = "name the file of a picture: `picture.png`";
    switch (at->fault) {
    case CJ_BENEATH_MISSING: return refuse_missing(look, at->folder, at->step, at->leads_on);
    case CJ_BENEATH_LINK: return refuse_link(look);
    case CJ_BENEATH_NO_FOLDER: return image_refuse(look, CJ_DIAG_PICTURE_UNREADABLE, name_it, "leads to `%s`, which is no folder", at->step);
    case CJ_BENEATH_NO_FILE:
        return at->step ? image_refuse(look, CJ_DIAG_PICTURE_UNREADABLE, name_it, "leads to `%s`, which is no file", at->step)
                        : image_refuse(look, CJ_DIAG_PICTURE_UNREADABLE, name_it, "is a folder");
    case CJ_BENEATH_TOO_LARGE:
        return image_refuse(look, CJ_DIAG_PICTURE_TOO_LARGE, "make it smaller: a picture on a map is seldom wider than 2000 pixels",
                            "is larger than %d MiB", CJ_PICTURE_BYTES_MOST / 1024 / 1024);
    default: return image_refuse(look, CJ_DIAG_PICTURE_UNREADABLE, cant_read, "can't be read: %s", g_strerror(at->code));
    }
}

GBytes *image_open(struct look *look, int folder)
{
    struct cj_beneath at;
    if (!check_path(look))
        return NULL;
    GBytes *bytes = cj_beneath_read(folder, look->file.s, CJ_PICTURE_BYTES_MOST, &at);
    if (!bytes)
        refuse_fault(look, &at);
    cj_beneath_clear(&at);
    return bytes;
}
