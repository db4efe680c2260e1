// Kinds of files in a programme folder: which path is which, its shape, and its JSON Schema.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mentor/store/shape.h"

namespace mentor {

enum class FileKind : std::uint8_t {
  programme,
  year,
  matching,
  roadmap,
  person,
  pair,
  questionnaire,
  journal,
  answers,
  proposal,
  private_card,
};

/// All kinds, in the order above.
[[nodiscard]] std::span<const FileKind> file_kinds();

/// `programme`, `year`, … `private`: the name of its schema file without `.json`.
[[nodiscard]] std::string_view name_of(FileKind kind);

/// The kind of the file at a path of the folder: `programme.yaml`, `people/P-014.yaml`. Nullopt for
/// anything that is no YAML file of the contract (also in a folder below `people`).
[[nodiscard]] std::optional<FileKind> file_kind_at(std::string_view path);

/// The kind's folder with `/` at its end (`people/`), or empty for a card in the root.
[[nodiscard]] std::string_view folder_of(FileKind kind);

/// What a file of the kind may hold. The reader's check and the schema both come from it.
[[nodiscard]] const Shape& shape_of(FileKind kind);

/// The JSON Schema (draft-07) of the kind, ending with `\n`; `init` writes it to schema_path().
[[nodiscard]] std::string schema_text(FileKind kind);

/// `schemas/<name>.json`.
[[nodiscard]] std::string schema_path(FileKind kind);

/// The JSON Schema of `match --format json`: a proposal's keys under `schema: mentor/proposal/1`.
[[nodiscard]] std::string proposal_output_schema();

/// The first line of a file of the kind, with `\n`, by which editors find the schema:
/// `# yaml-language-server: $schema=../schemas/person.json`.
[[nodiscard]] std::string modeline(FileKind kind);

}  // namespace mentor
