#include "mentor/store/yaml_emit.h"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

#include "mentor/store/yaml_tree.h"

using namespace mentor;

namespace {

std::vector<std::string> naughty_strings() {
  std::ifstream in(std::string(MENTOR_SHARED_DATA) + "/naughty/blns.json");
  if (!in) return {};
  return nlohmann::json::parse(in).get<std::vector<std::string>>();
}

std::string encoded(std::uint32_t point) {
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
  };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xC0U | (point >> 6U)), tail(0)};
  if (point < 0x10000) return {static_cast<char>(0xE0U | (point >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (point >> 18U)), tail(12), tail(6), tail(0)};
}

// Mostly characters that mean something in YAML, among Russian letters and anything in Unicode.
std::string random_text(std::mt19937& random) {
  static const std::string signs = "-?:,[]{}#&*!|>'\"%@`~=<\\ \t\n\r0123456789eExoyn._+/";
  static const std::vector<std::uint32_t> odd = {0,      1,      0x7F,   0x80,    0x85,    0x9F,
                                                 0xA0,   0xAD,   0x2028, 0x2029,  0xFEFF,  0xFFFD,
                                                 0xFFFE, 0xFFFF, 0xFFEF, 0x1F642, 0x10FFFF};
  std::string text;
  for (auto length = random() % 12; length > 0; --length) {
    const auto kind = random() % 8;
    if (kind < 4) text += signs[random() % signs.size()];
    if (kind == 4) text += encoded(odd[random() % odd.size()]);
    if (kind == 5) text += encoded(0x410 + random() % 64);
    if (kind == 6) text += static_cast<char>('a' + random() % 26);
    if (kind == 7) {
      const auto point = static_cast<std::uint32_t>(random() % 0x110000);
      text += encoded(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
    }
  }
  return text;
}

void check_ours(const std::string& yaml, const std::string& key, const std::string& text) {
  const YamlReading reading = read_yaml(yaml, "x.yaml");
  REQUIRE(reading.readable());
  const Node& root = *reading.tree.root();
  const Node& map = root.is_list() ? root.items()[0] : root;
  REQUIRE(map.entries().size() == 2);
  CHECK(map.entries()[0].key.text() == key);
  CHECK(map.entries()[0].value.text() == text);
  CHECK(map.entries()[1].value.items()[0].text() == text);
  CHECK_FALSE(map.entries()[0].value.is_nothing());
}

void check_yaml_cpp(const std::string& yaml, const std::string& key, const std::string& text) {
  const YAML::Node root = YAML::Load(yaml);
  const YAML::Node map = root.IsSequence() ? root[0] : root;
  REQUIRE(map.size() == 2);
  CHECK(map.begin()->first.as<std::string>() == key);
  CHECK(map.begin()->second.as<std::string>() == text);
  CHECK(map.begin()->second.IsScalar());
  CHECK(map["list of"][0].as<std::string>() == text);
}

void check_reads_back(const std::string& key, const std::string& text) {
  CAPTURE(key);
  CAPTURE(text);
  OutNode map = out_map();
  map.add(key, out_text(text));
  map.add("list of", out_list(Layout::block).add(out_text(text)));
  const auto entry = flow_entry(map);
  REQUIRE(entry);
  CHECK(entry->find_first_of("\n\r") == entry->size() - 1);
  CHECK(entry->starts_with("- {"));
  const auto card = block_card(map);
  REQUIRE(card);
  for (const std::string& yaml : {*entry, *card}) {
    CAPTURE(yaml);
    check_ours(yaml, key, text);
    check_yaml_cpp(yaml, key, text);
  }
}

}  // namespace

TEST_CASE("every naughty string reads back the same as a key and as a value") {
  const std::vector<std::string> strings = naughty_strings();
  if (strings.empty()) MESSAGE("SKIPPED: no naughty strings in the shared data");
  for (const std::string& text : strings) {
    if (text.size() <= 900) check_reads_back(text, text);
    check_reads_back("key", text);
  }
  MESSAGE(strings.size() << " naughty strings read back");
}

TEST_CASE("random texts read back the same with both libraries on one line") {
  std::mt19937 random(20231011);
  for (int i = 0; i < 20000; ++i) {
    const std::string key = random_text(random);
    check_reads_back(key == "list of" ? "k" : key, random_text(random));
  }
}

TEST_CASE("texts that a reader could take for something else are quoted") {
  for (const char* text : {"",        "no",        "Yes",
                           "ON",      "y",         "null",
                           "Null",    "~",         "true",
                           "010",     "12:30",     "1e3",
                           "0x1F",    "1_0",       "-",
                           "-x",      "?",         ":",
                           "a: b",    "a #b",      "a:",
                           "#a",      " a",        "a ",
                           "1.5",     ".5",        "2023-12-11",
                           "=",       "<<",        ".inf",
                           "nan",     "+1",        "2023-12-11 10:00",
                           "1234567", "*a",        "&a",
                           "!a",      "@a",        "`a",
                           "%a",      "[a",        "{a",
                           "a,b",     "'a",        "\"a",
                           "|",       ">",         "None",
                           "10-12",   "190:20:30", "0b1",
                           "5e"}) {
    CAPTURE(text);
    CHECK_FALSE(is_plain_safe(text));
  }
}

TEST_CASE("ordinary words, codes, months and school years stay bare") {
  for (const char* text : {"Знакомство", "P-014", "pair-007", "7Б", "112-о", "2010-05", "2023-2024",
                           "2023-2024/q1", "organising", "class-teacher", "Анкета наставляемого",
                           "school-10", "ёж", "Р-145 (2019)", "приказ № 5", "c++"}) {
    CAPTURE(text);
    CHECK(is_plain_safe(text));
    check_reads_back(text, text);
  }
}

TEST_CASE("an entry is written as the folder shows it") {
  OutNode entry = out_map(Layout::block);
  entry.add("date", out_date(day(2023, 12, 11)));
  entry.add("minutes", out_integer(40));
  entry.add("rematch", out_flag(Flag::yes));
  entry.add("topic", out_text("Знакомство"));
  entry.add("note", out_text("да: \"нет\"\nи \\"));
  entry.add("tags", out_list().add(out_text("a")).add(out_text("no")));
  CHECK(flow_entry(entry).value() ==
        "- {date: 2023-12-11, minutes: 40, rematch: true, topic: Знакомство, "
        "note: \"да: \\\"нет\\\"\\nи \\\\\", tags: [a, \"no\"]}\n");
}

TEST_CASE("a card is block at the top and flow where asked") {
  OutNode card = out_map(Layout::block);
  card.add("id", out_text("P-014"));
  OutNode list = out_list(Layout::block);
  list.add(out_map().add("id", out_text("pupil")).add("title", out_text("обучающийся")));
  card.add("categories", std::move(list));
  card.add("facts", out_map(Layout::block).add("interests", out_list().add(out_text("шахматы"))));
  card.add("empty", out_list(Layout::block));
  CHECK(block_card(card).value() ==
        "id: P-014\n"
        "categories:\n"
        "  - {id: pupil, title: обучающийся}\n"
        "facts:\n"
        "  interests: [шахматы]\n"
        "empty: []\n");
}

TEST_CASE("a text that is not UTF-8 and a key longer than YAML allows are refused") {
  CHECK(flow_entry(out_map().add("a", out_text("\xFF"))).error().message.id == "text-not-utf8");
  const std::string key(1001, 'k');
  CHECK(flow_entry(out_map().add(key, out_text("x"))).error().message.id == "key-too-long");
  check_reads_back(std::string(1000, 'k'), std::string(100000, 'v'));
}
