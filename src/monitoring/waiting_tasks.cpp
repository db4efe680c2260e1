// Tasks about mentees without a mentor.
#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/monitoring/unsaid.h"
#include "mentor/state/clearances.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/withdrawals.h"
#include "task_parts.h"

namespace mentor {
namespace {

using enum CuratorTaskKind;
using Tasks = std::vector<CuratorTask>;

// Nobody can be matched while everybody with a free place lacks a paper that the form asks.
void put_papers_first(Tasks& tasks, const ReportDay& on) {
  for (CuratorTask& task : tasks) {
    const Form* form = find_form(on.programme->card, task.form);
    if (task.kind != match_form || form == nullptr || form->clearance.empty()) continue;
    std::vector<PersonId> lacking;
    bool anybody = false;
    for (const auto& [id, person] : on.state.people) {
      if (is_paused(person, on.day) || free_places(on.state, id, form->id) == 0) continue;
      if (lacking_clearances(person, *form, on.day).empty()) anybody = true;
      lacking.push_back(id);
    }
    if (anybody || lacking.empty()) continue;
    const PersonState& first = on.state.people.at(lacking.front());
    task.kind = clear_mentors;
    task.what = lacking_clearances(first, *form, on.day).front();
    task.people = lacking;
    task.command = clearing(first.id, task.what);
  }
}

// The last pair of the form was completed, nobody asked for another, and nobody enrolled anew.
bool has_completed(const State& state, const WaitingMentee& waiting) {
  const PersonState* person = find_person(state, waiting.person);
  const Participation* part =
      person == nullptr ? nullptr
                        : active_participation(state, *person, Role::mentee, waiting.form);
  if (part == nullptr) return false;
  const PairState* last = nullptr;
  for (const PairId id : person->pairs) {
    const PairState* pair = find_pair(state, id);
    if (pair == nullptr || pair->card->form != waiting.form || !is_closed(*pair, state.day))
      continue;
    if (!is_member(*pair, person->id, Role::mentee, members_day(*pair, state.day))) continue;
    if (last == nullptr || last->closed->date <= pair->closed->date) last = pair;
  }
  return last != nullptr && part->enrolled <= last->closed->date && !last->closed->early &&
         !last->closed->rematch;
}

void add_waiting(Tasks& tasks, const WaitingMentee& waiting, CuratorTaskKind kind) {
  const auto known = std::find_if(tasks.begin(), tasks.end(), [&](const CuratorTask& task) {
    return task.kind == kind && task.form == waiting.form;
  });
  CuratorTask& task = known == tasks.end() ? tasks.emplace_back() : *known;
  task.kind = kind;
  task.form = waiting.form;
  task.people.push_back(waiting.person);
  task.days = std::max(task.days, waiting.days);
  task.command = kind == match_form
                     ? "mentor match " + waiting.form.text
                     : "mentor person leave " + text(task.people.front()) +
                           " --role mentee --form " + waiting.form.text + " --reason …";
}

// There is nothing to match while the mentee's own answer is missing.
void add_ready(Tasks& tasks, const State& state, const WaitingMentee& waiting) {
  const auto missing = unsaid(state, waiting);
  if (missing.empty()) return add_waiting(tasks, waiting, match_form);
  CuratorTask& task = tasks.emplace_back();
  task.kind = ask_mentee;
  task.people = {waiting.person};
  task.form = waiting.form;
  task.what = missing.front();
  task.days = waiting.days;
  task.command =
      "mentor record add " + text(waiting.person) + " fact key=" + missing.front() + " value=…";
  // Where a class is asked of whoever has none, no other answer helps either.
  const PersonState& person = *find_person(state, waiting.person);
  for (const std::string& each : missing) {
    task.classless = classless(state, person, each);
    if (task.classless == Classless::no) continue;
    task.what = each;
    task.command = "mentor match pin " + text(waiting.person) + " MENTOR --because …";
    return;
  }
}

bool is_same_question(const CuratorTask& a, const CuratorTask& b) {
  return a.kind == ask_mentee && b.kind == ask_mentee && a.form == b.form && a.what == b.what &&
         a.classless == b.classless;
}

// Many who did not answer one question are one task: the questionnaire is still to come.
void gather_silent(Tasks& tasks) {
  constexpr std::ptrdiff_t asked_one_by_one = 3;
  Tasks gathered;
  for (const CuratorTask& first : tasks) {
    if (first.kind != ask_mentee) continue;
    const auto same = [&](const CuratorTask& task) { return is_same_question(task, first); };
    if (std::any_of(gathered.begin(), gathered.end(), same)) continue;
    if (std::count_if(tasks.begin(), tasks.end(), same) <= asked_one_by_one) continue;
    CuratorTask all = first;
    all.people.clear();
    for (const CuratorTask& task : tasks)
      if (same(task)) all.people.push_back(task.people.front());
    all.command = all.classless == Classless::no ? "mentor survey import FILE"
                                                 : "mentor match pin MENTEE MENTOR --because …";
    gathered.push_back(std::move(all));
  }
  for (CuratorTask& all : gathered) {
    std::erase_if(tasks, [&](const CuratorTask& task) { return is_same_question(task, all); });
    tasks.push_back(std::move(all));
  }
}

}  // namespace

void add_for_waiting(Tasks& tasks, const ReportDay& on) {
  for (const WaitingMentee& waiting : waiting_mentees(on.state, {})) {
    if (has_completed(on.state, waiting)) {
      add_waiting(tasks, waiting, settle_completed);
      continue;
    }
    if (waiting.missing.empty()) add_ready(tasks, on.state, waiting);
    if (has_withdrawn(on.state, waiting.person)) continue;  // nothing more may be written
    const PersonState* person = find_person(on.state, waiting.person);
    if (person == nullptr || person->search != nullptr) continue;
    CuratorTask task;
    task.kind = plan_search;
    task.people = {waiting.person};
    task.form = waiting.form;
    task.days = waiting.days;
    task.command = "mentor record add " + text(waiting.person) + " search next=…";
    tasks.push_back(std::move(task));
  }
  gather_silent(tasks);
  put_papers_first(tasks, on);
  for (const Role role : {Role::mentee, Role::mentor}) {
    for (const PersonId id : without_form(on.state, role)) {
      if (has_withdrawn(on.state, id)) continue;
      CuratorTask task;
      task.kind = choose_form;
      task.people = {id};
      task.command = "mentor person form " + text(id) + " FORM";
      tasks.push_back(std::move(task));
    }
  }
}

std::string clearing(PersonId mentor, const std::string& kind) {
  return "mentor record add " + text(mentor) + " cleared kind=" + kind + " until=…";
}

}  // namespace mentor
