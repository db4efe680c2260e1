// ReportDay: the programme as a report sees it, with what many measures ask of it told once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mentor/monitoring/fraction.h"
#include "mentor/state/state.h"

namespace mentor {

/// A meeting held within the period. Kept small: a report holds a quarter's and those of the period
/// before.
struct HeldMeeting {
  const PairState* pair = nullptr;
  Place place;
  Date date{};
  std::int16_t minutes = 0;  ///< 0 where they were not told
  std::uint8_t kind = 0;     ///< index into meeting_kinds()
};

/// Kinds of meetings, in the order in which they come about.
[[nodiscard]] std::span<const std::string_view> meeting_kinds();

struct ScoreSum {
  Fraction sum;
  int items = 0;
};

/// What one respondent said in the period, on the scale 1..10.
struct Voice {
  std::optional<PersonId> person;  ///< none for an anonymous answer: each is a voice of its own
  Respondent role = Respondent::mentee;
  std::set<FormId> forms;
  bool answered_feedback = false;            ///< else only an outcome questionnaire
  std::map<std::string, ScoreSum> feedback;  ///< by axis
  ScoreSum satisfaction;                     ///< of feedback and of outcome after or between
  std::vector<Place> places;
};

struct ReportMemo;

/// Constant once made: answers to what was asked of it are kept and told again.
struct ReportDay {
  const Programme* programme = nullptr;
  Date as_of{};
  PeriodOfYear period;
  Date day{};  ///< the earlier of the period's end and the as-of day
  State state;
  std::vector<HeldMeeting> meetings;  ///< in the order of their places
  std::vector<Voice> voices;          ///< by role, then person, then place
  std::map<PersonId, std::vector<Place>> trained;
  std::shared_ptr<ReportMemo> memo;
};

/// The state on the report's day; flows within the period; answers of the period that were entered
/// by the as-of day (monitoring.md, «The day of a report»). The programme must outlive it.
[[nodiscard]] ReportDay report_day(const Programme& programme, const PeriodOfYear& period,
                                   Date as_of);

/// The period that a report is for: the one named (`q1`, `2022-2023/q1`), else the last feedback
/// period that has ended. Errors: `period-unknown` (value, known), `no-period-ended` (as_of, next;
/// Exit::refused), `period-not-begun` (period, from, as_of, near; Exit::refused).
[[nodiscard]] Result<PeriodOfYear> period_of_report(const Programme& programme,
                                                    std::optional<std::string_view> named,
                                                    Date as_of);

/// The period of the same series before this one; nullopt for the first.
[[nodiscard]] std::optional<PeriodOfYear> period_before(const Programme& programme,
                                                        const PeriodOfYear& period);

/// Somebody who is asked for feedback.
struct ExpectedVoice {
  PersonId person;
  Role role = Role::mentee;
  friend auto operator<=>(const ExpectedVoice&, const ExpectedVoice&) = default;
};

/// Mentors and mentees with 14 days or more in active pairs of the form within [from, to], both
/// days and pauses included; an empty form asks for all. Sorted, each once.
[[nodiscard]] std::vector<ExpectedVoice> expected_voices(const State& state, const FormId& form,
                                                         DayRange days);

/// The members of one pair among them.
[[nodiscard]] std::vector<ExpectedVoice> expected_voices(const PairState& pair, DayRange days);

/// A score on its scale as a score from 1 to 10; nullopt when the value is no number, or the scale
/// has no width.
[[nodiscard]] std::optional<Fraction> on_ten(const Question& question, const AnswerValue& value);

}  // namespace mentor
