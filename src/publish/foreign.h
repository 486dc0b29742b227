/* foreign.h - what lies in output/ and is not ours: it goes along from tree to tree, and is never lost. For transaction.c. */
#ifndef VITRINE_PUBLISH_FOREIGN_H
#define VITRINE_PUBLISH_FOREIGN_H

#include "publish/transaction.h"

/* Before the spare tree is written to: what somebody put there since it was the live one comes back to that - a shell that stood in output/ when the trees
 * changed places stands in the spare one now. MANIFEST is the name of the live tree's, which tells what the spare one held. */
bool foreign_bring_back(struct transaction *t, struct text manifest, const char **reason);

/* The files of others that the survey of the live tree shows: they become the same files in the spare one. SUMMARY counts them. */
bool foreign_take_along(struct transaction *t, struct publish_summary *summary, const char **reason);

/* The files that the survey of the spare tree shows beside those that are made go, unless they are somebody else's and in the live tree too. */
bool foreign_sort_out(struct transaction *t, const char **reason);

/* After the trees have changed places, when the survey of the old one is old: what others put there meanwhile, or took out, is done in the new one too. The
 * survey is a new one then. */
bool foreign_follow(struct transaction *t, struct publish_summary *summary, const char **reason);

#endif
