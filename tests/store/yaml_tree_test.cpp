#include "mentor/store/yaml_tree.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using mentor::read_yaml;

namespace {

std::string first_id(const std::string& bytes) {
  const mentor::YamlReading reading = read_yaml(bytes, "x.yaml");
  return reading.findings.empty() ? "" : reading.findings.front().message.id;
}

// "id line:column"
std::string first_fault(const std::string& bytes) {
  const mentor::YamlReading reading = read_yaml(bytes, "x.yaml");
  if (reading.findings.empty()) return "";
  const mentor::Finding& finding = reading.findings.front();
  return finding.message.id + " " + std::to_string(finding.where.line) + ":" +
         std::to_string(finding.where.column);
}

}  // namespace

TEST_CASE("a map, a list and scalars come with their text, style and place") {
  const auto reading = read_yaml("имя: 'a'\nlist: [x, \"y\\n\", 010]\n", "x.yaml");
  REQUIRE(reading.readable());
  const mentor::Node& root = *reading.tree.root();
  REQUIRE(root.is_map());
  CHECK(root.layout() == mentor::Layout::block);
  CHECK(root.find("имя")->text() == "a");
  CHECK(root.find("имя")->style() == mentor::ScalarStyle::single_quoted);
  CHECK(root.find("имя")->column() == 6);
  const mentor::Node& list = *root.find("list");
  REQUIRE(list.items().size() == 3);
  CHECK(list.layout() == mentor::Layout::flow);
  CHECK(list.items()[1].text() == "y\n");
  CHECK(list.items()[2].text() == "010");
  CHECK(list.items()[2].line() == 2);
  CHECK(list.items()[2].column() == 18);
  CHECK(root.find("absent") == nullptr);
}

TEST_CASE("an empty file and one of comments are an empty tree") {
  for (const char* text : {"", "\n", "# note\n", "\xEF\xBB\xBF", "---\n", "\r\n# x\r\n"}) {
    const auto reading = read_yaml(text, "x.yaml");
    CHECK(reading.readable());
    CHECK(reading.tree.root() == nullptr);
  }
}

TEST_CASE("a key without a value and null in every spelling is nothing, in quotes a text") {
  const auto reading = read_yaml("a:\nb: ~\nc: null\nd: 'null'\ne: nullx\n", "x.yaml");
  const mentor::Node& root = *reading.tree.root();
  CHECK(root.find("a") == nullptr);
  CHECK(root.find("b") == nullptr);
  CHECK(root.find("c") == nullptr);
  CHECK(root.find("d")->text() == "null");
  CHECK(root.find("e")->text() == "nullx");
}

TEST_CASE("a byte order mark and CRLF are tolerated and take no column") {
  const auto reading = read_yaml(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n",
      "x.yaml");
  REQUIRE(reading.readable());
  const mentor::Node& root = *reading.tree.root();
  CHECK(root.entries()[0].key.column() == 1);
  CHECK(root.entries()[1].key.line() == 2);
  CHECK(root.find("b")->text() == "2");
  CHECK(reading.tree.source().size() == 15);
}

TEST_CASE("the byte gate names the character") {
  CHECK(first_fault("a: б\xFF") == "utf8-broken 1:5");
  CHECK(first_fault("a: \xED\xA0\x80") == "utf8-broken 1:4");
  CHECK(first_fault("a: \xC0\x80") == "utf8-broken 1:4");
  CHECK(first_fault("a: 1\nяя\xD0") == "utf8-broken 2:3");
  CHECK(first_fault(std::string("a: \0b", 5)) == "nul-byte 1:4");
  CHECK(first_fault("a: \x1B[31m") == "control-character 1:4");
  CHECK(first_fault("a: \x7F") == "control-character 1:4");
  CHECK(first_fault("a: x\xE2\x80\xA8y") == "line-separator 1:5");
  CHECK(first_fault("a: \xEF\xBB\xBFy") == "control-character 1:4");
  CHECK(first_fault("a: \xF0\x9F\x99\x82\n") == "");
}

TEST_CASE("every line of a merge conflict is named") {
  const auto reading = read_yaml("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n", "x.yaml");
  REQUIRE(reading.findings.size() == 3);
  CHECK(reading.findings[0].message.id == "conflict-marker");
  CHECK(reading.findings[2].where.line == 5);
  CHECK(first_id("======== eight\n") == "");
}

TEST_CASE("all duplicate keys, anchors and tags of a file are found in one run") {
  const auto reading = read_yaml("a: 1\nб: {x: 1, y: 2, x: 3}\na: &b 2\nc: !!str 3\n", "x.yaml");
  REQUIRE(reading.findings.size() == 4);
  CHECK(reading.findings[0].message.id == "key-duplicate");
  CHECK(reading.findings[0].where == mentor::Where{"x.yaml", 2, 17});
  CHECK(arg(reading.findings[0].message, "first") == "2:5");
  CHECK(reading.findings[1].where == mentor::Where{"x.yaml", 3, 1});
  CHECK(reading.findings[2].message.id == "yaml-anchor");
  CHECK(reading.findings[3].message.id == "yaml-tag");
}

TEST_CASE("duplicates are found in large maps too") {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "k" + std::to_string(i) + ": 1\n";
  CHECK(first_fault(text + "k17: 2\n") == "key-duplicate 41:1");
}

TEST_CASE("what a programme's files may not use is refused with its place") {
  CHECK(first_fault("a: 1\n---\nb: 2\n") == "yaml-documents 2:1");
  CHECK(first_fault("a: 1\n...\nb: 2\n") == "yaml-documents 3:1");
  CHECK(first_fault("a: *b\n") == "yaml-alias 1:4");
  CHECK(first_fault("a: * текст\n").starts_with("yaml-alias 1:"));
  CHECK(first_fault("%TAG ! x:\n---\na: 1\n") == "yaml-directive 1:1");
  CHECK(first_fault("%YAML 1.2 # fine\n---\na: 1\n") == "");
  CHECK(first_fault("[a, b]: 1\n") == "yaml-key-kind 1:1");
  CHECK(first_fault("?\n: 1\n").starts_with("yaml-key-empty 1:"));
}

TEST_CASE("nesting of 32 is read and of 33 is refused") {
  CHECK(first_id(std::string(32, '[') + std::string(32, ']')) == "");
  CHECK(first_fault(std::string(33, '[') + std::string(33, ']')) == "yaml-depth 1:33");
}

TEST_CASE("faults of syntax are told by cause") {
  CHECK(first_fault("a: \"open\nb: 1\n") == "yaml-quote-open 1:4");
  CHECK(first_fault("- {a: 1\n- {b: 2}\n").starts_with("yaml-map-open"));
  CHECK(first_fault("a: [1, 2\nb: 1\n").starts_with("yaml-"));
  CHECK(first_fault("a: b: c\n") == "yaml-colon 1:5");
  CHECK(first_fault("\ta: 1\n") == "yaml-character 1:1");
  CHECK(first_fault("a: @x\n") == "yaml-character 1:4");
  CHECK(first_fault("a: \"\\q\"\n").starts_with("yaml-escape"));
  CHECK(first_id(",") == "yaml-value-expected");
}

TEST_CASE("what libyaml alone lets through is refused") {
  CHECK(first_fault("key: \"value\"# no\n") == "yaml-comment-space 1:13");
  CHECK(first_fault("[ a, b ]#no\n") == "yaml-comment-space 1:9");
  CHECK(first_fault("[ a,#no\nb]\n") == "yaml-comment-space 1:5");
  CHECK(first_fault("k: >#no\n  x\n") == "yaml-comment-space 1:5");
  CHECK(first_fault("k: [a,\nb]\n") == "yaml-indent 2:1");
  CHECK(first_fault("k: \"a\n\tb\"\n") == "yaml-indent 2:1");
  CHECK(first_fault("k: >\n \n   \n # c\n").starts_with("yaml-indent 3"));
  CHECK(first_fault("k:\n|\n text\n") == "yaml-indent 2:1");
  CHECK(first_fault("- a\n-\n>\n x\n") == "yaml-indent 3:1");
  CHECK(first_fault("k:\n  l:\n  |\n   x\n") == "yaml-indent 3:3");
  CHECK(first_fault("k:\n |\n  text\n") == "");
  CHECK(first_fault("|\n x\n") == "");
  CHECK(first_fault("[-]\n") == "yaml-indicator 1:2");
  CHECK(first_fault("{a: b, ?c: d}\n") == "yaml-indicator 1:8");
  CHECK(first_fault("%YAML 1.1#...\n---\n") == "yaml-directive 1:1");
}

TEST_CASE("a hash inside a text or a comment is no fault") {
  CHECK(first_id("a: b#c\nd: \"x]#y\" # ok\"#\ne: [1] # a]#b\n# x\"#\n") == "");
  CHECK(first_id("a: |\n  x]#y\nb: 1\n") == "");
  CHECK(first_id("k: [\n  a, # one\n# two\n  b\n]\n") == "");
}

TEST_CASE("a line of a text is found as the reader counts lines") {
  CHECK(mentor::line_of("a\r\nb\nc", 2) == "b");
  CHECK(mentor::line_of("a\r\nb\nc", 3) == "c");
  CHECK(mentor::line_of("a\rb", 2) == "b");
  CHECK(mentor::line_of("a\n", 3).empty());
  CHECK(mentor::line_of("\xEF\xBB\xBFx", 1) == "x");
}

TEST_CASE("hostile files of a megabyte end at once") {
  const auto start = std::chrono::steady_clock::now();
  const std::size_t size = std::size_t{1} << 20;
  for (const char* part : {",",
                           "[",
                           "{",
                           "- ",
                           "? ",
                           "a: ",
                           "\"",
                           "'",
                           "[a,",
                           "{a: b,",
                           "&a ",
                           "!",
                           "#",
                           "a\n",
                           "- a\n",
                           "[]",
                           "\t",
                           "|\n",
                           "a:\n",
                           "*",
                           "\"\\",
                           "%",
                           "-",
                           "a b ",
                           "a,",
                           "[a:",
                           "- []#\n",
                           "a: 1\n",
                           "- {a: 1, a: 2}\n",
                           "- &a b\n",
                           "- '\n\n\n'\n",
                           "- ?",
                           "{\"a\":"}) {
    std::string text;
    while (text.size() < size)
      text += part;
    (void)read_yaml(std::move(text), "x.yaml");
  }
  const auto spent = std::chrono::steady_clock::now() - start;
  CHECK(spent < std::chrono::seconds(60));
}

TEST_CASE("a file cut anywhere is read or named with its place") {
  const std::string whole =
      "# начало\nid: P-014\nfacts:\n  interests: [шахматы, \"a: b\", 'it''s']\n  note: |\n    две\n"
      "    строки\nblocks: [{person: P-020, reason: \"из-за\\tспора\"}]\n";
  int refused = 0;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    const auto reading = read_yaml(whole.substr(0, size), "x.yaml");
    for (const auto& finding : reading.findings) {
      CHECK(finding.where.line >= 1);
      CHECK(finding.where.line <= 9);
      CHECK(finding.where.column >= 1);
    }
    refused += reading.readable() ? 0 : 1;
  }
  CHECK(refused > 50);
}

TEST_CASE(
    "a scalar of a hundred megabytes is refused by its size, one below the cap is read whole") {
  for (const char quote : {'"', '\'', ' '}) {
    CAPTURE(quote);
    std::string text = std::string("a: ") + quote;
    text.append(std::size_t{15} << 20, 'x');
    text += quote;
    const auto whole = read_yaml(text + "\n", "x.yaml");
    REQUIRE(whole.readable());
    CHECK(whole.tree.root()->find("a")->text().size() == std::size_t{15} << 20);
    text.append(std::size_t{85} << 20, 'x');
    CHECK(first_id(text) == "file-too-big");
  }
}
