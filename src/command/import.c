/* import.c - vitrine import FILE */
#include "base/locale.h"
#include "build/build.h"
#include "command/command.h"
#include "command/file.h"
#include "exchange/exchange.h"

static const char *source, *format;
static bool dry_run;

static const struct option_row options[] = {
    {"dry-run", 'n', OPTION_FLAG, &dry_run, NULL, "show the changes, make none"},
    {"format", 'f', OPTION_TEXT, &format, "FORM", "shopify, woocommerce, merchant or spreadsheet (default: by what the file holds)"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {0},
};

static const struct exchange_form *recognise(struct text bytes)
{
    for (size_t i = 0; i < n_exchange_forms; i++)
        if (exchange_forms[i]->matches && exchange_forms[i]->matches(bytes))
            return exchange_forms[i];
    return NULL;
}

/* What the listings' categories need in site.yaml: each would be an error of the next check. */
static void tell_categories(struct build *build, const struct exchanged_list *list)
{
    struct arena *arena = &build->workspace.arena;
    struct buffer lines = buffer_new(arena);
    size_t n = exchange_missing_categories(&build->workspace.catalog, arena, list, &lines);
    if (n == 0)
        return;
    fprintf(stderr, _("these listings name categories that content/site.yaml lacks (%zu); put there, below \"categories:\":\n"), n);
    fwrite(lines.data, 1, lines.size, stderr);
}

static int import(struct build *build, const char *name)
{
    const char *reason = NULL;
    struct text bytes;
    struct exchanged_list list = {0};
    struct update_summary summary;
    if (!build_load(build, &(struct workspace_options){.source = source, .quiet = true, .load = {.drafts = true, .future = true}}, &reason))
        return command_fail("%s", _(reason));
    struct arena *arena = &build->workspace.arena;
    struct buffer diff = buffer_new(arena);
    if (!command_read_file(arena, name, 512u << 20, &bytes, &reason))
        return command_fail("import: %s cannot be read: %s", name, _(reason));
    const struct exchange_form *form = format ? exchange_form_find(text_of(format)) : recognise(bytes);
    bool is_text = !text_starts(bytes, TEXT("\xFF\xFE")) && !text_starts(bytes, TEXT("\xFE\xFF")); /* Excel's "Unicode text" is UTF-16 */
    if (is_text && (!form || !form->read))
        return command_fail("import: %s is no form that is known here; --format is shopify, woocommerce, merchant, or spreadsheet "
                            "(a file that `vitrine export --format spreadsheet` wrote)",
                            format ? format : name);
    if (!is_text || (!form->is_binary && text_invalid(bytes) != TEXT_NOT_FOUND))
        return command_fail("import: %s is not UTF-8; save it as UTF-8 (in Excel: \"CSV UTF-8\")", name);
    if (!form->read(arena, bytes, &list, &reason))
        return command_fail("import: %s: %s", name, _(reason));
    if (!exchange_update(&build->context, arena, &list, dry_run, &diff, &summary, &reason))
        return command_fail("import: %s", _(reason));
    if (dry_run && !command_print(diff.size ? diff.data : "", diff.size))
        return EXIT_CANNOT;
    if (!dry_run && summary.refused.size)
        fwrite(summary.refused.data, 1, summary.refused.size, stderr);
    fprintf(stderr, _("%zu listings: %zu new, %zu changed, %zu as they are%s\n"), list.n_items, summary.n_new, summary.n_changed, summary.n_same,
            dry_run ? _("; nothing was written") : "");
    tell_categories(build, &list);
    return EXIT_FINE;
}

static int run(int argc, char *argv[])
{
    struct build build = {0};
    if (argc != 1)
        return command_fail("import: name one file, like products.csv");
    int status = import(&build, argv[0]);
    build_close(&build);
    return status;
}

const struct command command_import = {
    .name = "import",
    .usage = "import [options] FILE",
    .summary = "listings from Shopify, WooCommerce or a Merchant feed; known ones are changed in place",
    .examples = "  vitrine import --dry-run products.csv   what would change, as a diff\n"
                "  vitrine import products.csv\n",
    .options = options,
    .run = run,
};
