#include "mentor/matching/verify.h"

#include <algorithm>
#include <functional>
#include <span>

#include "mentor/matching/both_ways.h"
#include "verify_flow.h"
#include "verify_levels.h"

namespace mentor::matching {
namespace {

/// The whole check of one solution. It recomputes every number from the problem by itself: nothing
/// here may call the solver's parts.
class Checker {
 public:
  Checker(const Problem& problem, const Solution& solution)
      : p_(problem), s_(solution), c_(solution.certificate) {}

  std::vector<Violation> run() {
    read_objective();
    if (!lengths_fit()) return {{Check::lengths_differ, 0}};
    find_pairs();
    if (!out_.empty()) return std::move(out_);
    check_places();
    check_sums();
    if (bound_) {
      check_conditions(p_, s_, {free_, group_, pins_}, out_);
      if (!out_.empty() || c_.claimed) return std::move(out_);
      check_kept_price();
    } else {
      if (served_first_) check_served();
      if (worst_off_) check_worst_off();
    }
    check_mentor_prices();
    check_outside_prices();
    check_choices();
    if (out_.empty() && !equal_.empty() && !bound_) check_lists();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t no_pair = static_cast<std::size_t>(-1);

  /// Where a mentee could be: with a mentor, or outside (column = mentors + urgency).
  struct Option {
    std::uint32_t column = 0;
    Price total;
  };

  void report(Check check, std::size_t at) {
    out_.push_back({check, static_cast<std::uint32_t>(at)});
  }

  void read_objective() {
    bool points = false;
    bool served = false;
    for (const Level level : p_.objective) {
      points = points || level == Level::points;
      served = served || level == Level::served;
      worst_off_ = worst_off_ || level == Level::worst_off;
    }
    served_first_ = p_.objective.front() == Level::served;
    bound_ = p_.group_min > 1 || p_.touch.has_value();
    unit_ = !points ? 0 : served_first_ ? 1 : 16;
    bonus_ = points && served && !served_first_ ? 1 : 0;
  }

  [[nodiscard]] bool lengths_fit() const {
    if (s_.mentor_of.size() != p_.mentees.size()) return false;
    if (bound_) return c_.served.empty() && !c_.worst_off && prices_fit();
    const bool plain = c_.closed.empty() && c_.open.empty() && c_.flow.empty() &&
                       !c_.worst_off_flow && !c_.claimed && c_.kept == Price{} && c_.times == 1;
    return plain && c_.mentor.size() == p_.mentors.size() &&
           c_.served.size() == (served_first_ ? 4U : 0U);
  }

  // Either prices prove the last levels, or they are claimed and there is no price at all.
  [[nodiscard]] bool prices_fit() const {
    if (!c_.claimed) return c_.times > 0 && c_.mentor.size() == p_.mentors.size();
    return c_.mentor.empty() && c_.outside == std::array<Price, 4>{} && c_.kept == Price{} &&
           c_.times == 1;
  }

  [[nodiscard]] bool is_pinned(std::size_t pair) const {
    return (p_.marks[pair] & Mark::pinned) != 0;
  }

  void find_pairs() {
    pair_of_.assign(p_.mentees.size(), no_pair);
    free_.assign(p_.mentees.size(), 1);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
        if (p_.mentor[e] == s_.mentor_of[i]) pair_of_[i] = e;
        if (!is_pinned(e)) continue;
        free_[i] = 0;
        if (p_.mentor[e] != s_.mentor_of[i]) report(Check::pin_not_kept, i);
      }
      if (s_.mentor_of[i] != nobody && pair_of_[i] == no_pair) report(Check::pair_not_eligible, i);
    }
  }

  void check_places() {
    group_.assign(p_.mentors.size(), 0);
    pins_.assign(p_.mentors.size(), 0);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      if (s_.mentor_of[i] == nobody) continue;
      ++group_[s_.mentor_of[i]];
      if (free_[i] == 0) ++pins_[s_.mentor_of[i]];
    }
    for (std::uint32_t j = 0; j < group_.size(); ++j)
      if (group_[j] > p_.mentors[j].places) report(Check::places_exceeded, j);
  }

  // What the next mentee of a mentor who has `taken` costs at the level points.
  [[nodiscard]] std::int64_t place(std::uint32_t mentor, int taken) const {
    const std::int64_t q = p_.mentors[mentor].load + taken + 1;
    return p_.rates.load * p_.rates.weights * (q + q - 1);
  }

  [[nodiscard]] std::int64_t gain(std::size_t pair) const {
    std::int64_t out = p_.points[pair] * std::int64_t{1000};
    if ((p_.marks[pair] & Mark::kept) != 0) out += p_.rates.weights * p_.rates.keep;
    return out;
  }

  void check_sums() {
    std::array<int, 4> served{};
    std::int64_t points = 0;
    std::int64_t worth = 0;
    std::int64_t kept_pairs = 0;
    std::int32_t worst = -1;
    Wide lots = 0;
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      const std::size_t e = pair_of_[i];
      if (e == no_pair) continue;
      ++served[static_cast<std::size_t>(p_.mentees[i].urgent)];
      points += p_.points[e];
      worth += gain(e);
      kept_pairs += (p_.marks[e] & Mark::kept) != 0 ? 1 : 0;
      lots += p_.lot[e];
      if (free_[i] != 0 && (worst < 0 || p_.points[e] < worst)) worst = p_.points[e];
    }
    for (std::uint32_t j = 0; j < group_.size(); ++j)
      for (int taken = 0; taken < group_[j]; ++taken)
        worth -= place(j, taken);
    if (served != s_.served || points != s_.points || worth != s_.worth || lots != s_.lots ||
        kept_pairs != s_.kept_pairs || std::max(worst, 0) != s_.worst_off)
      report(Check::sums_differ, 0);
  }

  [[nodiscard]] static bool strictly_ascending(const std::vector<std::uint32_t>& list) {
    return std::adjacent_find(list.begin(), list.end(), std::greater_equal<>{}) == list.end();
  }

  // On pairs of at least `least` points the witness holds when its mentees have no eligible mentor
  // outside it. Returns how many of the class and above it lets serve at most; -1 = no Hall set.
  [[nodiscard]] std::int64_t bound(const HallWitness& hall, std::int32_t least) const {
    std::vector<std::uint8_t> inside(p_.mentors.size(), 0);
    if (!strictly_ascending(hall.mentees) || !strictly_ascending(hall.mentors)) return -1;
    for (const std::uint32_t j : hall.mentors) {
      if (j >= inside.size()) return -1;
      inside[j] = 1;
    }
    std::int64_t most = 0;
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      if (free_[i] != 0 && p_.mentees[i].urgent >= hall.urgent) ++most;
    for (const std::uint32_t i : hall.mentees) {
      if (i >= p_.mentees.size() || free_[i] == 0 || p_.mentees[i].urgent < hall.urgent) return -1;
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if (p_.points[e] >= least && inside[p_.mentor[e]] == 0) return -1;
      --most;
    }
    for (const std::uint32_t j : hall.mentors)
      most += p_.mentors[j].places - pins_[j];
    return most;
  }

  [[nodiscard]] std::int64_t served_from(int urgent) const {
    std::int64_t out = 0;
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      if (free_[i] != 0 && p_.mentees[i].urgent >= urgent && s_.mentor_of[i] != nobody) ++out;
    return out;
  }

  void check_served() {
    std::array<bool, 4> proved{};
    for (const HallWitness& hall : c_.served) {
      if (hall.urgent < 0 || hall.urgent > 3 || bound(hall, 0) != served_from(hall.urgent)) {
        report(Check::witness_wrong, static_cast<std::size_t>(hall.urgent));
        continue;
      }
      proved[static_cast<std::size_t>(hall.urgent)] = true;
    }
    for (std::size_t u = 0; u < proved.size(); ++u)
      if (!proved[u]) report(Check::witness_missing, u);
  }

  void check_worst_off() {
    if (served_from(0) == 0) return;
    if (!c_.worst_off || c_.worst_off->points != s_.worst_off) {
      report(Check::worst_off_wrong, 0);
      return;
    }
    const HallWitness& hall = c_.worst_off->hall;
    const std::int64_t most = bound(hall, s_.worst_off + 1);
    if (most < 0 || most >= served_from(hall.urgent)) report(Check::worst_off_wrong, 0);
  }

  [[nodiscard]] Price place_price(std::uint32_t mentor, int taken) const {
    return {c_.times * unit_ * place(mentor, taken), 0};
  }

  // Worth something only where exactly as many pairs are kept as must be.
  void check_kept_price() {
    if (c_.kept == Price{}) return;
    const Standing now{free_, group_, pins_};
    const std::int64_t wanted = kept_possible(p_, now) - p_.touch.value_or(0);
    if (!p_.touch || c_.kept < Price{} || kept_held(p_, s_, now) > wanted)
      report(Check::price_below_last_place, 0);
  }

  [[nodiscard]] static bool names(const std::vector<std::uint32_t>& mentors, std::uint32_t j) {
    return std::find(mentors.begin(), mentors.end(), j) != mentors.end();
  }

  // A group that has only what it must have may ask less than its last place costs.
  [[nodiscard]] bool sells(std::uint32_t j) const {
    const bool held = names(c_.open, j) && p_.mentors[j].load + group_[j] <= p_.group_min;
    return group_[j] > pins_[j] && !held;
  }

  void check_mentor_prices() {
    for (std::uint32_t j = 0; j < group_.size(); ++j) {
      if (names(c_.closed, j)) continue;
      const int taken = group_[j];
      if (sells(j) && c_.mentor[j] < place_price(j, taken - 1))
        report(Check::price_below_last_place, j);
      if (taken < p_.mentors[j].places && c_.mentor[j] > place_price(j, taken))
        report(Check::price_above_next_place, j);
    }
  }

  // Where served comes first its witnesses fix how many of each class stay out, so that any price
  // of staying out proves the rest.
  void check_outside_prices() {
    if (served_first_) return;
    for (std::size_t u = 0; u < 4; ++u)
      if (c_.outside[u] != Price{}) report(Check::outside_price_not_zero, u);
  }

  [[nodiscard]] Option option(std::uint32_t i, std::size_t pair) const {
    const auto urgent = static_cast<std::uint32_t>(p_.mentees[i].urgent);
    if (pair == no_pair)
      return {static_cast<std::uint32_t>(p_.mentors.size()) + urgent, c_.outside[urgent]};
    Price total = c_.mentor[p_.mentor[pair]];
    total.points -=
        c_.times * (unit_ * gain(pair) + bonus_ * (static_cast<std::int64_t>(urgent) + 1));
    total.lots += static_cast<Wide>(c_.times) * p_.lot[pair];
    if (bound_ && (p_.marks[pair] & Mark::kept) != 0) {
      total.points -= c_.kept.points;
      total.lots -= c_.kept.lots;
    }
    return {p_.mentor[pair], total};
  }

  [[nodiscard]] bool admissible(std::size_t pair) const {
    if (bound_ && names(c_.closed, p_.mentor[pair])) return false;
    return !worst_off_ || p_.points[pair] >= s_.worst_off;
  }

  // What the pair costs at the level points, prices of places included.
  [[nodiscard]] std::int64_t points_of(std::uint32_t i, std::size_t pair) const {
    const std::int64_t bonus = bonus_ * (p_.mentees[i].urgent + std::int64_t{1});
    const bool is_kept = bound_ && (p_.marks[pair] & Mark::kept) != 0;
    return asked_[p_.mentor[pair]] - c_.times * (unit_ * gain(pair) + bonus) -
           (is_kept ? c_.kept.points : 0);
  }

  // Lots matter only where the points are equal. Notes where else every mentee could be at the same
  // total.
  void check_choices() {
    for (const Price& price : c_.mentor)
      asked_.push_back(price.points);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      equal_first_.push_back(equal_.size());
      if (free_[i] == 0) continue;
      const Option mine = option(i, pair_of_[i]);
      bool best = true;
      const auto compare = [&](const Option& other) {
        best = best && mine.total <= other.total;
        if (mine.total == other.total && mine.column != other.column)
          equal_.push_back(other.column);
      };
      const std::size_t end = p_.first[i + 1];
      for (std::size_t e = p_.first[i]; e < end; ++e)
        if (points_of(i, e) <= mine.total.points && admissible(e)) compare(option(i, e));
      compare(option(i, no_pair));
      if (!best) report(Check::not_the_best_choice, i);
    }
    equal_first_.push_back(equal_.size());
  }

  // Ties down to the last lot: the list is smallest when no mentee can take a smaller mentor by a
  // chain of equal steps of later mentees.
  void check_lists() {
    rows_of_.assign(p_.mentors.size() + 4, {});
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      if (free_[i] != 0) rows_of_[option(i, pair_of_[i]).column].push_back(i);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      if (equals(i).empty()) continue;
      const std::uint32_t mine = option(i, pair_of_[i]).column;
      for (const std::uint32_t column : equals(i))
        if (column < mine && leads_back(i, column, mine)) {
          report(Check::smaller_list_exists, i);
          break;
        }
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> equals(std::uint32_t i) const {
    return std::span(equal_).subspan(equal_first_[i], equal_first_[i + 1] - equal_first_[i]);
  }

  // At these prices: could the column hold one more, or one fewer, at no cost?
  [[nodiscard]] bool takes_more(std::uint32_t column) const {
    if (column >= p_.mentors.size()) return !served_first_;
    return group_[column] < p_.mentors[column].places &&
           c_.mentor[column] == place_price(column, group_[column]);
  }
  [[nodiscard]] bool takes_fewer(std::uint32_t column) const {
    if (column >= p_.mentors.size()) return !served_first_ && !rows_of_[column].empty();
    return group_[column] > pins_[column] &&
           c_.mentor[column] == place_price(column, group_[column] - 1);
  }

  [[nodiscard]] bool leads_back(std::uint32_t after, std::uint32_t from, std::uint32_t to) const {
    std::vector<bool> seen(rows_of_.size(), false);
    std::vector<std::uint32_t> queue{from};
    seen[from] = true;
    bool outside = false;
    const auto visit = [&](std::uint32_t column) {
      if (!seen[column]) queue.push_back(column);
      seen[column] = true;
    };
    for (std::size_t head = 0; head < queue.size() && !seen[to]; ++head) {
      for (const std::uint32_t i : rows_of_[queue[head]])
        if (i > after)
          for (const std::uint32_t column : equals(i))
            visit(column);
      if (outside || !takes_more(queue[head])) continue;
      outside = true;
      for (std::uint32_t column = 0; column < rows_of_.size(); ++column)
        if (takes_fewer(column)) visit(column);
    }
    return seen[to];
  }

  const Problem& p_;
  const Solution& s_;
  const Certificate& c_;
  std::vector<Violation> out_;
  bool served_first_ = false;
  bool worst_off_ = false;
  bool bound_ = false;  ///< groups have a minimum, or kept pairs a limit of broken ones
  std::int64_t unit_ = 0;
  std::int64_t bonus_ = 0;
  std::vector<std::int64_t> asked_;  ///< by mentor: the price at the level points
  std::vector<std::size_t> pair_of_;
  std::vector<std::uint8_t> free_;  ///< 1 = not pinned
  std::vector<int> group_;
  std::vector<int> pins_;
  std::vector<std::vector<std::uint32_t>> rows_of_;
  std::vector<std::size_t> equal_first_;  ///< mentees + 1
  std::vector<std::uint32_t> equal_;      ///< columns
};

}  // namespace

std::vector<Violation> verify_levels(const Problem& problem, const Solution& solution) {
  return Checker(problem, solution).run();
}

std::vector<Violation> verify(const Problem& problem, const Solution& solution) {
  if (!faults(problem).empty()) return {{Check::problem_faulty, 0}};
  if (solution.mentor_of.size() != problem.mentees.size()) return {{Check::lengths_differ, 0}};
  if (auto wrong = verify_ways(problem, solution); !wrong.empty()) return wrong;
  const bool whole = solution.certificate.one_way.empty();
  auto wrong = whole ? verify_levels(problem, solution)
                     : verify_levels(without_ways(problem, solution.certificate), solution);
  return wrong.empty() ? verify_cover(problem, solution) : wrong;
}

}  // namespace mentor::matching
