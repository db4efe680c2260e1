#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/text.h"
#include "mentor/model/event_set.h"
#include "mentor/state/order_numbers.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Tells of each code once a line.
class PeopleKnown {
 public:
  PeopleKnown(const State& state, Findings& findings) : state_(state), findings_(findings) {}

  void expect(PersonId id, const Where& where) {
    if (!is_known(id)) tell(id, where);
  }
  void expect(PersonId id, Place place) {
    if (!is_known(id)) tell(id, at(state_, place));
  }
  void expect(const std::vector<PersonId>& ids, Place place) {
    for (const PersonId id : ids)
      expect(id, place);
  }

 private:
  [[nodiscard]] bool is_known(PersonId id) const { return state_.programme->people.contains(id); }
  void tell(PersonId id, const Where& where) {
    add_error(findings_, where, "person-unknown", {{"person", text(id)}});
  }

  const State& state_;
  Findings& findings_;
};

bool names_people(const KeySpec& key) {
  return key.type == KeyType::person || key.type == KeyType::people;
}

void look_at_entry(PeopleKnown& known, const Entry& entry) {
  if (const auto person = subject_person(entry)) known.expect(*person, entry.place);
  if (const auto person = person_code(entry.by)) known.expect(*person, entry.place);
  for (const KeySpec& key : spec_of(entry.event).keys) {
    if (names_people(key)) known.expect(people_of(entry, key.name), entry.place);
  }
}

void look_at_cards(PeopleKnown& known, const State& state) {
  for (const auto& [id, pair] : state.programme->pairs) {
    known.expect(pair.mentors, pair.place);
    known.expect(pair.mentees, pair.place);
  }
  for (const auto& [id, person] : state.programme->people) {
    for (const Block& block : person.blocks)
      known.expect(block.person, person.place);
  }
  for (const auto& [name, year] : state.programme->years) {
    for (const SchoolClass& each : year.classes) {
      if (each.teacher) known.expect(*each.teacher, at_year(name));
    }
  }
}

void look_at_proposals(PeopleKnown& known, const State& state) {
  for (const auto& [id, proposal] : state.programme->proposals) {
    for (const ProposedPair& pair : proposal.pairs) {
      known.expect(pair.mentor, proposal.place);
      for (const ProposedMentee& mentee : pair.mentees)
        known.expect(mentee.id, proposal.place);
    }
    for (const Unmatched& each : proposal.unmatched)
      known.expect(each.id, proposal.place);
  }
}

std::vector<std::string> form_names(const State& state) {
  std::vector<std::string> names;
  for (const Form& form : state.programme->card.forms)
    names.push_back(form.id.text);
  return names;
}

class FormsKnown {
 public:
  FormsKnown(const State& state, Findings& findings)
      : state_(state), findings_(findings), names_(form_names(state)) {}

  void expect(const std::string& form, const Where& where) {
    if (!is_known(form)) tell(form, where);
  }
  void expect(const std::string& form, Place place) {
    if (!is_known(form)) tell(form, at(state_, place));
  }

 private:
  [[nodiscard]] bool is_known(const std::string& form) const {
    return form.empty() || std::find(names_.begin(), names_.end(), form) != names_.end();
  }
  void tell(const std::string& form, const Where& where) {
    add_error(findings_, where, "form-unknown",
              {{"form", form}, {"nearest", nearest(form, names_)}});
  }

  const State& state_;
  Findings& findings_;
  std::vector<std::string> names_;
};

void look_at_cards(FormsKnown& known, const State& state) {
  const Programme& programme = *state.programme;
  for (const auto& [id, pair] : programme.pairs)
    known.expect(pair.form.text, pair.place);
  for (const auto& [id, questionnaire] : programme.questionnaires) {
    for (const FormId& form : questionnaire.forms)
      known.expect(form.text, questionnaire.place);
  }
  for (const BankProgramme& each : programme.card.programmes)
    known.expect(each.form.text, Where{"programme.yaml", 0, 0});
  for (const auto& [form, rules] : programme.matching.forms)
    known.expect(form.text, rules.place);
  for (const auto& [id, proposal] : programme.proposals)
    known.expect(proposal.form.text, proposal.place);
}

class CategoriesKnown {
 public:
  CategoriesKnown(const State& state, Findings& findings) : state_(state), findings_(findings) {
    for (const Category& each : state.programme->card.categories)
      names_.push_back(each.id.text);
  }

  void expect(const CategoryId& id, const Where& where) {
    if (is_known(id)) return;
    add_error(findings_, where, "category-unknown",
              {{"category", id.text}, {"nearest", nearest(id.text, names_)}});
  }
  void expect(const std::vector<CategoryId>& ids, Place place) {
    for (const CategoryId& id : ids) {
      if (!is_known(id)) expect(id, at(state_, place));
    }
  }

 private:
  [[nodiscard]] bool is_known(const CategoryId& id) const {
    return std::find(names_.begin(), names_.end(), id.text) != names_.end();
  }

  const State& state_;
  Findings& findings_;
  std::vector<std::string> names_;
};

// A step that comes round every month or year is done in `2023-10` or `2023-2024`.
bool is_month_or_year(const std::string& period) {
  if (period.size() == 7) return parse_iso_date(period + "-01").has_value();
  const auto start = parse_iso_date(period.substr(0, 4) + "-09-01");
  return start && school_year_of(*start) == period;
}

bool changes_members(EventKind kind) {
  return kind == EventKind::pair_joined || kind == EventKind::pair_left ||
         kind == EventKind::mentor_changed;
}

bool is_order_of_pairs(const Entry& entry) {
  return entry.event == EventKind::order && view_of(entry, "kind") == "pairs";
}

// Orders that a pair with an order on its card rests on: that one, and those of its changes.
std::map<PairId, std::set<std::string>> orders_of_pairs(const State& state) {
  std::map<PairId, std::set<std::string>> orders;
  for (const auto& [id, pair] : state.programme->pairs) {
    if (!pair.order.empty()) orders[id].insert(order_key(pair.order));
  }
  const EventSet of_orders = events_with({"order"});
  for (const Entry& entry : state.programme->journal) {
    const auto pair = subject_pair(entry);
    if (!pair || !of_orders.has(entry.event)) continue;
    const std::string_view number = view_of(entry, "order");
    if (!number.empty() && orders.contains(*pair)) orders[*pair].insert(order_key(number));
  }
  return orders;
}

// The pairs that ended on each day.
std::map<Date, std::set<PairId>> days_of_endings(const State& state) {
  std::map<Date, std::set<PairId>> ended;
  for (const Entry& entry : entries_until(state)) {
    const auto pair = subject_pair(entry);
    if (pair && entry.event == EventKind::closed) ended[entry.date].insert(*pair);
  }
  return ended;
}

// An order of a proposal that matched the pairs of that day anew: it may end some of them.
bool matches_anew(const State& state, const Entry& order) {
  const std::vector<std::string> ids = texts_of(order, "proposals");
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto known = state.programme->proposals.find(id);
    return known != state.programme->proposals.end() && known->second.keep == "today";
  });
}

}  // namespace

void find_unknown_people(const State& state, Findings& findings) {
  PeopleKnown known(state, findings);
  for (const Entry& entry : entries_until(state))
    look_at_entry(known, entry);
  for (const Answer& answer : state.programme->answers) {
    if (answer.person) known.expect(*answer.person, answer.place);
  }
  look_at_cards(known, state);
  look_at_proposals(known, state);
}

void find_unknown_pairs(const State& state, Findings& findings) {
  const auto expect = [&](PairId id, const Entry& entry) {
    if (state.programme->pairs.contains(id)) return;
    add_error(findings, at(state, entry.place), "pair-unknown", {{"pair", text(id)}});
  };
  const EventSet of_pairs = events_with({"pairs"});
  for (const Entry& entry : entries_until(state)) {
    if (const auto pair = subject_pair(entry)) expect(*pair, entry);
    if (!of_pairs.has(entry.event)) continue;
    for (const std::string& code : texts_of(entry, "pairs")) {
      if (const auto pair = pair_code(code)) expect(*pair, entry);
    }
  }
}

void find_unknown_forms(const State& state, Findings& findings) {
  FormsKnown known(state, findings);
  look_at_cards(known, state);
  const EventSet of_forms = events_with({KeyType::form, KeyType::forms});
  for (const Entry& entry : entries_until(state)) {
    if (!of_forms.has(entry.event)) continue;
    for (const KeySpec& key : spec_of(entry.event).keys) {
      if (key.type != KeyType::form && key.type != KeyType::forms) continue;
      for (const std::string& form : texts_of(entry, key.name))
        known.expect(form, entry.place);
    }
  }
}

void find_unknown_categories(const State& state, Findings& findings) {
  CategoriesKnown known(state, findings);
  const ProgrammeCard& card = state.programme->card;
  for (const Form& form : card.forms) {
    known.expect(form.mentors, form.place);
    known.expect(form.mentees, form.place);
  }
  for (const auto& [category, kinds] : card.consent.required)
    known.expect(category, {"programme.yaml", 0, 0});
  for (const auto& [id, person] : state.programme->people)
    known.expect(person.categories, person.place);
}

void find_unknown_steps(const State& state, Findings& findings) {
  std::vector<std::string> names;
  for (const Step* step : all_steps(state))
    names.push_back(step->id.text);
  const auto expect = [&](const std::string& id, const Entry& entry) {
    if (id.empty() || std::find(names.begin(), names.end(), id) != names.end()) return;
    add_error(findings, at(state, entry.place), "step-unknown",
              {{"step", id}, {"nearest", nearest(id, names)}});
  };
  const EventSet of_steps = events_with({"step"});
  for (const Entry& entry : entries_until(state)) {
    if (const auto* step = subject_step(entry)) expect(step->text, entry);
    if (of_steps.has(entry.event)) expect(text_of(entry, "step"), entry);
  }
}

void find_unknown_questionnaires(const State& state, Findings& findings) {
  std::set<QuestionnaireId> told;
  std::vector<std::string> names;
  for (const auto& [id, card] : state.programme->questionnaires)
    names.push_back(id.text);
  for (const Answer& answer : state.programme->answers) {
    const QuestionnaireId& id = answer.questionnaire;
    if (state.programme->questionnaires.contains(id) || !told.insert(id).second) continue;
    add_error(findings, at(state, answer.place), "questionnaire-unknown",
              {{"questionnaire", id.text}, {"nearest", nearest(id.text, names)}});
  }
}

void find_unknown_proposals(const State& state, Findings& findings) {
  const auto expect = [&](const std::string& id, Place place) {
    if (id.empty() || id == "manual" || state.programme->proposals.contains(id)) return;
    add_error(findings, at(state, place), "proposal-unknown", {{"proposal", id}});
  };
  for (const auto& [id, pair] : state.programme->pairs)
    expect(pair.source, pair.place);
  const EventSet of_proposals = events_with({"proposals"});
  for (const Entry& entry : entries_until(state)) {
    if (!of_proposals.has(entry.event)) continue;
    for (const std::string& id : texts_of(entry, "proposals"))
      expect(id, entry.place);
  }
}

void find_unrecorded_orders(const State& state, Warnings& warnings) {
  const std::set<std::string> numbers = recorded_orders(*state.programme);
  const auto expect = [&](const std::string& number, PairId pair, Place place) {
    if (number.empty() || numbers.contains(order_key(number))) return;
    add_warning(warnings, at(state, place), "order-not-recorded",
                {{"order", number}, {"pair", text(pair)}});
  };
  for (const auto& [id, pair] : state.programme->pairs) {
    if (pair.from <= state.day) expect(pair.order, id, pair.place);
  }
  for (const Entry& entry : entries_until(state)) {
    const auto pair = subject_pair(entry);
    if (pair && changes_members(entry.event)) expect(text_of(entry, "order"), *pair, entry.place);
  }
}

// Two branches that gave one code to two pairs leave two orders for it and, when the conflict of
// the cards is settled, one card: the other pair would be gone without a trace.
void find_orders_of_lost_pairs(const State& state, Findings& findings) {
  const auto entries = entries_until(state);
  if (std::none_of(entries.begin(), entries.end(), is_order_of_pairs)) return;
  const auto orders = orders_of_pairs(state);
  const auto ended = days_of_endings(state);
  for (const Entry& entry : entries) {
    if (!is_order_of_pairs(entry)) continue;
    const auto that_day = matches_anew(state, entry) ? ended.find(entry.date) : ended.end();
    for (const std::string& code : texts_of(entry, "pairs")) {
      const auto pair = pair_code(code);
      const auto known = pair ? orders.find(*pair) : orders.end();
      if (known == orders.end()) continue;
      if (that_day != ended.end() && that_day->second.contains(*pair)) continue;
      const std::string number = text_of(entry, "number");
      if (known->second.contains(order_key(number))) continue;
      add_error(
          findings, at(state, entry.place), "order-of-lost-pair",
          {{"order", number}, {"pair", code}, {"other", state.programme->pairs.at(*pair).order}});
    }
  }
}

namespace {

// A ballot may be of a whole year.
bool is_ballot_of_a_year(const Programme& programme, const Answer& answer) {
  const auto asked = programme.questionnaires.find(answer.questionnaire);
  return asked != programme.questionnaires.end() && asked->second.purpose == Purpose::ballot &&
         programme.years.contains(answer.period);
}

}  // namespace

// What names no period is counted in none.
void find_unknown_periods(const State& state, Findings& findings) {
  const auto expect = [&](const std::string& period, Date date, Place place) {
    if (period.empty() || find_period(*state.programme, period, date)) return;
    add_error(findings, at(state, place), "period-unknown", {{"period", period}});
  };
  for (const Answer& answer : state.programme->answers) {
    if (answer.date <= state.day && !is_ballot_of_a_year(*state.programme, answer))
      expect(answer.period, answer.date, answer.place);
  }
  const EventSet of_periods = events_with({"period"});
  for (const Entry& entry : entries_until(state)) {
    if (!of_periods.has(entry.event)) continue;
    const std::string period = text_of(entry, "period");
    if (!is_month_or_year(period)) expect(period, entry.date, entry.place);
  }
}

}  // namespace mentor::checks
