/* foreign.h - what lies in output/ and is not ours: it goes along from tree to tree, and is never lost. For transaction.c. */
#ifndef VITRINE_PUBLISH_FOREIGN_H
#define VITRINE_PUBLISH_FOREIGN_H

#include "publish/transaction.h"

/* The files of others that LIVE, a survey of the live tree, shows: they become the same files in the spare one. SUMMARY counts them. */
bool foreign_take_along(struct transaction *t, const struct survey *live, struct publish_summary *summary, const char **reason);

/* Is FILE of the spare tree, and none that is made, somebody else's, and in the live tree as well? */
bool foreign_keep(const struct transaction *t, const struct tree_file *file);

/* Just after the trees have changed places: what others put into the old one since it was surveyed, or took out of it, is done in the new one too. Costs a look at
 * each folder, and another survey when there was something. */
bool foreign_follow(struct transaction *t, struct publish_summary *summary, const char **reason);

#endif
