#include "forget_others.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/store/yaml_tree.h"

namespace mentor::cli {
namespace {

using Position = std::pair<int, int>;  // line and column

Position place_of(const Node& node) {
  return {node.line(), node.column()};
}

// From the key of the notes to the key behind them; empty where there are none.
struct Range {
  Position from;
  std::optional<Position> to;
};

std::optional<Range> range_of_notes(const Node& card) {
  const auto entries = card.entries();
  const auto notes = std::find_if(entries.begin(), entries.end(),
                                  [](const MapEntry& each) { return each.key.text() == "notes"; });
  if (notes == entries.end()) return std::nullopt;
  Range range{place_of(notes->key), std::nullopt};
  if (std::next(notes) != entries.end()) range.to = place_of(std::next(notes)->key);
  return range;
}

bool is_in(const Range& range, const Where& where) {
  const Position at{where.line, where.column};
  return at >= range.from && (!range.to || at < *range.to);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The letter of codes, Latin or Cyrillic, that ends the text and begins a word; codes are also
// typed `P 014` and `P_014`.
bool ends_with_letter_of_codes(std::string_view text) {
  constexpr std::array<std::string_view, 4> letters{"P", "p", "\u0420", "\u0440"};
  if (!text.empty() && std::string_view("-_ ").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  for (const std::string_view letter : letters) {
    if (!text.ends_with(letter)) continue;
    const std::string_view before = text.substr(0, text.size() - letter.size());
    if (before.empty()) return true;
    const auto last = static_cast<unsigned char>(before.back());
    return last < 0x80 && std::isalnum(last) == 0;
  }
  return false;
}

}  // namespace

std::optional<PersonId> owner_of_card(std::string_view path) {
  constexpr std::string_view ending = ".yaml";
  const std::size_t name = path.rfind('/');
  if (name == std::string_view::npos || !path.ends_with(ending)) return std::nullopt;
  const std::string folder = "/" + std::string(path.substr(0, name));
  if (!folder.ends_with("/private")) return std::nullopt;
  return person_code(path.substr(name + 1, path.size() - name - 1 - ending.size()));
}

Findings take_own(Findings& leaks, const std::string& bytes) {
  const YamlReading reading = read_yaml(bytes, "");
  if (!reading.readable() || reading.tree.root() == nullptr) return {};
  const auto notes = range_of_notes(*reading.tree.root());
  const auto own = std::stable_partition(leaks.begin(), leaks.end(), [&](const Finding& each) {
    return notes && is_in(*notes, each.where);
  });
  Findings taken(std::make_move_iterator(own), std::make_move_iterator(leaks.end()));
  leaks.erase(own, leaks.end());
  return taken;
}

bool is_named_by_code(std::string_view path, PersonId person) {
  const std::string code = mentor::text(person);
  const std::string_view number = std::string_view(code).substr(code.find('-') + 1);
  for (std::size_t at = path.find(number); at != std::string_view::npos;
       at = path.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool goes_on = end < path.size() && is_digit(path[end]);
    if (!goes_on && ends_with_letter_of_codes(path.substr(0, at))) return true;
  }
  return false;
}

}  // namespace mentor::cli
