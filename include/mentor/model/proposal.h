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

enum class UnmatchedCause { not_ready, no_eligible_mentor, no_free_place, lost_on_ballots };

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
  std::vector<PersonId> witness;          ///< of no_free_place: mentors who are all full
  std::vector<WhyNot> nearest;
};

struct FreePlaces {
  PersonId mentor;
  int places = 0;
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

struct ProposalCertificate {
  std::vector<PersonId> closed;    ///< mentors whose groups are closed for the form's minimum
  std::vector<PersonId> open;      ///< mentors whose groups were held to the minimum
  std::vector<PriceWitness> flow;  ///< instead of `served` where groups or kept pairs are bound
  std::optional<PriceWitness> worst_off_flow;
  std::int64_t times = 1;  ///< all prices are multiplied by it
  std::int64_t kept = 0;   ///< what keeping a pair is worth beyond its points, at these prices
  std::string kept_lots;   ///< the same in lots
  bool claimed = false;    ///< the last levels are as claimed by the search, not proved by prices
  std::vector<HallWitness> served;
  std::optional<int> worst_off;
  std::vector<HallWitness> worst_off_witness;
  std::vector<MentorPrice> prices;
  std::vector<OutsidePrice> outside;
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
  std::vector<ProposedPair> pairs;
  std::vector<Unmatched> unmatched;
  std::vector<FreePlaces> free;
  ProposalCertificate certificate;
  std::string program;  ///< `mentor 0.1.0`
  Place place;
};

}  // namespace mentor
