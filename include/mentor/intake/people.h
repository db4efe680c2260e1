// Recognising the people that a row or a typed text speaks of: by code, else by name with birth
// date, else by name with class, else by full name alone. Never a guess.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/base/result.h"
#include "mentor/intake/names.h"
#include "mentor/model/person.h"
#include "mentor/state/state.h"

namespace mentor {

/// What a row says of a person. Empty = the row does not say.
struct Sighting {
  std::string code;
  FullName name;
  std::optional<Date> birth_date;
  std::string school_class;
};

/// One above the highest code in use, also in private/: a private card without a card in people/ is
/// somebody's, who may come back with it.
[[nodiscard]] PersonId next_person_id(const Programme& programme, const PrivateCards* cards);

class People {
 public:
  /// `cards` is nullptr where private/ is not there: then people are known by code only. Forgotten
  /// people are not known by name.
  People(const State& state, const PrivateCards* cards);

  /// Somebody whom a row of the same table has just brought in.
  void add(PersonId id, const Sighting& sighting);

  /// The person; nullopt when there is nobody of that name (an unknown code is an error). Errors:
  /// code-unreadable, code-unknown (args value, nearest), person-names-absent (private/ is not
  /// there), person-ambiguous (candidates), person-birth-differs, person-class-differs (candidate:
  /// the name and class are the same and the birth date is not; or the class is not and no birth
  /// date decides, but for people brought in by this table: there two classes are two people),
  /// person-without-card (person: nobody else is meant, and only private/ knows the person).
  [[nodiscard]] Result<std::optional<PersonId>> recognise(const Sighting& sighting) const;

  /// A person typed as a code, a family name or a full name, also in the order given, family.
  /// Errors: those of recognise, person-unknown (args value, nearest), and those of read_full_name.
  [[nodiscard]] Result<PersonId> identify(std::string_view typed) const;

  /// Whether the person's data were destroyed: nothing more is written of them.
  [[nodiscard]] bool is_forgotten(PersonId id) const;

  /// `P-014 Кузнецова Дарья 9А` for messages; somebody new has no code yet.
  [[nodiscard]] std::string label(PersonId id) const;

  /// nullptr where no name is known.
  [[nodiscard]] const FullName* name_of(PersonId id) const;

 private:
  struct Known {
    PersonId id;
    FullName name;
    std::optional<Date> birth_date;
    std::string school_class;
    bool is_new = false;
    bool has_card = true;  ///< in people/
  };
  using Candidates = std::vector<const Known*>;

  [[nodiscard]] Result<std::optional<PersonId>> by_code(const std::string& code) const;
  [[nodiscard]] Result<std::optional<PersonId>> among(const Candidates& named,
                                                      const Sighting& sighting) const;
  [[nodiscard]] Candidates of_name(const FullName& name) const;
  [[nodiscard]] Result<std::optional<PersonId>> by_birth_date(const Candidates& named,
                                                              const Sighting& sighting) const;
  [[nodiscard]] Result<std::optional<PersonId>> by_class(const Candidates& named,
                                                         const Sighting& sighting) const;
  [[nodiscard]] Result<std::optional<PersonId>> only_one(const Candidates& found,
                                                         const Sighting& sighting) const;
  [[nodiscard]] static std::string label(const Known& known);
  void remember(Known known);

  const State* state_ = nullptr;
  bool names_known_ = false;
  std::vector<Known> known_;
  std::multimap<std::string, std::size_t>
      by_family_;  ///< key of the family name -> place in known_
};

}  // namespace mentor
