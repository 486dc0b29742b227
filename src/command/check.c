/* check.c - vitrine check [PATH...] */
#include <unistd.h>

#include "build/workspace.h"
#include "base/locale.h"
#include "check/baseline.h"
#include "check/fix.h"
#include "check/report.h"
#include "check/translations.h"
#include "command/command.h"

static const char *source, *format = "text", *baseline, *lang, *scored, *ready;
static struct option_list profiles_wanted;
static size_t jobs;
static bool fix, quiet, no_pictures, translations;

static const struct option_row options[] = {
    {"format", 'f', OPTION_TEXT, &format, "FORM", "text, json, sarif or github (default text)"},
    {"profile", 'p', OPTION_LIST, &profiles_wanted, "NAME", "a marketplace whose limits count; may be given again"},
    {"fix", 0, OPTION_FLAG, &fix, NULL, "repair what has exactly one right repair, in the files"},
    {"baseline", 0, OPTION_TEXT, &baseline, "FILE", "a JSON report: only findings that it lacks are told"},
    {"ready", 0, OPTION_TEXT, &ready, "NAME", "which listings may go up on that marketplace, and what the others lack"},
    {"translations", 0, OPTION_FLAG, &translations, NULL, "what is translated into each language, and what is missing"},
    {"explain-score", 0, OPTION_TEXT, &scored, "FILE", "how the score of one listing comes about"},
    {"lang", 0, OPTION_TEXT, &lang, "LANGUAGE", "en or zh (default: that of the environment)"},
    {"no-pictures", 0, OPTION_FLAG, &no_pictures, NULL, "do not open the pictures"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"jobs", 'j', OPTION_NUMBER, &jobs, "N", "workers (default: one a processor)"},
    {"quiet", 'q', OPTION_FLAG, &quiet, NULL, "no progress bar"},
    {0},
};

/* PATH as it is written in findings: from the site's root. */
static bool path_in_site(struct workspace *w, const char *given, struct text *path)
{
    char *real = realpath(given, NULL);
    size_t root = w->catalog.root.path.size;
    if (!real)
        return false;
    struct text full = text_copy(&w->arena, text_of(real));
    free(real);
    if (!text_starts(full, w->catalog.root.path))
        return false;
    *path = text_slice(full, full.size > root ? root + 1 : root, full.size);
    return true;
}

static bool is_below(struct text path, struct text folder)
{
    return folder.size == 0 || text_equal(path, folder) || (text_starts(path, folder) && path.data[folder.size] == '/');
}

/* Leaves the findings in the files and folders that were named. */
static bool select_paths(struct workspace *w, int argc, char *argv[])
{
    size_t kept = 0;
    struct text *paths = arena_array(&w->arena, struct text, (size_t)argc);
    for (int i = 0; i < argc; i++)
        if (!path_in_site(w, argv[i], &paths[i])) {
            command_fail("check: there is no file or folder %s in the site %s", argv[i], w->root);
            return false;
        }
    for (size_t i = 0; argc > 0 && i < w->findings.n_items; i++)
        for (int k = 0; k < argc; k++)
            if (is_below(w->catalog.sources[w->findings.items[i].where.source].path, paths[k])) {
                w->findings.items[kept++] = w->findings.items[i];
                break;
            }
    if (argc > 0)
        w->findings.n_items = kept;
    return true;
}

/* What was repaired so far, over all rounds. */
struct repairs {
    struct arena arena;
    struct map files;
    size_t n;
};

static int apply_fixes(struct workspace *w, struct repairs *repairs)
{
    size_t n;
    for (size_t i = 0; i < w->catalog.n_sources; i++) {
        const char *reason;
        struct text mended = fix_apply(&w->arena, &w->catalog.sources[i], (uint32_t)i, &w->findings, &n);
        if (n == 0)
            continue;
        if (!folder_write(&w->arena, &w->catalog.root, w->catalog.sources[i].path, mended, &reason))
            return command_fail("cannot write %.*s: %s", TEXT_ARGS(w->catalog.sources[i].path), _(reason));
        map_add(&repairs->files, text_copy(&repairs->arena, w->catalog.sources[i].path), 0);
        repairs->n += n;
    }
    return -1;
}

static void tell_repairs(const struct repairs *repairs)
{
    size_t n_files = repairs->files.n_items;
    if (repairs->n == 0)
        return;
    fprintf(stderr, repairs->n == 1 ? _("%zu repair in ") : _("%zu repairs in "), repairs->n);
    fprintf(stderr, n_files == 1 ? _("%zu file\n") : _("%zu files\n"), n_files);
}

static bool subtract_baseline(struct workspace *w)
{
    struct folder here;
    struct text bytes, path = text_of(baseline);
    const char *reason, *folder = path_folder(path).size ? text_cstr(&w->arena, path_folder(path)) : text_starts(path, TEXT("/")) ? "/" : ".";
    bool ok = folder_open(&w->arena, folder, &here, &reason) && folder_read(&w->arena, &here, path_name(path), 256u << 20, &bytes, &reason) &&
              baseline_apply(&w->arena, bytes, w->catalog.sources, &w->findings, &reason);
    folder_close(&here);
    if (!ok)
        command_fail("cannot read %s: %s", baseline, _(reason));
    return ok;
}

static int tell(struct workspace *w, const struct report_form *form)
{
    struct buffer out = buffer_new(&w->arena);
    struct report_input input = {&w->check, &w->findings, command_wants_colour(STDOUT_FILENO), 0};
    form->write(&out, &input);
    if (!command_print(out.data, out.size))
        return EXIT_CANNOT;
    return diag_count(&w->findings, SEVERITY_ERROR) ? EXIT_FINDINGS : EXIT_FINE;
}

/* The score of one listing, line by line. */
static int explain_score(struct workspace *w)
{
    struct text path;
    struct buffer out = buffer_new(&w->arena);
    size_t at = path_in_site(w, scored, &path) ? document_find(&w->catalog, path) : NO_DOCUMENT;
    if (at == NO_DOCUMENT)
        return command_fail("check: %s is no listing of the site %s", scored, w->root);
    uint32_t source_index = w->catalog.documents[at].source;
    buffer_format(&out, _("the score of %s\n\n  100  to begin with\n"), path.data);
    for (size_t i = 0; i < w->findings.n_items; i++) {
        const struct diag *diag = &w->findings.items[i];
        struct diag_list one = {.items = &w->findings.items[i], .n_items = 1};
        if (diag->where.source == source_index)
            buffer_format(&out, "  %3d  %s: %.*s\n", check_score(&one, source_index) - 100, diag->rule, TEXT_ARGS(diag->message));
    }
    buffer_format(&out, _("  %3d  in all, of 100; an error costs 15, a warning 6, a hint 2\n"), check_score(&w->findings, source_index));
    return command_print(out.data, out.size) ? EXIT_FINE : EXIT_CANNOT;
}

/* Errors and warnings of document D, as a list of what is to be done; their number. */
static size_t put_undone(struct buffer *out, const struct workspace *w, const struct document *d)
{
    size_t n = 0;
    struct diag_list own = diag_list_of(&w->findings, w->catalog.sources, d->source);
    struct source_reader reader = {0};
    for (size_t i = 0; i < own.n_items; i++) {
        const struct diag *diag = &own.items[i];
        if (diag->severity == SEVERITY_HINT)
            continue;
        if (n++ == 0)
            buffer_format(out, "[ ] %.*s  (%.*s)\n", TEXT_ARGS(d->fields.title.text), TEXT_ARGS(d->path));
        unsigned line = source_read_to(&reader, &w->catalog.sources[d->source], diag->where.start).line;
        buffer_format(out, "      - %u: %.*s%s%.*s\n", line, TEXT_ARGS(diag->message), diag->help.size ? diag_joint() : "", TEXT_ARGS(diag->help));
    }
    return n;
}

/* A to-do list for colleagues: what may go up, and what each of the others lacks. */
static int tell_ready(struct workspace *w)
{
    struct buffer good = buffer_new(&w->arena), undone = good, out = good;
    size_t n_good = 0, n_undone = 0;
    for (size_t i = 0; i < w->catalog.n_documents; i++) {
        const struct document *d = &w->catalog.documents[i];
        if (d->is_page || d->fields.draft.is_true)
            continue;
        if (put_undone(&undone, w, d)) {
            n_undone++;
            continue;
        }
        n_good++;
        buffer_format(&good, "[x] %.*s  (%.*s)\n", TEXT_ARGS(d->fields.title.text), TEXT_ARGS(d->path));
    }
    buffer_format(&out, _("ready for %s: %zu of %zu\n\n"), ready, n_good, n_good + n_undone);
    buffer_put(&out, buffer_text(&good));
    if (n_undone)
        buffer_format(&out, _("\nstill to do: %zu\n\n"), n_undone);
    buffer_put(&out, buffer_text(&undone));
    if (!command_print(out.data, out.size))
        return EXIT_CANNOT;
    return n_undone ? EXIT_FINDINGS : EXIT_FINE;
}

/* What buyers in each language read in their own. */
static int tell_translations(struct workspace *w)
{
    struct buffer out = buffer_new(&w->arena);
    size_t lacking = translations_report(&w->catalog, &out);
    if (w->catalog.n_languages == 1)
        buffer_put(&out, text_of(_("the site has one language; more are named in content/site.yaml: languages: [en, de]\n")));
    if (!command_print(out.data, out.size))
        return EXIT_CANNOT;
    return lacking ? EXIT_FINDINGS : EXIT_FINE;
}

/* Opens and checks the site, and repairs what is to be repaired. -1: go on; else the status to end with. */
static int check_and_repair(struct workspace *w, const struct workspace_options *wanted, int argc, char *argv[], struct repairs *repairs)
{
    enum { MOST_ROUNDS = 100 }; /* of repairs that stand in one line, and of those that another uncovers, one is made in a round */
    const char *reason;
    for (int round = 0;; round++) {
        size_t before = repairs->n;
        if (!workspace_open(w, wanted, &reason))
            return command_fail("%s", _(reason));
        if (translations)
            return -1;
        if (!no_pictures)
            workspace_look(w, NULL);
        workspace_check(w);
        if (!select_paths(w, argc, argv))
            return EXIT_CANNOT;
        bool more = false;
        for (size_t i = 0; i < w->findings.n_items; i++)
            more = more || w->findings.items[i].fix.data;
        if (!fix || !more || round == MOST_ROUNDS)
            return -1;
        int status = apply_fixes(w, repairs);
        if (status >= 0 || repairs->n == before) /* what is left cannot be repaired in place */
            return status;
        workspace_close(w);
    }
}

static int check(struct workspace *w, const struct workspace_options *wanted, const struct report_form *form, int argc, char *argv[])
{
    struct repairs repairs = {.arena = arena_new("repairs")};
    repairs.files = map_new(&repairs.arena);
    int status = check_and_repair(w, wanted, argc, argv, &repairs);
    tell_repairs(&repairs);
    arena_release(&repairs.arena);
    if (status >= 0 || translations)
        return status >= 0 ? status : tell_translations(w);
    workspace_remember(w, NULL);
    if (scored)
        return explain_score(w);
    if (ready)
        return tell_ready(w);
    if (baseline && !subtract_baseline(w))
        return EXIT_CANNOT;
    return tell(w, form);
}

static int run(int argc, char *argv[])
{
    const struct report_form *form = report_form_find(text_of(format));
    struct workspace w;
    struct workspace_options wanted = {.source = source, .jobs = jobs, .quiet = quiet, .n_profiles = profiles_wanted.n_items};
    if (ready) {
        wanted.profiles[0] = text_of(ready);
        wanted.n_profiles = 1;
    }
    if (!form)
        return command_fail("check: there is no form \"%s\"; the forms are text, json, sarif and github", format);
    for (size_t i = 0; i < profiles_wanted.n_items && !ready; i++)
        wanted.profiles[i] = text_of(profiles_wanted.items[i]);
    if (!command_language(lang))
        return EXIT_CANNOT;
    int status = check(&w, &wanted, form, argc, argv);
    workspace_close(&w);
    return status;
}

const struct command command_check = {
    .name = "check",
    .usage = "check [options] [PATH...]",
    .summary = "says what is wrong with the listings and their photos",
    .examples = "  vitrine check                          all listings\n"
                "  vitrine check content/products/bell    one of them\n"
                "  vitrine check --profile alibaba        by the limits of a marketplace\n"
                "  vitrine check --ready alibaba          which listings may go up there\n"
                "  vitrine check --lang zh                in Chinese\n"
                "  vitrine check --explain-score content/products/bell/index.md\n"
                "  vitrine check --format github          annotations on a change\n",
    .options = options,
    .run = run,
};
