// Scoring: the rules and criteria of matching.yaml applied to two people. Written once: building
// the problem, explaining it and verifying it all ask here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/matching/ready_facts.h"

namespace mentor::matching {

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

  /// Rules that do not hold and required criteria without points; all of them a pin beats. Where
  /// others lead the mentor's group too, also theirs: the mentee would be theirs as well.
  [[nodiscard]] std::vector<Obstacle> obstacles(PersonId mentee, PersonId mentor) const;

  /// True when obstacles() is empty; faster.
  [[nodiscard]] bool passes(PersonId mentee, PersonId mentor) const;

  /// Points by criterion, with the words that matched. Here and below points are of the two alone,
  /// whoever leads the group besides.
  [[nodiscard]] PairScore score(PersonId mentee, PersonId mentor) const;

  /// The points of a criterion whose `when` does not hold for the two.
  static constexpr int not_counted = -1;

  /// Points by criterion in the order of matching.yaml, put behind `by`; their sum. Faster.
  int add_points(PersonId mentee, PersonId mentor, std::vector<int>& by) const;

  /// The sum alone.
  [[nodiscard]] int points(PersonId mentee, PersonId mentor) const;

  /// The fact of the person in that role; one that is missing when nothing is known.
  [[nodiscard]] const ReadyFact& fact(PersonId person, Role role, const std::string& key) const;

 private:
  struct Two {
    const ReadyFacts::Row& mentee;
    const ReadyFacts::Row& mentor;
  };
  // A rule and a criterion with the columns of the facts that they compare.
  struct AskedRule {
    const Rule* rule;
    std::size_t of_mentee;
    std::size_t of_mentor;
  };
  struct AskedCriterion {
    const Criterion* criterion;
    std::size_t of_mentee;
    std::size_t of_mentor;
    std::size_t when_column;  ///< of the side that `when` asks
    std::uint32_t when_word;  ///< in the lexicon
  };

  [[nodiscard]] Two two(PersonId mentee, PersonId mentor) const;
  static bool holds(const AskedRule& asked, const Two& two);
  static bool counts(const AskedCriterion& asked, const Two& two);
  static int points_of(const AskedCriterion& asked, const Two& two);
  static bool lacks(const AskedCriterion& asked, const Two& two);
  [[nodiscard]] bool passes(const Two& two) const;
  void add_obstacles(PersonId mentee, PersonId mentor, std::vector<Obstacle>& found) const;

  const Admission* admission_ = nullptr;
  Lexicon lexicon_;
  ReadyFacts mentees_;
  ReadyFacts mentors_;
  std::vector<AskedRule> rules_;
  std::vector<AskedCriterion> criteria_;
};

}  // namespace mentor::matching
