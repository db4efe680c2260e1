// The program: a real machine, its arguments, and the only catch-all.
#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/cli/machine.h"

int main(int argc, char** argv) {
  // A reader that goes away (`mentor … | head`) is no fault; write() tells of it.
  std::signal(SIGPIPE, SIG_IGN);
  // A file over the limit of the shell is a full disk to us: the write fails and is taken back.
  std::signal(SIGXFSZ, SIG_IGN);
  // What is as large as a month's file goes back to the system with it: a long year stays small.
  constexpr int large = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, large);
  mentor::cli::Machine machine;
  try {
    machine.leave(mentor::cli::run(std::vector<std::string>(argv + 1, argv + argc), machine), {});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mentor: a bug of the program: %s\n", error.what());
    return static_cast<int>(mentor::Exit::bug);
  }
}
