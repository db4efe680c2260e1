// The write-ahead journal of one commit: .mentor/staging.* becomes .mentor/txn by one rename, and
// from then on the commit holds, whoever finishes it.
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
/// Absent when the text is not a whole and unchanged manifest, or names a path outside the folder.
[[nodiscard]] std::optional<Manifest> parse_manifest(std::string_view text);

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

  [[nodiscard]] Result<bool> is_committed() const;
  /// Moves the new files into place, however much of that is done already, and clears up. What
  /// somebody else put there in the meantime is kept as NAME.mentor-conflict and told.
  [[nodiscard]] Result<Findings> finish() const;
  /// Removes what dead writers left before their commit and after their last rename.
  [[nodiscard]] Result<void> clear_leftovers() const;

  /// For readers: the files of an unfinished commit as they shall be; absent = removed by it.
  [[nodiscard]] Result<std::map<std::string, std::optional<std::string>>> pending() const;

 private:
  [[nodiscard]] Result<void> fill(const sys::Fd& staging, const std::vector<FileEdit>& edits) const;
  [[nodiscard]] Result<void> put(const sys::Fd& staging, const std::string& name,
                                 const FileEdit& edit) const;
  [[nodiscard]] Result<Manifest> read_manifest(const sys::Fd& txn) const;
  [[nodiscard]] sys::Sys<void> wipe(const std::string& name) const;

  const Folder& folder_;
  sys::Fd place_;
};

}  // namespace mentor
