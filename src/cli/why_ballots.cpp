#include "why_ballots.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/model/proposals.h"
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

std::vector<std::string> about_each_other(Session& session, const Admission& admission,
                                          PersonId mentee, PersonId mentor) {
  const auto& sheets = admission.sheets();
  std::vector<std::string> lines{put_about(session, sheets.of_mentees, mentee, mentor),
                                 put_about(session, sheets.of_mentors, mentor, mentee)};
  // Whoever named one of several leaders named the group; where its first mentor handed in no
  // ballot, the first of the others who did speaks for it.
  const auto sheet = sheets.of_mentees.find(mentee);
  bool spoken = sheets.of_mentors.contains(mentor);
  for (const PersonId mate : admission.mates_of(mentor)) {
    if (sheet != sheets.of_mentees.end() && sheet->second.rank.contains(mate))
      lines.push_back(put_about(session, sheets.of_mentees, mentee, mate));
    if (spoken || !sheets.of_mentors.contains(mate)) continue;
    lines.push_back(put_about(session, sheets.of_mentors, mate, mentee));
    spoken = true;
  }
  return lines;
}

// What chose where the ballots of both sides are alike.
std::string among_equals(const Words& words, const Run& run) {
  const auto& objective = run.built.problem.objective;
  const bool truthful = run.ballots->levels.empty();
  const bool points = std::count(objective.begin(), objective.end(), matching::Level::points) > 0;
  return truthful || !points ? words.tr("Among equals the lots chose.")
                             : words.tr("Points chose among equals only.");
}

void add_once(std::vector<std::string>& lines, std::string line) {
  if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

bool is_closed(const Run& run, PersonId mentor) {
  const auto& closed = run.solution.certificate.closed;
  return std::any_of(closed.begin(), closed.end(),
                     [&](std::uint32_t j) { return run.built.mentors[j] == mentor; });
}

}  // namespace

bool is_by_ballots(const Run& run) {
  return run.proposal.mechanism == Mechanism::ballots;
}

bool is_by_wishes(Session& session, const Proposal& proposal) {
  return proposal.mechanism == Mechanism::ballots &&
         Admission(session.state(), proposal.form).sheets().any();
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
  const std::string stable = stable_in_words(words, apart_in(run));
  document.blocks.emplace_back(doc::Paragraph{
      (admission.sheets().any() ? words.tr("The ballots of both sides decided: {}.", stable)
                                : words.tr("Nobody handed in a ballot: by them all are alike.")) +
      " " + among_equals(words, run)});
}

void add_ballots_against(Session& session, const Admission& admission, const Run& run,
                         const matching::WhyNotThem& answer, Document& document) {
  const Words& words = session.words();
  auto lines = about_each_other(session, admission, answer.mentee, answer.mentor);
  if (const auto own = mentor_in(run.proposal, answer.mentee)) {
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
  } else if (const auto* own = proposed_of(run.proposal, answer.mentee); own && own->pinned) {
    document.blocks.emplace_back(doc::Paragraph{
        words.tr("A pin decided about the mentee's pair, whatever the ballots say.")});
  } else if (answer.left_out) {
    document.blocks.emplace_back(doc::Paragraph{
        words.tr("They would rather have each other than what they got: no choice was found that "
                 "leaves no such two among the people on both sides.")});
  } else if (answer.other_way) {
    document.blocks.emplace_back(
        doc::Paragraph{words.tr("The proposal makes the two a pair the other way round.")});
  } else if (answer.bar == matching::Bar::none && answer.unnamed.empty()) {
    document.blocks.emplace_back(doc::Paragraph{
        (is_closed(run, answer.mentor)
             ? words.tr("The mentor's group is closed, so that it has nobody whom the other "
                        "ballots would leave it.")
         : admission.sheets().any()
             ? words.tr("The ballots of both sides decided: at least one of the two would not "
                        "rather have the other.")
             : words.tr("Nobody handed in a ballot: by them all are alike.")) +
        " " + among_equals(words, run)});
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
