/* check.c - the loop over the rules. */
#include "check/check.h"

#include "base/buffer.h"
#include "catalog/recall.h"
#include "check/compound.h"
#include "check/notes.h"

struct run {
    const struct check *check;
    struct diag_list *slots; /* one a document, one a rule that looks at all, and one of names that are none */
    const struct product **products;
    bool *is_off; /* one a rule: by site.yaml */
};

/* A worker's copy of the check: its lexicon remembers what this worker looked up. */
struct worker_check {
    struct check check;
    struct lexicon lexicon;
};

static const struct check *check_of(const struct check *shared, struct worker *worker)
{
    struct worker_check *own = worker->memo;
    if (!own) {
        own = arena_alloc(&worker->remembered, sizeof *own);
        own->check = *shared;
        own->lexicon = *shared->lexicon;
        lexicon_remember(&own->lexicon, &worker->remembered);
        own->check.lexicon = &own->lexicon;
        worker->memo = own;
    }
    return &own->check;
}

static void put_sentence(struct buffer *out, struct text text)
{
    buffer_put(out, out->size ? TEXT(". ") : TEXT(""));
    buffer_put(out, text);
}

/* A title or description is compared word by word with itself and with the keywords: what stands behind its first pages is left to the limits of profiles. */
static struct text first_pages(struct text text)
{
    enum { LONGEST = 2000 };
    size_t end = text.size < LONGEST ? text.size : LONGEST;
    while (end > 0 && text_is_within(text, end))
        end--;
    return text_slice(text, 0, end);
}

/* The title and the description are read already. */
static struct phrase own_words(const struct subject *s)
{
    const struct listing_fields *f = s->fields;
    struct buffer rest = buffer_new(s->scratch);
    put_sentence(&rest, f->category.text);
    put_sentence(&rest, f->brand.text);
    for (size_t i = 0; i < f->specs.n_items; i++)
        put_sentence(&rest, f->specs.items[i].value.text);
    struct phrase read = phrase_read(s->scratch, s->check->lexicon, first_pages(buffer_text(&rest)));
    return phrase_together(s->scratch, (const struct phrase *const[]){&s->title, &s->description, &read}, 3);
}

static void prepare(struct subject *subject, const struct check *shared, const struct document *document, struct worker *worker)
{
    const struct check *check = check_of(shared, worker);
    *subject = (struct subject){.check = check, .document = document, .fields = &document->fields, .arena = &worker->keep, .scratch = &worker->scratch};
    struct text language = check->catalog->languages[document->language];
    subject->is_english = text_starts(language, TEXT("en"));
    subject->title = phrase_read(&worker->scratch, check->lexicon, first_pages(document->fields.title.text));
    subject->description = phrase_read(&worker->scratch, check->lexicon, first_pages(document->fields.description.text));
    if (!subject->is_english)
        return;
    const struct values *terms = &document->fields.keywords.terms;
    subject->own = own_words(subject);
    subject->keywords = arena_array(&worker->scratch, struct phrase, terms->n_items);
    for (size_t i = 0; i < terms->n_items; i++)
        subject->keywords[i] = phrase_read(&worker->scratch, check->lexicon, terms->items[i].text);
    compound_settle(subject);
}

static bool can_run(const struct rule *rule, const struct subject *subject)
{
    switch (rule->needs) {
    case NEEDS_NOTHING: return true;
    case NEEDS_ENGLISH: return subject->is_english;
    case NEEDS_WORDNET: return subject->is_english && subject->check->lexicon->has_wordnet;
    case NEEDS_PICTURES: return subject->check->facts != NULL;
    }
    return false;
}

/* The findings of the last run, when nothing that they hang on has changed. */
static bool recall(const struct run *run, size_t item, struct worker *worker)
{
    const struct document *document = &run->check->catalog->documents[item];
    struct noted *noted = &run->check->noted[item];
    if (!run->products[item])
        return false;
    noted->key = note_key(run->check, run->products[item], document, &worker->scratch);
    noted->is_recalled = document->recalled && note_read(&worker->keep, document->recalled->notes[NOTE_FINDINGS], noted->key, document->source, noted);
    return noted->is_recalled;
}

/* Words that rules name may be those that the worker remembers, which go at the end of the run; the file's own stay. */
static void keep_texts(const struct check *check, struct diag_list *findings, struct worker *worker)
{
    for (size_t i = 0; i < findings->n_items; i++) {
        struct diag *diag = &findings->items[i];
        struct text bytes = check->catalog->sources[diag->where.source].bytes, *const texts[] = {&diag->subject, &diag->fix};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            if (texts[k]->size && !(texts[k]->data >= bytes.data && texts[k]->data < bytes.data + bytes.size))
                *texts[k] = text_copy(&worker->keep, *texts[k]);
    }
}

/* SUBJECT is zero when there was nothing to check. */
static struct text words_of_title(const struct check *shared, const struct document *document, const struct subject *subject, struct worker *worker)
{
    if (document->is_page || !has_own_title(document))
        return TEXT("");
    struct phrase title = subject->title;
    if (!subject->check)
        title = phrase_read(&worker->scratch, check_of(shared, worker)->lexicon, document->fields.title.text);
    return title_words(&worker->keep, &worker->scratch, &title);
}

static void check_one(void *shared, size_t item, struct worker *worker)
{
    struct run *run = shared;
    const struct document *document = &run->check->catalog->documents[item];
    struct noted *noted = &run->check->noted[item];
    struct diag_list findings = {.arena = &worker->scratch};
    struct subject subject = {0};
    struct diag_list *slot = &run->slots[item];
    if (recall(run, item, worker)) {
        *slot = (struct diag_list){&worker->keep, noted->found, noted->n_found, noted->n_found};
        return;
    }
    if (document->is_readable && !document->is_page && run->products[item]) {
        prepare(&subject, run->check, document, worker);
        subject.product = run->products[item];
        subject.findings = &findings;
        for (size_t i = 0; i < n_rules; i++) {
            subject.rule = rules[i];
            if (rules[i]->listing && !run->is_off[i] && can_run(rules[i], &subject))
                rules[i]->listing(&subject);
        }
    }
    noted->title_words = words_of_title(run->check, document, &subject, worker);
    keep_texts(run->check, &findings, worker);
    diag_list_sort(&findings, run->check->catalog->sources);
    *slot = diag_list_kept(&worker->keep, &findings);
    noted->found = slot->items;
    noted->n_found = (uint32_t)slot->n_items;
}

/* A rule that compares listings. */
static void check_catalog(void *shared, size_t item, struct worker *worker)
{
    struct run *run = shared;
    const struct rule *rule = rules[item];
    struct diag_list findings = {.arena = &worker->scratch};
    if (!rule->catalog || run->is_off[item] || (rule->needs == NEEDS_PICTURES && !run->check->facts))
        return;
    rule->catalog(&(struct overview){run->check, rule, &worker->keep, &findings});
    run->slots[run->check->catalog->n_documents + item] = diag_list_kept(&worker->keep, &findings);
}

static const struct product **products_of_documents(struct arena *arena, const struct catalog *catalog)
{
    const struct product **products = arena_array(arena, const struct product *, catalog->n_documents);
    for (size_t i = 0; i < catalog->n_products; i++)
        for (size_t l = 0; l < catalog->n_languages; l++)
            products[catalog->products[i].in[l]] = &catalog->products[i];
    return products;
}

static const struct document *document_of(const struct catalog *catalog, uint32_t source)
{
    size_t index = catalog->document_of_source[source];
    return index == NO_DOCUMENT ? NULL : &catalog->documents[index];
}

/* Severities and switches of site.yaml and of the listing; a draft has no errors. */
static bool keep(const struct catalog *catalog, struct diag *diag)
{
    static const char *const names[] = {"hint", "warning", "error"};
    const struct checks *checks = &catalog->sites[0].checks;
    const struct document *document = document_of(catalog, diag->where.source);
    if (rule_is_listed(&checks->off, diag->rule) || (document && rule_is_listed(&document->fields.check.off, diag->rule)))
        return false;
    for (size_t i = 0; i < checks->severity.n_items; i++) {
        const struct pair *pair = &checks->severity.items[i];
        for (size_t k = 0; text_is(pair->name.text, diag->rule) && k < 3; k++)
            if (text_is(pair->value.text, names[k]))
                diag->severity = (enum severity)k;
    }
    if (document && document->fields.draft.is_true && diag->severity == SEVERITY_ERROR)
        diag->severity = SEVERITY_WARNING; /* nobody sees it yet, so it stops nobody */
    return true;
}

/* Rules that are switched off or set by a name that no rule has: a typing mistake would else do nothing. */
static void check_names(const struct catalog *catalog, const struct values *names, struct diag_list *findings)
{
    for (size_t i = 0; i < names->n_items && i < RULE_MOST_NAMES; i++) {
        if (rule_find(names->items[i].text))
            continue;
        struct text_nearest nearest = {names->items[i].text, 8, NULL};
        for (size_t k = 0; k < n_rules; k++)
            text_offer(&nearest, rules[k]->id);
        diag_add(findings, (struct diag){.rule = "field-unknown",
                                         .severity = SEVERITY_ERROR,
                                         .where = names->items[i].where,
                                         .subject = names->items[i].text,
                                         .message = text_format(catalog->arena, _("there is no rule \"%.*s\""), TEXT_ARGS(names->items[i].text)),
                                         .help = nearest.name ? text_format(catalog->arena, _("did you mean \"%s\"?"), nearest.name)
                                                              : TEXT("`vitrine explain` lists the rules")});
    }
    if (names->n_items > RULE_MOST_NAMES)
        diag_add(findings, (struct diag){.rule = "field-type",
                                         .severity = SEVERITY_ERROR,
                                         .where = names->items[RULE_MOST_NAMES].where,
                                         .subject = names->items[RULE_MOST_NAMES].text,
                                         .message = text_format(catalog->arena, _("%zu rules are named, and only the first %d are read"), names->n_items,
                                                                RULE_MOST_NAMES),
                                         .help = TEXT("name each rule once")});
}

static void check_all_names(const struct catalog *catalog, struct diag_list *findings)
{
    const struct checks *checks = &catalog->sites[0].checks;
    check_names(catalog, &checks->off, findings);
    for (size_t i = 0; i < checks->severity.n_items; i++)
        check_names(catalog, &(struct values){&checks->severity.items[i].name, 1, checks->severity.items[i].name.where}, findings);
    for (size_t i = 0; i < catalog->n_documents; i++)
        if (catalog->documents[i].fields.check.off.where.source == catalog->documents[i].source)
            check_names(catalog, &catalog->documents[i].fields.check.off, findings);
}

void check_settle(const struct check *check, struct diag_list *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->n_items; i++) {
        struct diag diag = findings->items[i];
        diag.message = locale_find(diag.message); /* those that were formatted are translated already */
        diag.help = locale_find(diag.help);
        if (keep(check->catalog, &diag))
            findings->items[kept++] = diag;
    }
    findings->n_items = kept;
}

void check_run(const struct check *check, struct pool *pool, struct diag_list *findings)
{
    struct arena arena = arena_new("check");
    const struct catalog *catalog = check->catalog;
    size_t n_slots = catalog->n_documents + n_rules + 1;
    struct run run = {check, arena_array(&arena, struct diag_list, n_slots), products_of_documents(&arena, catalog), arena_array(&arena, bool, n_rules)};
    for (size_t i = 0; i < n_rules; i++)
        run.is_off[i] = rule_is_listed(&catalog->sites[0].checks.off, rules[i]->id);
    pool_run(pool, catalog->n_documents, check_one, &run);
    pool_run(pool, n_rules, check_catalog, &run);
    run.slots[n_slots - 1].arena = &arena;
    check_all_names(catalog, &run.slots[n_slots - 1]);
    diag_list_join(findings, run.slots, n_slots);
    check_settle(check, findings);
    diag_list_sort(findings, catalog->sources);
    arena_release(&arena);
}

int check_score(const struct diag_list *findings, uint32_t source)
{
    static const int cost[] = {2, 6, 15};
    int score = 100;
    for (size_t i = 0; i < findings->n_items; i++)
        if (findings->items[i].where.source == source)
            score -= cost[findings->items[i].severity];
    return score < 0 ? 0 : score;
}

bool check_profiles(struct check *check, struct text *names, size_t n_names, struct arena *arena, struct diag_list *findings, const char **reason)
{
    const struct values *given = &check->catalog->sites[0].checks.profiles;
    check->n_profiles = 0;
    for (size_t i = 0; i < n_names; i++) {
        const struct profile *profile = profile_find(names[i]);
        if (!profile || check->n_profiles == MAX_PROFILES) {
            *reason =
                text_format(arena, _("there is no profile \"%.*s\"; the profiles are own-site, alibaba, made-in-china, amazon, google-merchant and shopify"),
                            TEXT_ARGS(names[i]))
                    .data;
            return false;
        }
        check->profiles[check->n_profiles++] = profile;
    }
    for (size_t i = 0; n_names == 0 && i < given->n_items; i++) {
        const struct profile *profile = profile_find(given->items[i].text);
        if (profile && check->n_profiles < MAX_PROFILES)
            check->profiles[check->n_profiles++] = profile;
        else
            diag_add(findings, (struct diag){.rule = "field-type",
                                             .severity = SEVERITY_ERROR,
                                             .where = given->items[i].where,
                                             .subject = given->items[i].text,
                                             .message = text_format(arena, _("there is no profile \"%.*s\""), TEXT_ARGS(given->items[i].text)),
                                             .help = TEXT("choose from own-site, alibaba, made-in-china, amazon, google-merchant, shopify")});
    }
    if (check->n_profiles == 0)
        check->profiles[check->n_profiles++] = &profiles[0];
    return true;
}

static void extend(struct lexicon *lexicon, enum word_list list, const struct values *values)
{
    for (size_t i = 0; i < values->n_items; i++)
        lexicon_add(lexicon, list, text_lower(lexicon->arena, values->items[i].text));
}

void check_extend_lexicon(const struct catalog *catalog, struct lexicon *lexicon)
{
    const struct checks *checks = &catalog->sites[0].checks;
    extend(lexicon, LIST_CERTIFICATION, &checks->certifications);
    extend(lexicon, LIST_ACRONYM, &checks->acronyms);
}
