// Arena: memory for the nodes and texts of one tree, freed as a whole.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace mentor {

class Arena {
 public:
  /// `bytes` bytes, aligned for any node; never null, also for 0.
  [[nodiscard]] void* take(std::size_t bytes) {
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    if (next_ == nullptr || rounded > left_) grow(rounded);
    std::byte* taken = next_;
    next_ += rounded;
    left_ -= rounded;
    return taken;
  }

 private:
  static constexpr std::size_t alignment = alignof(void*);
  static constexpr std::size_t first_chunk = std::size_t{4} << 10;
  static constexpr std::size_t largest_chunk = std::size_t{1} << 20;

  void grow(std::size_t needed) {
    const std::size_t size = needed > chunk_ ? needed : chunk_;
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = chunks_.back().get();
    left_ = size;
    if (chunk_ < largest_chunk) chunk_ *= 2;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t chunk_ = first_chunk;
};

}  // namespace mentor
