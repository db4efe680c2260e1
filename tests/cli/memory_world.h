// MemoryWorld: a machine in memory, for transcripts: files, variables, answers typed, a fixed day.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "mentor/cli/world.h"
#include "mentor/store/memory_files.h"

namespace mentor::cli {

// A view on one MemoryFiles that outlives the sessions that open it.
class MemoryWorld final : public World {
 public:
  std::map<std::string, std::string> variables;
  std::map<std::string, std::string> outside;  ///< files named on the command line
  std::map<std::string, std::string> folder;   ///< the programme folder
  std::deque<std::string> typed;               ///< answers at a terminal; with any, it is one
  std::vector<std::vector<std::string>> git_calls;
  std::string out;
  std::string err;
  Date now = day(2024, 1, 15);
  bool lock_is_held = false;

  std::optional<std::string> variable(const std::string& name) override;
  Date today() override { return now; }
  std::string current_folder() override { return "/school"; }
  Result<std::string> find_root(const std::string& start) override;
  Result<std::unique_ptr<Files>> open(const std::string& folder) override;
  Result<void> make_folder(const std::string& folder, SharedWith shared_with) override;
  Result<std::string> read_file(const std::string& path) override;
  Result<void> write_file(const std::string& path, std::string_view bytes,
                          Readers readers) override;
  bool is_terminal(Stream stream) override { return stream == Stream::in && !typed.empty(); }
  int columns() override { return 100; }
  void write_out(std::string_view text) override { out += text; }
  void write_err(std::string_view text) override { err += text; }
  std::optional<std::string> ask(const std::string& prompt) override;
  Result<Ran> git(const std::string& root, const std::vector<std::string>& args,
                  std::string_view input, Fetching fetching, Repository repository) override;
};

}  // namespace mentor::cli
