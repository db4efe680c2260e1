// The causes of staying without a mentor: what the program writes and what its schemas allow.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "mentor/matching/propose.h"
#include "mentor/render/output_schemas.h"
#include "mentor/store/schemas.h"

using namespace mentor;

namespace {

using Causes = std::set<std::string>;

// Every cause has a word, and behind the last one there is none.
Causes written() {
  Causes words;
  for (int each = 0; each < 100; ++each) {
    const std::string word = matching::word_of(static_cast<UnmatchedCause>(each));
    if (!word.empty()) words.insert(word);
  }
  return words;
}

// The values of every key `cause` that a schema describes.
void add_causes(const nlohmann::json& schema, Causes& words) {
  if (!schema.is_structured()) return;
  if (schema.is_object() && schema.contains("cause") && schema.at("cause").is_object())
    for (const auto& each : schema.at("cause").value("enum", nlohmann::json::array()))
      words.insert(each.get<std::string>());
  for (const auto& each : schema)
    add_causes(each, words);
}

Causes allowed(std::string_view schema) {
  Causes words;
  add_causes(nlohmann::json::parse(schema), words);
  return words;
}

}  // namespace

TEST_CASE("schemas allow every cause that the program writes, and no other") {
  CHECK_FALSE(written().empty());
  CHECK(allowed(schema_text(FileKind::proposal)) == written());
  CHECK(allowed(*output_schema("proposal")) == written());
  CHECK(allowed(*output_schema("compare")) == written());
}
