// Paths inside a programme folder: what a change may name and what belongs to a programme.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mentor {

/// Relative, with `/`; no empty part, `.`, `..`, and nothing in .mentor or .git: what may be read.
[[nodiscard]] bool is_beneath(std::string_view path);

/// Such a path in UTF-8 without control characters and backslashes, not too long: what may be
/// written.
[[nodiscard]] bool is_folder_path(std::string_view path);

/// True for a file that `list()` tells of: a card in the root or anything in a programme's folders
/// and copies of them, without hidden files and editors' backups.
[[nodiscard]] bool belongs_to_programme(std::string_view path);

/// True for what is meant as a card or a journal and would not be read under its name: `.yml`,
/// `.YAML`, `.yaml.txt` in a programme's folder, `matching.yml` and `Matching.yaml` in the root.
[[nodiscard]] bool is_misspelt_card(std::string_view path);

/// True for a card or a journal whose path is no folder path: left out it would be missed.
[[nodiscard]] bool is_unreadable_card(std::string_view path);

/// True for a folder in the root that may hold such files.
[[nodiscard]] bool is_programme_folder(std::string_view name);
/// True for `Journal` and other spellings of a folder of cards or facts, which would not be read.
[[nodiscard]] bool is_misspelt_folder(std::string_view name);

/// The folder of cards or facts that one in the root is a copy of, by its name: `journal` of
/// `journal (1)`, `Journal — копия`, `journal.conflict`. Absent for every other: a school may have
/// its own `journal 2022`.
[[nodiscard]] std::optional<std::string> original_folder_of(std::string_view name);

/// The file that `path`, by its name, is a copy of: `journal/2023-10 (1).yaml`, `P-001-PC7.yaml`,
/// `2023-10.sync-conflict-….yaml` as cloud folders and second downloads make them, and our own
/// `….yaml.mentor-conflict`. Absent for what is no copy of a card or a journal.
[[nodiscard]] std::optional<std::string> original_of(std::string_view path);
/// True for the copies that a commit keeps aside.
[[nodiscard]] bool is_kept_aside(std::string_view path);

/// `journal` of `journal/2023-10.yaml`; empty for a file in the root.
[[nodiscard]] std::string parent_of(std::string_view path);
[[nodiscard]] std::string name_of(std::string_view path);

}  // namespace mentor
