#include "side.h"

#include "prices.h"
#include "transport.h"

namespace mentor::matching {
namespace {

/// The transport problem of one question: mentors, a bench for each class, and one column for rows
/// that nothing else can take.
class Question {
 public:
  Question(const Problem& problem, const Market& market, const Conditions& side, const Aim& aim)
      : problem_(problem), market_(market), side_(side), aim_(aim) {
    const bool points = has(problem, Level::points);
    const bool sixteenths = aim.as_certified && !served_first(problem);
    worth_ = !points ? 0 : sixteenths ? 16 : 1;
    served_ = points && has(problem, Level::served) && !served_first(problem) ? 1 : 0;
    places_ = market.places;
    for (std::uint32_t u = 0; u < 4; ++u)
      places_[market.mentors + u] = side.out[u];
    for (std::uint32_t j = 0; j < market.mentors; ++j)
      if (side.closed[j] != 0) places_[j] = 0;
    places_.push_back(static_cast<int>(market.rows()));
    list_arcs();
  }

  Answer answer() {
    const auto gap = [&](std::uint32_t c, int taken, const Tally& price) {
      return place_cost_of(c, taken) - price;
    };
    std::vector<Tally> start;
    for (std::uint32_t c = 0; c < places_.size(); ++c)
      start.push_back(place_cost_of(c, 0));
    Transport<Tally, decltype(gap)> transport({first_, column_, cost_, places_}, gap,
                                              {.price = std::move(start)});
    transport.place_all();
    Answer out;
    out.possible = true;
    out.column_of = transport.column_of();
    out.price = transport.price();
    add_up(out);
    if (out.possible) list_equal(transport.price(), out);
    return out;
  }

 private:
  [[nodiscard]] std::array<Wide, 4> sums_of(std::uint32_t row, std::uint32_t pair) const {
    const Wide one = 1;
    const bool is_kept = (problem_.marks[pair] & Mark::kept) != 0;
    return {is_kept ? one : 0, worth_ * worth(problem_, pair),
            served_ *
                (aim_.as_certified ? market_.urgent[row] + one : one << (20 * market_.urgent[row])),
            -static_cast<Wide>(problem_.lot[pair])};
  }

  [[nodiscard]] Tally cost_of(const std::array<Wide, 4>& sums) const {
    Tally out;
    for (std::size_t k = 0; k + 1 < Tally::levels; ++k)
      for (std::size_t s = 0; s < sums.size(); ++s)
        out.at[k + 1] -= aim_.level[k][s] * sums[s];
    return out;
  }

  // With g new mentees beside `load` the places cost (2 load + g) steps each on average.
  [[nodiscard]] Wide one_place(std::uint32_t c, int taken) const {
    if (taken >= side_.smooth[c]) return place_cost(problem_, market_.load[c] + taken + 1);
    return static_cast<Wide>(place_cost(problem_, 1)) * (2 * market_.load[c] + side_.smooth[c]);
  }

  // A place that an open group must fill pulls harder than everything but the same elsewhere.
  [[nodiscard]] Tally place_cost_of(std::uint32_t c, int taken) const {
    Tally out;
    if (c >= market_.mentors) return out;
    out = cost_of({0, -worth_ * one_place(c, taken), 0, 0});
    if (taken < side_.least[c]) out.at[0] = -1;
    return out;
  }

  void add_arc(std::uint32_t column, const Tally& cost) {
    column_.push_back(column);
    cost_.push_back(cost);
  }

  void list_arcs() {
    Tally unplaced;
    unplaced.at[0] = 1;
    for (std::uint32_t row = 0; row < market_.rows(); ++row) {
      first_.push_back(static_cast<std::uint32_t>(column_.size()));
      for (std::uint32_t arc = market_.first[row]; arc < market_.bench_arc(row); ++arc) {
        const std::uint32_t pair = market_.pair[arc];
        if (side_.banned[pair] != 0 || problem_.points[pair] < side_.threshold) continue;
        if (side_.held[row] != nobody && side_.held[row] != market_.column[arc]) continue;
        add_arc(market_.column[arc], cost_of(sums_of(row, pair)));
      }
      const std::uint32_t bench = market_.mentors + market_.urgent[row];
      if (side_.held[row] == nobody || side_.held[row] == bench) add_arc(bench, {});
      add_arc(market_.columns(), unplaced);
    }
    first_.push_back(static_cast<std::uint32_t>(column_.size()));
  }

  void add_up(Answer& out) const {
    std::vector<int> count(market_.columns() + 1, 0);
    for (std::uint32_t row = 0; row < market_.rows(); ++row) {
      const std::uint32_t c = out.column_of[row];
      ++count[c];
      if (c == market_.columns()) out.possible = false;
      if (c >= market_.mentors) continue;
      const auto pair = static_cast<std::uint32_t>(find_pair(problem_, market_.mentee[row], c));
      const auto sums = sums_of(row, pair);
      for (std::size_t s = 0; s < sums.size(); ++s)
        out.sums.of[s] += sums[s];
    }
    for (std::uint32_t j = 0; j < market_.mentors; ++j) {
      if (side_.closed[j] == 0 && count[j] < side_.least[j]) out.possible = false;
      for (int taken = 0; taken < count[j]; ++taken)
        out.sums.of[Sums::worth] -= worth_ * one_place(j, taken);
    }
  }

  void list_equal(const std::vector<Tally>& price, Answer& out) const {
    out.equal.resize(market_.rows());
    for (std::uint32_t row = 0; row < market_.rows(); ++row) {
      Tally paid;
      for (std::uint32_t arc = first_[row]; arc < first_[row + 1]; ++arc)
        if (column_[arc] == out.column_of[row]) paid = cost_[arc] + price[column_[arc]];
      for (std::uint32_t arc = first_[row]; arc < first_[row + 1]; ++arc) {
        if (paid >= cost_[arc] + price[column_[arc]]) out.equal[row].push_back(column_[arc]);
      }
    }
  }

  const Problem& problem_;
  const Market& market_;
  const Conditions& side_;
  const Aim& aim_;
  Wide worth_ = 0;
  Wide served_ = 0;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> column_;
  std::vector<Tally> cost_;
  std::vector<int> places_;
};

}  // namespace

Answer ask(const Problem& problem, const Market& market, const Conditions& side, const Aim& aim) {
  return Question(problem, market, side, aim).answer();
}

Aim aim_kept() {
  Aim aim;
  aim.level[0][Sums::kept] = 1;
  return aim;
}

Aim aim_value() {
  return aim_between(1, {});
}

Aim aim_kept_then_value() {
  Aim aim = aim_kept();
  aim.level[1][Sums::worth] = aim.level[2][Sums::served] = aim.level[3][Sums::lots] = 1;
  return aim;
}

Aim aim_between(Wide times, const std::array<Wide, 3>& bonus) {
  Aim aim;
  aim.level[0][Sums::worth] = aim.level[1][Sums::served] = aim.level[2][Sums::lots] = times;
  for (std::size_t k = 0; k < bonus.size(); ++k)
    aim.level[k][Sums::kept] = bonus[k];
  return aim;
}

Conditions open_side(const Problem& problem, const Market& market) {
  Conditions side;
  side.least.assign(market.mentors, 0);
  side.closed.assign(market.mentors, 0);
  side.smooth.assign(market.mentors, 0);
  side.held.assign(market.rows(), nobody);
  side.banned.assign(problem.mentor.size(), 0);
  for (std::uint32_t u = 0; u < 4; ++u)
    side.out[u] = market.places[market.mentors + u];
  return side;
}

}  // namespace mentor::matching
