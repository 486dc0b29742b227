/* plan.c */
#include "base/locale.h"
#include "plan/plan.h"

#define OUTPUT(name) extern const struct output_kind output_##name;
#include "plan/outputs.def"
#undef OUTPUT

#define OUTPUT(name) &output_##name,
static const struct output_kind *const kinds[] = {
#include "plan/outputs.def"
};
#undef OUTPUT

void plan_add(struct plan *plan, struct output output)
{
    size_t index = map_add(&plan->path_of, output.path, plan->n_items);
    if (index != plan->n_items) {
        const struct output *other = &plan->items[index];
        bool same = other->kind == output.kind && other->subject == output.subject && other->language == output.language;
        if (!same)
            diag_add(plan->findings,
                     (struct diag){.rule = "slug-duplicate",
                                   .severity = SEVERITY_ERROR,
                                   .where = output.asked_by,
                                   .subject = output.path,
                                   .message = text_format(plan->arena, _("the address %.*s is taken already (%s)"), TEXT_ARGS(output.path), other->kind->name),
                                   .help = TEXT("rename the file, or change the alias")});
        return;
    }
    if (plan->n_items == plan->capacity) {
        size_t capacity = plan->capacity ? plan->capacity * 2 : 256;
        plan->items = arena_grow(plan->arena, plan->items, plan->capacity * sizeof output, capacity * sizeof output);
        plan->capacity = capacity;
    }
    output.state = plan->state;
    plan->items[plan->n_items++] = output;
}

void plan_make(const struct view_context *context, struct plan *plan, struct pool *pool)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        plan->state = kinds[i]->prepare ? kinds[i]->prepare(context, plan, pool) : NULL;
        kinds[i]->list(context, plan);
    }
}
