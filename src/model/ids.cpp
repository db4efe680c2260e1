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

// Leading letters of a typed code, with look-alikes made Latin, and its digits.
std::optional<std::uint32_t> typed_number(std::string_view typed, std::string_view prefix) {
  std::string code = latin_lookalikes(replace_all(squeeze(typed), " ", ""));
  std::transform(code.begin(), code.end(), code.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  if (!code.starts_with(prefix)) return std::nullopt;
  std::string_view rest = std::string_view(code).substr(prefix.size());
  for (const std::string_view dash : {"-", "–", "—", "№"}) {
    if (rest.starts_with(dash)) {
      rest.remove_prefix(dash.size());
      break;
    }
  }
  return number_of(rest);
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
  const auto number = number_of(code.substr(2));
  if (!number || text(PersonId{*number}) != code) return std::nullopt;
  return PersonId{*number};
}

std::optional<PairId> pair_code(std::string_view code) {
  if (!code.starts_with("pair-")) return std::nullopt;
  const auto number = number_of(code.substr(5));
  if (!number || text(PairId{*number}) != code) return std::nullopt;
  return PairId{*number};
}

std::optional<PersonId> typed_person_code(std::string_view typed) {
  if (const auto number = typed_number(typed, "p")) return PersonId{*number};
  return std::nullopt;
}

std::optional<PairId> typed_pair_code(std::string_view typed) {
  for (const std::string_view prefix : {"pair", "пара", ""}) {
    // «пара» is looked for before its letters are made Latin.
    const std::string folded = fold(typed);
    if (prefix == "пара" && folded.starts_with(prefix)) {
      const auto number = typed_number(folded.substr(prefix.size()), "");
      if (number) return PairId{*number};
    }
    if (const auto number = typed_number(typed, prefix)) return PairId{*number};
  }
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
