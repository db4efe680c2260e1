#include "mentor/intake/people.h"

#include <algorithm>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/model/ids.h"

namespace mentor {
namespace {

using Recognised = Result<std::optional<PersonId>>;

tl::unexpected<Error> unsure(std::string id, std::vector<Arg> args) {
  return fail(Exit::usage, std::move(id), std::move(args));
}

tl::unexpected<Error> without_card(PersonId id) {
  return unsure("person-without-card", {{"person", text(id)}});
}

FullName swapped(const FullName& name) {
  return {name.given, name.family, name.patronymic, {}};
}

}  // namespace

PersonId next_person_id(const Programme& programme, const PrivateCards* cards) {
  PersonId next = next_person_id(programme);
  if (cards != nullptr && !cards->empty()) {
    next.number = std::max(next.number, cards->rbegin()->first.number + 1);
  }
  return next;
}

People::People(const State& state, const PrivateCards* cards)
    : state_(&state), names_known_(cards != nullptr || state.programme->people.empty()) {
  if (cards == nullptr) return;
  for (const auto& [id, card] : *cards) {
    if (is_forgotten(id)) continue;
    const PersonState* person = find_person(state, id);
    remember({id, card.name, card.birth_date, person == nullptr ? "" : person->school_class, false,
              person != nullptr});
  }
}

bool People::is_forgotten(PersonId id) const {
  const PersonState* person = find_person(*state_, id);
  return person != nullptr && person->forgotten;
}

void People::add(PersonId id, const Sighting& sighting) {
  remember({id, sighting.name, sighting.birth_date, sighting.school_class, true, true});
}

void People::remember(Known known) {
  by_family_.emplace(name_key(known.name.family), known_.size());
  known_.push_back(std::move(known));
}

Recognised People::recognise(const Sighting& sighting) const {
  if (!squeeze(sighting.code).empty()) return by_code(squeeze(sighting.code));
  if (!names_known_) {
    return unsure("person-names-absent", {{"value", full_name(sighting.name)}});
  }
  Candidates named = of_name(sighting.name);
  const auto without = std::stable_partition(named.begin(), named.end(),
                                             [](const Known* each) { return each->has_card; });
  const Candidates hidden_only(without, named.end());
  named.erase(without, named.end());
  auto found = among(named, sighting);
  if (!found || *found) return found;
  // Nobody but perhaps one whose card has not come along: not somebody new.
  const auto hidden = among(hidden_only, sighting);
  if (!hidden) return hidden;
  return *hidden ? Recognised(without_card(**hidden)) : found;
}

Recognised People::among(const Candidates& named, const Sighting& sighting) const {
  if (named.empty()) return std::optional<PersonId>();
  return sighting.birth_date ? by_birth_date(named, sighting) : by_class(named, sighting);
}

Recognised People::by_code(const std::string& code) const {
  const auto id = typed_person_code(code);
  if (!id) return unsure("code-unreadable", {{"value", code}});
  if (state_->programme->people.contains(*id)) return std::optional(*id);
  if (name_of(*id) != nullptr) return without_card(*id);
  std::vector<std::string> codes;
  for (const auto& [known, card] : state_->programme->people)
    codes.push_back(text(known));
  return unsure("code-unknown", {{"value", code}, {"nearest", nearest(text(*id), codes)}});
}

People::Candidates People::of_name(const FullName& name) const {
  Candidates found;
  const auto collect = [&](const FullName& wanted) {
    const auto [from, to] = by_family_.equal_range(name_key(wanted.family));
    for (auto each = from; each != to; ++each) {
      const Known& known = known_[each->second];
      if (names_agree(known.name, wanted)) found.push_back(&known);
    }
  };
  collect(name);
  if (found.empty() && !name.given.empty()) collect(swapped(name));
  return found;
}

Recognised People::by_birth_date(const Candidates& named, const Sighting& sighting) const {
  Candidates same;
  Candidates undated;
  for (const Known* known : named) {
    if (!known->birth_date) undated.push_back(known);
    if (known->birth_date == sighting.birth_date) same.push_back(known);
  }
  if (!same.empty()) return only_one(same, sighting);
  if (!undated.empty()) return by_class(undated, sighting);
  for (const Known* known : named) {
    const bool same_class =
        !sighting.school_class.empty() && known->school_class == sighting.school_class;
    if (same_class) {
      return unsure("person-birth-differs", {{"value", iso(*sighting.birth_date)},
                                             {"candidate", label(*known)},
                                             {"known", iso(*known->birth_date)}});
    }
  }
  return std::optional<PersonId>();
}

Recognised People::by_class(const Candidates& named, const Sighting& sighting) const {
  if (sighting.school_class.empty()) return only_one(named, sighting);
  Candidates same;
  Candidates without;
  for (const Known* known : named) {
    if (known->school_class == sighting.school_class) same.push_back(known);
    if (known->school_class.empty()) without.push_back(known);
  }
  if (!same.empty()) return only_one(same, sighting);
  if (!without.empty()) return only_one(without, sighting);
  // Within one table two classes are two people; of somebody known a class may be out of date.
  const auto known =
      std::find_if(named.begin(), named.end(), [](const Known* each) { return !each->is_new; });
  if (known == named.end()) return std::optional<PersonId>();
  return unsure("person-class-differs", {{"value", sighting.school_class},
                                         {"candidate", label(**known)},
                                         {"known", (*known)->school_class}});
}

Recognised People::only_one(const Candidates& found, const Sighting& sighting) const {
  if (found.size() == 1) return std::optional(found.front()->id);
  std::vector<std::string> labels;
  for (const Known* known : found)
    labels.push_back(label(*known));
  return unsure("person-ambiguous",
                {{"value", full_name(sighting.name)}, {"candidates", join(labels, "; ")}});
}

Result<PersonId> People::identify(std::string_view typed) const {
  Sighting sighting;
  const auto code = typed_person_code(typed);
  if (code) sighting.code = typed;
  if (!code) {
    auto name = read_full_name(typed);
    if (!name) return tl::unexpected<Error>(name.error());
    sighting.name = std::move(name->name);
  }
  const auto found = recognise(sighting);
  if (!found) return tl::unexpected<Error>(found.error());
  if (found->has_value()) return **found;
  std::vector<std::string> names;
  for (const Known& known : known_) {
    names.push_back(known.name.family);
    names.push_back(full_name(known.name));
  }
  const std::string clean = squeeze(typed);
  return unsure("person-unknown", {{"value", clean}, {"nearest", nearest(clean, names)}});
}

std::string People::label(const Known& known) {
  std::vector<std::string> parts;
  if (!known.is_new) parts.push_back(text(known.id));
  parts.push_back(full_name(known.name));
  if (!known.school_class.empty()) parts.push_back(known.school_class);
  return join(parts, " ");
}

std::string People::label(PersonId id) const {
  for (const Known& known : known_) {
    if (known.id == id) return label(known);
  }
  return text(id);
}

const FullName* People::name_of(PersonId id) const {
  for (const Known& known : known_) {
    if (known.id == id) return &known.name;
  }
  return nullptr;
}

}  // namespace mentor
