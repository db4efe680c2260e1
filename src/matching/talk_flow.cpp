#include "talk_flow.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace mentor::matching {
namespace {

// What a talk is worth: with one of the best first, then its points.
std::vector<Wide> values_of(const Problem& problem, int rounds) {
  std::vector<Wide> values(problem.mentor.size(), 0);
  Wide all_points = 1;
  for (const std::int32_t points : problem.points)
    all_points += points;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i) {
    std::vector<std::int32_t> points;
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      if (problem.mentors[problem.mentor[pair]].places > 0) points.push_back(problem.points[pair]);
    }
    if (points.empty()) continue;
    std::sort(points.rbegin(), points.rend());
    const auto last = std::min(points.size(), static_cast<std::size_t>(rounds)) - 1;
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      values[pair] = problem.points[pair];
      if (problem.points[pair] >= points[last]) values[pair] += all_points;
    }
  }
  return values;
}

// Successive shortest paths: source -> mentees -> mentors -> sink. The k-th talk of a mentor costs
// k times more than all values together, the k-th of a mentee k times more than all those steps:
// talks are shared out among mentees before mentors count, and among mentors before values do.
class Flow {
 public:
  Flow(const Problem& problem, int rounds)
      : problem_(problem),
        values_(values_of(problem, rounds)),
        rounds_(rounds),
        chosen_(problem.mentor.size(), false),
        of_mentee_(problem.mentees.size(), 0),
        of_mentor_(problem.mentors.size(), 0),
        mentee_price_(problem.mentees.size(), 0),
        mentor_price_(problem.mentors.size(), 0),
        by_mentor_(problem.mentors.size()) {
    top_ = 1;
    for (std::size_t i = 0; i < problem.mentees.size(); ++i) {
      Wide best = 0;
      for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
        owner_.push_back(static_cast<std::uint32_t>(i));
        by_mentor_[problem.mentor[pair]].push_back(pair);
        best = std::max(best, values_[pair]);
      }
      mentor_step_ += best * rounds;
      top_ = std::max(top_, best);
    }
    mentor_step_ += 1;
    // Nobody's last talk is beyond the rounds, and no mentee has more talks than that.
    const Wide steps = static_cast<Wide>(problem.mentees.size()) * rounds * rounds;
    mentee_step_ = mentor_step_ * (steps + 2);
  }

  bool augment() {
    search();
    std::uint32_t end = nobody;
    for (std::uint32_t j = 0; j < of_mentor_.size(); ++j) {
      if (of_mentor_[j] >= rounds_ || !mentor_reached_[j]) continue;
      if (problem_.mentors[j].places <= 0) continue;
      if (end == nobody || one_more(j) < one_more(end)) end = j;
    }
    if (end == nobody) return false;
    const Wide limit = mentor_distance_[end];
    for (std::size_t i = 0; i < mentee_price_.size(); ++i)
      mentee_price_[i] += mentee_reached_[i] ? std::min(mentee_distance_[i], limit) : limit;
    for (std::size_t j = 0; j < mentor_price_.size(); ++j)
      mentor_price_[j] += mentor_reached_[j] ? std::min(mentor_distance_[j], limit) : limit;
    ++of_mentor_[end];
    for (std::uint32_t j = end;;) {
      const std::size_t in = into_mentor_[j];
      chosen_[in] = true;
      const std::uint32_t i = owner_[in];
      if (into_mentee_[i] == problem_.mentor.size()) {
        ++of_mentee_[i];
        return true;
      }
      chosen_[into_mentee_[i]] = false;
      j = problem_.mentor[into_mentee_[i]];
    }
  }

  [[nodiscard]] std::vector<std::size_t> pairs() const {
    std::vector<std::size_t> pairs;
    for (std::size_t pair = 0; pair < chosen_.size(); ++pair) {
      if (chosen_[pair]) pairs.push_back(pair);
    }
    return pairs;
  }

 private:
  struct Open {
    Wide distance = 0;
    std::uint32_t node = 0;  ///< mentees first, then mentors
    friend auto operator<=>(const Open&, const Open&) = default;
  };

  // One talk more of this mentor: the true distance, with the prices taken off again, and a step.
  [[nodiscard]] Wide one_more(std::uint32_t mentor) const {
    return mentor_distance_[mentor] + mentor_price_[mentor] +
           mentor_step_ * (of_mentor_[mentor] + 1);
  }

  [[nodiscard]] Wide cost(std::size_t pair) const { return top_ - values_[pair]; }

  void search() {
    const auto mentees = static_cast<std::uint32_t>(of_mentee_.size());
    mentee_distance_.assign(of_mentee_.size(), 0);
    mentor_distance_.assign(of_mentor_.size(), 0);
    mentee_reached_.assign(of_mentee_.size(), false);
    mentor_reached_.assign(of_mentor_.size(), false);
    into_mentee_.assign(of_mentee_.size(), problem_.mentor.size());
    into_mentor_.assign(of_mentor_.size(), problem_.mentor.size());
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    for (std::uint32_t i = 0; i < mentees; ++i) {
      if (of_mentee_[i] >= rounds_) continue;
      mentee_reached_[i] = true;
      mentee_distance_[i] = mentee_step_ * (of_mentee_[i] + 1) - mentee_price_[i];
      open.push({mentee_distance_[i], i});
    }
    while (!open.empty()) {
      const Open at = open.top();
      open.pop();
      if (at.node < mentees) {
        if (at.distance == mentee_distance_[at.node]) leave_mentee(at.node, open);
      } else if (at.distance == mentor_distance_[at.node - mentees]) {
        leave_mentor(at.node - mentees, open);
      }
    }
  }

  template <class Queue>
  void leave_mentee(std::uint32_t i, Queue& open) {
    for (std::size_t pair = problem_.first[i]; pair < problem_.first[i + 1]; ++pair) {
      const std::uint32_t j = problem_.mentor[pair];
      if (chosen_[pair] || problem_.mentors[j].places <= 0) continue;
      const Wide next = mentee_distance_[i] + cost(pair) + mentee_price_[i] - mentor_price_[j];
      if (mentor_reached_[j] && mentor_distance_[j] <= next) continue;
      mentor_reached_[j] = true;
      mentor_distance_[j] = next;
      into_mentor_[j] = pair;
      open.push({next, static_cast<std::uint32_t>(of_mentee_.size()) + j});
    }
  }

  template <class Queue>
  void leave_mentor(std::uint32_t j, Queue& open) {
    for (const std::size_t pair : by_mentor_[j]) {
      if (!chosen_[pair]) continue;
      const std::uint32_t i = owner_[pair];
      const Wide next = mentor_distance_[j] - cost(pair) + mentor_price_[j] - mentee_price_[i];
      if (mentee_reached_[i] && mentee_distance_[i] <= next) continue;
      mentee_reached_[i] = true;
      mentee_distance_[i] = next;
      into_mentee_[i] = pair;
      open.push({next, i});
    }
  }

  const Problem& problem_;
  std::vector<Wide> values_;
  int rounds_ = 0;
  std::vector<bool> chosen_;
  std::vector<int> of_mentee_;
  std::vector<int> of_mentor_;
  std::vector<Wide> mentee_price_;
  std::vector<Wide> mentor_price_;
  std::vector<std::vector<std::size_t>> by_mentor_;
  std::vector<std::uint32_t> owner_;
  Wide top_ = 0;          ///< the highest value
  Wide mentor_step_ = 0;  ///< more than all values together
  Wide mentee_step_ = 0;  ///< more than all steps of mentors and values together
  std::vector<Wide> mentee_distance_;
  std::vector<Wide> mentor_distance_;
  std::vector<bool> mentee_reached_;
  std::vector<bool> mentor_reached_;
  std::vector<std::size_t> into_mentee_;
  std::vector<std::size_t> into_mentor_;
};

}  // namespace

std::vector<std::size_t> plan_talks(const Problem& problem, int rounds, int talks) {
  Flow flow(problem, rounds);
  for (int each = 0; each < talks; ++each) {
    if (!flow.augment()) break;
  }
  return flow.pairs();
}

}  // namespace mentor::matching
