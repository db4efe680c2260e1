// Ids and numbers that entries give and name.
#include <algorithm>
#include <array>
#include <set>

#include "mentor/base/text.h"
#include "mentor/model/event_set.h"
#include "mentor/model/ids.h"
#include "mentor/state/order_numbers.h"
#include "mentor/state/record_index.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Signs that stand in numbers of papers (`112/1-о`, `№ 5 (а)`) are no matter; what cannot be seen
// is. The part of a path that a number never is may be in no id.
enum class Signs { of_id, of_number };

bool is_safe(const std::string& typed, Signs signs) {
  if (!is_utf8(typed)) return false;
  std::string bare = nfc(typed);
  for (char& c : bare) {
    const bool printed = c >= 0x20 && c < 0x7F;
    const bool of_path = c == '/' || c == '\\' || c == '.';
    if (printed && (!of_path || signs == Signs::of_number)) c = 'x';
  }
  return is_file_id(bare);
}

struct NamedKey {
  std::string_view key;
  Signs signs = Signs::of_number;
};
constexpr std::array named_keys = {NamedKey{"id", Signs::of_id}, NamedKey{"number"},
                                   NamedKey{"order"}, NamedKey{"amends"}, NamedKey{"supersedes"}};

void look_at(const State& state, std::string_view value, NamedKey key, Place place,
             Findings& findings) {
  if (value.empty() || is_safe(std::string(value), key.signs)) return;
  add_error(findings, at(state, place), "id-unsafe",
            {{"key", std::string(key.key)}, {"value", terminal_safe(value)}});
}

}  // namespace

// Also in entries of later days: they stand in the files already.
void find_unsafe_ids(const State& state, Findings& findings) {
  for (const auto& [id, pair] : state.programme->pairs)
    look_at(state, pair.order, {"order"}, pair.place, findings);
  for (const NamedKey& key : named_keys) {
    const EventSet named = events_with({key.key});
    for (const Entry& entry : state.programme->journal) {
      if (named.has(entry.event))
        look_at(state, view_of(entry, key.key), key, entry.place, findings);
    }
  }
}

// The order of pairs and their members is asked for by find_unrecorded_orders.
void find_unknown_orders(const State& state, Warnings& warnings) {
  const std::set<std::string> known = recorded_orders(*state.programme);
  for (const Entry& entry : entries_until(state)) {
    if (!std::holds_alternative<std::monostate>(entry.subject)) continue;
    for (const std::string_view key : {"amends", "supersedes", "order"}) {
      if (key == "order" && entry.event != EventKind::award) continue;
      const std::string order = text_of(entry, key);
      if (order.empty() || known.contains(order_key(order))) continue;
      add_warning(warnings, at(state, entry.place), "order-unknown",
                  {{"key", std::string(key)}, {"order", order}});
    }
  }
}

void find_unknown_materials(const State& state, Findings& findings) {
  const RecordIndex materials(state, EventKind::programme_material);
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::material) continue;
    const std::string id = text_of(entry, "id");
    if (materials.find(id) != nullptr) continue;
    std::vector<std::string> ids;
    for (const Record& record : records_of(state, EventKind::programme_material))
      ids.push_back(record.id);
    add_error(findings, at(state, entry.place), "material-unknown",
              {{"id", id}, {"nearest", nearest(id, ids)}});
  }
}

}  // namespace mentor::checks
