// The two bases: everybody who entered the programme as a mentee or as a mentor.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/monitoring/quarter.h"
#include "mentor/state/people.h"
#include "mentor/state/state.h"

namespace mentor {

/// One participation, with the columns of the model bases; names and contacts are private and are
/// joined when the base is shown.
struct BaseRow {
  PersonId person;
  FormId form;
  Date entered{};
  std::optional<int> birth_year;
  std::string place;                     ///< own class, else post and organisation
  std::vector<std::string> requests;     ///< of a mentee
  std::vector<std::string> competences;  ///< of a mentor, as the four below
  std::vector<std::string> achievements;
  std::vector<std::string> interests;
  std::vector<std::string> wished_age;
  std::vector<std::string> time;
  std::vector<PersonId> partners;  ///< of the last pair in the form: mentors or mentees
  std::string partner_place;       ///< where they study or work, each place once
  std::optional<Date> ended;       ///< the pair's end, or the day of leaving
  std::string result;              ///< of the pair, for who stayed in it to its end
  std::string link;                ///< a publication that names the person
  bool completed = false;          ///< went through the programme
  std::vector<Place> evidence;
};

struct BaseReport {
  const Programme* programme = nullptr;
  Role role = Role::mentee;
  Date day{};
  std::vector<BaseRow> rows;
};

/// Participants of the school year of the state's day, also those who left in it; by form in the
/// card's order, then code.
[[nodiscard]] BaseReport base_report(const State& state, Role role);

/// A required consent that is not valid.
struct LackingConsent {
  PersonId person;
  std::string kind;
  ConsentStatus status = ConsentStatus::missing;
  std::vector<Signer> unsigned_by;
  std::optional<Date> until;
  std::vector<Place> evidence;
};

/// Participants of one class, or of one post or category where there is no class.
struct ConsentGroup {
  std::string title;
  std::optional<PersonId> teacher;
  std::int64_t people = 0;  ///< participants in the group
  std::vector<LackingConsent> lacking;
};

struct ConsentsReport {
  const Programme* programme = nullptr;
  Date day{};
  Share mentees;  ///< with every required consent
  Share mentors;
  std::vector<ConsentGroup> groups;  ///< in natural order; also those where nothing lacks
};

[[nodiscard]] ConsentsReport consents_report(const State& state);

struct UnmatchedReport {
  const Programme* programme = nullptr;
  Date day{};
  std::vector<UnmatchedRow> rows;
  std::vector<PersonId> without_form;  ///< mentees whose form is not chosen yet
  /// Of each form the newest one of the school year up to the day, but for drafts after which pairs
  /// were made of another one; none where nobody of `rows` was in it.
  std::vector<const Proposal*> proposals;
  /// Of the newest proposals, also of those where nobody of `rows` was: who still has the mentor
  /// that it takes away.
  std::vector<std::pair<const Proposal*, Loser>> losers;
};

[[nodiscard]] UnmatchedReport unmatched_report(const State& state);

}  // namespace mentor
