#include "mentor/store/schemas.h"

#include <array>

#include "shapes.h"

namespace mentor {
namespace {

struct KindSpec {
  FileKind kind;
  std::string_view name;    // of the schema
  std::string_view folder;  // empty: a card in the root, named as its schema
};

constexpr std::array kinds{
    KindSpec{FileKind::programme, "programme", ""},
    KindSpec{FileKind::year, "year", "years/"},
    KindSpec{FileKind::matching, "matching", ""},
    KindSpec{FileKind::roadmap, "roadmap", ""},
    KindSpec{FileKind::person, "person", "people/"},
    KindSpec{FileKind::pair, "pair", "pairs/"},
    KindSpec{FileKind::questionnaire, "questionnaire", "questionnaires/"},
    KindSpec{FileKind::journal, "journal", "journal/"},
    KindSpec{FileKind::answers, "answers", "answers/"},
    KindSpec{FileKind::proposal, "proposal", "proposals/"},
    KindSpec{FileKind::private_card, "private", "private/"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (static_cast<std::size_t>(kinds[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the table stands in the order of FileKind");

const KindSpec& spec_of(FileKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

std::array<Shape, kinds.size()> make_shapes() {
  return {programme_shape(), year_shape(),     matching_shape(),      roadmap_shape(),
          person_shape(),    pair_shape(),     questionnaire_shape(), journal_shape(),
          answers_shape(),   proposal_shape(), private_card_shape()};
}

bool is_kind_of(const KindSpec& spec, std::string_view stem) {
  if (spec.folder.empty()) return stem == spec.name;
  if (!stem.starts_with(spec.folder)) return false;
  stem.remove_prefix(spec.folder.size());
  return !stem.empty() && stem.find('/') == std::string_view::npos;
}

}  // namespace

std::span<const FileKind> file_kinds() {
  static constexpr auto all = [] {
    std::array<FileKind, kinds.size()> values{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
      values[i] = kinds[i].kind;
    return values;
  }();
  return all;
}

std::string_view name_of(FileKind kind) {
  return spec_of(kind).name;
}

std::string_view folder_of(FileKind kind) {
  return spec_of(kind).folder;
}

std::optional<FileKind> file_kind_at(std::string_view path) {
  constexpr std::string_view ending = ".yaml";
  if (!path.ends_with(ending)) return std::nullopt;
  path.remove_suffix(ending.size());
  for (const KindSpec& spec : kinds) {
    if (is_kind_of(spec, path)) return spec.kind;
  }
  return std::nullopt;
}

const Shape& shape_of(FileKind kind) {
  static const std::array<Shape, kinds.size()> shapes = make_shapes();
  return shapes[static_cast<std::size_t>(kind)];
}

std::string schema_text(FileKind kind) {
  return to_json_schema(shape_of(kind), std::string(name_of(kind)));
}

std::string proposal_output_schema() {
  Shape shape = shape_of(FileKind::proposal);
  shape.fields.insert(shape.fields.begin(), needed("schema", choice_of({"mentor/proposal/1"})));
  return to_json_schema(shape, "mentor/proposal/1");
}

std::string schema_path(FileKind kind) {
  return "schemas/" + std::string(name_of(kind)) + ".json";
}

std::string modeline(FileKind kind) {
  const std::string up = folder_of(kind).empty() ? "" : "../";
  return "# yaml-language-server: $schema=" + up + schema_path(kind) + "\n";
}

}  // namespace mentor
