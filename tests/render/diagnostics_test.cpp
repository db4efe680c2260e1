#include "mentor/render/diagnostics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace mentor;

namespace {

const Words russian(Language::ru);
const Words english(Language::en);

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Ids as they are given to `fail`, to `Message`, and to what rooms build on them: a text with a
// hyphen before a list of arguments.
std::set<std::string> ids_in(const std::string& text) {
  static const std::regex id(
      "(?:fail\\(\\s*Exit::\\w+,|Message\\{)(?:[^\"{};]*\\?\\s*\"([a-z0-9-]+)\"\\s*:)?\\s*"
      "\"([a-z0-9-]+)\"|\"([a-z]+(?:-[a-z]+)+)\",\\s*(?:\\{\\{\"|std::move\\(args)");
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at)
    out.insert({(*at)[1], (*at)[2], (*at)[3]});
  out.erase("");
  return out;
}

std::set<std::string> ids_in_sources() {
  std::set<std::string> out;
  const std::filesystem::path source = std::filesystem::path(MENTOR_SOURCE_DIR) / "src";
  for (const auto& file : std::filesystem::recursive_directory_iterator(source)) {
    const bool is_render = file.path().parent_path().filename() == "render";
    if (file.path().extension() == ".cpp" && !is_render) out.merge(ids_in(read(file.path())));
  }
  return out;
}

std::set<std::string> places_of(std::string_view text) {
  static const std::regex place("\\{[a-z_]+\\}");
  std::set<std::string> out;
  const std::string copy(text);
  for (std::sregex_iterator at(copy.begin(), copy.end(), place), end; at != end; ++at)
    out.insert(at->str());
  return out;
}

}  // namespace

TEST_CASE("every message that the program can say has words") {
  const auto ids = ids_in_sources();
  REQUIRE(ids.size() > 50);
  for (const std::string& id : ids) {
    CAPTURE(id);
    CHECK(has_words(id));
  }
}

TEST_CASE("wordings of an id differ in their places and all have Russian words") {
  const auto all = message_catalogue();
  std::set<std::pair<std::string, std::set<std::string>>> wordings;
  for (const MessageTemplate& each : all) {
    CAPTURE(std::string(each.id));
    CHECK(wordings.insert({std::string(each.id), places_of(each.english)}).second);
    CHECK(russian.translated(each.english) != each.english);
  }
}

TEST_CASE("a format is told in words, not by its id") {
  for (const char* format : {"person-code", "pair-code", "file-id", "time-of-day", "birth-month",
                             "school-year", "share", "relation", "whole"}) {
    const Finding finding{Severity::error,
                          {"format-wrong", {{"key", "k"}, {"value", "v"}, {"format", format}}},
                          {"people/P-014.yaml", 12, 7}};
    CAPTURE(format);
    CHECK(printed(russian, finding).find(format) == std::string::npos);
    CHECK(printed(english, finding).find(std::string(" ") + format + " [") == std::string::npos);
  }
}

TEST_CASE("a finding names place, severity, trouble and rule") {
  const Finding finding{Severity::error,
                        {"key-unknown", {{"key", "enroled"}, {"near", "enrolled"}}},
                        {"people/P-014.yaml", 12, 7}};
  CHECK(printed(english, finding) ==
        "people/P-014.yaml:12:7: error: unknown key 'enroled' (did you mean 'enrolled'?) "
        "[key-unknown]\n");
  CHECK(printed(russian, finding) ==
        "people/P-014.yaml:12:7: ошибка: неизвестный ключ «enroled» (может быть, «enrolled»?) "
        "[key-unknown]\n");
}

TEST_CASE("nothing near: the question is left out") {
  CHECK(say(english, {"key-unknown", {{"key", "zzz"}, {"near", ""}}}) == "unknown key 'zzz'");
  CHECK(say(russian, {"key-unknown", {{"key", "zzz"}}}) == "неизвестный ключ «zzz»");
}

TEST_CASE("the wording is taken that the arguments fill") {
  CHECK(say(english, {"person-unknown", {{"person", "P-099"}}}).starts_with("P-099 has no card"));
  CHECK(say(english, {"person-unknown", {{"value", "X"}, {"near", ""}}}) ==
        "there is nobody 'X': give a code such as P-014 or a name");
}

TEST_CASE("an id without words is seen with all it knows") {
  CHECK(say(russian, {"no-such-id", {{"a", "1"}, {"b", "2"}}}) == "no-such-id a=1 b=2");
}

TEST_CASE("an argument that looks like a place stays as it is") {
  CHECK(say(english, {"key-unknown", {{"key", "{near}"}, {"near", "x"}}}) ==
        "unknown key '{near}' (did you mean 'x'?)");
}

TEST_CASE("a doubled brace is one brace") {
  const std::string said = say(english, {"yaml-map-open", {{"opened", "3:1"}}});
  CHECK(said.find("{{") == std::string::npos);
  CHECK(said.find("{ needs a comma or } here") != std::string::npos);
}

TEST_CASE("arguments cannot write to the terminal") {
  const std::string said = printed(
      english,
      Finding{Severity::warning, {"key-unknown", {{"key", "\x1b[2J\u202e"}}}, {"a\x07.yaml", 1, 1}},
      "x\x1b[2J");
  CHECK(said.find('\x1b') == std::string::npos);
  CHECK(said.find('\x07') == std::string::npos);
  CHECK(said.find("\\u{1b}") != std::string::npos);
}

TEST_CASE("the caret stands under the column in characters") {
  const Finding finding{Severity::note, {"yaml-syntax", {}}, {"a.yaml", 1, 7}};
  CHECK(printed(russian, finding, "имя: \u4f60x").ends_with("    имя: 你x\n           ^\n"));
}

TEST_CASE("a long line is cut around its column") {
  const std::string line(1000, 'a');
  const Finding finding{Severity::error, {"yaml-syntax", {}}, {"a.yaml", 1, 500}};
  std::istringstream out(printed(english, finding, line));
  std::string head;
  std::string source;
  std::string caret;
  std::getline(out, head);
  std::getline(out, source);
  std::getline(out, caret);
  CHECK(source.size() < 120);
  CHECK(source.find("…") == 4);
  CHECK(caret.size() < source.size());
  CHECK(caret.ends_with(" ^"));
}

TEST_CASE("an error without a place speaks for the program") {
  const Error error{{"period-unknown", {{"value", "q9"}, {"known", "q1, q2"}}}, {}, Exit::usage};
  CHECK(printed(english, error).starts_with("mentor: error: "));
  CHECK(printed(russian, error).starts_with("mentor: ошибка: "));
}

TEST_CASE("colour adds nothing but colour") {
  const Finding finding{Severity::warning, {"yaml-syntax", {}}, {"a.yaml", 1, 1}};
  std::string coloured = printed(english, finding, "a", Colour::on);
  CHECK(coloured.find("\x1b[") != std::string::npos);
  coloured = std::regex_replace(coloured, std::regex("\x1b\\[[0-9;]*m"), "");
  CHECK(coloured == printed(english, finding, "a"));
}
