// why: why this mentor, why not that one.
#include "why.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/recheck.h"
#include "mentor/state/people.h"
#include "why_for.h"
#include "why_pages.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Run;

bool speaks_of(const Proposal& proposal, PersonId person) {
  for (const ProposedPair& pair : proposal.pairs) {
    if (pair.mentor == person) return true;
    for (const ProposedMentee& each : pair.mentees) {
      if (each.id == person) return true;
    }
  }
  return std::any_of(proposal.unmatched.begin(), proposal.unmatched.end(),
                     [&](const Unmatched& each) { return each.id == person; });
}

// The proposal asked about, else the newest that speaks of the person; nullptr when none does.
Result<const Proposal*> proposal_about(Session& session, PersonId person) {
  const auto& all = session.programme().proposals;
  if (session.has("--proposal")) return proposal_named(session, session.text("--proposal"));
  const Proposal* newest = nullptr;
  for (const auto& [id, proposal] : all) {
    if (proposal.as_of > session.day() || !speaks_of(proposal, person)) continue;
    if (newest == nullptr || newest->as_of <= proposal.as_of) newest = &proposal;
  }
  return newest;
}

Result<FormId> form_of(Session& session, PersonId person) {
  const PersonState* state = find_person(session.state(), person);
  for (const Participation& each : state->participations) {
    if (!each.left && !each.form.empty()) return each.form;
  }
  return fail(Exit::usage, "not-enrolled", {{"person", session.named(person)}});
}

// Of two people, which is the mentee: as enrolled in the form.
std::pair<PersonId, PersonId> by_role(Session& session, const FormId& form, PersonId a,
                                      PersonId b) {
  const PersonState* first = find_person(session.state(), a);
  const bool a_mentors =
      active_participation(session.state(), *first, Role::mentor, form) != nullptr;
  const bool a_learns =
      active_participation(session.state(), *first, Role::mentee, form) != nullptr;
  return a_mentors && !a_learns ? std::pair{b, a} : std::pair{a, b};
}

// The role that both have in the form where neither has the other one: no pair at all.
std::optional<Role> only_role_of_both(const State& state, const FormId& form, PersonId a,
                                      PersonId b) {
  const auto has = [&](PersonId id, Role role) {
    const PersonState* person = find_person(state, id);
    return person != nullptr && active_participation(state, *person, role, form) != nullptr;
  };
  for (const auto& [role, other] :
       {std::pair{Role::mentee, Role::mentor}, std::pair{Role::mentor, Role::mentee}}) {
    if (has(a, role) && has(b, role) && !has(a, other) && !has(b, other)) return role;
  }
  return std::nullopt;
}

// A run on the proposal's own day and folder, or on today's where there is no proposal.
struct Setting {
  Programme before;
  State state;
  FormId form;
};

Result<Setting> setting_of(Session& session, const Proposal* proposal, PersonId person) {
  Setting setting;
  Date day = session.day();
  if (proposal != nullptr) {
    setting.form = proposal->form;
    setting.before = matching::without_outcome(session.programme(), proposal->id);
    day = proposal->as_of;
    if (!matching::is_fresh(session.programme(), *proposal)) {
      session.tell(session.words().tr(
          "Facts have changed since proposal {}; this is how it would be now.", proposal->id));
    }
  } else {
    const auto form = form_of(session, person);
    if (!form) return tl::unexpected<Error>(form.error());
    setting.form = *form;
    setting.before = session.programme();
  }
  // The state points into the programme, so it is folded where the programme will stay.
  setting.state.day = day;
  return setting;
}

Result<Exit> answer(Session& session, const Setting& setting, const Proposal* proposal,
                    PersonId person) {
  const State state = fold(setting.before, setting.state.day);
  const Admission admission(state, setting.form);
  const auto options =
      proposal == nullptr ? matching::BuildOptions{} : matching::options_of(*proposal);
  auto known = proposal == nullptr ? std::nullopt : matching::run_of(admission, *proposal);
  const Run run = known ? std::move(*known) : matching::propose(admission, {options, {}});
  const Reader reader = parse_reader(session.text("--for")).value_or(Reader::curator);
  const bool curator = reader == Reader::curator;
  const bool tells_of_mentee = reader == Reader::parent || reader == Reader::child;
  const auto not_a_mentee = [&] {
    return fail(Exit::usage, "why-for-mentee", {{"person", session.named(person)}});
  };
  if (const std::string other = session.operand("OTHER"); !other.empty()) {
    const auto second = session.person(other);
    if (!second) return tl::unexpected<Error>(second.error());
    const auto [mentee, mentor] = by_role(session, setting.form, person, *second);
    if (tells_of_mentee && mentee != person) return not_a_mentee();
    const auto role = only_role_of_both(state, setting.form, person, *second);
    if (curator && role && person != *second)
      return session.show(explain_same_role(session, setting.form, *role, person, *second));
    const auto not_them = matching::why_not(admission, run, mentee, mentor);
    return session.show(curator ? explain_not(session, admission, run, not_them)
                                : explain_not_for(session, {reader, person}, run, not_them));
  }
  if (const auto why = matching::why(admission, run, person)) {
    return session.show(curator ? explain_mentee(session, admission, run, *why)
                                : explain_mentee_for(session, reader, run, *why));
  }
  const Proposal& told = proposal == nullptr ? run.proposal : *proposal;
  if (speaks_of(told, person)) {
    if (tells_of_mentee) return not_a_mentee();
    return session.show(curator ? explain_mentor(session, told, person)
                                : explain_mentor_for(session, told, person));
  }
  return fail(Exit::refused, "why-nothing-to-say",
              {{"person", session.named(person)}, {"form", setting.form.text}});
}

}  // namespace

Result<Exit> why(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto person = session.person(session.operand("PERSON"));
  if (!person) return tl::unexpected<Error>(person.error());
  const auto proposal = proposal_about(session, *person);
  if (!proposal) return tl::unexpected<Error>(proposal.error());
  const auto setting = setting_of(session, *proposal, *person);
  if (!setting) return tl::unexpected<Error>(setting.error());
  return answer(session, *setting, *proposal, *person);
}

}  // namespace mentor::cli
