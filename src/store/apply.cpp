#include "apply.h"

#include <fcntl.h>

#include <cerrno>

#include "mentor/base/sha256.h"
#include "mentor/store/disk_files.h"
#include "paths.h"

namespace mentor {
namespace {

tl::unexpected<Error> failed(const char* call, const std::string& path, int cause) {
  return tl::unexpected<Error>(io_error(call, path, cause));
}

constexpr int most_attempts = 100;  // at a file that somebody makes and removes all the time
constexpr int most_copies = 1000;

}  // namespace

Result<Findings> Apply::run(const Manifest& manifest) {
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto applied = line({manifest[i], std::to_string(i)});
    if (!applied) return tl::unexpected<Error>(applied.error());
  }
  if (auto synced = sync_touched(); !synced) return tl::unexpected<Error>(synced.error());
  return std::move(findings_);
}

Result<void> Apply::line(const Line& line) {
  const std::string& path = line.what.path;
  auto made = folder_.make_parents(path);
  if (!made) return tl::unexpected<Error>(made.error());
  touched_.insert(made->begin(), made->end());
  touched_.insert(parent_of(path));
  auto parent = folder_.open_parent(path);
  if (!parent) return tl::unexpected<Error>(parent.error());
  for (int i = 0; i < most_attempts; ++i) {
    const auto step =
        line.what.after == "-" ? take_away(line, *parent) : put_in_place(line, *parent);
    if (!step) return tl::unexpected<Error>(step.error());
    if (*step == Step::done) return keep_if_foreign(line, *parent);
  }
  return fail(Exit::io, "changed-meanwhile", {{"path", path}}, Where{path, 0, 0});
}

Result<Apply::Step> Apply::put_in_place(const Line& line, const sys::Fd& parent) {
  const std::string& path = line.what.path;
  const auto staged = staged_digest(line);
  if (!staged) return tl::unexpected<Error>(staged.error());
  if (*staged != line.what.after) return Step::done;  // an earlier run moved it
  const auto now = folder_.digest(path);
  if (!now) return tl::unexpected<Error>(now.error());
  if (*now == line.what.after) return Step::done;
  if (*now != "-") return swap(line, parent);
  if (line.what.before != "-") tell("conflict-vanished", path, "");
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
  if (swapped.error() != EINVAL) return failed("rename", path, swapped.error());
  // A file system without the exchange: what is there is kept first, unless it is what we expect.
  const auto now = folder_.digest(path);
  if (!now) return tl::unexpected<Error>(now.error());
  if (*now != line.what.before) {
    const std::string copy = path + ".mentor-conflict";
    const auto kept = sys::rename_new(place, {&parent, name_of(copy)});
    if (!kept) return failed("rename", copy, kept.error());
    tell("conflict-kept", path, copy);
  }
  const auto moved = sys::rename_over(staged, place);
  if (!moved) return failed("rename", path, moved.error());
  return Step::done;
}

Result<Apply::Step> Apply::take_away(const Line& line, const sys::Fd& parent) {
  const auto staged = staged_digest(line);
  if (!staged) return tl::unexpected<Error>(staged.error());
  if (*staged != "-") return Step::done;  // taken away by an earlier run
  const auto moved = sys::rename_new({&parent, name_of(line.what.path)}, {&txn_, line.staged});
  if (moved || moved.error() == ENOENT) return Step::done;
  return failed("rename", line.what.path, moved.error());
}

// What came out of the folder must be what the command had read; anything else is a person's work.
Result<void> Apply::keep_if_foreign(const Line& line, const sys::Fd& parent) {
  const auto out = staged_digest(line);
  if (!out) return tl::unexpected<Error>(out.error());
  if (*out == "-" || *out == line.what.before || *out == line.what.after) return {};
  return keep(line, parent);
}

Result<void> Apply::keep(const Line& line, const sys::Fd& parent) {
  const std::string& path = line.what.path;
  for (int number = 1; number <= most_copies; ++number) {
    const std::string ending = number == 1 ? "" : "." + std::to_string(number);
    const std::string copy = path + ".mentor-conflict" + ending;
    const auto kept = sys::rename_new({&txn_, line.staged}, {&parent, name_of(copy)});
    if (!kept && kept.error() == EEXIST) continue;
    if (!kept) return failed("rename", copy, kept.error());
    tell("conflict-kept", path, copy);
    return {};
  }
  return fail(Exit::io, "conflict-copies", {{"path", path}}, Where{path, 0, 0});
}

Result<std::string> Apply::staged_digest(const Line& line) const {
  const auto file = sys::open_beneath(txn_, line.staged, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  if (!file && file.error() == ENOENT) return std::string("-");
  if (!file) return failed("open", line.what.path, file.error());
  const auto bytes = sys::read_all(*file, max_folder_file_bytes);
  if (!bytes) return failed("read", line.what.path, bytes.error());
  return sha256_hex(*bytes);
}

Result<void> Apply::sync_touched() {
  for (const std::string& path : touched_) {
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
