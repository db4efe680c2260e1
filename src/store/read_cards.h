// The way that every YAML file of a folder goes: bytes, tree, shape; faults kept by file.
#pragma once

#include <optional>
#include <string>

#include "line_nodes.h"
#include "mentor/store/files.h"
#include "mentor/store/schemas.h"
#include "nodes.h"

namespace mentor {

/// How a file is gone through; both ways give the same.
enum class Reader { fast, strict };

/// A file that has no fault of YAML or shape. `root` is nullptr when it says nothing.
struct ReadFile {
  SourceFile file;
  FileKind kind = FileKind::programme;
  const Node* root = nullptr;
  std::string entered;  ///< of a person, also a private card: the comment that tells the moment
};

/// Reads one file after the other: a simple card line by line, all else as a tree.
class CardReader {
 public:
  /// Nullopt, with errors in `unreadable`, when the file cannot be read. The nodes live until the
  /// next call.
  [[nodiscard]] std::optional<ReadFile> read(std::string bytes, const SourceFile& file,
                                             FileKind kind, Findings& unreadable,
                                             Reader reader = Reader::fast);

 private:
  [[nodiscard]] const Node* read_lines(const SourceFile& file, FileKind kind);
  LineNodes lines_;
  std::string bytes_;
  Tree tree_;
};

/// `P-014` of `people/P-014.yaml`.
[[nodiscard]] std::string stem_of(const std::string& path);

/// Adds `id-not-file-name` when the text under `key` is not the file's name.
void check_file_name(const ReadFile& read, std::string_view key, Findings& findings);

/// `folder-copy` of a card or a journal in a copy of a folder of ours (unreadable: it is told for
/// the folder, and what only stands there would be missed); nothing for every other path.
[[nodiscard]] std::optional<Finding> copied_folder(const std::string& path);

/// What a path is that lies in a kind's folder and yet is none of its files: `file-ending`,
/// `file-letters` or `conflict-copy` (unreadable: its facts might count twice), `conflict-waits` or
/// `file-ignored`; nothing for a path elsewhere.
[[nodiscard]] std::optional<Finding> stray_file(const std::string& path);

}  // namespace mentor
