// why: why this mentor, why not that one.
#include "why.h"

#include <algorithm>

#include "event_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/recheck.h"
#include "mentor/model/proposals.h"
#include "mentor/state/people.h"
#include "why_facts.h"
#include "why_for.h"
#include "why_now.h"
#include "why_pages.h"
#include "why_since.h"
#include "why_source.h"
#include "why_today.h"
#include "why_told.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Run;

// Of two people, which is the mentee: as enrolled in the form on the day that is told, else today;
// the first where both could be.
std::pair<PersonId, PersonId> by_role(const State& told, const State& today, const FormId& form,
                                      PersonId a, PersonId b) {
  for (const State* each : {&told, &today}) {
    const auto has = [&](PersonId id, Role role) { return takes_part(*each, id, role, form); };
    if (has(a, Role::mentee) && has(b, Role::mentor)) return {a, b};
    if (has(b, Role::mentee) && has(a, Role::mentor)) return {b, a};
  }
  const bool mentors = takes_part(today, a, Role::mentor, form);
  const bool learns = takes_part(today, a, Role::mentee, form);
  return mentors && !learns ? std::pair{b, a} : std::pair{a, b};
}

// The role that both have in the form where neither has the other one: no pair at all.
std::optional<Role> only_role_of_both(const State& state, const FormId& form, PersonId a,
                                      PersonId b) {
  const auto has = [&](PersonId id, Role role) { return takes_part(state, id, role, form); };
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

Setting setting_of(Session& session, const Source& source) {
  Setting setting{session.programme(), {}, source.form};
  // The state points into the programme, so it is folded where the programme will stay.
  setting.state.day = session.day();
  if (source.proposal == nullptr) return setting;
  const Proposal& proposal = *source.proposal;
  setting.before = matching::without_outcome(session.programme(), proposal.id);
  setting.state.day = proposal.as_of;
  return setting;
}

bool tells_of_mentee(Reader reader) {
  return reader == Reader::parent || reader == Reader::child;
}

tl::unexpected<Error> not_a_mentee(const Session& session, PersonId person) {
  return fail(Exit::usage, "why-for-mentee", {{"person", session.named(person)}});
}

Document today(Session& session, Asking asking, const std::string& title,
               const std::vector<Together>& pairs) {
  const bool curator = asking.reader == Reader::curator;
  Document document = curator ? explain_today(session, title, pairs)
                              : explain_today_for(session, asking.reader, asking.about, pairs);
  if (wants_facts(session)) {
    add_facts(session, pairs, document);
  }
  if (!wants_facts(session)) drop_sentences(document);
  return document;
}

Result<Document> together(Session& session, Asking asking, const Together& pair) {
  if (tells_of_mentee(asking.reader) && pair.mentee != asking.about)
    return not_a_mentee(session, asking.about);
  return today(session, asking, session.named(pair.mentee) + " — " + session.named(pair.mentor),
               {pair});
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
        told_(proposal != nullptr ? *proposal
              : is_curator()      ? run.proposal
                                  : nothing_proposed_),
        recomputed_(proposal != nullptr && !matching::is_fresh(session.programme(), *proposal)) {
    for (const Together& each : together_today(session, asking.about))
      if (each.form == admission.form())
        (each.mentee == asking.about ? with_mentor_ : with_mentees_).push_back(each);
  }

  Result<Document> about_two(PersonId second) {
    const auto [mentee, mentor] =
        by_role(admission_.state(), session_.state(), admission_.form(), asking_.about, second);
    if (tells_of_mentee(asking_.reader) && mentee != asking_.about)
      return not_a_mentee(session_, asking_.about);
    const auto role = only_role_of_both(admission_.state(), admission_.form(), mentee, mentor);
    if (is_curator() && role && mentee != mentor)
      return explain_same_role(session_, admission_.form(), *role, asking_.about, second);
    const auto apart = matching::why_not(admission_, run_, mentee, mentor);
    const bool told_otherwise =
        recomputed_ && apart.together != (mentor_in(told_, mentee) == mentor);
    if (!is_curator() && told_otherwise) return about_overtaken(mentee, mentor);
    if (proposal_ != nullptr && (!apart.together || told_otherwise)) return about_apart(apart);
    const std::string since =
        proposal_ != nullptr ? overtaken(session_, told_, mentee, mentor) : "";
    if (!is_curator() && !since.empty()) return about_overtaken(mentee, mentor);
    return is_curator() ? about_two_to_curator(apart, since) : about_two_to_others(apart);
  }

  Result<Document> about_one() {
    if (!is_curator() && !with_mentor_.empty())
      return today(session_, asking_, session_.named(asking_.about), with_mentor_);
    if (const auto why = matching::why(admission_, run_, asking_.about)) return about_mentee(*why);
    if (is_of_mentee(told_, asking_.about)) return about_told();
    if (gets_anybody(admission_, told_, asking_.about)) return about_mentor();
    if (is_curator() && !pairs().empty())
      return today(session_, asking_, session_.named(asking_.about), pairs());
    if (!with_mentees_.empty() && asking_.reader == Reader::mentor)
      return today(session_, asking_, session_.named(asking_.about), with_mentees_);
    if (takes_part(admission_.state(), asking_.about, Role::mentor, admission_.form()))
      return about_mentor();
    return fail(Exit::refused, "why-nothing-to-say",
                {{"person", session_.named(asking_.about)}, {"form", admission_.form().text}});
  }

 private:
  enum class Basis { run, file };

  Document about_two_to_others(const matching::WhyNotThem& apart) {
    if (apart.obstacles.empty() && !is_of_mentee(told_, apart.mentee))
      return done(explain_undecided_for(session_, asking_, admission_.form(), apart.mentee), {});
    return done(explain_not_for(session_, asking_, run_, apart), {});
  }

  Document about_two_to_curator(const matching::WhyNotThem& apart, const std::string& since,
                                const std::vector<std::string>& now = {}) {
    Document document = explain_not(session_, admission_, run_, apart);
    if (wants_facts(session_)) add_facts(session_, apart, document);
    return done(std::move(document), since, Basis::run, now);
  }

  Document about_overtaken(PersonId mentee, PersonId mentor) {
    return done(explain_overtaken_for(session_, asking_, told_, mentee, mentor), {});
  }

  // Whom the proposal does not bring together stand as they do today, whatever its day said.
  Document about_apart(const matching::WhyNotThem& apart) {
    const SinceThen since = since_then(session_, told_, admission_, apart.mentee, apart.mentor);
    if (!is_curator()) {
      auto told = explain_since_for(session_, asking_, told_, run_, apart, since);
      return told ? done(std::move(*told), {}) : about_two_to_others(apart);
    }
    Document document =
        about_two_to_curator(apart, since.overtaken, in_words(session_, told_.form, since));
    if (wants_facts(session_) && since.differs)
      document.facts.push_back({"today", "today", doc::Cell(word_of(since))});
    return document;
  }

  // What the file says of the one asked about; the run may know better, or nothing.
  [[nodiscard]] std::string told() const {
    return told_in_words(session_, admission_, told_, asking_.about);
  }

  Document about_told() {
    const PersonId mentor = mentor_in(told_, asking_.about).value_or(asking_.about);
    if (!is_curator())
      return done(explain_overtaken_for(session_, asking_, told_, asking_.about, mentor), {});
    Document document = session_.document("why", session_.named(asking_.about));
    document.blocks.emplace_back(doc::Paragraph{told()});
    return done(std::move(document), overtaken(session_, told_, asking_.about, mentor),
                Basis::file);
  }

  [[nodiscard]] bool is_curator() const { return asking_.reader == Reader::curator; }

  // What the proposal says of one without a mentor is of its day; how it is today comes first.
  Result<Document> about_waiting(const matching::WhyThis& why, const WaitingNow& now) {
    if (!is_curator() && !word_of(now).empty())
      return done(explain_waiting_for(session_, asking_, now), {});
    if (!is_curator())
      return done(explain_mentee_for(session_, asking_.reader, admission_, run_, why), {});
    Document document = explain_mentee(session_, admission_, run_, why);
    std::vector<std::string> first;
    if (const std::string today = in_words(session_, why.mentee, now); !today.empty())
      first.push_back(today);
    first.push_back(
        session_.words().tr("How it was on {}:", day_in_words(session_.words(), told_.as_of)));
    lead(document, first);
    if (wants_facts(session_)) {
      add_facts(session_, why, document);
      document.facts.push_back({"today", "today", doc::Cell(word_of(now))});
    }
    return done(std::move(document), {});
  }

  // What match would propose is the curator's to know; whom no proposal speaks of, the choice is
  // still to be made for. A paper or an answer of theirs that lacks does so without any.
  [[nodiscard]] bool is_undecided(const matching::WhyThis& why) const {
    if (is_curator() || is_of_mentee(told_, why.mentee)) return false;
    if (!why.unmatched) return true;
    const bool unsaid = why.unmatched->cause == UnmatchedCause::no_eligible_mentor &&
                        !unsaid_by(admission_, why.mentee).titles.empty();
    return why.unmatched->cause != UnmatchedCause::not_ready && !unsaid;
  }

  [[nodiscard]] OthersToday others_today(const matching::WhyThis& why) const {
    if (proposal_ == nullptr) return {};
    return mentor::cli::others_today(session_, told_, admission_, why);
  }

  Result<Document> about_mentee(const matching::WhyThis& why) {
    if (is_undecided(why))
      return done(explain_undecided_for(session_, asking_, admission_.form(), why.mentee), {});
    if (recomputed_ && !is_curator() && why.mentor && why.mentor != mentor_in(told_, why.mentee))
      return about_told();
    // Of the session's day and with its facts as they were, what the proposal says is so.
    const bool of_today = !recomputed_ && told_.as_of == session_.day();
    if (why.unmatched && proposal_ != nullptr && !of_today)
      return about_waiting(why, waiting_now(session_, told_.form, why.mentee));
    const std::string since = why.mentor && proposal_ != nullptr && !recomputed_
                                  ? overtaken(session_, told_, why.mentee, *why.mentor)
                                  : "";
    if (is_curator()) {
      Document document = explain_mentee(session_, admission_, run_, why, others_today(why));
      if (wants_facts(session_)) add_facts(session_, why, document);
      return done(std::move(document), since);
    }
    if (since.empty())
      return done(explain_mentee_for(session_, asking_.reader, admission_, run_, why), {});
    return done(explain_overtaken_for(session_, asking_, told_, why.mentee, *why.mentor), {});
  }

  // Whoever was told of mentees hears that nothing of it holds, not that there never was anybody.
  Document about_mentor_to_others() {
    const Proposal still = told_still(session_, admission_, told_,
                                      recomputed_ ? &run_.proposal : nullptr, asking_.about);
    const auto gone = first_given(admission_, told_, asking_.about);
    if (gone && !first_given(admission_, still, asking_.about) && with_mentees_.empty())
      return done(explain_overtaken_for(session_, asking_, told_, *gone, asking_.about), {});
    return done(explain_mentor_for(session_, admission_, still, asking_.about, with_mentees_), {});
  }

  Result<Document> about_mentor() {
    if (tells_of_mentee(asking_.reader)) return not_a_mentee(session_, asking_.about);
    if (!is_curator()) return about_mentor_to_others();
    // The page says itself that by newer facts it is of what match would propose.
    const Proposal& proposal = recomputed_ ? run_.proposal : told_;
    Document document = explain_mentor(session_, admission_, run_, proposal, asking_.about);
    if (wants_facts(session_)) add_facts(session_, admission_, proposal, asking_.about, document);
    return done(std::move(document), {});
  }

  // Of today, in the form.
  [[nodiscard]] std::vector<Together> pairs() const {
    std::vector<Together> all = with_mentor_;
    all.insert(all.end(), with_mentees_.begin(), with_mentees_.end());
    return all;
  }

  // Pairs of today come first, then what of the proposal time has overtaken; `now`: what else is
  // so today and was not on the proposal's day.
  Document done(Document document, const std::string& since, Basis basis = Basis::run,
                const std::vector<std::string>& now = {}) {
    std::vector<std::string> first;
    for (const Together& each : pairs())
      if (is_curator()) first.push_back(in_words(session_, Reader::curator, each));
    if (!since.empty())
      first.push_back(session_.words().tr("What the proposal says holds no more: {}.", since));
    first.insert(first.end(), now.begin(), now.end());
    if (!now.empty() && !recomputed_)
      first.push_back(
          session_.words().tr("How it was on {}:", day_in_words(session_.words(), told_.as_of)));
    if (recomputed_ && is_curator() && basis == Basis::run) {
      if (const std::string file = told(); !file.empty()) first.push_back(file);
      first.push_back(session_.words().tr(
          "Facts of that day were entered or corrected later: what follows is how match would "
          "propose by them."));
    }
    lead(document, first);
    add_source(session_, asking_.reader, proposal_, document);
    if (wants_facts(session_)) {
      if (is_curator()) add_facts(session_, pairs(), document);
      if (!since.empty()) document.facts.push_back({"overtaken", {}, doc::Flag::yes});
      if (recomputed_) document.facts.push_back({"recomputed", {}, doc::Flag::yes});
    } else {
      drop_sentences(document);
    }
    return document;
  }

  Session& session_;
  const Proposal* proposal_ = nullptr;
  const Admission& admission_;
  const Run& run_;
  Asking asking_;
  const Proposal nothing_proposed_;
  const Proposal& told_;     ///< without a proposal, to the curator the run's, to others nothing
  bool recomputed_ = false;  ///< facts of its day have changed: the run may say another thing
  std::vector<Together> with_mentor_;  ///< today, in the form
  std::vector<Together> with_mentees_;
};

Result<Document> answer(Session& session, const Source& source, Asking asking,
                        std::optional<PersonId> second) {
  const Setting setting = setting_of(session, source);
  const State state = fold(setting.before, setting.state.day);
  const Admission admission(state, setting.form);
  const Proposal* proposal = source.proposal;
  const auto options =
      proposal == nullptr ? matching::BuildOptions{} : matching::options_of(*proposal);
  auto known = proposal == nullptr ? std::nullopt : matching::run_of(admission, *proposal);
  const Run run = known ? std::move(*known) : matching::propose(admission, {options, {}});
  if (run.built.beyond) return beyond_limits(session, *run.built.beyond);
  Answer made(session, proposal, admission, run, asking);
  return second ? made.about_two(*second) : made.about_one();
}

Result<Exit> show_if(Session& session, const Result<Document>& document) {
  if (!document) return tl::unexpected<Error>(document.error());
  return session.show(*document);
}

// A mentor somewhere hears of their mentees, and not what the mentor of theirs would.
void keep_to_own_side(Session& session, Asking asking, std::vector<Source>& sources) {
  if (asking.reader != Reader::mentor) return;
  const auto mentors = [&](const Source& each) {
    return takes_part(session.state(), asking.about, Role::mentor, each.form);
  };
  if (std::any_of(sources.begin(), sources.end(), mentors))
    std::erase_if(sources, [&](const Source& each) { return !mentors(each); });
}

// The proposal that is asked about, where one is.
Result<std::optional<Source>> source_named(Session& session) {
  if (!session.has("--proposal")) return std::nullopt;
  const auto proposal = proposal_named(session, session.text("--proposal"));
  if (!proposal) return tl::unexpected<Error>(proposal.error());
  return Source{(*proposal)->form, *proposal};
}

Result<Exit> why_one(Session& session, Asking asking) {
  const auto named = source_named(session);
  if (!named) return tl::unexpected<Error>(named.error());
  if (*named) return show_if(session, answer(session, **named, asking, std::nullopt));
  auto sources = sources_of(session, asking.about);
  if (!sources) return tl::unexpected<Error>(sources.error());
  keep_to_own_side(session, asking, *sources);
  std::vector<OfForm> told;
  std::optional<Error> nothing;
  for (const Source& each : *sources) {
    auto document = answer(session, each, asking, std::nullopt);
    if (document) told.push_back({each.form, std::move(*document)});
    if (!document && !nothing) nothing = document.error();
  }
  if (told.empty()) return tl::unexpected<Error>(*nothing);
  return session.show(form_by_form(session, std::move(told)));
}

Result<Exit> why_two(Session& session, Asking asking, PersonId second) {
  if (second == asking.about)
    return fail(Exit::refused, "same-person-pair", {{"person", session.named(second)}});
  const auto named = source_named(session);
  if (!named) return tl::unexpected<Error>(named.error());
  if (*named) return show_if(session, answer(session, **named, asking, second));
  if (const auto pair = together_today(session, asking.about, second)) {
    // A pair that there is needs no proposal, unless one would part it.
    const bool curator = asking.reader == Reader::curator;
    const Proposal* parts = curator ? parting(session, *pair) : nullptr;
    if (parts == nullptr) return show_if(session, together(session, asking, *pair));
    return show_if(session, answer(session, {pair->form, parts}, asking, second));
  }
  const auto source = source_of(session, asking.about, second);
  if (!source) return tl::unexpected<Error>(source.error());
  return show_if(session, answer(session, *source, asking, second));
}

}  // namespace

Result<Exit> why(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto person = session.person(session.operand("PERSON"));
  if (!person) return tl::unexpected<Error>(person.error());
  const Asking asking{parse_reader(session.text("--for")).value_or(Reader::curator), *person};
  const std::string other = session.operand("OTHER");
  if (other.empty()) return why_one(session, asking);
  const auto second = session.person(other);
  if (!second) return tl::unexpected<Error>(second.error());
  return why_two(session, asking, *second);
}

}  // namespace mentor::cli
