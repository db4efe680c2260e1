#include "mentor/model/ids.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include "mentor/base/text.h"

namespace mentor {
namespace {

std::optional<std::uint32_t> number_of(std::string_view digits) {
  std::uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || digits.size() > 9 || error != std::errc{} || stop != end) {
    return std::nullopt;
  }
  return number;
}

// The number as text() writes it: at least three digits, more only without a zero before them.
std::optional<std::uint32_t> number_in_code(std::string_view digits) {
  if (digits.size() < 3 || (digits.size() > 3 && digits.front() == '0')) return std::nullopt;
  return number_of(digits);
}

// A typed code as it is compared: folded (any dash is `-`), without spaces.
std::string typed_code(std::string_view typed) {
  return replace_all(fold(typed), " ", "");
}

// The number behind the prefix, with or without a dash or a number sign between.
std::optional<std::uint32_t> number_after(std::string_view code, std::string_view prefix) {
  if (!code.starts_with(prefix)) return std::nullopt;
  code.remove_prefix(prefix.size());
  for (const std::string_view sign : {"-", "№"}) {
    if (!code.starts_with(sign)) continue;
    code.remove_prefix(sign.size());
    break;
  }
  return number_of(code);
}

// What nobody can see, or what turns or joins its neighbours: controls, spaces of every width,
// directions, combining marks (so a text is composed), variation selectors, private use.
bool is_unseen(std::uint32_t point) {
  static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 19> ranges = {
      {{0x0080, 0x00A0},
       {0x00AD, 0x00AD},
       {0x0300, 0x036F},
       {0x0600, 0x0605},
       {0x061C, 0x061C},
       {0x06DD, 0x06DD},
       {0x070F, 0x070F},
       {0x0890, 0x0891},
       {0x08E2, 0x08E2},
       {0x115F, 0x1160},
       {0x1680, 0x1680},
       {0x17B4, 0x17B5},
       {0x180B, 0x180F},
       {0x2000, 0x200F},
       {0x2028, 0x202F},
       {0x205F, 0x206F},
       {0x3000, 0x3000},
       {0x3164, 0x3164},
       {0xD800, 0xF8FF}}};
  if (point >= 0xFE00) {
    return point <= 0xFE0F || point == 0xFEFF || point == 0xFFA0 || point >= 0xFFF0;
  }
  return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return point >= range.first && point <= range.second;
  });
}

// Of the two or three bytes of a character above ASCII.
std::uint32_t point_of(std::string_view bytes) {
  std::uint32_t point =
      static_cast<unsigned char>(bytes.front()) & (bytes.size() == 2 ? 0x1FU : 0xFU);
  for (const char c : bytes.substr(1))
    point = point << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return point;
}

// At least three digits. Written by hand: nearly every line of every output holds codes.
std::string code_of(std::string_view prefix, std::uint32_t number) {
  std::string code(prefix);
  if (number < 100) code += '0';
  if (number < 10) code += '0';
  return code += std::to_string(number);
}

}  // namespace

std::string text(PersonId id) {
  return code_of("P-", id.number);
}
std::string text(PairId id) {
  return code_of("pair-", id.number);
}

std::optional<PersonId> person_code(std::string_view code) {
  if (!code.starts_with("P-")) return std::nullopt;
  const auto number = number_in_code(code.substr(2));
  return number ? std::optional(PersonId{*number}) : std::nullopt;
}

std::optional<PairId> pair_code(std::string_view code) {
  if (!code.starts_with("pair-")) return std::nullopt;
  const auto number = number_in_code(code.substr(5));
  return number ? std::optional(PairId{*number}) : std::nullopt;
}

std::optional<PersonId> typed_person_code(std::string_view typed) {
  const std::string code = latin_lookalikes(typed_code(typed));
  if (const auto number = number_after(code, "p")) return PersonId{*number};
  return std::nullopt;
}

std::optional<PairId> typed_pair_code(std::string_view typed) {
  const std::string code = typed_code(typed);
  if (const auto number = number_after(code, "пара")) return PairId{*number};
  if (const auto number = number_after(latin_lookalikes(code), "pair")) return PairId{*number};
  if (const auto number = number_of(code)) return PairId{*number};
  return std::nullopt;
}

bool is_file_id(std::string_view id) {
  if (id.empty() || id.front() == '.' || !is_utf8(id) || length(id) > 100) return false;
  for (std::size_t at = 0; at < id.size();) {
    const auto byte = static_cast<unsigned char>(id[at]);
    if (byte < 0x80) {
      if (std::isalnum(byte) == 0 && byte != '-' && byte != '_' && byte != '.') return false;
      ++at;
      continue;
    }
    const std::size_t size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (size == 4 || is_unseen(point_of(id.substr(at, size)))) return false;
    at += size;
  }
  return true;
}

}  // namespace mentor
