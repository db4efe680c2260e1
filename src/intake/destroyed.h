// Rows of a table that would bring somebody back whose data were destroyed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "drafts.h"

namespace mentor::intake {

/// Something to say of a row and how much it weighs: an error keeps the row out.
struct Remark {
  Severity severity = Severity::error;
  Message message;
};

/// Those forgotten on any day, also after that of the state: what was destroyed is not brought back
/// by an import of a day before.
class Destroyed {
 public:
  Destroyed(const State& state, const Questionnaire& questionnaire, const Table& table);

  /// Whose answer the folder has from this very row of this very file; nullopt for a row of nobody
  /// destroyed.
  [[nodiscard]] std::optional<PersonId> owner_of_row(const Draft& draft) const;

  /// The same, and of a row that has the time and the values of such an answer.
  [[nodiscard]] std::optional<PersonId> owner_of_answer(const Draft& draft) const;

  /// What to say of somebody whom the row would bring in: an error `row-like-destroyed` (person,
  /// born) where class and month of birth are those of a stub, or both have no class and one
  /// organisation; where nothing that the row tells sets them apart, an error
  /// `row-perhaps-destroyed` (people), or, of who answered after the destruction or is of another
  /// category, a warning `row-hardly-destroyed` (people) where one of the two is the same. The
  /// class is that of the forgetting, or as many years on.
  [[nodiscard]] std::optional<Remark> likeness(const Draft& draft) const;

 private:
  struct Stub {
    const PersonState* person = nullptr;
    Date destroyed{};
    int years = 0;  ///< school years since the forgetting
  };

  std::string file_;  ///< how sources of the table's rows begin
  const Table* table_;
  std::map<PersonId, Stub> stubs_;
  std::map<std::string, PersonId> rows_;  ///< by the source of their answers
  std::vector<const Answer*> answers_;    ///< to the questionnaire
};

/// `row-of-destroyed` (person).
[[nodiscard]] Message row_of_destroyed(PersonId person);

}  // namespace mentor::intake
