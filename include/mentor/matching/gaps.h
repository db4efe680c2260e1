// Gaps: which mentors to look for. Who cannot be served whatever one does, what they ask for, and
// what one more mentor of each kind would give. Facts only; places and rules decide, points do not.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mentor/matching/build.h"

namespace mentor::matching {

/// What several mentees name in the answer to one criterion or rule.
struct Asked {
  std::string criterion;  ///< id of the criterion or rule
  std::string value;      ///< as a mentee wrote it
  int mentees = 0;        ///< how many of the group name it
};

/// A Hall violator: these mentees fit only these mentors, who have fewer free places than that.
/// Nobody outside the group could help, so `missing` of them stay without a mentor.
struct Shortage {
  std::vector<PersonId> mentees;  ///< by code
  std::vector<PersonId> mentors;  ///< everybody who fits one of them, by code
  int places = 0;                 ///< free places of the mentors, pins taken off
  int missing = 0;                ///< mentees - places
  std::vector<Asked> asked;       ///< named by at least half of the group: of criteria, then of
                                  ///< rules, the most frequent first
  std::vector<Asked> silent;      ///< rules and required criteria to which some said nothing, so
                                  ///< that nobody can fit them; `value` is the fact that is missing
};

/// A mentor who does not exist yet. For each fact there are ways to have it, any one of which does;
/// a way is the words that the mentor must have. Facts that no rule and no required criterion asks
/// for do not matter.
struct Kind {
  using Way = std::vector<std::string>;
  static constexpr const char* any_other = "~";  ///< a way: any answer that no mentee gives
  std::map<std::string, std::vector<Way>> facts;
  int fits = 0;  ///< ready mentees whom such a mentor fits
  int gain = 0;  ///< how many more would be served
};

/// One thing that a mentee needs of a mentor: a word of a list (of `covered`, `contains`), or that
/// a rule or required criterion holds for what the mentee said.
struct Need {
  std::string criterion;
  std::string value;   ///< a word, or everything that the mentee said, joined by ` / `
  bool whole = false;  ///< the second of the two
  friend auto operator<=>(const Need&, const Need&) = default;
};

/// Needs that no mentor of the form meets together, while any fewer of them somebody does.
struct Uncovered {
  std::vector<Need> needs;
  std::vector<PersonId> mentees;  ///< who has them all
};

struct Gaps {
  int ready = 0;                     ///< mentees who could be matched
  int served = 0;                    ///< the most who can be served
  int group_min = 1;                 ///< of the form
  int small_groups = 0;              ///< how many more places would serve without that minimum
  int not_ready = 0;                 ///< who lack a consent or another required thing
  int places_of_one = 0;             ///< of one more mentor: the form's group_max
  std::vector<Shortage> shortages;   ///< most missing first
  std::vector<Kind> kinds;           ///< most gain first
  std::vector<Uncovered> uncovered;  ///< fewest needs first, then most mentees
  std::optional<Finding> beyond;     ///< Built::beyond: there is nothing to tell of then
};

/// The gaps of the form on the admission's day. At most `top` kinds and `top` uncovered sets.
///
/// Shortages: the mentees whom alternating paths reach from those left out by a largest matching,
/// split into parts that share no mentor; by Koenig's theorem (1931) they and their mentors are a
/// Hall violator, and the sum of `missing` is exactly ready - served - small_groups. Ballots do not
/// count here.
///
/// Kinds: every combination of one value for each fact of a mentor that a rule or required
/// criterion reads, where the values are those that mentees of a shortage ask for (a grade that is
/// asked to be greater: each of them plus one; steps of `difference`: each step with points; of
/// what must be near: each of them, and as far from it as may be). Facts that are not needed to fit
/// the same mentees are left out.
/// `gain` is exact: a mentor with `places_of_one` places and those facts is put into the problem
/// and the matching is augmented. Where groups have a minimum, what one step gives and what would
/// be without the minimum often agree; else it is solved again, the most hopeful kinds first, as
/// often as the size of the problem allows, after which the gain of one step stands. Kinds that fit
/// the same mentees and differ in one fact are told as one. A mentor with two of
/// the words of one fact is told where that gives more than either word. Left out: mentors with
/// more words at once, with two where groups have a minimum or there are more than 512 kinds, and
/// more than 4096 combinations (grades then only those of the mentee's own).
///
/// Uncovered: for every ready mentee the smallest sets of needs, also several words of one
/// criterion, that no enrolled mentor meets together, whatever their free places; of one mentee
/// only those of the smallest size. Sets of more than three needs are not looked at.
[[nodiscard]] Gaps gaps(const Admission& admission, std::size_t top = 10);

}  // namespace mentor::matching
