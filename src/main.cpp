// The program: a real machine, its arguments, and the only catch-all.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/cli/machine.h"

namespace {

constexpr int kib = 1 << 10;
constexpr int mib = 1 << 20;

// The heap begins anew below a border of large pages and takes some of them at once, so that the
// system gives what a folder takes at a few goes rather than four kilobytes at a time, which is a
// tenth of a short command. Where it has no large pages, nothing changes.
void take_large_pages() {
  constexpr std::uintptr_t large = 2 * mib;
  constexpr std::uintptr_t before = 192 * kib;  // the least commands need no large page
  constexpr int ahead = 8 * mib;                // addresses: what is not touched takes no memory
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t border = (end + before + large - 1) / large * large;
  const auto gap = static_cast<std::intptr_t>(border - before - end);
  if (sbrk(gap) == reinterpret_cast<void*>(-1)) return;
  mallopt(M_TOP_PAD, ahead);
  // More than the heap had to begin with, less than would touch what is above the border. Volatile:
  // else the two calls are left out.
  void* volatile first = std::malloc(160 * kib);
  std::free(first);
  const auto top = reinterpret_cast<std::uintptr_t>(sbrk(0)) / large * large;
  // It stays while it is free, for it would not come back with large pages; beyond it the heap, and
  // those of other threads, grow by little, so that a long year keeps small.
  mallopt(M_TRIM_THRESHOLD, 2 * ahead);
  mallopt(M_TOP_PAD, 256 * kib);
  if (top > border) madvise(reinterpret_cast<void*>(border), top - border, MADV_HUGEPAGE);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away (`mentor … | head`) is no fault; write() tells of it.
  std::signal(SIGPIPE, SIG_IGN);
  // A file over the limit of the shell is a full disk to us: the write fails and is taken back.
  std::signal(SIGXFSZ, SIG_IGN);
  // What is as large as a month's file goes back to the system with it: a long year stays small.
  mallopt(M_MMAP_THRESHOLD, mib);
  take_large_pages();
  mentor::cli::Machine machine;
  try {
    machine.leave(mentor::cli::run(std::vector<std::string>(argv + 1, argv + argc), machine));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mentor: a bug of the program: %s\n", error.what());
    return static_cast<int>(mentor::Exit::bug);
  }
}
