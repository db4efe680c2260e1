#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <unordered_map>

#include "fold_parts.h"
#include "mentor/model/answer_order.h"
#include "mentor/model/same_day.h"
#include "mentor/state/answers.h"
#include "mentor/state/people.h"
#include "mentor/state/state.h"

namespace mentor {
namespace {

void start_people(State& state) {
  for (const auto& [id, card] : state.programme->people) {
    PersonState& person = state.people[id];
    person.id = id;
    person.card = &card;
    person.school_class = card.school_class;
  }
}

void start_steps(State& state) {
  for (const Stage& stage : state.programme->roadmap.stages) {
    for (const Step& step : stage.steps)
      state.steps[step.id];
  }
}

// Before everything else: what is told of them after that day, as an old branch brings it, is no
// part of their story.
void note_forgotten(State& state, std::span<const Entry> entries) {
  for (const Entry& entry : entries) {
    const auto person = entry.event == EventKind::forgotten ? subject_person(entry) : std::nullopt;
    if (person) state.people[*person].forgotten = entry.date;
  }
}

bool is_after_forgetting(const State& state, PersonId id, Date date) {
  const PersonState* person = find_person(state, id);
  return person != nullptr && person->forgotten && *person->forgotten < date;
}

// The newest answer of one person to one questionnaire in one year, period and phase counts.
void fold_answers(State& state) {
  using Key = std::tuple<QuestionnaireId, PersonId, std::string, std::optional<Phase>>;
  std::map<Key, const Answer*> newest;
  for (const Answer* answer : told_answers(*state.programme)) {
    if (answer->date > state.day) continue;
    if (!answer->person) {
      state.answers.push_back(answer);
      continue;
    }
    const std::string period =
        answer->period.empty() ? year_of_answer(*state.programme, *answer) : answer->period;
    const Answer*& kept = newest[{answer->questionnaire, *answer->person, period, answer->phase}];
    if (kept == nullptr || is_newer(*answer, *kept)) kept = answer;
  }
  for (const auto& [key, answer] : newest) {
    state.answers.push_back(answer);
    PersonState& person = state.people[*answer->person];
    person.id = *answer->person;
    person.answers.push_back(answer);
  }
  for (auto& [id, person] : state.people) {
    std::stable_sort(person.answers.begin(), person.answers.end(),
                     [](const Answer* a, const Answer* b) {
                       return std::tie(a->date, a->at) < std::tie(b->date, b->at);
                     });
  }
}

void fold_step(State& state, const Entry& entry, const StepId& id) {
  StepState& step = state.steps[id];
  step.entries.push_back(&entry);
  switch (entry.event) {
    case EventKind::done:
      step.status = StepStatus::done;
      break;
    case EventKind::partly:
      step.status = StepStatus::partly;
      break;
    case EventKind::cancelled:
      step.status = StepStatus::cancelled;
      break;
    default:
      step.status = StepStatus::moved;
      step.moved_to = date_of(entry, "to");
  }
}

void fold_appointment(State& state, const Entry& entry) {
  const std::string post = text_of(entry, "post");
  const auto person = person_of(entry, "person");
  const bool appoints = entry.event == EventKind::appointed;
  if (appoints && person && is_after_forgetting(state, *person, entry.date)) return;
  std::erase_if(state.appointments, [&](const Appointment& held) {
    if (held.post != post) return false;
    if (appoints) return is_single_post(post) || held.person == person;
    return !person || held.person == *person;
  });
  if (appoints && person) {
    state.appointments.push_back({post, *person, text_of(entry, "order"), entry.date});
  }
}

void fold_word(State& state, const Entry& entry) {
  const auto mentee = person_of(entry, "mentee");
  const auto mentor = person_of(entry, "mentor");
  if (!mentee || !mentor) return;
  for (const PersonId each : {*mentee, *mentor}) {
    if (is_after_forgetting(state, each, entry.date)) return;
  }
  if (entry.event == EventKind::unpin) {
    state.words.erase({*mentee, *mentor});
    return;
  }
  const Word word = entry.event == EventKind::pin ? Word::pin : Word::ban;
  state.words[{*mentee, *mentor}] = {word, text_of(entry, "reason"), entry.date, entry.place};
}

// Where the record of an id stands among those of its kind: there may be thousands of one kind.
using RecordNumbers = std::map<EventKind, std::unordered_map<std::string, std::size_t>>;

// A list of a record, told on that day, without those who were forgotten by then: an old branch
// brings them. Whom the record named `before` it may name again.
Value without_forgotten(const State& state, const Field& field, Date day, const Entry& before) {
  const Values* listed = list_in(field.value);
  if (listed == nullptr) return field.value;
  const std::vector<std::string> known = texts_of(before, field.key);
  Values kept = *listed;
  std::erase_if(kept, [&](const Value& each) {
    const std::string code = plain_text(each);
    const auto person = person_code(code);
    return person && is_after_forgetting(state, *person, day) &&
           std::find(known.begin(), known.end(), code) == known.end();
  });
  return Value{Boxed<Values>(std::move(kept))};
}

void fold_record(State& state, RecordNumbers& numbers, const Entry& entry) {
  std::vector<Record>& records = state.records[entry.event];
  const auto [known, is_new] =
      numbers[entry.event].try_emplace(text_of(entry, "id"), records.size());
  if (is_new) {
    records.push_back({known->first, entry, entry.date, {}});
    records.back().entry.fields.clear();
  }
  Record& record = records[known->second];
  for (const Field& field : entry.fields) {
    put(record.entry, field.key, without_forgotten(state, field, entry.date, record.entry));
  }
  record.places.push_back(entry.place);
}

void fold_programme_entry(State& state, RecordNumbers& numbers, const Entry& entry) {
  switch (entry.event) {
    case EventKind::appointed:
    case EventKind::relieved:
      fold_appointment(state, entry);
      break;
    case EventKind::pin:
    case EventKind::ban:
    case EventKind::unpin:
      fold_word(state, entry);
      break;
    default:
      break;
  }
  fold_record(state, numbers, entry);
}

// A pair and how many entries speak of it.
struct PairInFold {
  PairState* pair = nullptr;
  std::uint32_t entries = 0;
  std::uint32_t meetings = 0;
};

// Nearly all entries are of pairs, and a pair is sought for each.
using PairsByNumber = std::unordered_map<std::uint32_t, PairInFold>;

PairsByNumber by_number(State& state) {
  PairsByNumber pairs;
  pairs.reserve(state.pairs.size());
  for (auto& [id, pair] : state.pairs)
    pairs.emplace(id.number, PairInFold{&pair});
  return pairs;
}

// Lists that grow as they are filled would hold up to twice their room.
void make_room(PairsByNumber& pairs, std::span<const Entry> entries) {
  for (const Entry& entry : entries) {
    const auto pair = subject_pair(entry);
    const auto found = pair ? pairs.find(pair->number) : pairs.end();
    if (found == pairs.end()) continue;
    ++(entry.event == EventKind::meeting ? found->second.meetings : found->second.entries);
  }
  for (auto& [number, each] : pairs) {
    each.pair->entries.reserve(each.entries);
    each.pair->meetings.reserve(each.meetings);
  }
}

void note_members(State& state, PairId id, const std::vector<Member>& members) {
  for (const Member& member : members) {
    const auto person = state.people.find(member.person);
    if (person == state.people.end()) continue;
    std::vector<PairId>& pairs = person->second.pairs;
    if (pairs.empty() || pairs.back() != id) pairs.push_back(id);
  }
}

void fold_entry(State& state, const PairsByNumber& pairs, RecordNumbers& numbers,
                const Entry& entry) {
  if (const auto person = subject_person(entry)) {
    PersonState& about = state.people[*person];
    about.id = *person;
    fold_person_entry(about, entry);
  } else if (const auto pair = subject_pair(entry)) {
    const auto found = pairs.find(pair->number);
    if (found != pairs.end()) fold_pair_entry(*found->second.pair, entry);
  } else if (const auto* step = subject_step(entry)) {
    fold_step(state, entry, *step);
  } else {
    fold_programme_entry(state, numbers, entry);
  }
}

}  // namespace

bool covers(const Span& span, Date day) {
  return span.from <= day && (!span.to || day < *span.to);
}

std::span<const Entry> entries_until(const State& state) {
  const std::vector<Entry>& journal = state.programme->journal;
  const auto end = std::partition_point(journal.begin(), journal.end(),
                                        [&](const Entry& each) { return each.date <= state.day; });
  return {journal.begin(), end};
}

State fold(const Programme& programme, Date day) {
  State state;
  state.programme = &programme;
  state.day = day;
  start_people(state);
  start_steps(state);
  for (const auto& [id, card] : programme.pairs)
    state.pairs[id] = start_pair(card);
  PairsByNumber pairs = by_number(state);
  const std::span<const Entry> entries = entries_until(state);
  make_room(pairs, entries);
  note_forgotten(state, entries);
  RecordNumbers numbers;
  for (const Entry& entry : entries)
    fold_entry(state, pairs, numbers, entry);
  end_parts_of_forgotten(state);
  end_fulfilled_pins(state);
  note_pairs_to_come(state);
  fold_answers(state);
  settle_classes(state);
  for (auto& [id, person] : state.people)
    settle_places(state, person);
  for (const auto& [id, pair] : state.pairs) {
    note_members(state, id, pair.mentors);
    note_members(state, id, pair.mentees);
  }
  std::sort(state.appointments.begin(), state.appointments.end(),
            [](const Appointment& a, const Appointment& b) {
              return std::tie(a.post, a.person) < std::tie(b.post, b.person);
            });
  return state;
}

State fold_foreseeing(const Programme& programme, Date day) {
  State state = fold(programme, day);
  for (auto& [id, pair] : state.pairs)
    pair.to_come = false;
  return state;
}

const PersonState* find_person(const State& state, PersonId id) {
  const auto found = state.people.find(id);
  return found == state.people.end() ? nullptr : &found->second;
}

const PairState* find_pair(const State& state, PairId id) {
  const auto found = state.pairs.find(id);
  return found == state.pairs.end() ? nullptr : &found->second;
}

std::vector<const Entry*> all_entries(const PairState& pair) {
  std::vector<const Entry*> all;
  all.reserve(pair.entries.size() + pair.meetings.size());
  // Both point into the one journal, which stands in fold order.
  std::merge(pair.entries.begin(), pair.entries.end(), pair.meetings.begin(), pair.meetings.end(),
             std::back_inserter(all), std::less<>());
  return all;
}

const std::vector<Record>& records_of(const State& state, EventKind kind) {
  static const std::vector<Record> none;
  const auto found = state.records.find(kind);
  return found == state.records.end() ? none : found->second;
}

const Record* find_record(const State& state, EventKind kind, const std::string& id) {
  for (const Record& record : records_of(state, kind)) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

}  // namespace mentor
