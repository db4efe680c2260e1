// Runs a measurement in a process of its own, so that peaks of memory do not mix, as often as
// asked, and keeps the quickest.
#pragma once

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <type_traits>

namespace mentor::bench {

/// Processor time: the methods use one thread, and the machine may have other work.
inline double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

inline double resident_megabytes() {
  long total = 0;
  long resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &total, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / 1048576.0;
}

/// What `method()` gives, `seconds` being the smallest of the runs and `megabytes` what the first
/// run needed above what was there before it. It must be plain enough to go through a pipe.
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
    const double before = resident_megabytes();
    Out out = method();
    out.megabytes = peak_megabytes() - before;
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
