#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/text.h"
#include "mentor/state/order_numbers.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

bool lists(const Record& order, std::string_view key, const std::string& text) {
  const auto listed = texts_of(order.entry, key);
  return std::find(listed.begin(), listed.end(), text) != listed.end();
}

// Who came into the pair, or left it, by the paper of that number.
std::set<PersonId> moved_by(const PairState& pair, const std::string& number) {
  std::set<PersonId> people;
  if (order_key(pair.card->order) == order_key(number)) {
    people.insert(pair.card->mentees.begin(), pair.card->mentees.end());
  }
  for (const Entry* entry : pair.entries) {
    if (find(*entry, "order") == nullptr ||
        order_key(text_of(*entry, "order")) != order_key(number))
      continue;
    if (const auto person = person_of(*entry, "person")) people.insert(*person);
  }
  return people;
}

// One proposal may be approved by several orders, each for other people.
bool is_for_the_same(const PairState& pair, const Record& order, const Record& other) {
  const auto one = moved_by(pair, text_of(order.entry, "number"));
  const auto two = moved_by(pair, text_of(other.entry, "number"));
  const bool shared = std::any_of(one.begin(), one.end(),
                                  [&](const PersonId person) { return two.contains(person); });
  // That a pair ended by an order is not told in its entry.
  return shared || (!pair.closed && (one.empty() || two.empty()));
}

// The first pair that both orders bring about by the proposal; nullptr when none.
const PairState* approved_by_both(const State& state, const std::string& proposal,
                                  const Record& order, const Record& other) {
  if (!lists(other, "proposals", proposal)) return nullptr;
  for (const std::string& code : texts_of(order.entry, "pairs")) {
    const auto id = pair_code(code);
    const PairState* pair = id ? find_pair(state, *id) : nullptr;
    if (pair == nullptr || !lists(other, "pairs", code)) continue;
    if (is_for_the_same(*pair, order, other)) return pair;
  }
  return nullptr;
}

// What the lines of one order have told so far.
struct OrderTold {
  Entry newest;  // of each key
  Place first;
};

bool adds_nothing(const OrderTold& told, const Entry& entry) {
  return entry.note.empty() &&
         std::all_of(entry.fields.begin(), entry.fields.end(), [&](const Field& field) {
           const Value* known = find(told.newest, field.key);
           return known != nullptr && *known == field.value;
         });
}

// Pairs that rest on the order still, told before and not now.
std::vector<std::string> left_out(const State& state, const OrderTold& told, const Entry& entry) {
  std::vector<std::string> pairs;
  const auto now = texts_of(entry, "pairs");
  for (const std::string& code : texts_of(told.newest, "pairs")) {
    if (std::find(now.begin(), now.end(), code) != now.end()) continue;
    const auto id = pair_code(code);
    const PairState* pair = id ? find_pair(state, *id) : nullptr;
    if (pair == nullptr || pair->closed) continue;
    const std::string number = text_of(told.newest, "number");
    if (order_key(pair->card->order) == order_key(number)) pairs.push_back(code);
  }
  return pairs;
}

}  // namespace

// Commands write a line more of an order of pairs when it is for more of them. Two branches that
// gave one code to two pairs by one order leave one that says the same on another day, and, when
// the conflict of the cards is settled, one card: the other pair would be gone without a trace.
void find_orders_told_again(const State& state, Warnings& warnings) {
  std::map<std::string, OrderTold> orders;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::order) continue;
    const auto [known, fresh] = orders.try_emplace(text_of(entry, "id"));
    OrderTold& told = known->second;
    if (fresh) told = {entry, entry.place};
    const bool names_pairs = find(entry, "pairs") != nullptr;
    if (!fresh && names_pairs && adds_nothing(told, entry)) {
      add_warning(warnings, at(state, entry.place), "order-told-again",
                  {{"id", known->first},
                   {"first", line_of(state, told.first)},
                   {"pairs", join(texts_of(entry, "pairs"), ", ")}});
    }
    const auto lost =
        fresh || !names_pairs ? std::vector<std::string>() : left_out(state, told, entry);
    if (!lost.empty()) {
      add_warning(warnings, at(state, entry.place), "order-drops-pair",
                  {{"id", known->first}, {"pairs", join(lost, ", ")}});
    }
    for (const Field& field : entry.fields)
      put(told.newest, field.key, field.value);
  }
}

// A later line with the id of an order corrects that order; two orders under one id lose one.
void find_changed_order_numbers(const State& state, Warnings& warnings) {
  std::map<std::string, std::string> numbers;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::order) continue;
    const std::string number = text_of(entry, "number");
    if (number.empty()) continue;
    const auto [known, fresh] = numbers.try_emplace(text_of(entry, "id"), number);
    if (fresh || order_key(known->second) == order_key(number)) continue;
    add_warning(warnings, at(state, entry.place), "order-number-changed",
                {{"id", known->first}, {"number", number}, {"other", known->second}});
  }
}

// Whoever looks for an order by its number finds one paper: two of a number in one year are a slip,
// or two copies of the folder gave it to different ones.
void find_order_numbers_taken(const State& state, Warnings& warnings) {
  std::map<OrderKey, std::string> ids;
  for (const Record& order : records_of(state, EventKind::order)) {
    const std::string number = text_of(order.entry, "number");
    if (number.empty()) continue;
    const auto [known, fresh] =
        ids.try_emplace(order_in_year(*state.programme, number, order.first), order.id);
    if (fresh) continue;
    add_warning(warnings, at(state, order.places.back()), "order-number-taken",
                {{"id", order.id}, {"number", number}, {"other", known->second}});
  }
}

// The order that a pair's card rests on, and that names the pair, is what the pair begins by.
void find_pairs_before_their_order(const State& state, Warnings& warnings) {
  for (const Record& order : records_of(state, EventKind::order)) {
    const std::string number = text_of(order.entry, "number");
    for (const std::string& code : texts_of(order.entry, "pairs")) {
      const auto id = pair_code(code);
      const PairState* pair = id ? find_pair(state, *id) : nullptr;
      if (pair == nullptr || order_key(pair->card->order) != order_key(number)) continue;
      if (pair->from >= order.first) continue;
      add_warning(warnings, at(state, pair->card->place), "pair-before-order",
                  {{"pair", code},
                   {"from", iso(pair->from)},
                   {"order", number},
                   {"date", iso(order.first)}});
    }
  }
}

void find_proposals_approved_twice(const State& state, Warnings& warnings) {
  const std::vector<Record>& orders = records_of(state, EventKind::order);
  for (auto order = orders.begin(); order != orders.end(); ++order) {
    for (const std::string& proposal : texts_of(order->entry, "proposals")) {
      for (auto other = orders.begin(); other != order; ++other) {
        const PairState* pair = approved_by_both(state, proposal, *order, *other);
        if (pair == nullptr) continue;
        add_warning(warnings, at(state, order->places.front()), "proposal-approved-twice",
                    {{"proposal", proposal},
                     {"number", text_of(order->entry, "number")},
                     {"other", text_of(other->entry, "number")},
                     {"pair", text(pair->id)}});
      }
    }
  }
}

}  // namespace mentor::checks
