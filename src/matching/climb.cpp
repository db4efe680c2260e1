#include "climb.h"

#include <algorithm>

#include "prices.h"
#include "served.h"

namespace mentor::matching {
namespace {

using Value = std::array<Wide, 3>;  ///< worth, served after it, minus lots

Value value_of(const Answer& answer) {
  return {answer.sums[Sums::worth], answer.sums[Sums::served], answer.sums[Sums::lots]};
}

Value minus(Value a, const Value& b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    a[k] -= b[k];
  return a;
}

Value times(Value a, Wide factor) {
  for (Wide& each : a)
    each *= factor;
  return a;
}

/// The best value that leaves `required` kept pairs, by prices for keeping and branching.
class Peak {
 public:
  Peak(const Problem& problem, const Market& market, Wide required, int nodes)
      : problem_(problem), market_(market), required_(required), nodes_(nodes) {}

  struct Top {
    Value value{};
    std::vector<std::uint32_t> column_of;
  };

  /// Rows that could have something equal are listed with it in equal().
  std::optional<Top> reach(const Conditions& side) {
    search(side);
    return top_;
  }

  /// From now on only what is worth at least as much counts.
  void expect(const Value& value) { floor_ = value; }

  [[nodiscard]] bool proved() const { return nodes_ > 0; }
  [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& equal() const { return equal_; }
  /// The search has branched, so that equal() does not list everything.
  [[nodiscard]] bool branched() const { return branched_; }
  [[nodiscard]] Wide width() const { return width_; }
  [[nodiscard]] const Value& rise() const { return rise_; }

 private:
  struct Edge {
    Answer low;   ///< better, with too few kept pairs
    Answer high;  ///< enough kept pairs
    std::vector<std::vector<std::uint32_t>> equal;
  };

  [[nodiscard]] bool enough(const Answer& answer) const {
    return answer.sums[Sums::kept] >= required_;
  }

  void offer(const Answer& answer) {
    const Value value = value_of(answer);
    if (floor_ && value < *floor_) return;
    if (top_ &&
        (value < top_->value || (value == top_->value && answer.column_of >= top_->column_of)))
      return;
    top_ = Top{value, answer.column_of};
  }

  [[nodiscard]] bool hopeless(const Value& bound) const {
    return (top_ && bound < top_->value) || (floor_ && bound < *floor_);
  }

  void search(const Conditions& side) {
    if (nodes_ <= 0) return;
    --nodes_;
    Answer low = ask(problem_, market_, side, aim_value());
    if (!low.possible || hopeless(value_of(low))) return;
    if (enough(low)) {
      if (!branched_) equal_ = low.equal;
      offer(low);
      return;
    }
    Answer high = ask(problem_, market_, side, aim_kept_then_value());
    if (!high.possible || !enough(high)) return;
    offer(high);
    const Edge edge = last_edge(side, std::move(low), std::move(high));
    if (!branched_) {
      equal_ = edge.equal;
      width_ = edge.high.sums[Sums::kept] - edge.low.sums[Sums::kept];
      rise_ = minus(value_of(edge.low), value_of(edge.high));
    }
    if (is_closed(edge)) return;
    branched_ = true;
    branch(side, edge);
  }

  // The edge of the upper hull of (kept pairs, value) that crosses the required number.
  Edge last_edge(const Conditions& side, Answer low, Answer high) {
    for (;;) {
      const Wide width = high.sums[Sums::kept] - low.sums[Sums::kept];
      const Value rise = minus(value_of(low), value_of(high));
      Answer middle = ask(problem_, market_, side, aim_between(width, rise));
      const auto score = [&](const Answer& answer) {
        return minus(times(value_of(answer), width), times(rise, -answer.sums[Sums::kept]));
      };
      const bool straight = score(middle) == score(low);
      if (enough(middle)) offer(middle);
      if (straight) return {std::move(low), std::move(high), std::move(middle.equal)};
      (enough(middle) ? high : low) = std::move(middle);
    }
  }

  // Nothing between the ends can be better than what is known: the line at the required number.
  [[nodiscard]] bool is_closed(const Edge& edge) const {
    const Wide width = edge.high.sums[Sums::kept] - edge.low.sums[Sums::kept];
    const Value rise = minus(value_of(edge.low), value_of(edge.high));
    const Value bound = minus(times(value_of(edge.high), width),
                              times(rise, required_ - edge.high.sums[Sums::kept]));
    if (edge.high.sums[Sums::kept] == required_) return true;
    if (top_ && bound <= times(top_->value, width)) return true;
    return floor_ && bound < times(*floor_, width);
  }

  void branch(const Conditions& side, const Edge& edge) {
    for (std::uint32_t row = 0; row < market_.rows(); ++row) {
      const std::uint32_t column = edge.high.column_of[row];
      if (column == edge.low.column_of[row] || column >= market_.mentors) continue;
      const std::size_t pair = find_pair(problem_, market_.mentee[row], column);
      if ((problem_.marks[pair] & Mark::kept) == 0) continue;
      Conditions with = side;
      with.held[row] = column;
      search(with);
      Conditions without = side;
      without.banned[pair] = 1;
      search(without);
      return;
    }
  }

  const Problem& problem_;
  const Market& market_;
  Wide required_ = 0;
  int nodes_ = 0;
  std::optional<Top> top_;
  std::optional<Value> floor_;
  std::vector<std::vector<std::uint32_t>> equal_;
  bool branched_ = false;
  Wide width_ = 1;
  Value rise_{};
};

class Climb {
 public:
  Climb(const Problem& problem, const Market& market, Conditions side, int nodes)
      : problem_(problem), market_(market), side_(std::move(side)), nodes_(nodes) {}

  std::optional<Climbed> run() {
    if (problem_.touch && !require_kept()) return std::nullopt;
    if (served_first(problem_)) {
      if (!raise_served()) return std::nullopt;
      if (has(problem_, Level::worst_off)) raise_threshold();
    }
    Peak peak(problem_, market_, required_, nodes_);
    auto top = peak.reach(side_);
    if (!top) return std::nullopt;
    out_.proved = out_.proved && peak.proved();
    out_.side = side_;
    out_.required = required_;
    out_.width = peak.width();
    out_.rise = peak.rise();
    out_.on_edge = !peak.branched();
    smallest_list(peak, *top);
    for (const Wide each : top->value)
      out_.merit.push_back(each);
    out_.column_of = std::move(top->column_of);
    return std::move(out_);
  }

 private:
  // As many kept pairs as the touch leaves, or as can be kept at all.
  bool require_kept() {
    const Answer most = ask(problem_, market_, side_, aim_kept());
    if (!most.possible) return false;
    const Wide wanted = kept_rows(problem_, market_) - *problem_.touch;
    required_ = std::min(most.sums[Sums::kept], std::max<Wide>(wanted, 0));
    out_.merit.push_back(std::min<Wide>(0, most.sums[Sums::kept] - wanted));
    return true;
  }

  [[nodiscard]] bool holds() const {
    const Answer answer = ask(problem_, market_, side_, aim_kept());
    return answer.possible && answer.sums[Sums::kept] >= required_;
  }

  // Who can be served at all does not depend on what open groups must reach (Mendelsohn and Dulmage
  // 1958), only on whether they can.
  bool raise_served() {
    if (!problem_.touch) {
      Market open = market_;
      for (std::uint32_t j = 0; j < open.mentors; ++j)
        if (side_.closed[j] != 0) open.places[j] = 0;
      const Served served = serve_most(open);
      for (std::size_t u = 0; u < 4; ++u)
        side_.out[u] -= served.count[u];
      if (!holds()) return false;
    } else {
      if (!holds()) return false;
      for (std::size_t u = 4; u-- > 0;)
        raise_class(u);
    }
    for (std::size_t u = 4; u-- > 0;) {
      const auto all = market_.places[market_.mentors + u];
      out_.merit.push_back(all - side_.out[u]);
      served_ += all - side_.out[u];
    }
    return true;
  }

  void raise_class(std::size_t u) {
    int low = 0;  // the class can be served in this number
    int high = side_.out[u] + 1;
    const int all = side_.out[u];
    while (low + 1 < high) {
      const int middle = (low + high) / 2;
      side_.out[u] = all - middle;
      (holds() ? low : high) = middle;
    }
    side_.out[u] = all - low;
  }

  void raise_threshold() {
    if (served_ == 0) {
      out_.merit.push_back(0);
      return;
    }
    std::vector<std::int32_t> values;
    for (const std::uint32_t pair : market_.pair)
      if (pair != nobody) values.push_back(problem_.points[pair]);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::size_t low = 0;
    std::size_t high = values.size();
    while (low + 1 < high) {
      const std::size_t middle = (low + high) / 2;
      side_.threshold = values[middle];
      (holds() ? low : high) = middle;
    }
    side_.threshold = values[low];
    out_.merit.push_back(values[low]);
  }

  // Among equals the smallest list: row by row the smallest mentor that leaves the value.
  void smallest_list(const Peak& peak, Peak::Top& top) {
    const bool all = peak.branched();
    for (std::uint32_t row = 0; row < market_.rows(); ++row) {
      std::vector<std::uint32_t> smaller;
      if (all) {
        for (std::uint32_t arc = market_.first[row]; arc < market_.bench_arc(row); ++arc)
          smaller.push_back(market_.column[arc]);
      } else {
        smaller = peak.equal()[row];
      }
      std::sort(smaller.begin(), smaller.end());
      for (const std::uint32_t column : smaller) {
        if (column >= top.column_of[row]) break;
        side_.held[row] = column;
        Peak other(problem_, market_, required_, nodes_);
        other.expect(top.value);
        if (auto found = other.reach(side_)) {
          top = std::move(*found);
          break;
        }
      }
      side_.held[row] = top.column_of[row];
    }
  }

  const Problem& problem_;
  const Market& market_;
  Conditions side_;
  int nodes_ = 0;
  Wide required_ = 0;
  int served_ = 0;
  Climbed out_;
};

}  // namespace

int kept_rows(const Problem& problem, const Market& market) {
  int out = 0;
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    bool any = false;
    for (std::uint32_t arc = market.first[row]; arc < market.bench_arc(row); ++arc)
      any = any || (problem.marks[market.pair[arc]] & Mark::kept) != 0;
    out += any ? 1 : 0;
  }
  return out;
}

std::optional<Climbed> climb(const Problem& problem, const Market& market, const Conditions& side,
                             int nodes) {
  return Climb(problem, market, side, nodes).run();
}

}  // namespace mentor::matching
