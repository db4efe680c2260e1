// The fast reader of files that are one map, with lines that are indented, against the strict one.
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "line_nodes.h"
#include "node_laws.h"

using namespace mentor;
using namespace mentor::test;

namespace {

// A whole file: what LineNodes takes is what read_yaml reads.
bool read_file_alike(const std::string& text, Taken& taken) {
  if (text.starts_with("\xEF\xBB\xBF")) return true;  // map_of is given a text without it
  ++taken.lines;
  LineNodes nodes;
  const Node* fast = nodes.map_of(text);
  if (fast == nullptr) return true;
  const YamlReading strict = read_yaml(text, "file");
  if (!passes_gate(strict)) return true;
  ++taken.by_itself;
  return strict.readable() && strict.tree.root() != nullptr &&
         same_node(*fast, *strict.tree.root());
}

// The files of the finished example that are one map.
std::vector<std::filesystem::path> example_cards() {
  std::vector<std::filesystem::path> cards;
  const std::filesystem::path school = std::filesystem::path(MENTOR_SOURCE_DIR) / "examples/school";
  for (const auto& each : std::filesystem::recursive_directory_iterator(school)) {
    const std::string folder = each.path().parent_path().filename().string();
    if (each.path().extension() != ".yaml" || folder == "journal" || folder == "answers") continue;
    cards.push_back(each.path());
  }
  std::sort(cards.begin(), cards.end());
  return cards;
}

// Files put together from lines of all indents, right and wrong ones.
class Blocks {
 public:
  explicit Blocks(unsigned seed) : chance_(seed) {}

  std::string file() {
    out_.clear();
    map(0, 0);
    if (one_in(6)) {
      const std::size_t at = chance_() % (out_.size() + 1);
      out_.insert(at, pieces[chance_() % pieces.size()]);
    }
    return out_;
  }

 private:
  bool one_in(unsigned many) { return chance_() % many == 0; }
  template <std::size_t N>
  std::string pick(const std::array<std::string_view, N>& from) {
    return std::string(from[chance_() % N]);
  }
  std::string spaces(std::size_t indent) {
    if (one_in(60)) indent += chance_() % 3;
    return std::string(indent, ' ');
  }
  std::string key() {
    const std::string text = std::string(1, static_cast<char>('a' + chance_() % 26)) + pick(keys);
    return one_in(12) ? '"' + text + '"' : text;
  }
  void end() { out_ += pick(ends); }

  void map(std::size_t indent, int depth, bool begun = false) {
    for (auto left = 1 + chance_() % 4; left > 0; --left) {
      if (!begun) out_ += spaces(indent);
      begun = false;
      out_ += key() + ":";
      below(indent, depth);
    }
  }
  void below(std::size_t indent, int depth) {
    const auto what = chance_() % (depth < 6 ? 4 : 2);
    if (what < 2) {
      out_ += " " + pick(values);
      return end();
    }
    end();
    if (what == 2) return map(indent + 1 + chance_() % 3, depth + 1);
    list(one_in(3) ? indent : indent + 2, depth + 1);
  }
  void list(std::size_t indent, int depth) {
    for (auto left = 1 + chance_() % 4; left > 0; --left) {
      out_ += spaces(indent) + "-" + (one_in(40) ? "  " : " ");
      if (depth < 6 && one_in(2)) {
        map(indent + 2, depth + 1, true);
      } else {
        out_ += pick(values);
        end();
      }
    }
  }

  static constexpr std::array<std::string_view, 6> keys{"", "", "b", "-c", "_1", "й"};
  static constexpr std::array<std::string_view, 12> ends{
      "\n",   "\n",  "\n",         "\n",   "\n",         "\n",
      "\r\n", " \n", " # слово\n", "\n\n", "\n# a: b\n", "\n   # x\n"};
  static constexpr std::array<std::string_view, 22> values{
      "1",  "а б",  "'в'", "\"г: д\"", "[1, 2]", "{a: b, c: [d]}",
      "[]", "{}",   "a:b", "-5",       "x",      "2023-12-01",
      "да", "a: b", "",    "- 1",      "'a''b'", "\"\\n\"",
      "*a", "|",    "> ",  "[1,"};

  std::string out_;
  std::mt19937 chance_;
};

}  // namespace

TEST_CASE("files with indented lines give the nodes of read_yaml, under every mutation") {
  Taken taken;
  std::size_t seen = 0;
  for (const auto& path : example_cards()) {
    const std::string text = bytes_of(path);
    CAPTURE(path.string());
    LineNodes nodes;
    const bool is_folded = text.find(": >-\n") != std::string::npos;
    CHECK((nodes.map_of(text) == nullptr) == is_folded);
    const bool is_person = text.find("\n  ") == std::string::npos;
    if (is_person && seen++ > 3) continue;
    const std::size_t step = text.size() < 1'000 ? 3 : text.size() / 97;
    mutate_everywhere(text, step, [&](const std::string& mutant) {
      if (!read_file_alike(mutant, taken)) FAIL_CHECK("differs: ", mutant);
    });
  }
  CHECK(taken.lines > 20'000);
  CHECK(taken.by_itself > taken.lines / 5);
}

TEST_CASE("any file of indented lines gives the nodes of read_yaml, or is left to it") {
  Blocks blocks(5);
  Taken taken;
  for (int i = 0; i < 60'000; ++i) {
    const std::string text = blocks.file();
    if (!read_file_alike(text, taken)) FAIL_CHECK("differs: ", text);
  }
  CHECK(taken.by_itself > 5'000);
  CHECK(taken.by_itself < taken.lines);
}

TEST_CASE("a map of many keys is told twice of none") {
  std::string text;
  for (int i = 0; i < 5'000; ++i)
    text += "k" + std::to_string(i) + ": 1\n";
  LineNodes lines;
  const Node* root = lines.map_of(text);
  REQUIRE(root != nullptr);
  CHECK(root->entries().size() == 5'000);
  CHECK(root->entries().back().key.text() == "k4999");
  CHECK(lines.map_of(text + "k77: 2\n") == nullptr);
}
