#include "ballot_ranks.h"

#include <algorithm>

namespace mentor::matching {
namespace {

PersonId voice_of_group(const Admission& admission, PersonId lead) {
  const auto& ballots = admission.sheets().of_mentors;
  const auto& mates = admission.mates_of(lead);
  const auto voter = std::find_if(mates.begin(), mates.end(),
                                  [&](PersonId mate) { return ballots.contains(mate); });
  return ballots.contains(lead) || voter == mates.end() ? lead : *voter;
}

// No ballot at all is one tie of everybody; whom a ballot does not name comes into one last tie,
// or is not ranked where the form says so.
std::uint16_t rank_in(const Admission& admission, const std::map<PersonId, BallotSheet>& sheets,
                      PersonId by, PersonId of) {
  const auto sheet = sheets.find(by);
  if (sheet == sheets.end()) return 1;
  const auto found = sheet->second.rank.find(of);
  if (found != sheet->second.rank.end()) return static_cast<std::uint16_t>(found->second);
  if (admission.rules().unlisted == Unlisted::refuse) return 0;
  int last = 0;
  for (const auto& [person, place] : sheet->second.rank)
    last = std::max(last, place);
  return static_cast<std::uint16_t>(last + 1);
}

}  // namespace

Ranks ranks_between(const Admission& admission, PersonId mentee, PersonId lead) {
  const BallotSheets& sheets = admission.sheets();
  Ranks ranks{rank_in(admission, sheets.of_mentees, mentee, lead),
              rank_in(admission, sheets.of_mentors, voice_of_group(admission, lead), mentee)};
  if (!sheets.of_mentees.contains(mentee)) return ranks;
  for (const PersonId mate : admission.mates_of(lead)) {
    const std::uint16_t other = rank_in(admission, sheets.of_mentees, mentee, mate);
    if (ranks.wish == 0 || (other > 0 && other < ranks.wish)) ranks.wish = other;
  }
  return ranks;
}

std::vector<Obstacle> not_named(const Admission& admission, PersonId mentee, PersonId lead) {
  const Ranks ranks = ranks_between(admission, mentee, lead);
  std::vector<Obstacle> found;
  const auto add = [&](const std::map<PersonId, BallotSheet>& sheets, PersonId by, PersonId of) {
    found.push_back({"not-named", text(of), by, Force::unless_pinned, {sheets.at(by).place}});
  };
  const PersonId voice = voice_of_group(admission, lead);
  if (ranks.wish == 0) add(admission.sheets().of_mentees, mentee, lead);
  if (ranks.preference == 0) add(admission.sheets().of_mentors, voice, mentee);
  return found;
}

}  // namespace mentor::matching
