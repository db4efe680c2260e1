#include "overlay.h"

#include <algorithm>

namespace mentor {

OverlayFiles::OverlayFiles(Files& below, std::vector<FileEdit> edits) : below_(below) {
  for (FileEdit& edit : edits)
    after_[edit.path] = std::move(edit.after);
}

Result<std::vector<std::string>> OverlayFiles::list() {
  auto paths = below_.list();
  if (!paths) return paths;
  std::erase_if(*paths, [&](const std::string& path) { return after_.contains(path); });
  for (const auto& [path, text] : after_) {
    if (text) paths->push_back(path);
  }
  std::sort(paths->begin(), paths->end());
  return paths;
}

Result<std::optional<std::string>> OverlayFiles::read(const std::string& path) {
  const auto changed = after_.find(path);
  if (changed == after_.end()) return below_.read(path);
  return changed->second;
}

Result<bool> OverlayFiles::exists(const std::string& path) {
  const auto changed = after_.find(path);
  if (changed == after_.end()) return below_.exists(path);
  return changed->second.has_value();
}

Result<bool> OverlayFiles::settled() {
  return true;
}

Result<Findings> OverlayFiles::lock_for_writing() {
  return fail(Exit::bug, "overlay-written");
}

Result<Findings> OverlayFiles::write(const std::vector<FileEdit>&) {
  return fail(Exit::bug, "overlay-written");
}

}  // namespace mentor
