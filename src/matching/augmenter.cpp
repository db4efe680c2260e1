#include "augmenter.h"

#include <algorithm>
#include <deque>

namespace mentor::matching {

Augmenter::Augmenter(const Problem& problem)
    : problem_(&problem),
      pinned_(problem.mentees.size(), false),
      held_(problem.mentors.size()),
      mentor_of_(problem.mentees.size(), nobody),
      fits_(problem.mentors.size()) {
  for (const Mentor& mentor : problem.mentors)
    places_.push_back(mentor.places);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      fits_[problem.mentor[pair]].push_back(i);
      if ((problem.marks[pair] & Mark::pinned) == 0) continue;
      pinned_[i] = true;
      --places_[problem.mentor[pair]];
      ++served_;
    }
  }
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    std::vector<bool> seen(problem.mentors.size(), false);
    if (!pinned_[i] && augment(i, seen)) ++served_;
  }
  reach();
}

// Kuhn's algorithm: a place of a mentor, or of one whose mentee can move on.
bool Augmenter::augment(std::uint32_t mentee, std::vector<bool>& seen) {
  for (std::size_t pair = problem_->first[mentee]; pair < problem_->first[mentee + 1]; ++pair) {
    const std::uint32_t mentor = problem_->mentor[pair];
    if (seen[mentor]) continue;
    seen[mentor] = true;
    auto& held = held_[mentor];
    if (static_cast<int>(held.size()) < places_[mentor]) {
      held.push_back(mentee);
      mentor_of_[mentee] = mentor;
      return true;
    }
    for (std::uint32_t& other : held) {
      if (!augment(other, seen)) continue;
      other = mentee;
      mentor_of_[mentee] = mentor;
      return true;
    }
  }
  return false;
}

void Augmenter::reach() {
  std::deque<std::uint32_t> open;
  std::vector<bool> seen(mentor_of_.size(), false);
  const auto visit = [&](std::uint32_t mentee) {
    if (seen[mentee] || pinned_[mentee]) return;
    seen[mentee] = true;
    open.push_back(mentee);
    short_.push_back(mentee);
  };
  for (std::uint32_t i = 0; i < mentor_of_.size(); ++i) {
    if (mentor_of_[i] == nobody) visit(i);
  }
  while (!open.empty()) {
    const std::uint32_t mentee = open.front();
    open.pop_front();
    for (std::size_t pair = problem_->first[mentee]; pair < problem_->first[mentee + 1]; ++pair) {
      for (const std::uint32_t other : held_[problem_->mentor[pair]])
        visit(other);
    }
  }
  std::sort(short_.begin(), short_.end());
}

// Each place of the new mentor starts a path that ends with somebody left out; a path takes mentees
// from their mentors, whose places others then want.
int Augmenter::gain(const std::vector<std::uint32_t>& fits, int places) const {
  std::vector<std::uint32_t> mentor_of = mentor_of_;
  const auto newcomer = static_cast<std::uint32_t>(fits_.size());
  for (int gained = 0;; ++gained) {
    if (gained == places) return gained;
    std::vector<std::uint32_t> from(fits_.size() + 1, nobody);  // by mentor: whom it lost
    std::vector<bool> seen(mentor_of.size(), false);
    std::vector<std::uint32_t> wanted_by(mentor_of.size(), nobody);  // by mentee: which mentor
    std::deque<std::uint32_t> open = {newcomer};
    std::vector<bool> asked(fits_.size() + 1, false);
    std::uint32_t last = nobody;
    while (!open.empty() && last == nobody) {
      const std::uint32_t mentor = open.front();
      open.pop_front();
      for (const std::uint32_t mentee : mentor == newcomer ? fits : fits_[mentor]) {
        if (seen[mentee] || pinned_[mentee] || mentor_of[mentee] == mentor) continue;
        seen[mentee] = true;
        wanted_by[mentee] = mentor;
        const std::uint32_t now = mentor_of[mentee];
        if (now == nobody) {
          last = mentee;
          break;
        }
        if (now == newcomer || asked[now]) continue;
        asked[now] = true;
        from[now] = mentee;
        open.push_back(now);
      }
    }
    if (last == nobody) return gained;
    for (std::uint32_t mentee = last; mentee != nobody;) {
      const std::uint32_t mentor = wanted_by[mentee];
      mentor_of[mentee] = mentor;
      mentee = mentor == newcomer ? nobody : from[mentor];
    }
  }
}

}  // namespace mentor::matching
