// What stands between two people, as words for programs: in proposals, tables and prices.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace mentor {

/// Words that the program has for what no rule of matching.yaml says. Some have a detail behind a
/// colon: `consent:processing`.
inline constexpr std::string_view obstacle_words[] = {
    "agreement",    "ban",          "baseline",          "block",
    "both-ways",    "category",     "clearance",         "consent",
    "due-to-pin",   "ended-early",  "group-min",         "in-pair",
    "led-round",    "left",         "left-out",          "newer-pin",
    "no-gain",      "no-place",     "not-class-teacher", "not-enrolled",
    "not-lead",     "not-named",    "not-relatives",     "own-group",
    "paused",       "pinned-round", "pins-hold",         "preferred-others",
    "ranked-alike", "refusal",      "same-person",       "selected",
    "trained",      "word-swapped"};

/// Whether a rule or criterion of that id could not be told from what the program says.
[[nodiscard]] constexpr bool is_obstacle_word(std::string_view id) {
  const std::string_view word = id.substr(0, id.find(':'));
  return std::find(std::begin(obstacle_words), std::end(obstacle_words), word) !=
         std::end(obstacle_words);
}

}  // namespace mentor
