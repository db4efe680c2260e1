#include "mentor/state/order_numbers.h"

#include "mentor/base/text.h"
#include "mentor/state/preparation.h"

namespace mentor {

std::string order_key(std::string_view number) {
  const std::string bare = replace_all(std::string(number), "№", "");
  return replace_all(fold(cyrillic_lookalikes(bare)), " ", "");
}

OrderKey order_in_year(const Programme& programme, std::string_view number, Date day) {
  return {prepared_year_of(programme, day), order_key(number)};
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
  const OrderKey meant = order_in_year(programme, number, about);
  const auto is_meant = [&](const std::string& known, Date day) {
    return !known.empty() && order_in_year(programme, known, day) == meant;
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
