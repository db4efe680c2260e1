// Groups: which rows hold the places of which column, with constant-time changes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

class Groups {
 public:
  /// Columns with `places` each; all `rows` are without a column.
  Groups(std::span<const int> places, std::uint32_t rows)
      : column_of_(rows, nobody), slot_of_(rows, 0), size_(places.size(), 0) {
    begin_.reserve(places.size() + 1);
    begin_.push_back(0);
    for (const int p : places)
      begin_.push_back(begin_.back() + static_cast<std::uint32_t>(p));
    slots_.resize(begin_.back(), nobody);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& column_of() const { return column_of_; }
  [[nodiscard]] int size(std::uint32_t column) const { return size_[column]; }
  [[nodiscard]] bool is_full(std::uint32_t column) const {
    return begin_[column] + static_cast<std::uint32_t>(size_[column]) == begin_[column + 1];
  }
  [[nodiscard]] std::uint32_t row(std::uint32_t column, int slot) const {
    return slots_[begin_[column] + static_cast<std::uint32_t>(slot)];
  }
  [[nodiscard]] std::span<const std::uint32_t> rows(std::uint32_t column) const {
    return {slots_.data() + begin_[column], static_cast<std::size_t>(size_[column])};
  }

  /// The column must not be full, the row must be without a column.
  void add(std::uint32_t row, std::uint32_t column) {
    slot_of_[row] = begin_[column] + static_cast<std::uint32_t>(size_[column]++);
    slots_[slot_of_[row]] = row;
    column_of_[row] = column;
  }

  /// The row must have a column.
  void remove(std::uint32_t row) {
    const std::uint32_t column = column_of_[row];
    const std::uint32_t last = begin_[column] + static_cast<std::uint32_t>(--size_[column]);
    const std::uint32_t mover = slots_[last];
    slots_[slot_of_[row]] = mover;
    slot_of_[mover] = slot_of_[row];
    column_of_[row] = nobody;
  }

 private:
  std::vector<std::uint32_t> column_of_;
  std::vector<std::uint32_t> slot_of_;
  std::vector<int> size_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace mentor::matching
