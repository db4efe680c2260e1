// The system calls that the store makes, and nothing else makes for it: each retried when a signal
// interrupts it, each result looked at. An error is the errno.
#pragma once

#include <sys/stat.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace mentor::sys {

template <class T>
using Sys = tl::expected<T, int>;

/// An open file or folder, closed when it goes.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int number) : number_(number) {}
  Fd(Fd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Fd();
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

/// A folder anywhere, symlinks followed.
[[nodiscard]] Sys<Fd> open_folder(const std::string& path);
/// Anything anywhere, symlinks followed; `flags` as of open(2).
[[nodiscard]] Sys<Fd> open_anywhere(const std::string& path, int flags);
/// Beneath `root`: no part of `path` may be a symlink (ELOOP) or lead out (EXDEV).
[[nodiscard]] Sys<Fd> open_beneath(const Fd& root, const std::string& path, int flags);

/// What stands in `folder` under a name without `/`; ELOOP when that is a symlink.
[[nodiscard]] Sys<Fd> open_inside(const Fd& folder, const std::string& name, int flags);

[[nodiscard]] Sys<struct stat> stat_of(const Fd& file);
/// Of the last part itself when it is a symlink.
[[nodiscard]] Sys<struct stat> stat_at(const Fd& folder, const std::string& name);

/// EACCES or EROFS where this process may not give names in the folder, or take them away.
[[nodiscard]] Sys<void> may_change(const Fd& folder);

/// What is mounted where this lies; nothing can be renamed from one mount to another.
[[nodiscard]] Sys<std::uint64_t> mount_of(const Fd& file);

/// At most `cap` bytes; EOVERFLOW when there are more. A size that is known spares a look.
[[nodiscard]] Sys<std::string> read_all(const Fd& file, std::size_t cap,
                                        std::optional<off_t> size = {});
[[nodiscard]] Sys<void> write_all(const Fd& file, std::string_view bytes);
/// Never tried again after a failure: the kernel may have thrown the bytes away.
[[nodiscard]] Sys<void> sync(const Fd& file);
[[nodiscard]] Sys<void> close(Fd file);

/// A new file that must not be there, 0600.
[[nodiscard]] Sys<Fd> create_file(const Fd& folder, const std::string& name);
[[nodiscard]] Sys<void> set_mode(const Fd& file, mode_t mode);
/// What a file has beside its bytes, owner and mode.
struct Beside {
  std::string access_list;  ///< whom setfacl lets in, as the kernel keeps it; mostly empty
  std::vector<std::pair<std::string, std::string>> attributes;  ///< `user.*`: tags, comments, sums
};
[[nodiscard]] Beside beside_at(const Fd& folder, const std::string& name);
/// The mode of another file and what that has beside. Where there is a list, the bits of the group
/// are all that it gives to anybody: where it cannot be set, the group gets nothing. An attribute
/// that this file may not have is left out.
[[nodiscard]] Sys<void> set_access(const Fd& file, mode_t mode, const Beside& beside);
/// Gives the file to the group, and where a superuser writes to its owner too; that it may not is
/// no error.
void try_owner(const Fd& file, uid_t user, gid_t group);
/// What a superuser makes below somebody's folder is theirs; nothing else is changed.
void try_owner_of(const Fd& made, const Fd& folder);
[[nodiscard]] Sys<void> make_folder(const Fd& parent, const std::string& name);
[[nodiscard]] Sys<void> remove_file(const Fd& folder, const std::string& name);
[[nodiscard]] Sys<void> remove_folder(const Fd& parent, const std::string& name);
/// What a folder holds under a name.
struct Item {
  std::string name;
  bool is_file = false;  ///< told without a look at it; false also when that was not told
};
/// Without `.` and `..`, sorted by name.
[[nodiscard]] Sys<std::vector<Item>> items_in(const Fd& folder);
/// Names without `.` and `..`, sorted.
[[nodiscard]] Sys<std::vector<std::string>> names_in(const Fd& folder);

/// One end of a rename.
struct Spot {
  const Fd* folder = nullptr;
  std::string name;
};
[[nodiscard]] Sys<void> rename_over(const Spot& from, const Spot& to);
/// EEXIST when `to` is there. Where the file system cannot: a link and an unlink, and where it
/// knows no links either, an empty file that takes the name first.
[[nodiscard]] Sys<void> rename_new(const Spot& from, const Spot& to);
/// Both change places at once. EINVAL where the file system cannot.
[[nodiscard]] Sys<void> rename_swap(const Spot& a, const Spot& b);

enum class LockKind { shared, exclusive };
/// EWOULDBLOCK when somebody else holds it.
[[nodiscard]] Sys<void> try_lock(const Fd& file, LockKind kind);
void unlock(const Fd& file);

void sleep_for(std::chrono::milliseconds time);
/// 16 random hexadecimal digits and the number of this process, for names of temporary things.
[[nodiscard]] std::string unique_suffix();

}  // namespace mentor::sys
