// Machine: the World of a real computer: disk, clock, terminal, git.
#pragma once

#include <string>
#include <vector>

#include "mentor/cli/world.h"

namespace mentor::cli {

class Machine final : public World {
 public:
  std::optional<std::string> variable(const std::string& name) override;
  Date today() override;
  std::optional<std::string> time_of_day() override;
  std::string current_folder() override;
  Result<std::string> find_root(const std::string& start) override;
  Result<std::unique_ptr<Files>> open(const std::string& folder) override;
  Result<void> make_folder(const std::string& folder, SharedWith shared_with) override;
  Result<std::string> read_file(const std::string& path) override;
  Result<void> write_file(const std::string& path, std::string_view bytes,
                          Readers readers) override;
  bool is_terminal(Stream stream) override;
  int columns() override;
  void write_out(std::string_view text) override;
  void write_err(std::string_view text) override;
  std::optional<std::string> ask(const std::string& prompt) override;
  Result<Ran> git(const std::string& folder, const std::vector<std::string>& args,
                  std::string_view input, Fetching fetching, Repository repository) override;

  /// Writes out what is held back and ends the process; with Exit::io and `if_lost` where standard
  /// output refused it for another cause than a reader that went away or never was.
  [[noreturn]] void leave(int code, const std::string& if_lost) override;

 private:
  [[nodiscard]] bool flush();

  std::string held_;  ///< standard output is written in one piece, or before anything else
  bool refused_ = false;
};

}  // namespace mentor::cli
