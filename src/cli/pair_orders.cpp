#include "pair_orders.h"

#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/state/order_numbers.h"
#include "people_edits.h"

namespace mentor::cli {
namespace {

// Entries of later days count too: the paper of that number exists, whenever somebody looks.
std::vector<const Entry*> entries_of(const Session& session, const std::string& number,
                                     Date about) {
  const Programme& programme = session.programme();
  const OrderKey meant = order_in_year(programme, number, about);
  std::vector<const Entry*> found;
  for (const Entry& entry : programme.journal) {
    if (entry.event != EventKind::order) continue;
    if (order_in_year(programme, text_of(entry, "number"), entry.date) == meant)
      found.push_back(&entry);
  }
  return found;
}

bool names(const std::vector<Entry>& entries, const std::string& id) {
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return entry.event == EventKind::order && text_of(entry, "id") == id;
  });
}

// One that neither the folder nor what is about to be written has.
std::string new_order_id(const Session& session, const OrderedPairs& ordered, const Edits& edits) {
  const auto is_taken = [&](const std::string& id) {
    return names(session.programme().journal, id) || names(edits.entries, id);
  };
  // A number may be `112/1-о`; an id has no part of a path.
  const std::string plain =
      "order-" + replace_all(replace_all(ordered.number, "/", "-"), "\\", "-");
  if (!is_taken(plain)) return plain;
  const std::string of_year =
      plain + "-" + order_in_year(session.programme(), ordered.number, ordered.date).year;
  std::string id = of_year;
  for (int i = 2; is_taken(id); ++i)
    id = of_year + "-" + std::to_string(i);
  return id;
}

using Texts = std::vector<std::string>;

void add_once(Texts& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

Texts listed(const std::vector<const Entry*>& entries, std::string_view key) {
  Texts texts;
  for (const Entry* entry : entries) {
    for (const std::string& each : texts_of(*entry, key))
      add_once(texts, each);
  }
  return texts;
}

// pair-999 before pair-1000.
bool by_number(const std::string& a, const std::string& b) {
  return std::pair(a.size(), a) < std::pair(b.size(), b);
}

}  // namespace

std::optional<Date> day_of_order(const Session& session, const std::string& number, Date about) {
  const auto known = entries_of(session, number, about);
  if (known.empty()) return std::nullopt;
  return known.front()->date;
}

void add_order(const Session& session, const OrderedPairs& ordered, Edits& edits) {
  const auto known = entries_of(session, ordered.number, ordered.date);
  Texts pairs = listed(known, "pairs");
  Texts proposals = listed(known, "proposals");
  const std::size_t before = pairs.size() + proposals.size();
  for (const PairId pair : ordered.pairs)
    add_once(pairs, mentor::text(pair));
  for (const std::string& proposal : ordered.proposals)
    add_once(proposals, proposal);
  if (pairs.size() + proposals.size() == before) return;
  std::sort(pairs.begin(), pairs.end(), by_number);
  // An entry takes part from its day on, so one that completes an order cannot stand before it.
  const Date date = known.empty() ? ordered.date : std::max(ordered.date, known.back()->date);
  Entry entry = session.entry(EventKind::order, {}, date);
  put(entry, "id",
      {known.empty() ? new_order_id(session, ordered, edits) : text_of(*known.front(), "id")});
  put(entry, "number", {known.empty() ? ordered.number : text_of(*known.front(), "number")});
  put(entry, "kind", {known.empty() ? ordered.kind : text_of(*known.front(), "kind")});
  put(entry, "pairs", list_value(pairs));
  if (!proposals.empty()) put(entry, "proposals", list_value(proposals));
  edits.entries.push_back(std::move(entry));
}

}  // namespace mentor::cli
