// The part of the checker that looks at people on both sides: it finds them by their ids itself.
#include <algorithm>

#include "mentor/matching/verify.h"

namespace mentor::matching {
namespace {

class Ways {
 public:
  // Both lists ascend by id, so one walk along the two finds who stands in both.
  Ways(const Problem& problem, const Solution& solution)
      : p_(problem),
        s_(solution),
        as_mentor_(problem.mentees.size(), nobody),
        as_mentee_(problem.mentors.size(), nobody) {
    std::uint32_t j = 0;
    for (std::uint32_t i = 0; i < p_.mentees.size() && j < p_.mentors.size(); ++i) {
      while (j < p_.mentors.size() && p_.mentors[j].id < p_.mentees[i].id)
        ++j;
      if (j == p_.mentors.size() || p_.mentors[j].id != p_.mentees[i].id) continue;
      as_mentor_[i] = j;
      as_mentee_[j] = i;
    }
  }

  std::vector<Violation> run() {
    for (std::uint32_t i = 0; i < s_.mentor_of.size(); ++i)
      if (s_.mentor_of[i] < p_.mentors.size() && are_matched(other_way({i, s_.mentor_of[i]})))
        out_.push_back({Check::both_ways, i});
    const auto& left_out = s_.certificate.one_way;
    for (std::uint32_t k = 0; k < left_out.size(); ++k)
      if (!may_be_left_out(left_out[k]) || (k > 0 && left_out[k] <= left_out[k - 1]))
        out_.push_back({Check::one_way_wrong, k});
    if (!out_.empty()) return std::move(out_);
    const bool chosen = std::any_of(left_out.begin(), left_out.end(),
                                    [&](PairOf pair) { return !is_pinned(other_way(pair)); });
    if (s_.certificate.one_way_claimed != (chosen && s_.cover.empty()))
      out_.push_back({Check::claim_wrong, 0});
    return std::move(out_);
  }

 private:
  // The same two people with the sides changed; `nobody` where one is not on the other side.
  [[nodiscard]] PairOf other_way(PairOf pair) const {
    return {as_mentee_[pair.mentor], as_mentor_[pair.mentee]};
  }

  [[nodiscard]] bool are_matched(PairOf pair) const {
    return pair.mentee < s_.mentor_of.size() && pair.mentor != nobody &&
           s_.mentor_of[pair.mentee] == pair.mentor;
  }

  [[nodiscard]] bool is_eligible(PairOf pair) const {
    return pair.mentee < p_.mentees.size() && pair.mentor < p_.mentors.size() &&
           find_pair(p_, pair.mentee, pair.mentor) < p_.mentor.size();
  }

  [[nodiscard]] bool may_be_left_out(PairOf pair) const {
    if (!is_eligible(pair) || !is_eligible(other_way(pair)) || are_matched(pair)) return false;
    return !is_pinned(pair);
  }

  [[nodiscard]] bool is_pinned(PairOf pair) const {
    return (p_.marks[find_pair(p_, pair.mentee, pair.mentor)] & Mark::pinned) != 0;
  }

  const Problem& p_;
  const Solution& s_;
  std::vector<std::uint32_t> as_mentor_;  ///< by mentee: the same person among the mentors
  std::vector<std::uint32_t> as_mentee_;  ///< by mentor
  std::vector<Violation> out_;
};

}  // namespace

std::vector<Violation> verify_ways(const Problem& problem, const Solution& solution) {
  return Ways(problem, solution).run();
}

}  // namespace mentor::matching
