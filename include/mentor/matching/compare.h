// Comparing two arrangements of one form: proposals, or a proposal and the pairs of a day. Who has
// another mentor, who is new, who is left without one, and why. Facts only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/matching/explain.h"

namespace mentor::matching {

/// One of the two things compared. The state is that of its day; for a proposal it is folded
/// without what was made of the proposal (`without_outcome`), so that it may be judged as new.
struct Side {
  const Proposal* proposal = nullptr;  ///< nullptr: the pairs of the day
  const State* state = nullptr;
};

/// By mentee their mentors, by code: the unclosed pairs of the form on the day, and over them what
/// the proposal gives and takes, with all who lead the group. Somebody of whom the proposal does
/// not speak keeps their mentor.
[[nodiscard]] std::map<PersonId, std::vector<PersonId>> arrangement(const Side& side,
                                                                    const FormId& form);

enum class Turn { changed, lost, gained };

/// Why it is so in the later one.
enum class Because {
  pinned,     ///< the curator's word holds the new pair
  rule,       ///< `obstacles` forbid the former pair now
  no_place,   ///< the former mentor has no place in the later one: `bar` says what takes it
  cost,       ///< the former pair is possible, but `levels` would fall
  lots,       ///< the former pair is possible and costs nothing: lots decided
  ballots,    ///< the ballots decided
  facts,      ///< the proposal does not follow from its day's facts any more: no claim is made
  unmatched,  ///< lost: `unmatched` of the later one; gained: of the earlier one
  outside,    ///< lost: not in the later market, `obstacles`; gained: not in the earlier one
  waited,     ///< gained: waited for a mentor on the day of the pairs
  order,      ///< the pair `pair` was made or changed
  closed,     ///< lost: the pair `pair` has ended
  not_made,   ///< lost: no pair was made of the proposal
};

struct Reason {
  Because kind = Because::facts;
  std::vector<Obstacle> obstacles;
  std::vector<LevelChange> levels;
  std::optional<Unmatched> unmatched;
  std::optional<PairId> pair;
  Bar bar = Bar::none;
};

struct Difference {
  PersonId mentee;
  Turn turn = Turn::changed;
  std::vector<PersonId> from;
  std::vector<PersonId> to;
  int points_before = 0;  ///< as the proposal says, else by the facts of that side's day; 0 without
                          ///< a mentor
  int points_after = 0;
  Reason reason;
};

struct Comparison {
  std::vector<Difference> differences;  ///< changed, then lost, then gained; each by code
  int same = 0;                         ///< mentees with the same mentors in both, or where the one
                                        ///< whom a proposal names is among them
  std::vector<LevelChange> levels;      ///< of two proposals: what their objectives say
};

/// What the later side does to the earlier one. Every `cost` is what a pin of the former pair would
/// cost in the later problem, solved exactly.
[[nodiscard]] Comparison compare(const Side& before, const Side& after, const FormId& form);

}  // namespace mentor::matching
