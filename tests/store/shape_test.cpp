#include "mentor/store/shape.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace mentor;

namespace {

bool is_code(std::string_view text) {
  return text.starts_with("P-") && text.size() == 5;
}
const TextFormat code{"person-code", "^P-...$", is_code, TextFormat::Looks::text};

Shape card() {
  return record_of({needed("id", text_as(code)), allowed("minutes", integer_between(0, 600)),
                    allowed("from", date_shape()), allowed("adult", boolean_shape()),
                    allowed("kind", choice_of({"regular", "final"})), allowed("topic", any_text()),
                    allowed("mentors", list_of(text_as(code), 1)),
                    allowed("category", one_or_list_of(any_text())),
                    allowed("facts", map_of(fact_shape())), allowed("share", decimal_number())});
}

// "id line:column key=... " of every finding, joined by "; "
std::string faults(const std::string& yaml, const Shape& shape) {
  const YamlReading reading = read_yaml(yaml, "x.yaml");
  REQUIRE(reading.readable());
  std::string text;
  for (const Finding& finding : validate(reading.tree, shape, "x.yaml")) {
    text += (text.empty() ? "" : "; ") + finding.message.id + " " +
            std::to_string(finding.where.line) + ":" + std::to_string(finding.where.column);
  }
  return text;
}

Findings findings_of(const std::string& yaml, const Shape& shape) {
  const YamlReading reading = read_yaml(yaml, "x.yaml");
  return validate(reading.tree, shape, "x.yaml");
}

Shape journal() {
  return list_of(one_of(
      "event",
      {{"paused",
        "pair",
        {needed("event", any_text()), needed("pair", any_text()), allowed("until", date_shape())}},
       {"paused", "person", {needed("event", any_text()), needed("person", text_as(code))}},
       {"order", "", {needed("event", any_text()), needed("number", any_text())}}}));
}

}  // namespace

TEST_CASE("a right card has no findings, whatever its texts look like") {
  CHECK(faults("id: P-014\nminutes: 40\nfrom: 2024-02-29\nadult: да\nkind: final\ntopic: 010\n"
               "mentors: [P-001]\ncategory: [no, 1e3]\nfacts: {a: 12:30, b: [x, 1], c: true}\n"
               "share: 0.5\n",
               card()) == "");
  CHECK(faults("id: P-014\ncategory: pupil\nadult: 'NO'\ntopic: null\nminutes: ~\nfrom:\n",
               card()) == "");
}

TEST_CASE("all findings of a file come in one run, with places") {
  CHECK(faults("minuts: 40\nfrom: 2023-02-29\nadult: maybe\nkind: finl\nmentors: []\n"
               "category: {a: 1}\nfacts: [x]\nshare: 1,5\nminutes: 601\n",
               card()) ==
        "key-missing 1:1; key-unknown 1:1; date-wrong 2:7; boolean-wrong 3:8; word-unknown 4:7; "
        "list-short 5:10; kind-wrong 6:11; kind-wrong 7:8; number-wrong 8:8; integer-range 9:10");
}

TEST_CASE("an unknown key and an unknown word come with the likeliest right one") {
  const Findings found = findings_of("id: P-001\nminuts: 40\nkind: finl\n", card());
  REQUIRE(found.size() == 2);
  CHECK(arg(found[0].message, "near") == "minutes");
  CHECK(arg(found[1].message, "near") == "final");
  CHECK(arg(findings_of("id: P-001\nxyzxyz: 1\n", card())[0].message, "near") == "");
}

TEST_CASE("whole numbers are plain decimal digits") {
  for (const char* text :
       {"010", "+5", "1e1", "0x0A", "5.0", "\"5\"", "five", "-0", "1_0", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK(
        faults("id: P-001\nminutes: " + std::string(text) + "\n", card()).starts_with("integer-"));
  }
  CHECK(faults("id: P-001\nminutes: 0\n", card()) == "");
}

TEST_CASE("nothing stands for an absent optional key and for a missing required one") {
  CHECK(faults("id:\ntopic:\n", card()) == "value-missing 1:4");
  CHECK(faults("id: P-001\nmentors: [P-001, ~]\n", card()) == "value-missing 2:18");
}

TEST_CASE("an empty file is an empty list and a card without keys") {
  CHECK(faults("# nothing\n", list_of(any_text())) == "");
  CHECK(faults("", card()) == "key-missing 1:1");
  CHECK(faults("", record_of({allowed("a", any_text())})) == "");
}

TEST_CASE("the word and the subject choose the case") {
  CHECK(faults("- {event: paused, pair: pair-001, until: 2024-01-01}\n"
               "- {event: paused, person: P-001}\n- {event: order, number: 5}\n",
               journal()) == "");
  CHECK(faults("- {event: paused, person: P-001, until: 2024-01-01}\n", journal()) ==
        "key-unknown 1:34");
  CHECK(faults("- {event: paused}\n", journal()) == "key-missing 1:3");
  CHECK(faults("- {number: 5}\n", journal()) == "key-missing 1:3");
  CHECK(faults("- {event: [paused]}\n", journal()) == "case-unknown 1:11");
  const Findings found = findings_of("- {event: pausd}\n", journal());
  REQUIRE(found.size() == 1);
  CHECK(arg(found[0].message, "near") == "paused");
}

TEST_CASE("a schema says of every field what the reader takes") {
  const auto schema = nlohmann::json::parse(to_json_schema(card(), "Карточка"));
  CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["required"] == nlohmann::json::array({"id"}));
  CHECK(schema["properties"]["id"]["type"] == "string");
  const auto& minutes = schema["properties"]["minutes"]["anyOf"];
  CHECK(minutes[0]["maximum"] == 600);
  CHECK(minutes[1]["type"] == "null");
  const auto texts = nlohmann::json::array({"string", "number", "boolean"});
  CHECK(schema["properties"]["topic"]["anyOf"][0]["type"] == texts);
}

TEST_CASE("a value reads as its field says") {
  const auto reading = read_yaml("[7, да, FALSE, -12]", "x.yaml");
  const auto items = reading.tree.root()->items();
  CHECK(integer_in(items[0]) == 7);
  CHECK(boolean_in(items[1]));
  CHECK_FALSE(boolean_in(items[2]));
  CHECK(integer_in(items[3]) == -12);
}
