#include "mentor/state/order_numbers.h"

#include "mentor/base/text.h"

namespace mentor {

std::string order_key(std::string_view number) {
  const std::string bare = replace_all(std::string(number), "№", "");
  return replace_all(fold(cyrillic_lookalikes(bare)), " ", "");
}

std::set<std::string> recorded_orders(const Programme& programme) {
  std::set<std::string> numbers;
  for (const Entry& entry : programme.journal) {
    if (entry.event != EventKind::order) continue;
    numbers.insert(order_key(text_of(entry, "number")));
    numbers.insert(order_key(text_of(entry, "id")));
  }
  return numbers;
}

std::string known_order_number(const Programme& programme, const std::string& number, Date about) {
  const std::string key = order_key(number);
  const std::string year = school_year_of(about);
  const auto is_meant = [&](const std::string& known, Date day) {
    return !known.empty() && school_year_of(day) == year && order_key(known) == key;
  };
  for (const Entry& entry : programme.journal) {
    if (entry.event != EventKind::order) continue;
    if (std::string known = text_of(entry, "number"); is_meant(known, entry.date)) return known;
  }
  for (const auto& [id, pair] : programme.pairs) {
    if (is_meant(pair.order, pair.from)) return pair.order;
  }
  for (const Entry& entry : programme.journal) {
    if (find(entry, "order") == nullptr) continue;
    if (std::string known = text_of(entry, "order"); is_meant(known, entry.date)) return known;
  }
  return number;
}

}  // namespace mentor
