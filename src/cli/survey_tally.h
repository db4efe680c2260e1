// Counting the answers to one question.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/model/document.h"
#include "mentor/model/questionnaire.h"
#include "mentor/monitoring/fraction.h"

namespace mentor::cli {

using Answers = std::vector<const Answer*>;

/// What was said, and by how many. Spellings that differ in case only are one value, shown as most
/// have written it.
struct Counted {
  std::string value;
  std::int64_t count = 0;
};

/// The values of choices and lists, also the options that nobody chose; the most frequent first,
/// then by text.
[[nodiscard]] std::vector<Counted> count_values(const Question& question, const Answers& answers);

/// Scores and other numbers. What is no number counts nowhere: check tells of it.
struct NumberTally {
  Fraction sum{};
  std::int64_t n = 0;
  Fraction least{};  ///< of n > 0
  Fraction most{};
  std::map<std::int64_t, std::int64_t> whole;  ///< how many said each whole number
};
[[nodiscard]] NumberTally tally_numbers(const Question& question, const Answers& answers);
[[nodiscard]] doc::Mean mean_of(const NumberTally& tally);

/// Ticks and yes-or-no answers; `other` are words beside a tick.
struct YesNoTally {
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t other = 0;
};
[[nodiscard]] YesNoTally tally_yes_no(const Question& question, const Answers& answers);

/// Choices of people: how often somebody was named, and how often first (a tie at the top is first
/// for all of it).
struct NamedTally {
  std::int64_t first = 0;
  std::int64_t times = 0;
};
[[nodiscard]] std::map<std::string, NamedTally> tally_named(const Question& question,
                                                            const Answers& answers);

/// How many have answered the question.
[[nodiscard]] std::int64_t answered(const Question& question, const Answers& answers);

/// nullptr where the question was left out.
[[nodiscard]] const AnswerValue* value_in(const Answer& answer, const Question& question);

}  // namespace mentor::cli
