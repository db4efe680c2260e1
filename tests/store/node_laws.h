// Two readers of the same bytes: when their nodes are the same, and what is done to the bytes.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "mentor/store/yaml_tree.h"

namespace mentor::test {

inline bool same_node(const Node& a, const Node& b) {
  if (a.kind() != b.kind() || a.style() != b.style() || a.layout() != b.layout()) return false;
  if (a.line() != b.line() || a.column() != b.column()) return false;
  const auto same_pair = [](const MapEntry& x, const MapEntry& y) {
    return same_node(x.key, y.key) && same_node(x.value, y.value);
  };
  return a.text() == b.text() &&
         std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                    same_node) &&
         std::equal(a.entries().begin(), a.entries().end(), b.entries().begin(), b.entries().end(),
                    same_pair);
}

// How often the fast reader took a line for itself: a test in which it never does proves nothing.
struct Taken {
  std::size_t lines = 0;
  std::size_t by_itself = 0;
};

// The byte gate comes before both readers.
inline bool passes_gate(const YamlReading& strict) {
  return std::none_of(strict.findings.begin(), strict.findings.end(), [](const Finding& each) {
    return !each.message.id.starts_with("yaml-") && each.message.id != "key-duplicate";
  });
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// What is put into a line at every place of it: all that means something to YAML or to the gate.
inline constexpr std::array<std::string_view, 44> pieces{
    " ",  "  ", "\t", "\r",   "\n",     "\r\n",   ",",      ", ",     ":",    ": ", "#",
    " #", "-",  "- ", "?",    "? ",     "[",      "]",      "{",      "}",    "'",  "\"",
    "\\", "&a", "*a", "!",    "!!s ",   "|",      ">",      "%",      "@",    "`",  "~",
    "=",  "<<", "0",  "null", "\u00a0", "\u0085", "\u2028", "\ufeff", "\xff", "й",  "\x7f"};

template <class Try>
void mutate_everywhere(const std::string& line, std::size_t step, Try attempt) {
  for (std::size_t at = 0; at <= line.size(); at += step) {
    for (const std::string_view piece : pieces) {
      attempt(line.substr(0, at) + std::string(piece) + line.substr(at));
      if (at < line.size()) {
        attempt(line.substr(0, at) + std::string(piece) + line.substr(at + 1));
      }
    }
    attempt(line.substr(0, at));
    if (at < line.size()) attempt(line.substr(0, at) + line.substr(at + 1));
    if (at + 1 < line.size()) {
      std::string swapped = line;
      std::swap(swapped[at], swapped[at + 1]);
      attempt(swapped);
    }
  }
}

}  // namespace mentor::test
