#include "why_pages.h"

#include <algorithm>
#include <utility>

#include "level_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/model/proposals.h"
#include "mentor/state/places.h"
#include "pair_words.h"
#include "why_ballots.h"
#include "why_rules.h"
#include "why_today.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Bar;
using matching::Forced;
using matching::Run;

std::string title_of_form(const Session& session, const FormId& form) {
  const Form* card = find_form(session.programme().card, form);
  return card == nullptr || card->title.empty() ? form.text : card->title;
}

std::string change_line(Session& session, const matching::Change& change) {
  const Words& words = session.words();
  const std::string who = session.named(change.mentee);
  if (!change.to)
    return words.tr("{0}: no mentor instead of {1} ({2} points)", who, session.named(*change.from),
                    change.points_before);
  if (!change.from)
    return words.tr("{0}: {1} ({2} points) instead of no mentor", who, session.named(*change.to),
                    change.points_after);
  return words.tr("{0}: {1} ({2} points) instead of {3} ({4} points)", who,
                  session.named(*change.to), change.points_after, session.named(*change.from),
                  change.points_before);
}

// Lots decide only where the ballots have nothing against either choice.
std::string same_levels(const Words& words, const Forced& forced, bool pinned) {
  if (pinned) return words.tr("no level would change: the pin decided");
  return forced.blocking.empty() ? words.tr("no level would fall: equal choices, the lots decided")
                                 : words.tr("no level would change");
}

// What forcing two people together would do, for everybody whom it touches; `pinned`: a pin holds
// the mentee elsewhere, whatever that costs.
void add_forced(Session& session, const Forced& forced, bool pinned, Document& document) {
  doc::List changes;
  for (const auto& change : forced.changes)
    changes.items.push_back(change_line(session, change));
  document.blocks.emplace_back(doc::Paragraph{session.words().tr("Who would change:")});
  document.blocks.emplace_back(std::move(changes));
  doc::List levels;
  for (const auto& level : forced.levels) {
    if (says_more(forced.levels, level))
      levels.items.push_back(level_line(session.words(), forced.levels, level));
  }
  if (levels.items.empty()) {
    levels.items.push_back(same_levels(session.words(), forced, pinned));
  }
  document.blocks.emplace_back(
      doc::Paragraph{pinned ? session.words().tr("What it would change (a pin decides now):")
                            : session.words().tr("What it would cost:")});
  document.blocks.emplace_back(std::move(levels));
  add_blocking(session, forced.blocking, document);
}

void add_unmatched(Session& session, const Run& run, const Unmatched& unmatched,
                   Document& document) {
  const Words& words = session.words();
  const FormId& form = run.built.form;
  const std::string cause = cause_in_words(session, form, unmatched);
  document.blocks.emplace_back(doc::Paragraph{
      run.built.freed.contains(unmatched.id) ? words.tr("The proposal takes {0}'s mentor away: {1}",
                                                        session.named(unmatched.id), cause)
                                             : words.tr("Without a mentor: {}", cause)});
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

// Who fits and has no way to be the mentor as things are.
void add_barred(Session& session, const Run& run, const std::vector<matching::Barred>& all,
                Document& document) {
  if (all.empty()) return;
  doc::List lines;
  for (const matching::Barred& each : all) {
    lines.items.push_back(session.words().tr("{0} ({1} points): {2}", session.named(each.mentor),
                                             each.points, bar_in_words(session, run, each)));
  }
  document.blocks.emplace_back(
      doc::Paragraph{session.words().tr("Who fits but cannot be the mentor as things are:")});
  document.blocks.emplace_back(std::move(lines));
}

// The proposal would end a pair that there is today.
bool are_parted(Session& session, const Run& run, const matching::WhyNotThem& answer) {
  const auto then = run.built.freed.find(answer.mentee);
  return then != run.built.freed.end() && then->second == answer.mentor && !answer.together &&
         together_today(session, answer.mentee, answer.mentor);
}

void add_parting(Session& session, const Admission& admission, const Run& run,
                 const matching::WhyNotThem& answer, Document& document) {
  const Words& words = session.words();
  const auto to = mentor_in(run.proposal, answer.mentee);
  document.blocks.emplace_back(doc::Paragraph{
      to ? words.tr("The proposal parts them: {0} gets the mentor {1}.",
                    session.named(answer.mentee), session.named(*to))
         : words.tr("The proposal parts them: {} gets no mentor.", session.named(answer.mentee))});
  const ProposedMentee* instead = proposed_of(run.proposal, answer.mentee);
  if (instead != nullptr && instead->pinned)
    document.blocks.emplace_back(doc::Paragraph{words.tr("The curator said so (a pin).")});
  document.blocks.emplace_back(
      criteria_lines(session, admission, answer.mentee, answer.mentor, answer.score));
}

// What nothing forbids: the points, and who is with the mentor.
std::string possible_in_words(Session& session, const matching::WhyNotThem& answer) {
  const Words& words = session.words();
  const int points = answer.score.points;
  std::vector<std::string> names;
  for (const PersonId each : answer.with)
    names.push_back(session.named(each));
  const std::string with = join(names, ", ");
  if (!answer.tolerated.empty() || !answer.unnamed.empty())
    return names.empty()
               ? words.tr("The pair would have {} points.", points)
               : words.tr("The pair would have {0} points. The mentor has: {1}.", points, with);
  return names.empty()
             ? words.tr("No rule forbids it; the pair would have {} points.", points)
             : words.tr("No rule forbids it; the pair would have {0} points. The mentor has: {1}.",
                        points, with);
}

void add_others(Session& session, const FormId& form, const matching::WhyThis& answer,
                const OthersToday& today, Document& document) {
  const Words& words = session.words();
  if (answer.others.empty()) {
    document.blocks.emplace_back(doc::Paragraph{answer.barred.empty()
                                                    ? words.tr("No other mentor fits.")
                                                    : words.tr("Nobody else can be the mentor.")});
  }
  for (const matching::Other& other : answer.others) {
    document.blocks.emplace_back(doc::Heading{
        3, words.tr("If it were {0} ({1} points)", session.named(other.mentor), other.points)});
    const auto since = today.told.find(other.mentor);
    if (since != today.told.end()) document.blocks.emplace_back(doc::Paragraph{since->second});
    add_unnamed(session, form, other.unnamed, document);
    add_forced(session, other.forced, answer.pinned, document);
  }
}

void add_possible(Session& session, const FormId& form, const matching::WhyNotThem& answer,
                  Document& document) {
  add_tolerated(session, form, answer.tolerated, false, document);
  add_unnamed(session, form, answer.unnamed, document);
  document.blocks.emplace_back(doc::Paragraph{possible_in_words(session, answer)});
}

void add_leaders(const Session& session, const Admission& admission, PersonId mentor,
                 Document& document) {
  const std::string leaders = leaders_in_row(session, admission.state(), mentor, admission.form());
  if (!leaders.empty())
    document.blocks.emplace_back(doc::Paragraph{session.words().tr(
        "The group is led together by: {}. The points are those of the first.", leaders)});
}

// Why a mentor gets nobody: what keeps them from everybody, else whose those are who fit.
void add_nobody(Session& session, const Admission& admission, const Run& run, PersonId mentor,
                Document& document) {
  const Words& words = session.words();
  const FormId& form = admission.form();
  const auto tell = [&](std::string text) {
    document.blocks.emplace_back(doc::Paragraph{std::move(text)});
  };
  tell(words.tr("The proposal gives this mentor nobody."));
  if (const auto obstacles = admission.of_mentor(mentor); !obstacles.empty()) {
    tell(words.tr("It is forbidden:"));
    document.blocks.emplace_back(rule_lines(session, form, obstacles));
    return;
  }
  const auto& closed = run.proposal.certificate.closed;
  const int places = free_places(admission.state(), mentor, form);
  if (std::find(closed.begin(), closed.end(), mentor) != closed.end()) {
    tell(words.tr("The group is closed: it would stay below the form's minimum of {}.",
                  run.built.problem.group_min));
  } else {
    tell(places == 0 ? words.tr("The mentor has no free place.")
                     : words.tr("Free places: {}.", places));
  }
  if (places == 0) return;
  doc::List who;
  for (const PersonId mentee : run.built.mentees) {
    if (!matching::are_in_market(run.built, mentee, mentor)) continue;
    const auto other = mentor_in(run.proposal, mentee);
    who.items.push_back(session.named(mentee) + " — " +
                        (other ? session.named(*other) : words.tr("without a mentor")));
  }
  if (who.items.empty()) {
    tell(words.tr("Nobody who waits fits this mentor."));
    return;
  }
  tell(
      words.tr("Who fits this mentor, and whose they are; what such a pair would cost is told by "
               "mentor why MENTEE {}:",
               mentor::text(mentor)));
  document.blocks.emplace_back(std::move(who));
}

}  // namespace

Document explain_mentee(Session& session, const Admission& admission, const Run& run,
                        const matching::WhyThis& answer, const OthersToday& today) {
  const Words& words = session.words();
  const std::string mentee = session.named(answer.mentee);
  Document document = session.document("why", mentee);
  if (answer.unmatched) {
    add_unmatched(session, run, *answer.unmatched, document);
    add_unsaid(session, admission, answer.mentee, document);
    return document;
  }
  document.blocks.emplace_back(
      doc::Paragraph{words.tr("The mentor of {0} is {1}: {2} points.", mentee,
                              session.named(*answer.mentor), answer.score.points)});
  add_leaders(session, admission, *answer.mentor, document);
  if (answer.pinned) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("The curator said so (a pin).")});
  }
  add_tolerated(session, run.built.form, answer.tolerated, answer.pinned, document);
  document.blocks.emplace_back(
      criteria_lines(session, admission, answer.mentee, *answer.mentor, answer.score));
  if (is_by_ballots(run)) add_ballots(session, admission, run, answer, document);
  document.blocks.emplace_back(doc::Heading{2, words.tr("What else was possible")});
  add_others(session, run.built.form, answer, today, document);
  add_barred(session, run, answer.barred, document);
  if (today.possible.empty()) return document;
  document.blocks.emplace_back(
      doc::Paragraph{words.tr("Who could not be the mentor then, and can today:")});
  document.blocks.emplace_back(doc::List{doc::ListKind::bullets, today.possible});
  return document;
}

Document explain_mentor(Session& session, const Admission& admission, const Run& run,
                        const Proposal& proposal, PersonId mentor) {
  const Words& words = session.words();
  Document document = session.document("why", session.named(mentor));
  doc::List mentees;
  for (const ProposedPair& pair : proposal.pairs) {
    if (!matching::gets_mentees_of(admission, mentor, pair.mentor)) continue;
    add_leaders(session, admission, pair.mentor, document);
    for (const ProposedMentee& each : pair.mentees) {
      std::string line =
          session.named(each.id) + " — " + words.tr("{} points", each.points) + ": " +
          reasons_in_words(words, admission, each, beaten_by_pin(admission, pair.mentor, each));
      const std::string since = overtaken(session, proposal, each.id, mentor);
      if (!since.empty()) line += " — " + words.tr("holds no more: {}", since);
      mentees.items.push_back(std::move(line));
    }
  }
  if (mentees.items.empty()) {
    add_nobody(session, admission, run, mentor, document);
  } else {
    document.blocks.emplace_back(std::move(mentees));
  }
  return document;
}

Document explain_not(Session& session, const Admission& admission, const Run& run,
                     const matching::WhyNotThem& answer) {
  const Words& words = session.words();
  Document document = session.document(
      "why-not", session.named(answer.mentee) + " — " + session.named(answer.mentor));
  if (answer.together) {
    document.blocks.emplace_back(doc::Paragraph{words.tr("The proposal brings them together.")});
    const PersonId lead = admission.lead_of(answer.mentor);
    if (lead != answer.mentor) add_leaders(session, admission, lead, document);
    const bool pinned =
        admission.excused(answer.mentee, answer.mentor) == matching::Excused::by_pin;
    add_tolerated(session, run.built.form, answer.tolerated, pinned, document);
    document.blocks.emplace_back(
        criteria_lines(session, admission, answer.mentee, lead, answer.score));
    return document;
  }
  if (are_parted(session, run, answer)) add_parting(session, admission, run, answer, document);
  if (!answer.obstacles.empty()) {
    add_forbidden(session, run.built.form, answer, document);
    add_unsaid(session, admission, answer.mentee, document);
    return document;
  }
  add_possible(session, run.built.form, answer, document);
  if (is_by_ballots(run)) {
    add_ballots_against(session, admission, run, answer, document);
  }
  if (answer.forced) {
    add_forced(session, *answer.forced, run.built.pins.contains(answer.mentee), document);
  } else {
    document.blocks.emplace_back(
        doc::Paragraph{words.tr("They cannot be put together as things are: {}.",
                                bar_in_words(session, run, {answer.mentor, 0, answer.bar}))});
  }
  return document;
}

Document explain_today(Session& session, const std::string& title,
                       const std::vector<Together>& pairs) {
  Document document = session.document("why", title);
  for (const Together& each : pairs) {
    const State then = state_when_made(session, each);
    const matching::Admission admission(then, each.form);
    const matching::Scoring scoring(admission, {each.mentee}, {each.mentor});
    document.blocks.emplace_back(doc::Paragraph{in_words(session, Reader::curator, each)});
    if (admission.excused(each.mentee, each.mentor) == matching::Excused::by_pin)
      add_tolerated(session, each.form, passed_over(admission, each.mentee, each.mentor), true,
                    document);
    document.blocks.emplace_back(criteria_lines(session, admission, each.mentee, each.mentor,
                                                scoring.score(each.mentee, each.mentor)));
  }
  return document;
}

Document form_by_form(const Session& session, std::vector<OfForm> all) {
  Document joined = std::move(all.front().document);
  if (all.size() == 1) return joined;
  all.front().document = std::exchange(
      joined, Document{joined.name, joined.language, joined.as_of, joined.title, {}, {}});
  for (OfForm& each : all) {
    const std::string title = title_of_form(session, each.form);
    joined.blocks.emplace_back(doc::Heading{2, title});
    for (doc::Fact& fact : each.document.facts) {
      if (!fact.label.empty()) fact.label = title + ": " + fact.label;
      joined.facts.push_back({each.form.text + "/" + fact.id, fact.label, std::move(fact.value)});
    }
    for (doc::Block& block : each.document.blocks) {
      if (auto* heading = std::get_if<doc::Heading>(&block)) heading->level = 3;
      if (auto* table = std::get_if<doc::Table>(&block))
        table->id = each.form.text + "/" + table->id;
      joined.blocks.push_back(std::move(block));
    }
  }
  return joined;
}

Document explain_same_role(Session& session, const FormId& form, Role role, PersonId a,
                           PersonId b) {
  const Words& words = session.words();
  Document document = session.document("why-not", session.named(a) + " — " + session.named(b));
  const std::string title = title_of_form(session, form);
  document.blocks.emplace_back(doc::Paragraph{
      role == Role::mentee
          ? words.tr("Both are mentees of the form “{}”: a pair is a mentee and a mentor.", title)
          : words.tr("Both are mentors of the form “{}”: a pair is a mentee and a mentor.",
                     title)});
  return document;
}

std::string bar_in_words(Session& session, const Run& run, const matching::Barred& barred) {
  const Words& words = session.words();
  switch (barred.bar) {
    case Bar::none:
      return {};
    case Bar::not_eligible:
      return words.tr("one of the two takes no part in this matching");
    case Bar::no_place:
      return words.tr("the mentor has no free place");
    case Bar::pinned_round:
      return words.tr("a pin makes them a pair the other way round; a newer pin would undo it");
    case Bar::pins_hold:
      return words.tr("pins take all free places ({}); a newer pin would push the oldest out",
                      join(pinned_to(session, run.proposal, barred.mentor), ", "));
    case Bar::group_min:
      return words.tr("a group would stay below the form's minimum of {}",
                      run.built.problem.group_min);
  }
  return {};
}

}  // namespace mentor::cli
