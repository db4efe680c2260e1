#include "cyrillic.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace mentor {
namespace {

// Parts per 10 000 of а..я in running Russian text.
constexpr std::array<int, 32> frequency = {801, 159, 454, 170,  298, 845, 94,  165, 735, 121, 349,
                                           440, 321, 670, 1097, 281, 473, 547, 626, 262, 26,  97,
                                           48,  144, 73,  36,   4,   190, 174, 32,  64,  201};

constexpr double capital_cost = 0.4;        // a capital is likelier in a name than in a sentence
constexpr double inner_capital_cost = 4.0;  // «иВАНОВ» is a sign of KOI8-R read as windows-1251
constexpr double punctuation_value = -4.0;  // « » № – — …
constexpr double foreign_letter_value = -7.5;
constexpr double sign_value = -9.5;  // frames and currency signs
constexpr double control_value = -14.0;

bool is_capital(char32_t c) {
  return (c >= U'А' && c <= U'Я') || c == U'Ё';
}
bool is_small(char32_t c) {
  return (c >= U'а' && c <= U'я') || c == U'ё';
}

double letter_value(char32_t small) {
  const int parts = small == U'ё' ? 20 : frequency[small - U'а'];
  return std::log(parts / 10000.0);
}

double character_value(char32_t c) {
  if (is_small(c)) return letter_value(c);
  if (c == U'Ё') return letter_value(U'ё') - capital_cost;
  if (is_capital(c)) return letter_value(c - U'А' + U'а') - capital_cost;
  constexpr std::u32string_view punctuation = U"«»№–—…“”„’\u00A0°";
  if (punctuation.find(c) != std::u32string_view::npos) return punctuation_value;
  if (c >= 0x400 && c <= 0x4FF) return foreign_letter_value;
  if (c < 0xA0 || c == 0xFFFD) return control_value;
  return sign_value;
}

bool is_latin(char byte) {
  const char small = static_cast<char>(byte | 0x20);
  return small >= 'a' && small <= 'z';
}

}  // namespace

double russian_score(std::string_view bytes, const CodePage& page) {
  std::array<double, 256> value{};
  for (std::size_t i = 128; i < value.size(); ++i)
    value[i] = character_value(page[i]);
  double sum = 0;
  std::size_t count = 0;
  bool after_small = false;
  for (const char each : bytes) {
    const auto byte = static_cast<std::uint8_t>(each);
    const char32_t c = page[byte];
    if (byte >= 128) {
      ++count;
      sum += value[byte];
      if (after_small && is_capital(c)) sum -= inner_capital_cost;
    }
    after_small = byte >= 128 && is_small(c);
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

double latin_neighbours(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t touching = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (static_cast<std::uint8_t>(bytes[i]) < 128) continue;
    ++high;
    const bool before = i > 0 && is_latin(bytes[i - 1]);
    const bool after = i + 1 < bytes.size() && is_latin(bytes[i + 1]);
    if (before || after) ++touching;
  }
  return high == 0 ? 0 : static_cast<double>(touching) / static_cast<double>(high);
}

}  // namespace mentor
