// Problem: who may be matched with whom and what is best, as numbers only: it knows no file, rule
// or word. Every solver, checker and explanation of this room reads this one value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mentor::matching {

/// 128-bit integer: sums of lots need up to 66 bits.
__extension__ using Wide = __int128;

/// The decimal digits of `value`, with a minus where negative.
[[nodiscard]] std::string decimal(Wide value);

/// The sum of lots as a proposal tells it; what needs more than 63 bits (some 33 000 pairs) as the
/// largest that has them.
[[nodiscard]] std::int64_t told_lots(Wide lots);

/// "No mentor" in a list of mentors by mentee.
inline constexpr std::uint32_t nobody = 0xffffffffU;

/// One level of the objective. Allowed orders: served | served worst_off | served points |
/// served worst_off points | points | points served. The lots are always last and never named.
enum class Level : std::uint8_t { served, worst_off, points };

struct Mentee {
  std::string id;
  int urgent = 0;  ///< 0..3, 3 is served first
};

struct Mentor {
  std::string id;
  int places = 0;  ///< free places
  int load = 0;    ///< mentees already there: the next one is number load + 1
};

/// Exchange rates in thousandths of `weights`, the sum of the criteria's weights.
struct Rates {
  int load = 0;
  int keep = 0;
  std::int64_t weights = 0;
};

/// Bits of Problem::marks.
enum Mark : std::uint8_t {
  kept = 1,    ///< the pair is in the reference that `keep` favours
  pinned = 2,  ///< the pair is decided: it leaves the market before everything else
};

/// A matching problem in canonical form: mentees and mentors sorted by id (byte order), pairs by
/// mentee and then mentor. Mentee i owns the pairs first[i] .. first[i + 1] - 1; all arrays of
/// pairs have the same length. `assemble` makes one from people and pairs in any order; `faults`
/// says what is wrong with one made by hand.
///
/// Nothing overflows within the limits below, which `faults` enforces. The worth of a pair is at
/// most 1000 x points + keep x weights <= 2^34 in size, times 16 where points come before served:
/// 2^38. A price is the cost of an alternating path of at most 2^19 pairs and one place
/// (load x weights x 2q <= 2^48): below 2^57; while solving, scarce places stand 2^57 above the
/// rest. Totals: 2^18 pairs, and the load of all groups below 2^62. Lots stay below 2^48, sums and
/// prices of lots below 2^67, so these are `Wide`.
struct Problem {
  static constexpr std::size_t max_people = 1U << 18;         ///< on either side
  static constexpr std::int32_t max_points = 1 << 23;         ///< of a pair
  static constexpr std::int64_t max_weights = 1 << 23;        ///< Rates::weights
  static constexpr int max_rate = 1000;                       ///< Rates::load, Rates::keep
  static constexpr int max_group = 1 << 10;                   ///< load + places of a mentor
  static constexpr std::uint64_t max_lot = (1ULL << 48) - 1;  ///< of a pair

  std::vector<Mentee> mentees;
  std::vector<Mentor> mentors;
  std::vector<std::uint32_t> first{0};    ///< mentees + 1 entries
  std::vector<std::uint32_t> mentor;      ///< of each pair, ascending within a mentee
  std::vector<std::int32_t> points;       ///< of each pair: criteria only, 0..max_points
  std::vector<std::uint64_t> lot;         ///< of each pair, 0..max_lot
  std::vector<std::uint8_t> marks;        ///< of each pair: bits of Mark
  std::vector<std::uint16_t> wish;        ///< ballots: the mentee's rank of the mentor, 1 = best,
                                          ///< equal = tie, 0 = not ranked; empty = no ballots
  std::vector<std::uint16_t> preference;  ///< ballots: the mentor's rank of the mentee
  std::vector<Level> objective{Level::served, Level::points};
  Rates rates;
  int group_min = 1;         ///< a group, the mentees already there counted, has so many or takes
                             ///< nobody new
  std::optional<int> touch;  ///< at most so many kept pairs of unpinned mentees are broken, or the
                             ///< fewest possible where that is more
};

/// A pair as `assemble` takes it; `mentee` and `mentor` are positions in the draft's lists.
struct EligiblePair {
  std::uint32_t mentee = 0;
  std::uint32_t mentor = 0;
  std::int32_t points = 0;
  std::uint64_t lot = 0;
  std::uint8_t marks = 0;
  std::uint16_t wish = 0;
  std::uint16_t preference = 0;
};

/// A problem before it is put in order. Ballots count when any pair has a rank, or where they are
/// to decide although nobody may be ranked.
struct Draft {
  std::vector<Mentee> mentees;
  std::vector<Mentor> mentors;
  std::vector<EligiblePair> pairs;
  std::vector<Level> objective{Level::served, Level::points};
  Rates rates;
  int group_min = 1;
  std::optional<int> touch;
  bool ballots = false;
};

/// Sorts people by id and pairs by mentee and mentor: equal drafts in any order give one problem.
[[nodiscard]] Problem assemble(Draft draft);

enum class Fault : std::uint8_t {
  too_many_people,
  ids_not_ascending,    ///< `at` = the mentee or mentor whose id is not above the one before
  urgent_out_of_range,  ///< `at` = the mentee
  group_out_of_range,   ///< `at` = the mentor: places or load negative or above max_group together
  arrays_differ,        ///< lengths of the arrays of pairs, or `first` not ascending
  mentor_unknown,       ///< `at` = the pair
  pairs_not_ascending,  ///< `at` = the pair: not above the one before, or twice the same
  points_out_of_range,  ///< `at` = the pair
  lot_out_of_range,     ///< `at` = the pair
  pinned_twice,         ///< `at` = the mentee
  pins_above_places,    ///< `at` = the mentor
  rates_out_of_range,
  objective_not_allowed,
  conditions_out_of_range,  ///< group_min below 1 or above max_group, a touch below 0
};

struct Faulty {
  Fault fault = Fault::arrays_differ;
  std::size_t at = 0;
};

/// What keeps the problem from being solved; empty = it can be. The solver's precondition.
[[nodiscard]] std::vector<Faulty> faults(const Problem& problem);

/// True for the orders listed at Level.
[[nodiscard]] bool allowed(const std::vector<Level>& objective);

/// The worth of a pair at the level points, in thousandths of a point: 1000 x points, and
/// keep x weights more for a kept pair.
[[nodiscard]] inline std::int64_t worth(const Problem& problem, std::size_t pair) {
  const bool is_kept = (problem.marks[pair] & Mark::kept) != 0;
  const std::int64_t bonus = is_kept ? problem.rates.keep * problem.rates.weights : 0;
  return 1000 * static_cast<std::int64_t>(problem.points[pair]) + bonus;
}

/// True when groups have a minimum or kept pairs a limit of broken ones: no single flow then.
[[nodiscard]] bool has_conditions(const Problem& problem);

/// What the mentor's q-th mentee costs at the level points, in thousandths of a point
/// (q counts the ones already there, from 1): load x weights x (2q - 1).
[[nodiscard]] std::int64_t place_cost(const Problem& problem, int q);

/// The problem as if these pairs (numbers, ascending) were not eligible.
[[nodiscard]] Problem without_pairs(const Problem& problem, const std::vector<std::size_t>& pairs);

/// The pair of the two, or nothing found: returns the number of pairs.
[[nodiscard]] std::size_t find_pair(const Problem& problem, std::uint32_t mentee,
                                    std::uint32_t mentor);

}  // namespace mentor::matching
