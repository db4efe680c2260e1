#include <algorithm>

#include "mentor/matching/ballots.h"
#include "mentor/matching/both_ways.h"

namespace mentor::matching {
namespace {

constexpr int unranked = 1 << 16;  // worse than every rank

struct Group {
  int free = 0;
  int worst = 0;         ///< the worst rank in the group
  int worst_market = 0;  ///< the same without pinned mentees
};

int rank_or_last(std::uint16_t rank) {
  return rank == 0 ? unranked : rank;
}

/// What each side has now, read from the ballots.
struct Standing {
  std::vector<int> wish_held;  ///< by mentee: rank of the mentor held
  std::vector<bool> pinned;    ///< by mentee
  std::vector<Group> groups;   ///< by mentor
};

Standing read_standing(const Problem& p, const std::vector<std::uint32_t>& mentor_of) {
  Standing out;
  out.wish_held.assign(p.mentees.size(), unranked);
  out.pinned.assign(p.mentees.size(), false);
  out.groups.resize(p.mentors.size());
  for (std::size_t j = 0; j < p.mentors.size(); ++j)
    out.groups[j].free = p.mentors[j].places;
  for (std::uint32_t i = 0; i < p.mentees.size(); ++i) {
    for (std::size_t e = p.first[i]; e < p.first[i + 1]; ++e) {
      if (p.mentor[e] != mentor_of[i]) continue;
      Group& group = out.groups[mentor_of[i]];
      const int rank = rank_or_last(p.preference[e]);
      out.wish_held[i] = rank_or_last(p.wish[e]);
      out.pinned[i] = (p.marks[e] & Mark::pinned) != 0;
      --group.free;
      group.worst = std::max(group.worst, rank);
      if (!out.pinned[i]) group.worst_market = std::max(group.worst_market, rank);
    }
  }
  return out;
}

}  // namespace

std::vector<BlockingPair> blocking_pairs(const Problem& p,
                                         const std::vector<std::uint32_t>& mentor_of) {
  const Standing now = read_standing(p, mentor_of);
  const auto barred = barred_ways(p, mentor_of);
  std::vector<BlockingPair> out;
  for (std::uint32_t i = 0; i < p.mentees.size(); ++i) {
    for (std::size_t e = p.first[i]; e < p.first[i + 1]; ++e) {
      const int wish = p.wish[e];
      const int preference = p.preference[e];
      if (wish == 0 || preference == 0 || wish >= now.wish_held[i] || barred[e] != 0) continue;
      const Group& group = now.groups[p.mentor[e]];
      if (group.free == 0 && preference >= group.worst) continue;
      const bool in_market = group.free > 0 || preference < group.worst_market;
      out.push_back({i, p.mentor[e], now.pinned[i] || !in_market});
    }
  }
  return out;
}

}  // namespace mentor::matching
