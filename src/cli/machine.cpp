#include "mentor/cli/machine.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>

#include <fmt/format.h>

#include "mentor/store/disk_files.h"
#include "terminal_lines.h"

extern char** environ;

namespace mentor::cli {
namespace {

constexpr std::size_t largest_input = std::size_t{64} << 20;

int descriptor(Stream stream) {
  switch (stream) {
    case Stream::in:
      return STDIN_FILENO;
    case Stream::out:
      return STDOUT_FILENO;
    case Stream::err:
      return STDERR_FILENO;
  }
  return STDERR_FILENO;
}

// The number of an error that stopped the writing, or 0.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

tl::unexpected<Error> io_failed(const char* call, int number) {
  return fail(Exit::io, "io-failed", {{"call", call}, {"cause", std::strerror(number)}});
}

Result<std::string> read_standard_input() {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return io_failed("read", errno);
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > largest_input) {
      return fail(Exit::usage, "file-too-big",
                  {{"path", "-"}, {"cap", std::to_string(largest_input)}});
    }
  }
}

// Both ends of a pipe, closed when they go out of sight.
class Pipe {
 public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] int read_end() const { return ends_[0]; }
  [[nodiscard]] int write_end() const { return ends_[1]; }
  void close_end(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

// One read of a pipe that poll called ready; false at its end.
bool read_some(int fd, std::string& into) {
  std::array<char, 4096> buffer{};
  const ssize_t count = ::read(fd, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR;
  into.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

// What the pipes have within so many milliseconds; false when that is nothing.
bool read_ready(std::array<pollfd, 2>& pipes, int patience, Ran& ran) {
  const int ready = ::poll(pipes.data(), pipes.size(), patience);
  if (ready < 0 && errno == EINTR) return true;
  for (std::size_t i = 0; i < pipes.size(); ++i) {
    const bool said = ready > 0 && pipes[i].fd >= 0 && pipes[i].revents != 0;
    const bool goes_on = said && read_some(pipes[i].fd, i == 0 ? ran.out : ran.err);
    if (ready < 0 || (said && !goes_on)) pipes[i].fd = -1;
  }
  return ready > 0;
}

// Both pipes are read as they fill, so that a talkative child never waits for us, and to the end of
// the child: whomever it leaves behind may hold them open for long. Its status as wait gives it.
int read_until_exit(pid_t child, const Pipe& out, const Pipe& err, Ran& ran) {
  constexpr int moment = 50;
  std::array<pollfd, 2> pipes{pollfd{out.read_end(), POLLIN, 0}, pollfd{err.read_end(), POLLIN, 0}};
  int status = 0;
  bool ended = false;
  while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
    if (read_ready(pipes, ended ? 0 : moment, ran)) continue;
    if (ended) return status;
    ended = ::waitpid(child, &status, WNOHANG) == child;
  }
  while (!ended && ::waitpid(child, &status, 0) < 0 && errno == EINTR)
    continue;
  return status;
}

// The input of a child, whole in memory: a pipe would have to be fed while its answer is read.
class Input {
 public:
  explicit Input(std::string_view text) {
    if (text.empty()) {
      fd_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
      return;
    }
    fd_ = ::memfd_create("input", MFD_CLOEXEC);
    if (fd_ >= 0 && write_all(fd_, text) == 0 && ::lseek(fd_, 0, SEEK_SET) == 0) return;
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  ~Input() {
    if (fd_ >= 0) ::close(fd_);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_ = -1;
};

std::vector<char*> ended_by_null(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Of git's variables those that name another repository, index or store than the folder's, or read
// paths otherwise; what sets how git works for its user stays.
bool names_another_repository(std::string_view variable) {
  constexpr std::array<std::string_view, 16> names{"GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                                   "GIT_COMMON_DIR",
                                                   "GIT_DIR",
                                                   "GIT_GLOB_PATHSPECS",
                                                   "GIT_GRAFT_FILE",
                                                   "GIT_ICASE_PATHSPECS",
                                                   "GIT_IMPLICIT_WORK_TREE",
                                                   "GIT_INDEX_FILE",
                                                   "GIT_LITERAL_PATHSPECS",
                                                   "GIT_NAMESPACE",
                                                   "GIT_NOGLOB_PATHSPECS",
                                                   "GIT_OBJECT_DIRECTORY",
                                                   "GIT_PREFIX",
                                                   "GIT_REPLACE_REF_BASE",
                                                   "GIT_SHALLOW_FILE",
                                                   "GIT_WORK_TREE"};
  const std::string_view name = variable.substr(0, variable.find('='));
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A child dies of a broken pipe as usual, though we do not. The variables come before our own: of
// two with one name the first is read.
int start(pid_t& child, std::vector<std::string>& words, std::vector<std::string>& variables,
          Repository repository, const posix_spawn_file_actions_t& actions) {
  posix_spawnattr_t attributes{};
  posix_spawnattr_init(&attributes);
  sigset_t usual{};
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const std::vector<char*> argv = ended_by_null(words);
  std::vector<char*> all = ended_by_null(variables);
  all.pop_back();
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    const bool kept = repository == Repository::as_named || !names_another_repository(*each);
    if (kept) all.push_back(*each);
  }
  all.push_back(nullptr);
  const int failed =
      ::posix_spawnp(&child, argv[0], &actions, &attributes, argv.data(), all.data());
  posix_spawnattr_destroy(&attributes);
  return failed;
}

Result<Ran> spawn(std::vector<std::string> words, std::vector<std::string> variables,
                  Repository repository, std::string_view text) {
  Pipe out;
  Pipe err;
  if (!out.is_open() || !err.is_open()) return io_failed("pipe", errno);
  const Input input(text);
  if (input.fd() < 0) return io_failed("memfd_create", errno);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write_end(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write_end(), STDERR_FILENO);
  pid_t child = 0;
  const int failed = start(child, words, variables, repository, actions);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    return fail(Exit::io, "program-missing",
                {{"program", words[0]}, {"cause", std::strerror(failed)}});
  }
  out.close_end(1);
  err.close_end(1);
  Ran ran;
  const int status = read_until_exit(child, out, err, ran);
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return ran;
}

std::tm local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

}  // namespace

std::optional<std::string> Machine::variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

Date Machine::today() {
  const std::tm local = local_time();
  return day(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
             static_cast<unsigned>(local.tm_mday));
}

std::optional<std::string> Machine::time_of_day() {
  const std::tm local = local_time();
  return fmt::format("{:02}:{:02}:{:02}", local.tm_hour, local.tm_min, local.tm_sec);
}

std::string Machine::current_folder() {
  std::error_code error;
  const auto folder = std::filesystem::current_path(error);
  return error ? std::string(".") : folder.string();
}

Result<std::string> Machine::find_root(const std::string& start) {
  return mentor::find_root(start);
}

Result<std::unique_ptr<Files>> Machine::open(const std::string& folder) {
  auto files = DiskFiles::open(folder);
  if (!files) return tl::unexpected<Error>(files.error());
  return std::unique_ptr<Files>(std::move(*files));
}

Result<void> Machine::make_folder(const std::string& folder, SharedWith shared_with) {
  return mentor::make_folder(folder,
                             shared_with == SharedWith::group ? Sharing::group : Sharing::owner);
}

Result<std::string> Machine::read_file(const std::string& path) {
  if (path == "-") return read_standard_input();
  return read_outside(path, largest_input);
}

Result<void> Machine::write_file(const std::string& path, std::string_view bytes, Readers readers) {
  return write_outside(path, bytes, readers);
}

bool Machine::is_terminal(Stream stream) {
  return ::isatty(descriptor(stream)) == 1;
}

int Machine::columns() {
  winsize size{};
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
    if (::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

void Machine::write_out(std::string_view text) {
  held_ += text;
}

void Machine::write_err(std::string_view text) {
  refused_ |= !flush();
  // Nobody is left to tell when standard error itself is gone.
  const bool seen = is_terminal(Stream::err);
  (void)write_all(STDERR_FILENO, seen ? prose_in_lines(text, columns()) : std::string(text));
}

std::optional<std::string> Machine::ask(const std::string& prompt) {
  write_err(prompt);
  std::string line;
  char letter = 0;
  while (::read(STDIN_FILENO, &letter, 1) == 1) {
    if (letter == '\n') return line;
    line += letter;
  }
  return line.empty() ? std::nullopt : std::optional(line);
}

Result<Ran> Machine::git(const std::string& folder, const std::vector<std::string>& args,
                         std::string_view input, Fetching fetching, Repository repository) {
  // A folder that somebody sent may name a program there, which git would run to look at files.
  std::vector<std::string> words = {"git", "-c", "core.fsmonitor=false", "-C", folder};
  words.insert(words.end(), args.begin(), args.end());
  // A replacement hides what it replaces, which is in the store all the same.
  std::vector<std::string> variables = {"GIT_NO_REPLACE_OBJECTS=1"};
  // The second is for a git too old to know the first: it then may use no transport at all.
  if (fetching == Fetching::never) {
    variables.insert(variables.end(), {"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL="});
  }
  return spawn(std::move(words), std::move(variables), repository, input);
}

void Machine::leave(int code, const std::string& if_lost) {
  if (!flush()) {
    (void)write_all(STDERR_FILENO, if_lost);
    code = static_cast<int>(Exit::io);
  }
  std::_Exit(code);
}

bool Machine::flush() {
  const int error = held_.empty() ? 0 : write_all(STDOUT_FILENO, held_);
  held_.clear();
  return !refused_ && (error == 0 || error == EPIPE || error == EBADF);
}

}  // namespace mentor::cli
