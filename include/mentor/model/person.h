// people/P-014.yaml: one person under a code, without a name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

/// What matching may compare: a text, a number, true/false (kept as written), or a list of texts.
struct Fact {
  std::vector<std::string> values;
  bool is_list = false;
  std::uint32_t line = 0;  ///< of the card it stands on; 0 where it stands elsewhere

  /// Whether they say the same, wherever they stand.
  friend bool operator==(const Fact& a, const Fact& b) {
    return a.values == b.values && a.is_list == b.is_list;
  }
};

/// A year, or year and month, of birth.
struct BirthMonth {
  int year = 0;
  std::optional<unsigned> month;
};

struct Block {
  PersonId person;
  std::string reason;
  std::uint32_t line = 0;  ///< of its card
};

/// The lines of a card's own keys; 0 where it has no such key.
struct CardLines {
  std::uint32_t category = 0;
  std::uint32_t school_class = 0;
  std::uint32_t post = 0;
  std::uint32_t department = 0;
  std::uint32_t organisation = 0;
  std::uint32_t born = 0;
};

struct Person {
  PersonId id;
  std::vector<CategoryId> categories;
  std::string school_class;
  std::string post;
  std::string department;
  std::string group;
  std::string organisation;
  std::optional<BirthMonth> born;
  std::map<std::string, Fact> facts;
  std::vector<Block> blocks;
  std::string entered;  ///< when a command made the card, as a comment in it tells, or empty
  CardLines lines;
  Place place;
};

/// Where a line of the card stands: `line` is one of its CardLines, facts or blocks; the whole card
/// where it is 0.
[[nodiscard]] inline Place place_on(const Person& card, std::uint32_t line) {
  return line == 0 ? card.place : Place{card.place.file, line};
}

/// `2010` or `2010-05`.
[[nodiscard]] std::string text(const BirthMonth& born);
[[nodiscard]] std::optional<BirthMonth> birth_month(std::string_view text);

/// private/P-014.yaml: what must not leave that folder. Never part of a Programme.
struct FullName {
  std::string family;
  std::string given;
  std::string patronymic;
  std::map<std::string, std::string> cases;  ///< case of grammar -> full name in it
};

struct Representative {
  std::string name;
  std::string relation;
  std::string phone;
};

struct ConfidentialNote {
  std::optional<Date> date;
  std::string source;
  std::string text;
  std::string clearance;
};

struct PrivateCard {
  PersonId id;
  FullName name;
  std::optional<Date> birth_date;
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  std::optional<Representative> representative;
  std::vector<ConfidentialNote> notes;
  std::string entered;  ///< as that of the Person who was entered with it
};

/// `Фамилия Имя Отчество`, without the parts that are empty.
[[nodiscard]] std::string full_name(const FullName& name);

/// `Фамилия И. О.`.
[[nodiscard]] std::string short_name(const FullName& name);

using PrivateCards = std::map<PersonId, PrivateCard>;

}  // namespace mentor
