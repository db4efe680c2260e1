#include "mentor/model/ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

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

}  // namespace

std::string text(PersonId id) {
  return fmt::format("P-{:03}", id.number);
}
std::string text(PairId id) {
  return fmt::format("pair-{:03}", id.number);
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
  if (id.empty() || id.front() == '.' || length(id) > 100) return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace mentor
