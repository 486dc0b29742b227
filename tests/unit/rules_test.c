/* Every rule's own examples: the bad one is reported, the good one is not. A line "%%" parts two listings; "(...)" is prose. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "build/workspace.h"
#include "test.h"

static const char *const site_yaml =
    "name: Examples\nlanguages: [en, zh]\ncategories: [{name: All}, {name: Home}]\nchecks: {profiles: [own-site, alibaba, amazon]}\n";

/* Fields that an example leaves out, so that only what it shows can be reported. */
static void put_listing(struct arena *arena, const struct folder *folder, const char *name, struct text front)
{
    static const char *const defaults[] = {"title: Granite Lamp Post (Dragon Pattern)", "description: Granite lamp post, 90 cm high, frost-proof to -30 °C.",
                                           "keywords: granite lamp post", "category: Home"};
    const char *reason;
    struct buffer out = buffer_new(arena);
    buffer_put(&out, TEXT("---\n"));
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        struct text field = text_slice(text_of(defaults[i]), 0, text_find_byte(text_of(defaults[i]), ':', 0) + 1), rest = front, line;
        bool given = false;
        while (text_next(&rest, '\n', &line))
            given = given || text_starts(line, field);
        if (!given)
            buffer_format(&out, "%s\n", defaults[i]);
    }
    buffer_put(&out, front);
    buffer_put(&out, TEXT("\n---\n\nText.\n"));
    folder_write(arena, folder, text_format(arena, "content/products/%s.md", name), buffer_text(&out), &reason);
}

/* Is every finding translated? What a buyer is told stays English, but not what is said of it. */
static void expect_chinese(const struct diag_list *findings)
{
    for (size_t i = 0; i < findings->n_items; i++) {
        const struct diag *diag = &findings->items[i];
        bool is_chinese = !text_is_ascii(diag->message) && (!diag->help.size || !text_is_ascii(diag->help));
        if (!is_chinese)
            fprintf(stderr, "%s: \"%.*s\" or \"%.*s\" is not translated\n", diag->rule, TEXT_ARGS(diag->message), TEXT_ARGS(diag->help));
        EXPECT(is_chinese);
    }
}

static bool reports(const struct rule *rule, const char *example)
{
    char path[] = "/tmp/vitrine-rule-XXXXXX";
    struct arena arena = arena_new("example");
    struct folder folder;
    const char *reason;
    struct workspace w;
    struct workspace_options options = {.source = path, .jobs = 1, .quiet = true};
    struct text rest = text_of(example), line;
    struct buffer part = buffer_new(&arena);
    char name[2] = "a";
    bool found = false;
    EXPECT(mkdtemp(path) != NULL);
    EXPECT(folder_open(&arena, path, &folder, &reason));
    folder_write(&arena, &folder, TEXT("content/site.yaml"), text_of(site_yaml), &reason);
    while (text_next(&rest, '\n', &line)) {
        if (text_is(line, "%%")) {
            put_listing(&arena, &folder, name, buffer_text(&part));
            part = buffer_new(&arena);
            name[0]++;
            continue;
        }
        buffer_format(&part, "%s%.*s", part.size ? "\n" : "", TEXT_ARGS(line));
    }
    put_listing(&arena, &folder, name, buffer_text(&part));
    EXPECT(workspace_open(&w, &options, &reason));
    workspace_look(&w, NULL);
    workspace_check(&w);
    for (size_t i = 0; i < w.findings.n_items; i++)
        found = found || strcmp(w.findings.items[i].rule, rule->id) == 0;
    expect_chinese(&w.findings);
    workspace_close(&w);
    folder_close(&folder);
    arena_release(&arena);
    char command[64];
    snprintf(command, sizeof command, "%s", path);
    if (fork() == 0)
        execlp("rm", "rm", "-rf", command, (char *)NULL);
    return found;
}

int main(void)
{
    struct arena messages = arena_new("messages");
    EXPECT(locale_open(&messages, "zh"));
    for (size_t i = 0; i < n_rules; i++) {
        const struct rule *rule = rules[i];
        EXPECT(rule->id && rule->clause && rule->explain && rule->bad && rule->good);
        if (rule->bad[0] != '(') {
            bool bad = reports(rule, rule->bad);
            if (!bad)
                fprintf(stderr, "%s: the bad example is not reported\n", rule->id);
            EXPECT(bad);
        }
        if (rule->good[0] != '(') {
            bool good = !reports(rule, rule->good);
            if (!good)
                fprintf(stderr, "%s: the good example is reported\n", rule->id);
            EXPECT(good);
        }
    }
    arena_release(&messages);
    return finish(__FILE__, NULL);
}
