/* test.h - thirty lines instead of a framework. A test program prints one line "N passed, N failed, N skipped". */
#ifndef VITRINE_TESTS_TEST_H
#define VITRINE_TESTS_TEST_H
#include <stdio.h>

static int passed, failures;

#define EXPECT(condition)                                                                                                                                      \
    do {                                                                                                                                                       \
        if (condition) {                                                                                                                                       \
            passed++;                                                                                                                                          \
        } else {                                                                                                                                               \
            failures++;                                                                                                                                        \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, __func__, #condition);                                                                      \
        }                                                                                                                                                      \
    } while (0)

/* The closing line; SKIPPED names what was missing, or is NULL. */
static inline int finish(const char *file, const char *skipped)
{
    if (skipped)
        printf("%s: skipped: %s\n", file, skipped);
    printf("%s: %d passed, %d failed, %d skipped\n", file, passed, failures, skipped != NULL);
    return failures != 0;
}
#endif
