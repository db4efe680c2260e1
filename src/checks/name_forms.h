// Russian names in all their case forms, for recognising them in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor::checks {

/// Code points of UTF-8; every damaged byte is U+FFFD.
[[nodiscard]] std::u32string decoded(std::string_view text);

/// A letter of any script as words are compared: small, ё = е, Latin and Greek without their marks;
/// 0 for what is no letter. Combining marks are no letters; those of й and ё in decomposed texts
/// are told by is_mark.
[[nodiscard]] char32_t word_letter(char32_t c);

/// What stands in a word and is no letter of it: combining marks (the breve of a decomposed й, the
/// diaeresis of ё, a stress), soft hyphens, characters without a width.
[[nodiscard]] bool is_mark(char32_t c);
/// True for a capital, and for a letter of a script that has none.
[[nodiscard]] bool is_capital(char32_t c);

/// A hyphen, and what is typed for one without spaces around it.
[[nodiscard]] bool is_hyphen(char32_t c);

/// «О'Нил», whichever sign is typed for it; of no weight where words are compared.
[[nodiscard]] bool is_apostrophe(char32_t c);

/// Puts a letter, mark, hyphen or apostrophe at the end of a word in the form in which words are
/// compared.
void append_letter(std::u32string& word, char32_t c);

/// A word as it is compared: letters by word_letter, hyphens between them as `-`; in a word with
/// Cyrillic letters the Latin and Greek ones that look like them, small or capital, made Cyrillic.
[[nodiscard]] std::u32string compared(std::string_view word);
void unify_script(std::u32string& word);

/// The Cyrillic small letter that a letter, or its capital, looks like; others as they are.
[[nodiscard]] char32_t look_alike(char32_t small);

/// The name (family, given or patronymic, nominative) in every case of singular and plural and of
/// both genders, as compared; more forms than grammar allows, never fewer of the regular ones. A
/// name that is not Cyrillic has one form. Both parts of a double name decline or the last one.
[[nodiscard]] std::vector<std::u32string> case_forms(std::string_view name);

/// The words of a double name: «Салтыков» and «Щедрин» of «Салтыков-Щедрин», «Гасан» and «оглы» of
/// «Гасан оглы». None of a simple one.
[[nodiscard]] std::vector<std::string> parts_of_name(const std::string& name);

}  // namespace mentor::checks
