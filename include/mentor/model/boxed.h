// Boxed: a value kept elsewhere, so that a variant that seldom holds it stays small.
#pragma once

#include <memory>
#include <utility>

namespace mentor {

/// Copied, compared and destroyed as the value itself; empty only after being moved from.
template <class T>
class Boxed {
 public:
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Boxed(const Boxed& other) : value_(std::make_unique<T>(*other.value_)) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(Boxed other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Boxed() = default;
  [[nodiscard]] const T& operator*() const { return *value_; }
  friend bool operator==(const Boxed& a, const Boxed& b) { return *a == *b; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace mentor
