// The fast reader of journals and answers against the strict one: whatever the bytes are, both give
// the same entries and the same findings. And what the fast one takes for itself has the very nodes
// that read_yaml gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "bulk_files.h"
#include "decode_world.h"
#include "line_items.h"
#include "line_nodes.h"
#include "node_laws.h"

using namespace mentor;
using namespace mentor::test;

namespace {

const SourceFile journal_file{"journal/2023-12.yaml", 3};
const SourceFile answers_file{"answers/intake-mentee.yaml", 4};

bool same_entry(const Entry& a, const Entry& b) {
  const auto same_field = [](const Field& x, const Field& y) {
    return std::string_view(x.key) == std::string_view(y.key) && x.value == y.value;
  };
  return a.date == b.date && a.at == b.at && a.event == b.event && a.subject == b.subject &&
         a.noted == b.noted && a.by == b.by && a.note == b.note && a.place == b.place &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), same_field);
}

bool same_answer(const Answer& a, const Answer& b) {
  return a.questionnaire == b.questionnaire && a.date == b.date && a.at == b.at &&
         a.person == b.person && a.about == b.about && a.period == b.period && a.phase == b.phase &&
         a.source == b.source && a.place == b.place && a.values == b.values;
}

bool agree(const std::string& bytes, const SourceFile& file, FileKind kind) {
  const BulkFile fast = read_bulk_file(bytes, file, kind, Reader::fast);
  const BulkFile strict = read_bulk_file(bytes, file, kind, Reader::strict);
  return fast.unreadable == strict.unreadable && fast.findings == strict.findings &&
         std::equal(fast.entries.begin(), fast.entries.end(), strict.entries.begin(),
                    strict.entries.end(), same_entry) &&
         std::equal(fast.answers.begin(), fast.answers.end(), strict.answers.begin(),
                    strict.answers.end(), same_answer);
}

// One line: what LineNodes takes is what read_yaml reads.
bool read_alike(const std::string& line, Taken& taken) {
  if (line.find_first_of("\r\n") != std::string::npos) return true;  // these are several lines
  ++taken.lines;
  const YamlReading strict = read_yaml(line, "line");
  if (!passes_gate(strict)) return true;
  LineNodes nodes;
  const Node* fast = nodes.entry_of(line, 1);
  if (fast == nullptr) return true;
  ++taken.by_itself;
  const Node* root = strict.tree.root();
  return strict.readable() && root != nullptr && root->items().size() == 1 &&
         same_node(*fast, root->items().front());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

// Every line of the journals and answers of the finished example, once for every shape it has.
std::vector<std::string> seeds(const char* folder) {
  std::vector<std::string> lines =
      lines_of(std::string_view(folder) == "journal" ? test::journal_yaml : test::answers_yaml);
  const std::filesystem::path school = std::filesystem::path(MENTOR_SOURCE_DIR) / "examples/school";
  std::vector<std::filesystem::path> files;
  for (const auto& each : std::filesystem::directory_iterator(school / folder))
    files.push_back(each.path());
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    const std::vector<std::string> more = lines_of(bytes_of(path));
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

// Lines put together from pieces, right and wrong ones.
class Lines {
 public:
  explicit Lines(unsigned seed) : chance_(seed) {}

  std::string line() {
    std::string out = pick(starts) + map(0);
    if (one_in(12)) out += pick(ends);
    return out;
  }
  bool one_in(unsigned many) { return chance_() % many == 0; }

 private:
  template <std::size_t N>
  std::string pick(const std::array<std::string_view, N>& from) {
    return std::string(from[chance_() % N]);
  }
  std::string value(int depth) {
    const bool deep = depth > 4 && !one_in(8);
    if (!deep && one_in(7)) return list(depth + 1);
    if (!deep && one_in(9)) return map(depth + 1);
    return pick(values);
  }
  std::string joined(int depth, bool keys) {
    std::string out;
    const unsigned count = static_cast<unsigned>(chance_() % (one_in(20) ? 30 : 7));
    for (unsigned i = 0; i < count; ++i) {
      if (i > 0) out += pick(commas);
      if (keys) out += pick(names) + pick(colons);
      out += value(depth);
    }
    return out;
  }
  std::string map(int depth) { return "{" + joined(depth, true) + "}"; }
  std::string list(int depth) { return "[" + joined(depth, false) + "]"; }

  static constexpr std::array<std::string_view, 8> starts{"- ", "- ",  "- ",  "- ",
                                                          "- ", "-  ", " - ", ""};
  static constexpr std::array<std::string_view, 6> ends{" ", " # ok", "#", "}", ",", "\t"};
  static constexpr std::array<std::string_view, 7> commas{", ", ", ",  ", ", ", ",
                                                          ",",  " , ", ",  "};
  static constexpr std::array<std::string_view, 6> colons{": ", ": ", ": ", ": ", ":  ", ":"};
  static constexpr std::array<std::string_view, 22> names{
      "date", "pair", "event", "person", "kind", "minutes", "topic", "note",
      "by",   "at",   "noted", "step",   "role", "ключ",    "a-b",   "\"q\"",
      "null", "1",    "(a",    "values", "<<",   "a b"};
  static constexpr std::array<std::string_view, 40> values{"2023-12-01",
                                                           "pair-007",
                                                           "P-014",
                                                           "meeting",
                                                           "regular",
                                                           "40",
                                                           "Разбор задач",
                                                           "\"10:02\"",
                                                           "10:02",
                                                           "''",
                                                           "\"\"",
                                                           "null",
                                                           "~",
                                                           "'it''s'",
                                                           "\"a\\n\"",
                                                           "\"а, б: {в}\"",
                                                           "https://a.b/c?d",
                                                           "a:b",
                                                           "a: b",
                                                           "x:",
                                                           "-5",
                                                           "-",
                                                           "- 1",
                                                           "a #b",
                                                           "a#b",
                                                           "?",
                                                           "a?",
                                                           "«да»",
                                                           "(нет)",
                                                           ".5",
                                                           "...",
                                                           "+7 900",
                                                           "*a",
                                                           "&a b",
                                                           "",
                                                           "true",
                                                           "да",
                                                           "a  b",
                                                           "b ",
                                                           "1_000"};

  std::mt19937 chance_;
};

}  // namespace

TEST_CASE("what the line reader takes are the nodes of read_yaml, under every mutation") {
  Taken taken;
  std::size_t seen = 0;
  for (const char* folder : {"journal", "answers"}) {
    for (const std::string& line : seeds(folder)) {
      // All of the first lines, and every few bytes of the many others.
      const std::size_t step = seen++ < 20 ? 1 : 17;
      mutate_everywhere(line, step, [&](const std::string& mutant) {
        if (!read_alike(mutant, taken)) FAIL_CHECK("differs: ", mutant);
      });
    }
  }
  CHECK(taken.lines > 100'000);
  CHECK(taken.by_itself > taken.lines / 5);
}

TEST_CASE("what the line reader takes are the nodes of read_yaml, of any line") {
  Lines lines(1);
  Taken taken;
  for (int i = 0; i < 40'000; ++i) {
    const std::string line = lines.line();
    if (!read_alike(line, taken)) FAIL_CHECK("differs: ", line);
  }
  CHECK(taken.by_itself > 2'000);
  CHECK(taken.by_itself < taken.lines);
}

TEST_CASE("a journal gives the same by lines and by tree, whatever is wrong in it") {
  const std::vector<std::string> entries = seeds("journal");
  Lines lines(2);
  std::mt19937 chance(3);
  for (int i = 0; i < 4'000; ++i) {
    std::string text = chance() % 5 == 0 ? "\xEF\xBB\xBF" : "";
    const char* line_end = chance() % 4 == 0 ? "\r\n" : "\n";
    for (auto left = chance() % 6; left > 0; --left) {
      std::string line = entries[chance() % entries.size()];
      if (chance() % 6 == 0) line = lines.line();
      if (chance() % 5 == 0)
        line.insert(chance() % (line.size() + 1), pieces[chance() % pieces.size()]);
      if (chance() % 9 == 0) line = chance() % 2 == 0 ? "# примечание" : "";
      text += line + line_end;
    }
    if (chance() % 3 == 0 && !text.empty()) text.pop_back();
    if (!agree(text, journal_file, FileKind::journal)) FAIL_CHECK("differs: ", text);
    if (!agree(text, answers_file, FileKind::answers)) FAIL_CHECK("differs: ", text);
  }
}

TEST_CASE("entries and answers agree under every mutation of a line") {
  const auto whole = [](const char* text, const SourceFile& file, FileKind kind) {
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      mutate_everywhere(lines[i], i < 2 ? 1 : 5, [&](const std::string& mutant) {
        if (!agree(lines[0] + "\n" + mutant + "\n" + lines.back() + "\n", file, kind)) {
          FAIL_CHECK("differs: ", mutant);
        }
      });
    }
  };
  whole(test::journal_yaml, journal_file, FileKind::journal);
  whole(test::answers_yaml, answers_file, FileKind::answers);
}

TEST_CASE("the line reader takes what commands write, and leaves the rest") {
  const auto is_fast = [](const std::string& text) {
    return each_line_item(text, "journal/2023-12.yaml",
                          [](const Node&, std::uint32_t) { return true; });
  };
  CHECK(is_fast(test::journal_yaml));
  CHECK(is_fast(test::answers_yaml));
  CHECK(is_fast(""));
  CHECK(is_fast("# только слова\n\n- {a: b}   # и ещё\r\n- {a: \"\\u0041\"}"));
  for (const char* other : {"- a: b\n", "- {a: b}\n  c\n", "[]\n", "- {a: b,}\nx\n", "- {a: b\n}\n",
                            "- {a: b}\r- {c: d}\n", "---\n- {a: b}\n", "- {a: \xff}\n"}) {
    CAPTURE(other);
    CHECK_FALSE(is_fast(other));
  }
}

namespace {

bool same_card(const std::string& bytes, FileKind kind, Taken& taken) {
  ++taken.lines;
  const SourceFile file{"people/P-014.yaml", 7};
  Findings of_fast;
  Findings of_strict;
  CardReader fast;
  CardReader strict;
  const auto a = fast.read(bytes, file, kind, of_fast, Reader::fast);
  const auto b = strict.read(bytes, file, kind, of_strict, Reader::strict);
  if (of_fast != of_strict || a.has_value() != b.has_value()) return false;
  if (!a || a->root == nullptr || b->root == nullptr) return !a || a->root == b->root;
  ++taken.by_itself;
  return same_node(*a->root, *b->root);
}

}  // namespace

TEST_CASE("a card gives the same by lines and by tree, under every mutation") {
  const std::pair<FileKind, std::string> cards[] = {
      {FileKind::person, test::person_yaml},
      {FileKind::person,
       "# yaml-language-server: $schema=../schemas/person.json\n\nid: P-014\r\n"
       "category: [pupil, teacher]   # две\nclass: \"7Б\"\nborn: 2010-05\nfacts: {a: b, c: [d, "
       "1]}\n"
       "blocks: [{person: P-020, reason: 'relatives'}]\n"},
      {FileKind::pair, test::pair_yaml},
      {FileKind::private_card,
       "id: P-014\nname: {family: Вымышленный, given: Пётр}\nphones: [\"+7 900 000-00-00\"]\n"}};
  Taken taken;
  for (const auto& [kind, text] : cards) {
    mutate_everywhere(text, 1, [&, of = kind](const std::string& mutant) {
      if (!same_card(mutant, of, taken)) FAIL_CHECK("differs: ", mutant);
    });
  }
  CHECK(taken.by_itself > taken.lines / 4);
}

TEST_CASE("most cards are read by lines") {
  LineNodes lines;
  for (const char* simple :
       {"id: P-001\n", "# c\nid: P-001 # d\n\nclass: 7А", "a: {b: [c, 'd']}\r\n",
        "a:\n  b: c\n  d:\n  - e\n  - f: g\n    h: i\nj: k\n", "a: # c\n- b\n- c\n"}) {
    CAPTURE(simple);
    CHECK(lines.map_of(simple) != nullptr);
  }
  for (const char* other :
       {"", "# c\n", "a:\n", "a: b\n  c\n", "- a\n", "a: b\na: c\n", "a: b, c\n", "a: b\rc: d\n",
        "a: b#c\n", "a: |\n  b\n", "\ta: b\n", "a: b: c\n", "a:\n  b: c\n d: e\n",
        "a:\n  - b\n   c\n", "a:\n  -\n    b: c\n", "a:\n  - - b\n", "a:\nb: c\n", " a: b\n"}) {
    CAPTURE(other);
    CHECK(lines.map_of(other) == nullptr);
  }
}
