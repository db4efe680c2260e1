// Transaction: the right to write a programme folder, and the one way to do it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/store/files.h"

namespace mentor {

/// Holds the folder's lock for as long as it lives. Use: begin, read through the same Files,
/// compute changes, commit once, and only then tell of success.
class Transaction {
 public:
  /// Waits up to 10 s for the lock (`lock-held`, exit 5), then finishes what a dead writer had
  /// committed and clears what it had not. What was read before stays bound: if it has changed
  /// since, the commit fails.
  [[nodiscard]] static Result<Transaction> begin(Files& files);

  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// Files kept aside while an earlier writer's commit was finished (see commit()); tell them.
  [[nodiscard]] const Findings& recovered() const { return recovered_; }

  /// Writes all changes or none; returns once they are on the disk. The findings are warnings
  /// `conflict-kept` (args `path`, `copy`): somebody changed a file in the very moment of the
  /// commit, their version is kept beside it as NAME.mentor-conflict. Errors, nothing changed then:
  /// `changed-meanwhile` (arg `path`; exit 5), `file-exists`, `file-missing` (a change of the wrong
  /// kind), `file-read-only`, `other-mount`, `io-failed`, and those of Files. `commit-unfinished`
  /// (args `path`, `cause`) alone means that the change is recorded, seen by readers and completed
  /// by the next writer.
  [[nodiscard]] Result<Findings> commit(const std::vector<Change>& changes);

 private:
  explicit Transaction(Files& files) : files_(&files) {}
  Files* files_ = nullptr;
  Findings recovered_;
};

/// What the changes make of the files, sorted by path; several appends to one file add up. For
/// --dry-run, for checking one's own result before a commit, and for commit itself. Reads through
/// `files`. Errors: `file-exists`, `file-missing`, and those of Files.
[[nodiscard]] Result<std::vector<FileEdit>> work_out(Files& files,
                                                     const std::vector<Change>& changes);

/// `old` with whole lines put after it: bytes of `old` stay as they are, a missing last line end is
/// supplied, and the new lines end as the lines of `old` do (CRLF when its first line ends so).
[[nodiscard]] std::string with_lines_added(std::string_view old, std::string_view lines);

}  // namespace mentor
