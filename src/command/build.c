/* build.c - vitrine build */
#include <limits.h>
#include <unistd.h>

#include "base/locale.h"
#include "build/record.h"
#include "build/verify.h"
#include "check/report.h"
#include "command/command.h"

static const char *source, *output, *edition, *lang, *shard;
static size_t jobs;
static bool allow_errors, force, drafts, future, quiet, stats, verify;

static const struct option_row options[] = {
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"output", 'o', OPTION_TEXT, &output, "NAME", "another folder below the site's than output"},
    {"edition", 'e', OPTION_TEXT, &edition, "NAME", "only what this edition of site.yaml holds, into output-NAME"},
    {"allow-errors", 0, OPTION_FLAG, &allow_errors, NULL, "publish in spite of findings at error level"},
    {"force", 0, OPTION_FLAG, &force, NULL, "replace files in output/ that vitrine did not make"},
    {"drafts", 0, OPTION_FLAG, &drafts, NULL, "drafts too"},
    {"future", 0, OPTION_FLAG, &future, NULL, "listings with a later date too"},
    {"lang", 0, OPTION_TEXT, &lang, "LANGUAGE", "en or zh (default: that of the environment)"},
    {"jobs", 'j', OPTION_NUMBER, &jobs, "N", "workers (default: one a processor)"},
    {"shard", 0, OPTION_TEXT, &shard, "K/N", "only part K of N, into output-K-of-N: the parts are disjoint, and together one build"},
    {"verify", 0, OPTION_FLAG, &verify, NULL, "then builds from nothing beside, and compares every byte"},
    {"stats", 0, OPTION_FLAG, &stats, NULL, "where time, bytes and files went"},
    {"quiet", 'q', OPTION_FLAG, &quiet, NULL, "nothing but errors"},
    {0},
};

enum { ERRORS_SHOWN = 100 }; /* more than anybody mends before building again */

/* Findings at error level in full; of the others how many there are. */
static void tell_findings(struct build *build, struct buffer *out)
{
    struct workspace *w = &build->workspace;
    size_t n_errors = 0, n = w->findings.n_items;
    for (size_t i = 0; i < n; i++)
        if (w->findings.items[i].severity == SEVERITY_ERROR)
            w->findings.items[n_errors++] = w->findings.items[i];
    w->findings.n_items = n_errors; /* the others are counted only; a copy of these would be as large as they are */
    if (n_errors) {
        struct report_input input = {&w->check, &w->findings, command_wants_colour(STDERR_FILENO), ERRORS_SHOWN};
        report_form_find(TEXT("text"))->write(out, &input);
    }
    size_t rest = n - n_errors;
    if (rest && !quiet)
        buffer_format(out, rest == 1 ? _("%zu warning or hint; `vitrine check` shows it\n") : _("%zu warnings and hints; `vitrine check` shows them\n"), rest);
}

/* The outputs of one kind. */
struct tally {
    const struct output_kind *kind;
    size_t n_files, n_written;
    uint64_t bytes;
};

static void tell_tally(const struct tally *tally)
{
    if (tally->n_files)
        fprintf(stderr, "%-20s %9zu %9zu %11.2f\n", tally->kind->name, tally->n_files, tally->n_written, (double)tally->bytes / 1e6);
}

static void tell_stats(const struct build *build)
{
    const struct published_outputs *p = &build->published;
    struct tally tally = {.kind = p->n ? plan_output(&build->plan, p->items ? p->items[0] : 0).kind : NULL};
    fprintf(stderr, "stage                wall, ms  busy, ms\n");
    for (size_t i = 0; i < build->n_stages; i++)
        fprintf(stderr, "%-20s %8.1f  %8.1f\n", build->stages[i].name, (double)build->stages[i].nanoseconds / 1e6, (double)build->stages[i].computed / 1e6);
    if (p->n)
        fprintf(stderr, "output                   files   written          MB\n");
    for (size_t i = 0; i < p->n; i++) { /* outputs of a kind stand together */
        const struct output_kind *kind = plan_output(&build->plan, p->items ? p->items[i] : i).kind;
        if (tally.kind != kind) {
            tell_tally(&tally);
            tally = (struct tally){.kind = kind};
        }
        tally.n_files++;
        tally.n_written += p->states[i].is_changed;
        tally.bytes += p->prints[i].size;
    }
    tell_tally(&tally);
}

static void tell_foreign(const struct publish_summary *s, struct buffer *out)
{
    bool is_git = s->n_foreign == 1 && text_starts(s->foreign, TEXT(".git"));
    if (s->n_foreign == 1 && !is_git)
        buffer_format(out, _("one file in %s/ is not ours and stays: %.*s\n"), output, TEXT_ARGS(s->foreign));
    else if (s->n_foreign > 1)
        buffer_format(out, _("%zu files in %s/ are not ours and stay, like %.*s\n"), s->n_foreign, output, TEXT_ARGS(s->foreign));
    if (s->one_by_one)
        buffer_format(
            out, _("note: this folder cannot be exchanged in one step (a mount point, or a drive without hard links); the files were renamed one by one\n"));
}

static void tell_counts(const struct build *build, size_t written, size_t removed, struct buffer *out)
{
    const struct publish_summary *s = &build->summary;
    size_t n = build->context.order.n_products;
    buffer_format(out, n == 1 ? _("%zu listing, ") : _("%zu listings, "), n);
    buffer_format(out, _("%zu files, %.1f MB in %s/: %zu written, %zu removed\n"), s->n_files, (double)s->bytes / 1e6, output, written, removed);
}

/* What the feeds leave out. */
static void tell_feeds(const struct build *build, struct buffer *out)
{
    const struct catalog *catalog = &build->workspace.catalog;
    for (size_t l = 0; value_is_set(catalog->sites[0].base_url) && l < catalog->n_languages; l++)
        view_feed_report(&build->context, view_path(&build->context, out->arena, l, "merchant.xml").data, l, view_merchant_side(catalog), out);
}

/* A site that looks complete, and that nobody can answer: there is no way to the firm, or the one that `vitrine new site` wrote. */
static void tell_contact(const struct catalog *catalog, struct buffer *out)
{
    const struct site *site = &catalog->sites[0];
    const struct company *company = &site->company;
    bool is_reached =
        company->email.text.size || company->phone.text.size || company->whatsapp.text.size || company->wechat.text.size || site->inquiry_endpoint.text.size;
    if (!is_reached)
        buffer_format(out, _("note: buyers cannot write to you: put email, phone, whatsapp or wechat under company in content/site.yaml\n"));
    else if (text_is(company->email.text, NEW_SITE_EMAIL))
        buffer_format(out, _("note: company.email in content/site.yaml is still %s: put yours there\n"), NEW_SITE_EMAIL);
}

static void say(struct text said)
{
    if (said.size)
        fwrite(said.data, 1, said.size, stderr);
}

/* After a failure: what a visitor of the site gets now. */
static void tell_what_stands(const struct build *build, const struct folder *root)
{
    const struct transaction *t = &build->transaction;
    bool was_there = faccessat(root->fd, output, F_OK, 0) == 0 && !t->is_live_new;
    if (build->summary.one_by_one)
        fprintf(stderr, _("some files in %s/ may be new already; build again, and the others follow\n"), output);
    else if (was_there && !t->is_swapped)
        fprintf(stderr, _("what was published in %s/ is as it was\n"), output);
}

static int build_site(struct build *build, const struct build_options *wanted, struct record_state *record)
{
    const char *reason;
    if (!build_run(build, wanted, &reason)) {
        int status = command_fail("%s", _(reason));
        tell_what_stands(build, &record->root);
        return status;
    }
    struct buffer found = buffer_new(&build->workspace.arena), now = buffer_new(&build->workspace.arena), later = now;
    tell_findings(build, &found);
    say(buffer_text(&found));
    if (stats)
        tell_stats(build);
    bool errors = diag_count(&build->workspace.findings, SEVERITY_ERROR) > 0;
    if (!build->is_published) {
        fputs(_("nothing was published: mend the errors above, or build with --allow-errors\n"), stderr);
        return EXIT_FINDINGS;
    }
    int status = errors ? EXIT_FINDINGS : EXIT_FINE;
    if (!quiet) {
        struct buffer rest = buffer_new(&build->workspace.arena);
        if (build->workspace.shard.number <= 1) {
            tell_feeds(build, &rest);
            tell_contact(&build->workspace.catalog, &rest);
        }
        tell_foreign(&build->summary, &rest);
        tell_counts(build, build->summary.n_written, build->summary.n_removed, &now);
        tell_counts(build, 0, 0, &later);
        buffer_put(&now, buffer_text(&rest));
        buffer_put(&later, buffer_text(&rest));
        say(buffer_text(&now));
    }
    record_write(record, (struct text[]){buffer_text(&found), buffer_text(&later)}, 2, status);
    return status;
}

/* "2/3" into PART. */
static bool read_shard(struct shard *part)
{
    struct text rest = text_of(shard ? shard : ""), first;
    int64_t number, count;
    if (!shard)
        return true;
    if (!text_next(&rest, '/', &first) || !text_to_int(first, &number) || !text_to_int(rest, &count) || number < 1 || count > 10000 || number > count)
        return false;
    *part = (struct shard){(size_t)number, (size_t)count};
    return true;
}

/* Beside what STATUS the build ended with: a tree that is not what a cold build makes is a finding as well. */
static int verify_site(const struct build_options *wanted, int status)
{
    struct arena arena = arena_new("verify");
    struct buffer out = buffer_new(&arena);
    struct verify_summary summary;
    const char *reason;
    if (!verify_run(wanted, &out, &summary, &reason)) {
        status = command_fail("%s", _(reason));
    } else if (summary.n_wrong) {
        buffer_format(&out, _("%zu of %zu files are not what a build from nothing makes; to make them again: rm -r .vitrine, and vitrine build --force\n"),
                      summary.n_wrong, summary.n_files);
        say(buffer_text(&out));
        status = EXIT_FINDINGS;
    } else if (!quiet) {
        fprintf(stderr, _("verified: all %zu files are what a build from nothing makes\n"), summary.n_files);
    }
    arena_release(&arena);
    return status;
}

/* Whoever stood in the published folder when the trees changed places stands in the old one now, as a shell does until it is told where to go. */
static void tell_place(const struct folder *root)
{
    char here[PATH_MAX];
    struct text at = text_of(quiet || !getcwd(here, sizeof here) ? "" : here);
    if (root->fd >= 0 && text_starts(at, root->path) && text_starts(text_slice(at, root->path.size, at.size), TEXT("/.vitrine/spare")))
        fprintf(stderr, _("note: your shell stands in the tree from before; to stand in the new one: cd \"%.*s/%s\"\n"), TEXT_ARGS(root->path), output);
}

/* When nothing has changed since the last build, what that one said; else a build. */
static int build_or_repeat(const struct build_options *wanted)
{
    struct build build;
    struct record_state record;
    struct text said;
    int status;
    char extra[64];
    snprintf(extra, sizeof extra, "%.*s %d%d", TEXT_ARGS(locale_tag()), quiet, command_wants_colour(STDERR_FILENO));
    record_look(&record, wanted, text_of(extra));
    bool is_out = true;
    if (!stats && record_same(&record, &said, &status)) {
        say(said);
    } else {
        struct build_options seen = *wanted;
        seen.workspace.load.files = record.is_known ? &record.content : NULL;
        seen.is_standing = record.is_standing;
        status = build_site(&build, &seen, &record);
        is_out = build.is_published;
        build_close(&build);
    }
    tell_place(&record.root);
    record_close(&record);
    return verify && status != EXIT_CANNOT && is_out ? verify_site(wanted, status) : status;
}

/* output-NAME, as far as NAME can be a folder's name, and the part. */
static const char *default_output(struct arena *arena, struct shard part)
{
    const char *whole = edition ? text_format(arena, "output-%.*s", TEXT_ARGS(slug_make(arena, text_of(edition)))).data : "output";
    return part.count ? text_format(arena, "%s-%zu-of-%zu", whole, part.number, part.count).data : whole;
}

static int run(int argc, char *argv[])
{
    struct arena arena = arena_new("options");
    struct shard part = {0};
    bool has_part = read_shard(&part);
    struct text name = text_of(output = output ? output : default_output(&arena, part));
    struct build_options wanted = {.workspace = {.source = source, .jobs = jobs, .quiet = quiet, .load = {.drafts = drafts, .future = future}, .shard = part},
                                   .edition = edition,
                                   .output = output,
                                   .allow_errors = allow_errors,
                                   .force = force};
    int status = EXIT_CANNOT;
    if (argc > 0)
        command_fail("build: unexpected \"%s\"; `vitrine build --help` shows the options", argv[0]);
    else if (!has_part)
        command_fail("build: --shard wants a part of how many, like 1/4, not \"%s\"", shard);
    else if (!path_is_safe(name) || text_starts(name, TEXT("content")) || text_starts(name, TEXT(".")))
        command_fail("build: --output wants a folder below the site's, not content/ and not hidden: \"%s\"", output);
    else if (command_language(lang))
        status = build_or_repeat(&wanted);
    arena_release(&arena);
    return status;
}

const struct command command_build = {
    .name = "build",
    .usage = "build [options]",
    .summary = "checks, then makes the storefront and the catalog in output/",
    .examples = "  vitrine build                   the whole site; errors stop it and leave the old one\n"
                "  vitrine build --allow-errors    publish all the same\n"
                "  vitrine build --edition bath    a site of one edition, into output-bath\n"
                "  vitrine build --stats           where the time went\n"
                "  vitrine build --shard 1/4       a quarter of the files, for one of four machines\n",
    .options = options,
    .run = run,
};
