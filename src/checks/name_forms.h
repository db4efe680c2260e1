// Russian names in all their case forms, for recognising them in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor::checks {

/// Code points of UTF-8; every damaged byte is U+FFFD.
[[nodiscard]] std::u32string decoded(std::string_view text);

/// A letter as words are compared: small, ё = е; 0 for what is no letter. Combining marks are no
/// letters; those of й and ё in decomposed texts are told by is_mark.
[[nodiscard]] char32_t word_letter(char32_t c);

/// The breve and the diaeresis of decomposed й and ё.
[[nodiscard]] bool is_mark(char32_t c);
[[nodiscard]] bool is_capital(char32_t c);

/// Puts a letter or mark at the end of a word in the form in which words are compared.
void append_letter(std::u32string& word, char32_t c);

/// A word as it is compared: letters by word_letter, hyphens between them as `-`; Latin look-alikes
/// among Cyrillic letters made Cyrillic.
[[nodiscard]] std::u32string compared(std::string_view word);
void unify_script(std::u32string& word);

/// The name (family, given or patronymic, nominative) in every case of singular and plural and of
/// both genders, as compared; more forms than grammar allows, never fewer of the regular ones. A
/// name that is not Cyrillic has one form. Both parts of a double name decline or the last one.
[[nodiscard]] std::vector<std::u32string> case_forms(std::string_view name);

}  // namespace mentor::checks
