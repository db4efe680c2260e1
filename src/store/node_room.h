// Where children of nodes stand while they are read, and after: in a row each, and not moved again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mentor {

template <class T>
class NodeRoom {
 public:
  /// Forgets all; what was made stays for the next text.
  void clear() {
    open_.clear();
    used_ = 0;
    block_ = 0;
  }

  /// The children of what is not closed yet.
  [[nodiscard]] std::size_t opened() const { return open_.size(); }
  void add(const T& each) { open_.push_back(each); }

  /// Moves the children from `first` on to where they stay until the next clear().
  [[nodiscard]] const T* close(std::size_t first) {
    T* kept = room_for(open_.size() - first);
    std::copy(open_.begin() + static_cast<std::ptrdiff_t>(first), open_.end(), kept);
    open_.resize(first);
    return kept;
  }

 private:
  static constexpr std::size_t usual = 128;  // a few more than any entry of a journal has

  T* room_for(std::size_t count) {
    while (block_ < blocks_.size() && used_ + count > blocks_[block_].size()) {
      ++block_;
      used_ = 0;
    }
    if (block_ == blocks_.size()) blocks_.emplace_back(std::max(count, usual << block_));
    used_ += count;
    return blocks_[block_].data() + (used_ - count);
  }

  std::vector<T> open_;
  std::vector<std::vector<T>> blocks_;
  std::size_t block_ = 0;  // that is being filled, and how far
  std::size_t used_ = 0;
};

}  // namespace mentor
