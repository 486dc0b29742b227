/* build.c */
#include "build/build.h"

#include <stdatomic.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/locale.h"
#include "catalog/choice.h"

struct rendering {
    struct build *build;
    struct transaction *transaction;
    const uint32_t *outputs; /* of the plan, that are made; NULL: all */
    _Atomic(const struct failure *) failure; /* the first one in the plan's order; NULL: all are made */
};

struct failure {
    size_t item;
    const char *reason;
};

/* Whoever fails first, the one that stands first in the plan is told. REASON is copied. */
static void fail(struct rendering *r, size_t item, const char *reason, struct worker *worker)
{
    struct failure *mine = arena_array(&worker->keep, struct failure, 1);
    const struct failure *told = NULL;
    *mine = (struct failure){item, text_cstr(&worker->keep, text_of(reason))};
    while (!told || item < told->item)
        if (atomic_compare_exchange_weak(&r->failure, &told, mine))
            return;
}

struct instant {
    int64_t now, used;
};

static struct instant instant_now(void)
{
    return (struct instant){clock_now(), clock_used()};
}

/* What was done since SINCE is over: that was NAME. */
static void stage(struct build *build, const char *name, struct instant *since)
{
    struct instant end = instant_now();
    if (build->n_stages < N_STAGES)
        build->stages[build->n_stages++] = (struct stage){name, end.now - since->now, end.used - since->used};
    *since = end;
}

static bool open_theme(struct build *build, const char **reason)
{
    struct workspace *w = &build->workspace;
    const struct site *site = &w->catalog.sites[0];
    if (!theme_open(&w->arena, &w->catalog.root, site->theme.text, w->catalog.languages, w->catalog.n_languages, &build->theme, reason))
        return false;
    theme_dress(&build->theme, site->look.accent.text, site->look.font.text);
    return true;
}

/* What a site without prices must not hold. The prices themselves are gone from the catalog; this is about what texts say. */
static bool names_price(const struct build *build, const struct output *output, struct text bytes, struct arena *arena, const char **reason)
{
    size_t end, at = build->has_prices || output->kind->is_copied ? TEXT_NOT_FOUND : amount_find(bytes, 0, &end);
    if (at == TEXT_NOT_FOUND)
        return false;
    *reason = text_format(arena, _("it would name a price, \"%.*s\", and this edition is without"), TEXT_ARGS(text_slice(bytes, at, end))).data;
    return true;
}

static struct text pieces_path(const struct rendering *r, struct arena *arena, const struct output *output)
{
    return text_format(arena, ".vitrine/pieces/%s/%.*s", r->transaction->name, TEXT_ARGS(output->path));
}

/* A page that is made of pieces, and taken in parts when it is large. */
struct parts {
    struct rendering *rendering;
    size_t item;
    struct worker *worker;
    struct arena arena; /* of the pieces, so that the page can grow in place */
    struct pieces pieces;
    struct transaction_part part;
    bool is_begun;
};

static void take(void *shared, struct text bytes)
{
    struct parts *p = shared;
    if (!p->is_begun)
        transaction_begin_parts(p->rendering->transaction, &p->arena, p->item, &p->part);
    p->is_begun = true;
    transaction_put_part(&p->part, bytes);
}

/* What the published file of OUTPUT consists of. A page that must name no price is looked at as a whole. */
static void open_pieces(struct parts *p, const struct output *output)
{
    const char *reason;
    const struct rendering *r = p->rendering;
    const struct folder *root = &r->build->workspace.catalog.root;
    const struct fingerprint *print = &r->transaction->prints[p->item];
    struct text note = TEXT(""), path = pieces_path(r, &p->arena, output);
    bool known = folder_has(root, path, NULL) && folder_read(&p->arena, root, path, SIZE_MAX / 4, &note, &reason);
    int fd = known ? transaction_open_published(r->transaction, &p->arena, p->item) : -1;
    pieces_open(&p->arena, note, fd, print->size, print->hash, &p->pieces);
    if (r->build->has_prices) {
        p->pieces.take = take;
        p->pieces.shared = p;
    }
}

/* A failure is not told: next time all pieces are made. */
static void remember_pieces(const struct rendering *r, const struct output *output, const struct fingerprint *made)
{
    const char *reason;
    struct arena *arena = output->pieces->arena;
    const struct folder *root = &r->build->workspace.catalog.root;
    struct closer *closer = &r->transaction->closer;
    struct text path = pieces_path(r, arena, output);
    int old = closer_hold(closer, arena, root, path);
    folder_write(arena, root, path, pieces_note(output->pieces, arena, made->hash), &reason);
    closer_add(closer, old);
}

/* Into OUT. False: R's reason is set. */
static bool render_output(struct rendering *r, size_t item, const struct output *output, struct buffer *out, struct worker *worker)
{
    const char *reason = NULL;
    bool ok = output->kind->render(&r->build->context, output, out, &reason) && !names_price(r->build, output, buffer_text(out), &worker->keep, &reason);
    if (!ok)
        fail(r, item, text_format(&worker->scratch, _("cannot make %.*s: %s"), TEXT_ARGS(output->path), reason ? _(reason) : "?").data, worker);
    return ok;
}

static bool put(struct rendering *r, size_t item, uint64_t made_of, struct text bytes, struct worker *worker)
{
    const char *reason;
    bool ok = transaction_put(r->transaction, &worker->scratch, item, made_of, bytes, &reason);
    if (!ok)
        fail(r, item, reason, worker);
    return ok;
}

/* The last part of a page that was taken in parts. */
static bool end_parts(struct parts *p, uint64_t made_of, struct text bytes, bool is_made)
{
    const char *reason;
    transaction_put_part(&p->part, bytes);
    bool ok = transaction_end_parts(&p->part, &p->arena, made_of, &reason);
    if (!ok && is_made)
        fail(p->rendering, p->item, reason, p->worker);
    return ok;
}

static void render_in_pieces(struct rendering *r, size_t item, const struct output *whole, uint64_t made_of, struct worker *worker)
{
    struct parts p = {.rendering = r, .item = item, .worker = worker, .arena = arena_new("pieces")};
    struct buffer out = buffer_new(&worker->scratch);
    struct output output = *whole;
    output.pieces = &p.pieces;
    open_pieces(&p, &output);
    bool ok = render_output(r, item, &output, &out, worker);
    if (p.is_begun)
        ok = end_parts(&p, made_of, buffer_text(&out), ok) && ok;
    else
        ok = ok && put(r, item, made_of, buffer_text(&out), worker);
    if (ok && p.pieces.n_now) /* of a page that could not be written they would be taken for those of the published one */
        remember_pieces(r, &output, &r->transaction->prints[item]);
    if (p.pieces.fd >= 0)
        close(p.pieces.fd);
    arena_release(&p.arena);
}

static void render_one(void *shared, size_t item, struct worker *worker)
{
    struct rendering *r = shared;
    const struct output planned = plan_output(&r->build->plan, r->outputs ? r->outputs[item] : item), *output = &planned;
    struct buffer out = buffer_new(&worker->scratch);
    bool has_memory = !r->build->workspace.cold_cache;
    const struct failure *failure = r->failure;
    if (failure && failure->item < item) /* nothing will be published, and that one is told */
        return;
    uint64_t made_of = output->kind->made_of ? output->kind->made_of(&r->build->context, output, &worker->scratch) : 0;
    if (has_memory && transaction_keep(r->transaction, &worker->scratch, item, made_of))
        return;
    if (has_memory && output->kind->has_pieces)
        render_in_pieces(r, item, output, made_of, worker);
    else if (render_output(r, item, output, &out, worker))
        put(r, item, made_of, buffer_text(&out), worker);
}

/* Whose part is OUTPUT? All sizes of a photo go together: it is decoded once. */
static bool is_ours(const struct workspace *w, const struct output *output)
{
    return shard_has(w->shard, output->variant ? w->catalog.pictures[output->subject].path : output->path);
}

/* The paths of the outputs of the workspace's shard, and their numbers. */
static const struct map *shard_paths(struct build *build, const uint32_t **numbers)
{
    struct workspace *w = &build->workspace;
    uint32_t *outputs = arena_array(&w->arena, uint32_t, build->plan.n_items);
    struct map *ours = arena_array(&w->arena, struct map, 1);
    *ours = map_new(&w->arena);
    for (size_t i = 0; i < build->plan.n_items; i++) {
        struct output output = plan_output(&build->plan, i);
        if (!is_ours(w, &output))
            continue;
        outputs[ours->n_items] = (uint32_t)i;
        map_add(ours, output.path, ours->n_items);
    }
    *numbers = outputs;
    return ours;
}

static bool render_all(struct build *build, struct transaction *t, const char **reason)
{
    struct workspace *w = &build->workspace;
    struct rendering r = {.build = build, .transaction = t};
    const struct map *paths = w->shard.count ? shard_paths(build, &r.outputs) : &build->plan.path_of;
    if (!transaction_expect(t, paths, w->pool, reason))
        return false;
    build->published = (struct published_outputs){r.outputs, paths->n_items, t->prints, t->states};
    pool_run(w->pool, paths->n_items, render_one, &r);
    const struct failure *failure = r.failure;
    *reason = failure ? failure->reason : *reason;
    return !failure;
}

/* An edition is part of the catalog, at other prices: it is not what the next build is to find. */
static void remember(struct build *build, const struct build_options *options)
{
    if (!options->edition)
        workspace_remember(&build->workspace, build->context.words);
}

struct finishing {
    struct build *build;
    const struct build_options *options;
    bool is_published;
    const char *reason;
};

/* Two things that know nothing of each other: one waits for the disk, the other has to think. */
static void finish_one(void *shared, size_t item, struct worker *worker)
{
    struct finishing *f = shared;
    (void)worker;
    if (item == 0)
        f->is_published = transaction_commit(&f->build->transaction, &f->build->summary, &f->reason);
    else
        remember(f->build, f->options);
}

static bool open_transaction(struct build *build, const struct build_options *options, const char **reason)
{
    struct workspace *w = &build->workspace;
    struct transaction *t = &build->transaction;
    build->has_transaction = true;
    bool ok = transaction_open(&w->arena, &w->folder, options->output ? options->output : "output", options->force, t, reason);
    t->is_standing = options->is_standing;
    t->is_fleeting = options->is_preview;
    return ok;
}

static void close_transaction(struct build *build)
{
    if (build->has_transaction)
        transaction_close(&build->transaction);
    build->has_transaction = false;
}

/* A site that was published and is as we left it mostly stays so: what stays is brought into the new tree meanwhile. */
static bool begin_publishing(struct build *build, const struct build_options *options, const char **reason)
{
    if (!options->is_standing)
        return true;
    bool ok = open_transaction(build, options, reason);
    if (ok)
        transaction_fill(&build->transaction);
    return ok;
}

static bool publish(struct build *build, const struct build_options *options, struct instant *since, const char **reason)
{
    struct workspace *w = &build->workspace;
    struct transaction *t = &build->transaction;
    bool ok = (build->has_transaction || open_transaction(build, options, reason)) && render_all(build, t, reason);
    stage(build, "render", since);
    ok = ok && transaction_survey(t, w->pool, reason);
    if (ok) {
        struct finishing finishing = {.build = build, .options = options};
        pool_run(w->pool, 2, finish_one, &finishing);
        ok = finishing.is_published;
        if (!ok)
            *reason = finishing.reason;
    }
    close_transaction(build);
    stage(build, "publish", since);
    build->is_published = ok;
    if (!ok)
        build->published = (struct published_outputs){0};
    return ok;
}

/* What was found after the check. It gets the severities and switches of site.yaml as well. */
static void add_findings(struct workspace *w, struct diag_list *found)
{
    if (found->n_items == 0)
        return;
    check_settle(&w->check, found);
    diag_list_join(&w->findings, found, 1);
    diag_list_sort(&w->findings, w->catalog.sources);
}

/* Its findings: two outputs at one address, an unknown host. */
static void plan(struct build *build)
{
    struct workspace *w = &build->workspace;
    struct diag_list found = {.arena = &w->arena};
    view_digest_products(&build->context, w->pool);
    build->plan = (struct plan){.arena = &w->arena, .path_of = map_new(&w->arena), .findings = &found};
    plan_make(&build->context, &build->plan, w->pool);
    build->plan.findings = NULL;
    add_findings(w, &found);
}

/* Is a listing or page of the old tree missing only because its file cannot be understood just now? */
static bool has_unreadable(const struct workspace *w)
{
    for (size_t i = 0; i < w->catalog.n_documents; i++)
        if (!w->catalog.documents[i].is_readable)
            return true;
    return false;
}

/* What renders, and what it was told beside what stands in files. */
static uint64_t program(struct workspace *w, const char *edition)
{
    struct digest digest = digest_begin(&w->arena);
    digest_number(&digest, program_identity);
    digest_text(&digest, text_of(edition ? edition : ""));
    return digest_end(&digest);
}

static bool open_view(struct build *build, const char *edition, const char **reason)
{
    struct workspace *w = &build->workspace;
    build->context =
        (struct view_context){.catalog = &w->catalog, .variants = w->variants, .cache = &w->cache, .theme = &build->theme, .program = program(w, edition)};
    build->context.product_digest = arena_array(&w->arena, uint64_t, w->catalog.n_products);
    build->context.words = arena_array(&w->arena, struct text, w->catalog.n_documents);
    return view_open(&build->context, w->pool, reason);
}

bool build_load(struct build *build, const struct workspace_options *options, const char **reason)
{
    struct workspace *w = &build->workspace;
    *build = (struct build){0};
    if (!workspace_open(w, options, reason) || !open_theme(build, reason))
        return false;
    workspace_look(w, &build->theme.pictures);
    return open_view(build, NULL, reason);
}

/* From here on there is only what the edition holds; the theme is opened again, for its languages. */
static bool narrow(struct build *build, const struct build_options *options, const char **reason)
{
    struct workspace *w = &build->workspace;
    struct diag_list found = {.arena = &w->arena};
    build->has_prices = true;
    if (!options->edition)
        return true;
    const struct edition_fields *edition = choice_find(&w->catalog, &w->arena, text_of(options->edition), reason);
    if (!edition || !catalog_narrow(&w->catalog, edition, &found, reason) || !open_theme(build, reason))
        return false;
    build->has_prices = choice_has_prices(edition);
    add_findings(w, &found);
    return true;
}

bool build_run(struct build *build, const struct build_options *options, const char **reason)
{
    struct workspace *w = &build->workspace;
    struct instant since = instant_now();
    *build = (struct build){0};
    if (!workspace_find_site(w, &options->workspace, reason) || !begin_publishing(build, options, reason) || !workspace_load(w, &options->workspace, reason) ||
        !open_theme(build, reason))
        return false;
    stage(build, "load", &since);
    workspace_look(w, &build->theme.pictures);
    stage(build, "pictures", &since);
    workspace_check(w);
    if (!options->keep_facts)
        workspace_end_check(w);
    stage(build, "check", &since);
    if (!narrow(build, options, reason) || !open_view(build, options->edition, reason))
        return false;
    plan(build);
    stage(build, "plan", &since);
    bool stays = (diag_count(&w->findings, SEVERITY_ERROR) && !options->allow_errors) || (options->keep_unreadable && has_unreadable(w));
    if (!stays)
        return publish(build, options, &since, reason);
    close_transaction(build);
    remember(build, options);
    stage(build, "remember", &since);
    return true;
}

size_t build_refresh(struct build *build, struct text path, struct fresh_page *pages)
{
    struct workspace *w = &build->workspace;
    struct product *product;
    size_t n = 0;
    const char *reason;
    if (!catalog_refresh(&w->catalog, path, w->pool, &product))
        return 0;
    const struct document *document = &w->catalog.documents[product->document];
    size_t index = (size_t)(product - (document->is_page ? w->catalog.pages : w->catalog.products));
    for (size_t l = 0; l < w->catalog.n_languages; l++) {
        struct text at = document->is_page ? view_path_page(&build->context, &w->arena, index, l) : view_path_product(&build->context, &w->arena, index, l);
        size_t number = map_find(&build->plan.path_of, at);
        struct buffer out = buffer_new(&w->arena);
        if (number == MAP_NONE)
            return 0;
        struct output output = plan_output(&build->plan, number);
        if (!output.kind->render(&build->context, &output, &out, &reason))
            return 0;
        pages[n++] = (struct fresh_page){at, buffer_text(&out)};
    }
    return n;
}

void build_close(struct build *build)
{
    close_transaction(build);
    workspace_close(&build->workspace);
}
