// Admission: what keeps a mentee, a mentor, or the two of them from being matched in a form, apart
// from the rules and criteria of matching.yaml (matching.md, «Who takes part»).
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mentor/matching/ballot_sheets.h"
#include "mentor/state/state.h"

namespace mentor::matching {

/// Whether a pin of the curator beats the obstacle.
enum class Force { always, unless_pinned };

/// What is passed over: nothing, or what a pin of the curator beats.
enum class Excused { nothing, by_pin };

/// One reason against. `rule` is a word for programs: `consent`, `clearance`, `category`, `block`,
/// `ban`, `refusal`, `same-person`, `own-group`, `both-ways`, `ended-early`, `selected`, `trained`,
/// `agreement`, `baseline`, `not-class-teacher`, `not-relatives`, `not-enrolled`, `left`, `paused`,
/// `not-lead`, or the id of a rule or criterion of matching.yaml.
struct Obstacle {
  std::string rule;
  std::string detail;  ///< kind of consent or clearance, reason of a block, code of the lead; may
                       ///< be empty
  PersonId person;     ///< whom it concerns; of two people the mentor
  Force force = Force::always;
  std::vector<Place> evidence;
};

/// Takes out what is excused.
void leave_out(Excused excused, std::vector<Obstacle>& obstacles);

/// `consent:processing`, `block`, `not-lead:P-020`: the obstacle as one word, for proposals and
/// tables.
[[nodiscard]] std::string word_of(const Obstacle& obstacle);

/// The form's section of matching.yaml; one without rules and criteria when there is none.
[[nodiscard]] FormRules rules_of(const Programme& programme, const FormId& form);

/// The admission of one form on the day of a state, which must outlive it.
class Admission {
 public:
  Admission(const State& state, FormId form);
  Admission(const Admission&) = delete;  // those who ask it later keep its address
  Admission& operator=(const Admission&) = delete;
  ~Admission() = default;

  /// What keeps the mentee from any pair of the form: not enrolled or paused, a required consent,
  /// the baseline where it is required.
  [[nodiscard]] std::vector<Obstacle> of_mentee(PersonId mentee) const;

  /// The same for a mentor: also clearances of the form, and `selected`, `trained`, `agreement`
  /// where they are required.
  [[nodiscard]] std::vector<Obstacle> of_mentor(PersonId mentor) const;

  /// What stands between the two, whichever of them was the mentor then: the same person,
  /// categories, blocks of either, refusals on ballots, a ban, a pair of theirs that ended early,
  /// mentoring the other way round, and where required the class teacher and relatives. Where
  /// others lead the mentor's group too, also what stands against them: the mentee would be theirs.
  [[nodiscard]] std::vector<Obstacle> between(PersonId mentee, PersonId mentor) const;

  /// Of that only what stands between these two, whoever else leads the group.
  [[nodiscard]] std::vector<Obstacle> between_two(PersonId mentee, PersonId mentor) const;

  /// All of these: what keeps either from everybody, and what stands between the two.
  [[nodiscard]] std::vector<Obstacle> against(PersonId mentee, PersonId mentor,
                                              Excused excused = Excused::nothing) const;

  /// What the curator's word excuses between the two: a pin to one of those who lead the group is a
  /// pin into the group.
  [[nodiscard]] Excused excused(PersonId mentee, PersonId mentor) const;

  /// `not-lead`, the lead in its detail, where the mentor leads a group behind somebody else: all
  /// its places for new mentees are the lead's. Empty for everybody else.
  [[nodiscard]] std::vector<Obstacle> behind_lead(PersonId mentor) const;

  /// Who stands for the mentor's group (group_lead); one who leads alone, or has none, themselves.
  [[nodiscard]] PersonId lead_of(PersonId mentor) const;

  /// Who leads the mentor's group too, by code.
  [[nodiscard]] const std::vector<PersonId>& mates_of(PersonId mentor) const;

  [[nodiscard]] const FormRules& rules() const { return rules_; }
  [[nodiscard]] const BallotSheets& sheets() const { return sheets_; }
  [[nodiscard]] const State& state() const { return *state_; }
  [[nodiscard]] const FormId& form() const { return form_; }

 private:
  using Two = std::pair<PersonId, PersonId>;
  // Somebody of the programme, with whether one of their categories is of the form.
  struct Known {
    const PersonState* person = nullptr;
    bool fits_as_mentee = true;
    bool fits_as_mentor = true;
  };
  // A class of somebody, as read, and as the year lists it.
  struct Taught {
    std::string as_read;
    const SchoolClass* listed = nullptr;
  };
  void remember_people();
  void remember_class_teachers();
  void remember_mates();
  [[nodiscard]] Known known(PersonId person) const;
  void add_blocks(const PersonState& from, const PersonState& to,
                  std::vector<Obstacle>& obstacles) const;
  void add_class_teacher(const PersonState& mentee, PersonId mentor,
                         std::vector<Obstacle>& obstacles) const;

  const State* state_ = nullptr;
  FormId form_;
  FormRules rules_;
  BallotSheets sheets_;
  std::map<Two, std::vector<Obstacle>> told_between_;   ///< (mentee, mentor): bans, their pairs
  std::map<PersonId, std::string> classes_to_come_;     ///< where class teachers are asked
  std::multimap<PersonId, Taught> taught_;              ///< of class teachers, where asked
  std::unordered_map<std::uint32_t, Known> known_;      ///< by the number of the code
  std::map<PersonId, std::vector<PersonId>> mates_;     ///< of mentors who do not lead alone
  std::map<PersonId, std::vector<Obstacle>> of_mates_;  ///< what of_mentor() says of each of them
  std::map<PersonId, PersonId> lead_;                   ///< of the same mentors
};

}  // namespace mentor::matching
