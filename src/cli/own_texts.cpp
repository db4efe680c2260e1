#include "own_texts.h"

#include <algorithm>
#include <iterator>

namespace mentor::cli {
namespace {

struct NextStep {
  UnmatchedCause cause;
  const char* english;
};

constexpr NextStep next_steps[] = {
    {UnmatchedCause::not_ready, TR_NOOP("collect what is missing")},
    {UnmatchedCause::no_eligible_mentor, TR_NOOP("look for a fitting mentor")},
    {UnmatchedCause::no_free_place, TR_NOOP("look for one more mentor")},
    {UnmatchedCause::lost_on_ballots, TR_NOOP("hold one more meeting")},
    {UnmatchedCause::no_gain, TR_NOOP("look for a mentor with more in common")},
    {UnmatchedCause::group_min, TR_NOOP("look for one more mentee for the group")},
    {UnmatchedCause::both_ways, TR_NOOP("look for a fitting mentor")},
};

}  // namespace

const char* const ended_by_order = TR_NOOP("matched anew by order {}");

const char* next_step_for(UnmatchedCause cause) {
  const auto* const found = std::find_if(std::begin(next_steps), std::end(next_steps),
                                         [&](const NextStep& each) { return each.cause == cause; });
  return found == std::end(next_steps) ? next_steps[1].english : found->english;
}

Words written_words(const Programme& programme) {
  return Words(parse_language(programme.card.language).value_or(Language::ru));
}

std::vector<std::string> own_texts() {
  std::vector<std::string> texts{"curator"};
  for (const Language language : {Language::ru, Language::en}) {
    const Words words(language);
    for (const NextStep& each : next_steps)
      texts.emplace_back(words.translated(each.english));
    texts.emplace_back(words.translated(ended_by_order));
  }
  return texts;
}

}  // namespace mentor::cli
