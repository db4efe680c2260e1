#include "mentor/state/record_index.h"

namespace mentor {

RecordIndex::RecordIndex(const State& state, EventKind kind) {
  for (const Record& record : records_of(state, kind))
    by_id_.emplace(record.id, &record);
}

const Record* RecordIndex::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

}  // namespace mentor
