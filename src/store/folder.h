// Folder: reading files beneath one root, and what stands where.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "syscalls.h"

namespace mentor {

/// What tells a changed file without reading it.
struct Stamp {
  bool there = false;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t changed = 0;   // nanoseconds, also moves with mode and name
  std::int64_t modified = 0;  // nanoseconds
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct FolderFile {
  std::string bytes;
  Stamp stamp;
  mode_t mode = 0;
  gid_t group = 0;
};

/// `io-failed` with the call, the path and the name of the errno; so are `disk-full` (ENOSPC,
/// EDQUOT) and `no-permission` (EACCES, EPERM, EROFS). ELOOP and EXDEV are `symlink-refused`,
/// EOVERFLOW is `file-too-big`.
[[nodiscard]] Error io_error(const char* call, const std::string& path, int cause);

class Folder {
 public:
  explicit Folder(sys::Fd root) : root_(std::move(root)) {}

  [[nodiscard]] const sys::Fd& root() const { return root_; }
  /// Absent when there is no such file. A file that changes while it is read is read again, a few
  /// times.
  [[nodiscard]] Result<std::optional<FolderFile>> read(const std::string& path) const;
  /// SHA-256, or `-` when there is no such file.
  [[nodiscard]] Result<std::string> digest(const std::string& path) const;
  /// Every file of the programme, sorted.
  [[nodiscard]] Result<std::vector<std::string>> list() const;
  /// Every further file, sorted; see Files::others().
  [[nodiscard]] Result<std::vector<std::string>> others() const;
  /// The folder that holds `path`.
  [[nodiscard]] Result<sys::Fd> open_parent(const std::string& path) const;
  /// Makes what is missing of the folders above `path`. The answer: folders in which something was
  /// made.
  [[nodiscard]] Result<std::vector<std::string>> make_parents(const std::string& path) const;
  /// True when the folder is set up for a group (set-group-ID and group-writable): new files are
  /// the group's then.
  [[nodiscard]] bool is_shared() const;

 private:
  sys::Fd root_;
};

/// Looks at many files, also for several threads: a folder is opened once for all its files. What
/// takes a folder's place under its name is not seen here, so what was read is stamped by another
/// one.
class Nearby {
 public:
  explicit Nearby(const Folder& folder) : folder_(folder) {}
  /// As Folder::read.
  [[nodiscard]] Result<std::optional<FolderFile>> read(const std::string& path);
  /// Of what stands there now.
  [[nodiscard]] Result<Stamp> stamp(const std::string& path);
  void close();

 private:
  using Parent = std::shared_ptr<const sys::Sys<sys::Fd>>;
  [[nodiscard]] Parent open_parent(const std::string& path);

  static constexpr std::size_t most_open = 32;  // more than a programme has

  const Folder& folder_;
  std::mutex opening_;  // guards opened_
  std::map<std::string, Parent, std::less<>> opened_;
};

/// Opens a folder beneath; `""` is the root.
[[nodiscard]] sys::Sys<sys::Fd> open_folder_beneath(const sys::Fd& root, const std::string& path);

/// Modes of what is new in a folder.
[[nodiscard]] mode_t new_file_mode(const Folder& folder);
[[nodiscard]] mode_t new_folder_mode(const Folder& folder);

}  // namespace mentor
