// The quarter report as a value: all that it says, in numbers and codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mentor/monitoring/curator_tasks.h"
#include "mentor/monitoring/figure.h"
#include "mentor/monitoring/health.h"
#include "mentor/monitoring/roadmap_progress.h"
#include "mentor/state/waiting.h"

namespace mentor {

/// For whom a report is: curator and head see all; the district exact head-counts, no small means;
/// partner and public nothing of small groups. Only the first two see single people and pairs.
enum class Audience { curator, head, district, partner, everybody };

/// `curator`, `head`, `district`, `partner`, `public`.
[[nodiscard]] std::optional<Audience> parse_audience(std::string_view text);

[[nodiscard]] bool sees_people(Audience audience);

struct FormFigures {
  FormId form;
  std::string title;
  std::vector<Measured> measures;
};

struct FigureChange {
  std::string measure;
  Figure before;
  Figure now;
};

/// Participants of one role, form and category.
struct PeopleRow {
  Role role = Role::mentee;
  FormId form;  ///< empty: not chosen yet
  CategoryId category;
  Figure count;
  std::vector<Place> evidence;
};

struct PairRow {
  PairId id;
  FormId form;
  std::vector<PersonId> mentors;
  std::vector<PersonId> mentees;
  Date from{};
  std::optional<Date> to;
  int meetings = 0;                ///< in the period
  std::optional<int> minutes = 0;  ///< none: nobody wrote down how long its meetings took
  int untimed = 0;                 ///< of its meetings those without minutes
  std::optional<Date> last_meeting;
  Share tasks;     ///< done of those due
  Share answered;  ///< of those asked in the period
  PairHealth health;
  std::vector<Place> evidence;  ///< its meetings, else its card
};

struct HealthCount {
  Health health = Health::on_track;
  Figure count;
};

struct WeekOfMeetings {
  Date week{};  ///< a Monday
  std::int64_t count = 0;
};

struct UnmatchedRow {
  WaitingMentee waiting;
  std::string next;  ///< step of the search, or empty
  std::string responsible;
  std::optional<Date> searched;
  SupportState support = SupportState::none;
};

/// An event, outreach, publication, training or award of the period.
struct RecordRow {
  EventKind kind = EventKind::held;
  std::string id;
  Date date{};
  std::string title;
  std::optional<std::int64_t> people;
  std::vector<Place> evidence;
};

struct FunnelStep {
  std::string id;  ///< enrolled, consented, paired, completed
  std::int64_t count = 0;
};

struct QuarterReport {
  const Programme* programme = nullptr;  ///< for titles and places
  Audience audience = Audience::curator;
  PeriodOfYear period;
  Date as_of{};
  Date day{};
  std::vector<Appointment> curators;
  std::vector<Measured> measures;
  std::vector<FormFigures> by_form;
  std::optional<PeriodOfYear> previous;
  std::vector<FigureChange> changes;  ///< only what differs, both known
  std::vector<PeopleRow> people;
  std::vector<PairRow> pairs;  ///< begun by the day and not closed before the period
  std::vector<HealthCount> health;
  std::vector<EarlyEnd> early_ends;  ///< of the period's school year
  std::vector<WeekOfMeetings> weeks;
  std::vector<UnmatchedRow> unmatched;
  std::vector<StepProgress> late_steps;
  std::vector<StepProgress> due_steps;
  std::vector<RecordRow> records;
  std::vector<FunnelStep>
      funnel;  ///< of mentees of the school year; each step a part of the former
  std::vector<CuratorTask> tasks;
};

/// Everything; for other readers than the curator see for_audience.
[[nodiscard]] QuarterReport quarter_report(const Programme& programme, const PeriodOfYear& period,
                                           Date as_of);

/// What the reader may see: rows of single people and pairs go, small means and small groups are
/// hidden, and with them what would let them be computed from totals.
[[nodiscard]] QuarterReport for_audience(QuarterReport report, Audience audience);

/// nullptr when the report has no such measure.
[[nodiscard]] const Measured* find_measured(const std::vector<Measured>& measures,
                                            std::string_view id);

}  // namespace mentor
