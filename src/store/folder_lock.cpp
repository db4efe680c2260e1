#include "folder_lock.h"

#include <fcntl.h>

#include <cerrno>

namespace mentor {
namespace {

const std::string place_name = ".mentor";
const std::string lock_name = "lock";
const std::string lock_path = ".mentor/lock";
constexpr std::chrono::milliseconds pause{20};

tl::unexpected<Error> failed(const char* call, const std::string& path, int cause) {
  return tl::unexpected<Error>(io_error(call, path, cause));
}

using std::chrono::milliseconds;

// Takes from `patience` what it waits.
Result<void> wait_for(const sys::Fd& file, sys::LockKind kind, milliseconds& patience) {
  for (milliseconds waited{0};; waited += pause, patience -= pause) {
    const auto locked = sys::try_lock(file, kind);
    if (locked) return {};
    if (locked.error() != EWOULDBLOCK) return failed("flock", lock_path, locked.error());
    if (patience <= milliseconds{0}) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(waited).count();
      return fail(Exit::io, "lock-held",
                  {{"path", lock_path}, {"seconds", std::to_string(seconds)}},
                  Where{lock_path, 0, 0});
    }
    sys::sleep_for(pause);
  }
}

// Who waits for the lock holds the turn meanwhile, which is a lock of the folder .mentor, and who
// comes later waits for that first: neither does reader after reader keep a writer out, nor writer
// after writer a reader. It guards nothing, so where folders cannot be locked all take their
// chance.
class Turn {
 public:
  explicit Turn(const sys::Fd& place) : place_(place) {}
  ~Turn() { sys::unlock(place_); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  Result<void> wait(sys::LockKind kind, milliseconds& patience) {
    auto taken = wait_for(place_, kind, patience);
    if (!taken && taken.error().message.id != "lock-held") return {};
    return taken;
  }

 private:
  const sys::Fd& place_;
};

// False when somebody removed or replaced the lock file while we waited: the lock is worth nothing.
bool is_still_there(const sys::Fd& file, const sys::Fd& place) {
  const auto ours = sys::stat_of(file);
  const auto there = sys::stat_at(place, lock_name);
  return ours && there && ours->st_ino == there->st_ino && ours->st_dev == there->st_dev;
}

Result<void> set_up_for_group(const Folder& folder, const sys::Fd& what, mode_t mode) {
  if (!folder.is_shared()) return {};
  if (auto set = sys::set_mode(what, mode); !set) return failed("fchmod", place_name, set.error());
  return {};
}

Result<sys::Fd> make_place(const Folder& folder) {
  const auto made = sys::make_folder(folder.root(), place_name);
  if (!made && made.error() != EEXIST) return failed("mkdir", place_name, made.error());
  auto place = open_folder_beneath(folder.root(), place_name);
  if (!place) return failed("open", place_name, place.error());
  sys::try_owner_of(*place, folder.root());
  if (auto set = set_up_for_group(folder, *place, new_folder_mode(folder)); !set) {
    return tl::unexpected<Error>(set.error());
  }
  return std::move(*place);
}

Result<sys::Fd> open_lock(const Folder& folder, const sys::Fd& place) {
  auto file = sys::open_beneath(place, lock_name, O_RDWR | O_NOFOLLOW);
  if (file) return std::move(*file);
  if (file.error() != ENOENT) return failed("open", lock_path, file.error());
  // The lock comes after the name of its folder is sure: a commit in a folder that a power cut
  // takes away would be half applied. Whoever made the folder may have been killed before this.
  if (auto synced = sys::sync(folder.root()); !synced) {
    return failed("fsync", ".", synced.error());
  }
  file = sys::open_beneath(place, lock_name, O_RDWR | O_CREAT | O_NOFOLLOW);
  if (!file) return failed("open", lock_path, file.error());
  sys::try_owner_of(*file, folder.root());
  if (auto set = set_up_for_group(folder, *file, new_file_mode(folder)); !set) {
    return tl::unexpected<Error>(set.error());
  }
  return std::move(*file);
}

}  // namespace

Result<sys::Fd> open_or_make_place(const Folder& folder) {
  auto place = open_folder_beneath(folder.root(), place_name);
  if (place) return std::move(*place);
  if (place.error() != ENOENT) return failed("open", place_name, place.error());
  return make_place(folder);
}

Result<sys::Fd> lock_exclusively(const Folder& folder, const sys::Fd& place,
                                 milliseconds patience) {
  Turn turn(place);
  if (auto come = turn.wait(sys::LockKind::exclusive, patience); !come) {
    return tl::unexpected<Error>(come.error());
  }
  for (;;) {
    auto file = open_lock(folder, place);
    if (!file) return file;
    if (auto locked = wait_for(*file, sys::LockKind::exclusive, patience); !locked) {
      return tl::unexpected<Error>(locked.error());
    }
    if (is_still_there(*file, place)) return file;
  }
}

Result<std::optional<sys::Fd>> lock_to_read(const sys::Fd& place, milliseconds patience) {
  Turn turn(place);
  if (auto come = turn.wait(sys::LockKind::shared, patience); !come) {
    return tl::unexpected<Error>(come.error());
  }
  for (;;) {
    auto file = sys::open_beneath(place, lock_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!file && file.error() == ENOENT) return std::optional<sys::Fd>();
    if (!file) return failed("open", lock_path, file.error());
    const auto probe = sys::try_lock(*file, sys::LockKind::shared);
    if (!probe && (probe.error() == ENOLCK || probe.error() == EOPNOTSUPP)) {
      return std::optional<sys::Fd>();
    }
    if (auto locked = wait_for(*file, sys::LockKind::shared, patience); !locked) {
      return tl::unexpected<Error>(locked.error());
    }
    if (is_still_there(*file, place)) return std::optional<sys::Fd>(std::move(*file));
  }
}

}  // namespace mentor
