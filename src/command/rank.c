/* rank.c - vitrine rank FILE|-: how much an inquiry promises, and what to do next. */
#include "build/build.h"
#include "base/locale.h"
#include "command/command.h"
#include "command/file.h"
#include "document/inquiry.h"
#include "document/mail.h"

static const char *source, *lang;

static const struct option_row options[] = {
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"lang", 0, OPTION_TEXT, &lang, "LANGUAGE", "en or zh (default: that of the environment)"},
    {0},
};

static void put_why(struct buffer *out, const struct inquiry *inquiry)
{
    static const int times[] = {0, 0, 3, 5};
    if (inquiry->stars == 3)
        buffer_put(out, text_of(_("it asks closely about what is in the catalog")));
    else if (inquiry->asks_everything)
        buffer_put(out, text_of(_("it asks for prices of everything")));
    else if (inquiry->n_matches)
        buffer_put(out, text_of(_("it names something of the catalog, but asks nothing closely")));
    else
        buffer_put(out, text_of(_("what it asks for is not in the catalog")));
    buffer_put(out, TEXT("\n"));
    if (times[inquiry->stars])
        buffer_format(out, _("next: answer today, and follow up %d times\n"), times[inquiry->stars]);
    else
        buffer_put(out, text_of(_("next: a short, friendly answer with the catalog; no follow-up\n")));
}

static void put_products(struct buffer *out, const struct build *build, const struct inquiry *inquiry)
{
    for (size_t i = 0; i < inquiry->n_matches && i < 10; i++) {
        const struct inquiry_match *match = &inquiry->matches[i];
        const struct listing_fields *f = &view_document(&build->context, &build->workspace.catalog.products[match->product], 0)->fields;
        buffer_format(out, i ? "  " : _("about:\n  "));
        buffer_format(out, "%.*s  %.*s", TEXT_ARGS(f->sku.text), TEXT_ARGS(f->title.text));
        buffer_format(out, _("  (by \"%.*s\")\n"), TEXT_ARGS(match->by));
    }
}

static int rank(struct build *build, const char *name)
{
    struct text bytes, from, subject, text;
    const char *reason = NULL;
    struct buffer out;
    if (!build_load(build, &(struct workspace_options){.source = source, .quiet = true}, &reason))
        return command_fail("%s", _(reason));
    struct arena *arena = &build->workspace.arena;
    if (!command_read_file(arena, name, 32 << 20, &bytes, &reason))
        return command_fail("rank: %s cannot be read: %s", name, _(reason));
    mail_read(arena, bytes, &from, &subject, &text);
    struct text all = text_format(arena, "%.*s\n%.*s", TEXT_ARGS(subject), TEXT_ARGS(text));
    struct inquiry inquiry = inquiry_read(&build->context, &build->workspace.lexicon, arena, all);
    out = buffer_new(arena);
    for (int i = 0; i < 3; i++)
        buffer_put(&out, i < inquiry.stars ? TEXT("★") : TEXT("☆"));
    buffer_put(&out, TEXT("  "));
    put_why(&out, &inquiry);
    if (from.size)
        buffer_format(&out, _("from: %.*s\n"), TEXT_ARGS(from));
    put_products(&out, build, &inquiry);
    size_t n = 0;
    for (size_t i = 0; i < N_ASKED; i++)
        if (inquiry.asked[i])
            buffer_format(&out, n++ ? _(", %s") : _("it asks about: %s"), _(asked_name((enum asked)i)));
    buffer_put(&out, n ? TEXT("\n") : TEXT(""));
    return command_print(out.data, out.size) ? EXIT_FINE : EXIT_CANNOT;
}

static int run(int argc, char *argv[])
{
    struct build build = {0};
    if (argc != 1)
        return command_fail("rank: name one e-mail (.eml or text), or - for standard input");
    if (!command_language(lang))
        return EXIT_CANNOT;
    int status = rank(&build, argv[0]);
    build_close(&build);
    return status;
}

const struct command command_rank = {
    .name = "rank",
    .usage = "rank [options] FILE|-",
    .summary = "how much an inquiry promises, what it is about, what to do next",
    .examples = "  vitrine rank inquiry.eml\n",
    .options = options,
    .run = run,
};
