/* quote.c - vitrine quote SKU[:QUANTITY]... */
#include "base/locale.h"
#include "build/build.h"
#include "command/command.h"
#include "command/file.h"
#include "document/quote.h"

static const char *source, *file, *language, *currency, *buyer, *valid_until;
static size_t jobs;
static bool quiet;

static const struct option_row options[] = {
    {"out", 'o', OPTION_TEXT, &file, "FILE", "quote.xlsx, .html or .csv by its name (default quote.xlsx)"},
    {"language", 'l', OPTION_TEXT, &language, "LANGUAGE", "one of the site's"},
    {"currency", 0, OPTION_TEXT, &currency, "CODE", "by the rates of site.yaml"},
    {"buyer", 0, OPTION_TEXT, &buyer, "NAME", "for whom it is"},
    {"valid-until", 0, OPTION_TEXT, &valid_until, "DATE", "the last day of its prices"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"jobs", 'j', OPTION_NUMBER, &jobs, "N", "workers (default: one a processor)"},
    {"quiet", 'q', OPTION_FLAG, &quiet, NULL, "nothing but errors"},
    {0},
};

static bool write_quote(const struct quote *quote, const struct shots *shots, struct arena *arena, const char *name, const char **reason)
{
    struct buffer out = buffer_new(arena);
    if (text_ends(text_of(name), TEXT(".xlsx")))
        return quote_write_xlsx(quote, shots, arena, name, reason);
    if (text_ends(text_of(name), TEXT(".csv")))
        quote_write_csv(quote, &out);
    else if (!quote_write_html(quote, shots, &out, reason))
        return false;
    return command_write_file(arena, name, buffer_text(&out), reason);
}

static void tell(const struct quote *quote, const char *name)
{
    int64_t total = 0;
    for (size_t i = 0; i < quote->n_lines; i++)
        total += quote->lines[i].unit_price * quote->lines[i].quantity;
    fprintf(stderr, quote->n_lines == 1 ? _("%s: %zu line, %.*s\n") : _("%s: %zu lines, %.*s\n"), name, quote->n_lines,
            TEXT_ARGS(view_money(&quote->view, quote->currency, total)));
}

static int make(struct build *build, int argc, char *argv[])
{
    const char *reason = NULL, *name = file ? file : "quote.xlsx";
    struct quote quote;
    struct edition_wish wish = {.language = text_of(language ? language : ""),
                                .currency = text_of(currency ? currency : ""),
                                .buyer = text_of(buyer ? buyer : ""),
                                .valid_until = text_of(valid_until ? valid_until : "")};
    if (!build_load(build, &(struct workspace_options){.source = source, .jobs = jobs, .quiet = quiet}, &reason))
        return command_fail("%s", _(reason));
    struct arena *arena = &build->workspace.arena;
    struct text *items = arena_array(arena, struct text, (size_t)argc);
    for (int i = 0; i < argc; i++)
        items[i] = text_of(argv[i]);
    struct shots shots = {&build->context, build->workspace.pool, 320, 0};
    if (!quote_open(&build->context, arena, &wish, items, (size_t)argc, &quote, &reason))
        return command_fail("quote: %s", _(reason));
    if (!write_quote(&quote, &shots, arena, name, &reason))
        return command_fail("quote: %s cannot be written: %s", name, _(reason));
    if (!quiet)
        tell(&quote, name);
    return EXIT_FINE;
}

static int run(int argc, char *argv[])
{
    struct build build = {0};
    struct text name = text_of(file ? file : "quote.xlsx");
    if (argc == 0)
        return command_fail("quote: name what is asked for, like LB-B55:2000");
    if (!text_ends(name, TEXT(".xlsx")) && !text_ends(name, TEXT(".csv")) && !text_ends(name, TEXT(".html")))
        return command_fail("quote: a quotation is .xlsx, .html or .csv, not %s", name.data);
    int status = make(&build, argc, argv);
    build_close(&build);
    return status;
}

const struct command command_quote = {
    .name = "quote",
    .usage = "quote [options] SKU[:QUANTITY]...",
    .summary = "a quotation to choose from, as a spreadsheet, HTML or CSV",
    .examples = "  vitrine quote LB-B55:2000 LB-K23 --buyer \"Nordlicht GmbH\" --valid-until 2027-03-31\n"
                "  vitrine quote --currency EUR LB-G60 -o shelf.html\n",
    .options = options,
    .run = run,
};
