// Scoring: the rules and criteria of matching.yaml applied to two people. Written once: building
// the problem, explaining it and verifying it all ask here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/state/people.h"

namespace mentor::matching {

/// A fact made ready for comparing: words folded, synonyms replaced, numbers and true/false written
/// in one way.
struct ReadyFact {
  std::vector<std::string> words;      ///< canonical, sorted, each once
  std::vector<std::string> written;    ///< as the person wrote them, by the order of `words`
  std::optional<std::int64_t> number;  ///< of a single number, in millionths
  std::optional<int> step;             ///< place on the ladder of `orders`, from 0
  Place place;
  [[nodiscard]] bool missing() const { return words.empty(); }
};

/// One criterion for one pair.
struct CriterionScore {
  const Criterion* criterion = nullptr;
  int points = 0;
  std::vector<std::string> matched;  ///< the mentee's words that the mentor has, or the steps
  bool counts = true;                ///< false when its `when` does not hold
  bool mentee_lacks = false;         ///< the mentee's fact is missing
  bool mentor_lacks = false;
};

struct PairScore {
  int points = 0;
  std::vector<CriterionScore> by;  ///< in the order of matching.yaml
};

class Scoring {
 public:
  /// Prepares the facts of everybody named. The admission must outlive it.
  Scoring(const Admission& admission, const std::vector<PersonId>& mentees,
          const std::vector<PersonId>& mentors);

  /// Rules that do not hold and required criteria without points; all of them a pin beats.
  [[nodiscard]] std::vector<Obstacle> obstacles(PersonId mentee, PersonId mentor) const;

  /// True when obstacles() is empty; faster.
  [[nodiscard]] bool passes(PersonId mentee, PersonId mentor) const;

  /// Points by criterion, with the words that matched.
  [[nodiscard]] PairScore score(PersonId mentee, PersonId mentor) const;

  /// Points by criterion in the order of matching.yaml; nullopt where its `when` does not hold.
  [[nodiscard]] std::vector<std::optional<int>> points_by(PersonId mentee, PersonId mentor) const;

  /// The sum of the points alone; faster.
  [[nodiscard]] int points(PersonId mentee, PersonId mentor) const;

  /// The fact of the person in that role; one that is missing when nothing is known.
  [[nodiscard]] const ReadyFact& fact(PersonId person, Role role, const std::string& key) const;

 private:
  using Facts = std::map<std::string, ReadyFact>;
  void prepare(PersonId person, Role role);
  [[nodiscard]] ReadyFact ready(const std::string& key, const KnownFact& known) const;
  [[nodiscard]] bool holds(const Rule& rule, PersonId mentee, PersonId mentor) const;
  [[nodiscard]] bool counts(const Criterion& criterion, PersonId mentee, PersonId mentor) const;
  [[nodiscard]] int points_of(const Criterion& criterion, PersonId mentee, PersonId mentor) const;

  const Admission* admission_ = nullptr;
  std::map<PersonId, Facts> mentee_facts_;
  std::map<PersonId, Facts> mentor_facts_;
};

}  // namespace mentor::matching
