#include "mentor/state/pairs.h"

#include <algorithm>
#include <map>
#include <set>

#include "members.h"
#include "mentor/model/blocks.h"
#include "mentor/state/people.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

std::vector<Arg> about(const Membership& each) {
  return {{"person", text(each.person->id)},
          {"role", word(each.role)},
          {"pair", text(each.pair->id)},
          {"form", each.pair->card->form.text}};
}

// A role without a form yet does for a member of any.
bool enrolled_on(const PersonState& person, Role role, const FormId& form, Date day) {
  return takes_part(person, day, role, form) || takes_part(person, day, role, FormId{});
}

bool suits(const Person& card, Role role, const Form& form) {
  const std::vector<CategoryId>& allowed = role == Role::mentor ? form.mentors : form.mentees;
  return std::any_of(card.categories.begin(), card.categories.end(),
                     [&](const CategoryId& category) {
                       return std::find(allowed.begin(), allowed.end(), category) != allowed.end();
                     });
}

using Twosome = std::pair<PersonId, PersonId>;  // mentor, mentee

// Who mentors whom in the unclosed pairs on the day.
std::map<Twosome, const PairState*> twosomes(const State& state) {
  std::map<Twosome, const PairState*> found;
  for (const auto& [id, pair] : state.pairs) {
    if (is_closed(pair, state.day)) continue;
    for (const PersonId mentor : mentors_on(pair, state.day)) {
      for (const PersonId mentee : mentees_on(pair, state.day))
        found.try_emplace({mentor, mentee}, &pair);
    }
  }
  return found;
}

struct Group {
  std::set<PersonId> mentees;
  const PairState* newest = nullptr;
};

// Mentees of each mentor by form, over all unclosed pairs, also those that begin later.
std::map<std::pair<PersonId, FormId>, Group> groups(const State& state) {
  std::map<std::pair<PersonId, FormId>, Group> found;
  for (const auto& [id, pair] : state.pairs) {
    if (is_closed(pair, state.day)) continue;
    for (const Member& mentor : pair.mentors) {
      if (!is_there_or_to_come(mentor, state.day)) continue;
      Group& group = found[{mentor.person, pair.card->form}];
      group.newest = &pair;
      const auto mentees = there_or_to_come(pair.mentees, state.day);
      group.mentees.insert(mentees.begin(), mentees.end());
    }
  }
  return found;
}

int places_of(const State& state, PersonId mentor, const Form& form) {
  const PersonState* person = find_person(state, mentor);
  if (person == nullptr) return form.group_max;
  const Participation* part = active_participation(state, *person, Role::mentor, form.id);
  if (part == nullptr || !part->capacity) return form.group_max;
  return std::min(*part->capacity, form.group_max);
}

const Block* block_of(const State& state, PersonId person, PersonId other) {
  const auto card = state.programme->people.find(person);
  if (card == state.programme->people.end()) return nullptr;
  for (const Block& block : card->second.blocks) {
    if (block.person == other) return &block;
  }
  return nullptr;
}

// The curator's word beats kinship, and no other block.
bool is_pinned(const State& state, const std::pair<PersonId, PersonId>& both) {
  return std::any_of(state.words.begin(), state.words.end(), [&](const auto& each) {
    const auto& [two, word] = each;
    return word.word == Word::pin && (two == both || two == std::pair(both.second, both.first));
  });
}

// Relatives count only where the form's rules ask for it.
bool counts(const State& state, const Block& block, const FormId& form) {
  if (!is_between_relatives(block)) return true;
  const auto rules = state.programme->matching.forms.find(form);
  if (rules == state.programme->matching.forms.end()) return false;
  const auto& require = rules->second.require;
  return std::find(require.begin(), require.end(), Requirement::not_relatives) != require.end();
}

}  // namespace

void find_pairs_with_oneself(const State& state, Findings& findings) {
  for (const auto& [id, pair] : state.pairs) {
    std::set<PersonId> told;
    for (const Member& mentor : pair.mentors) {
      for (const Member& mentee : pair.mentees) {
        if (mentor.person != mentee.person || !told.insert(mentor.person).second) continue;
        add_error(findings, at(state, pair.card->place), "pair-with-oneself",
                  {{"person", text(mentor.person)}, {"pair", text(id)}});
      }
    }
  }
}

void find_both_ways(const State& state, Findings& findings) {
  const auto all = twosomes(state);
  for (const auto& [both, pair] : all) {
    const auto back = all.find({both.second, both.first});
    if (back == all.end() || both.first >= both.second) continue;
    add_error(findings, at(state, std::max(pair->card->place, back->second->card->place)),
              "pair-both-ways",
              {{"person", text(both.first)},
               {"other", text(both.second)},
               {"pair", text(pair->id)},
               {"back", text(back->second->id)}});
  }
}

// Of the day on which somebody is forgotten everything counts, in whatever order its lines stand:
// also a pair that was made and ended on it.
bool was_enrolled_that_day(const PersonState& person, Role role, const FormId& form, Date day) {
  if (person.forgotten != day) return false;
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) {
                       return each.role == role && (each.form == form || each.form.text.empty()) &&
                              each.enrolled <= day && each.left == day;
                     });
}

void find_members_not_enrolled(const State& state, Findings& findings) {
  for (const Membership& each : memberships(state)) {
    const FormId& form = each.pair->card->form;
    if (each.person->card == nullptr) continue;
    if (enrolled_on(*each.person, each.role, form, each.span.from)) continue;
    if (was_enrolled_that_day(*each.person, each.role, form, each.span.from)) continue;
    std::vector<Arg> args = about(each);
    args.push_back({"from", iso(each.span.from)});
    add_error(findings, at(state, place_of(each)), "member-not-enrolled", std::move(args));
  }
}

// Told by the curator first, cured by closing or replacing later: no contradiction yet.
void find_members_who_left(const State& state, Warnings& warnings) {
  for (const Membership& each : present_memberships(state)) {
    const FormId& form = each.pair->card->form;
    if (!enrolled_on(*each.person, each.role, form, each.span.from)) continue;
    if (enrolled_on(*each.person, each.role, form, state.day)) continue;
    add_warning(warnings, at(state, place_of(each)), "member-left", about(each));
  }
}

void find_members_of_wrong_category(const State& state, Findings& findings) {
  for (const Membership& each : present_memberships(state)) {
    const Form* form = find_form(state.programme->card, each.pair->card->form);
    if (form == nullptr || each.person->card == nullptr || each.person->forgotten) continue;
    if (suits(*each.person->card, each.role, *form)) continue;
    add_error(findings, at(state, place_of(each)), "member-category", about(each));
  }
}

void find_mentees_in_two_pairs(const State& state, Findings& findings) {
  std::map<std::pair<PersonId, FormId>, const PairState*> first;
  for (const auto& [id, pair] : state.pairs) {
    if (is_closed(pair, state.day)) continue;
    for (const Member& member : pair.mentees) {
      if (!is_there_or_to_come(member, state.day)) continue;
      const auto [known, fresh] = first.try_emplace({member.person, pair.card->form}, &pair);
      if (fresh || known->second == &pair) continue;
      add_error(findings, at(state, pair.card->place), "mentee-in-two-pairs",
                {{"person", text(member.person)},
                 {"form", pair.card->form.text},
                 {"pair", text(id)},
                 {"other", text(known->second->id)}});
    }
  }
}

int free_places(const State& state, PersonId mentor, const Form& form) {
  const auto all = groups(state);
  const auto group = all.find({mentor, form.id});
  const std::size_t taken = group == all.end() ? 0 : group->second.mentees.size();
  return places_of(state, mentor, form) - static_cast<int>(taken);
}

void find_exceeded_capacity(const State& state, Findings& findings) {
  for (const auto& [key, group] : groups(state)) {
    const auto& [mentor, form_id] = key;
    const Form* form = find_form(state.programme->card, form_id);
    if (form == nullptr) continue;
    const int places = places_of(state, mentor, *form);
    if (static_cast<int>(group.mentees.size()) <= places) continue;
    add_error(findings, at(state, group.newest->card->place), "capacity-exceeded",
              {{"person", text(mentor)},
               {"form", form_id.text},
               {"places", std::to_string(places)},
               {"mentees", std::to_string(group.mentees.size())},
               {"pair", text(group.newest->id)}});
  }
}

void find_small_groups(const State& state, Warnings& warnings) {
  for (const auto& [id, pair] : state.pairs) {
    if (!is_active(pair, state.day)) continue;
    const Where where = at(state, pair.card->place);
    if (mentors_on(pair, state.day).empty()) {
      add_warning(warnings, where, "pair-without-mentor", {{"pair", text(id)}});
    }
    const std::size_t mentees = mentees_on(pair, state.day).size();
    if (mentees == 0) add_warning(warnings, where, "pair-without-mentee", {{"pair", text(id)}});
    const Form* form = find_form(state.programme->card, pair.card->form);
    if (form == nullptr || mentees == 0 || static_cast<int>(mentees) >= form->group_min) continue;
    add_warning(warnings, where, "group-too-small",
                {{"pair", text(id)},
                 {"mentees", std::to_string(mentees)},
                 {"min", std::to_string(form->group_min)}});
  }
}

void find_pairs_against_blocks(const State& state, Warnings& warnings) {
  for (const auto& [both, pair] : twosomes(state)) {
    const Block* block = block_of(state, both.first, both.second);
    if (block == nullptr) block = block_of(state, both.second, both.first);
    if (block == nullptr || !counts(state, *block, pair->card->form)) continue;
    if (is_between_relatives(*block) && is_pinned(state, both)) continue;
    add_warning(warnings, at(state, pair->card->place), "pair-against-block",
                {{"pair", text(pair->id)},
                 {"person", text(both.first)},
                 {"other", text(both.second)},
                 {"reason", block->reason}});
  }
}

}  // namespace mentor::checks
