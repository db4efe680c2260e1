#include "ballot_ceilings.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace mentor::matching {
namespace {

class Ceilings {
 public:
  Ceilings(const Problem& problem, const Solution& solution)
      : p_(problem), pins_(problem.mentees.size(), false), seen_(problem.mentors.size(), false) {
    for (const Mentor& mentor : p_.mentors)
      room_.push_back(mentor.places);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if ((p_.marks[e] & Mark::pinned) != 0) take_pin(i, e);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      if (!pins_[i] && solution.mentor_of[i] != nobody) ++won_[urgent(i)];
  }

  std::map<std::string, std::int64_t> run() {
    std::map<std::string, std::int64_t> out;
    for (std::size_t u = 4; u-- > 0;) {
      const std::int64_t alone = most_served(u, u, 0);
      const std::int64_t above = most_served(u, 3, 0) - won_from(u + 1);
      out["served-" + std::to_string(u)] = pinned_[u] + std::min(alone, above);
    }
    out["worst-off"] = worst_off();
    out["worth"] = worth_most();
    out["kept"] = kept_most();
    return out;
  }

 private:
  [[nodiscard]] std::size_t urgent(std::uint32_t i) const {
    return static_cast<std::size_t>(p_.mentees[i].urgent);
  }

  void take_pin(std::uint32_t i, std::size_t pair) {
    pins_[i] = true;
    ++pinned_[urgent(i)];
    const std::uint32_t j = p_.mentor[pair];
    const int q = p_.mentors[j].load + p_.mentors[j].places - --room_[j];
    pinned_worth_ += worth(p_, pair) - place_cost(p_, q);
  }

  [[nodiscard]] std::int64_t won_from(std::size_t least) const {
    std::int64_t sum = 0;
    for (std::size_t u = least; u < won_.size(); ++u)
      sum += won_[u];
    return sum;
  }

  [[nodiscard]] bool is_ranked(std::size_t pair) const {
    return p_.wish[pair] != 0 && p_.preference[pair] != 0;
  }

  // The largest matching of the classes on pairs of at least so many points (Kuhn's paths).
  std::int64_t most_served(std::size_t from, std::size_t to, std::int32_t least) {
    there_.assign(p_.mentors.size(), {});
    std::int64_t served = 0;
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      if (pins_[i] || urgent(i) < from || urgent(i) > to) continue;
      std::fill(seen_.begin(), seen_.end(), false);
      if (find_place(i, least)) ++served;
    }
    return served;
  }

  // Breadth first: a path may be as long as there are mentors.
  bool find_place(std::uint32_t first, std::int32_t least) {
    struct Step {
      std::uint32_t mentee;
      std::uint32_t mentor;  ///< where the mentee would go
      std::size_t before;    ///< the step that sends them away
    };
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<Step> steps;
    const auto reach = [&](std::uint32_t i, std::size_t before) {
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
        const std::uint32_t j = p_.mentor[e];
        if (seen_[j] || !is_ranked(e) || p_.points[e] < least) continue;
        seen_[j] = true;
        steps.push_back({i, j, before});
      }
    };
    reach(first, none);
    for (std::size_t at = 0; at < steps.size(); ++at) {
      const std::uint32_t j = steps[at].mentor;
      if (static_cast<int>(there_[j].size()) >= room_[j]) {
        const std::vector<std::uint32_t> group = there_[j];
        for (const std::uint32_t i : group)
          reach(i, at);
        continue;
      }
      for (std::size_t step = at; step != none; step = steps[step].before) {
        const std::uint32_t i = steps[step].mentee;
        if (steps[step].before != none) std::erase(there_[steps[steps[step].before].mentor], i);
        there_[steps[step].mentor].push_back(i);
      }
      return true;
    }
    return false;
  }

  // On pairs of so many points every class could still have as many as it has.
  bool can_all_have(std::int32_t least) {
    for (std::size_t u = 0; u < won_.size(); ++u)
      if (most_served(u, 3, least) < won_from(u)) return false;
    return true;
  }

  std::int64_t worst_off() {
    std::vector<std::int32_t> values;
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if (!pins_[i] && is_ranked(e)) values.push_back(p_.points[e]);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const auto above = std::partition_point(values.begin(), values.end(),
                                            [&](std::int32_t each) { return can_all_have(each); });
    return above == values.begin() ? 0 : *(above - 1);
  }

  // The smaller of two sums: of the best pairs of as many mentees as can be served, and of the best
  // mentees of every mentor, the places paid for.
  std::int64_t worth_most() {
    std::vector<std::int64_t> best;
    std::vector<std::vector<std::int64_t>> by_mentor(p_.mentors.size());
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i) {
      std::int64_t most = 0;
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
        if (pins_[i] || !is_ranked(e)) continue;
        most = std::max(most, worth(p_, e));
        by_mentor[p_.mentor[e]].push_back(worth(p_, e));
      }
      best.push_back(most);
    }
    std::int64_t filled = 0;
    for (std::uint32_t j = 0; j < by_mentor.size(); ++j) {
      std::sort(by_mentor[j].rbegin(), by_mentor[j].rend());
      const auto room = static_cast<std::size_t>(std::max(room_[j], 0));
      int q = p_.mentors[j].load + p_.mentors[j].places - room_[j];
      for (std::size_t k = 0; k < std::min(room, by_mentor[j].size()); ++k)
        filled += std::max<std::int64_t>(0, by_mentor[j][k] - place_cost(p_, ++q));
    }
    std::sort(best.rbegin(), best.rend());
    std::int64_t had = 0;
    const std::int64_t served = most_served(0, 3, 0);
    for (std::size_t k = 0; k < best.size() && std::cmp_less(k, served); ++k)
      had += best[k];
    return pinned_worth_ + std::min(had, filled);
  }

  [[nodiscard]] std::int64_t kept_most() const {
    std::vector<std::int64_t> kept(p_.mentors.size(), 0);
    for (std::uint32_t i = 0; i < p_.mentees.size(); ++i)
      for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e)
        if (!pins_[i] && is_ranked(e) && (p_.marks[e] & Mark::kept) != 0) ++kept[p_.mentor[e]];
    std::int64_t most = 0;
    for (std::size_t j = 0; j < kept.size(); ++j)
      most += std::min<std::int64_t>(kept[j], std::max(room_[j], 0));
    return most;
  }

  const Problem& p_;
  std::vector<bool> pins_;  ///< by mentee
  std::vector<int> room_;   ///< by mentor: places that no pin takes
  std::array<std::int64_t, 4> pinned_{};
  std::array<std::int64_t, 4> won_{};  ///< served of each class, pins apart
  std::int64_t pinned_worth_ = 0;
  std::vector<bool> seen_;                         ///< by mentor
  std::vector<std::vector<std::uint32_t>> there_;  ///< by mentor
};

}  // namespace

std::map<std::string, std::int64_t> ballot_ceilings(const Problem& problem,
                                                    const Solution& solution) {
  return Ceilings(problem, solution).run();
}

}  // namespace mentor::matching
