/* Labelled listings: how many findings are right, and how many are missed. Our own cases (tests/cases), and those of GUIDANCE. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "build/workspace.h"
#include "test.h"

/* Four ways in which one keyword can be wrong; people often disagree which of them it is. */
static const char *const family[] = {"keywords-split", "keywords-far", "keywords-bare-attribute", "keywords-irrelevant"};

static bool in_family(const char *rule)
{
    for (size_t i = 0; i < 4; i++)
        if (strcmp(rule, family[i]) == 0)
            return true;
    return false;
}

static bool kin(const char *a, const char *b)
{
    return strcmp(a, b) == 0 || (in_family(a) && in_family(b));
}

static bool is_judged(const char *rule, const char *part)
{
    static const char *const rules_judged[] = {"title-vague",
                                               "title-no-product",
                                               "title-padding",
                                               "title-stuffing",
                                               "title-rare-name",
                                               "title-shouting",
                                               "title-bare",
                                               "keywords-separator",
                                               "keywords-own-model",
                                               "keywords-unheld-certification",
                                               "keywords-brand",
                                               "keywords-duplicate",
                                               "keywords-redundant-plural",
                                               "keywords-missing-plural",
                                               "description-empty-praise",
                                               "description-repeats-title",
                                               "claim-unsupported",
                                               "keywords-split",
                                               "keywords-far",
                                               "keywords-bare-attribute",
                                               "keywords-irrelevant"};
    bool known = false;
    for (size_t i = 0; i < sizeof rules_judged / sizeof *rules_judged; i++)
        known = known || strcmp(rule, rules_judged[i]) == 0;
    return known && (strcmp(part, "listing") == 0 || strncmp(rule, part, strlen(part)) == 0 ||
                     (strcmp(part, "description") == 0 && strcmp(rule, "claim-unsupported") == 0));
}

static void put_field(struct buffer *out, json_t *item, const char *name, const char *otherwise)
{
    json_t *value = json_object_get(item, name);
    char *text = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
    if (text || otherwise)
        buffer_format(out, "%s: %s\n", name, text ? text : otherwise);
    free(text);
}

static void put_case(struct arena *arena, const struct folder *folder, json_t *item, size_t number)
{
    struct buffer out = buffer_new(arena);
    const char *reason;
    buffer_put(&out, TEXT("---\n"));
    put_field(&out, item, "title", "\"Steel Cup (350 ml)\"");
    put_field(&out, item, "description", "\"304 steel, keeps tea hot for six hours.\"");
    put_field(&out, item, "keywords", "\"steel cup\"");
    put_field(&out, item, "brand", NULL);
    put_field(&out, item, "model", NULL);
    put_field(&out, item, "series", NULL);
    put_field(&out, item, "specs", NULL);
    put_field(&out, item, "certifications", NULL);
    buffer_format(&out, "category: All\nsku: C%zu\n---\n\nBody.\n", number);
    folder_write(arena, folder, text_format(arena, "content/products/c%04zu.md", number), buffer_text(&out), &reason);
}

static bool touches(struct arena *arena, struct text a, const char *b)
{
    struct text x = text_lower(arena, a), y = text_lower(arena, text_of(b));
    return text_find(x, y, 0) != TEXT_NOT_FOUND || text_find(y, x, 0) != TEXT_NOT_FOUND;
}

/* Is FOUND one of the subjects that OBJECT lists for a rule like it? An empty list means any. */
static bool is_listed(struct arena *arena, json_t *object, const struct diag *found)
{
    const char *rule;
    json_t *subjects, *subject;
    size_t i;
    json_object_foreach(object, rule, subjects)
    {
        if (!kin(rule, found->rule))
            continue;
        if (json_array_size(subjects) == 0)
            return true;
        json_array_foreach(subjects, i, subject) if (touches(arena, found->subject, json_string_value(subject))) return true;
    }
    return false;
}

static bool is_skipped(json_t *item, const char *rule)
{
    json_t *skipped;
    size_t i;
    json_array_foreach(json_object_get(item, "skip"), i, skipped) if (kin(json_string_value(skipped), rule)) return true;
    return false;
}

struct score {
    size_t right, wrong, missed;
};

static void judge_found(struct workspace *w, json_t *item, uint32_t source, struct score *score)
{
    const char *part = json_string_value(json_object_get(item, "part"));
    for (size_t i = 0; i < w->findings.n_items; i++) {
        const struct diag *found = &w->findings.items[i];
        if (found->where.source != source || !is_judged(found->rule, part) || is_skipped(item, found->rule))
            continue;
        if (is_listed(&w->arena, json_object_get(item, "maybe"), found) || is_listed(&w->arena, json_object_get(item, "expect"), found))
            continue;
        score->wrong++;
        fprintf(stderr, "false  %s %s \"%.*s\" in \"%s\"\n", json_string_value(json_object_get(item, "id")), found->rule, TEXT_ARGS(found->subject),
                json_string_value(json_object_get(item, "title")));
    }
}

static bool was_found(struct workspace *w, uint32_t source, const char *rule, const char *subject)
{
    for (size_t i = 0; i < w->findings.n_items; i++) {
        const struct diag *found = &w->findings.items[i];
        if (found->where.source == source && kin(found->rule, rule) && (!subject || touches(&w->arena, found->subject, subject)))
            return true;
    }
    return false;
}

static void judge_wanted(struct workspace *w, json_t *item, uint32_t source, struct score *score)
{
    const char *rule;
    json_t *subjects;
    json_object_foreach(json_object_get(item, "expect"), rule, subjects)
    {
        size_t n = json_array_size(subjects);
        for (size_t i = 0; i < (n ? n : 1); i++) {
            const char *subject = n ? json_string_value(json_array_get(subjects, i)) : NULL;
            bool found = was_found(w, source, rule, subject);
            *(found ? &score->right : &score->missed) += 1;
            if (!found)
                fprintf(stderr, "missed %s %s \"%s\" in \"%s\"\n", json_string_value(json_object_get(item, "id")), rule, subject ? subject : "",
                        json_string_value(json_object_get(item, "title")));
        }
    }
}

static void run_cases(const char *file, double least_f1, double least_precision)
{
    char path[] = "/tmp/vitrine-cases-XXXXXX";
    struct arena arena = arena_new("cases");
    struct folder folder;
    struct workspace w;
    struct workspace_options options = {.source = path, .quiet = true};
    const char *reason;
    json_t *items = json_array();
    FILE *in = fopen(file, "r");
    char *line = NULL;
    size_t room = 0;
    EXPECT(in != NULL && mkdtemp(path) != NULL && folder_open(&arena, path, &folder, &reason));
    if (!in)
        return;
    folder_write(&arena, &folder, TEXT("content/site.yaml"), TEXT("name: Cases\nlanguages: [en]\ncategories: [{name: All}]\n"), &reason);
    while (getline(&line, &room, in) > 0)
        json_array_append_new(items, json_loads(line, 0, NULL));
    free(line);
    fclose(in);
    for (size_t i = 0; i < json_array_size(items); i++)
        put_case(&arena, &folder, json_array_get(items, i), i);
    EXPECT(workspace_open(&w, &options, &reason));
    workspace_check(&w);
    struct score score = {0, 0, 0};
    for (size_t i = 0; i < json_array_size(items); i++) {
        size_t at = document_find(&w.catalog, text_format(&arena, "content/products/c%04zu.md", i));
        uint32_t source = at == NO_DOCUMENT ? UINT32_MAX : w.catalog.documents[at].source;
        judge_found(&w, json_array_get(items, i), source, &score);
        judge_wanted(&w, json_array_get(items, i), source, &score);
    }
    double precision = (double)score.right / (double)(score.right + score.wrong), recall = (double)score.right / (double)(score.right + score.missed);
    double f1 = 2 * precision * recall / (precision + recall);
    printf("%s: %zu listings, F1 %.3f, precision %.3f, recall %.3f\n", strrchr(file, '/') + 1, json_array_size(items), f1, precision, recall);
    EXPECT(f1 >= least_f1 && precision >= least_precision);
    workspace_close(&w);
    folder_close(&folder);
    json_decref(items);
    arena_release(&arena);
    if (fork() == 0)
        execlp("rm", "rm", "-rf", path, (char *)NULL);
}

int main(void)
{
    const char *root = getenv("VITRINE_ROOT"), *guidance = getenv("GUIDANCE");
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/cases/own.jsonl", root ? root : ".");
    run_cases(path, 0.93, 0.95);
    snprintf(path, sizeof path, "%s/cases.jsonl", guidance ? guidance : "");
    bool there = guidance && access(path, R_OK) == 0;
    if (there) {
        run_cases(path, 0.93, 0.95);
        snprintf(path, sizeof path, "%s/listings.jsonl", guidance);
        run_cases(path, 0.85, 0.90);
    }
    return finish(__FILE__, there ? NULL : "labelled listings (GUIDANCE)");
}
