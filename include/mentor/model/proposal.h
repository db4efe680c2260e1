// proposals/<id>.yaml: one run of the matcher, written whole and never changed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/matching_rules.h"
#include "mentor/model/place.h"

namespace mentor {

enum class BallotMatch { none, one_sided, mutual };

struct ProposedMentee {
  PersonId id;
  int points = 0;                 ///< criteria only, without exchange rates
  std::map<std::string, int> by;  ///< criterion -> points
  std::map<std::string, std::vector<std::string>> matched;  ///< criterion -> words that matched
  BallotMatch ballot = BallotMatch::none;
  std::uint64_t lot = 0;  ///< 48 bits
  bool pinned = false;
};

struct ProposedPair {
  PersonId mentor;
  std::vector<ProposedMentee> mentees;
};

enum class UnmatchedCause {
  not_ready,
  no_eligible_mentor,
  no_free_place,  ///< every mentor who fits is full
  lost_on_ballots,
  no_gain,    ///< a mentor who fits has a place, but by the levels the pair raises nothing
  group_min,  ///< those who fit and have places could not fill a group
  both_ways,  ///< those who fit and have places are the mentee's own mentees
};

/// Why one mentor is not this mentee's: an id of the words' catalogue and its arguments.
struct WhyNot {
  PersonId mentor;
  std::string reason;
};

struct Unmatched {
  PersonId id;
  int urgent = 0;
  int waiting_days = 0;
  UnmatchedCause cause = UnmatchedCause::no_free_place;
  std::vector<std::string> missing;       ///< of not_ready: `consent:processing`, …
  std::map<std::string, int> removed_by;  ///< of no_eligible_mentor: rule -> mentors removed
  std::vector<PersonId> witness;          ///< of no_free_place: mentors who are all full; of
                                          ///< the last three: those who have places
  std::vector<WhyNot> nearest;
};

/// Whoever has a mentor today and, by a proposal that looks at the pairs of today again, another
/// one or none.
struct Loser {
  PersonId mentee;
  PersonId from;
  std::optional<PersonId> to;
};

struct FreePlaces {
  PersonId mentor;
  int places = 0;
};

/// How long people waited, in days up to the proposal's.
struct Waits {
  int people = 0;
  int half = 0;  ///< half of them waited so many days or fewer
  int longest = 0;
};

/// How many mentors have so many mentees, those there already counted.
struct LoadCount {
  int mentees = 0;
  int mentors = 0;
};

/// The pair with the fewest points that no pin made.
struct WorstPair {
  PersonId mentee;
  PersonId mentor;
  int points = 0;
  int best = 0;      ///< the most that the mentee would have with anybody eligible
  int possible = 0;  ///< the weights of the criteria that count for the two
};

/// A mentee who named few times and has a pair of many points.
struct NarrowMentee {
  PersonId mentee;
  int times = 0;
  int points = 0;
};

/// Times that mentees named. Whoever names few fits few places, so that others are moved to make
/// room: these gained by it.
struct NarrowTimes {
  int half = 0;                      ///< half of those who named any named so many or fewer
  int points = 0;                    ///< half of the pairs have so many points or fewer
  std::vector<NarrowMentee> gained;  ///< named at most half of `half`, and got more than `points`
};

/// Who waited, who gained, who carries: facts of the proposal as a whole.
struct Ledger {
  std::optional<Waits> served;   ///< those who get a mentor and have none now
  std::optional<Waits> left;     ///< those who get none, not ready ones among them
  std::vector<LoadCount> loads;  ///< of mentors who have a mentee or a place, fewest first
  std::optional<WorstPair> worst_off;
  std::optional<NarrowTimes> narrow;  ///< where the form asks for times and somebody named any
};

struct LevelValue {
  std::string level;  ///< served-3 … served-0, worst-off, points, load, keep, lots
  std::int64_t value = 0;
};

/// A price of one mentor's place: points (x 1000) and lots, compared in that order.
struct MentorPrice {
  PersonId mentor;
  std::int64_t points = 0;
  std::string lots;  ///< decimal, may exceed 64 bits
};

/// The price of staying out, of mentees of that urgency.
struct OutsidePrice {
  int urgent = 0;
  std::int64_t points = 0;
  std::string lots;
};

struct HallWitness {
  int urgent = 0;
  std::vector<PersonId> mentees;
  std::vector<PersonId> mentors;
  int places = 0;
};

/// Prices of places at which one mentee more of the class costs more kept pairs, or open groups
/// more mentees, than there are.
struct PriceWitness {
  int urgent = 0;  ///< the class; -1 = no class: that no more pairs can be kept
  std::vector<std::pair<PersonId, std::int64_t>> mentors;  ///< those not 0
  std::vector<std::int64_t> outside;                       ///< of staying out, by urgency 0..3
};

/// How the groups to close were chosen, under ballots.
enum class ClosedGroups {
  none,       ///< there are none
  fewest,     ///< fewer would not do; by the rule max as claimed by the prover
  undecided,  ///< the search ended before it was certain that fewer would not do
  in_turn,    ///< one after another, the smallest first: too many to try
};

/// What is known of the lots, under ballots and the rule max.
enum class LotsProof {
  none,
  claimed,    ///< no other choice as good has smaller lots, as claimed by the prover
  undecided,  ///< the search ended before that was certain
};

/// A mentor and the mentees in a solution that is not proposed, but part of a proof.
struct ProvedGroup {
  PersonId mentor;
  std::vector<PersonId> mentees;
};

/// A pair left out of the market, because the two cannot be each other's mentors.
struct LeftOutWay {
  PersonId mentee;
  PersonId mentor;
};

struct ProposalCertificate {
  std::vector<PersonId> closed;  ///< mentors whose groups are closed for the form's minimum
  ClosedGroups closing = ClosedGroups::none;
  std::vector<LevelValue> bounds;  ///< of ballots: nobody can exceed, as claimed by the prover
  LotsProof lots = LotsProof::none;
  std::vector<PersonId> open;      ///< mentors whose groups were held to the minimum
  std::vector<PriceWitness> flow;  ///< instead of `served` where groups or kept pairs are bound
  std::optional<PriceWitness> worst_off_flow;
  std::int64_t times = 1;  ///< all prices are multiplied by it
  std::int64_t kept = 0;   ///< what keeping a pair is worth beyond its points, at these prices
  std::string kept_lots;   ///< the same in lots
  bool claimed = false;    ///< the last levels are as claimed by the search, not proved by prices
  std::vector<LeftOutWay> one_way;  ///< the proof is of the best without these
  bool one_way_claimed = false;     ///< that no other choice of them is better is the search's word
  /// Unless claimed, all other choices of pairs to leave out, each with what is best without them
  /// and its proof: none is better than the proposal. Empty where pins leave no choice.
  std::vector<ProposalCertificate> one_way_cover;
  std::vector<ProvedGroup> pairs;  ///< of one of the cover: what is best without its `one_way`
  std::vector<HallWitness> served;
  std::optional<int> worst_off;
  std::vector<HallWitness> worst_off_witness;
  std::vector<MentorPrice> prices;
  std::vector<OutsidePrice> outside;
};

/// Short digests of the parts of the canonical problem: they tell which part of it is another now.
/// A person's are three, parted by full stops: what is known of the person alone, the pairs that
/// may be made, how the person ranks on a ballot.
struct InputParts {
  std::string rules;  ///< how people are matched, whoever they are
  std::map<std::string, std::string> mentees;
  std::map<std::string, std::string> mentors;
};

struct Proposal {
  std::string id;
  int format = 1;
  FormId form;
  Date as_of{};
  Mechanism mechanism = Mechanism::points;
  std::string keep;          ///< the reference: `today`, `last-year`, a proposal; empty = none
  std::optional<int> touch;  ///< at most so many kept pairs were to be broken
  std::vector<LevelValue> objective;
  std::string input;  ///< SHA-256 of the canonical problem
  InputParts parts;   ///< empty in proposals of older programs
  std::vector<ProposedPair> pairs;
  std::vector<Unmatched> unmatched;
  std::vector<Loser> losers;  ///< under `keep: today`, by code; empty in those of older programs
  std::vector<FreePlaces> free;
  Ledger ledger;
  ProposalCertificate certificate;
  std::string program;  ///< `mentor 0.1.0`
  std::string seal;     ///< SHA-256 of all the rest
  Place place;
};

}  // namespace mentor
