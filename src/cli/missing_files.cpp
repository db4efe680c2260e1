#include "missing_files.h"

#include <algorithm>

#include "mentor/store/schemas.h"

namespace mentor::cli {

Findings missing_files(Git& git, Files& files) {
  auto tracked = git.list({"ls-files", "--cached", "-z", "--", "."});
  if (!tracked || tracked->empty()) return {};
  // A file that a merge waits for stands there once for each side.
  tracked->erase(std::unique(tracked->begin(), tracked->end()), tracked->end());
  const auto here = files.list();
  if (!here) return {};
  Findings missing;
  for (const std::string& path : *tracked) {
    const auto kind = file_kind_at(path);
    if (!kind || *kind == FileKind::private_card) continue;
    if (std::binary_search(here->begin(), here->end(), path)) continue;
    missing.push_back({Severity::warning, {"file-missing-here", {{"path", path}}}, {path, 0, 0}});
  }
  return missing;
}

}  // namespace mentor::cli
