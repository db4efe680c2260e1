// The part of the checker that looks at people on both sides: it finds them by their ids itself.
#include <algorithm>
#include <map>
#include <string_view>

#include "mentor/matching/verify.h"

namespace mentor::matching {
namespace {

class Ways {
 public:
  Ways(const Problem& problem, const Solution& solution) : p_(problem), s_(solution) {
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      mentee_at_.emplace(p_.mentees[i].id, i);
    for (std::uint32_t j = 0; j < p_.mentors.size(); ++j)
      mentor_at_.emplace(p_.mentors[j].id, j);
  }

  std::vector<Violation> run() {
    for (std::uint32_t i = 0; i < s_.mentor_of.size(); ++i)
      if (s_.mentor_of[i] < p_.mentors.size() && are_matched(other_way({i, s_.mentor_of[i]})))
        out_.push_back({Check::both_ways, i});
    const auto& left_out = s_.certificate.one_way;
    for (std::uint32_t k = 0; k < left_out.size(); ++k)
      if (!may_be_left_out(left_out[k]) || (k > 0 && left_out[k] <= left_out[k - 1]))
        out_.push_back({Check::one_way_wrong, k});
    return std::move(out_);
  }

 private:
  // The same two people with the sides changed; `nobody` where one is not on the other side.
  [[nodiscard]] PairOf other_way(PairOf pair) const {
    const auto mentee = mentee_at_.find(p_.mentors[pair.mentor].id);
    const auto mentor = mentor_at_.find(p_.mentees[pair.mentee].id);
    return {mentee == mentee_at_.end() ? nobody : mentee->second,
            mentor == mentor_at_.end() ? nobody : mentor->second};
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
    return (p_.marks[find_pair(p_, pair.mentee, pair.mentor)] & Mark::pinned) == 0;
  }

  const Problem& p_;
  const Solution& s_;
  std::map<std::string_view, std::uint32_t> mentee_at_;
  std::map<std::string_view, std::uint32_t> mentor_at_;
  std::vector<Violation> out_;
};

}  // namespace

std::vector<Violation> verify_ways(const Problem& problem, const Solution& solution) {
  const bool fits = solution.mentor_of.size() == problem.mentees.size();
  if (!fits || !faults(problem).empty()) return {};
  return Ways(problem, solution).run();
}

}  // namespace mentor::matching
