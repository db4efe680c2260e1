#include "survey_tally.h"

#include <algorithm>
#include <set>

#include "mentor/base/text.h"

namespace mentor::cli {
namespace {

const std::string& most_written(const std::map<std::string, std::int64_t>& spellings) {
  return std::max_element(spellings.begin(), spellings.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

const AnswerValue* value_in(const Answer& answer, const Question& question) {
  const auto found = answer.values.find(question.id);
  return found == answer.values.end() || found->second.values.empty() ? nullptr : &found->second;
}

std::int64_t answered(const Question& question, const Answers& answers) {
  return std::count_if(answers.begin(), answers.end(),
                       [&](const Answer* each) { return value_in(*each, question) != nullptr; });
}

std::vector<Counted> count_values(const Question& question, const Answers& answers) {
  std::map<std::string, std::map<std::string, std::int64_t>> spelled;
  for (const std::string& option : question.options)
    spelled[fold(option)][option] = 0;
  for (const Answer* answer : answers) {
    const AnswerValue* value = value_in(*answer, question);
    if (value == nullptr) continue;
    std::set<std::string> said;
    for (const std::string& each : value->values) {
      if (said.insert(fold(each)).second) ++spelled[fold(each)][each];
    }
  }
  std::vector<Counted> counted;
  for (const auto& [key, spellings] : spelled) {
    Counted& each = counted.emplace_back(Counted{most_written(spellings), 0});
    for (const auto& [spelling, count] : spellings)
      each.count += count;
  }
  std::sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
    return a.count != b.count ? a.count > b.count : natural_less(a.value, b.value);
  });
  return counted;
}

NumberTally tally_numbers(const Question& question, const Answers& answers) {
  NumberTally tally;
  for (const Answer* answer : answers) {
    const AnswerValue* value = value_in(*answer, question);
    const auto number = value == nullptr ? std::nullopt : exact_decimal(value->values.front());
    if (!number) continue;
    const bool first = tally.n == 0;
    tally.least = first || *number < tally.least ? *number : tally.least;
    tally.most = first || *number > tally.most ? *number : tally.most;
    tally.sum = tally.sum + *number;
    ++tally.n;
    if (number->den == 1) ++tally.whole[number->num];
  }
  return tally;
}

doc::Mean mean_of(const NumberTally& tally) {
  return {tally.sum.num, tally.sum.den, tally.n};
}

YesNoTally tally_yes_no(const Question& question, const Answers& answers) {
  YesNoTally tally;
  for (const Answer* answer : answers) {
    const AnswerValue* value = value_in(*answer, question);
    if (value == nullptr) continue;
    const std::string& said = value->values.front();
    if (said == "true") {
      ++tally.yes;
    } else if (said == "false") {
      ++tally.no;
    } else {
      ++tally.other;
    }
  }
  return tally;
}

std::map<std::string, NamedTally> tally_named(const Question& question, const Answers& answers) {
  std::map<std::string, NamedTally> named;
  for (const Answer* answer : answers) {
    const AnswerValue* value = value_in(*answer, question);
    if (value == nullptr) continue;
    bool first = true;
    for (const std::string& place : value->values) {
      for (const std::string& tied : split(place, "=")) {
        NamedTally& each = named[squeeze(tied)];
        ++each.times;
        each.first += first ? 1 : 0;
      }
      first = false;
    }
  }
  return named;
}

}  // namespace mentor::cli
