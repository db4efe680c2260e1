// Both ways: one person may stand on both sides of a form, but of the two pairs of the same two
// people, with the sides changed, at most one is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

inline constexpr std::size_t no_other_way = static_cast<std::size_t>(-1);

/// By mentee the mentor who is the same person, and by mentor the mentee; else `nobody`.
[[nodiscard]] std::vector<std::uint32_t> mentees_as_mentors(const Problem& problem);
[[nodiscard]] std::vector<std::uint32_t> mentors_as_mentees(const Problem& problem);

/// By pair, the eligible pair of the same two people the other way round, or no_other_way. People
/// are the same when their ids are.
[[nodiscard]] std::vector<std::size_t> other_ways(const Problem& problem);

/// Whether any pair has another way.
[[nodiscard]] bool has_two_ways(const Problem& problem);

/// The pairs that are matched and whose other way is matched too, ascending; empty = sound.
[[nodiscard]] std::vector<std::size_t> matched_both_ways(
    const Problem& problem, const std::vector<std::uint32_t>& mentor_of);

/// By pair, 1 where its other way is matched: nobody can have it as things are.
[[nodiscard]] std::vector<std::uint8_t> barred_ways(const Problem& problem,
                                                    const std::vector<std::uint32_t>& mentor_of);

/// The problem that the certificate is of: without the pairs of Certificate::one_way, which must be
/// eligible.
[[nodiscard]] Problem without_ways(const Problem& problem, const Certificate& certificate);

}  // namespace mentor::matching
