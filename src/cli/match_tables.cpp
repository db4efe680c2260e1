#include "match_tables.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/render/ledger.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

std::string class_of(Session& session, PersonId id) {
  const PersonState* person = find_person(session.state(), id);
  return person == nullptr ? std::string() : person->school_class;
}

// What gave the points, as `key=value`.
std::string reasons_for_programs(const ProposedMentee& mentee,
                                 const std::vector<matching::Obstacle>& beaten) {
  std::vector<std::string> parts;
  if (mentee.pinned) parts.emplace_back("pinned");
  for (const auto& each : beaten)
    parts.push_back("beats=" + matching::word_of(each));
  for (const auto& [criterion, points] : mentee.by) {
    if (points != 0) parts.push_back(criterion + "=" + std::to_string(points));
  }
  if (mentee.ballot == BallotMatch::mutual) parts.emplace_back("ballot=mutual");
  if (mentee.ballot == BallotMatch::one_sided) parts.emplace_back("ballot=one-sided");
  return join(parts, " ");
}

// Whether a column of classes would say anything: teachers have none.
struct Classes {
  bool of_mentors = false;
  bool of_mentees = false;
};

Classes classes_in(Session& session, const Proposal& proposal) {
  Classes classes;
  for (const ProposedPair& pair : proposal.pairs) {
    classes.of_mentors = classes.of_mentors || !class_of(session, pair.mentor).empty();
    for (const ProposedMentee& each : pair.mentees)
      classes.of_mentees = classes.of_mentees || !class_of(session, each.id).empty();
  }
  return classes;
}

}  // namespace

void add_proposal_facts(Session& session, const Proposal& proposal, Document& document) {
  const Words& words = session.words();
  const Organisation& school = session.programme().card.organisation;
  const std::string& name = school.name.empty() ? school.short_name : school.name;
  if (!name.empty())
    document.facts.push_back({"organisation", words.tr("Organisation"), doc::Cell(name)});
  document.facts.push_back({"id", words.tr("Proposal"), doc::Cell(proposal.id)});
  document.facts.push_back({"day", words.tr("Day"), doc::Cell(proposal.as_of)});
}

doc::Table pairs_table(Session& session, const matching::Admission& on_day,
                       const Proposal& proposal) {
  const Words& words = session.words();
  doc::Table table{"pairs", words.tr("Pairs and groups"), {}, {}, words.tr("No pair is proposed.")};
  const Classes classes = classes_in(session, proposal);
  table.columns.push_back({"mentor", words.tr("Mentor")});
  if (classes.of_mentors) table.columns.push_back({"mentor_class", words.tr("Class")});
  table.columns.push_back({"mentee", words.tr("Mentee")});
  if (classes.of_mentees) table.columns.push_back({"mentee_class", words.tr("Class")});
  table.columns.push_back({"points", words.tr("Points"), doc::Align::right});
  table.columns.push_back({"why", words.tr("Why")});
  for (const ProposedPair& pair : proposal.pairs) {
    const std::string leaders = leaders_in_row(session, on_day.state(), pair.mentor, proposal.form);
    for (const ProposedMentee& each : pair.mentees) {
      const auto beaten = beaten_by_pin(on_day, pair.mentor, each);
      std::vector<doc::Cell> cells{session.reference(pair.mentor)};
      if (classes.of_mentors) cells.emplace_back(class_of(session, pair.mentor));
      cells.emplace_back(session.reference(each.id));
      if (classes.of_mentees) cells.emplace_back(class_of(session, each.id));
      cells.emplace_back(each.points);
      cells.emplace_back(
          doc::Label{reasons_for_programs(each, beaten),
                     reasons_in_words(words, on_day, each, beaten) +
                         (leaders.empty() ? "" : "; " + words.tr("led together by {}", leaders))});
      table.rows.push_back({mentor::text(each.id), std::move(cells)});
    }
  }
  return table;
}

doc::Table unmatched_table(Session& session, const matching::Admission& admission,
                           const Proposal& proposal) {
  const Words& words = session.words();
  doc::Table table{"unmatched", words.tr("Without a mentor"), {}, {}, words.tr("Nobody.")};
  table.columns = {{"mentee", words.tr("Mentee")},
                   {"urgent", words.tr("Urgency"), doc::Align::right},
                   {"waiting", words.tr("Waits, days"), doc::Align::right},
                   {"cause", words.tr("Why")},
                   {"nearest", words.tr("Nearest mentors")}};
  for (const Unmatched& each : proposal.unmatched) {
    const bool nobody_fits = each.cause == UnmatchedCause::no_eligible_mentor;
    const auto unsaid = nobody_fits ? unsaid_by(admission, each.id) : Unsaid{};
    std::vector<std::string> codes;
    std::vector<std::string> nearest;
    for (const WhyNot& other : each.nearest) {
      codes.push_back(mentor::text(other.mentor) + "=" + other.reason);
      nearest.push_back(session.named(other.mentor) + ": " +
                        obstacle_in_words(words, session.programme(), proposal.form, other.reason));
    }
    table.rows.push_back({mentor::text(each.id),
                          {session.reference(each.id), each.urgent, each.waiting_days,
                           doc::Label{matching::word_of(each.cause),
                                      cause_in_words(session, proposal.form, each, unsaid)},
                           doc::Label{join(codes, "; "), join(nearest, "; ")}}});
  }
  return table;
}

doc::Table fairness_table(Session& session, const Proposal& proposal) {
  const Words& words = session.words();
  doc::Table table{"fairness", words.tr("Fairness"), {}, {}, {}};
  table.columns = {{"what", words.tr("What")}, {"says", words.tr("Facts")}};
  const NameOf name = [&](PersonId id) { return session.named(id); };
  for (LedgerLine& each : ledger_lines(proposal, words, name, LedgerDay::today))
    table.rows.push_back({each.what.id, {each.what, std::move(each.says)}});
  return table;
}

doc::Table objective_for_programs(const Proposal& proposal) {
  doc::Table table{"objective", {}, {{"level", {}}, {"value", {}}}, {}, {}};
  for (const LevelValue& each : proposal.objective)
    table.rows.push_back({{}, {each.level, each.value}});
  return table;
}

void add_free_places(Session& session, const matching::Admission& on_day, const Proposal& proposal,
                     Document& document) {
  if (proposal.free.empty()) return;
  const Words& words = session.words();
  std::vector<std::string> free;
  for (const FreePlaces& each : proposal.free) {
    std::string who = session.named(each.mentor);
    for (const PersonId mate : on_day.mates_of(each.mentor))
      who += " / " + session.named(mate);
    std::vector<std::string> inside{std::to_string(each.places)};
    // Only a pin brings anybody to a mentor who lacks what the form asks of mentors.
    for (const matching::Obstacle& lack : on_day.of_mentor(each.mentor))
      inside.push_back(obstacle_in_words(words, *on_day.state().programme, proposal.form,
                                         matching::word_of(lack)));
    free.push_back(who + " (" + join(inside, "; ") + ")");
  }
  document.blocks.emplace_back(
      doc::Paragraph{words.tr("Free places are left with: {}", join(free, ", "))});
}

}  // namespace mentor::cli
