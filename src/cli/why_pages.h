// Why this mentor, as the curator reads it: everybody named, with points and what a change costs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mentor/matching/explain.h"
#include "session.h"

namespace mentor::cli {

/// What has come since the proposal's day between a mentee and the other mentors.
struct OthersToday {
  std::map<PersonId, std::string> told;  ///< of those who were possible, what is another today
  std::vector<std::string> possible;     ///< those who were not and are today, with their points
};

/// Why the mentee has this mentor or none, and who else was possible.
[[nodiscard]] Document explain_mentee(Session& session, const matching::Admission& admission,
                                      const matching::Run& run, const matching::WhyThis& answer,
                                      const OthersToday& today = {});

/// Why the mentor has these mentees or none; who else fits is told by the run.
[[nodiscard]] Document explain_mentor(Session& session, const matching::Admission& admission,
                                      const matching::Run& run, const Proposal& proposal,
                                      PersonId mentor);

/// Why the two are not together and what putting them together would cost.
[[nodiscard]] Document explain_not(Session& session, const matching::Admission& admission,
                                   const matching::Run& run, const matching::WhyNotThem& answer);

struct Together;

/// The pairs that there are today, with the points that they would have today.
[[nodiscard]] Document explain_today(Session& session, const std::string& title,
                                     const std::vector<Together>& pairs);

/// Two people who have the same role only, and so are no pair.
[[nodiscard]] Document explain_same_role(Session& session, const FormId& form, Role role,
                                         PersonId a, PersonId b);

/// What is told of one form.
struct OfForm {
  FormId form;
  Document document;
};

/// One after the other under the forms' titles; ids of facts and tables begin with the form's. One
/// alone stays as it is. There is at least one.
[[nodiscard]] Document form_by_form(const Session& session, std::vector<OfForm> all);

/// What keeps two people from being put together, where no rule does.
[[nodiscard]] std::string bar_in_words(Session& session, const matching::Run& run,
                                       const matching::Barred& barred);

}  // namespace mentor::cli
