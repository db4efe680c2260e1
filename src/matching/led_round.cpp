#include "led_round.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mentor::matching {
namespace {

class Rounds {
 public:
  Rounds(const Admission& admission, const std::vector<PersonId>& mentees,
         const std::vector<PersonId>& mentors, const std::vector<EligiblePair>& pairs)
      : admission_(admission), mentees_(mentees), mentors_(mentors), pairs_(pairs) {
    for (std::size_t pair = 0; pair < pairs.size(); ++pair)
      of_[mentee(pair)].push_back(pair);
  }

  std::vector<std::size_t> leave_out() {
    std::set<std::size_t> out;
    for (const auto& [one, other] : rounds()) {
      if (out.contains(one) || out.contains(other)) continue;
      const std::size_t gone = goes_before(one, other) ? one : other;
      if ((pairs_[gone].marks & Mark::pinned) != 0) continue;
      out.insert(gone);
      --left_[mentee(gone)];
    }
    return {out.begin(), out.end()};
  }

 private:
  [[nodiscard]] PersonId mentee(std::size_t pair) const { return mentees_[pairs_[pair].mentee]; }
  [[nodiscard]] PersonId mentor(std::size_t pair) const { return mentors_[pairs_[pair].mentor]; }

  [[nodiscard]] bool leads(PersonId person, std::size_t pair) const {
    const auto& mates = admission_.mates_of(mentor(pair));
    return mentor(pair) == person || std::find(mates.begin(), mates.end(), person) != mates.end();
  }

  // Two pairs whose mentees would each be led by the other, one of them at least beside somebody.
  [[nodiscard]] std::set<std::pair<std::size_t, std::size_t>> rounds() {
    std::set<std::pair<std::size_t, std::size_t>> all;
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      std::vector<PersonId> leaders = admission_.mates_of(mentor(pair));
      if (leaders.empty()) continue;
      leaders.push_back(mentor(pair));
      for (const PersonId leader : leaders) {
        const auto theirs = of_.find(leader);
        if (theirs == of_.end()) continue;
        for (const std::size_t back : theirs->second) {
          const bool plain = mentor(pair) == leader && mentor(back) == mentee(pair);
          if (!plain && leads(mentee(pair), back)) all.insert(std::minmax(pair, back));
        }
      }
    }
    for (const auto& [one, other] : all)
      for (const std::size_t pair : {one, other})
        left_[mentee(pair)] = of_.at(mentee(pair)).size();
    return all;
  }

  [[nodiscard]] bool goes_before(std::size_t a, std::size_t b) const {
    const auto worth = [&](std::size_t pair) {
      const EligiblePair& each = pairs_[pair];
      return std::tuple((each.marks & Mark::pinned) != 0, (each.marks & Mark::kept) != 0,
                        -static_cast<std::int64_t>(left_.at(mentee(pair))), each.points);
    };
    return std::tuple(worth(a), pairs_[b].lot) < std::tuple(worth(b), pairs_[a].lot);
  }

  const Admission& admission_;
  const std::vector<PersonId>& mentees_;
  const std::vector<PersonId>& mentors_;
  const std::vector<EligiblePair>& pairs_;
  std::map<PersonId, std::vector<std::size_t>> of_;  ///< by mentee: their pairs
  std::map<PersonId, std::size_t> left_;             ///< of mentees whom it concerns
};

}  // namespace

std::vector<std::size_t> led_round(const Admission& admission, const std::vector<PersonId>& mentees,
                                   const std::vector<PersonId>& mentors,
                                   const std::vector<EligiblePair>& pairs) {
  const bool any = std::any_of(mentors.begin(), mentors.end(), [&](PersonId mentor) {
    return !admission.mates_of(mentor).empty();
  });
  if (!any) return {};
  return Rounds(admission, mentees, mentors, pairs).leave_out();
}

}  // namespace mentor::matching
