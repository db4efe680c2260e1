// Records of one kind by id, for whoever asks for many of them.
#pragma once

#include <string_view>
#include <unordered_map>

#include "mentor/state/state.h"

namespace mentor {

/// Points into the records of the state, which must outlive it.
class RecordIndex {
 public:
  RecordIndex(const State& state, EventKind kind);

  /// What find_record finds, without looking through all of them.
  [[nodiscard]] const Record* find(std::string_view id) const;

 private:
  std::unordered_map<std::string_view, const Record*> by_id_;
};

}  // namespace mentor
