#include "write_ahead.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "apply.h"
#include "mentor/base/sha256.h"
#include "mentor/store/disk_files.h"
#include "paths.h"

namespace mentor {
namespace {

tl::unexpected<Error> failed(const char* call, const std::string& path, int cause) {
  return tl::unexpected<Error>(io_error(call, path, cause));
}

tl::unexpected<Error> damaged() {
  const std::string place = ".mentor/txn";
  return fail(Exit::folder, "transaction-damaged", {{"path", place}}, Where{place, 0, 0});
}

constexpr std::size_t digest_length = 64;
const std::string committed_name = "txn";
const std::string finished_name = "done";

std::string digest_of(const std::optional<std::string>& bytes) {
  return bytes ? sha256_hex(*bytes) : std::string("-");
}

std::string last_word(std::string_view& line) {
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos) return {};
  std::string word(line.substr(space + 1));
  line = line.substr(0, space);
  return word;
}

bool is_digest(std::string_view word) {
  return word == "-" || (word.size() == digest_length &&
                         word.find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

}  // namespace

std::string manifest_text(const Manifest& manifest) {
  std::string text;
  for (const ManifestLine& line : manifest) {
    text += line.path + " " + line.before + " " + line.after + "\n";
  }
  return text + sha256_hex(text) + "\n";
}

std::optional<ManifestLine> parse_manifest_line(std::string_view line) {
  std::string after = last_word(line);
  std::string before = last_word(line);
  if (!is_digest(after) || !is_digest(before) || !is_folder_path(line)) return std::nullopt;
  return ManifestLine{std::string(line), std::move(before), std::move(after)};
}

std::optional<Manifest> parse_manifest(std::string_view text) {
  if (text.size() < digest_length + 1 || text.back() != '\n') return std::nullopt;
  const std::string_view sum = text.substr(text.size() - digest_length - 1, digest_length);
  std::string_view lines = text.substr(0, text.size() - digest_length - 1);
  if (sha256_hex(lines) != sum) return std::nullopt;
  Manifest manifest;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end + 1);
    auto read = parse_manifest_line(line);
    if (!read) return std::nullopt;
    manifest.push_back(std::move(*read));
  }
  return manifest;
}

Result<std::string> WriteAhead::stage(const std::vector<FileEdit>& edits) const {
  std::string name = "staging." + sys::unique_suffix();
  const std::string path = ".mentor/" + name;
  if (auto made = sys::make_folder(place_, name); !made) return failed("mkdir", path, made.error());
  const auto staging = open_folder_beneath(place_, name);
  if (!staging) return failed("open", path, staging.error());
  sys::try_owner_of(*staging, folder_.root());
  if (auto filled = fill(*staging, edits); !filled) {
    drop(name);
    return tl::unexpected<Error>(filled.error());
  }
  return name;
}

Result<void> WriteAhead::fill(const sys::Fd& staging, const std::vector<FileEdit>& edits) const {
  Manifest manifest;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const FileEdit& edit = edits[i];
    manifest.push_back({edit.path, digest_of(edit.before), digest_of(edit.after)});
    const auto old = owner_of(edit.path);
    if (!old) return tl::unexpected<Error>(old.error());
    if (!edit.after) continue;
    const std::string name = std::to_string(i);
    if (auto done = put(staging, name, edit.path, *edit.after, *old); !done) return done;
  }
  const std::string name = "MANIFEST";
  if (auto done = put(staging, name, name, manifest_text(manifest), {}); !done) return done;
  if (auto synced = sys::sync(staging); !synced) return failed("fsync", ".mentor", synced.error());
  return {};
}

Result<std::optional<WriteAhead::Owner>> WriteAhead::owner_of(const std::string& path) const {
  std::string above = parent_of(path);
  auto folder = open_folder_beneath(folder_.root(), above);
  const bool there = folder.has_value();
  while (!folder && folder.error() == ENOENT && !above.empty()) {
    above = parent_of(above);
    folder = open_folder_beneath(folder_.root(), above);
  }
  if (!folder) return failed("open", path, folder.error());
  const auto mount = sys::mount_of(*folder);
  if (!mount) return failed("statx", path, mount.error());
  if (mount != sys::mount_of(place_)) {
    return fail(Exit::io, "other-mount", {{"path", path}, {"folder", above}}, Where{path, 0, 0});
  }
  // Told now, while nothing is decided: after the commit it would be half done.
  if (auto may = sys::may_change(*folder); !may) return failed("access", above, may.error());
  if (!there) return std::optional<Owner>();
  const auto stat = sys::stat_at(*folder, name_of(path));
  if (!stat && stat.error() == ENOENT) return std::optional<Owner>();
  if (!stat) return failed("stat", path, stat.error());
  constexpr mode_t writable = 0222;
  if ((stat->st_mode & writable) == 0) {
    return fail(Exit::io, "file-read-only", {{"path", path}}, Where{path, 0, 0});
  }
  return std::optional<Owner>(Owner{stat->st_mode & 0777U, stat->st_uid, stat->st_gid,
                                    sys::beside_at(*folder, name_of(path))});
}

Result<void> WriteAhead::put(const sys::Fd& staging, const std::string& name,
                             const std::string& path, std::string_view bytes,
                             const std::optional<Owner>& old) const {
  auto file = sys::create_file(staging, name);
  if (!file) return failed("create", path, file.error());
  if (old) {
    sys::try_owner(*file, old->user, old->group);
  } else {
    sys::try_owner_of(*file, folder_.root());
  }
  const auto set = old ? sys::set_access(*file, old->mode, old->beside)
                       : sys::set_mode(*file, new_file_mode(folder_));
  if (!set) return failed("fchmod", path, set.error());
  auto wrote = sys::write_all(*file, bytes);
  if (!wrote) return failed("write", path, wrote.error());
  if (auto synced = sys::sync(*file); !synced) return failed("fsync", path, synced.error());
  auto closed = sys::close(std::move(*file));
  if (!closed) return failed("close", path, closed.error());
  return {};
}

void WriteAhead::drop(const std::string& staging) const {
  const auto wiped = wipe(staging);
  static_cast<void>(wiped);  // the next writer clears what is left
}

Result<void> WriteAhead::commit(const std::string& staging) const {
  const auto moved = sys::rename_over({&place_, staging}, {&place_, committed_name});
  if (!moved) {
    drop(staging);
    return failed("rename", ".mentor/txn", moved.error());
  }
  if (auto synced = sys::sync(place_); !synced) {
    const Error cause = io_error("fsync", ".mentor", synced.error());
    return fail(Exit::io, "commit-unfinished",
                {{"path", ".mentor"}, {"cause", arg(cause.message, "cause")}}, cause.where);
  }
  return {};
}

Result<Manifest> WriteAhead::read_manifest(const sys::Fd& txn) const {
  const auto file = sys::open_beneath(txn, "MANIFEST", O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  if (!file && file.error() == ENOENT) return damaged();
  if (!file) return failed("open", ".mentor/txn/MANIFEST", file.error());
  const auto text = sys::read_all(*file, max_folder_file_bytes);
  if (!text) return failed("read", ".mentor/txn/MANIFEST", text.error());
  auto manifest = parse_manifest(*text);
  if (!manifest) return damaged();
  return std::move(*manifest);
}

Result<Findings> WriteAhead::finish() const {
  return complete(Run::first);
}

Result<Findings> WriteAhead::complete(Run run) const {
  Result<Findings> findings;
  {
    const auto txn = open_folder_beneath(place_, committed_name);
    if (!txn) return failed("open", ".mentor/txn", txn.error());
    const auto manifest = read_manifest(*txn);
    if (!manifest) return tl::unexpected<Error>(manifest.error());
    findings = Apply(folder_, *txn, run).run(*manifest);
    if (!findings) return findings;
  }
  const auto moved = sys::rename_over({&place_, committed_name}, {&place_, finished_name});
  if (!moved) return failed("rename", ".mentor/done", moved.error());
  if (auto synced = sys::sync(place_); !synced) return failed("fsync", ".mentor", synced.error());
  drop(finished_name);
  return findings;
}

Result<Findings> WriteAhead::recover() const {
  const auto names = sys::names_in(place_);
  if (!names) return failed("readdir", ".mentor", names.error());
  const auto is_left = [](const std::string& name) {
    return name == finished_name || name.starts_with("staging.");
  };
  const bool committed = std::find(names->begin(), names->end(), committed_name) != names->end();
  if (!committed && std::none_of(names->begin(), names->end(), is_left)) return Findings{};
  if (auto synced = sys::sync(place_); !synced) return failed("fsync", ".mentor", synced.error());
  for (const std::string& name : *names) {
    if (!is_left(name)) continue;
    if (auto wiped = wipe(name); !wiped) return failed("unlink", ".mentor/" + name, wiped.error());
  }
  return committed ? complete(Run::again) : Findings{};
}

sys::Sys<void> WriteAhead::wipe(const std::string& name) const {
  const auto folder = open_folder_beneath(place_, name);
  if (!folder && folder.error() == ENOENT) return {};
  if (!folder) return tl::unexpected<int>(folder.error());
  const auto names = sys::names_in(*folder);
  if (!names) return tl::unexpected<int>(names.error());
  for (const std::string& inside : *names) {
    if (auto removed = sys::remove_file(*folder, inside); !removed) return removed;
  }
  return sys::remove_folder(place_, name);
}

Result<std::map<std::string, std::optional<std::string>>> WriteAhead::pending() const {
  std::map<std::string, std::optional<std::string>> files;
  const auto txn = open_folder_beneath(place_, committed_name);
  if (!txn && txn.error() == ENOENT) return files;
  if (!txn) return failed("open", ".mentor/txn", txn.error());
  const auto manifest = read_manifest(*txn);
  if (!manifest) return tl::unexpected<Error>(manifest.error());
  for (std::size_t i = 0; i < manifest->size(); ++i) {
    const ManifestLine& line = (*manifest)[i];
    if (line.after == "-") {
      files[line.path] = std::nullopt;
      continue;
    }
    const auto file =
        sys::open_beneath(*txn, std::to_string(i), O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    if (!file && file.error() == ENOENT) continue;  // moved into place already
    if (!file) return failed("open", ".mentor/txn", file.error());
    auto bytes = sys::read_all(*file, max_folder_file_bytes);
    if (!bytes) return failed("read", ".mentor/txn", bytes.error());
    if (sha256_hex(*bytes) == line.after) files[line.path] = std::move(*bytes);
  }
  return files;
}

Result<Findings> WriteAhead::edited() const {
  const auto waiting = pending();
  if (!waiting) return tl::unexpected<Error>(waiting.error());
  Findings found;
  if (waiting->empty()) return found;
  const auto txn = open_folder_beneath(place_, committed_name);
  if (!txn) return failed("open", ".mentor/txn", txn.error());
  const auto manifest = read_manifest(*txn);
  if (!manifest) return tl::unexpected<Error>(manifest.error());
  for (std::size_t i = 0; i < manifest->size(); ++i) {
    const ManifestLine& line = (*manifest)[i];
    if (!waiting->contains(line.path)) continue;
    const auto now = folder_.digest(line.path);
    if (now && (*now == line.before || *now == line.after)) continue;
    const bool on_its_way =
        now && *now == "-" && sys::stat_at(*txn, taken_out(std::to_string(i))).has_value();
    if (on_its_way) continue;
    found.push_back(
        {Severity::error, {"edited-while-waiting", {{"path", line.path}}}, {line.path, 0, 0}});
  }
  return found;
}

}  // namespace mentor
