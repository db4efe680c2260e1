// Rounds: who meets whom at the group meeting, before both sides fill in their ballots.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// One talk of a mentee with a mentor.
struct Talk {
  int round = 0;  ///< from 1
  int table = 0;  ///< from 1
  std::uint32_t mentor = 0;
  std::uint32_t mentee = 0;
};

struct Timetable {
  std::vector<Talk> talks;  ///< by round, then table
  int most_of_mentor = 0;   ///< no mentor has more talks
};

/// A timetable of `rounds` rounds at `tables` tables, one mentor and one mentee at a table. Nobody
/// is in two places in a round, nobody meets the same person twice, and only eligible pairs of the
/// problem meet whose mentor has a place. Somebody who is a mentee too sits as a mentor in rounds
/// that are left to them, which are given out one after the other, the fewest talks and then the
/// most points first. Among the other mentors, in this order, each exactly:
/// 1. mentees have as many talks as possible, and these are shared out evenly: the number with k
///    talks is not raised by taking from those with fewer;
/// 2. mentors are equally busy: their talks are shared out as evenly, so none is idle whom another
///    could give a talk, and the busiest has as few as can be;
/// 3. as many talks as possible are with one of the mentee's `rounds` best mentors (those with as
///    many points as the last of them count too);
/// 4. the sum of points is as high as possible.
/// Method: a flow from mentees to mentors with rising costs for every further talk of a mentee and
/// of a mentor (successive shortest paths); a bipartite graph in which nobody has more than
/// `rounds` talks can be coloured with `rounds` colours (Koenig 1916), and the colours be evened
/// out to at most `tables` talks each (de Werra 1971). Both numbers must be at least 1.
[[nodiscard]] Timetable timetable(const Problem& problem, int rounds, int tables);

}  // namespace mentor::matching
