#include "mentor/matching/recheck.h"

#include <algorithm>
#include <set>

#include "mentor/matching/ballots.h"
#include "mentor/matching/both_ways.h"
#include "mentor/matching/build.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/propose.h"
#include "mentor/matching/verify.h"
#include "told_words.h"
#include "what_changed.h"

namespace mentor::matching {
namespace {

// Decimal digits to a number; 0 for anything else, which the check of prices then refuses.
Wide wide(const std::string& digits) {
  Wide value = 0;
  const bool negative = digits.starts_with('-');
  for (std::size_t i = negative ? 1 : 0; i < digits.size(); ++i) {
    if (digits[i] < '0' || digits[i] > '9' || i > 30) return 0;
    value = value * 10 + (digits[i] - '0');
  }
  return negative ? -value : value;
}

class Recheck {
 public:
  Recheck(const Programme& programme, const Proposal& proposal)
      : proposal_(proposal),
        before_(without_outcome(programme, proposal.id)),
        state_(fold(before_, proposal.as_of)),
        admission_(state_, proposal.form),
        built_(build(admission_, options_of(proposal))) {}

  [[nodiscard]] bool fresh() const { return digest_of(admission_, built_) == proposal_.input; }

  [[nodiscard]] std::string problem() const { return problem_json(admission_, built_); }

  Findings run() {
    for (std::uint32_t i = 0; i < built_.mentees.size(); ++i)
      mentee_at_[built_.mentees[i]] = i;
    for (std::uint32_t j = 0; j < built_.mentors.size(); ++j)
      mentor_at_[built_.mentors[j]] = j;
    solution_.mentor_of.assign(built_.mentees.size(), nobody);
    if (built_.beyond) return {*built_.beyond};
    if (!fresh()) tell_changes();
    read_pairs();
    check_everybody_told();
    if (findings_.empty()) check_values();
    if (findings_.empty()) check_proof();
    if (findings_.empty()) check_words();
    if (findings_.empty() && proposal_.seal != seal_of(proposal_)) tell("proposal-seal", {});
    return std::move(findings_);
  }

 private:
  void tell(std::string id, std::vector<Arg> args, Place place = {}) {
    Where where = mentor::where(before_, place.line == 0 ? proposal_.place : place);
    findings_.push_back({Severity::error, {std::move(id), std::move(args)}, std::move(where)});
  }

  // Entries of the proposal's day or earlier that were noted after it.
  void tell_changes() {
    std::size_t told = 0;
    for (const Entry& entry : before_.journal) {
      if (entry.date > proposal_.as_of || !entry.noted || *entry.noted <= proposal_.as_of) continue;
      ++told;
      tell("proposal-input", {{"noted", iso(*entry.noted)}}, entry.place);
    }
    for (const PartChange& each : changes_since(proposal_, Teller(admission_, built_))) {
      if (each.person) settled_.insert(*each.person);
      tell(each.message.id, each.message.args, each.place);
      ++told;
    }
    if (told == 0) tell("proposal-input-other", {{"day", iso(proposal_.as_of)}});
  }

  void tell_stranger(PersonId person) {
    if (!settled_.contains(person)) tell("proposal-stranger", {{"person", text(person)}});
  }

  void tell_missing(PersonId person) {
    if (!settled_.contains(person)) tell("proposal-missing", {{"person", text(person)}});
  }

  void read_pairs() {
    std::set<PersonId> seen;
    for (const ProposedPair& pair : proposal_.pairs) {
      const auto mentor = mentor_at_.find(pair.mentor);
      if (mentor == mentor_at_.end()) {
        tell_stranger(pair.mentor);
        for (const ProposedMentee& each : pair.mentees)
          settled_.insert(each.id);
        continue;
      }
      const int places = built_.problem.mentors[mentor->second].places;
      if (static_cast<int>(pair.mentees.size()) > places) {
        tell("proposal-places", {{"mentor", text(pair.mentor)},
                                 {"told", std::to_string(pair.mentees.size())},
                                 {"places", std::to_string(places)}});
      }
      for (const ProposedMentee& each : pair.mentees) {
        if (!seen.insert(each.id).second) tell("proposal-twice", {{"person", text(each.id)}});
        read_pair(each, pair.mentor);
      }
    }
  }

  void read_pair(const ProposedMentee& told, PersonId mentor) {
    const auto mentee = mentee_at_.find(told.id);
    if (mentee == mentee_at_.end()) {
      tell_stranger(told.id);
      return;
    }
    const std::uint32_t j = mentor_at_.at(mentor);
    const std::size_t pair = find_pair(built_.problem, mentee->second, j);
    if (pair >= built_.problem.mentor.size()) {
      tell("proposal-rule", {{"mentee", text(told.id)},
                             {"mentor", text(mentor)},
                             {"rule", broken_rule(told.id, mentor)}});
      settled_.insert(told.id);
      return;
    }
    solution_.mentor_of[mentee->second] = j;
    if (!has_lot_of(built_.year, told, mentor)) tell_lot(told, mentor);
    check_points(told, mentor);
  }

  [[nodiscard]] bool has_lot_of(const std::string& year, const ProposedMentee& told,
                                PersonId mentor) const {
    return told.lot == Lots(built_.form, year).of(text(told.id), text(mentor));
  }

  // Earlier programs drew by the year of the calendar, though the next one was prepared already.
  void tell_lot(const ProposedMentee& told, PersonId mentor) {
    const std::string calendar = school_year_of(proposal_.as_of);
    if (!has_lot_of(calendar, told, mentor)) {
      tell("proposal-lot", {{"mentee", text(told.id)}});
    } else if (settled_.insert(mentor).second) {
      tell("proposal-lot-year",
           {{"mentor", text(mentor)}, {"told", calendar}, {"found", built_.year}});
    }
  }

  [[nodiscard]] std::string broken_rule(PersonId mentee, PersonId mentor) const {
    const auto all = all_obstacles(admission_, *built_.scoring, mentee, mentor);
    return all.empty() ? "" : word_of(all.front());
  }

  void check_points(const ProposedMentee& told, PersonId mentor) {
    const PairScore score = built_.scoring->score(told.id, mentor);
    std::map<std::string, int> by;
    for (const CriterionScore& each : score.by) {
      if (each.counts) by[each.criterion->id] = each.points;
    }
    for (const auto& [criterion, points] : by) {
      const auto found = told.by.find(criterion);
      if (found != told.by.end() && found->second == points) continue;
      tell("proposal-points",
           {{"mentee", text(told.id)},
            {"criterion", criterion},
            {"told", found == told.by.end() ? "" : std::to_string(found->second)},
            {"found", std::to_string(points)}});
    }
    if (told.points != score.points || told.by.size() != by.size()) {
      tell("proposal-points", {{"mentee", text(told.id)},
                               {"criterion", "sum"},
                               {"told", std::to_string(told.points)},
                               {"found", std::to_string(score.points)}});
    }
  }

  void check_everybody_told() {
    std::set<PersonId> unmatched;
    for (const Unmatched& each : proposal_.unmatched)
      unmatched.insert(each.id);
    for (std::uint32_t i = 0; i < built_.mentees.size(); ++i) {
      const bool matched = solution_.mentor_of[i] != nobody;
      if (matched == unmatched.contains(built_.mentees[i])) tell_missing(built_.mentees[i]);
    }
    for (const NotReady& each : built_.not_ready) {
      if (!unmatched.contains(each.mentee)) tell_missing(each.mentee);
    }
  }

  void check_values() {
    add_up(built_.problem, solution_);
    for (const LevelValue& told : proposal_.objective) {
      const std::int64_t found = value_of(told.level);
      if (found == told.value) continue;
      tell("proposal-objective", {{"level", told.level},
                                  {"told", std::to_string(told.value)},
                                  {"found", std::to_string(found)}});
    }
  }

  [[nodiscard]] std::int64_t value_of(const std::string& level) const {
    for (int urgent = 0; urgent < 4; ++urgent) {
      if (level == "served-" + std::to_string(urgent)) {
        return solution_.served[static_cast<std::size_t>(urgent)];
      }
    }
    if (level == "worst-off") return solution_.worst_off;
    if (level == "points") return solution_.points;
    if (level == "worth") return solution_.worth;
    return told_lots(solution_.lots);
  }

  void check_proof() {
    if (proposal_.mechanism == Mechanism::ballots) {
      check_stability();
      return;
    }
    if (!read_certificate(proposal_.certificate, solution_)) {
      tell("proposal-certificate", {{"check", "lengths-differ"}, {"about", ""}});
      return;
    }
    std::vector<Violation> violations = verify(built_.problem, solution_);
    const bool plain = !has_conditions(built_.problem);
    if (violations.empty() && plain) violations = verify_least(built_.problem, solution_);
    tell_all(violations);
  }

  void tell_all(const std::vector<Violation>& violations) {
    for (const Violation& violation : violations) {
      tell("proposal-certificate",
           {{"check", word_of(violation.check)}, {"about", about(violation)}});
    }
  }

  // Whom or what a violation is about: a person's code, a class of urgency, or nothing.
  [[nodiscard]] std::string about(const Violation& violation) const {
    const std::size_t at = violation.at;
    switch (violation.check) {
      case Check::pair_not_eligible:
      case Check::pin_not_kept:
      case Check::not_the_best_choice:
      case Check::smaller_list_exists:
      case Check::both_ways:
        return at < built_.mentees.size() ? text(built_.mentees[at]) : "";
      case Check::places_exceeded:
      case Check::group_too_small:
      case Check::price_below_last_place:
      case Check::price_above_next_place:
      case Check::closed_needless:
      case Check::price_not_lowest:
        return at < built_.mentors.size() ? text(built_.mentors[at]) : "";
      case Check::witness_missing:
      case Check::witness_wrong:
      case Check::witness_not_whole:
      case Check::outside_price_not_zero:
        return std::to_string(at);
      default:
        return "";
    }
  }

  // Nothing may be said beyond what the pairs and the certificate amount to.
  void check_words() {
    if (!is_id_of(proposal_))
      tell("proposal-told", {{"about", "id"}, {"told", proposal_.id}, {"found", ""}});
    Proposal found = write_proposal(admission_, built_, solution_);
    if (proposal_.parts.rules.empty()) found.parts = {};  // of an older program
    if (proposal_.losers.empty()) found.losers = {};      // the same
    for (const ToldDifference& each : differences(proposal_, found)) {
      tell("proposal-told", {{"about", each.about}, {"told", each.told}, {"found", each.found}});
    }
  }

  void check_stability() {
    if (built_.problem.wish.size() != built_.problem.mentor.size()) {
      tell("proposal-certificate", {{"check", "no-ballots"}, {"about", ""}});
      return;
    }
    std::vector<std::uint32_t> closed;
    if (!numbers(proposal_.certificate.closed, closed) ||
        !read_ways(proposal_.certificate, solution_.certificate)) {
      tell("proposal-certificate", {{"check", "lengths-differ"}, {"about", ""}});
      return;
    }
    Certificate& made = solution_.certificate;
    made.closed = closed;
    made.closing = proposal_.certificate.closing;
    made.bounds = proposal_.certificate.bounds;
    made.lots = proposal_.certificate.lots;
    const bool truthful = admission_.rules().rule == mentor::BallotRule::truthful;
    tell_all(verify_ways(built_.problem, solution_));
    if (!findings_.empty()) return;
    tell_all(verify_ballots(built_.problem, solution_,
                            truthful ? BallotRule::truthful : BallotRule::max));
    const Problem open = without_groups(built_.problem, closed);
    for (const BlockingPair& pair : blocking_pairs(open, solution_.mentor_of)) {
      const PairOf both{pair.mentee, pair.mentor};
      if (pair.due_to_pin || std::binary_search(made.one_way.begin(), made.one_way.end(), both))
        continue;
      tell("proposal-blocking", {{"mentee", text(built_.mentees[pair.mentee])},
                                 {"mentor", text(built_.mentors[pair.mentor])}});
    }
    if (findings_.empty() && truthful) check_asked(without_ways(built_.problem, made), closed);
  }

  // Stable is not enough: this rule gives one outcome, the best stable one for the mentees.
  void check_asked(const Problem& market, const std::vector<std::uint32_t>& closed) {
    const std::vector<std::uint32_t> found = asked_in_rounds(market, closed);
    const auto code = [&](std::uint32_t j) { return j == nobody ? "—" : text(built_.mentors[j]); };
    for (std::uint32_t i = 0; i < found.size(); ++i) {
      if (found[i] == solution_.mentor_of[i]) continue;
      tell("proposal-not-truthful", {{"mentee", text(built_.mentees[i])},
                                     {"told", code(solution_.mentor_of[i])},
                                     {"found", code(found[i])}});
    }
  }

  // Codes to the numbers of the problem; false for a code that the problem has not.
  bool numbers(const mentor::HallWitness& told, HallWitness& made) const {
    made.urgent = told.urgent;
    for (const PersonId mentee : told.mentees) {
      if (!mentee_at_.contains(mentee)) return false;
      made.mentees.push_back(mentee_at_.at(mentee));
    }
    for (const PersonId mentor : told.mentors) {
      if (!mentor_at_.contains(mentor)) return false;
      made.mentors.push_back(mentor_at_.at(mentor));
    }
    std::sort(made.mentees.begin(), made.mentees.end());
    std::sort(made.mentors.begin(), made.mentors.end());
    return true;
  }

  bool numbers(const std::vector<PersonId>& told, std::vector<std::uint32_t>& made) const {
    for (const PersonId mentor : told) {
      if (!mentor_at_.contains(mentor)) return false;
      made.push_back(mentor_at_.at(mentor));
    }
    std::sort(made.begin(), made.end());
    return std::adjacent_find(made.begin(), made.end()) == made.end();
  }

  bool numbers(const PriceWitness& told, FlowWitness& made) const {
    made.urgent = told.urgent;
    made.mentor.assign(built_.mentors.size(), 0);
    for (const auto& [mentor, price] : told.mentors) {
      if (!mentor_at_.contains(mentor)) return false;
      made.mentor[mentor_at_.at(mentor)] = price;
    }
    if (told.outside.size() != made.outside.size()) return false;
    std::copy(told.outside.begin(), told.outside.end(), made.outside.begin());
    return true;
  }

  bool read_search(const ProposalCertificate& told, Certificate& made) const {
    if (!numbers(told.closed, made.closed) || !numbers(told.open, made.open)) return false;
    for (const PriceWitness& each : told.flow)
      if (!numbers(each, made.flow.emplace_back())) return false;
    if (told.worst_off_flow && !numbers(*told.worst_off_flow, made.worst_off_flow.emplace()))
      return false;
    made.times = told.times;
    made.kept = {told.kept, wide(told.kept_lots)};
    made.claimed = told.claimed;
    return read_ways(told, made);
  }

  bool read_ways(const ProposalCertificate& told, Certificate& made) const {
    for (const LeftOutWay& way : told.one_way) {
      if (!mentee_at_.contains(way.mentee) || !mentor_at_.contains(way.mentor)) return false;
      made.one_way.push_back({mentee_at_.at(way.mentee), mentor_at_.at(way.mentor)});
    }
    made.one_way_claimed = told.one_way_claimed;
    return true;
  }

  bool read_certificate(const ProposalCertificate& told, Solution& solution) const {
    Certificate& made = solution.certificate;
    if (!read_search(told, made)) return false;
    for (const ProposalCertificate& each : told.one_way_cover)
      if (!read_leaf(each, solution.cover.emplace_back())) return false;
    for (const mentor::HallWitness& hall : told.served) {
      if (!numbers(hall, made.served.emplace_back())) return false;
    }
    if (told.worst_off) {
      WorstOffWitness witness{*told.worst_off, {}};
      if (told.worst_off_witness.size() != 1) return false;
      if (!numbers(told.worst_off_witness.front(), witness.hall)) return false;
      made.worst_off = std::move(witness);
    }
    if (told.claimed && told.prices.empty()) return true;
    made.mentor.assign(built_.mentors.size(), {});
    if (told.prices.size() != built_.mentors.size()) return false;
    for (const MentorPrice& price : told.prices) {
      if (!mentor_at_.contains(price.mentor)) return false;
      made.mentor[mentor_at_.at(price.mentor)] = {price.points, wide(price.lots)};
    }
    for (const OutsidePrice& price : told.outside) {
      if (price.urgent < 0 || price.urgent > 3) return false;
      made.outside[static_cast<std::size_t>(price.urgent)] = {price.points, wide(price.lots)};
    }
    return true;
  }

  // One of the cover: its pairs, which must be eligible, and their proof.
  bool read_leaf(const ProposalCertificate& told, Solution& leaf) const {
    leaf.mentor_of.assign(built_.mentees.size(), nobody);
    for (const ProvedGroup& group : told.pairs) {
      for (const PersonId mentee : group.mentees) {
        if (!mentee_at_.contains(mentee) || !mentor_at_.contains(group.mentor)) return false;
        const std::uint32_t i = mentee_at_.at(mentee);
        leaf.mentor_of[i] = mentor_at_.at(group.mentor);
        if (find_pair(built_.problem, i, leaf.mentor_of[i]) >= built_.problem.mentor.size())
          return false;
      }
    }
    add_up(built_.problem, leaf);
    return read_certificate(told, leaf);
  }

  const Proposal& proposal_;
  Programme before_;
  State state_;
  Admission admission_;
  Built built_;
  Solution solution_;
  std::map<PersonId, std::uint32_t> mentee_at_;
  std::map<PersonId, std::uint32_t> mentor_at_;
  std::set<PersonId> settled_;  ///< of whom it is told why they do not fit
  Findings findings_;
};

}  // namespace

Findings recheck(const Programme& programme, const Proposal& proposal) {
  return Recheck(programme, proposal).run();
}

std::string problem_of(const Programme& programme, const Proposal& proposal) {
  return Recheck(programme, proposal).problem();
}

bool is_fresh(const Programme& programme, const Proposal& proposal) {
  return Recheck(programme, proposal).fresh();
}

}  // namespace mentor::matching
