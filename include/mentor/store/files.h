// Files: the one seam to the disk. A command sees the programme folder only through it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/model/finding.h"

namespace mentor {

/// What a command wants done to one file. Paths are relative to the folder, with `/`.
enum class ChangeKind {
  create,   ///< the whole of a file that must not be there yet
  append,   ///< whole lines (each with `\n`) put after the last; creates the file when absent
  replace,  ///< the whole of a file that must be there
  remove,   ///< a file that must be there
};

struct Change {
  ChangeKind kind = ChangeKind::append;
  std::string path;
  std::string bytes;  ///< the whole text, or the lines to append; empty for `remove`
  friend bool operator==(const Change&, const Change&) = default;
};

/// A change worked out: what a file held and what it shall hold; absent = not there.
struct FileEdit {
  std::string path;
  std::optional<std::string> before;
  std::optional<std::string> after;
  friend bool operator==(const FileEdit&, const FileEdit&) = default;
};

/// The programme folder. Reads show committed state only, also after a writer died between its
/// commit and its last rename. Everything read (also that a file or the listing was as it was) is
/// remembered and checked again by a commit. For one thread at a time, but that after list()
/// several may call read().
///
/// Errors of all functions: `path-refused` (absolute, `..`, `.mentor`, `.git`, empty parts; of a
/// change also control characters, backslashes and what is no UTF-8), `symlink-refused`,
/// `not-a-file`, `file-too-big`, `io-failed` and its kinds `disk-full` and `no-permission` (args
/// `call`, `cause`), `transaction-damaged`.
class Files {
 public:
  virtual ~Files() = default;
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  /// Paths of all files that belong to a programme, sorted by bytes: the cards in the root, and
  /// everything under years, people, pairs, questionnaires, journal, answers, proposals, private,
  /// reports, templates and schemas. Hidden files, backups ending in `~`, what is no regular file
  /// and files whose path no change may have are left out; error `odd-card-name` where such a one
  /// may be a card or a journal.
  [[nodiscard]] virtual Result<std::vector<std::string>> list() = 0;

  /// Paths of all further files below the folder, sorted by bytes: what people have put there,
  /// hidden files and those under odd names too. What lies in a .git or .mentor and what is no
  /// regular file are left out. Of no weight for commits.
  [[nodiscard]] virtual Result<std::vector<std::string>> others() = 0;

  /// The bytes of a file; absent when there is none.
  [[nodiscard]] virtual Result<std::optional<std::string>> read(const std::string& path) = 0;

  [[nodiscard]] virtual Result<bool> exists(const std::string& path) = 0;

  /// What commands that were cut off left in .mentor, as warnings: `commit-waits` (path; readers
  /// see that commit as done, the next writer puts it in place) and `staging-left` (path; of no
  /// effect); and what edited_while_waiting() tells.
  [[nodiscard]] virtual Result<Findings> left_behind() { return Findings{}; }

  /// Errors `edited-while-waiting` (path), one for each file that somebody changed, removed or made
  /// while the commit of a writer that died waits: read() shows it as that commit makes it, so
  /// what stands there is hidden until the next writer keeps it beside.
  [[nodiscard]] virtual Result<Findings> edited_while_waiting() { return Findings{}; }

  /// True when all that was read is still so. A reader asks this after its last read and, when it
  /// is false, calls forget_reads() and reads again: without a lock (a folder never written to by
  /// us) a reader may otherwise see half of a change. A writer's commit finds it out by itself.
  [[nodiscard]] virtual Result<bool> settled() = 0;

  /// Begins to remember anew; what was read before binds no later commit.
  virtual void forget_reads() = 0;

 private:
  friend class Transaction;
  virtual Result<Findings> lock_for_writing() = 0;
  virtual Result<Findings> write(const std::vector<FileEdit>& edits) = 0;
  virtual void unlock() = 0;
};

}  // namespace mentor
