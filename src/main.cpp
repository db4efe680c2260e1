// The program: a real machine, its arguments, and the only catch-all.
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/cli/machine.h"

namespace {

// Started with closed streams, the first files opened would take their numbers, and messages would
// go into them.
void hold_standard_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
      const int nothing = open("/dev/null", stream == STDIN_FILENO ? O_RDONLY : O_WRONLY);
      if (nothing == -1) std::_Exit(static_cast<int>(mentor::Exit::io));
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_streams();
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
