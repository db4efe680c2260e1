// The write-ahead journal of one commit: .mentor/staging.* becomes .mentor/txn by one rename, and
// from then on the commit holds, whoever finishes it.
//
//   stage    every new file whole in .mentor/staging.<pid>.<random>/, and a MANIFEST of what each
//            path held and shall hold. fsync of each file and of the MANIFEST: a commit whose bytes
//            are not on the disk would put torn files in place. fsync of the staging folder: else
//            their names may be missing from the commit.
//   check    (DiskFiles) every file to be written and every input is as it was read.
//   COMMIT   rename staging -> txn. fsync of .mentor: else files may be moved out of a staging
//            folder that a power cut shows uncommitted, and that is cleared then.
//   apply    (Apply) folders that are missing are made. fsync of the folders above them: else a
//            file moved into one goes with it, and it is in the txn no more. Then line by line, by
//            renames that overwrite nothing. fsync of every folder touched: else the txn may be
//            gone before what it brought is there.
//   finish   rename txn -> done. fsync of .mentor: else a power cut shows a txn whose files are
//            half removed. Then it is removed.
//
// A writer that finds a txn or anything else in .mentor may look at renames that no fsync has made
// sure, for their author was killed; so recovery begins with the fsync of .mentor, and makes sure
// of all folders above what it puts in place. tests/torture/disk_states.py leaves out each of these
// in turn and shows what breaks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "folder.h"
#include "mentor/model/finding.h"
#include "mentor/store/files.h"

namespace mentor {

/// What a commit does to one file; digests are SHA-256 or `-` for a file that is not there. The new
/// bytes of the line `n` (from 0) stand in the file `n` beside the MANIFEST.
struct ManifestLine {
  std::string path;
  std::string before;
  std::string after;
  friend bool operator==(const ManifestLine&, const ManifestLine&) = default;
};
using Manifest = std::vector<ManifestLine>;

/// `path before after` a line, and a last line with the SHA-256 of what is above it.
[[nodiscard]] std::string manifest_text(const Manifest& manifest);
/// Absent when the text is no line of a manifest, or names a path outside the folder.
[[nodiscard]] std::optional<ManifestLine> parse_manifest_line(std::string_view line);
/// Absent when the text is not a whole and unchanged manifest, or names a path outside the folder.
[[nodiscard]] std::optional<Manifest> parse_manifest(std::string_view text);

/// Whether a commit is applied by its author, or again after the author died.
enum class Run { first, again };

class WriteAhead {
 public:
  /// `place` is the open .mentor folder.
  WriteAhead(const Folder& folder, sys::Fd place) : folder_(folder), place_(std::move(place)) {}

  /// Writes everything to a new staging folder and to the disk; the answer is its name. On an error
  /// nothing is left.
  [[nodiscard]] Result<std::string> stage(const std::vector<FileEdit>& edits) const;
  void drop(const std::string& staging) const;
  /// The commit point.
  [[nodiscard]] Result<void> commit(const std::string& staging) const;

  /// Moves the new files into place and clears up. What somebody else put there in the meantime is
  /// kept as NAME.mentor-conflict and told.
  [[nodiscard]] Result<Findings> finish() const;
  /// For a writer, under the lock: finishes what a dead writer had committed, however much of that
  /// is done already, and removes what it had not. The findings are those of finish().
  [[nodiscard]] Result<Findings> recover() const;

  /// For readers: the files of an unfinished commit as they shall be; absent = removed by it.
  [[nodiscard]] Result<std::map<std::string, std::optional<std::string>>> pending() const;
  /// For readers: `edited-while-waiting` (error; path) for each file of pending() that is neither
  /// as the commit found it nor as it makes it: what stands there no reader is shown.
  [[nodiscard]] Result<Findings> edited() const;

 private:
  [[nodiscard]] Result<Findings> complete(Run run) const;
  [[nodiscard]] Result<void> fill(const sys::Fd& staging, const std::vector<FileEdit>& edits) const;
  struct Owner {
    mode_t mode = 0;
    uid_t user = 0;
    gid_t group = 0;
    sys::Beside beside;
  };
  /// Of the file that is there, absent when there is none. Errors: `file-read-only` and
  /// `other-mount`, for what may or can not be changed.
  [[nodiscard]] Result<std::optional<Owner>> owner_of(const std::string& path) const;
  [[nodiscard]] Result<void> put(const sys::Fd& staging, const std::string& name,
                                 const std::string& path, std::string_view bytes,
                                 const std::optional<Owner>& old) const;
  [[nodiscard]] Result<Manifest> read_manifest(const sys::Fd& txn) const;
  [[nodiscard]] sys::Sys<void> wipe(const std::string& name) const;

  const Folder& folder_;
  sys::Fd place_;
};

}  // namespace mentor
