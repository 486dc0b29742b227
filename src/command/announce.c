/* announce.c - vitrine announce --since DATE */
#include "base/locale.h"
#include "build/build.h"
#include "command/command.h"
#include "command/file.h"
#include "document/announce.h"

static const char *source, *file, *since, *language, *currency;
static bool no_prices;

static const struct option_row options[] = {
    {"since", 0, OPTION_TEXT, &since, "DATE", "listings from that day on"},
    {"out", 'o', OPTION_TEXT, &file, "FILE", "the draft (default news.eml)"},
    {"language", 'l', OPTION_TEXT, &language, "LANGUAGE", "one of the site's"},
    {"currency", 0, OPTION_TEXT, &currency, "CODE", "by the rates of site.yaml"},
    {"no-prices", 0, OPTION_FLAG, &no_prices, NULL, "without prices"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {0},
};

static int announce(struct build *build)
{
    enum { MOST_PHOTO_BYTES = 600 * 1000 };
    const char *reason = NULL, *name = file ? file : "news.eml";
    struct edition edition;
    struct mail mail;
    struct edition_wish wish = {
        .since = text_of(since), .language = text_of(language ? language : ""), .currency = text_of(currency ? currency : ""), .no_prices = no_prices};
    if (!build_load(build, &(struct workspace_options){.source = source, .quiet = true}, &reason))
        return command_fail("%s", _(reason));
    struct arena *arena = &build->workspace.arena;
    if (!edition_open(&build->context, arena, &wish, &edition, &reason))
        return command_fail("announce: %s", _(reason));
    if (edition.n_products == 0)
        return command_fail("announce: there is no listing from %s on", since);
    struct shots shots = {&build->context, build->workspace.pool, 320, 0};
    announce_make(&build->context, arena, &edition, &shots, MOST_PHOTO_BYTES, &mail);
    if (!command_write_file(arena, name, mail_write(arena, &mail), &reason))
        return command_fail("announce: %s cannot be written: %s", name, _(reason));
    fprintf(stderr, edition.n_products == 1 ? _("%s: %zu listing") : _("%s: %zu listings"), name, edition.n_products);
    fprintf(stderr, mail.n_inlined == 1 ? _(", %zu photo\n") : _(", %zu photos\n"), mail.n_inlined);
    return EXIT_FINE;
}

static int run(int argc, char *argv[])
{
    struct build build = {0};
    if (argc > 0)
        return command_fail("announce: unexpected \"%s\"", argv[0]);
    if (!since)
        return command_fail("announce: say --since DATE, like 2026-09-01");
    int status = announce(&build);
    build_close(&build);
    return status;
}

const struct command command_announce = {
    .name = "announce",
    .usage = "announce [options]",
    .summary = "the new listings as a letter to send: text, HTML, photos",
    .examples = "  vitrine announce --since 2026-09-01 -o news.eml\n",
    .options = options,
    .run = run,
};
