/* upload.h - a finished tree to where it is served, through the tool that the user has for it: rsync, rclone, git; or a folder, or a ZIP.
 *
 * In three steps: what pages need, the pages, and last what is to go. A visitor never gets a page whose pictures are missing; whatever is cut
 * off is completed by the next run. Nothing is stored: the tools' own configurations hold names and keys.
 */
#ifndef VITRINE_PUBLISH_UPLOAD_H
#define VITRINE_PUBLISH_UPLOAD_H

#include "base/file.h"

struct upload {
    const char *tree; /* path of the finished tree */
    const char *state; /* a folder of ours, for git's objects */
    const char *target;
    bool dry_run;
    size_t most_deleted; /* more than these are refused: a wrong target should not cost a site */
    const char *message; /* of a commit */
};

/* TARGET: "x.zip", "rclone:REMOTE:PATH", "git:REPOSITORY#BRANCH", "rsync://HOST/MODULE", "USER@HOST:PATH", or a folder. Tools write to
 * standard error what they do. False: REASON is a whole sentence. */
bool upload_run(struct arena *arena, const struct upload *upload, const char **reason);

#endif
