#include "ledger.h"

#include <algorithm>

namespace mentor::matching {
namespace {

// The smallest number that half of them do not exceed.
int half_of(std::vector<int>& numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>((numbers.size() - 1) / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

std::optional<Waits> waits_of(std::vector<int> days) {
  if (days.empty()) return std::nullopt;
  const int longest = *std::max_element(days.begin(), days.end());
  return Waits{static_cast<int>(days.size()), half_of(days), longest};
}

class Bookkeeper {
 public:
  Bookkeeper(const Teller& teller, const Proposal& proposal)
      : teller_(teller), proposal_(proposal), built_(teller.built()) {
    for (const ProposedPair& pair : proposal.pairs)
      for (const ProposedMentee& each : pair.mentees)
        matched_[each.id] = {pair.mentor, &each};
  }

  [[nodiscard]] Ledger write() const {
    Ledger ledger;
    add_waits(ledger);
    add_loads(ledger);
    add_worst_off(ledger);
    add_narrow(ledger);
    return ledger;
  }

 private:
  struct Place {
    PersonId mentor;
    const ProposedMentee* mentee = nullptr;
  };

  // Who has a mentor now waits for nobody.
  void add_waits(Ledger& ledger) const {
    std::vector<int> served;
    std::vector<int> left;
    for (const auto& [mentee, place] : matched_)
      if (!built_.freed.contains(mentee)) served.push_back(teller_.waiting(mentee).waiting_days);
    for (const Unmatched& each : proposal_.unmatched)
      if (!built_.freed.contains(each.id)) left.push_back(each.waiting_days);
    ledger.served = waits_of(std::move(served));
    ledger.left = waits_of(std::move(left));
  }

  void add_loads(Ledger& ledger) const {
    std::map<PersonId, int> news;
    for (const ProposedPair& pair : proposal_.pairs) {
      news[pair.mentor] += static_cast<int>(pair.mentees.size());
      for (const PersonId mate : teller_.admission().mates_of(pair.mentor))
        news[mate] += static_cast<int>(pair.mentees.size());
    }
    std::map<int, int> mentors;
    for (std::size_t j = 0; j < built_.mentors.size(); ++j) {
      const Mentor& mentor = built_.problem.mentors[j];
      if (mentor.places + mentor.load > 0) ++mentors[mentor.load + news[built_.mentors[j]]];
    }
    for (const auto& [mentees, count] : mentors)
      ledger.loads.push_back({mentees, count});
  }

  void add_worst_off(Ledger& ledger) const {
    for (std::uint32_t i = 0; i < built_.mentees.size(); ++i) {
      const auto found = matched_.find(built_.mentees[i]);
      if (found == matched_.end() || found->second.mentee->pinned) continue;
      const int points = found->second.mentee->points;
      if (ledger.worst_off && ledger.worst_off->points <= points) continue;
      ledger.worst_off = {found->first, found->second.mentor, points, best_of(i),
                          possible(found->first, found->second.mentor)};
    }
  }

  [[nodiscard]] int best_of(std::uint32_t mentee) const {
    const Problem& problem = built_.problem;
    const auto from = problem.points.begin();
    return *std::max_element(from + static_cast<std::ptrdiff_t>(problem.first[mentee]),
                             from + static_cast<std::ptrdiff_t>(problem.first[mentee + 1]));
  }

  [[nodiscard]] int possible(PersonId mentee, PersonId mentor) const {
    int sum = 0;
    for (const CriterionScore& each : teller_.scoring().score(mentee, mentor).by)
      if (each.counts) sum += each.criterion->weight;
    return sum;
  }

  void add_narrow(Ledger& ledger) const {
    std::vector<int> named;
    for (const PersonId mentee : built_.mentees)
      if (teller_.times(mentee).value_or(0) > 0) named.push_back(*teller_.times(mentee));
    std::vector<int> points;
    for (const auto& [mentee, place] : matched_)
      points.push_back(place.mentee->points);
    if (named.empty() || points.empty()) return;
    NarrowTimes narrow{half_of(named), half_of(points), {}};
    for (const PersonId mentee : built_.mentees) {
      const auto found = matched_.find(mentee);
      const int times = teller_.times(mentee).value_or(0);
      if (found == matched_.end() || found->second.mentee->pinned) continue;
      if (times == 0 || 2 * times > narrow.half) continue;
      if (found->second.mentee->points > narrow.points)
        narrow.gained.push_back({mentee, times, found->second.mentee->points});
    }
    ledger.narrow = std::move(narrow);
  }

  const Teller& teller_;
  const Proposal& proposal_;
  const Built& built_;
  std::map<PersonId, Place> matched_;
};

}  // namespace

Ledger ledger_of(const Teller& teller, const Proposal& proposal) {
  return Bookkeeper(teller, proposal).write();
}

}  // namespace mentor::matching
