/* tree.h - small acts on files of a tree, for transaction.c. */
#ifndef VITRINE_PUBLISH_TREE_H
#define VITRINE_PUBLISH_TREE_H

#include "base/buffer.h"
#include "base/file.h"

struct tree_file {
    struct text path;
    uint64_t size;
    int64_t changed;
    uint64_t inode;
};

struct tree_files {
    struct tree_file *items;
    size_t n_items, room;
};

enum { TREE_DEEPEST = 64 };

/* False, for a function that ends with what errno says: REASON becomes "cannot WHAT PATH: why", in ARENA. */
bool tree_failed(struct arena *arena, struct text path, const char *what, const char **reason);

/* Is shown one file; its size and time are not known yet, its path lives until it returns. False, with REASON, ends the walk. It may remove the file. */
typedef bool tree_visitor(void *shared, const struct tree_file *file, const char **reason);

/* Shows VISIT all files of FOLDER, names that begin with a dot too, in no order; links, devices and what lies DEEPEST folders down count as files. ENTER (NULL:
 * nobody) is shown each folder with its time, FOLDER itself as "", before it is read. Takes no memory for each file; REASON's text lives in ARENA. */
bool tree_walk(struct arena *arena, const struct folder *folder, int deepest, tree_visitor *visit, tree_visitor *enter, void *shared, const char **reason);

/* Adds FILE, whose path is copied. */
void tree_add(struct arena *arena, struct tree_files *files, const struct tree_file *file);

/* All of them as a list. */
bool tree_list(struct arena *arena, const struct folder *folder, struct tree_files *files, const char **reason);

/* Size and time of PATH; false when it is not there. */
bool tree_stat(struct arena *scratch, const struct folder *folder, struct text path, struct tree_file *file);

/* Looks at one file after another, mostly in one folder: that stays open, since a path is walked for each look. */
struct tree_looker {
    const struct folder *folder;
    struct buffer in; /* the path of the folder that is open */
    int fd; /* it; -1: none */
};

struct tree_looker tree_looker(struct arena *arena, const struct folder *folder);
void tree_looker_close(struct tree_looker *looker);

/* The same as tree_stat. */
bool tree_look(struct tree_looker *looker, struct text path, struct tree_file *file);

/* Opens the regular file PATH for reading, which FILE then tells of; -1, with errno, when it is not there, or something else is (EINVAL). */
int tree_open(struct arena *scratch, const struct folder *folder, struct text path, struct tree_file *file);

/* Makes PATH in TO the same file as in FROM. What stood there is gone. */
bool tree_link(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, const char **reason);

/* The same, but what stands there stays. */
bool tree_link_new(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, const char **reason);

/* Takes PATH from FROM to TO. What stood there is gone. */
bool tree_move(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, const char **reason);

/* A file that is being written part by part. */
struct tree_writer {
    const struct folder *folder;
    struct text path;
    int fd, error; /* error: errno of what failed first; 0: nothing */
};

/* Makes a new file: what stood at PATH is unlinked first, since it may be the live tree's file too. */
void tree_write_begin(struct arena *scratch, const struct folder *folder, struct text path, struct tree_writer *writer);
void tree_write_part(struct tree_writer *writer, struct text bytes);
/* Closes it; FILE tells of it. False when anything failed since tree_write_begin; then there is none. */
bool tree_write_end(struct arena *scratch, struct tree_writer *writer, struct tree_file *file, const char **reason);

/* Closes it and takes it away, written as far as it is. */
void tree_write_drop(struct arena *scratch, struct tree_writer *writer);

/* All of that at once. */
bool tree_write(struct arena *scratch, const struct folder *folder, struct text path, struct text bytes, struct tree_file *file, const char **reason);

/* Removes PATH and the folders above it that are empty then. */
bool tree_remove(struct arena *scratch, const struct folder *folder, struct text path, const char **reason);

/* Makes the folder NAME of ROOT, in which a tree is to grow, far from the files around it. NURSERY, on the same file system, is where it is made first, as
 * FRESH: a name that no tree was made by before. False: errno says why. */
bool tree_make(const struct folder *nursery, const char *fresh, const struct folder *root, const char *name);

/* Removes everything in FOLDER. */
bool tree_clear(struct arena *arena, const struct folder *folder, const char **reason);

#endif
