#include "ballot_ways.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "ballot_ladder.h"
#include "kiraly.h"

namespace mentor::matching {
namespace {

using Held = std::vector<std::uint32_t>;
using Out = std::vector<std::uint32_t>;  // ascending

/// A market without some of its choices, and what their numbers were.
struct Less {
  BallotMarket market;
  std::vector<std::uint32_t> number;
};

Less leave_out(const BallotMarket& market, const Out& out) {
  Less less{.market = market, .number = {}};
  less.market.choices.clear();
  less.market.first.assign(1, 0);
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    for (std::uint32_t k = market.first[row]; k < market.first[row + 1]; ++k) {
      if (std::binary_search(out.begin(), out.end(), k)) continue;
      less.number.push_back(k);
      less.market.choices.push_back(market.choices[k]);
    }
    less.market.first.push_back(static_cast<std::uint32_t>(less.number.size()));
  }
  return less;
}

// `match` of the market without some choices, by the market's own numbers.
template <class Match>
Held matched_without(const BallotMarket& market, const Out& out, Match match) {
  if (out.empty()) return match(market);
  const Less less = leave_out(market, out);
  Held held = match(less.market);
  for (std::uint32_t& k : held)
    if (k != nobody) k = less.number[k];
  return held;
}

Out with(Out out, std::uint32_t choice) {
  const auto at = std::lower_bound(out.begin(), out.end(), choice);
  if (at == out.end() || *at != choice) out.insert(at, choice);
  return out;
}

bool is_held(const BallotMarket& market, const Held& held, std::uint32_t choice) {
  return choice != nobody && held[market.choices[choice].row] == choice;
}

// The choices that are held and have another way; `both`: which is held too.
Out held_ways(const BallotMarket& market, const std::vector<std::uint32_t>& other, const Held& held,
              bool both) {
  Out out;
  for (const std::uint32_t k : held)
    if (k != nobody && other[k] != nobody && (!both || is_held(market, held, other[k])))
      out.push_back(k);
  std::sort(out.begin(), out.end());
  return out;
}

/// Walks from choice to choice until nobody is held both ways and nothing blocks, or a few times.
class Walk {
 public:
  Walk(const BallotMarket& market, std::span<const std::uint32_t> order)
      : market_(market), order_(order), other_(other_choices(market)), turn_of_(market.rows(), 0) {
    for (std::size_t k = 0; k < order.size(); ++k)
      turn_of_[order[k]] = k;
  }

  Held run(Held held) {
    constexpr int turns = 4;
    Held best;
    std::size_t fewest = 0;
    for (int turn = 0; turn < turns; ++turn) {
      part(held);
      const Out blocking = blocking_ways(market_, held);
      if (best.empty() || blocking.size() < fewest) {
        best = held;
        fewest = blocking.size();
      }
      if (blocking.empty()) break;
      for (const std::uint32_t k : blocking)
        turn_round(k);
      held = matched();
    }
    return best;
  }

 private:
  [[nodiscard]] Held matched() const {
    return matched_without(market_, out_,
                           [&](const BallotMarket& less) { return approximate(less, order_); });
  }

  // Of two ways that are held that of the later row is left out.
  void part(Held& held) {
    for (;;) {
      const Out both = held_ways(market_, other_, held, true);
      if (both.empty()) return;
      for (const std::uint32_t k : both)
        if (turn_of_[market_.choices[k].row] > turn_of_[market_.choices[other_[k]].row])
          out_ = with(std::move(out_), k);
      held = matched();
    }
  }

  void turn_round(std::uint32_t choice) {
    std::erase(out_, choice);
    out_ = with(std::move(out_), other_[choice]);
  }

  const BallotMarket& market_;
  std::span<const std::uint32_t> order_;
  std::vector<std::uint32_t> other_;
  std::vector<std::size_t> turn_of_;  ///< by row
  Out out_;
};

/// The choices to leave out, the fewer first.
class Search {
 public:
  Search(const BallotMarket& market, const Problem& problem)
      : market_(market), problem_(problem), other_(other_choices(market)) {}

  AskedByLots run() {
    for (const bool both : {false, true}) {
      if (auto found = search(both)) return cut(std::move(*found));
    }
    return cut(nearly_ ? std::move(nearly_->asked) : part({}));
  }

 private:
  struct Found {
    AskedByLots asked;
    std::size_t blocking = 0;
    std::vector<std::int64_t> merit;
    Wide lots = 0;
    std::vector<std::uint32_t> list;
  };

  [[nodiscard]] Held matched(const Out& out) const {
    return matched_without(
        market_, out, [&](const BallotMarket& less) { return propose_by_lots(less, problem_); });
  }

  static bool is_better(const Found& a, const std::optional<Found>& b) {
    if (!b) return true;
    const auto key = [](const Found& each) {
      return std::tuple(each.blocking, each.asked.out.size());
    };
    if (key(a) != key(*b)) return key(a) < key(*b);
    return std::tie(b->merit, a.lots, a.list) < std::tie(a.merit, b->lots, b->list);
  }

  [[nodiscard]] Found found(Out out, Held held) const {
    Found made;
    Solution solution = name_pairs(problem_, market_, held);
    made.blocking = blocking_ways(market_, held).size();
    made.merit = level_values(problem_, solution);
    made.lots = solution.lots;
    made.list = std::move(solution.mentor_of);
    made.asked = {std::move(held), std::move(out)};
    return made;
  }

  // Leaving out what is not held changes nothing, so that with any way that is held left out in
  // turn none is missed; `both`, for markets where that are too many: only one of two that are
  // held.
  std::optional<AskedByLots> search(bool both) {
    int left = 100;
    std::set<Out> level{{}};
    while (!level.empty()) {
      std::optional<Found> best;
      std::set<Out> next;
      for (const Out& out : level) {
        if (left-- == 0) return best ? std::optional(std::move(best->asked)) : std::nullopt;
        Held held = matched(out);
        for (const std::uint32_t k : held_ways(market_, other_, held, both))
          next.insert(with(out, k));
        if (!held_ways(market_, other_, held, true).empty()) continue;
        Found each = found(out, std::move(held));
        if (each.blocking == 0 && is_better(each, best)) best = each;
        if (is_better(each, nearly_)) nearly_ = std::move(each);
      }
      if (best) return std::move(best->asked);
      level = std::move(next);
    }
    return std::nullopt;
  }

  // What changes nothing is not left out.
  [[nodiscard]] AskedByLots cut(AskedByLots asked) const {
    for (std::size_t k = asked.out.size(); k-- > 0;) {
      Out fewer = asked.out;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
      if (matched(fewer) == asked.held) asked.out = std::move(fewer);
    }
    return asked;
  }

  // Of any two ways that are held the later one is left out.
  [[nodiscard]] AskedByLots part(Out out) const {
    for (;;) {
      Held held = matched(out);
      const Out both = held_ways(market_, other_, held, true);
      if (both.empty()) return {std::move(held), std::move(out)};
      out = with(std::move(out), both.back());
    }
  }

  const BallotMarket& market_;
  const Problem& problem_;
  std::vector<std::uint32_t> other_;
  std::optional<Found> nearly_;
};

}  // namespace

std::vector<std::uint32_t> other_choices(const BallotMarket& market) {
  std::vector<std::uint32_t> of_pair;
  for (std::uint32_t k = 0; k < market.choices.size(); ++k)
    if (market.choices[k].other_way != nobody) of_pair.push_back(k);
  const auto by_pair = [&](std::uint32_t a, std::uint32_t b) {
    return market.choices[a].pair < market.choices[b].pair;
  };
  std::sort(of_pair.begin(), of_pair.end(), by_pair);
  std::vector<std::uint32_t> out(market.choices.size(), nobody);
  for (const std::uint32_t k : of_pair) {
    const std::uint32_t pair = market.choices[k].other_way;
    const auto at = std::partition_point(of_pair.begin(), of_pair.end(), [&](std::uint32_t each) {
      return market.choices[each].pair < pair;
    });
    if (at != of_pair.end() && market.choices[*at].pair == pair) out[k] = *at;
  }
  return out;
}

std::vector<std::uint32_t> blocking_ways(const BallotMarket& market,
                                         const std::vector<std::uint32_t>& held) {
  std::vector<int> free = market.places;
  std::vector<int> last(market.columns(), 0);
  for (const std::uint32_t k : held) {
    if (k == nobody) continue;
    const Choice& c = market.choices[k];
    --free[c.column];
    last[c.column] = std::max(last[c.column], c.preference);
  }
  const auto other = other_choices(market);
  std::vector<std::uint32_t> out;
  for (std::uint32_t k = 0; k < market.choices.size(); ++k) {
    const Choice& c = market.choices[k];
    if (other[k] == nobody || is_held(market, held, other[k])) continue;
    const std::uint32_t has = held[c.row];
    const bool rather = has == nobody || c.wish < market.choices[has].wish;
    if (rather && (free[c.column] > 0 || c.preference < last[c.column])) out.push_back(k);
  }
  return out;
}

std::vector<std::uint32_t> approximate_one_way(const BallotMarket& market,
                                               std::span<const std::uint32_t> order) {
  Held held = approximate(market, order);
  if (held_ways(market, other_choices(market), held, true).empty()) return held;
  return Walk(market, order).run(std::move(held));
}

AskedByLots ask_one_way(const BallotMarket& market, const Problem& problem) {
  Held held = propose_by_lots(market, problem);
  if (held_ways(market, other_choices(market), held, true).empty()) return {std::move(held), {}};
  return Search(market, problem).run();
}

}  // namespace mentor::matching
