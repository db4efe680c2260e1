// Replaces operator new and delete of the whole programme, for every method in it alike. One
// thread, as all methods here have.
#include "bench/heap.h"

#include <malloc.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

std::size_t now_bytes = 0;
std::size_t peak_bytes = 0;

void* allocate(std::size_t size) {
  void* at = std::malloc(size == 0 ? 1 : size);
  if (at == nullptr) throw std::bad_alloc();
  now_bytes += malloc_usable_size(at);
  if (now_bytes > peak_bytes) peak_bytes = now_bytes;
  return at;
}

void release(void* at) {
  if (at == nullptr) return;
  now_bytes -= malloc_usable_size(at);
  std::free(at);
}

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void operator delete(void* at) noexcept {
  release(at);
}
void operator delete[](void* at) noexcept {
  release(at);
}
void operator delete(void* at, std::size_t) noexcept {
  release(at);
}
void operator delete[](void* at, std::size_t) noexcept {
  release(at);
}

namespace mentor::bench {

double heap_megabytes() {
  return static_cast<double>(now_bytes) / 1048576.0;
}

double heap_peak_megabytes() {
  return static_cast<double>(peak_bytes) / 1048576.0;
}

void restart_heap_peak() {
  peak_bytes = now_bytes;
}

}  // namespace mentor::bench
