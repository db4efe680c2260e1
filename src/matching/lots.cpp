#include "lots.h"

#include <algorithm>

#include "claims.h"
#include "components.h"
#include "residual.h"
#include "transport.h"

namespace mentor::matching {
namespace {

constexpr auto every_step = [](std::uint32_t, std::uint32_t, std::int64_t) { return true; };

/// The part of the face where rows can still change places, as a transport problem.
struct Choice {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> column;
  std::vector<Wide> cost;
  std::vector<int> least;
  std::vector<int> places;
  std::vector<std::uint8_t> exact;  ///< by column: all its places will be taken
};

bool has_choice(const Components& parts, std::uint32_t column) {
  return parts.members(parts.of[column]).size() > 1;
}

// A column in a part without the outside keeps its number of rows in every assignment. What has no
// choice has no places here.
void set_places(const Face& face, const Components& parts,
                const std::vector<std::uint32_t>& column_of, Choice& choice) {
  const std::uint32_t outside = static_cast<std::uint32_t>(face.least.size());
  choice.places.assign(outside, 0);
  choice.least.assign(outside, 0);
  choice.exact.assign(outside, 0);
  for (const std::uint32_t column : column_of)
    if (parts.of[column] != parts.of[outside]) ++choice.places[column];
  for (std::uint32_t c = 0; c < outside; ++c) {
    if (!has_choice(parts, c)) choice.places[c] = 0;
    choice.exact[c] = parts.of[c] != parts.of[outside] ? 1 : 0;
    if (choice.exact[c] != 0 || !has_choice(parts, c)) continue;
    choice.places[c] = face.most[c];
    choice.least[c] = face.least[c];
  }
}

Choice choice_of(const Face& face, const Components& parts,
                 const std::vector<std::uint32_t>& column_of) {
  Choice choice;
  set_places(face, parts, column_of, choice);
  for (std::uint32_t row = 0; row < column_of.size(); ++row) {
    if (!has_choice(parts, column_of[row])) continue;
    choice.rows.push_back(row);
    for (std::uint32_t arc = face.first[row]; arc < face.first[row + 1]; ++arc) {
      if (parts.of[face.column[arc]] != parts.of[column_of[row]]) continue;
      choice.column.push_back(face.column[arc]);
      choice.cost.push_back(face.lot[arc]);
    }
    choice.first.push_back(static_cast<std::uint32_t>(choice.column.size()));
  }
  return choice;
}

// The bench where so many rows could stay instead that places had better bid for rows.
std::uint32_t wide_bench(const Choice& choice) {
  constexpr std::size_t benches = 4;
  constexpr std::size_t share = 20;
  const auto most = std::max_element(choice.places.end() - benches, choice.places.end());
  const auto bench = static_cast<std::uint32_t>(most - choice.places.begin());
  if (choice.exact[bench] == 0) return nobody;
  return static_cast<std::size_t>(*most) * share > choice.rows.size() ? bench : nobody;
}

// Bids in the first bits of lots find nearly the right prices of the part where the bench is.
void claim_part(const Choice& choice, const std::vector<std::uint32_t>& part_of,
                std::uint32_t bench, Opening<Wide>& start) {
  constexpr int shift = 18;
  constexpr std::int64_t step = std::int64_t{1} << 20;
  std::vector<std::int64_t> cost;
  for (const Wide lot : choice.cost)
    cost.push_back(static_cast<std::int64_t>(lot >> shift));
  Bids bids{.price = std::vector<std::int64_t>(choice.places.size(), closed),
            .arc_of = std::vector<std::uint32_t>(choice.rows.size(), nobody)};
  std::vector<std::uint32_t> rows;
  for (std::uint32_t r = 0; r < choice.rows.size(); ++r) {
    if (part_of[choice.column[choice.first[r]]] != part_of[bench]) continue;
    rows.push_back(r);
    for (std::uint32_t arc = choice.first[r]; arc < choice.first[r + 1]; ++arc)
      bids.price[choice.column[arc]] = 0;
  }
  claim_rows({choice.first, choice.column, cost, choice.places}, rows, bench, step, bids);
  for (std::uint32_t c = 0; c < bids.price.size(); ++c)
    if (bids.price[c] < closed) start.price[c] = static_cast<Wide>(bids.price[c]) << shift;
  start.arc_of = std::move(bids.arc_of);
}

// Places that must be taken pull harder than all lots together could resist.
void solve_choice(const Choice& choice, const Components& parts, Drawn& drawn) {
  if (choice.rows.empty()) return;
  constexpr Wide pull = static_cast<Wide>(1) << 90;
  const auto place_cost = [&](std::uint32_t c, int taken) {
    return taken < choice.least[c] ? -pull : Wide{0};
  };
  const auto gap = [&](std::uint32_t c, int taken, Wide price) {
    return place_cost(c, taken) - price;
  };
  Opening<Wide> start{.price = std::vector<Wide>(choice.places.size())};
  for (std::uint32_t c = 0; c < start.price.size(); ++c)
    start.price[c] = place_cost(c, 0);
  if (const std::uint32_t bench = wide_bench(choice); bench != nobody)
    claim_part(choice, parts.of, bench, start);
  Transport<Wide, decltype(gap)> transport({.first = choice.first,
                                            .column = choice.column,
                                            .cost = choice.cost,
                                            .places = choice.places,
                                            .exact = choice.exact},
                                           gap, std::move(start));
  transport.place_all();
  for (std::uint32_t r = 0; r < choice.rows.size(); ++r) {
    drawn.column_of[choice.rows[r]] = transport.column_of()[r];
    const std::uint32_t column = transport.column_of()[r];
    drawn.price[column] = transport.price()[column];
  }
  for (const std::uint32_t column : choice.column)
    drawn.price[column] = transport.price()[column];
}

// Within a part the prices fit already; the parts are shifted as a whole, those that lead nowhere
// first, so that no step anywhere gains and every step that leaves a part loses: what is equal is
// equal because there is a choice. The outside, the last entry, then becomes zero.
void fit_prices(const Residual& steps, const Components& parts, std::vector<Wide>& price) {
  for (std::uint32_t part = 0; part < parts.count(); ++part) {
    bool bound = false;
    Wide shift = 0;
    for (const std::uint32_t a : parts.members(part)) {
      for (std::uint32_t s = steps.first[a]; s < steps.first[a + 1]; ++s) {
        if (parts.of[steps.to[s]] == part) continue;
        const Wide room = price[steps.to[s]] + steps.weight[s] - price[a] - 1;
        shift = bound ? std::min(shift, room) : room;
        bound = true;
      }
    }
    for (const std::uint32_t a : parts.members(part))
      price[a] += shift;
  }
  const Wide outside = price.back();
  for (Wide& p : price)
    p -= outside;
}

/// Makes the list of columns smallest among assignments of equal sums, row by row.
class TieBreak {
 public:
  TieBreak(const Face& face, Drawn& drawn, const std::vector<Wide>& price)
      : face_(face), drawn_(drawn), price_(price) {
    rebuild();
  }

  void run() {
    parts_ = strong_components(steps_.first, steps_.to);
    for (std::uint32_t row = 0; row < drawn_.column_of.size(); ++row)
      improve(row);
  }

 private:
  void rebuild() {
    steps_ = residual_steps(face_, drawn_.column_of,
                            [&](std::uint32_t a, std::uint32_t b, std::int64_t weight) {
                              return price_[b] + weight == price_[a];
                            });
  }

  void improve(std::uint32_t row) {
    const std::uint32_t current = drawn_.column_of[row];
    if (parts_.members(parts_.of[current]).size() == 1) return;
    for (std::uint32_t s = steps_.first[current]; s < steps_.first[current + 1]; ++s) {
      if (steps_.row[s] != row || steps_.to[s] > current) continue;
      if (parts_.of[steps_.to[s]] != parts_.of[current]) continue;
      if (!rotate(row, steps_.to[s])) continue;
      rebuild();
      return;
    }
  }

  // Looks for a way back from `target` to the row's column that moves later rows only.
  bool rotate(std::uint32_t row, std::uint32_t target) {
    const std::uint32_t current = drawn_.column_of[row];
    std::vector<std::uint32_t> via(price_.size(), nobody);
    std::vector<std::uint32_t> queue{target};
    std::vector<std::uint32_t> owner(price_.size(), nobody);
    for (std::size_t head = 0; head < queue.size() && via[current] == nobody; ++head) {
      const std::uint32_t a = queue[head];
      for (std::uint32_t s = steps_.first[a]; s < steps_.first[a + 1]; ++s) {
        const std::uint32_t b = steps_.to[s];
        if (b == target || via[b] != nobody || steps_.row[s] <= row) continue;
        via[b] = s;
        owner[b] = a;
        queue.push_back(b);
      }
    }
    if (via[current] == nobody) return false;
    for (std::uint32_t b = current; b != target; b = owner[b])
      if (steps_.row[via[b]] != nobody) drawn_.column_of[steps_.row[via[b]]] = b;
    drawn_.column_of[row] = target;
    return true;
  }

  const Face& face_;
  Drawn& drawn_;
  const std::vector<Wide>& price_;
  Residual steps_;
  Components parts_;
};

}  // namespace

Drawn draw_lots(const Face& face, std::vector<std::uint32_t> column_of) {
  Drawn drawn{.column_of = std::move(column_of), .price = {}, .choice = false};
  drawn.price.assign(face.least.size() + 1, 0);
  Residual steps = residual_steps(face, drawn.column_of, every_step);
  const Components parts = strong_components(steps.first, steps.to);
  const Choice choice = choice_of(face, parts, drawn.column_of);
  // A row that can step within its part can come round to where it was: free places alone cannot.
  drawn.choice = choice.column.size() > choice.rows.size();
  if (!choice.rows.empty()) {
    solve_choice(choice, parts, drawn);
    steps = residual_steps(face, drawn.column_of, every_step);
  }
  fit_prices(steps, parts, drawn.price);
  TieBreak(face, drawn, drawn.price).run();
  drawn.price.pop_back();
  return drawn;
}

}  // namespace mentor::matching
