// One cell of a table -> one value, or the reason why not. Every error bears arg `value` (the cell,
// squeezed) and names what was expected; nothing is ever rounded, clamped or guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/base/result.h"
#include "mentor/model/questionnaire.h"

namespace mentor {

/// True when the cell holds nothing but white space, or a lone dash.
[[nodiscard]] bool is_blank(std::string_view cell);

/// A day of birth of somebody 5 to 100 years old on `today`. Errors: birth-date-ambiguous
/// (`7/5/10`, `07.05.10`), birth-date-year (a year of other than four digits), date-impossible,
/// date-unknown, birth-date-age (arg `age`).
[[nodiscard]] Result<Date> read_birth_date(std::string_view cell, Date today);

/// A whole score: `8`, `8.0`, `8,0`, `8/10` (the second number must be the highest score), `8 из
/// 10`, `8 баллов`, `10 – отлично`, `10 (отлично)`. Errors: scale-unknown, scale-fraction,
/// scale-range (args min, max), scale-of-other (args of, max).
[[nodiscard]] Result<int> read_scale(std::string_view cell, double min, double max);

/// `12`, `-3,5`, `1 200` -> decimal digits with a point. Error: number-unknown.
[[nodiscard]] Result<std::string> read_number(std::string_view cell);

/// The same for an answer to `question`, a number: what its card says of min and max holds. Errors:
/// number-unknown, number-below (args value, min), number-above (args value, max).
[[nodiscard]] Result<std::string> read_number(std::string_view cell, const Question& question);

/// да, yes, +, 1, true, есть / нет, no, -, 0, false, in any case. Error: yesno-unknown.
[[nodiscard]] Result<bool> read_yes_no(std::string_view cell);

/// The option that the cell means, spelled as in the list; the cell itself where `options` is
/// empty. Error: option-unknown (args nearest, options).
[[nodiscard]] Result<std::string> read_choice(std::string_view cell,
                                              const std::vector<std::string>& options);

/// Values of a cell that holds several: options first, the longest that fits (so an option may
/// contain separators), else what stands between `separators` and line breaks. Quotes around a
/// value go; a value that is an option is spelled as in the list; repetitions go.
[[nodiscard]] std::vector<std::string> read_tags(std::string_view cell,
                                                 const std::vector<std::string>& options,
                                                 std::string_view separators);

/// A free text with line ends made `\n` and without telephone numbers and e-mail addresses, which
/// may stand in private/ only; `removed` tells whether there were any.
struct CleanText {
  std::string text;
  bool removed = false;
};
[[nodiscard]] CleanText read_free_text(std::string_view cell);

}  // namespace mentor
