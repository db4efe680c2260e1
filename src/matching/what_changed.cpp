#include "what_changed.h"

#include <algorithm>
#include <set>

#include "input_parts.h"
#include "mentor/base/text.h"
#include "mentor/state/people.h"

namespace mentor::matching {
namespace {

/// What a proposal tells of one person; nothing in proposals of older programs but places.
struct Told {
  std::vector<std::string> parts;
  std::optional<int> places;
};

using ToldPeople = std::map<std::string, Told>;

ToldPeople told_people(const std::map<std::string, std::string>& texts) {
  ToldPeople people;
  for (const auto& [code, text] : texts) {
    people[code].parts = split(text, ".");
  }
  return people;
}

ToldPeople told_mentees(const Proposal& proposal) {
  ToldPeople people = told_people(proposal.parts.mentees);
  for (const ProposedPair& pair : proposal.pairs)
    for (const ProposedMentee& each : pair.mentees)
      people[text(each.id)];
  for (const Unmatched& each : proposal.unmatched)
    people[text(each.id)];
  return people;
}

ToldPeople told_mentors(const Proposal& proposal) {
  ToldPeople people = told_people(proposal.parts.mentors);
  for (auto& [code, told] : people)
    told.places = 0;
  for (const MentorPrice& price : proposal.certificate.prices)
    people[text(price.mentor)].places = 0;
  for (const ProposedPair& pair : proposal.pairs)
    people[text(pair.mentor)].places = static_cast<int>(pair.mentees.size());
  for (const FreePlaces& free : proposal.free) {
    std::optional<int>& places = people[text(free.mentor)].places;
    places = places.value_or(0) + free.places;
  }
  return people;
}

// Those whose pairs are others though nothing else of theirs is, and whether there are people of
// whom something else is.
struct Compared {
  std::vector<std::string> by_pairs;
  bool otherwise = false;
};

class Differences {
 public:
  Differences(const Proposal& proposal, const Teller& teller)
      : proposal_(proposal),
        state_(teller.admission().state()),
        rules_(teller.admission().rules()),
        day_(iso(proposal.as_of)),
        now_(teller),
        mentees_(told_mentees(proposal)),
        mentors_(told_mentors(proposal)) {}

  std::vector<PartChange> find() {
    const bool in_parts = !proposal_.parts.rules.empty();
    other_rules_ = in_parts && now_.rules() != proposal_.parts.rules;
    if (other_rules_) {
      found_.push_back(
          {{"proposal-input-rules", {{"form", proposal_.form.text}}}, rules_.place, {}});
    }
    const auto new_mentees = come(now_.mentees(), mentees_, "proposal-new-mentee");
    const auto new_mentors = come(now_.mentors(), mentors_, "proposal-new-mentor");
    const bool mentee_gone = gone(now_.mentees(), mentees_);
    const bool mentor_gone = gone(now_.mentors(), mentors_);
    compare_places();
    if (!in_parts) return std::move(found_);
    now_.add_pairs(new_mentees, new_mentors);
    const Compared mentees = compare_people(now_.mentees(), mentees_);
    Compared mentors = compare_people(now_.mentors(), mentors_);
    mentors.otherwise = mentors.otherwise || !new_mentors.empty();
    if (!other_rules_) tell_pairs(mentees, mentors, mentee_gone, mentor_gone);
    return std::move(found_);
  }

 private:
  PartChange& tell(const char* id, const std::string& code, std::vector<Arg> more = {}) {
    more.insert(more.begin(), {"person", code});
    const auto person = person_code(code);
    const PersonState* known = person ? find_person(state_, *person) : nullptr;
    const Place place = known == nullptr || known->card == nullptr ? Place{} : known->card->place;
    found_.push_back({{id, std::move(more)}, place, {}});
    return found_.back();
  }

  // Without prices and parts a proposal is silent about mentors who have no place.
  [[nodiscard]] bool may_be_untold(const Digests& now) const {
    return proposal_.parts.mentors.empty() && proposal_.certificate.prices.empty() && now.places &&
           *now.places == 0;
  }

  std::set<std::string> come(const People& now, const ToldPeople& told, const char* id) {
    std::set<std::string> codes;
    for (const auto& [code, digests] : now) {
      if (told.contains(code) || may_be_untold(digests)) continue;
      codes.insert(code);
      tell(id, code, {{"day", day_}}).person = person_code(code);
    }
    return codes;
  }

  bool gone(const People& now, const ToldPeople& told) {
    bool any = false;
    for (const auto& [code, each] : told) {
      if (now.contains(code)) continue;
      any = true;
      if (&now == &now_.mentors() || !tell_pair_of(code))
        tell("proposal-stranger", code).person = person_code(code);
    }
    return any;
  }

  bool tell_pair_of(const std::string& mentee) {
    const auto person = person_code(mentee);
    if (!person) return false;
    const auto pairs = unclosed_pairs(state_, *person, Role::mentee, proposal_.form);
    if (pairs.empty()) return false;
    PartChange& told =
        tell("proposal-input-paired", mentee, {{"day", day_}, {"pair", text(pairs.front()->id)}});
    told.place = pairs.front()->card->place;
    told.person = person;
    return true;
  }

  void compare_places() {
    for (const auto& [code, now] : now_.mentors()) {
      const auto told = mentors_.find(code);
      if (told == mentors_.end() || !told->second.places) continue;
      if (*told->second.places == *now.places) continue;
      tell(
          "proposal-input-places", code,
          {{"told", std::to_string(*told->second.places)}, {"found", std::to_string(*now.places)}});
    }
  }

  Compared compare_people(const People& now, const ToldPeople& told) {
    Compared compared;
    for (const auto& [code, digests] : now) {
      const auto known = told.find(code);
      if (known == told.end() || known->second.parts.size() < 3) continue;
      const auto& parts = known->second.parts;
      const bool another = !other_rules_ && parts[0] != digest_text(digests.known);
      const bool ballot = parts[2] != digest_text(digests.ballot);
      if (another) tell("proposal-input-known", code, {{"day", day_}});
      if (ballot) tell("proposal-input-ballot", code, {{"day", day_}});
      compared.otherwise = compared.otherwise || another || ballot;
      if (!another && !ballot && parts[1] != digest_text(digests.pairs))
        compared.by_pairs.push_back(code);
    }
    return compared;
  }

  // Of the two sides the one that says it in fewer words. The pairs of somebody who is gone are
  // missing from all of the other side, of whom that tells nothing.
  void tell_pairs(const Compared& mentees, const Compared& mentors, bool mentee_gone,
                  bool mentor_gone) {
    const auto& younger = mentees.by_pairs;
    const auto& elder = mentors.by_pairs;
    const bool all_there = !mentee_gone && !mentor_gone;
    if (all_there && younger.size() == 1 && elder.size() == 1) {
      tell("proposal-input-pair", younger.front(), {{"other", elder.front()}});
      return;
    }
    const bool alone = elder.empty() && !mentors.otherwise;  // who removed whom, of no pair
    if (all_there && (younger.empty() || (elder.empty() && !alone))) return;
    if (mentee_gone && mentor_gone) return;
    const bool by_mentor = mentor_gone || (all_there && !alone && elder.size() <= younger.size());
    for (const std::string& code : by_mentor ? elder : younger)
      tell("proposal-input-pairs", code);
  }

  const Proposal& proposal_;
  const State& state_;
  const FormRules& rules_;
  std::string day_;
  Parts now_;
  ToldPeople mentees_;
  ToldPeople mentors_;
  bool other_rules_ = false;
  std::vector<PartChange> found_;
};

}  // namespace

std::vector<PartChange> changes_since(const Proposal& proposal, const Teller& teller) {
  return Differences(proposal, teller).find();
}

}  // namespace mentor::matching
