#include "apply.h"

#include <fcntl.h>

#include <cerrno>

#include "mentor/base/sha256.h"
#include "mentor/store/disk_files.h"
#include "paths.h"

namespace mentor {
namespace {

tl::unexpected<Error> failed(const char* call, const std::string& path, int cause) {
  // The folder itself is open; EXDEV can only be a disk mounted over it since the commit.
  if (cause == EXDEV) {
    return fail(Exit::io, "other-mount",
                {{"path", path}, {"folder", parent_of(path)}, {"cause", "EXDEV"}},
                Where{path, 0, 0});
  }
  return tl::unexpected<Error>(io_error(call, path, cause));
}

constexpr int most_attempts = 100;  // at a file that somebody makes and removes all the time
constexpr int most_copies = 1000;

}  // namespace

std::string taken_out(const std::string& staged) {
  return staged + ".out";
}

Result<Findings> Apply::run(const Manifest& manifest) {
  if (auto made = make_folders(manifest); !made) return tl::unexpected<Error>(made.error());
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto applied = line({manifest[i], std::to_string(i)});
    if (!applied) return tl::unexpected<Error>(applied.error());
  }
  if (auto synced = sync(touched_); !synced) return tl::unexpected<Error>(synced.error());
  return std::move(findings_);
}

// Before any file is moved. A dead writer may have made folders that nobody has synced.
Result<void> Apply::make_folders(const Manifest& manifest) const {
  std::set<std::string> above;
  for (const ManifestLine& line : manifest) {
    const auto made = folder_.make_parents(line.path);
    if (!made) return tl::unexpected<Error>(made.error());
    above.insert(made->begin(), made->end());
    if (run_ == Run::first) continue;
    for (std::string folder = parent_of(line.path); !folder.empty();) {
      folder = parent_of(folder);
      above.insert(folder);
    }
  }
  return sync(above);
}

Result<void> Apply::line(const Line& line) {
  const std::string& path = line.what.path;
  touched_.insert(parent_of(path));
  auto parent = folder_.open_parent(path);
  if (!parent) return tl::unexpected<Error>(parent.error());
  for (int i = 0; i < most_attempts; ++i) {
    const auto step =
        line.what.after == "-" ? take_away(line, *parent) : put_in_place(line, *parent);
    if (!step) return tl::unexpected<Error>(step.error());
    if (*step == Step::again) continue;
    auto kept = keep_if_foreign(line, line.staged, *parent);
    return kept ? keep_if_foreign(line, taken_out(line.staged), *parent) : kept;
  }
  return fail(Exit::io, "changed-meanwhile", {{"path", path}}, Where{path, 0, 0});
}

Result<Apply::Step> Apply::put_in_place(const Line& line, const sys::Fd& parent) {
  const std::string& path = line.what.path;
  const auto staged = digest_in_txn(line, line.staged);
  if (!staged) return tl::unexpected<Error>(staged.error());
  if (*staged != line.what.after) return Step::done;  // an earlier run moved it
  const auto now = folder_.digest(path);
  if (!now) return tl::unexpected<Error>(now.error());
  if (*now == line.what.after) return Step::done;
  if (*now != "-") return swap(line, parent);
  const auto out = digest_in_txn(line, taken_out(line.staged));
  if (!out) return tl::unexpected<Error>(out.error());
  if (line.what.before != "-" && *out == "-") tell("conflict-vanished", path, "");
  const auto moved = sys::rename_new({&txn_, line.staged}, {&parent, name_of(path)});
  if (moved) return Step::done;
  if (moved.error() == EEXIST) return Step::again;
  return failed("rename", path, moved.error());
}

Result<Apply::Step> Apply::swap(const Line& line, const sys::Fd& parent) {
  const std::string& path = line.what.path;
  const sys::Spot staged{&txn_, line.staged};
  const sys::Spot place{&parent, name_of(path)};
  const auto swapped = sys::rename_swap(staged, place);
  if (swapped) return Step::done;
  if (swapped.error() == ENOENT) return Step::again;
  if (swapped.error() == EINVAL) return take_out(line, parent);
  return failed("rename", path, swapped.error());
}

// A file system without the exchange: what is there goes out first, and the place is free then. No
// reader notices, the txn stands; and a renaming over it could hit an edit made since we looked.
Result<Apply::Step> Apply::take_out(const Line& line, const sys::Fd& parent) {
  const std::string& path = line.what.path;
  const std::string out = taken_out(line.staged);
  if (auto kept = keep_if_foreign(line, out, parent); !kept) {
    return tl::unexpected<Error>(kept.error());
  }
  const auto moved = sys::rename_over({&parent, name_of(path)}, {&txn_, out});
  if (moved || moved.error() == ENOENT) return Step::again;
  return failed("rename", path, moved.error());
}

Result<Apply::Step> Apply::take_away(const Line& line, const sys::Fd& parent) {
  const auto staged = digest_in_txn(line, line.staged);
  if (!staged) return tl::unexpected<Error>(staged.error());
  if (*staged != "-") return Step::done;  // taken away by an earlier run
  const auto moved = sys::rename_over({&parent, name_of(line.what.path)}, {&txn_, line.staged});
  if (moved || moved.error() == ENOENT) return Step::done;
  return failed("rename", line.what.path, moved.error());
}

// What came out of the folder must be what the command had read; anything else is a person's work.
Result<void> Apply::keep_if_foreign(const Line& line, const std::string& name,
                                    const sys::Fd& parent) {
  const auto out = digest_in_txn(line, name);
  if (!out) return tl::unexpected<Error>(out.error());
  if (*out == "-" || *out == line.what.before || *out == line.what.after) return {};
  // Nothing is lost with an empty file, and rename_new() may have made it to hold the name.
  if (*out == sha256_hex("")) return {};
  return keep(line, name, parent);
}

Result<void> Apply::keep(const Line& line, const std::string& name, const sys::Fd& parent) {
  const std::string& path = line.what.path;
  for (int number = 1; number <= most_copies; ++number) {
    const std::string ending = number == 1 ? "" : "." + std::to_string(number);
    const std::string copy = path + ".mentor-conflict" + ending;
    const auto kept = sys::rename_new({&txn_, name}, {&parent, name_of(copy)});
    if (!kept && kept.error() == EEXIST) continue;
    if (!kept) return failed("rename", copy, kept.error());
    tell("conflict-kept", path, copy);
    return {};
  }
  return fail(Exit::io, "conflict-copies", {{"path", path}}, Where{path, 0, 0});
}

Result<std::string> Apply::digest_in_txn(const Line& line, const std::string& name) const {
  const auto file = sys::open_beneath(txn_, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  if (!file && file.error() == ENOENT) return std::string("-");
  if (!file) return failed("open", line.what.path, file.error());
  const auto bytes = sys::read_all(*file, max_folder_file_bytes);
  if (!bytes) return failed("read", line.what.path, bytes.error());
  return sha256_hex(*bytes);
}

Result<void> Apply::sync(const std::set<std::string>& folders) const {
  for (const std::string& path : folders) {
    const auto folder = open_folder_beneath(folder_.root(), path);
    if (!folder) return failed("open", path, folder.error());
    if (auto synced = sys::sync(*folder); !synced) return failed("fsync", path, synced.error());
  }
  return {};
}

void Apply::tell(const char* id, const std::string& path, const std::string& copy) {
  std::vector<Arg> args = {{"path", path}};
  if (!copy.empty()) args.push_back({"copy", copy});
  findings_.push_back({Severity::warning, Message{id, std::move(args)}, Where{path, 0, 0}});
}

}  // namespace mentor
