// Names of people as people type them -> the form in which they are stored and the form in which
// they are compared.
#pragma once

#include <string>
#include <string_view>

#include "mentor/base/result.h"
#include "mentor/model/person.h"

namespace mentor {

/// What was done to a typed name besides trimming; worth telling the person who typed it.
enum class NameChange { none, reordered };

struct TypedName {
  FullName name;
  NameChange change = NameChange::none;
};

/// A full name in one cell. The order is family, given, patronymic; another order is recognised by
/// the ending of the patronymic, and for two words by the ending of the family name. A name all in
/// capitals or all in small letters gets capitals where names have them; any other spelling stays.
/// Latin letters among Cyrillic ones become Cyrillic. Errors, all with arg `value`: name-empty,
/// name-masked (`Королёва &...&`), name-not-a-name (no letters, or over six words).
[[nodiscard]] Result<TypedName> read_full_name(std::string_view text);

/// A name in columns of its own: spelling as in read_full_name, the order is not touched.
[[nodiscard]] Result<TypedName> read_name_parts(std::string_view family, std::string_view given,
                                                std::string_view patronymic);

/// The form in which names and parts of names are compared: folded (ё = е, case, spaces), Latin
/// look-alikes among Cyrillic letters made Cyrillic, without dots.
[[nodiscard]] std::string name_key(std::string_view part);

/// name_key of family, given and patronymic, joined by spaces.
[[nodiscard]] std::string name_key(const FullName& name);

/// True when the part is an initial: one letter, with or without a dot.
[[nodiscard]] bool is_initial(std::string_view part);

/// True when both may name one person: the same family name and, where both tell them, the same
/// given name and patronymic; an initial agrees with every name that it begins.
[[nodiscard]] bool names_agree(const FullName& a, const FullName& b);

}  // namespace mentor
