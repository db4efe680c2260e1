// What two branches tell of one day in different words: after the merge both lines stand there.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "mentor/base/text.h"
#include "mentor/model/repeats.h"
#include "mentor/model/same_day.h"
#include "mentor/state/answers.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Calls `look` with every entry and each before it that nothing but its words puts before it: of
// one day, time, event and subject. Those stand side by side in fold order.
template <class Look>
void for_each_told_at_once(const State& state, Look look) {
  const auto entries = entries_until(state);
  for (std::size_t begin = 0, i = 1; i < entries.size(); ++i) {
    if (!told_at_once(entries[begin], entries[i])) begin = i;
    // Entries of the programme as a whole are ordered by their ids first: one neighbour is enough.
    const bool alike = std::holds_alternative<std::monostate>(entries[i].subject);
    for (std::size_t other = alike ? std::max(begin, i - 1) : begin; other < i; ++other)
      look(entries[other], entries[i]);
  }
}

bool has_same_keys(const Entry& a, const Entry& b) {
  return a.fields.size() == b.fields.size() &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(),
                    [](const Field& one, const Field& other) {
                      return one.key == other.key && one.value == other.value;
                    });
}

bool tells_a_key_otherwise(const Entry& a, const Entry& b) {
  return std::any_of(a.fields.begin(), a.fields.end(), [&](const Field& field) {
    const Value* other = find(b, field.key);
    return other != nullptr && !(*other == field.value);
  });
}

bool says_the_same(const Entry& a, const Entry& b) {
  return has_same_keys(a, b) && a.by == b.by && a.note == b.note;
}

// One leaving, of which the reason, say, was corrected.
bool is_one_leaving(const Entry& a, const Entry& b) {
  return a.event == EventKind::left && text_of(a, "role") == text_of(b, "role") &&
         text_of(a, "form") == text_of(b, "form");
}

bool contradict(const Entry& a, const Entry& b) {
  if (!take_the_same_place(a, b) && !is_one_leaving(a, b)) return false;
  const bool key_by_key = a.event == EventKind::set || spec_of(a.event).has_id;
  return key_by_key ? tells_a_key_otherwise(a, b) : !says_the_same(a, b);
}

bool share_a_text(const Entry& a, const Entry& b, std::string_view key) {
  const std::vector<std::string> texts = texts_of(a, key);
  const std::vector<std::string> others = texts_of(b, key);
  return std::find_first_of(texts.begin(), texts.end(), others.begin(), others.end()) !=
         texts.end();
}

// Papers of one kind add up where different people signed them.
bool is_one_consent(const Entry& a, const Entry& b) {
  return a.event == EventKind::consent && text_of(a, "kind") == text_of(b, "kind") &&
         share_a_text(a, b, "signed_by") && !has_same_keys(a, b);
}

// Two that say the same in all but one key, and in more than every meeting of the pair may have
// alike: one of them is the other as somebody corrected it.
bool is_corrected_meeting(const Entry& a, const Entry& b) {
  if (a.event != EventKind::meeting || a.fields.size() != b.fields.size()) return false;
  bool has_telling_key = !a.note.empty() && a.note == b.note;
  int others = a.note == b.note && a.by == b.by ? 0 : 1;
  for (const Field& field : a.fields) {
    const Value* other = find(b, field.key);
    if (other == nullptr || !(*other == field.value)) {
      ++others;
    } else if (!(field.key == "kind") && !(field.key == "minutes") && !(field.key == "place")) {
      has_telling_key = true;
    }
  }
  return others <= 1 && has_telling_key;
}

// What of two answers decides which of them counts, but for what they say.
auto place_of(const State& state, const Answer& answer) {
  const Programme& programme = *state.programme;
  const std::string period =
      answer.period.empty() ? year_of_answer(programme, answer) : answer.period;
  return std::make_tuple(answer.questionnaire, *answer.person, period, phase_of(programme, answer),
                         answer.date, answer.at);
}

}  // namespace

void find_meetings_told_twice(const State& state, Warnings& warnings) {
  for_each_told_at_once(state, [&](const Entry& known, const Entry& entry) {
    if (!may_be_one_meeting(known, entry) && !is_corrected_meeting(known, entry)) return;
    add_warning(warnings, at(state, entry.place), "meeting-told-twice",
                {{"first", line_of(state, known.place)}});
  });
}

void find_consents_told_twice(const State& state, Warnings& warnings) {
  for_each_told_at_once(state, [&](const Entry& known, const Entry& entry) {
    if (!is_one_consent(known, entry)) return;
    add_warning(warnings, at(state, entry.place), "consent-told-twice",
                {{"first", line_of(state, known.place)}});
  });
}

void find_days_without_last_word(const State& state, Warnings& warnings) {
  for_each_told_at_once(state, [&](const Entry& known, const Entry& entry) {
    if (!contradict(known, entry)) return;
    add_warning(warnings, at(state, entry.place), "day-without-last-word",
                {{"first", line_of(state, known.place)}});
  });
}

void find_answers_without_last_word(const State& state, Warnings& warnings) {
  std::map<decltype(place_of(state, Answer{})), const Answer*> told;
  for (const Answer& answer : state.programme->answers) {
    if (!answer.person || answer.date > state.day) continue;
    const auto [known, fresh] = told.try_emplace(place_of(state, answer), &answer);
    if (fresh || known->second->values == answer.values) continue;
    add_warning(warnings, at(state, answer.place), "day-without-last-word",
                {{"first", line_of(state, known->second->place)}});
  }
}

void find_rows_told_twice(const State& state, Warnings& warnings) {
  std::map<std::pair<QuestionnaireId, std::string>, const Answer*> told;
  for (const Answer& answer : state.programme->answers) {
    if (answer.person || answer.source.empty() || answer.date > state.day) continue;
    const auto [known, fresh] = told.try_emplace({answer.questionnaire, answer.source}, &answer);
    if (fresh) continue;
    add_warning(warnings, at(state, answer.place), "row-told-twice",
                {{"first", line_of(state, known->second->place)}});
  }
}

// Two branches that each added people to a training override each other once they are merged.
void find_dropped_attendance(const State& state, Warnings& warnings) {
  struct Told {
    std::vector<PersonId> people;
    Place place;
  };
  std::map<std::string, Told> newest;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::training || find(entry, "attended") == nullptr) continue;
    const std::vector<PersonId> now = people_of(entry, "attended");
    Told& before = newest[text_of(entry, "id")];
    std::vector<std::string> dropped;
    for (const PersonId person : before.people) {
      if (std::find(now.begin(), now.end(), person) == now.end()) dropped.push_back(text(person));
    }
    // Where nobody is left it is another training, which find_shared_record_ids tells.
    if (!dropped.empty() && dropped.size() < before.people.size()) {
      add_warning(warnings, at(state, entry.place), "attendance-dropped",
                  {{"id", text_of(entry, "id")},
                   {"people", join(dropped, ", ")},
                   {"first", line_of(state, before.place)}});
    }
    before = {now, entry.place};
  }
}

}  // namespace mentor::checks
