#include "verify_flow.h"

#include <algorithm>

namespace mentor::matching {
namespace {

bool marked_kept(const Problem& p, std::size_t pair) {
  return (p.marks[pair] & Mark::kept) != 0;
}

class ConditionCheck {
 public:
  ConditionCheck(const Problem& problem, const Solution& solution, const Standing& standing,
                 std::vector<Violation>& out)
      : p_(problem), s_(solution), c_(solution.certificate), now_(standing), out_(out) {
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      if (now_.free[i] == 0) continue;
      const auto u = static_cast<std::size_t>(p_.mentees[i].urgent);
      ++people_[u];
      served_[u] += s_.mentor_of[i] != nobody ? 1 : 0;
    }
  }

  void run() {
    if (!mark(c_.closed, closed_) || !mark(c_.open, open_)) return;
    check_groups();
    check_kept();
    check_list();
    if (p_.objective.front() != Level::served) return;
    for (std::size_t u = 4; u-- > 0;)
      check_class(u);
    if (asks_worst_off()) check_worst_off();
  }

 private:
  using Counts = std::array<std::int64_t, 4>;

  void report(Check check, std::size_t at) {
    out_.push_back({check, static_cast<std::uint32_t>(at)});
  }

  [[nodiscard]] bool asks_worst_off() const {
    const auto& all = p_.objective;
    return std::find(all.begin(), all.end(), Level::worst_off) != all.end() &&
           served_[0] + served_[1] + served_[2] + served_[3] > 0;
  }

  // Nothing is witnessed but what has to be, the most urgent class first.
  void check_list() {
    std::vector<int> wanted;
    if (p_.touch && kept_held(p_, s_, now_) < kept_possible(p_, now_) - *p_.touch)
      wanted.push_back(-1);
    for (int u = 3; u >= 0 && p_.objective.front() == Level::served; --u)
      if (served_[static_cast<std::size_t>(u)] < people_[static_cast<std::size_t>(u)])
        wanted.push_back(u);
    std::vector<int> told;
    for (const FlowWitness& each : c_.flow)
      told.push_back(each.urgent);
    if (told != wanted) report(Check::witness_missing, 0);
    const bool whole = !c_.worst_off_flow || c_.worst_off_flow->urgent == 0;  // of no class
    if (c_.worst_off_flow.has_value() != asks_worst_off() || !whole)
      report(Check::worst_off_wrong, 0);
  }

  bool mark(const std::vector<std::uint32_t>& mentors, std::vector<std::uint8_t>& marks) {
    marks.assign(p_.mentors.size(), 0);
    for (const std::uint32_t j : mentors) {
      if (j >= marks.size()) {
        report(Check::lengths_differ, j);
        return false;
      }
      marks[j] = 1;
    }
    return true;
  }

  // Mentees beyond the pinned ones that an open group must get.
  [[nodiscard]] std::int64_t least(std::size_t j) const {
    if (open_[j] == 0) return 0;
    return std::max(0, p_.group_min - p_.mentors[j].load - now_.pins[j]);
  }

  void check_groups() {
    for (std::size_t j = 0; j < p_.mentors.size(); ++j) {
      const int news = now_.group[j] - now_.pins[j];
      const bool small = p_.mentors[j].load + now_.group[j] < p_.group_min;
      if ((now_.group[j] > 0 && small) || news < least(j) || (closed_[j] != 0 && news > 0))
        report(Check::group_too_small, j);
    }
  }

  // How many kept pairs the touch requires, or as many as are kept where no more can be.
  void check_kept() {
    if (!p_.touch) return;
    const std::int64_t held = kept_held(p_, s_, now_);
    const std::int64_t wanted = kept_possible(p_, now_) - *p_.touch;
    required_ = std::max<std::int64_t>(0, std::min(held, wanted));
    if (held >= wanted) return;
    const FlowWitness* witness = find(-1);
    if (witness == nullptr || most_kept(*witness, people_, 0) > held)
      report(Check::too_many_broken, static_cast<std::size_t>(wanted - held));
  }

  [[nodiscard]] const FlowWitness* find(int urgent) const {
    for (const FlowWitness& each : c_.flow)
      if (each.urgent == urgent) return &each;
    return nullptr;
  }

  void check_class(std::size_t u) {
    if (served_[u] == people_[u]) return;
    const FlowWitness* witness = find(static_cast<int>(u));
    if (witness == nullptr) return report(Check::witness_missing, u);
    Counts out = people_;
    for (std::size_t above = u; above < 4; ++above)
      out[above] -= served_[above];
    --out[u];
    if (most_kept(*witness, out, 0) >= required_) report(Check::witness_wrong, u);
  }

  void check_worst_off() {
    Counts out = people_;
    for (std::size_t u = 0; u < 4; ++u)
      out[u] -= served_[u];
    if (!c_.worst_off_flow || most_kept(*c_.worst_off_flow, out, s_.worst_off + 1) >= required_)
      report(Check::worst_off_wrong, 0);
  }

  // No assignment on pairs of at least `points` that leaves at most `out` of each class outside
  // keeps more pairs than this (weak duality); huge when the witness does not fit the problem.
  [[nodiscard]] Wide most_kept(const FlowWitness& witness, const Counts& out,
                               std::int32_t points) const {
    constexpr Wide huge = static_cast<Wide>(1) << 100;
    if (witness.mentor.size() != p_.mentors.size()) return huge;
    Wide bound = 0;
    for (std::size_t j = 0; j < p_.mentors.size(); ++j) {
      const std::int64_t room = closed_[j] != 0 ? 0 : p_.mentors[j].places - now_.pins[j];
      bound += static_cast<Wide>(witness.mentor[j]) * (witness.mentor[j] > 0 ? room : least(j));
    }
    for (std::size_t u = 0; u < 4; ++u) {
      if (witness.outside[u] < 0) return huge;
      bound += static_cast<Wide>(witness.outside[u]) * out[u];
    }
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      if (now_.free[i] != 0) bound -= cheapest(witness, i, points);
    return bound;
  }

  [[nodiscard]] Wide cheapest(const FlowWitness& witness, std::uint32_t i,
                              std::int32_t points) const {
    Wide best = witness.outside[static_cast<std::size_t>(p_.mentees[i].urgent)];
    for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
      if (p_.points[e] < points || closed_[p_.mentor[e]] != 0) continue;
      const Wide price =
          static_cast<Wide>(witness.mentor[p_.mentor[e]]) - (marked_kept(p_, e) ? 1 : 0);
      best = std::min(best, price);
    }
    return best;
  }

  const Problem& p_;
  const Solution& s_;
  const Certificate& c_;
  const Standing& now_;
  std::vector<Violation>& out_;
  std::vector<std::uint8_t> closed_;
  std::vector<std::uint8_t> open_;
  Counts people_{};  ///< unpinned mentees by urgency
  Counts served_{};
  std::int64_t required_ = 0;
};

}  // namespace

std::int64_t kept_held(const Problem& p, const Solution& solution, const Standing& standing) {
  std::int64_t held = 0;
  for (std::uint32_t i = 0; i < p.mentees.size(); ++i)
    for (std::size_t e = p.first[i]; e < p.first[i + 1]; ++e)
      if (standing.free[i] != 0 && p.mentor[e] == solution.mentor_of[i] && marked_kept(p, e))
        ++held;
  return held;
}

std::int64_t kept_possible(const Problem& p, const Standing& standing) {
  std::int64_t possible = 0;
  for (std::uint32_t i = 0; i < p.mentees.size(); ++i) {
    bool any = false;
    for (std::size_t e = p.first[i]; e < p.first[i + 1]; ++e)
      any = any || marked_kept(p, e);
    if (any && standing.free[i] != 0) ++possible;
  }
  return possible;
}

void check_conditions(const Problem& problem, const Solution& solution, const Standing& standing,
                      std::vector<Violation>& out) {
  ConditionCheck(problem, solution, standing, out).run();
}

}  // namespace mentor::matching
