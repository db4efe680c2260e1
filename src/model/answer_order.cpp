#include "mentor/model/answer_order.h"

#include <algorithm>
#include <compare>
#include <tuple>

namespace mentor {
namespace {

using Said = std::map<std::string, AnswerValue>::value_type;

bool is_value_before(const Said& a, const Said& b) {
  return std::tie(a.first, a.second.values, a.second.is_list) <
         std::tie(b.first, b.second.values, b.second.is_list);
}

// What is left once day, time, person and source have put nothing in order.
bool says_less(const Answer& a, const Answer& b) {
  const auto rest = [](const Answer& each) {
    return std::tie(each.about, each.period, each.phase, each.asked);
  };
  if (rest(a) != rest(b)) return rest(a) < rest(b);
  return std::lexicographical_compare(a.values.begin(), a.values.end(), b.values.begin(),
                                      b.values.end(), is_value_before);
}

}  // namespace

bool is_newer(const Answer& a, const Answer& b) {
  const auto moment = [](const Answer& each) { return std::tie(each.date, each.at, each.source); };
  if (moment(a) != moment(b)) return moment(b) < moment(a);
  return says_less(b, a);
}

void sort_answers(std::vector<Answer>& answers) {
  std::stable_sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
    const auto told = [](const Answer& each) {
      return std::tie(each.questionnaire, each.date, each.at, each.person, each.source);
    };
    if (told(a) != told(b)) return told(a) < told(b);
    return says_less(a, b);
  });
}

}  // namespace mentor
