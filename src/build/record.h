/* record.h - what the last build was made from: when nothing has changed since, there is nothing to do.
 *
 * One hash stands for all that a build depends on: paths, sizes and times of the files below content/ and themes/, the options, the date
 * (listings appear and expire), this program. It is trusted only when the newest of those times lies two seconds before the build looked
 * at them (base/stamps.h), and when every file that was published is as we left it. So a build that has nothing to do costs a stat of each
 * input and output.
 */
#ifndef VITRINE_BUILD_RECORD_H
#define VITRINE_BUILD_RECORD_H

#include "build/build.h"

struct record_state {
    struct arena arena;
    struct folder root;
    const char *output; /* its folder: each has a record of its own */
    struct text path; /* of the record */
    struct content_hash key; /* of what stands there now */
    int64_t looked; /* when, nanoseconds since 1970 */
    int64_t newest; /* time of the file that was changed last */
    bool is_known; /* everything could be looked at */
    struct entry_list content; /* what was seen below content/; the build that follows need not look again */
    bool is_standing; /* the published files are as we left them */
};

/* Adds the paths, sizes and times of all files below FOLDER of ROOT to ALL; *NEWEST becomes the time of the file that was changed last. False
 * when something there cannot be looked at. */
bool record_folder(const struct folder *root, const char *folder, struct buffer *all, int64_t *newest);

/* Looks at the inputs of the site that OPTIONS mean, with EXTRA as further options, and at what was published. Close it in any case. */
void record_look(struct record_state *state, const struct build_options *options, struct text extra);

/* Has nothing changed since the last build? *SAID is then what it had to say, *STATUS how it ended. */
bool record_same(struct record_state *state, struct text *said, int *status);

/* Remembers a build that was made from STATE, and what it had to say, in N_SAID parts. A failure is not told: the next build does all the work. */
void record_write(struct record_state *state, const struct text *said, size_t n_said, int status);

void record_close(struct record_state *state);

#endif
