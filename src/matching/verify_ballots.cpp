// The check of proposals by ballots. Like all of the checker it shares nothing with the solver:
// what the rule truthful gives it finds by rounds where the solver goes mentee by mentee.
#include <algorithm>

#include "ballot_ceilings.h"
#include "mentor/matching/both_ways.h"
#include "mentor/matching/verify.h"
#include "verify_flow.h"
#include "verify_sides.h"

namespace mentor::matching {
namespace {

/// Rounds of asking: all who have nobody ask the best mentor who has not turned them down, then
/// every mentor keeps the best of those there. Whoever asks first, the outcome is the same (Gale
/// and Shapley 1962).
class Rounds {
 public:
  Rounds(const Problem& problem, const std::vector<std::uint32_t>& closed)
      : p_(problem),
        sides_(problem),
        with_(problem.mentees.size(), nothing),
        there_(problem.mentors.size()) {
    for (const Mentor& mentor : p_.mentors)
      room_.push_back(mentor.places);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      list(i);
    for (const std::uint32_t j : closed)
      room_[j] = 0;
  }

  std::vector<std::uint32_t> run() {
    while (ask())
      keep_the_best();
    std::vector<std::uint32_t> out;
    for (const std::size_t pair : with_)
      out.push_back(pair == nothing ? nobody : p_.mentor[pair]);
    return out;
  }

 private:
  static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

  // A pin makes the two a pair the other way round.
  [[nodiscard]] bool is_barred(std::uint32_t i, std::size_t pair) const {
    const PairOf other = sides_.other_way({i, p_.mentor[pair]});
    return sides_.is_eligible(other) && sides_.is_pinned(other);
  }

  // Whom the mentee asks, the last one first; a pin is asked by nobody and takes its place.
  void list(std::uint32_t i) {
    std::vector<std::size_t>& asks = asks_.emplace_back();
    for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
      if (p_.wish[e] != 0 && p_.preference[e] != 0 && !is_barred(i, e)) asks.push_back(e);
      if ((p_.marks[e] & Mark::pinned) != 0) with_[i] = e;
    }
    std::sort(asks.begin(), asks.end(),
              [&](std::size_t a, std::size_t b) { return is_better(p_.wish, b, a); });
    if (with_[i] == nothing) return;
    asks.clear();
    --room_[p_.mentor[with_[i]]];
  }

  [[nodiscard]] bool is_better(const std::vector<std::uint16_t>& ranks, std::size_t a,
                               std::size_t b) const {
    if (ranks[a] != ranks[b]) return ranks[a] < ranks[b];
    return p_.lot[a] != p_.lot[b] ? p_.lot[a] < p_.lot[b] : a < b;
  }

  bool ask() {
    bool asked = false;
    for (std::size_t i = 0; i < asks_.size(); ++i) {
      if (with_[i] != nothing || asks_[i].empty()) continue;
      with_[i] = asks_[i].back();
      asks_[i].pop_back();
      there_[p_.mentor[with_[i]]].push_back(i);
      asked = true;
    }
    return asked;
  }

  void keep_the_best() {
    for (std::size_t j = 0; j < there_.size(); ++j) {
      const auto room = static_cast<std::size_t>(std::max(room_[j], 0));
      if (there_[j].size() <= room) continue;
      std::sort(there_[j].begin(), there_[j].end(), [&](std::size_t a, std::size_t b) {
        return is_better(p_.preference, with_[a], with_[b]);
      });
      for (std::size_t k = room; k < there_[j].size(); ++k)
        with_[there_[j][k]] = nothing;
      there_[j].resize(room);
    }
  }

  const Problem& p_;
  BothSides sides_;
  std::vector<int> room_;                        ///< by mentor: places that no pin takes
  std::vector<std::vector<std::size_t>> asks_;   ///< by mentee: pairs
  std::vector<std::size_t> with_;                ///< by mentee: the pair
  std::vector<std::vector<std::size_t>> there_;  ///< by mentor: mentees without a pin
};

class BallotChecker {
 public:
  BallotChecker(const Problem& problem, const Solution& solution, BallotRule rule)
      : p_(problem),
        s_(solution),
        c_(solution.certificate),
        rule_(rule),
        blocking_(blocking_pairs(problem, solution.mentor_of)) {
    std::erase_if(blocking_, [](const BlockingPair& each) { return each.due_to_pin; });
  }

  std::vector<Violation> run() {
    check_groups();
    check_closings();
    check_left_out();
    check_bounds();
    return std::move(out_);
  }

 private:
  void report(Check check, std::size_t at) {
    out_.push_back({check, static_cast<std::uint32_t>(at)});
  }

  [[nodiscard]] bool is_closed(std::uint32_t j) const {
    return std::find(c_.closed.begin(), c_.closed.end(), j) != c_.closed.end();
  }

  // A group that gets somebody has as many as the form asks for, and a closed one gets nobody. A
  // pinned pair may stand alone.
  void check_groups() {
    std::vector<int> group(p_.mentors.size(), 0);
    std::vector<int> chosen(p_.mentors.size(), 0);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      if (s_.mentor_of[i] == nobody) continue;
      const std::size_t pair = find_pair(p_, i, s_.mentor_of[i]);
      ++group[s_.mentor_of[i]];
      if ((p_.marks[pair] & Mark::pinned) == 0) ++chosen[s_.mentor_of[i]];
    }
    for (std::uint32_t j = 0; j < group.size(); ++j) {
      const bool small = p_.mentors[j].load + group[j] < p_.group_min;
      if (chosen[j] > 0 && (small || is_closed(j))) report(Check::group_too_small, j);
    }
  }

  void check_closings() {
    if (c_.closed.empty() != (c_.closing == ClosedGroups::none)) report(Check::closing_wrong, 0);
    for (const std::uint32_t j : c_.closed)
      if (!is_needed(j) || !is_bound(j)) report(Check::closed_needless, j);
  }

  // One new mentee would not make the group large enough.
  [[nodiscard]] bool is_bound(std::uint32_t j) const {
    int group = p_.mentors[j].load + 1;
    for (std::size_t e = 0; e < p_.mentor.size(); ++e)
      if (p_.mentor[e] == j && (p_.marks[e] & Mark::pinned) != 0) ++group;
    return group < p_.group_min;
  }

  // By the rule max somebody would rather be there; by the rule truthful the pairs would be others.
  [[nodiscard]] bool is_needed(std::uint32_t j) const {
    if (rule_ == BallotRule::truthful) {
      std::vector<std::uint32_t> fewer = c_.closed;
      std::erase(fewer, j);
      return asked_in_rounds(without_ways(p_, c_), fewer) != s_.mentor_of;
    }
    return std::any_of(blocking_.begin(), blocking_.end(),
                       [&](const BlockingPair& each) { return each.mentor == j; });
  }

  void check_left_out() {
    for (std::uint32_t k = 0; k < c_.one_way.size(); ++k)
      if (!is_left_out_for_something(k)) report(Check::one_way_wrong, k);
  }

  // By the rule max the two would rather have each other; by the rule truthful the pairs would be
  // others.
  [[nodiscard]] bool is_left_out_for_something(std::uint32_t k) const {
    const PairOf both = c_.one_way[k];
    if (rule_ == BallotRule::truthful) {
      Certificate fewer;
      fewer.one_way = c_.one_way;
      fewer.one_way.erase(fewer.one_way.begin() + k);
      return asked_in_rounds(without_ways(p_, fewer), c_.closed) != s_.mentor_of;
    }
    return !is_closed(both.mentor) &&
           std::any_of(blocking_.begin(), blocking_.end(), [&](const BlockingPair& each) {
             return PairOf{each.mentee, each.mentor} == both;
           });
  }

  // How many pairs are kept, where that is fewer than the touch asks for.
  [[nodiscard]] std::optional<std::int64_t> too_few_kept() const {
    if (!p_.touch) return std::nullopt;
    Standing now{std::vector<std::uint8_t>(p_.mentees.size(), 1), {}, {}};
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if ((p_.marks[e] & Mark::pinned) != 0) now.free[i] = 0;
    const std::int64_t held = kept_held(p_, s_, now);
    if (held >= kept_possible(p_, now) - *p_.touch) return std::nullopt;
    return held;
  }

  // Of every level what it has reached, by the rule max; before them what keeps the touch, where
  // the prover claims that it cannot be kept.
  [[nodiscard]] std::vector<LevelValue> reached() const {
    std::vector<LevelValue> out;
    if (rule_ == BallotRule::truthful) return out;
    if (const auto kept = too_few_kept()) out.push_back({"kept", *kept});
    for (const Level level : p_.objective) {
      if (level == Level::served)
        for (std::size_t u = s_.served.size(); u-- > 0;)
          out.push_back({"served-" + std::to_string(u), s_.served[u]});
      if (level == Level::worst_off) out.push_back({"worst-off", s_.worst_off});
      if (level == Level::points) out.push_back({"worth", s_.worth});
    }
    return out;
  }

  void check_bounds() {
    const bool told = c_.lots != LotsProof::none;
    if (told != (rule_ == BallotRule::max)) report(Check::bounds_wrong, 0);
    const std::vector<LevelValue> least = reached();
    const bool right = std::equal(least.begin(), least.end(), c_.bounds.begin(), c_.bounds.end(),
                                  [](const LevelValue& value, const LevelValue& bound) {
                                    return value.level == bound.level && value.value <= bound.value;
                                  });
    if (!right || are_above_all()) report(Check::bounds_wrong, 0);
  }

  // A bound that is what was reached needs no other; one above may be claimed as far as it could be
  // true at all.
  [[nodiscard]] bool are_above_all() const {
    const std::vector<LevelValue> least = reached();
    const bool open =
        !std::equal(least.begin(), least.end(), c_.bounds.begin(), c_.bounds.end(),
                    [](const LevelValue& a, const LevelValue& b) { return a.value == b.value; });
    if (!open) return false;
    const auto most = ballot_ceilings(p_, s_);
    return std::any_of(c_.bounds.begin(), c_.bounds.end(), [&](const LevelValue& bound) {
      const auto found = most.find(bound.level);
      return found == most.end() || bound.value > found->second;
    });
  }

  const Problem& p_;
  const Solution& s_;
  const Certificate& c_;
  BallotRule rule_;
  std::vector<BlockingPair> blocking_;  ///< but for pins, closed groups among them
  std::vector<Violation> out_;
};

}  // namespace

std::vector<Violation> verify_ballots(const Problem& problem, const Solution& solution,
                                      BallotRule rule) {
  return BallotChecker(problem, solution, rule).run();
}

std::vector<std::uint32_t> asked_in_rounds(const Problem& problem,
                                           const std::vector<std::uint32_t>& closed) {
  return Rounds(problem, closed).run();
}

}  // namespace mentor::matching
