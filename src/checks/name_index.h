// What the leak scan looks for: every form of every name, every phone and e-mail of the private
// cards, hashed.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentor/model/person.h"

namespace mentor::checks {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::u32string_view word) const {
    return std::hash<std::u32string_view>{}(word);
  }
};

/// One name that somebody bears: the person's own, or the representative's.
struct Bearer {
  PersonId person;
  char32_t initial = 0;  ///< of the given name, by look_alike; 0 when there is none
};

using BearerList = std::vector<std::uint32_t>;  ///< ascending indices of bearers

/// What one word may be in somebody's name.
struct NameUse {
  BearerList family;
  BearerList given;
  BearerList patronymic;
};

using NameMap = std::unordered_map<std::u32string, NameUse, WordHash, std::equal_to<>>;
using ContactMap =
    std::unordered_map<std::u32string, std::set<PersonId>, WordHash, std::equal_to<>>;

struct NameIndex {
  std::vector<Bearer> bearers;
  NameMap names;
  ContactMap phones;                     ///< digits without the country's 7 or 8
  std::vector<std::size_t> phone_sizes;  ///< lengths of the keys of `phones`, longest first
  ContactMap emails;                     ///< in small letters
};

[[nodiscard]] NameIndex index_names(const PrivateCards& cards);

}  // namespace mentor::checks
