#include "mentor/matching/both_ways.h"

#include <algorithm>

namespace mentor::matching {
namespace {

// Both lists are in the order of ids. By mentee the mentor who is the same person, or `nobody`.
template <class Of, class In>
std::vector<std::uint32_t> same_people(const std::vector<Of>& of, const std::vector<In>& in) {
  std::vector<std::uint32_t> out(of.size(), nobody);
  std::size_t at = 0;
  for (std::size_t k = 0; k < of.size(); ++k) {
    while (at < in.size() && in[at].id < of[k].id)
      ++at;
    if (at < in.size() && in[at].id == of[k].id) out[k] = static_cast<std::uint32_t>(at);
  }
  return out;
}

/// Calls `see(pair, other)` for every pair whose other way is matched.
template <class See>
void each_barred(const Problem& problem, const std::vector<std::uint32_t>& mentor_of, See see) {
  const auto as_mentor = mentees_as_mentors(problem);
  const auto as_mentee = mentors_as_mentees(problem);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (mentor_of[i] == nobody) continue;
    const std::uint32_t mentee = as_mentee[mentor_of[i]];
    if (mentee == nobody || as_mentor[i] == nobody) continue;
    const std::size_t pair = find_pair(problem, mentee, as_mentor[i]);
    if (pair < problem.mentor.size()) see(pair, mentee, as_mentor[i]);
  }
}

}  // namespace

std::vector<std::uint32_t> mentees_as_mentors(const Problem& problem) {
  return same_people(problem.mentees, problem.mentors);
}

std::vector<std::uint32_t> mentors_as_mentees(const Problem& problem) {
  return same_people(problem.mentors, problem.mentees);
}

std::vector<std::size_t> other_ways(const Problem& problem) {
  std::vector<std::size_t> out(problem.mentor.size(), no_other_way);
  const auto as_mentor = mentees_as_mentors(problem);
  const auto as_mentee = mentors_as_mentees(problem);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (as_mentor[i] == nobody) continue;
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      const std::uint32_t mentee = as_mentee[problem.mentor[pair]];
      if (mentee == nobody) continue;
      const std::size_t other = find_pair(problem, mentee, as_mentor[i]);
      if (other < out.size()) out[pair] = other;
    }
  }
  return out;
}

bool has_two_ways(const Problem& problem) {
  const auto other = other_ways(problem);
  return std::any_of(other.begin(), other.end(),
                     [](std::size_t pair) { return pair != no_other_way; });
}

std::vector<std::size_t> matched_both_ways(const Problem& problem,
                                           const std::vector<std::uint32_t>& mentor_of) {
  std::vector<std::size_t> out;
  each_barred(problem, mentor_of,
              [&](std::size_t pair, std::uint32_t mentee, std::uint32_t mentor) {
                if (mentor_of[mentee] == mentor) out.push_back(pair);
              });
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::uint8_t> barred_ways(const Problem& problem,
                                      const std::vector<std::uint32_t>& mentor_of) {
  std::vector<std::uint8_t> out(problem.mentor.size(), 0);
  each_barred(problem, mentor_of,
              [&](std::size_t pair, std::uint32_t, std::uint32_t) { out[pair] = 1; });
  return out;
}

Problem without_ways(const Problem& problem, const Certificate& certificate) {
  std::vector<std::size_t> pairs;
  for (const PairOf& each : certificate.one_way)
    pairs.push_back(find_pair(problem, each.mentee, each.mentor));
  return without_pairs(problem, pairs);
}

}  // namespace mentor::matching
