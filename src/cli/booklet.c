/* --pages: a booklet. An overview, then the phases on sheets of their own, all with type of one size: that of the fullest. */
#include "cli_priv.h"

#include <math.h>
#include <string.h>

#define SAME_PT .01
enum { ROUNDS = 6 }; /* a part may have no place for a word at the size of the others, and its type become smaller yet */

bool cj_booklet_agrees(const struct cj_options *options, enum cj_format format, GError **error)
{
    if (!options->pages)
        return true;
    if (options->paper_given && options->sheet.sheet == CJ_SHEET_NATURAL)
        return cj_cli_refuse(error, "--pages: sheets of a booklet need a size; give one, such as --paper A4, or leave --paper out");
    if (cj_format_row(format)->one_page)
        return cj_cli_refuse(error, "--pages makes several pages, and a file in %s holds one; write a PDF, or leave --pages out",
                             cj_format_row(format)->name);
    return true;
}

void cj_booklet_sheet(struct cj_layout_options *sheet)
{
    if (sheet->sheet != CJ_SHEET_FIXED) { /* an office printer has it */
        sheet->sheet = CJ_SHEET_FIXED;
        sheet->paper = cj_paper_find("A4");
    }
    if (sheet->orientation == CJ_ORIENTATION_AUTO && sheet->paper)
        sheet->orientation = CJ_LANDSCAPE;
    sheet->bands = 0;
}

/* --- type ----------------------------------------------------------------------------------------------------------- */

static bool lay_out_part(const struct cj_layer_out *lay, struct cj_booklet *booklet, uint32_t i, double most_pt, GError **error)
{
    struct cj_layout_options options = *lay->asked;
    options.content = CJ_SHEET_PHASES;
    options.first_phase = booklet->part[i].first_phase;
    options.nphases = booklet->part[i].nphases;
    options.most_em_pt = most_pt;
    booklet->layout[i] = lay->lay_out(lay->self, &options, error);
    return booklet->layout[i] != NULL;
}

/* All parts as large as the smallest comes out, which holds the others down. */
static bool lay_out_parts(const struct cj_layer_out *lay, struct cj_booklet *booklet, GError **error)
{
    double most_pt = 0, least_pt = INFINITY;
    for (int round = 0; round < ROUNDS && fabs(most_pt - least_pt) > SAME_PT; round++) {
        most_pt = round > 0 ? least_pt : 0;
        for (uint32_t i = 0; i < booklet->nparts; i++) {
            if (round > 0 && booklet->layout[i]->sheet.em_pt <= most_pt + SAME_PT)
                continue;
            if (!lay_out_part(lay, booklet, i, most_pt, error))
                return false;
        }
        for (uint32_t i = 0; i < booklet->nparts; i++)
            if (booklet->layout[i]->sheet.em_pt < least_pt - SAME_PT) {
                least_pt = booklet->layout[i]->sheet.em_pt;
                booklet->fullest = i;
            }
    }
    return true;
}

const struct cj_booklet *cj_booklet_make(const struct cj_reading *reading, const struct cj_layer_out *lay, GError **error)
{
    struct cj_measurer measurer = cj_fonts_measurer(reading->look.fonts);
    struct cj_booklet *booklet = CJ_NEW(lay->arena, struct cj_booklet, 1);
    struct cj_layout_options overview = *lay->asked;
    overview.content = CJ_SHEET_OVERVIEW;
    overview.least_em_pt = 0;
    booklet->part = cj_layout_parts(reading->journey, reading->look.theme, &measurer, lay->asked, lay->arena, &booklet->nparts);
    booklet->layout = CJ_NEW(lay->arena, const struct cj_layout *, booklet->nparts);
    booklet->overview = lay->lay_out(lay->self, &overview, error);
    return booklet->overview && lay_out_parts(lay, booklet, error) ? booklet : NULL;
}

/* --- pages ---------------------------------------------------------------------------------------------------------- */

/* What was typed on several lines, on one. */
static const char *on_one_line(const char *text, struct cj_arena *arena)
{
    g_autofree char *line = g_strdelimit(g_strdup(text), "\n", ' ');
    return cj_arena_strndup(arena, line, strlen(line));
}

const char *cj_booklet_part_name(const struct cj_booklet *booklet, uint32_t part, const struct cj_journey *journey, struct cj_arena *arena)
{
    const struct cj_part_of_journey *is = &booklet->part[part];
    const char *first = on_one_line(journey->phases[is->first_phase].name.s, arena);
    if (is->nphases == 1)
        return first;
    return cj_arena_printf(arena, "%s \u2013 %s", first, on_one_line(journey->phases[is->first_phase + is->nphases - 1].name.s, arena));
}

const struct cj_book *cj_booklet_book(const struct cj_booklet *booklet, const struct cj_journey *journey, const struct cj_scene *const *scene,
                                      struct cj_arena *arena)
{
    struct cj_leaf *leaf = CJ_NEW(arena, struct cj_leaf, booklet->nparts + 1);
    leaf[0] = (struct cj_leaf){ scene[0], cj_label(cj_language_find(journey->language.s), CJ_LABEL_BOOKLET_OVERVIEW), on_one_line(journey->title.s, arena) };
    for (uint32_t i = 0; i < booklet->nparts; i++)
        leaf[i + 1] = (struct cj_leaf){ scene[i + 1], cj_arena_printf(arena, "%u", i + 1), cj_booklet_part_name(booklet, i, journey, arena) };
    return cj_impose_booklet(leaf, booklet->nparts + 1, arena);
}
