// Which pairs are still to come: their cards are there, but the day knows nothing of them.
#include <optional>
#include <unordered_map>

#include "fold_parts.h"
#include "mentor/state/order_numbers.h"

namespace mentor {
namespace {

// What the journal says of the order that brings a pair about, each the earliest of its kind.
struct Ordered {
  PairState* pair = nullptr;
  OrderKey order;                // on its card
  std::optional<Date> listed;    // an order of pairs, or of that number, lists the pair
  std::optional<Date> numbered;  // an order has that number in that year
};

using ByNumber = std::unordered_map<std::uint32_t, Ordered>;

// A pair of which anything is told by the day is known.
ByNumber pairs_of_later_days(State& state) {
  ByNumber later;
  for (auto& [id, pair] : state.pairs) {
    if (pair.from <= state.day || !pair.entries.empty() || !pair.meetings.empty()) continue;
    later[id.number] = {
        &pair, order_in_year(*state.programme, pair.card->order, pair.from), {}, {}};
  }
  return later;
}

void note_earlier(std::optional<Date>& known, Date date) {
  if (!known || date < *known) known = date;
}

void note_order(const Programme& programme, const Entry& entry, ByNumber& later) {
  const OrderKey order = order_in_year(programme, text_of(entry, "number"), entry.date);
  const std::string kind = text_of(entry, "kind");
  const bool makes_pairs = kind.empty() || kind == "pairs";
  for (const std::string& code : texts_of(entry, "pairs")) {
    const auto id = pair_code(code);
    const auto found = id ? later.find(id->number) : later.end();
    if (found == later.end()) continue;
    if (makes_pairs || order.number == found->second.order.number)
      note_earlier(found->second.listed, entry.date);
  }
  if (order.number.empty()) return;
  for (auto& [code, each] : later)
    if (each.order == order) note_earlier(each.numbered, entry.date);
}

}  // namespace

void note_pairs_to_come(State& state) {
  ByNumber later = pairs_of_later_days(state);
  if (later.empty()) return;
  for (const Entry& entry : state.programme->journal)
    if (entry.event == EventKind::order) note_order(*state.programme, entry, later);
  for (auto& [code, each] : later) {
    const auto ordered = each.listed ? each.listed : each.numbered;
    each.pair->to_come = ordered && *ordered > state.day;
  }
}

}  // namespace mentor
