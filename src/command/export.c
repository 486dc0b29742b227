/* export.c - vitrine export --format FORM */
#include "base/file.h"
#include "base/locale.h"
#include "build/build.h"
#include "command/command.h"
#include "command/file.h"
#include "exchange/exchange.h"

static const char *source, *file, *format = "shopify", *language;

static const struct option_row options[] = {
    {"format", 'f', OPTION_TEXT, &format, "FORM", "spreadsheet, shopify, meta, alibaba or jsonfeed (default shopify)"},
    {"out", 'o', OPTION_TEXT, &file, "FILE", "where to write it (default: by the form, here)"},
    {"language", 'l', OPTION_TEXT, &language, "LANGUAGE", "one of the site's"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {0},
};

static int export(struct build *build, const struct exchange_form *form)
{
    const char *reason = NULL, *name = file ? file : form->file;
    if (!build_load(build, &(struct workspace_options){.source = source, .quiet = true}, &reason))
        return command_fail("%s", _(reason));
    struct arena *arena = &build->workspace.arena;
    const struct catalog *catalog = &build->workspace.catalog;
    size_t l = 0;
    while (language && l < catalog->n_languages && !text_is(catalog->languages[l], language))
        l++;
    if (l == catalog->n_languages)
        return command_fail("export: site.yaml has no language \"%s\"", language);
    struct exchanged_list list = exchange_listings(&build->context, arena, l);
    struct buffer out = buffer_new(arena);
    struct buffer left = buffer_new(arena);
    form->write(&build->context, l, &list, &out);
    if (form->report)
        form->report(&build->context, l, &left);
    if (!command_write_file(arena, name, buffer_text(&out), &reason))
        return command_fail("export: %s cannot be written: %s", name, _(reason));
    if (left.size)
        fwrite(left.data, 1, left.size, stderr);
    else
        fprintf(stderr, list.n_items == 1 ? _("%s: %zu listing\n") : _("%s: %zu listings\n"), name, list.n_items);
    return EXIT_FINE;
}

static struct text ending_of(const char *name)
{
    return path_extension(path_name(text_of(name)));
}

/* Would NAME's ending have a program open text as a spreadsheet, or a spreadsheet as text? */
static bool is_misnamed(const char *name, const struct exchange_form *form)
{
    for (size_t i = 0; i < n_exchange_forms; i++) {
        const struct exchange_form *other = exchange_forms[i];
        if (other->is_binary && (other == form) != text_equal_fold(ending_of(name), ending_of(other->file)))
            return true;
    }
    return false;
}

static int run(int argc, char *argv[])
{
    struct build build = {0};
    const struct exchange_form *form = exchange_form_find(text_of(format));
    if (argc > 0)
        return command_fail("export: unexpected \"%s\"", argv[0]);
    if (!form || !form->write)
        return command_fail("export: there is no form \"%s\"; the forms are spreadsheet, shopify, meta, alibaba and jsonfeed", format);
    if (file && ending_of(file).size && is_misnamed(file, form))
        return command_fail("export: the form %s is written as a file like %s, and %s has another ending; give it that one, or choose a form by --format",
                            form->name, form->file, file);
    int status = export(&build, form);
    build_close(&build);
    return status;
}

const struct command command_export = {
    .name = "export",
    .usage = "export [options]",
    .summary = "the listings for a marketplace or a colleague",
    .examples = "  vitrine export --format spreadsheet   every field, with pictures, to edit and import again\n"
                "  vitrine export --format shopify\n"
                "  vitrine export --format alibaba       each field as the form wants it\n",
    .options = options,
    .run = run,
};
