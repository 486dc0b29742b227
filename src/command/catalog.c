/* catalog.c - vitrine catalog: the whole catalog, or an edition of it, as a PDF or as one HTML file. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/locale.h"
#include "build/build.h"
#include "command/command.h"
#include "document/html.h"
#include "document/pdf.h"

static const char *source, *file, *edition_name, *language, *currency, *layout, *paper, *buyer, *valid_until, *since, *max_size, *format, *against;
static struct option_list skus, categories;
static size_t jobs;
static bool no_prices, crop_marks, quiet;

static const struct option_row options[] = {
    {"out", 'o', OPTION_TEXT, &file, "FILE", "where to write it (default catalog.pdf or catalog.html here)"},
    {"format", 'f', OPTION_TEXT, &format, "FORM", "pdf or html (default: by the name of the file, else pdf)"},
    {"edition", 'e', OPTION_TEXT, &edition_name, "NAME", "an edition of site.yaml; the options below win over it"},
    {"sku", 0, OPTION_LIST, &skus, "SKU", "only this listing; may be given again"},
    {"category", 0, OPTION_LIST, &categories, "NAME", "only this category and those below it; may be given again"},
    {"since", 0, OPTION_TEXT, &since, "DATE", "only listings from that day on"},
    {"language", 'l', OPTION_TEXT, &language, "LANGUAGE", "one of the site's"},
    {"currency", 0, OPTION_TEXT, &currency, "CODE", "by the rates of site.yaml"},
    {"no-prices", 0, OPTION_FLAG, &no_prices, NULL, "no price anywhere in the file"},
    {"layout", 0, OPTION_TEXT, &layout, "LAYOUT", "full, half, grid or list (default half)"},
    {"paper", 0, OPTION_TEXT, &paper, "PAPER", "a4 or letter"},
    {"crop-marks", 0, OPTION_FLAG, &crop_marks, NULL, "marks for the printer's knife"},
    {"buyer", 0, OPTION_TEXT, &buyer, "NAME", "for whom it is made, on the cover"},
    {"valid-until", 0, OPTION_TEXT, &valid_until, "DATE", "the last day of its prices"},
    {"max-size", 0, OPTION_TEXT, &max_size, "SIZE", "like 8MB: photos as good as fit"},
    {"against", 0, OPTION_TEXT, &against, "NAME", "writes no file: says what differs from this edition of site.yaml"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"jobs", 'j', OPTION_NUMBER, &jobs, "N", "workers (default: one a processor)"},
    {"quiet", 'q', OPTION_FLAG, &quiet, NULL, "nothing but errors"},
    {0},
};

struct job {
    struct build build;
    struct edition edition;
    struct shots shots;
    bool is_html;
};

/* "8MB", "500 KB", "8000000": bytes. */
static bool read_size(const char *given, uint64_t *bytes)
{
    struct text text = text_trim(text_of(given)), unit;
    size_t digits = 0;
    int64_t millionths;
    while (digits < text.size && ((text.data[digits] >= '0' && text.data[digits] <= '9') || text.data[digits] == '.'))
        digits++;
    unit = text_trim(text_slice(text, digits, text.size));
    if (!text_to_millionths(text_slice(text, 0, digits), &millionths) || millionths <= 0 || millionths > INT64_C(1000000000000))
        return false;
    uint64_t factor = text_is(unit, "MB") || text_is(unit, "M")   ? 1000000
                      : text_is(unit, "KB") || text_is(unit, "K") ? 1000
                      : text_is(unit, "MiB")                      ? 1048576
                                                                  : 1;
    bool known = factor > 1 || unit.size == 0 || text_is(unit, "B");
    *bytes = (uint64_t)millionths * factor / 1000000;
    return known;
}

static bool write_document(struct job *job, int fd, struct pdf_summary *summary, const char **reason)
{
    if (job->is_html)
        return html_write(&job->build.context, &job->edition, &job->shots, fd, &summary->bytes, reason);
    return pdf_write(&job->build.context, &job->edition, &job->shots, fd, summary, reason);
}

/* What the document has besides photos of SUM bytes: it is made once, into a file without a name. */
static bool weigh_rest(struct job *job, uint64_t sum, uint64_t *rest, const char **reason)
{
    struct pdf_summary whole = {0};
    FILE *trial = tmpfile();
    bool ok = trial && write_document(job, fileno(trial), &whole, reason);
    if (!trial)
        *reason = text_format(&job->build.workspace.arena, _("no temporary file can be made: %s"), _(error_text(errno))).data;
    else
        fclose(trial);
    *rest = whole.bytes > sum ? whole.bytes - sum : 0;
    return ok;
}

/* Photos as good as MOST bytes allow. */
static bool fit(struct job *job, uint64_t most, const char **reason)
{
    enum { A_PHOTO = 700 }; /* each has a description of its own in the file; a first guess */
    struct arena *arena = &job->build.workspace.arena;
    struct pdf_summary empty = {0};
    uint64_t sum, rest;
    size_t n, *pictures = pdf_pictures(&job->build.context, arena, &job->edition, &n);
    if (!write_document(job, -1, &empty, reason))
        return false;
    rest = empty.bytes + (uint64_t)n * A_PHOTO;
    for (int round = 0; round < 2; round++) {
        uint64_t room = most > rest ? most - rest : 0;
        room = job->is_html ? room / 4 * 3 : room; /* base64 */
        if (!shots_fit(&job->shots, pictures, n, room - room / 100, &sum))
            break;
        if (round == 1)
            return true;
        if (!weigh_rest(job, job->is_html ? sum / 3 * 4 : sum, &rest, reason))
            return false;
    }
    *reason = text_format(arena, _("%s is too little: even with the smallest photos the file would have %.1f MB; leave out listings, or choose --layout list"),
                          max_size, (double)(rest + (job->is_html ? sum / 3 * 4 : sum)) / 1e6)
                  .data;
    return false;
}

/* To a new file beside, which takes the name when it is whole. */
static bool write_file(struct job *job, const char *name, struct pdf_summary *summary, const char **reason)
{
    struct arena *arena = &job->build.workspace.arena;
    const char *beside = text_format(arena, "%s.new", name).data;
    int fd = open(beside, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        *reason = text_format(arena, _("%s cannot be written: %s"), name, _(error_text(errno))).data;
        return false;
    }
    bool ok = write_document(job, fd, summary, reason);
    if (close(fd) < 0 || !ok || rename(beside, name) < 0) {
        *reason = text_format(arena, _("%s cannot be written: %s"), name, _(ok ? error_text(errno) : *reason)).data;
        unlink(beside);
        return false;
    }
    return true;
}

static void texts_of(const struct option_list *list, struct text *texts)
{
    for (size_t i = 0; i < list->n_items; i++)
        texts[i] = text_of(list->items[i]);
}

/* Is PRODUCT in EDITION? */
static bool holds(const struct edition *edition, size_t product)
{
    for (size_t i = 0; i < edition->n_products; i++)
        if (edition->products[i] == product)
            return true;
    return false;
}

static struct text first_price(const struct view_page *page, const struct edition *edition, const struct listing_fields *f)
{
    return f->price.tiers.n_items ? edition_money(page, edition, f, f->price.tiers.items[0].price.millionths) : TEXT("");
}

/* What the edition has that OTHER has not, the other way round, and whose price reads otherwise. */
static int tell_difference(const struct job *job, const struct edition *other)
{
    const struct view_context *context = &job->build.context;
    struct arena *arena = context->catalog->arena;
    struct buffer out = buffer_new(arena);
    struct view_page page = view_page_open(context, arena, &(struct output){.path = TEXT("catalog.pdf")});
    for (size_t i = 0; i < context->order.n_products; i++) {
        size_t product = context->order.products[i];
        const struct listing_fields *f = &view_document(context, &context->catalog->products[product], 0)->fields;
        bool here = holds(&job->edition, product), there = holds(other, product);
        struct text now = here ? first_price(&page, &job->edition, f) : TEXT(""), was = there ? first_price(&page, other, f) : TEXT("");
        if (here != there)
            buffer_format(&out, "%s %.*s  %.*s\n", here ? _("new      ") : _("withdrawn"), TEXT_ARGS(f->sku.text), TEXT_ARGS(f->title.text));
        else if (here && !text_equal(now, was))
            buffer_format(&out, _("changed   %.*s  %.*s: %.*s, was %.*s\n"), TEXT_ARGS(f->sku.text), TEXT_ARGS(f->title.text),
                          TEXT_ARGS(now.size ? now : text_of(_("no price"))), TEXT_ARGS(was.size ? was : text_of(_("no price"))));
    }
    if (out.size == 0)
        buffer_put(&out, text_of(_("both hold the same\n")));
    return command_print(out.data, out.size) ? EXIT_FINE : EXIT_CANNOT;
}

static int make(struct job *job)
{
    struct text sku_texts[MAX_LIST], category_texts[MAX_LIST];
    struct pdf_summary summary = {0};
    const char *reason = NULL;
    uint64_t most = 0;
    texts_of(&skus, sku_texts);
    texts_of(&categories, category_texts);
    struct edition_wish wish = {text_of(edition_name ? edition_name : ""),
                                text_of(language ? language : ""),
                                text_of(currency ? currency : ""),
                                text_of(layout ? layout : ""),
                                text_of(paper ? paper : ""),
                                text_of(buyer ? buyer : ""),
                                text_of(valid_until ? valid_until : ""),
                                text_of(since ? since : ""),
                                sku_texts,
                                category_texts,
                                skus.n_items,
                                categories.n_items,
                                no_prices,
                                crop_marks};
    const char *name = file ? file : job->is_html ? "catalog.html" : "catalog.pdf";
    if (max_size && !read_size(max_size, &most))
        return command_fail("catalog: --max-size wants a size like 8MB, not \"%s\"", max_size);
    if (!build_load(&job->build, &(struct workspace_options){.source = source, .jobs = jobs, .quiet = quiet}, &reason) ||
        !edition_open(&job->build.context, &job->build.workspace.arena, &wish, &job->edition, &reason))
        return command_fail("%s", _(reason));
    if (against) {
        struct edition other;
        if (!edition_open(&job->build.context, &job->build.workspace.arena, &(struct edition_wish){.name = text_of(against)}, &other, &reason))
            return command_fail("%s", _(reason));
        return tell_difference(job, &other);
    }
    job->shots = (struct shots){&job->build.context, job->build.workspace.pool, job->edition.layout == LAYOUT_FULL ? 960 : 640, 0};
    if ((most && !fit(job, most, &reason)) || !write_file(job, name, &summary, &reason))
        return command_fail("%s", _(reason));
    if (quiet)
        return EXIT_FINE;
    fprintf(stderr, job->edition.n_products == 1 ? _("%s: %zu listing") : _("%s: %zu listings"), name, job->edition.n_products);
    if (summary.pages)
        fprintf(stderr, _(", %d pages"), summary.pages);
    fprintf(stderr, _(", %.2f MB"), (double)summary.bytes / 1e6);
    if (most)
        fprintf(stderr, _(" of %.2f: photos up to %u pixels wide, quality %d"), (double)most / 1e6, job->shots.width, job->shots.quality);
    fprintf(stderr, "\n");
    return EXIT_FINE;
}

static int run(int argc, char *argv[])
{
    struct job job = {0};
    if (argc > 0)
        return command_fail("catalog: unexpected \"%s\"; `vitrine catalog --help` shows the options", argv[0]);
    if (format && strcmp(format, "pdf") != 0 && strcmp(format, "html") != 0)
        return command_fail("catalog: the forms are pdf and html, not \"%s\"", format);
    job.is_html = format ? strcmp(format, "html") == 0 : file && text_ends(text_of(file), TEXT(".html"));
    int status = make(&job);
    build_close(&job.build);
    return status;
}

const struct command command_catalog = {
    .name = "catalog",
    .usage = "catalog [options]",
    .summary = "the catalog to send: a PDF, or one HTML file",
    .examples = "  vitrine catalog                                   everything, as catalog.pdf\n"
                "  vitrine catalog --max-size 8MB --layout grid      what fits into a mail\n"
                "  vitrine catalog --buyer \"Nordlicht GmbH\" --currency EUR --category \"Home & Bath\"\n"
                "  vitrine catalog --no-prices -o catalog.html       one file that opens by double click\n",
    .options = options,
    .run = run,
};
