#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>

#include "decode_world.h"
#include "mentor/model/events.h"
#include "mentor/store/schemas.h"

using namespace mentor;

namespace {

std::string committed(std::string_view name) {
  const std::string path =
      std::string(MENTOR_SOURCE_DIR) + "/schemas/" + std::string(name) + ".json";
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string utf8(std::uint32_t point) {
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
  };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xC0U | (point >> 6U)), tail(0)};
  return {static_cast<char>(0xE0U | (point >> 12U)), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("the committed schemas are the ones made from the shapes") {
  for (const FileKind kind : file_kinds()) {
    CAPTURE(name_of(kind));
    INFO("write them anew: write_schemas schemas");
    CHECK(committed(name_of(kind)) == schema_text(kind));
  }
  CHECK(committed("output/proposal") == proposal_output_schema());
}

TEST_CASE("every schema is a draft-07 object in JSON") {
  for (const FileKind kind : file_kinds()) {
    const auto json = nlohmann::json::parse(schema_text(kind));
    CHECK(json.at("$schema") == "http://json-schema.org/draft-07/schema#");
  }
}

TEST_CASE("editors and the reader refuse the same characters in an id") {
  const std::vector<ShapeField>& fields = shape_of(FileKind::questionnaire).fields;
  const auto id = std::find_if(fields.begin(), fields.end(),
                               [](const ShapeField& field) { return field.name == "id"; });
  REQUIRE(id != fields.end());
  const TextFormat& format = *id->shape.format;
  const std::wregex pattern(std::wstring(format.pattern.begin(), format.pattern.end()));
  int accepted = 0;
  for (std::uint32_t point = 1; point < 0xD800; ++point) {
    const std::string text = utf8(point);
    const bool accepts = format.accepts(text);
    if (accepts != std::regex_match(std::wstring(1, static_cast<wchar_t>(point)), pattern)) {
      CAPTURE(point);
      FAIL_CHECK("the pattern and the reader differ");
    }
    accepted += accepts ? 1 : 0;
  }
  CHECK(accepted > 50000);
}

TEST_CASE("paths tell kinds") {
  CHECK(file_kind_at("programme.yaml") == FileKind::programme);
  CHECK(file_kind_at("people/P-014.yaml") == FileKind::person);
  CHECK(file_kind_at("private/P-014.yaml") == FileKind::private_card);
  CHECK(file_kind_at("journal/2023-10.yaml") == FileKind::journal);
  CHECK_FALSE(file_kind_at("people/P-014.yml").has_value());
  CHECK_FALSE(file_kind_at("people/old/P-014.yaml").has_value());
  CHECK_FALSE(file_kind_at("private/reports/q1.yaml").has_value());
  CHECK_FALSE(file_kind_at("people/.yaml").has_value());
  CHECK_FALSE(file_kind_at("year.yaml").has_value());
}

TEST_CASE("every example of the contract has its shape") {
  for (const auto& [path, text] : test::whole_folder()) {
    const auto kind = file_kind_at(path);
    REQUIRE(kind.has_value());
    const YamlReading reading = read_yaml(text, path);
    CHECK(reading.readable());
    const std::string shown_path = path;  // clang 14 captures no structured bindings
    CAPTURE(shown_path);
    CHECK(validate(reading.tree, shape_of(*kind), path).empty());
  }
}

TEST_CASE("every event of the table is known to the journal's schema") {
  const std::string schema = schema_text(FileKind::journal);
  for (const EventSpec& spec : event_table())
    CHECK(schema.find('"' + std::string(spec.name) + '"') != std::string::npos);
}
