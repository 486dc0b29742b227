/* asset.c - stylesheet, script, and the script's texts a language. */
#include "view/view.h"

extern const struct output_kind output_asset;

enum { STYLESHEET, SCRIPT, TEXTS };

static void list(const struct view_context *context, struct plan *plan)
{
    plan_add(plan, (struct output){.kind = &output_asset, .path = context->theme->stylesheet, .subject = STYLESHEET});
    plan_add(plan, (struct output){.kind = &output_asset, .path = context->theme->script, .subject = SCRIPT});
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        struct text tag = text_lower(plan->arena, context->catalog->languages[l]);
        plan_add(plan, (struct output){
                           .kind = &output_asset, .path = text_format(plan->arena, "assets/texts-%.*s.js", TEXT_ARGS(tag)), .language = l, .subject = TEXTS});
    }
}

/* The theme's texts whose names begin with "js_", and what the script must know of the firm. */
static void put_texts(const struct view_context *context, size_t language, struct buffer *out)
{
    const struct data *texts = &context->theme->texts[language];
    const struct site *site = &context->catalog->sites[language];
    const struct {
        const char *name;
        struct text value;
    } facts[] = {
        {"lang", context->catalog->languages[language]},
        {"site", site->name.text},
        {"email", site->company.email.text},
        {"whatsapp", site->company.whatsapp.text},
        {"decimal", context->numbers[language].decimal},
        {"group", context->numbers[language].group},
        {"base", site->base_url.text},
        {"endpoint", site->inquiry_endpoint.text},
    };
    buffer_put(out, TEXT("var vitrineTexts={"));
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        buffer_format(out, "%s\"%s\":", i ? "," : "", facts[i].name);
        buffer_json(out, facts[i].value);
    }
    for (size_t i = 0; i < texts->n; i++) {
        if (!text_starts(texts->fields[i].name, TEXT("js_")))
            continue;
        buffer_put_byte(out, ',');
        buffer_json(out, text_slice(texts->fields[i].name, 3, texts->fields[i].name.size));
        buffer_put_byte(out, ':');
        buffer_json(out, texts->fields[i].value.text);
    }
    buffer_put(out, TEXT("};\n"));
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    (void)reason;
    if (output->subject == TEXTS)
        put_texts(context, output->language, out);
    else
        buffer_put(out, output->subject == STYLESHEET ? context->theme->stylesheet_bytes : context->theme->script_bytes);
    return true;
}

const struct output_kind output_asset = {.name = "asset", .is_copied = true, .list = list, .render = render};
