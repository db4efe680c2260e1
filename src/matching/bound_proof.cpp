#include "bound_proof.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "prices.h"

namespace mentor::matching {
namespace {

bool fits(Wide value) {
  return value <= std::numeric_limits<std::int64_t>::max() &&
         value >= std::numeric_limits<std::int64_t>::min();
}

class Proof {
 public:
  Proof(const Problem& problem, const Market& market, const Climbed& best)
      : problem_(problem), market_(market), best_(best) {}

  Certificate run() {
    for (std::uint32_t j = 0; j < market_.mentors; ++j) {
      if (best_.side.closed[j] != 0) out_.closed.push_back(j);
      if (best_.side.least[j] > 0) out_.open.push_back(j);
    }
    if (problem_.touch) prove_kept();
    if (served_first(problem_)) {
      for (int urgent = 3; urgent >= 0; --urgent)
        prove_class(urgent);
      if (has(problem_, Level::worst_off)) prove_worst_off();
    }
    prove_value();
    if (out_.claimed) withdraw_prices();
    return std::move(out_);
  }

 private:
  [[nodiscard]] int all(std::size_t urgent) const {
    return market_.places[market_.mentors + urgent];
  }

  // A condition that is not met weighs more than all kept pairs together.
  [[nodiscard]] FlowWitness witness(const Conditions& side, int urgent) const {
    const Answer most = ask(problem_, market_, side, aim_kept());
    const Wide weight = market_.rows() + 1;
    const auto number = [&](const Tally& price) {
      return static_cast<std::int64_t>(weight * price.at[0] + price.at[1]);
    };
    FlowWitness out{.urgent = urgent, .mentor = {}, .outside = {}};
    for (std::uint32_t j = 0; j < market_.mentors; ++j)
      out.mentor.push_back(number(most.price[j]));
    for (std::uint32_t u = 0; u < 4; ++u)
      out.outside[u] = number(most.price[market_.mentors + u]);
    return out;
  }

  void prove_kept() {
    if (best_.required >= kept_rows(problem_, market_) - *problem_.touch) return;
    Conditions side = best_.side;
    side.threshold = 0;
    for (std::size_t u = 0; u < 4; ++u)
      side.out[u] = all(u);
    out_.flow.push_back(witness(side, -1));
  }

  void prove_class(int urgent) {
    const auto u = static_cast<std::size_t>(urgent);
    if (best_.side.out[u] == 0) return;
    Conditions side = best_.side;
    side.threshold = 0;
    --side.out[u];
    for (std::size_t below = 0; below < u; ++below)
      side.out[below] = all(below);
    out_.flow.push_back(witness(side, urgent));
  }

  void prove_worst_off() {
    int served = 0;
    for (std::size_t u = 0; u < 4; ++u)
      served += all(u) - best_.side.out[u];
    if (served == 0) return;
    Conditions side = best_.side;
    ++side.threshold;
    out_.worst_off_flow = witness(side, 0);
  }

  // Prices of the conditions come before those of points: one number that no points outweigh.
  void prove_value() {
    if (!best_.on_edge || !best_.proved || best_.rise[1] != 0) {
      out_.claimed = true;
      return;
    }
    const bool sixteenths = !served_first(problem_) && has(problem_, Level::points);
    std::array<Wide, 3> bonus = best_.rise;
    if (sixteenths) bonus[0] *= 16;
    Aim aim;
    aim.as_certified = true;
    aim.level[0] = {bonus[0], best_.width, best_.width, 0};
    aim.level[1] = {bonus[2], 0, 0, best_.width};
    const Answer answer = ask(problem_, market_, best_.side, aim);
    if (!fits(best_.width) || !fits(bonus[0])) out_.claimed = true;
    out_.times = static_cast<std::int64_t>(best_.width);
    out_.kept = {static_cast<std::int64_t>(bonus[0]), bonus[2]};
    const Wide weight = outweighing(answer);
    const auto folded = [&](const Tally& price) {
      const Wide points = weight * price.at[0] + price.at[1];
      if (!fits(points)) out_.claimed = true;
      return Price{static_cast<std::int64_t>(points), price.at[2]};
    };
    for (std::uint32_t j = 0; j < market_.mentors; ++j)
      out_.mentor.push_back(folded(answer.price[j]));
    for (std::uint32_t u = 0; u < 4; ++u)
      out_.outside[u] = folded(answer.price[market_.mentors + u]);
  }

  void withdraw_prices() {
    out_.mentor.clear();
    out_.outside = {};
    out_.times = 1;
    out_.kept = {};
  }

  [[nodiscard]] Wide outweighing(const Answer& answer) const {
    Wide most = 0;
    for (const Tally& price : answer.price)
      most = std::max({most, price.at[1], -price.at[1]});
    for (std::size_t pair = 0; pair < problem_.mentor.size(); ++pair) {
      const Wide gain = 16 * best_.width * (worth(problem_, pair) + 1);
      most = std::max(most, gain);
    }
    const Wide bonus = best_.rise[0] < 0 ? -best_.rise[0] : best_.rise[0];
    return 4 * (most + 16 * bonus) + 1;
  }

  const Problem& problem_;
  const Market& market_;
  const Climbed& best_;
  Certificate out_;
};

}  // namespace

Certificate prove(const Problem& problem, const Market& market, const Climbed& best) {
  return Proof(problem, market, best).run();
}

}  // namespace mentor::matching
