/* zip.h - the tree as one ZIP file (libarchive): the same tree is the same bytes. */
#ifndef VITRINE_PUBLISH_ZIP_H
#define VITRINE_PUBLISH_ZIP_H

#include "base/file.h"

/* Writes all files of FOLDER, in order of their paths, below NAME/ in the archive TO; whole or not at all. False: REASON. */
bool zip_write(struct arena *arena, const struct folder *folder, const char *name, const char *to, const char **reason);

#endif
