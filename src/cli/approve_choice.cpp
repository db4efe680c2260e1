#include "approve_choice.h"

#include <map>

#include "mentor/base/text.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"

namespace mentor::cli {
namespace {

// Who may be named, and whom of the proposal that means. A re-match also parts pairs of today.
std::multimap<PersonId, PersonId> known_in(Session& session,
                                           const std::vector<const Proposal*>& proposals) {
  std::multimap<PersonId, PersonId> known;
  const State& state = session.state();
  const auto add_mentor = [&](PersonId mentor, const FormId& form) {
    known.emplace(mentor, mentor);
    for (const PersonId mate : group_mates(state, mentor, form))
      known.emplace(mate, mentor);
  };
  const auto add_mentee = [&](PersonId mentee, const Proposal& proposal) {
    known.emplace(mentee, mentee);
    if (proposal.keep != "today") return;
    for (const PairState* pair : unclosed_pairs(state, mentee, Role::mentee, proposal.form))
      for (const PersonId mentor : mentors_on(*pair, state.day))
        add_mentor(mentor, proposal.form);
  };
  for (const Proposal* proposal : proposals) {
    for (const ProposedPair& pair : proposal->pairs) {
      add_mentor(pair.mentor, proposal->form);
      for (const ProposedMentee& each : pair.mentees)
        add_mentee(each.id, *proposal);
    }
    for (const Unmatched& each : proposal->unmatched)
      add_mentee(each.id, *proposal);
  }
  return known;
}

Result<std::vector<PersonId>> named_by(Session& session, const std::string& option) {
  std::vector<std::string> typed;
  for (const std::string& each : session.texts(option)) {
    for (const std::string& part : split(each, ","))
      if (!trim(part).empty()) typed.emplace_back(trim(part));
  }
  if (typed.empty() && session.has(option))
    return fail(Exit::usage, "option-value-missing", {{"option", option}});
  return session.people(typed);
}

}  // namespace

Result<Choice> Choice::read(Session& session, const std::vector<const Proposal*>& proposals) {
  Choice choice;
  choice.all_ = !session.has("--only");
  const auto known = known_in(session, proposals);
  std::vector<std::string> ids;
  for (const Proposal* proposal : proposals)
    ids.push_back(proposal->id);
  for (const std::string option : {"--only", "--except"}) {
    const auto people = named_by(session, option);
    if (!people) return tl::unexpected<Error>(people.error());
    auto& named = option == "--only" ? choice.only_ : choice.except_;
    for (const PersonId person : *people) {
      const auto [from, to] = known.equal_range(person);
      if (from == to) {
        return fail(Exit::usage, "not-in-proposal",
                    {{"option", option},
                     {"person", session.named(person)},
                     {"proposals", join(ids, ", ")}});
      }
      for (auto each = from; each != to; ++each)
        named.insert(each->second);
    }
  }
  return choice;
}

bool Choice::takes(PersonId mentee, PersonId mentor) const {
  if (except_.contains(mentee) || except_.contains(mentor)) return false;
  return all_ || only_.contains(mentee) || only_.contains(mentor);
}

}  // namespace mentor::cli
