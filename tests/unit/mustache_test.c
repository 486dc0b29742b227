/* The official Mustache specification: MUSTACHE_SPEC names the folder with its JSON files. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "template/template.h"
#include "test.h"

static struct data convert(struct arena *arena, json_t *json)
{
    struct data data = {.kind = DATA_NOTHING};
    if (json_is_string(json)) {
        data = (struct data){.kind = DATA_TEXT, .text = text_copy(arena, (struct text){json_string_value(json), json_string_length(json)})};
    } else if (json_is_number(json)) {
        data = (struct data){.kind = DATA_TEXT, .text = text_format(arena, "%.15g", json_number_value(json))};
    } else if (json_is_boolean(json)) {
        data.kind = json_is_true(json) ? DATA_TRUE : DATA_FALSE;
    } else if (json_is_array(json)) {
        struct data *items = arena_array(arena, struct data, json_array_size(json));
        for (size_t i = 0; i < json_array_size(json); i++)
            items[i] = convert(arena, json_array_get(json, i));
        data = (struct data){.kind = DATA_LIST, .items = items, .n = json_array_size(json)};
    } else if (json_is_object(json)) {
        struct data_field *fields = arena_array(arena, struct data_field, json_object_size(json));
        size_t n = 0;
        const char *key;
        json_t *value;
        json_object_foreach(json, key, value) fields[n++] = (struct data_field){text_copy(arena, text_of(key)), convert(arena, value)};
        data = data_object(fields, n);
    }
    return data;
}

static bool find(void *context, struct text name, struct text *source)
{
    json_t *test = context;
    char key[256];
    snprintf(key, sizeof key, "%.*s", TEXT_ARGS(name));
    json_t *value = strcmp(key, "\1page") == 0 ? json_object_get(test, "template") : json_object_get(json_object_get(test, "partials"), key);
    if (!value)
        return false;
    *source = (struct text){json_string_value(value), json_string_length(value)};
    return true;
}

static void run_test(const char *file, json_t *test)
{
    struct arena arena = arena_new("test");
    struct template_error error = {0};
    struct template_set set = {.arena = &arena, .find = find, .context = test};
    struct buffer out = buffer_new(&arena);
    struct data view = convert(&arena, json_object_get(test, "data"));
    const char *reason = NULL;
    const struct template *page = template_get(&set, TEXT("\1page"), &error);
    if (page)
        EXPECT(template_render(&set, page, &view, &out, &reason));
    json_t *wanted = json_object_get(test, "expected");
    struct text expected = {json_string_value(wanted), json_string_length(wanted)};
    bool same = page && text_equal(buffer_text(&out), expected);
    if (!same)
        fprintf(stderr, "%s: %s: got \"%.*s\", wanted \"%.*s\" %.*s\n", file, json_string_value(json_object_get(test, "name")), TEXT_ARGS(buffer_text(&out)),
                TEXT_ARGS(expected), TEXT_ARGS(error.message));
    EXPECT(same);
    arena_release(&arena);
}

static void escapes_follow_the_place(void)
{
    struct arena arena = arena_new("test");
    json_t *test = json_pack(
        "{s:s, s:{}}", "template",
        "<a href=\"m:x?s={{t}}&amp;u={{u}}\"></a><a href=\"{{u}}\" title=\"{{t}}\">{{t}}</a><script>x = \"{{t}}\";</script><p style=\"color:{{c}}\">{{t}}</p>",
        "partials");
    struct template_error error;
    const char *reason = NULL;
    struct template_set set = {.arena = &arena, .find = find, .context = test};
    struct data_field fields[] = {{TEXT("u"), {.kind = DATA_TEXT, .text = TEXT(" java\nscript:alert(1)")}},
                                  {TEXT("t"), {.kind = DATA_TEXT, .text = TEXT("</script>\"<")}},
                                  {TEXT("c"), {.kind = DATA_TEXT, .text = TEXT("red;x:url(y)")}}};
    struct data view = data_object(fields, 3);
    struct buffer out = buffer_new(&arena);
    EXPECT(template_render(&set, template_get(&set, TEXT("\1page"), &error), &view, &out, &reason));
    EXPECT(text_is(buffer_text(&out), "<a href=\"m:x?s=%3C%2Fscript%3E%22%3C&amp;u=%20java%0Ascript%3Aalert%281%29\"></a><a href=\"#\" "
                                      "title=\"&lt;/script&gt;&quot;&lt;\">&lt;/script&gt;&quot;&lt;</a><script>x = \"\\u003c/script\\u003e\\\"\\u003c\";"
                                      "</script><p style=\"color:redxurl(y)\">&lt;/script&gt;&quot;&lt;</p>"));
    json_decref(test);
    arena_release(&arena);
}

/* A field is looked for where it was found last: in objects that have others, in another order, or lack it, it must be found all the same. */
static void fields_are_found_wherever_they_stand(void)
{
    struct arena arena = arena_new("test");
    json_t *test = json_pack("{s:s, s:{}}", "template", "{{#items}}{{a}}{{b.c}}{{^d}}-{{/d}},{{/items}}", "partials");
    struct template_error error;
    const char *reason = NULL;
    struct template_set set = {.arena = &arena, .find = find, .context = test};
    struct data_field inner[] = {{TEXT("z"), {.kind = DATA_TEXT, .text = TEXT("no")}}, {TEXT("c"), {.kind = DATA_TEXT, .text = TEXT("2")}}};
    struct data_field one[] = {{TEXT("a"), {.kind = DATA_TEXT, .text = TEXT("1")}}, {TEXT("b"), data_object(inner, 2)}, {TEXT("d"), {.kind = DATA_TRUE}}};
    struct data_field two[] = {{TEXT("d"), {.kind = DATA_FALSE}}, {TEXT("b"), data_object(inner + 1, 1)}, {TEXT("a"), {.kind = DATA_TEXT, .text = TEXT("3")}}};
    struct data_field three[] = {{TEXT("b"), data_object(inner, 1)}};
    struct data items[] = {data_object(one, 3), data_object(two, 3), data_object(three, 1), data_object(NULL, 0), data_object(one, 3)};
    struct data_field fields[] = {{TEXT("a"), {.kind = DATA_TEXT, .text = TEXT("out")}}, {TEXT("items"), {.kind = DATA_LIST, .items = items, .n = 5}}};
    struct data view = data_object(fields, 2);
    const struct template *page = template_get(&set, TEXT("\1page"), &error);
    for (int again = 0; again < 2; again++) {
        struct buffer out = buffer_new(&arena);
        EXPECT(template_render(&set, page, &view, &out, &reason));
        EXPECT(text_is(buffer_text(&out), "12,32-,out-,out-,12,"));
    }
    json_decref(test);
    arena_release(&arena);
}

static struct data nth(const void *state, size_t i, struct arena *arena)
{
    struct data_field *field = arena_array(arena, struct data_field, 1);
    *field = (struct data_field){TEXT("n"), {.kind = DATA_TEXT, .text = text_format(arena, "%s%zu", (const char *)state, i)}};
    return data_object(field, 1);
}

/* Items that are made while they are shown: twice over, within each other, and none at all. */
static void lists_are_made_while_shown(void)
{
    struct arena arena = arena_new("test");
    json_t *test = json_pack("{s:s, s:{}}", "template", "{{#a}}{{n}}({{#b}}{{n}}{{/b}}){{/a}} {{#a}}{{n}}{{/a}} {{#c}}x{{/c}}{{^c}}none{{/c}}", "partials");
    struct template_error error;
    const char *reason = NULL;
    struct template_set set = {.arena = &arena, .find = find, .context = test};
    struct data_source a = {.item = nth, .state = "a"}, b = {.item = nth, .state = "b"};
    struct data_field fields[] = {{TEXT("a"), {.kind = DATA_LIST, .source = &a, .n = 2}},
                                  {TEXT("b"), {.kind = DATA_LIST, .source = &b, .n = 3}},
                                  {TEXT("c"), {.kind = DATA_LIST, .source = &b, .n = 0}}};
    struct data view = data_object(fields, 3);
    struct buffer out = buffer_new(&arena);
    EXPECT(template_render(&set, template_get(&set, TEXT("\1page"), &error), &view, &out, &reason));
    EXPECT(text_is(buffer_text(&out), "a0(b0b1b2)a1(b0b1b2) a0a1 none"));
    json_decref(test);
    arena_release(&arena);
}

/* Thirty lists within each other, of two items each: it ends, and says why. */
static void bombs_end(void)
{
    enum { DEEP = 30 };
    struct arena arena = arena_new("test");
    struct buffer source = buffer_new(&arena), out = buffer_new(&arena);
    for (int i = 0; i < DEEP; i++)
        buffer_put(&source, TEXT("{{#a}}"));
    buffer_put(&source, TEXT("x"));
    for (int i = 0; i < DEEP; i++)
        buffer_put(&source, TEXT("{{/a}}"));
    buffer_put(&source, (struct text){"", 1});
    json_t *test = json_pack("{s:s, s:{}}", "template", source.data, "partials");
    struct template_error error;
    const char *reason = NULL;
    struct template_set set = {.arena = &arena, .find = find, .context = test};
    struct data items[] = {{.kind = DATA_TRUE}, {.kind = DATA_TRUE}};
    struct data_field fields[] = {{TEXT("a"), {.kind = DATA_LIST, .items = items, .n = 2}}};
    struct data view = data_object(fields, 1);
    const struct template *page = template_get(&set, TEXT("\1page"), &error);
    EXPECT(page && !template_render(&set, page, &view, &out, &reason) && reason);
    json_decref(test);
    arena_release(&arena);
}

/* What was asked for and told. */
struct shown {
    const char *name;
    struct buffer *told;
};

static struct data nth_shown(const void *state, size_t i, struct arena *arena)
{
    return nth(((const struct shown *)state)->name, i, arena);
}

static bool second_is_known(const void *state, size_t i, struct text *bytes)
{
    (void)state;
    *bytes = TEXT("known");
    return i == 1;
}

static void tell(const void *state, size_t i, size_t at, size_t size)
{
    const struct shown *shown = state;
    buffer_format(shown->told, "%s%zu@%zu+%zu ", shown->name, i, at, size);
}

/* Pieces are copied, and told of where nothing is made within them. */
static void items_are_shown_as_they_were(void)
{
    struct arena arena = arena_new("test");
    json_t *test = json_pack("{s:s, s:{}}", "template", "{{#a}}{{n}};{{/a}} {{#b}}{{n}}({{#a}}{{n}}{{/a}}){{/b}} {{#a}}{{n}}{{/a}}", "partials");
    struct template_error error;
    const char *reason = NULL;
    struct template_set set = {.arena = &arena, .find = find, .context = test};
    struct buffer told = buffer_new(&arena), out = told;
    struct shown of_a = {"a", &told}, of_b = {"b", &told};
    struct data_source a = {nth_shown, &of_a, second_is_known, tell}, b = {nth_shown, &of_b, second_is_known, tell};
    struct data_field fields[] = {{TEXT("a"), {.kind = DATA_LIST, .source = &a, .n = 2}}, {TEXT("b"), {.kind = DATA_LIST, .source = &b, .n = 2}}};
    struct data view = data_object(fields, 2);
    EXPECT(template_render(&set, template_get(&set, TEXT("\1page"), &error), &view, &out, &reason));
    EXPECT(text_is(buffer_text(&out), "a0;known b0(a0a1)known a0known"));
    EXPECT(text_is(buffer_text(&told), "a0@0+3 a1@3+5 b1@17+5 a0@23+2 a1@25+5 "));
    json_decref(test);
    arena_release(&arena);
}

static void errors_name_line_and_column(void)
{
    static const char *const bad[] = {"a\n  {{#open}}", "a\n  {{/open}}", "a\n  {{name", "a\n  {{}}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena arena = arena_new("test");
        json_t *test = json_pack("{s:s, s:{}}", "template", bad[i], "partials");
        struct template_error error = {0};
        struct template_set set = {.arena = &arena, .find = find, .context = test};
        EXPECT(!template_get(&set, TEXT("\1page"), &error));
        EXPECT(error.line == 2 && error.column == 3 && error.message.size > 0);
        json_decref(test);
        arena_release(&arena);
    }
}

int main(void)
{
    static const char *const files[] = {"comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance", "~dynamic-names"};
    const char *folder = getenv("MUSTACHE_SPEC");
    escapes_follow_the_place();
    fields_are_found_wherever_they_stand();
    lists_are_made_while_shown();
    bombs_end();
    items_are_shown_as_they_were();
    errors_name_line_and_column();
    for (size_t i = 0; folder && i < sizeof files / sizeof *files; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s.json", folder, files[i]);
        json_t *spec = json_load_file(path, 0, NULL), *tests = json_object_get(spec, "tests");
        EXPECT(json_array_size(tests) > 0);
        for (size_t k = 0; k < json_array_size(tests); k++)
            run_test(files[i], json_array_get(tests, k));
        json_decref(spec);
    }
    return finish(__FILE__, folder ? NULL : "the Mustache specification (MUSTACHE_SPEC)");
}
