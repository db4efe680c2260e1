// The check of what the rule truthful gives. Like all of the checker it shares nothing with the
// solver: it goes by rounds where the solver goes mentee by mentee.
#include <algorithm>

#include "mentor/matching/verify.h"

namespace mentor::matching {
namespace {

/// Rounds of asking: all who have nobody ask the best mentor who has not turned them down, then
/// every mentor keeps the best of those there. Whoever asks first, the outcome is the same (Gale
/// and Shapley 1962).
class Rounds {
 public:
  Rounds(const Problem& problem, const std::vector<std::uint32_t>& closed)
      : p_(problem), with_(problem.mentees.size(), nothing), there_(problem.mentors.size()) {
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

  // Whom the mentee asks, the last one first; a pin is asked by nobody and takes its place.
  void list(std::uint32_t i) {
    std::vector<std::size_t>& asks = asks_.emplace_back();
    for (std::size_t e = p_.first[i]; e < p_.first[i + 1]; ++e) {
      if (p_.wish[e] != 0 && p_.preference[e] != 0) asks.push_back(e);
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
  std::vector<int> room_;                        ///< by mentor: places that no pin takes
  std::vector<std::vector<std::size_t>> asks_;   ///< by mentee: pairs
  std::vector<std::size_t> with_;                ///< by mentee: the pair
  std::vector<std::vector<std::size_t>> there_;  ///< by mentor: mentees without a pin
};

}  // namespace

std::vector<std::uint32_t> asked_in_rounds(const Problem& problem,
                                           const std::vector<std::uint32_t>& closed) {
  return Rounds(problem, closed).run();
}

}  // namespace mentor::matching
