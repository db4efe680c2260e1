#include "rematch_words.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/model/proposals.h"

namespace mentor::cli {
namespace {

struct Kept {
  PersonId mentee;
  PersonId mentor;
  std::optional<PersonId> now;
};

std::optional<PersonId> now_with(const matching::Run& run, std::uint32_t mentee) {
  const std::uint32_t mentor = run.solution.mentor_of[mentee];
  if (mentor == matching::nobody) return std::nullopt;
  return run.built.mentors[mentor];
}

// The mentor of the reference: whom the mentee has today, else the first kept pair.
std::optional<PersonId> reference_of(const matching::Run& run, std::uint32_t mentee) {
  const auto freed = run.built.freed.find(run.built.mentees[mentee]);
  if (freed != run.built.freed.end()) return freed->second;
  const matching::Problem& problem = run.built.problem;
  for (std::size_t pair = problem.first[mentee]; pair < problem.first[mentee + 1]; ++pair) {
    if ((problem.marks[pair] & matching::Mark::kept) != 0)
      return run.built.mentors[problem.mentor[pair]];
  }
  return std::nullopt;
}

std::vector<Kept> kept_pairs(const matching::Run& run) {
  std::vector<Kept> out;
  for (std::uint32_t mentee = 0; mentee < run.built.mentees.size(); ++mentee) {
    if (const auto before = reference_of(run, mentee))
      out.push_back({run.built.mentees[mentee], *before, now_with(run, mentee)});
  }
  return out;
}

// Ballots name the groups that are closed; else those who get nobody are.
bool is_closed(const matching::Run& run, std::uint32_t mentor) {
  const auto& closed = run.solution.certificate.closed;
  if (run.ballots) return std::find(closed.begin(), closed.end(), mentor) != closed.end();
  const auto& after = run.solution.mentor_of;
  return std::count(after.begin(), after.end(), mentor) == 0;
}

// How sure it is that fewer groups need not be closed.
std::string choice_of_closed(const Words& words, const matching::Run& run) {
  switch (run.solution.certificate.closing) {
    case ClosedGroups::none:
      return {};
    case ClosedGroups::fewest:
      return run.ballots->levels.empty()
                 ? words.tr("every choice was tried: fewer closed groups would not do")
                 : words.tr(
                       "fewer closed groups would not do, and of as few the best are closed "
                       "(as claimed by the prover)");
    case ClosedGroups::undecided:
      return words.tr(
          "the search reached its limit: whether fewer closed groups would do is not decided");
    case ClosedGroups::in_turn:
      return words.tr(
          "by the ballots the groups were closed one after another, the smallest first; whether "
          "fewer would do is not decided");
  }
  return {};
}

// Whom the mentee has, and whom it would have if no group were closed.
std::string moved_line(Session& session, const matching::Run& run, std::uint32_t mentee,
                       std::uint32_t before) {
  const Words& words = session.words();
  const std::string who = session.named(run.built.mentees[mentee]);
  const auto name = [&](std::uint32_t mentor) { return session.named(run.built.mentors[mentor]); };
  const std::uint32_t after = run.solution.mentor_of[mentee];
  if (after == matching::nobody)
    return words.tr("{0}: no mentor, else it would be {1}", who, name(before));
  if (before == matching::nobody)
    return words.tr("{0}: the mentor is {1}, else there would be none", who, name(after));
  return words.tr("{0}: the mentor is {1}, else it would be {2}", who, name(after), name(before));
}

}  // namespace

doc::Table changes_table(Session& session, const matching::Run& run) {
  const Words& words = session.words();
  const std::vector<Kept> all = kept_pairs(run);
  doc::Table table{"changes", {}, {}, {}, words.tr("Nobody changes mentor.")};
  table.columns = {{"mentee", words.tr("Mentee")},
                   {"before", words.tr("Mentor before")},
                   {"after", words.tr("Mentor now")}};
  for (const Kept& each : all) {
    if (each.now == each.mentor) continue;
    table.rows.push_back(
        {mentor::text(each.mentee),
         {session.reference(each.mentee), session.reference(each.mentor),
          each.now ? doc::Cell(session.reference(*each.now)) : doc::Cell(words.tr("none"))}});
  }
  table.title = words.tr("Pairs that stay: {0} of {1}", all.size() - table.rows.size(), all.size());
  return table;
}

void add_losers(Session& session, const Proposal& proposal,
                const std::map<PersonId, PersonId>& today, doc::Table& fairness) {
  if (today.empty()) return;
  const Words& words = session.words();
  std::map<PersonId, PersonId> after;
  for (const ProposedPair& pair : proposal.pairs)
    for (const ProposedMentee& each : pair.mentees)
      after.emplace(each.id, pair.mentor);
  std::vector<std::string> codes;
  std::vector<std::string> names;
  for (const auto& [mentee, before] : today) {
    const auto found = after.find(mentee);
    if (found != after.end() && found->second == before) continue;
    const bool left = found == after.end();
    const Unmatched* without = unmatched_of(proposal, mentee);
    // Who is not ready stays: no order parts them.
    if (without != nullptr && without->cause == UnmatchedCause::not_ready) continue;
    codes.push_back(mentor::text(mentee) + "=" + (left ? "none" : mentor::text(found->second)));
    names.push_back(
        left ? words.tr("{0} (nobody instead of {1})", session.named(mentee), session.named(before))
             : words.tr("{0} ({2} instead of {1})", session.named(mentee), session.named(before),
                        session.named(found->second)));
  }
  const doc::Label what{"losers", words.tr("Who loses the mentor they have")};
  const std::string says = names.empty() ? std::string(words.tr("nobody")) : join(names, ", ");
  fairness.rows.push_back({what.id, {what, doc::Label{join(codes, " "), says}}});
}

void add_closed_groups(Session& session, const matching::Run& run, Document& document) {
  const Words& words = session.words();
  const matching::Problem& problem = run.built.problem;
  const auto& before = run.solution.without_minimum;
  if (before.empty()) return;
  const auto& after = run.solution.mentor_of;
  doc::List lines;
  for (std::uint32_t mentor = 0; mentor < problem.mentors.size(); ++mentor) {
    const auto had = std::count(before.begin(), before.end(), mentor);
    const auto group = problem.mentors[mentor].load + had;
    if (!is_closed(run, mentor)) continue;
    const std::string who = session.named(run.built.mentors[mentor]);
    if (had > 0 && group < problem.group_min) {
      lines.items.push_back(words.tr("the group of {0} is closed: {1} of at least {2}", who, group,
                                     problem.group_min));
    } else if (run.ballots) {
      lines.items.push_back(
          words.tr("the group of {} is closed, so that the others are large enough", who));
    }
  }
  for (std::uint32_t mentee = 0; mentee < problem.mentees.size(); ++mentee) {
    if (before[mentee] != after[mentee])
      lines.items.push_back(moved_line(session, run, mentee, before[mentee]));
  }
  document.blocks.emplace_back(doc::Paragraph{
      words.tr("The form asks for groups of at least {}. Therefore:", problem.group_min)});
  if (std::string how = choice_of_closed(words, run); !how.empty())
    lines.items.push_back(std::move(how));
  if (run.ballots && !run.solution.certificate.closed.empty())
    lines.items.push_back(
        words.tr("only groups that one new mentee would leave too small are closed"));
  document.blocks.emplace_back(std::move(lines));
}

void add_those_apart(Session& session, const matching::Run& run, Document& document) {
  doc::List pins;
  doc::List ways;
  for (const matching::Blocking& each : matching::blocking_of(run))
    (each.due_to_pin ? pins : ways)
        .items.push_back(session.named(each.mentee) + " — " + session.named(each.mentor));
  const Words& words = session.words();
  const auto add = [&](std::string title, doc::List lines) {
    if (lines.items.empty()) return;
    document.blocks.emplace_back(doc::Paragraph{std::move(title)});
    document.blocks.emplace_back(std::move(lines));
  };
  add(words.tr("Due to pins these two would rather have each other:"), std::move(pins));
  add(words.tr("No choice was found in which none of the people on both sides would rather have "
               "each other; by this one these two would:"),
      std::move(ways));
}

}  // namespace mentor::cli
