/* diag.h - what is wrong, where, and what to do about it. */
#ifndef VITRINE_BASE_DIAG_H
#define VITRINE_BASE_DIAG_H

#include "base/arena.h"
#include "base/source.h"
#include "base/text.h"

enum severity { SEVERITY_HINT, SEVERITY_WARNING, SEVERITY_ERROR };

/* "hint", "warning", "error". */
const char *severity_name(enum severity severity);

/* What stands between what is wrong and what to do, in the language that findings speak. */
const char *diag_joint(void);

struct diag {
    const char *rule; /* its id, static: "title-missing" */
    enum severity severity;
    struct span where;
    struct text subject; /* the exact text or file that it is about; may be empty */
    struct text message; /* what is wrong: one sentence, no full stop */
    struct text help; /* what to do; empty when the message says it all */
    struct text fix; /* what the span is to be replaced by; data NULL when there is none */
};

/* Findings in the order in which they were made. Belongs to one thread; lists of several
 * threads are joined by diag_list_join, in an order the caller chooses. */
struct diag_list {
    struct arena *arena; /* borrowed: items live there */
    struct diag *items;
    size_t n_items, capacity;
};

/* Adds a copy of DIAG; its strings are not copied. */
void diag_add(struct diag_list *list, struct diag diag);

/* The findings of LIST in ARENA, without room for more. */
struct diag_list diag_list_kept(struct arena *arena, const struct diag_list *list);

/* Adds the findings of N_LISTS lists, in their order. */
void diag_list_join(struct diag_list *into, const struct diag_list *lists, size_t n_lists);

/* Sorts by path, offset, rule, subject, then by the order in which they were made: the order of
 * every report. */
void diag_list_sort(struct diag_list *list, const struct source *sources);

/* Those of the sorted LIST that are about source number SOURCE: a part of it. Logarithmic. */
struct diag_list diag_list_of(const struct diag_list *list, const struct source *sources, uint32_t source);

size_t diag_count(const struct diag_list *list, enum severity severity);

#endif
