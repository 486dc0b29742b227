/* verify.h - is the published tree what a build from nothing would make?
 *
 * The site is built once more beside, in .vitrine/verify, with no cache, no stamps and no record; then every file that we published is read
 * and compared, byte by byte. Costs a cold build, and the room of a second tree while it runs.
 */
#ifndef VITRINE_BUILD_VERIFY_H
#define VITRINE_BUILD_VERIFY_H

#include "build/build.h"

struct verify_summary {
    size_t n_files; /* that a cold build makes */
    size_t n_wrong; /* other bytes, missing, or no longer made */
};

/* OPTIONS are those of the build that published. OUT, whose arena lives on, gets a line for each of the first files that are wrong. False: REASON. */
bool verify_run(const struct build_options *options, struct buffer *out, struct verify_summary *summary, const char **reason);

#endif
