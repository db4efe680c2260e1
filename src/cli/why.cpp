// why: why this mentor, why not that one.
#include "why.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/recheck.h"
#include "mentor/state/people.h"
#include "why_facts.h"
#include "why_for.h"
#include "why_pages.h"
#include "why_today.h"

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
  if (const auto today = together_today(session, person); !today.empty()) return today.front().form;
  for (const Participation& each : state->participations)
    if (each.left)
      return fail(Exit::refused, "why-left",
                  {{"person", session.named(person)}, {"date", iso(*each.left)}});
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

bool tells_of_mentee(Reader reader) {
  return reader == Reader::parent || reader == Reader::child;
}

tl::unexpected<Error> not_a_mentee(const Session& session, PersonId person) {
  return fail(Exit::usage, "why-for-mentee", {{"person", session.named(person)}});
}

Result<Exit> show_today(Session& session, Asking asking, const std::string& title,
                        const std::vector<Together>& pairs) {
  const bool curator = asking.reader == Reader::curator;
  Document document = curator ? explain_today(session, title, pairs)
                              : explain_today_for(session, asking.reader, asking.about, pairs);
  if (wants_facts(session)) {
    add_facts(session, pairs, document);
  }
  if (!wants_facts(session)) drop_sentences(document);
  return session.show(document);
}

Result<Exit> show_together(Session& session, Asking asking, const Together& pair) {
  if (tells_of_mentee(asking.reader) && pair.mentee != asking.about)
    return not_a_mentee(session, asking.about);
  return show_today(session, asking,
                    session.named(pair.mentee) + " — " + session.named(pair.mentor), {pair});
}

/// One answer: who asks about whom, and the proposal and run that it comes from.
class Answer {
 public:
  Answer(Session& session, const Proposal* proposal, const Admission& admission, const Run& run,
         Asking asking)
      : session_(session),
        proposal_(proposal),
        admission_(admission),
        run_(run),
        asking_(asking),
        told_(proposal == nullptr ? run.proposal : *proposal) {
    for (const Together& each : together_today(session, asking.about))
      if (each.form == admission.form())
        (each.mentee == asking.about ? with_mentor_ : with_mentees_).push_back(each);
  }

  Result<Exit> about_two(PersonId second) {
    const auto [mentee, mentor] = by_role(session_, admission_.form(), asking_.about, second);
    if (tells_of_mentee(asking_.reader) && mentee != asking_.about)
      return not_a_mentee(session_, asking_.about);
    const auto role = only_role_of_both(admission_.state(), admission_.form(), mentee, mentor);
    if (is_curator() && role && mentee != mentor)
      return session_.show(
          explain_same_role(session_, admission_.form(), *role, asking_.about, second));
    const auto apart = matching::why_not(admission_, run_, mentee, mentor);
    const std::string since =
        apart.together && proposal_ != nullptr ? overtaken(session_, told_, mentee, mentor) : "";
    if (!is_curator() && !since.empty())
      return show(explain_overtaken_for(session_, asking_.about, told_.as_of), {});
    if (!is_curator()) return show(explain_not_for(session_, asking_, run_, apart), {});
    Document document = explain_not(session_, admission_, run_, apart);
    if (wants_facts(session_)) add_facts(session_, apart, document);
    return show(std::move(document), since);
  }

  Result<Exit> about_one() {
    if (!is_curator() && !with_mentor_.empty())
      return show_today(session_, asking_, session_.named(asking_.about), with_mentor_);
    if (const auto why = matching::why(admission_, run_, asking_.about)) return about_mentee(*why);
    if (speaks_of(told_, asking_.about)) return about_mentor();
    const auto today = together_today(session_, asking_.about);
    if (!today.empty() && is_curator())
      return show_today(session_, asking_, session_.named(asking_.about), today);
    if (!with_mentees_.empty() && asking_.reader == Reader::mentor)
      return show_today(session_, asking_, session_.named(asking_.about), with_mentees_);
    return fail(Exit::refused, "why-nothing-to-say",
                {{"person", session_.named(asking_.about)}, {"form", admission_.form().text}});
  }

 private:
  [[nodiscard]] bool is_curator() const { return asking_.reader == Reader::curator; }

  Result<Exit> about_mentee(const matching::WhyThis& why) {
    const std::string since = why.mentor && proposal_ != nullptr
                                  ? overtaken(session_, told_, why.mentee, *why.mentor)
                                  : "";
    if (is_curator()) {
      Document document = explain_mentee(session_, admission_, run_, why);
      if (wants_facts(session_)) add_facts(session_, why, document);
      return show(std::move(document), since);
    }
    return show(since.empty() ? explain_mentee_for(session_, asking_.reader, run_, why)
                              : explain_overtaken_for(session_, why.mentee, told_.as_of),
                {});
  }

  Result<Exit> about_mentor() {
    if (tells_of_mentee(asking_.reader)) return not_a_mentee(session_, asking_.about);
    if (!is_curator())
      return show(explain_mentor_for(session_, told_, asking_.about, with_mentees_), {});
    Document document = explain_mentor(session_, told_, asking_.about);
    if (wants_facts(session_)) add_facts(session_, told_, asking_.about, document);
    return show(std::move(document), {});
  }

  // Pairs of today come first, then what of the proposal time has overtaken.
  Result<Exit> show(Document document, const std::string& since) {
    std::vector<std::string> first;
    for (const auto* pairs : {&with_mentor_, &with_mentees_})
      for (const Together& each : *pairs)
        if (is_curator()) first.push_back(in_words(session_, Reader::curator, each));
    if (!since.empty())
      first.push_back(session_.words().tr("What the proposal says holds no more: {}.", since));
    lead(document, first);
    add_source(session_, proposal_, document);
    if (wants_facts(session_)) {
      if (is_curator()) {
        std::vector<Together> all = with_mentor_;
        all.insert(all.end(), with_mentees_.begin(), with_mentees_.end());
        add_facts(session_, all, document);
      }
      if (!since.empty()) document.facts.push_back({"overtaken", {}, doc::Flag::yes});
    } else {
      drop_sentences(document);
    }
    return session_.show(document);
  }

  Session& session_;
  const Proposal* proposal_ = nullptr;
  const Admission& admission_;
  const Run& run_;
  Asking asking_;
  const Proposal& told_;
  std::vector<Together> with_mentor_;  ///< today, in the form
  std::vector<Together> with_mentees_;
};

Result<Exit> answer(Session& session, const Setting& setting, const Proposal* proposal,
                    Asking asking, std::optional<PersonId> second) {
  const State state = fold(setting.before, setting.state.day);
  const Admission admission(state, setting.form);
  const auto options =
      proposal == nullptr ? matching::BuildOptions{} : matching::options_of(*proposal);
  auto known = proposal == nullptr ? std::nullopt : matching::run_of(admission, *proposal);
  const Run run = known ? std::move(*known) : matching::propose(admission, {options, {}});
  Answer made(session, proposal, admission, run, asking);
  return second ? made.about_two(*second) : made.about_one();
}

}  // namespace

Result<Exit> why(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto person = session.person(session.operand("PERSON"));
  if (!person) return tl::unexpected<Error>(person.error());
  const Asking asking{parse_reader(session.text("--for")).value_or(Reader::curator), *person};
  std::optional<PersonId> second;
  if (const std::string other = session.operand("OTHER"); !other.empty()) {
    const auto found = session.person(other);
    if (!found) return tl::unexpected<Error>(found.error());
    second = *found;
    if (*second == *person)
      return fail(Exit::refused, "same-person-pair", {{"person", session.named(*person)}});
    // A pair that there is needs no proposal, unless one is asked about.
    const auto pair = together_today(session, *person, *second);
    if (pair && !session.has("--proposal")) return show_together(session, asking, *pair);
  }
  const auto proposal = proposal_about(session, *person);
  if (!proposal) return tl::unexpected<Error>(proposal.error());
  const auto setting = setting_of(session, *proposal, *person);
  if (!setting) return tl::unexpected<Error>(setting.error());
  return answer(session, *setting, *proposal, asking, second);
}

}  // namespace mentor::cli
