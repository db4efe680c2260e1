#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/model/stub.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "session.h"

namespace mentor::cli {
namespace {

// True when the typed words are the family name, family + given, given + family, or the full name.
bool is_named(const FullName& name, const std::string& folded) {
  const std::string family = fold(name.family);
  const std::string given = fold(name.given);
  if (folded == family || folded == fold(full_name(name))) return !folded.empty();
  return !given.empty() && (folded == family + " " + given || folded == given + " " + family ||
                            folded == fold(short_name(name)));
}

std::vector<std::string> all_names(const PrivateCards& cards) {
  std::vector<std::string> names;
  for (const auto& [id, card] : cards) {
    names.push_back(card.name.family);
    names.push_back(full_name(card.name));
  }
  return names;
}

std::vector<std::string> all_codes(const Programme& programme) {
  std::vector<std::string> codes;
  for (const auto& [id, person] : programme.people)
    codes.push_back(mentor::text(id));
  return codes;
}

template <class Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
  std::vector<std::string> ids;
  for (const Thing& thing : things)
    ids.push_back(thing.id.text);
  return ids;
}

// By id or by title, folded; titles are compared without spaces and dashes, so that
// «ученик-ученик» is «ученик — ученик».
template <class Thing>
const Thing* by_word(const std::vector<Thing>& things, const std::string& typed) {
  const auto bare = [](const std::string& words) {
    return replace_all(replace_all(fold(words), " ", ""), "-", "");
  };
  for (const Thing& thing : things) {
    if (thing.id.text == typed) return &thing;
  }
  for (const Thing& thing : things) {
    if (bare(thing.id.text) == bare(typed) || bare(thing.title) == bare(typed)) return &thing;
  }
  return nullptr;
}

tl::unexpected<Error> without_card(PersonId id) {
  return fail(Exit::usage, "person-without-card", {{"person", mentor::text(id)}});
}

template <class Thing>
std::string nearest_word(const std::vector<Thing>& things, const std::string& typed) {
  std::vector<std::string> words = ids_of(things);
  for (const Thing& thing : things)
    words.push_back(thing.title);
  return nearest(typed, words);
}

}  // namespace

Result<PersonId> Session::person(const std::string& typed) const {
  if (const auto code = typed_person_code(typed)) {
    if (programme().people.contains(*code)) return usable(*code);
    if (private_cards_.contains(*code)) return without_card(*code);
    return fail(Exit::usage, "person-unknown",
                {{"value", typed}, {"near", nearest(mentor::text(*code), all_codes(programme()))}});
  }
  std::vector<PersonId> found;
  std::optional<PersonId> hidden_only;
  const std::string folded = fold(typed);
  for (const auto& [id, card] : private_cards_) {
    if (!is_named(card.name, folded)) continue;
    if (programme().people.contains(id)) {
      found.push_back(id);
    } else {
      hidden_only = id;
    }
  }
  if (found.empty() && hidden_only) return without_card(*hidden_only);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(Exit::usage, has_names() ? "person-unknown" : "person-unknown-no-names",
                {{"value", typed}, {"near", nearest(typed, all_names(private_cards_))}});
  }
  std::vector<std::string> candidates;
  for (const PersonId id : found) {
    std::string candidate = named(id);
    const auto card = programme().people.find(id);
    if (card != programme().people.end() && !card->second.school_class.empty()) {
      candidate += ", " + card->second.school_class;
    }
    candidates.push_back(candidate);
  }
  return fail(Exit::usage, "person-ambiguous",
              {{"value", typed}, {"candidates", join(candidates, "; ")}});
}

// Nothing more is written down of somebody forgotten.
Result<PersonId> Session::usable(PersonId id) const {
  if (access_ != Access::write) return id;
  const Entry* forgotten = forgotten_by(programme(), id);
  if (forgotten == nullptr) return id;
  return fail(Exit::refused, "person-is-forgotten",
              {{"person", mentor::text(id)}, {"date", iso(forgotten->date)}});
}

Result<std::vector<PersonId>> Session::people(const std::vector<std::string>& typed) const {
  std::vector<PersonId> found;
  for (const std::string& each : typed) {
    const auto id = person(each);
    if (!id) return tl::unexpected<Error>(id.error());
    found.push_back(*id);
  }
  return found;
}

Result<PairId> Session::pair(const std::string& typed) {
  if (const auto code = typed_pair_code(typed)) {
    if (programme().pairs.contains(*code)) return *code;
    std::vector<std::string> codes;
    for (const auto& [id, pair] : programme().pairs)
      codes.push_back(mentor::text(id));
    return fail(Exit::usage, "pair-unknown",
                {{"value", typed}, {"near", nearest(mentor::text(*code), codes)}});
  }
  const auto member = person(typed);
  if (!member) return tl::unexpected<Error>(member.error());
  // Folding once more is dear, and on most days no pair is to come.
  const auto& all = state().pairs;
  const bool some_to_come =
      std::any_of(all.begin(), all.end(), [](const auto& each) { return each.second.to_come; });
  std::optional<State> foreseen;
  if (some_to_come) foreseen = fold_foreseeing(programme(), day());
  const State& known = foreseen ? *foreseen : state();
  std::vector<std::string> candidates;
  std::optional<PairId> only;
  for (const Role role : {Role::mentee, Role::mentor}) {
    for (const PairState* pair : unclosed_pairs(known, *member, role, FormId{})) {
      only = pair->id;
      candidates.push_back(named(pair->id));
    }
  }
  if (candidates.size() == 1) return *only;
  return fail(Exit::usage, candidates.empty() ? "pair-none-of-person" : "pair-ambiguous",
              {{"value", named(*member)}, {"candidates", join(candidates, "; ")}});
}

Result<FormId> Session::form(const std::string& typed) const {
  const std::vector<Form>& forms = programme().card.forms;
  if (const Form* found = by_word(forms, typed)) return found->id;
  if (typed.empty()) {
    std::vector<std::string> titled;
    for (const Form& each : forms)
      titled.push_back(each.id.text + " (" + each.title + ")");
    return fail(Exit::usage, "form-needed", {{"forms", join(titled, ", ")}});
  }
  return fail(Exit::usage, "form-unknown",
              {{"value", typed},
               {"near", nearest_word(forms, typed)},
               {"forms", join(ids_of(forms), ", ")}});
}

Result<CategoryId> Session::category(const std::string& typed) const {
  const std::vector<Category>& categories = programme().card.categories;
  if (const Category* found = by_word(categories, typed)) return found->id;
  return fail(Exit::usage, "category-unknown",
              {{"value", typed},
               {"near", nearest_word(categories, typed)},
               {"categories", join(ids_of(categories), ", ")}});
}

std::string Session::named(PersonId id) const {
  const auto card = private_cards_.find(id);
  if (card == private_cards_.end()) return mentor::text(id);
  const FullName& name = card->second.name;
  std::string shown = mentor::text(id);
  for (const std::string& part : {name.family, name.given}) {
    if (!part.empty()) shown += " " + part;
  }
  return shown;
}

doc::Reference Session::reference(PersonId id) const {
  return {mentor::text(id), named(id)};
}

std::string Session::named(PairId id) {
  const PairState* pair = find_pair(state(), id);
  if (pair == nullptr) return mentor::text(id);
  const auto names = [&](const std::vector<Member>& members) {
    std::vector<std::string> shown;
    for (const PersonId person : there_or_to_come(members, day_)) {
      const auto card = private_cards_.find(person);
      shown.push_back(card == private_cards_.end() ? mentor::text(person)
                                                   : short_name(card->second.name));
    }
    return join(shown, ", ");
  };
  return mentor::text(id) + " (" + names(pair->mentors) + " — " + names(pair->mentees) + ")";
}

}  // namespace mentor::cli
