#include "why_ballots.h"

#include <algorithm>

#include "session.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::BallotSheet;
using matching::Run;

using Sheets = std::map<PersonId, BallotSheet>;

std::string put_about(Session& session, const Sheets& sheets, PersonId voter, PersonId about) {
  const Words& words = session.words();
  const auto sheet = sheets.find(voter);
  if (sheet == sheets.end()) return words.tr("{} handed in no ballot", session.named(voter));
  const auto rank = sheet->second.rank.find(about);
  if (rank == sheet->second.rank.end()) {
    return words.tr("{0} did not name {1}", session.named(voter), session.named(about));
  }
  return words.tr("{0} put {1} on place {2}", session.named(voter), session.named(about),
                  rank->second);
}

std::optional<PersonId> mentor_of(const Run& run, PersonId mentee) {
  for (const ProposedPair& pair : run.proposal.pairs) {
    for (const ProposedMentee& each : pair.mentees) {
      if (each.id == mentee) return pair.mentor;
    }
  }
  return std::nullopt;
}

std::vector<std::string> about_each_other(Session& session, const Admission& admission,
                                          PersonId mentee, PersonId mentor) {
  return {put_about(session, admission.sheets().of_mentees, mentee, mentor),
          put_about(session, admission.sheets().of_mentors, mentor, mentee)};
}

void add_once(std::vector<std::string>& lines, std::string line) {
  if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

}  // namespace

bool is_by_ballots(const Run& run) {
  return run.proposal.mechanism == Mechanism::ballots;
}

std::vector<std::string> pinned_to(Session& session, const Proposal& proposal, PersonId mentor) {
  std::vector<std::string> names;
  for (const ProposedPair& pair : proposal.pairs) {
    if (pair.mentor != mentor) continue;
    for (const ProposedMentee& each : pair.mentees)
      if (each.pinned) names.push_back(session.named(each.id));
  }
  return names;
}

void add_ballots(Session& session, const Admission& admission, const Run& run,
                 const matching::WhyThis& answer, Document& document) {
  const Words& words = session.words();
  document.blocks.emplace_back(doc::Heading{2, words.tr("What the ballots said")});
  document.blocks.emplace_back(doc::List{
      doc::ListKind::bullets, about_each_other(session, admission, answer.mentee, *answer.mentor)});
  if (answer.pinned) {
    document.blocks.emplace_back(
        doc::Paragraph{words.tr("A pin decided about this pair, whatever the ballots say of it.")});
    return;
  }
  document.blocks.emplace_back(doc::Paragraph{
      matching::blocking_of(run).empty()
          ? words.tr("The ballots of both sides decided: no mentee and mentor would rather have "
                     "each other than what they got. Points chose among equals only.")
          : words.tr("The ballots of both sides decided: apart from those due to pins, no mentee "
                     "and mentor would rather have each other than what they got. Points chose "
                     "among equals only.")});
}

void add_ballots_against(Session& session, const Admission& admission, const Run& run,
                         const matching::WhyNotThem& answer, Document& document) {
  const Words& words = session.words();
  auto lines = about_each_other(session, admission, answer.mentee, answer.mentor);
  if (const auto own = mentor_of(run, answer.mentee)) {
    add_once(lines, put_about(session, admission.sheets().of_mentees, answer.mentee, *own));
  }
  for (const PersonId mentee : answer.with) {
    add_once(lines, put_about(session, admission.sheets().of_mentors, answer.mentor, mentee));
  }
  document.blocks.emplace_back(doc::Heading{2, words.tr("What the ballots said")});
  document.blocks.emplace_back(doc::List{doc::ListKind::bullets, std::move(lines)});
  if (answer.blocks) {
    document.blocks.emplace_back(doc::Paragraph{
        words.tr("They would rather have each other than what they got: a pin keeps them apart.")});
  } else if (answer.bar == matching::Bar::none) {
    document.blocks.emplace_back(doc::Paragraph{
        words.tr("The ballots of both sides decided: at least one of the two would not rather "
                 "have the other. Points chose among equals only.")});
  }
}

void add_blocking(Session& session, const std::vector<matching::Blocking>& blocking,
                  Document& document) {
  if (blocking.empty()) return;
  doc::List lines;
  for (const matching::Blocking& each : blocking) {
    lines.items.push_back(session.words().tr("{0} and {1} (they rank each other {2} and {3})",
                                             session.named(each.mentee), session.named(each.mentor),
                                             each.wish, each.preference));
  }
  document.blocks.emplace_back(
      doc::Paragraph{session.words().tr("Who would then rather have each other:")});
  document.blocks.emplace_back(std::move(lines));
}

}  // namespace mentor::cli
