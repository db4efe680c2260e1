// Explanations: why this mentor, why not that one, and what the change would cost whom. Facts only;
// words are render's and the command line's.
#pragma once

#include <optional>
#include <vector>

#include "mentor/matching/force.h"
#include "mentor/matching/propose.h"

namespace mentor::matching {

/// One person who would have another mentor than the proposal gives.
struct Change {
  PersonId mentee;
  std::optional<PersonId> from;
  std::optional<PersonId> to;
  int points_before = 0;  ///< of the criteria; 0 without a mentor
  int points_after = 0;
};

/// A level before and after, where it differs: the names are those of a proposal's objective, and
/// before them `served`, all classes together, where somebody is urgent.
struct LevelChange {
  std::string level;
  std::int64_t before = 0;
  std::int64_t after = 0;
};

/// Two who would then rather have each other than what they get, with the ranks on their ballots.
struct Blocking {
  PersonId mentee;
  PersonId mentor;
  int wish = 0;        ///< the mentee's rank of the mentor
  int preference = 0;  ///< the mentor's rank of the mentee
  bool due_to_pin = false;
};

/// What the cheapest way to put two people together does to everybody.
struct Forced {
  std::vector<Change> changes;      ///< the mentee asked about first
  std::vector<LevelChange> levels;  ///< worst-off as if the pair were like any other
  std::vector<Blocking> blocking;   ///< where ballots decide; due to the pair being forced: who
                                    ///< would rather have each other as things are is not in it
};

/// Another mentor whom the mentee could have.
struct Other {
  PersonId mentor;
  int points = 0;
  Forced forced;
  std::vector<Obstacle> unnamed = {};  ///< as in WhyNotThem
};

/// Another mentor who fits the mentee, and what keeps even a pin from putting them together.
struct Barred {
  PersonId mentor;
  int points = 0;
  Bar bar = Bar::none;
};

/// Why the mentee has this mentor, or none.
struct WhyThis {
  PersonId mentee;
  std::optional<PersonId> mentor;
  PairScore score;  ///< of the two
  BallotMatch ballot = BallotMatch::none;
  bool pinned = false;
  std::vector<Obstacle> tolerated;     ///< passed_over() of the two
  std::optional<Unmatched> unmatched;  ///< of a mentee without a mentor
  std::vector<Other> others;           ///< the best others who could be forced, at most three
  std::vector<Barred> barred;  ///< those who could not, as far as `others` were looked for; at most
                               ///< three
};

/// Why two people are not together.
struct WhyNotThem {
  PersonId mentee;
  PersonId mentor;
  bool together = false;            ///< they are
  std::vector<Obstacle> obstacles;  ///< rules that forbid it, the hardest first
  std::vector<Obstacle> tolerated;  ///< rules that stand between them and do not forbid it, as the
                                    ///< two are a pair today or a pin beats them
  std::vector<Obstacle> unnamed;    ///< `not-named` where ballots decide and refuse whom they do
                                    ///< not name: `person` did not name the one of code `detail`
  PairScore score;  ///< of the two; where they are together, with whoever leads the group
  std::vector<PersonId> with;    ///< the mentees whom the mentor has in the proposal or has had
  int places = 0;                ///< free places before the proposal
  Bar bar = Bar::none;           ///< where no rule forbids it: what else does
  bool blocks = false;           ///< by ballots: they would rather have each other, due to a pin
  bool left_out = false;         ///< the same, of people on both sides whom no choice satisfies
  bool other_way = false;        ///< the two are matched with the sides changed
  std::optional<Forced> forced;  ///< where nothing forbids it
};

/// Everything that keeps the two from being a pair, but for what is excused: of Admission, the
/// rules of matching.yaml, a lead in front of the mentor. What no pin beats first. Places are no
/// rule.
[[nodiscard]] std::vector<Obstacle> all_obstacles(const Admission& admission, PersonId mentee,
                                                  PersonId mentor,
                                                  Excused excused = Excused::nothing);

/// The same with a scoring that knows both.
[[nodiscard]] std::vector<Obstacle> all_obstacles(const Admission& admission,
                                                  const Scoring& scoring, PersonId mentee,
                                                  PersonId mentor,
                                                  Excused excused = Excused::nothing);

/// What stands between the two and only a pin beats: what a pin that is kept, or a pair of today
/// that goes on, passes over.
[[nodiscard]] std::vector<Obstacle> passed_over(const Admission& admission, PersonId mentee,
                                                PersonId mentor);

/// Whether the mentees whom a proposal gives `lead` become those of `mentor`, who is the same or
/// leads the group too.
[[nodiscard]] bool gets_mentees_of(const Admission& admission, PersonId mentor, PersonId lead);

/// Whether the two may be matched in the problem, also where a rule stands between them: a pair of
/// today may go on, and a pin beats it.
[[nodiscard]] bool are_in_market(const Built& built, PersonId mentee, PersonId mentor);

/// The cheapest way to put two people of the run's market together: exactly what a pin would give.
/// Nothing when no rule-abiding way exists (see `bar_between`).
[[nodiscard]] std::optional<Forced> forced(const Run& run, PersonId mentee, PersonId mentor);

/// By ballots everybody who would rather have each other than what the run gives them: each of them
/// due to a pin, or left out of two ways. Nobody by points.
[[nodiscard]] std::vector<Blocking> blocking_of(const Run& run);

/// True where no other choice of the pairs that Built::led_round leaves out would reach more at any
/// level: even with all of them in there is no more. False where that is not certain, as it never
/// is by ballots.
[[nodiscard]] bool rounds_cost_nothing(const Admission& admission, const Run& run);

/// The run behind a written proposal by ballots without its search, which takes the most of an
/// explanation's time: the pairs are the file's. Nothing unless it is sealed, made from the very
/// problem of the day, and speaks of eligible pairs; and nothing by points, where solving is quick.
[[nodiscard]] std::optional<Run> run_of(const Admission& admission, const Proposal& proposal);

/// The mentee must wait or be matched in the run (`built.mentees` or `built.not_ready`), else
/// nullopt.
[[nodiscard]] std::optional<WhyThis> why(const Admission& admission, const Run& run,
                                         PersonId mentee);

[[nodiscard]] WhyNotThem why_not(const Admission& admission, const Run& run, PersonId mentee,
                                 PersonId mentor);

}  // namespace mentor::matching
