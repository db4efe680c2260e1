#include "mentor/base/school_class.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "mentor/base/text.h"
#include "mentor/base/utf8.h"

namespace mentor {
namespace {

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

// `10 (хим-био)` -> `10` and `хим-био`.
struct Profiled {
  std::string base;
  std::string profile;
};

Profiled profiled(const std::string& clean) {
  const std::size_t open = clean.find('(');
  if (open == std::string::npos || !clean.ends_with(')')) return {clean, {}};
  return {squeeze(clean.substr(0, open)),
          lower(squeeze(clean.substr(open + 1, clean.size() - open - 2)))};
}

struct Numbered {
  int grade = 0;
  std::string rest;
};

std::optional<Numbered> arabic(const std::string& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end]))
    ++end;
  if (end == 0 || end > 3) return std::nullopt;
  return Numbered{std::stoi(text.substr(0, end)), text.substr(end)};
}

// The longest Roman numeral that the text begins with and after which at most a letter follows.
std::optional<Numbered> roman(const std::string& text) {
  static constexpr std::array<std::string_view, 12> numerals = {
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
  const std::string latin = replace_all(latin_lookalikes(text), "І", "I");
  std::size_t end = 0;
  while (end < latin.size() && (latin[end] == 'I' || latin[end] == 'V' || latin[end] == 'X'))
    ++end;
  const auto* const found = std::find(numerals.begin(), numerals.end(), latin.substr(0, end));
  if (end == 0 || found == numerals.end()) return std::nullopt;
  const std::size_t characters = end;
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters; ++i) {
    ++at;
    while (is_tail(text, at))
      ++at;
  }
  const Numbered numbered{static_cast<int>(found - numerals.begin()) + 1, text.substr(at)};
  if (length(squeeze(numbered.rest)) > 4) return std::nullopt;
  return numbered;
}

// The letter of a class: everything that is no space, dash, quote or the word «класс» goes.
std::string letter_part(const std::string& rest) {
  std::string folded = fold(rest);
  for (const std::string_view mark : {"класс", "кл.", "\"", "'", "-", " ", "."})
    folded = replace_all(folded, mark, "");
  return capitalised(folded);
}

bool is_latin(const std::string& letter) {
  return letter.size() == 1 && std::isalpha(static_cast<unsigned char>(letter[0])) != 0;
}

// `B` is typed for В by its looks and for Б by its sound: the classes that exist decide.
std::optional<std::string> cyrillic_letter(int grade, const std::string& letter,
                                           const std::set<std::string>& known) {
  const std::string twin = cyrillic_lookalikes(letter);
  if (letter != "B") return is_latin(twin) ? std::nullopt : std::optional(twin);
  const bool by_sound = known.contains(std::to_string(grade) + "Б");
  const bool by_looks = known.contains(std::to_string(grade) + "В");
  if (by_sound && by_looks) return std::nullopt;
  return by_sound ? "Б" : twin;
}

// `#REF!`, TRUE, «десятый А»: no name of a class without a number.
bool is_no_class(const std::string& clean) {
  static constexpr std::array<std::string_view, 17> begins = {
      "перв",  "втор",   "трет",   "четв",    "пят",  "шест",  "седьм", "восьм", "девят",
      "десят", "одинна", "двенад", "подпись", "true", "false", "ложь",  "истина"};
  const std::string folded = fold(clean);
  return clean.find_first_of("#@_=;<>?!") != std::string::npos ||
         std::any_of(begins.begin(), begins.end(),
                     [&](std::string_view word) { return folded.starts_with(word); });
}

bool is_course_or_group(const std::string& clean) {
  const std::string folded = fold(clean);
  return folded.find("курс") != std::string::npos || folded.find("групп") != std::string::npos;
}

}  // namespace

Result<std::string> read_class(std::string_view text, const std::set<std::string>& known) {
  const std::string clean = squeeze(text);
  const auto refused = [&](std::string id) {
    return fail(Exit::findings, std::move(id), {{"value", clean}});
  };
  if (fold(clean) == "нет") return std::string();
  if (clean.empty() || is_course_or_group(clean)) return clean;
  if (is_no_class(clean)) return refused("class-unknown");
  const auto [base, profile] = profiled(clean);
  auto numbered = arabic(base);
  if (!numbered) numbered = roman(base);
  if (!numbered) {
    if (std::any_of(base.begin(), base.end(), is_digit)) return refused("class-unknown");
    return clean;
  }
  const std::string letter = letter_part(numbered->rest);
  const int grade = numbered->grade;
  if (grade < 1 || grade > 12 || length(letter) > 1) return refused("class-unknown");
  const std::string number = std::to_string(grade);
  if (letter.empty()) return profile.empty() ? number : number + " (" + profile + ")";
  if (!is_latin(letter)) {
    const bool odd = static_cast<unsigned char>(letter.front()) < 0x80;
    if (odd) return refused("class-unknown");
    return number + letter;
  }
  const auto cyrillic = cyrillic_letter(grade, letter, known);
  if (!cyrillic) return refused("class-letter");
  return number + *cyrillic;
}

}  // namespace mentor
