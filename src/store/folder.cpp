#include "folder.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "mentor/base/sha256.h"
#include "mentor/store/disk_files.h"
#include "mentor/store/odd_names.h"
#include "paths.h"

namespace mentor {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Stamp stamp_from(const struct stat& stat) {
  return {true,
          stat.st_dev,
          stat.st_ino,
          stat.st_size,
          nanoseconds(stat.st_ctim),
          nanoseconds(stat.st_mtim)};
}

tl::unexpected<Error> failed(const char* call, const std::string& path, int cause) {
  return tl::unexpected<Error>(io_error(call, shown_path(path), cause));
}

tl::unexpected<Error> refused(const char* id, const std::string& path) {
  const std::string shown = shown_path(path);
  return fail(Exit::folder, id, {{"path", shown}}, Where{shown, 0, 0});
}

bool is_gone(int cause) {
  return cause == ENOENT || cause == ENOTDIR;
}

// Non-blocking, so that a pipe cannot hold us up before it is seen to be one.
constexpr int to_read = O_RDONLY | O_NONBLOCK | O_NOFOLLOW;

// Absent when the file changed while it was read.
Result<std::optional<FolderFile>> read_once(const sys::Fd& file, const std::string& path) {
  const auto before = sys::stat_of(file);
  if (!before) return failed("fstat", path, before.error());
  if (!S_ISREG(before->st_mode)) return refused("not-a-file", path);
  auto bytes = sys::read_all(file, max_folder_file_bytes, before->st_size);
  if (!bytes) return failed("read", path, bytes.error());
  const auto after = sys::stat_of(file);
  if (!after) return failed("fstat", path, after.error());
  if (stamp_from(*before) != stamp_from(*after)) return std::optional<FolderFile>();
  return std::optional<FolderFile>(
      FolderFile{std::move(*bytes), stamp_from(*after), after->st_mode & 07777U, after->st_gid});
}

// One folder of the programme and what is below.
class Listing {
 public:
  explicit Listing(const sys::Fd& root) : root_(root) {}

  Result<std::vector<std::string>> run() {
    if (auto walked = walk(""); !walked) return tl::unexpected<Error>(walked.error());
    std::sort(paths_.begin(), paths_.end());
    return std::move(paths_);
  }

 private:
  Result<void> walk(const std::string& path) {
    const auto folder = open_folder_beneath(root_, path);
    if (!folder) return failed("open", path, folder.error());
    const auto items = sys::items_in(*folder);
    if (!items) return failed("readdir", path, items.error());
    for (const sys::Item& item : *items) {
      const std::string inside = path.empty() ? item.name : path + "/" + item.name;
      const bool folder_of_ours =
          path.empty() && (is_programme_folder(item.name) || original_folder_of(item.name));
      if (path.empty() && !item.is_file && is_misspelt_folder(item.name)) {
        return refused("folder-letters", inside);
      }
      if (!folder_of_ours && !belongs_to_programme(inside)) continue;
      if (auto taken = take(*folder, item, inside); !taken) return taken;
    }
    return {};
  }

  Result<void> take(const sys::Fd& folder, const sys::Item& item, const std::string& path) {
    if (item.is_file) return add(path);
    const auto stat = sys::stat_at(folder, item.name);
    if (!stat && stat.error() == ENOENT) return {};  // gone since the folder was read
    if (!stat) return failed("stat", path, stat.error());
    if (S_ISDIR(stat->st_mode)) return walk(path);
    if (S_ISLNK(stat->st_mode)) return refused("symlink-refused", path);
    if (!S_ISREG(stat->st_mode)) return refused("not-a-file", path);
    return add(path);
  }

  // What no change can name and is no card stands in nobody's way: others() tells of it.
  Result<void> add(const std::string& path) {
    if (is_unreadable_card(path)) return refused("odd-card-name", path);
    if (is_folder_path(path)) paths_.push_back(path);
    return {};
  }

  const sys::Fd& root_;
  std::vector<std::string> paths_;
};

// What git and we keep for ourselves, in the folder or in one below.
bool is_machinery(std::string_view name) {
  return name == ".git" || name == ".mentor";
}

// What stands beside the programme's own files, down to any depth. What goes while it is looked at
// is not there.
Result<void> walk_others(const sys::Fd& root, const std::string& path,
                         std::vector<std::string>& paths) {
  const auto folder = open_folder_beneath(root, path);
  if (!folder && is_gone(folder.error())) return {};
  if (!folder) return failed("open", path, folder.error());
  const auto items = sys::items_in(*folder);
  if (!items) return failed("readdir", path, items.error());
  for (const sys::Item& item : *items) {
    const std::string inside = path.empty() ? item.name : path + "/" + item.name;
    if (is_machinery(item.name)) continue;
    const auto stat = sys::stat_at(*folder, item.name);
    if (!stat) continue;
    const bool listed = belongs_to_programme(inside) && is_folder_path(inside);
    if (S_ISREG(stat->st_mode) && !listed) paths.push_back(inside);
    if (!S_ISDIR(stat->st_mode)) continue;
    if (auto walked = walk_others(root, inside, paths); !walked) return walked;
  }
  return {};
}

}  // namespace

namespace {

const char* id_of(int cause) {
  switch (cause) {
    case ENOSPC:
    case EDQUOT:
      return "disk-full";
    case EACCES:
    case EPERM:
    case EROFS:
      return "no-permission";
    case EISDIR:
      return "is-a-folder";
    case ENOTDIR:
      return "no-folder-here";
    default:
      return "io-failed";
  }
}

}  // namespace

Error io_error(const char* call, const std::string& path, int cause) {
  const Where where{path, 0, 0};
  if (cause == ELOOP || cause == EXDEV) {
    return Error{Message{"symlink-refused", {{"path", path}}}, where, Exit::folder};
  }
  if (cause == EOVERFLOW)
    return Error{Message{"file-too-big", {{"path", path}}}, where, Exit::folder};
  const char* name = strerrorname_np(cause);
  const std::string shown = name != nullptr ? name : std::to_string(cause);
  return Error{Message{id_of(cause), {{"path", path}, {"call", call}, {"cause", shown}}}, where,
               Exit::io};
}

sys::Sys<sys::Fd> open_folder_beneath(const sys::Fd& root, const std::string& path) {
  return sys::open_beneath(root, path.empty() ? "." : path, O_RDONLY | O_DIRECTORY);
}

Result<std::optional<FolderFile>> Folder::read(const std::string& path) const {
  return Nearby(*this).read(path);
}

void Nearby::close() {
  const std::lock_guard one_at_a_time(opening_);
  opened_.clear();
}

Nearby::Parent Nearby::open_parent(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view parent =
      std::string_view(path).substr(0, slash == std::string::npos ? 0 : slash);
  const std::lock_guard one_at_a_time(opening_);
  const auto known = opened_.find(parent);
  if (known != opened_.end()) return known->second;
  if (opened_.size() == most_open) opened_.clear();
  std::string name(parent);
  auto opened =
      std::make_shared<const sys::Sys<sys::Fd>>(open_folder_beneath(folder_.root(), name));
  return opened_.emplace(std::move(name), std::move(opened)).first->second;
}

Result<std::optional<FolderFile>> Nearby::read(const std::string& path) {
  constexpr int tries = 5;
  for (int i = 0; i < tries; ++i) {
    const Parent parent = open_parent(path);
    const auto file = *parent ? sys::open_inside(**parent, name_of(path), to_read)
                              : tl::unexpected(parent->error());
    if (!file && is_gone(file.error())) return std::optional<FolderFile>();
    if (!file) return failed("open", path, file.error());
    auto once = read_once(*file, path);
    if (!once || once->has_value()) return once;
  }
  return fail(Exit::io, "changed-meanwhile", {{"path", path}}, Where{path, 0, 0});
}

Result<Stamp> Nearby::stamp(const std::string& path) {
  const Parent parent = open_parent(path);
  if (!*parent && is_gone(parent->error())) return Stamp{};
  if (!*parent) return failed("open", path, parent->error());
  const auto stat = sys::stat_at(**parent, name_of(path));
  if (!stat && stat.error() == ENOENT) return Stamp{};
  if (!stat) return failed("stat", path, stat.error());
  return stamp_from(*stat);
}

Result<std::string> Folder::digest(const std::string& path) const {
  auto file = read(path);
  if (!file) return tl::unexpected<Error>(file.error());
  return *file ? sha256_hex((*file)->bytes) : std::string("-");
}

Result<std::vector<std::string>> Folder::list() const {
  return Listing(root_).run();
}

Result<std::vector<std::string>> Folder::others() const {
  std::vector<std::string> paths;
  if (auto walked = walk_others(root_, "", paths); !walked) return tl::unexpected(walked.error());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<sys::Fd> Folder::open_parent(const std::string& path) const {
  auto parent = open_folder_beneath(root_, parent_of(path));
  if (!parent) return failed("open", path, parent.error());
  return std::move(*parent);
}

Result<std::vector<std::string>> Folder::make_parents(const std::string& path) const {
  std::vector<std::string> touched;
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const std::string made = path.substr(0, slash);
    const auto there = open_folder_beneath(root_, made);
    if (there) continue;
    if (there.error() != ENOENT) return failed("open", made, there.error());
    auto parent = open_parent(made);
    if (!parent) return tl::unexpected<Error>(parent.error());
    const auto done = sys::make_folder(*parent, name_of(made));
    if (!done && done.error() != EEXIST) return failed("mkdir", made, done.error());
    touched.push_back(parent_of(made));
    const auto folder = open_folder_beneath(root_, made);
    if (!folder) return failed("open", made, folder.error());
    sys::try_owner_of(*folder, root_);
    if (!is_shared()) continue;
    if (auto set = sys::set_mode(*folder, new_folder_mode(*this)); !set) {
      return failed("fchmod", made, set.error());
    }
  }
  return touched;
}

bool Folder::is_shared() const {
  const auto stat = sys::stat_of(root_);
  constexpr mode_t marks = S_ISGID | S_IWGRP;
  return stat && (stat->st_mode & marks) == marks;
}

mode_t new_file_mode(const Folder& folder) {
  return folder.is_shared() ? 0660 : 0600;
}
mode_t new_folder_mode(const Folder& folder) {
  return folder.is_shared() ? 02770 : 0700;
}

}  // namespace mentor
