/* file.h - files beneath a folder, and nowhere else.
 *
 * All that is read or written by name goes through a folder: a path with "..", an absolute path, or
 * a link that leads out of the folder is refused. Functions that can fail return false with
 * *REASON, a phrase that completes "cannot read PATH: ..."; it is static or lives in the arena.
 */
#ifndef VITRINE_BASE_FILE_H
#define VITRINE_BASE_FILE_H

#include "base/arena.h"
#include "base/text.h"

struct folder {
    int fd; /* -1 when it is not open */
    struct text path; /* absolute, links resolved */
};

struct entry {
    struct text path; /* relative to the folder that was walked, '/' between parts */
    uint64_t size; /* bytes */
    int64_t changed; /* modification time, nanoseconds since 1970 */
    const char *refused; /* why it must not be read (a link out, a device ...), or NULL */
};

struct entry_list {
    struct entry *items;
    size_t n_items, capacity;
};

bool folder_open(struct arena *arena, const char *path, struct folder *folder, const char **reason);

/* The folder PATH below ROOT, which need not be open any longer. */
bool folder_open_below(struct arena *arena, const struct folder *root, const char *path, struct folder *folder, const char **reason);
void folder_close(struct folder *folder);

/* Is PATH relative, without "." and ".." and empty parts, and without a backslash or control? */
bool path_is_safe(struct text path);

/* FROM's folder joined with the relative LINK, "." and ".." worked out. False when it climbs above
 * the root. */
bool path_resolve(struct arena *arena, struct text from, struct text link, struct text *path);

/* What resolves to PATH when it is written in the file FROM, in ARENA: "../b/c.jpg". Both begin at the root. */
struct text path_between(struct arena *arena, struct text from, struct text path);

/* The part before the last '/' ("" when there is none), the part after it, and what follows the
 * last '.' of that. */
struct text path_folder(struct text path);
struct text path_name(struct text path);
struct text path_extension(struct text path);

/* Reads the regular file PATH, of LIMIT bytes at most, into ARENA, followed by one NUL. */
bool folder_read(struct arena *arena, const struct folder *folder, struct text path, size_t limit, struct text *bytes, const char **reason);

/* Shows the open regular file FD, which may be closed then, without a copy of it. For files that are only ever replaced or added to: what somebody cuts
 * off while it is looked at would end the process. False when it is empty or cannot be had so. */
bool file_map(int fd, struct text *bytes);
void file_unmap(struct text bytes);

/* Does PATH exist as a regular file? ENTRY (may be NULL) gets its size and time. */
bool folder_has(const struct folder *folder, struct text path, struct entry *entry);

/* All files below SUB ("" for all), in byte order of their paths; names that begin with '.' are passed over.
 * True also when SUB does not exist: the list is empty then. */
bool folder_walk(struct arena *arena, const struct folder *folder, struct text sub, struct entry_list *list, const char **reason);

/* Writes BYTES to PATH (folders on the way are made): to a temporary name, then renamed, so that a
 * reader sees all or nothing. Mode 0644 whatever the umask. */
bool folder_write(struct arena *arena, const struct folder *folder, struct text path, struct text bytes, const char **reason);

/* A file that is being written part by part, in the same way. */
struct new_file {
    const struct folder *folder;
    struct arena *arena; /* borrowed */
    const char *name, *beside;
    int fd, error; /* error: errno of what failed first; 0: nothing */
};

void new_file_begin(struct arena *arena, const struct folder *folder, struct text path, struct new_file *file);
void new_file_put(struct new_file *file, struct text bytes);
/* Puts it into its place, first flushed to the disk if IS_FLUSHED. False when anything failed since new_file_begin; then nothing has changed. */
bool new_file_end(struct new_file *file, bool is_flushed, const char **reason);

/* Makes the folders on the way to PATH. */
bool folder_make_parents(const struct folder *folder, struct text path, struct arena *arena, const char **reason);

/* All of BYTES to FD, however often it takes. False: errno tells why. */
bool file_write_all(int fd, struct text bytes);

/* The path of the program NAME in the folder of the one that runs; empty, with errno, when that is not known. */
struct text program_path(struct arena *arena, const char *name);

/* What the system's error number ERROR means and what to do about it, for ever; in English: `_()` translates it. */
const char *error_text(int error);

#endif
