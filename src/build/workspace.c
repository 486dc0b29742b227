/* workspace.c */
#include "build/workspace.h"

#include "base/icu.h"
#include "base/locale.h"
#include "base/progress.h"
#include "check/notes.h"
#include "syntax/xml.h"

struct looking {
    struct workspace *workspace;
    const struct variant_options *options;
    struct stamps stamps;
    struct stamp_seen *seen; /* one a picture */
    struct progress progress;
};

const char *workspace_find(struct arena *arena, const char *from)
{
    struct folder folder;
    const char *reason;
    if (!folder_open(arena, from, &folder, &reason))
        return NULL;
    struct text path = folder.path;
    folder_close(&folder);
    for (;;) {
        const char *here = path.size ? text_cstr(arena, path) : "/";
        if (folder_open(arena, here, &folder, &reason)) {
            bool found = folder_has(&folder, TEXT("content/site.yaml"), NULL);
            folder_close(&folder);
            if (found)
                return here;
        }
        if (path.size == 0)
            return NULL;
        path = path_folder(path);
    }
}

static void look_at_one(void *shared, size_t item, struct worker *worker)
{
    struct looking *looking = shared;
    struct workspace *w = looking->workspace;
    const struct picture *picture = &w->catalog.pictures[item];
    struct picture_facts *facts = &w->facts[item];
    struct stamp_seen *seen = &looking->seen[item];
    struct text bytes;
    const char *reason;
    struct variant_options elsewhere;
    const struct variant_options *options = looking->options;
    if (options && !shard_has(w->shard, picture->path)) {
        elsewhere = *options;
        elsewhere.is_elsewhere = true;
        options = &elsewhere;
    }
    seen->entry = picture->entry;
    if (stamps_find(&looking->stamps, picture->entry, &seen->hash) &&
        picture_known(&worker->scratch, &worker->keep, &w->cache, seen->hash, options, facts, &w->variants[item])) {
        progress_step(&looking->progress, 0);
        return;
    }
    if (folder_read(&worker->scratch, &w->catalog.root, picture->path, LARGEST_PICTURE, &bytes, &reason)) {
        seen->hash = content_hash(bytes);
        pool_take(worker, picture_memory(bytes));
        picture_make(&worker->scratch, &worker->keep, &w->cache, bytes, options, facts, &w->variants[item]);
    } else {
        seen->entry = NULL;
        snprintf(facts->reason, sizeof facts->reason, "%s", reason);
    }
    progress_step(&looking->progress, (size_t)facts->width * facts->height);
}

void workspace_look(struct workspace *w, const struct variant_options *variants)
{
    struct looking looking = {.workspace = w, .options = variants};
    struct arena scratch = arena_new("stamps of pictures");
    w->facts = arena_array(&w->facts_arena, struct picture_facts, w->catalog.n_pictures);
    w->variants = arena_array(&w->arena, struct variants, w->catalog.n_pictures);
    cache_open(&w->arena, &w->catalog.root, w->cold_cache ? w->cold_cache : CACHE_FOLDER, &w->cache);
    looking.stamps = (struct stamps){.stamp_of = map_new(&scratch)};
    if (!w->cold_cache)
        stamps_open(&scratch, &w->catalog.root, "pictures", &looking.stamps);
    looking.seen = arena_array(&scratch, struct stamp_seen, w->catalog.n_pictures);
    progress_start(&looking.progress, "pictures", w->catalog.n_pictures, !w->quiet);
    pool_run(w->pool, w->catalog.n_pictures, look_at_one, &looking);
    progress_end(&looking.progress);
    if (!w->cold_cache) {
        stamps_write(&scratch, &w->catalog.root, "pictures", &looking.stamps, looking.seen, w->catalog.n_pictures);
        cache_prune(&w->cache);
    }
    arena_release(&scratch);
}

static void open_recall(struct workspace *w)
{
    if (!w->cold_cache)
        recall_open(&w->arena, &w->folder, program_identity, w->pool, &w->recall);
}

/* Libraries that set themselves up at the first call do it before there are threads. */
static void set_up_libraries(void)
{
    icu_set_up();
    xml_set_up();
}

bool workspace_find_site(struct workspace *w, const struct workspace_options *options, const char **reason)
{
    *w = (struct workspace){
        .arena = arena_new("site"), .facts_arena = arena_new("facts of pictures"), .folder.fd = -1, .catalog.root.fd = -1, .cache.folder.fd = -1};
    w->findings.arena = &w->arena;
    w->quiet = options->quiet;
    w->cold_cache = options->cold_cache;
    w->shard = options->shard;
    w->root = workspace_find(&w->arena, options->source ? options->source : ".");
    if (options->source && w->root) { /* a named folder is meant as it stands */
        struct folder named;
        const char *why;
        bool same = folder_open(&w->arena, options->source, &named, &why) && text_is(named.path, w->root);
        folder_close(&named);
        w->root = same ? w->root : NULL;
    }
    if (!w->root) {
        *reason = text_format(&w->arena, _("there is no content/site.yaml in %s; `vitrine new site DIR` makes a site"),
                              options->source ? options->source : _("this folder or any above it"))
                      .data;
        return false;
    }
    if (!folder_open(&w->arena, w->root, &w->folder, reason)) {
        *reason = text_format(&w->arena, _("cannot open %s: %s"), w->root, _(*reason)).data;
        return false;
    }
    set_up_libraries();
    w->pool = pool_open(options->jobs);
    return true;
}

bool workspace_load(struct workspace *w, const struct workspace_options *options, const char **reason)
{
    open_recall(w);
    struct load_options load = options->load;
    load.recall = w->recall.program ? &w->recall : NULL;
    if (!catalog_load(&w->arena, w->root, &load, w->pool, &w->catalog, &w->findings, reason)) {
        *reason = text_format(&w->arena, _("cannot read %s/content/site.yaml: %s"), w->root, _(*reason)).data;
        return false;
    }
    lexicon_open(&w->arena, NULL, &w->lexicon);
    check_extend_lexicon(&w->catalog, &w->lexicon);
    w->check = (struct check){.catalog = &w->catalog, .lexicon = &w->lexicon};
    struct text names[MAX_PROFILES];
    memcpy(names, options->profiles, sizeof names);
    return check_profiles(&w->check, names, options->n_profiles, &w->arena, &w->findings, reason);
}

bool workspace_open(struct workspace *w, const struct workspace_options *options, const char **reason)
{
    return workspace_find_site(w, options, reason) && workspace_load(w, options, reason);
}

void workspace_check(struct workspace *w)
{
    w->check.facts = w->facts;
    w->check.noted = arena_array(&w->arena, struct noted, w->catalog.n_documents);
    if (w->recall.program)
        w->check.notes_common = notes_common(&w->check, program_identity);
    check_run(&w->check, w->pool, &w->findings);
}

void workspace_end_check(struct workspace *w)
{
    lexicon_close(&w->lexicon);
    arena_release(&w->facts_arena);
    w->facts = NULL;
    w->check.facts = NULL;
}

struct remembering {
    const struct check *check;
    const struct text *words; /* one a document */
};

static bool note(void *shared, enum recall_note which, size_t document, struct buffer *out)
{
    const struct remembering *r = shared;
    if (which == NOTE_FINDINGS)
        return note_write(r->check, document, out);
    if (!r->words || !r->words[document].size)
        return false;
    buffer_put(out, r->words[document]);
    return true;
}

void workspace_remember(struct workspace *w, const struct text *words)
{
    if (w->recall.program)
        recall_write(&w->recall, &w->catalog, note, &(struct remembering){&w->check, words});
}

void workspace_close(struct workspace *w)
{
    lexicon_close(&w->lexicon);
    cache_close(&w->cache);
    catalog_close(&w->catalog);
    folder_close(&w->folder);
    recall_close(&w->recall);
    if (w->pool)
        pool_close(w->pool);
    arena_release(&w->facts_arena);
    arena_release(&w->arena);
}
