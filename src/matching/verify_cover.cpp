// The part of the checker that reads a cover: whether any other choice of who of two is the mentor
// could be better.
#include <algorithm>
#include <functional>

#include "mentor/matching/both_ways.h"
#include "verify_levels.h"
#include "verify_sides.h"

namespace mentor::matching {
namespace {

using Choice = std::vector<PairOf>;  // pairs left out, ascending

class Cover {
 public:
  Cover(const Problem& problem, const Solution& solution)
      : p_(problem), s_(solution), sides_(problem) {}

  std::vector<Violation> run() {
    const Choice& own = s_.certificate.one_way;
    const bool has_conditions = p_.group_min > 1 || p_.touch;
    if (!s_.cover.empty() && has_conditions) return {{Check::cover_not_whole, 0}};
    if (s_.cover.empty() && (own.empty() || has_conditions || s_.certificate.one_way_claimed))
      return {};
    find_forced();
    std::vector<Choice> choices{own};
    for (std::uint32_t k = 0; k < s_.cover.size(); ++k) {
      check_leaf(k);
      choices.push_back(s_.cover[k].certificate.one_way);
    }
    for (Choice& each : choices)
      if (!without_forced(each)) out_.push_back({Check::cover_not_whole, 0});
    if (out_.empty() && !are_whole(choices)) out_.push_back({Check::cover_not_whole, 0});
    return std::move(out_);
  }

 private:
  // Where the other way is pinned there is nothing to choose: every choice leaves these out.
  void find_forced() {
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
        const PairOf other = sides_.other_way({i, p_.mentor[e]});
        if (sides_.is_eligible(other) && sides_.is_pinned(other))
          forced_.push_back({i, p_.mentor[e]});
      }
  }

  void check_leaf(std::uint32_t k) {
    const Solution& leaf = s_.cover[k];
    const Choice& left = leaf.certificate.one_way;
    const bool sound =
        leaf.mentor_of.size() == p_.mentees.size() && leaf.cover.empty() &&
        std::all_of(left.begin(), left.end(),
                    [&](PairOf pair) { return sides_.may_be_left_out(pair); }) &&
        std::adjacent_find(left.begin(), left.end(), std::greater_equal<>{}) == left.end();
    const bool in_turn = k == 0 || s_.cover[k - 1].certificate.one_way < left;
    if (!sound || !in_turn || !verify_levels(without_ways(p_, leaf.certificate), leaf).empty()) {
      out_.push_back({Check::cover_wrong, k});
    } else if (is_better(leaf)) {
      out_.push_back({Check::cover_better, k});
    }
  }

  // Sums are those of the pairs: verify_levels() has added them up.
  [[nodiscard]] std::vector<Wide> merit(const Solution& solution) const {
    std::vector<Wide> out;
    for (const Level level : p_.objective) {
      if (level == Level::worst_off) out.push_back(solution.worst_off);
      if (level == Level::points) out.push_back(solution.worth);
      if (level == Level::served)
        out.insert(out.end(), solution.served.rbegin(), solution.served.rend());
    }
    out.push_back(-solution.lots);
    return out;
  }

  [[nodiscard]] bool is_better(const Solution& leaf) const {
    const auto its = merit(leaf);
    const auto own = merit(s_);
    return its > own || (its == own && leaf.mentor_of < s_.mentor_of);
  }

  // Leaves what was chosen; false where something forced is missing.
  [[nodiscard]] bool without_forced(Choice& choice) const {
    Choice chosen;
    std::set_difference(choice.begin(), choice.end(), forced_.begin(), forced_.end(),
                        std::back_inserter(chosen));
    const bool had_all = chosen.size() + forced_.size() == choice.size();
    choice = std::move(chosen);
    return had_all;
  }

  // The ends of a tree of decisions: two people about whom each of them decides, then for either
  // decision the same of the rest, until nothing is left to decide.
  [[nodiscard]] bool are_whole(const std::vector<Choice>& choices) const {
    if (choices.empty()) return false;
    if (choices.size() == 1 && choices.front().empty()) return true;
    for (const PairOf pair : choices.front()) {
      const auto one = deciding(choices, pair);
      const auto two = deciding(choices, sides_.other_way(pair));
      if (one.size() + two.size() == choices.size()) return are_whole(one) && are_whole(two);
    }
    return false;
  }

  // Those that leave the pair out, without it.
  [[nodiscard]] static std::vector<Choice> deciding(const std::vector<Choice>& choices,
                                                    PairOf pair) {
    std::vector<Choice> out;
    for (Choice each : choices)
      if (std::erase(each, pair) == 1) out.push_back(std::move(each));
    return out;
  }

  const Problem& p_;
  const Solution& s_;
  BothSides sides_;
  Choice forced_;
  std::vector<Violation> out_;
};

}  // namespace

std::vector<Violation> verify_cover(const Problem& problem, const Solution& solution) {
  return Cover(problem, solution).run();
}

}  // namespace mentor::matching
