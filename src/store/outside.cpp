#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "folder.h"
#include "mentor/store/disk_files.h"

namespace mentor {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failed(const char* call, const std::string& path, int cause) {
  Error error = io_error(call, path, cause);
  if (error.message.id == "symlink-refused") error.message.id = "io-failed";
  error.exit = cause == EOVERFLOW ? Exit::usage : Exit::io;
  return tl::unexpected<Error>(std::move(error));
}

bool holds_programme(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "programme.yaml", ignored);
}

// The folder itself or the nearest above it that holds a programme.
std::optional<fs::path> nearest_programme(fs::path folder) {
  while (!holds_programme(folder)) {
    if (folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
  return folder;
}

// Where `path` leads, so that `-o` through a symlink writes what it points to.
fs::path target_of(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? fs::path(path) : real;
}

struct Target {
  sys::Fd folder;
  std::string name;
  std::string shown;
};

Result<Target> open_target(const std::string& path) {
  const fs::path real = target_of(path);
  const fs::path parent = real.has_parent_path() ? real.parent_path() : fs::path(".");
  auto folder = sys::open_folder(parent.string());
  if (!folder && (folder.error() == ENOENT || folder.error() == ENOTDIR)) {
    return fail(Exit::io, "output-no-folder", {{"path", path}, {"folder", parent.string()}});
  }
  if (!folder) return failed("open", path, folder.error());
  return Target{std::move(*folder), real.filename().string(), path};
}

// Where nothing but the commands of the programme and its people's editors may write.
constexpr std::string_view own_places[] = {
    "programme.yaml", "matching.yaml",  "roadmap.yaml", "years",   "people",   "pairs",
    "questionnaires", "journal",        "answers",      "private", "schemas",  "proposals",
    "templates",      ".gitattributes", ".gitignore",   ".mentor", "README.md"};

// Reports lie in the folder too: those with names in private/.
bool is_for_reports(const fs::path& inside) {
  const auto first = inside.begin();
  if (*first == "reports") return true;
  return *first == "private" && std::next(first) != inside.end() && *std::next(first) == "reports";
}

struct Inside {
  fs::path root;
  fs::path path;  ///< from the root
};

// The place in a programme folder, where it is in one.
std::optional<Inside> in_programme(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error || !whole.has_filename()) return std::nullopt;
  const auto root = nearest_programme(whole.parent_path());
  if (!root) return std::nullopt;
  return Inside{*root, whole.lexically_relative(*root)};
}

Result<void> check_place(const std::string& path) {
  const auto place = in_programme(path);
  if (!place) return {};
  if (is_for_reports(place->path)) {
    auto root = sys::open_folder(place->root.string());
    if (!root) return failed("open", place->root.string(), root.error());
    const auto made = Folder(std::move(*root)).make_parents(place->path.string());
    if (!made) return tl::unexpected<Error>(made.error());
    return {};
  }
  const std::string first = place->path.begin()->string();
  if (std::find(std::begin(own_places), std::end(own_places), first) == std::end(own_places)) {
    return {};
  }
  std::error_code ignored;
  const bool there = fs::exists(place->root / place->path, ignored);
  if (there || place->path == fs::path(first)) {
    return fail(Exit::refused, "output-is-own", {{"path", path}});
  }
  const std::string name = place->path.filename().string();
  return fail(Exit::refused, "output-among-own",
              {{"path", path},
               {"folder", first},
               {"instead", (first == "private" ? "private/reports/" : "reports/") + name}});
}

// What has no names may be read by whoever the umask lets: a page for the school's site.
mode_t usual_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

// In a programme folder as the programme's own files are.
mode_t mode_of_new(const std::string& path, Readers readers) {
  if (const auto place = in_programme(path)) {
    auto root = sys::open_folder(place->root.string());
    return root ? new_file_mode(Folder(std::move(*root))) : 0600;
  }
  return readers == Readers::owner ? 0600 : usual_mode();
}

struct Access {
  mode_t mode = 0;
  std::optional<sys::Beside> beside;  // of the file that is there
};

Result<Access> access_for(const Target& target, Readers readers) {
  const auto stat = sys::stat_at(target.folder, target.name);
  if (!stat && stat.error() == ENOENT)
    return Access{mode_of_new(target.shown, readers), std::nullopt};
  if (!stat) return failed("stat", target.shown, stat.error());
  if (!S_ISREG(stat->st_mode)) {
    return fail(Exit::io, "not-a-file", {{"path", target.shown}});
  }
  return Access{stat->st_mode & 0777U, sys::beside_at(target.folder, target.name)};
}

Result<void> fill(const Target& target, sys::Fd file, const Access& access,
                  std::string_view bytes) {
  const auto set = access.beside ? sys::set_access(file, access.mode, *access.beside)
                                 : sys::set_mode(file, access.mode);
  if (!set) {
    return failed("fchmod", target.shown, set.error());
  }
  if (auto wrote = sys::write_all(file, bytes); !wrote) {
    return failed("write", target.shown, wrote.error());
  }
  if (auto synced = sys::sync(file); !synced) return failed("fsync", target.shown, synced.error());
  if (auto closed = sys::close(std::move(file)); !closed) {
    return failed("close", target.shown, closed.error());
  }
  return {};
}

Result<void> put_in_place(const Target& target, const std::string& temporary) {
  const auto moved = sys::rename_over({&target.folder, temporary}, {&target.folder, target.name});
  if (!moved) return failed("rename", target.shown, moved.error());
  if (auto synced = sys::sync(target.folder); !synced) {
    return failed("fsync", target.shown, synced.error());
  }
  return {};
}

}  // namespace

Result<std::string> find_root(const std::string& start) {
  std::error_code error;
  const fs::path folder = fs::canonical(start, error);
  const auto root = error ? std::nullopt : nearest_programme(folder);
  if (!root) return fail(Exit::folder, "folder-not-found", {{"start", start}});
  return root->string();
}

Result<void> make_folder(const std::string& folder, Sharing sharing) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  const mode_t mask = umask(077);
  fs::create_directories(folder, error);
  umask(mask);
  if (error) return failed("mkdir", folder, error.value());
  if (sharing == Sharing::owner) return {};
  const auto made = sys::open_folder(folder);
  if (!made) return failed("open", folder, made.error());
  if (auto set = sys::set_mode(*made, 02770); !set) return failed("fchmod", folder, set.error());
  return {};
}

Result<std::string> read_outside(const std::string& path, std::size_t cap) {
  const auto file = sys::open_anywhere(path, O_RDONLY | O_NONBLOCK);
  if (!file && (file.error() == ENOENT || file.error() == ENOTDIR)) {
    return fail(Exit::usage, "input-missing", {{"path", path}});
  }
  if (!file) return failed("open", path, file.error());
  const auto stat = sys::stat_of(*file);
  if (!stat) return failed("fstat", path, stat.error());
  if (!S_ISREG(stat->st_mode)) return fail(Exit::usage, "not-a-file", {{"path", path}});
  auto bytes = sys::read_all(*file, cap);
  if (!bytes) return failed("read", path, bytes.error());
  return std::move(*bytes);
}

Result<void> write_outside(const std::string& path, std::string_view bytes, Readers readers) {
  if (auto checked = check_place(path); !checked) return checked;
  const auto target = open_target(path);
  if (!target) return tl::unexpected<Error>(target.error());
  const auto access = access_for(*target, readers);
  if (!access) return tl::unexpected<Error>(access.error());
  const std::string temporary = ".mentor-" + sys::unique_suffix();
  auto file = sys::create_file(target->folder, temporary);
  if (!file) return failed("create", path, file.error());
  if (in_programme(path)) sys::try_owner_of(*file, target->folder);
  auto done = fill(*target, std::move(*file), *access, bytes);
  if (done) done = put_in_place(*target, temporary);
  if (!done) {
    const auto removed = sys::remove_file(target->folder, temporary);
    static_cast<void>(removed);  // the first failure is the one to tell
  }
  return done;
}

}  // namespace mentor
