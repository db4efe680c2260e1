#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "decode_world.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/schemas.h"

using namespace mentor;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// A line of the journal with one word of it put in place of another.
std::string spoilt_line() {
  static const std::vector<std::string> words{
      "date", "at",      "event",  "person",   "pair",     "step",       "by",    "note",
      "kind", "minutes", "next",   "P-014",    "pair-007", "2023-12-11", "40",    "\"40\"",
      "~",    "[]",      "{a: b}", "[[a], b]", "yes",      "meeting",    "left",  "paused",
      "fact", "value",   "",       "0",        "010",      "1441",       "order", "schedule"};
  std::string line = *rc::gen::elementOf(lines_of(test::journal_yaml));
  const auto changes = *rc::gen::inRange(0, 3);
  for (int i = 0; i < changes; ++i) {
    const std::size_t from = line.find_first_of(
        " {[",
        static_cast<std::size_t>(*rc::gen::inRange<int>(2, static_cast<int>(line.size()) - 2)));
    if (from == std::string::npos) break;
    const std::size_t to = line.find_first_of(",:}]", from + 1);
    if (to == std::string::npos) break;
    line.replace(from + 1, to - from - 1, *rc::gen::elementOf(words));
  }
  return line;
}

}  // namespace

TEST_CASE("entries are decoded exactly when the journal's shape accepts them") {
  int readable = 0;
  int accepted = 0;
  const bool holds = rc::check([&] {
    const std::string text = spoilt_line() + "\n";
    const YamlReading reading = read_yaml(text, "journal/2023-12.yaml");
    RC_PRE(reading.readable());
    const Findings by_shape =
        validate(reading.tree, shape_of(FileKind::journal), "journal/2023-12.yaml");
    MemoryFiles files(
        test::FileMap{{"programme.yaml", test::programme_yaml}, {"journal/2023-12.yaml", text}});
    const auto loaded = load_programme(files);
    RC_ASSERT(loaded.has_value());
    RC_ASSERT(loaded->unreadable.size() == by_shape.size());
    RC_ASSERT(loaded->programme.journal.size() == (by_shape.empty() ? 1U : 0U));
    ++readable;
    if (by_shape.empty()) ++accepted;
  });
  CHECK(holds);
  CHECK(accepted > 10);
  CHECK(readable - accepted > 10);
}
