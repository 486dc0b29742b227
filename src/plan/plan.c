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

struct plan_item {
    const char *variant;
    uint32_t subject, page;
    struct span asked_by;
    uint16_t language, kind;
};

enum { N_KINDS = sizeof kinds / sizeof *kinds };

/* SIZE_MAX, which stands for none, stays that. */
static uint32_t narrow(const struct plan *plan, size_t number)
{
    if (number >= UINT32_MAX && number != SIZE_MAX)
        arena_out_of_memory(plan->arena->what);
    return (uint32_t)number;
}

static size_t widen(uint32_t number)
{
    return number == UINT32_MAX ? SIZE_MAX : number;
}

static void make_room(struct plan *plan, size_t capacity)
{
    if (capacity <= plan->capacity)
        return;
    plan->items = arena_grow(plan->arena, plan->items, plan->capacity * sizeof *plan->items, capacity * sizeof *plan->items);
    plan->capacity = capacity;
}

void plan_reserve(struct plan *plan, size_t n)
{
    size_t capacity = plan->n_items + n + n / 16 + 256; /* other makers list some after it: what is not used costs nothing */
    make_room(plan, capacity);
    map_reserve(&plan->path_of, capacity);
}

struct output plan_output(const struct plan *plan, size_t i)
{
    const struct plan_item *item = &plan->items[i];
    return (struct output){.kind = kinds[item->kind],
                           .path = map_key(&plan->path_of, i),
                           .language = item->language,
                           .subject = widen(item->subject),
                           .page = item->page,
                           .variant = item->variant,
                           .asked_by = item->asked_by,
                           .state = plan->states[item->kind]};
}

static void tell_taken(struct plan *plan, const struct output *output, const struct output *other)
{
    diag_add(plan->findings,
             (struct diag){.rule = "slug-duplicate",
                           .severity = SEVERITY_ERROR,
                           .where = output->asked_by,
                           .subject = output->path,
                           .message = text_format(plan->arena, _("the address %.*s is taken already (%s)"), TEXT_ARGS(output->path), _(other->kind->name)),
                           .help = TEXT("rename the file, or change the alias")});
}

void plan_add(struct plan *plan, struct output output)
{
    size_t index = map_add(&plan->path_of, output.path, plan->n_items);
    if (index != plan->n_items) {
        struct output other = plan_output(plan, index);
        if (other.kind != output.kind || other.subject != output.subject || other.language != output.language)
            tell_taken(plan, &output, &other);
        return;
    }
    if (plan->n_items == plan->capacity)
        make_room(plan, plan->capacity ? plan->capacity * 2 : 256);
    plan->items[plan->n_items++] = (struct plan_item){.variant = output.variant,
                                                      .subject = narrow(plan, output.subject),
                                                      .page = narrow(plan, output.page),
                                                      .asked_by = output.asked_by,
                                                      .language = (uint16_t)output.language,
                                                      .kind = (uint16_t)plan->listing};
}

void plan_make(const struct view_context *context, struct plan *plan, struct pool *pool)
{
    plan->states = arena_array(plan->arena, const void *, N_KINDS);
    for (size_t i = 0; i < N_KINDS; i++) {
        plan->listing = i;
        plan->states[i] = kinds[i]->prepare ? kinds[i]->prepare(context, plan, pool) : NULL;
        kinds[i]->list(context, plan);
    }
}
