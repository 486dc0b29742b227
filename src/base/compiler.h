/* compiler.h - the extensions of GCC and clang that we use beyond C17, in one place. */
#ifndef VITRINE_BASE_COMPILER_H
#define VITRINE_BASE_COMPILER_H

/* A loop that is worth a version for newer processors and full vectorisation; the plain one is kept beside it, and the processor
 * chooses when the program starts. Both give the same bytes: the loops are whole numbers only. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HOT_LOOP __attribute__((optimize("O3"), target_clones("avx2", "default")))
#else
#define HOT_LOOP
#endif

#endif
