// Numbers of orders, as papers and people spell them.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "mentor/model/programme.h"

namespace mentor {

/// The form in which two numbers are compared: without `№` and spaces, Latin letters that look like
/// Cyrillic ones as those, case folded: `№ 12-O` is `12-о`.
[[nodiscard]] std::string order_key(std::string_view number);

/// Which order a number means: numbers begin anew every school year.
struct OrderKey {
  std::string year;    ///< `2023-2024`
  std::string number;  ///< as order_key gives it
  friend auto operator<=>(const OrderKey&, const OrderKey&) = default;
};

/// The order of that number in the year of the day. A year that is prepared from June begins there,
/// so that an order of August is of the year that its pairs begin in.
[[nodiscard]] OrderKey order_in_year(const Programme& programme, std::string_view number, Date day);

/// Under what orders are known, by order_key: the number and the id of every `order` record of any
/// year, whenever it was written down. What asks for it warns of papers that are missing, and a
/// year that nobody has told the preparation of would make one of every order of August.
[[nodiscard]] std::set<std::string> recorded_orders(const Programme& programme);

/// The spelling under which the folder knows that number in the school year of `about`: of the
/// order itself, else of an entry or a pair that names it; `number` when it knows none.
[[nodiscard]] std::string known_order_number(const Programme& programme, const std::string& number,
                                             Date about);

}  // namespace mentor
