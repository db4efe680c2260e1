#include "mentor/matching/stand_ins.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "mentor/matching/explain.h"
#include "mentor/state/pairs.h"
#include "mentor/state/places.h"

namespace mentor::matching {
namespace {

// Mentors and mentees of one form, asked about its pairs.
class Bench {
 public:
  Bench(const State& state, const FormId& form)
      : state_(state),
        admission_(state, form),
        mentors_(enrolled(Role::mentor)),
        scoring_(admission_, enrolled(Role::mentee), mentors_) {}
  Bench(const Bench&) = delete;  // the scoring points at the admission beside it
  Bench& operator=(const Bench&) = delete;

  [[nodiscard]] StandIns of(const PairState& pair) const {
    StandIns found{pair.id, {}, {}};
    // Those of today; of a pair that begins later, those it will begin with.
    const auto mentees = there_or_to_come(pair.mentees, state_.day);
    const auto present = there_or_to_come(pair.mentors, state_.day);
    for (const PersonId mentor : mentors_) {
      if (std::find(present.begin(), present.end(), mentor) != present.end()) continue;
      if (const auto rule = against(mentor, mentees)) {
        ++found.removed_by[*rule];
      } else {
        found.able.push_back(stand_in(mentor, mentees));
      }
    }
    std::sort(found.able.begin(), found.able.end(), [](const StandIn& a, const StandIn& b) {
      return std::tie(b.points, a.has_group, a.mentees, a.mentor) <
             std::tie(a.points, b.has_group, b.mentees, b.mentor);
    });
    return found;
  }

 private:
  [[nodiscard]] std::vector<PersonId> enrolled(Role role) const {
    std::vector<PersonId> people;
    for (const auto& [id, person] : state_.people) {
      if (takes_part(person, state_.day, role, admission_.form())) people.push_back(id);
    }
    return people;
  }

  [[nodiscard]] std::optional<std::string> against(PersonId mentor,
                                                   const std::vector<PersonId>& mentees) const {
    for (const PersonId mentee : mentees) {
      if (const auto rule = against(mentor, mentee)) return rule;
    }
    return short_of_places(mentor, static_cast<int>(mentees.size()));
  }

  // Where places are short, what of it is true of the mentor.
  [[nodiscard]] std::optional<std::string> short_of_places(PersonId mentor, int wanted) const {
    const FormId& form = admission_.form();
    const int places = free_places(state_, mentor, form);
    if (places >= wanted) return std::nullopt;
    if (places > 0) return stand_in_few_places;
    const int capacity = capacity_of(state_, mentor, form);
    if (capacity == 0) return stand_in_takes_nobody;
    return capacity > mentees_now(state_, mentor, form) ? stand_in_mate_is_full : "no-place";
  }

  [[nodiscard]] std::optional<std::string> against(PersonId mentor, PersonId mentee) const {
    const auto all =
        all_obstacles(admission_, scoring_, mentee, mentor, admission_.excused(mentee, mentor));
    return all.empty() ? std::nullopt : std::optional(word_of(all.front()));
  }

  [[nodiscard]] StandIn stand_in(PersonId mentor, const std::vector<PersonId>& mentees) const {
    StandIn made{mentor, 0, mentees_now(state_, mentor, admission_.form()), false};
    made.has_group = !unclosed_pairs(state_, mentor, Role::mentor, admission_.form()).empty();
    for (const PersonId mentee : mentees)
      made.points += scoring_.points(mentee, mentor);
    return made;
  }

  const State& state_;
  Admission admission_;
  std::vector<PersonId> mentors_;
  Scoring scoring_;
};

}  // namespace

std::vector<StandIns> stand_ins(const State& state) {
  std::map<FormId, Bench> benches;
  std::vector<StandIns> all;
  for (const auto& [id, pair] : state.pairs) {
    if (!is_unclosed(pair, state.day)) continue;
    const auto bench = benches.try_emplace(pair.card->form, state, pair.card->form).first;
    all.push_back(bench->second.of(pair));
  }
  return all;
}

}  // namespace mentor::matching
