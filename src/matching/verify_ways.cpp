// The part of the checker that looks at people on both sides.
#include <algorithm>

#include "verify_sides.h"

namespace mentor::matching {
namespace {

class Ways {
 public:
  Ways(const Problem& problem, const Solution& solution)
      : p_(problem), s_(solution), sides_(problem) {}

  std::vector<Violation> run() {
    for (std::uint32_t i = 0; i < s_.mentor_of.size(); ++i)
      if (s_.mentor_of[i] < p_.mentors.size() &&
          are_matched(sides_.other_way({i, s_.mentor_of[i]})))
        out_.push_back({Check::both_ways, i});
    const auto& left_out = s_.certificate.one_way;
    for (std::uint32_t k = 0; k < left_out.size(); ++k)
      if (!may_be_left_out(left_out[k]) || (k > 0 && left_out[k] <= left_out[k - 1]))
        out_.push_back({Check::one_way_wrong, k});
    if (!out_.empty()) return std::move(out_);
    const bool chosen = std::any_of(left_out.begin(), left_out.end(), [&](PairOf pair) {
      return !sides_.is_pinned(sides_.other_way(pair));
    });
    if (s_.certificate.one_way_claimed != (chosen && s_.cover.empty()))
      out_.push_back({Check::claim_wrong, 0});
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool are_matched(PairOf pair) const {
    return pair.mentee < s_.mentor_of.size() && pair.mentor != nobody &&
           s_.mentor_of[pair.mentee] == pair.mentor;
  }

  [[nodiscard]] bool may_be_left_out(PairOf pair) const {
    return sides_.may_be_left_out(pair) && !are_matched(pair);
  }

  const Problem& p_;
  const Solution& s_;
  BothSides sides_;
  std::vector<Violation> out_;
};

}  // namespace

std::vector<Violation> verify_ways(const Problem& problem, const Solution& solution) {
  return Ways(problem, solution).run();
}

}  // namespace mentor::matching
