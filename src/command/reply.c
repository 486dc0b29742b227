/* reply.c - vitrine reply TEMPLATE --product SKU --to NAME */
#include "build/build.h"
#include "base/locale.h"
#include "command/command.h"
#include "command/file.h"
#include "document/mail.h"
#include "document/reply.h"

static const char *source, *file, *product, *to, *address, *asked, *language, *currency;
static struct option_list attached;
static bool no_prices;

static const struct option_row options[] = {
    {"product", 'p', OPTION_TEXT, &product, "SKU", "what it is about"},
    {"to", 't', OPTION_TEXT, &to, "NAME", "whom it greets"},
    {"address", 0, OPTION_TEXT, &address, "MAIL", "the buyer's e-mail address"},
    {"inquiry", 'i', OPTION_TEXT, &asked, "FILE", "the mail that is answered: what it says already is not asked back"},
    {"attach", 'a', OPTION_LIST, &attached, "FILE", "a catalog, a quotation; may be given again"},
    {"out", 'o', OPTION_TEXT, &file, "FILE", "a draft for the mail program (.eml); default: the text, on the terminal"},
    {"language", 'l', OPTION_TEXT, &language, "LANGUAGE", "one of the site's"},
    {"currency", 0, OPTION_TEXT, &currency, "CODE", "by the rates of site.yaml"},
    {"no-prices", 0, OPTION_FLAG, &no_prices, NULL, "without prices"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {0},
};

static struct text type_of(struct text name)
{
    static const char *const types[][2] = {{".pdf", "application/pdf"}, {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
                                           {".csv", "text/csv"},        {".html", "text/html"},
                                           {".jpg", "image/jpeg"},      {".zip", "application/zip"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_ends(name, text_of(types[i][0])))
            return text_of(types[i][1]);
    return TEXT("application/octet-stream");
}

static int write_draft(struct build *build, const struct reply *reply)
{
    struct arena *arena = &build->workspace.arena;
    const struct company *company = &build->workspace.catalog.sites[0].company;
    struct mail_part parts[MAX_LIST];
    const char *reason = NULL;
    for (size_t i = 0; i < attached.n_items; i++) {
        parts[i] = (struct mail_part){path_name(text_of(attached.items[i])), type_of(text_of(attached.items[i])), {0}};
        if (!command_read_file(arena, attached.items[i], 256u << 20, &parts[i].bytes, &reason))
            return command_fail("reply: %s cannot be read: %s", attached.items[i], _(reason));
    }
    struct mail mail = {.from_name = company->contact.name.text,
                        .from = company->email.text,
                        .to_name = text_of(to),
                        .to = text_of(address ? address : ""),
                        .subject = reply->subject,
                        .text = reply->text,
                        .attachments = parts,
                        .n_attachments = attached.n_items};
    if (!command_write_file(arena, file, mail_write(arena, &mail), &reason))
        return command_fail("reply: %s cannot be written: %s", file, _(reason));
    return EXIT_FINE;
}

static int answer(struct build *build, const char *name)
{
    const char *reason = NULL;
    struct edition edition;
    struct reply reply;
    struct inquiry inquiry;
    struct text sku = text_of(product), bytes, from, subject, text;
    struct edition_wish wish = {
        .language = text_of(language ? language : ""), .currency = text_of(currency ? currency : ""), .skus = &sku, .n_skus = 1, .no_prices = no_prices};
    if (!build_load(build, &(struct workspace_options){.source = source, .quiet = true}, &reason))
        return command_fail("%s", _(reason));
    struct arena *arena = &build->workspace.arena;
    if (!edition_open(&build->context, arena, &wish, &edition, &reason))
        return command_fail("reply: %s", _(reason));
    if (asked && !command_read_file(arena, asked, 32 << 20, &bytes, &reason))
        return command_fail("reply: %s cannot be read: %s", asked, _(reason));
    if (asked) {
        mail_read(arena, bytes, &from, &subject, &text);
        inquiry = inquiry_read(&build->context, &build->workspace.lexicon, arena, text_format(arena, "%.*s\n%.*s", TEXT_ARGS(subject), TEXT_ARGS(text)));
    }
    if (!reply_make(&build->context, arena, &edition, text_of(name), edition.products[0], text_of(to), asked ? &inquiry : NULL, &reply, &reason))
        return command_fail("reply: %s", _(reason));
    if (file)
        return write_draft(build, &reply);
    struct text all = text_format(arena, "Subject: %.*s\n\n%.*s\n", TEXT_ARGS(reply.subject), TEXT_ARGS(reply.text));
    return command_print(all.data, all.size) ? EXIT_FINE : EXIT_CANNOT;
}

static int run(int argc, char *argv[])
{
    struct build build = {0};
    if (argc != 1)
        return command_fail("reply: name one template of content/replies, like inquiry");
    if (!product || !to)
        return command_fail("reply: --product and --to are wanted");
    int status = answer(&build, argv[0]);
    build_close(&build);
    return status;
}

const struct command command_reply = {
    .name = "reply",
    .usage = "reply [options] TEMPLATE",
    .summary = "an answer from content/replies, filled with the listing's facts",
    .examples = "  vitrine reply inquiry --product LB-B55 --to \"Ms Weber\" --inquiry mail.eml\n"
                "  vitrine reply inquiry -p LB-B55 -t \"Ms Weber\" -a catalog.pdf -a quote.xlsx -o answer.eml\n",
    .options = options,
    .run = run,
};
