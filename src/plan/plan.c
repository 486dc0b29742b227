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

static void make_room(struct plan *plan, size_t capacity)
{
    if (capacity <= plan->capacity)
        return;
    plan->items = arena_grow(plan->arena, plan->items, plan->capacity * sizeof *plan->items, capacity * sizeof *plan->items);
    plan->capacity = capacity;
}

void plan_reserve(struct plan *plan, size_t n)
{
    make_room(plan, plan->n_items + n + n / 4 + 256); /* other makers list some after it: what is not used costs nothing */
    map_reserve(&plan->path_of, plan->n_items + n);
}

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
    if (plan->n_items == plan->capacity)
        make_room(plan, plan->capacity ? plan->capacity * 2 : 256);
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
