#include "mentor/state/answers.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "mentor/model/answer_order.h"
#include "mentor/state/preparation.h"

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

// `2023-2024/q1`, or the year as a whole.
std::string year_named(const Programme& programme, const std::string& period, Date date) {
  const std::string named = period.substr(0, period.find('/'));
  const bool is_year = named != period || programme.years.contains(named);
  return is_year ? named : school_year_of(date);
}

// A year whose later periods nobody has written down yet has not ended with those that are.
bool is_summer(Date date) {
  return std::chrono::June <= date.month() && date.month() <= std::chrono::August;
}

// The years whose periods contain the day, and whose were the last to end before it.
struct YearsAround {
  const Year* within = nullptr;
  const Year* ended = nullptr;
};

YearsAround years_around(const Programme& programme, Date date) {
  YearsAround found;
  std::optional<Date> last;
  for (const auto& [name, year] : programme.years) {
    for (const auto& [series, periods] : year.periods) {
      for (const Period& each : periods) {
        const bool contains = each.from <= date && date <= each.to;
        if (contains && found.within == nullptr) found.within = &year;
        if (each.to >= date || (last && each.to <= *last)) continue;
        last = each.to;
        found.ended = &year;
      }
    }
  }
  return found;
}

// A measurement between periods, before the work that it is to be compared with.
std::string year_ahead(const Programme& programme, Date date) {
  const Year* own = year_on(programme, date);
  const auto ended = own == nullptr ? std::nullopt : last_period_end(*own);
  if (!ended) return prepared_year_of(programme, date);
  return *ended < date && is_summer(date) ? year_beside(own->year, 1) : own->year;
}

}  // namespace

std::vector<const Answer*> told_answers(const Programme& programme) {
  std::map<PersonId, Date> forgotten;
  for (const Entry& entry : programme.journal) {
    const auto person = entry.event == EventKind::forgotten ? subject_person(entry) : std::nullopt;
    if (person) forgotten.insert_or_assign(*person, entry.date);
  }
  std::vector<const Answer*> told;
  told.reserve(programme.answers.size());
  for (const Answer& answer : programme.answers) {
    const auto day = answer.person ? forgotten.find(*answer.person) : forgotten.end();
    if (day == forgotten.end() || answer.date <= day->second) told.push_back(&answer);
  }
  return told;
}

std::vector<const Answer*> answers_of(const Programme& programme, const PeriodOfYear& period,
                                      Date entered_by) {
  using Key = std::tuple<QuestionnaireId, PersonId, std::string, std::optional<Phase>>;
  const Calendar calendar = calendar_of(programme, period);
  std::map<Key, const Answer*> newest;
  std::set<const Answer*> counted;
  for (const Answer* answer : told_answers(programme)) {
    if (answer->date > entered_by) continue;
    std::string id =
        answer->period.empty() ? period_by_date(calendar, answer->date) : answer->period;
    if (!belongs(calendar, id, period)) continue;
    if (answer->period.empty() && year_of_answer(programme, *answer) != period.year) continue;
    if (!answer->person) {
      counted.insert(answer);
      continue;
    }
    const Key key{answer->questionnaire, *answer->person, std::move(id),
                  phase_of(programme, *answer)};
    const Answer*& kept = newest[key];
    if (kept == nullptr || is_newer(*answer, *kept)) kept = answer;
  }
  for (const auto& [key, answer] : newest)
    counted.insert(answer);
  return {counted.begin(), counted.end()};
}

std::string year_of_answer(const Programme& programme, const std::string& period, Date date,
                           std::optional<Phase> phase) {
  if (!period.empty()) return year_named(programme, period, date);
  const YearsAround around = years_around(programme, date);
  if (around.within != nullptr) return around.within->year;
  if (phase == Phase::before) return year_ahead(programme, date);
  return around.ended == nullptr ? prepared_year_of(programme, date) : around.ended->year;
}

std::string year_of_answer(const Programme& programme, const Answer& answer) {
  return year_of_answer(programme, answer.period, answer.date, phase_of(programme, answer));
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
