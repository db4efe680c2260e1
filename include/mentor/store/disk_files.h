// DiskFiles: a programme folder on a disk, written by the protocol that survives kill -9 and power
// loss; and the few files outside it that a command line may name.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "mentor/store/files.h"

namespace mentor {

/// Larger files are refused (`file-too-big`): no file of a programme comes near.
constexpr std::size_t max_folder_file_bytes = std::size_t{64} << 20;

/// Who may read what is created when a folder holds no example to follow.
enum class Sharing {
  owner,  ///< folders 0700, files 0600
  group,  ///< folders 2770, files 0660: `init --shared`
};

class DiskFiles final : public Files {
 public:
  /// Opens the folder; it must exist (`folder-missing`, exit 3). A shared lock is taken with the
  /// first read when the folder has a lock file, and kept until this ends or a Transaction begins.
  /// Nothing is ever written outside a Transaction, so a read-only folder serves. New files are
  /// the owner's alone, or the group's when the folder was made with Sharing::group.
  [[nodiscard]] static Result<std::unique_ptr<DiskFiles>> open(const std::string& folder);

  ~DiskFiles() override;

  /// How long to wait for a lock; 10 s unless a test says otherwise.
  void set_patience(std::chrono::milliseconds patience);

  Result<std::vector<std::string>> list() override;
  Result<std::vector<std::string>> others() override;
  Result<std::optional<std::string>> read(const std::string& path) override;
  Result<bool> exists(const std::string& path) override;
  Result<Findings> left_behind() override;
  Result<Findings> edited_while_waiting() override;
  Result<bool> settled() override;
  void forget_reads() override;

 private:
  struct Open;
  explicit DiskFiles(std::unique_ptr<Open> state);
  Result<Findings> lock_for_writing() override;
  Result<Findings> write(const std::vector<FileEdit>& edits) override;
  void unlock() override;

  std::unique_ptr<Open> open_;
};

/// The nearest folder at or above `start` that holds a `programme.yaml`, as an absolute path.
/// Error: `folder-not-found` (exit 3, arg `start`).
[[nodiscard]] Result<std::string> find_root(const std::string& start);

/// Makes a folder for `init`, with missing parents; one that is there already is fine. Error:
/// `io-failed`.
[[nodiscard]] Result<void> make_folder(const std::string& folder, Sharing sharing);

/// The bytes of a file named on the command line; symlinks are followed, `-` is not known here.
/// Errors: `input-missing` (exit 2), `not-a-file`, `file-too-big` (over `cap` bytes), `io-failed`.
[[nodiscard]] Result<std::string> read_outside(const std::string& path, std::size_t cap);

/// Who may read a new file that a command writes outside the programme's own files.
enum class Readers {
  owner,  ///< it has names, or may have
  usual,  ///< whom the umask lets
};

/// Writes a file named by `-o`: a new file beside it, synced, then renamed over it, so that it is
/// whole or as before. An existing file keeps its mode; a new one in a programme folder is for
/// its owner alone (`init --shared`: for the group), elsewhere for `readers`. In a programme folder
/// only reports/, private/reports/ (made where they are missing) and names that the programme does
/// not use can be written. Errors: `output-is-own` (refused; path), `output-no-folder` (path,
/// folder), `io-failed`, `not-a-file`.
[[nodiscard]] Result<void> write_outside(const std::string& path, std::string_view bytes,
                                         Readers readers = Readers::owner);

}  // namespace mentor
