// Why pins of the curator make no pair, for match, match pin and check.
#pragma once

#include <optional>

#include "mentor/matching/build.h"
#include "mentor/matching/pins.h"
#include "mentor/model/finding.h"
#include "mentor/render/ledger.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// In which words it is told, and how people are called there.
struct PinSpeaker {
  const Words& words;
  NameOf name;
};

/// An obstacle between mentee and mentor in words, with the person whom it concerns where that may
/// be either of the two, or is somebody who leads the mentor's group too.
[[nodiscard]] std::string reason_in_words(const PinSpeaker& speaker, const Programme& programme,
                                          const FormId& form, const matching::Obstacle& obstacle,
                                          const std::pair<PersonId, PersonId>& two);

/// `pin-not-kept` (mentee, mentor, form, because, rules) for pins that the form's matching does not
/// keep: a warning at the line of each.
[[nodiscard]] Findings pins_not_kept(const PinSpeaker& speaker, const State& state,
                                     const matching::Built& built);

/// The same for pins that no form's matching of the day would keep.
[[nodiscard]] Findings pins_not_kept(const PinSpeaker& speaker, const State& state);

/// `pin-beats-rules` (mentee, mentor, form, because, rules): a note where a pin of the two is kept
/// in spite of rules that it is stronger than.
[[nodiscard]] std::optional<Finding> rules_beaten(const PinSpeaker& speaker,
                                                  const matching::Admission& admission,
                                                  PersonId mentee, PersonId mentor);

}  // namespace mentor::cli
