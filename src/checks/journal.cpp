#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/text.h"
#include "mentor/state/pairs.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// What is open in one pair while its entries are read in order.
struct PairCourse {
  bool paused = false;
  std::optional<Date> closed;
  std::map<PersonId, Place> members;  ///< and where it is told that they came
};

void read_closing(const State& state, PairCourse& course, const Entry& entry, Findings& findings) {
  const std::vector<Arg> args = {{"pair", text(*subject_pair(entry))}, {"date", iso(entry.date)}};
  if (entry.event == EventKind::closed) {
    if (course.closed) add_error(findings, at(state, entry.place), "closed-twice", args);
    course.closed = entry.date;
  } else {
    if (!course.closed) add_error(findings, at(state, entry.place), "reopened-not-closed", args);
    course.closed.reset();
  }
}

void read_pause(const State& state, PairCourse& course, const Entry& entry, Findings& findings) {
  if (entry.event == EventKind::pair_resumed && !course.paused) {
    add_error(findings, at(state, entry.place), "resumed-not-paused",
              {{"who", text(*subject_pair(entry))}, {"date", iso(entry.date)}});
  }
  course.paused = entry.event == EventKind::pair_paused;
}

// What is asked about ends the membership itself, on that day.
bool was_member_before(const std::vector<Member>& members, PersonId person, Date day) {
  return std::any_of(members.begin(), members.end(), [&](const Member& each) {
    return each.person == person && each.span.from <= day &&
           (!each.span.to || *each.span.to >= day);
  });
}

// Who goes must have been there.
void read_departure(const State& state, const PairState& pair, const Entry& entry,
                    Findings& findings) {
  const bool replaced = entry.event == EventKind::mentor_changed;
  const auto person = person_of(entry, replaced ? "instead_of" : "person");
  if (!person) return;
  const bool there = was_member_before(pair.mentors, *person, entry.date) ||
                     (!replaced && was_member_before(pair.mentees, *person, entry.date));
  if (there) return;
  add_error(findings, at(state, entry.place), "left-not-member",
            {{"person", text(*person)}, {"pair", text(pair.id)}, {"date", iso(entry.date)}});
}

// Two clones that approved one proposal leave two lines, and nobody knows by which order it was.
void read_arrival(const State& state, PairCourse& course, const Entry& entry, Findings& findings) {
  if (const auto before = person_of(entry, "instead_of")) course.members.erase(*before);
  const auto person = person_of(entry, "person");
  if (!person) return;
  const auto [known, fresh] = course.members.try_emplace(*person, entry.place);
  if (fresh) return;
  add_error(findings, at(state, entry.place), "joined-already",
            {{"person", text(*person)},
             {"pair", text(*subject_pair(entry))},
             {"date", iso(entry.date)},
             {"first", line_of(state, known->second)}});
}

void begin_with_card(PairCourse& course, const Pair& card) {
  for (const auto* side : {&card.mentors, &card.mentees}) {
    for (const PersonId person : *side)
      course.members.emplace(person, card.place);
  }
}

void read_in_order(const State& state, const PairState& pair, Findings& findings) {
  PairCourse course;
  begin_with_card(course, *pair.card);
  for (const Entry* entry : pair.entries) {
    switch (entry->event) {
      case EventKind::closed:
      case EventKind::reopened:
        read_closing(state, course, *entry, findings);
        break;
      case EventKind::pair_paused:
      case EventKind::pair_resumed:
        read_pause(state, course, *entry, findings);
        break;
      case EventKind::pair_joined:
        read_arrival(state, course, *entry, findings);
        break;
      case EventKind::mentor_changed:
        read_departure(state, pair, *entry, findings);
        read_arrival(state, course, *entry, findings);
        break;
      case EventKind::pair_left:
        read_departure(state, pair, *entry, findings);
        if (const auto person = person_of(*entry, "person")) course.members.erase(*person);
        break;
      default:
        break;
    }
  }
}

// The day on which each task of each pair was first set, over the whole journal.
using TaskDays = std::map<std::pair<PairId, std::string>, Date>;

TaskDays task_days(const State& state) {
  TaskDays days;
  for (const Entry& entry : state.programme->journal) {
    const auto pair = subject_pair(entry);
    if (pair && entry.event == EventKind::task) {
      days.try_emplace({*pair, text_of(entry, "id")}, entry.date);
    }
  }
  return days;
}

std::vector<std::string> tasks_done_in(const Entry& entry) {
  if (entry.event == EventKind::task_done) return {text_of(entry, "id")};
  if (entry.event == EventKind::meeting) return texts_of(entry, "done");
  return {};
}

bool belongs_ever(const PairState& pair, PersonId person) {
  const auto in = [&](const std::vector<Member>& members) {
    return std::any_of(members.begin(), members.end(),
                       [&](const Member& each) { return each.person == person; });
  };
  return in(pair.mentors) || in(pair.mentees);
}

std::vector<PersonId> spoken_of(const Entry& entry) {
  if (entry.event == EventKind::meeting) return people_of(entry, "absent");
  const bool judges = entry.event == EventKind::fit || entry.event == EventKind::rating;
  return judges ? people_of(entry, "person") : std::vector<PersonId>{};
}

}  // namespace

void find_meetings_outside_pair(const State& state, Findings& findings) {
  for (const auto& [id, pair] : state.pairs) {
    for (const Entry* meeting : pair.meetings) {
      if (meeting->date < pair.from) {
        add_error(findings, at(state, meeting->place), "meeting-before-start",
                  {{"pair", text(id)}, {"date", iso(meeting->date)}, {"from", iso(pair.from)}});
      } else if (pair.to && meeting->date > *pair.to) {
        add_warning(findings, at(state, meeting->place), "meeting-after-end",
                    {{"pair", text(id)}, {"date", iso(meeting->date)}, {"to", iso(*pair.to)}});
      }
    }
  }
}

// A warning: whoever tells a pause late may know of a meeting in it. On the day on which a pause
// begins the two may have met before it.
void find_meetings_in_pauses(const State& state, Warnings& warnings) {
  for (const auto& [id, pair] : state.pairs) {
    for (const Entry* meeting : pair.meetings) {
      const Date date = meeting->date;
      const auto pause =
          std::find_if(pair.pauses.begin(), pair.pauses.end(),
                       [&](const Span& each) { return each.from < date && covers(each, date); });
      if (pause == pair.pauses.end()) continue;
      add_warning(warnings, at(state, meeting->place), "met-in-pause",
                  {{"pair", text(id)}, {"date", iso(date)}, {"from", iso(pause->from)}});
    }
  }
}

void find_entries_after_close(const State& state, Findings& findings) {
  for (const auto& [id, pair] : state.pairs) {
    for (const Entry* entry : all_entries(pair)) {
      const bool turns = entry->event == EventKind::closed || entry->event == EventKind::reopened;
      const Entry* closing = turns ? nullptr : closing_before(pair, entry->date);
      if (closing == nullptr) continue;
      add_error(findings, at(state, entry->place), "entry-after-close",
                {{"pair", text(id)},
                 {"event", std::string(spec_of(entry->event).name)},
                 {"date", iso(entry->date)},
                 {"closed", iso(closing->date)}});
    }
  }
}

void find_broken_pair_order(const State& state, Findings& findings) {
  for (const auto& [id, pair] : state.pairs)
    read_in_order(state, pair, findings);
}

void find_unknown_tasks(const State& state, Findings& findings) {
  const TaskDays days = task_days(state);
  for (const auto& [id, pair] : state.pairs) {
    for (const Entry* entry : all_entries(pair)) {
      for (const std::string& task : tasks_done_in(*entry)) {
        const auto set = days.find({id, task});
        std::vector<Arg> args = {{"task", task}, {"pair", text(id)}, {"date", iso(entry->date)}};
        if (set == days.end()) {
          add_error(findings, at(state, entry->place), "task-unknown", std::move(args));
        } else if (set->second > entry->date) {
          args.push_back({"set", iso(set->second)});
          add_error(findings, at(state, entry->place), "task-done-before-set", std::move(args));
        }
      }
    }
  }
}

void find_strangers_in_pair_entries(const State& state, Warnings& warnings) {
  for (const auto& [id, pair] : state.pairs) {
    for (const Entry* entry : all_entries(pair)) {
      for (const PersonId person : spoken_of(*entry)) {
        if (belongs_ever(pair, person)) continue;
        add_warning(warnings, at(state, entry->place), "person-not-in-pair",
                    {{"person", text(person)},
                     {"pair", text(id)},
                     {"event", std::string(spec_of(entry->event).name)}});
      }
    }
  }
}

void find_relieved_not_appointed(const State& state, Findings& findings) {
  std::set<std::string> posts;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event == EventKind::appointed) posts.insert(text_of(entry, "post"));
    if (entry.event != EventKind::relieved || posts.contains(text_of(entry, "post"))) continue;
    add_error(findings, at(state, entry.place), "relieved-not-appointed",
              {{"post", text_of(entry, "post")}, {"date", iso(entry.date)}});
  }
}

void find_steps_before_their_cause(const State& state, Warnings& warnings) {
  std::map<StepId, std::vector<StepId>> causes;
  for (const Step* step : all_steps(state))
    causes[step->id] = step->after;
  std::set<StepId> begun;
  for (const Entry& entry : entries_until(state)) {
    const auto* step = subject_step(entry);
    if (step == nullptr || entry.event == EventKind::moved) continue;
    if (entry.event == EventKind::done) {
      for (const StepId& cause : causes[*step]) {
        if (!causes.contains(cause) || begun.contains(cause)) continue;
        add_warning(warnings, at(state, entry.place), "step-before-cause",
                    {{"step", step->text}, {"after", cause.text}, {"date", iso(entry.date)}});
      }
    }
    begun.insert(*step);
  }
}

}  // namespace mentor::checks
