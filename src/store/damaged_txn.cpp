#include "damaged_txn.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#include "mentor/base/sha256.h"
#include "mentor/store/disk_files.h"
#include "write_ahead.h"

namespace mentor {
namespace {

std::optional<std::string> bytes_in(const sys::Fd& txn, const std::string& name) {
  const auto file = sys::open_beneath(txn, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  if (!file) return std::nullopt;
  auto bytes = sys::read_all(*file, max_folder_file_bytes);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

// A number for every line, as it counts the staged files, whether the line can be read or not.
std::vector<std::optional<ManifestLine>> lines_of(std::string_view text) {
  std::vector<std::optional<ManifestLine>> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(parse_manifest_line(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Finding told_of(const Folder& folder, const sys::Fd& txn, const ManifestLine& line,
                std::size_t number) {
  const std::string staged = std::to_string(number);
  const auto bytes = bytes_in(txn, staged);
  const bool whole = bytes && sha256_hex(*bytes) == line.after;
  const auto now = folder.digest(line.path);
  const char* id = "txn-file-other";
  if (now && *now == line.before) id = "txn-file-before";
  if (now && *now == line.after) id = "txn-file-after";
  return {
      Severity::warning,
      {id, {{"path", line.path}, {"staged", whole ? ".mentor/txn/" + staged : std::string("-")}}},
      {line.path, 0, 0}};
}

std::string free_name(const sys::Fd& place) {
  const auto names = sys::names_in(place);
  std::string name = "txn-damaged";
  for (int i = 2; names && std::find(names->begin(), names->end(), name) != names->end(); ++i)
    name = "txn-damaged-" + std::to_string(i);
  return ".mentor/" + name;
}

}  // namespace

Findings tell_damage(const Folder& folder, const sys::Fd& place) {
  const Where where{".mentor/txn", 0, 0};
  Findings told = {{Severity::error, {"txn-damaged", {{"to", free_name(place)}}}, where}};
  const auto txn = open_folder_beneath(place, "txn");
  const auto manifest = txn ? bytes_in(*txn, "MANIFEST") : std::nullopt;
  const auto lines = lines_of(manifest.value_or(std::string()));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i]) told.push_back(told_of(folder, *txn, *lines[i], i));
  }
  if (told.size() == 1) told.push_back({Severity::warning, {"txn-files-unknown", {}}, where});
  return told;
}

}  // namespace mentor
