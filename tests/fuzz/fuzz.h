/* fuzz.h - libFuzzer's entry (llvm.org/docs/LibFuzzer.html). */
#ifndef VITRINE_FUZZ_H
#define VITRINE_FUZZ_H
#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
#endif
