#include "mentor/monitoring/curator_tasks.h"

#include <algorithm>
#include <tuple>

#include "mentor/base/text.h"
#include "mentor/state/classes.h"
#include "mentor/state/clearances.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"
#include "mentor/state/publications.h"
#include "mentor/state/retention.h"
#include "mentor/state/withdrawals.h"
#include "task_parts.h"

namespace mentor {
namespace {

using enum CuratorTaskKind;
using Tasks = std::vector<CuratorTask>;

CuratorTask pair_task(CuratorTaskKind kind, PairId pair, int days, std::string command) {
  CuratorTask task;
  task.kind = kind;
  task.pair = pair;
  task.days = days;
  task.command = std::move(command);
  return task;
}

void add_for_reason(Tasks& tasks, const PairHealth& pair, const Reason& reason) {
  const std::string code = text(pair.pair);
  switch (reason.rule) {
    case HealthRule::first_meeting:
    case HealthRule::quiet:
      tasks.push_back(pair_task(log_meeting, pair.pair, reason.value,
                                "mentor meeting log " + code + " --date … --minutes … --topic …"));
      break;
    case HealthRule::fit:
    case HealthRule::rating:
    case HealthRule::risk:
      tasks.push_back(pair_task(talk_to_pair, pair.pair, 0, "mentor pair show " + code));
      break;
    case HealthRule::task_late:
      tasks.push_back(
          pair_task(finish_task, pair.pair, reason.value,
                    "mentor record add " + code + " task-done id=" + reason.what + " result=…"));
      tasks.back().what = reason.what;
      tasks.back().due = reason.date;
      break;
    case HealthRule::consent_ending:
      // Without a day it was withdrawn: what to do then is told of the member and of their data.
      if (!reason.date) break;
      tasks.push_back(
          pair_task(renew_consent, pair.pair, 0,
                    "mentor consent give " + text(reason.people.front()) + " --signed-by …"));
      tasks.back().people = reason.people;
      tasks.back().what = reason.what;
      tasks.back().due = reason.date;
      break;
    case HealthRule::clearance_ending:
      tasks.push_back(pair_task(renew_clearance, pair.pair, -reason.value,
                                clearing(reason.people.front(), reason.what)));
      tasks.back().people = reason.people;
      tasks.back().what = reason.what;
      tasks.back().due = reason.date;
      break;
    case HealthRule::feedback_missing:
      break;
  }
}

// Three rules of one pair are one talk.
void drop_repeated_talks(Tasks& tasks) {
  const auto same = [](const CuratorTask& a, const CuratorTask& b) {
    return a.kind == talk_to_pair && b.kind == talk_to_pair && a.pair == b.pair;
  };
  tasks.erase(std::unique(tasks.begin(), tasks.end(), same), tasks.end());
}

void add_for_pairs(Tasks& tasks, const std::vector<PairHealth>& health) {
  for (const PairHealth& pair : health) {
    for (const Reason& reason : pair.reasons)
      add_for_reason(tasks, pair, reason);
    const bool ends = pair.health == Health::closing ||
                      (pair.health != Health::closed && pair.days_to_end.value_or(1) < 0);
    if (!ends) continue;
    tasks.push_back(pair_task(close_pair, pair.pair, -pair.days_to_end.value_or(0),
                              "mentor pair close " + text(pair.pair)));
  }
}

// A pair is known by whoever leads it.
void add_mentors(Tasks& tasks, const ReportDay& on) {
  for (CuratorTask& task : tasks) {
    const PairState* pair = task.pair ? find_pair(on.state, *task.pair) : nullptr;
    if (pair != nullptr && task.people.empty()) task.people = mentors_on(*pair, on.day);
  }
}

bool has_withdrawn(const ReportDay& on, const PersonState& person) {
  const auto kinds = required_consents(on.state, person);
  return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
    return consent_standing(on.state, person, kind, on.day).status == ConsentStatus::withdrawn;
  });
}

// What becomes of the pair is the curator's choice; the command is the usual one.
std::string settling(const PairState& pair, PersonId id, Role role, Date day) {
  const std::string code = text(pair.card->id);
  if (role == Role::mentor) return "mentor pair replace " + code + " --mentor … --order …";
  if (mentees_on(pair, day).size() > 1) return "mentor pair leave " + code + " " + text(id);
  return "mentor pair close " + code + " --outcome early --reason …";
}

void add_for_member(Tasks& tasks, const ReportDay& on, const PairState& pair, PersonId id,
                    Role role) {
  const PersonState* person = find_person(on.state, id);
  if (person == nullptr) return;
  const bool stays = takes_part(*person, on.day, role, pair.card->form);
  if (stays && !has_withdrawn(on, *person)) return;
  tasks.push_back(pair_task(settle_member, pair.card->id, 0, settling(pair, id, role, on.day)));
  tasks.back().people = {id};
  tasks.back().what = stays ? "withdrawn" : "left";
}

void add_for_members(Tasks& tasks, const ReportDay& on) {
  for (const auto& [id, pair] : on.state.pairs) {
    if (!is_active(pair, on.day)) continue;
    for (const PersonId mentor : mentors_on(pair, on.day))
      add_for_member(tasks, on, pair, mentor, Role::mentor);
    for (const PersonId mentee : mentees_on(pair, on.day))
      add_for_member(tasks, on, pair, mentee, Role::mentee);
  }
}

// What the record tells of when the publication has come down: those who may still be named.
std::string without(const Record& publication, const std::vector<PersonId>& people) {
  std::vector<std::string> rest;
  for (const PersonId id : people_of(publication.entry, "people")) {
    if (std::find(people.begin(), people.end(), id) == people.end()) rest.push_back(text(id));
  }
  return "mentor record update publication " + publication.id + " people=[" + join(rest, ",") + "]";
}

void add_publications(Tasks& tasks, const State& state) {
  const Record* last = nullptr;
  for (const PublishedPerson& each : to_take_down(state)) {
    if (each.publication != last) {
      last = each.publication;
      tasks.emplace_back().kind = take_down;
      tasks.back().what = last->id;
    }
    tasks.back().people.push_back(each.person);
    tasks.back().command = without(*last, tasks.back().people);
  }
}

const AnswerValue yes_value{{"true"}, false};

// The answer to a question that calls the curator; nullopt where the questionnaire has none.
std::optional<bool> calls(const ReportDay& on, const Answer& answer) {
  const auto card = on.programme->questionnaires.find(answer.questionnaire);
  if (card == on.programme->questionnaires.end()) return std::nullopt;
  std::optional<bool> called;
  for (const Question& question : card->second.questions) {
    if (!question.calls_curator) continue;
    const auto value = answer.values.find(question.id);
    const bool yes = value != answer.values.end() && value->second == yes_value;
    called = called.value_or(false) || yes;
  }
  return called;
}

bool is_since(const std::vector<const Entry*>& entries, EventKind kind, Date day) {
  return std::any_of(entries.begin(), entries.end(), [&](const Entry* entry) {
    return entry->event == kind && entry->date >= day;
  });
}

// Whoever was called has answered when the support of the person or the state of the pair was
// written down since.
bool is_answered(const ReportDay& on, const PersonState& person, Date called) {
  if (is_since(person.entries, EventKind::support, called)) return true;
  return std::any_of(person.pairs.begin(), person.pairs.end(), [&](PairId id) {
    const PairState* pair = find_pair(on.state, id);
    return pair != nullptr && is_since(pair->entries, EventKind::risk, called);
  });
}

// The first day of a call that nobody has answered since: a later no is no talk. Answers stand
// oldest first.
std::optional<Date> called_on(const ReportDay& on, const PersonState& person) {
  for (const Answer* answer : person.answers) {
    if (calls(on, *answer).value_or(false) && !is_answered(on, person, answer->date)) {
      return answer->date;
    }
  }
  return std::nullopt;
}

// They leave with the year; whoever stays, as a mentor, has another class from then on.
void add_finished(Tasks& tasks, const ReportDay& on) {
  const Date first = first_of_year(prepared_year_of(*on.programme, on.day));
  for (const PersonId id : finished_school(on.state)) {
    if (has_withdrawn(on.state, id)) continue;
    CuratorTask& task = tasks.emplace_back();
    task.kind = school_finished;
    task.people = {id};
    task.due = first;
    task.command = "mentor person leave " + text(id) + " --date " + iso(add_days(first, -1));
  }
}

bool works_in_pair(const ReportDay& on, const PersonState& person) {
  return std::any_of(person.pairs.begin(), person.pairs.end(), [&](PairId id) {
    const PairState* pair = find_pair(on.state, id);
    return pair != nullptr && is_active(*pair, on.day) &&
           (is_member(*pair, person.id, Role::mentor, on.day) ||
            is_member(*pair, person.id, Role::mentee, on.day));
  });
}

void add_calls(Tasks& tasks, const ReportDay& on) {
  CuratorTask task;
  task.kind = answer_call;
  for (const auto& [id, person] : on.state.people) {
    const auto called = called_on(on, person);
    if (!called || !works_in_pair(on, person)) continue;
    task.people.push_back(id);
    task.days = std::max(task.days, days_between(*called, on.day));
  }
  if (task.people.empty()) return;
  task.command = "mentor record add " + text(task.people.front()) + " support state=contact note=…";
  tasks.push_back(std::move(task));
}

void add_feedback(Tasks& tasks, const std::vector<PairHealth>& health) {
  CuratorTask task;
  task.kind = collect_feedback;
  for (const PairHealth& pair : health) {
    for (const Reason& reason : pair.reasons) {
      if (reason.rule != HealthRule::feedback_missing) continue;
      task.what = reason.what;
      task.days = reason.value;
      task.people.insert(task.people.end(), reason.people.begin(), reason.people.end());
    }
  }
  if (task.people.empty()) return;
  std::sort(task.people.begin(), task.people.end());
  task.people.erase(std::unique(task.people.begin(), task.people.end()), task.people.end());
  task.command = "mentor survey import FILE --period " + task.what;
  tasks.push_back(std::move(task));
}

void add_destruction(Tasks& tasks, PersonId id, const Destruction& destruction, Date day) {
  CuratorTask task;
  task.kind = destroy_data;
  task.people = {id};
  task.due = destruction.due;
  task.days = days_between(destruction.due, day);
  task.command = "mentor person forget " + text(id);
  tasks.push_back(std::move(task));
}

// One reminder a person, for the first of the required kinds that asks for it.
void add_renewal_at_age(Tasks& tasks, const State& state, const PersonState& person) {
  for (const std::string& kind : required_consents(state, person)) {
    const auto age = age_reached_since_consent(state, person, kind);
    if (!age) continue;
    CuratorTask task;
    task.kind = renew_at_age;
    task.people = {person.id};
    task.what = std::to_string(*age);
    task.command = "mentor consent give " + text(person.id) + " --signed-by …";
    tasks.push_back(std::move(task));
    return;
  }
}

void add_for_people(Tasks& tasks, const ReportDay& on) {
  CuratorTask consents;
  consents.kind = collect_consents;
  consents.command = "mentor consent missing";
  CuratorTask training;
  training.kind = train_mentors;
  for (const auto& [id, person] : on.state.people) {
    const auto destruction = destruction_due(on.state, person);
    if (destruction) add_destruction(tasks, id, *destruction, on.day);
    const bool is_mentor = takes_part(person, on.day, Role::mentor);
    if (!is_mentor && !takes_part(person, on.day, Role::mentee)) continue;
    const bool lacks = !destruction && !lacking_consents(on.state, person, on.day).empty();
    if (lacks) consents.people.push_back(id);
    add_renewal_at_age(tasks, on.state, person);
    if (is_mentor && !on.trained.contains(id)) training.people.push_back(id);
  }
  if (!consents.people.empty()) tasks.push_back(std::move(consents));
  if (training.people.empty()) return;
  training.command = "mentor train " + text(training.people.front());
  if (training.people.size() > 1) training.command += " …";
  tasks.push_back(std::move(training));
}

void add_for_steps(Tasks& tasks, const ReportDay& on, const std::vector<StepProgress>& steps) {
  for (const StepProgress& step : steps) {
    if (step.standing != StepStanding::late) continue;
    CuratorTask task;
    task.kind = late_step;
    task.what = step.id.text;
    task.days = step.due ? days_between(*step.due, on.day) : 0;
    task.due = step.due;
    task.command = "mentor record add " + step.id.text + " done evidence=…";
    if (!step.period.empty()) task.command += " period=" + step.period;
    tasks.push_back(std::move(task));
  }
}

}  // namespace

std::string_view id_of(CuratorTaskKind kind) {
  static constexpr std::string_view ids[] = {
      "take-down",        "settle-member", "school-finished",  "answer-call",      "talk-to-pair",
      "log-meeting",      "finish-task",   "renew-consent",    "renew-clearance",  "renew-at-age",
      "collect-feedback", "close-pair",    "destroy-data",     "collect-consents", "clear-mentors",
      "ask-mentee",       "match-form",    "settle-completed", "plan-search",      "choose-form",
      "train-mentors",    "late-step"};
  return ids[static_cast<std::size_t>(kind)];
}

std::vector<CuratorTask> curator_tasks(const ReportDay& on, const std::vector<PairHealth>& health,
                                       const std::vector<StepProgress>& steps) {
  Tasks tasks;
  add_publications(tasks, on.state);
  add_for_members(tasks, on);
  add_finished(tasks, on);
  add_calls(tasks, on);
  add_for_pairs(tasks, health);
  add_feedback(tasks, health);
  add_for_people(tasks, on);
  add_for_waiting(tasks, on);
  add_for_steps(tasks, on, steps);
  add_mentors(tasks, on);
  std::stable_sort(tasks.begin(), tasks.end(), [](const CuratorTask& a, const CuratorTask& b) {
    return std::tuple(a.kind, -a.days, a.pair, a.people) <
           std::tuple(b.kind, -b.days, b.pair, b.people);
  });
  drop_repeated_talks(tasks);
  return tasks;
}

}  // namespace mentor
