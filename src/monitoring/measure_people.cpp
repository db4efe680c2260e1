#include <algorithm>

#include "measure_parts.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"
#include "mentor/state/waiting.h"

namespace mentor::measures {
namespace {

struct Participant {
  const PersonState* person = nullptr;
  std::vector<const Participation*> roles;
};

std::vector<Participant> participants(const MeasureAsk& ask, Role role) {
  std::vector<Participant> found;
  for (const auto& [id, person] : ask.on.state.people) {
    Participant participant{&person, {}};
    for (const Participation& each : person.participations) {
      if (holds(each, role, ask.form, ask.on.day)) participant.roles.push_back(&each);
    }
    if (!participant.roles.empty()) found.push_back(std::move(participant));
  }
  return found;
}

bool is_selected(const Participant& mentor) {
  return std::all_of(mentor.roles.begin(), mentor.roles.end(), [&](const Participation* role) {
    const auto word = mentor.person->selected.find(role->form);
    return word != mentor.person->selected.end() && word->second.fit;
  });
}

struct Ages {
  int least = 0;
  int most = 0;
};

// Both ages that a year, or a month, of birth allows on the day.
std::optional<Ages> ages_of(const PersonState& person, Date day) {
  if (person.card == nullptr || !person.card->born) return std::nullopt;
  const BirthMonth& born = *person.card->born;
  const auto last = std::chrono::year{born.year} / std::chrono::month{born.month.value_or(12)} /
                    std::chrono::last;
  return Ages{age_on(Date{last}, day),
              age_on(mentor::day(born.year, born.month.value_or(1), 1), day)};
}

// People whose every possible age lies in [10, 19] or [15, 19]; without birth data nobody counts.
Measured of_ages(const MeasureAsk& ask, Role role, Ages wanted) {
  Measured measured;
  std::int64_t count = 0;
  for (const Participant& each : participants(ask, role)) {
    const auto ages = ages_of(*each.person, ask.on.day);
    if (!ages || ages->least < wanted.least || ages->most > wanted.most) continue;
    ++count;
    measured.evidence.push_back(each.roles.front()->place);
  }
  measured.figure = Count{count};
  return measured;
}

Measured young_teachers(const MeasureAsk& ask) {
  Measured measured;
  std::int64_t count = 0;
  for (const Participant& each : participants(ask, Role::mentee)) {
    if (!is_adult_by_category(ask.on.state, *each.person)) continue;
    ++count;
    measured.evidence.push_back(each.roles.front()->place);
  }
  measured.figure = Count{count};
  return measured;
}

Measured enterprises(const MeasureAsk& ask) {
  Measured measured;
  std::set<std::string> names;
  for (const Participant& each : participants(ask, Role::mentor)) {
    if (each.person->card == nullptr || each.person->card->organisation.empty()) continue;
    names.insert(each.person->card->organisation);
    measured.evidence.push_back(each.person->card->place);
  }
  measured.figure = Count{static_cast<std::int64_t>(names.size())};
  return measured;
}

struct Contingent {
  std::string_view key;
  Measured (*count)(const MeasureAsk&);
};

constexpr Contingent known_contingents[] = {
    {"pupils_10_19",
     [](const MeasureAsk& a) {
       return of_ages(a, Role::mentee, {10, 19});
     }},
    {"pupils_15_19",
     [](const MeasureAsk& a) {
       return of_ages(a, Role::mentor, {15, 19});
     }},
    {"teachers_young", young_teachers},
    {"enterprises", enterprises},
};

const Contingent* find_contingent(const std::string& key) {
  for (const Contingent& each : known_contingents) {
    if (each.key == key) return &each;
  }
  return nullptr;
}

const Year* year_of(const ReportDay& on) {
  const auto found = on.programme->years.find(on.period.year);
  return found == on.programme->years.end() ? nullptr : &found->second;
}

bool was_mentee_before(const PersonState& person, Date day) {
  return std::any_of(
      person.participations.begin(), person.participations.end(),
      [&](const Participation& each) { return each.role == Role::mentee && each.enrolled < day; });
}

}  // namespace

bool holds(const Participation& each, Role role, const FormId& form, Date day) {
  return each.role == role && holds_on(each, day) && (form.empty() || each.form == form);
}

Measured people(const MeasureAsk& ask, Role role) {
  Measured measured;
  const auto found = participants(ask, role);
  for (const Participant& each : found) {
    for (const Participation* participation : each.roles)
      measured.evidence.push_back(participation->place);
  }
  measured.figure = Count{static_cast<std::int64_t>(found.size())};
  return measured;
}

Measured consents(const MeasureAsk& ask, Role role) {
  Measured measured;
  Share share;
  for (const Participant& each : participants(ask, role)) {
    ++share.den;
    bool all = true;
    for (const std::string& kind : required_consents(ask.on.state, *each.person)) {
      const auto standing = consent_standing(ask.on.state, *each.person, kind, ask.on.day);
      all = all && standing.status == ConsentStatus::valid;
      measured.evidence.push_back(standing.place);
    }
    if (all) ++share.num;
  }
  measured.figure = share;
  return measured;
}

Measured baseline(const MeasureAsk& ask) {
  Measured measured;
  std::map<PersonId, bool> measured_before;
  for (const PairState* pair : active_pairs(ask)) {
    for (const PersonId mentee : mentees_on(*pair, ask.on.day)) {
      const PersonState* person = find_person(ask.on.state, mentee);
      const Answer* answer =
          person == nullptr ? nullptr : baseline_of(ask.on.state, *person, pair->from);
      const auto [known, added] = measured_before.emplace(mentee, answer != nullptr);
      known->second = known->second && answer != nullptr;
      if (answer != nullptr) measured.evidence.push_back(answer->place);
    }
  }
  Share share;
  for (const auto& [person, yes] : measured_before) {
    ++share.den;
    if (yes) ++share.num;
  }
  measured.figure = share;
  return measured;
}

Measured selected(const MeasureAsk& ask) {
  Measured measured;
  Share share;
  for (const Participant& each : participants(ask, Role::mentor)) {
    ++share.den;
    if (is_selected(each)) ++share.num;
    for (const Participation* role : each.roles) {
      const auto word = each.person->selected.find(role->form);
      if (word != each.person->selected.end()) measured.evidence.push_back(word->second.place);
    }
  }
  measured.figure = share;
  return measured;
}

Measured trained(const MeasureAsk& ask) {
  Measured measured;
  Share share;
  for (const Participant& each : participants(ask, Role::mentor)) {
    ++share.den;
    const auto found = ask.on.trained.find(each.person->id);
    if (found == ask.on.trained.end()) continue;
    ++share.num;
    measured.evidence.insert(measured.evidence.end(), found->second.begin(), found->second.end());
  }
  measured.figure = share;
  return measured;
}

Measured contingent(const MeasureAsk& ask) {
  const Contingent* known = find_contingent(ask.tail);
  const Year* year = year_of(ask.on);
  if (known == nullptr || year == nullptr || !year->contingent.contains(ask.tail)) return {};
  Measured measured = known->count(ask);
  const auto* count = std::get_if<Count>(&measured.figure);
  measured.figure = Share{count == nullptr ? 0 : count->value, year->contingent.at(ask.tail)};
  return measured;
}

std::vector<std::string> contingent_tails(const ReportDay& on) {
  std::vector<std::string> tails;
  const Year* year = year_of(on);
  if (year == nullptr) return tails;
  for (const Contingent& each : known_contingents) {
    if (year->contingent.contains(std::string(each.key))) tails.emplace_back(each.key);
  }
  return tails;
}

std::vector<std::string> all_contingents(const Programme& /*programme*/) {
  std::vector<std::string> tails;
  for (const Contingent& each : known_contingents)
    tails.emplace_back(each.key);
  return tails;
}

Measured pipeline(const MeasureAsk& ask) {
  Measured measured;
  std::int64_t count = 0;
  const Date year_start = begin_of_year(*ask.on.programme, ask.on.period.year);
  for (const Participant& each : participants(ask, Role::mentor)) {
    if (!was_mentee_before(*each.person, year_start)) continue;
    ++count;
    measured.evidence.push_back(each.roles.front()->place);
  }
  measured.figure = Count{count};
  return measured;
}

Measured unmatched(const MeasureAsk& ask, Waiting which) {
  Measured measured;
  std::set<PersonId> people;
  for (const WaitingMentee& each : waiting_mentees(ask.on.state, ask.form)) {
    const bool ready = each.missing.empty();
    if (which != Waiting::all && ready != (which == Waiting::ready)) continue;
    people.insert(each.person);
    measured.evidence.push_back(each.place);
  }
  measured.figure = Count{static_cast<std::int64_t>(people.size())};
  return measured;
}

}  // namespace mentor::measures
