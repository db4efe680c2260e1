#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <regex>
#include <sstream>

#include "escape.h"
#include "mentor/base/text.h"
#include "mentor/render/write.h"
#include "sample.h"

using namespace mentor;

namespace {

const std::vector<std::string> own{"<script>alert(1)</script>",
                                   "</title><b>",
                                   "\"><img src=x onerror=y>",
                                   "]]>",
                                   "<!--",
                                   "&amp;",
                                   "a|b",
                                   "| --- |",
                                   "`code`",
                                   "# x",
                                   "- x",
                                   "1. x",
                                   "+ x",
                                   "> x",
                                   "[a](http://b)",
                                   "![a](b)",
                                   "*a* _b_ ~c~",
                                   "=cmd|' /C calc'!A0",
                                   "+1",
                                   "-1",
                                   "@SUM(A1)",
                                   "a\nb",
                                   "a\r\nb",
                                   "\t=1",
                                   "\x1b[31m",
                                   std::string("nul\0byte", 8),
                                   "\xff\xfe broken",
                                   "\u202etxt.exe",
                                   "\u200b",
                                   "\uffff",
                                   "\ufffe",
                                   "{}",
                                   "{0}",
                                   "{near}",
                                   "%s%n",
                                   "'",
                                   "\"",
                                   "\\",
                                   "---",
                                   "www.example.invalid"};

std::vector<std::string> hostile() {
  std::vector<std::string> out = own;
  const std::string path = std::string(MENTOR_SHARED_DATA) + "/naughty/blns.json";
  std::ifstream in(path);
  if (!in) {
    MESSAGE("SKIPPED: no " << path << ", only the strings of this file are tried");
    return out;
  }
  for (const auto& each : nlohmann::json::parse(in))
    out.push_back(each.get<std::string>());
  REQUIRE(out.size() > 400);
  return out;
}

std::size_t elements(const std::string& html) {
  pugi::xml_document document;
  const auto result = document.load_string(html.c_str(), pugi::parse_full);
  REQUIRE_MESSAGE(result, result.description());
  struct Counter : pugi::xml_tree_walker {
    std::size_t count = 0;
    bool for_each(pugi::xml_node& node) override {
      CHECK(node.type() != pugi::node_comment);
      CHECK(node.type() != pugi::node_cdata);
      if (node.type() == pugi::node_element) ++count;
      return true;
    }
  } counter;
  document.traverse(counter);
  return counter.count;
}

bool has_controls(const std::string& text, std::string_view allowed) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 || byte == 0x7f) && allowed.find(c) == std::string_view::npos;
  });
}

// Fields of RFC 4180, strictly; an empty result means that the text is no such table.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      if (!rows.back().back().empty()) return {};
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r') {
      if (text[++i] != '\n') return {};
      rows.push_back({""});
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("html stays well-formed with as many elements whatever the data hold") {
  const WriteStyle style{.evidence = Evidence::show};
  const std::size_t wanted = elements(write_html(test::sample(Language::ru, "слово"), style));
  REQUIRE(wanted > 100);
  for (const std::string& word : hostile()) {
    if (word.empty()) continue;  // no title, no caption: fewer elements are right
    CAPTURE(word);
    const std::string html = write_html(test::sample(Language::ru, "а " + word), style);
    CHECK(is_utf8(html));
    CHECK_FALSE(has_controls(html, "\n\t"));
    // A label in a figure is broken into lines, each a text of its own: only these may differ.
    CHECK(elements(write_html(test::sample(Language::ru, word), style)) > 0);
    Document plain = test::sample(Language::ru, word);
    Document tame = test::sample(Language::ru, "слово");
    std::erase_if(plain.blocks,
                  [](const auto& b) { return std::holds_alternative<doc::Figure>(b); });
    std::erase_if(tame.blocks,
                  [](const auto& b) { return std::holds_alternative<doc::Figure>(b); });
    CHECK(elements(write_html(plain, style)) == elements(write_html(tame, style)));
  }
}

TEST_CASE("a terminal never sees a control character of the data") {
  for (const std::string& word : hostile()) {
    CAPTURE(word);
    const std::string text = write_text(test::sample(Language::ru, word));
    CHECK(is_utf8(text));
    CHECK_FALSE(has_controls(text, "\n"));
    CHECK(text.find("\u202e") == std::string::npos);
  }
}

TEST_CASE("markdown keeps the shape of its tables and no markup of the data") {
  for (const std::string& word : hostile()) {
    CAPTURE(word);
    const std::string text = write_markdown(test::sample(Language::ru, word));
    CHECK_FALSE(has_controls(text, "\n"));
    CHECK(text.find("<script") == std::string::npos);
    CHECK(std::regex_replace(text, std::regex("\\\\."), "").find("](") == std::string::npos);
    for (const std::string& line : split(text, "\n")) {
      if (!line.starts_with("| ")) continue;
      std::size_t bars = 0;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
          ++i;
        } else if (line[i] == '|') {
          ++bars;
        }
      }
      CAPTURE(line);
      CHECK((bars == 9 || bars == 4 || bars == 3));
    }
  }
}

TEST_CASE("text that Markdown would read as a block is escaped") {
  CHECK(render::markdown_block("1. x") == "1\\. x");
  CHECK(render::markdown_block("- x") == "\\- x");
  CHECK(render::markdown_block("2023") == "2023");
  CHECK(render::markdown_inline("a|b <c> & *d*") == "a\\|b &lt;c&gt; &amp; \\*d\\*");
  CHECK(render::markdown_inline("http://x") == "http\\://x");
}

TEST_CASE("csv has six fields a row and no formula") {
  const std::size_t rows = csv_rows(write_csv(test::sample(Language::ru, "слово"))).size();
  for (const std::string& word : hostile()) {
    CAPTURE(word);
    const auto found = csv_rows(write_csv(test::sample(Language::ru, word)));
    CHECK((found.size() == rows || word.empty()));
    for (const auto& row : found) {
      REQUIRE(row.size() == 6);
      const bool formula = !row[3].empty() &&
                           std::string_view("=+@\t\r\n").find(row[3][0]) != std::string_view::npos;
      CHECK_FALSE(formula);
      if (!row[3].empty() && row[3][0] == '-') CHECK(row[3] == "-0.3");
    }
  }
}

TEST_CASE("json reads back the very text") {
  for (const std::string& word : hostile()) {
    CAPTURE(word);
    const auto json = nlohmann::json::parse(write_json(test::sample(Language::ru, word)));
    const auto read = json["facts"]["school"].get<std::string>();
    if (is_utf8(word)) CHECK(read == word);
  }
}
