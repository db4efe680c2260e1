// why: why this mentor, why not that one.
#include "why.h"

#include <algorithm>

#include "level_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/recheck.h"
#include "mentor/state/people.h"
#include "pair_words.h"
#include "why_ballots.h"
#include "why_for.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Forced;
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

std::vector<std::string> criteria_lines(Session& session, const matching::PairScore& score) {
  const Words& words = session.words();
  std::vector<std::string> lines;
  for (const auto& each : score.by) {
    std::string line = (each.criterion->say.empty() ? each.criterion->id : each.criterion->say) +
                       ": " + words.tr("{} of {}", each.points, each.criterion->weight);
    if (!each.counts) {
      line += " — " + words.tr("does not count here");
    } else if (each.mentee_lacks || each.mentor_lacks) {
      line += " — " + (each.mentee_lacks
                           ? words.tr("the mentee did not say “{}”", each.criterion->mentee)
                           : words.tr("the mentor did not say “{}”", each.criterion->mentor));
    } else if (!each.matched.empty()) {
      line += " — " + join(each.matched, ", ");
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string change_line(Session& session, const matching::Change& change) {
  const Words& words = session.words();
  const auto name = [&](const std::optional<PersonId>& id) {
    return id ? session.named(*id) : words.tr("nobody");
  };
  return words.tr("{0}: {1} ({2} points) instead of {3} ({4} points)", session.named(change.mentee),
                  name(change.to), change.points_after, name(change.from), change.points_before);
}

// What forcing two people together would do, for everybody whom it touches.
void add_forced(Session& session, const Forced& forced, Document& document) {
  doc::List changes;
  for (const auto& change : forced.changes)
    changes.items.push_back(change_line(session, change));
  document.blocks.emplace_back(doc::Paragraph{session.words().tr("Who would change:")});
  document.blocks.emplace_back(std::move(changes));
  doc::List levels;
  for (const auto& level : forced.levels) {
    if (says_more(forced.levels, level)) levels.items.push_back(level_line(session.words(), level));
  }
  if (levels.items.empty()) {
    levels.items.push_back(
        session.words().tr("no level would fall: equal choices, the lots decided"));
  }
  document.blocks.emplace_back(doc::Paragraph{session.words().tr("What it would cost:")});
  document.blocks.emplace_back(std::move(levels));
  add_blocking(session, forced.blocking, document);
}

void add_others(Session& session, const matching::WhyThis& answer, Document& document) {
  const Words& words = session.words();
  if (answer.others.empty()) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("No other mentor fits.")});
    return;
  }
  for (const matching::Other& other : answer.others) {
    document.blocks.emplace_back(doc::Heading{
        3, words.tr("If it were {0} ({1} points)", session.named(other.mentor), other.points)});
    add_forced(session, other.forced, document);
  }
}

void add_unmatched(Session& session, const FormId& form, const Unmatched& unmatched,
                   Document& document) {
  const Words& words = session.words();
  document.blocks.emplace_back(
      doc::Paragraph{words.tr("Without a mentor: {}", cause_in_words(session, form, unmatched))});
  doc::List nearest;
  for (const WhyNot& each : unmatched.nearest) {
    nearest.items.push_back(session.named(each.mentor) + " — " +
                            obstacle_in_words(words, session.programme(), form, each.reason));
  }
  if (nearest.items.empty()) return;
  document.blocks.emplace_back(
      doc::Paragraph{words.tr("The nearest mentors and what stands between:")});
  document.blocks.emplace_back(std::move(nearest));
}

Document explain_mentee(Session& session, const Admission& admission, const Run& run,
                        const matching::WhyThis& answer) {
  const Words& words = session.words();
  const std::string mentee = session.named(answer.mentee);
  Document document = session.document("why", mentee);
  if (answer.unmatched) {
    add_unmatched(session, run.built.form, *answer.unmatched, document);
    return document;
  }
  document.blocks.emplace_back(
      doc::Paragraph{words.tr("The mentor of {0} is {1}: {2} points.", mentee,
                              session.named(*answer.mentor), answer.score.points)});
  if (answer.pinned) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("The curator said so (a pin).")});
  }
  document.blocks.emplace_back(
      doc::List{doc::ListKind::bullets, criteria_lines(session, answer.score)});
  if (is_by_ballots(run)) {
    add_ballots(session, admission, answer.mentee, *answer.mentor, document);
  }
  document.blocks.emplace_back(doc::Heading{2, words.tr("What else was possible")});
  add_others(session, answer, document);
  return document;
}

Document explain_mentor(Session& session, const Proposal& proposal, PersonId mentor) {
  const Words& words = session.words();
  Document document = session.document("why", session.named(mentor));
  const FormRules rules = matching::rules_of(session.programme(), proposal.form);
  doc::List mentees;
  for (const ProposedPair& pair : proposal.pairs) {
    if (pair.mentor != mentor) continue;
    for (const ProposedMentee& each : pair.mentees) {
      mentees.items.push_back(session.named(each.id) + " — " + words.tr("{} points", each.points) +
                              ": " + reasons_in_words(words, rules, each));
    }
  }
  if (mentees.items.empty()) {
    document.blocks.emplace_back(
        doc::Paragraph{words.tr("The proposal gives this mentor nobody.")});
  } else {
    document.blocks.emplace_back(std::move(mentees));
  }
  return document;
}

void add_obstacles(Session& session, const FormId& form, const matching::WhyNotThem& answer,
                   Document& document) {
  const Words& words = session.words();
  doc::List rules;
  for (const matching::Obstacle& each : answer.obstacles) {
    std::string line = session.named(each.person) + " — " +
                       obstacle_in_words(words, session.programme(), form, word_of(each));
    std::vector<std::string> places;
    for (const Place place : each.evidence) {
      const std::string text = place_text(session, place);
      if (!text.empty()) places.push_back(text);
    }
    if (!places.empty()) line += " [" + join(places, ", ") + "]";
    if (each.force == matching::Force::unless_pinned)
      line += " — " + words.tr("a pin would beat it");
    rules.items.push_back(std::move(line));
  }
  document.blocks.emplace_back(doc::Paragraph{words.tr("It is forbidden:")});
  document.blocks.emplace_back(std::move(rules));
}

Document explain_not(Session& session, const Admission& admission, const Run& run,
                     const matching::WhyNotThem& answer) {
  const Words& words = session.words();
  Document document = session.document(
      "why-not", session.named(answer.mentee) + " — " + session.named(answer.mentor));
  if (answer.together) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("They are together.")});
    document.blocks.emplace_back(
        doc::List{doc::ListKind::bullets, criteria_lines(session, answer.score)});
    return document;
  }
  if (!answer.obstacles.empty()) {
    add_obstacles(session, run.built.form, answer, document);
    return document;
  }
  std::vector<std::string> with;
  for (const PersonId each : answer.with)
    with.push_back(session.named(each));
  document.blocks.emplace_back(doc::Paragraph{
      with.empty()
          ? words.tr("No rule forbids it; the pair would have {} points.", answer.score.points)
          : words.tr("No rule forbids it; the pair would have {0} points. The mentor has: {1}.",
                     answer.score.points, join(with, ", "))});
  if (is_by_ballots(run)) {
    add_ballots_against(session, admission, run, answer, document);
  }
  if (answer.forced) {
    add_forced(session, *answer.forced, document);
  } else if (!is_by_ballots(run)) {
    document.blocks.emplace_back(
        doc::Paragraph{words.tr("The mentor has no free place, and nobody may be moved.")});
  }
  return document;
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

Document explain_same_role(Session& session, const FormId& form, Role role, PersonId a,
                           PersonId b) {
  const Words& words = session.words();
  Document document = session.document("why-not", session.named(a) + " — " + session.named(b));
  const Form* card = find_form(session.programme().card, form);
  const std::string& title = card == nullptr || card->title.empty() ? form.text : card->title;
  document.blocks.emplace_back(doc::Paragraph{
      role == Role::mentee
          ? words.tr("Both are mentees of the form “{}”: a pair is a mentee and a mentor.", title)
          : words.tr("Both are mentors of the form “{}”: a pair is a mentee and a mentor.",
                     title)});
  return document;
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
