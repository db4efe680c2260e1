// EventSet: some of the kinds of events. Who asks one key of a long journal passes over the kinds
// that never have it at the price of a bit.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "mentor/model/events.h"

namespace mentor {

class EventSet {
 public:
  [[nodiscard]] constexpr bool has(EventKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr void add(EventKind kind) { bits_ |= bit(kind); }

 private:
  static_assert(static_cast<unsigned>(EventKind::forgotten) < 64);
  static constexpr std::uint64_t bit(EventKind kind) {
    return std::uint64_t{1} << static_cast<unsigned>(kind);
  }
  std::uint64_t bits_ = 0;
};

/// The kinds that have any of the keys, by the table of events: no entry of another kind has one.
[[nodiscard]] EventSet events_with(std::initializer_list<std::string_view> keys);

/// The kinds that have a key of any of the types.
[[nodiscard]] EventSet events_with(std::initializer_list<KeyType> types);

}  // namespace mentor
