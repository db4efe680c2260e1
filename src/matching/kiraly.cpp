#include "kiraly.h"

#include <algorithm>
#include <utility>

namespace mentor::matching {
namespace {

class Courtship {
 public:
  Courtship(const BallotMarket& market, std::span<const std::uint32_t> order)
      : market_(market),
        waiting_(order.rbegin(), order.rend()),
        held_(market.rows(), nobody),
        gone_(market.choices.size(), 0),
        start_(market.first.begin(), market.first.end() - 1),
        life_(market.rows(), 0),
        group_(market.columns()) {}

  std::vector<std::uint32_t> run() {
    while (!waiting_.empty()) {
      const std::uint32_t row = waiting_.back();
      waiting_.pop_back();
      if (const std::uint32_t choice = next_choice(row); choice != nobody) {
        propose(choice);
      } else if (++life_[row] < 2) {
        restore(row);
      }
    }
    return std::move(held_);
  }

 private:
  [[nodiscard]] bool is_full(std::uint32_t column) const {
    return group_[column].size() == static_cast<std::size_t>(market_.places[column]);
  }

  void restore(std::uint32_t row) {
    start_[row] = market_.first[row];
    for (std::uint32_t c = market_.first[row]; c < market_.first[row + 1]; ++c)
      gone_[c] = 0;
    waiting_.push_back(row);
  }

  // The best tie that is left; within it a column with a free place, else the first.
  std::uint32_t next_choice(std::uint32_t row) {
    auto& c = start_[row];
    while (c < market_.first[row + 1] && gone_[c] != 0)
      ++c;
    if (c == market_.first[row + 1]) return nobody;
    const std::uint32_t free = free_in_tie(c, nobody);
    return free == nobody ? c : free;
  }

  // A choice of the same row and wish as `like`, not `except`, whose column has a free place.
  [[nodiscard]] std::uint32_t free_in_tie(std::uint32_t like, std::uint32_t except) const {
    const Choice& model = market_.choices[like];
    for (std::uint32_t c = start_[model.row]; c < market_.first[model.row + 1]; ++c) {
      if (market_.choices[c].wish > model.wish) break;
      if (market_.choices[c].wish < model.wish || c == except || gone_[c] != 0) continue;
      if (!is_full(market_.choices[c].column)) return c;
    }
    return nobody;
  }

  void propose(std::uint32_t choice) {
    const Choice& offer = market_.choices[choice];
    auto& group = group_[offer.column];
    if (!is_full(offer.column)) {
      group.push_back(choice);
      held_[offer.row] = choice;
      return;
    }
    const std::size_t leaver = who_leaves(offer, group);
    if (leaver == group.size()) {
      gone_[choice] = 1;
      waiting_.push_back(offer.row);
      return;
    }
    const std::uint32_t old = std::exchange(group[leaver], choice);
    held_[offer.row] = choice;
    held_[market_.choices[old].row] = nobody;
    waiting_.push_back(market_.choices[old].row);
  }

  // Somebody who has an equally good free place elsewhere leaves first and may come back; else the
  // worst one leaves for good if the offer is better.
  std::size_t who_leaves(const Choice& offer, const std::vector<std::uint32_t>& group) {
    std::size_t worst = 0;
    for (std::size_t g = 0; g < group.size(); ++g) {
      if (free_in_tie(group[g], group[g]) != nobody) return g;
      if (below(market_.choices[group[g]], market_.choices[group[worst]])) worst = g;
    }
    if (!below(market_.choices[group[worst]], offer)) return group.size();
    gone_[group[worst]] = 1;
    return worst;
  }

  [[nodiscard]] bool below(const Choice& a, const Choice& b) const {
    if (a.preference != b.preference) return a.preference > b.preference;
    return life_[a.row] < life_[b.row];
  }

  const BallotMarket& market_;
  std::vector<std::uint32_t> waiting_;
  std::vector<std::uint32_t> held_;
  std::vector<std::uint8_t> gone_;
  std::vector<std::uint32_t> start_;
  std::vector<std::uint8_t> life_;
  std::vector<std::vector<std::uint32_t>> group_;
};

}  // namespace

std::vector<std::uint32_t> approximate(const BallotMarket& market,
                                       std::span<const std::uint32_t> order) {
  return Courtship(market, order).run();
}

std::vector<std::uint32_t> propose_by_lots(const BallotMarket& market, const Problem& problem) {
  std::vector<std::uint32_t> held(market.rows(), nobody);
  std::vector<std::uint32_t> next(market.first.begin(), market.first.end() - 1);
  std::vector<std::vector<std::uint32_t>> group(market.columns());
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    const Choice& x = market.choices[a];
    const Choice& y = market.choices[b];
    if (x.preference != y.preference) return x.preference < y.preference;
    return problem.lot[x.pair] != problem.lot[y.pair] ? problem.lot[x.pair] < problem.lot[y.pair]
                                                      : x.pair < y.pair;
  };
  for (std::uint32_t start = 0; start < market.rows(); ++start) {
    for (std::uint32_t row = start; row != nobody && next[row] < market.first[row + 1];) {
      const std::uint32_t choice = next[row]++;
      auto& members = group[market.choices[choice].column];
      members.insert(std::upper_bound(members.begin(), members.end(), choice, better), choice);
      held[row] = choice;
      if (members.size() <= static_cast<std::size_t>(market.places[market.choices[choice].column]))
        break;
      row = market.choices[members.back()].row;
      held[row] = nobody;
      members.pop_back();
    }
  }
  return held;
}

}  // namespace mentor::matching
