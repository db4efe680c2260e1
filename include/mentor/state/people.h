// Questions about one person on the day of a state: roles, consents, facts, waiting.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

/// The participation in the role and form that has not ended on the day; nullptr when there is
/// none. An empty form asks for any.
[[nodiscard]] const Participation* active_participation(const State& state,
                                                        const PersonState& person, Role role,
                                                        const FormId& form);

/// True where the participation has begun by the day and not ended by it.
[[nodiscard]] bool holds_on(const Participation& participation, Date day);

/// True where the person takes part on the day: in that role and that form, or in any where none is
/// named. `FormId{}` is a role without a form yet.
[[nodiscard]] bool takes_part(const PersonState& person, Date day, std::optional<Role> role = {},
                              const std::optional<FormId>& form = {});

/// The same on the day of the state; false for one of whom nothing is known.
[[nodiscard]] bool takes_part(const State& state, PersonId id, Role role,
                              const std::optional<FormId>& form = {});

/// True also for one who has left since.
[[nodiscard]] bool ever_took_part(const PersonState& person, Role role,
                                  const std::optional<FormId>& form = {});

/// The day since which the person takes no part in that role and form, on the given day; nullopt
/// where they do, or never did by then.
[[nodiscard]] std::optional<Date> left_on(const PersonState& person, Role role,
                                          const std::optional<FormId>& form, Date day);

[[nodiscard]] bool is_paused(const PersonState& person, Date day);

/// True when the programme calls any of the person's categories adult.
[[nodiscard]] bool is_adult_by_category(const State& state, const PersonState& person);

/// Age bands that the person may be in on the day: one when the birth month is known or the
/// category is adult; both sides of a birthday inside the month or year that is known; under 14 and
/// from 14 for a minor without birth data (reliability.md, «Privacy»).
[[nodiscard]] std::vector<AgeBand> possible_age_bands(const State& state, const PersonState& person,
                                                      Date day);

/// Everybody who must sign a consent given on the day.
[[nodiscard]] std::vector<Signer> needed_signers(const State& state, const PersonState& person,
                                                 Date day);

enum class ConsentStatus { valid, missing, incomplete, expired, withdrawn };

/// `valid`, `missing` …: what programs read.
[[nodiscard]] std::string_view word_of(ConsentStatus status);

struct ConsentStanding {
  ConsentStatus status = ConsentStatus::missing;
  std::vector<Signer> unsigned_by;  ///< of an incomplete one
  /// The last valid day of a valid one, of an expired one, and of one that is incomplete since a
  /// paper ended.
  std::optional<Date> until;
  Place place;  ///< of the newest paper of that kind
};

/// Papers of one kind count together: a consent is valid when those in force on `day` are signed by
/// everybody whom the age rule names on the day of the newest of them.
[[nodiscard]] ConsentStanding consent_standing(const State& state, const PersonState& person,
                                               const std::string& kind, Date day);

/// The first day after `day` on which the standing of that kind may be another than on `day`: a
/// paper begins, has ended or is withdrawn. Nullopt when no paper names one.
[[nodiscard]] std::optional<Date> next_consent_change(const PersonState& person,
                                                      const std::string& kind, Date day);

/// Kinds required of the person's categories, sorted.
[[nodiscard]] std::vector<std::string> required_consents(const State& state,
                                                         const PersonState& person);

/// Required kinds that are not valid on the day.
[[nodiscard]] std::vector<std::string> lacking_consents(const State& state,
                                                        const PersonState& person, Date day);

struct KnownFact {
  Fact fact;
  std::optional<Date> date;  ///< none for the card and built-in facts
  Place place;
};

/// Facts as matching compares them, for the person in that role: the newest by date, key by key, of
/// intake answers (that role's questionnaire first) and `fact` entries, the card's below them all;
/// and the built-in class, grade, age, organisation, post, department.
[[nodiscard]] std::map<std::string, KnownFact> facts_of(const State& state,
                                                        const PersonState& person, Role role);

/// The number that a class begins with: 7 of `7Б`.
[[nodiscard]] std::optional<int> grade_of(const std::string& school_class);

/// Why nobody can tell the built-in fact `class` or `grade` of the person, where it is missing: a
/// grown-up by category has no class, or the class (a graduate's, a group's) has no number.
enum class Classless { no, grown_up, no_number };

/// `no` of any other fact.
[[nodiscard]] Classless classless(const State& state, const PersonState& person,
                                  std::string_view fact);
/// The same of a code; `no` of one that is nobody's.
[[nodiscard]] Classless classless(const State& state, PersonId person, std::string_view fact);

/// Unclosed pairs of the form, without pairs to come, in which the person is a member on the day or
/// will be one; an empty form asks for any.
[[nodiscard]] std::vector<const PairState*> unclosed_pairs(const State& state, PersonId person,
                                                           Role role, const FormId& form);

/// Full years on the day. Where what the card says (a year, or a year and a month) leaves two ages,
/// a mentor has the lower and a mentee the higher one: no mentor is taken for the older of the two
/// who may not be, and no rule loses a fact in the month of birth. nullopt without birth data.
[[nodiscard]] std::optional<int> age_of(const PersonState& person, Role role, Date day);

/// Days that the mentee has waited for a mentor of the form on the day: from the later of enrolment
/// and the end of the last pair of the form, pauses not counted.
[[nodiscard]] int waiting_days(const State& state, const PersonState& person, const FormId& form);

/// The person's appointments and roles aside, `trained` = attended at least one training.
[[nodiscard]] bool is_trained(const State& state, PersonId person);

}  // namespace mentor
