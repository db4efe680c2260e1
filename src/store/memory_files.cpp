#include "mentor/store/memory_files.h"

#include <algorithm>
#include <utility>

#include "mentor/store/odd_names.h"
#include "paths.h"

namespace mentor {
namespace {

std::vector<std::string> programme_paths(const std::map<std::string, std::string>& files) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files) {
    if (belongs_to_programme(path) && is_folder_path(path)) paths.push_back(path);
  }
  return paths;
}

std::optional<std::string> content(const std::map<std::string, std::string>& files,
                                   const std::string& path) {
  const auto found = files.find(path);
  if (found == files.end()) return std::nullopt;
  return found->second;
}

}  // namespace

Result<std::vector<std::string>> MemoryFiles::list() {
  const auto odd = std::find_if(files_.begin(), files_.end(),
                                [](const auto& file) { return is_unreadable_card(file.first); });
  if (odd != files_.end()) {
    const std::string shown = shown_path(odd->first);
    return fail(Exit::folder, "odd-card-name", {{"path", shown}}, Where{shown, 0, 0});
  }
  std::vector<std::string> paths = programme_paths(files_);
  if (!listed_) listed_ = paths;
  return paths;
}

Result<std::vector<std::string>> MemoryFiles::others() {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files_) {
    const bool listed = belongs_to_programme(path) && is_folder_path(path);
    if (is_beneath(path) && !listed) paths.push_back(path);
  }
  return paths;
}

Result<std::optional<std::string>> MemoryFiles::read(const std::string& path) {
  if (!is_beneath(path)) return fail(Exit::usage, "path-refused", {{"path", path}});
  std::optional<std::string> bytes = content(files_, path);
  const std::lock_guard one_at_a_time(remembering_);
  seen_.try_emplace(path, bytes);
  return bytes;
}

Result<bool> MemoryFiles::exists(const std::string& path) {
  auto bytes = read(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return bytes->has_value();
}

Result<bool> MemoryFiles::settled() {
  if (listed_ && *listed_ != programme_paths(files_)) return false;
  for (const auto& [path, bytes] : seen_) {
    if (content(files_, path) != bytes) return false;
  }
  return true;
}

void MemoryFiles::forget_reads() {
  seen_.clear();
  listed_.reset();
}

Result<Findings> MemoryFiles::lock_for_writing() {
  if (held_) return fail(Exit::io, "lock-held");
  return Findings{};
}

Result<Findings> MemoryFiles::write(const std::vector<FileEdit>& edits) {
  if (next_failure_) {
    Error error = std::move(*next_failure_);
    next_failure_.reset();
    return tl::unexpected<Error>(std::move(error));
  }
  for (const auto& [path, bytes] : seen_) {
    if (content(files_, path) != bytes)
      return fail(Exit::io, "changed-meanwhile", {{"path", path}});
  }
  if (listed_ && *listed_ != programme_paths(files_)) {
    return fail(Exit::io, "changed-meanwhile", {{"path", "."}});
  }
  for (const FileEdit& edit : edits) {
    if (edit.after) {
      files_[edit.path] = *edit.after;
    } else {
      files_.erase(edit.path);
    }
  }
  forget_reads();
  return Findings{};
}

void MemoryFiles::unlock() {}

}  // namespace mentor
