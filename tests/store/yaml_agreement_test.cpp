// Two readers of YAML, ours (libyaml with its gates) and yaml-cpp's, on documents made at random in
// every style that a hand may use, and on the same documents spoiled.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "yaml_same.h"

using namespace mentor;
using test::same;

namespace {

/// What a document means.
struct Meaning {
  enum class Kind { text, list, map };
  Kind kind = Kind::text;
  std::string text;
  std::vector<std::string> keys;  ///< of a map
  std::vector<Meaning> items;
};

const std::vector<std::string> plain_words = {
    "шахматы", "P-014", "010",   "no", "2023-12-11", "a b", "7Б",    "x:y",
    "a#b",     "1e3",   "112-о", "ё",  "null",       "yes", "it's ", "~"};
const std::vector<std::string> odd_words = {"",          "a: b",
                                            " x",        "it's",
                                            "say \"x\"", "# no",
                                            "- a",       "[x",
                                            "}",         "\\",
                                            "a\tb",      "*a",
                                            "&b",        "да: нет",
                                            "%",         "@x",
                                            "x ",        "?",
                                            "null",      "a,b",
                                            "слово",     "\xF0\x9F\x99\x82"};

/// Makes documents: a meaning, and a text that bears it.
class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  Meaning meaning(int depth) {
    Meaning made;
    const std::size_t kind = depth >= 4 ? 0 : below(depth == 0 ? 2 : 4);
    if (depth > 0 && (kind == 0 || kind == 3)) {
      made.text = one_of(below(2) == 0 ? plain_words : odd_words);
      return made;
    }
    made.kind = kind == 1 ? Meaning::Kind::list : Meaning::Kind::map;
    for (std::size_t i = 0, end = 1 + below(4); i < end; ++i) {
      if (made.kind == Meaning::Kind::map) made.keys.push_back("k" + std::to_string(i));
      made.items.push_back(meaning(depth + 1));
    }
    return made;
  }

  /// The document in block style at the top.
  std::string document(const Meaning& whole) {
    std::string text = below(4) == 0 ? "# начало\n\n" : "";
    text += block(whole, 0);
    if (below(3) == 0) {
      std::string windows;
      for (const char c : text)
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
      return windows;
    }
    return text;
  }

  std::string spoiled(std::string text) {
    static const std::string signs = "-?:,[]{}#|>'\" \n\\a0";
    for (std::size_t left = 1 + below(2); left > 0; --left) {
      const std::size_t at = below(text.size() + 1);
      if (below(3) == 0) {
        text.erase(at, 1 + below(3));
      } else {
        text.insert(at, 1, signs[below(signs.size())]);
      }
    }
    return text;
  }

 private:
  const std::string& one_of(const std::vector<std::string>& words) {
    return words[below(words.size())];
  }

  static std::string double_quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      if (c == '\t')
        out += "\\t";
      else
        out += c;
    }
    return out + '"';
  }

  static std::string single_quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text)
      out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
  }

  // Plain only where the text is beyond doubt one; `null` and `~` bare mean nothing at all.
  static bool may_be_plain(const std::string& text) {
    static const std::vector<std::string> bare = {"шахматы", "P-014", "010", "no",   "2023-12-11",
                                                  "a b",     "7Б",    "x:y", "a#b",  "1e3",
                                                  "112-о",   "ё",     "yes", "слово"};
    return std::find(bare.begin(), bare.end(), text) != bare.end();
  }

  std::string scalar(const std::string& text) {
    if (may_be_plain(text) && below(3) != 0) return text;
    return below(2) == 0 && text.find('\t') == std::string::npos ? single_quoted(text)
                                                                 : double_quoted(text);
  }

  std::string flow(const Meaning& node) {
    if (node.kind == Meaning::Kind::text) return scalar(node.text);
    const bool is_map = node.kind == Meaning::Kind::map;
    std::string out = is_map ? "{" : "[";
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (i > 0) out += below(4) == 0 ? " , " : ", ";
      if (is_map) out += node.keys[i] + ": ";
      out += flow(node.items[i]);
    }
    return out + (is_map ? "}" : "]");
  }

  std::string line_end() {
    if (below(6) != 0) return "\n";
    return below(2) == 0 ? " # заметка\n" : "  \n";
  }

  std::string literal(const std::string& text, std::size_t indent) {
    return "|-\n" + std::string(indent + 2, ' ') + text + "\n";
  }

  static bool may_be_literal(const std::string& text) {
    return !text.empty() && text.front() != ' ' && text.front() != '#' && text.front() != '\t';
  }

  // What stands behind `key:` or `-`, with the line's end.
  std::string behind(const Meaning& node, std::size_t indent) {
    if (node.kind == Meaning::Kind::text && may_be_literal(node.text) && below(6) == 0)
      return " " + literal(node.text, indent);
    if (node.kind == Meaning::Kind::text || below(3) == 0) return " " + flow(node) + line_end();
    return line_end() + block(node, indent + 2);
  }

  std::string block(const Meaning& node, std::size_t indent) {
    std::string out;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (below(8) == 0) out += std::string(indent, ' ') + "# между\n";
      out += std::string(indent, ' ');
      out += node.kind == Meaning::Kind::map ? node.keys[i] + ":" : "-";
      out += behind(node.items[i], indent);
    }
    return out;
  }

  std::mt19937 random_;
};

bool means(const Node& node, const Meaning& meaning) {
  if (meaning.kind == Meaning::Kind::text) return node.is_scalar() && node.text() == meaning.text;
  if (meaning.kind == Meaning::Kind::list) {
    return node.is_list() && std::equal(node.items().begin(), node.items().end(),
                                        meaning.items.begin(), meaning.items.end(), means);
  }
  if (!node.is_map() || node.entries().size() != meaning.items.size()) return false;
  for (std::size_t i = 0; i < meaning.items.size(); ++i) {
    if (node.entries()[i].key.text() != meaning.keys[i]) return false;
    if (!means(node.entries()[i].value, meaning.items[i])) return false;
  }
  return true;
}

// Where yaml-cpp 0.7 is known to read something else: a lone CR is no line end to it, and it does
// not take `|` or `>` at the beginning of a line for the value of the key or dash above.
bool is_known_difference(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_line = i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\r' && !ends_line) return true;
    const bool begins_line = i == 0 || text[i - 1] == '\n';
    if (begins_line && (text[i] == '|' || text[i] == '>')) return true;
  }
  return false;
}

enum class Agreement { both, one_refuses, differ };

Agreement compare(const std::string& text) {
  const YamlReading ours = read_yaml(text, "x.yaml");
  if (!ours.readable()) return Agreement::one_refuses;
  try {
    const YAML::Node theirs = YAML::Load(text);
    if (ours.tree.root() == nullptr) return theirs.IsNull() ? Agreement::both : Agreement::differ;
    return same(*ours.tree.root(), theirs) ? Agreement::both : Agreement::differ;
  } catch (const YAML::Exception&) {
    return Agreement::one_refuses;
  }
}

}  // namespace

TEST_CASE("documents in every style mean the same to both readers") {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    Author author(seed);
    const Meaning meaning = author.meaning(0);
    const std::string text = author.document(meaning);
    CAPTURE(text);
    const YamlReading ours = read_yaml(text, "x.yaml");
    REQUIRE(ours.readable());
    REQUIRE(means(*ours.tree.root(), meaning));
    REQUIRE(compare(text) == Agreement::both);
  }
}

TEST_CASE("spoiled documents that both readers accept mean the same to both") {
  int both = 0;
  int refused = 0;
  for (unsigned seed = 0; seed < 20000; ++seed) {
    Author author(seed);
    const std::string text = author.spoiled(author.document(author.meaning(0)));
    const Agreement agreement = compare(text);
    both += agreement == Agreement::both ? 1 : 0;
    refused += agreement == Agreement::one_refuses ? 1 : 0;
    CAPTURE(text);
    if (!is_known_difference(text)) CHECK(agreement != Agreement::differ);
  }
  CHECK(both > 2000);
  CHECK(refused > 2000);
}
