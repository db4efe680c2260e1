#include "mentor/model/compared_words.h"

#include "mentor/base/text.h"

namespace mentor {
namespace {

// One way of writing for words that mean the same: 7 and 7.0, да and true.
std::string canonical(const std::string& folded) {
  if (const auto number = number_in_millionths(folded)) return "#" + std::to_string(*number);
  for (const char* yes : {"true", "yes", "да"}) {
    if (folded == yes) return "true";
  }
  for (const char* no : {"false", "no", "нет"}) {
    if (folded == no) return "false";
  }
  return folded;
}

}  // namespace

std::optional<std::int64_t> number_in_millionths(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t value = 0;
  std::size_t decimals = 0;
  bool point = false;
  if (text.empty() || text.size() > 15) return std::nullopt;
  for (const char c : text) {
    if ((c == '.' || c == ',') && !point && &c != text.data()) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
    if (point) ++decimals;
  }
  const std::size_t whole = text.size() - decimals - (point ? 1 : 0);
  if (whole > 12 || decimals > 6 || text.back() == '.' || text.back() == ',') return std::nullopt;
  for (; decimals < 6; ++decimals)
    value *= 10;
  return negative ? -value : value;
}

std::string canonical_word(std::string_view text) {
  return canonical(fold(text));
}

std::string bare_word(std::string_view text) {
  constexpr std::string_view open = "«";
  constexpr std::string_view close = "»";
  text = trim(text);
  const bool quoted =
      text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close);
  if (quoted) text = text.substr(open.size(), text.size() - open.size() - close.size());
  return fold(text);
}

std::map<std::string, std::string> synonyms_of(const FormRules& rules, const std::string& fact) {
  std::map<std::string, std::string> synonyms;
  if (const auto found = rules.synonyms.find(fact); found != rules.synonyms.end()) {
    for (const auto& [from, to] : found->second)
      synonyms.emplace(bare_word(from), bare_word(to.word));
  }
  return synonyms;
}

std::string read_by(const std::map<std::string, std::string>& synonyms, std::string_view text) {
  std::string folded = fold(text);
  const auto synonym = synonyms.find(folded);
  return synonym == synonyms.end() ? folded : synonym->second;
}

}  // namespace mentor
