// Programme: everything that the cards and the journal say. A plain value, constant once read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/model/entry.h"
#include "mentor/model/matching_rules.h"
#include "mentor/model/pair.h"
#include "mentor/model/person.h"
#include "mentor/model/programme_card.h"
#include "mentor/model/proposal.h"
#include "mentor/model/questionnaire.h"
#include "mentor/model/roadmap.h"
#include "mentor/model/year.h"

namespace mentor {

struct Programme {
  std::vector<std::string> files;  ///< paths in the folder; Place::file points here
  ProgrammeCard card;
  std::map<std::string, Year> years;  ///< by `2023-2024`
  MatchingRules matching;
  Roadmap roadmap;
  std::map<PersonId, Person> people;
  std::map<PairId, Pair> pairs;
  std::map<QuestionnaireId, Questionnaire> questionnaires;
  std::vector<Entry> journal;   ///< in fold order
  std::vector<Answer> answers;  ///< by questionnaire, date, time, person, source
  std::map<std::string, Proposal> proposals;
};

/// `journal/2023-10.yaml:14` as a Where.
[[nodiscard]] Where where(const Programme& programme, Place place);

/// The year that the day falls in; nullptr when the folder has no such year.
[[nodiscard]] const Year* year_on(const Programme& programme, Date day);

/// Period `q1` of the school year of `day`, or `2022-2023/q1` of another; nullopt when there is
/// none.
[[nodiscard]] std::optional<PeriodOfYear> find_period(const Programme& programme,
                                                      std::string_view id, Date day);

/// The last period of the series that ended before or on `day`, over all years.
[[nodiscard]] std::optional<PeriodOfYear> last_ended(const Programme& programme,
                                                     std::string_view series, Date day);

/// All periods of a series over all years, by their first day.
[[nodiscard]] std::vector<PeriodOfYear> all_periods(const Programme& programme,
                                                    std::string_view series);

/// One above the highest code in use anywhere: cards, journal, answers, proposals.
[[nodiscard]] PersonId next_person_id(const Programme& programme);
[[nodiscard]] PairId next_pair_id(const Programme& programme);

}  // namespace mentor
