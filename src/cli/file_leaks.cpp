#include "file_leaks.h"

#include "mentor/checks/leaks.h"
#include "mentor/tables/office_text.h"

namespace mentor::cli {

Findings leaks_in_files(const FileMap& files, const PrivateCards& cards) {
  if (cards.empty()) return {};
  FileMap unpacked;
  std::vector<FileText> texts;
  for (const auto& [path, bytes] : files) {
    if (is_packed(bytes)) {
      if (auto text = office_text(bytes)) unpacked[path] = std::move(*text);
    }
    const auto found = unpacked.find(path);
    texts.push_back({path, found == unpacked.end() ? bytes : found->second});
  }
  Findings leaks = find_leaks(texts, cards);
  for (Finding& leak : leaks) {
    if (unpacked.contains(leak.where.file)) leak.where = {leak.where.file, 0, 0};
  }
  sort_findings(leaks);
  return leaks;
}

}  // namespace mentor::cli
