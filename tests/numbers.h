// Numbers for tests that try many things: the same on every machine and every run.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mentor::test {

/// xorshift64*.
class Numbers {
 public:
  std::size_t below(std::size_t end) {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1DULL) >> 33U) % end;
  }

 private:
  std::uint64_t state_ = 20230901;
};

}  // namespace mentor::test
