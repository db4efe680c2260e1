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

bool is_level(const Run& run, matching::Level level) {
  const auto& objective = run.built.problem.objective;
  return std::find(objective.begin(), objective.end(), level) != objective.end();
}

// What chose where the ballots of both sides are alike.
std::string among_equals(const Words& words, const Run& run) {
  const bool truthful = run.ballots->levels.empty();
  return truthful || !is_level(run, matching::Level::points)
             ? words.tr("Among equals the lots chose.")
             : words.tr("Points chose among equals only.");
}

// What chose of the choices that the ballots leave open, which need not rank anybody alike;
// `stable`: what holds of them, empty where it has just been said.
std::string chose_in_words(const Words& words, const Run& run, const std::string& stable) {
  if (run.ballots->levels.empty()) return among_equals(words, run);
  const std::string chose = is_level(run, matching::Level::points) ? words.tr("points chose")
                                                                   : words.tr("the lots chose");
  const bool served = run.built.problem.objective.front() == matching::Level::served;
  if (stable.empty())
    return served ? words.tr("Of such choices that serve as many, {}.", chose)
                  : words.tr("Of such choices, {}.", chose);
  return served ? words.tr("Of the choices that serve as many ({0}), {1}.", stable, chose)
                : words.tr("Of the possible choices ({0}), {1}.", stable, chose);
}

// Whose ballots made `what` come about.
std::string decided_in_words(const Words& words, const Admission& admission, PersonId mentee,
                             PersonId mentor, const std::string& what) {
  const auto& sheets = admission.sheets();
  if (sheets.of_mentors.empty())
    return words.tr("The ballots of the mentees decided, for no mentor handed one in: {}.", what);
  if (sheets.of_mentees.empty())
    return words.tr("The ballots of the mentors decided, for no mentee handed one in: {}.", what);
  const auto& mates = admission.mates_of(mentor);
  const bool spoken = sheets.of_mentees.contains(mentee) || sheets.of_mentors.contains(mentor) ||
                      std::any_of(mates.begin(), mates.end(),
                                  [&](PersonId mate) { return sheets.of_mentors.contains(mate); });
  return spoken ? words.tr("The ballots of both sides decided: {}.", what)
                : words.tr(
                      "Neither of the two handed in a ballot, so those of the others decided: "
                      "{}.",
                      what);
}

void add_once(std::vector<std::string>& lines, std::string line) {
  if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

bool is_closed(const Run& run, PersonId mentor) {
  const auto& closed = run.solution.certificate.closed;
  return std::any_of(closed.begin(), closed.end(),
                     [&](std::uint32_t j) { return run.built.mentors[j] == mentor; });
}

std::string nobody_voted(const Words& words, const Run& run) {
  return words.tr("Nobody handed in a ballot: by them all are alike.") + " " +
         among_equals(words, run);
}

// Why two are apart whom nothing but the choice of all pairs keeps apart.
std::string open_in_words(const Words& words, const Admission& admission, const Run& run,
                          const matching::WhyNotThem& answer) {
  const bool closed = is_closed(run, answer.mentor);
  if (!closed && !admission.sheets().any()) return nobody_voted(words, run);
  const std::string decided =
      closed
          ? words.tr(
                "The mentor's group is closed, so that it has nobody whom the other "
                "ballots would leave it.")
          : decided_in_words(words, admission, answer.mentee, answer.mentor,
                             words.tr("at least one of the two would not rather have the other"));
  return decided + " " + chose_in_words(words, run, stable_in_words(words, apart_in(run)));
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
      admission.sheets().any()
          ? decided_in_words(words, admission, answer.mentee, *answer.mentor, stable) + " " +
                chose_in_words(words, run, {})
          : nobody_voted(words, run)});
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
    document.blocks.emplace_back(doc::Paragraph{open_in_words(words, admission, run, answer)});
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
