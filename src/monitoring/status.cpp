#include "mentor/monitoring/status.h"

#include <algorithm>

#include "mentor/monitoring/measures.h"

namespace mentor {
namespace {

std::optional<PeriodOfYear> period_on(const Programme& programme, Date day) {
  for (const PeriodOfYear& each : all_periods(programme, "feedback")) {
    if (each.period.from <= day && day <= each.period.to) return each;
  }
  return std::nullopt;
}

// Between periods, and in a folder without any, the school year up to the day stands for one.
PeriodOfYear year_to(Date day) {
  return {school_year_of(day), "feedback", {"year", "", school_year_start(day), day}};
}

std::int64_t count_of(const ReportDay& on, std::string_view id) {
  const auto measured = measure(on, id);
  const Count* count = measured ? std::get_if<Count>(&measured->figure) : nullptr;
  return count == nullptr ? 0 : count->value;
}

bool has_intake(const Programme& programme) {
  return std::any_of(programme.answers.begin(), programme.answers.end(), [&](const Answer& each) {
    const auto asked = programme.questionnaires.find(each.questionnaire);
    return asked != programme.questionnaires.end() && asked->second.purpose == Purpose::intake;
  });
}

bool nobody_has_consents(const ReportDay& on) {
  for (const char* id : {"consents.mentees", "consents.mentors"}) {
    const auto measured = measure(on, id);
    const Share* share = measured ? std::get_if<Share>(&measured->figure) : nullptr;
    if (share != nullptr && share->num > 0) return false;
  }
  return true;
}

ProgrammeStage stage_of(const ReportDay& on) {
  if (count_of(on, "people.mentees") == 0 || count_of(on, "people.mentors") == 0) {
    return ProgrammeStage::no_people;
  }
  if (count_of(on, "pairs.active") > 0) return ProgrammeStage::working;
  if (!has_intake(*on.programme)) return ProgrammeStage::no_answers;
  if (nobody_has_consents(on)) return ProgrammeStage::no_consents;
  return ProgrammeStage::no_pairs;
}

std::string first_match(const std::vector<CuratorTask>& tasks) {
  for (const CuratorTask& task : tasks) {
    const bool matches = task.kind == CuratorTaskKind::match_form ||
                         task.kind == CuratorTaskKind::clear_mentors ||
                         task.kind == CuratorTaskKind::settle_completed;
    if (matches) return task.command;
  }
  for (const CuratorTask& task : tasks)
    if (task.kind == CuratorTaskKind::ask_mentee) return task.command;
  return "mentor consent missing";
}

std::string next_command(const Status& status) {
  switch (status.stage) {
    case ProgrammeStage::no_people:
      return "mentor survey import FILE --enroll";
    case ProgrammeStage::no_answers:
      return "mentor survey import FILE";
    case ProgrammeStage::no_consents:
      return "mentor consent import FILE";
    case ProgrammeStage::no_pairs:
      return first_match(status.tasks);
    case ProgrammeStage::working:
      break;
  }
  if (!status.tasks.empty()) return status.tasks.front().command;
  return status.ended ? "mentor report quarter " + status.ended->id() : "mentor pair list";
}

// Of somebody born on 29 February it is 1 March of common years.
Date birthday(Date born, int age) {
  const Date same{born.year() + std::chrono::years{age}, born.month(), born.day()};
  return same.ok() ? same : day(static_cast<int>(same.year()), 3, 1);
}

std::vector<CategoryId> without_consents(const ProgrammeCard& card) {
  std::vector<CategoryId> found;
  for (const Category& category : card.categories) {
    if (required_consents(card, category.id).empty()) found.push_back(category.id);
  }
  return found;
}

std::vector<HealthCount> counts_of(const std::vector<PairHealth>& all) {
  std::vector<HealthCount> counts;
  for (const Health health : {Health::stalled, Health::needs_call, Health::closing,
                              Health::too_early, Health::on_track, Health::paused}) {
    const auto count = std::count_if(all.begin(), all.end(),
                                     [&](const PairHealth& each) { return each.health == health; });
    if (count > 0) counts.push_back({health, Count{count}});
  }
  return counts;
}

void add_measure(Status& status, const ReportDay& on, std::string_view id) {
  auto measured = measure(on, id);
  if (measured) status.measures.push_back(std::move(*measured));
}

}  // namespace

Status status_on(const Programme& programme, Date day) {
  Status status;
  status.programme = &programme;
  status.day = day;
  status.period = period_on(programme, day);
  status.ended = last_ended(programme, "feedback", day);
  const ReportDay on = report_day(programme, status.period.value_or(year_to(day)), day);
  status.stage = stage_of(on);
  for (const char* id : {"people.mentees", "people.mentors", "consents.mentees", "consents.mentors",
                         "pairs.active", "pairs.mentees", "unmatched.ready", "unmatched.not_ready",
                         "meetings.held", "plans.exist", "roadmap.done", "roadmap.late"}) {
    add_measure(status, on, id);
  }
  if (status.ended) {
    add_measure(status, report_day(programme, *status.ended, day), "feedback.answered");
  }
  const auto health = all_health(on.state, day);
  status.health = counts_of(health);
  status.without_consents = without_consents(programme.card);
  status.tasks = curator_tasks(on, health, roadmap_progress(on));
  status.next = next_command(status);
  return status;
}

void tell_birthdays(Status& status, const std::map<PersonId, Date>& births) {
  std::erase_if(status.tasks, [&](CuratorTask& task) {
    if (task.kind != CuratorTaskKind::renew_at_age) return false;
    const auto born = births.find(task.people.front());
    if (born == births.end()) return false;
    const int age = std::stoi(task.what);
    if (age_on(born->second, status.day) < age) return true;
    task.due = birthday(born->second, age);
    return false;
  });
  status.next = next_command(status);
}

}  // namespace mentor
