#include "why_source.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "mentor/matching/recheck.h"
#include "mentor/model/proposals.h"
#include "mentor/state/drafts.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"

namespace mentor::cli {
namespace {

using People = std::vector<PersonId>;
using Speaks = std::function<bool(const Proposal&)>;

// A pair of somebody was made of another proposal, and this one did not know of it.
bool is_overruled(Session& session, const Proposal& proposal, PersonId person) {
  const auto pairs = together_today(session, person);
  return std::any_of(pairs.begin(), pairs.end(), [&](const Together& pair) {
    if (pair.form != proposal.form || pair.source.empty() || pair.source == proposal.id)
      return false;
    return pair.mentee == person ? !may_change(session, proposal, pair)
                                 : !knew(session, proposal, pair);
  });
}

bool stands(Session& session, const Proposal& proposal, const People& people) {
  return !is_passed_over(session.state(), proposal) &&
         std::none_of(people.begin(), people.end(),
                      [&](PersonId person) { return is_overruled(session, proposal, person); });
}

// Last year's speaks of the pairs only that it made and that there still are.
bool is_over(Session& session, const Proposal& proposal, const People& people) {
  if (!is_of_past_year(session.state(), proposal)) return false;
  return std::none_of(people.begin(), people.end(), [&](PersonId person) {
    const auto pairs = together_today(session, person);
    return std::any_of(pairs.begin(), pairs.end(),
                       [&](const Together& pair) { return pair.source == proposal.id; });
  });
}

// A proposal that would be an earlier one of its day again is not written again: where what led to
// a newer one has been undone, match said the earlier one last.
const Proposal* said_last(const Session& session, const Proposal* newest) {
  const Programme& programme = session.programme();
  if (newest == nullptr || matching::is_fresh(programme, *newest)) return newest;
  const Proposal* last = newest;
  for (const auto& [id, each] : programme.proposals) {
    const bool beside = each.form == newest->form && each.as_of == newest->as_of &&
                        each.keep == newest->keep && each.touch == newest->touch;
    if (beside && matching::is_fresh(programme, each)) last = &each;
  }
  return last;
}

// The newest of those of the year that speak, but for the passed over while there is another one.
const Proposal* newest_that(Session& session, const FormId& form, const People& people,
                            const Speaks& speaks) {
  const Proposal* newest = nullptr;
  const Proposal* standing = nullptr;
  for (const auto& [id, proposal] : session.programme().proposals) {
    const Proposal& each = proposal;
    if (each.form != form || each.as_of > session.day() || !speaks(each)) continue;
    if (is_over(session, each, people)) continue;
    if (newest == nullptr || is_newer(each, *newest)) newest = &each;
    if ((standing == nullptr || is_newer(each, *standing)) && stands(session, each, people))
      standing = &each;
  }
  return said_last(session, standing != nullptr ? standing : newest);
}

// Leading a group together with the mentor whom the proposal names; told of its own day.
bool leads_with_named(Session& session, const Proposal& proposal, PersonId person) {
  const auto led = [&](const PairState& pair, PersonId mentor) {
    return is_member(pair, mentor, Role::mentor, proposal.as_of);
  };
  return std::any_of(proposal.pairs.begin(), proposal.pairs.end(), [&](const ProposedPair& given) {
    const auto& all = session.state().pairs;
    return std::any_of(all.begin(), all.end(), [&](const auto& each) {
      const PairState& pair = each.second;
      return pair.card->form == proposal.form && pair.card->source != proposal.id &&
             led(pair, person) && led(pair, given.mentor);
    });
  });
}

// A mentor whom the proposal gives nobody is known to it by the places that stay free.
bool leaves_free(const Proposal& proposal, PersonId mentor) {
  return std::any_of(proposal.free.begin(), proposal.free.end(),
                     [&](const FreePlaces& each) { return each.mentor == mentor; });
}

const Proposal* newest_about(Session& session, const FormId& form, PersonId person) {
  const Proposal* newest = newest_that(session, form, {person}, [&](const Proposal& each) {
    return speaks_of(each, person) || leads_with_named(session, each, person);
  });
  if (newest != nullptr) return newest;
  return newest_that(session, form, {person},
                     [&](const Proposal& each) { return leaves_free(each, person); });
}

bool is_in(const State& state, const FormId& form, PersonId id) {
  return takes_part(state, id, Role::mentee, form) || takes_part(state, id, Role::mentor, form);
}

bool was_mentor(Session& session, const Proposal& proposal, PersonId id) {
  const PersonState* person = find_person(session.state(), id);
  if (person == nullptr) return false;
  return std::any_of(
      person->participations.begin(), person->participations.end(), [&](const Participation& each) {
        return each.form == proposal.form && each.role == Role::mentor &&
               each.enrolled <= proposal.as_of && (!each.left || *each.left > proposal.as_of);
      });
}

bool speaks_of_both(Session& session, const Proposal& proposal, PersonId mentee, PersonId mentor) {
  return is_of_mentee(proposal, mentee) && was_mentor(session, proposal, mentor);
}

std::optional<Source> newest_source(const std::vector<Source>& all) {
  std::optional<Source> newest;
  for (const Source& each : all) {
    if (each.proposal == nullptr) continue;
    if (!newest || is_newer(*each.proposal, *newest->proposal)) newest = each;
  }
  return newest;
}

// Nobody's form: they have left, or never were in one.
tl::unexpected<Error> nowhere(Session& session, PersonId person) {
  for (const Participation& each : find_person(session.state(), person)->participations)
    if (each.left)
      return fail(Exit::refused, "why-left",
                  {{"person", session.named(person)}, {"date", iso(*each.left)}});
  return fail(Exit::usage, "not-enrolled", {{"person", session.named(person)}});
}

// The newest of all forms that speaks of the two in these roles; else a form in which they have
// them.
std::optional<Source> newest_of(Session& session, PersonId mentee, PersonId mentor) {
  std::vector<Source> all;
  for (const Form& form : session.programme().card.forms)
    all.push_back(
        {form.id, newest_that(session, form.id, {mentee, mentor}, [&](const Proposal& each) {
           return speaks_of_both(session, each, mentee, mentor);
         })});
  return newest_source(all);
}

std::optional<Source> form_of(Session& session, PersonId mentee, PersonId mentor) {
  for (const Form& form : session.programme().card.forms)
    if (takes_part(session.state(), mentee, Role::mentee, form.id) &&
        takes_part(session.state(), mentor, Role::mentor, form.id))
      return Source{form.id, nullptr};
  return std::nullopt;
}

}  // namespace

Result<std::vector<Source>> sources_of(Session& session, PersonId person) {
  std::vector<Source> present;
  std::vector<Source> all;
  const auto pairs = together_today(session, person);
  for (const Form& form : session.programme().card.forms) {
    all.push_back({form.id, newest_about(session, form.id, person)});
    const bool paired = std::any_of(pairs.begin(), pairs.end(),
                                    [&](const Together& each) { return each.form == form.id; });
    if (paired || is_in(session.state(), form.id, person)) present.push_back(all.back());
  }
  if (!present.empty()) return present;
  if (const auto newest = newest_source(all)) return std::vector{*newest};
  return nowhere(session, person);
}

Result<Source> source_of(Session& session, PersonId a, PersonId b) {
  for (const auto find : {newest_of, form_of}) {
    if (const auto found = find(session, a, b)) return *found;
    if (const auto found = find(session, b, a)) return *found;
  }
  for (const Form& form : session.programme().card.forms)
    if (is_in(session.state(), form.id, a) && is_in(session.state(), form.id, b))
      return Source{form.id, nullptr};
  const auto own = sources_of(session, a);
  if (!own) return tl::unexpected<Error>(own.error());
  return own->front();
}

const Proposal* parting(Session& session, const Together& pair) {
  const Proposal* told = newest_about(session, pair.form, pair.mentee);
  if (told == nullptr || told->id == pair.source || !may_change(session, *told, pair))
    return nullptr;
  return mentor_in(*told, pair.mentee) == pair.mentor ? nullptr : told;
}

}  // namespace mentor::cli
