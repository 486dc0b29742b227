/* What is held is closed when the closer is, however many there are; what has another name or is no file is not held. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/closer.h"
#include "test.h"

static struct folder folder;
static struct closer closer;

static bool is_open(int fd)
{
    return fcntl(fd, F_GETFD) >= 0;
}

static void make(const char *name)
{
    int fd = openat(folder.fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    EXPECT(fd >= 0 && write(fd, name, 1) == 1 && close(fd) == 0);
}

static void test_hold(struct arena *arena)
{
    make("one");
    int fd = closer_hold(&closer, arena, &folder, TEXT("one"));
    EXPECT(fd >= 0);
    close(fd);
    EXPECT(linkat(folder.fd, "one", folder.fd, "other", 0) == 0 && closer_hold(&closer, arena, &folder, TEXT("one")) < 0);
    EXPECT(symlinkat("one", folder.fd, "link") == 0 && closer_hold(&closer, arena, &folder, TEXT("link")) < 0);
    EXPECT(mkdirat(folder.fd, "folder", 0755) == 0 && closer_hold(&closer, arena, &folder, TEXT("folder")) < 0);
    EXPECT(mkfifoat(folder.fd, "pipe", 0644) == 0 && closer_hold(&closer, arena, &folder, TEXT("pipe")) < 0);
    EXPECT(closer_hold(&closer, arena, &folder, TEXT("none")) < 0);
}

static void test_many(struct arena *arena)
{
    enum { MANY = CLOSER_ROOM * 4 };
    static int held[MANY];
    for (int i = 0; i < MANY; i++) {
        make("many");
        held[i] = closer_hold(&closer, arena, &folder, TEXT("many"));
        EXPECT(held[i] >= 0 && unlinkat(folder.fd, "many", 0) == 0);
    }
    for (int i = 0; i < MANY; i++)
        closer_add(&closer, held[i]);
    closer_add(&closer, -1);
    closer_close(&closer);
    for (int i = 0; i < MANY; i++)
        EXPECT(!is_open(held[i]));
    closer_close(&closer); /* what is closed, or never was open, stays so */
    make("many");
    EXPECT(closer_hold(&closer, arena, &folder, TEXT("many")) < 0 && unlinkat(folder.fd, "many", 0) == 0);
}

int main(void)
{
    struct arena arena = arena_new("test");
    char name[] = "/tmp/closer_test.XXXXXX";
    const char *reason;
    EXPECT(mkdtemp(name) && folder_open(&arena, name, &folder, &reason));
    closer_open(&closer, folder.fd);
    closer.is_open = true; /* whatever file system /tmp is */
    test_hold(&arena);
    test_many(&arena);
    static const char *const names[] = {"one", "other", "link", "pipe"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlinkat(folder.fd, names[i], 0);
    unlinkat(folder.fd, "folder", AT_REMOVEDIR);
    EXPECT(rmdir(name) == 0);
    folder_close(&folder);
    arena_release(&arena);
    return finish("closer_test.c", NULL);
}
