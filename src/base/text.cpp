#include "mentor/base/text.h"
#include "mentor/base/utf8.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>

namespace mentor {
namespace {

using icu::UnicodeString;

UnicodeString wide(std::string_view text) {
  return UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string narrow(const UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_space(UChar32 c) {
  return u_isUWhiteSpace(c) || c == 0x200B || c == 0xFEFF || c == 0x2060 || c == 0x00A0;
}

UnicodeString normalised(const UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || normalizer->isNormalized(text, status)) return text;
  return normalizer->normalize(text, status);
}

UnicodeString squeezed(const UnicodeString& text) {
  UnicodeString out;
  bool gap = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.isEmpty()) out.append(static_cast<UChar>(' '));
    gap = false;
    out.append(c);
  }
  return out;
}

constexpr UChar32 small_yo = 0x0451;

UChar32 plain_letter(UChar32 c) {
  if (c == small_yo) return 0x0435;
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == 0x00AB || c == 0x00BB || (c >= 0x201C && c <= 0x201F)) return '"';
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x2032) return '\'';
  return c;
}

UnicodeString plain_letters(const UnicodeString& text) {
  UnicodeString out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    out.append(plain_letter(text.char32At(i)));
  return out;
}

std::string mapped(std::string_view text, std::u32string_view from, std::u32string_view to) {
  const UnicodeString source = wide(text);
  UnicodeString out;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    const std::size_t at = from.find(static_cast<char32_t>(c));
    out.append(at == std::u32string_view::npos ? c : static_cast<UChar32>(to[at]));
  }
  return narrow(out);
}

constexpr std::u32string_view latin_alike = U"ABCEHKMOPTXYaceopxy";
constexpr std::u32string_view cyrillic_alike = U"АВСЕНКМОРТХУасеорху";
constexpr std::u32string_view latin_keys = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
constexpr std::u32string_view cyrillic_keys = U"йцукенгшщзхъфывапролджэячсмитьбюё";

// What is not UTF-8 comes as U+FFFD.
template <class Take>
void each_code_point(std::string_view text, Take take) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    take(c);
  }
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  each_code_point(text, [&](UChar32 c) { out.push_back(static_cast<char32_t>(c)); });
  return out;
}

// Letters, digits and signs of ASCII and the letters of Cyrillic, which are nearly all there is:
// each takes a column and nothing in a terminal hides it.
bool is_everyday(UChar32 c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0x400 && c < 0x483) || (c >= 0x48A && c < 0x530);
}

// The characters of a text of everyday ones from ASCII and U+0400 to U+047F alone, a column each;
// nullopt of any other text. Told from the bytes: every cell of every table comes by here.
std::optional<std::size_t> everyday_length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool two = byte == 0xD0 || byte == 0xD1;
    if (two ? !is_tail(text, at + 1) : !is_everyday(byte)) return std::nullopt;
    at += two ? 2 : 1;
  }
  return count;
}

bool is_ascii_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r');
}

char32_t as_it_is(char32_t c) {
  return c;
}

// Small and without dots; 0 of a letter other than those of ASCII and of Russian.
char32_t everyday_folded(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  if (c == U'Ё' || c == U'ё') return U'е';
  if (c >= U'А' && c <= U'Я') return c + 0x20;
  return c >= U'а' && c <= U'я' ? c : 0;
}

// The squeezed text of ASCII and U+0400 to U+047F, which are in normal form as they stand, each
// character through `letter`, which gives 0 where it does not know; nullopt of any other text. Told
// from the bytes: whatever is compared comes by here.
template <class Letter>
std::optional<std::string> everyday_squeezed(std::string_view text, Letter letter) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool two = byte == 0xD0 || byte == 0xD1;
    if (two ? !is_tail(text, at + 1) : byte >= 0x80) return std::nullopt;
    const char32_t typed =
        two ? (byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[at + 1]) & 0x3FU) : byte;
    at += two ? 2 : 1;
    if (is_ascii_space(typed)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    const char32_t c = letter(typed);
    if (c == 0 && typed != 0) return std::nullopt;
    if (c >= 0x80) out += static_cast<char>(0xC0U | c >> 6U);
    out += static_cast<char>(c < 0x80 ? c : 0x80U | (c & 0x3FU));
  }
  return out;
}

std::size_t width_of(UChar32 c) {
  if (is_everyday(c)) return 1;
  const auto category = static_cast<UCharCategory>(u_charType(c));
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK) return 0;
  const int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t distance_of(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

// Their distance where it is below `bound`, else some number that is not.
std::size_t distance_below(std::size_t bound, const std::u32string& a, const std::u32string& b) {
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  return apart < bound ? distance_of(a, b) : apart;
}

bool hidden_in_terminal(UChar32 c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  const auto category = static_cast<UCharCategory>(u_charType(c));
  return category == U_FORMAT_CHAR || category == U_LINE_SEPARATOR ||
         category == U_PARAGRAPH_SEPARATOR || category == U_PRIVATE_USE_CHAR ||
         category == U_UNASSIGNED;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  int32_t i = 0;
  while (i < size) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string nfc(std::string_view text) {
  if (ascii(text)) return std::string(text);
  return narrow(normalised(wide(text)));
}

std::string squeeze(std::string_view text) {
  if (auto everyday = everyday_squeezed(text, as_it_is)) return *std::move(everyday);
  return narrow(squeezed(normalised(wide(text))));
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\v\f";
  const std::size_t from = text.find_first_not_of(blank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

std::string fold(std::string_view text) {
  if (auto everyday = everyday_squeezed(text, everyday_folded)) return *std::move(everyday);
  UnicodeString folded = squeezed(normalised(wide(text)));
  folded.foldCase();
  UnicodeString out = plain_letters(folded);
  // A mark behind what was ё may make another letter of the е, or ё once more.
  for (UnicodeString composed = normalised(out); composed != out; composed = normalised(out))
    out = plain_letters(composed);
  return narrow(out);
}

std::string cyrillic_lookalikes(std::string_view text) {
  return mapped(text, latin_alike, cyrillic_alike);
}

std::string latin_lookalikes(std::string_view text) {
  return mapped(text, cyrillic_alike, latin_alike);
}

std::string other_layout(std::string_view text) {
  const std::string low = lower(text);
  const std::string latin = mapped(low, cyrillic_keys, latin_keys);
  return latin != low ? latin : mapped(low, latin_keys, cyrillic_keys);
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t at = std::min(text.find_first_of(separators, from), text.size());
    const std::string_view part = trim(text.substr(from, at - from));
    if (!part.empty()) parts.emplace_back(part);
    from = at + 1;
  }
  return parts;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != parts.data()) out += separator;
    out += part;
  }
  return out;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string lower(std::string_view text) {
  return narrow(wide(text).toLower(icu::Locale::getRoot()));
}

std::string capitalised(std::string_view text) {
  UnicodeString source = wide(text);
  if (source.isEmpty()) return {};
  const int32_t next = source.moveIndex32(0, 1);
  UnicodeString first(source, 0, next);
  return narrow(first.toUpper(icu::Locale::getRoot()) + UnicodeString(source, next));
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  each_code_point(text, [&](UChar32) { ++count; });
  return count;
}

std::size_t width(std::string_view text) {
  if (const auto everyday = everyday_length(text)) return *everyday;
  std::size_t columns = 0;
  each_code_point(text, [&](UChar32 c) { columns += width_of(c); });
  return columns;
}

std::string terminal_safe(std::string_view text, Lines lines) {
  if (everyday_length(text)) return std::string(text);
  const UnicodeString source = wide(text);
  std::string out;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    const bool kept = lines == Lines::keep && (c == '\n' || c == '\t');
    if (!kept && hidden_in_terminal(c)) {
      out += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
    } else {
      UnicodeString(c).toUTF8String(out);
    }
  }
  return out;
}

std::size_t distance(std::string_view a, std::string_view b) {
  return distance_of(code_points(a), code_points(b));
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string as_typed = code_points(fold(word));
  if (as_typed.empty()) return {};
  const std::u32string switched = code_points(fold(other_layout(word)));
  std::string best;
  std::size_t best_distance = std::clamp<std::size_t>(as_typed.size() / 3, 1, 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::u32string target = code_points(fold(candidate));
    if (target.empty()) continue;
    const std::size_t found = std::min(distance_below(best_distance, as_typed, target),
                                       distance_below(best_distance, switched, target));
    if (found < best_distance) {
      best_distance = found;
      best = candidate;
    }
  }
  return best;
}

bool natural_less(std::string_view a, std::string_view b) {
  const std::u32string x = code_points(fold(a));
  const std::u32string y = code_points(fold(b));
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < x.size() && j < y.size()) {
    if (is_digit(x[i]) && is_digit(y[j])) {
      const auto run = [&](const std::u32string& s, std::size_t& at) {
        while (at < s.size() && s[at] == U'0')
          ++at;
        const std::size_t from = at;
        while (at < s.size() && is_digit(s[at]))
          ++at;
        return s.substr(from, at - from);
      };
      const std::u32string left = run(x, i);
      const std::u32string right = run(y, j);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
      continue;
    }
    if (x[i] != y[j]) return x[i] < y[j];
    ++i;
    ++j;
  }
  if (x.size() - i != y.size() - j) return x.size() - i < y.size() - j;
  return a < b;
}

}  // namespace mentor
