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

/// Under what orders are known, by order_key: the number and the id of every `order` record,
/// whenever it was written down.
[[nodiscard]] std::set<std::string> recorded_orders(const Programme& programme);

/// The spelling under which the folder knows that number in the school year of `about`: of the
/// order itself, else of an entry or a pair that names it; `number` when it knows none.
[[nodiscard]] std::string known_order_number(const Programme& programme, const std::string& number,
                                             Date about);

}  // namespace mentor
