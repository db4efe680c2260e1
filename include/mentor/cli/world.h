// World: all that the program may know of the machine around it: folders, files named on the
// command line, variables, the clock, the terminal. The real one is in main, tests have their own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/base/result.h"
#include "mentor/store/disk_files.h"

namespace mentor::cli {

enum class Stream { in, out, err };
enum class SharedWith { owner, group };
/// Whether git may get from elsewhere what a repository has left there for when it is needed.
enum class Fetching { as_needed, never };
/// Whose repository git is asked: that of the folder, whatever the variables of git name; or, in a
/// hook, the one that git itself named to the hook, with its index.
enum class Repository { of_folder, as_named };

/// What a run of another program answered.
struct Ran {
  int exit = 0;
  std::string out;
  std::string err;
};

class World {
 public:
  virtual ~World() = default;
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// The value of an environment variable; nullopt when unset or empty.
  virtual std::optional<std::string> variable(const std::string& name) = 0;

  /// Today by the local clock.
  virtual Date today() = 0;

  /// The time of day by the local clock, `14:05:31`; nullopt where time stands still, as in a
  /// trial.
  virtual std::optional<std::string> time_of_day() { return std::nullopt; }

  virtual std::string current_folder() = 0;

  /// The nearest folder at or above `start` with a programme.yaml. Error `folder-not-found`.
  virtual Result<std::string> find_root(const std::string& start) = 0;

  /// The programme folder as files. Error `folder-missing`.
  virtual Result<std::unique_ptr<Files>> open(const std::string& folder) = 0;

  /// Makes an empty folder with its parents; one that exists is fine.
  virtual Result<void> make_folder(const std::string& folder, SharedWith shared_with) = 0;

  /// Bytes of a file named on the command line; `-` is standard input.
  virtual Result<std::string> read_file(const std::string& path) = 0;

  /// Writes a file named on the command line, whole or not at all; a new one is for `readers`.
  virtual Result<void> write_file(const std::string& path, std::string_view bytes,
                                  Readers readers) = 0;

  virtual bool is_terminal(Stream stream) = 0;

  /// Columns of the terminal; 80 when there is none.
  virtual int columns() = 0;

  virtual void write_out(std::string_view text) = 0;
  virtual void write_err(std::string_view text) = 0;

  /// One line typed at the terminal; nullopt at its end.
  virtual std::optional<std::string> ask(const std::string& prompt) = 0;

  /// Runs git in the folder, `input` on its standard input. Error `program-missing` when it is not
  /// installed.
  virtual Result<Ran> git(const std::string& folder, const std::vector<std::string>& args,
                          std::string_view input, Fetching fetching, Repository repository) = 0;

  /// Told the exit code when a command has done all and let go of the folder, and what to say where
  /// standard output cannot be written. The real machine ends here: to tidy up a large programme's
  /// memory takes longer than to read it, and the system takes it back at once.
  virtual void leave([[maybe_unused]] int code, [[maybe_unused]] const std::string& if_lost) {}
};

/// The whole program: parses the arguments (without the program's name), runs one command, answers
/// its exit code.
int run(const std::vector<std::string>& args, World& world);

}  // namespace mentor::cli
