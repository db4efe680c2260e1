// The way that every YAML file of a folder goes: bytes, tree, shape; faults kept by file.
#pragma once

#include <optional>
#include <string>

#include "mentor/store/files.h"
#include "mentor/store/schemas.h"
#include "nodes.h"

namespace mentor {

/// A file that has no fault of YAML or shape; `tree` owns what `root` points to.
struct ReadFile {
  SourceFile file;
  FileKind kind = FileKind::programme;
  Tree tree;
};

/// Nullopt, with errors in `unreadable`, when the file cannot be read; nullopt alone when it has
/// gone.
[[nodiscard]] Result<std::optional<ReadFile>> read_file_of(Files& files, const SourceFile& file,
                                                           FileKind kind, Findings& unreadable);

/// `P-014` of `people/P-014.yaml`.
[[nodiscard]] std::string stem_of(const std::string& path);

/// Adds `id-not-file-name` when the text under `key` is not the file's name.
void check_file_name(const ReadFile& read, std::string_view key, Findings& findings);

/// What a path is that lies in a kind's folder and yet is none of its files: `file-ending`
/// (unreadable) or `file-ignored`; nothing for a path elsewhere.
[[nodiscard]] std::optional<Finding> stray_file(const std::string& path);

}  // namespace mentor
