// Letters of any script, one by one.
#pragma once

namespace mentor {

/// A letter without case and, where it is Latin or Greek, without its marks: `u` of «Ü», `e` of
/// «ễ», `i` of «İ» and «ı», `d` of «Đ». A mark of another script (a vowel of Devanagari) counts as
/// a letter. 0 for what is none.
[[nodiscard]] char32_t bare_letter(char32_t c);

/// True for a capital, and for a letter of a script that has no capitals.
[[nodiscard]] bool may_begin_name(char32_t c);

}  // namespace mentor
