#include "mentor/base/shared_text.h"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <new>

namespace mentor {

// Followed by the bytes of the text.
struct SharedText::Block {
  std::atomic<std::uint32_t> holders{1};
  std::uint32_t size = 0;
  [[nodiscard]] char* bytes() { return reinterpret_cast<char*>(this + 1); }
};

SharedText::SharedText(std::string_view text) {
  if (text.empty()) return;
  block_ = new (::operator new(sizeof(Block) + text.size())) Block;
  block_->size = static_cast<std::uint32_t>(text.size());
  std::memcpy(block_->bytes(), text.data(), text.size());
}

std::string_view SharedText::view() const {
  if (block_ == nullptr) return {};
  return {block_->bytes(), block_->size};
}

void SharedText::hold() const {
  if (block_ != nullptr) block_->holders.fetch_add(1, std::memory_order_relaxed);
}

void SharedText::drop() const {
  if (block_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  block_->~Block();
  ::operator delete(block_);
}

namespace {

std::size_t slot_of(std::string_view text) {
  std::uint64_t mixed = text.size();
  for (; text.size() >= sizeof mixed; text.remove_prefix(sizeof mixed)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof word);
    mixed = (mixed ^ word) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 29U;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  return ((mixed ^ rest) * 0x9E3779B97F4A7C15U) >> 52U;
}

}  // namespace

SharedText TextPool::share(std::string_view text) {
  SharedText& kept = recent_[slot_of(text)];
  if (kept.view() != text) kept = SharedText(text);
  return kept;
}

}  // namespace mentor
