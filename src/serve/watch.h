/* watch.h - tells when a file of the site was changed: by inotify(7), and by looking where that is not to be had.
 *
 * What wakes is only a hint: a change is one of paths, sizes or times (build/record.h). Editors that write beside and rename, whole folders
 * that are moved, and bursts of changes are one change, told when it has been quiet for a moment.
 */
#ifndef VITRINE_SERVE_WATCH_H
#define VITRINE_SERVE_WATCH_H

#include "base/file.h"
#include "base/stamps.h"

enum { LONGEST_CHANGED = 1024 };

struct watch {
    const struct folder *root;
    int inotify; /* -1: look every now and then */
    struct content_hash seen;
    char **folders; /* by watch descriptor: its path below the root, malloc's */
    size_t n_folders;
    char changed[LONGEST_CHANGED]; /* the one Markdown file that the last change was about; "": several, or others */
    bool is_many;
};

enum watch_event { WATCH_NOTHING, WATCH_CHANGE, WATCH_OTHER };

/* Opens WATCH on ROOT; watch_settle comes next. */
void watch_open(const struct folder *root, struct watch *watch);

/* Waits for a change, MILLISECONDS at most, or until OTHER_FD (-1: none) is readable. STOP_FD becomes readable when it is time to end. */
enum watch_event watch_wait(struct watch *watch, int milliseconds, int stop_fd, int other_fd);

/* What stands there now counts as seen: before a whole build. */
void watch_settle(struct watch *watch);

void watch_close(struct watch *watch);

#endif
