#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/model/stub.h"
#include "report.h"

namespace mentor {
namespace {

Where private_file(PersonId id) {
  return {"private/" + text(id) + ".yaml", 0, 0};
}

bool agrees(const BirthMonth& born, Date birth_date) {
  if (born.year != static_cast<int>(birth_date.year())) return false;
  return !born.month || *born.month == static_cast<unsigned>(birth_date.month());
}

void look_at_birth(const Person& person, const PrivateCard& card, Findings& findings) {
  if (!person.born || !card.birth_date || agrees(*person.born, *card.birth_date)) return;
  checks::add_error(findings, private_file(card.id), "birth-dates-differ",
                    {{"person", text(card.id)}, {"born", text(*person.born)}});
}

// Of every private card that has one in people/.
template <class Look>
Findings look_at_both(const Programme& programme, const PrivateCards& cards, const Look& look) {
  Findings findings;
  for (const auto& [id, card] : cards) {
    const auto person = programme.people.find(id);
    if (person != programme.people.end()) look(person->second, card, findings);
  }
  sort_findings(findings);
  return findings;
}

void look_at_card(const State& state, const PrivateCard& card, Findings& findings) {
  const PersonState* person = find_person(state, card.id);
  const Where where = private_file(card.id);
  if (person == nullptr || person->card == nullptr) {
    checks::add_warning(findings, where, "private-unknown", {{"person", text(card.id)}});
    return;
  }
  if (person->forgotten) {
    checks::add_error(findings, where, "forgotten-private",
                      {{"person", text(card.id)}, {"forgotten", iso(*person->forgotten)}});
  }
  look_at_birth(*person->card, card, findings);
}

// Two moments tell two people; where one is not told, two births may. That a birth differs where
// the moment is the same is a slip that somebody corrected.
bool is_of_another(const Person& person, const PrivateCard& card) {
  if (entered_together(person, card)) return false;
  if (!person.entered.empty() && !card.entered.empty()) return true;
  return person.born && card.birth_date && !agrees(*person.born, *card.birth_date);
}

// To destroy what is somebody else's is never advised; what nobody can tell, people compare.
void look_at_returned(const Programme& programme, const PrivateCard& card,
                      const std::vector<Arg>& args, Findings& findings) {
  const auto person = programme.people.find(card.id);
  const bool known = person != programme.people.end();
  if (known && is_of_another(person->second, card)) return;  // find_exchanged() tells that
  const bool sure = known && is_stub(person->second) && entered_together(person->second, card);
  checks::add_error(findings, private_file(card.id),
                    sure ? "forgotten-private" : "forgotten-private-unsure", args);
}

std::map<PersonId, Date> forgotten_people(const Programme& programme) {
  std::map<PersonId, Date> forgotten;
  for (const Entry& entry : programme.journal) {
    if (entry.event != EventKind::forgotten) continue;
    if (const auto person = subject_person(entry)) forgotten.emplace(*person, entry.date);
  }
  return forgotten;
}

// Of the living a birth that differs may be a slip, and is told as one.
void tell_another(const Programme& programme, const Person& person, const PrivateCard& card,
                  Findings& findings) {
  if (!person.entered.empty() && !card.entered.empty()) {
    checks::add_error(
        findings, private_file(card.id), "private-of-another",
        {{"person", text(card.id)}, {"here", card.entered}, {"there", person.entered}});
    return;
  }
  const Entry* forgotten = forgotten_by(programme, card.id);
  if (forgotten == nullptr) return;
  checks::add_error(findings, private_file(card.id), "forgotten-another",
                    {{"person", text(card.id)},
                     {"forgotten", iso(forgotten->date)},
                     {"born", text(*person.born)}});
}

struct Known {
  const PrivateCard* card = nullptr;
  const PersonState* person = nullptr;
};

// Family and given name, as people compare them.
std::string name_of(const PrivateCard& card) {
  return fold(squeeze(card.name.family)) + '\x1f' + fold(squeeze(card.name.given));
}

// Two birth dates decide; where one is not told, the class does. Two patronymics are two people.
bool may_be_one(const Known& a, const Known& b) {
  const std::string mine = fold(squeeze(a.card->name.patronymic));
  const std::string other = fold(squeeze(b.card->name.patronymic));
  if (!mine.empty() && !other.empty() && mine != other) return false;
  if (a.card->birth_date && b.card->birth_date) return a.card->birth_date == b.card->birth_date;
  const std::string& school_class = a.person->school_class;
  return !school_class.empty() && school_class == b.person->school_class;
}

// Two copies of the folder that each enrolled the same child, or a list typed anew.
void look_for_twice(const State& state, const PrivateCards& cards, Findings& findings) {
  std::map<std::string, std::vector<Known>> by_name;
  for (const auto& [id, card] : cards) {
    const PersonState* person = find_person(state, id);
    const bool there = person != nullptr && person->card != nullptr && !person->forgotten;
    if (!there || card.name.family.empty() || card.name.given.empty()) continue;
    std::vector<Known>& namesakes = by_name[name_of(card)];
    const Known known{&card, person};
    const auto first = std::find_if(namesakes.begin(), namesakes.end(),
                                    [&](const Known& each) { return may_be_one(each, known); });
    if (first != namesakes.end()) {
      checks::add_warning(findings, private_file(id), "person-twice",
                          {{"person", text(id)}, {"first", text(first->card->id)}});
    }
    namesakes.push_back(known);
  }
}

}  // namespace

Findings find_other_births(const Programme& programme, const PrivateCards& cards) {
  return look_at_both(programme, cards, look_at_birth);
}

Findings find_exchanged(const Programme& programme, const PrivateCards& cards) {
  return look_at_both(programme, cards,
                      [&](const Person& person, const PrivateCard& card, Findings& findings) {
                        if (is_of_another(person, card))
                          tell_another(programme, person, card, findings);
                      });
}

Findings find_resurrected(const Programme& programme, const PrivateCards& cards) {
  Findings findings;
  for (const auto& [id, day] : forgotten_people(programme)) {
    const std::vector<Arg> args = {{"person", text(id)}, {"forgotten", iso(day)}};
    const auto hidden = cards.find(id);
    if (hidden != cards.end()) look_at_returned(programme, hidden->second, args, findings);
    const auto card = programme.people.find(id);
    if (card == programme.people.end() || is_stub(card->second)) continue;
    checks::add_error(findings, where(programme, card->second.place), "forgotten-card", args);
  }
  sort_findings(findings);
  return findings;
}

Findings check_private(const State& state, const PrivateCards& cards) {
  Findings findings;
  for (const auto& [id, card] : cards)
    look_at_card(state, card, findings);
  look_for_twice(state, cards, findings);
  sort_findings(findings);
  return findings;
}

}  // namespace mentor
