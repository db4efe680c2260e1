#include "mentor/state/answers.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace mentor {
namespace {

struct Calendar {
  std::map<std::string, Period> named;  ///< every period of every series, by `2023-2024/q1`
  std::vector<PeriodOfYear> series;     ///< of the period asked about
};

Calendar calendar_of(const Programme& programme, const PeriodOfYear& period) {
  Calendar calendar;
  calendar.series = all_periods(programme, period.series);
  for (const auto& [name, year] : programme.years) {
    for (const auto& [series, periods] : year.periods) {
      for (const Period& each : periods)
        calendar.named.emplace(name + "/" + each.id, each);
    }
  }
  return calendar;
}

std::string period_by_date(const Calendar& calendar, Date date) {
  const PeriodOfYear* ended = nullptr;
  for (const PeriodOfYear& each : calendar.series) {
    if (each.period.from <= date && date <= each.period.to) return each.id();
    if (each.period.to > date) continue;
    if (ended == nullptr || each.period.to > ended->period.to) ended = &each;
  }
  return ended == nullptr ? std::string() : ended->id();
}

bool belongs(const Calendar& calendar, const std::string& id, const PeriodOfYear& period) {
  if (id == period.id()) return true;
  const auto found = calendar.named.find(id);
  if (found == calendar.named.end()) return false;
  return period.period.from <= found->second.from && found->second.to <= period.period.to;
}

auto moment(const Answer& answer) {
  return std::tie(answer.date, answer.at, answer.source);
}

}  // namespace

std::vector<const Answer*> answers_of(const Programme& programme, const PeriodOfYear& period,
                                      Date entered_by) {
  using Key = std::tuple<QuestionnaireId, PersonId, std::string, std::optional<Phase>>;
  const Calendar calendar = calendar_of(programme, period);
  std::map<Key, const Answer*> newest;
  std::set<const Answer*> counted;
  for (const Answer& answer : programme.answers) {
    if (answer.date > entered_by) continue;
    std::string id = answer.period.empty() ? period_by_date(calendar, answer.date) : answer.period;
    if (!belongs(calendar, id, period)) continue;
    if (!answer.person) {
      counted.insert(&answer);
      continue;
    }
    const Key key{answer.questionnaire, *answer.person, std::move(id), phase_of(programme, answer)};
    const Answer*& kept = newest[key];
    if (kept == nullptr || moment(*kept) < moment(answer)) kept = &answer;
  }
  for (const auto& [key, answer] : newest)
    counted.insert(answer);
  return {counted.begin(), counted.end()};
}

std::vector<AskedCount> asked_counts(const std::vector<const Answer*>& answers) {
  std::map<std::pair<std::string, std::string>, AskedCount> counts;
  for (const Answer* answer : answers) {
    AskedCount& count = counts[{answer->period, answer->about}];
    count.asked = std::max<std::int64_t>(count.asked, answer->asked.value_or(0));
    ++count.answered;
    count.last = answer;
  }
  std::vector<AskedCount> all;
  for (const auto& [about, count] : counts)
    all.push_back(count);
  return all;
}

AskedCount asked_count(const std::vector<const Answer*>& answers) {
  AskedCount sum;
  for (const AskedCount& count : asked_counts(answers)) {
    if (count.asked == 0) continue;
    sum.asked += count.asked;
    sum.answered += count.answered;
    sum.last = count.last;
  }
  return sum;
}

std::optional<Phase> phase_of(const Programme& programme, const Answer& answer) {
  if (answer.phase) return answer.phase;
  const Questionnaire* questionnaire = questionnaire_of(programme, answer);
  return questionnaire == nullptr ? std::nullopt : questionnaire->phase;
}

const Questionnaire* questionnaire_of(const Programme& programme, const Answer& answer) {
  const auto found = programme.questionnaires.find(answer.questionnaire);
  return found == programme.questionnaires.end() ? nullptr : &found->second;
}

bool asks_form(const Questionnaire& questionnaire, const FormId& form) {
  return questionnaire.forms.empty() ||
         std::find(questionnaire.forms.begin(), questionnaire.forms.end(), form) !=
             questionnaire.forms.end();
}

}  // namespace mentor
