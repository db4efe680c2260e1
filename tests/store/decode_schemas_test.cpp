#include <doctest/doctest.h>

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
    CAPTURE(path);
    CHECK(validate(reading.tree, shape_of(*kind), path).empty());
  }
}

TEST_CASE("every event of the table is known to the journal's schema") {
  const std::string schema = schema_text(FileKind::journal);
  for (const EventSpec& spec : event_table())
    CHECK(schema.find('"' + std::string(spec.name) + '"') != std::string::npos);
}
