// SharedText: a constant text in eight bytes. A year holds hundreds of thousands of values and most
// repeat, so copies share their bytes, and an empty text has none.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace mentor {

/// Equal and ordered by bytes. Copies may live in several threads.
class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string_view text);
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
  SharedText(const char* text) : SharedText(std::string_view(text)) {}
  SharedText(const SharedText& other) : block_(other.block_) { hold(); }
  SharedText(SharedText&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  SharedText& operator=(SharedText other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~SharedText() {
    if (block_ != nullptr) drop();
  }

  [[nodiscard]] bool empty() const { return block_ == nullptr; }
  [[nodiscard]] std::string_view view() const;  ///< as long as this or a copy of it lives
  [[nodiscard]] std::string text() const { return std::string(view()); }
  operator std::string_view() const { return view(); }
  operator std::string() const { return text(); }

  friend bool operator==(const SharedText& a, const SharedText& b) {
    return a.block_ == b.block_ || a.view() == b.view();
  }
  friend std::strong_ordering operator<=>(const SharedText& a, const SharedText& b) {
    return a.block_ == b.block_ ? std::strong_ordering::equal : a.view() <=> b.view();
  }

 private:
  struct Block;
  void hold() const;
  void drop() const;
  Block* block_ = nullptr;
};

/// Hands out one SharedText for texts that come again soon. For one thread.
class TextPool {
 public:
  [[nodiscard]] SharedText share(std::string_view text);

 private:
  static constexpr std::size_t slots = 4096;
  std::array<SharedText, slots> recent_;
};

}  // namespace mentor
