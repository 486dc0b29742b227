/* What of a tree is flushed before it is published. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/flush.h"
#include "test.h"

static bool has(const struct flush *flush, const char *path)
{
    return map_find(&flush->paths, text_of(path)) != MAP_NONE;
}

static void test_paths(struct arena *arena, const struct folder *tree)
{
    struct flush flush = flush_open(arena, tree);
    flush_add_file(&flush, TEXT("a/b/c.html"));
    flush_add_entry(&flush, TEXT("a/d/gone.html"));
    flush_add_file(&flush, TEXT("index.html"));
    EXPECT(has(&flush, "a/b/c.html") && has(&flush, "a/b") && has(&flush, "a") && has(&flush, "")); /* the folders may be new */
    EXPECT(has(&flush, "a/d") && !has(&flush, "a/d/gone.html"));
    EXPECT(has(&flush, "index.html") && flush.paths.n_items == 6 && !flush.is_all);
    for (int i = 0; i < FLUSH_MOST; i++)
        flush_add_file(&flush, text_format(arena, "a/%d.html", i));
    EXPECT(flush.is_all);
}

static void test_run(struct arena *arena, const struct folder *tree)
{
    const char *reason;
    struct flush flush = flush_open(arena, tree), all = flush;
    EXPECT(folder_write(arena, tree, TEXT("a/b/c.html"), TEXT("x"), &reason) && folder_write(arena, tree, TEXT("manifest"), TEXT("y"), &reason));
    flush_add_file(&flush, TEXT("a/b/c.html"));
    flush_add_entry(&flush, TEXT("a/went/gone.html")); /* with its folder: the one above tells */
    EXPECT(flush_run(&flush, arena, tree, TEXT("manifest")));
    EXPECT(symlinkat("a", tree->fd, "link") == 0);
    flush_add_file(&flush, TEXT("link")); /* a file of ours is none; a link is not followed */
    EXPECT(!flush_run(&flush, arena, tree, TEXT("manifest")) && errno == ELOOP);
    flush_add_all(&all);
    EXPECT(flush_run(&all, arena, tree, TEXT("manifest")));
}

int main(void)
{
    char name[] = "/tmp/flush.XXXXXX";
    const char *reason;
    struct arena arena = arena_new("flush");
    struct folder tree;
    EXPECT(mkdtemp(name) && folder_open(&arena, name, &tree, &reason));
    test_paths(&arena, &tree);
    test_run(&arena, &tree);
    unlinkat(tree.fd, "a/b/c.html", 0);
    unlinkat(tree.fd, "a/b", AT_REMOVEDIR);
    unlinkat(tree.fd, "a", AT_REMOVEDIR);
    unlinkat(tree.fd, "manifest", 0);
    unlinkat(tree.fd, "link", 0);
    folder_close(&tree);
    rmdir(name);
    arena_release(&arena);
    return finish(__FILE__, NULL);
}
