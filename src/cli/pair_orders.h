// The order of the head behind a pair, as an entry of the journal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/store/edits.h"
#include "session.h"

namespace mentor::cli {

struct OrderedPairs {
  std::string number;  ///< as on the paper
  std::string kind;    ///< pairs or change
  std::vector<PairId> pairs;
  Date date{};
  std::vector<std::string> proposals = {};  ///< that the pairs came from
};

/// The day of the order of that number in the school year of `about`; nullopt when the folder has
/// no such order.
[[nodiscard]] std::optional<Date> day_of_order(const Session& session, const std::string& number,
                                               Date about);

/// An `order` entry that lists the pairs: a new order `order-<number>`, or a later entry of the one
/// known, with all its pairs and proposals. Nothing when that order lists the pairs already.
void add_order(const Session& session, const OrderedPairs& ordered, Edits& edits);

}  // namespace mentor::cli
