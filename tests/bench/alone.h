// Runs a measurement in a process of its own, so that no method finds the memory as another left
// it, as often as asked, and keeps the quickest.
#pragma once

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <type_traits>

#include "bench/heap.h"

namespace mentor::bench {

/// Processor time: the methods use one thread, and the machine may have other work.
inline double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

/// What `method()` gives, `seconds` being the smallest of the runs and `megabytes` what the first
/// run had allocated at most above what was there before it. It must be plain enough to go through
/// a pipe.
template <class Method>
auto run_alone(int runs, const Method& method) {
  using Out = decltype(method());
  static_assert(std::is_trivially_copyable_v<Out>);
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  std::fflush(stdout);
  malloc_trim(0);
  const pid_t child = fork();
  if (child == 0) {
    const double before = heap_megabytes();
    restart_heap_peak();
    Out out = method();
    out.megabytes = heap_peak_megabytes() - before;
    for (int run = 1; run < runs; ++run)
      if (const double again = method().seconds; again < out.seconds) out.seconds = again;
    if (write(ends[1], &out, sizeof out) != static_cast<ssize_t>(sizeof out)) std::abort();
    _exit(0);
  }
  close(ends[1]);
  Out out;
  if (read(ends[0], &out, sizeof out) != static_cast<ssize_t>(sizeof out)) std::abort();
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return out;
}

}  // namespace mentor::bench
