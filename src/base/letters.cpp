#include "mentor/base/letters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mentor {
namespace {

bool has_marks_apart(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return U_SUCCESS(status) && (script == USCRIPT_LATIN || script == USCRIPT_GREEK);
}

// Letters whose stroke or missing dot no decomposition tells.
constexpr std::array<std::pair<UChar32, UChar32>, 5> plain_letters = {
    {{0xF8, U'o'}, {0x111, U'd'}, {0x127, U'h'}, {0x131, U'i'}, {0x142, U'l'}}};

UChar32 without_marks(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* forms = unorm2_getNFKDInstance(&status);
  std::array<UChar, 32> parts{};
  const std::int32_t count =
      U_FAILURE(status)
          ? -1
          : unorm2_getDecomposition(forms, c, parts.data(), std::ssize(parts), &status);
  if (count <= 0 || U_FAILURE(status)) return c;
  UChar32 first = c;
  U16_GET(parts, 0, 0, count, first);
  return first;
}

}  // namespace

char32_t bare_letter(char32_t c) {
  const auto sign = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(sign) & (U_GC_L_MASK | U_GC_M_MASK)) == 0) return 0;
  const bool apart = has_marks_apart(sign);
  const UChar32 base = u_foldCase(apart ? without_marks(sign) : sign, U_FOLD_CASE_DEFAULT);
  const auto* plain = std::find_if(plain_letters.begin(), plain_letters.end(),
                                   [&](const auto& each) { return each.first == base; });
  return static_cast<char32_t>(plain == plain_letters.end() ? base : plain->second);
}

bool may_begin_name(char32_t c) {
  const auto sign = static_cast<UChar32>(c);
  return (U_GET_GC_MASK(sign) & (U_GC_LU_MASK | U_GC_LT_MASK | U_GC_LO_MASK)) != 0;
}

}  // namespace mentor
