#include <algorithm>

#include "fold_parts.h"

namespace mentor {
namespace {

void join(std::vector<Member>& members, PersonId person, Date day) {
  for (const Member& member : members) {
    if (member.person == person && !member.span.to) return;
  }
  members.push_back({person, {day, std::nullopt}});
}

void part(std::vector<Member>& members, PersonId person, Date day) {
  for (Member& member : members) {
    if (member.person == person && !member.span.to) member.span.to = day;
  }
}

// `joined` and `left` speak of mentees, unless the person who leaves is a mentor.
void leave_pair(PairState& pair, const Entry& entry) {
  const auto person = person_of(entry, "person");
  if (!person) return;
  part(pair.mentees, *person, entry.date);
  part(pair.mentors, *person, entry.date);
}

// Without `instead_of` the mentor works beside those who are there.
void change_mentor(PairState& pair, const Entry& entry) {
  const auto person = person_of(entry, "person");
  if (!person) return;
  if (const auto before = person_of(entry, "instead_of")) part(pair.mentors, *before, entry.date);
  join(pair.mentors, *person, entry.date);
}

std::string text_in(const NamedValues& values, std::string_view key) {
  for (const auto& [name, value] : values) {
    if (name == key) return plain_text(value);
  }
  return {};
}

std::vector<std::string> texts_in(const NamedValues& values, std::string_view key) {
  for (const auto& [name, value] : values) {
    if (name == key) return texts_of(value);
  }
  return {};
}

void change_settings(PairState& pair, const Entry& entry) {
  if (const Value* format = find(entry, "format")) pair.format = plain_text(*format);
  if (const Value* model = find(entry, "role_model")) pair.role_model = plain_text(*model);
  if (const auto to = date_of(entry, "to")) pair.to = to;
  if (const Value* value = find(entry, "personal_programme")) {
    if (const NamedValues* map = map_in(*value)) {
      pair.personal_programme = PersonalProgramme{text_in(*map, "kind"), text_in(*map, "goal"),
                                                  texts_in(*map, "expected")};
    }
  }
  if (const Value* value = find(entry, "strengths")) {
    if (const NamedValues* map = map_in(*value)) {
      pair.strengths = Strengths{texts_in(*map, "strong"), texts_in(*map, "weak")};
    }
  }
}

Task* find_task(PairState& pair, const std::string& id) {
  const auto found = std::find_if(pair.tasks.begin(), pair.tasks.end(),
                                  [&](const Task& task) { return task.id == id; });
  return found == pair.tasks.end() ? nullptr : &*found;
}

void set_task(PairState& pair, const Entry& entry) {
  const std::string id = text_of(entry, "id");
  Task* task = find_task(pair, id);
  if (task == nullptr) {
    task = &pair.tasks.emplace_back();
    task->id = id;
    task->set = entry.date;
    task->place = entry.place;
  }
  if (find(entry, "title") != nullptr) task->title = text_of(entry, "title");
  if (find(entry, "block") != nullptr) task->block = text_of(entry, "block");
  if (find(entry, "planned") != nullptr) task->planned = text_of(entry, "planned");
  if (const auto due = date_of(entry, "due")) task->due = due;
}

void finish_task(PairState& pair, const std::string& id, const Entry& entry) {
  Task* task = find_task(pair, id);
  if (task == nullptr) return;
  if (!task->done) task->done = entry.date;
  if (entry.event != EventKind::task_done) return;
  task->result = text_of(entry, "result");
  task->mark = text_of(entry, "mark");
}

void hold_meeting(PairState& pair, const Entry& entry) {
  pair.meetings.push_back(&entry);
  if (find(entry, "done") == nullptr) return;
  for (const std::string& task : texts_of(entry, "done"))
    finish_task(pair, task, entry);
}

void close(PairState& pair, const Entry& entry) {
  pair.closed = Closing{entry.date,
                        text_of(entry, "outcome") == "early",
                        text_of(entry, "reason"),
                        boolean_of(entry, "rematch").value_or(false),
                        text_of(entry, "result"),
                        entry.place};
}

bool fold_membership(PairState& pair, const Entry& entry) {
  switch (entry.event) {
    case EventKind::pair_joined:
      if (const auto person = person_of(entry, "person")) join(pair.mentees, *person, entry.date);
      return true;
    case EventKind::pair_left:
      leave_pair(pair, entry);
      return true;
    case EventKind::mentor_changed:
      change_mentor(pair, entry);
      return true;
    case EventKind::pair_paused:
      start_pause(pair.pauses, entry);
      return true;
    case EventKind::pair_resumed:
      end_pause(pair.pauses, entry.date);
      return true;
    case EventKind::closed:
      close(pair, entry);
      return true;
    case EventKind::reopened:
      pair.closed.reset();
      return true;
    default:
      return false;
  }
}

}  // namespace

PairState start_pair(const Pair& card) {
  PairState pair;
  pair.id = card.id;
  pair.card = &card;
  for (const PersonId mentor : card.mentors)
    join(pair.mentors, mentor, card.from);
  for (const PersonId mentee : card.mentees)
    join(pair.mentees, mentee, card.from);
  pair.from = card.from;
  pair.to = card.to;
  pair.format = card.format;
  pair.role_model = card.role_model;
  pair.personal_programme = card.personal_programme;
  pair.strengths = card.strengths;
  return pair;
}

void fold_pair_entry(PairState& pair, const Entry& entry) {
  if (entry.event != EventKind::meeting) pair.entries.push_back(&entry);
  if (fold_membership(pair, entry)) return;
  switch (entry.event) {
    case EventKind::set:
      change_settings(pair, entry);
      break;
    case EventKind::goal:
      pair.goals.push_back(&entry);
      break;
    case EventKind::task:
      set_task(pair, entry);
      break;
    case EventKind::task_done:
      finish_task(pair, text_of(entry, "id"), entry);
      break;
    case EventKind::meeting:
      hold_meeting(pair, entry);
      break;
    case EventKind::fit:
      pair.fits.push_back(&entry);
      break;
    case EventKind::rating:
      pair.ratings.push_back(&entry);
      break;
    case EventKind::risk:
      pair.risk = &entry;
      break;
    case EventKind::programme_approved:
      pair.programme_approved = &entry;
      break;
    default:
      break;
  }
}

namespace {

// The day on which the two stopped being one of the pair; nullopt while they are, and where they
// never were at one time.
std::optional<Date> parted_on(const PairState& pair, const Member& mentee, const Member& mentor) {
  std::optional<Date> end;
  const auto ends = [&](const std::optional<Date>& day) {
    if (day) end = std::min(end.value_or(*day), *day);
  };
  ends(mentee.span.to);
  ends(mentor.span.to);
  if (pair.closed) ends(pair.closed->date);
  const Date together = std::max(mentee.span.from, mentor.span.from);
  return end && together <= *end ? end : std::nullopt;
}

}  // namespace

void end_fulfilled_pins(State& state) {
  if (state.words.empty()) return;
  for (const auto& [id, pair] : state.pairs) {
    for (const Member& mentor : pair.mentors) {
      for (const Member& mentee : pair.mentees) {
        const auto word = state.words.find({mentee.person, mentor.person});
        if (word == state.words.end() || word->second.word != Word::pin) continue;
        const auto parted = parted_on(pair, mentee, mentor);
        if (parted && word->second.date < *parted) state.words.erase(word);
      }
    }
  }
}

}  // namespace mentor
