#include "read_cards.h"

#include <algorithm>

#include "byte_gate.h"
#include "mentor/base/text.h"
#include "paths.h"

namespace mentor {
namespace {

// The entries of a journal are checked while they are decoded, each once.
Findings departures(const Tree& tree, FileKind kind, const std::string& path) {
  const Node* root = tree.root();
  if (kind == FileKind::journal && (root == nullptr || root->is_list())) return {};
  return validate(tree, shape_of(kind), path);
}

bool lies_in(const std::string& path, FileKind kind) {
  return !folder_of(kind).empty() && path.starts_with(folder_of(kind));
}

// `08:37:14`
bool ends_with_time(std::string_view text) {
  constexpr std::string_view pattern = "00:00:00";
  if (text.size() < pattern.size()) return false;
  const std::string_view time = text.substr(text.size() - pattern.size());
  return std::equal(time.begin(), time.end(), pattern.begin(), [](char c, char like) {
    return like == ':' ? c == ':' : c >= '0' && c <= '9';
  });
}

// The comment that a command ended the new card with; people may have written on below it.
std::string entered_in(std::string_view bytes, FileKind kind) {
  constexpr std::string_view begin = "\n# ";
  if (kind != FileKind::person && kind != FileKind::private_card) return {};
  for (std::size_t at = bytes.rfind(begin); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : bytes.rfind(begin, at - 1)) {
    const std::size_t from = at + begin.size();
    const std::string_view line = trim(bytes.substr(from, bytes.find('\n', from) - from));
    if (ends_with_time(line)) return std::string(line);
  }
  return {};
}

}  // namespace

const Node* CardReader::read_lines(const SourceFile& file, FileKind kind) {
  if (!gate_bytes(bytes_, file.path).empty()) return nullptr;
  const Node* root = lines_.map_of(std::string_view(bytes_).substr(bom_length(bytes_)));
  const bool fine = root != nullptr && validate(*root, shape_of(kind), file.path).empty();
  return fine ? root : nullptr;
}

std::optional<ReadFile> CardReader::read(std::string bytes, const SourceFile& file, FileKind kind,
                                         Findings& unreadable, Reader reader) {
  bytes_ = std::move(bytes);
  std::string entered = entered_in(bytes_, kind);
  if (reader == Reader::fast) {
    if (const Node* root = read_lines(file, kind))
      return ReadFile{file, kind, root, std::move(entered)};
  }
  YamlReading reading = read_yaml(std::move(bytes_), file.path);
  Findings faults = std::move(reading.findings);
  if (!has_errors(faults)) faults = departures(reading.tree, kind, file.path);
  unreadable.insert(unreadable.end(), faults.begin(), faults.end());
  if (has_errors(faults)) return std::nullopt;
  tree_ = std::move(reading.tree);
  return ReadFile{file, kind, tree_.root(), std::move(entered)};
}

std::string stem_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(begin, path.rfind('.') - begin);
}

void check_file_name(const ReadFile& read, std::string_view key, Findings& findings) {
  const Node* id = read.root->find(key);
  const std::string expected = stem_of(read.file.path);
  if (id == nullptr || id->text() == expected) return;
  findings.push_back(error_at(where_of(read.file, *id), "id-not-file-name",
                              {{"id", text_in(*id)}, {"expected", expected}}));
}

std::optional<Finding> copied_folder(const std::string& path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string::npos || (!path.ends_with(".yaml") && !is_misspelt_card(path))) {
    return std::nullopt;
  }
  const std::string folder = path.substr(0, slash);
  const auto original = original_folder_of(folder);
  if (!original) return std::nullopt;
  return error_at({folder, 0, 0}, "folder-copy", {{"path", folder}, {"original", *original}});
}

std::optional<Finding> stray_file(const std::string& path) {
  if (const auto original = original_of(path)) {
    const bool kept = is_kept_aside(path);
    return Finding{
        kept ? Severity::warning : Severity::error,
        {kept ? "conflict-waits" : "conflict-copy", {{"path", path}, {"original", *original}}},
        {path, 0, 0}};
  }
  const auto kinds = file_kinds();
  const bool inside =
      std::any_of(kinds.begin(), kinds.end(), [&](FileKind kind) { return lies_in(path, kind); });
  const bool in_root = path.find('/') == std::string::npos;
  if ((!inside && !in_root) || file_kind_at(path)) return std::nullopt;
  if (is_misspelt_card(path)) {
    const char* id = path.ends_with(".yaml") ? "file-letters" : "file-ending";
    return error_at({path, 0, 0}, id, {{"path", path}});
  }
  if (in_root) return std::nullopt;
  if (path.ends_with(".yaml")) {
    const std::string folder = path.substr(0, path.find('/'));
    return error_at({path, 0, 0}, "file-too-deep", {{"path", path}, {"folder", folder}});
  }
  return Finding{Severity::warning, {"file-ignored", {{"path", path}}}, {path, 0, 0}};
}

}  // namespace mentor
