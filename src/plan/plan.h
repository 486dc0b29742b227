/* plan.h - every output is listed before one byte is rendered: two that want one path, and what is stale, are seen here.
 *
 * A maker is one file in site/ or document/ with one `const struct output_kind`, and one row in outputs.def. It
 * lists its outputs, and renders one when asked; renders of different outputs run at once.
 */
#ifndef VITRINE_PLAN_PLAN_H
#define VITRINE_PLAN_PLAN_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/pool.h"
#include "plan/pieces.h"

struct view_context; /* view/view.h: what makers render from */

struct output {
    const struct output_kind *kind;
    struct text path; /* below output/: lower-case ASCII, '/' between parts */
    size_t language;
    size_t subject; /* a product, category, picture ... by the kind's own count, below 4 G, or SIZE_MAX: none */
    size_t page; /* of a list, from 0; of a picture: its width */
    const char *variant; /* of a picture: "jpg", "png" or "webp" */
    struct span asked_by; /* who is to be told when the path is taken */
    const void *state; /* what the kind prepared for its renders; NULL: nothing */
    struct pieces *pieces; /* while it is rendered, of a kind that has them: those of the published file; NULL: they are of no interest */
};

/* 32 bytes an output beside its path: a site of 100,000 photos has a million. */
struct plan {
    struct arena *arena;
    struct plan_item *items;
    size_t n_items, capacity;
    struct map path_of; /* path to index; its keys are the outputs' paths, in their order */
    struct diag_list *findings;
    const void **states; /* what each kind prepared */
    size_t listing; /* the kind that is listing */
};

struct output_kind {
    const char *name;
    bool is_copied; /* its bytes are those of a file, not made of listings */
    bool has_pieces; /* it is large, and mostly stays as it is: see pieces.h */
    /* NULL, or makes what all renders of the kind share, in the plan's arena or the workers' keep. */
    const void *(*prepare)(const struct view_context *context, struct plan *plan, struct pool *pool);
    void (*list)(const struct view_context *context, struct plan *plan);
    /* NULL, or a digest of all that OUTPUT's bytes are made of: when it is that of the published file, nothing is rendered. */
    uint64_t (*made_of)(const struct view_context *context, const struct output *output, struct arena *scratch);
    /* OUTPUT's bytes into OUT, whose arena is the worker's scratch. False: REASON completes "cannot make PATH: ...". */
    bool (*render)(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason);
};

/* Makes room for N more outputs, for a maker that lists very many. */
void plan_reserve(struct plan *plan, size_t n);

/* Lists OUTPUT. When its path is taken by another kind or subject, that is a finding and the first one stays. */
void plan_add(struct plan *plan, struct output output);

/* Output number I, below n_items; its path lives as long as the plan. */
struct output plan_output(const struct plan *plan, size_t i);

/* Lets every maker of outputs.def list its outputs. */
void plan_make(const struct view_context *context, struct plan *plan, struct pool *pool);

#endif
