// Words of matching: causes, rules, levels.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "mentor/matching/propose.h"
#include "mentor/state/people.h"
#include "session.h"

namespace mentor::cli {

/// Of a pin of the proposal the rules that it beats.
[[nodiscard]] std::vector<matching::Obstacle> beaten_by_pin(const matching::Admission& admission,
                                                            PersonId mentor,
                                                            const ProposedMentee& mentee);

/// `запрос 30: физика, математика; время 25`, the criteria by what matching.yaml calls them; of a
/// pin also the rules that it beats (beaten_by_pin).
[[nodiscard]] std::string reasons_in_words(const Words& words, const matching::Admission& admission,
                                           const ProposedMentee& mentee,
                                           const std::vector<matching::Obstacle>& beaten);

/// Codes of people, for JSON.
[[nodiscard]] Json codes(const std::vector<PersonId>& people);

/// What people call the criterion: its `say`, else its id.
[[nodiscard]] std::string title_of(const FormRules& rules, const std::string& criterion);

/// What a pair is weighed against where there is a place for it and it does not come about, points
/// standing first: an empty sum, what even groups cost, or the bounds of groups besides.
enum class NoGain { points, load, groups };
[[nodiscard]] NoGain no_gain_by(const Programme& programme, const FormId& form);

/// A rule's word (`consent:processing`, `block`, `older-mentor`) as a curator would say it: a rule
/// of matching.yaml by its `say`.
[[nodiscard]] std::string obstacle_in_words(const Words& words, const Programme& programme,
                                            const FormId& form, const std::string& rule);

/// What every pair of the form asks the mentee and nobody knows: by the titles of rules and
/// criteria. Where a class is asked of whoever has none, of those only: no other answer helps then.
struct Unsaid {
  std::vector<std::string> titles;
  Classless classless = Classless::no;
};

[[nodiscard]] Unsaid unsaid_by(const matching::Admission& admission, PersonId mentee);

/// A finding of the recheck whose argument `rule` is put into words; others as they are.
[[nodiscard]] Finding with_rule_in_words(const Session& session, const FormId& form,
                                         Finding finding);

/// `unsaid`: what is not known of the mentee and every pair asks, where that is to be told.
[[nodiscard]] std::string cause_in_words(Session& session, const FormId& form,
                                         const Unmatched& unmatched, const Unsaid& unsaid = {});

/// How many have a mentor, of those who could: all, and where some are urgent each class.
[[nodiscard]] std::vector<std::string> served_in_words(const Words& words,
                                                       const std::array<int, 4>& served,
                                                       const std::array<int, 4>& ready);

/// What the exchange rates have cost of the points that were reached, a line each.
[[nodiscard]] std::vector<std::string> rates_in_words(
    const Words& words, std::int64_t points, const std::vector<matching::RatePrice>& prices);

/// `С наставником: 34 из 38` and so on, a line per level, as `title: value`; then what the exchange
/// rates have cost.
[[nodiscard]] std::vector<std::string> levels_in_words(
    const Words& words, const matching::Run& run, const std::vector<matching::RatePrice>& prices);

/// The proposal under schema mentor/proposal/1, with the keys of its file.
[[nodiscard]] Json proposal_json(const Proposal& proposal);

/// What stands between two who would rather have each other.
struct Apart {
  bool pins = false;
  bool closed = false;  ///< groups closed for the form's minimum
  bool ways = false;    ///< left out among people on both sides
};

/// By ballots.
[[nodiscard]] Apart apart_in(const matching::Run& run);

/// `no two would rather have each other`, apart from those whom these keep apart.
[[nodiscard]] std::string stable_in_words(const Words& words, Apart apart);

/// Whether a pin made any of its pairs.
[[nodiscard]] bool has_pins(const Proposal& proposal);

/// The level worst-off, and of what it does not speak.
[[nodiscard]] std::string worst_off_in_words(const Words& words, const Proposal& proposal,
                                             std::int64_t points);

/// The proposal of that id; error `proposal-unknown-id` (value, near).
[[nodiscard]] Result<const Proposal*> proposal_named(const Session& session, const std::string& id);

/// Tells every finding about matching.yaml, and bans that outdo a pin of two who take part. Error
/// `matching-rules-wrong` (exit 3) when matching.yaml has errors for the form.
[[nodiscard]] Result<void> check_rules(Session& session, const FormId& form);

/// The folder asks for more than the solver takes (Built::beyond): nothing is matched, or told of a
/// match.
[[nodiscard]] tl::unexpected<Error> beyond_limits(const Session& session, const Finding& beyond);

/// False when matching.yaml has errors.
[[nodiscard]] bool rules_hold(Session& session);

}  // namespace mentor::cli
