#include "served.h"

#include <algorithm>

#include "groups.h"

namespace mentor::matching {
namespace {

/// Depth-first augmentation in phases (Pothen and Fan 1990): within a phase a column is entered
/// once, so a phase is one pass over the arcs.
class Augmentation {
 public:
  explicit Augmentation(const Market& market)
      : market_(market),
        groups_(market.places, market.rows()),
        ahead_(market.first.begin(), market.first.end() - 1),
        seen_(market.columns(), 0) {}

  void serve(int urgent) {
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t row = 0; row < market_.rows(); ++row)
      if (market_.urgent[row] == urgent) waiting.push_back(row);
    for (std::size_t before = waiting.size() + 1; before != waiting.size();) {
      before = waiting.size();
      ++phase_;
      std::erase_if(waiting, [&](std::uint32_t row) { return augment(row); });
    }
    close_seen();
  }

  [[nodiscard]] const std::vector<std::uint32_t>& column_of() const { return groups_.column_of(); }

 private:
  struct Frame {
    std::uint32_t row = 0;
    std::uint32_t arc = 0;
    int slot = 0;  ///< the next row of the arc's column to try
  };

  static constexpr int closed = -1;

  // After a phase without success no place can be reached from what was seen, now or later.
  void close_seen() {
    for (auto& mark : seen_)
      if (mark == phase_) mark = closed;
  }

  bool free_place_ahead(std::uint32_t row) {
    auto& arc = ahead_[row];
    while (arc < market_.bench_arc(row) && groups_.is_full(market_.column[arc]))
      ++arc;
    return arc < market_.bench_arc(row);
  }

  bool augment(std::uint32_t start) {
    stack_.assign(1, Frame{start, market_.first[start], 0});
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      if (top.slot == 0 && free_place_ahead(top.row)) {
        shift_rows();
        return true;
      }
      step(top);
    }
    return false;
  }

  void step(Frame& top) {
    for (; top.arc < market_.bench_arc(top.row); ++top.arc, top.slot = 0) {
      const std::uint32_t column = market_.column[top.arc];
      if (top.slot == 0) {
        if (seen_[column] == phase_ || seen_[column] == closed) continue;
        seen_[column] = phase_;
      }
      if (top.slot < groups_.size(column)) {
        const std::uint32_t row = groups_.row(column, top.slot++);
        stack_.push_back(Frame{row, market_.first[row], 0});
        return;
      }
    }
    stack_.pop_back();
  }

  void shift_rows() {
    std::uint32_t to = market_.column[ahead_[stack_.back().row]];
    for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
      const std::uint32_t from = groups_.column_of()[frame->row];
      if (from != nobody) groups_.remove(frame->row);
      groups_.add(frame->row, to);
      to = from;
    }
  }

  const Market& market_;
  Groups groups_;
  std::vector<std::uint32_t> ahead_;
  std::vector<int> seen_;
  std::vector<Frame> stack_;
  int phase_ = 0;
};

/// Closes a set of columns under "the rows of a column lead to all their columns".
class Closure {
 public:
  Closure(const Market& market, const std::vector<std::uint32_t>& column_of)
      : market_(market),
        column_of_(column_of),
        rows_of_(market.columns()),
        row_in_(market.rows(), 0),
        column_in_(market.columns(), 0) {
    for (std::uint32_t row = 0; row < market.rows(); ++row)
      if (column_of[row] < market.mentors) rows_of_[column_of[row]].push_back(row);
  }

  void add_unserved(int urgent) {
    for (std::uint32_t row = 0; row < market_.rows(); ++row)
      if (market_.urgent[row] == urgent && column_of_[row] >= market_.mentors) add(row);
    while (!queue_.empty()) {
      const std::uint32_t row = queue_.back();
      queue_.pop_back();
      for (std::uint32_t arc = market_.first[row]; arc < market_.bench_arc(row); ++arc) {
        const std::uint32_t column = market_.column[arc];
        if (column_in_[column] != 0) continue;
        column_in_[column] = 1;
        for (const std::uint32_t next : rows_of_[column])
          add(next);
      }
    }
  }

  [[nodiscard]] ScarcePart marks() const {
    ScarcePart out{row_in_, column_in_};
    std::fill(out.column.begin() + market_.mentors, out.column.end(), std::uint8_t{1});
    return out;
  }

  [[nodiscard]] HallWitness witness(int urgent) const {
    HallWitness out{.urgent = urgent, .mentees = {}, .mentors = {}};
    for (std::uint32_t row = 0; row < market_.rows(); ++row)
      if (row_in_[row] != 0) out.mentees.push_back(market_.mentee[row]);
    for (std::uint32_t column = 0; column < market_.mentors; ++column)
      if (column_in_[column] != 0) out.mentors.push_back(column);
    return out;
  }

 private:
  void add(std::uint32_t row) {
    if (row_in_[row] != 0) return;
    row_in_[row] = 1;
    queue_.push_back(row);
  }

  const Market& market_;
  const std::vector<std::uint32_t>& column_of_;
  std::vector<std::vector<std::uint32_t>> rows_of_;
  std::vector<std::uint8_t> row_in_;
  std::vector<std::uint8_t> column_in_;
  std::vector<std::uint32_t> queue_;
};

}  // namespace

Served serve_most(const Market& market) {
  Augmentation augmentation(market);
  for (int urgent = 3; urgent >= 0; --urgent)
    augmentation.serve(urgent);
  Served out{.column_of = augmentation.column_of(), .count = {}};
  for (std::uint32_t row = 0; row < market.rows(); ++row)
    if (out.column_of[row] != nobody) ++out.count[market.urgent[row]];
  return out;
}

ScarcePart scarce_part(const Market& market, const std::vector<std::uint32_t>& column_of) {
  Closure closure(market, column_of);
  for (int urgent = 3; urgent >= 0; --urgent)
    closure.add_unserved(urgent);
  return closure.marks();
}

std::vector<HallWitness> hall_witnesses(const Market& market,
                                        const std::vector<std::uint32_t>& column_of) {
  std::vector<HallWitness> out;
  Closure closure(market, column_of);
  for (int urgent = 3; urgent >= 0; --urgent) {
    closure.add_unserved(urgent);
    out.push_back(closure.witness(urgent));
  }
  return out;
}

}  // namespace mentor::matching
