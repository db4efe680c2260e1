// Choice: whom of the proposals an order signs.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/proposal.h"
#include "session.h"

namespace mentor::cli {

/// Everybody, or as --only and --except say: mentees, or mentors with all whom they are proposed;
/// who leads a group together with the mentor proposed counts as that mentor.
class Choice {
 public:
  /// Errors (exit 2): `option-value-missing` (option) where it was given and names nobody,
  /// `not-in-proposal` (option, person, proposals).
  static Result<Choice> read(Session& session, const std::vector<const Proposal*>& proposals);

  [[nodiscard]] bool takes(PersonId mentee, PersonId mentor) const;

 private:
  bool all_ = true;  ///< --only was not given
  std::set<PersonId> only_;
  std::set<PersonId> except_;
};

}  // namespace mentor::cli
