#include "syscalls.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <thread>

namespace mentor::sys {
namespace {

tl::unexpected<int> last_error() {
  return tl::unexpected<int>(errno);
}

template <class Call>
auto retried(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR)
    result = call();
  return result;
}

template <class Call>
Sys<void> done(Call call) {
  if (retried(call) < 0) return last_error();
  return {};
}

Sys<Fd> opened(int number) {
  if (number < 0) return last_error();
  return Fd(number);
}

constexpr mode_t private_file = 0600;
constexpr mode_t private_folder = 0700;

bool is_symlink_at(int folder, const std::string& name) {
  struct stat stat {};
  return fstatat(folder, name.c_str(), &stat, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(stat.st_mode);
}

// For kernels without openat2: one part at a time, none of them a symlink.
Sys<Fd> open_by_parts(const Fd& root, const std::string& path, int flags) {
  Fd held;
  int folder = root.number();
  std::size_t start = 0;
  for (;;) {
    const std::size_t slash = path.find('/', start);
    const std::string part = path.substr(start, slash - start);
    const bool last = slash == std::string::npos;
    const int wanted = last ? flags | O_NOFOLLOW : O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
    auto next = opened(retried([&] { return openat(folder, part.c_str(), wanted, private_file); }));
    if (!next && next.error() == ENOTDIR && is_symlink_at(folder, part)) {
      return tl::unexpected<int>(ELOOP);
    }
    if (!next || last) return next;
    held = std::move(*next);
    folder = held.number();
    start = slash + 1;
  }
}

int renamed(const Spot& from, const Spot& to, unsigned flags) {
  return static_cast<int>(retried([&] {
    return syscall(SYS_renameat2, from.folder->number(), from.name.c_str(), to.folder->number(),
                   to.name.c_str(), flags);
  }));
}

constexpr const char* access_list = "system.posix_acl_access";

std::optional<std::string> attribute_of(const Fd& file, const char* name) {
  const ssize_t size = fgetxattr(file.number(), name, nullptr, 0);
  if (size < 0) return std::nullopt;
  std::string value(static_cast<std::size_t>(size), '\0');
  const bool whole = fgetxattr(file.number(), name, value.data(), value.size()) == size;
  return whole ? std::optional(value) : std::nullopt;
}

// Their names stand one behind the other, each ended by a zero byte.
std::vector<std::string> attributes_of_user(const Fd& file) {
  std::vector<std::string> names;
  const ssize_t size = flistxattr(file.number(), nullptr, 0);
  if (size <= 0) return names;
  std::string all(static_cast<std::size_t>(size), '\0');
  if (flistxattr(file.number(), all.data(), all.size()) != size) return names;
  for (std::size_t at = 0; at < all.size();) {
    const std::string name = all.c_str() + at;
    at += name.size() + 1;
    if (name.starts_with("user.")) names.push_back(name);
  }
  return names;
}

constexpr unsigned no_replace = 1;
constexpr unsigned exchange = 2;

}  // namespace

Fd::~Fd() {
  if (number_ >= 0) ::close(number_);
}

Sys<Fd> open_folder(const std::string& path) {
  return open_anywhere(path, O_RDONLY | O_DIRECTORY);
}

Sys<Fd> open_anywhere(const std::string& path, int flags) {
  return opened(
      retried([&] { return ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, private_file); }));
}

Sys<Fd> open_beneath(const Fd& root, const std::string& path, int flags) {
  const int all_flags = flags | O_CLOEXEC | O_NOCTTY;
  struct open_how how {};
  how.flags = static_cast<std::uint64_t>(all_flags);
  how.mode = (flags & O_CREAT) != 0 ? private_file : 0;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  const long number =
      retried([&] { return syscall(SYS_openat2, root.number(), path.c_str(), &how, sizeof how); });
  if (number < 0 && (errno == ENOSYS || errno == EPERM)) {
    return open_by_parts(root, path, all_flags);
  }
  return opened(static_cast<int>(number));
}

Sys<Fd> open_inside(const Fd& folder, const std::string& name, int flags) {
  const int all_flags = flags | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW;
  return opened(retried([&] { return openat(folder.number(), name.c_str(), all_flags); }));
}

Sys<struct stat> stat_of(const Fd& file) {
  struct stat stat {};
  if (fstat(file.number(), &stat) != 0) return last_error();
  return stat;
}

Sys<void> may_change(const Fd& folder) {
  if (faccessat(folder.number(), ".", W_OK | X_OK, AT_EACCESS) != 0) return last_error();
  return {};
}

Sys<struct stat> stat_at(const Fd& folder, const std::string& name) {
  struct stat stat {};
  if (fstatat(folder.number(), name.c_str(), &stat, AT_SYMLINK_NOFOLLOW) != 0) return last_error();
  return stat;
}

Sys<std::uint64_t> mount_of(const Fd& file) {
  struct statx found {};
  if (statx(file.number(), "", AT_EMPTY_PATH, STATX_MNT_ID, &found) != 0) return last_error();
  // Kernels before 5.8 know only the device.
  if ((found.stx_mask & STATX_MNT_ID) != 0) return found.stx_mnt_id;
  return (std::uint64_t{found.stx_dev_major} << 32U) | found.stx_dev_minor;
}

Sys<std::string> read_all(const Fd& file, std::size_t cap, std::optional<off_t> size) {
  std::string bytes;
  if (!size)
    size = stat_of(file).map([](const struct stat& stat) { return stat.st_size; }).value_or(0);
  const std::size_t expected = *size > 0 ? static_cast<std::size_t>(*size) : 0;
  if (expected > cap) return tl::unexpected<int>(EOVERFLOW);
  std::size_t filled = 0;
  bytes.resize(expected + 1);
  for (;;) {
    const ssize_t count = retried(
        [&] { return ::read(file.number(), bytes.data() + filled, bytes.size() - filled); });
    if (count < 0) return last_error();
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    if (filled == expected) break;  // one byte less than asked for: the end
    if (filled > cap) return tl::unexpected<int>(EOVERFLOW);
    if (filled == bytes.size()) bytes.resize(bytes.size() + std::max<std::size_t>(filled, 4096));
  }
  bytes.resize(filled);
  return bytes;
}

Sys<void> write_all(const Fd& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        retried([&] { return ::write(file.number(), bytes.data(), bytes.size()); });
    if (count < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Sys<void> sync(const Fd& file) {
  if (fsync(file.number()) != 0) return last_error();
  return {};
}

// Not retried: after EINTR the descriptor is gone on Linux.
Sys<void> close(Fd file) {
  if (::close(file.release()) != 0 && errno != EINTR) return last_error();
  return {};
}

Sys<Fd> create_file(const Fd& folder, const std::string& name) {
  return opened(retried([&] {
    return openat(folder.number(), name.c_str(),
                  O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, private_file);
  }));
}

Sys<void> set_mode(const Fd& file, mode_t mode) {
  return done([&] { return fchmod(file.number(), mode); });
}

Beside beside_at(const Fd& folder, const std::string& name) {
  const auto file = opened(retried([&] {
    return openat(folder.number(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  }));
  Beside beside;
  if (!file) return beside;
  beside.access_list = attribute_of(*file, access_list).value_or("");
  for (const std::string& each : attributes_of_user(*file)) {
    auto value = attribute_of(*file, each.c_str());
    if (value) beside.attributes.emplace_back(each, std::move(*value));
  }
  return beside;
}

Sys<void> set_access(const Fd& file, mode_t mode, const Beside& beside) {
  for (const auto& [name, value] : beside.attributes) {
    const bool set = fsetxattr(file.number(), name.c_str(), value.data(), value.size(), 0) == 0;
    const bool full = !set && (errno == ENOSPC || errno == EDQUOT || errno == EIO);
    if (full) return tl::unexpected(errno);
  }
  const std::string& list = beside.access_list;
  if (list.empty()) {
    // One that the folder gives to new files would be let in by the mode.
    const int refused = fremovexattr(file.number(), access_list);
    static_cast<void>(refused);  // there mostly is none
    return set_mode(file, mode);
  }
  if (fsetxattr(file.number(), access_list, list.data(), list.size(), 0) == 0) return {};
  constexpr mode_t of_group = 070;
  return set_mode(file, mode & ~of_group);
}

void try_owner(const Fd& file, uid_t user, gid_t group) {
  const bool may = geteuid() == 0;
  const int refused = fchown(file.number(), may ? user : static_cast<uid_t>(-1), group);
  static_cast<void>(refused);
}

void try_owner_of(const Fd& made, const Fd& folder) {
  if (geteuid() != 0) return;
  const auto stat = stat_of(folder);
  if (stat && stat->st_uid != 0) try_owner(made, stat->st_uid, stat->st_gid);
}

Sys<void> make_folder(const Fd& parent, const std::string& name) {
  return done([&] { return mkdirat(parent.number(), name.c_str(), private_folder); });
}

Sys<void> remove_file(const Fd& folder, const std::string& name) {
  return done([&] { return unlinkat(folder.number(), name.c_str(), 0); });
}

Sys<void> remove_folder(const Fd& parent, const std::string& name) {
  return done([&] { return unlinkat(parent.number(), name.c_str(), AT_REMOVEDIR); });
}

Sys<std::vector<std::string>> names_in(const Fd& folder) {
  auto items = items_in(folder);
  if (!items) return tl::unexpected<int>(items.error());
  std::vector<std::string> names;
  for (Item& each : *items)
    names.push_back(std::move(each.name));
  return names;
}

Sys<std::vector<Item>> items_in(const Fd& folder) {
  auto again = opened(openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!again) return tl::unexpected<int>(again.error());
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(fdopendir(again->number()), closedir);
  if (!stream) return last_error();
  static_cast<void>(again->release());
  std::vector<Item> items;
  errno = 0;
  while (const dirent* item = readdir(stream.get())) {
    const std::string_view name = item->d_name;
    if (name != "." && name != "..") items.push_back({std::string(name), item->d_type == DT_REG});
  }
  if (errno != 0) return last_error();
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.name < b.name; });
  return items;
}

Sys<void> rename_over(const Spot& from, const Spot& to) {
  return done([&] {
    return renameat(from.folder->number(), from.name.c_str(), to.folder->number(), to.name.c_str());
  });
}

Sys<void> rename_new(const Spot& from, const Spot& to) {
  if (renamed(from, to, no_replace) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) return last_error();
  const int linked =
      linkat(from.folder->number(), from.name.c_str(), to.folder->number(), to.name.c_str(), 0);
  if (linked == 0) return remove_file(*from.folder, from.name);
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return last_error();
  if (auto claimed = create_file(*to.folder, to.name); !claimed) {
    return tl::unexpected<int>(claimed.error());
  }
  return rename_over(from, to);
}

Sys<void> rename_swap(const Spot& a, const Spot& b) {
  if (renamed(a, b, exchange) == 0) return {};
  return tl::unexpected<int>(errno == ENOSYS ? EINVAL : errno);
}

Sys<void> try_lock(const Fd& file, LockKind kind) {
  const int how = (kind == LockKind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  return done([&] { return flock(file.number(), how); });
}

void unlock(const Fd& file) {
  static_cast<void>(flock(file.number(), LOCK_UN));
}

void sleep_for(std::chrono::milliseconds time) {
  std::this_thread::sleep_for(time);
}

std::string unique_suffix() {
  std::uint64_t number = 0;
  const ssize_t got = retried([&] { return getrandom(&number, sizeof number, 0); });
  if (got != static_cast<ssize_t>(sizeof number)) {
    number =
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
  }
  return fmt::format("{}.{:016x}", getpid(), number);
}

}  // namespace mentor::sys
