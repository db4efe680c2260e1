// Cells of a `slots` question: days of the week as people write them -> options of the question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// What a cell says of the times at which somebody can meet.
struct Slots {
  std::vector<std::string> values;   ///< options; then, as typed, what was not understood
  std::vector<std::string> unclear;  ///< the values that are none of the options
};

/// Options as read_tags finds them; what is none of them is read as days of the week and becomes
/// the options of those days: `вт`, `чт.`, `по средам`, `пн-ср`, `с понедельника по среду`,
/// `будни`, `когда угодно`. An option is a day's when it names this day and no other (`вторник
/// после 15:00`) and no other option names it. A piece that holds anything else is unclear as a
/// whole, and so are all pieces but the options where the cell denies something (`кроме пятницы`).
/// Without options nothing is unclear.
[[nodiscard]] Slots read_slots(std::string_view cell, const std::vector<std::string>& options,
                               std::string_view separators);

/// The option whose text, or a word for whose day, is near to `typed`; empty when none is.
[[nodiscard]] std::string nearest_slot(std::string_view typed,
                                       const std::vector<std::string>& options);

}  // namespace mentor
